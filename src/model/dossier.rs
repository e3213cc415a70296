//! Everything of one region.

use std::sync::Arc;

use super::{Claim, ProvisionKind, ReadOutcome, Region, Source, Submission, TextKind};

/// Everything that was sent of one region. There is one for each of the 552, in code order,
/// also for those that sent nothing.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The region.
    pub region: Region,
    /// Its documents: the one in force first, then newest first, then path order.
    pub documents: Vec<Filed>,
    /// What recaps of others say of it.
    pub claims: Vec<ClaimBy>,
}

impl Dossier {
    /// The document in force, if one is.
    pub fn in_force(&self) -> Option<&Submission> {
        self.documents.iter().find(|it| it.standing == Standing::InForce).map(|it| &*it.submission)
    }
}

/// A document in a dossier, and what it counts for.
#[derive(Clone, Debug)]
pub struct Filed {
    /// The document.
    pub submission: Arc<Submission>,
    /// What it counts for.
    pub standing: Standing,
}

/// What a document counts for in its region. The names of others are [`Source::name`]s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The decree that forms the task force now.
    InForce,
    /// Two decrees of one date contradict each other: neither is taken.
    Contested {
        /// The other.
        with: String,
    },
    /// A newer one took its place.
    Superseded {
        /// The newer one.
        by: String,
    },
    /// An analyst chose another one.
    SetAside {
        /// The one chosen.
        by: String,
    },
    /// A newer one says that it is revoked.
    Revoked {
        /// The newer one.
        by: String,
    },
    /// Changes the one in force.
    Amends {
        /// What it changes; `None` when that was not sent.
        what: Option<String>,
    },
    /// A regulation that forms the task force; the decree in force names its people.
    Basis {
        /// The decree in force.
        of: String,
    },
    /// Revokes a task force's decree and forms none.
    Revokes {
        /// What it revokes.
        what: String,
    },
    /// Its term has ended.
    Expired,
    /// Signed after the day judged.
    NotYet,
    /// Without number or date, or marked as a draft.
    Draft,
    /// Another body that looks alike.
    LookAlike,
    /// The same bytes as another.
    Duplicate {
        /// The one that counts.
        of: String,
    },
    /// A task force's instrument that could not be read far enough to be used.
    Unusable,
    /// A list of members that belongs to, or stands in for, a decree.
    Roster,
    /// Says what the task force did.
    Activity,
    /// Says nothing about the task force.
    Unrelated,
}

impl Submission {
    /// Whether everything in it was read, and not by recognising images: only then does a
    /// thing that was not found count as not there without a second look.
    pub fn is_read_whole(&self) -> bool {
        self.outcome == ReadOutcome::Ok && matches!(self.source.text, TextKind::Layer | TextKind::Native)
    }

    /// Whether it is certainly a draft: marked as one and without number or date, or read whole
    /// and without both. A number that was not found beside a date is more likely ours to find.
    pub fn is_certain_draft(&self) -> bool {
        self.decree.as_ref().is_some_and(|decree| {
            let marked = decree.provisions.iter().any(|it| it.kind == ProvisionKind::DraftMark);
            match (&decree.number, &decree.date) {
                (Some(_), Some(_)) => false,
                (None, None) => marked || self.is_read_whole(),
                _ => marked,
            }
        })
    }
}

/// A claim and who makes it.
#[derive(Clone, Debug)]
pub struct ClaimBy {
    /// The recap.
    pub source: Source,
    /// What it says.
    pub claim: Claim,
}
