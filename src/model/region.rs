//! Regions: provinces, regencies, cities.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Confidence, Evidence};

/// The Ministry's code with its dot: `33` or `33.05`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegionCode(pub String);

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Provinsi.
    Province,
    /// Kabupaten.
    Regency,
    /// Kota.
    City,
}

/// One of the 552 regions.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The Ministry's code.
    pub code: RegionCode,
    /// Province, regency or city.
    pub level: Level,
    /// "Kabupaten Kebumen".
    pub name: String,
    /// "Kebumen".
    pub short_name: String,
    /// The province's code; its own for a province.
    pub province: RegionCode,
    /// Seat of government; signatures are given there.
    pub capitals: Vec<String>,
    /// "Gubernur", "Bupati", "Wali Kota".
    pub head_title: String,
    /// Has its own government: all but the six administrative ones of Jakarta.
    pub autonomous: bool,
}

/// The region a document speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionFound {
    /// The code.
    pub code: RegionCode,
    /// How far to trust it.
    pub confidence: Confidence,
    /// The words it was read from.
    pub evidence: Evidence,
}
