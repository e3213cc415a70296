//! Drafts to the model's lines and tables.

use super::{
    columns::is_mark,
    grid::{Grid, GridCell},
    lines::{Draft, Token},
    union,
    unruled::Unruled,
};
use crate::model::{Cell, Line, Part, Place, Table, Zone};

/// The lines of page `page` in reading order, and its tables from the top.
pub(super) fn build(
    page: u32,
    grids: &[Grid],
    unruled: &[Unruled],
    drafts: &[Draft],
) -> (Vec<Line>, Vec<Table>) {
    // Which table each draft lies in, before the tables are put in order.
    let mut within: Vec<Option<usize>> = drafts.iter().map(Draft::grid).collect();
    let mut tables: Vec<Table> =
        grids.iter().enumerate().map(|(index, grid)| ruled_table(page, index, grid, drafts)).collect();
    for table in unruled {
        for piece in table.rows.iter().flatten() {
            if let Some(place) = within.get_mut(piece.draft) {
                *place = Some(tables.len());
            }
        }
        tables.push(unruled_table(page, table, drafts));
    }
    let mut order: Vec<(usize, Table)> = tables.into_iter().enumerate().collect();
    order.retain(|(_, table)| !table.rows.is_empty());
    order.sort_by(|(_, a), (_, b)| {
        let ([ax, ay, ..], [bx, by, ..]) = (a.bbox.unwrap_or_default(), b.bbox.unwrap_or_default());
        ay.total_cmp(&by).then(ax.total_cmp(&bx))
    });
    let place_of = |index: usize| order.iter().position(|(old, _)| *old == index);
    let mut lines: Vec<Line> = drafts
        .iter()
        .zip(within)
        .filter_map(|(draft, within)| {
            let mut line = line(page, &draft.tokens, &draft.cuts)?;
            line.table = within.and_then(place_of).and_then(|place| u32::try_from(place).ok());
            Some(line)
        })
        .collect();
    rank(&mut lines);
    (lines, order.into_iter().map(|(_, table)| table).collect())
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
                parts.push(Part {
                    text: word.text.clone(),
                    left: tenth(word.left),
                    right: tenth(word.right),
                });
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

/// The lines of a cell, from the top.
fn cell(page: u32, lines: Vec<Line>, own: [f32; 4], span: [usize; 2]) -> Cell {
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let place = lines
        .iter()
        .map(|line| line.place.clone())
        .reduce(|a, b| a.union(&b))
        .unwrap_or_else(|| Place::on_page(page, own));
    let span = span.map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let legibility = lines.iter().map(|line| line.legibility).min().unwrap_or(100);
    Cell { text, place, span, legibility, hidden: false, lines }
}

fn unruled_table(page: u32, table: &Unruled, drafts: &[Draft]) -> Table {
    let mut bbox: Option<[f32; 4]> = None;
    let rows = table
        .rows
        .iter()
        .map(|pieces| {
            let mut lines: Vec<Vec<Line>> = table.columns.iter().map(|_| Vec::new()).collect();
            for piece in pieces {
                let Some(draft) = drafts.get(piece.draft) else { continue };
                let made = draft
                    .tokens
                    .get(piece.tokens.clone())
                    .and_then(|tokens| line(page, tokens, &shifted(&draft.cuts, piece.tokens.start)));
                if let (Some(made), Some(place)) = (made, lines.get_mut(piece.column)) {
                    bbox = made.place.bbox().map(|own| bbox.map_or(own, |all| union(all, own))).or(bbox);
                    place.push(made);
                }
            }
            let height = lines
                .iter()
                .flatten()
                .filter_map(|line| line.place.bbox())
                .map(|[_, top, _, bottom]| (top, bottom))
                .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
                .unwrap_or_default();
            let rights = table.columns.iter().skip(1).copied().chain([bbox.map_or(0.0, |bbox| bbox[2])]);
            lines
                .into_iter()
                .zip(&table.columns)
                .zip(rights)
                .map(|((lines, left), right)| {
                    Some(cell(page, lines, [*left, height.0, right.max(*left), height.1], [1, 1]))
                })
                .collect()
        })
        .collect();
    Table { bbox: bbox.map(|bbox| bbox.map(tenth)), ruled: false, rows }
}

fn shifted(cuts: &[usize], by: usize) -> Vec<usize> {
    cuts.iter().filter_map(|cut| cut.checked_sub(by)).collect()
}

fn ruled_table(page: u32, index: usize, grid: &Grid, drafts: &[Draft]) -> Table {
    let mut lines: Vec<Vec<Line>> = grid.cells.iter().map(|_| Vec::new()).collect();
    for draft in drafts.iter().filter(|draft| draft.grid() == Some(index)) {
        let mut rest: &[Token] = &draft.tokens;
        let mut done = 0;
        while let Some(first) = rest.first() {
            let alike = rest.iter().take_while(|token| token.cell == first.cell).count();
            let (piece, after) = rest.split_at(alike);
            let place = first.cell.and_then(|(_, cell)| lines.get_mut(cell));
            if let (Some(place), Some(line)) = (place, line(page, piece, &shifted(&draft.cuts, done))) {
                place.push(line);
            }
            rest = after;
            done += alike;
        }
    }
    let mut rows: Vec<Vec<(GridCell, Vec<Line>)>> = (0..grid.rows()).map(|_| Vec::new()).collect();
    for (cell, lines) in grid.cells.iter().zip(lines) {
        if let Some(row) = rows.get_mut(cell.row) {
            row.push((*cell, lines));
        }
    }
    let rows = rows.into_iter().flat_map(|row| ruled_rows(page, grid, row)).collect();
    let mut table = Table { bbox: Some(grid.bbox().map(tenth)), ruled: true, rows };
    drop_empty(&mut table);
    table
}

/// The table rows of a grid's row: one, or several where only the columns are ruled and the
/// first column numbers the rows.
fn ruled_rows(page: u32, grid: &Grid, row: Vec<(GridCell, Vec<Line>)>) -> Vec<Vec<Option<Cell>>> {
    let starts = row_starts(&row);
    let bands = starts.len().max(1);
    let mut rows: Vec<Vec<Option<Cell>>> = vec![vec![None; grid.columns()]; bands];
    for (place, lines) in row {
        let [left, top, right, bottom] = grid.cell_bbox(&place);
        let mut lines = lines.into_iter().peekable();
        for (band, row) in rows.iter_mut().enumerate() {
            let until = starts.get(band + 1).copied().unwrap_or(f32::MAX);
            let mut own = Vec::new();
            while let Some(line) = lines.next_if(|line| base(line) < until - 2.0) {
                own.push(line);
            }
            let from = if band == 0 { top } else { starts.get(band).copied().unwrap_or(top) };
            let bbox = [left, from, right, until.min(bottom).max(from)];
            if let Some(slot) = row.get_mut(place.column) {
                *slot = Some(cell(page, own, bbox, [place.rows, place.columns]));
            }
        }
    }
    rows
}

fn base(line: &Line) -> f32 {
    line.place.bbox().map_or(0.0, |[.., bottom]| bottom)
}

/// Where rows begin within a grid's row that has no lines between them; none or one if it is
/// one row.
///
/// The first column must number two rows at least; then an item in any other column but the
/// last begins a row too. A row of column numbers that a page break repeats above the rest of
/// a row is a row of its own.
fn row_starts(row: &[(GridCell, Vec<Line>)]) -> Vec<f32> {
    let single = |cell: &GridCell| cell.rows == 1 && cell.columns == 1;
    if row.len() < 2 || !row.iter().all(|(cell, _)| single(cell)) {
        return Vec::new();
    }
    if let Some(below) = below_column_numbers(row) {
        return below;
    }
    let marked = |line: &&Line| line.text.split(' ').next().is_some_and(is_mark);
    let first = row.first().map(|(_, lines)| lines.as_slice()).unwrap_or_default();
    let alone = first.iter().filter(|line| is_mark(&line.text)).count();
    if alone < 2 || alone * 3 < first.len() * 2 {
        return Vec::new();
    }
    let inner = row.iter().take(row.len() - 1);
    let mut starts: Vec<f32> = inner.flat_map(|(_, lines)| lines.iter().filter(marked)).map(base).collect();
    starts.sort_by(f32::total_cmp);
    starts.dedup_by(|b, a| (*b - *a).abs() < 4.0);
    starts
}

/// Where the two rows begin when every column's first line is its number (1, 2, 3) and more
/// stands below; `None` for any other row.
fn below_column_numbers(row: &[(GridCell, Vec<Line>)]) -> Option<Vec<f32>> {
    let mut numbers = row.iter().map(|(cell, lines)| {
        let first = lines.first()?;
        (first.text == (cell.column + 1).to_string()).then(|| base(first))
    });
    let top = numbers.next()??;
    if row.len() < 3 || !numbers.all(|number| number.is_some_and(|number| (number - top).abs() < 4.0)) {
        return None;
    }
    let below = row.iter().filter_map(|(_, lines)| lines.get(1)).map(base).min_by(f32::total_cmp)?;
    (top + 4.0 < below).then(|| vec![top, below])
}

/// Takes out rows and columns that hold nothing and are too narrow to hold anything: the
/// space between the two strokes of a double border.
fn drop_empty(table: &mut Table) {
    let narrow = |cell: &Cell, from: usize, to: usize| {
        cell.text.is_empty()
            && cell.place.bbox().is_some_and(|bbox| {
                let [low, high] = [bbox.get(from), bbox.get(to)].map(|x| x.copied().unwrap_or_default());
                high - low < 6.0
            })
    };
    table.rows.retain(|row| {
        !row.iter().flatten().all(|cell| cell.span[0] == 1 && narrow(cell, 1, 3))
            || row.iter().all(Option::is_none)
    });
    let width = table.width();
    for column in (0..width).rev() {
        let empty = table.rows.iter().all(|row| {
            row.get(column)
                .is_some_and(|cell| cell.as_ref().is_some_and(|cell| cell.span[1] == 1 && narrow(cell, 0, 2)))
        });
        if empty && table.width() > 1 {
            for row in &mut table.rows {
                row.remove(column);
            }
        }
    }
}
