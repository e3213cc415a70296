//! The story of one region's verdict, for the terminal: documents considered, rules, sources,
//! evidence and place, why this outcome.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{Report, table::Status, words};
use crate::{
    assess::{self, Aspect},
    model::{Assessment, Cited, Dossier, Finding, Lang, Outcome, RegionCode, RequirementId},
};

/// Why `region` has its verdict; one requirement's story when `only` names it. `None` when
/// the report has no such region or requirement.
pub fn explain(report: &Report<'_>, region: &RegionCode, only: Option<&RequirementId>) -> Option<String> {
    let at = report.dossiers.iter().position(|it| it.region.code == *region)?;
    let (dossier, assessment) = (report.dossiers.get(at)?, report.assessments.get(at)?);
    let mut out = String::new();
    head(&mut out, report, dossier, assessment);
    let findings: Vec<_> = match only {
        Some(id) => vec![assessment.findings.iter().find(|it| it.requirement == *id)?],
        None => assessment.findings.iter().filter(|it| tells(it)).collect(),
    };
    for finding in findings {
        story(&mut out, report, finding);
    }
    Some(out)
}

/// Without a requirement asked for, what is satisfied or does not apply is not told.
fn tells(finding: &Finding) -> bool {
    !matches!(finding.now, Outcome::Satisfied | Outcome::NotApplicable | Outcome::NoEvidence)
        || finding.then != finding.now && finding.then == Outcome::NotSatisfied
}

// Writing to a String cannot fail; its results are dropped.

fn head(out: &mut String, report: &Report<'_>, dossier: &Dossier, assessment: &Assessment) {
    let w = words::of(report.lang);
    let _ = writeln!(out, "{} {}", dossier.region.code, dossier.region.name);
    let _ = writeln!(out, "{}; {}", shown(w.verdict(assessment.verdict)), shown(w.runs(assessment.runs)));
    let _ = writeln!(out, "  {}", assess::words::sentence(&assessment.why, report.lang));
    let _ = writeln!(out, "  {}", assess::words::sentence(&assessment.runs_why, report.lang));
    if let Some(then) = assessment.verdict_then {
        let _ = writeln!(out, "  {}: {}", w.verdict_then_head, shown(w.verdict(then)));
    }
    let _ = writeln!(out, "  {}", w.verdict_change(assessment.verdict));
    for filed in &dossier.documents {
        let _ = writeln!(
            out,
            "- {}: {}",
            filed.submission.source.name(),
            shown(w.standing(Some(&filed.standing)))
        );
        let _ = writeln!(out, "  {}", w.standing_reason(Some(&filed.standing)));
        if let Some(decree) = &filed.submission.decree {
            let number = decree.number.as_ref().map_or("–", |it| it.value.as_str());
            let date = decree.date.as_ref().map_or_else(|| "–".to_owned(), |it| it.value.to_string());
            let about = decree.about.as_ref().map_or("–", |it| it.value.as_str());
            let _ = writeln!(out, "  {number}; {date}; {about}");
        }
        if let Some(reason) = &filed.submission.reason {
            let _ = writeln!(out, "  ! {}", reason.message);
        }
    }
    for claim in &dossier.claims {
        let _ = writeln!(out, "- {}: {}", claim.source.name(), w.claim_of(claim.claim.has_decree));
        quote(out, report.lang, &claim.source.name(), &claim.claim.evidence);
    }
}

fn story(out: &mut String, report: &Report<'_>, finding: &Finding) {
    let w = words::of(report.lang);
    let Some(requirement) = report.catalogue.requirement(&finding.requirement) else { return };
    let title = match report.lang {
        Lang::Id => &requirement.title_id,
        Lang::En => &requirement.title_en,
    };
    let _ = writeln!(out, "\n{} {title}", requirement.id);
    let _ = writeln!(
        out,
        "  {}: {}; {}: {}",
        w.then,
        shown(w.outcome(finding.then)),
        w.now,
        shown(w.outcome(finding.now))
    );
    let _ = writeln!(out, "  {}", assess::words::sentence(&finding.why, report.lang));
    let _ = writeln!(out, "  {}", w.change(finding.now, requirement.aspect == Aspect::Runs));
    let _ = writeln!(
        out,
        "  {}; {}; {}",
        w.obligation_of(requirement.obligation),
        requirement.sources.join("; "),
        shown(w.verified(requirement.verified))
    );
    let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |it| it.to_string());
    let period = (requirement.effective_from, requirement.effective_to);
    if period != (None, None) {
        let _ = writeln!(out, "  {}: {} – {}", w.in_force_period, day(period.0), day(period.1));
    }
    if let Some(ground) = assess::words::ground(requirement, report.lang) {
        let _ = writeln!(out, "  {ground}");
    }
    for (name, value) in [(w.found, &finding.found), (w.expected, &finding.expected)] {
        if let Some(value) = value {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    if let Some(confidence) = finding.confidence {
        let _ = writeln!(out, "  {}: {}", w.confidence_head, shown(w.confidence(confidence)));
    }
    if let Some(look_at) = &requirement.by_hand {
        let _ = writeln!(out, "  {look_at}");
    }
    if !matches!(finding.now, Outcome::Satisfied | Outcome::NotApplicable) {
        let _ = writeln!(out, "  {}: {}", w.evidence_key, finding.evidence_key());
    }
    for Cited { document, evidence } in &finding.evidence {
        quote(out, report.lang, document, evidence);
    }
}

fn quote(out: &mut String, lang: Lang, document: &str, evidence: &crate::model::Evidence) {
    let place = words::of(lang).place_of(&evidence.place);
    let _ = writeln!(out, "  > {document}, {place}: \"{}\"", evidence.quote);
}

fn shown(status: Status) -> String {
    format!("{} {}", status.symbol, status.word)
}
