//! The nouns of the line: what flows from one stage to the next. Data and invariants; no
//! I/O, no word lists.
//!
//! ```text
//! SourceFile --read--> Document --extract--> Submission --assemble--> Dossier
//!            --assess--> Assessment --tables--> Table --render--> .xlsx
//! ```
//!
//! [`Submission`] is the record of the contract (`patuh.record/1`): its serialised form *is*
//! the public format, so that `run` and `extract | assess` are the same by construction.
//! A field may be added; none may be renamed or moved.

mod assessment;
mod decision;
mod decree;
mod document;
mod dossier;
mod evidence;
mod region;
mod source;

pub use assessment::{Assessment, Cited, Finding, Lang, Outcome, RequirementId, Runs, Verdict, Why};
pub use decision::{Decision, Fate, Ruling, Subject};
pub use decree::{
    Activity, ActivityKind, Citation, Claim, Decree, DecreeRef, Form, InstrumentKind, Kind, Member, Notice,
    Provision, ProvisionKind, RECORD_SCHEMA, Role, Signatory, Submission, Term,
};
pub use document::{
    Cell, DOCUMENT_SCHEMA, Document, Facts, Line, Omission, Page, Part, Table, TextKind, Zone,
};
pub use dossier::{ClaimBy, Dossier, Filed, Standing};
pub use evidence::{Confidence, Evidence, Found, Place};
pub use region::{Level, Region, RegionCode, RegionFound};
pub use source::{Format, NoSourceId, ReadOutcome, Reason, ReasonCode, Source, SourceId};
