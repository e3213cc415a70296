//! One test program, a module per boundary.

#![allow(
    clippy::unwrap_used,
    clippy::format_push_string,
    clippy::type_complexity,
    reason = "a test fails by panicking, and tells its story in strings"
)]

mod architecture;
mod assessment;
mod cli;
mod composition;
mod evaluation;
mod extraction;
mod grammar;
mod inbox;
mod intake;
mod read_docx;
mod read_pdf;
mod read_scans;
mod read_sheets;
mod refdata;
mod workbook;
