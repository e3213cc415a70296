//! The catalogue's file: its form, and what TOML itself can't tell (ids that stand nowhere or
//! twice, rules that end before they start, severities without a duty).

use std::{collections::BTreeSet, ops::Range};

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{
    Aspect, At, Bilingual, Catalogue, CatalogueError, Dates, Instrument, LawPeriod, NationalPost, Obligation,
    Requirement, RollUp, SeatGroup, Severity, Unit, Verified,
};
use crate::{
    assess::Check,
    model::{RequirementId, SourceId},
};

/// Reads a catalogue's text.
pub(super) fn parse(text: &str) -> Result<Catalogue, CatalogueError> {
    let file: File = toml::from_str(text).map_err(|error| CatalogueError::Syntax {
        at: At::of(text, error.span().unwrap_or_default()),
        message: error.message().to_owned(),
    })?;
    file.validate(text)?;
    Ok(Catalogue {
        requirements: file.requirement.into_iter().map(Requirement::from).collect(),
        instruments: file.instrument.into_iter().map(Spanned::into_inner).collect(),
        periods: file.law_period.into_iter().map(Spanned::into_inner).collect(),
        seat_groups: file.seat_group.into_iter().map(Spanned::into_inner).collect(),
        units: file.unit.into_iter().map(Spanned::into_inner).collect(),
        national_posts: file.national_post.into_iter().map(Spanned::into_inner).collect(),
        roll_up: file.roll_up,
        hash: SourceId::of(text.as_bytes()).to_string(),
        as_of: file.catalogue.as_of,
        open_risk: file.catalogue.open_risk,
    })
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    catalogue: Header,
    #[serde(default)]
    roll_up: RollUp,
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
            let at = At::of(text, group.span());
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
                return Err(CatalogueError::PeriodsDoNotJoin {
                    at: At::of(text, period.span()),
                    id: id.clone(),
                });
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
        let at = At::of(text, self.id.span());
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
            Err(CatalogueError::Duplicate { at: At::of(text, span), what, id: id.to_owned() })
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
        Err(CatalogueError::UnknownId { at: At::of(text, start..span.end), what, id: id.to_owned(), near })
    }
}

/// TOML's own dates as civil dates.
pub(crate) mod toml_date {
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
