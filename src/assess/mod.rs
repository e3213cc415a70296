//! The law: [`Dossier`] to [`Assessment`]. Total; it takes typed facts. (The one text it looks
//! into is a citation's own words, to tell two issuers who number alike apart.)
//!
//! A requirement is held against two days: the day the decree was signed and the day of the
//! report. What a rule needs before it can be asked is in `judge::needs`; how far evidence
//! carries is in `answer::Answer::settle`; both in one place for all rules.
//!
//! To add a requirement: a table in `requirements.toml`. If no [`Check`] fits: a variant there,
//! a function in `judge/`, sentences in [`words`], cases in `tests/it/assessment.rs`.

mod answer;
mod case;
mod catalogue;
mod check;
mod judge;
mod verdict;
pub mod words;

pub(crate) use catalogue::toml_date;
pub use catalogue::{
    Aspect, At, Bilingual, Catalogue, CatalogueError, Dates, Instrument, LawPeriod, NationalPost, Obligation,
    Requirement, RollUp, SeatGroup, Severity, Unit, Verified,
};
pub use check::Check;

use jiff::civil::Date;

use self::{
    answer::Answer,
    case::{Case, State},
    judge::Needs,
};
use crate::model::{
    Assessment, Confidence, Decision, Dossier, Finding, Level, Outcome, RegionCode, Standing, Subject, Why,
};

/// Judges one region by the law when its decree was signed and by the law on `as_of`.
pub fn assess(dossier: &Dossier, catalogue: &Catalogue, as_of: Date) -> Assessment {
    assess_with(dossier, catalogue, as_of, &[])
}

/// The same with what analysts decided: a waived requirement is neither met nor unmet.
pub fn assess_with(
    dossier: &Dossier,
    catalogue: &Catalogue,
    as_of: Date,
    decisions: &[Decision],
) -> Assessment {
    let case = Case::new(dossier, catalogue, as_of);
    let mut findings: Vec<Finding> = catalogue.requirements.iter().map(|it| finding(&case, it)).collect();
    for decision in decisions.iter().filter(|it| it.holds_on(as_of)) {
        waive(&mut findings, decision, &dossier.region.code);
    }
    let (verdict, why) = verdict::verdict(&case, &findings);
    let (runs, runs_why) = judge::runs(&case);
    Assessment {
        region: dossier.region.code.clone(),
        verdict,
        verdict_then: verdict::verdict_then(&case, &findings),
        runs,
        runs_why,
        why,
        counterparts: counterparts(&case),
        findings,
    }
}

/// Waives the finding that `decision` speaks of, as long as it rests on what it rested on then.
/// What is met, or does not concern the region, needs no waiver.
fn waive(findings: &mut [Finding], decision: &Decision, code: &RegionCode) {
    let Subject::Waive { region, requirement, evidence } = &decision.subject else { return };
    if region != code {
        return;
    }
    let open = |it: &Outcome| matches!(it, Outcome::NotSatisfied | Outcome::Unclear | Outcome::NoEvidence);
    let Some(finding) = findings.iter_mut().find(|it| it.requirement == *requirement && open(&it.now)) else {
        return;
    };
    if evidence.as_ref().is_some_and(|key| *key != finding.evidence_key()) {
        return;
    }
    finding.now = Outcome::Waived;
    let Decision { by, on, reason, until, .. } = decision;
    finding.why = Why::with("waived", [by.clone(), on.to_string(), reason.clone(), until.to_string()]);
}

/// Who of the national task force's counterparts holds a seat.
fn counterparts(case: &Case<'_>) -> Vec<Outcome> {
    let in_force = matches!(case.state, State::Decree(filed) if filed.standing == Standing::InForce);
    let outcome = |counterpart: &Option<String>| match counterpart {
        None => Outcome::NotApplicable,
        Some(_) if !in_force || case.seats.is_empty() => Outcome::NoEvidence,
        Some(id) => {
            let seated = Check::Institution { any: vec![id.clone()], where_present: false };
            judge::ask(&seated, case, None).settle(case).outcome
        }
    };
    case.catalogue.national_posts.iter().map(|it| outcome(&it.counterpart)).collect()
}

fn finding(case: &Case<'_>, requirement: &Requirement) -> Finding {
    let signed = case.signed();
    let signed_day = signed.map(|(day, _)| day);
    let now_day = match requirement.dates {
        Dates::Judged => Some(case.as_of),
        Dates::Signed => signed_day,
    };
    let now = answer(case, requirement, now_day);
    let then = if now_day == signed_day {
        now.outcome
    } else {
        let then = answer(case, requirement, signed_day).outcome;
        // Which law held then is known no better than the day.
        let doubtful = signed.is_some_and(|(_, sure)| sure == Confidence::Low) && is_dated(requirement);
        if doubtful && then != Outcome::NoEvidence { Outcome::Unclear } else { then }
    };
    Finding {
        requirement: requirement.id.clone(),
        then,
        now: now.outcome,
        confidence: now.confidence(),
        why: now.why,
        found: now.found,
        expected: now.expected,
        evidence: now.proofs.into_iter().map(|it| it.cited).collect(),
    }
}

fn is_dated(requirement: &Requirement) -> bool {
    requirement.effective_from.is_some()
        || requirement.effective_to.is_some()
        || judge::asks_the_day(&requirement.check)
}

/// What `requirement` comes to by the law of `day`; `None` = the day is not known.
fn answer(case: &Case<'_>, requirement: &Requirement, day: Option<Date>) -> Answer {
    let region = &case.dossier.region;
    let concerns = match region.level {
        Level::Province => requirement.province,
        Level::Regency | Level::City => requirement.regency_city,
    };
    if !requirement.province && !requirement.regency_city {
        return Answer::of(Outcome::NotApplicable, Why::plain("national-duty"));
    }
    if !concerns {
        return Answer::of(Outcome::NotApplicable, Why::plain("other-level"));
    }
    if !region.autonomous && matches!(case.state, State::Nothing | State::ClaimsOnly) {
        return Answer::of(Outcome::NotApplicable, Why::plain("administrative-region"));
    }
    if let Some(day) = day
        && !requirement.holds_on(day)
    {
        let code = if requirement.effective_from.is_some_and(|from| day < from) {
            "rule-not-yet-in-force"
        } else {
            "rule-no-longer-in-force"
        };
        let limit = if code == "rule-not-yet-in-force" {
            requirement.effective_from
        } else {
            requirement.effective_to
        };
        let limit = limit.map(|it| it.to_string()).unwrap_or_default();
        return Answer::of(Outcome::NotApplicable, Why::with(code, [limit]));
    }
    let needs = judge::needs(&requirement.check);
    let lacking = case.without_decree();
    let roster_only = matches!(case.state, State::RosterOnly);
    match (needs, lacking) {
        (Needs::Anything, _) => {}
        // Whether it stands in what was sent is for a person to see.
        (Needs::Person, _)
            if case.reports().next().is_some() && !matches!(case.state, State::UnrelatedOnly) => {}
        (Needs::Identity, _) if matches!(case.state, State::LookAlike(_)) => {}
        (Needs::Seats, Some(_)) if roster_only => {}
        (_, Some((outcome, why))) => return Answer::of(outcome, why),
        (_, None) => {}
    }
    let is_undated =
        day.is_none() && (requirement.effective_from.is_some() || requirement.effective_to.is_some());
    if is_undated && needs != Needs::Anything && case.decree().is_some() {
        return Answer::unclear("date-unknown");
    }
    let answer = judge::ask(&requirement.check, case, day).settle(case);
    // A list without a decree shows who may sit, not who does.
    if roster_only
        && needs == Needs::Seats
        && matches!(answer.outcome, Outcome::Satisfied | Outcome::NotSatisfied)
    {
        return Answer { outcome: Outcome::Unclear, why: Why::plain("roster-only"), ..answer };
    }
    if case.seats_from_roster && needs == Needs::Seats && answer.outcome == Outcome::NotSatisfied {
        return Answer { outcome: Outcome::Unclear, why: Why::plain("roster-may-be-partial"), ..answer };
    }
    answer
}
