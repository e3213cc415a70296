//! SpreadsheetML 2003: XML that calls itself `.xls`, written by hand from many a web program.
//!
//! Shapes that occur: cells and rows that name their place (`ss:Index`) or follow on; merged
//! cells that count what they add (`ss:MergeAcross`, `ss:MergeDown`); values typed or all
//! `String`; text with HTML tags inside; notes, which are no text of the cell; encodings
//! other than the declared one.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Budget, Grid, MAX_COLUMNS, MAX_ROWS};
use super::package::{attribute, damaged};
use super::text::decode;
use super::value;
use super::xml::{Text, push_entity, skip};
use crate::read::{Limits, ReadError};

type Xml<'a> = Reader<&'a [u8]>;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Grid>, ReadError> {
    let declared = declared(bytes);
    let text = decode(bytes, declared.as_deref());
    let mut xml = Reader::from_str(text.trim_start());
    let config = xml.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    let mut budget = Budget::new(limits);
    let mut grids: Vec<Grid> = Vec::new();
    loop {
        match xml.read_event() {
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "Worksheet" => {
                let mut grid = Grid::new(&attribute(&tag, "Name").unwrap_or_default(), false);
                grid.damaged = Sheet::default().read(&mut xml, &mut grid, &mut budget).is_none();
                grid.settle();
                grids.push(grid);
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) if grids.is_empty() => return Err(damaged(error)),
            Err(_) => {
                if let Some(grid) = grids.last_mut() {
                    grid.damaged = true;
                }
                break;
            }
        }
    }
    if grids.is_empty() {
        return Err(damaged("no worksheet in it"));
    }
    Ok(grids)
}

/// The encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let (_, rest) = head.split_once("encoding=")?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest.split(quote).nth(1).map(str::to_owned)
}

/// Where the reader is in a sheet; the next row, column and described column, from 0.
#[derive(Default)]
struct Sheet {
    row: u32,
    column: u32,
    described: u32,
    /// Rows that the row at hand stands for besides itself.
    more_rows: u32,
}

impl Sheet {
    /// Reads up to the sheet's end; `None` on damage.
    fn read(&mut self, xml: &mut Xml<'_>, grid: &mut Grid, budget: &mut Budget) -> Option<()> {
        loop {
            match xml.read_event().ok()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "Column" => {
                        self.described = index(&tag).unwrap_or(self.described).min(MAX_COLUMNS);
                        let last = self.described.saturating_add(count(&tag, "Span")).min(MAX_COLUMNS);
                        if is_hidden(&tag) {
                            grid.hidden_columns.add(self.described, last);
                        }
                        self.described = last.saturating_add(1);
                    }
                    "Row" => {
                        self.row = index(&tag).unwrap_or(self.row).min(MAX_ROWS);
                        self.column = 0;
                        self.more_rows = count(&tag, "Span").min(MAX_ROWS);
                        if is_hidden(&tag) {
                            grid.hidden_rows.add(self.row, self.row.saturating_add(self.more_rows));
                        }
                    }
                    "Cell" => {
                        self.column = index(&tag).unwrap_or(self.column).min(MAX_COLUMNS);
                        let (over, down) = (count(&tag, "MergeAcross"), count(&tag, "MergeDown"));
                        let end = (self.row.saturating_add(down), self.column.saturating_add(over));
                        grid.merge((self.row, self.column), end);
                        let text = cell(xml)?;
                        grid.put(self.row, self.column, text, budget);
                        self.column = self.column.saturating_add(over).saturating_add(1);
                    }
                    "Visible" => {
                        if let Event::Text(text) = xml.read_event().ok()? {
                            grid.hidden = text.trim().starts_with("SheetHidden")
                                || text.trim().starts_with("SheetVeryHidden");
                        }
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "Row" => self.row = self.row.saturating_add(self.more_rows).saturating_add(1),
                    "Worksheet" => return Some(()),
                    _ => {}
                },
                Event::Eof => return None,
                _ => {}
            }
        }
    }
}

/// The text up to the end of the cell, as its type says.
fn cell(xml: &mut Xml<'_>) -> Option<String> {
    let mut text = Text::default();
    let mut kind = None;
    let mut inside = false;
    loop {
        match xml.read_event().ok()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "Data" => {
                    kind = attribute(&tag, "Type");
                    inside = true;
                }
                "Comment" => skip(xml)?,
                "br" | "BR" if inside => text.push("\n"),
                _ => {}
            },
            Event::Text(run) if inside => text.push(&run.xml10_content()),
            Event::CData(run) if inside => text.push(&run.xml10_content()),
            Event::GeneralRef(entity) if inside => push_entity(&entity, &mut text),
            Event::End(tag) => match tag.local_name().as_ref() {
                "Data" => inside = false,
                "Cell" => return Some(typed(&value::clean(&text.into_string()), kind.as_deref())),
                _ => {}
            },
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn typed(text: &str, kind: Option<&str>) -> String {
    match kind {
        // A long whole number stays as it is written: it is an identifier, not an amount.
        Some("Number") if !text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().map_or_else(|_| text.to_owned(), value::number)
        }
        Some("DateTime") => value::iso_date(text),
        Some("Boolean") => match text {
            "1" => value::boolean(true).to_owned(),
            "0" => value::boolean(false).to_owned(),
            _ => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// The place that an element names, from 0.
fn index(tag: &BytesStart<'_>) -> Option<u32> {
    attribute(tag, "Index")?.trim().parse::<u32>().ok()?.checked_sub(1)
}

fn count(tag: &BytesStart<'_>, key: &str) -> u32 {
    attribute(tag, key).and_then(|count| count.trim().parse().ok()).unwrap_or(0)
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "Hidden").is_some_and(|value| value == "1" || value == "true")
}
