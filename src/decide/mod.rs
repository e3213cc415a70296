//! Analysts' decisions: read from a file, applied, accounted for.
//!
//! ```text
//! file --parse--> Decision
//! Submission --confirm--> Submission     a name stands for an institution
//! Dossier    --choose---> Dossier        a document is the decree in force
//! Finding    (waived in `assess`)        a requirement is not asked
//! Decision   --rulings--> Ruling         applied, ended, without a match, evidence changed
//! ```
//!
//! No decision is dropped in silence: each has its ruling, which the workbook lists. The form of
//! the file stands in `docs/decisions.md`.

mod file;

pub use file::{DecisionError, parse};

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    Assessment, Confidence, Decision, Dossier, Evidence, Fate, Member, Notice, Outcome, RegionCode, Ruling,
    Standing, Subject, Submission,
};

/// The submissions with the matches that analysts confirmed. What they wrote counts as sure.
pub fn confirm(
    submissions: Vec<Arc<Submission>>,
    decisions: &[Decision],
    as_of: Date,
) -> Vec<Arc<Submission>> {
    let held: Vec<&Decision> = decisions.iter().filter(|it| it.holds_on(as_of)).collect();
    submissions.into_iter().map(|it| confirmed(&it, &held).map_or(it, Arc::new)).collect()
}

/// `submission` with its confirmed matches; `None` = nothing in it was decided.
fn confirmed(submission: &Submission, decisions: &[&Decision]) -> Option<Submission> {
    let mut changed: Option<Submission> = None;
    for decision in decisions {
        let Subject::Confirm { region, text, institutions } = &decision.subject else { continue };
        if !is_of(submission, region.as_ref()) {
            continue;
        }
        for at in 0..submission.members.len() {
            let now = changed.as_ref().unwrap_or(submission);
            let is_open = |it: &Member| is_written(it, text) && !is_confirmed(it, institutions);
            if !now.members.get(at).is_some_and(is_open) {
                continue;
            }
            let target = changed.get_or_insert_with(|| submission.clone());
            let Some(member) = target.members.get_mut(at) else { continue };
            member.institution.clone_from(institutions);
            member.confidence = Confidence::High;
            let evidence = member.evidence.clone();
            target.notices.push(told(decision, text, evidence));
        }
    }
    changed
}

fn told(decision: &Decision, text: &str, evidence: Evidence) -> Notice {
    Notice {
        code: "match-confirmed".to_owned(),
        message: format!(
            "Pencocokan \"{text}\" ditetapkan oleh {} pada {}: {}",
            decision.by, decision.on, decision.reason
        ),
        evidence: Some(evidence),
    }
}

fn is_of(submission: &Submission, region: Option<&RegionCode>) -> bool {
    region.is_none_or(|code| submission.region.as_ref().is_some_and(|it| it.code == *code))
}

/// Whether the seat is written as `text`, but for case and blanks.
fn is_written(member: &Member, text: &str) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let wanted = folded(text);
    [&member.office, &member.institution_text].into_iter().flatten().any(|it| folded(it) == wanted)
}

/// Whether the seat stands for certain for `institutions`.
fn is_confirmed(member: &Member, institutions: &[String]) -> bool {
    member.institution == institutions && member.confidence == Confidence::High
}

/// The dossiers with the documents that analysts chose in force.
pub fn choose(mut dossiers: Vec<Dossier>, decisions: &[Decision], as_of: Date) -> Vec<Dossier> {
    for decision in decisions.iter().filter(|it| it.holds_on(as_of)) {
        let Subject::Choose { region, document } = &decision.subject else { continue };
        let Some(dossier) = dossiers.iter_mut().find(|it| it.region.code == *region) else { continue };
        let at = dossier.documents.iter().position(|it| it.submission.source.sha256 == Some(*document));
        let Some(at) = at else { continue };
        let mut chosen = dossier.documents.remove(at);
        let by = chosen.submission.source.name();
        for other in &mut dossier.documents {
            if matches!(other.standing, Standing::InForce | Standing::Contested { .. }) {
                other.standing = Standing::SetAside { by: by.clone() };
            }
        }
        chosen.standing = Standing::InForce;
        dossier.documents.insert(0, chosen);
    }
    dossiers
}

/// What became of each decision. `before` are the submissions and dossiers without decisions,
/// `assessments` those with them.
pub fn rulings(
    decisions: &[Decision],
    before: (&[Arc<Submission>], &[Dossier]),
    assessments: &[Assessment],
    as_of: Date,
) -> Vec<Ruling> {
    let fate = |decision: &Decision| {
        if as_of < decision.on {
            return Fate::NotYet;
        }
        if decision.until < as_of {
            return Fate::Ended;
        }
        match &decision.subject {
            Subject::Waive { region, requirement, evidence } => {
                let assessment = assessments.iter().find(|it| it.region == *region);
                let found =
                    assessment.and_then(|it| it.findings.iter().find(|it| it.requirement == *requirement));
                match found {
                    None => Fate::NoMatch,
                    Some(it) if it.now == Outcome::Waived => Fate::Applied(1),
                    Some(it) if evidence.as_ref().is_some_and(|key| *key != it.evidence_key()) => {
                        Fate::EvidenceChanged
                    }
                    Some(_) => Fate::NotNeeded,
                }
            }
            Subject::Confirm { region, text, institutions } => {
                let of = before.0.iter().filter(|it| is_of(it, region.as_ref()));
                let seats: Vec<&Member> =
                    of.flat_map(|it| &it.members).filter(|it| is_written(it, text)).collect();
                match (seats.len(), seats.iter().filter(|it| is_confirmed(it, institutions)).count()) {
                    (0, _) => Fate::NoMatch,
                    (all, so) if all == so => Fate::NotNeeded,
                    (all, so) => Fate::Applied(all - so),
                }
            }
            Subject::Choose { region, document } => {
                let dossier = before.1.iter().find(|it| it.region.code == *region);
                let filed = dossier.and_then(|it| {
                    it.documents.iter().find(|it| it.submission.source.sha256 == Some(*document))
                });
                match filed.map(|it| &it.standing) {
                    None => Fate::NoMatch,
                    Some(Standing::InForce) => Fate::NotNeeded,
                    Some(_) => Fate::Applied(1),
                }
            }
        }
    };
    decisions.iter().map(|it| Ruling { decision: it.clone(), fate: fate(it) }).collect()
}
