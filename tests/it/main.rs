//! One test program, a module per boundary.

mod architecture;
mod assessment;
mod cli;
mod composition;
mod extraction;
mod grammar;
mod inbox;
mod intake;
mod read_docx;
mod read_pdf;
mod read_sheets;
mod refdata;
mod workbook;
