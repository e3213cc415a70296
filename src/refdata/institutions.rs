//! Which institutions an office's words stand for.
//!
//! An office is read in this order: its words ([`super::office_words`]), the phrases in them
//! (one aho-corasick automaton over all names), then office by office: the smaller unit gives
//! way to the larger one behind it, a shorter name to the longer one around it, a `not` phrase
//! vetoes, and words of functions (`sosial`) count only in the name of a regional office. What
//! is left is the answer: none, one, or several, since merged departments hold several.
//!
//! Shapes: `Kadis Sosial P3A Kab. X`, `DP3AP2KB`, `Kepala Bidang Y pada Dinas Z` (is Z),
//! `Kasubbag Umum Sekretariat DPRD`, `Kanit PPA Satreskrim Polres X`, `Dinas A, Satpol PP`.
//! A new spelling is a word in `data/institutions.toml`.

mod reading;

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use serde::{Deserialize, Serialize};

use super::fold::skeleton;
use super::office_words::{Head, OfficeFile, OfficeWords, Reading, Token};
use super::similarity::{Listed, letters, near_name, rounded};
use super::{DataError, Method};
use crate::model::Confidence;

/// An institution that may have a seat.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// Stable: `pppa`, `polri`.
    pub id: String,
    /// The kind of seat it fills.
    pub group: SeatGroup,
    /// Today's name, in Indonesian.
    pub name: String,
    /// In English.
    pub name_en: String,
    /// Its national counterpart; `None` when its name says it, or when there is none.
    #[serde(default)]
    pub national: Option<String>,
    /// Where it is found.
    pub levels: Vec<Tier>,
    /// Whole words that name it anywhere.
    #[serde(default)]
    phrases: Vec<String>,
    /// Its abbreviations.
    #[serde(default)]
    abbrevs: Vec<String>,
    /// Words that mean other things too.
    #[serde(default)]
    weak: Vec<String>,
    /// Words that name it only in the name of an office.
    #[serde(default)]
    functions: Vec<String>,
    /// Such words that mean other things too.
    #[serde(default)]
    weak_functions: Vec<String>,
    /// The head words of such offices; empty = those of regional offices and ministries.
    #[serde(default, rename = "in")]
    offices: Vec<String>,
    /// Phrases that veto it in the same office.
    #[serde(default)]
    not: Vec<String>,
    /// It gives way to any other institution of the same office.
    #[serde(default)]
    yields: bool,
    /// Names that are no longer in use.
    #[serde(default)]
    pub former: Vec<Former>,
    /// Whether its names were seen in public pages.
    pub verified: Verified,
}

/// A name that is no longer in use (requirement MSA004).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Former {
    /// The name.
    pub name: String,
    /// When it was in use, as text: "2009-2024".
    pub years: String,
    /// The words it is recognised by.
    #[serde(default)]
    words: Vec<String>,
    /// Whether it was seen in public pages.
    pub verified: Verified,
}

/// The kind of seat an institution fills, as the requirements group them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the field's own words; docs/glossary.md translates them")]
pub enum SeatGroup {
    PimpinanDaerah,
    Pemda,
    PenegakHukum,
    Vertikal,
    Tni,
    LembagaNegara,
    Ormas,
    Lsm,
    Orprof,
    Akademisi,
    Masyarakat,
}

/// Where an institution is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// In the nation's capital only.
    National,
    /// With a province.
    Province,
    /// With a regency or city.
    RegencyCity,
}

/// Whether a public text was seen that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verified {
    /// Seen.
    Yes,
    /// Some of it seen.
    Partial,
    /// General knowledge.
    No,
}

/// What an office's or institution's words stand for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InstitutionMatch {
    /// Ids in catalogue order; empty = none of ours.
    pub institution: Vec<String>,
    /// How.
    pub method: Method,
    /// Similarity, 0 to 1, rounded to 3 decimals.
    pub score: f64,
    /// How far to trust it; for an empty match how sure it is that it is none of ours.
    pub confidence: Confidence,
    /// The next best id that was not taken.
    pub runner_up: Option<String>,
    /// Matched by a name that is no longer in use (requirement MSA004).
    pub renamed: bool,
}

/// `institutions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstitutionFile {
    institution: Vec<Institution>,
}

/// More words than this that nothing explains, and the words are a sentence and no office.
const MANY_STRANGE: usize = 6;

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// It names an institution.
    Name { at: usize, strength: Strength, former: bool },
    /// It names one in the name of an office.
    Function { at: usize, weak: bool },
    /// It vetoes one.
    Not { at: usize },
    /// It names a body that is none of ours.
    Other,
    /// It is the head word of an office.
    Head(Head),
}

/// How much a name alone proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// The words mean other things too.
    Weak,
    /// An abbreviation.
    Abbreviation,
    /// A phrase.
    Phrase,
}

/// A meaning at a place: tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    start: usize,
    end: usize,
    meaning: Meaning,
}

impl Hit {
    const fn within(&self, other: &Self) -> bool {
        other.start <= self.start && self.end <= other.end && other.end - other.start > self.end - self.start
    }
}

/// An institution that words stand for, and why.
#[derive(Clone, Copy, Debug)]
struct Claim {
    at: usize,
    start: usize,
    end: usize,
    confidence: Confidence,
    former: bool,
    /// By words that mean other things too.
    weak: bool,
}

/// A name run together, to compare a whole office with.
#[derive(Debug)]
struct LongName {
    name: String,
    bones: String,
    letters: u64,
    at: usize,
}

/// The institutions and their names, ready to be looked up.
#[derive(Debug)]
pub(super) struct Institutions {
    list: Vec<Institution>,
    by_id: BTreeMap<String, usize>,
    finder: AhoCorasick,
    /// Per pattern of the finder.
    meanings: Vec<Vec<Meaning>>,
    words: OfficeWords,
    file: OfficeFile,
    /// Long names to compare a whole office with.
    names: Vec<LongName>,
    /// Words of regions' names.
    places: BTreeSet<String>,
}

impl Institutions {
    pub(super) fn load(rows: &str, office_words: &str, places: &BTreeSet<String>) -> Result<Self, DataError> {
        /// Shorter names are not compared as a whole: too much is near them.
        const LONG_NAME: usize = 12;
        let list = toml::from_str::<InstitutionFile>(rows)
            .map_err(|e| DataError::new("institutions.toml", &e))?
            .institution;
        let file: OfficeFile =
            toml::from_str(office_words).map_err(|e| DataError::new("office_words.toml", &e))?;
        let by_id: BTreeMap<String, usize> =
            list.iter().enumerate().map(|(at, it)| (it.id.clone(), at)).collect();
        let mut patterns: BTreeMap<String, BTreeSet<Meaning>> = BTreeMap::new();
        let mut add = |phrase: &str, meaning| {
            patterns.entry(phrase.to_owned()).or_default().insert(meaning);
        };
        let mut functions = BTreeSet::new();
        let mut names = Vec::new();
        for (at, one) in list.iter().enumerate() {
            for (phrases, strength) in [
                (&one.phrases, Strength::Phrase),
                (&one.abbrevs, Strength::Abbreviation),
                (&one.weak, Strength::Weak),
            ] {
                for phrase in phrases {
                    add(phrase, Meaning::Name { at, strength, former: false });
                }
            }
            for phrase in one.former.iter().flat_map(|it| &it.words) {
                add(phrase, Meaning::Name { at, strength: Strength::Abbreviation, former: true });
            }
            for (phrases, weak) in [(&one.functions, false), (&one.weak_functions, true)] {
                for phrase in phrases {
                    add(phrase, Meaning::Function { at, weak });
                    functions.insert(phrase.clone());
                }
            }
            for phrase in &one.not {
                add(phrase, Meaning::Not { at });
            }
            for phrase in &one.phrases {
                let name = phrase.replace(' ', "");
                if name.len() >= LONG_NAME {
                    let bones = skeleton(&name);
                    names.push(LongName { letters: letters(&bones), name, bones, at });
                }
            }
        }
        for phrase in &file.others.phrases {
            add(phrase, Meaning::Other);
        }
        for (head, phrases) in &file.heads {
            for phrase in phrases {
                add(phrase, Meaning::Head(*head));
            }
        }
        let all: BTreeSet<String> = patterns.keys().cloned().collect();
        let abbreviations = list
            .iter()
            .flat_map(|it| it.abbrevs.iter().chain(&it.weak))
            .chain(list.iter().flat_map(|it| &it.former).flat_map(|it| &it.words))
            .cloned()
            .collect();
        let words =
            OfficeWords::load(&file, &all, &abbreviations, &functions, places, |id| by_id.get(id).copied())?;
        let finder = AhoCorasick::new(patterns.keys().map(|it| format!(" {it} ")))
            .map_err(|e| DataError::new("institutions.toml", &e))?;
        let meanings = patterns.into_values().map(|it| it.into_iter().collect()).collect();
        Ok(Self { list, by_id, finder, meanings, words, file, names, places: places.clone() })
    }

    pub(super) fn list(&self) -> &[Institution] {
        &self.list
    }

    pub(super) fn get(&self, id: &str) -> Option<&Institution> {
        self.list.get(*self.by_id.get(id)?)
    }

    /// Whether `text` has none but words that offices are written with.
    pub(super) fn is_spelled(&self, text: &str) -> bool {
        self.words.are_known(text)
    }

    pub(super) fn resolve(&self, text: &str) -> InstitutionMatch {
        let tokens = self.words.tokens(text);
        let hits = self.hits(&tokens);
        let mut claims: Vec<Claim> = Vec::new();
        let mut doubts: Vec<usize> = Vec::new();
        for (start, end) in self.offices(&tokens, &hits) {
            let inside: Vec<Hit> =
                hits.iter().filter(|it| start <= it.start && it.end <= end).copied().collect();
            let more = self.read(&tokens, &inside, start, end, &mut doubts);
            // A list of offices is no one's seat: worth a glance. The abbreviation behind a
            // name says the same again.
            let again =
                |one: &[Claim], other: &[Claim]| one.iter().all(|it| other.iter().any(|at| at.at == it.at));
            let several = !claims.is_empty() && !again(&more, &claims) && !again(&claims, &more);
            claims.extend(more);
            if several {
                for claim in &mut claims {
                    claim.confidence = claim.confidence.min(Confidence::Medium);
                }
            }
        }
        if claims.is_empty() {
            self.none(text, &tokens, &hits, &doubts)
        } else {
            self.found(&tokens, &claims, &doubts)
        }
    }

    fn ids(&self, at: impl IntoIterator<Item = usize>) -> Vec<String> {
        let sorted: BTreeSet<usize> = at.into_iter().collect();
        sorted.into_iter().filter_map(|it| self.list.get(it)).map(|it| it.id.clone()).collect()
    }

    fn found(&self, tokens: &[Token], claims: &[Claim], doubts: &[usize]) -> InstitutionMatch {
        // Per institution its best witness; over all institutions the weakest.
        let mut best: BTreeMap<usize, (Confidence, bool)> = BTreeMap::new();
        for claim in claims {
            let it = best.entry(claim.at).or_insert((claim.confidence, claim.former));
            *it = (it.0.max(claim.confidence), it.1 && claim.former);
        }
        let weakest = best.values().map(|it| it.0).min().unwrap_or(Confidence::Low);
        let used: BTreeSet<usize> = claims.iter().flat_map(|it| it.start..it.end).collect();
        let words = || used.iter().filter_map(|it| tokens.get(*it));
        let guessed = words().any(|it| it.reading == Reading::Guessed);
        let explained = |it: &Token| {
            self.file.plain.contains(&it.text) || self.file.opens(&it.text) || self.places.contains(&it.text)
        };
        let strange =
            tokens.iter().enumerate().filter(|(at, it)| !used.contains(at) && !explained(it)).count();
        let confidence = if strange > MANY_STRANGE { weakest.min(Confidence::Medium) } else { weakest };
        let method = match (guessed, strange) {
            (true, _) => Method::Fuzzy,
            (false, 0) => Method::Exact,
            (false, _) => Method::Alias,
        };
        let score = words().map(|it| it.score).fold(1.0, f64::min);
        let runner_up = doubts.iter().find(|it| !best.contains_key(it)).copied();
        InstitutionMatch {
            renamed: best.values().any(|it| it.1),
            institution: self.ids(best.into_keys()),
            method,
            score: rounded(if method == Method::Alias { score * 0.98 } else { score }),
            confidence,
            runner_up: self.ids(runner_up).into_iter().next(),
        }
    }

    /// Nothing is named: a near name, or how sure it is that it is none of ours.
    fn none(&self, text: &str, tokens: &[Token], hits: &[Hit], doubts: &[usize]) -> InstitutionMatch {
        let content: Vec<&Token> = tokens.iter().filter(|it| !self.file.plain.contains(&it.text)).collect();
        let together: String = content.iter().map(|it| it.text.as_str()).collect();
        let nearest = near_name(
            &together,
            self.names.iter().map(|it| Listed {
                name: &it.name,
                bones: &it.bones,
                letters: it.letters,
                group: it.at,
            }),
        );
        let id_at = |at: usize| self.names.get(at).map(|it| it.at);
        if let Some(near) = nearest.taken
            && let Some(at) = id_at(near.at)
            && !doubts.contains(&at)
        {
            return InstitutionMatch {
                institution: self.ids([at]),
                method: Method::Fuzzy,
                score: near.score,
                confidence: Confidence::Low,
                runner_up: self.ids(nearest.runner_up.and_then(|it| id_at(it.at))).into_iter().next(),
                renamed: false,
            };
        }
        let ambiguous = tokens.iter().filter_map(|it| self.file.ambiguous.get(&it.text)).flatten().next();
        let other = hits.iter().any(|it| it.meaning == Meaning::Other);
        let near = || nearest.runner_up.filter(|_| !other).and_then(|it| id_at(it.at));
        let runner_up =
            ambiguous.cloned().or_else(|| self.ids(doubts.first().copied().or_else(near)).into_iter().next());
        let confidence = if ambiguous.is_some() || content.is_empty() {
            Confidence::Low
        } else if other && doubts.is_empty() && self.is_spelled(text) {
            Confidence::High
        } else if other || runner_up.is_none() {
            Confidence::Medium
        } else {
            Confidence::Low
        };
        InstitutionMatch {
            institution: Vec::new(),
            method: Method::None,
            score: 0.0,
            confidence,
            runner_up,
            renamed: false,
        }
    }
}
