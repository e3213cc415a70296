//! Titles and ranks on both sides of a name, and the words that tell a name from an office.
//!
//! The words are in `data/person.toml`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::Regex;
use serde::Deserialize;

use super::super::fold::{letters, pattern};

#[derive(Deserialize)]
pub(super) struct Lexicon {
    prefixes: BTreeMap<String, String>,
    suffixes: BTreeMap<String, String>,
    bare_suffixes: BTreeSet<String>,
    honorifics: BTreeSet<String>,
    states: BTreeSet<String>,
    civil: BTreeMap<String, String>,
    prosecutors: BTreeMap<String, String>,
    uniformed: Vec<String>,
    corps: BTreeSet<String>,
    pub(super) office_heads: BTreeSet<String>,
    pub(super) institutions: BTreeSet<String>,
    pub(super) no_name: BTreeSet<String>,
    pub(super) names: BTreeSet<String>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    // A broken table is found by every test; without it nothing is a title.
    toml::from_str(include_str!("../data/person.toml")).unwrap_or_else(|_| Lexicon::empty())
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

pub(super) const SEPARATORS: [char; 8] = [' ', ',', ';', ':', '/', '-', '–', '('];

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
pub(super) fn civil_rank_at(text: &str) -> Option<String> {
    let head = text.split([',', '(', '/']).next()?;
    let key = rank_key(head);
    LEXICON.civil.get(&key).or_else(|| LEXICON.prosecutors.get(&key)).cloned()
}

/// A rank at the end of `text`: where it starts, its words, its grade. It needs a comma or
/// line end before it, or a title: "Juru" and "Penata" are no names, but "Muda" may be.
pub(super) fn trailing_rank(text: &str) -> Option<(usize, &str, String)> {
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

pub(super) fn leading_honorific(text: &str) -> (Option<String>, &str) {
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

pub(super) fn leading_rank(text: &str) -> (Option<String>, Option<String>, &str) {
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
pub(super) fn leading_titles(text: &str) -> (Vec<String>, &str) {
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
pub(super) fn trailing_titles(text: &str) -> (&str, Vec<String>, usize) {
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
pub(super) fn suffix_titles(segment: &str) -> Option<Vec<String>> {
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
