//! What an instrument decides: the clauses that requirements ask for, what it revokes, what
//! it amends, how long it holds.

use std::{ops::Range, sync::LazyLock};

use jiff::civil::{Date, date};
use regex::Regex;

use super::{
    flow::Flow,
    number::heading_number,
    seats::unit_id,
    text::{fold, joined, pattern, squeeze},
};
use crate::model::{DecreeRef, Evidence, Provision, ProvisionKind, Term};

use ProvisionKind as K;

/// A clause's pattern, on folded text of up to three lines.
struct Clause {
    kind: K,
    pattern: Regex,
    /// Keep every match, not only the first.
    all: bool,
}

static CLAUSES: LazyLock<Vec<Clause>> = LazyLock::new(|| {
    let one = |kind, text| Clause { kind, pattern: pattern(text), all: false };
    let all = |kind, text| Clause { kind, pattern: pattern(text), all: true };
    vec![
        one(
            K::Formation,
            r"\b(?:membentuk|dibentuk|menetapkan|mengangkat|menunjuk|mengubah)\b.{0,120}?\b(?:gugus tugas|tim|satuan tugas|susunan|keanggotaan|pengurus)\b",
        ),
        one(
            K::Tasks,
            r"\b(?:mempunyai tugas|bertugas|memiliki tugas|melaksanakan tugas|tugas (?:dan fungsi |pokok )?(?:gugus tugas|tim)|tugas sebagaimana)\b",
        ),
        one(
            K::TaskCoordination,
            r"\b(?:meng|me|peng)?k?oordinas\w*\b.{0,60}\b(?:pencegahan|penanganan|upaya)\b",
        ),
        one(K::TaskAdvocacy, r"\b(?:advokasi|sosialisasi|pelatihan)\b"),
        one(
            K::TaskProtection,
            r"\b(?:memantau|pemantauan|perkembangan|pelaksanaan)\b.{0,60}\b(?:perlindungan (?:saksi|korban)|korban|rehabilitasi|pemulangan|reintegrasi)\b",
        ),
        one(
            K::TaskEnforcement,
            r"\b(?:memantau|pemantauan|perkembangan|pelaksanaan)\b.{0,60}\bpenegakan hukum\b",
        ),
        one(
            K::TaskReporting,
            r"\b(?:pelaporan|melaporkan|menyampaikan laporan|membuat laporan|melakukan evaluasi|dan evaluasi)\b",
        ),
        one(
            K::Funding,
            r"\b(?:dibebankan|bersumber|dibiayai|biaya|pendanaan|pembiayaan)\b.{0,140}?\b(?:anggaran pendapatan (?:dan )?belanja (?:daerah|provinsi|kabupaten|kota)|apbd)\b",
        ),
        one(
            K::FundingOffice,
            r"(?:dokumen pelaksanaan anggaran|\bdpa\b|anggaran|belanja).{0,120}?\b(?:pada|melalui|di|anggaran|dpa)\s+((?:dinas|badan|sekretariat daerah|biro|bagian|satuan kerja|perangkat daerah)[^.;:,]*)",
        ),
        one(
            K::Secretariat,
            r"\bsekretariat\b(?:\s+(?:gugus tugas|tetap|tim))?.{0,60}?\b(?:berkedudukan|berada|bertempat|dibentuk|ditetapkan|dilaksanakan|secara (?:ex|eks))\b(?:.{0,40}?\b((?:dinas|badan|biro|bagian|kantor)\s[^.;:,]*))?",
        ),
        all(
            K::SubTaskForce,
            r"^\W*(?:[a-z0-9ivx]{1,4}[.)]\s*)?(?:susunan\s+keanggotaan\s+)?(?:sub\s*-?\s*gugus\s*tugas|subgugus\s*tugas)\s+(.{3,80}?)\s*[:;]?$",
        ),
        all(
            K::ReportTo,
            // Whom it is answerable to says nothing of reports.
            r"\b(?:melaporkan|menyampaikan laporan|melapor|dilaporkan)\b.{0,100}?\bkepada\s+([^.;:,]{4,80})",
        ),
        // Which of the two, and how often: `rhythm`.
        all(K::Meetings, RHYTHM),
        one(
            K::Monitoring,
            r"\b(?:pemantauan(?: dan| ,|,)? evaluasi|monitoring|monev|melakukan pemantauan)\b",
        ),
        one(K::ActionPlan, r"\brencana aksi (?:daerah|provinsi|kabupaten|kota)\b|\brad\b"),
        one(
            K::Effective,
            r"\bmulai berlaku (?:pada|sejak|terhitung|surut|setelah)\b|\bberlaku (?:sejak|pada|terhitung) tanggal\b",
        ),
        one(K::Revocation, r"\b(?:dicabut|mencabut|dinyatakan tidak berlaku|tidak berlaku lagi)\b"),
    ]
});

/// The words that any of [`CLAUSES`] begins with: most lines have none, and are passed over.
static BEGINS_CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"bentuk|menetapkan|mengangkat|menunjuk|mengubah|tugas|oordinas|advokasi|sosialisasi|pelatihan|memantau|pemantauan|perkembangan|pelaksanaan|lapor|evaluasi|rapat|dibebankan|bersumber|biaya|pendanaan|dpa|anggaran|belanja|sekretariat|tanggung|monitoring|monev|melakukan|rencana|rad|berlaku|cabut|dinyatakan",
    )
});

/// The clauses of the operative part, the tail and the annexes.
pub(super) fn provisions(flow: &Flow<'_>) -> Vec<Provision> {
    let mut out = Vec::new();
    let mut push = |kind, range: &Range<usize>| {
        if !range.is_empty()
            && let Some(first) = flow.slice(range).first()
        {
            out.push(Provision {
                kind,
                text: None,
                confidence: flow.trust.letters(first.line.legibility),
                evidence: Evidence::new(first.line.place.clone(), &first.line.text),
            });
        }
    };
    push(K::Considering, &flow.parts.considering);
    push(K::LegalBasis, &flow.parts.basis);
    push(K::Operative, &flow.parts.operative);
    let mut body = vec![flow.parts.operative.clone()];
    body.extend(flow.parts.annexes.iter().cloned());
    out.extend(clauses(flow, &body));
    out.extend(tail(flow));
    out
}

fn clauses(flow: &Flow<'_>, ranges: &[Range<usize>]) -> Vec<Provision> {
    let mut out: Vec<Provision> = Vec::new();
    for range in ranges {
        for at in range.clone() {
            let window = flow.slice(&(at..(at + 4).min(range.end)));
            let Some(first) = window.first() else { continue };
            if !BEGINS_CLAUSE.is_match(&first.folded) {
                continue;
            }
            let words = joined(window.iter().map(|it| it.line.text.as_str()));
            let text = fold(&words);
            let own = first.folded.len();
            for clause in CLAUSES.iter() {
                let seen = out.iter().any(|it| it.kind == clause.kind);
                if seen && !clause.all {
                    continue;
                }
                let haystack =
                    if clause.all && clause.kind == K::SubTaskForce { &first.folded } else { &text };
                let Some(found) = clause.pattern.captures(haystack) else { continue };
                if found.get(0).is_none_or(|it| it.start() >= own) {
                    continue;
                }
                let named = found.get(1).map(|it| it.as_str().trim().to_owned());
                // A sub-task-force is named by its id where it is one of ours.
                let (kind, named) = match clause.kind {
                    K::SubTaskForce => (K::SubTaskForce, named.map(|it| unit_id(&it).unwrap_or(it))),
                    K::Meetings => match rhythm(&found) {
                        Some((kind, rhythm)) => (kind, Some(rhythm)),
                        None => continue,
                    },
                    kind => (kind, named),
                };
                if out.iter().any(|it| it.kind == kind && it.text == named) {
                    continue;
                }
                out.push(Provision {
                    kind,
                    text: named,
                    confidence: flow.trust.letters(first.line.legibility),
                    evidence: Evidence::new(first.line.place.clone(), &words),
                });
            }
        }
    }
    out
}

/// "rapat pleno ... paling sedikit 1 (satu) kali dalam 4 (empat) bulan", "rapat ... setiap 3
/// bulan", "rapat ... sekali setahun".
const RHYTHM: &str = r"(?x)\brapat\b(?P<what>[^.;]{0,110}?)\b
    (?:(?P<times>\d+|se|satu\s|dua\s|tiga\s|empat\s)\s*(?:\([a-z]+\))?\s*kali\s+(?:dalam\s+)?(?:setiap\s+|tiap\s+)?|setiap\s+|tiap\s+)
    (?P<span>\d+|se|satu\s|dua\s|tiga\s|empat\s|enam\s|dalam\s)?\s*(?:\([a-z]+\))?\s*
    (?P<unit>bulan|tahun|triwulan|semester|minggu|kuartal)\b";

/// Who meets how often, out of [`RHYTHM`]'s words: "2/12" for twice in 12 months.
fn rhythm(found: &regex::Captures<'_>) -> Option<(ProvisionKind, String)> {
    let number = |name: &str| match found.name(name).map(|it| it.as_str().trim()) {
        None | Some("se" | "satu" | "dalam") => Some(1_u32),
        Some("dua") => Some(2),
        Some("tiga") => Some(3),
        Some("empat") => Some(4),
        Some("enam") => Some(6),
        Some(digits) => digits.parse().ok(),
    };
    let months = match found.name("unit")?.as_str() {
        "tahun" => 12,
        "semester" => 6,
        "triwulan" | "kuartal" => 3,
        "bulan" => 1,
        // More than once a month: as a month, so that nothing is asked that is not said.
        _ => return None,
    };
    let span = number("span")?.checked_mul(months).filter(|it| (1..=60).contains(it))?;
    let times = number("times").filter(|it| (1..=60).contains(it))?;
    let what = squeeze(found.name("what").map_or("", |it| it.as_str()));
    let kind = if what.contains("subgugus") { K::UnitMeetings } else { K::Meetings };
    Some((kind, format!("{times}/{span}")))
}

fn tail(flow: &Flow<'_>) -> Vec<Provision> {
    let mut out = Vec::new();
    for line in flow.slice(&flow.parts.tail) {
        let kind = match line.squeezed.as_str() {
            text if text.starts_with("tembusan") || text.contains("disampaikankepadayth") => K::CopiesTo,
            text if text.starts_with("salinansesuai") || text.contains("sesuaidenganaslinya") => {
                K::CertifiedCopy
            }
            _ => continue,
        };
        if out.iter().all(|it: &Provision| it.kind != kind) {
            out.push(Provision {
                kind,
                text: None,
                confidence: flow.trust.letters(line.line.legibility),
                evidence: Evidence::new(line.line.place.clone(), &line.line.text),
            });
        }
    }
    out
}

/// Paragraphs of the operative part: a diktum, an article, each as one text.
fn paragraphs(flow: &Flow<'_>) -> Vec<(Range<usize>, String)> {
    static START: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:pasal\s+\d+|bab\s+[ivxl]+|ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b|pertama\b|menetapkan\b|memutuskan)",
        )
    });
    let mut out: Vec<(Range<usize>, String)> = Vec::new();
    let range = flow.parts.operative.clone();
    for (at, line) in range.clone().zip(flow.slice(&range)) {
        match out.last_mut() {
            Some((range, _)) if !START.is_match(&line.folded) => range.end = at + 1,
            _ => out.push((at..at + 1, String::new())),
        }
    }
    for (range, text) in &mut out {
        *text = joined(flow.slice(range).iter().map(|it| it.line.text.as_str()));
    }
    out
}

static INSTRUMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:surat\s+)?(?:keputusan|peraturan)\s+(?:gubernur|bupati|wali\s?kota|daerah)\b[^.;]{0,80}?\bnomor\b\s*[:.]?\s*([^;]{1,80})",
    )
});

/// What the operative part revokes: instruments named in a paragraph that revokes.
pub(super) fn revokes(flow: &Flow<'_>) -> Vec<DecreeRef> {
    static REVOKES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:dicabut|mencabut|dinyatakan\s+tidak\s+berlaku|tidak\s+berlaku\s+lagi)\b")
    });
    paragraphs(flow)
        .iter()
        .filter(|(_, text)| REVOKES.is_match(text))
        .flat_map(|(range, text)| references(flow, range, text))
        .collect()
}

/// What `about` says it amends.
pub(super) fn amends(about: &str, evidence: &Evidence) -> Vec<DecreeRef> {
    static AMENDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\bperubahan\s+(?:ke\w+\s+)?(?:lampiran\s+)?(?:atas|keputusan|peraturan)\b")
    });
    let Some(found) = AMENDS.find(about) else { return Vec::new() };
    let rest = about.get(found.start()..).unwrap_or_default();
    instrument_numbers(rest)
        .into_iter()
        .take(1)
        .map(|(number, year)| DecreeRef { number, year, evidence: evidence.clone() })
        .collect()
}

fn references(flow: &Flow<'_>, range: &Range<usize>, text: &str) -> Vec<DecreeRef> {
    let Some(whole) = flow.evidence(range) else { return Vec::new() };
    instrument_numbers(text)
        .into_iter()
        .map(|(number, year)| {
            let line = flow.slice(range).iter().find(|it| squeeze(&it.line.text).contains(&squeeze(&number)));
            let place = line.map_or_else(|| whole.place.clone(), |it| it.line.place.clone());
            DecreeRef { number, year, evidence: Evidence::new(place, text) }
        })
        .collect()
}

fn instrument_numbers(text: &str) -> Vec<(String, Option<i16>)> {
    static ABOUT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:tentang|tanggal|dicabut|dinyatakan|sebagaimana|perihal|dan)\b"));
    let mut out = Vec::new();
    for found in INSTRUMENT.captures_iter(text) {
        let Some(number) = found.get(1) else { continue };
        let end = ABOUT.find(number.as_str()).map_or(number.len(), |it| it.start());
        let words = number.as_str().get(..end).unwrap_or_default();
        if let Some(parsed) = heading_number(words.trim()).filter(|it| !it.blank && !it.printed.is_empty()) {
            out.push((parsed.printed, parsed.year));
        }
    }
    out
}

/// How long it holds, from the title and the forming clause: "Tahun Anggaran 2024",
/// "Tahun 2021-2024", "Periode 2025-2030", "Masa Bakti 2009 sampai dengan 2012".
pub(super) fn term(texts: &[&str]) -> Term {
    static SPAN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:tahun|periode|masa\s+(?:bakti|tugas|jabatan|kerja)|kurun\s+waktu)(?:\s+tahun)?\s+((?:19|20)\d\d)\s*(?:-|–|—|/|s\.?d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s+)?((?:19|20)\d\d)\b",
        )
    });
    static BUDGET_YEAR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\btahun\s+anggaran\s+((?:19|20)\d\d)\b(?:\s*[-–]\s*((?:19|20)\d\d))?")
    });
    // "Pembentukan Gugus Tugas ... Kabupaten X Tahun 2026": of that year; not "Nomor 5 Tahun 2026".
    static ANNUAL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)(?:^|\s)\p{L}{2,}\s+tahun\s+((?:19|20)\d\d)[.\s]*$"));
    let year = |text: &str| text.parse::<i16>().ok();
    let first = |year: i16| Date::new(year, 1, 1).unwrap_or(date(1, 1, 1));
    let last = |year: i16| Date::new(year, 12, 31).unwrap_or(date(9999, 12, 31));
    for text in texts {
        for pattern in [&*SPAN, &*BUDGET_YEAR, &*ANNUAL] {
            if let Some(found) = pattern.captures(text)
                && let Some(from) = found.get(1).and_then(|it| year(it.as_str()))
            {
                let to = found.get(2).and_then(|it| year(it.as_str())).unwrap_or(from);
                return Term { from: Some(first(from)), to: Some(last(to)) };
            }
        }
    }
    Term::default()
}
