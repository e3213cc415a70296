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

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use super::fold::{Word, compact, family, modern, skeleton, words};
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

    /// A code at the beginning, and the words behind it.
    ///
    /// `33.05` is a code. `3305` is one only where the Ministry's and the statistical
    /// office's systems agree on it; `33.5` has lost a zero, before or behind.
    fn leading_code<'a>(&self, text: &'a str) -> Option<(RegionMatch, &'a str)> {
        let text = text.trim();
        let end = text.find(|it: char| !it.is_ascii_digit() && it != '.' && it != ',').unwrap_or(text.len());
        let (code, rest) = text.split_at_checked(end)?;
        let code = code.trim_end_matches(['.', ',']).replace(',', ".");
        let rest = rest.trim_start_matches([' ', '-', '\u{2013}', ':', '/', '_', '(', '.', ',']);
        let digits = code.split_once('.').map(|(one, two)| (one.len(), two.len()));
        let sure = |at: usize, method, confidence| RegionMatch {
            code: self.list.get(at).map(|it| it.code.clone()),
            method,
            score: 1.0,
            confidence,
            runner_up: None,
            candidates: self.codes_of([at]),
        };
        let found = match digits {
            Some((2, 2)) => match (self.codes.get(&code), self.old_codes.get(&code)) {
                (Some(at), _) => sure(*at, Method::Exact, Confidence::High),
                (None, Some(at)) => sure(*at, Method::Alias, Confidence::Medium),
                (None, None) => nothing(),
            },
            Some((2, 1)) => {
                let zero_behind = format!("{code}0");
                let zero_before = code.replace('.', ".0");
                let both = [zero_before, zero_behind];
                let candidates = self.codes_of(both.iter().filter_map(|it| self.codes.get(it)).copied());
                RegionMatch { candidates, ..nothing() }
            }
            None if code.len() == 2 || code.len() == 4 => {
                let dotted = match code.split_at_checked(2) {
                    Some((province, region)) if !region.is_empty() => format!("{province}.{region}"),
                    _ => code.clone(),
                };
                match (self.codes.get(&dotted), self.bps_codes.get(&code)) {
                    (Some(one), Some(other)) if one != other => {
                        RegionMatch { candidates: self.codes_of([*one, *other]), ..nothing() }
                    }
                    (Some(at), _) => sure(*at, Method::Exact, Confidence::Medium),
                    (None, _) => nothing(),
                }
            }
            _ => return None,
        };
        // "50 Kota" begins with a number and is a name.
        let is_code = found.code.is_some() || !found.candidates.is_empty() || rest.is_empty();
        is_code.then_some((found, rest))
    }

    /// A code with a name beside it: each is the other's witness.
    fn agree(&self, code: &RegionMatch, name: &RegionMatch) -> RegionMatch {
        let both: Vec<&RegionCode> =
            code.candidates.iter().filter(|it| name.candidates.contains(it)).collect();
        match both.as_slice() {
            [one] => RegionMatch {
                code: Some((*one).clone()),
                method: Method::Exact,
                score: 1.0,
                confidence: Confidence::High,
                runner_up: None,
                candidates: vec![(*one).clone()],
            },
            _ => {
                let at = code
                    .candidates
                    .iter()
                    .chain(&name.candidates)
                    .filter_map(|it| self.codes.get(&it.0))
                    .copied();
                RegionMatch { candidates: self.codes_of(at), ..nothing() }
            }
        }
    }

    /// Names in running text that a level word, a head's title or an office introduces.
    pub(super) fn find(&self, text: &str) -> Vec<RegionMention> {
        let found = words(text);
        let mut line = String::with_capacity(text.len() + 2);
        let mut starts = Vec::with_capacity(found.len());
        for word in &found {
            line.push(' ');
            starts.push(line.len());
            line.push_str(&word.text);
        }
        line.push(' ');
        let mut introduced: BTreeMap<usize, &Introducer> = BTreeMap::new();
        let mut from = 0;
        // Two introducing words share the space between them, so the search goes on from
        // the closing space of each match.
        while let Some(hit) = line.get(from..).and_then(|rest| self.finder.find(rest)) {
            if let (Ok(word), Some(it)) = (
                starts.binary_search(&(from + hit.start() + 1)),
                self.introducers.get(hit.pattern().as_usize()),
            ) {
                introduced.insert(word, it);
            }
            from += hit.end() - 1;
        }
        let mut out: Vec<RegionMention> = Vec::new();
        let mut next = 0;
        for at in 0..found.len() {
            if at < next {
                continue;
            }
            let mention = if introduced.contains_key(&at) {
                self.mention(&found, &introduced, at)
            } else {
                found.get(at).and_then(|word| self.run_together(word)).map(|it| (it, at + 1))
            };
            if let Some((mention, end)) = mention {
                out.push(mention);
                next = end;
            }
        }
        out
    }

    /// The name behind the introducing words at `at`, and the word after it.
    fn mention(
        &self,
        found: &[Word],
        introduced: &BTreeMap<usize, &Introducer>,
        at: usize,
    ) -> Option<(RegionMention, usize)> {
        const LONGEST: usize = 7;
        let mut level: Option<Level> = None;
        let mut by = IntroducedBy::Body;
        let mut agree = true;
        let mut start = at;
        let mut first = true;
        loop {
            if let Some(it) = introduced.get(&start) {
                // "kabupaten kota baru" may be the name Kotabaru: look before taking the word away.
                if !first && let Some(hit) = self.longest(found, start, LONGEST, level.filter(|_| agree)) {
                    return Some(self.as_mention(found, at, start, hit, level.filter(|_| agree), by));
                }
                first = false;
                agree &= level.is_none() || it.level.is_none() || level == it.level;
                level = level.or(it.level);
                by = by.max(it.by);
                start += it.words.len();
            } else if found.get(start).is_some_and(|it| {
                self.fillers.contains(&it.text) || it.text.bytes().all(|b| b.is_ascii_digit())
            }) {
                if let Some(hit) = self.longest(found, start, LONGEST, level.filter(|_| agree)) {
                    return Some(self.as_mention(found, at, start, hit, level.filter(|_| agree), by));
                }
                start += 1;
            } else {
                break;
            }
        }
        let level = level.filter(|_| agree);
        let hit = self.longest(found, start, LONGEST, level).or_else(|| {
            (by == IntroducedBy::Head && at <= 2).then(|| self.damaged(found, start, level)).flatten()
        })?;
        Some(self.as_mention(found, at, start, hit, level, by))
    }

    /// The longest name that begins with word `start`, and how many words it has.
    fn longest(
        &self,
        found: &[Word],
        start: usize,
        most: usize,
        level: Option<Level>,
    ) -> Option<(usize, RegionMatch)> {
        let rest = found.get(start..)?;
        (1..=most.min(rest.len())).rev().find_map(|count| {
            let part = self.part(rest.get(..count)?, level);
            let joins = |word: Option<&&str>| word.is_some_and(|it| family(it).is_empty());
            if joins(part.words.first()) || joins(part.words.last()) {
                return None;
            }
            self.look_up(&part).map(|hits| (count, self.choose(&part, &hits)))
        })
    }

    /// A damaged name behind a head's title.
    fn damaged(&self, found: &[Word], start: usize, level: Option<Level>) -> Option<(usize, RegionMatch)> {
        let rest = found.get(start..)?;
        (1..=3.min(rest.len())).rev().find_map(|count| {
            let near = self.near(&self.part(rest.get(..count)?, level));
            near.code.is_some().then_some((count, near))
        })
    }

    fn part<'a>(&self, words: &'a [Word], level: Option<Level>) -> Part<'a> {
        Part {
            words: words.iter().map(|it| it.text.as_str()).collect(),
            level,
            conflict: false,
            province: None,
        }
    }

    fn as_mention(
        &self,
        found: &[Word],
        at: usize,
        start: usize,
        (count, hit): (usize, RegionMatch),
        level: Option<Level>,
        by: IntroducedBy,
    ) -> (RegionMention, usize) {
        let begin = |at: usize| found.get(at).map_or(0, |it| it.start);
        let end = found.get(start + count - 1).map_or(0, |it| it.end);
        let may_go_on = start + count == found.len() && {
            let name = compact(found.iter().skip(start).map(|it| it.text.as_str()));
            self.keys.range(name.clone()..).nth(1).is_some_and(|(key, _)| key.starts_with(&name))
        };
        let mention = RegionMention {
            found: hit,
            level,
            by,
            range: begin(at)..end,
            name: begin(start)..end,
            may_go_on,
        };
        (mention, start + count)
    }

    /// A head's title or level word run together with the name: "BUPATISOLOK", as comes from
    /// letter-spaced headings with one space everywhere.
    fn run_together(&self, word: &Word) -> Option<RegionMention> {
        const SHORTEST: usize = 9;
        if word.text.len() < SHORTEST || self.vocabulary.contains(&word.text) {
            return None;
        }
        self.introducers.iter().filter(|it| it.by != IntroducedBy::Body).find_map(|it| {
            let name = word.text.strip_prefix(&it.words.concat())?;
            let part = Part { words: vec![name], level: it.level, conflict: false, province: None };
            let found = self.choose(&part, &self.look_up(&part)?);
            let found = RegionMatch { confidence: found.confidence.min(Confidence::Medium), ..found };
            let range = word.start..word.end;
            Some(RegionMention {
                found,
                level: it.level,
                by: it.by,
                name: range.clone(),
                range,
                may_go_on: false,
            })
        })
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
