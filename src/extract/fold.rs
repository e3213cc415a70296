//! Letters and digits that scanners confuse, and words as the small parsers see them.
//!
//! Folding is for comparing only: what is handed on is always cut out of the text as printed.

use std::borrow::Cow;

use regex::Regex;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Compiles a pattern that is made of constants of this crate.
#[expect(clippy::expect_used, reason = "the patterns are constants, each is used by a test")]
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern compiles")
}

/// White space collapsed to single spaces, none at the ends.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters and digits of `text` in lower case, nothing between them: `K.H.` is `kh`.
pub(super) fn letters(text: &str) -> String {
    let bare = unaccented(text);
    bare.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `text` without accents, which Indonesian does not have: a speck above a letter (`GUBÉRNUR`).
pub(super) fn unaccented(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfkd().filter(|char| !is_combining_mark(*char)).collect())
}

/// The digit that a scanner meant with `char`; `None` when it looks like no digit.
pub(super) const fn digit(char: char) -> Option<char> {
    Some(match char {
        '0'..='9' => char,
        'O' | 'o' | 'Q' | '©' => '0',
        'l' | 'I' | 'i' | '|' | '!' => '1',
        'Z' | 'z' => '2',
        'S' | 's' => '5',
        'B' => '8',
        _ => return None,
    })
}

/// A number, and whether all of it was printed in digits. `None` when a character is no
/// digit, when no character is one, or when it is longer than nine.
pub(super) fn number(text: &str) -> Option<(u32, bool)> {
    let mut digits = String::new();
    let mut clean = true;
    for char in text.chars() {
        clean &= char.is_ascii_digit();
        digits.push(digit(char)?);
    }
    let any = text.contains(|char: char| char.is_ascii_digit());
    // "I", "l" and "ll" alone are letters far more often than numbers.
    (any && digits.len() <= 9).then(|| digits.parse().ok().map(|number| (number, clean)))?
}

/// A year from 1900 to 2099 of four characters, and whether it was printed in digits.
pub(super) fn year(text: &str) -> Option<(i16, bool)> {
    if text.chars().count() != 4 {
        return None;
    }
    let (number, clean) = number(text)?;
    (1900..2100).contains(&number).then_some((i16::try_from(number).ok()?, clean))
}

/// A word and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// In lower case, letters and digits only, digits inside words read as letters.
    pub(super) folded: String,
    /// Byte where it starts.
    pub(super) start: usize,
    /// Byte behind it.
    pub(super) end: usize,
}

/// The words of `text`: runs of letters and digits; letter-spaced words (`A n g g o t a`)
/// are one word.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, char)| (at, Some(char))).chain([(text.len(), None)]);
    for (at, char) in ends {
        match (start, char.filter(|char| char.is_alphanumeric() || *char == '|')) {
            (None, Some(_)) => start = Some(at),
            (Some(from), None) => {
                let printed = text.get(from..at).unwrap_or_default();
                words.push(Word { folded: letterly(printed), start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    join_letter_spaced(text, words)
}

/// Lower case; in a word that has letters, digits are read as the letters they look like.
fn letterly(word: &str) -> String {
    let lower = word.to_lowercase();
    if !lower.contains(char::is_alphabetic) || lower.chars().count() < 3 {
        return lower;
    }
    lower
        .chars()
        .map(|char| match char {
            '0' => 'o',
            '1' | '|' => 'i',
            '5' => 's',
            '8' => 'b',
            _ => char,
        })
        .collect()
}

fn join_letter_spaced(text: &str, words: Vec<Word>) -> Vec<Word> {
    let single =
        |word: &Word| word.folded.chars().count() == 1 && word.folded.chars().all(char::is_alphabetic);
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut run: Vec<Word> = Vec::new();
    let flush = |run: &mut Vec<Word>, out: &mut Vec<Word>| {
        // Four letters: "R. A. M." are initials, and "a. b. c." are list letters.
        if let (4.., Some(first), Some(last)) = (run.len(), run.first(), run.last()) {
            let folded = run.iter().map(|word| word.folded.as_str()).collect();
            out.push(Word { folded, start: first.start, end: last.end });
            run.clear();
        } else {
            out.append(run);
        }
    };
    for word in words {
        let joined =
            single(&word) && run.last().is_none_or(|last| text.get(last.end..word.start) == Some(" "));
        if !joined {
            flush(&mut run, &mut out);
        }
        if single(&word) {
            run.push(word);
        } else {
            out.push(word);
        }
    }
    flush(&mut run, &mut out);
    out
}
