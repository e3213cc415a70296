//! Which facts count for a region.
//!
//! Shapes known so far: one decree; a decree after a decree, with or without words that revoke
//! the older; a decree and what amends it; a regulation that forms the task force and a decree
//! that names its people; an annex in a file of its own; the same decree twice, as scan and as
//! text; drafts, look-alikes, rosters, activity reports. Where two decrees of one day say different things, none is taken.
//!
//! A document belongs to the region that it names itself; an annex that names none, to the
//! region of the one decree that has its number and year. Where it lies counts only for what
//! could not be read at all: an unreadable file in a region's folder is not "nothing sent".

mod chain;

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;

use crate::{
    model::{ClaimBy, Dossier, ReadOutcome, ReasonCode, Region, RegionCode, Submission},
    refdata::RefData,
};

/// One dossier per region, in code order, from all submissions; their order does not matter.
/// A submission that names no region is in none, unless it is a decree's annex.
pub fn assemble(submissions: &[Arc<Submission>], as_of: Date, refdata: &RefData) -> Vec<Dossier> {
    assemble_for(refdata.regions(), submissions, as_of)
}

/// One dossier for each of `regions`, in their order.
pub fn assemble_for(regions: &[Region], submissions: &[Arc<Submission>], as_of: Date) -> Vec<Dossier> {
    let mut sorted: Vec<&Arc<Submission>> = submissions.iter().collect();
    sorted.sort_by_cached_key(|it| (it.source.name(), it.source.sha256));

    let mut documents: BTreeMap<RegionCode, Vec<Arc<Submission>>> = BTreeMap::new();
    let mut claims: BTreeMap<&RegionCode, Vec<ClaimBy>> = BTreeMap::new();
    for submission in sorted {
        let code = region_of(submission).or_else(|| {
            let found = chain::parent_region(submission, submissions.iter().map(|it| &**it))?;
            Some(found.code.clone())
        });
        if let Some(code) = code {
            documents.entry(code).or_default().push(Arc::clone(submission));
        }
        for claim in &submission.claims {
            let by = ClaimBy { source: submission.source.clone(), claim: claim.clone() };
            claims.entry(&claim.region).or_default().push(by);
        }
    }
    regions
        .iter()
        .map(|region| Dossier {
            region: region.clone(),
            documents: chain::file(documents.remove(&region.code).unwrap_or_default(), as_of),
            claims: claims.remove(&region.code).unwrap_or_default(),
        })
        .collect()
}

fn region_of(submission: &Submission) -> Option<RegionCode> {
    if let Some(found) = &submission.region {
        return Some(found.code.clone());
    }
    let no_document = submission
        .reason
        .as_ref()
        .is_some_and(|it| matches!(it.code, ReasonCode::Ignored | ReasonCode::Container | ReasonCode::Empty));
    (submission.outcome == ReadOutcome::Failed && !no_document)
        .then(|| submission.source.folder_code())
        .flatten()
}
