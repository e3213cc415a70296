//! How decrees are written: [`Document`] to [`Submission`]. Total.

pub mod citation;
pub mod date;
mod fold;
pub mod number;
pub mod person;
pub mod role;

use crate::{
    model::{Document, Source, Submission},
    refdata::RefData,
};

/// What `document`, which came from `source`, says. Total; no format in it.
pub fn extract(document: &Document, source: Source, refdata: &RefData) -> Submission {
    let _ = (document, refdata);
    Submission::of(source)
}
