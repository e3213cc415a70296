//! XLS (BIFF in a compound file): cells through calamine, hidden rows and columns from the
//! workbook's records ([MS-XLS] 2.4: `ColInfo`, `Row`).
//!
//! calamine makes room for the whole area between a sheet's corners, believes the area that
//! a sheet names, and gives up the book for one bad record. So the records are walked first
//! and calamine gets a copy of the workbook in which everything fits: cells beyond the limit
//! and the named areas are turned into blanks, which it passes over, and a sheet ends where
//! its damage begins.

use std::io::{Cursor, Read as _, Write as _};

use calamine::{Reader as _, Sheet, SheetType, SheetVisible, Xls, XlsError};

use super::grid::{Budget, Grid, Ranges};
use super::package::damaged;
use super::value;
use crate::read::{Limits, ReadError};

/// The stream of the workbook: since 1997, before.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];
/// The streams of a newer workbook that is locked with a password.
const LOCKED: [&str; 2] = ["/EncryptedPackage", "/EncryptionInfo"];

/// The records that matter here; [MS-XLS] 2.3.
mod kind {
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const COLUMNS: u16 = 0x007D;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const RICH_STRING: u16 = 0x00D6;
    pub(super) const MERGED: u16 = 0x00E5;
    pub(super) const SHARED_STRING: u16 = 0x00FD;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const BLANK: u16 = 0x0201;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOLEAN: u16 = 0x0205;
    pub(super) const STRING: u16 = 0x0207;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const BOF: u16 = 0x0809;
}

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Grid>, ReadError> {
    let mut stream = workbook(bytes, limits)?;
    let facts = tame(&mut stream, limits.max_cells);
    let tamed = compound(&stream).map_err(damaged)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(tamed)).map_err(|error| match error {
        XlsError::Password => ReadError::Encrypted,
        error => damaged(error),
    })?;
    let mut budget = Budget::new(limits);
    let mut grids: Vec<Grid> = Vec::new();
    let mut facts = facts.into_iter();
    for Sheet { name, typ, visible } in book.sheets_metadata().to_vec() {
        let facts = facts.next().unwrap_or_default();
        let mut grid = Grid::new(&name, visible != SheetVisible::Visible);
        let twice = grids.iter().any(|other| other.name == grid.name);
        grid.cut = facts.cut;
        grid.hidden_rows = facts.hidden_rows;
        grid.hidden_columns = facts.hidden_columns;
        if matches!(typ, SheetType::WorkSheet | SheetType::MacroSheet | SheetType::DialogSheet) {
            let read = if twice { None } else { cells(&mut book, &name, &mut grid, &mut budget) };
            grid.damaged = facts.damaged || read.is_none();
        }
        grid.settle();
        grids.push(grid);
    }
    Ok(grids)
}

fn cells(book: &mut Xls<Cursor<Vec<u8>>>, name: &str, grid: &mut Grid, budget: &mut Budget) -> Option<()> {
    let range = book.worksheet_range(name).ok()?;
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, cell) in range.used_cells() {
        let row = u32::try_from(row).ok()?.saturating_add(top);
        let column = u32::try_from(column).ok()?.saturating_add(left);
        grid.put(row, column, value::text_of(cell), budget);
    }
    for area in book.merge_cells_by_sheet_name(name).ok()? {
        grid.merge(area.start, area.end);
    }
    Some(())
}

/// The workbook's stream out of the compound file.
fn workbook(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if LOCKED.iter().any(|stream| file.is_stream(stream)) {
        return Err(ReadError::Encrypted);
    }
    let Some(name) = STREAMS.iter().find(|stream| file.is_stream(stream)) else {
        return Err(damaged("no workbook in the compound file"));
    };
    let stream = file.open_stream(name).map_err(damaged)?;
    let size = stream.len();
    if size > limits.max_unpacked {
        return Err(ReadError::Limit { what: "bytes of the workbook", size, limit: limits.max_unpacked });
    }
    let mut workbook = Vec::new();
    // A file cut short gives what it has: the sheets before the cut.
    let read = stream.take(limits.max_unpacked).read_to_end(&mut workbook);
    if workbook.is_empty() {
        return Err(read.map_or_else(damaged, |_| damaged("the workbook is empty")));
    }
    Ok(workbook)
}

/// A compound file with nothing but the workbook.
fn compound(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    // Version 3: in version 4 calamine wants a mini stream, which a large workbook has not.
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream("/Workbook")?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

/// What a walk over a sheet's records tells.
#[derive(Debug, Default)]
struct SheetFacts {
    damaged: bool,
    cut: bool,
    hidden_rows: Ranges,
    hidden_columns: Ranges,
}

/// The area that calamine would make room for.
#[derive(Clone, Copy)]
struct Extent {
    top: u16,
    bottom: u16,
    left: u16,
    right: u16,
}

impl Extent {
    const fn places(self) -> u64 {
        ((self.bottom - self.top) as u64 + 1) * ((self.right - self.left) as u64 + 1)
    }

    fn with(self, row: u16, left: u16, right: u16) -> Self {
        Self {
            top: self.top.min(row),
            bottom: self.bottom.max(row),
            left: self.left.min(left),
            right: self.right.max(right),
        }
    }
}

/// Walks all records, and changes those that calamine would stumble over. `max_cells` bounds
/// the areas of all sheets together. The facts are those of the sheets, in order.
fn tame(stream: &mut Vec<u8>, max_cells: u64) -> Vec<SheetFacts> {
    let mut sheets = Vec::new();
    let mut at = 0;
    while let Some((found, body)) = record(stream, at) {
        match found {
            kind::BOUND_SHEET => sheets.push((body.start, word(stream, body.start))),
            kind::EOF => break,
            _ => {}
        }
        at = body.end;
    }
    let mut left = max_cells;
    let mut facts = Vec::new();
    let starts: Vec<usize> =
        sheets.iter().map(|(_, start)| start.map_or(usize::MAX, |at| at as usize)).collect();
    for ((bound, _), start) in sheets.into_iter().zip(&starts) {
        if record(stream, *start).is_some_and(|(found, _)| found == kind::BOF) {
            // A record that runs into the next sheet is damage of this one, not of both.
            let next = starts.iter().filter(|other| *other > start).min().copied().unwrap_or(usize::MAX);
            facts.push(tame_sheet(stream, *start, next, &mut left));
            continue;
        }
        // No sheet there: it is made to begin at an end of its own.
        let position = u32::try_from(stream.len()).unwrap_or(0);
        stream.extend([0x0A, 0, 0, 0]);
        put(stream, bound, &position.to_le_bytes());
        facts.push(SheetFacts { damaged: true, ..SheetFacts::default() });
    }
    facts
}

/// Tames the sheet that begins at `start`; the next one begins at `next`.
fn tame_sheet(stream: &mut Vec<u8>, start: usize, next: usize, left: &mut u64) -> SheetFacts {
    let mut facts = SheetFacts::default();
    let mut extent: Option<Extent> = None;
    // Charts inside a sheet are sheets of their own, whose cells are none of this one.
    let mut depth = 0_u32;
    let mut drop_string = false;
    let mut at = start;
    loop {
        let Some((found, body)) = record(stream, at).filter(|(_, body)| body.end <= next) else {
            facts.damaged = true;
            end_here(stream, at);
            break;
        };
        match found {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => break,
            kind::EOF => depth -= 1,
            _ if depth > 1 => {}
            kind::DIMENSIONS => blank(stream, at),
            kind::ROW => {
                /// `fDyZero` of the record's flags.
                const HIDDEN: u16 = 1 << 5;
                if let (Some(row), Some(flags)) = (half(stream, body.start), half(stream, body.start + 12))
                    && body.len() >= 16
                    && flags & HIDDEN != 0
                {
                    facts.hidden_rows.add(row.into(), row.into());
                }
            }
            kind::COLUMNS => {
                if let (Some(first), Some(last), Some(flags)) =
                    (half(stream, body.start), half(stream, body.start + 2), half(stream, body.start + 8))
                    && body.len() >= 10
                    && flags & 1 != 0
                {
                    facts.hidden_columns.add(first.into(), last.into());
                }
            }
            kind::STRING if drop_string || body.len() < 3 => blank(stream, at),
            kind::MERGED => {
                let areas = half(stream, body.start).map_or(usize::MAX, usize::from);
                if body.len() < areas.saturating_mul(8).saturating_add(2) {
                    facts.damaged = true;
                    blank(stream, at);
                }
            }
            _ => {
                let Some(size) = least_size(found) else {
                    at = body.end;
                    continue;
                };
                let place = (half(stream, body.start), half(stream, body.start + 2));
                let (Some(row), Some(column), true) = (place.0, place.1, body.len() >= size) else {
                    facts.damaged = true;
                    blank(stream, at);
                    at = body.end;
                    continue;
                };
                let last = if found == kind::MUL_RK { half(stream, body.end - 2) } else { None };
                let last = last.unwrap_or(column);
                let cells = (body.len().saturating_sub(6) / 6).max(1);
                let with = extent
                    .unwrap_or(Extent { top: row, bottom: row, left: column, right: column })
                    .with(row, column, last);
                let sane =
                    last >= column && (found != kind::MUL_RK || usize::from(last - column) + 1 == cells);
                if !sane {
                    facts.damaged = true;
                    blank(stream, at);
                } else if with.places() > *left {
                    facts.cut = true;
                    blank(stream, at);
                } else {
                    extent = Some(with);
                }
                if found == kind::FORMULA {
                    drop_string = !sane || with.places() > *left;
                }
            }
        }
        at = body.end;
    }
    *left -= extent.map_or(0, Extent::places).min(*left);
    facts
}

/// The fewest bytes that a cell's record has; `None` for records that are no cells.
const fn least_size(found: u16) -> Option<usize> {
    match found {
        kind::NUMBER => Some(14),
        kind::LABEL | kind::RICH_STRING | kind::BOOLEAN => Some(8),
        kind::RK | kind::SHARED_STRING => Some(10),
        kind::MUL_RK => Some(12),
        kind::FORMULA => Some(22),
        _ => None,
    }
}

/// Kind and body of the record at `at`; `None` past the end, or where it is cut off.
fn record(stream: &[u8], at: usize) -> Option<(u16, std::ops::Range<usize>)> {
    let (found, size) = (half(stream, at)?, half(stream, at.checked_add(2)?)?);
    let start = at + 4;
    let end = start + usize::from(size);
    (end <= stream.len()).then_some((found, start..end))
}

fn half(stream: &[u8], at: usize) -> Option<u16> {
    stream.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn word(stream: &[u8], at: usize) -> Option<u32> {
    stream.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn put(stream: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = stream.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// Turns the record at `at` into a blank cell, which calamine passes over.
fn blank(stream: &mut [u8], at: usize) {
    put(stream, at, &kind::BLANK.to_le_bytes());
}

/// Ends the sheet at `at`, where a record is cut off.
fn end_here(stream: &mut Vec<u8>, at: usize) {
    const END: [u8; 4] = [0x0A, 0, 0, 0];
    if at + END.len() > stream.len() {
        stream.truncate(at);
        stream.extend(END);
    } else {
        put(stream, at, &END);
    }
}
