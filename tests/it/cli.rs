//! cli: see the functions' names.
