//! The words of an office as they are compared: titles in full, damage repaired, the
//! abbreviations of regional offices taken apart.
//!
//! Shapes: `Ka. Din. Kes`, `KASATRESKRIM`, `Bagian Hu kurn`, `DinasSosial`, `Dinas Perhungan`,
//! `DINSOSDALDUKKBP3A`. A title, a head word or a piece of an abbreviation is an entry in
//! `data/office_words.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::DataError;
use super::fold::{self, skeleton};
use super::similarity::{Known, near_word};

/// `office_words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeFile {
    pub(super) titles: BTreeMap<String, String>,
    titles_before_function: BTreeMap<String, String>,
    pub(super) plain: BTreeSet<String>,
    pub(super) openers: BTreeSet<String>,
    pub(super) joiners: BTreeSet<String>,
    pub(super) heads: BTreeMap<Head, Vec<String>>,
    piece: Vec<PieceRow>,
    pub(super) ambiguous: BTreeMap<String, Vec<String>>,
    pub(super) others: Others,
}

/// Bodies that are none of ours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Others {
    pub(super) phrases: Vec<String>,
}

impl OfficeFile {
    /// Whether a word is the head word of an office, which alone says nothing of which.
    pub(super) fn opens(&self, word: &str) -> bool {
        self.heads.values().flatten().any(|it| it == word)
    }
}

/// The head word of an office, by rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Head {
    /// Subbagian, Seksi, Unit.
    Small,
    /// Bagian, Bidang, Biro.
    Division,
    /// UPTD, Cabang Dinas.
    Service,
    /// Dinas, Badan, Kantor.
    Office,
    /// Kementerian.
    Ministry,
    /// Asosiasi, Ikatan, Yayasan: what follows is not the office itself.
    Association,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PieceRow {
    text: Vec<String>,
    #[serde(default)]
    prefix: bool,
    #[serde(default)]
    institutions: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    sure: Vec<String>,
}

#[derive(Debug)]
struct Piece {
    text: String,
    institutions: Vec<usize>,
    after: Vec<String>,
    sure: bool,
}

/// How a token came to its spelling; the later, the less sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reading {
    /// As it stands.
    Plain,
    /// Rejoined, split, or with letters that scanners confuse.
    Repaired,
    /// Taken for a near word.
    Guessed,
}

/// A word of an office.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) text: String,
    /// A list separator stands before it.
    pub(super) after_break: bool,
    pub(super) reading: Reading,
    /// Similarity of a guessed word to what stands there; 1 for the others.
    pub(super) score: f64,
}

/// The institutions of an abbreviation taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TakenApart {
    pub(super) institutions: BTreeSet<usize>,
    /// Every piece means one thing only.
    pub(super) sure: bool,
}

/// What is known about the words of offices.
#[derive(Debug)]
pub(super) struct OfficeWords {
    /// Short title, in words, to its long form; the longest first.
    titles: BTreeMap<String, Vec<String>>,
    titles_before_function: BTreeMap<String, Vec<String>>,
    function_words: BTreeSet<String>,
    /// Words that stand for themselves and are never repaired.
    known: BTreeSet<String>,
    abbreviations: BTreeSet<String>,
    by_skeleton: BTreeMap<String, String>,
    /// Words that a damaged one may have been, by length.
    by_length: BTreeMap<usize, Vec<Known>>,
    prefixes: Vec<String>,
    pieces: Vec<Piece>,
}

impl OfficeWords {
    /// `names` are all phrases and abbreviations, `abbreviations` the latter alone, `functions`
    /// the words of functions;
    /// `places` the words of regions' names, which are never taken for damaged ones.
    pub(super) fn load(
        file: &OfficeFile,
        names: &BTreeSet<String>,
        abbreviations: &BTreeSet<String>,
        functions: &BTreeSet<String>,
        places: &BTreeSet<String>,
        index_of: impl Fn(&str) -> Option<usize>,
    ) -> Result<Self, DataError> {
        /// A shorter abbreviation with an error in it may be another one.
        const LONG_ABBREVIATION: usize = 7;
        let long = |titles: &BTreeMap<String, String>| -> BTreeMap<String, Vec<String>> {
            titles.iter().map(|(short, long)| (short.clone(), split(long))).collect()
        };
        let mut vocabulary: BTreeSet<String> = names.iter().flat_map(|it| split(it)).collect();
        vocabulary
            .extend(file.titles.iter().flat_map(|(short, long)| split(short).into_iter().chain(split(long))));
        vocabulary.extend(file.plain.iter().chain(&file.openers).chain(&file.joiners).cloned());
        vocabulary.extend(file.heads.values().flatten().flat_map(|it| split(it)));
        let mut repairable: BTreeSet<String> = vocabulary.clone();
        repairable.extend(file.others.phrases.iter().flat_map(|it| split(it)));
        let mut known = repairable.clone();
        known.extend(places.iter().cloned());
        known.extend(file.ambiguous.keys().cloned());
        let mut by_length: BTreeMap<usize, Vec<Known>> = BTreeMap::new();
        let mut by_skeleton = BTreeMap::new();
        for word in &repairable {
            let letters = word.bytes().all(|it| it.is_ascii_alphabetic());
            if word.len() > 3 || !letters {
                by_skeleton.insert(skeleton(word), word.clone());
            }
            let short = abbreviations.contains(word) && word.len() < LONG_ABBREVIATION;
            if word.len() >= 5 && letters && !short {
                by_length.entry(word.len()).or_default().push(Known::new(word));
            }
        }
        let mut prefixes = Vec::new();
        let mut pieces = Vec::new();
        for row in &file.piece {
            let institutions = row
                .institutions
                .iter()
                .map(|id| {
                    index_of(id)
                        .ok_or_else(|| DataError::new("office_words.toml", &format!("no institution {id}")))
                })
                .collect::<Result<Vec<_>, _>>()?;
            for text in &row.text {
                if row.prefix {
                    prefixes.push(text.clone());
                } else {
                    pieces.push(Piece {
                        text: text.clone(),
                        institutions: institutions.clone(),
                        after: row.after.clone(),
                        sure: institutions.is_empty() || row.sure.contains(text),
                    });
                }
            }
        }
        Ok(Self {
            titles: long(&file.titles),
            titles_before_function: long(&file.titles_before_function),
            function_words: functions.iter().flat_map(|it| split(it)).collect(),
            known,
            abbreviations: abbreviations.clone(),
            by_skeleton,
            by_length,
            prefixes,
            pieces,
        })
    }

    /// The words of an office: repaired, titles in full.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let plain: Vec<Token> = fold::words(text)
            .into_iter()
            .map(|it| Token {
                text: it.text,
                after_break: it.after_break,
                reading: Reading::Plain,
                score: 1.0,
            })
            .collect();
        self.in_full(&self.repair(&plain))
    }

    /// Whether every word of an office is one that offices are written with. Shorter ones than
    /// three letters are not looked at.
    pub(super) fn are_known(&self, text: &str) -> bool {
        fold::words(text).iter().all(|it| it.text.chars().count() < 3 || self.is_known(&it.text))
    }

    fn is_known(&self, word: &str) -> bool {
        self.known.contains(word) || word.bytes().all(|it| it.is_ascii_digit())
    }

    fn repair(&self, plain: &[Token]) -> Vec<Token> {
        let mut out = Vec::with_capacity(plain.len());
        let mut at = 0;
        while let Some(token) = plain.get(at) {
            let (taken, repaired) = self.repaired(plain.get(at..).unwrap_or_default(), token);
            out.extend(repaired);
            at += taken;
        }
        out
    }

    /// What the first token is, and how many tokens went into it.
    fn repaired(&self, rest: &[Token], token: &Token) -> (usize, Vec<Token>) {
        let as_is = || (1, vec![token.clone()]);
        let one = |text: &str, reading, score, taken| {
            (taken, vec![Token { text: text.to_owned(), reading, score, ..token.clone() }])
        };
        // "Hu kurn", "Ka bupaten", "Din. Kes": joined where one of the parts is no word.
        for count in [2, 3] {
            let Some(parts) = rest.get(..count) else { break };
            let broken = parts.iter().any(|it| !self.is_known(&it.text))
                && parts.iter().skip(1).all(|it| !it.after_break);
            if !broken {
                continue;
            }
            let joined: String = parts.iter().map(|it| it.text.as_str()).collect();
            if joined.len() < 4 && joined != "sub" {
                continue;
            }
            if self.known.contains(&joined) && !self.known.contains(&token.text) {
                return one(&joined, Reading::Repaired, 0.97, count);
            }
            if let Some(word) = self.by_skeleton.get(&skeleton(&joined)).filter(|it| it.len() >= 5)
                && parts.iter().all(|it| !self.is_known(&it.text))
            {
                return one(word, Reading::Repaired, 0.95, count);
            }
        }
        if self.is_known(&token.text) || self.take_apart(&token.text, true).is_some() {
            return as_is();
        }
        // "Kadinsos" is the head of the Dinsos.
        if let Some(office) = token.text.strip_prefix("ka")
            && office.len() >= 5
            && (self.abbreviations.contains(office) || self.take_apart(office, true).is_some())
        {
            let part = |text: &str| Token { text: text.to_owned(), ..token.clone() };
            return (1, vec![part("kepala"), Token { after_break: false, ..part(office) }]);
        }
        if let Some(word) = self.by_skeleton.get(&skeleton(&token.text)).filter(|it| it.len() >= 4) {
            return one(word, Reading::Repaired, 0.97, 1);
        }
        if let Some((first, second)) = self.split_in_two(&token.text) {
            let part = |text: &str| Token {
                text: text.to_owned(),
                reading: Reading::Repaired,
                score: 0.97,
                ..token.clone()
            };
            return (1, vec![part(first), Token { after_break: false, ..part(second) }]);
        }
        let length = token.text.len();
        let near = (length.saturating_sub(2)..=length + 2).filter_map(|it| self.by_length.get(&it)).flatten();
        match near_word(&token.text, near) {
            Some((word, score)) => one(word, Reading::Guessed, score, 1),
            None => as_is(),
        }
    }

    /// Two words that lost the space between them.
    fn split_in_two<'a>(&self, word: &'a str) -> Option<(&'a str, &'a str)> {
        (4..word.len().saturating_sub(3))
            .filter_map(|at| word.split_at_checked(at))
            .find(|(first, second)| self.known.contains(*first) && self.known.contains(*second))
    }

    fn in_full(&self, tokens: &[Token]) -> Vec<Token> {
        const LONGEST: usize = 4;
        let mut out: Vec<Token> = Vec::with_capacity(tokens.len() + 4);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = tokens.get(at..).unwrap_or_default();
            let title = (1..=LONGEST.min(rest.len())).rev().find_map(|count| {
                let short =
                    rest.get(..count)?.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ");
                if let Some(long) = self.titles.get(&short) {
                    return Some((count, long));
                }
                let next = rest.get(count)?;
                let long = self.titles_before_function.get(&short)?;
                self.function_words.contains(&next.text).then_some((count, long))
            });
            if let Some((count, long)) = title {
                for (index, word) in long.iter().enumerate() {
                    let after_break = index == 0 && token.after_break;
                    out.push(Token { text: word.clone(), after_break, ..token.clone() });
                }
                at += count;
            } else {
                out.push(token.clone());
                at += 1;
            }
        }
        out
    }

    /// The institutions whose pieces an abbreviation consists of: with the letters of Dinas
    /// or Badan in front, or without them behind such a word.
    pub(super) fn take_apart(&self, word: &str, with_prefix: bool) -> Option<TakenApart> {
        const SHORTEST: usize = 4;
        const LONGEST: usize = 24;
        if !word.is_ascii() || word.len() > LONGEST || word.len() < if with_prefix { SHORTEST } else { 2 } {
            return None;
        }
        let mut readings: Vec<Split> = Vec::new();
        if with_prefix {
            for prefix in &self.prefixes {
                if let Some(rest) = word.strip_prefix(prefix.as_str()) {
                    self.pieces_of(rest, prefix, &Split::default(), &mut readings);
                }
            }
        } else {
            self.pieces_of(word, "", &Split::default(), &mut readings);
        }
        readings.retain(|it| !it.institutions.is_empty());
        let fewest = readings.iter().map(|it| it.pieces).min()?;
        readings.retain(|it| it.pieces == fewest);
        let first = readings.first()?;
        readings
            .iter()
            .all(|it| it.institutions == first.institutions)
            .then(|| TakenApart { institutions: first.institutions.clone(), sure: first.sure })
    }

    fn pieces_of(&self, rest: &str, last: &str, so_far: &Split, out: &mut Vec<Split>) {
        // An abbreviation has at most eight pieces; the limit keeps a hostile word cheap.
        const MOST_PIECES: usize = 8;
        const MOST: usize = 64;
        if rest.is_empty() {
            out.push(so_far.clone());
            return;
        }
        if so_far.pieces >= MOST_PIECES {
            return;
        }
        for piece in &self.pieces {
            if out.len() >= MOST || !(piece.after.is_empty() || piece.after.iter().any(|it| it == last)) {
                continue;
            }
            if let Some(rest) = rest.strip_prefix(piece.text.as_str()) {
                let mut next = so_far.clone();
                next.pieces += 1;
                next.sure &= piece.sure;
                next.institutions.extend(&piece.institutions);
                self.pieces_of(rest, &piece.text, &next, out);
            }
        }
    }
}

/// One way to take an abbreviation apart.
#[derive(Clone)]
struct Split {
    pieces: usize,
    sure: bool,
    institutions: BTreeSet<usize>,
}

impl Default for Split {
    fn default() -> Self {
        Self { pieces: 0, sure: true, institutions: BTreeSet::new() }
    }
}

fn split(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}
