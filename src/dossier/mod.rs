//! Which facts count for a region.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    model::{Dossier, Submission},
    refdata::RefData,
};

/// One dossier per region, in code order, from all submissions in input order.
pub fn assemble(submissions: &[Arc<Submission>], as_of: Date, refdata: &RefData) -> Vec<Dossier> {
    let _ = (submissions, as_of, refdata);
    Vec::new()
}
