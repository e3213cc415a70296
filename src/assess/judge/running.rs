//! What the task force did: meetings, reports, budget, action plan, cases.
//!
//! Only what carries a date in the months asked for counts. Silence is not idleness: without
//! reports a region has little evidence; that it does not run is said only where a report says
//! so itself (a budget of zero, no meetings).

use jiff::{ToSpan as _, civil::Date};

use crate::{
    assess::{
        answer::{Answer, Proof, by_text},
        case::{Case, State},
    },
    model::{
        Activity, ActivityKind, Confidence, Filed, Form, Outcome, Provision, ProvisionKind, Runs, Standing,
        Submission, Why,
    },
};

/// Months back in which something must have happened for the task force to be said to run.
const RECENT_MONTHS: i32 = 12;

type Done<'a> = (&'a Submission, &'a Activity);

fn activities<'a>(case: &Case<'a>, kind: ActivityKind) -> Vec<Done<'a>> {
    case.reports()
        .flat_map(|document| document.activities.iter().map(move |it| (document, it)))
        .filter(|(_, it)| it.kind == kind)
        .collect()
}

fn proof((document, activity): &Done<'_>) -> Proof {
    Proof::new(document, &activity.evidence, by_text(document))
}

/// In the `months` up to the day of the report.
fn recent(case: &Case<'_>, activity: &Activity, months: i32) -> bool {
    let first = case.as_of.checked_sub(months.months()).unwrap_or(Date::MIN);
    activity.date.is_some_and(|it| first < it && it <= case.as_of)
}

/// Says in figures that nothing was done.
fn is_none(activity: &Activity) -> bool {
    match activity.kind {
        ActivityKind::Budget => activity.amount_idr == Some(0),
        ActivityKind::Case => false,
        _ => activity.count == Some(0),
    }
}

/// The recent ones that something was done in, newest first.
fn done<'a>(case: &Case<'a>, kind: ActivityKind, months: i32) -> Vec<Done<'a>> {
    let mut done: Vec<_> = activities(case, kind)
        .into_iter()
        .filter(|(_, it)| recent(case, it, months) && !is_none(it))
        .collect();
    done.sort_by_key(|(document, it)| (std::cmp::Reverse(it.date), std::cmp::Reverse(by_text(document))));
    done
}

/// One that says that nothing was done lately; undated ones speak of the time they were sent.
fn denied<'a>(case: &Case<'a>, kind: ActivityKind) -> Option<Done<'a>> {
    activities(case, kind)
        .into_iter()
        .filter(|(_, it)| it.year.is_none_or(|year| year == case.as_of.year()))
        .find(|(_, it)| is_none(it) && (it.date.is_none() || recent(case, it, RECENT_MONTHS)))
}

fn shown(activity: &Activity) -> String {
    match activity.date {
        Some(date) => format!("{date}: {}", activity.text),
        None => activity.text.clone(),
    }
}

pub(super) fn activity(case: &Case<'_>, kind: ActivityKind, months: i32, at_least: u32) -> Answer {
    let done = done(case, kind, months);
    let n = done.len();
    if let Some(newest) = done.first()
        && usize::try_from(at_least).is_ok_and(|it| it <= n)
    {
        return Answer::yes("done")
            .because([n.to_string(), months.to_string()])
            .found(shown(newest.1))
            .proofs(done.iter().take(usize::try_from(at_least).unwrap_or(usize::MAX)).map(proof));
    }
    if done.is_empty()
        && let Some(denial) = denied(case, kind)
    {
        return Answer::no("said-not-done").found(shown(denial.1)).proofs([proof(&denial)]);
    }
    let all = activities(case, kind);
    if let Some(undated) = all.iter().find(|(_, it)| it.date.is_none() && !is_none(it)) {
        return Answer::unclear("done-without-date").found(shown(undated.1)).proofs([proof(undated)]);
    }
    match all
        .iter()
        .filter(|(_, it)| it.date.is_some_and(|it| it <= case.as_of))
        .max_by_key(|(_, it)| it.date)
    {
        Some(last) => Answer::none("done-too-long-ago")
            .because([months.to_string()])
            .found(shown(last.1))
            .proofs([proof(last)]),
        None => Answer::none("nothing-reported"),
    }
}

/// How often a decree says that it meets.
struct Rhythm<'a> {
    times: usize,
    months: i32,
    /// The clause; `None` = the catalogue's, where the decree is silent.
    clause: Option<(&'a Submission, &'a Provision)>,
}

impl Rhythm<'_> {
    fn proofs(&self) -> impl Iterator<Item = Proof> {
        self.clause.map(|(document, it)| Proof::new(document, &it.evidence, it.confidence)).into_iter()
    }
}

/// The strictest rhythm of this kind that the region's own instruments set, where they can be
/// read.
fn rhythm<'a>(case: &Case<'a>, kind: ProvisionKind) -> Option<Rhythm<'a>> {
    let clauses = case.provisions(kind).into_iter().filter(|(_, it)| it.confidence != Confidence::Low);
    let rhythms = clauses.filter_map(|(document, it)| {
        let (times, months) = it.text.as_deref()?.split_once('/')?;
        let (times, months) = (times.parse().ok()?, months.parse().ok()?);
        (times > 0 && months > 0).then_some(Rhythm { times, months, clause: Some((document, it)) })
    });
    // Meetings a year, in hundredths.
    rhythms.max_by_key(|it| it.times.saturating_mul(1200) / usize::try_from(it.months).unwrap_or(1))
}

pub(super) fn meetings(case: &Case<'_>, months: i32, at_least: u32) -> Answer {
    let plain = activity(case, ActivityKind::Meeting, months, at_least);
    let own = rhythm(case, ProvisionKind::Meetings);
    let parts = rhythm(case, ProvisionKind::UnitMeetings);
    // Where nobody said that it met, its own rule changes nothing.
    if plain.outcome != Outcome::Satisfied || own.is_none() && parts.is_none() {
        return plain;
    }
    let times = usize::try_from(at_least).unwrap_or(usize::MAX);
    let whole = own.unwrap_or(Rhythm { times, months, clause: None });
    let mut met: Vec<Done<'_>> = Vec::new();
    let mut proofs: Vec<Proof> = Vec::new();
    for (rhythm, of_parts) in std::iter::once((whole, false)).chain(parts.map(|it| (it, true))) {
        let mut held = done(case, ActivityKind::Meeting, rhythm.months);
        held.retain(|(_, it)| it.unit.is_some() == of_parts);
        if held.len() < rhythm.times {
            let said = [held.len().to_string(), rhythm.times.to_string(), rhythm.months.to_string()];
            // Reports may not name every meeting: that they were too few, a person must see.
            let answer = if of_parts {
                Answer::unclear("units-met-less-than-own-rule")
            } else {
                Answer::unclear("met-less-than-own-rule")
            };
            let answer = answer.because(said).proofs(rhythm.proofs());
            return match held.first() {
                Some(newest) => answer.found(shown(newest.1)).proofs([proof(newest)]),
                None => answer,
            };
        }
        proofs.extend(rhythm.proofs());
        met.extend(held.into_iter().take(rhythm.times));
    }
    let newest = met.first().map(|it| shown(it.1)).unwrap_or_default();
    proofs.extend(met.iter().map(proof));
    Answer::yes("met-as-its-own-rule-says").because([met.len().to_string()]).found(newest).proofs(proofs)
}

pub(super) fn across_tasks(case: &Case<'_>, months: i32) -> Answer {
    let work = [ActivityKind::Meeting, ActivityKind::Training, ActivityKind::Case]
        .into_iter()
        .find_map(|kind| done(case, kind, months).into_iter().next());
    let report = done(case, ActivityKind::Report, months).into_iter().next();
    match (work, report) {
        (Some(work), Some(report)) => {
            Answer::yes("done-and-reported").found(shown(work.1)).proofs([proof(&work), proof(&report)])
        }
        (Some(work), None) => Answer::none("done-not-reported").found(shown(work.1)).proofs([proof(&work)]),
        (None, _) => {
            let denial = denied(case, ActivityKind::Meeting).or_else(|| denied(case, ActivityKind::Training));
            if let Some(it) = denial {
                return Answer::no("said-not-done").found(shown(it.1)).proofs([proof(&it)]);
            }
            let undated = [ActivityKind::Meeting, ActivityKind::Training]
                .into_iter()
                .flat_map(|kind| activities(case, kind))
                .find(|(_, it)| it.date.is_none());
            match undated {
                Some(it) => Answer::unclear("done-without-date").found(shown(it.1)).proofs([proof(&it)]),
                None => Answer::none("nothing-reported"),
            }
        }
    }
}

/// The sum of the figures of the document that has most of them, and those figures; `None` = none
/// has one. Two documents may say the same again, so they are not added up.
fn fullest<'a>(all: &[Done<'a>], figure: fn(&Activity) -> Option<u64>) -> Option<(u64, Vec<Done<'a>>)> {
    let figures: Vec<Done<'a>> = all.iter().copied().filter(|(_, it)| figure(it).is_some()).collect();
    // A document's stand together; of equally many, the first.
    let of_one = figures.chunk_by(|(one, _), (two, _)| std::ptr::eq(*one, *two));
    let most = of_one.rev().max_by_key(|it| it.len())?;
    let sum = most.iter().filter_map(|(_, it)| figure(it)).fold(0_u64, u64::saturating_add);
    Some((sum, most.to_vec()))
}

/// A sum as it is written: 290.000.000.
fn rupiah(sum: u64) -> String {
    let digits = sum.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// The year that a sum is for: its own, else that of the report it stands in, which is the year
/// asked for where something else in the report is dated in it.
fn year_of((document, sum): &Done<'_>, asked: i16) -> Option<i16> {
    let dated_so = || document.activities.iter().any(|it| it.date.is_some_and(|it| it.year() == asked));
    sum.date.map(Date::year).or(sum.year).or_else(|| dated_so().then_some(asked))
}

pub(super) fn budget(case: &Case<'_>) -> Answer {
    let year = case.as_of.year();
    let all = activities(case, ActivityKind::Budget);
    let this_year: Vec<_> = all.iter().copied().filter(|it| year_of(it, year) == Some(year)).collect();
    if let Some((sum, lines)) = fullest(&this_year, |it| it.amount_idr).filter(|(sum, _)| 0 < *sum) {
        return Answer::yes("budget-allocated")
            .because([rupiah(sum), year.to_string()])
            .found(rupiah(sum))
            .proofs(lines.iter().map(proof));
    }
    if let Some(it) = this_year.iter().find(|(_, it)| it.amount_idr == Some(0)) {
        return Answer::no("budget-zero").because([year.to_string()]).found("0").proofs([proof(it)]);
    }
    if let Some(it) = all.iter().find(|(_, it)| it.date.is_none() && it.year.is_none()) {
        return Answer::unclear("budget-without-year").found(shown(it.1)).proofs([proof(it)]);
    }
    Answer::none("no-budget-reported").because([year.to_string()])
}

pub(super) fn cases(case: &Case<'_>, months: i32) -> Answer {
    let all = activities(case, ActivityKind::Case);
    let dated: Vec<_> = all.iter().copied().filter(|(_, it)| recent(case, it, months)).collect();
    let undated: Vec<_> = all.iter().copied().filter(|(_, it)| it.date.is_none()).collect();
    let count = |it: &Activity| it.count.map(u64::from);
    if let Some((sum, figures)) = fullest(&dated, count).or_else(|| fullest(&undated, count)) {
        let n = sum.to_string();
        return Answer::yes("cases-counted").because([n.clone()]).found(n).proofs(figures.iter().map(proof));
    }
    match all.first() {
        Some(it) if it.1.count.is_none() => Answer::no("cases-blank").found(shown(it.1)).proofs([proof(it)]),
        Some(it) => Answer::none("done-too-long-ago").because([months.to_string()]).found(shown(it.1)),
        None => Answer::none("nothing-reported"),
    }
}

pub(super) fn action_plan(case: &Case<'_>) -> Answer {
    let mut ended = None;
    let mut open = None;
    for filed in &case.dossier.documents {
        let document = &*filed.submission;
        let Some(decree) = &document.decree else { continue };
        let Some(clause) = decree.provisions.iter().find(|it| it.kind == ProvisionKind::ActionPlan) else {
            continue;
        };
        let proof = Proof::new(document, &clause.evidence, clause.confidence);
        // A decision that forms the task force only says that a plan is to be drawn up.
        let is_plan = decree.form == Some(Form::Peraturan) || !decree.is_task_force;
        let words = clause.evidence.quote.clone();
        match decree.term.to {
            Some(to) if is_plan && to < case.as_of => ended = ended.or(Some((words, to, proof))),
            Some(to) if is_plan => {
                return Answer::yes("plan-in-term").because([to.to_string()]).found(words).proofs([proof]);
            }
            _ => open = open.or(Some((words, proof))),
        }
    }
    if let Some((words, to, proof)) = ended {
        return Answer::no("plan-ended").because([to.to_string()]).found(words).proofs([proof]);
    }
    let reported = activities(case, ActivityKind::ActionPlan);
    if let Some(it) = reported.iter().find(|(_, it)| is_none(it)) {
        return Answer::no("said-not-done").found(shown(it.1)).proofs([proof(it)]);
    }
    if let Some(it) = reported.first() {
        return Answer::unclear("plan-reported-not-sent").found(shown(it.1)).proofs([proof(it)]);
    }
    match open {
        Some((words, proof)) => Answer::unclear("plan-without-term").found(words).proofs([proof]),
        None => Answer::none("no-plan-sent"),
    }
}

pub(super) fn answers_monitoring(case: &Case<'_>) -> Answer {
    let documents = &case.dossier.documents;
    let speaks = |it: &&Filed| {
        !it.submission.claims.is_empty()
            || !matches!(it.standing, Standing::Unrelated | Standing::Unusable | Standing::Duplicate { .. })
    };
    let n = documents.iter().filter(speaks).count();
    if let Some(first) = documents.iter().find(speaks) {
        let document = &*first.submission;
        let region = document.region.as_ref();
        let proof = region.map(|it| Proof::new(document, &it.evidence, it.confidence));
        return Answer::yes("answered").because([n.to_string()]).found(n.to_string()).proofs(proof);
    }
    match case.state {
        State::UnrelatedOnly => {
            let name = documents.first().map(|it| it.submission.source.name());
            // It wrote; whether that is the answer asked for, a person must see.
            Answer::unclear("nothing-about-task-force").found(name.unwrap_or_default())
        }
        State::Unreadable(it) => Answer::unclear("unreadable-only").found(it.submission.source.name()),
        _ => Answer::none("nothing-sent"),
    }
}

pub(super) fn recap_of_regencies(case: &Case<'_>) -> Answer {
    let told_in = |it: &Submission| it.claims.iter().filter(|it| it.has_decree.is_some()).count();
    let recaps = case.reports().filter(|it| !it.claims.is_empty());
    let fullest = recaps.reduce(|best, next| if told_in(best) < told_in(next) { next } else { best });
    let Some(document) = fullest else { return Answer::none("no-recap-sent") };
    let told = told_in(document);
    let first = document.claims.first().map(|it| Proof::new(document, &it.evidence, by_text(document)));
    let total = document.claims.len();
    if told == 0 {
        return Answer::no("recap-blank").because([total.to_string()]).proofs(first);
    }
    let with = document.claims.iter().filter(|it| it.has_decree == Some(true)).count();
    let sure = first.map(|it| Proof { confidence: it.confidence.max(Confidence::Medium), ..it });
    Answer::yes("recap-sent")
        .because([with.to_string(), total.to_string()])
        .found(format!("{with}/{total}"))
        .proofs(sure)
}

/// Whether the task force runs, and what says so.
///
/// It does when, in the last twelve months, it met and either reported or had money. It does
/// not when a report says so: a budget of zero or no meetings, and nothing done beside. All
/// else is little evidence; so is evidence that could be another region's.
pub(in crate::assess) fn runs(case: &Case<'_>) -> (Runs, Why) {
    let sure = |it: &Done<'_>| proof(it).confidence != Confidence::Low;
    let last = |kind| done(case, kind, RECENT_MONTHS).into_iter().find(|it| sure(it)).map(|it| shown(it.1));
    let (met, reported) = (last(ActivityKind::Meeting), last(ActivityKind::Report));
    let funded = budget(case);
    let has_money = funded.outcome == Outcome::Satisfied && funded.confidence() != Some(Confidence::Low);
    let money = funded.found.clone().filter(|_| has_money);
    match (&met, &reported, &money) {
        (Some(met), Some(report), _) => {
            return (Runs::Running, Why::with("runs-met-and-reported", [met, report]));
        }
        (Some(met), None, Some(money)) => {
            return (Runs::Running, Why::with("runs-met-and-funded", [met, money]));
        }
        _ => {}
    }
    let denied = [ActivityKind::Meeting, ActivityKind::Budget]
        .into_iter()
        .find_map(|kind| denied(case, kind).filter(|it| sure(it)));
    let idle = met.is_none() && reported.is_none() && money.is_none();
    if let Some(denied) = denied.filter(|_| idle && last(ActivityKind::Training).is_none()) {
        let zero = if denied.1.kind == ActivityKind::Budget { "Rp0" } else { "0" };
        return (Runs::NotRunning, Why::with("runs-said-idle", [format!("{} ({zero})", shown(denied.1))]));
    }
    match met.or(reported).or(money.map(|it| format!("Rp{it}"))) {
        Some(it) => (Runs::LittleEvidence, Why::with("runs-one-sign-only", [it])),
        None => (Runs::LittleEvidence, Why::plain("runs-nothing-shown")),
    }
}
