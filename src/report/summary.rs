//! The summary that `--json` writes (`patuh.summary/1`), and the one source of the key
//! figures that the workbook shows.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::Report;
use crate::model::{
    Fate, Level, Outcome, ReadOutcome, Reason, ReasonCode, RegionCode, RequirementId, Ruling, Runs, SourceId,
    Submission, Verdict,
};

/// The name of the summary's form.
pub const SUMMARY_SCHEMA: &str = "patuh.summary/1";

/// The whole run in figures. Keys are in a fixed order; fields may be added, none renamed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// [`SUMMARY_SCHEMA`].
    pub schema: &'static str,
    /// The day judged.
    pub as_of: Date,
    /// `YYYY-MM` when given.
    pub period: Option<String>,
    /// SHA-256 of the catalogue, hexadecimal.
    pub catalogue: String,
    /// All regions.
    pub counts: Counts,
    /// Provinces alone.
    pub provinces: Counts,
    /// Regencies and cities alone.
    pub regencies_cities: Counts,
    /// What was sent.
    pub inputs: Inputs,
    /// How often a requirement came to what, by the law on the day judged.
    pub requirements: BTreeMap<RequirementId, Tally>,
    /// Analysts' decisions by what became of them.
    pub decisions: BTreeMap<&'static str, usize>,
    /// In code order.
    pub regions: Vec<RegionSummary>,
}

/// Regions, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All.
    pub regions: usize,
    /// Those that count in shares; the others stand apart (see the catalogue's roll-up).
    pub counted: usize,
    /// Those that sent something.
    pub submitted: usize,
    /// Those with a decree in force.
    pub in_force: usize,
    /// By verdict; each verdict is named, also with 0.
    pub verdict: BTreeMap<Verdict, usize>,
    /// By whether it runs; each is named, also with 0.
    pub runs: BTreeMap<Runs, usize>,
}

/// Inputs, counted. `total` = `documents` + `containers` + `ignored`;
/// `documents` = `ok` + `partial` + `failed`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Inputs {
    /// Everything found, members of containers too.
    pub total: usize,
    /// Neither container nor rubbish.
    pub documents: usize,
    /// Containers that were opened.
    pub containers: usize,
    /// Rubbish that systems leave behind.
    pub ignored: usize,
    /// Documents read whole.
    pub ok: usize,
    /// Documents read in part.
    pub partial: usize,
    /// Documents and containers of which nothing could be read.
    pub failed: usize,
    /// Documents whose bytes stand earlier in the list; counted above as well.
    pub duplicates: usize,
    /// Partial and failed documents by reason.
    pub reasons: BTreeMap<ReasonCode, usize>,
}

/// Outcomes of one requirement over all regions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Shown by evidence.
    pub satisfied: usize,
    /// Shown to be otherwise.
    pub not_satisfied: usize,
    /// A person must look.
    pub unclear: usize,
    /// Nothing sent could show it.
    pub no_evidence: usize,
    /// Does not concern the region.
    pub not_applicable: usize,
    /// Decided by an analyst.
    pub waived: usize,
}

/// One region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegionSummary {
    /// Its code.
    pub code: RegionCode,
    /// Its verdict.
    pub verdict: Verdict,
    /// By the law of the day its decree was signed; `None` = no decree, or its day not known.
    pub verdict_then: Option<Verdict>,
    /// Whether its task force runs.
    pub runs: Runs,
    /// Its decree in force.
    pub in_force: Option<InForce>,
    /// By requirement.
    pub requirements: BTreeMap<RequirementId, Judged>,
}

/// Where the decree in force is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InForce {
    /// Path below the inbox.
    pub path: String,
    /// Name inside the container at `path`.
    pub member: Option<String>,
    /// Its content.
    pub sha256: Option<SourceId>,
}

/// A requirement by the two laws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// By the law when the decree was signed.
    pub then: Outcome,
    /// By the law on the day judged.
    pub now: Outcome,
}

/// What an input is to the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputKind {
    Ok,
    Partial,
    Failed,
    Container,
    Ignored,
}

/// What `submission` is to the count. A container that could not be opened has failed.
pub(super) fn input_kind(submission: &Submission) -> InputKind {
    match (submission.outcome, submission.reason.as_ref().map(|reason| reason.code)) {
        (_, Some(ReasonCode::Ignored)) => InputKind::Ignored,
        (ReadOutcome::Ok, Some(ReasonCode::Container)) => InputKind::Container,
        (ReadOutcome::Ok, _) => InputKind::Ok,
        (ReadOutcome::Partial, _) => InputKind::Partial,
        (ReadOutcome::Failed, _) => InputKind::Failed,
    }
}

/// The run in figures.
pub fn summary(report: &Report<'_>) -> Summary {
    let mut all = Counts::none();
    let mut provinces = Counts::none();
    let mut regencies_cities = Counts::none();
    let mut requirements: BTreeMap<RequirementId, Tally> =
        report.catalogue.requirements.iter().map(|it| (it.id.clone(), Tally::default())).collect();
    let mut regions = Vec::with_capacity(report.dossiers.len());
    for (dossier, assessment) in report.dossiers.iter().zip(report.assessments) {
        let in_force = dossier.in_force().map(|it| InForce {
            path: it.source.path.clone(),
            member: it.source.member.clone(),
            sha256: it.source.sha256,
        });
        let group = match dossier.region.level {
            Level::Province => &mut provinces,
            Level::Regency | Level::City => &mut regencies_cities,
        };
        for counts in [&mut all, group] {
            counts.add(assessment.verdict, assessment.runs, in_force.is_some());
            counts.counted += usize::from(report.catalogue.roll_up.weight(&dossier.region) > 0);
        }
        for finding in &assessment.findings {
            requirements.entry(finding.requirement.clone()).or_default().add(finding.now);
        }
        regions.push(RegionSummary {
            code: dossier.region.code.clone(),
            verdict: assessment.verdict,
            verdict_then: assessment.verdict_then,
            runs: assessment.runs,
            in_force,
            requirements: assessment
                .findings
                .iter()
                .map(|it| (it.requirement.clone(), Judged { then: it.then, now: it.now }))
                .collect(),
        });
    }
    Summary {
        schema: SUMMARY_SCHEMA,
        as_of: report.run.as_of,
        period: report.run.period.clone(),
        catalogue: report.catalogue.hash.clone(),
        counts: all,
        provinces,
        regencies_cities,
        inputs: inputs(report),
        requirements,
        decisions: decisions(report),
        regions,
    }
}

fn decisions(report: &Report<'_>) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for Ruling { fate, .. } in report.rulings {
        let name = match fate {
            Fate::Applied(_) => "applied",
            Fate::NotYet => "not_yet",
            Fate::Ended => "ended",
            Fate::NoMatch => "no_match",
            Fate::NotNeeded => "not_needed",
            Fate::EvidenceChanged => "evidence_changed",
        };
        *counts.entry(name).or_default() += 1;
    }
    counts
}

fn inputs(report: &Report<'_>) -> Inputs {
    let mut inputs = Inputs::default();
    let mut seen = BTreeSet::new();
    for submission in report.submissions {
        inputs.total += 1;
        let kind = input_kind(submission);
        match kind {
            InputKind::Container => inputs.containers += 1,
            InputKind::Ignored => inputs.ignored += 1,
            InputKind::Ok => inputs.ok += 1,
            InputKind::Partial => inputs.partial += 1,
            InputKind::Failed => inputs.failed += 1,
        }
        if matches!(kind, InputKind::Container | InputKind::Ignored) {
            continue;
        }
        inputs.documents += 1;
        inputs.duplicates += usize::from(submission.source.sha256.is_some_and(|sha| !seen.insert(sha)));
        if let (InputKind::Partial | InputKind::Failed, Some(Reason { code, .. })) =
            (kind, &submission.reason)
        {
            *inputs.reasons.entry(*code).or_default() += 1;
        }
    }
    inputs
}

impl Counts {
    fn none() -> Self {
        Self {
            regions: 0,
            counted: 0,
            submitted: 0,
            in_force: 0,
            verdict: VERDICTS.into_iter().map(|it| (it, 0)).collect(),
            runs: RUNS.into_iter().map(|it| (it, 0)).collect(),
        }
    }

    fn add(&mut self, verdict: Verdict, runs: Runs, in_force: bool) {
        self.regions += 1;
        self.submitted += usize::from(verdict != Verdict::NotSubmitted);
        self.in_force += usize::from(in_force);
        *self.verdict.entry(verdict).or_default() += 1;
        *self.runs.entry(runs).or_default() += 1;
    }
}

/// Every verdict, best first.
pub(super) const VERDICTS: [Verdict; 5] = [
    Verdict::Compliant,
    Verdict::Partial,
    Verdict::NonCompliant,
    Verdict::CannotJudge,
    Verdict::NotSubmitted,
];

/// Every state of running, best first.
pub(super) const RUNS: [Runs; 3] = [Runs::Running, Runs::LittleEvidence, Runs::NotRunning];

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Satisfied => &mut self.satisfied,
            Outcome::NotSatisfied => &mut self.not_satisfied,
            Outcome::Unclear => &mut self.unclear,
            Outcome::NoEvidence => &mut self.no_evidence,
            Outcome::NotApplicable => &mut self.not_applicable,
            Outcome::Waived => &mut self.waived,
        };
        *count += 1;
    }
}
