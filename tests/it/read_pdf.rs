//! read_pdf: see the functions' names.
