//! read_docx: see the functions' names.
