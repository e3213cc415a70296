//! How a requirement is told: a closed list.
//!
//! The catalogue says which check with which arguments, and no more. A requirement that needs
//! `and`, `or` or an exception gets a check of its own: a variant here, a function in
//! `judge/`, a line in `docs/requirements.md` (which a test keeps up to date) and three cases
//! in `tests/it/assessment.rs`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::catalogue::toml_date;
use crate::model::{ActivityKind, ProvisionKind, Role};

/// A way to tell whether a requirement is satisfied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Check {
    /// The document forms or sets the TPPO task force.
    FormsTaskForce {},
    /// No other mandate in the title, or the five tasks are written out beside it.
    ExplicitMandate {},
    /// It is no police task force, watch group or other body that looks alike.
    NotLookAlike {},
    /// It speaks of this region, and an office of this region's level signed it.
    OwnRegion {
        /// Titles of heads of regions of all levels.
        head_titles: Vec<String>,
    },
    /// It is the newest and not revoked.
    InForce {},
    /// Number and date are filled in and nothing marks it as a draft.
    FinalText {},
    /// Its legal basis names `instrument`.
    Cites {
        /// An instrument's id.
        instrument: String,
    },
    /// Its legal basis names the one of `instruments` that was in force when it was signed.
    CitesInForce {
        /// Instruments that took each other's place.
        instruments: Vec<String>,
    },
    /// Its legal basis names a law (UU) in whose title one of `words` stands.
    CitesLawAbout {
        /// Lower case; one is enough.
        words: Vec<String>,
    },
    /// It was signed in the law period of the day judged and names that period's newest
    /// instrument.
    BasisUpToDate {},
    /// Of the instruments on trafficking it does not name those in `historic` only.
    NotOnlyHistoric {
        /// Instruments that no longer count.
        historic: Vec<String>,
        /// Instruments that do.
        living: Vec<String>,
    },
    /// It is a Keputusan or Peraturan.
    Form {},
    /// It has a number.
    Number {},
    /// It says when and where it was signed; the date is not to come.
    DateAndPlace {},
    /// It has a title.
    Title {},
    /// It has this clause.
    Provision {
        /// The clause.
        provision: ProvisionKind,
    },
    /// It lists seats with role and office.
    Composition {},
    /// The head of the annex repeats the number.
    AnnexRepeatsNumber {},
    /// The head of region signed it, or one of `delegates` for them.
    SignedByHead {
        /// Offices that may sign on behalf, lower case.
        delegates: Vec<String>,
    },
    /// At least this many of the five tasks are written out.
    Tasks {
        /// 1 to 5.
        at_least: u32,
    },
    /// An earlier decree, where there is one, is revoked.
    RevokesEarlier {},
    /// A copy says that it agrees with the original.
    CertifiedCopy {},
    /// The head of region chairs it, or holds a patron's seat beside another chair (with a
    /// note).
    HeadLeads {
        /// Roles of the chair.
        chair: Vec<Role>,
        /// Roles of a patron.
        patron: Vec<Role>,
    },
    /// Someone has one of `roles` in the main body.
    Role {
        /// One is enough.
        roles: Vec<Role>,
    },
    /// One of `institutions` has one of `roles` in the main body.
    InstitutionInRole {
        /// Institution ids; one is enough.
        institutions: Vec<String>,
        /// One is enough.
        roles: Vec<Role>,
    },
    /// There are members.
    Members {
        /// Seats of members.
        at_least: u32,
        /// Fewer institutions than this raise a note.
        few_below: u32,
    },
    /// Every seat names an office or institution.
    SeatsHaveOffices {},
    /// Nobody holds two of `roles`, and there are not two chairs, in the main body.
    NoConflictingSeats {
        /// Roles that exclude each other.
        roles: Vec<Role>,
    },
    /// Institutions of a seat group have seats.
    SeatGroup {
        /// A seat group's id.
        group: String,
        /// Institutions.
        at_least: u32,
    },
    /// One of these institutions has a seat, whatever its role.
    Institution {
        /// Institution ids; one is enough.
        any: Vec<String>,
        /// Asked only where the unit exists: absence says nothing.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        where_present: bool,
    },
    /// There are sub-task-forces.
    Units {
        /// How many.
        at_least: u32,
    },
    /// There is this sub-task-force.
    Unit {
        /// A unit's id.
        unit: String,
        /// A unit that regions merge it with: where only that one is found, a person must look.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        may_share_with: Option<String>,
    },
    /// Each sub-task-force has a head and a member.
    UnitsComplete {},
    /// The head of this sub-task-force is of this institution.
    UnitLedBy {
        /// A unit's id.
        unit: String,
        /// An institution's id.
        institution: String,
    },
    /// A secretariat is set, or its staff listed.
    Secretariat {},
    /// The secretariat sits with this institution.
    SecretariatAt {
        /// An institution's id.
        institution: String,
    },
    /// More than zero rupiah are allocated in the year of the day judged.
    Budget {},
    /// The day judged lies in the term that the decree gives itself.
    Term {},
    /// It was signed at most so many years before the day judged.
    Age {
        /// Years.
        years: i16,
    },
    /// It names no persons, or was signed on `since` or later.
    NamesCurrent {
        /// The day from which heads of regions took office anew.
        #[serde(with = "toml_date")]
        since: Date,
    },
    /// No seat was matched through a name that is no longer in use.
    CurrentNames {},
    /// Something was done, with a date in the months before the day of the report.
    Activity {
        /// What.
        activity: ActivityKind,
        /// Months back.
        months: i32,
        /// How often.
        at_least: u32,
    },
    /// It met as often as its own decree says; where that is silent, so often.
    Meetings {
        /// Months back, where the decree says nothing.
        months: i32,
        /// How often, where the decree says nothing.
        at_least: u32,
    },
    /// Something was done for one of the tasks a to d, and reported.
    ActivitiesAcrossTasks {
        /// Months back.
        months: i32,
    },
    /// Case figures were given; zero is a figure.
    Cases {
        /// Months back.
        months: i32,
    },
    /// The decree says to whom reports go.
    ReportsUpward {},
    /// A regional action plan covers the day judged.
    ActionPlan {},
    /// The region sent something about its task force.
    AnswersMonitoring {},
    /// The province says which of its regencies and cities have a task force.
    RecapOfRegencies {},
    /// No machine check.
    ByHand {
        /// What a person must look at, in Indonesian.
        look_at: String,
    },
}

impl Check {
    /// The name of its kind, as the catalogue has it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::FormsTaskForce {} => "forms-task-force",
            Self::ExplicitMandate {} => "explicit-mandate",
            Self::NotLookAlike {} => "not-look-alike",
            Self::OwnRegion { .. } => "own-region",
            Self::InForce {} => "in-force",
            Self::FinalText {} => "final-text",
            Self::Cites { .. } => "cites",
            Self::CitesInForce { .. } => "cites-in-force",
            Self::CitesLawAbout { .. } => "cites-law-about",
            Self::BasisUpToDate {} => "basis-up-to-date",
            Self::NotOnlyHistoric { .. } => "not-only-historic",
            Self::Form {} => "form",
            Self::Number {} => "number",
            Self::DateAndPlace {} => "date-and-place",
            Self::Title {} => "title",
            Self::Provision { .. } => "provision",
            Self::Composition {} => "composition",
            Self::AnnexRepeatsNumber {} => "annex-repeats-number",
            Self::SignedByHead { .. } => "signed-by-head",
            Self::Tasks { .. } => "tasks",
            Self::RevokesEarlier {} => "revokes-earlier",
            Self::CertifiedCopy {} => "certified-copy",
            Self::HeadLeads { .. } => "head-leads",
            Self::Role { .. } => "role",
            Self::InstitutionInRole { .. } => "institution-in-role",
            Self::Members { .. } => "members",
            Self::SeatsHaveOffices {} => "seats-have-offices",
            Self::NoConflictingSeats { .. } => "no-conflicting-seats",
            Self::SeatGroup { .. } => "seat-group",
            Self::Institution { .. } => "institution",
            Self::Units { .. } => "units",
            Self::Unit { .. } => "unit",
            Self::UnitsComplete {} => "units-complete",
            Self::UnitLedBy { .. } => "unit-led-by",
            Self::Secretariat {} => "secretariat",
            Self::SecretariatAt { .. } => "secretariat-at",
            Self::Budget {} => "budget",
            Self::Term {} => "term",
            Self::Age { .. } => "age",
            Self::NamesCurrent { .. } => "names-current",
            Self::CurrentNames {} => "current-names",
            Self::Activity { .. } => "activity",
            Self::Meetings { .. } => "meetings",
            Self::ActivitiesAcrossTasks { .. } => "activities-across-tasks",
            Self::Cases { .. } => "cases",
            Self::ReportsUpward {} => "reports-upward",
            Self::ActionPlan {} => "action-plan",
            Self::AnswersMonitoring {} => "answers-monitoring",
            Self::RecapOfRegencies {} => "recap-of-regencies",
            Self::ByHand { .. } => "by-hand",
        }
    }

    /// Every institution that it names.
    pub(super) fn institutions(&self) -> Vec<&str> {
        match self {
            Self::Institution { any, .. } | Self::InstitutionInRole { institutions: any, .. } => {
                any.iter().map(String::as_str).collect()
            }
            Self::UnitLedBy { institution, .. } | Self::SecretariatAt { institution } => vec![institution],
            _ => Vec::new(),
        }
    }

    /// Every instrument that it names.
    pub(super) fn instruments(&self) -> Vec<&str> {
        match self {
            Self::Cites { instrument } => vec![instrument],
            Self::CitesInForce { instruments } => instruments.iter().map(String::as_str).collect(),
            Self::NotOnlyHistoric { historic, living } => {
                historic.iter().chain(living).map(String::as_str).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Every sub-task-force that it names.
    pub(super) fn units(&self) -> Vec<&str> {
        match self {
            Self::Unit { unit, may_share_with } => {
                std::iter::once(unit.as_str()).chain(may_share_with.as_deref()).collect()
            }
            Self::UnitLedBy { unit, .. } => vec![unit],
            _ => Vec::new(),
        }
    }

    /// The seat group that it names.
    pub(super) fn group(&self) -> Option<&str> {
        match self {
            Self::SeatGroup { group, .. } => Some(group),
            _ => None,
        }
    }
}
