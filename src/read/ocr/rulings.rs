//! Ruling lines in a picture: long thin dark runs, a little tilted, with gaps where ink ran
//! out.

#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic within the picture's bounds; a panic costs the page alone"
)]

/// A straight stroke from one end to the other, in pixels; `from` is left, or above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
    pub(super) horizontal: bool,
    /// Drawn through, not dotted.
    pub(super) solid: bool,
}

/// Lengths, in inches.
///
/// Half the side of the square whose mean brightness tells dark from bright.
const AROUND: f32 = 0.1;
/// A dark run shorter than this is a letter's.
const LEAST_RUN: f32 = 0.17;
/// A rule shorter than this is a dash.
const LEAST_RULE: f32 = 0.3;
/// A dotted one is longer than a shaded field is high.
const LEAST_DOTTED: f32 = 1.0;
/// An upright rule as long as this is one, whatever it ends at.
const LONG_RULE: f32 = 1.5;
/// A rule thicker than this is a shadow or a bar.
const MOST_THICK: f32 = 0.055;
/// Pieces of one rule are at most this far apart.
const MOST_GAP: f32 = 0.25;
/// An end this close to a rule is at it.
const AT_RULE: f32 = 0.04;
/// Share of its usual ink that a rule has between two others; letters in its place have less.
const LEAST_INKED: f32 = 0.65;
/// A piece may bend this far from straight.
const MOST_BENT: f32 = 0.035;
/// Times that what departs is taken off a piece.
const MOST_TRIMS: usize = 6;
/// Dots of one rule, as a fax or a copier leaves it, are at most this far apart.
const MOST_DOTTED: f32 = 0.045;
/// Between these distances from a dotted rule, on both its sides, little is dark: letters in a row have feet
/// that look like one.
const BESIDE: (f32, f32) = (0.025, 0.05);
/// Share of a dotted rule that something else may stand beside or cross.
const MOST_BESIDE: f32 = 0.1;
/// Share of the surrounding brightness below which a pixel is dark.
const DARK: f32 = 0.86;

/// The ruling lines of a picture with `dpi` pixels an inch. `runs_over` says whether text runs
/// over the place x without a gap, somewhere between two heights.
pub(super) fn find(
    grey: &[u8],
    width: usize,
    dpi: f32,
    runs_over: impl Fn(f32, f32, f32) -> bool,
) -> Vec<Stroke> {
    let height = grey.len() / width.max(1);
    let dark = darkness(grey, width, height, (AROUND * dpi) as usize);
    let mut found = strokes(&dark, width, height, dpi, true);
    let turned: Vec<bool> = (0..width * height).map(|at| dark[at % height * width + at / height]).collect();
    let down = strokes(&turned, height, width, dpi, false);
    let ends_at = |(x, y): (f32, f32), reach: f32| {
        found
            .iter()
            .any(|it| it.from.0 - reach < x && x < it.to.0 + reach && (height_at(it, x) - y).abs() < reach)
    };
    let down: Vec<Stroke> = down
        .into_iter()
        .filter(|it| {
            // A short upright one is a rule only between two that lie across: stamps and letters
            // have straight parts, too.
            let length = it.to.1 - it.from.1;
            let reach = if length < LEAST_RULE * dpi { AT_RULE * dpi } else { LEAST_RUN * dpi };
            LONG_RULE * dpi < length || (ends_at(it.from, reach) && ends_at(it.to, reach))
        })
        .flat_map(|it| parted(it, &found, &dark, width, dpi, &runs_over))
        .collect();
    found.extend(down);
    found
}

/// Where a stroke that lies across is at `x`.
fn height_at(across: &Stroke, x: f32) -> f32 {
    let slope = (across.to.1 - across.from.1) / (across.to.0 - across.from.0).max(1.0);
    slope.mul_add(x - across.from.0, across.from.1)
}

/// An upright stroke without those pieces between two rules `across` where it was only thought
/// to go on: there it has less ink than elsewhere, and text runs over it.
fn parted(
    stroke: Stroke,
    across: &[Stroke],
    dark: &[bool],
    width: usize,
    dpi: f32,
    runs_over: &impl Fn(f32, f32, f32) -> bool,
) -> Vec<Stroke> {
    let at = |y: f32| {
        let slope = (stroke.to.0 - stroke.from.0) / (stroke.to.1 - stroke.from.1).max(1.0);
        slope.mul_add(y - stroke.from.1, stroke.from.0)
    };
    let near = AT_RULE * dpi;
    let mut crossings: Vec<f32> = across
        .iter()
        .filter_map(|it| {
            let x = at(f32::midpoint(it.from.1, it.to.1));
            let y = height_at(it, x);
            let crosses = it.from.0 - near < x && x < it.to.0 + near;
            (crosses && stroke.from.1 - near < y && y < stroke.to.1 + near).then_some(y)
        })
        .collect();
    crossings.sort_by(f32::total_cmp);
    // Share of the rows, away from the rules that cross, that have ink where the stroke is; it
    // may be a little bent.
    let ink = |above: f32, below: f32| {
        let rows = (below - above - 2.0 * near).max(0.0) as usize;
        let inked = |aside: i32| {
            let is_dark = |row: &usize| {
                let y = above + near + *row as f32;
                let x = at(y) + aside as f32;
                0.0 <= x && dark.get(y as usize * width + x as usize) == Some(&true)
            };
            (0..rows).filter(is_dark).count()
        };
        (near as usize <= rows).then(|| (-3..=3).map(inked).max().unwrap_or(0) as f32 / rows as f32)
    };
    let bands: Vec<(f32, f32, f32)> = crossings
        .iter()
        .zip(crossings.iter().skip(1))
        .filter_map(|(above, below)| Some((*above, *below, ink(*above, *below)?)))
        .collect();
    let mut inks: Vec<f32> = bands.iter().map(|it| it.2).collect();
    inks.sort_by(f32::total_cmp);
    let usual = inks.get(inks.len() / 2).copied().unwrap_or(0.0);
    let mut pieces = Vec::new();
    let mut from = stroke.from;
    for (above, below, ink) in bands {
        if ink < LEAST_INKED * usual && runs_over(at(f32::midpoint(above, below)), above, below) {
            pieces.push(Stroke { from, to: (at(above), above), ..stroke });
            from = (at(below), below);
        }
    }
    pieces.push(Stroke { from, ..stroke });
    pieces.retain(|it| LEAST_RUN * dpi <= it.to.1 - it.from.1);
    pieces
}

/// Which pixels are darker than what is around them.
fn darkness(grey: &[u8], width: usize, height: usize, around: usize) -> Vec<bool> {
    // Sums of each column over the rows around, moved down row by row; then over columns.
    let mut column = vec![0_u32; width];
    let mut out = Vec::with_capacity(grey.len());
    let row = |y: usize| &grey[y * width..(y + 1) * width];
    let mut rows = 0_u32;
    for y in 0..around.min(height) {
        column.iter_mut().zip(row(y)).for_each(|(sum, value)| *sum += u32::from(*value));
        rows += 1;
    }
    for y in 0..height {
        if y + around < height {
            column.iter_mut().zip(row(y + around)).for_each(|(sum, value)| *sum += u32::from(*value));
            rows += 1;
        }
        if around < y {
            column.iter_mut().zip(row(y - around - 1)).for_each(|(sum, value)| *sum -= u32::from(*value));
            rows -= 1;
        }
        let mut sum: u32 = column[..around.min(width)].iter().sum();
        let mut columns = around.min(width) as u32;
        for (x, value) in row(y).iter().enumerate() {
            if x + around < width {
                sum += column[x + around];
                columns += 1;
            }
            if around < x {
                sum -= column[x - around - 1];
                columns -= 1;
            }
            let mean = sum as f32 / (rows * columns) as f32;
            out.push(f32::from(*value) < mean * DARK);
        }
    }
    out
}

/// A dark run in one row, from `left` to before `right`.
#[derive(Clone, Copy)]
struct Run {
    y: usize,
    left: usize,
    right: usize,
    solid: bool,
}

/// Runs that touch.
struct Piece {
    runs: Vec<Run>,
}

fn strokes(dark: &[bool], width: usize, height: usize, dpi: f32, horizontal: bool) -> Vec<Stroke> {
    let mut done: Vec<Piece> = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    for y in 0..height {
        let mut next: Vec<Piece> = Vec::new();
        for run in runs(dark, width, height, y, dpi) {
            let touches = |piece: &Piece| {
                piece
                    .runs
                    .iter()
                    .rev()
                    .take_while(|it| y <= it.y + 2)
                    .any(|it| it.y != y && it.left < run.right + 3 && run.left < it.right + 3)
            };
            // Runs come from left to right, and so do pieces: the first that touches takes it,
            // others that touch are joined to it.
            let mut joined = Piece { runs: Vec::new() };
            for pieces in [&mut next, &mut open] {
                let mut at = 0;
                while at < pieces.len() {
                    if touches(&pieces[at]) {
                        joined.runs.append(&mut pieces.remove(at).runs);
                    } else {
                        at += 1;
                    }
                }
            }
            joined.runs.sort_by_key(|it| (it.y, it.left));
            joined.runs.push(run);
            next.push(joined);
        }
        let (kept, ended): (Vec<Piece>, Vec<Piece>) =
            open.into_iter().partition(|piece| piece.runs.last().is_some_and(|it| y <= it.y + 1));
        done.extend(ended);
        next.extend(kept);
        open = next;
    }
    done.extend(open);
    let mut found: Vec<Stroke> = done.iter().filter_map(|piece| stroke(piece, dpi)).collect();
    found.sort_by(|a, b| a.from.1.total_cmp(&b.from.1).then(a.from.0.total_cmp(&b.from.0)));
    let mut found = joined(found, dpi);
    found.retain(|it| {
        let least = match (it.solid, horizontal) {
            (false, _) => LEAST_DOTTED,
            (true, true) => LEAST_RULE,
            (true, false) => 0.0,
        };
        least * dpi <= it.to.0 - it.from.0
    });
    if !horizontal {
        for it in &mut found {
            *it = Stroke { from: (it.from.1, it.from.0), to: (it.to.1, it.to.0), horizontal: false, ..*it };
        }
    }
    found
}

/// Runs of row `y` that are dark, or dotted with nothing beside.
fn runs(dark: &[bool], width: usize, height: usize, y: usize, dpi: f32) -> Vec<Run> {
    let shortest = (LEAST_RUN * dpi) as usize;
    let row = |y: usize| &dark[y * width..(y + 1) * width];
    // A strip on each side of it: a shaded field has dark rows, and bright ones between.
    let (near, far) = ((BESIDE.0 * dpi) as usize, (BESIDE.1 * dpi) as usize);
    let is_free = |run: &Run, rows: std::ops::RangeInclusive<usize>| {
        let strip = rows.filter(|y| *y < height).flat_map(|y| &row(y)[run.left..run.right]);
        let (all, crossed) = strip.fold((0, 0), |(all, crossed), it| (all + 1, crossed + usize::from(*it)));
        crossed as f32 <= MOST_BESIDE * all as f32
    };
    let pieces = dark_runs(dark, width, height, y);
    let mut found = Vec::new();
    for dotted in pieces.chunk_by(|a, b| (b.left - a.right) as f32 <= MOST_DOTTED * dpi) {
        let (Some(first), Some(last)) = (dotted.first(), dotted.last()) else { continue };
        let whole = Run {
            y,
            left: first.left,
            right: last.right,
            solid: dotted.iter().any(|it| shortest <= it.right - it.left),
        };
        if shortest <= whole.right - whole.left
            && is_free(&whole, y.saturating_sub(far)..=y.saturating_sub(near))
            && is_free(&whole, y + near..=y + far)
        {
            found.push(whole);
        } else {
            found.extend(dotted.iter().filter(|it| shortest <= it.right - it.left));
        }
    }
    found
}

/// Dark runs of row `y`. A pixel counts where it, or the one above or below, is dark, so
/// that a thin tilted line does not break at each step.
fn dark_runs(dark: &[bool], width: usize, height: usize, y: usize) -> Vec<Run> {
    let row = |y: usize| &dark[y * width..(y + 1) * width];
    let (above, own, below) = (row(y.saturating_sub(1)), row(y), row((y + 1).min(height - 1)));
    let mut found = Vec::new();
    let mut start = None;
    for x in 0..=width {
        let is_dark = x < width && (own[x] || above[x] || below[x]);
        match start {
            None if is_dark => start = Some(x),
            Some(left) if !is_dark => {
                found.push(Run { y, left, right: x, solid: true });
                start = None;
            }
            _ => (),
        }
    }
    found
}

/// The stroke that a piece is, if it is straight and thin. What touches a rule and departs
/// from it, a stamp's edge, is taken off.
fn stroke(piece: &Piece, dpi: f32) -> Option<Stroke> {
    let mut runs = piece.runs.clone();
    for _ in 0..MOST_TRIMS {
        let (stroke, bent) = line(&runs, dpi)?;
        if bent <= MOST_BENT * dpi {
            return Some(stroke);
        }
        let slope = (stroke.to.1 - stroke.from.1) / (stroke.to.0 - stroke.from.0).max(1.0);
        let limit = (bent / 2.0).max(MOST_BENT * dpi);
        runs.retain(|it| {
            let x = f32::midpoint(it.left as f32, it.right as f32) - stroke.from.0;
            (slope.mul_add(x, stroke.from.1) - it.y as f32 - 0.5).abs() <= limit
        });
    }
    None
}

/// The straight line through `runs`, and how far they depart from it; `None` where they are
/// thick or lean too much.
fn line(runs: &[Run], dpi: f32) -> Option<(Stroke, f32)> {
    let left = runs.iter().map(|it| it.left).min()? as f32;
    let right = runs.iter().map(|it| it.right).max()? as f32;
    let area: f32 = runs.iter().map(|it| (it.right - it.left) as f32).sum();
    let length = right - left;
    // The rows above and below are in it.
    if MOST_THICK * dpi + 2.0 < area / length {
        return None;
    }
    // Least squares through the runs' middles, weighted by their length.
    let (mut sx, mut sy, mut sxx, mut sxy) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
    let points = || {
        runs.iter().map(|it| {
            let weight = (it.right - it.left) as f32;
            (f32::midpoint(it.left as f32, it.right as f32) - left, it.y as f32 + 0.5, weight)
        })
    };
    for (x, y, weight) in points() {
        sx += x * weight;
        sy += y * weight;
        // A run is a line itself, not a point in its middle.
        sxx += (x * x + weight * weight / 12.0) * weight;
        sxy += x * y * weight;
    }
    let spread = sxx - sx * sx / area;
    let slope = if spread <= 0.0 { 0.0 } else { (sxy - sx * sy / area) / spread };
    let middle = (sy - slope * sx) / area;
    let bent = points().map(|(x, y, _)| (slope.mul_add(x, middle) - y).abs()).fold(0.0, f32::max);
    let to = (right, slope.mul_add(length, middle));
    let solid = runs.iter().any(|it| it.solid);
    (slope.abs() < 0.1).then_some((Stroke { from: (left, middle), to, horizontal: true, solid }, bent))
}

/// Joins strokes that go on in one another.
fn joined(strokes: Vec<Stroke>, dpi: f32) -> Vec<Stroke> {
    let mut sorted = strokes;
    sorted.sort_by(|a, b| a.from.0.total_cmp(&b.from.0).then(a.from.1.total_cmp(&b.from.1)));
    let mut out: Vec<Stroke> = Vec::new();
    for stroke in sorted {
        let goes_on = |it: &Stroke| {
            let gap = stroke.from.0 - it.to.0;
            let slope = (it.to.1 - it.from.1) / (it.to.0 - it.from.0).max(1.0);
            let ahead = slope.mul_add(gap, it.to.1);
            -4.0 * MOST_BENT * dpi < gap
                && gap < MOST_GAP * dpi
                && (ahead - stroke.from.1).abs() < MOST_BENT * dpi
        };
        match out.iter_mut().rev().find(|it| goes_on(it)) {
            Some(it) => {
                it.solid |= stroke.solid;
                if it.to.0 < stroke.to.0 {
                    it.to = stroke.to;
                }
            }
            None => out.push(stroke),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn never(_: f32, _: f32, _: f32) -> bool {
        false
    }

    /// A white picture with strokes of three pixels drawn in it.
    fn picture(lines: &[[(f32, f32); 2]]) -> Vec<u8> {
        let mut grey = vec![250_u8; 800 * 600];
        for [from, to] in lines {
            for step in 0..=2000 {
                let t = step as f32 / 2000.0;
                let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
                for (dx, dy) in [(0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (2, 0)] {
                    grey[(y as usize + dy) * 800 + x as usize + dx] = 30;
                }
            }
        }
        grey
    }

    #[test]
    fn a_tilted_rule_is_one_stroke() {
        let found = find(
            &picture(&[[(50.0, 100.0), (750.0, 114.0)], [(400.0, 20.0), (392.0, 550.0)]]),
            800,
            200.0,
            never,
        );
        let [across, down] = found.as_slice() else { panic!("two strokes, not {found:?}") };
        assert!(across.horizontal && !down.horizontal);
        assert!((across.from.1 - 101.0).abs() < 2.0 && (across.to.1 - 115.0).abs() < 2.0, "{across:?}");
        assert!((down.from.0 - 401.0).abs() < 2.0 && (down.to.0 - 393.0).abs() < 2.0, "{down:?}");
    }

    #[test]
    fn a_gap_is_closed_and_a_dash_is_no_rule() {
        let found = find(
            &picture(&[
                [(50.0, 100.0), (300.0, 100.0)],
                [(330.0, 100.0), (750.0, 100.0)],
                [(50.0, 300.0), (90.0, 300.0)],
            ]),
            800,
            200.0,
            never,
        );
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_cell_that_goes_over_a_border_parts_the_rule() {
        // Rows of 60 pixels; the border at 400 does not run through the third.
        let across =
            (0..6).map(|row| [(100.0, 100.0 + 60.0 * row as f32), (700.0, 100.0 + 60.0 * row as f32)]);
        let sides = [[(100.0, 100.0), (100.0, 400.0)], [(698.0, 100.0), (698.0, 400.0)]];
        let border = [[(400.0, 100.0), (400.0, 220.0)], [(400.0, 280.0), (400.0, 400.0)]];
        // The stem of a letter stands where it would be.
        let stem = [[(400.0, 238.0), (400.0, 262.0)]];
        let lines: Vec<_> = across.chain(sides).chain(border).chain(stem).collect();
        let found = find(&picture(&lines), 800, 200.0, |x, above, below| {
            (x - 401.0).abs() < 4.0 && above < 250.0 && 250.0 < below
        });
        let mut border: Vec<(f32, f32)> = found
            .iter()
            .filter(|it| !it.horizontal && (it.from.0 - 400.0).abs() < 4.0)
            .map(|it| (it.from.1.round(), it.to.1.round()))
            .collect();
        border.sort_by(|a, b| a.0.total_cmp(&b.0));
        let [(_, ends), (begins, _)] = border.as_slice() else { panic!("two pieces, not {border:?}") };
        assert!((ends - 221.0).abs() < 5.0 && (begins - 281.0).abs() < 5.0, "{border:?}");
    }

    #[test]
    fn dots_in_a_row_are_a_rule_and_the_feet_of_letters_are_not() {
        let dots = (0..60).map(|at| [(50.0 + 10.0 * at as f32, 100.0), (52.0 + 10.0 * at as f32, 100.0)]);
        // Feet with stems above them.
        let feet = (0..60).flat_map(|at| {
            let x = 50.0 + 10.0 * at as f32;
            [[(x, 300.0), (x + 5.0, 300.0)], [(x + 2.0, 285.0), (x + 2.0, 300.0)]]
        });
        let found = find(&picture(&dots.chain(feet).collect::<Vec<_>>()), 800, 200.0, never);
        let [rule] = found.as_slice() else { panic!("one rule, not {found:?}") };
        assert!(rule.horizontal && (rule.from.1 - 101.0).abs() < 3.0, "{rule:?}");
    }
}
