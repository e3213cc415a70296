//! The law: [`Dossier`] to [`Assessment`]. Total; it searches no text, it takes typed facts.

mod catalogue;

pub use catalogue::{Catalogue, Obligation, Requirement, Severity, Verified};

use jiff::civil::Date;

use crate::model::{Assessment, Dossier};

/// Judges one region by the law when its decree was signed and by the law on `as_of`.
pub fn assess(dossier: &Dossier, catalogue: &Catalogue, as_of: Date) -> Assessment {
    let _ = (catalogue, as_of);
    todo_assessment(dossier)
}

fn todo_assessment(dossier: &Dossier) -> Assessment {
    Assessment {
        region: dossier.region.code.clone(),
        verdict: crate::model::Verdict::NotSubmitted,
        runs: crate::model::Runs::LittleEvidence,
        why: crate::model::Why::plain("nothing-sent"),
        findings: Vec::new(),
    }
}
