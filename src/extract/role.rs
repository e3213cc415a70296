//! The words of a seat's role, and what is an office with the same words.
//!
//! "Ketua" is a role, "Ketua Pengadilan Negeri" an office; "Sekretaris" is a role,
//! "Sekretaris Daerah" an office; "Pembina" is a role, "Pembina Tk. I" a civil rank. A role
//! phrase is a role where it stands alone, where a separator or the beginning of an office
//! or a list follows, or where what follows says of what body ("Ketua Gugus Tugas").
//!
//! "Ketua" within a sub-task-force is [`Role::Ketua`] here; who knows the unit says more.
//!
//! To add a spelling, add its words to `data/role.toml`. Damage by scanners needs no spelling of its
//! own: words are compared by edit distance.

use std::{collections::BTreeSet, sync::LazyLock};

use serde::Deserialize;

use super::{
    fold::{Word, words},
    text::marker_only,
};
use crate::model::Role;

/// A role found at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleMatch<'a> {
    /// The role.
    pub role: Role,
    /// Its words as printed, without list marker, with its ordinal and "merangkap Anggota".
    pub words: &'a str,
    /// Bytes of the text up to the end of the words, list marker included.
    pub text_len: usize,
    /// `I`, `II`, `III` beside it, from 1; `None` without.
    pub ordinal: Option<u8>,
    /// The words are spelled as they should be; false after repairing a letter.
    pub sure: bool,
    /// What follows, separators (`:`, `;`, spaces) cut.
    pub rest: &'a str,
}

#[derive(Default, Deserialize)]
struct Lexicon {
    no_role: BTreeSet<String>,
    opens_entry: BTreeSet<String>,
    institutions: BTreeSet<String>,
    bodies: BTreeSet<String>,
    other_bodies: BTreeSet<String>,
    role: Vec<Phrases>,
}

#[derive(Deserialize)]
struct Phrases {
    role: Role,
    /// The longest phrase that matches wins. An ordinal may stand behind any word of it
    /// ("Wakil Ketua I Pelaksana Harian").
    words: Vec<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    // A broken table is found by every test; without it nothing is a role.
    toml::from_str(include_str!("data/role.toml")).unwrap_or_default()
});

/// Every role phrase with its role.
fn phrases() -> impl Iterator<Item = (&'static str, Role)> {
    LEXICON.role.iter().flat_map(|it| it.words.iter().map(|words| (words.as_str(), it.role)))
}

/// The role at the start of `text`, behind a list marker if there is one. `None` when the
/// words are an office ("Sekretaris Daerah"), a rank ("Pembina Utama Muda") or something
/// else.
pub fn role_at_start(text: &str) -> Option<RoleMatch<'_>> {
    let found = phrase(text)?;
    stands_alone(text, &found).then(|| found.matched(text))
}

/// The role of a text that is a role phrase and nothing else: list markers, `:` and `;`, and
/// words that say of what body ("Ketua Tim Assessor", "Koordinator Bidang Pencegahan") are
/// allowed.
pub fn exact(text: &str) -> Option<Role> {
    let found = phrase(text)?;
    let matched = found.matched(text);
    let rest = matched.rest.trim_matches(|char: char| !char.is_alphanumeric());
    if rest.is_empty() {
        return Some(found.role);
    }
    if !found.tail_is_free
        && !tail_words(rest).next().is_some_and(|word| LEXICON.bodies.contains(word.as_str()))
    {
        return None;
    }
    // "Ketua : Bupati" is a role and its holder.
    let separated = text.get(found.end..)?.trim_start().starts_with([':', ';', ',', '/', '\n']);
    let long = tail_words(rest).count() > 14;
    let entry = tail_words(rest).any(|word| {
        LEXICON.other_bodies.contains(word.as_str()) || LEXICON.opens_entry.contains(word.as_str())
    });
    (!separated && !long && !entry).then_some(found.role)
}

/// Whether `text` is a role and nobody's: "Ketua", "Penanggung Jawab Umum I", "Sekretaris Tim
/// Pengarah", not "Koordinator Umum Jaringan Petani".
pub fn is_alone(text: &str) -> bool {
    exact(text).is_some()
        && phrase(text).is_some_and(|it| {
            tail_words(it.matched(text).rest).all(|word| {
                LEXICON.bodies.contains(word.as_str()) || phrases().any(|(words, _)| words == word)
            })
        })
}

/// Whether `label` breaks off within a role's words and `below` ends them: "Ketua" and
/// "Harian", "Penanggung" and "Jawab", not "Ketua" and "Sekretaris", nor the number "II" of
/// what comes next.
pub(super) fn is_wrapped(label: &str, below: &str) -> bool {
    if marker_only(below).is_some() {
        return false;
    }
    let text = format!("{} {}", label.trim_end(), below.trim());
    phrase(&text).is_some_and(|it| it.end > label.trim_end().len() && it.end == text.len())
}

/// An office and the role it holds here, out of "Kepala Dinas X selaku Sekretaris", "X
/// sebagai Ketua Harian", "Y merangkap Anggota", "Z (Ketua)". `None` for a role that is
/// held together with another ("Ketua merangkap Anggota").
pub fn selaku(text: &str) -> Option<(&str, Role)> {
    let text = text.trim();
    for marker in ["merangkap sebagai", "selaku", "sebagai", "merangkap"] {
        let lower = text.to_ascii_lowercase();
        let Some(at) = find_word(&lower, marker) else { continue };
        let office = text
            .get(..at)?
            .trim_matches(|char: char| char.is_whitespace() || matches!(char, ',' | '(' | '-' | '–'));
        let role = text
            .get(at + marker.len()..)?
            .trim_matches(|char: char| char.is_whitespace() || matches!(char, ')' | ';' | '.' | ':'));
        if office.is_empty() || exact(office).is_some() {
            return None;
        }
        if let Some(role) = exact(role) {
            return Some((office, role));
        }
    }
    let (office, role) = text.trim_end_matches([';', '.', ' ']).strip_suffix(')')?.rsplit_once('(')?;
    let office = office.trim();
    (!office.is_empty() && exact(office).is_none()).then(|| exact(role).map(|role| (office, role)))?
}

/// Where `word` stands in `lower` between word boundaries.
fn find_word(lower: &str, word: &str) -> Option<usize> {
    let edge = |char: Option<char>| char.is_none_or(|char| !char.is_alphanumeric());
    lower.match_indices(word).map(|(at, _)| at).find(|at| {
        edge(lower.get(..*at).and_then(|before| before.chars().next_back()))
            && edge(lower.get(at + word.len()..).and_then(|after| after.chars().next()))
    })
}

struct Phrase {
    role: Role,
    start: usize,
    end: usize,
    ordinal: Option<u8>,
    sure: bool,
    /// The phrase ends with a word that needs an object ("Koordinator Bidang ...").
    tail_is_free: bool,
    last: String,
}

impl Phrase {
    fn matched<'a>(&self, text: &'a str) -> RoleMatch<'a> {
        let separators = |char: char| {
            char.is_whitespace() || matches!(char, ':' | ';' | ',' | '.' | '-' | '–' | '=' | '/' | '|' | ')')
        };
        RoleMatch {
            role: self.role,
            words: text.get(self.start..self.end).unwrap_or_default(),
            text_len: self.end,
            ordinal: self.ordinal,
            sure: self.sure,
            rest: text.get(self.end..).unwrap_or_default().trim_start_matches(separators).trim_end(),
        }
    }
}

/// The longest role phrase at the start of `text`, whatever follows.
fn phrase(text: &str) -> Option<Phrase> {
    let all = words(text);
    let skip = all.first().is_some_and(|first| is_marker(text, first)).into();
    let all: &[Word] = all.get(skip..)?;
    let head = all.first()?.start;
    let between = text.get(..head)?;
    if skip == 0
        && between.contains(|char: char| {
            !char.is_whitespace() && !matches!(char, '-' | '•' | '–' | '*' | ':' | '(' | '.' | '\u{f0b7}')
        })
    {
        return None;
    }
    let mut best: Option<(usize, Phrase)> = None;
    for (phrase, role) in phrases() {
        let Some(found) = match_phrase(text, all, phrase, role) else { continue };
        let better = best.as_ref().is_none_or(|(length, other)| {
            (phrase.len(), found.sure) > (*length, other.sure)
                && (found.sure || !other.sure || found.end > other.end)
        });
        if better {
            best = Some((phrase.len(), found));
        }
    }
    let (_, mut found) = best?;
    merge_second_role(text, all, &mut found);
    if let (Role::Ketua, Some(2..)) = (found.role, found.ordinal) {
        // There is one chair; who stands second or third is none.
        found.role = Role::KetuaIi;
    }
    Some(found)
}

fn match_phrase(text: &str, all: &[Word], phrase: &str, role: Role) -> Option<Phrase> {
    let mut at = 0;
    let mut sure = true;
    let mut ordinal = None;
    let mut end = 0;
    let mut wanted = phrase.split(' ').peekable();
    let mut last = "";
    while let Some(want) = wanted.next() {
        last = want;
        let word = all.get(at)?;
        match distance(&word.folded, want) {
            Some(0) => {
                at += 1;
                end = word.end;
            }
            Some(_) => {
                sure = false;
                at += 1;
                end = word.end;
            }
            None => {
                // "WAKILKETUA" by letter-spacing, "Anggo ta" by a scanner's space.
                let next = wanted.peek().copied().unwrap_or_default();
                let split = all.get(at + 1).filter(|second| {
                    word.folded.len() > 1 && format!("{}{}", word.folded, second.folded) == want
                });
                if !next.is_empty() && word.folded == format!("{want}{next}") {
                    wanted.next();
                    at += 1;
                    end = word.end;
                } else if let Some(second) = split {
                    at += 2;
                    end = second.end;
                } else {
                    return None;
                }
            }
        }
        if let (None, Some((number, number_end))) =
            (ordinal, all.get(at).and_then(|word| as_ordinal(text, all, at, word, role)))
        {
            ordinal = Some(number);
            at += 1;
            end = number_end;
        }
    }
    let tail_is_free = matches!(
        last,
        "bidang"
            | "divisi"
            | "pokja"
            | "seksi"
            | "kerja"
            | "tugas"
            | "gugus"
            | "subgugus"
            | "tim"
            | "satgas"
            | "panitia"
    ) && phrase.contains(' ');
    Some(Phrase { role, start: all.first()?.start, end, ordinal, sure, tail_is_free, last: last.to_owned() })
}

/// "Ketua merangkap Anggota": the first role counts, the words belong to it.
fn merge_second_role(text: &str, all: &[Word], found: &mut Phrase) {
    let mut rest = all.iter().skip_while(|word| word.start < found.end);
    if rest.next().is_none_or(|word| word.folded != "merangkap") {
        return;
    }
    let mut second = rest.next();
    if second.is_some_and(|word| word.folded == "sebagai") {
        second = rest.next();
    }
    if let Some(word) = second
        && phrases().any(|(phrase, _)| word.folded == phrase)
        && text.get(found.end..word.start).is_some_and(|between| !between.contains([':', ';']))
    {
        found.end = word.end;
        found.tail_is_free = false;
    }
}

/// `I`, `II`, `III`, `1`, `2` behind a role word, with its end; not the number of a list that
/// follows ("Anggota 1. Kepala Dinas").
fn as_ordinal(text: &str, all: &[Word], at: usize, word: &Word, role: Role) -> Option<(u8, usize)> {
    let printed = text.get(word.start..word.end)?;
    let after = text.get(word.end..)?;
    let roman = match printed {
        "I" | "l" | "|" | "1" => 1,
        "II" | "ll" | "Il" | "lI" | "2" => 2,
        "III" | "Ill" | "lll" | "IlI" | "llI" | "3" => 3,
        "IV" | "lV" => 4,
        "V" => 5,
        _ => return None,
    };
    let listed = after.starts_with(['.', ')']) && all.get(at + 1).is_some();
    let arabic = printed.starts_with(|char: char| char.is_ascii_digit());
    if listed || arabic && role == Role::Anggota {
        return None;
    }
    Some((roman, word.end))
}

/// A list marker: one to three letters or digits with a dot or parenthesis, or a Roman or
/// plain number, before more words.
fn is_marker(text: &str, word: &Word) -> bool {
    let printed = text.get(word.start..word.end).unwrap_or_default();
    let after = text.get(word.end..).unwrap_or_default();
    let short = printed.len() <= 4;
    let closed = after.trim_start().starts_with(['.', ')', ';']);
    let number = printed.chars().all(|char| char.is_ascii_digit() || matches!(char, 'I' | 'V' | 'X' | 'l'));
    let letter = printed.chars().count() == 1;
    short && (number || letter && closed)
}

/// Letters by which `word` differs from the role word `want`; `None` when it is another word.
fn distance(word: &str, want: &str) -> Option<usize> {
    if word == want {
        return Some(0);
    }
    if LEXICON.no_role.contains(word) {
        return None;
    }
    let allowed = match want.len() {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    if word.len().abs_diff(want.len()) > allowed {
        return None;
    }
    // Cheap, and true of nearly every pair of different words.
    if word.as_bytes().first() != want.as_bytes().first() && word.as_bytes().last() != want.as_bytes().last()
    {
        return None;
    }
    let distance = strsim::levenshtein(word, want);
    if distance > allowed {
        return None;
    }
    // "sekretariat" is two letters from "sekretaris" and a word of its own.
    let other = phrases()
        .flat_map(|(phrase, _)| phrase.split(' '))
        .any(|other| other != want && (other == word || strsim::levenshtein(word, other) < distance));
    (!other).then_some(distance)
}

fn tail_words(rest: &str) -> impl Iterator<Item = String> {
    words(rest).into_iter().map(|word| word.folded)
}

/// Whether what follows the phrase leaves it a role.
fn stands_alone(text: &str, found: &Phrase) -> bool {
    let after = text.get(found.end..).unwrap_or_default();
    let rest = after.trim_start();
    if rest.is_empty() || after.starts_with(['\n', '\t']) || rest.starts_with([':', ';', '=', '|', '.', ')'])
    {
        return true;
    }
    // Columns may be set apart by spaces; so may the words of justified text, but not by many.
    if after.starts_with("    ") {
        return true;
    }
    !continues_office(found, rest.trim_start_matches(['-', '–', ',', ' ']))
}

/// Whether `rest` carries the phrase on to an office or a rank.
fn continues_office(found: &Phrase, rest: &str) -> bool {
    let rest_words = words(rest);
    let Some(first) = rest_words.first() else { return false };
    let next = first.folded.as_str();
    if is_marker(rest, first) && !(found.last == "pembina" && rest.contains('/')) {
        return false;
    }
    if found.last == "pembina"
        && (matches!(next, "tk" | "tkt" | "tingkat" | "utama" | "iv" | "i") || rest.starts_with('('))
    {
        return true;
    }
    if rest.starts_with('(') {
        return false;
    }
    if found.tail_is_free {
        return rest_words.iter().any(|word| LEXICON.other_bodies.contains(word.folded.as_str()));
    }
    if LEXICON.bodies.contains(next) {
        return rest_words
            .iter()
            .take(4)
            .any(|word| matches!(word.folded.as_str(), "penggerak" | "pkk" | "anggaran"));
    }
    if found.last == "sekretaris" && matches!(next, "camat" | "lurah") {
        return true;
    }
    if LEXICON.opens_entry.contains(next) {
        return false;
    }
    if LEXICON.institutions.contains(next) {
        return !matches!(
            found.role,
            Role::Anggota | Role::Pembina | Role::Pengarah | Role::PenanggungJawab | Role::KetuaHarian
        ) || found.last == "pimpinan";
    }
    !looks_like_name(rest)
}

/// A person behind a role: titles, or capitals only.
fn looks_like_name(rest: &str) -> bool {
    super::person::looks_like_person(rest)
}
