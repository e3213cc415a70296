//! Words as they are compared: lower case, without marks, letter-spaced runs joined, and the
//! letters that scanners take for each other brought onto one.
//!
//! Shapes in the wild: `B U P A T I   S O L O K` (one space between letters, more between
//! words), `D.I. Yogyakarta`, `Hum-\nbang` (hyphen at a line end), `K0TA`, `Hukurn`,
//! `Syar'iyah`, `PP & PA`. A new confusion of letters is a line in [`skeleton`].

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, letters and digits only.
    pub(super) text: String,
    /// First byte in the text it was read from.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// A comma, bracket, slash, ampersand or line end stands before it: a list may go on here.
    pub(super) after_break: bool,
}

/// The longest abbreviation that an ampersand without spaces joins to another, in bytes.
const LONGEST_ABBREVIATION: usize = 6;

/// What stands between two words.
#[derive(Clone, Copy, Default)]
struct Gap {
    /// A list separator or line end.
    list: bool,
    /// A dot and nothing else.
    dot: bool,
    /// One space and nothing else.
    space: bool,
}

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<(Word, Gap)> = Vec::new();
    let mut current: Option<Word> = None;
    let mut between = String::new();
    for (at, letter) in text.char_indices() {
        if letter.is_alphanumeric() {
            let word = current.get_or_insert_with(|| Word {
                text: String::new(),
                start: at,
                end: at,
                after_break: false,
            });
            word.end = at + letter.len_utf8();
            if letter.is_ascii() {
                word.text.push(letter.to_ascii_lowercase());
            } else {
                let folded = letter.nfkd().filter(|it| !is_combining_mark(*it)).flat_map(char::to_lowercase);
                word.text.extend(folded);
            }
        } else if matches!(letter, '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{ad}')
            || is_combining_mark(letter)
        {
            if let Some(word) = current.as_mut() {
                word.end = at + letter.len_utf8();
            }
        } else {
            if let Some(word) = current.take() {
                push(&mut out, word, &between);
                between.clear();
            }
            between.push(letter);
        }
    }
    if let Some(word) = current.take() {
        push(&mut out, word, &between);
    }
    join_letters(out)
}

/// Adds a word, or the second half of one that was hyphenated at a line end.
fn push(out: &mut Vec<(Word, Gap)>, mut word: Word, between: &str) {
    let hyphenated = between.starts_with('-')
        && between.contains('\n')
        && between.trim_start_matches('-').trim().is_empty();
    if hyphenated && let Some((last, _)) = out.last_mut() {
        last.text.push_str(&word.text);
        last.end = word.end;
        return;
    }
    // "P3A&KB" is one abbreviation.
    if between == "&"
        && let Some((last, _)) = out.last_mut()
        && last.text.len().max(word.text.len()) <= LONGEST_ABBREVIATION
    {
        last.text.push_str(&word.text);
        last.end = word.end;
        return;
    }
    let gap = Gap {
        list: between.chars().any(|it| matches!(it, ',' | ';' | ':' | '/' | '&' | '+' | '(' | ')' | '\n')),
        dot: between == ".",
        space: between == " ",
    };
    if between.contains('&') {
        let ampersand =
            Word { text: "dan".to_owned(), start: word.start, end: word.start, after_break: true };
        out.push((ampersand, gap));
    }
    word.after_break = gap.list;
    out.push((word, gap));
}

/// Rejoins letter-spaced words and dotted abbreviations.
fn join_letters(words: Vec<(Word, Gap)>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = words.into_iter().peekable();
    while let Some((word, _)) = rest.next() {
        if !is_letter(&word.text) {
            out.push(word);
            continue;
        }
        let mut run = vec![word];
        let mut dots = true;
        while let Some((next, gap)) =
            rest.next_if(|(next, gap)| is_letter(&next.text) && (gap.dot || gap.space))
        {
            dots &= gap.dot;
            run.push(next);
        }
        if run.len() >= if dots { 2 } else { 4 } {
            let text = run.iter().map(|it| it.text.as_str()).collect();
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                out.push(Word { text, end: last.end, ..first.clone() });
            }
        } else {
            out.extend(run);
        }
    }
    out
}

fn is_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// The words run together: how names are compared whatever their spaces.
pub(super) fn compact<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for word in words {
        out.push_str(family(word));
    }
    out
}

/// One spelling for the words that regions' names have in several.
pub(super) fn family(word: &str) -> &str {
    match word {
        "kep" => "kepulauan",
        "peg" => "pegunungan",
        "tj" | "tg" | "tanj" => "tanjung",
        "sumatra" => "sumatera",
        "sidempuan" => "sidimpuan",
        "padangsidempuan" => "padangsidimpuan",
        "jogja" => "yogya",
        "jogjakarta" | "djogjakarta" => "yogyakarta",
        "50" => "limapuluh",
        "dan" => "",
        other => other,
    }
}

/// The spelling of before 1972 in today's: Soerabaja, Tjilatjap, Djombang.
pub(super) fn modern(word: &str) -> String {
    let marked = word.replace("oe", "u").replace("tj", "c").replace("dj", "\0");
    marked.replace('j', "y").replace('\0', "j")
}

/// Brings onto one what scanners take for each other: `l/I/1/i`, `0/O`, `rn/m`, `vv/w`,
/// `cl/d`, `ii/u`, `5/S`, `8/B`, `g/q/9`, `2/Z`.
pub(super) fn skeleton(word: &str) -> String {
    let one: String = word
        .chars()
        .map(|letter| match letter {
            'l' | '1' | '|' | '!' => 'i',
            '0' => 'o',
            '5' => 's',
            '8' => 'b',
            'q' | '9' => 'g',
            '2' => 'z',
            other => other,
        })
        .collect();
    one.replace("rn", "m").replace("vv", "w").replace("ci", "d").replace("ii", "u")
}

#[cfg(test)]
mod tests {
    use super::{skeleton, words};

    fn folded(text: &str) -> String {
        words(text).iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_folded_and_rejoined() {
        assert_eq!(folded("B U P A T I   S O L O K"), "bupati solok");
        assert_eq!(folded("D.I. Yogyakarta"), "di yogyakarta");
        assert_eq!(folded("Hum-\nbang Hasundutan"), "humbang hasundutan");
        assert_eq!(folded("Mahkamah Syar\u{2019}iyah"), "mahkamah syariyah");
        assert_eq!(folded("PP & PA"), "pp dan pa");
        assert_eq!(folded("P3A&KB"), "p3akb");
        assert_eq!(folded("Kelas I A Khusus"), "kelas i a khusus");
    }

    #[test]
    fn the_place_of_a_word_is_in_bytes() {
        let found = words("— Kota B A T U ");
        let places: Vec<_> = found.iter().map(|it| (it.text.as_str(), it.start, it.end)).collect();
        assert_eq!(places, [("kota", 4, 8), ("batu", 9, 16)]);
    }

    #[test]
    fn confusable_letters_have_one_skeleton() {
        for (one, other) in [("hukum", "hukurn"), ("kota", "k0ta"), ("tegal", "tegai"), ("sosial", "5osia1")]
        {
            assert_eq!(skeleton(one), skeleton(other));
        }
        assert_ne!(skeleton("badung"), skeleton("bandung"));
    }
}
