//! The number of a decree, out of the text that follows NOMOR.
//!
//! Classes known: `54 TAHUN 2013`; `460/105 TAHUN 2017`, `100.3.3.2-456 TAHUN 2024`;
//! `188.44/123/KEP/2023`, also with spaces around the slashes or wrapped over lines;
//! `463/Kep.45-DP3A/2024`; `G/123/V.08/HK/2023`, `Kpts. 1234/V/2023`; `303/B/2019`;
//! `91a Tahun 2016`; `IMI-0603.GR.01.01`. And one that was never filled in:
//! `188.45/      /2024`, `......`.
//!
//! The number is handed on as printed, spaces collapsed; nothing in it is repaired.

use std::sync::LazyLock;

use regex::Regex;

use super::fold::{self, pattern, spaced};

/// A decree's number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// As printed without `TAHUN n`, spaces collapsed; what is left of it when `blank`.
    pub printed: String,
    /// From `TAHUN n`, else from the last part `/20xx`; `None` when it holds none.
    pub year: Option<i16>,
    /// The serial is not filled in: the decree is not numbered yet.
    pub blank: bool,
    /// Letters stand among digits (`l88.45`, `2O23`) or a comma for a point: look at it.
    pub ocr_suspect: bool,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?i:n\s?[o0]\s?m\s?[o0]\s?r|n[o0]rn[o0]r|no\b\.?)[\s:;.]*?(?P<rest>(?s:[\s:;].*|\d.*|))$")
});
static STOP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?i:\b(?:t\s?e\s?n\s?t\s?a\s?n\s?g|tentanq|tanggal|tgl|seri|perihal|menimbang|dengan\s+rahmat|tertanggal)\b)
          |\b(?:GUBERNUR|BUPATI|WALI\s?KOTA|PEMBENTUKAN|PENETAPAN|PERUBAHAN|SUSUNAN)\b|[;]",
    )
});
static TAHUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<n>.*?)[\s,]*(?i:t\s?a\s?h\s?u\s?n|tahim|tahur)\s*:?\s*(?P<y>[12lIZ][09OoQ][0-9OoIlZzSB]{2}\b)?",
    )
});
static LAST_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[/\-.]\s*(?P<y>[12lIZ][09OoQ][0-9OoIlZzSB]{2})\s*\.?$"));
static EMPTY_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[/\-])[\s._…\-]*/|/[\s._…]*$|/[\s._…]*-|\.{3,}|…|_{2,}|^\s*(?:kep|kpts|sk)[\s.]*[/\-]?\s*$|kep[\s.]+-",
    )
});
static SUSPECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\d[OolI|][\d.]|(?:^|[/.\- ])[lIO|]\d|\d,\d|\d[OlSZ](?:[/.\- ]|$)|\d[SZ]\d|\bKFP\b|[12][0O][0-9OZ]*[OZ][0-9OZ]*$",
    )
});

/// The number at the start of `text`, which follows (or begins with) NOMOR; it may run over
/// lines and ends at TENTANG. An empty serial gives a `blank` number; `None` when the text
/// is no number at all.
pub fn heading_number(text: &str) -> Option<Number> {
    let text = LABEL.captures(text).and_then(|it| it.name("rest")).map_or(text, |it| it.as_str());
    let text = text.trim_start_matches(|char: char| char.is_whitespace() || matches!(char, ':' | ';'));
    let text = STOP.find(text).and_then(|stop| text.get(..stop.start())).unwrap_or(text);
    // Longer than any number: a paragraph that happens to follow.
    let text = spaced(text);
    let text = text.get(..text.char_indices().nth(160).map_or(text.len(), |(at, _)| at)).unwrap_or_default();
    if let Some(captures) = TAHUN.captures(text) {
        let printed = captures.name("n").map_or("", |it| it.as_str());
        if is_number(printed) || is_gap(printed) {
            let year = captures.name("y").and_then(|it| fold::year(it.as_str()));
            let clean = year.is_none_or(|(_, clean)| clean);
            return Some(number(printed, year.map(|(year, _)| year), !clean));
        }
    }
    let printed = joined(text);
    if is_gap(text) {
        return Some(number(text, None, false));
    }
    if !is_number(printed) {
        return None;
    }
    let year = LAST_YEAR.captures(printed).and_then(|it| fold::year(it.name("y")?.as_str()));
    Some(number(printed, year.map(|(year, _)| year), year.is_some_and(|(_, clean)| !clean)))
}

fn number(printed: &str, year: Option<i16>, suspect: bool) -> Number {
    let printed = printed.trim().trim_end_matches([',', ';', ':', '.', ' ']).trim();
    let blank = !printed.contains(|char: char| char.is_ascii_digit()) || EMPTY_PART.is_match(printed);
    let ocr_suspect = suspect || SUSPECT.is_match(printed);
    let printed = if is_gap(printed) { "" } else { printed };
    Number { printed: printed.to_owned(), year, blank, ocr_suspect }
}

/// Nothing but what people leave for a number to be written in.
fn is_gap(text: &str) -> bool {
    text.chars().all(|char| matches!(char, '.' | '…' | '_' | '-' | '–' | ' ' | '/' | '(' | ')'))
}

/// Could be a whole number: begins with a digit, a gap or one of the letters that numbers
/// begin with, and is short or slashed.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let Some(first) = text.split_whitespace().next() else { return false };
    let digits = text.contains(|char: char| char.is_ascii_digit());
    let slashed = text.contains('/');
    let plain = first.contains(|char: char| char.is_ascii_digit());
    let letter_led = slashed && first.chars().count() <= 12;
    text.split_whitespace().count() <= 12
        && (digits && (plain || letter_led) || slashed && first.starts_with(['/', '.', '…', '_']))
}

/// The words at the start that belong together: the first one, and those that a slash, a
/// dash or a point ties to it.
fn joined(text: &str) -> &str {
    let mut end = 0;
    let mut gap = 0;
    let mut tied = true;
    let mut next = 0;
    for word in text.split(' ') {
        let at = next;
        next = at + word.len() + 1;
        let slashed = word.contains('/');
        let leads = word.starts_with(['/', '-', '.', '…', '_', '&']);
        // "Kpts. 1234/V/2023" and "Bag.Ekon & SDA/2025": one or two plain words between slashed ones.
        if tied || slashed || leads {
            end = at + word.len();
            gap = 0;
        } else {
            gap += 1;
            if gap > 2 {
                break;
            }
        }
        let done = slashed && LAST_YEAR.is_match(word);
        tied = !done
            && (word.ends_with(['/', '-', '&', '…', '_'])
                || word.ends_with('.') && !word.contains('/') && end < 8);
        if done {
            break;
        }
    }
    text.get(..end).unwrap_or(text)
}
