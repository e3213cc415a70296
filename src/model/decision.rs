//! What analysts decide, and what became of it.

use jiff::civil::Date;

use super::{RegionCode, RequirementId, SourceId};

/// A decision of an analyst. It holds from the day it was made to the day it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub subject: Subject,
    /// Who decided.
    pub by: String,
    /// The day it was made, and the first on which it holds.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Date,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A requirement is not asked of a region.
    Waive {
        /// The region.
        region: RegionCode,
        /// The requirement.
        requirement: RequirementId,
        /// [`Finding::evidence_key`](super::Finding::evidence_key) when it was decided; `None` =
        /// whatever the evidence.
        evidence: Option<String>,
    },
    /// A name as written stands for these institutions.
    Confirm {
        /// Only in this region's documents; `None` = everywhere.
        region: Option<RegionCode>,
        /// The office or institution as it is written.
        text: String,
        /// Institution ids; empty = none that the catalogue knows.
        institutions: Vec<String>,
    },
    /// A document is the decree in force of a region.
    Choose {
        /// The region.
        region: RegionCode,
        /// The document.
        document: SourceId,
    },
}

impl Decision {
    /// Whether it holds on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.on <= day && day <= self.until
    }
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It changed so many findings, seats or documents.
    Applied(usize),
    /// It was made after the day judged.
    NotYet,
    /// Its last day is over.
    Ended,
    /// There is nothing that it speaks of.
    NoMatch,
    /// What it speaks of is so without it.
    NotNeeded,
    /// What it was made on is no longer what is found.
    EvidenceChanged,
}

/// A decision and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The decision.
    pub decision: Decision,
    /// What became of it.
    pub fate: Fate,
}
