//! Name cells: titles, ranks and numbers around a name, or an office in its place.
//!
//! ```text
//! [no.] [honorific | acting state] [police or army rank [corps]] title* NAME [, title]* [, civil rank] [(grade)] [NIP digits]
//! ```
//! The parts may stand on lines of their own. They are taken off at both ends; what is left
//! in the middle is the name. A cell that names an office is an office: no name is forced
//! out of it.
//!
//! To add a title, a rank or an office word, add a line to `data/person.toml`.

mod id;
mod titles;

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

pub use id::{Id, IdKind, without_numbers};
pub use titles::leading_state;

use super::fold::{self, letters, pattern};
use id::blank_numbers;
use titles::{
    LEXICON, SEPARATORS, civil_rank_at, leading_honorific, leading_rank, leading_titles, trailing_rank,
    trailing_titles,
};

/// A name cell, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name alone; `None` in a cell that holds an office or nothing.
    pub name: Option<String>,
    /// Titles before the name in their usual spelling: `Dr.`, `H.`, `K.H.`.
    pub prefixes: Vec<String>,
    /// Titles behind the name in their usual spelling: `S.H.`, `M.Si.`.
    pub suffixes: Vec<String>,
    /// `Sdr.`, `Ibu`, as printed.
    pub honorific: Option<String>,
    /// `Pj.`, `Plt.`, `Plh.`, `Pjs.`: how the office is held.
    pub state: Option<String>,
    /// The rank as printed: `AKBP`, `Letkol`, `Pembina Tk. I`, `Jaksa Madya`.
    pub rank: Option<String>,
    /// The army's corps as printed: `Inf`, `Laut (P)`.
    pub corps: Option<String>,
    /// The grade, `IV/c`: as printed, else that of the rank.
    pub grade: Option<String>,
    /// The printed grade is not that of the printed rank.
    pub rank_conflict: bool,
    /// The number of an official. A NIK (a citizen's number) is dropped here and never
    /// leaves: see [`Id`].
    pub id: Option<Id>,
    /// The office, in a cell that names one.
    pub office: Option<String>,
    /// Where the name with its titles stands in the text (with the number before it off).
    span: Range<usize>,
}

static GRADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)[(,\s/\-–]*(?i:gol(?:ongan)?\.?\s*(?:ruang)?\s*:?\s*)?[(\s]*\b(?P<roman>[1Il]?V|[1Il]{1,3})(?:\s?[/.\-]\s?(?P<letter>[a-eA-E])|\s(?P<spaced>[a-e]))\b\)?",
    )
});

static LIST_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:\(?\d{1,3}\s?[.);]+\s*|\d{1,3}\s+|[a-z]\)\s*|[a-z]\.\s+|[-•–*]\s*|[IVX]{1,5}\.\s+(?:[A-Z]))",
    )
});

/// Takes a name cell apart. Total: what is no person has no name, and an office stands in
/// [`Person::office`].
pub fn parse(cell: &str) -> Person {
    let mut person = Person::default();
    let whole = one_line(cell);
    let mut whole = without_list_number(&whole).to_owned();

    // The number may stand before the rank or behind it: it is blanked, so that places stay.
    person.id = blank_numbers(&mut whole);
    // From the end: grade, civil rank.
    let mut text = whole.trim_end_matches(SEPARATORS);
    let printed_grade = GRADE
        .captures_iter(text)
        .last()
        .and_then(|it| {
            Some((
                it.get(0)?.range(),
                it.name("roman")?.as_str(),
                it.name("letter").or(it.name("spaced"))?.as_str(),
            ))
        })
        .filter(|(range, _, _)| {
            text.get(range.end..).is_none_or(|rest| {
                rest.trim_matches(SEPARATORS).is_empty()
                    || civil_rank_at(rest.trim_matches(SEPARATORS)).is_some()
            })
        })
        .map(|(range, roman, letter)| {
            let roman = roman.replace(['1', 'l'], "I");
            (range, format!("{roman}/{}", letter.to_lowercase()))
        });
    if let Some((range, grade)) = printed_grade {
        person.grade = Some(grade);
        text = text.get(..range.start).unwrap_or(text).trim_end_matches(SEPARATORS);
    }
    if let Some((start, rank, grade)) = trailing_rank(text) {
        person.rank = Some(rank.to_owned());
        match &person.grade {
            Some(printed) => person.rank_conflict = *printed != grade,
            None => person.grade = Some(grade),
        }
        text = text.get(..start).unwrap_or(text).trim_end_matches(SEPARATORS);
    }

    if is_office(text) {
        person.state = leading_state(text).0;
        person.office = (!text.is_empty()).then(|| text.to_owned());
        return person;
    }

    // From the start: honorific, state, uniformed rank, titles.
    let (honorific, rest) = leading_honorific(text);
    person.honorific = honorific;
    let (state, rest) = leading_state(rest);
    person.state = state;
    let (rank, corps, rest) = leading_rank(rest);
    if let Some(rank) = rank {
        person.rank.get_or_insert(rank);
        person.corps = corps;
    }
    let (prefixes, middle) = leading_titles(rest);
    let start = rest.len() - rest.trim_start_matches(SEPARATORS).len();
    let printed_start = rest.get(start..).unwrap_or(rest);
    person.prefixes = prefixes;
    let (name, suffixes, used) = trailing_titles(middle);
    person.suffixes = suffixes;
    let name = name.trim_matches(SEPARATORS);
    person.name = (name.contains(char::is_alphabetic) && !is_blank_mark(name)).then(|| name.to_owned());
    if person.name.is_some() {
        let begin = text.len() - printed_start.len();
        let end = text.len() - (middle.len() - used);
        person.span = begin..end.max(begin);
    }
    person
}

/// The person's name with its titles as printed, without list number, honorific, rank and
/// number. `None` when the cell names no person.
pub fn printed(cell: &str) -> Option<String> {
    let person = parse(cell);
    person.name.as_ref()?;
    let whole = one_line(cell);
    let text = without_list_number(&whole);
    let printed = text
        .get(person.span.clone())?
        .trim_matches(|char: char| char.is_whitespace() || matches!(char, ',' | ';' | ':' | '/' | '-' | '–'));
    (!printed.is_empty()).then(|| printed.to_owned())
}

/// Splits a cell that holds a person and the office, on further lines or behind `/` or `–`.
/// Either is `None` when it is not there.
pub fn split_cell(lines: &[&str]) -> (Option<String>, Option<String>) {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let Some(first) = lines.first() else { return (None, None) };
    let joined = |lines: &[&str]| {
        let text = without_numbers(&fold::spaced(&lines.join(" ")));
        (!text.is_empty()).then_some(text)
    };
    // One line: "NAME, S.H. / Kepala Dinas", "NAME – Kepala Dinas", "Kepala Dinas (NAME)".
    if lines.len() == 1 {
        for separator in [" / ", "/", " – ", " — ", " - ", "–", "; ", ", "] {
            for (at, _) in first.match_indices(separator) {
                let (Some(left), Some(right)) = (first.get(..at), first.get(at + separator.len()..)) else {
                    continue;
                };
                if !is_office(left)
                    && is_office(right)
                    && (separator != ", " || looks_like_person(left))
                    && printed(left).is_some()
                {
                    return (printed(left), joined(&[right.trim()]));
                }
                if is_office(left) && separator != ", " && has_titles(right) {
                    return (printed(right), joined(&[left.trim()]));
                }
            }
        }
        return if is_office(first) || is_institution(first) {
            (None, joined(&lines))
        } else {
            (printed(first), None)
        };
    }
    let office_at = lines.iter().position(|line| is_office(line) || is_institution(line));
    match office_at {
        None => (printed(&lines.join("\n")), None),
        Some(0) => {
            // The office first, then who holds it.
            let person_at = lines.iter().skip(1).position(|line| has_titles(line)).map(|at| at + 1);
            match person_at {
                None => (None, joined(&lines)),
                Some(at) => (
                    lines.get(at..).and_then(|lines| printed(&lines.join("\n"))),
                    lines.get(..at).and_then(joined),
                ),
            }
        }
        Some(at) => {
            (lines.get(..at).and_then(|lines| printed(&lines.join("\n"))), lines.get(at..).and_then(joined))
        }
    }
}

/// Whether `text` names an office: its first word, behind list number and acting state, is the
/// head of one (`Kepala`, `Sekretaris`, `Kapolres`, `Unsur`).
pub fn is_office(text: &str) -> bool {
    let text = without_list_number(text);
    let (_, text) = leading_honorific(text);
    let (_, text) = leading_state(text);
    let mut words = text
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    let Some(first) = words.next() else { return false };
    if LEXICON.office_heads.contains(&first) {
        // "Hakim" is both; titles behind a comma tell.
        return first != "hakim" || !trailing_titles(text).1.iter().any(|title| title.contains('.'));
    }
    let Some(second) = words.next() else { return false };
    if LEXICON.office_heads.contains(&format!("{first} {second}")) {
        return true;
    }
    // "Kepaia Dinas": one letter wrong in a long word; "Kemala Dewi" is a person.
    let body = LEXICON.institutions.contains(&second) || LEXICON.no_name.contains(&second);
    body && first.len() >= 6
        && LEXICON.office_heads.iter().any(|head| head.len() >= 6 && strsim::levenshtein(head, &first) == 1)
}

/// Whether the first word of `text` names an institution rather than an office or a person
/// (`Dinas`, `Kodim`, `Universitas`).
pub fn is_institution(text: &str) -> bool {
    let text = without_list_number(text);
    let first =
        text.split(|char: char| !char.is_alphanumeric()).find(|word| !word.is_empty()).map(str::to_lowercase);
    first.is_some_and(|first| {
        LEXICON.institutions.contains(&first)
            || ["dp2", "dp3", "dpm", "kesbang", "bappe", "bapel"].iter().any(|part| first.contains(part))
    })
}

/// Whether `text` is a person's name: it has titles or a number, or it is written like a name
/// and none of its words is one that offices and bodies are made of. Careful: a bare name
/// in title case needs a name that is known.
pub fn looks_like_person(text: &str) -> bool {
    let text = without_list_number(text.trim());
    if text.is_empty() || is_office(text) || is_institution(text) {
        return false;
    }
    let person = parse(text);
    let Some(name) = person.name.as_deref() else { return false };
    let words: Vec<String> = name
        .split(|char: char| !char.is_alphabetic() && char != '\'' && char != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let lexicon = &*LEXICON;
    let foreign = |word: &String| {
        lexicon.institutions.contains(word)
            || lexicon.no_name.contains(word)
            || lexicon.office_heads.contains(word)
    };
    if words.is_empty()
        || words.len() > 7
        || words.iter().any(foreign)
        || name.contains(|char: char| char.is_ascii_digit())
    {
        return false;
    }
    let titled = !person.suffixes.is_empty()
        || !person.prefixes.is_empty()
        || person.id.is_some()
        || person.honorific.is_some()
        || person.rank.is_some();
    if titled {
        return true;
    }
    let known = words.iter().any(|word| lexicon.names.contains(word) || has_name_ending(word));
    let capitals = name.chars().all(|char| !char.is_lowercase());
    let long = words.iter().filter(|word| word.chars().count() >= 3).count();
    let proper = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    // Capitals are how annexes write names, and acronyms.
    known && proper || capitals && long >= 2 && words.len() <= 5
}

/// Whether `text` is academic titles that stand behind a name, and nothing else: "M.A.P."
pub fn is_titles(text: &str) -> bool {
    let mut segments = text.split(',').map(str::trim).filter(|it| !it.is_empty()).peekable();
    segments.peek().is_some() && segments.all(|it| titles::suffix_titles(it).is_some())
}

/// Endings of names that no other word has.
fn has_name_ending(word: &str) -> bool {
    word.len() >= 6
        && [
            "anto", "yono", "wati", "ningsih", "ningrum", "awan", "diyah", "iyanti", "yanti", "wanto", "ijo",
            "tini", "tuti", "diman", "woto", "oyo",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Whether `text` carries a person's titles or number.
fn has_titles(text: &str) -> bool {
    if is_office(text) || is_institution(text) {
        return false;
    }
    let person = parse(text);
    person.name.is_some()
        && (!person.suffixes.is_empty() || !person.prefixes.is_empty() || person.id.is_some())
}

/// Lines of a cell become one; a line that goes on with a rank or number is set off by a comma.
fn one_line(cell: &str) -> String {
    // A reader leaves only a mark where a citizen's number stood.
    static MASKED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)(?:\bNIK\b\W*)?\[NIK\]"));
    let cell = MASKED.replace_all(cell, " ");
    let mut out = String::with_capacity(cell.len());
    for line in cell.lines().map(fold::spaced).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            let sets_off = id::starts(&line) || civil_rank_at(&line).is_some();
            out.push_str(if sets_off && !out.ends_with(',') { ", " } else { " " });
        }
        out.push_str(&line);
    }
    out
}

fn without_list_number(text: &str) -> &str {
    let text = text.trim();
    let Some(found) = LIST_NUMBER.find(text) else { return text };
    // The Roman form includes the capital behind it.
    let end = if found.as_str().ends_with(|char: char| char.is_ascii_uppercase()) {
        found.end() - 1
    } else {
        found.end()
    };
    let rest = text.get(end..).map_or(text, str::trim_start);
    // Where all stands in small letters, "h. faisal" is a title: no letter of a list, unless an
    // office follows.
    let is_title = found.as_str().trim_end() == "h."
        && rest.starts_with(char::is_lowercase)
        && rest
            .split_whitespace()
            .next()
            .is_some_and(|it| !LEXICON.office_heads.contains(it) && !LEXICON.institutions.contains(it));
    if is_title { text } else { rest }
}

/// Marks that people put where no name is known.
fn is_blank_mark(name: &str) -> bool {
    name.chars().all(|char| !char.is_alphanumeric())
        || matches!(letters(name).as_str(), "nihil" | "kosong" | "ttd" | "nip" | "nama")
}
