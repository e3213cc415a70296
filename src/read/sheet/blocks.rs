//! Cuts a sheet into what a person sees on it: lines and tables.
//!
//! Shapes that occur: a flat table from the first row; titles, then a table; `LABEL :` and
//! value pairs above a table; headers of several merged rows, a numbering row below them;
//! section rows inside; several tables below each other, or side by side with an empty
//! column between; a table whose body an empty row interrupts; notes and signatures below;
//! a print form that is no table at all.
//!
//! Whether a row is a header is for `extract` to say: here it is only told where a table
//! begins and ends. Hidden rows and columns never decide that.

use super::grid::{Grid, MAX_COLUMNS};
use super::layout::{Item, Row, rows};

/// Empty rows that may interrupt one table.
const MAX_GAP: u32 = 2;

/// Columns of a sheet; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) left: u32,
    pub(super) right: u32,
}

impl Window {
    const ALL: Self = Self { left: 0, right: MAX_COLUMNS };

    pub(super) fn holds(self, column: u32) -> bool {
        (self.left..=self.right).contains(&column)
    }
}

/// Something to show; rows are indices into the sheet's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Line { row: usize, window: Window },
    Table { first: usize, last: usize, window: Window },
}

impl Piece {
    pub(super) const fn at(&self) -> (usize, u32) {
        match self {
            Self::Line { row, window } => (*row, window.left),
            Self::Table { first, window, .. } => (*first, window.left),
        }
    }
}

/// Rows with text between empty ones, with the table among them.
#[derive(Debug)]
struct Block {
    above: Vec<usize>,
    table: Vec<usize>,
    below: Vec<usize>,
    window: Window,
}

/// The sheet's rows with text, and the pieces that hold every visible cell of them, in
/// reading order.
pub(super) fn cut(grid: &Grid) -> (Vec<Row<'_>>, Vec<Piece>) {
    let rows = rows(grid);
    let mut blocks: Vec<Block> = Vec::new();
    for group in groups(&rows) {
        for block in split(&rows, &group) {
            match blocks.last_mut() {
                Some(before) if continues(&rows, before, &block) => {
                    before.table.extend(block.above.into_iter().chain(block.table));
                    before.below = block.below;
                }
                _ => blocks.push(block),
            }
        }
    }
    let mut pieces = Vec::new();
    for block in blocks {
        let window = block.window;
        pieces.extend(block.above.iter().chain(&block.below).map(|row| Piece::Line { row: *row, window }));
        if let (Some(first), Some(last)) = (block.table.first(), block.table.last()) {
            pieces.push(Piece::Table { first: *first, last: *last, window });
        }
    }
    pieces.sort_by_key(Piece::at);
    (rows, pieces)
}

/// Rows with visible text, parted where a row is empty that no merged cell reaches into.
fn groups(rows: &[Row<'_>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut reach = 0;
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.items.is_empty()) {
        match groups.last_mut() {
            Some(group) if row.index <= reach => group.push(at),
            _ => groups.push(vec![at]),
        }
        reach = reach.max(row.reach.saturating_add(1));
    }
    groups
}

/// The blocks of a group: one, or several side by side below common titles.
fn split(rows: &[Row<'_>], group: &[usize]) -> Vec<Block> {
    let titles = group.iter().take_while(|row| count(rows, **row, Window::ALL) < 2).count();
    let (above, body) = group.split_at_checked(titles).unwrap_or((group, &[]));
    let windows = windows(rows, body);
    if windows.len() < 2 {
        return vec![block(rows, group, Window::ALL)];
    }
    let titles = Block { above: above.to_vec(), table: Vec::new(), below: Vec::new(), window: Window::ALL };
    let mut blocks = vec![titles];
    for window in windows {
        let body: Vec<usize> = body.iter().copied().filter(|row| count(rows, *row, window) > 0).collect();
        blocks.push(block(rows, &body, window));
    }
    blocks
}

/// The columns of tables that stand side by side; fewer than two when there is one table.
/// An empty column alone does not part tables, since people leave columns empty: both sides
/// must begin with the same word, or both must count their rows.
fn windows(rows: &[Row<'_>], body: &[usize]) -> Vec<Window> {
    let mut used: Vec<(u32, u32)> = body
        .iter()
        .filter_map(|row| rows.get(*row))
        .flat_map(|row| row.items.iter().map(|item| (item.left, item.right)))
        .collect();
    used.sort_unstable();
    let mut parts: Vec<Window> = Vec::new();
    for (left, right) in used {
        match parts.last_mut() {
            Some(part) if left <= part.right.saturating_add(1) => part.right = part.right.max(right),
            _ => parts.push(Window { left, right }),
        }
    }
    let mut windows: Vec<Window> = Vec::new();
    for part in parts {
        match windows.last_mut() {
            Some(window) if !stand_apart(rows, body, *window, part) => window.right = part.right,
            _ => windows.push(part),
        }
    }
    windows
}

fn stand_apart(rows: &[Row<'_>], body: &[usize], left: Window, right: Window) -> bool {
    let is_table = |window| body.iter().filter(|row| count(rows, **row, window) > 1).nth(1).is_some();
    let first = |window| {
        body.iter()
            .filter(|row| count(rows, **row, window) > 1)
            .find_map(|row| first_item(rows, *row, window))
    };
    if !is_table(left) || !is_table(right) {
        return false;
    }
    let (Some(one), Some(other)) = (first(left), first(right)) else { return false };
    let same_word = one.text.to_lowercase() == other.text.to_lowercase() && ordinal(one.text).is_none();
    same_word || (counts(rows, body, one.left) && counts(rows, body, other.left))
}

/// Whether a column counts rows: 1, then 2 below it.
fn counts(rows: &[Row<'_>], body: &[usize], column: u32) -> bool {
    let mut next = 1;
    for text in body.iter().filter_map(|row| text_at(rows, *row, column)) {
        if ordinal(text) == Some(next) {
            next += 1;
        }
    }
    next > 2
}

/// Finds the table among `group`.
fn block(rows: &[Row<'_>], group: &[usize], window: Window) -> Block {
    let is_row = |row: usize| count(rows, row, window) > 1 && !is_label(rows, row, window);
    let widest = group.iter().filter(|row| is_row(**row)).map(|row| covered(rows, *row, window)).max();
    let start = widest.and_then(|widest| {
        group.iter().position(|row| is_row(*row) && covered(rows, *row, window).saturating_mul(2) >= widest)
    });
    let lines =
        |above: &[usize]| Block { above: above.to_vec(), table: Vec::new(), below: Vec::new(), window };
    let Some((above, table)) = start.and_then(|start| group.split_at_checked(start)) else {
        return lines(group);
    };
    let left = table.iter().filter_map(|row| first_item(rows, *row, window)).map(|item| item.left).min();
    let body = table.len()
        - table
            .iter()
            .rev()
            .take_while(|row| is_note(rows, **row, window, left.unwrap_or(0), widest.unwrap_or(0)))
            .count();
    let (table, below) = table.split_at_checked(body).unwrap_or((table, &[]));
    if !is_table(rows, table, window) {
        return lines(group);
    }
    Block { above: above.to_vec(), table: table.to_vec(), below: below.to_vec(), window }
}

/// A single text at the left edge, or across half the table, that counts nothing.
fn is_note(rows: &[Row<'_>], row: usize, window: Window, left: u32, widest: u32) -> bool {
    let Some(item) = first_item(rows, row, window) else { return true };
    let spans = item.right - item.left + 1;
    let reached = rows.get(row).is_some_and(|row| row.reached.iter().any(|reach| window.holds(reach.left)));
    count(rows, row, window) == 1
        && !reached
        && ordinal(item.text).is_none()
        && (item.left <= left || spans.saturating_mul(2) >= widest)
}

/// Two rows of two cells, or one of three; but not pairs with empty columns between, which
/// are signatures side by side.
fn is_table(rows: &[Row<'_>], table: &[usize], window: Window) -> bool {
    let widths = || table.iter().map(|row| count(rows, *row, window));
    let most = widths().max().unwrap_or(0);
    let apart = |row: &usize| {
        let mut items = items(rows, *row, window);
        match (items.next(), items.next()) {
            (Some(one), Some(other)) => other.left > one.right + 1,
            _ => true,
        }
    };
    match (widths().filter(|width| *width > 1).count(), most) {
        (0, _) => false,
        (1, most) => most > 2,
        (_, 2) => !table.iter().all(apart),
        _ => true,
    }
}

/// Whether `block` goes on with the table of `before`, which an empty row interrupts: it has
/// no header of its own, lies within the same columns and counts on.
fn continues(rows: &[Row<'_>], before: &Block, block: &Block) -> bool {
    if before.window != Window::ALL || block.window != Window::ALL || !before.below.is_empty() {
        return false;
    }
    let edge = |row: Option<&usize>| row.and_then(|row| rows.get(*row)).map(|row| row.index);
    let top = edge(block.above.first().or(block.table.first()));
    let gap = top.zip(edge(before.table.last())).map(|(top, end)| top.saturating_sub(end + 1));
    if gap.is_none_or(|gap| gap > MAX_GAP) || block.above.len() > 2 {
        return false;
    }
    let extent = |table: &[usize]| {
        let items = || table.iter().flat_map(|row| items(rows, *row, Window::ALL));
        Some((items().map(|item| item.left).min()?, items().map(|item| item.right).max()?))
    };
    let (Some(old), Some(new)) = (extent(&before.table), extent(&block.table)) else { return false };
    let Some(first) = block.table.first().and_then(|row| first_item(rows, *row, Window::ALL)) else {
        return false;
    };
    let counted = before
        .table
        .iter()
        .filter_map(|row| text_at(rows, *row, first.left))
        .any(|text| ordinal(text).is_some());
    let header_only = before.table.len() < 3 && first.left == old.0;
    old.0 <= new.0 && new.1 <= old.1 && ordinal(first.text).is_some() && (counted || header_only)
}

fn items<'r, 'a>(rows: &'r [Row<'a>], row: usize, window: Window) -> impl Iterator<Item = &'r Item<'a>> {
    rows.get(row)
        .into_iter()
        .flat_map(move |row| row.items.iter().filter(move |item| window.holds(item.left)))
}

fn first_item<'r, 'a>(rows: &'r [Row<'a>], row: usize, window: Window) -> Option<&'r Item<'a>> {
    items(rows, row, window).next()
}

fn count(rows: &[Row<'_>], row: usize, window: Window) -> usize {
    items(rows, row, window).count()
}

fn text_at<'a>(rows: &[Row<'a>], row: usize, column: u32) -> Option<&'a str> {
    rows.get(row)?.items.iter().find(|item| item.left == column).map(|item| item.text)
}

/// Columns that the row's cells and cells reaching down into it cover.
fn covered(rows: &[Row<'_>], row: usize, window: Window) -> u32 {
    let own: u32 = items(rows, row, window).map(|item| item.right - item.left + 1).sum();
    let reached: u32 = rows.get(row).map_or(0, |row| {
        row.reached
            .iter()
            .filter(|reach| window.holds(reach.left))
            .map(|reach| reach.right - reach.left + 1)
            .sum()
    });
    own.saturating_add(reached)
}

/// `LABEL :` and a value, the colon at the end of the first cell or the start of the second.
fn is_label(rows: &[Row<'_>], row: usize, window: Window) -> bool {
    let mut items = items(rows, row, window);
    let ends = items.next().is_some_and(|first| first.text.ends_with(':'));
    ends || items.next().is_some_and(|second| second.text.starts_with(':'))
}

/// The number of a row: `1`, `1.`, `1)`.
fn ordinal(text: &str) -> Option<u32> {
    let digits = text.strip_suffix(['.', ')']).unwrap_or(text);
    (digits.len() < 5 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}
