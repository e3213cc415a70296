//! grammar: see the functions' names.
