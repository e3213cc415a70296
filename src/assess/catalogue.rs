//! The requirements, instruments and law periods: the law as data.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::RequirementId;

/// The law as data.
#[derive(Debug)]
pub struct Catalogue {
    /// In file order.
    pub requirements: Vec<Requirement>,
    /// SHA-256 of the file it was read from, hexadecimal.
    pub hash: String,
    /// The day its author looked at the law.
    pub as_of: Date,
}

/// One requirement.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// Stable, never reused.
    pub id: RequirementId,
    /// Title in Indonesian.
    pub title_id: String,
    /// Title in English.
    pub title_en: String,
    /// Concerns provinces.
    pub province: bool,
    /// Concerns regencies and cities.
    pub regency_city: bool,
    /// How strong the duty is.
    pub obligation: Obligation,
    /// What failing it does to the verdict.
    pub severity: Severity,
    /// Where it comes from, citations as text ("uu-21-2007 Ps 58(3)"); never empty.
    pub sources: Vec<String>,
    /// The first day it holds; `None` = always.
    pub effective_from: Option<Date>,
    /// The last day it holds; `None` = open.
    pub effective_to: Option<Date>,
    /// Whether a public text was seen that says so.
    pub verified: Verified,
    /// What the analyst reads when it fails.
    pub message_id: Option<String>,
    /// What a person needs to know about it.
    pub note: Option<String>,
    /// `Some` = no machine check yet: what a person must look at, in Indonesian.
    pub by_hand: Option<String>,
}

/// How strong a duty is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obligation {
    /// The law makes it a duty of regions.
    Mandatory,
    /// Stated by ministry guidance or by the national structure.
    Expected,
    /// Habit of good decrees.
    GoodPractice,
}

/// What failing does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Blocks compliance.
    Error,
    /// Needs mending.
    Warning,
    /// A note.
    Info,
}

/// Whether a public text was seen that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verified {
    /// Yes.
    Yes,
    /// A page supports part of it.
    Partial,
    /// From memory.
    No,
}
