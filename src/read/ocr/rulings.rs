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
}

/// Lengths, in inches.
///
/// Half the side of the square whose mean brightness tells dark from bright.
const AROUND: f32 = 0.1;
/// A dark run shorter than this is a letter's.
const LEAST_RUN: f32 = 0.17;
/// A rule shorter than this is a dash.
const LEAST_RULE: f32 = 0.3;
/// An upright rule as long as this is one, whatever it ends at.
const LONG_RULE: f32 = 1.5;
/// A rule thicker than this is a shadow or a bar.
const MOST_THICK: f32 = 0.055;
/// Pieces of one rule are at most this far apart.
const MOST_GAP: f32 = 0.25;
/// A piece may bend this far from straight.
const MOST_BENT: f32 = 0.035;
/// Times that what departs is taken off a piece.
const MOST_TRIMS: usize = 6;
/// Dots of one rule, as a fax or a copier leaves it, are at most this far apart.
const MOST_DOTTED: f32 = 0.045;
/// So far from a dotted rule, on both its sides, little is dark: letters in a row have feet
/// that look like one.
const BESIDE: f32 = 0.03;
/// Share of a dotted rule that something else may stand beside or cross.
const MOST_BESIDE: f32 = 0.12;
/// Share of the surrounding brightness below which a pixel is dark.
const DARK: f32 = 0.86;

/// The ruling lines of a picture with `dpi` pixels an inch.
pub(super) fn find(grey: &[u8], width: usize, dpi: f32) -> Vec<Stroke> {
    let height = grey.len() / width.max(1);
    let dark = darkness(grey, width, height, (AROUND * dpi) as usize);
    let mut found = strokes(&dark, width, height, dpi, true);
    let turned: Vec<bool> = (0..width * height).map(|at| dark[at % height * width + at / height]).collect();
    let down = strokes(&turned, height, width, dpi, false);
    let reach = LEAST_RUN * dpi;
    // A short upright one is a rule only between two that lie across: stamps and letters have
    // straight parts, too.
    let ends_at = |(x, y): (f32, f32), across: &[Stroke]| {
        across.iter().any(|it| {
            let slope = (it.to.1 - it.from.1) / (it.to.0 - it.from.0).max(1.0);
            it.from.0 - reach < x
                && x < it.to.0 + reach
                && (slope.mul_add(x - it.from.0, it.from.1) - y).abs() < reach
        })
    };
    let kept: Vec<Stroke> = down
        .into_iter()
        .filter(|it| {
            LONG_RULE * dpi < it.to.1 - it.from.1 || (ends_at(it.from, &found) && ends_at(it.to, &found))
        })
        .collect();
    found.extend(kept);
    found
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
    found.retain(|it| LEAST_RULE * dpi <= it.to.0 - it.from.0);
    if !horizontal {
        for it in &mut found {
            *it = Stroke { from: (it.from.1, it.from.0), to: (it.to.1, it.to.0), horizontal: false };
        }
    }
    found
}

/// Runs of row `y` that are dark, or dotted with nothing beside.
fn runs(dark: &[bool], width: usize, height: usize, y: usize, dpi: f32) -> Vec<Run> {
    let least = (LEAST_RUN * dpi) as usize;
    let row = |y: usize| &dark[y * width..(y + 1) * width];
    let beside = (BESIDE * dpi) as usize;
    let is_free = |run: &Run, y: Option<usize>| {
        let crossed = |row: &[bool]| row[run.left..run.right].iter().filter(|it| **it).count() as f32;
        y.filter(|y| *y < height).is_none_or(|y| crossed(row(y)) <= MOST_BESIDE * (run.right - run.left) as f32)
    };
    let pieces = dark_runs(dark, width, height, y);
    let mut found = Vec::new();
    for dotted in pieces.chunk_by(|a, b| (b.left - a.right) as f32 <= MOST_DOTTED * dpi) {
        let (Some(first), Some(last)) = (dotted.first(), dotted.last()) else { continue };
        let whole = Run { y, left: first.left, right: last.right };
        if least <= whole.right - whole.left
            && is_free(&whole, y.checked_sub(beside))
            && is_free(&whole, Some(y + beside))
        {
            found.push(whole);
        } else {
            found.extend(dotted.iter().filter(|it| least <= it.right - it.left));
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
                found.push(Run { y, left, right: x });
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
    (slope.abs() < 0.1).then_some((Stroke { from: (left, middle), to, horizontal: true }, bent))
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
            Some(it) if it.to.0 < stroke.to.0 => it.to = stroke.to,
            Some(_) => (),
            None => out.push(stroke),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let found =
            find(&picture(&[[(50.0, 100.0), (750.0, 114.0)], [(400.0, 20.0), (392.0, 550.0)]]), 800, 200.0);
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
        );
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
