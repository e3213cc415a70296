//! A sheet's rows, and the page that shows them.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::blocks::{Piece, Window, cut};
use super::grid::{Area, Budget, Grid, Stored, a1};
use crate::model::{Cell, Line, Page, Part, Place, Table, TextKind, Zone};

/// A cell in a visible column, with the columns that it covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) text: &'a str,
}

/// A row with text.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// From 0.
    pub(super) index: u32,
    /// Cells in visible columns, left to right; none in a row whose text is all hidden.
    pub(super) items: Vec<Item<'a>>,
    /// Columns that merged cells of rows above reach down into.
    pub(super) reached: Rc<[Window]>,
    /// The last row that this row or a merged cell above it reaches.
    pub(super) reach: u32,
    /// All cells of the row, and the first one's rank in the sheet.
    cells: &'a [Stored],
    rank: usize,
}

/// The rows of a settled grid.
pub(super) fn rows(grid: &Grid) -> Vec<Row<'_>> {
    let merges: BTreeMap<(u32, u32), Area> =
        grid.merges().iter().rev().map(|area| ((area.top, area.left), *area)).collect();
    let mut rows: Vec<Row<'_>> = Vec::new();
    // Merged cells with text that reach down. Each begins in a column of its own, since none
    // begins inside another: their number is bounded by the columns.
    let mut open: Vec<Area> = Vec::new();
    let mut reached: Rc<[Window]> = Rc::new([]);
    let mut rank = 0;
    for cells in grid.cells().chunk_by(|one, other| one.row == other.row) {
        let Some(index) = cells.first().map(|cell| cell.row) else { continue };
        let before = open.len();
        open.retain(|area| area.bottom >= index);
        if open.len() != before || open.len() != reached.len() {
            reached = open.iter().map(|area| Window { left: area.left, right: area.right }).collect();
        }
        let mut items: Vec<Item<'_>> = Vec::new();
        for cell in cells {
            let column = cell.column;
            if grid.hidden_columns.contains(column)
                || items.last().is_some_and(|last| last.right >= column)
                || reached.iter().any(|window| window.holds(column))
            {
                continue;
            }
            let area = merges.get(&(index, column));
            open.extend(area.filter(|area| area.bottom > index));
            items.push(Item {
                left: column,
                right: area.map_or(column, |area| area.right),
                text: &cell.text,
            });
        }
        let reach = open.iter().map(|area| area.bottom).fold(index, u32::max);
        rows.push(Row { index, items, reached: Rc::clone(&reached), reach, cells, rank });
        rank += cells.len();
    }
    rows
}

/// The page that shows `grid`, which is settled. `number` from 1. Tables that do not fit
/// into `budget` become lines alone, and the grid says that it was cut.
pub(super) fn page(grid: &mut Grid, number: u32, budget: &mut Budget) -> Page {
    let mut page =
        Page { page: number, sheet: Some(grid.name.clone()), hidden: grid.hidden, ..Page::default() };
    let cut = Painter { told: vec![false; grid.cells().len()], grid, page: &mut page }.paint(budget);
    grid.cut |= cut;
    if !page.lines.is_empty() {
        page.text = TextKind::Native;
    }
    page
}

struct Painter<'g, 'p> {
    grid: &'g Grid,
    page: &'p mut Page,
    /// Which cells are on the page already.
    told: Vec<bool>,
}

impl Painter<'_, '_> {
    /// Paints the page; true when a table did not fit into `budget`.
    fn paint(mut self, budget: &mut Budget) -> bool {
        let (rows, pieces) = cut(self.grid);
        let mut cut = false;
        for piece in pieces {
            match piece {
                Piece::Line { row, window } => {
                    rows.get(row).into_iter().for_each(|row| self.row(row, window, None));
                }
                Piece::Table { first, last, window } => {
                    let rows: Vec<&Row<'_>> = rows
                        .get(first..=last)
                        .unwrap_or_default()
                        .iter()
                        .filter(|row| row.cells.iter().any(|cell| window.holds(cell.column)))
                        .collect();
                    let table = self.table(&rows, window, budget);
                    cut |= table.is_none();
                    let index = table.and_then(|table| {
                        self.page.tables.push(table);
                        u32::try_from(self.page.tables.len() - 1).ok()
                    });
                    for row in rows {
                        self.row(row, window, index);
                    }
                }
            }
        }
        // What nobody sees on the sheet, hidden or under a merged cell, is kept apart.
        for (at, cell) in self.grid.cells().iter().enumerate() {
            if !self.told.get(at).is_some_and(|told| *told) {
                let item = Item { left: cell.column, right: cell.column, text: &cell.text };
                self.line(cell.row, &[item], None, Zone::Margin);
            }
        }
        cut
    }

    fn tell(&mut self, row: &Row<'_>, column: u32) {
        if let Ok(at) = row.cells.binary_search_by_key(&column, |cell| cell.column)
            && let Some(told) = self.told.get_mut(row.rank + at)
        {
            *told = true;
        }
    }

    /// The line of a row; what is hidden of a table's row is only in its line when nothing
    /// else is.
    fn row(&mut self, row: &Row<'_>, window: Window, table: Option<u32>) {
        let mut items: Vec<Item<'_>> =
            row.items.iter().copied().filter(|item| window.holds(item.left)).collect();
        let hidden = self.grid.hidden_rows.contains(row.index) || items.is_empty();
        if items.is_empty() {
            let cells = row.cells.iter().filter(|cell| window.holds(cell.column));
            items.extend(cells.map(|cell| Item { left: cell.column, right: cell.column, text: &cell.text }));
        }
        for item in &items {
            self.tell(row, item.left);
        }
        self.line(row.index, &items, table, if hidden { Zone::Margin } else { Zone::Body });
    }

    fn line(&mut self, row: u32, items: &[Item<'_>], table: Option<u32>, zone: Zone) {
        let Some(first) = items.first() else { return };
        let parts: Vec<Part> = items
            .iter()
            .map(|item| Part {
                text: item.text.split_whitespace().collect::<Vec<_>>().join(" "),
                left: edge(item.left),
                right: edge(item.right.saturating_add(1)),
            })
            .collect();
        self.page.lines.push(Line {
            text: parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" "),
            place: self.place(row, first.left),
            legibility: 100,
            order: u32::try_from(self.page.lines.len()).unwrap_or(u32::MAX),
            table,
            zone,
            parts,
        });
    }

    fn place(&self, row: u32, column: u32) -> Place {
        Place::Cell { sheet: self.grid.name.clone(), cell: a1(row, column) }
    }

    /// The table of `rows`, as wide as their text; `None` when it does not fit into `budget`.
    fn table(&mut self, rows: &[&Row<'_>], window: Window, budget: &mut Budget) -> Option<Table> {
        let columns = || {
            rows.iter()
                .flat_map(|row| row.cells)
                .map(|cell| cell.column)
                .filter(|column| window.holds(*column))
        };
        let window = Window { left: columns().min()?, right: columns().max()? };
        let width = (window.right - window.left + 1) as usize;
        if !budget.take((rows.len() as u64).saturating_mul(width as u64), 0) {
            return None;
        }
        let spans = self.spans(rows, window, width);
        let mut table = Table::default();
        for (row, spans) in rows.iter().zip(spans.chunks(width)) {
            let hidden = self.grid.hidden_rows.contains(row.index);
            let mut cells = row.cells.iter().skip_while(|cell| cell.column < window.left).peekable();
            let mut line = Vec::with_capacity(width);
            for (column, span) in (window.left..=window.right).zip(spans) {
                let cell = cells.next_if(|cell| cell.column == column);
                let Some(span) = span else {
                    line.push(None);
                    continue;
                };
                if cell.is_some() {
                    self.tell(row, column);
                }
                line.push(Some(Cell {
                    text: cell.map_or_else(String::new, |cell| cell.text.clone()),
                    place: self.place(row.index, column),
                    span: *span,
                    legibility: 100,
                    hidden: hidden || self.grid.hidden_columns.contains(column),
                    lines: Vec::new(),
                }));
            }
            table.rows.push(line);
        }
        Some(table)
    }

    /// How many rows and columns each place of a table covers, row by row; `None` where a
    /// merged cell covers it.
    fn spans(&self, rows: &[&Row<'_>], window: Window, width: usize) -> Vec<Option<[u32; 2]>> {
        let mut spans = vec![Some([1, 1]); rows.len() * width];
        // Merged areas that overlap each other are a trick: each place is covered at most twice.
        let mut left_to_cover = spans.len() * 2;
        let merges = self.grid.merges();
        for (at, row) in rows.iter().enumerate() {
            let from = merges.partition_point(|area| (area.top, area.left) < (row.index, window.left));
            let of_row = merges
                .iter()
                .skip(from)
                .take_while(|area| area.top == row.index && area.left <= window.right);
            for area in of_row {
                let right = area.right.min(window.right);
                let height = rows.partition_point(|row| row.index <= area.bottom).saturating_sub(at);
                let breadth = (right - area.left + 1) as usize;
                let first = at * width + (area.left - window.left) as usize;
                if spans.get(first).is_none_or(Option::is_none) || height * breadth > left_to_cover {
                    continue;
                }
                left_to_cover -= height * breadth;
                for place in
                    (0..height).flat_map(|down| (0..breadth).map(move |over| first + down * width + over))
                {
                    if let Some(span) = spans.get_mut(place) {
                        *span = None;
                    }
                }
                if let Some(span) = spans.get_mut(first) {
                    *span = Some([u32::try_from(height).unwrap_or(1), u32::try_from(breadth).unwrap_or(1)]);
                }
            }
        }
        spans
    }
}

#[expect(clippy::cast_precision_loss, reason = "columns are below 16,385")]
const fn edge(column: u32) -> f32 {
    column as f32
}
