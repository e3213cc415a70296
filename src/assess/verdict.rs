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
use crate::model::{Confidence, Finding, Outcome, Standing, Verdict, Why};

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
            let partly: Vec<String> = pairs()
                .filter(|(requirement, finding)| {
                    matches!(requirement.check, Check::FinalText {} | Check::InForce {})
                        && requirement.verified != Verified::Yes
                        && finding.now == Outcome::NotSatisfied
                })
                .map(|(requirement, _)| requirement.id.to_string())
                .collect();
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
    by_findings(case, findings, Law::Now)
}

/// The verdict by the law of the day on which the decree was signed: what it then was, whatever
/// became of it. `None` = there is no decree, or its day is not known.
pub(super) fn verdict_then(case: &Case<'_>, findings: &[Finding]) -> Option<Verdict> {
    let State::Decree(filed) = case.state else { return None };
    let (_, sure) = case.signed()?;
    if filed.standing == Standing::Draft {
        return None;
    }
    // Which law held is known no better than the day.
    Some(if sure == Confidence::Low {
        Verdict::CannotJudge
    } else {
        by_findings(case, findings, Law::Then).0
    })
}

/// Whose outcome of a finding counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Law {
    Then,
    Now,
}

/// What the findings on a decree come to.
fn by_findings(case: &Case<'_>, findings: &[Finding], law: Law) -> (Verdict, Why) {
    let pairs = || {
        let all = case.catalogue.requirements.iter().zip(findings);
        let asked = all.filter(|(rule, _)| law == Law::Now || !matches!(rule.check, Check::InForce {}));
        asked.map(|(rule, finding)| match law {
            Law::Then => (rule, finding.then),
            Law::Now => (rule, finding.now),
        })
    };
    let ids = |wanted: &dyn Fn(&Requirement, Outcome) -> bool| -> Vec<String> {
        pairs()
            .filter(|(rule, outcome)| wanted(rule, *outcome))
            .map(|(rule, _)| rule.id.to_string())
            .collect()
    };
    let grounds = ids(&|rule, outcome| rule.is_ground() && outcome == Outcome::NotSatisfied);
    if !grounds.is_empty() {
        return (Verdict::NonCompliant, Why::with("grounds", [grounds.join(", ")]));
    }
    let forms = pairs().find(|(rule, _)| matches!(rule.check, Check::FormsTaskForce {}));
    if forms.is_some_and(|(_, outcome)| outcome == Outcome::Unclear) {
        return (Verdict::CannotJudge, Why::plain("formation-unclear"));
    }
    match case.subject().map(|it| &it.standing) {
        Some(Standing::Revoked { by }) if law == Law::Now => {
            return (Verdict::NonCompliant, Why::with("only-revoked", [by]));
        }
        Some(Standing::Expired) if law == Law::Now => return (Verdict::Partial, Why::plain("only-expired")),
        Some(Standing::Amends { what: None }) => return (Verdict::Partial, Why::plain("only-amendment")),
        _ => {}
    }
    let open = ids(&|rule, outcome| {
        rule.aspect == Aspect::Exists
            && rule.obligation == Obligation::Mandatory
            && matches!(outcome, Outcome::NotSatisfied | Outcome::Unclear | Outcome::NoEvidence)
    });
    if !open.is_empty() {
        return (Verdict::Partial, Why::with("open-duties", [open.len().to_string(), open.join(", ")]));
    }
    let mending = ids(&needs_mending);
    let waived = ids(&|rule, outcome| rule.aspect == Aspect::Exists && outcome == Outcome::Waived);
    if mending.is_empty() && waived.is_empty() {
        (Verdict::Compliant, Why::plain("all-duties-shown"))
    } else if mending.is_empty() {
        (Verdict::Compliant, Why::with("all-duties-shown-or-waived", [waived.join(", ")]))
    } else {
        (Verdict::Partial, Why::with("needs-mending", [mending.len().to_string(), mending.join(", ")]))
    }
}

/// Expected of regions, seen at least in part in a public text, and certainly missing.
fn needs_mending(rule: &Requirement, outcome: Outcome) -> bool {
    rule.aspect == Aspect::Exists
        && rule.obligation == Obligation::Expected
        && rule.severity != Severity::Info
        && rule.verified != Verified::No
        && outcome == Outcome::NotSatisfied
}
