//! intake: see the functions' names.
