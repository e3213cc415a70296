//! Ruled tables: ruling lines to grids of cells.
//!
//! Programs draw a border once or twice, whole or in a piece per cell, as a stroke or as a
//! thin box, so lines within [`SAME`] are one and pieces are joined before anything else.
//! Lines that touch make a grid; where the line between two places is missing, the places
//! are one merged cell.

use super::{Rule, Word};

/// Lines closer than this are one line drawn in pieces.
const SAME: f32 = 2.5;
/// Lines whose ends miss each other by less than this touch.
const TOUCH: f32 = 3.5;

/// Pairs of lines looked at on one page; a page with more is a drawing.
const MOST_CROSSINGS: usize = 4_000_000;

/// A ruled grid.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Its upright lines from the left; one more than columns.
    pub(super) xs: Vec<f32>,
    /// Its horizontal lines from the top; one more than rows.
    pub(super) ys: Vec<f32>,
    /// Its cells, row by row.
    pub(super) cells: Vec<GridCell>,
    /// The cell of each place, row by row.
    owner: Vec<usize>,
}

/// A cell of a grid, from 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct GridCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Grid {
    /// Columns.
    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// Rows.
    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// Left, top, right, bottom.
    pub(super) fn bbox(&self) -> [f32; 4] {
        let first = |values: &[f32]| values.first().copied().unwrap_or_default();
        let last = |values: &[f32]| values.last().copied().unwrap_or_default();
        [first(&self.xs), first(&self.ys), last(&self.xs), last(&self.ys)]
    }

    /// The cell at a point.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?;
        if column >= self.columns() || row >= self.rows() {
            return None;
        }
        self.owner.get(row * self.columns() + column).copied()
    }

    /// A cell's own box.
    pub(super) fn cell_bbox(&self, cell: &GridCell) -> [f32; 4] {
        let x = |at: usize| self.xs.get(at).copied().unwrap_or_default();
        let y = |at: usize| self.ys.get(at).copied().unwrap_or_default();
        [x(cell.column), y(cell.row), x(cell.column + cell.columns), y(cell.row + cell.rows)]
    }

    /// A grid where `joined_right` and `joined_below` say of a place (row, column) that no
    /// line parts it from the next.
    fn new(
        xs: Vec<f32>,
        ys: Vec<f32>,

        joined_right: impl Fn(usize, usize) -> bool,
        joined_below: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let (columns, rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
        let mut grid = Self { xs, ys, cells: Vec::new(), owner: vec![usize::MAX; columns * rows] };
        for row in 0..rows {
            for column in 0..columns {
                if grid.owner.get(row * columns + column).is_none_or(|owner| *owner != usize::MAX) {
                    continue;
                }
                let free =
                    |at: usize| grid.owner.get(row * columns + at).is_some_and(|owner| *owner == usize::MAX);
                let wide = (column..columns.saturating_sub(1))
                    .take_while(|at| joined_right(row, *at) && free(*at + 1))
                    .count()
                    + 1;
                // Downward only as a whole, so that every cell is a rectangle.
                let high = (row..rows.saturating_sub(1))
                    .take_while(|at| {
                        (column..column + wide).all(|x| joined_below(*at, x))
                            && (column..column + wide - 1).all(|x| joined_right(*at + 1, x))
                    })
                    .count()
                    + 1;
                let index = grid.cells.len();
                grid.cells.push(GridCell { row, column, rows: high, columns: wide });
                for y in row..row + high {
                    for x in column..column + wide {
                        if let Some(owner) = grid.owner.get_mut(y * columns + x) {
                            *owner = index;
                        }
                    }
                }
            }
        }
        grid
    }
}

/// A line after its pieces were joined.
#[derive(Clone, Copy, Debug)]
struct Bar {
    at: f32,
    from: f32,
    to: f32,
}

/// The grids that `rules` make, from the top.
pub(super) fn find(rules: &[Rule], words: &[Word]) -> Vec<Grid> {
    let across = bars(rules, true, 8.0);
    let upright = bars(rules, false, 5.0);
    let mut grids = Vec::new();
    let mut loose: Vec<Bar> = Vec::new();
    for (horizontals, verticals) in components(&across, &upright) {
        match closed(&horizontals, &verticals, words) {
            Some(grid) if cuts_lines(&grid, words) => (),
            Some(grid) => grids.push(grid),
            None if verticals.is_empty() => loose.extend(horizontals),
            None => (),
        }
    }
    loose.retain(|bar| !grids.iter().any(|grid| inside(grid, bar)));
    grids.extend(opens(loose, words));
    grids.sort_by(|a, b| {
        let ([ax, ay, ..], [bx, by, ..]) = (a.bbox(), b.bbox());
        ay.total_cmp(&by).then(ax.total_cmp(&bx))
    });
    grids
}

fn inside(grid: &Grid, bar: &Bar) -> bool {
    let [left, top, right, bottom] = grid.bbox();
    top - SAME <= bar.at && bar.at <= bottom + SAME && bar.from < right && left < bar.to
}

/// The lines of one direction: pieces joined, doubles made one, those under `least` left out.
fn bars(rules: &[Rule], horizontal: bool, least: f32) -> Vec<Bar> {
    let mut sorted: Vec<&Rule> = rules.iter().filter(|rule| rule.horizontal == horizontal).collect();
    sorted.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)).then(a.to.total_cmp(&b.to)));
    let mut out: Vec<Bar> = Vec::new();
    let mut rest = sorted.as_slice();
    while let Some(first) = rest.first() {
        let (group, after) = rest.split_at(rest.partition_point(|rule| rule.at - first.at <= SAME));
        rest = after;
        let mut pieces: Vec<(f32, f32)> = group.iter().map(|rule| (rule.from, rule.to)).collect();
        pieces.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        #[expect(clippy::cast_precision_loss, reason = "a mean of few lines")]
        let at = group.iter().map(|rule| rule.at).sum::<f32>() / group.len().max(1) as f32;
        let mut open: Option<Bar> = None;
        for (from, to) in pieces {
            match open.as_mut() {
                Some(bar) if from <= bar.to + TOUCH => bar.to = bar.to.max(to),
                _ => out.extend(open.replace(Bar { at, from, to })),
            }
        }
        out.extend(open);
    }
    out.retain(|bar| least <= bar.to - bar.from);
    out
}

/// The lines in groups that touch each other, and each group's two directions.
fn components(across: &[Bar], upright: &[Bar]) -> Vec<(Vec<Bar>, Vec<Bar>)> {
    if MOST_CROSSINGS < across.len().saturating_mul(upright.len()) {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..across.len() + upright.len()).collect();
    for (i, h) in across.iter().enumerate() {
        for (j, v) in upright.iter().enumerate() {
            let touch = v.from - TOUCH <= h.at
                && h.at <= v.to + TOUCH
                && h.from - TOUCH <= v.at
                && v.at <= h.to + TOUCH;
            if touch {
                let (a, b) = (root(&group, i), root(&group, across.len() + j));
                if let Some(parent) = group.get_mut(a.max(b)) {
                    *parent = a.min(b);
                }
            }
        }
    }
    let mut out: Vec<(usize, Vec<Bar>, Vec<Bar>)> = Vec::new();
    let all = across.iter().map(|bar| (bar, true)).chain(upright.iter().map(|bar| (bar, false)));
    for (index, (bar, horizontal)) in all.enumerate() {
        let id = root(&group, index);
        let known = out.iter().position(|(other, ..)| *other == id);
        let place = known.unwrap_or(out.len());
        if known.is_none() {
            out.push((id, Vec::new(), Vec::new()));
        }
        if let Some((_, horizontals, verticals)) = out.get_mut(place) {
            if horizontal { horizontals } else { verticals }.push(*bar);
        }
    }
    out.into_iter().map(|(_, horizontals, verticals)| (horizontals, verticals)).collect()
}

fn root(group: &[usize], mut at: usize) -> usize {
    while let Some(parent) = group.get(at).filter(|parent| **parent != at) {
        at = *parent;
    }
    at
}

/// The grid of lines of both directions; `None` for frames and crosses.
fn closed(horizontals: &[Bar], verticals: &[Bar], words: &[Word]) -> Option<Grid> {
    if verticals.is_empty() || horizontals.is_empty() {
        return None;
    }
    let xs = edges(verticals, horizontals, 12.0);
    let ys = edges(horizontals, verticals, 8.0);
    if xs.len() < 2 || ys.len() < 2 || (xs.len() == 2 && ys.len() == 2) {
        return None;
    }
    let (x, y) = (xs.clone(), ys.clone());
    let grid = Grid::new(
        xs,
        ys,
        |row, column| {
            let edge = x.get(column + 1);
            let drawn = parted(verticals, edge, y.get(row), y.get(row + 1));
            let mostly = || parted(verticals, edge, y.first(), y.last());
            let lost = || lost(words, x.get(column..column + 3), y.get(row..row + 2));
            !(drawn || mostly() && lost())
        },
        |row, column| !parted(horizontals, y.get(row + 1), x.get(column), x.get(column + 1)),
    );
    (grid.cells.len() > 1).then_some(grid)
}

/// Where `bars` stand, and where `others` reach beyond them: a table may be open at its sides.
fn edges(bars: &[Bar], others: &[Bar], least: f32) -> Vec<f32> {
    let mut all: Vec<f32> = bars.iter().map(|bar| bar.at).collect();
    all.sort_by(f32::total_cmp);
    let low = others.iter().map(|bar| bar.from).fold(f32::MAX, f32::min);
    let high = others.iter().map(|bar| bar.to).fold(f32::MIN, f32::max);
    if all.first().is_some_and(|first| least < first - low) {
        all.insert(0, low);
    }
    if all.last().is_some_and(|last| least < high - last) {
        all.push(high);
    }
    let mut out: Vec<f32> = Vec::new();
    for at in all {
        if out.last().is_none_or(|last| SAME < at - last) {
            out.push(at);
        }
    }
    out
}

/// Whether a line at `at` runs along most of `from` to `to`.
fn parted(bars: &[Bar], at: Option<&f32>, from: Option<&f32>, to: Option<&f32>) -> bool {
    let (Some(at), Some(from), Some(to)) = (at, from, to) else { return true };
    let covered: f32 = bars
        .iter()
        .filter(|bar| (bar.at - at).abs() <= SAME)
        .map(|bar| (bar.to.min(*to) - bar.from.max(*from)).max(0.0))
        .sum();
    covered >= 0.5 * (to - from)
}

/// Lines of print that a grid must cut to be none.
const CUT_LINES: usize = 3;

/// Whether `grid` cuts lines of print: on a recognised page strokes that are no table's, or
/// only a piece of one, end in the middle of what is printed.
fn cuts_lines(grid: &Grid, words: &[Word]) -> bool {
    let [left, top, right, bottom] = grid.bbox();
    let mut level: Vec<&Word> = words.iter().filter(|it| top < it.base && it.base < bottom).collect();
    if level.iter().any(|it| it.legibility == 100) {
        return false;
    }
    level.sort_by(|a, b| a.base.total_cmp(&b.base));
    let (mut lines, mut cut) = (0, 0);
    for line in level.chunk_by(|a, b| b.base - a.base < 0.3 * a.size) {
        let within = |it: &&&Word| left < it.right && it.left < right;
        let inner = line.iter().filter(within);
        let Some((from, to)) =
            inner.map(|it| (it.left, it.right)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        else {
            continue;
        };
        lines += 1;
        let beside = |it: &&&Word| {
            let room = NEAR * it.size;
            it.right <= left && from - it.right < room || right <= it.left && it.left - to < room
        };
        let across = line.iter().any(|it| it.left < left - 2.0 && left + 2.0 < it.right);
        cut += usize::from(across || line.iter().any(|it| beside(&it)));
    }
    CUT_LINES <= cut && lines <= 6 * cut
}

/// Words closer than this, in em, are of one line.
const NEAR: f32 = 1.0;

/// Room, in em, that words leave around an upright line which the scanner lost.
const LOST: f32 = 0.5;

/// Whether the words of a recognised page show that a line, which parts most rows of its grid,
/// stood between two places of one row too: on both sides of it are words, and none near it.
/// `xs` are the left, the lost and the right line, `ys` those above and below.
fn lost(words: &[Word], xs: Option<&[f32]>, ys: Option<&[f32]>) -> bool {
    let (Some([left, edge, right]), Some([top, bottom])) = (xs, ys) else { return false };
    let own = words
        .iter()
        .filter(|word| *top < word.base && word.base < *bottom && *left <= word.right && word.left <= *right);
    let (mut before, mut behind) = (false, false);
    for word in own {
        let near = 0.5 * LOST * word.size;
        if word.legibility == 100 || word.left < edge + near && edge - near < word.right {
            return false;
        }
        before |= word.right < *edge;
        behind |= *edge < word.left;
    }
    before && behind
}

/// Tables drawn with horizontal lines alone: three or more of one width below each other.
/// Their columns are the stripes that no word crosses.
fn opens(mut loose: Vec<Bar>, words: &[Word]) -> Vec<Grid> {
    loose.retain(|bar| 120.0 < bar.to - bar.from);
    loose.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut grids = Vec::new();
    let mut rest = loose.as_slice();
    while let Some(first) = rest.first() {
        let alike = rest
            .iter()
            .take_while(|bar| (bar.from - first.from).abs() < 6.0 && (bar.to - first.to).abs() < 6.0)
            .count();
        let (group, after) = rest.split_at(alike.max(1));
        rest = after;
        if group.len() < 3 {
            continue;
        }
        let ys: Vec<f32> = group.iter().map(|bar| bar.at).collect();
        let (Some(top), Some(bottom)) = (ys.first(), ys.last()) else { continue };
        let mut spans: Vec<(f32, f32)> = words
            .iter()
            .filter(|word| {
                *top < word.base && word.base < *bottom && word.left < first.to && first.from < word.right
            })
            .map(|word| (word.left, word.right))
            .collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut xs = vec![first.from.min(spans.first().map_or(f32::MAX, |span| span.0 - 1.0))];
        let mut right = f32::MAX;
        for (from, to) in spans {
            if right + 5.0 < from {
                xs.push(from - 1.5);
            }
            right = if right < f32::MAX { right.max(to) } else { to };
        }
        xs.push(first.to.max(if right < f32::MAX { right + 1.0 } else { first.to }));
        if xs.len() > 2 {
            grids.push(Grid::new(xs, ys, |_, _| false, |_, _| false));
        }
    }
    grids
}
