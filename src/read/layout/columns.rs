//! Where a line is cut into parts.
//!
//! A gap alone says little: justified text has wide gaps and a hanging list narrow ones. So a
//! gap is weighed against the line's other gaps and against where the lines around begin.

use super::{lines::Draft, median};

/// Lines above and below that are looked at for a shared start.
const NEIGHBOURS: usize = 5;

/// Cuts `lines` into parts.
pub(super) fn cut(lines: &mut [Draft]) {
    let edges: Vec<f32> = lines.iter().map(Draft::right).collect();
    let sure: Vec<Vec<usize>> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let full = around(&edges, index).filter(|edge| (**edge - line.right()).abs() < 2.0).count();
            sure_cuts(line, full >= 2)
        })
        .collect();
    // Starts behind a gap that says little alone, but much when lines agree.
    let weak: Vec<Vec<f32>> = lines
        .iter()
        .map(|line| {
            let usual = usual(line);
            let wide = gaps(line).filter(|(_, gap)| 0.6 <= *gap && 1.5 * usual < *gap);
            wide.filter_map(|(at, _)| line.tokens.get(at)).map(|token| token.word.left).collect()
        })
        .collect();
    let starts: Vec<Vec<f32>> = lines
        .iter()
        .zip(&sure)
        .map(|(line, cuts)| {
            let inner = cuts.iter().filter_map(|at| line.tokens.get(*at)).map(|token| token.word.left);
            std::iter::once(line.left()).chain(inner).collect()
        })
        .collect();
    let all: Vec<Vec<usize>> = lines
        .iter()
        .enumerate()
        .zip(sure)
        .map(|((index, line), mut cuts)| {
            let shared = |x: f32| {
                around(&starts, index).filter(|starts| starts.iter().any(|it| (it - x).abs() < 1.6)).count()
            };
            let usual = usual(line);
            for (at, gap) in gaps(line) {
                let Some(word) = line.tokens.get(at).map(|token| &token.word) else { continue };
                if cuts.contains(&at) || gap < 0.15 {
                    continue;
                }
                let at_colon = at > 0 && line.tokens.get(at - 1).is_some_and(|token| token.word.text == ":");
                let support = shared(word.left);
                if support >= 1 && is_item_behind_colon(line, at) {
                    cuts.extend([at - 2, at - 1, at]);
                    cuts.sort_unstable();
                    cuts.dedup();
                    continue;
                }
                let begins = if at_colon {
                    support >= 2
                } else if is_mark_before(line, at, &cuts) {
                    support >= 1
                } else {
                    let agree = |starts: &&Vec<f32>| starts.iter().any(|it| (it - word.left).abs() < 1.0);
                    let agreed = || around(&weak, index).filter(agree).count() >= 3;
                    0.6 <= gap && 1.5 * usual < gap && (support >= 2 || agreed())
                };
                if begins {
                    // A colon that begins a column is one itself.
                    if at_colon && at > 1 {
                        cuts.push(at - 1);
                    }
                    cuts.push(at);
                    cuts.sort_unstable();
                    cuts.dedup();
                }
            }
            cuts
        })
        .collect();
    for (line, cuts) in lines.iter_mut().zip(all) {
        line.cuts = cuts;
    }
}

/// What belongs to the lines around the one at `index`, without its own.
fn around<T>(all: &[T], index: usize) -> impl Iterator<Item = &T> {
    let from = index.saturating_sub(NEIGHBOURS);
    all.iter()
        .enumerate()
        .skip(from)
        .take(index - from + 1 + NEIGHBOURS)
        .filter(move |(other, _)| *other != index)
        .map(|(_, it)| it)
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
    let mut sorted: Vec<f32> = gaps(line).map(|(_, gap)| gap).collect();
    sorted.sort_by(f32::total_cmp);
    // The lower half, so that a few wide gaps don't pass for usual.
    let lower = sorted.len().div_ceil(2);
    median(sorted.into_iter().take(lower)).unwrap_or(0.25).max(0.2)
}

/// Cuts that need no neighbour: cell borders, list marks with room behind, colons that stand
/// alone, and gaps far wider than the line's others. `full`: the line ends where the lines
/// around end, so its gaps may be the work of justification.
fn sure_cuts(line: &Draft, full: bool) -> Vec<usize> {
    let usual = usual(line);
    let mut cuts = Vec::new();
    let justified = is_even(line, full);
    let few = line.tokens.len() < 4;
    for (at, gap) in gaps(line) {
        let (Some(before), Some(behind)) =
            (at.checked_sub(1).and_then(|i| line.tokens.get(i)), line.tokens.get(at))
        else {
            continue;
        };
        let border = before.cell != behind.cell;
        let wide = behind.cell.is_none()
            && if justified {
                false
            } else if full {
                3.0 <= gap && 2.2 * usual < gap
            } else {
                2.0 <= gap || (1.4 <= gap && (few || 2.2 * usual < gap))
            };
        let mark = 0.75 <= gap && is_mark_before(line, at, &cuts);
        let colon = (behind.word.text == ":" && 0.6 <= gap && 1.3 * usual < gap)
            || (before.word.text == ":" && (cuts.last() == Some(&(at - 1)) || at == 1));
        if border || wide || mark || colon {
            cuts.push(at);
        }
    }
    cuts
}

/// Whether a line's gaps are alike, those behind a list mark or around a colon aside: the
/// work of justification, since columns leave gaps of many widths. A line that does not end
/// where its neighbours do must have several gaps, and more alike.
fn is_even(line: &Draft, full: bool) -> bool {
    let plain = |at: usize| {
        let text = |i: usize| line.tokens.get(i).map_or("", |token| token.word.text.as_str());
        text(at) != ":" && text(at - 1) != ":" && !(at == 1 && is_mark(text(0)))
    };
    let (mut least, mut most, mut count) = (f32::MAX, 0.0_f32, 0);
    for (_, gap) in gaps(line).filter(|(at, _)| plain(*at)) {
        least = least.min(gap);
        most = most.max(gap);
        count += 1;
    }
    if full { most < 1.35 * least } else { count >= 3 && most < 1.12 * least }
}

/// Whether `at` follows a colon and a number, behind a label: "Menimbang : a. bahwa".
fn is_item_behind_colon(line: &Draft, at: usize) -> bool {
    let text = |back: usize| {
        let index = at.checked_sub(back).filter(|index| *index > 0);
        index.and_then(|index| line.tokens.get(index)).map_or("", |token| token.word.text.as_str())
    };
    text(2) == ":" && is_numbering(text(1))
}

/// Whether the token before `at` is a list mark and begins a part.
fn is_mark_before(line: &Draft, at: usize, cuts: &[usize]) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    (before == 0 || cuts.contains(&before))
        && line.tokens.get(before).is_some_and(|token| is_mark(&token.word.text))
}

/// Whether `text` is a number or letter with a stop behind: "1.", "a)", "(2)", "IV.".
pub(super) fn is_numbering(text: &str) -> bool {
    is_mark(text) && text.ends_with(['.', ')']) && text.chars().any(char::is_alphanumeric)
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
    let repeated = count <= 4 && core.chars().all(|char| char.is_alphabetic() && core.starts_with(char));
    (digits && count <= 3) || (roman && count <= 6) || ((letter || repeated) && !bare)
}
