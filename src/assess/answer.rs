//! What a check says, and the rule of the weakest evidence.

use super::case::Case;
use crate::model::{Cited, Confidence, Evidence, Outcome, Submission, TextKind, Why};

/// What a check says, taking what it is shown at its word.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) outcome: Outcome,
    pub(super) why: Why,
    pub(super) found: Option<String>,
    pub(super) expected: Option<String>,
    pub(super) proofs: Vec<Proof>,
    /// `Some` = the outcome rests on something not being there.
    pub(super) absent: Option<Part>,
}

/// Evidence and how far to trust it.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    pub(super) cited: Cited,
    pub(super) confidence: Confidence,
}

impl Proof {
    pub(super) fn new(document: &Submission, evidence: &Evidence, confidence: Confidence) -> Self {
        // A document that may be another region's proves no more than that it is this one's.
        let region = document.region.as_ref().map_or(confidence, |it| it.confidence);
        Self {
            cited: Cited { document: document.source.name(), evidence: evidence.clone() },
            confidence: confidence.min(region),
        }
    }
}

/// What is missing: what must have been read for its absence to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A clause or citation.
    Clauses,
    /// A seat with a role.
    Roles,
    /// A seat of an institution.
    Institutions,
    /// Sub-task-forces.
    Units,
    /// The composition as a whole.
    Composition,
}

impl Answer {
    pub(super) fn of(outcome: Outcome, why: Why) -> Self {
        Self { outcome, why, found: None, expected: None, proofs: Vec::new(), absent: None }
    }

    pub(super) fn yes(code: &'static str) -> Self {
        Self::of(Outcome::Satisfied, Why::plain(code))
    }

    pub(super) fn no(code: &'static str) -> Self {
        Self::of(Outcome::NotSatisfied, Why::plain(code))
    }

    pub(super) fn unclear(code: &'static str) -> Self {
        Self::of(Outcome::Unclear, Why::plain(code))
    }

    pub(super) fn none(code: &'static str) -> Self {
        Self::of(Outcome::NoEvidence, Why::plain(code))
    }

    /// Not satisfied because something is not there.
    pub(super) fn absent(part: Part, code: &'static str) -> Self {
        Self { absent: Some(part), ..Self::no(code) }
    }

    pub(super) fn because(mut self, args: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.why.args = args.into_iter().map(Into::into).collect();
        self
    }

    pub(super) fn found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(found.into());
        self
    }

    pub(super) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub(super) fn proof(
        mut self,
        document: &Submission,
        evidence: &Evidence,
        confidence: Confidence,
    ) -> Self {
        self.proofs.push(Proof::new(document, evidence, confidence));
        self
    }

    pub(super) fn proofs(mut self, proofs: impl IntoIterator<Item = Proof>) -> Self {
        self.proofs.extend(proofs);
        self
    }

    /// The confidence of its weakest evidence.
    pub(super) fn confidence(&self) -> Option<Confidence> {
        self.proofs.iter().map(|it| it.confidence).min()
    }

    /// The one place where evidence is weighed: an outcome is as sure as its weakest evidence,
    /// and what was not read whole can't be said not to be there.
    pub(super) fn settle(mut self, case: &Case<'_>) -> Self {
        if let (Some(part), Outcome::NotSatisfied) = (self.absent, self.outcome) {
            match case.blind(part) {
                Some(why) => {
                    self.outcome = Outcome::Unclear;
                    self.why = why;
                }
                None => {
                    self.proofs.extend(case.absence(part));
                    // Behind what the reason has itself: in how many rows it was looked for.
                    if matches!(part, Part::Roles | Part::Institutions | Part::Units) {
                        self.why.args.push(case.seats.len().to_string());
                    }
                }
            }
        }
        let decided = matches!(self.outcome, Outcome::Satisfied | Outcome::NotSatisfied);
        if decided && self.confidence() == Some(Confidence::Low) {
            self.outcome = Outcome::Unclear;
            self.why = Why::plain("weak-evidence");
        }
        self
    }
}

/// How far to trust words of `document` that carry no confidence of their own.
pub(super) fn by_text(document: &Submission) -> Confidence {
    match document.source.text {
        TextKind::Layer | TextKind::Native => Confidence::High,
        TextKind::Ocr | TextKind::Mixed => Confidence::Medium,
        TextKind::None => Confidence::Low,
    }
}
