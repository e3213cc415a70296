//! read_sheets: see the functions' names.
