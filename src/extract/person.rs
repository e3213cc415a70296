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

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::LazyLock,
};

use jiff::civil::Date;
use regex::Regex;
use serde::Deserialize;

use super::fold::{self, letters, pattern};

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

#[derive(Deserialize)]
struct Lexicon {
    prefixes: BTreeMap<String, String>,
    suffixes: BTreeMap<String, String>,
    bare_suffixes: BTreeSet<String>,
    honorifics: BTreeSet<String>,
    states: BTreeSet<String>,
    civil: BTreeMap<String, String>,
    prosecutors: BTreeMap<String, String>,
    uniformed: Vec<String>,
    corps: BTreeSet<String>,
    office_heads: BTreeSet<String>,
    institutions: BTreeSet<String>,
    no_name: BTreeSet<String>,
    names: BTreeSet<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    // A broken table is found by every test; without it nothing is a title.
    toml::from_str(include_str!("data/person.toml")).unwrap_or_else(|_| Lexicon::empty())
});

impl Lexicon {
    const fn empty() -> Self {
        Self {
            prefixes: BTreeMap::new(),
            suffixes: BTreeMap::new(),
            bare_suffixes: BTreeSet::new(),
            honorifics: BTreeSet::new(),
            states: BTreeSet::new(),
            civil: BTreeMap::new(),
            prosecutors: BTreeMap::new(),
            uniformed: Vec::new(),
            corps: BTreeSet::new(),
            office_heads: BTreeSet::new(),
            institutions: BTreeSet::new(),
            no_name: BTreeSet::new(),
            names: BTreeSet::new(),
        }
    }
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

const SEPARATORS: [char; 8] = [' ', ',', ';', ':', '/', '-', '–', '('];

/// Lines of a cell become one; a line that goes on with a rank or number is set off by a comma.
fn one_line(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for line in cell.lines().map(fold::spaced).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            let sets_off = ID.find(&line).is_some_and(|it| it.start() == 0) || civil_rank_at(&line).is_some();
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
    text.get(end..).map_or(text, str::trim_start)
}

/// Marks that people put where no name is known.
fn is_blank_mark(name: &str) -> bool {
    name.chars().all(|char| !char.is_alphanumeric())
        || matches!(letters(name).as_str(), "nihil" | "kosong" | "ttd" | "nip" | "nama")
}

/// Blanks every number of a person in `text`, places kept; gives the one of an official, or
/// says that there was a NIK.
fn blank_numbers(text: &mut String) -> Option<Id> {
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

/// A rank in its usual spelling, for comparing: `Tk.`, `Tkt.`, `Tingkat` and `1` folded.
fn rank_key(text: &str) -> String {
    text.split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| match word.to_lowercase().as_str() {
            "tkt" | "tingkat" | "tk1" => "tk".to_owned(),
            "1" | "l" => "i".to_owned(),
            other => other.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The grade of a civil or prosecutor's rank that `text` is, or begins with up to a comma.
fn civil_rank_at(text: &str) -> Option<String> {
    let head = text.split([',', '(', '/']).next()?;
    let key = rank_key(head);
    LEXICON.civil.get(&key).or_else(|| LEXICON.prosecutors.get(&key)).cloned()
}

/// A rank at the end of `text`: where it starts, its words, its grade. It needs a comma or
/// line end before it, or a title: "Juru" and "Penata" are no names, but "Muda" may be.
fn trailing_rank(text: &str) -> Option<(usize, &str, String)> {
    let mut starts: Vec<usize> = text.match_indices([' ', ',', '(']).map(|(at, _)| at + 1).collect();
    starts.reverse();
    let mut best = None;
    for start in starts.into_iter().take(8) {
        let Some(candidate) = text.get(start..) else { continue };
        let candidate = candidate.trim_start();
        if candidate.contains(',') {
            break;
        }
        if let Some(grade) = civil_rank_at(candidate) {
            best = Some((start, candidate.trim_end_matches([' ', ',', '.']), grade));
        }
    }
    // A cell that is a rank and nothing else.
    best.or_else(|| Some((0, text, civil_rank_at(text).filter(|_| !text.contains(','))?)))
}

/// The first word with what ends it, and the rest: "Drs.H.Bambang" gives "Drs." and "H.Bambang".
fn first_token(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(|char: char| char.is_whitespace() || matches!(char, '.' | ','));
    let end = match end {
        Some(at) if text.get(at..).is_some_and(|rest| rest.starts_with('.')) => at + 1,
        Some(at) => at,
        None => text.len(),
    };
    (end > 0).then(|| text.split_at_checked(end))?
}

fn leading_of<'a>(text: &'a str, list: &BTreeSet<String>) -> (Option<String>, &'a str) {
    let Some((token, rest)) = first_token(text) else { return (None, text) };
    if list.contains(&letters(token)) && !rest.trim().is_empty() {
        (Some(token.to_owned()), rest.trim_start_matches(SEPARATORS))
    } else {
        (None, text)
    }
}

fn leading_honorific(text: &str) -> (Option<String>, &str) {
    leading_of(text, &LEXICON.honorifics)
}

/// The acting state at the start of `text` as printed (`Pj.`, `Plt.`), and the rest.
pub fn leading_state(text: &str) -> (Option<String>, &str) {
    let text = text.trim_start();
    for long in ["penjabat sementara", "pejabat sementara", "pelaksana tugas", "pelaksana harian", "penjabat"]
    {
        let head = text.get(..long.len());
        if let Some(head) = head.filter(|head| head.eq_ignore_ascii_case(long)) {
            let rest = text.get(long.len()..).unwrap_or_default();
            let office = rest.trim_start();
            if rest.starts_with(char::is_whitespace)
                && !office.is_empty()
                && !office.to_lowercase().starts_with("ketua")
            {
                return (Some(head.to_owned()), office);
            }
        }
    }
    leading_of(text, &LEXICON.states)
}

fn leading_rank(text: &str) -> (Option<String>, Option<String>, &str) {
    let trimmed = text.trim_start();
    let lower = trimmed.to_ascii_lowercase();
    let word_end = |at: usize| {
        lower.get(at..).and_then(|rest| rest.chars().next()).is_none_or(|char| !char.is_alphanumeric())
    };
    let found = LEXICON
        .uniformed
        .iter()
        .filter(|rank| lower.starts_with(rank.as_str()) && word_end(rank.len()))
        .max_by_key(|rank| rank.len());
    let Some(rank) = found else { return (None, None, text) };
    let mut end = rank.len();
    // "KOMBES POL.", "Brigjen Pol", "Letjen TNI".
    for force in [" pol", ". pol", ".pol", " tni", " polisi", " pol."] {
        if lower.get(end..).is_some_and(|rest| rest.starts_with(force)) && word_end(end + force.len()) {
            end += force.len();
        }
    }
    let rank = trimmed.get(..end).unwrap_or_default().to_owned();
    let rest = trimmed.get(end..).unwrap_or_default().trim_start_matches([' ', '.']);
    if rest.is_empty() {
        return (None, None, text);
    }
    let Some((token, behind)) = first_token(rest) else { return (Some(rank), None, rest) };
    if !LEXICON.corps.contains(&letters(token)) {
        return (Some(rank), None, rest);
    }
    let mut corps = token.trim_end_matches('.').to_owned();
    let mut behind = behind.trim_start();
    if let Some((branch, after)) = behind.strip_prefix('(').and_then(|it| it.split_once(')'))
        && branch.len() <= 3
    {
        corps = format!("{corps} ({branch})");
        behind = after.trim_start();
    }
    (Some(rank), Some(corps), behind.trim_start_matches([' ', '.', '(']))
}

/// Titles before the name, and the rest. `dr.` is a physician, `Dr.` a doctorate.
fn leading_titles(text: &str) -> (Vec<String>, &str) {
    let mut titles = Vec::new();
    let mut rest = text.trim_start_matches(SEPARATORS);
    while let Some((token, behind)) = first_token(rest) {
        // "K.H.", "T.G.H.", "R.M.": the longest of dotted letters that is a title.
        let mut taken = None;
        let mut end = token.len();
        let mut after = behind;
        loop {
            let candidate = rest.trim_start().get(..end).unwrap_or_default();
            if let Some(title) = prefix_title(candidate, after) {
                taken = Some((title, after));
            }
            let glued = candidate.ends_with('.') && after.starts_with(char::is_alphabetic);
            match first_token(after).filter(|_| glued && end < 12) {
                Some((next, behind)) => {
                    end += next.len();
                    after = behind;
                }
                None => break,
            }
        }
        let Some((title, after)) = taken else { break };
        let after = after.trim_start_matches([' ', ',', '.']);
        // A title needs a name behind it: "H" alone is an initial.
        if !after.contains(char::is_alphabetic) {
            break;
        }
        titles.push(title);
        rest = after;
    }
    (titles, rest)
}

fn prefix_title(token: &str, after: &str) -> Option<String> {
    let key = letters(token);
    let dotted = token.ends_with('.');
    let title = LEXICON.prefixes.get(&key)?;
    // Short ones without a dot are name parts unless a space and a capital follow ("H Ahmad").
    if !dotted && !after.starts_with(char::is_whitespace) {
        return None;
    }
    if !dotted && matches!(key.as_str(), "r" | "tb" | "st" | "dt" | "rm" | "apt" | "ns" | "rr") {
        return None;
    }
    if key == "dr" {
        return Some(if token.starts_with('d') { "dr." } else { "Dr." }.to_owned());
    }
    Some(title.clone())
}

static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:S|M|A|D|B|LL|SH)(?:\.\s?[A-Z][A-Za-z]{0,7})+\.?(?:\([A-Za-z]{1,6}\))?|Sp\.\s?[A-Z][A-Za-z]{0,5}\.?(?:\([A-Za-z.]{1,8}\))?|(?:S|M|A|D|B|Sp)\.\s[A-Z][A-Za-z]{0,7}\.?)$",
    )
});

/// Titles behind the name: the name, the titles in their usual spelling, and the bytes of
/// `text` that hold the name and its titles.
fn trailing_titles(text: &str) -> (&str, Vec<String>, usize) {
    let mut titles = Vec::new();
    let (mut name, listed) = text.split_once(',').map_or((text, None), |(name, rest)| (name, Some(rest)));
    let mut used = name.len();
    // "AGUS HIDAYAT. M.Si.", "RUDI HARTANTO SH MM": titles without a comma.
    let mut before = Vec::new();
    loop {
        let trimmed = name.trim_end();
        let Some(at) = trimmed.rfind(char::is_whitespace).map(|at| at + 1) else { break };
        let token = trimmed.get(at..).unwrap_or_default();
        let head = trimmed.get(..at).unwrap_or_default();
        let is_title = bare_suffix(token) && head.contains(char::is_alphabetic);
        if !is_title {
            break;
        }
        let Some(found) = suffix_titles(token) else { break };
        before.splice(0..0, found);
        name = head.trim_end_matches([' ', '.', ',']);
    }
    titles.append(&mut before);
    if let Some(listed) = listed {
        let mut at = used + 1;
        for segment in listed.split([',', ';']) {
            match suffix_titles(segment.trim()) {
                Some(found) => titles.extend(found),
                None if segment.trim().is_empty() => {}
                // Not a title: an unknown one ("CPCLE"), or something else that ends the titles.
                None if is_unknown_title(segment.trim()) => titles.push(segment.trim().to_owned()),
                None => break,
            }
            at += segment.len();
            used = at.min(text.len());
            at += 1;
        }
    }
    (name, titles, used)
}

/// Capitals that nobody but a title has behind a comma.
fn is_unknown_title(segment: &str) -> bool {
    let plain = segment.trim_end_matches('.');
    (2..=8).contains(&plain.len()) && plain.chars().all(|char| char.is_ascii_uppercase() || char == '.')
}

/// Whether a token without a comma before it is a title: dotted and shaped like one, or of
/// the short list that is written without dots.
fn bare_suffix(token: &str) -> bool {
    let key = letters(token);
    let capitals = token.chars().filter(|char| char.is_alphabetic()).take(1).all(char::is_uppercase);
    let dotted = token.trim_end_matches('.').contains('.');
    capitals
        && (dotted && SUFFIX.is_match(token)
            || LEXICON.suffixes.contains_key(&key) && (dotted || LEXICON.bare_suffixes.contains(&key)))
}

/// The titles of a segment between commas in their usual spelling; `None` when a word of it
/// is none.
fn suffix_titles(segment: &str) -> Option<Vec<String>> {
    let segment = segment.trim();
    if segment.is_empty() {
        return None;
    }
    if let Some(one) = suffix_title(segment) {
        return Some(vec![one]);
    }
    // "S.Ag.M.Pd.", "SE.M.Si", "SH MM", "S. Sos".
    if segment.contains(char::is_whitespace) {
        let parts: Option<Vec<_>> = segment.split_whitespace().map(suffix_titles).collect();
        return parts.map(|parts| parts.into_iter().flatten().collect());
    }
    let dots: Vec<usize> = segment.match_indices('.').map(|(at, _)| at + 1).collect();
    dots.iter().rev().find_map(|at| {
        let (left, right) = segment.split_at_checked(*at)?;
        let mut titles = vec![known_suffix(left)?];
        titles.extend(suffix_titles(right)?);
        Some(titles)
    })
}

fn known_suffix(token: &str) -> Option<String> {
    LEXICON.suffixes.get(&letters(token)).cloned()
}

fn suffix_title(token: &str) -> Option<String> {
    if let Some(title) = known_suffix(token) {
        return Some(title);
    }
    let printed: String = token.split_whitespace().collect();
    // Two known titles glued together are two.
    let glued = printed.match_indices('.').any(|(at, _)| {
        printed.split_at_checked(at + 1).is_some_and(|(left, right)| {
            left.len() > 2 && right.len() > 2 && known_suffix(left).is_some() && known_suffix(right).is_some()
        })
    });
    if glued || !SUFFIX.is_match(token) {
        return None;
    }
    let closed = printed.ends_with(['.', ')']);
    Some(if closed { printed } else { format!("{printed}.") })
}
