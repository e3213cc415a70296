//! Spreadsheets: XLSX, XLSB and XLS through calamine, ODS and SpreadsheetML 2003 as XML, CSV, and
//! HTML that calls itself a spreadsheet.
//!
//! Each format's file fills a sparse [`Grid`] a sheet: texts at their places, merged areas,
//! hidden rows and columns. [`blocks`] cuts a grid into lines and tables, whatever the
//! format; [`layout`] paints the page. So a shape of sheet is learnt once, in `blocks`, and a
//! format is a function from bytes to grids.
//!
//! Cells are counted for the whole book: [`Limits::max_cells`] cells with text, and as many
//! places in tables again. What is beyond is an [`Omission::Cells`]; a table that does not
//! fit is given as lines alone.
//!
//! What nobody sees on the sheet is told apart from what one sees: cells of hidden rows and
//! columns are marked in tables, and outside them they are lines of [`Zone::Margin`], as is
//! the text that a merged cell covers.
//!
//! [`Zone::Margin`]: crate::model::Zone::Margin

mod blocks;
mod grid;
mod html;
mod layout;
mod ods;
mod package;
mod text;
mod value;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod xml2003;

use super::{Limits, Ocr, ReadError, Reader};
use crate::model::{Document, Facts, Omission};
use grid::{Budget, Grid};

/// A spreadsheet format: a function from bytes to its sheets in order, settled.
pub(super) struct Sheets(fn(&[u8], &Limits) -> Result<Vec<Grid>, ReadError>);

/// Excel 2007 and later.
pub(super) const XLSX: Sheets = Sheets(xlsx::read);
/// Excel 97 to 2003.
pub(super) const XLS: Sheets = Sheets(xls::read);
/// Excel 2007 and later, in binary parts.
pub(super) const XLSB: Sheets = Sheets(xlsb::read);
/// `OpenDocument`.
pub(super) const ODS: Sheets = Sheets(ods::read);
/// SpreadsheetML 2003.
pub(super) const XML: Sheets = Sheets(xml2003::read);
/// HTML tables.
pub(super) const HTML: Sheets = Sheets(|bytes, limits| Ok(html::read(bytes, limits)));
/// Separated values.
pub(super) const CSV: Sheets = Sheets(|bytes, limits| Ok(text::read(bytes, limits)));

impl Reader for Sheets {
    fn revision(&self) -> u32 {
        1
    }

    fn read(&self, bytes: &[u8], limits: &Limits, _ocr: Option<&Ocr>) -> Result<Document, ReadError> {
        let size = bytes.len() as u64;
        if size > limits.max_bytes {
            return Err(ReadError::Limit { what: "bytes", size, limit: limits.max_bytes });
        }
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        document((self.0)(bytes, limits)?, limits)
    }
}

/// One page a sheet.
fn document(mut grids: Vec<Grid>, limits: &Limits) -> Result<Document, ReadError> {
    let all = u32::try_from(grids.len()).unwrap_or(u32::MAX);
    let mut places = Budget::new(limits);
    let mut pages = Vec::new();
    let mut omissions = Vec::new();
    for (number, grid) in (1..=limits.max_pages).zip(&mut grids) {
        pages.push(layout::page(grid, number, &mut places));
        if grid.damaged {
            omissions.push(Omission::Unreadable { page: number });
        }
        if grid.cut {
            omissions.push(Omission::Cells { sheet: grid.name.clone() });
        }
    }
    if all > limits.max_pages {
        omissions.push(Omission::Pages { read: limits.max_pages, of: all });
    }
    if pages.iter().all(|page| page.lines.is_empty()) {
        let whole = omissions.is_empty();
        return Err(if whole { ReadError::Empty } else { damaged_throughout(all) });
    }
    Ok(Document { pages, facts: Facts { pages: Some(all), ..Facts::default() }, omissions })
}

fn damaged_throughout(sheets: u32) -> ReadError {
    ReadError::Damaged { detail: format!("nothing readable on any of {sheets} sheets") }
}
