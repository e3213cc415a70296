//! The judgement of a region.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Confidence, Evidence, RegionCode, SourceId};

/// A requirement's stable id: `STR001`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequirementId(pub String);

impl fmt::Display for RequirementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The judgement of one region.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The region.
    pub region: RegionCode,
    /// Whether a task force exists as it should.
    pub verdict: Verdict,
    /// The same by the law of the day on which the decree was signed; `None` = no decree, or its
    /// day is not known.
    pub verdict_then: Option<Verdict>,
    /// Whether it runs.
    pub runs: Runs,
    /// What says so.
    pub runs_why: Why,
    /// Why the verdict is what it is.
    pub why: Why,
    /// One per requirement of the catalogue, in its order.
    pub findings: Vec<Finding>,
    /// One per post of the national task force, in the catalogue's order: whether its regional
    /// counterpart holds a seat. `NoEvidence` without a composition in force, `NotApplicable`
    /// where the post has no counterpart.
    pub counterparts: Vec<Outcome>,
}

/// A region's verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// All mandatory requirements are satisfied, and nothing that is expected is missing.
    #[serde(rename = "PATUH")]
    Compliant,
    /// A task force exists; something is missing or could not be shown.
    #[serde(rename = "SEBAGIAN")]
    Partial,
    /// A mandatory, verified requirement is not satisfied, or the document can't be used.
    #[serde(rename = "TIDAK PATUH")]
    NonCompliant,
    /// Nothing was sent.
    #[serde(rename = "BELUM MENGIRIM")]
    NotSubmitted,
    /// Something was sent that could not be read or judged.
    #[serde(rename = "TIDAK DAPAT DINILAI")]
    CannotJudge,
}

/// Whether the task force runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Runs {
    /// Evidence shows that it does.
    #[serde(rename = "BERJALAN")]
    Running,
    /// Not enough was sent to tell.
    #[serde(rename = "KURANG BUKTI")]
    LittleEvidence,
    /// Evidence shows that it does not.
    #[serde(rename = "TIDAK BERJALAN")]
    NotRunning,
}

/// What a requirement came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Shown by evidence.
    Satisfied,
    /// A document that could show it shows the contrary.
    NotSatisfied,
    /// Evidence too weak or contradictory: a person must look.
    Unclear,
    /// Nothing was sent that could show it.
    NoEvidence,
    /// Does not concern this region, or the rule was not in force.
    NotApplicable,
    /// An analyst's decision.
    Waived,
}

/// One requirement on one region.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The requirement.
    pub requirement: RequirementId,
    /// By the law when the decree was signed.
    pub then: Outcome,
    /// By the law on the day judged.
    pub now: Outcome,
    /// Why.
    pub why: Why,
    /// What was found, in the document's words or a short value.
    pub found: Option<String>,
    /// What would satisfy it; `None` where the requirement's title says it all.
    pub expected: Option<String>,
    /// Of the weakest evidence; `None` without evidence.
    pub confidence: Option<Confidence>,
    /// What it rests on.
    pub evidence: Vec<Cited>,
}

impl Finding {
    /// What it rests on, as 12 hexadecimal digits: what was found, each quote and its place. The
    /// same next month as long as the documents say the same, under whatever name.
    pub fn evidence_key(&self) -> String {
        let mut text = self.found.clone().unwrap_or_default();
        for Cited { evidence, .. } in &self.evidence {
            // As it stands in records, so that it outlives this program's own names.
            let place = serde_json::to_string(&evidence.place).unwrap_or_default();
            text.extend(["\n", &place, "\n", &evidence.quote]);
        }
        SourceId::of(text.as_bytes()).to_string().chars().take(12).collect()
    }
}

/// Evidence together with the document it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// [`super::Source::name`] of the document.
    pub document: String,
    /// Place and words.
    pub evidence: Evidence,
}

/// A reason, typed, so that the report can say it in each language: a stable kebab-case code
/// and what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Kebab-case code; `assess::words` has a sentence for each in each language.
    pub code: &'static str,
    /// What fills the sentence's gaps `{0}`, `{1}`, ...
    pub args: Vec<String>,
}

impl Why {
    /// A reason without gaps.
    pub const fn plain(code: &'static str) -> Self {
        Self { code, args: Vec::new() }
    }

    /// A reason with gaps.
    pub fn with(code: &'static str, args: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { code, args: args.into_iter().map(Into::into).collect() }
    }
}

/// The language of what an analyst reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Indonesian.
    #[default]
    Id,
    /// English.
    En,
}
