//! The numbers of officials: NIP, NI PPPK, NRP; and the NIK, which is dropped.

use std::{ops::Range, sync::LazyLock};

use jiff::civil::Date;
use regex::Regex;

use super::{
    super::fold::{self, letters, pattern},
    titles::SEPARATORS,
};

/// The number of an official.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id {
    /// Which number; told by its form, not by its label.
    pub kind: IdKind,
    /// The digits; empty for a NIK.
    pub digits: String,
    /// Has the form that its kind must have. Always false for a NIK, and for numbers without a
    /// known form (NRP).
    pub valid: bool,
    /// Letters were read as digits.
    pub repaired: bool,
}

/// The kinds of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdKind {
    /// 18 digits, of a civil servant. Not `valid` when its dates are impossible or its
    /// length is wrong.
    Nip,
    /// 18 digits, of a civil servant under contract.
    NiPppk,
    /// Of a policeman or soldier; its form differs.
    Nrp,
    /// 9 digits, before 2008.
    OldNip,
    /// 16 digits, of a citizen. Its digits are not kept.
    Nik,
}

static ID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?P<label>\bN[I1l]\.?\s?PPPK|\bN\.?\s?[I1l]\.?\s?P(?:PPK)?|\bN\.?R\.?P|\bN\.?I\.?K|\b(?i:nipppk|nip|nrp|nik))
          (?:\s?/\s?(?:NRP|NIP|NI\s?PPPK))?\b[\s.:/]*(?P<digits>[0-9OolI|SsB](?:[0-9OolI|SsB\s.\-]*[0-9OolI|SsB])?)\b(?:/P)?",
    )
});

static BARE_ID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s,:(])(?P<digits>(?:19|20)\d{6}[\s.]?\d{6}[\s.]?\d[\s.]?\d{3}|\d{16}|\d{6}[ .]\d{6}[ .]\d{4}|\d{4}[ .]\d{4}[ .]\d{4}[ .]\d{4})\b",
    )
});

static EMPTY_ID: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\bN\.?[I1l]\.?P|\bNRP|\bNIK|\bNip)\b[\s.:_\-…]*$"));

/// Blanks every number of a person in `text`, places kept; gives the one of an official, or
/// says that there was a NIK.
pub(super) fn blank_numbers(text: &mut String) -> Option<Id> {
    let mut best: Option<Id> = None;
    while let Some((id, place)) = find_id(text) {
        if best.as_ref().is_none_or(|it| it.kind == IdKind::Nik) {
            best = id.or(best);
        }
        text.replace_range(place.clone(), &format!("{:width$}", ",", width = place.len()));
    }
    if let Some(place) = EMPTY_ID.find(text).map(|it| it.range()) {
        text.replace_range(place.clone(), &format!("{:width$}", ",", width = place.len()));
    }
    best
}

/// `text` without the numbers of persons in it: what may be shown of a cell that is not
/// understood. A NIK never leaves a cell.
pub fn without_numbers(text: &str) -> String {
    let mut blanked = text.to_owned();
    if blank_numbers(&mut blanked).is_none() {
        return text.to_owned();
    }
    fold::spaced(&blanked).replace(" ,", ",").trim_end_matches(SEPARATORS).to_owned()
}

fn find_id(text: &str) -> Option<(Option<Id>, Range<usize>)> {
    let (label, digits, place) = if let Some(captures) = ID.captures(text) {
        let label = letters(captures.name("label")?.as_str());
        let digits = captures.name("digits")?;
        // "NIP. 1969 ... 004 I WAYAN": letters are digits only beside digits.
        let mut printed = digits.as_str();
        while let Some((head, _)) = printed
            .rsplit_once(char::is_whitespace)
            .filter(|(_, last)| !last.contains(|char: char| char.is_ascii_digit()))
        {
            printed = head.trim_end();
        }
        (label, printed.to_owned(), captures.get(0)?.start()..digits.start() + printed.len())
    } else {
        let found = BARE_ID.captures(text)?.name("digits")?;
        (String::new(), found.as_str().to_owned(), found.range())
    };
    let mut repaired = false;
    let digits: String = digits
        .chars()
        .filter(|char| !char.is_whitespace() && !matches!(char, '.' | '-'))
        .map(|char| {
            repaired |= !char.is_ascii_digit();
            fold::digit(char).unwrap_or(char)
        })
        .collect();
    if digits.len() < 5 {
        return Some((None, place));
    }
    let id = match (label.as_str(), digits.len()) {
        (label, 16) if label != "nrp" => {
            Id { kind: IdKind::Nik, digits: String::new(), valid: false, repaired }
        }
        ("nik", _) => Id { kind: IdKind::Nik, digits: String::new(), valid: false, repaired },
        ("nrp", _) => Id { kind: IdKind::Nrp, digits, valid: false, repaired },
        (_, 9) => Id { kind: IdKind::OldNip, digits, valid: true, repaired },
        _ => match nip_kind(&digits) {
            Some(kind) => Id { kind, digits, valid: true, repaired },
            None if label.contains("pppk") => Id { kind: IdKind::NiPppk, digits, valid: false, repaired },
            None => Id { kind: IdKind::Nip, digits, valid: false, repaired },
        },
    };
    Some((Some(id), place))
}

/// The kind of an 18-digit number whose dates are possible: born 1940 to 2010, appointed at 16
/// to 60, months 01 to 12 or (contract) a count from 21, sex 1 or 2. There is no check digit.
fn nip_kind(digits: &str) -> Option<IdKind> {
    let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<i16>().ok());
    if digits.len() != 18 {
        return None;
    }
    let born =
        Date::new(part(0..4)?, i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?).ok()?;
    let (appointed, month, sex) = (part(8..12)?, part(12..14)?, part(14..15)?);
    if !(1940..=2010).contains(&born.year())
        || !matches!(sex, 1 | 2)
        || !(16..=60).contains(&(appointed - born.year()))
    {
        return None;
    }
    match month {
        1..=12 => Some(IdKind::Nip),
        21..=39 => Some(IdKind::NiPppk),
        _ => None,
    }
}

/// Whether `line` begins with a labelled number.
pub(super) fn starts(line: &str) -> bool {
    ID.find(line).is_some_and(|it| it.start() == 0)
}
