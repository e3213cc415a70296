//! How decrees are written: [`Document`] to [`Submission`]. Total: what is missing is `None`,
//! what is odd is a notice. No file format in it.
//!
//! The parts are read in the order in which a decree prints them: heading, preamble,
//! operative part, closing, composition. Documents without a heading are told by their
//! tables and labels.

mod classify;
mod closing;
mod flow;
mod heading;
mod operative;
mod preamble;
mod region;
mod seats;
mod tabular;
mod text;

pub mod citation;
pub mod date;
mod fold;
pub mod number;
pub mod person;
pub mod role;
pub mod trust;

use crate::{
    model::{
        Confidence, Decree, Document, Evidence, Form, Found, Kind, Line, Notice, Provision, ProvisionKind,
        Signatory, Source, Submission, Zone,
    },
    refdata::RefData,
};
use flow::Flow;
use heading::Heading;
use trust::Calibration;

/// What `document`, which came from `source`, says. Total; no format in it.
pub fn extract(document: &Document, source: Source, refdata: &RefData) -> Submission {
    extract_with(document, source, refdata, Calibration::embedded())
}

/// As [`extract`], by other cut-offs: the confidences differ, the values do not.
pub fn extract_with(
    document: &Document,
    source: Source,
    refdata: &RefData,
    calibration: &Calibration,
) -> Submission {
    let mut out = Submission::of(source);
    let flow = Flow::new(document, calibration);
    let own = heading::heading(&flow, &flow.parts.heading);
    let instrument = own.filter(|_| {
        !flow.parts.operative.is_empty()
            || !flow.parts.considering.is_empty()
            || !flow.parts.closing.is_empty()
    });
    if let Some(notice) = repeated_pages(&flow) {
        out.notices.push(notice);
    }
    out.members = seats::members(document, &flow, refdata, &mut out.notices);
    match instrument {
        Some(heading) => instrument_into(&mut out, document, &flow, &heading, refdata),
        None => other_into(&mut out, document, &flow, refdata),
    }
    // An amendment shows the rows that it changes.
    if out.decree.as_ref().is_some_and(|it| !it.amends.is_empty()) {
        out.notices.retain(|it| it.code != "rows-may-be-missing");
    }
    out.notices.extend(unread_attachments(document));
    if let Some(notice) = missing_composition(&out) {
        out.notices.push(notice);
    }
    out
}

fn instrument_into(
    out: &mut Submission,
    document: &Document,
    flow: &Flow<'_>,
    heading: &Heading,
    refdata: &RefData,
) {
    let closing = closing::closing(flow, &flow.parts.closing);
    out.region = region::of_instrument(flow, heading, &closing, refdata, &mut out.notices);
    let mut provisions = operative::provisions(flow);
    let body = classify::body(heading, &provisions);
    provisions.extend(classify::other_mandate(heading));
    provisions.extend(annex_references(flow));
    let mark = closing.mark.clone().or_else(|| signature_field(document, flow));
    provisions.extend(mark.map(|evidence| provision(ProvisionKind::SignatureMark, evidence)));
    let draft_mark = classify::draft_mark(flow, heading).or_else(|| margin_draft(document));
    // On a scan a number or a day that was not read may be written by hand.
    let is_clear = flow.legibility(&heading.range).min(flow.legibility(&flow.parts.closing)) == 100;
    let draft = is_clear && (heading.blank || closing.partial_date) || draft_mark.is_some();
    provisions.extend(draft_mark.map(|evidence| provision(ProvisionKind::DraftMark, evidence)));
    let amends =
        heading.about.as_ref().map(|it| operative::amends(&it.value, &it.evidence)).unwrap_or_default();
    let formation = provisions.iter().find(|it| it.kind == ProvisionKind::Formation);
    let about = heading.about.as_ref().map_or("", |it| it.value.as_str());
    let term = operative::term(&[about, formation.map_or("", |it| it.evidence.quote.as_str())]);
    // What changes a decree forms nothing.
    if !amends.is_empty() {
        provisions.retain(|it| it.kind != ProvisionKind::Formation);
    }
    out.kind = Some(match heading.form {
        Form::Keputusan => Kind::Decree,
        Form::Peraturan => Kind::Regulation,
    });
    let signed = annex_signature(flow).map(|range| closing::closing(flow, &range)).unwrap_or_default();
    let (mut number, mut date, mut signatory) = (heading.number.clone(), closing.date, closing.signatory);
    // What an annex repeats is said by two places.
    if let Some(it) = &mut number
        && number_is_repeated(&it.value, &provisions)
    {
        it.confidence = flow.trust.agreed(heading.number_signals);
    }
    if let (Some(it), Some(signals)) = (&mut date, closing.date_signals)
        && date_is_repeated(flow, it.value)
    {
        it.confidence = flow.trust.agreed(signals);
    }
    if let (Some(it), Some(signals)) = (&mut signatory, closing.signatory_signals)
        && signed.signatory.is_some_and(|other| sign_alike(it, &other))
    {
        it.confidence = flow.trust.agreed(signals);
    }
    let date_year = date.as_ref().map(|it| it.value.year()).or(closing.year);
    if let (Some(one), Some(other)) = (heading.year, date_year)
        && one != other
    {
        out.notices.push(Notice {
            code: "year-contradiction".to_owned(),
            message: format!("Tahun pada nomor ({one}) berbeda dengan tahun penetapan ({other})."),
            evidence: flow.evidence(&heading.range),
        });
    }
    out.notices.extend(doubtful("Nomor", number.as_ref()));
    out.notices.extend(doubtful("Tanggal", date.as_ref()));
    out.decree = Some(Decree {
        form: Some(heading.form),
        number,
        year: heading.year.or(date_year),
        date,
        about: heading.about.clone(),
        place: closing.place,
        signatory,
        legal_basis: preamble::legal_basis(flow),
        revokes: operative::revokes(flow),
        amends,
        term,
        draft,
        is_task_force: body.is_task_force,
        look_alike: body.look_alike,
        provisions,
    });
}

/// Documents without a heading of their own: an annex in its own file, a roster, a report, a
/// recap, a letter.
fn other_into(out: &mut Submission, document: &Document, flow: &Flow<'_>, refdata: &RefData) {
    let tables = tabular::read(document, flow, refdata);
    if tables.is_own_workbook {
        out.members.clear();
        out.kind = Some(Kind::Other);
        out.notices = vec![Notice {
            code: "own-workbook".to_owned(),
            message: "Buku kerja hasil aplikasi ini; isinya bukan kiriman daerah dan tidak dinilai."
                .to_owned(),
            evidence: None,
        }];
        return;
    }
    out.claims = tables.claims;
    out.activities = tables.activities;
    out.region = region::of_text(flow, refdata, &mut out.notices);
    let annex = flow.parts.annexes.first().and_then(|range| heading::heading(flow, range));
    out.kind = Some(if out.claims.len() >= 2 {
        Kind::Recap
    } else if tables.is_template {
        Kind::Template
    } else if annex.is_some() && !out.members.is_empty() {
        Kind::Roster
    } else if classify::is_letter(flow) && out.activities.is_empty() {
        Kind::Letter
    } else if out.members.len() >= 2 {
        Kind::Roster
    } else if !out.activities.is_empty() {
        Kind::ActivityReport
    } else {
        Kind::Other
    });
    if out.kind == Some(Kind::Recap) {
        // A recap speaks of many regions; who it is from is not who it is about.
        out.members.clear();
    }
    if matches!(out.kind, Some(Kind::Letter | Kind::Other | Kind::Recap)) {
        return;
    }
    let speaks = classify::speaks_of_trafficking(flow);
    // An annex in its own file names the decree it belongs to.
    if let Some(heading) = annex {
        let body = classify::body(&heading, &[]);
        let date = flow.parts.annexes.first().map(|range| closing::closing(flow, range));
        let signed = annex_signature(flow).map(|range| closing::closing(flow, &range)).unwrap_or_default();
        let mut provisions = annex_references(flow);
        provisions.extend(signed.mark.map(|evidence| provision(ProvisionKind::SignatureMark, evidence)));
        out.decree = Some(Decree {
            form: Some(heading.form),
            number: heading.number.clone(),
            year: heading.year,
            date: date.and_then(|it| it.date),
            about: heading.about.clone(),
            signatory: signed.signatory,
            is_task_force: body.is_task_force || heading.about.is_none() && speaks,
            look_alike: body.look_alike,
            provisions,
            ..Decree::default()
        });
    } else if let Some(decree) = tables.decree.filter(|_| speaks) {
        // A roster or a report that names its decree: a claim about it, not the decree.
        out.claims.extend(out.region.as_ref().and_then(|region| tabular::claim(&region.code, &decree)));
    }
}

/// A value that was read and may well be wrong: written by hand, or under a stamp.
fn doubtful<T>(what: &str, found: Option<&Found<T>>) -> Option<Notice> {
    let found = found.filter(|it| it.confidence == Confidence::Low)?;
    Some(Notice {
        code: "doubtful-value".to_owned(),
        message: format!("{what} keputusan tidak terbaca jelas (tulisan tangan atau cap?); perlu diperiksa."),
        evidence: Some(found.evidence.clone()),
    })
}

/// Whether an annex repeats the number.
fn number_is_repeated(number: &str, provisions: &[Provision]) -> bool {
    let folded = |text: &str| text.chars().filter(|it| !it.is_whitespace()).collect::<String>();
    provisions
        .iter()
        .filter(|it| it.kind == ProvisionKind::AnnexReference)
        .any(|it| it.text.as_deref().is_some_and(|it| folded(it) == folded(number)))
}

/// Whether two signature blocks name the same office and person.
fn sign_alike(one: &Signatory, other: &Signatory) -> bool {
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => text::squeeze(a) == text::squeeze(b),
        _ => false,
    };
    same(&one.office, &other.office) && same(&one.person, &other.person)
}

/// Whether the heading of an annex repeats the day of signing.
fn date_is_repeated(flow: &Flow<'_>, day: jiff::civil::Date) -> bool {
    flow.parts.annexes.iter().any(|range| {
        let heading = range.start..range.end.min(range.start + ANNEX_HEADING);
        let lines = flow.slice(&heading);
        lines.iter().flat_map(|it| date::find_dates(&it.line.text)).any(|(_, it)| it.date() == Some(day))
    })
}

/// Files inside the file: they are not opened, and that must not go unsaid.
fn unread_attachments(document: &Document) -> Option<Notice> {
    let names = document.facts.attachments.join(", ");
    (!names.is_empty()).then(|| Notice {
        code: "attachments-not-read".to_owned(),
        message: format!("Berkas yang disematkan di dalamnya tidak dibaca: {names}."),
        evidence: None,
    })
}

/// Pages that were left out since they repeat others.
fn repeated_pages(flow: &Flow<'_>) -> Option<Notice> {
    let pages: Vec<String> = flow.repeated.iter().map(u32::to_string).collect();
    (!pages.is_empty()).then(|| Notice {
        code: "pages-repeated".to_owned(),
        message: format!(
            "Halaman {} mengulang isi halaman sebelumnya (misalnya salinan untuk paraf) dan tidak dihitung dua kali.",
            pages.join(", ")
        ),
        evidence: None,
    })
}

fn missing_composition(out: &Submission) -> Option<Notice> {
    let decree = out.decree.as_ref()?;
    let forms = decree.is_task_force && out.members.is_empty();
    forms.then(|| Notice {
        code: "no-composition-found".to_owned(),
        message: "Susunan keanggotaan tidak ditemukan dalam dokumen ini; mungkin ada di lampiran terpisah."
            .to_owned(),
        evidence: decree.about.as_ref().map(|it| it.evidence.clone()),
    })
}

fn provision(kind: ProvisionKind, evidence: Evidence) -> Provision {
    Provision { kind, text: None, confidence: Confidence::High, evidence }
}

/// Lines that the heading of an annex may take.
const ANNEX_HEADING: usize = 12;

/// The numbers that annexes repeat.
fn annex_references(flow: &Flow<'_>) -> Vec<Provision> {
    flow.parts
        .annexes
        .iter()
        .filter_map(|range| {
            let heading = heading::heading(flow, &(range.start..range.end.min(range.start + ANNEX_HEADING)))?;
            let number = heading.number?;
            Some(Provision {
                kind: ProvisionKind::AnnexReference,
                text: Some(number.value),
                confidence: number.confidence,
                evidence: number.evidence,
            })
        })
        .collect()
}

/// The signature under the last annex: from the line "BUPATI X," on.
fn annex_signature(flow: &Flow<'_>) -> Option<std::ops::Range<usize>> {
    let annex = flow.parts.annexes.last()?;
    let signs = |line: &Line| {
        line.table.is_none() && line.text.trim_end().ends_with(',') && heading::head_office(&line.text)
    };
    let at = annex.clone().rev().find(|at| flow.lines.get(*at).is_some_and(|it| signs(it.line)))?;
    Some(at..annex.end)
}

/// An electronic signature field counts as a mark; its place is the closing block.
fn signature_field(document: &Document, flow: &Flow<'_>) -> Option<Evidence> {
    (document.facts.signatures > 0).then(|| flow.evidence(&flow.parts.closing)).flatten()
}

/// "RANCANGAN" as a running head or watermark.
fn margin_draft(document: &Document) -> Option<Evidence> {
    let is_mark = |line: &&Line| {
        line.zone != Zone::Body
            && matches!(text::squeeze(&line.text).as_str(), "rancangan" | "draf" | "draft" | "konsep")
    };
    document.lines().find(is_mark).map(|line| Evidence::new(line.place.clone(), &line.text))
}
