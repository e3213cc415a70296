//! From findings to a region's verdict.
//!
//! `TIDAK PATUH` rests only on a duty that blocks compliance and was seen in a public text
//! ([`Requirement::is_ground`]), or on a document that can't be used: a draft, another body's,
//! one that was revoked. Another body's document does so wherever it is all that was sent and is
//! certainly another body's: it was handed in as proof and proves nothing. That the region has a
//! decree which it did not send is not denied by it, and the sentence says so.
//!
//! `PATUH` needs every duty about the task force's existence shown, and nothing that guidance
//! expects and a public text supports to be missing for certain ([`needs_mending`]). What is
//! good practice, a note, or known from memory only stands in the findings and moves no verdict.

use super::{
    Aspect, Check, Obligation, Requirement, Severity, Verified,
    case::{Case, State},
};
use crate::model::{Finding, Outcome, Standing, Verdict, Why};

pub(super) fn verdict(case: &Case<'_>, findings: &[Finding]) -> (Verdict, Why) {
    let pairs = || case.catalogue.requirements.iter().zip(findings);
    let outcome_of = |wanted: fn(&Check) -> bool| {
        pairs().find(|(requirement, _)| wanted(&requirement.check)).map(|(_, finding)| finding.now)
    };
    let filed = match case.state {
        State::Decree(filed) => filed,
        State::LookAlike(filed) => {
            let sure = outcome_of(|it| matches!(it, Check::NotLookAlike {})) == Some(Outcome::NotSatisfied);
            let name = filed.submission.source.name();
            return if sure {
                (Verdict::NonCompliant, Why::with("only-look-alike", [name]))
            } else {
                (Verdict::CannotJudge, Why::with("maybe-look-alike", [name]))
            };
        }
        _ => {
            let (_, why) = case.without_decree().unwrap_or((Outcome::NoEvidence, Why::plain("nothing-sent")));
            let verdict = match case.state {
                State::Nothing | State::ClaimsOnly | State::UnrelatedOnly => Verdict::NotSubmitted,
                _ => Verdict::CannotJudge,
            };
            let silent = matches!(case.state, State::Nothing | State::ClaimsOnly);
            let why = if silent && !case.dossier.region.autonomous {
                Why::plain("administrative-region")
            } else {
                why
            };
            return (verdict, why);
        }
    };
    if filed.standing == Standing::Draft {
        let sure = outcome_of(|it| matches!(it, Check::FinalText {})) == Some(Outcome::NotSatisfied);
        let name = filed.submission.source.name();
        return if sure {
            let partly = ids(pairs().filter(|(requirement, finding)| {
                matches!(requirement.check, Check::FinalText {} | Check::InForce {})
                    && requirement.verified != Verified::Yes
                    && finding.now == Outcome::NotSatisfied
            }));
            let why = if partly.is_empty() {
                Why::with("only-draft", [name])
            } else {
                Why::with("only-draft-ground-in-part", [name, partly.join(", ")])
            };
            (Verdict::NonCompliant, why)
        } else {
            (Verdict::CannotJudge, Why::with("maybe-draft", [name]))
        };
    }
    // Nothing that it says held on the day judged, for good or ill.
    if filed.standing == Standing::NotYet {
        let signed = case.signed().map(|(day, _)| day.to_string()).unwrap_or_default();
        let name = filed.submission.source.name();
        return (Verdict::CannotJudge, Why::with("only-not-yet-signed", [name, signed]));
    }
    let grounds = ids(pairs()
        .filter(|(requirement, finding)| requirement.is_ground() && finding.now == Outcome::NotSatisfied));
    if !grounds.is_empty() {
        return (Verdict::NonCompliant, Why::with("grounds", [grounds.join(", ")]));
    }
    if outcome_of(|it| matches!(it, Check::FormsTaskForce {})) == Some(Outcome::Unclear) {
        return (Verdict::CannotJudge, Why::plain("formation-unclear"));
    }
    match &filed.standing {
        Standing::Revoked { by } => return (Verdict::NonCompliant, Why::with("only-revoked", [by])),
        Standing::Expired => return (Verdict::Partial, Why::plain("only-expired")),
        Standing::Amends { what: None } => return (Verdict::Partial, Why::plain("only-amendment")),
        _ => {}
    }
    let open = ids(pairs().filter(|(requirement, finding)| {
        requirement.aspect == Aspect::Exists
            && requirement.obligation == Obligation::Mandatory
            && matches!(finding.now, Outcome::NotSatisfied | Outcome::Unclear | Outcome::NoEvidence)
    }));
    if !open.is_empty() {
        return (Verdict::Partial, Why::with("open-duties", [open.len().to_string(), open.join(", ")]));
    }
    let mending = ids(pairs().filter(|(requirement, finding)| needs_mending(requirement, finding)));
    if mending.is_empty() {
        (Verdict::Compliant, Why::plain("all-duties-shown"))
    } else {
        (Verdict::Partial, Why::with("needs-mending", [mending.len().to_string(), mending.join(", ")]))
    }
}

/// Expected of regions, seen at least in part in a public text, and certainly missing.
fn needs_mending(requirement: &Requirement, finding: &Finding) -> bool {
    requirement.aspect == Aspect::Exists
        && requirement.obligation == Obligation::Expected
        && requirement.severity != Severity::Info
        && requirement.verified != Verified::No
        && finding.now == Outcome::NotSatisfied
}

fn ids<'a>(pairs: impl Iterator<Item = (&'a Requirement, &'a Finding)>) -> Vec<String> {
    pairs.map(|(requirement, _)| requirement.id.to_string()).collect()
}
