//! Which of the 552 regions words stand for.
//!
//! A name alone is often not enough: 28 short names are shared by two or three regions
//! (`Bandung`, `Jambi`, `Banjar`), others lie inside longer ones (`Sumba Barat` in
//! `Sumba Barat Daya`), and three pairs differ by one letter (`Badung`/`Bandung`). The level
//! word is therefore never thrown away, the longest name goes first, and where two regions
//! are left the answer is both of them, never a guess.
//!
//! Shapes: `Kab. Kulon Progo`, `KULONPROGO`, `Semarang (Kota)`, `WALIKOTA SOLOK`, `33.05`,
//! `Kota Tegai`, `Banjar, Kalimantan Selatan`. A new alias is a word in
//! `data/regions.csv`; a new word before a name a word in `data/region_words.toml`.

mod code;
mod mention;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use super::fold::{Word, compact, modern, skeleton, words};
use super::similarity::{Listed, are_twins, letters, near_name};
use super::{DataError, Method};
use crate::model::{Confidence, Level, Region, RegionCode};

/// What is known about a region beside its name.
#[derive(Clone, Copy, Debug, Default)]
pub struct RegionHint<'a> {
    /// The level, where a title says it ("BUPATI X" = regency).
    pub level: Option<Level>,
    /// The province it lies in.
    pub province: Option<&'a RegionCode>,
}

/// What a region's words stand for.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RegionMatch {
    /// The code; `None` when nothing matches or several do ("ambiguous").
    pub code: Option<RegionCode>,
    /// How.
    pub method: Method,
    /// Similarity, 0 to 1, rounded to 3 decimals.
    pub score: f64,
    /// How far to trust it.
    pub confidence: Confidence,
    /// The next best code.
    pub runner_up: Option<RegionCode>,
    /// All that match equally well, in code order; more than one = ambiguous. One without a
    /// `code` is a region that the name fits and the level word or the province does not.
    pub candidates: Vec<RegionCode>,
}

/// What introduces a region's name in running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroducedBy {
    /// An office that only hints at a region: `Polres`, `Kejaksaan Negeri`.
    Body,
    /// The level's own word: `Kabupaten`, `Kota`, `Provinsi`.
    Level,
    /// The title of a region's head: `Bupati`, `Wali Kota`, `Gubernur`.
    Head,
}

/// A region's name in running text.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionMention {
    /// What the name stands for, the level word taken into account.
    pub found: RegionMatch,
    /// The level that the words before the name say; `None` for [`IntroducedBy::Body`].
    pub level: Option<Level>,
    /// What introduces it.
    pub by: IntroducedBy,
    /// The bytes of the introducing words and the name.
    pub range: Range<usize>,
    /// The bytes of the name alone.
    pub name: Range<usize>,
    /// The name ends the text and is the beginning of a longer one ("SUMBA BARAT" / "DAYA"):
    /// the next line may belong to it.
    pub may_go_on: bool,
}

/// A line of `regions.csv`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    level: Level,
    name: String,
    short_name: String,
    capitals: String,
    head_title: String,
    autonomous: bool,
    bps_code: String,
    old_codes: String,
    aliases: String,
}

/// `region_words.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    fillers: BTreeSet<String>,
    introducer: Vec<IntroducerRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IntroducerRow {
    by: IntroducedBy,
    level: Option<Level>,
    words: Vec<String>,
}

/// How a key names its region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum KeyKind {
    /// Its own name without the level word; kept as [`Self::Name`].
    Short,
    /// Its own name.
    Name,
    /// Another name, or an abbreviation.
    Alias,
    /// An alias that holds only together with its level word ("Kabupaten Pontianak").
    AliasOfLevel,
}

#[derive(Clone, Copy, Debug)]
struct Key {
    at: usize,
    kind: KeyKind,
}

/// The regions and their names, ready to be looked up.
#[derive(Debug)]
pub(super) struct Regions {
    list: Vec<Region>,
    /// Names and aliases run together.
    keys: BTreeMap<String, Vec<Key>>,
    /// Names to compare with, one per distinct spelling; the group is the index itself.
    names: Vec<RegionName>,
    /// Names that one error turns into another.
    twins: BTreeSet<String>,
    codes: BTreeMap<String, usize>,
    old_codes: BTreeMap<String, usize>,
    bps_codes: BTreeMap<String, usize>,
    capitals: BTreeMap<String, Vec<usize>>,
    fillers: BTreeSet<String>,
    introducers: Vec<Introducer>,
    finder: AhoCorasick,
    /// The single words of all names, aliases and seats of government.
    vocabulary: BTreeSet<String>,
}

/// A name run together, to compare with.
#[derive(Debug)]
struct RegionName {
    name: String,
    bones: String,
    letters: u64,
}

#[derive(Debug)]
struct Introducer {
    words: Vec<String>,
    level: Option<Level>,
    by: IntroducedBy,
}

impl Regions {
    pub(super) fn load(rows: &str, word_file: &str) -> Result<Self, DataError> {
        let mut list = Vec::new();
        let mut keys: BTreeMap<String, Vec<Key>> = BTreeMap::new();
        let (mut codes, mut old_codes, mut bps_codes) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut capitals: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut vocabulary = BTreeSet::new();
        let word_file: WordsFile =
            toml::from_str(word_file).map_err(|e| DataError::new("region_words.toml", &e))?;
        let introducers: Vec<Introducer> = word_file
            .introducer
            .iter()
            .flat_map(|row| {
                row.words.iter().map(|it| Introducer {
                    words: it.split(' ').map(str::to_owned).collect(),
                    level: row.level,
                    by: row.by,
                })
            })
            .collect();
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(rows.as_bytes());
        for (at, row) in reader.deserialize::<Row>().enumerate() {
            let row = row.map_err(|e| DataError::new("regions.csv", &e))?;
            let mut add = |name: &str, kind: KeyKind| {
                let found = words(name);
                vocabulary.extend(found.iter().map(|it| it.text.clone()));
                let (level, rest) = match levels(&introducers, &found).into_iter().next() {
                    Some(it) if !it.1.is_empty() && name.contains(' ') && kind != KeyKind::Short => it,
                    _ => (None, found.as_slice()),
                };
                let kind = match kind {
                    KeyKind::Alias if level.is_some() => KeyKind::AliasOfLevel,
                    KeyKind::Short => KeyKind::Name,
                    other => other,
                };
                let key_of = |words: &[Word]| compact(words.iter().map(|it| it.text.as_str()));
                let short = without_fillers(&word_file.fillers, rest);
                let spelled = [Some(key_of(rest)), level.map(|_| key_of(short))];
                for key in spelled.into_iter().flatten() {
                    let hits = keys.entry(key).or_default();
                    if !hits.iter().any(|it| it.at == at) {
                        hits.push(Key { at, kind });
                    }
                }
            };
            add(&row.short_name, KeyKind::Short);
            add(&row.name, KeyKind::Name);
            for alias in listed(&row.aliases) {
                add(alias, KeyKind::Alias);
            }
            for place in listed(&row.capitals) {
                let found = words(place);
                vocabulary.extend(found.iter().map(|it| it.text.clone()));
                capitals.entry(compact(found.iter().map(|it| it.text.as_str()))).or_default().push(at);
            }
            for old in listed(&row.old_codes) {
                old_codes.insert(old.to_owned(), at);
            }
            bps_codes.insert(row.bps_code.clone(), at);
            codes.insert(row.code.clone(), at);
            let province = row.code.split_once('.').map_or(row.code.as_str(), |(province, _)| province);
            list.push(Region {
                province: RegionCode(province.to_owned()),
                code: RegionCode(row.code),
                level: row.level,
                name: row.name,
                short_name: row.short_name,
                capitals: listed(&row.capitals).map(str::to_owned).collect(),
                head_title: row.head_title,
                autonomous: row.autonomous,
            });
        }
        let names: Vec<RegionName> = keys
            .keys()
            .map(|it| {
                let bones = skeleton(it);
                RegionName { letters: letters(&bones), name: it.clone(), bones }
            })
            .collect();
        let own = |name: &str| keys.get(name).is_some_and(|it| it.iter().any(|it| it.kind == KeyKind::Name));
        let twins = names
            .iter()
            .filter(|one| {
                own(&one.name) && names.iter().any(|it| own(&it.name) && are_twins(&one.name, &it.name))
            })
            .map(|one| one.name.clone())
            .collect();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(introducers.iter().map(|it| format!(" {} ", it.words.join(" "))))
            .map_err(|e| DataError::new("region_words.toml", &e))?;
        let fillers = word_file.fillers;
        Ok(Self {
            list,
            keys,
            names,
            twins,
            codes,
            old_codes,
            bps_codes,
            capitals,
            fillers,
            introducers,
            finder,
            vocabulary,
        })
    }

    pub(super) fn list(&self) -> &[Region] {
        &self.list
    }

    pub(super) fn get(&self, code: &RegionCode) -> Option<&Region> {
        self.list.get(*self.codes.get(&code.0)?)
    }

    /// The single words of names, aliases and seats.
    pub(super) fn vocabulary(&self) -> &BTreeSet<String> {
        &self.vocabulary
    }

    /// The regions whose seat of government a place is, in code order.
    pub(super) fn by_capital(&self, place: &str) -> Vec<RegionCode> {
        let key = compact(words(place).iter().map(|it| it.text.as_str()));
        self.codes_of(self.capitals.get(&key).into_iter().flatten().copied())
    }

    fn codes_of(&self, at: impl IntoIterator<Item = usize>) -> Vec<RegionCode> {
        let sorted: BTreeSet<usize> = at.into_iter().collect();
        sorted.into_iter().filter_map(|it| self.list.get(it)).map(|it| it.code.clone()).collect()
    }

    pub(super) fn resolve(&self, text: &str, hint: RegionHint<'_>) -> RegionMatch {
        let found = words(text);
        if let Some((code, rest)) = self.leading_code(text) {
            if rest.trim().is_empty() {
                return code;
            }
            let name = self.resolve(rest, hint);
            // "12. Kabupaten Bandung" is the twelfth of a list, not a region of province 12.
            let numbering = code.candidates.iter().all(|it| !it.0.contains('.'));
            return if numbering && code.candidates.iter().all(|it| !name.candidates.contains(it)) {
                name
            } else {
                self.agree(&code, &name)
            };
        }
        let parts = self.parts(&found, hint);
        let exact = parts
            .iter()
            .filter_map(|part| self.look_up(part).map(|hits| self.choose(part, &hits)))
            .reduce(|one, other| if one.code.is_none() && other.code.is_some() { other } else { one });
        match (exact, found.as_slice()) {
            (Some(exact), _) => exact,
            (None, [one]) if let Some(mention) = self.run_together(one) => mention.found,
            (None, _) => parts.last().map_or_else(nothing, |part| self.near(part)),
        }
    }

    /// The readings of the words, in the order to try: with all words, without the level
    /// words in front, or without the one behind; a province behind taken off.
    fn parts<'a>(&'a self, found: &'a [Word], hint: RegionHint<'a>) -> Vec<Part<'a>> {
        let (body, province) = self.split_province(found).unwrap_or((found, None));
        let province = province.or(hint.province);
        let part = |words: &'a [Word], level: Option<Level>| Part {
            words: words.iter().map(|it| it.text.as_str()).collect(),
            level: level.or(hint.level),
            conflict: level.is_some() && hint.level.is_some() && level != hint.level,
            province,
        };
        let mut out = vec![part(body, None)];
        let in_front = levels(&self.introducers, body);
        for (level, rest) in &in_front {
            out.push(part(rest, *level));
            let short = without_fillers(&self.fillers, rest);
            if short.len() < rest.len() {
                out.push(part(short, *level));
            }
        }
        if in_front.is_empty()
            && let Some((last, rest)) = body.split_last()
            && let Some((level, [])) = levels(&self.introducers, std::slice::from_ref(last)).last()
        {
            out.push(part(rest, *level));
        }
        out.retain(|it| !it.words.is_empty());
        out
    }

    /// A province named behind a region: "Kab. Banjar Prov. Kalsel", "Banjar, Kalimantan Selatan".
    fn split_province<'a>(&self, found: &'a [Word]) -> Option<(&'a [Word], Option<&RegionCode>)> {
        for at in 1..found.len() {
            let (body, tail) = found.split_at_checked(at)?;
            let (level, name) = levels(&self.introducers, tail).pop().unwrap_or((None, tail));
            let marked = level == Some(Level::Province)
                || tail.first().is_some_and(|it| it.after_break && level.is_none());
            if !marked || levels(&self.introducers, body).last().is_some_and(|it| it.1.is_empty()) {
                continue;
            }
            let key = compact(name.iter().map(|it| it.text.as_str()));
            let province = self.keys.get(&key).into_iter().flatten().find_map(|key| {
                self.list.get(key.at).filter(|it| it.level == Level::Province).map(|it| &it.code)
            });
            if province.is_some() {
                return Some((body, province));
            }
        }
        None
    }

    fn look_up(&self, part: &Part<'_>) -> Option<Vec<Key>> {
        let key = compact(part.words.iter().copied());
        if key.is_empty() {
            return None;
        }
        self.keys.get(&key).or_else(|| self.keys.get(&modern(&key))).cloned()
    }

    /// Which of the regions that bear a name is meant; both when two are left.
    fn choose(&self, part: &Part<'_>, hits: &[Key]) -> RegionMatch {
        let fits = |key: &&Key| {
            self.list.get(key.at).is_some_and(|region| {
                part.level.is_none_or(|it| it == region.level)
                    && part.province.is_none_or(|it| *it == region.province)
                    && (key.kind != KeyKind::AliasOfLevel || part.level.is_some())
            })
        };
        let left: Vec<&Key> = hits.iter().filter(fits).collect();
        // A region's own name goes before another's alias, but only where a level word says
        // which of the two is spoken of: "Yogyakarta" alone is the province or the city.
        let named: Vec<&Key> = left.iter().copied().filter(|it| it.kind == KeyKind::Name).collect();
        let left = if part.level.is_some() && !named.is_empty() { named } else { left };
        let all = self.codes_of(left.iter().map(|it| it.at));
        let (Some(key), 1, false) = (left.first(), all.len(), part.conflict) else {
            let candidates = if all.is_empty() || part.conflict {
                self.codes_of(hits.iter().map(|it| it.at))
            } else {
                all
            };
            return RegionMatch { candidates, ..nothing() };
        };
        // "Sumut" is a province's everyday name; "Mitra" and "Sabu" are also words.
        let province = self.list.get(key.at).is_some_and(|it| it.level == Level::Province);
        let risky = !province && part.words.iter().map(|it| it.len()).sum::<usize>() <= 5;
        let (method, confidence) = match (key.kind, part.level.is_some()) {
            (KeyKind::Name, true) => (Method::Exact, Confidence::High),
            (KeyKind::Name, false) => (Method::Exact, Confidence::Medium),
            (_, false) if risky => (Method::Alias, Confidence::Low),
            _ => (Method::Alias, Confidence::Medium),
        };
        RegionMatch {
            code: all.first().cloned(),
            method,
            score: if method == Method::Exact { 1.0 } else { 0.98 },
            confidence,
            runner_up: None,
            candidates: all,
        }
    }

    /// The nearest name, if no other is as near and one error does not make it another's.
    fn near(&self, part: &Part<'_>) -> RegionMatch {
        let name = compact(part.words.iter().copied());
        let inside = |key: &str| {
            part.province.is_none_or(|province| {
                self.keys.get(key).is_some_and(|hits| {
                    hits.iter().any(|it| self.list.get(it.at).is_some_and(|it| it.province == *province))
                })
            })
        };
        let names: Vec<&RegionName> = self.names.iter().filter(|it| inside(&it.name)).collect();
        let group = |name: &str| self.keys.get(name).and_then(|hits| hits.first()).map_or(0, |it| it.at);
        let nearest = near_name(
            &name,
            names.iter().map(|it| Listed {
                name: &it.name,
                bones: &it.bones,
                letters: it.letters,
                group: group(&it.name),
            }),
        );
        let code_of = |at: usize| {
            let hits = self.keys.get(&names.get(at)?.name)?;
            self.codes_of(hits.iter().map(|it| it.at)).into_iter().next()
        };
        let runner_up = nearest.runner_up.and_then(|it| code_of(it.at));
        let taken = nearest.taken.and_then(|near| names.get(near.at).map(|it| (near, &it.name)));
        let Some((near, (hits, twin))) =
            taken.and_then(|(near, name)| Some((near, (self.keys.get(name)?, self.twins.contains(name)))))
        else {
            return RegionMatch { runner_up, ..nothing() };
        };
        let chosen = self.choose(part, hits);
        if twin || chosen.code.is_none() {
            return RegionMatch { candidates: chosen.candidates, runner_up, ..nothing() };
        }
        RegionMatch {
            method: Method::Fuzzy,
            score: near.score,
            confidence: Confidence::Low,
            runner_up,
            ..chosen
        }
    }
}

/// A name to look up and what is known beside it.
struct Part<'a> {
    words: Vec<&'a str>,
    level: Option<Level>,
    /// The words say one level and the hint another.
    conflict: bool,
    province: Option<&'a RegionCode>,
}

fn nothing() -> RegionMatch {
    RegionMatch {
        code: None,
        method: Method::None,
        score: 0.0,
        confidence: Confidence::Low,
        runner_up: None,
        candidates: Vec::new(),
    }
}

/// The parts of a `;` list.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|it| !it.is_empty())
}

/// The level that leading words say, and the words behind them: after the first of them,
/// after the second, and so on; no level where two differ ("Kabupaten/Kota").
fn levels<'a>(introducers: &[Introducer], found: &'a [Word]) -> Vec<(Option<Level>, &'a [Word])> {
    let mut out = Vec::new();
    let mut said = BTreeSet::new();
    let mut rest = found;
    loop {
        let next = introducers.iter().filter(|it| it.level.is_some()).find_map(|it| {
            let (head, tail) = rest.split_at_checked(it.words.len())?;
            head.iter().map(|it| &it.text).eq(&it.words).then_some((it.level, tail))
        });
        let Some((level, tail)) = next else { return out };
        said.extend(level);
        rest = tail;
        out.push((if said.len() == 1 { said.first().copied() } else { None }, rest));
    }
}

/// The words without leading fillers ("Administrasi Jakarta Barat"), unless nothing else is there.
fn without_fillers<'a>(fillers: &BTreeSet<String>, words: &'a [Word]) -> &'a [Word] {
    let count = words.iter().take_while(|it| fillers.contains(&it.text)).count();
    words.get(count..).filter(|it| !it.is_empty()).unwrap_or(words)
}
