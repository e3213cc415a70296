//! assessment: see the functions' names.
