//! XLSX: cells through calamine, one after the other; hidden rows and columns, merged areas
//! and long whole numbers from the sheet's XML, where it has any.

use std::io::Cursor;

use calamine::{DataType as _, Reader as _, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::events::{BytesStart, Event};

use super::grid::{Budget, Grid, MAX_COLUMNS, MAX_ROWS, from_a1};
use super::package::{Package, attribute, damaged, resolve};
use super::value;
use crate::read::{Limits, ReadError};

/// What in a sheet's XML makes a second look at it worth while.
const MARKS: [&str; 5] = ["hidden=\"1", "hidden=\"t", "hidden='1", "hidden='t", "mergeCell "];
/// Whole numbers from here on may lose their last digits in calamine's floating point.
const LONG: f64 = 1e15;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Grid>, ReadError> {
    let mut package = Package::open(bytes, limits, &MARKS)?;
    let parts = parts(&mut package);
    check_strings(&mut package)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => ReadError::Encrypted,
        error => damaged(error),
    })?;
    let mut budget = Budget::new(limits);
    let mut grids: Vec<Grid> = Vec::new();
    for Sheet { name, typ, visible } in book.sheets_metadata().to_vec() {
        let mut grid = Grid::new(&name, visible != SheetVisible::Visible);
        let twice = grids.iter().any(|other| other.name == grid.name);
        let part = parts.iter().find(|(title, _)| *title == name).map(|(_, part)| part.as_str());
        if typ != SheetType::ChartSheet {
            // The second sheet of a name can't be had by its name.
            let long = if twice { None } else { cells(&mut book, &name, &mut grid, &mut budget) };
            grid.damaged = long.is_none() || part.is_some_and(|part| package.is_broken(part));
            grid.settle();
            if let Some(part) = part.filter(|part| long == Some(true) || package.is_marked(part)) {
                facts(&mut package, part, &mut grid);
                grid.settle();
            }
        }
        grids.push(grid);
    }
    Ok(grids)
}

/// Puts the sheet's cells into `grid`; whether there are long numbers among them; `None`
/// when the sheet is damaged: then the cells before the damage are kept.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, grid: &mut Grid, budget: &mut Budget) -> Option<bool> {
    let mut cells = book.worksheet_cells_reader(name).ok()?;
    let mut long = false;
    while let Some(cell) = cells.next_cell().ok()? {
        let (row, column) = cell.get_position();
        let value = cell.get_value();
        long |= value.get_float().is_some_and(|number| number.abs() >= LONG);
        grid.put(row, column, value::text_of(value), budget);
        if grid.is_full() {
            break;
        }
    }
    Some(long)
}

/// Hidden rows and columns, merged areas, and whole numbers that are longer than a floating
/// point holds. Damage ends it: the cells were read already, and the damage was told then.
fn facts(package: &mut Package<'_>, part: &str, grid: &mut Grid) {
    let Some(mut xml) = package.xml(part) else { return };
    let mut buffer = Vec::new();
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut number: Option<String> = None;
    let mut typed = false;
    while let Ok(event) = xml.read_event_into(&mut buffer) {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "col" if is_hidden(&tag) => {
                    let edge = |key| attribute(&tag, key).and_then(|edge| edge.parse::<u32>().ok());
                    if let (Some(first), Some(last)) = (edge("min"), edge("max")) {
                        grid.hidden_columns
                            .add(first.saturating_sub(1), last.saturating_sub(1).min(MAX_COLUMNS));
                    }
                }
                "row" => {
                    if let Some(index) = attribute(&tag, "r").and_then(|index| index.parse::<u32>().ok()) {
                        row = index.saturating_sub(1).min(MAX_ROWS);
                    }
                    column = 0;
                    if is_hidden(&tag) {
                        grid.hidden_rows.add(row, row);
                    }
                }
                "c" => {
                    if let Some(at) = attribute(&tag, "r").as_deref().and_then(from_a1) {
                        (row, column) = at;
                    }
                    typed = attribute(&tag, "t").is_some_and(|kind| kind != "n");
                }
                "v" if !typed => number = Some(String::new()),
                "mergeCell" => {
                    let area = attribute(&tag, "ref").unwrap_or_default();
                    if let Some((one, other)) = area.split_once(':')
                        && let (Some(one), Some(other)) = (from_a1(one), from_a1(other))
                    {
                        grid.merge(one, other);
                    }
                }
                _ => {}
            },
            Event::Text(text) => {
                if let Some(number) = &mut number {
                    number.push_str(&text);
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "v" => {
                    if let Some(number) = number.take().filter(|number| is_long(number)) {
                        grid.correct(row, column, number);
                    }
                }
                "c" => column = column.saturating_add(1),
                "row" => row = row.saturating_add(1),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "hidden").is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

/// A whole number of more digits than a floating point holds, written out.
fn is_long(number: &str) -> bool {
    /// A number of so many digits may be inexact.
    const DIGITS: usize = 16;
    /// Longer ones are no numbers that anybody typed.
    const MOST: usize = 40;
    (DIGITS..=MOST).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Name and part of each sheet.
fn parts(package: &mut Package<'_>) -> Vec<(String, String)> {
    let workbook = package
        .relations("_rels/.rels")
        .into_iter()
        .find(|(_, kind, _)| kind.ends_with("/officeDocument"))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |(_, _, target)| resolve("", &target));
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations = package.relations(&format!("{folder}/_rels/{file}.rels"));
    let mut parts = Vec::new();
    let Some(mut xml) = package.xml(&workbook) else { return parts };
    let mut buffer = Vec::new();
    while let Ok(event) = xml.read_event_into(&mut buffer) {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "sheet" => {
                let id = attribute(&tag, "id").unwrap_or_default();
                let target = relations.iter().find(|(other, _, _)| *other == id).map(|(_, _, target)| target);
                if let (Some(name), Some(target)) = (attribute(&tag, "name"), target) {
                    parts.push((name, resolve(&workbook, target)));
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    parts
}

/// calamine makes room for as many shared strings as the table says it has; one that says
/// more than its bytes can hold would take all memory before the first string.
fn check_strings(package: &mut Package<'_>) -> Result<(), ReadError> {
    /// More strings than any sheet that is read has cells.
    const MAX_STRINGS: u64 = 20_000_000;
    let Some(mut xml) = package.xml("xl/sharedStrings.xml") else { return Ok(()) };
    let mut buffer = Vec::new();
    while let Ok(event) = xml.read_event_into(&mut buffer) {
        match event {
            Event::Start(tag) => {
                let count = attribute(&tag, "uniqueCount").and_then(|count| count.parse::<u64>().ok());
                return match count {
                    Some(size) if size > MAX_STRINGS => {
                        Err(ReadError::Limit { what: "shared strings", size, limit: MAX_STRINGS })
                    }
                    _ => Ok(()),
                };
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    Ok(())
}
