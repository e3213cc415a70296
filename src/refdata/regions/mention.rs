//! Names in running text: behind a level word, the title of a head, or an office.
//!
//! Shapes: `KEPUTUSAN BUPATI SUMBA BARAT DAYA`, `Kodim 0731/Kulon Progo`, a letter-spaced
//! heading with one space everywhere, which folds to `bupatisolok`.

use std::collections::BTreeMap;

use super::{IntroducedBy, Introducer, Part, RegionMatch, RegionMention, Regions};
use crate::model::{Confidence, Level};
use crate::refdata::fold::{Word, compact, family, words};

impl Regions {
    /// Names in running text that a level word, a head's title or an office introduces.
    pub(in crate::refdata) fn find(&self, text: &str) -> Vec<RegionMention> {
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
            let part = Self::part(rest.get(..count)?, level);
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
            let near = self.near(&Self::part(rest.get(..count)?, level));
            near.code.is_some().then_some((count, near))
        })
    }

    fn part(words: &[Word], level: Option<Level>) -> Part<'_> {
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
    pub(super) fn run_together(&self, word: &Word) -> Option<RegionMention> {
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
