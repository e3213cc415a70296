//! The file of decisions: TOML, its form in `docs/decisions.md`.

use std::ops::Range;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::{
    assess::{At, Catalogue, toml_date},
    model::{Decision, RegionCode, RequirementId, SourceId, Subject},
    refdata::RefData,
};

/// What is wrong with a file of decisions.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecisionError {
    /// Not TOML, or a field that is missing, unknown or of another type.
    #[error("{at}: {message}")]
    Syntax {
        /// Where.
        at: At,
        /// What the parser said.
        message: String,
    },
    /// An id that is none.
    #[error("{at}: unknown {what} {id:?}")]
    UnknownId {
        /// Where.
        at: At,
        /// Region, requirement, institution, document.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// It ends before it was made, or says nothing where something must be said.
    #[error("{at}: {message}")]
    Incomplete {
        /// Where.
        at: At,
        /// What is missing.
        message: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    schema: Spanned<u32>,
    #[serde(default)]
    waive: Vec<Waive>,
    #[serde(default)]
    confirm: Vec<Confirm>,
    #[serde(default)]
    choose: Vec<Choose>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Waive {
    region: Spanned<String>,
    requirement: Spanned<String>,
    evidence: Option<String>,
    by: Spanned<String>,
    #[serde(with = "toml_date")]
    on: Date,
    reason: String,
    #[serde(with = "toml_date")]
    until: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Confirm {
    region: Option<Spanned<String>>,
    text: Spanned<String>,
    institution: Vec<Spanned<String>>,
    by: Spanned<String>,
    #[serde(with = "toml_date")]
    on: Date,
    reason: String,
    #[serde(with = "toml_date")]
    until: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Choose {
    region: Spanned<String>,
    document: Spanned<String>,
    by: Spanned<String>,
    #[serde(with = "toml_date")]
    on: Date,
    reason: String,
    #[serde(with = "toml_date")]
    until: Date,
}

/// Reads a file of decisions, whose regions, requirements and institutions must be known.
///
/// # Errors
///
/// What is wrong, with line and column.
pub fn parse(text: &str, catalogue: &Catalogue, refdata: &RefData) -> Result<Vec<Decision>, DecisionError> {
    let file: File = toml::from_str(text).map_err(|error| DecisionError::Syntax {
        at: At::of(text, error.span().unwrap_or_default()),
        message: error.message().to_owned(),
    })?;
    let check = Check { text, refdata };
    if *file.schema.get_ref() != 1 {
        return Err(check.incomplete(file.schema.span(), "only schema 1 is known"));
    }
    let mut decisions = Vec::new();
    for it in file.waive {
        let region = check.region(&it.region)?;
        let requirement = RequirementId(it.requirement.get_ref().clone());
        if catalogue.requirement(&requirement).is_none() {
            return Err(check.unknown("requirement", &it.requirement));
        }
        let subject = Subject::Waive { region, requirement, evidence: it.evidence };
        decisions.push(check.decision(subject, it.by, it.on, it.reason, it.until)?);
    }
    for it in file.confirm {
        let region = it.region.as_ref().map(|it| check.region(it)).transpose()?;
        let institutions = it.institution.iter().map(|it| check.institution(it)).collect::<Result<_, _>>()?;
        if it.text.get_ref().trim().is_empty() {
            return Err(check.incomplete(it.text.span(), "no text"));
        }
        let subject = Subject::Confirm { region, text: it.text.into_inner(), institutions };
        decisions.push(check.decision(subject, it.by, it.on, it.reason, it.until)?);
    }
    for it in file.choose {
        let region = check.region(&it.region)?;
        let document: SourceId =
            it.document.get_ref().parse().map_err(|_wrong| check.unknown("document", &it.document))?;
        let subject = Subject::Choose { region, document };
        decisions.push(check.decision(subject, it.by, it.on, it.reason, it.until)?);
    }
    Ok(decisions)
}

/// What a file is held against.
struct Check<'a> {
    text: &'a str,
    refdata: &'a RefData,
}

impl Check<'_> {
    fn region(&self, code: &Spanned<String>) -> Result<RegionCode, DecisionError> {
        let known = self.refdata.regions().iter().find(|it| it.code.0 == *code.get_ref());
        known.map(|it| it.code.clone()).ok_or_else(|| self.unknown("region", code))
    }

    fn institution(&self, id: &Spanned<String>) -> Result<String, DecisionError> {
        let id_text = id.get_ref();
        let known = self.refdata.institution(id_text).is_some();
        known.then(|| id_text.clone()).ok_or_else(|| self.unknown("institution", id))
    }

    fn decision(
        &self,
        subject: Subject,
        by: Spanned<String>,
        on: Date,
        reason: String,
        until: Date,
    ) -> Result<Decision, DecisionError> {
        let span = by.span();
        let by = by.into_inner();
        if by.trim().is_empty() || reason.trim().is_empty() {
            return Err(self.incomplete(span, "a decision needs a name and a reason"));
        }
        if until < on {
            return Err(self.incomplete(span, "it ends before it was made"));
        }
        Ok(Decision { subject, by, on, reason, until })
    }

    fn unknown(&self, what: &'static str, id: &Spanned<String>) -> DecisionError {
        DecisionError::UnknownId { at: At::of(self.text, id.span()), what, id: id.get_ref().clone() }
    }

    fn incomplete(&self, span: Range<usize>, message: &'static str) -> DecisionError {
        DecisionError::Incomplete { at: At::of(self.text, span), message }
    }
}
