//! Two document pages side by side on one sheet: found by the empty gutter, and parted.
//!
//! A landscape table has stripes without text too. So a sheet is taken for two pages only
//! where no ruling line crosses the gutter and both halves look like pages: the same margin,
//! enough lines, most of them as wide as the half allows. Once one sheet of a file is two
//! pages, the empty gutter is enough for its other sheets of that size.

use super::{Ink, Word};

/// The gutter is at least this share of the sheet's width.
const LEAST_WIDTH: f32 = 0.02;
/// Its middle is at most this share of the width away from the sheet's.
const OFF_CENTRE: f32 = 0.06;
/// Lines that a half has at least.
const LEAST_LINES: usize = 6;

/// The gutter of each of `sheets`, if it is two pages.
pub(super) fn find(sheets: &[Ink]) -> Vec<Option<f32>> {
    let gaps: Vec<Option<f32>> = sheets.iter().map(gap).collect();
    let two: Vec<bool> =
        sheets.iter().zip(&gaps).map(|(ink, gap)| gap.is_some_and(|x| are_pages(ink, x))).collect();
    let sizes: Vec<(f32, f32)> =
        sheets.iter().zip(&two).filter(|(_, two)| **two).map(|(ink, _)| (ink.width, ink.height)).collect();
    let alike = |ink: &Ink| {
        sizes
            .iter()
            .any(|(width, height)| (width - ink.width).abs() < 2.0 && (height - ink.height).abs() < 2.0)
    };
    sheets
        .iter()
        .zip(gaps)
        .zip(two)
        .map(
            |((ink, gap), two)| {
                if two || alike(ink) { gap.or_else(|| one_half(ink).filter(|_| alike(ink))) } else { None }
            },
        )
        .collect()
}

/// Parts `ink` at `gutter`, left half first; a half without a word is left out.
pub(super) fn part(ink: Ink, gutter: Option<f32>) -> Vec<Ink> {
    let Some(x) = gutter else { return vec![ink] };
    let mut left = Ink { words: Vec::new(), rules: Vec::new(), ..ink };
    let mut right = left.clone();
    for word in ink.words {
        let half = if word.left + word.right < 2.0 * x { &mut left } else { &mut right };
        half.words.push(word);
    }
    for rule in ink.rules {
        let middle = if rule.horizontal { f32::midpoint(rule.from, rule.to) } else { rule.at };
        let half = if middle < x { &mut left } else { &mut right };
        half.rules.push(rule);
    }
    let mut halves = vec![left, right];
    halves.retain(|half| !half.words.is_empty());
    halves
}

/// The middle of the empty stripe around the sheet's middle, where text stands on both sides.
fn gap(ink: &Ink) -> Option<f32> {
    if ink.width < 1.15 * ink.height {
        return None;
    }
    let mut spans: Vec<(f32, f32)> = ink.words.iter().map(|word| (word.left, word.right)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut right = spans.first()?.1;
    let mut found: Option<(f32, f32)> = None;
    for (from, to) in spans {
        let middle = f32::midpoint(right, from);
        let central = (middle - 0.5 * ink.width).abs() < OFF_CENTRE * ink.width;
        if central
            && LEAST_WIDTH * ink.width < from - right
            && found.is_none_or(|(a, b)| b - a < from - right)
        {
            found = Some((right, from));
        }
        right = right.max(to);
    }
    let (from, to) = found?;
    let crossed =
        ink.rules.iter().any(|rule| rule.horizontal && rule.from < from - 2.0 && to + 2.0 < rule.to);
    (!crossed).then(|| f32::midpoint(from, to))
}

/// The sheet's middle, where text stands on one side of it only.
fn one_half(ink: &Ink) -> Option<f32> {
    let middle = 0.5 * ink.width;
    let left = ink.words.iter().all(|word| word.right < middle);
    let right = ink.words.iter().all(|word| middle < word.left);
    (left || right).then_some(middle)
}

/// Whether the halves of `ink` at `x` look like pages.
fn are_pages(ink: &Ink, x: f32) -> bool {
    let middle = 0.5 * ink.width;
    let (left, right): (Vec<&Word>, Vec<&Word>) =
        ink.words.iter().partition(|word| word.left + word.right < 2.0 * x);
    let (Some(left), Some(right)) = (Half::of(&left), Half::of(&right)) else { return false };
    let same_margin = (left.left - (right.left - middle)).abs() < 0.05 * ink.width;
    let wide = |half: &Half| 0.22 * ink.width < half.right - half.left;
    let flows = |half: &Half| half.lines >= LEAST_LINES && 0.35 <= half.full;
    same_margin
        && wide(&left)
        && wide(&right)
        && (flows(&left) || flows(&right))
        && left.lines.min(right.lines) >= 2
}

/// What a half looks like.
struct Half {
    left: f32,
    right: f32,
    lines: usize,
    /// Share of lines that are nearly as wide as the half's text.
    full: f32,
}

impl Half {
    fn of(words: &[&Word]) -> Option<Self> {
        let mut sorted: Vec<&&Word> = words.iter().collect();
        sorted.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
        let mut lines: Vec<(f32, f32, f32)> = Vec::new();
        for word in sorted {
            match lines.last_mut() {
                Some((base, from, to)) if (word.base - *base).abs() < 0.4 * word.size => {
                    *from = from.min(word.left);
                    *to = to.max(word.right);
                }
                _ => lines.push((word.base, word.left, word.right)),
            }
        }
        let left = lines.iter().map(|line| line.1).reduce(f32::min)?;
        let right = lines.iter().map(|line| line.2).reduce(f32::max)?;
        let full = lines.iter().filter(|(_, from, to)| 0.65 * (right - left) < to - from).count();
        #[expect(clippy::cast_precision_loss, reason = "a share")]
        let full = full as f32 / lines.len().max(1) as f32;
        Some(Self { left, right, lines: lines.len(), full })
    }
}
