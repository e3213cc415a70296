//! What we match against: regions and institutions, compiled in.
//!
//! Knows names, not documents. [`RefData::resolve_region`] and
//! [`RefData::resolve_institution`] take the words of one name and say what they stand for,
//! how that was found, and how far to trust it; [`RefData::find_regions`] looks for names in
//! a line of running text.
//!
//! How to add: a word (an alias, an abbreviation, a former name) is one entry in `data/`,
//! and the decree that has it becomes a case in `tests/it/refdata.rs`. Cut-offs of
//! similarity stand in `similarity.rs` and nowhere else.

mod fold;
mod institutions;
mod office_words;
mod regions;
mod similarity;

use std::sync::LazyLock;

use crate::model::{Region, RegionCode};

pub use institutions::{Former, Institution, InstitutionMatch, SeatGroup, Tier, Verified};
pub use regions::{IntroducedBy, RegionHint, RegionMatch, RegionMention};

/// The reference data.
#[derive(Debug)]
pub struct RefData {
    regions: regions::Regions,
    institutions: institutions::Institutions,
}

/// How a name was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
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

/// A file of reference data that does not say what it should.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {cause}")]
pub struct DataError {
    file: &'static str,
    cause: String,
}

impl DataError {
    fn new(file: &'static str, cause: &impl std::fmt::Display) -> Self {
        Self { file, cause: cause.to_string() }
    }
}

impl RefData {
    /// The data compiled in.
    pub fn embedded() -> &'static Self {
        #[expect(clippy::expect_used, reason = "the data are part of the program and every test reads them")]
        static DATA: LazyLock<RefData> =
            LazyLock::new(|| RefData::load().expect("the data compiled in are well formed"));
        &DATA
    }

    fn load() -> Result<Self, DataError> {
        let regions =
            regions::Regions::load(include_str!("data/regions.csv"), include_str!("data/region_words.toml"))?;
        let institutions = institutions::Institutions::load(
            include_str!("data/institutions.toml"),
            include_str!("data/office_words.toml"),
            regions.vocabulary(),
        )?;
        Ok(Self { regions, institutions })
    }

    /// All 552 regions in code order.
    pub fn regions(&self) -> &[Region] {
        self.regions.list()
    }

    /// The region with this code.
    pub fn region(&self, code: &RegionCode) -> Option<&Region> {
        self.regions.get(code)
    }

    /// What a region's words stand for: a name, with or without its level word, or a code.
    pub fn resolve_region(&self, words: &str, hint: RegionHint<'_>) -> RegionMatch {
        self.regions.resolve(words, hint)
    }

    /// The regions that a line of running text names after a level word, a head's title or an
    /// office, in order; the longest name at each place.
    pub fn find_regions(&self, text: &str) -> Vec<RegionMention> {
        self.regions.find(text)
    }

    /// The regions whose seat of government a place is, in code order: a signature's place is
    /// a witness, never a proof, since a province signs where its capital city does.
    pub fn by_capital(&self, place: &str) -> Vec<RegionCode> {
        self.regions.by_capital(place)
    }

    /// All institutions in catalogue order.
    pub fn institutions(&self) -> &[Institution] {
        self.institutions.list()
    }

    /// The institution with this id.
    pub fn institution(&self, id: &str) -> Option<&Institution> {
        self.institutions.get(id)
    }

    /// What an office's or institution's words stand for.
    pub fn resolve_institution(&self, words: &str) -> InstitutionMatch {
        self.institutions.resolve(words)
    }

    /// Whether an office's or institution's words are all known, as names of regions,
    /// institutions and titles have them: what is not may be a misread one.
    pub fn is_spelled(&self, words: &str) -> bool {
        self.institutions.is_spelled(words)
    }
}
