//! Tables: the grid with merged cells, and tables in cells.
//!
//! A table in a cell is a table of its own behind the outer one; in the cell that holds it
//! its rows stand as lines, the way a reader of the page sees them.

use super::{
    body::{Here, Walker},
    layout::{self, At},
    tree::{Element, Ns},
};
use crate::{
    model::{Cell, Line, Place, Table},
    read::ReadError,
};

/// Columns of a table; Word's own bound is 63.
const MAX_COLUMNS: usize = 256;
/// Column width in points where the table does not say.
const COLUMN: f32 = 72.0;
/// Characters of a cell below which the text of a cell merged into it is still looked up.
const MAX_MERGED: usize = 10_000;
/// Tables in tables whose rows are repeated in the outer cell.
const MAX_REPEATED: u32 = 8;

/// A cell as the file has it.
struct Raw<'t, 'a> {
    element: &'t Element<'a>,
    /// First column, from 0.
    column: usize,
    columns: usize,
    /// Goes on the cell above.
    continues: bool,
}

/// Reads the table onto the page; returns its rows as lines for the cell around it, none when
/// there is none.
pub(super) fn table(
    walker: &mut Walker<'_>,
    element: &Element<'_>,
    here: Here<'_>,
) -> Result<Vec<Line>, ReadError> {
    let edges = edges(element);
    let rows: Vec<(&Element<'_>, Vec<Raw<'_, '_>>)> =
        rows(element).into_iter().map(|row| (row, cells(row, &mut walker.cut))).collect();
    let width = rows.iter().flat_map(|(_, cells)| cells).map(|cell| cell.column + cell.columns).max();
    let Some(width) = width else { return Ok(Vec::new()) };
    walker.cells = walker.cells.saturating_add((rows.len() * width) as u64);
    if walker.limits.max_cells < walker.cells {
        let (size, limit) = (walker.cells, walker.limits.max_cells);
        return Err(ReadError::Limit { what: "table cells", size, limit });
    }

    // The outer table comes first, so its seat is taken before its cells are read.
    let index = walker.page.tables.len();
    walker.page.tables.push(Table::default());
    let number = u32::try_from(index).unwrap_or(u32::MAX);
    let mut grid: Vec<Vec<Option<Cell>>> = Vec::with_capacity(rows.len());
    let mut around = Vec::new();
    // For each column the row, from 0, of the cell that reaches down to the row before.
    let mut tops: Vec<Option<usize>> = vec![None; width];
    for ((row, raws), row_number) in rows.into_iter().zip(1_u32..) {
        let place = Place::Row { table: number.saturating_add(1), row: row_number };
        let hidden = row.child("trPr").and_then(|row| row.switch("hidden")).unwrap_or(false);
        let mut line: Vec<Option<Cell>> = vec![None; width];
        let mut taken = vec![false; width];
        let above = std::mem::replace(&mut tops, vec![None; width]);
        for raw in raws {
            let origin =
                here.origin + edges.get(raw.column).copied().unwrap_or_else(|| column_edge(raw.column));
            let inner =
                Here { place: Some(&place), table: Some(number), origin, depth: here.depth + 1, ..here };
            let before = walker.page.lines.len();
            let lines = walker.story(raw.element, inner)?;
            if hidden {
                walker.page.lines.truncate(before);
            }
            for seat in taken.iter_mut().skip(raw.column).take(raw.columns) {
                *seat = true;
            }
            let cell = cell(lines, &place, raw.columns, hidden);
            let this = grid.len();
            let top = above.get(raw.column).copied().flatten().filter(|_| raw.continues);
            let merged = top
                .and_then(|top| grid.get_mut(top)?.get_mut(raw.column)?.as_mut())
                .filter(|above| cell.text.is_empty() || above.text.len() < MAX_MERGED);
            if let Some(seat) = tops.get_mut(raw.column) {
                *seat = if merged.is_some() { top } else { Some(this) };
            }
            if let Some(above) = merged {
                if !extend(above, cell) {
                    walker.page.lines.truncate(before);
                }
            } else if let Some(seat) = line.get_mut(raw.column) {
                *seat = Some(cell);
            }
        }
        // Rows that are shorter than the table: what is missing is empty, not merged.
        for (seat, _) in line.iter_mut().zip(&taken).filter(|(_, taken)| !**taken) {
            *seat = Some(cell(Vec::new(), &place, 1, hidden));
        }
        if let Some(outer) = here.place.filter(|_| here.table.is_some() && here.depth <= MAX_REPEATED) {
            around.extend(row_lines(
                &line,
                &At { place: outer, table: here.table, zone: here.zone, origin: 0.0 },
            ));
        }
        grid.push(line);
    }
    if let Some(seat) = walker.page.tables.get_mut(index) {
        *seat = Table { bbox: None, ruled: true, rows: grid };
    }
    Ok(around)
}

/// The left edges of the columns in points.
fn edges(table: &Element<'_>) -> Vec<f32> {
    let columns = table.child("tblGrid").into_iter().flat_map(Element::elements);
    let widths =
        columns.filter(|column| column.is("gridCol")).map(|column| column.points("w").unwrap_or(COLUMN));
    std::iter::once(0.0)
        .chain(widths.scan(0.0, |edge, width| {
            *edge += width;
            Some(*edge)
        }))
        .take(MAX_COLUMNS)
        .collect()
}

fn column_edge(column: usize) -> f32 {
    f32::from(u16::try_from(column).unwrap_or(u16::MAX)) * COLUMN
}

/// The rows, through the wrappers around them, without those that were deleted.
fn rows<'t, 'a>(table: &'t Element<'a>) -> Vec<&'t Element<'a>> {
    let mut rows = Vec::new();
    unwrap(table, "tr", &mut rows);
    rows.retain(|row| row.child("trPr").is_none_or(|row| row.child("del").is_none()));
    rows
}

fn unwrap<'t, 'a>(element: &'t Element<'a>, name: &str, found: &mut Vec<&'t Element<'a>>) {
    for child in element.elements() {
        if child.is(name) {
            found.push(child);
        } else if child.ns == Ns::Compat {
            // One branch of a choice is enough: they say the same.
            let before = found.len();
            for branch in child.elements().take_while(|branch| branch.ns == Ns::Compat) {
                if found.len() == before {
                    unwrap(branch, name, found);
                }
            }
        } else if matches!(child.name(), "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") {
            unwrap(child, name, found);
        }
    }
}

/// The cells of a row. A span that no program writes is none; `cut` when cells are beyond the
/// last column that is read.
fn cells<'t, 'a>(row: &'t Element<'a>, cut: &mut bool) -> Vec<Raw<'t, 'a>> {
    let count = |element: Option<&Element<'_>>, name: &str| {
        element
            .and_then(|element| element.value(name)?.trim().parse::<usize>().ok())
            .filter(|count| *count <= MAX_COLUMNS)
    };
    let mut elements = Vec::new();
    unwrap(row, "tc", &mut elements);
    let mut column = count(row.child("trPr"), "gridBefore").unwrap_or(0);
    let mut raws: Vec<Raw<'_, '_>> = Vec::new();
    for element in elements {
        let properties = element.child("tcPr");
        if properties.is_some_and(|cell| cell.child("cellDel").is_some()) {
            continue;
        }
        let columns = count(properties, "gridSpan").unwrap_or(1).max(1);
        if MAX_COLUMNS < column + columns {
            *cut = true;
            break;
        }
        let merge = |name: &str| {
            let merge = properties?.child(name)?;
            Some(merge.attribute("val").as_deref() != Some("restart"))
        };
        match raws.last_mut().filter(|_| merge("hMerge") == Some(true)) {
            Some(before) => before.columns += columns,
            None => {
                raws.push(Raw { element, column, columns, continues: merge("vMerge") == Some(true) });
            }
        }
        column += columns;
    }
    raws
}

fn cell(lines: Vec<Line>, place: &Place, columns: usize, hidden: bool) -> Cell {
    Cell {
        text: lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"),
        place: place.clone(),
        span: [1, u32::try_from(columns).unwrap_or(1)],
        legibility: 100,
        hidden,
        lines,
    }
}

/// Lets `cell` reach a row further down. Word shows nothing of the cell below; a text that
/// stands only there is kept all the same. Whether it was.
fn extend(cell: &mut Cell, below: Cell) -> bool {
    let [rows, columns] = cell.span;
    cell.span = [rows.saturating_add(1), columns];
    if below.text.is_empty() || cell.text.contains(&below.text) {
        return false;
    }
    if !cell.text.is_empty() {
        cell.text.push('\n');
    }
    cell.text.push_str(&below.text);
    cell.lines.extend(below.lines);
    true
}

/// A row as the page shows it: its cells side by side, line by line.
fn row_lines(row: &[Option<Cell>], at: &At<'_>) -> Vec<Line> {
    let tallest = row.iter().flatten().map(|cell| cell.lines.len()).max().unwrap_or(0);
    (0..tallest)
        .filter_map(|line| {
            let parts: Vec<_> = row
                .iter()
                .flatten()
                .filter_map(|cell| cell.lines.get(line))
                .flat_map(|line| line.parts.clone())
                .collect();
            (!parts.is_empty()).then(|| layout::of_parts(parts, at))
        })
        .collect()
}
