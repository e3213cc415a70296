//! Which region a document speaks of: several witnesses are heard, and they must agree.
//!
//! Strongest is the title ("KEPUTUSAN BUPATI X"), then the issuer's line and the signature,
//! then names in the title and the annex, then the place of signature. File names are not
//! heard at all.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::Regex;

use super::{
    closing::Closing,
    flow::Flow,
    heading::{Heading, Issuer},
    text::pattern,
    trust::{DOUBTFUL, Signals, Trust},
};
use crate::{
    model::{Confidence, Evidence, Level, Line, Notice, RegionCode, RegionFound},
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
        for mention in refdata.find_regions(&without_old_level(text)) {
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
    let found = decide(witnesses, 2, flow.trust, notices);
    if found.is_none() && ambiguous {
        notices.push(Notice {
            code: "region-ambiguous".to_owned(),
            message: "Nama daerah cocok dengan lebih dari satu daerah; perlu diperiksa.".to_owned(),
            evidence: title.cloned(),
        });
    }
    found
}

/// From this many regions on, a table is a list of regions and names none in particular.
const LISTED_REGIONS: usize = 3;

/// The region of a document that is no instrument: a roster, a report, a letter. Names in
/// its first lines, and labels such as "Kabupaten/Kota : Kebumen".
pub(super) fn of_text(flow: &Flow<'_>, refdata: &RefData, notices: &mut Vec<Notice>) -> Option<RegionFound> {
    let mut labelled = Vec::new();
    let mut province = None;
    let mut witnesses = Vec::new();
    let mut tables: BTreeMap<(usize, u32), Vec<Witness>> = BTreeMap::new();
    for (at, line) in flow.lines.iter().enumerate().take(40) {
        let text = line.line.text.as_str();
        let weight = if at < 12 { 3 } else { 1 };
        if let Some((label, value)) = text.split_once(':')
            && let Some(hint) = region_label(label)
        {
            let hint = RegionHint { province: province.as_ref(), ..hint };
            let found = refdata.resolve_region(value.trim(), hint);
            if let Some(code) = found.code {
                if refdata.region(&code).is_some_and(|it| it.level == Level::Province) {
                    province = Some(code.clone());
                }
                labelled.push(Witness {
                    code,
                    weight: 6,
                    confidence: found.confidence,
                    evidence: quote(line.line),
                });
            }
            continue;
        }
        for mention in refdata.find_regions(&without_old_level(text)) {
            if let Some(code) = mention.found.code {
                let weight = if mention.by == IntroducedBy::Body { 1 } else { weight };
                let witness = Witness {
                    code,
                    weight,
                    confidence: mention.found.confidence,
                    evidence: quote(line.line),
                };
                match line.line.table {
                    Some(table) => tables.entry((line.page, table)).or_default().push(witness),
                    None => witnesses.push(witness),
                }
            }
        }
    }
    for voices in tables.into_values() {
        let regions: BTreeSet<&RegionCode> = voices.iter().map(|it| &it.code).collect();
        if regions.len() < LISTED_REGIONS {
            witnesses.extend(voices);
        }
    }
    labelled.append(&mut witnesses);
    decide(without_provinces_of_the_others(labelled, refdata), 2, flow.trust, notices)
}

/// "Kabupaten Kebumen Provinsi Jawa Tengah": the province says where the regency lies. It is
/// heard for itself only when it is named more than its regencies are.
fn without_provinces_of_the_others(witnesses: Vec<Witness>, refdata: &RefData) -> Vec<Witness> {
    let mut weights: BTreeMap<RegionCode, u32> = BTreeMap::new();
    for witness in &witnesses {
        *weights.entry(witness.code.clone()).or_default() += witness.weight;
    }
    let mut below: BTreeMap<RegionCode, u32> = BTreeMap::new();
    for (code, weight) in &weights {
        if let Some(region) = refdata.region(code).filter(|it| it.province != *code) {
            let most = below.entry(region.province.clone()).or_default();
            *most = (*most).max(*weight);
        }
    }
    let only_a_place = |code: &RegionCode| below.get(code) >= weights.get(code) && below.contains_key(code);
    witnesses.into_iter().filter(|it| !only_a_place(&it.code)).collect()
}

/// Until 1999 regions were called "Kabupaten Daerah Tingkat II X": the name follows all that.
fn without_old_level(text: &str) -> Cow<'_, str> {
    static OLD: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\s+(?:kepala\s+)?(?:daerah\s+tingkat|dati)\s+(?:i{1,2}|1|2)\b"));
    OLD.replace_all(text, "")
}

/// What `label` says of the name behind it; `None` when that is no region's.
fn region_label(label: &str) -> Option<RegionHint<'static>> {
    let label = super::text::squeeze(label);
    let label =
        ["pemerintah", "nama", "pem", "asal"].iter().find_map(|it| label.strip_prefix(it)).unwrap_or(&label);
    let level = match label {
        "daerah" | "kabupatenkota" | "kabkota" | "wilayah" | "kodedaerah" | "kodewilayah" => None,
        "kabupaten" | "kab" => Some(Level::Regency),
        "kota" | "kot" => Some(Level::City),
        "provinsi" | "prov" => Some(Level::Province),
        _ => return None,
    };
    Some(RegionHint { level, province: None })
}

fn quote(line: &Line) -> Evidence {
    Evidence::new(line.place.clone(), &line.text)
}

/// [`Signals::form`] of a region that one witness names.
const ONE_WITNESS: u8 = 80;

/// The region with the most weight, if it is clearly ahead.
fn decide(
    witnesses: Vec<Witness>,
    least: u32,
    trust: Trust<'_>,
    notices: &mut Vec<Notice>,
) -> Option<RegionFound> {
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
    let labelled = voices.iter().any(|it| it.weight >= 6 && it.confidence >= Confidence::Medium);
    let loudest = voices.iter().map(|it| it.weight).max().unwrap_or_default();
    let clear = next.is_none_or(|(other, _)| other * 2 <= weight);
    let form = match (loudest, strong) {
        (6.., 2..) if clear => 100,
        (3.., 1..) if clear => ONE_WITNESS,
        // A label with nothing but the name behind it.
        (6.., _) if clear && labelled => ONE_WITNESS,
        _ => DOUBTFUL,
    };
    // Names are held against a list: how sure the characters are says no more.
    let confidence = trust.judge(Signals { form, ..Signals::CLEAR });
    let first = voices.into_iter().next()?;
    Some(RegionFound { code: best, confidence, evidence: first.evidence })
}
