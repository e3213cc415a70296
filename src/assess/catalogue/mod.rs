//! The law as data: requirements, instruments, law periods, seat groups, national seats.
//!
//! All of it stands in one file, `requirements.toml`, so that an edited copy is complete: who
//! adds an institution to be asked for, changes a severity or a date, or adds the next Perpres
//! with its law period, needs no Rust. What the file says wrongly is found before any document
//! is read, with line and column.

mod error;
mod file;

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use error::{At, CatalogueError};
pub(crate) use file::toml_date;

use super::Check;
use crate::model::{InstrumentKind, Level, Region, RequirementId};

/// The law as data.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// In file order.
    pub requirements: Vec<Requirement>,
    /// Laws and regulations, in file order.
    pub instruments: Vec<Instrument>,
    /// Oldest first.
    pub periods: Vec<LawPeriod>,
    /// Which institutions stand for which element of the law.
    pub seat_groups: Vec<SeatGroup>,
    /// Sub-task-forces, in their order.
    pub units: Vec<Unit>,
    /// Seats of the national task force.
    pub national_posts: Vec<NationalPost>,
    /// How regions add up to a province's figures.
    pub roll_up: RollUp,
    /// SHA-256 of the file it was read from, hexadecimal.
    pub hash: String,
    /// The day its author looked at the law.
    pub as_of: Date,
    /// What may have changed since, in Indonesian.
    pub open_risk: Option<String>,
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
    /// Which of the two questions it belongs to.
    pub aspect: Aspect,
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
    /// Which day the two dates are held against.
    pub dates: Dates,
    /// Whether a public text was seen that says so.
    pub verified: Verified,
    /// Where that text was seen.
    pub urls: Vec<String>,
    /// What the analyst reads when it fails.
    pub message_id: Option<String>,
    /// What a person needs to know about it.
    pub note: Option<String>,
    /// How it is told.
    pub check: Check,
    /// `Some` = no machine check: what a person must look at, in Indonesian.
    pub by_hand: Option<String>,
}

impl Requirement {
    /// Whether the rule holds on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.effective_from.is_none_or(|from| from <= day) && self.effective_to.is_none_or(|to| day <= to)
    }

    /// Whether failing it makes a region `TIDAK PATUH`: a duty, seen in a public text, that
    /// blocks compliance.
    pub fn is_ground(&self) -> bool {
        self.aspect == Aspect::Exists
            && self.obligation == Obligation::Mandatory
            && self.severity == Severity::Error
            && self.verified == Verified::Yes
    }
}

/// Which of the two questions a requirement belongs to: "ada dan berjalan".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Does a task force exist as it should?
    Exists,
    /// Does it run?
    Runs,
}

/// Which day a requirement's first and last day are held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dates {
    /// The day judged: the decree's for the law then, the report's for the law now.
    #[default]
    Judged,
    /// The day the decree was signed, for both: the rule asks only decrees of its time.
    Signed,
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

/// A law or regulation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Instrument {
    /// `uu-21-2007`.
    pub id: String,
    /// How a citation of it is classed.
    pub kind: InstrumentKind,
    /// "UU 21/2007".
    pub name: String,
    /// Its number; `None` = not known.
    pub number: Option<String>,
    /// Its year.
    pub year: i16,
    /// What it is about.
    pub title: String,
    /// First day; `None` = not known.
    #[serde(default, with = "toml_date::option")]
    pub in_force_from: Option<Date>,
    /// Last day; `None` = in force, or not known.
    #[serde(default, with = "toml_date::option")]
    pub in_force_to: Option<Date>,
    /// Where kind, number and year do not tell the issuer: one of these, in lower case, must
    /// stand in the citation. Empty = not needed.
    #[serde(default)]
    pub words: Vec<String>,
    /// Ids of those that changed it.
    #[serde(default)]
    pub amended_by: Vec<String>,
    /// What became of it, where it is not simply in force.
    pub status: Option<String>,
    /// What its articles say, as far as seen.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Whether a public text was seen.
    pub verified: Verified,
    /// Where.
    #[serde(default)]
    pub url: Vec<String>,
    /// What a person needs to know about it.
    pub note: Option<String>,
}

/// A time in which one set of rules judged decrees.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LawPeriod {
    /// `P4`.
    pub id: String,
    /// First day; `None` = from the beginning.
    #[serde(default, with = "toml_date::option")]
    pub since: Option<Date>,
    /// Last day; `None` = open.
    #[serde(default, with = "toml_date::option")]
    pub until: Option<Date>,
    /// What was the case.
    pub label: String,
    /// Instruments that a decree of the time names; the last is its newest.
    pub must_cite: Vec<String>,
    /// Seats of the national task force without its leaders; `None` = there was none.
    pub national_members: Option<u32>,
}

/// An element that the law names, and who stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SeatGroup {
    /// `penegak_hukum`.
    pub id: String,
    /// "Penegak hukum".
    pub name: String,
    /// Institution ids.
    pub institutions: Vec<String>,
    /// Bodies of any name belong to it: a seat that matches no institution may be one of them.
    #[serde(default)]
    pub open: bool,
}

/// A sub-task-force.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unit {
    /// `norma_hukum`.
    pub id: String,
    /// "IV".
    pub number: String,
    /// Its name.
    pub name: Bilingual,
    /// Institutions that usually lead it.
    pub usual_lead: Vec<String>,
    /// Whether a public text was seen.
    pub verified: Verified,
}

/// A seat of the national task force.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NationalPost {
    /// Its place in the list.
    pub number: u32,
    /// The office today.
    pub office: String,
    /// The office in the regulation's words.
    pub office_in_text: String,
    /// Institution id.
    pub institution: String,
    /// The institution that is its counterpart in a region; `None` = it has none.
    pub counterpart: Option<String>,
    /// What the counterpart is called there; `None` = as the institution.
    pub counterpart_name: Option<String>,
    /// The seat per law period's id; absent = none; with "?" = not settled by any text seen.
    pub seat: std::collections::BTreeMap<String, String>,
    /// Whether a public text was seen.
    pub verified: Verified,
    /// What a person needs to know about it.
    pub note: Option<String>,
}

/// How regions add up to the figures of a province and of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RollUp {
    /// What the province itself counts for.
    pub province: u32,
    /// What a regency or city with its own government counts for.
    pub regency_city: u32,
    /// What an administrative regency or city counts for; it has no government of its own and
    /// owes no task force.
    pub administrative: u32,
}

impl Default for RollUp {
    fn default() -> Self {
        Self { province: 1, regency_city: 1, administrative: 0 }
    }
}

impl RollUp {
    /// What `region` counts for; 0 = it stands apart.
    pub fn weight(&self, region: &Region) -> u32 {
        match region.level {
            Level::Province => self.province,
            Level::Regency | Level::City if region.autonomous => self.regency_city,
            Level::Regency | Level::City => self.administrative,
        }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

impl Catalogue {
    /// The text of the catalogue compiled in.
    pub const EMBEDDED: &str = include_str!("../requirements.toml");

    /// The catalogue compiled in; a test holds that it parses.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Catalogue> = LazyLock::new(|| {
            Catalogue::parse(Catalogue::EMBEDDED).unwrap_or_else(|_| Catalogue {
                requirements: Vec::new(),
                instruments: Vec::new(),
                periods: Vec::new(),
                seat_groups: Vec::new(),
                units: Vec::new(),
                national_posts: Vec::new(),
                roll_up: RollUp::default(),
                hash: String::new(),
                as_of: Date::ZERO,
                open_risk: None,
            })
        });
        &EMBEDDED
    }

    /// Reads a catalogue's text.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        file::parse(text)
    }

    /// The requirement with this id.
    pub fn requirement(&self, id: &RequirementId) -> Option<&Requirement> {
        self.requirements.iter().find(|it| it.id == *id)
    }

    /// The instrument with this id.
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|it| it.id == id)
    }

    /// The law period of `day`.
    pub fn period(&self, day: Date) -> Option<&LawPeriod> {
        self.periods
            .iter()
            .find(|it| it.since.is_none_or(|since| since <= day) && it.until.is_none_or(|until| day <= until))
    }

    /// The seat group with this id.
    pub fn seat_group(&self, id: &str) -> Option<&SeatGroup> {
        self.seat_groups.iter().find(|it| it.id == id)
    }

    /// The sub-task-force with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|it| it.id == id)
    }
}
