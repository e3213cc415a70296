//! XLSB: cells through calamine; hidden rows and columns and merged areas from the sheet's
//! records ([MS-XLSB] 2.4: `BrtRowHdr`, `BrtColInfo`, `BrtMergeCell`).

use std::io::{Cursor, Read};

use calamine::{Reader as _, Sheet, SheetType, SheetVisible, Xlsb, XlsbError};

use super::grid::{Budget, Grid};
use super::package::{Package, damaged, resolve};
use super::value;
use crate::read::{Limits, ReadError};

const WORKBOOK: &str = "xl/workbook.bin";
/// `BrtRowHdr`: a row begins.
const ROW: u32 = 0;
/// `BrtColInfo`: some columns.
const COLUMNS: u32 = 60;
/// `BrtMergeCell`: a merged area.
const MERGE: u32 = 176;
/// `BrtBundleSh`: a sheet of the workbook.
const SHEET: u32 = 156;
/// Bytes of a record that are looked at.
const HEAD: u64 = 2048;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Grid>, ReadError> {
    let mut package = Package::open(bytes, limits, &[])?;
    let parts = parts(&mut package);
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => ReadError::Encrypted,
        error => damaged(error),
    })?;
    let mut budget = Budget::new(limits);
    let mut grids: Vec<Grid> = Vec::new();
    for Sheet { name, typ, visible } in book.sheets_metadata().to_vec() {
        let mut grid = Grid::new(&name, visible != SheetVisible::Visible);
        let twice = grids.iter().any(|other| other.name == grid.name);
        let part = parts.iter().find(|(title, _)| *title == name).map(|(_, part)| part.as_str());
        if typ != SheetType::ChartSheet {
            let read = if twice { None } else { cells(&mut book, &name, &mut grid, &mut budget) };
            grid.damaged = read.is_none() || part.is_some_and(|part| package.is_broken(part));
            if let Some(part) = part {
                facts(&mut package, part, &mut grid);
            }
            grid.settle();
        }
        grids.push(grid);
    }
    Ok(grids)
}

/// Puts the sheet's cells into `grid`; `None` on damage, the cells before it are kept.
fn cells(book: &mut Xlsb<Cursor<&[u8]>>, name: &str, grid: &mut Grid, budget: &mut Budget) -> Option<()> {
    let mut cells = book.worksheet_cells_reader(name).ok()?;
    while let Some(cell) = cells.next_cell().ok()? {
        let (row, column) = cell.get_position();
        grid.put(row, column, value::text_of(cell.get_value()), budget);
        if grid.is_full() {
            break;
        }
    }
    Some(())
}

fn facts(package: &mut Package<'_>, part: &str, grid: &mut Grid) {
    let Some(mut bytes) = package.bytes(part) else { return };
    while let Some((kind, record)) = record(&mut bytes) {
        match kind {
            ROW => {
                /// `fDyZero`, in the byte after the height and the outline bits.
                const HIDDEN: u8 = 1 << 4;
                if let (Some(row), Some(flags)) = (number(&record, 0), record.get(11))
                    && flags & HIDDEN != 0
                {
                    grid.hidden_rows.add(row, row);
                }
            }
            COLUMNS => {
                if let (Some(first), Some(last), Some(flags)) =
                    (number(&record, 0), number(&record, 4), record.get(16))
                    && flags & 1 != 0
                {
                    grid.hidden_columns.add(first, last);
                }
            }
            MERGE => {
                if let (Some(top), Some(bottom), Some(left), Some(right)) =
                    (number(&record, 0), number(&record, 4), number(&record, 8), number(&record, 12))
                {
                    grid.merge((top, left), (bottom, right));
                }
            }
            _ => {}
        }
    }
}

/// Name and part of each sheet.
fn parts(package: &mut Package<'_>) -> Vec<(String, String)> {
    let relations = package.relations("xl/_rels/workbook.bin.rels");
    let mut parts = Vec::new();
    let Some(mut bytes) = package.bytes(WORKBOOK) else { return parts };
    while let Some((kind, record)) = record(&mut bytes) {
        if kind != SHEET {
            continue;
        }
        let Some((id, end)) = wide(&record, 8) else { continue };
        let Some((name, _)) = wide(&record, end) else { continue };
        if let Some((_, _, target)) = relations.iter().find(|(other, _, _)| *other == id) {
            parts.push((name, resolve(WORKBOOK, target)));
        }
    }
    parts
}

/// The next record's kind and its first bytes; `None` at the end, and on damage.
fn record(bytes: &mut impl Read) -> Option<(u32, Vec<u8>)> {
    let kind = variable(bytes, 2)?;
    let size = u64::from(variable(bytes, 4)?);
    let mut record = Vec::new();
    bytes.by_ref().take(size.min(HEAD)).read_to_end(&mut record).ok()?;
    if size > HEAD {
        std::io::copy(&mut bytes.by_ref().take(size - HEAD), &mut std::io::sink()).ok()?;
    }
    Some((kind, record))
}

/// A number of at most `most` bytes, seven bits each.
fn variable(bytes: &mut impl Read, most: u32) -> Option<u32> {
    let mut value = 0;
    for at in 0..most {
        let mut byte = [0_u8];
        bytes.read_exact(&mut byte).ok()?;
        let [byte] = byte;
        value |= u32::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(value)
}

fn number(record: &[u8], at: usize) -> Option<u32> {
    record.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// A string with its length before it, and where it ends.
fn wide(record: &[u8], at: usize) -> Option<(String, usize)> {
    let length = number(record, at)? as usize;
    let end = at.checked_add(4)?.checked_add(length.checked_mul(2)?)?;
    let units: Vec<u16> = record
        .get(at + 4..end)?
        .chunks_exact(2)
        .filter_map(|pair| pair.try_into().ok().map(u16::from_le_bytes))
        .collect();
    Some((String::from_utf16_lossy(&units), end))
}
