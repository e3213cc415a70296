//! workbook: see the functions' names.
