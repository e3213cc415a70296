//! Where a line is cut into parts.
//!
//! A gap alone says little: justified text has wide gaps and a hanging list narrow ones. So a
//! gap is weighed against the line's other gaps and against where the lines around begin.

use super::{lines::Draft, median};

/// Lines above and below that are looked at for a shared start.
const NEIGHBOURS: usize = 5;

/// Cuts `lines` into parts.
pub(super) fn cut(lines: &mut [Draft]) {
    let sure: Vec<Vec<usize>> = lines.iter().map(sure_cuts).collect();
    let starts: Vec<Vec<f32>> = lines
        .iter()
        .zip(&sure)
        .map(|(line, cuts)| {
            std::iter::once(line.left())
                .chain(cuts.iter().filter_map(|at| line.tokens.get(*at)).map(|token| token.word.left))
                .collect()
        })
        .collect();
    let all: Vec<Vec<usize>> = lines
        .iter()
        .enumerate()
        .zip(&sure)
        .map(|((index, line), sure)| {
            let from = index.saturating_sub(NEIGHBOURS);
            let around: Vec<&Vec<f32>> = starts
                .iter()
                .enumerate()
                .skip(from)
                .take(index - from + 1 + NEIGHBOURS)
                .filter(|(other, _)| *other != index)
                .map(|(_, starts)| starts)
                .collect();
            let shared =
                |x: f32| around.iter().filter(|starts| starts.iter().any(|it| (it - x).abs() < 1.6)).count();
            let mut cuts = sure.clone();
            for (at, gap) in gaps(line) {
                if cuts.contains(&at) {
                    continue;
                }
                let Some(word) = line.tokens.get(at).map(|token| &token.word) else { continue };
                let marked = is_mark_before(line, at, &cuts);
                let least = if marked { 0.3 } else { 0.6 };
                let needed = if marked { 1 } else { 2 };
                if least <= gap && needed <= shared(word.left) && (marked || stands_out(line, gap)) {
                    cuts.push(at);
                    cuts.sort_unstable();
                }
            }
            cuts
        })
        .collect();
    for (line, cuts) in lines.iter_mut().zip(all) {
        line.cuts = cuts;
    }
}

/// The gaps of a line: the token behind each, and its width in em.
fn gaps(line: &Draft) -> impl Iterator<Item = (usize, f32)> {
    line.tokens
        .iter()
        .zip(line.tokens.iter().skip(1))
        .zip(1..)
        .map(|((a, b), at)| (at, (b.word.left - a.word.right) / line.size.max(1.0)))
}

/// The line's usual gap between words, in em.
fn usual(line: &Draft) -> f32 {
    let widths: Vec<f32> = gaps(line).map(|(_, gap)| gap).collect();
    // The lower half, so that a few wide gaps don't pass for usual.
    let mut sorted = widths;
    sorted.sort_by(f32::total_cmp);
    let lower = sorted.len().div_ceil(2);
    median(sorted.into_iter().take(lower)).unwrap_or(0.25).max(0.2)
}

fn stands_out(line: &Draft, gap: f32) -> bool {
    1.5 * usual(line) < gap
}

/// Cuts that need no neighbour: cell borders, list marks with room behind, colons that stand
/// alone, and gaps far wider than the line's others.
fn sure_cuts(line: &Draft) -> Vec<usize> {
    let usual = usual(line);
    let n_gaps = line.tokens.len().saturating_sub(1);
    let mut cuts = Vec::new();
    for (at, gap) in gaps(line) {
        let (Some(before), Some(behind)) =
            (at.checked_sub(1).and_then(|i| line.tokens.get(i)), line.tokens.get(at))
        else {
            continue;
        };
        let border = before.cell != behind.cell;
        let wide = if n_gaps < 3 { 1.6 <= gap } else { 1.4 <= gap && 2.2 * usual < gap };
        let mark = 0.75 <= gap && is_mark_before(line, at, &cuts) && 1.2 * usual <= gap;
        let colon = (behind.word.text == ":" && 0.6 <= gap && 1.3 * usual < gap)
            || (before.word.text == ":" && (cuts.last() == Some(&(at - 1)) || at == 1));
        if border || wide || mark || colon {
            cuts.push(at);
        }
    }
    cuts
}

/// Whether the token before `at` is a list mark and begins a part.
fn is_mark_before(line: &Draft, at: usize, cuts: &[usize]) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    (before == 0 || cuts.contains(&before))
        && line.tokens.get(before).is_some_and(|token| is_mark(&token.word.text))
}

/// Whether `text` numbers an item of a list: "1.", "a)", "(2)", "IV.", "12", "-", "•".
pub(super) fn is_mark(text: &str) -> bool {
    if matches!(text, "-" | "–" | "—" | "•" | "*" | "o" | "§" | "\u{f0b7}") {
        return true;
    }
    let core = text.trim_start_matches('(').trim_end_matches(['.', ')', ';', ',']);
    let count = core.chars().count();
    if count == 0 {
        return false;
    }
    let bare = core.len() == text.len();
    let digits = core.chars().all(|char| char.is_ascii_digit());
    let roman = core.chars().all(|char| "IVXLCivxlc".contains(char));
    let letter = count == 1 && core.chars().all(char::is_alphabetic);
    (digits && count <= 3) || (roman && count <= 6) || (letter && !bare)
}
