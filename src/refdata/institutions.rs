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

/// Institutions of a regional government that are service units themselves.
const SERVICE_UNITS: [&str; 2] = ["uptd_ppa", "rsud"];

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
            self.none(&tokens, &hits, &doubts)
        } else {
            self.found(&tokens, &claims, &doubts)
        }
    }

    /// All meanings of all phrases in the words.
    fn hits(&self, tokens: &[Token]) -> Vec<Hit> {
        let mut line = String::new();
        let mut starts = Vec::with_capacity(tokens.len() + 1);
        for token in tokens {
            starts.push(line.len());
            line.push(' ');
            line.push_str(&token.text);
        }
        starts.push(line.len());
        line.push(' ');
        let mut out = Vec::new();
        for hit in self.finder.find_overlapping_iter(&line) {
            let (Ok(start), Ok(end)) =
                (starts.binary_search(&hit.start()), starts.binary_search(&(hit.end() - 1)))
            else {
                continue;
            };
            let meanings = self.meanings.get(hit.pattern().as_usize()).into_iter().flatten();
            out.extend(meanings.map(|meaning| Hit { start, end, meaning: *meaning }));
        }
        let named: BTreeSet<usize> = out
            .iter()
            .filter(|it| matches!(it.meaning, Meaning::Name { .. }))
            .flat_map(|it| it.start..it.end)
            .collect();
        let mut in_office = false;
        for (at, token) in tokens.iter().enumerate() {
            let of_office = |it: &Hit| {
                it.end == at
                    && matches!(it.meaning, Meaning::Head(Head::Office | Head::Division | Head::Ministry))
            };
            in_office |= out.iter().any(of_office);
            if out.iter().any(|it| it.start == at && it.end == at + 1 && it.meaning == Meaning::Other) {
                continue;
            }
            let whole = self.words.take_apart(&token.text, true);
            let apart =
                if in_office { whole.or_else(|| self.words.take_apart(&token.text, false)) } else { whole };
            if let Some(apart) = apart {
                let strength = if apart.sure { Strength::Abbreviation } else { Strength::Weak };
                for institution in apart.institutions {
                    let known = named.contains(&at)
                        && out.iter().any(|it| {
                            it.start <= at
                                && at < it.end
                                && matches!(it.meaning, Meaning::Name { at, .. } if at == institution)
                        });
                    if !known {
                        let meaning = Meaning::Name { at: institution, strength, former: false };
                        out.push(Hit { start: at, end: at + 1, meaning });
                    }
                }
                in_office = true;
            }
        }
        out.sort_unstable();
        out
    }

    /// The offices of a list, as ranges of tokens.
    fn offices(&self, tokens: &[Token], hits: &[Hit]) -> Vec<(usize, usize)> {
        let opens = |at: usize, token: &Token| {
            self.file.openers.contains(&token.text)
                || hits.iter().any(|it| {
                    it.start == at
                        && match it.meaning {
                            Meaning::Head(head) => head != Head::Association,
                            Meaning::Name { at, strength, .. } => {
                                strength == Strength::Abbreviation
                                    && it.end == it.start + 1
                                    && tokens.get(it.start).is_some_and(|it| it.text.len() >= 5)
                                    || self.list.get(at).is_some_and(|it| {
                                        it.group != SeatGroup::Pemda || it.functions.is_empty()
                                    }) && strength != Strength::Weak
                            }
                            _ => false,
                        }
                })
        };
        let mut out = Vec::new();
        let mut start = 0;
        for (at, token) in tokens.iter().enumerate().skip(1) {
            let joined = at
                .checked_sub(1)
                .and_then(|it| tokens.get(it))
                .is_some_and(|it| self.file.joiners.contains(&it.text));
            if (token.after_break || joined) && opens(at, token) {
                out.push((start, at));
                start = at;
            }
        }
        out.push((start, tokens.len()));
        out
    }

    /// What one office stands for.
    fn read(
        &self,
        tokens: &[Token],
        hits: &[Hit],
        start: usize,
        end: usize,
        doubts: &mut Vec<usize>,
    ) -> Vec<Claim> {
        let masked = self.masked(tokens, hits);
        let visible = |it: &&Hit| !masked.iter().any(|(from, to)| *from <= it.start && it.start < *to);
        let vetoed =
            |at: usize| hits.iter().any(|it| matches!(it.meaning, Meaning::Not { at: other } if other == at));
        let mut claims: Vec<Claim> = Vec::new();
        let mut hidden: Vec<Claim> = Vec::new();
        for hit in hits {
            let Some((claim, seen)) = self.claim(tokens, hits, hit) else { continue };
            let longer = hits.iter().any(|other| {
                hit.within(other)
                    && match other.meaning {
                        Meaning::Name { at, strength, .. } => at != claim.at && strength != Strength::Weak,
                        Meaning::Other => true,
                        _ => false,
                    }
            });
            let alone = hit.start == start
                && hit.end == end
                && tokens.get(hit.start).is_some_and(|it| self.file.ambiguous.contains_key(&it.text))
                && hit.end == hit.start + 1;
            if longer || alone || vetoed(claim.at) {
                doubts.push(claim.at);
            } else if seen && visible(&hit) {
                claims.push(claim);
            } else if seen {
                hidden.push(claim);
            }
        }
        // A service unit is not the office it belongs to.
        let service = hits
            .iter()
            .filter(visible)
            .find(|it| it.meaning == Meaning::Head(Head::Service))
            .map(|it| it.start);
        if let Some(service) = service {
            let (of_office, own): (Vec<Claim>, Vec<Claim>) = claims.into_iter().partition(|it| {
                let itself = |one: &Institution| !it.weak && SERVICE_UNITS.contains(&one.id.as_str());
                it.start > service
                    && self.list.get(it.at).is_some_and(|one| one.group == SeatGroup::Pemda && !itself(one))
            });
            doubts.extend(of_office.iter().map(|it| it.at));
            claims = own;
        }
        // A smaller unit stands for its institution only where the larger one says nothing.
        let larger_is_other = hits.iter().filter(visible).any(|it| it.meaning == Meaning::Other);
        if claims.is_empty() && !larger_is_other && service.is_none() {
            claims.extend(hidden.into_iter().map(|it| Claim { confidence: Confidence::Low, ..it }));
        } else {
            doubts.extend(hidden.iter().map(|it| it.at));
        }
        // Behind an association's head word stand its members, not their office.
        let first = hits.iter().filter(|it| matches!(it.meaning, Meaning::Head(_))).min_by_key(|it| it.start);
        let association =
            first.filter(|it| it.meaning == Meaning::Head(Head::Association)).map(|it| it.start);
        if let Some(association) = association {
            let (own, of_members): (Vec<Claim>, Vec<Claim>) = claims.into_iter().partition(|it| {
                it.start <= association
                    || self.list.get(it.at).is_some_and(|it| {
                        matches!(
                            it.group,
                            SeatGroup::Ormas
                                | SeatGroup::Lsm
                                | SeatGroup::Orprof
                                | SeatGroup::Akademisi
                                | SeatGroup::Masyarakat
                        ) || it.id == "forkopimda"
                    })
            });
            doubts.extend(of_members.iter().map(|it| it.at));
            claims = own;
        }
        let yields = |it: &Claim| self.list.get(it.at).is_some_and(|it| it.yields);
        if claims.iter().any(|it| !yields(it)) {
            claims.retain(|it| !yields(it));
        }
        // A word that means other things too gives way to a name that does not.
        let strong: Vec<Claim> = claims.iter().filter(|it| !it.weak).copied().collect();
        if !strong.is_empty() {
            claims.retain(|it| {
                !it.weak || strong.iter().any(|other| other.start < it.end && it.start < other.end)
            });
        }
        // A ministry that was split stands for all its heirs, unless one of them is named.
        let named: BTreeSet<usize> = claims.iter().filter(|it| !it.former).map(|it| it.at).collect();
        let split: Vec<Claim> = claims.iter().filter(|it| it.former).copied().collect();
        claims.retain(|it| {
            let heirs =
                split.iter().filter(|other| it.former && other.start == it.start && other.end == it.end);
            let named_heir = heirs.map(|it| it.at).any(|it| named.contains(&it));
            !named_heir
        });
        claims
    }

    /// Smaller units that a larger one follows, as ranges of tokens to look away from.
    fn masked(&self, tokens: &[Token], hits: &[Hit]) -> Vec<(usize, usize)> {
        /// A service unit gives way to nothing.
        const SERVICE: usize = 3;
        let mut heads: Vec<(usize, usize)> = Vec::new();
        for hit in hits {
            let rank = match hit.meaning {
                Meaning::Head(Head::Small) => 1,
                Meaning::Head(Head::Division) => 2,
                Meaning::Head(Head::Service) => SERVICE,
                Meaning::Head(Head::Office | Head::Ministry) => 4,
                Meaning::Name { at, strength, .. } if strength != Strength::Weak => match self.list.get(at) {
                    // The regional secretariat's divisions are institutions of their own.
                    Some(it) if it.id == "setda" => continue,
                    Some(it) if it.group == SeatGroup::Pemda && !is_abbreviation(tokens, hit) => continue,
                    Some(it) if it.yields => continue,
                    Some(_) => 4,
                    None => continue,
                },
                _ => continue,
            };
            match heads.iter_mut().find(|it| it.0 == hit.start) {
                Some(it) => it.1 = it.1.max(rank),
                None => heads.push((hit.start, rank)),
            }
        }
        heads.sort_unstable();
        let mut out = Vec::new();
        for (index, (start, rank)) in heads.iter().enumerate() {
            if let Some((larger, _)) = heads.iter().skip(index + 1).find(|it| it.1 > *rank)
                && *rank < SERVICE
            {
                out.push((*start, *larger));
            }
        }
        out
    }

    /// What a hit claims, and whether an office is there that lets it count.
    fn claim(&self, tokens: &[Token], hits: &[Hit], hit: &Hit) -> Option<(Claim, bool)> {
        let read =
            tokens.get(hit.start..hit.end)?.iter().map(|it| it.reading).max().unwrap_or(Reading::Plain);
        let cap = if read == Reading::Plain { Confidence::High } else { Confidence::Medium };
        let claim = |at, confidence: Confidence, former| Claim {
            at,
            start: hit.start,
            end: hit.end,
            confidence: confidence.min(cap),
            former,
            weak: matches!(hit.meaning, Meaning::Name { strength: Strength::Weak, .. }),
        };
        match hit.meaning {
            Meaning::Name { at, strength, former } => {
                let confidence = match strength {
                    Strength::Weak => Confidence::Medium,
                    Strength::Abbreviation | Strength::Phrase => Confidence::High,
                };
                Some((claim(at, confidence, former), true))
            }
            Meaning::Function { at, weak } => {
                let one = self.list.get(at)?;
                let before = |it: &&Hit| it.end <= hit.start;
                let head = hits
                    .iter()
                    .filter(before)
                    .filter_map(|it| match it.meaning {
                        Meaning::Head(head) => Some((it.start, Some(head))),
                        Meaning::Name { .. } | Meaning::Other if is_abbreviation(tokens, it) => {
                            Some((it.start, None))
                        }
                        _ => None,
                    })
                    .max_by_key(|it| it.0);
                let Some((place, head)) = head else {
                    return Some((claim(at, Confidence::Low, false), false));
                };
                let word = tokens.get(place).map_or("", |it| it.text.as_str());
                let (seen, confidence) = match head {
                    _ if !one.offices.is_empty() => {
                        let kind = if head == Some(Head::Ministry) { "ministry" } else { word };
                        (one.offices.iter().any(|it| it == kind), Confidence::High)
                    }
                    None | Some(Head::Ministry) => (true, Confidence::High),
                    Some(Head::Office) => (
                        true,
                        if matches!(word, "dinas" | "badan" | "suku" | "sudin") {
                            Confidence::High
                        } else {
                            Confidence::Medium
                        },
                    ),
                    Some(Head::Division) => (word == "bidang", Confidence::Medium),
                    Some(Head::Small | Head::Service | Head::Association) => (false, Confidence::Low),
                };
                let confidence = if weak { confidence.min(Confidence::Medium) } else { confidence };
                Some((claim(at, confidence, false), seen))
            }
            Meaning::Not { .. } | Meaning::Other | Meaning::Head(_) => None,
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
        let rest_is_plain = tokens
            .iter()
            .enumerate()
            .filter(|(at, _)| !used.contains(at))
            .all(|(_, it)| self.file.plain.contains(&it.text));
        let strange = tokens
            .iter()
            .enumerate()
            .filter(|(at, it)| {
                !used.contains(at) && !self.file.plain.contains(&it.text) && !self.places.contains(&it.text)
            })
            .count();
        let confidence = if strange > MANY_STRANGE { weakest.min(Confidence::Medium) } else { weakest };
        let method = match (guessed, rest_is_plain) {
            (true, _) => Method::Fuzzy,
            (false, true) => Method::Exact,
            (false, false) => Method::Alias,
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
    fn none(&self, tokens: &[Token], hits: &[Hit], doubts: &[usize]) -> InstitutionMatch {
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
        let runner_up = ambiguous.cloned().or_else(|| {
            self.ids(doubts.first().copied().or_else(|| nearest.runner_up.and_then(|it| id_at(it.at))))
                .into_iter()
                .next()
        });
        let other = hits.iter().any(|it| it.meaning == Meaning::Other);
        let confidence = if ambiguous.is_some() || content.is_empty() {
            Confidence::Low
        } else if other && doubts.is_empty() {
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

/// One token that is the abbreviation of an office: `dinsos`, `dp3a`.
fn is_abbreviation(tokens: &[Token], hit: &Hit) -> bool {
    let one = hit.end == hit.start + 1;
    let text = tokens.get(hit.start).map_or("", |it| it.text.as_str());
    let kind = match hit.meaning {
        Meaning::Name { strength, .. } => strength != Strength::Phrase,
        // "DPMPTSP": the abbreviation of a regional office that is none of ours.
        Meaning::Other => text.starts_with('d') && !text.contains("dan"),
        _ => false,
    };
    one && kind && text.len() >= 4
}
