//! One office, read: which of the names in its words count.
//!
//! The smaller unit gives way to the larger one behind it, a shorter name to the longer one
//! around it; a `not` phrase vetoes; words of functions count only in the name of a regional
//! office; behind an association's head word stand its members.

use std::collections::BTreeSet;

use super::{Claim, Hit, Institution, Institutions, Meaning, SeatGroup, Strength};
use crate::model::Confidence;
use crate::refdata::office_words::{Head, Reading, Token};

/// Institutions of a regional government that are service units themselves.
const SERVICE_UNITS: [&str; 2] = ["uptd_ppa", "rsud"];

impl Institutions {
    /// All meanings of all phrases in the words.
    pub(super) fn hits(&self, tokens: &[Token]) -> Vec<Hit> {
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
    pub(super) fn offices(&self, tokens: &[Token], hits: &[Hit]) -> Vec<(usize, usize)> {
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
    pub(super) fn read(
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
