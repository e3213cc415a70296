//! The law as data: requirements, instruments, law periods, seat groups, national seats.
//!
//! All of it stands in one file, `requirements.toml`, so that an edited copy is complete: who
//! adds an institution to be asked for, changes a severity or a date, or adds the next Perpres
//! with its law period, needs no Rust. What the file says wrongly is found before any document
//! is read, with line and column.

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::Check;
use crate::model::{InstrumentKind, RequirementId, SourceId};

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
    /// The seat per law period's id; absent = none; with "?" = not settled by any text seen.
    pub seat: std::collections::BTreeMap<String, String>,
    /// Whether a public text was seen.
    pub verified: Verified,
    /// What a person needs to know about it.
    pub note: Option<String>,
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

/// A place in the catalogue's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What is wrong with a catalogue's file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum CatalogueError {
    /// Not TOML, or a field that is missing, unknown or of another type.
    #[error("{at}: {message}")]
    Syntax {
        /// Where.
        at: At,
        /// What the parser said.
        message: String,
    },
    /// An id that stands nowhere.
    #[error("{at}: unknown {what} {id:?}{}", .near.as_ref().map(|it| format!("; did you mean {it:?}?")).unwrap_or_default())]
    UnknownId {
        /// Where.
        at: At,
        /// Institution, instrument, unit, seat group, law period.
        what: &'static str,
        /// The id.
        id: String,
        /// The nearest known one.
        near: Option<String>,
    },
    /// An id twice.
    #[error("{at}: {what} {id:?} stands twice")]
    Duplicate {
        /// Where the second stands.
        at: At,
        /// Requirement, institution, instrument, unit, seat group, law period.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// A rule whose last day is before its first.
    #[error("{at}: {id} ends before it starts ({to} is before {from})")]
    EndsBeforeStart {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// Severity `error` without a duty.
    #[error(
        "{at}: {id} has severity \"error\" but obligation is not \"mandatory\"; only a duty may block compliance"
    )]
    ErrorWithoutDuty {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
    },
    /// A requirement without source.
    #[error("{at}: {id} names no source")]
    NoSource {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
    },
    /// A rule for decrees of its time that has no time.
    #[error("{at}: {id} has dates = \"signed\" but neither effective-from nor effective-to")]
    SignedWithoutDates {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
    },
    /// A requirement to be looked at by hand that does not say at what.
    #[error("{at}: {id} is by-hand but look-at is empty")]
    NothingToLookAt {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
    },
    /// Law periods that leave a gap, overlap or stand in another order than time's.
    #[error("{at}: law period {id:?} does not begin the day after the one before it ends")]
    PeriodsDoNotJoin {
        /// Where the period's table stands.
        at: At,
        /// The period.
        id: String,
    },
}

impl CatalogueError {
    /// Where it stands.
    pub const fn at(&self) -> At {
        match self {
            Self::Syntax { at, .. }
            | Self::UnknownId { at, .. }
            | Self::Duplicate { at, .. }
            | Self::EndsBeforeStart { at, .. }
            | Self::ErrorWithoutDuty { at, .. }
            | Self::NoSource { at, .. }
            | Self::SignedWithoutDates { at, .. }
            | Self::NothingToLookAt { at, .. }
            | Self::PeriodsDoNotJoin { at, .. } => *at,
        }
    }
}

impl Catalogue {
    /// The text of the catalogue compiled in.
    pub const EMBEDDED: &str = include_str!("requirements.toml");

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
                hash: String::new(),
                as_of: Date::ZERO,
                open_risk: None,
            })
        });
        &EMBEDDED
    }

    /// Reads a catalogue's text.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let file: File = toml::from_str(text).map_err(|error| CatalogueError::Syntax {
            at: at(text, error.span().unwrap_or_default()),
            message: error.message().to_owned(),
        })?;
        file.validate(text)?;
        Ok(Self {
            requirements: file.requirement.into_iter().map(Requirement::from).collect(),
            instruments: file.instrument.into_iter().map(Spanned::into_inner).collect(),
            periods: file.law_period.into_iter().map(Spanned::into_inner).collect(),
            seat_groups: file.seat_group.into_iter().map(Spanned::into_inner).collect(),
            units: file.unit.into_iter().map(Spanned::into_inner).collect(),
            national_posts: file.national_post.into_iter().map(Spanned::into_inner).collect(),
            hash: SourceId::of(text.as_bytes()).to_string(),
            as_of: file.catalogue.as_of,
            open_risk: file.catalogue.open_risk,
        })
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

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    catalogue: Header,
    seat_group: Vec<Spanned<SeatGroup>>,
    unit: Vec<Spanned<Unit>>,
    instrument: Vec<Spanned<Instrument>>,
    law_period: Vec<Spanned<LawPeriod>>,
    national_post: Vec<Spanned<NationalPost>>,
    requirement: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Header {
    #[expect(dead_code, reason = "must be there and be 1, so that a later form is told apart")]
    schema: SchemaOne,
    #[expect(dead_code, reason = "names the file to a person")]
    id: String,
    #[serde(with = "toml_date")]
    as_of: Date,
    open_risk: Option<String>,
}

/// The number 1.
struct SchemaOne;

impl<'de> Deserialize<'de> for SchemaOne {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            1 => Ok(Self),
            other => Err(serde::de::Error::custom(format!("catalogue schema {other} is not known, only 1"))),
        }
    }
}

/// A requirement as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    id: Spanned<String>,
    title: Bilingual,
    levels: Vec<EntryLevel>,
    aspect: Aspect,
    obligation: Obligation,
    severity: Severity,
    verified: Verified,
    source: Vec<String>,
    #[serde(default, with = "toml_date::option")]
    effective_from: Option<Date>,
    #[serde(default, with = "toml_date::option")]
    effective_to: Option<Date>,
    #[serde(default)]
    dates: Dates,
    message: Option<String>,
    note: Option<String>,
    #[serde(default)]
    url: Vec<String>,
    check: Spanned<Check>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum EntryLevel {
    Province,
    RegencyCity,
    National,
}

impl From<Entry> for Requirement {
    fn from(entry: Entry) -> Self {
        let check = entry.check.into_inner();
        Self {
            id: RequirementId(entry.id.into_inner()),
            title_id: entry.title.id,
            title_en: entry.title.en,
            province: entry.levels.contains(&EntryLevel::Province),
            regency_city: entry.levels.contains(&EntryLevel::RegencyCity),
            aspect: entry.aspect,
            obligation: entry.obligation,
            severity: entry.severity,
            sources: entry.source,
            effective_from: entry.effective_from,
            effective_to: entry.effective_to,
            dates: entry.dates,
            verified: entry.verified,
            urls: entry.url,
            message_id: entry.message,
            note: entry.note,
            by_hand: match &check {
                Check::ByHand { look_at } => Some(look_at.clone()),
                _ => None,
            },
            check,
        }
    }
}

impl File {
    /// What TOML itself can't tell.
    fn validate(&self, text: &str) -> Result<(), CatalogueError> {
        let mut known = Known::default();
        for group in &self.seat_group {
            let at = at(text, group.span());
            known.groups.insert(text, group.span(), "seat group", &group.get_ref().id)?;
            for id in &group.get_ref().institutions {
                if !known.institutions.0.insert(id.clone()) {
                    return Err(CatalogueError::Duplicate { at, what: "institution", id: id.clone() });
                }
            }
        }
        for instrument in &self.instrument {
            known.instruments.insert(text, instrument.span(), "instrument", &instrument.get_ref().id)?;
        }
        for instrument in &self.instrument {
            for id in &instrument.get_ref().amended_by {
                known.instruments.demand(text, instrument.span(), "instrument", id)?;
            }
        }
        for unit in &self.unit {
            known.units.insert(text, unit.span(), "unit", &unit.get_ref().id)?;
            for id in &unit.get_ref().usual_lead {
                known.institutions.demand(text, unit.span(), "institution", id)?;
            }
        }
        let mut before: Option<Option<Date>> = None;
        for period in &self.law_period {
            let LawPeriod { id, since, until, must_cite, .. } = period.get_ref();
            known.periods.insert(text, period.span(), "law period", id)?;
            for instrument in must_cite {
                known.instruments.demand(text, period.span(), "instrument", instrument)?;
            }
            let joins = match before {
                None => since.is_none(),
                Some(end) => end.and_then(|it| it.tomorrow().ok()) == *since && since.is_some(),
            };
            if !joins || until.zip(*since).is_some_and(|(until, since)| until < since) {
                return Err(CatalogueError::PeriodsDoNotJoin { at: at(text, period.span()), id: id.clone() });
            }
            before = Some(*until);
        }
        for post in &self.national_post {
            let NationalPost { institution, counterpart, seat, .. } = post.get_ref();
            for id in std::iter::once(institution).chain(counterpart) {
                known.institutions.demand(text, post.span(), "institution", id)?;
            }
            for id in seat.keys() {
                known.periods.demand(text, post.span(), "law period", id)?;
            }
        }
        for entry in &self.requirement {
            entry.validate(text, &mut known)?;
        }
        Ok(())
    }
}

impl Entry {
    fn validate(&self, text: &str, known: &mut Known) -> Result<(), CatalogueError> {
        let at = at(text, self.id.span());
        let id = || self.id.get_ref().clone();
        known.requirements.insert(text, self.id.span(), "requirement", self.id.get_ref())?;
        if let Some((from, to)) = self.effective_from.zip(self.effective_to)
            && to < from
        {
            return Err(CatalogueError::EndsBeforeStart { at, id: id(), from, to });
        }
        if self.severity == Severity::Error && self.obligation != Obligation::Mandatory {
            return Err(CatalogueError::ErrorWithoutDuty { at, id: id() });
        }
        if self.source.iter().all(|it| it.trim().is_empty()) {
            return Err(CatalogueError::NoSource { at, id: id() });
        }
        if self.dates == Dates::Signed && self.effective_from.is_none() && self.effective_to.is_none() {
            return Err(CatalogueError::SignedWithoutDates { at, id: id() });
        }
        let check = self.check.get_ref();
        if let Check::ByHand { look_at } = check
            && look_at.trim().is_empty()
        {
            return Err(CatalogueError::NothingToLookAt { at, id: id() });
        }
        for it in check.institutions() {
            known.institutions.demand(text, self.check.span(), "institution", it)?;
        }
        for it in check.instruments() {
            known.instruments.demand(text, self.check.span(), "instrument", it)?;
        }
        for it in check.units() {
            known.units.demand(text, self.check.span(), "unit", it)?;
        }
        if let Some(it) = check.group() {
            known.groups.demand(text, self.check.span(), "seat group", it)?;
        }
        Ok(())
    }
}

/// Ids that stand in the file.
#[derive(Default)]
struct Known {
    groups: Ids,
    institutions: Ids,
    instruments: Ids,
    units: Ids,
    periods: Ids,
    requirements: Ids,
}

#[derive(Default)]
struct Ids(BTreeSet<String>);

impl Ids {
    fn insert(
        &mut self,
        text: &str,
        span: Range<usize>,
        what: &'static str,
        id: &str,
    ) -> Result<(), CatalogueError> {
        if self.0.insert(id.to_owned()) {
            Ok(())
        } else {
            Err(CatalogueError::Duplicate { at: at(text, span), what, id: id.to_owned() })
        }
    }

    /// An id that is not there is an error at its own place, where the text within `span` has it.
    fn demand(
        &self,
        text: &str,
        span: Range<usize>,
        what: &'static str,
        id: &str,
    ) -> Result<(), CatalogueError> {
        if self.0.contains(id) {
            return Ok(());
        }
        let own = text.get(span.clone()).and_then(|it| it.find(&format!("\"{id}\""))).unwrap_or(0);
        let near = self
            .0
            .iter()
            .map(|it| (strsim::damerau_levenshtein(it, id), it))
            .min()
            .filter(|(distance, _)| *distance <= 1.max(id.chars().count() / 3))
            .map(|(_, it)| it.clone());
        let start = span.start.saturating_add(own);
        Err(CatalogueError::UnknownId { at: at(text, start..span.end), what, id: id.to_owned(), near })
    }
}

/// Line and column of a span's start.
fn at(text: &str, span: Range<usize>) -> At {
    let before = text.get(..span.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    At { line, column }
}

/// TOML's own dates as civil dates.
pub(super) mod toml_date {
    use jiff::civil::Date;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};
    use toml::value::Datetime;

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let datetime = Datetime::deserialize(deserializer)?;
        match datetime {
            Datetime { date: Some(date), time: None, offset: None } => {
                let wide = |part: u8| i8::try_from(part).map_err(D::Error::custom);
                let year = i16::try_from(date.year).map_err(D::Error::custom)?;
                Date::new(year, wide(date.month)?, wide(date.day)?).map_err(D::Error::custom)
            }
            _ => Err(D::Error::custom("a day is written like 2023-08-10, without time")),
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
    pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        date.serialize(serializer)
    }

    pub(crate) mod option {
        use jiff::civil::Date;
        use serde::Deserializer;

        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<Date>, D::Error> {
            super::deserialize(deserializer).map(Some)
        }
    }
}
