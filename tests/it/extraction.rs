//! extraction: see the functions' names.
