//! The workbook and the summary: what leaves the house. Decides nothing.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    assess::Catalogue,
    model::{Assessment, Dossier, Submission},
};

/// Everything the workbook is made of.
#[derive(Debug)]
pub struct Report<'a> {
    /// The law.
    pub catalogue: &'a Catalogue,
    /// One per region, in code order.
    pub dossiers: &'a [Dossier],
    /// One per dossier, in the same order.
    pub assessments: &'a [Assessment],
    /// Every input in input order: documents, containers, rubbish.
    pub submissions: &'a [Arc<Submission>],
    /// About the run.
    pub run: RunFacts,
    /// The language of everything an analyst reads.
    pub lang: Lang,
}

/// About the run; no clock in it.
#[derive(Clone, Debug)]
pub struct RunFacts {
    /// The day judged.
    pub as_of: Date,
    /// `YYYY-MM` when given.
    pub period: Option<String>,
    /// The program's version.
    pub version: String,
    /// Options that change the output, as name and value, sorted by name.
    pub options: Vec<(String, String)>,
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
