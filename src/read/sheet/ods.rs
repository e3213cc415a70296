//! ODS: `content.xml`, one cell after the other.
//!
//! Not through calamine, which gives neither merged cells nor what is hidden, and builds the
//! whole sheet before it can be counted: repeated rows, columns and spaces are bombs there.
//! Shapes that occur: rows and columns repeated (an empty tail of a million rows is usual),
//! covered cells under merged ones, several paragraphs a cell, notes beside the text.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::grid::{Budget, Grid, MAX_COLUMNS, MAX_ROWS};
use super::package::{Package, PartReader, attribute, damaged};
use super::value;
use super::xml::{Text, push_entity, skip};
use crate::read::{Limits, ReadError};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Grid>, ReadError> {
    let mut package = Package::open(bytes, limits, &["encryption-data"])?;
    if package.has("encrypted-package") || package.is_marked("META-INF/manifest.xml") {
        return Err(ReadError::Encrypted);
    }
    let broken = package.is_broken("content.xml");
    let Some(mut xml) = package.xml("content.xml") else {
        return Err(damaged("no content.xml in the package"));
    };
    let mut budget = Budget::new(limits);
    let mut grids: Vec<Grid> = Vec::new();
    let mut hidden: BTreeMap<String, bool> = BTreeMap::new();
    let mut style = String::new();
    let mut buffer = Vec::new();
    loop {
        let event = match xml.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) if grids.is_empty() => return Err(damaged(error)),
            Err(_) => break,
        };
        match event {
            Event::Start(tag) => match tag.name().as_ref() {
                "style:style" => style = attribute(&tag, "name").unwrap_or_default(),
                "style:table-properties" => {
                    let shown = attribute(&tag, "display").is_none_or(|display| display != "false");
                    hidden.insert(style.clone(), !shown);
                }
                "table:table" => {
                    let name = attribute(&tag, "name").unwrap_or_default();
                    let style = attribute(&tag, "style-name").unwrap_or_default();
                    let mut grid = Grid::new(&name, hidden.get(&style).copied().unwrap_or(false));
                    grid.damaged = Table::default().read(&mut xml, &mut grid, &mut budget).is_none();
                    grid.settle();
                    grids.push(grid);
                }
                "table:tracked-changes" if skip(&mut xml).is_none() => break,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    if broken && let Some(grid) = grids.last_mut() {
        grid.damaged = true;
    }
    Ok(grids)
}

/// Where the reader is in a table.
#[derive(Default)]
struct Table {
    row: u32,
    column: u32,
    /// Columns described so far.
    columns: u32,
    /// How often the row at hand stands in the sheet, and its cells, to be put as often.
    repeated: u32,
    cells: Vec<(u32, u32, String)>,
}

impl Table {
    /// Reads up to the table's end; `None` on damage.
    fn read(&mut self, xml: &mut PartReader<'_, '_>, grid: &mut Grid, budget: &mut Budget) -> Option<()> {
        let mut buffer = Vec::new();
        loop {
            match xml.read_event_into(&mut buffer).ok()? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "table:table-column" => {
                        let last = self
                            .columns
                            .saturating_add(count(&tag, "number-columns-repeated"))
                            .min(MAX_COLUMNS);
                        if is_hidden(&tag) && last > self.columns {
                            grid.hidden_columns.add(self.columns, last - 1);
                        }
                        self.columns = last;
                    }
                    "table:table-row" => {
                        self.column = 0;
                        self.repeated =
                            count(&tag, "number-rows-repeated").min(MAX_ROWS.saturating_sub(self.row));
                        if is_hidden(&tag) && self.repeated > 0 {
                            grid.hidden_rows.add(self.row, self.row + self.repeated - 1);
                        }
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        let tag = tag.into_owned();
                        self.cell(xml, &tag, grid)?;
                    }
                    "table:shapes" | "office:forms" | "table:table" => skip(xml)?,
                    _ => {}
                },
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table-row" => self.end_row(grid, budget),
                    "table:table" => return Some(()),
                    _ => {}
                },
                Event::Eof => return None,
                _ => {}
            }
            buffer.clear();
        }
    }

    fn cell(
        &mut self,
        xml: &mut PartReader<'_, '_>,
        tag: &BytesStart<'static>,
        grid: &mut Grid,
    ) -> Option<()> {
        let repeated = count(tag, "number-columns-repeated").min(MAX_COLUMNS.saturating_sub(self.column));
        let (down, over) = (count(tag, "number-rows-spanned"), count(tag, "number-columns-spanned"));
        let printed = paragraphs(xml)?;
        let text = typed(tag).unwrap_or_else(|| value::clean(&printed));
        if (down > 1 || over > 1) && repeated > 0 {
            let end = (self.row.saturating_add(down - 1), self.column.saturating_add(over - 1));
            grid.merge((self.row, self.column), end);
        }
        if !text.is_empty() {
            self.cells.push((self.column, repeated, text));
        }
        self.column += repeated;
        Some(())
    }

    /// Puts the row's cells as often as it stands in the sheet.
    fn end_row(&mut self, grid: &mut Grid, budget: &mut Budget) {
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            'rows: for row in self.row..self.row + self.repeated {
                for (column, repeated, text) in &cells {
                    for column in *column..column + repeated {
                        grid.put(row, column, text.clone(), budget);
                        if grid.is_full() {
                            break 'rows;
                        }
                    }
                }
            }
        }
        self.row += self.repeated;
        self.repeated = 0;
    }
}

/// The value of a number, date, time or truth, from its attribute; `None` for text.
fn typed(tag: &BytesStart<'_>) -> Option<String> {
    let get = |key| attribute(tag, key);
    match get("value-type")?.as_str() {
        "float" | "percentage" | "currency" => {
            let text = get("value")?;
            Some(text.parse().map_or_else(|_| value::clean(&text), value::number))
        }
        "date" => Some(value::iso_date(&get("date-value")?)),
        "time" => Some(value::iso_duration(&get("time-value")?)),
        "boolean" => Some(value::boolean(get("boolean-value")? == "true").to_owned()),
        "string" => get("string-value").map(|text| value::clean(&text)).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// The text up to the end of the cell, a line a paragraph, notes and drawings aside.
fn paragraphs(xml: &mut PartReader<'_, '_>) -> Option<String> {
    /// A run of more spaces than this is no text.
    const MAX_SPACES: u32 = 64;
    let mut text = Text::default();
    let mut buffer = Vec::new();
    let mut first = true;
    loop {
        match xml.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) => match tag.name().as_ref() {
                "text:p" | "text:h" => {
                    if !first {
                        text.push("\n");
                    }
                    first = false;
                }
                "text:s" => {
                    let spaces = count(&tag, "c").min(MAX_SPACES) as usize;
                    text.push(&" ".repeat(spaces));
                }
                "text:tab" => text.push(" "),
                "text:line-break" => text.push("\n"),
                name if name == "office:annotation" || name.starts_with("draw:") => skip(xml)?,
                "table:table" => skip(xml)?,
                _ => {}
            },
            Event::Text(run) => text.push(&run.xml10_content()),
            Event::CData(run) => text.push(&run.xml10_content()),
            Event::GeneralRef(entity) => push_entity(&entity, &mut text),
            Event::End(tag)
                if matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
            {
                return Some(text.into_string());
            }
            Event::Eof => return None,
            _ => {}
        }
        buffer.clear();
    }
}

/// A count from an attribute; 1 where it has none.
fn count(tag: &BytesStart<'_>, key: &str) -> u32 {
    attribute(tag, key).and_then(|count| count.parse().ok()).map_or(1, |count: u32| count.max(1))
}

/// `collapse` hides by hand, `filter` by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "visibility").is_some_and(|value| value == "collapse" || value == "filter")
}
