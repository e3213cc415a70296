//! Which region a document speaks of: several witnesses are heard, and they must agree.
//!
//! Strongest is the title ("KEPUTUSAN BUPATI X"), then the issuer's line and the signature,
//! then names in the title and the annex, then the place of signature. File names are not
//! heard at all.

use std::collections::BTreeMap;

use super::{
    closing::Closing,
    flow::Flow,
    heading::{Heading, Issuer},
};
use crate::{
    model::{Confidence, Evidence, Line, Notice, RegionCode, RegionFound},
    refdata::{IntroducedBy, RefData, RegionHint},
};

/// A witness: who says what, how loud, and where.
struct Witness {
    code: RegionCode,
    weight: u32,
    confidence: Confidence,
    evidence: Evidence,
}

/// The region of an instrument; `None` when nothing names one, or the witnesses contradict
/// each other.
pub(super) fn of_instrument(
    flow: &Flow<'_>,
    heading: &Heading,
    closing: &Closing,
    refdata: &RefData,
    notices: &mut Vec<Notice>,
) -> Option<RegionFound> {
    let mut witnesses = Vec::new();
    let title = flow.evidence(&heading.range);
    let title = title.as_ref();
    let mut ambiguous = false;
    let mut hear = |text: &str, weight: u32, evidence: &Evidence, heads_only: bool| {
        for mention in refdata.find_regions(text) {
            if heads_only && mention.by != IntroducedBy::Head {
                continue;
            }
            ambiguous |= mention.found.code.is_none() && mention.found.candidates.len() > 1;
            if let Some(code) = mention.found.code {
                let weight = if mention.by == IntroducedBy::Body { 1 } else { weight };
                witnesses.push(Witness {
                    code,
                    weight,
                    confidence: mention.found.confidence,
                    evidence: evidence.clone(),
                });
            }
        }
    };
    if let Some(evidence) = title {
        let weight = if heading.office == Issuer::Other { 2 } else { 6 };
        hear(&heading.issuer, weight, evidence, false);
    }
    // "BUPATI X," below the title: the line that opens the recitals.
    let below = heading.range.end..flow.parts.heading.end.min(heading.range.end + 4);
    for line in flow.slice(&below) {
        hear(&line.line.text, 3, &quote(line.line), true);
    }
    if let Some(signatory) = &closing.signatory
        && let Some(office) = &signatory.office
    {
        hear(office, 3, &signatory.evidence, true);
    }
    if let Some(about) = &heading.about {
        hear(&about.value, 2, &about.evidence, false);
    }
    if let Some(place) = &closing.place {
        let seats = refdata.by_capital(&place.value);
        let heard: Vec<_> = witnesses.iter().map(|it| it.code.clone()).collect();
        for code in seats.into_iter().filter(|it| heard.contains(it)) {
            witnesses.push(Witness {
                code,
                weight: 1,
                confidence: place.confidence,
                evidence: place.evidence.clone(),
            });
        }
    }
    let found = decide(witnesses, 2, notices);
    if found.is_none() && ambiguous {
        notices.push(Notice {
            code: "region-ambiguous".to_owned(),
            message: "Nama daerah cocok dengan lebih dari satu daerah; perlu diperiksa.".to_owned(),
            evidence: title.cloned(),
        });
    }
    found
}

/// The region of a document that is no instrument: a roster, a report, a letter. Names in
/// its first lines, and labels such as "Kabupaten/Kota : Kebumen".
pub(super) fn of_text(flow: &Flow<'_>, refdata: &RefData, notices: &mut Vec<Notice>) -> Option<RegionFound> {
    let mut witnesses = Vec::new();
    for (at, line) in flow.lines.iter().enumerate().take(40) {
        let text = line.line.text.as_str();
        let weight = if at < 12 { 3 } else { 1 };
        if let Some((label, value)) = text.split_once(':')
            && is_region_label(label)
        {
            let found = refdata.resolve_region(value.trim(), RegionHint::default());
            if let Some(code) = found.code {
                witnesses.push(Witness {
                    code,
                    weight: 6,
                    confidence: found.confidence,
                    evidence: quote(line.line),
                });
            }
            continue;
        }
        for mention in refdata.find_regions(text) {
            if let Some(code) = mention.found.code {
                let weight = if mention.by == IntroducedBy::Body { 1 } else { weight };
                witnesses.push(Witness {
                    code,
                    weight,
                    confidence: mention.found.confidence,
                    evidence: quote(line.line),
                });
            }
        }
    }
    decide(witnesses, 2, notices)
}

fn is_region_label(label: &str) -> bool {
    let label = super::text::squeeze(label);
    matches!(
        label.as_str(),
        "daerah"
            | "kabupatenkota"
            | "kabkota"
            | "kabupaten"
            | "kota"
            | "provinsi"
            | "namadaerah"
            | "wilayah"
            | "pemerintahdaerah"
            | "kodedaerah"
            | "kodewilayah"
    )
}

fn quote(line: &Line) -> Evidence {
    Evidence::new(line.place.clone(), &line.text)
}

/// The region with the most weight, if it is clearly ahead.
fn decide(witnesses: Vec<Witness>, least: u32, notices: &mut Vec<Notice>) -> Option<RegionFound> {
    let mut tally: BTreeMap<RegionCode, (u32, Vec<Witness>)> = BTreeMap::new();
    for witness in witnesses {
        let entry = tally.entry(witness.code.clone()).or_default();
        entry.0 += witness.weight;
        entry.1.push(witness);
    }
    let best = tally
        .iter()
        .max_by_key(|(code, (weight, _))| (*weight, std::cmp::Reverse((*code).clone())))?
        .0
        .clone();
    let (weight, voices) = tally.remove(&best)?;
    let next = tally.iter().map(|(code, (weight, _))| (*weight, code)).max();
    if weight < least {
        return None;
    }
    if let Some((other, code)) = next
        && other >= weight
    {
        let names_both = Notice {
            code: "region-contradiction".to_owned(),
            message: format!(
                "Dokumen menyebut lebih dari satu daerah dengan kekuatan yang sama ({best} dan {code})."
            ),
            evidence: voices.first().map(|it| it.evidence.clone()),
        };
        notices.push(names_both);
        return None;
    }
    let strong = voices.iter().filter(|it| it.confidence == Confidence::High).count();
    let loudest = voices.iter().map(|it| it.weight).max().unwrap_or_default();
    let clear = next.is_none_or(|(other, _)| other * 2 <= weight);
    let confidence = match (loudest, strong) {
        (6.., 2..) if clear => Confidence::High,
        (3.., 1..) if clear => Confidence::Medium,
        _ => Confidence::Low,
    };
    let first = voices.into_iter().next()?;
    Some(RegionFound { code: best, confidence, evidence: first.evidence })
}
