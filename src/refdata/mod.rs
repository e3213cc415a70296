//! What we match against: regions, institutions, instruments; compiled in.

use std::sync::LazyLock;

use crate::model::{Confidence, Level, Region, RegionCode};

/// The reference data.
#[derive(Debug)]
pub struct RefData {
    regions: Vec<Region>,
}

/// How a name was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The whole name, after folding.
    Exact,
    /// An alias or abbreviation, or a phrase in it.
    Alias,
    /// A near name, clearly ahead of the runner-up.
    Fuzzy,
    /// Nothing, or nothing unique.
    None,
}

/// What an office's or institution's words stand for.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct InstitutionMatch {
    /// Ids in catalogue order; empty = none of ours.
    pub institution: Vec<String>,
    /// How.
    pub method: Method,
    /// Similarity, 0 to 1, rounded to 3 decimals.
    pub score: f64,
    /// How far to trust it; for an empty match how sure it is that it is none of ours.
    pub confidence: Confidence,
    /// The next best id that was not taken.
    pub runner_up: Option<String>,
    /// Matched by a name that is no longer in use (requirement MSA004).
    pub renamed: bool,
}

/// What a region's words stand for.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RegionMatch {
    /// The code; `None` when nothing matches or several do ("ambiguous").
    pub code: Option<RegionCode>,
    /// How.
    pub method: Method,
    /// Similarity, 0 to 1, rounded to 3 decimals.
    pub score: f64,
    /// How far to trust it.
    pub confidence: Confidence,
    /// The next best code.
    pub runner_up: Option<RegionCode>,
    /// All that match equally well, in code order; more than one = ambiguous.
    pub candidates: Vec<RegionCode>,
}

impl RefData {
    /// The data compiled in.
    pub fn embedded() -> &'static Self {
        static DATA: LazyLock<RefData> = LazyLock::new(|| RefData { regions: Vec::new() });
        &DATA
    }

    /// All 552 regions in code order.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The region with this code.
    pub fn region(&self, code: &RegionCode) -> Option<&Region> {
        self.regions.iter().find(|it| it.code == *code)
    }

    /// What an office's or institution's words stand for.
    pub fn resolve_institution(&self, words: &str) -> InstitutionMatch {
        let _ = words;
        InstitutionMatch {
            institution: Vec::new(),
            method: Method::None,
            score: 0.0,
            confidence: Confidence::Low,
            runner_up: None,
            renamed: false,
        }
    }

    /// What a region's words stand for: a name, with or without its level word, or a code.
    pub fn resolve_region(&self, words: &str, hint: RegionHint<'_>) -> RegionMatch {
        let _ = (words, hint);
        RegionMatch {
            code: None,
            method: Method::None,
            score: 0.0,
            confidence: Confidence::Low,
            runner_up: None,
            candidates: Vec::new(),
        }
    }
}

/// What is known about a region beside its name.
#[derive(Clone, Copy, Debug, Default)]
pub struct RegionHint<'a> {
    /// The level, where a title says it ("BUPATI X" = regency).
    pub level: Option<Level>,
    /// The province it lies in.
    pub province: Option<&'a RegionCode>,
}
