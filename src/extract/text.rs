//! Small tools on words as printed: folding, list markers, patterns.

use super::fold::unaccented;
pub(super) use super::fold::{letters as squeeze, pattern};

/// Lower case, white space collapsed.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in unaccented(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// Joins printed lines; a hyphen at a line's end before a capital belongs to the word
/// ("Undang-" / "Undang"), before a small letter it is a word break.
pub(super) fn joined<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for text in lines {
        let text = text.trim();
        if let Some(bare) = out.strip_suffix('-') {
            if text.starts_with(char::is_lowercase) && !bare.ends_with(char::is_whitespace) {
                out.pop();
            }
        } else if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(text);
    }
    out
}

/// Whether `text` begins with `anchor` (squeezed, lower case), allowing for OCR one wrong
/// letter in eight.
pub(super) fn begins_like(squeezed: &str, anchor: &str) -> bool {
    if squeezed.starts_with(anchor) {
        return true;
    }
    let length = anchor.chars().count();
    let head: String = squeezed.chars().take(length).collect();
    length >= 8 && strsim::levenshtein(&head, anchor) <= length / 8
}

/// The kind of a list marker; lists nest by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkerKind {
    /// `I.`, `IV`.
    Roman,
    /// `A.`.
    Upper,
    /// `1.`, `(1)`, `1)`.
    Number,
    /// `a.`, `a)`.
    Lower,
    /// `-`, `•`.
    Bullet,
}

/// A list marker at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Its kind.
    pub(super) kind: MarkerKind,
    /// Its rank: 3 for `3.`, `c.`, `III.`; 0 for bullets.
    pub(super) rank: u32,
    /// Whether a `)` follows.
    pub(super) paren: bool,
}

/// Splits a list marker off: `"a. Ketua"` gives the marker and `"Ketua"`. The marker needs a
/// dot, a parenthesis or (Roman and number, before a capital) a space behind it; damage
/// such as `10;`, `l1.`, `26..`, `2: Kepala` is understood.
pub(super) fn marker(text: &str) -> Option<(Marker, &str)> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(['-', '–', '—', '•', '▪', '●', '\u{f0b7}', '*']) {
        let rest = rest.trim_start();
        return (!rest.is_empty())
            .then_some((Marker { kind: MarkerKind::Bullet, rank: 0, paren: false }, rest));
    }
    let open = text.starts_with('(');
    let body = text.strip_prefix('(').unwrap_or(text);
    let end = body.find(|char: char| !char.is_ascii_alphanumeric())?;
    if end == 0 || end > 5 {
        return None;
    }
    let (token, after) = body.split_at_checked(end)?;
    // A speck above the dot of a number.
    let specked = after.strip_prefix(": ").filter(|rest| {
        token.starts_with(|char: char| char.is_ascii_digit())
            && rest.trim_start().starts_with(char::is_uppercase)
    });
    let rest = specked.unwrap_or_else(|| after.trim_start_matches(['.', ')', ';', ',']));
    let closed = rest.len() < after.len();
    let paren = after.starts_with(')') || after.starts_with(".)");
    if open && !after.starts_with(')') {
        return None;
    }
    let spaced = rest.starts_with(char::is_whitespace) || specked.is_some();
    let rest = rest.trim_start();
    if rest.is_empty() || rest.starts_with(char::is_numeric) && !spaced {
        return None;
    }
    let (kind, rank) = rank(token)?;
    let plain = matches!(kind, MarkerKind::Roman | MarkerKind::Number);
    let capital = rest.starts_with(char::is_uppercase);
    if !(closed || plain && spaced && capital) {
        return None;
    }
    // "S.H. ..." and "M. Fajrin" are names, not list items: a single capital letter before a
    // dot without a space, or a name's initial, is not told from a marker here; callers that
    // read person columns don't ask.
    if matches!(kind, MarkerKind::Upper | MarkerKind::Lower) && !spaced && !paren {
        return (kind == MarkerKind::Lower && capital).then_some((Marker { kind, rank, paren }, rest));
    }
    Some((Marker { kind, rank, paren }, rest))
}

/// "e  Wakil Ketua II": the next letter of a list that has come to `rank`, its dot lost.
pub(super) fn dotless(text: &str, rank: u32) -> Option<(Marker, &str)> {
    let (token, rest) = text.trim_start().split_once(' ')?;
    let rest = rest.trim_start();
    let letter = token.chars().next().filter(|it| token.len() == 1 && it.is_ascii_lowercase())?;
    let next = u32::from(letter) - u32::from('a') == rank;
    let marker = Marker { kind: MarkerKind::Lower, rank: rank + 1, paren: false };
    (next && rest.starts_with(char::is_uppercase)).then_some((marker, rest))
}

/// Whether the list marker that `text` begins with ends in a dot or a parenthesis.
pub(super) fn is_closed(text: &str) -> bool {
    let text = text.trim_start_matches([':', ' ', '(']);
    text.trim_start_matches(|char: char| char.is_ascii_alphanumeric()).starts_with(['.', ')'])
}

/// `marker`, which `text` begins with, as the next letter of a list that has come to `last`,
/// where it looks like it: `C.` behind `b.`, `I.` or `1.` behind `k.`, `0.` behind `n.`
pub(super) fn as_counted(marker: Marker, text: &str, last: Option<(MarkerKind, u32)>) -> Marker {
    let Some((MarkerKind::Lower, rank)) = last else { return marker };
    let mut token = text.trim_start().chars();
    let looks_like = match (token.next(), token.next()) {
        (Some('I' | '1' | '|'), Some('.' | ')')) => ['i', 'l'],
        (Some('0'), Some('.' | ')')) => ['o'; 2],
        (Some('5'), Some('.' | ')')) => ['s'; 2],
        (Some(letter @ 'A'..='Z'), Some('.' | ')')) => [letter.to_ascii_lowercase(); 2],
        _ => return marker,
    };
    let next = looks_like.iter().any(|it| u32::from(*it) - u32::from('a') == rank);
    if next { Marker { kind: MarkerKind::Lower, rank: rank + 1, ..marker } } else { marker }
}

/// A text that is a list marker and nothing else.
pub(super) fn marker_only(text: &str) -> Option<Marker> {
    let token = text.trim().trim_matches(['.', ')', '(', ';', ',', ' ', ':']);
    if token.is_empty() || token.len() > 5 || token.contains(char::is_whitespace) {
        return None;
    }
    let (kind, rank) = rank(token)?;
    Some(Marker { kind, rank, paren: text.contains(')') })
}

fn rank(token: &str) -> Option<(MarkerKind, u32)> {
    let digits = |text: &str| {
        text.chars()
            .map(|char| match char {
                'l' | 'I' => '1',
                'O' | 'o' => '0',
                _ => char,
            })
            .collect::<String>()
            .parse::<u32>()
            .ok()
    };
    if token.starts_with(|char: char| char.is_ascii_digit()) && token.len() <= 3 {
        let number = token.trim_end_matches(|char: char| char.is_ascii_lowercase() && char != 'l');
        return digits(number).map(|rank| (MarkerKind::Number, rank));
    }
    if token.len() == 1 {
        let char = token.chars().next()?;
        return match char {
            'I' | 'V' | 'X' => Some((MarkerKind::Roman, roman(token)?)),
            'A'..='Z' => Some((MarkerKind::Upper, u32::from(char) - u32::from('A') + 1)),
            'a'..='z' => Some((MarkerKind::Lower, u32::from(char) - u32::from('a') + 1)),
            _ => None,
        };
    }
    if let Some(rank) = roman(token) {
        return Some((MarkerKind::Roman, rank));
    }
    // `l1.` and `Il.` are damaged numbers.
    let damaged = token.chars().all(|char| char.is_ascii_digit() || matches!(char, 'l' | 'I' | 'O' | 'o'));
    if damaged { digits(token).map(|rank| (MarkerKind::Number, rank)) } else { None }
}

fn roman(token: &str) -> Option<u32> {
    let mut total = 0;
    let mut last = 0;
    for char in token.chars().rev() {
        let value = match char {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => return None,
        };
        if value < last {
            total -= value;
        } else {
            total += value;
            last = value;
        }
    }
    Some(total)
}

/// Cuts separators that lists put behind an entry: `;`, `.`, `; dan`, `, dan`.
pub(super) fn entry(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let cut = text
            .trim_end_matches([';', ',', ':', ' '])
            .trim_end_matches(" dan/atau")
            .trim_end_matches(" dan")
            .trim_end_matches(";dan")
            .trim_end_matches("; atau")
            .trim_end();
        // A final dot belongs to the entry when an abbreviation ends with it ("S.H.", "Kab.").
        let cut = match cut.strip_suffix('.') {
            Some(bare) if !ends_with_abbreviation(bare) => bare.trim_end(),
            _ => cut,
        };
        if cut == text {
            return cut;
        }
        text = cut;
    }
}

fn ends_with_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let last = last.rsplit(',').next().unwrap_or(last);
    last.contains('.') || last.chars().count() <= 2 || matches!(last, "Kab" | "Prov" | "dst" | "dll" | "Tk")
}
