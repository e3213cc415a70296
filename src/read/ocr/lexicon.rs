//! Whether words are words: a list of those that regulations use.

use std::{collections::HashSet, sync::LazyLock};

/// Words of three letters and more, in small letters, that stand in many regulations. No
/// names: only what is also written in small letters.
static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| include_str!("words.txt").lines().collect());

/// Share of a page's words that must be known for a scanner's text to be believed, in
/// percent. Faultless pages have 70 and more, the rest being names and rare words.
const BELIEVED: usize = 55;

/// Whether `word` is in the list; a blank answer for one that can't be: `None` for numbers,
/// marks, and less than three letters.
pub(super) fn is_known(word: &str) -> Option<bool> {
    let core = word.trim_matches(|char: char| !char.is_alphanumeric());
    if core.chars().count() < 3 || !core.chars().any(char::is_alphabetic) {
        return None;
    }
    let known = |part: &str| part.chars().count() < 3 || WORDS.contains(part.to_lowercase().as_str());
    Some(core.split(['/', '-']).all(known))
}

/// Whether a text of `words` can be believed.
pub(in crate::read) fn is_known_text<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let (mut all, mut known) = (0, 0);
    for is_known in words.filter_map(is_known) {
        all += 1;
        known += usize::from(is_known);
    }
    all * BELIEVED <= known * 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scanners_rubbish_is_not_believed() {
        let believed = |text: &str| is_known_text(text.split(' '));
        assert!(believed("Rencana kerja sebagaimana dimaksud pada ayat (1) ditetapkan setiap tahun"));
        assert!(!believed("Renc4na ker^a seba9aimana dim4ksud pa<la a)'at (1) dit3tapkan seti<ap tah,n"));
    }
}
