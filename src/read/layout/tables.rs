//! Drafts to the model's lines and tables.

use super::{
    grid::{Grid, GridCell},
    lines::{Draft, Token},
    union,
};
use crate::model::{Cell, Line, Part, Place, Table, Zone};

/// The lines of page `page` in reading order, and its tables from the top.
pub(super) fn build(page: u32, grids: &[Grid], drafts: Vec<Draft>) -> (Vec<Line>, Vec<Table>) {
    let tables: Vec<Table> =
        grids.iter().enumerate().map(|(index, grid)| table(page, index, grid, &drafts)).collect();
    let mut lines: Vec<Line> = drafts
        .iter()
        .filter_map(|draft| {
            let mut line = line(page, &draft.tokens, &draft.cuts)?;
            line.table = draft.grid().and_then(|grid| u32::try_from(grid).ok());
            Some(line)
        })
        .collect();
    rank(&mut lines);
    (lines, tables)
}

/// Replaces glyph numbers by ranks among the lines.
fn rank(lines: &mut [Line]) {
    let mut orders: Vec<u32> = lines.iter().map(|line| line.order).collect();
    orders.sort_unstable();
    for line in lines {
        let rank = orders.partition_point(|order| *order < line.order);
        line.order = u32::try_from(rank).unwrap_or(u32::MAX);
    }
}

/// The line of `tokens`, cut before those at `cuts`.
fn line(page: u32, tokens: &[Token], cuts: &[usize]) -> Option<Line> {
    let first = tokens.first()?;
    let mut bbox = first.word.bbox();
    let mut text = String::new();
    let mut parts: Vec<Part> = Vec::new();
    let mut legibility = 100;
    let mut order = u32::MAX;
    for (at, token) in tokens.iter().enumerate() {
        let word = &token.word;
        bbox = union(bbox, word.bbox());
        legibility = legibility.min(word.legibility);
        order = order.min(word.order);
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
        match parts.last_mut() {
            Some(part) if !cuts.contains(&at) => {
                part.text.push(' ');
                part.text.push_str(&word.text);
                part.right = tenth(word.right.max(part.right));
            }
            _ => {
                parts.push(Part { text: word.text.clone(), left: tenth(word.left), right: tenth(word.right) })
            }
        }
    }
    Some(Line {
        text,
        place: Place::on_page(page, bbox),
        legibility,
        order,
        table: None,
        zone: Zone::Body,
        parts,
    })
}

/// Rounded like [`Place::on_page`] rounds.
fn tenth(x: f32) -> f32 {
    (x * 10.0).round() / 10.0
}

fn table(page: u32, index: usize, grid: &Grid, drafts: &[Draft]) -> Table {
    let mut lines: Vec<Vec<Line>> = grid.cells.iter().map(|_| Vec::new()).collect();
    for draft in drafts.iter().filter(|draft| draft.grid() == Some(index)) {
        let mut rest: &[Token] = &draft.tokens;
        let mut done = 0;
        while let Some(first) = rest.first() {
            let alike = rest.iter().take_while(|token| token.cell == first.cell).count();
            let (piece, after) = rest.split_at(alike);
            let cuts: Vec<usize> = draft.cuts.iter().filter_map(|cut| cut.checked_sub(done)).collect();
            rest = after;
            done += alike;
            let place = first.cell.and_then(|(_, cell)| lines.get_mut(cell));
            if let (Some(place), Some(line)) = (place, line(page, piece, &cuts)) {
                place.push(line);
            }
        }
    }
    let mut rows: Vec<Vec<Option<Cell>>> = vec![vec![None; grid.columns()]; grid.rows()];
    for (cell, lines) in grid.cells.iter().zip(lines) {
        let made = make_cell(page, grid, cell, lines);
        if let Some(place) = rows.get_mut(cell.row).and_then(|row| row.get_mut(cell.column)) {
            *place = Some(made);
        }
    }
    Table { bbox: Some(grid.bbox().map(tenth)), ruled: true, rows }
}

fn make_cell(page: u32, grid: &Grid, cell: &GridCell, lines: Vec<Line>) -> Cell {
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let place = lines
        .iter()
        .map(|line| line.place.clone())
        .reduce(|a, b| a.union(&b))
        .unwrap_or_else(|| Place::on_page(page, grid.cell_bbox(cell)));
    let span = [cell.rows, cell.columns].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let legibility = lines.iter().map(|line| line.legibility).min().unwrap_or(100);
    Cell { text, place, span, legibility, hidden: false, lines }
}
