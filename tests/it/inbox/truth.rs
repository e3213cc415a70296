//! What the sample files say, as their makers wrote it down: `fixtures/truth`. Its form is in
//! `fixtures/README.md`.

use jiff::civil::Date;
use patuh::model::{
    ActivityKind, Form, InstrumentKind, Kind, ProvisionKind, ReadOutcome, ReasonCode, RegionCode, Role, Term,
    TextKind,
};
use serde::{Deserialize, de::DeserializeOwned};

/// A document.
#[derive(Debug, Deserialize)]
pub(super) struct Document {
    pub(super) path: String,
    pub(super) member: Option<String>,
    pub(super) outcome: ReadOutcome,
    pub(super) reason: Option<ReasonCode>,
    pub(super) text: Option<TextKind>,
    pub(super) outcome_ok: Vec<ReadOutcome>,
    pub(super) reason_ok: Vec<Option<ReasonCode>>,
    pub(super) kind_ok: Vec<Option<Kind>>,
    pub(super) region_ok: Vec<Option<RegionCode>>,
    pub(super) kind: Option<Kind>,
    pub(super) region: Option<RegionCode>,
    pub(super) decree: Option<Decree>,
    pub(super) members: Vec<Member>,
    pub(super) members_optional: Vec<Member>,
    pub(super) activities: Vec<Activity>,
    pub(super) claims: Vec<Claim>,
    after_ocr: Option<AfterOcr>,
}

/// What a document that is a picture says to one who can see it.
#[derive(Debug, Deserialize)]
struct AfterOcr {
    kind: Option<Kind>,
    region: Option<RegionCode>,
    decree: Option<Decree>,
    members: Vec<Member>,
}

impl Document {
    /// What is said once its pictures are recognised.
    pub(super) fn seen(self) -> Self {
        match self.after_ocr {
            Some(AfterOcr { kind, region, decree, members }) => Self {
                outcome: ReadOutcome::Ok,
                reason: None,
                kind,
                region,
                decree,
                members,
                after_ocr: None,
                ..self
            },
            None => self,
        }
    }

    /// As [`patuh::model::Source::name`].
    pub(super) fn name(&self) -> String {
        match &self.member {
            Some(member) => format!("{}/{member}", self.path),
            None => self.path.clone(),
        }
    }

    /// A container that a limit stops: what its members come to is not said one by one.
    pub(super) fn is_stopped(&self) -> bool {
        self.outcome == ReadOutcome::Partial
            && self.reason == Some(ReasonCode::Limit)
            && self.member.is_none()
    }
}

/// Its instrument.
#[derive(Debug, Deserialize)]
pub(super) struct Decree {
    pub(super) form: Form,
    pub(super) number: Option<String>,
    pub(super) year: Option<i16>,
    pub(super) date: Option<Date>,
    pub(super) about: Option<String>,
    pub(super) place: Option<String>,
    pub(super) signatory: Option<Signatory>,
    pub(super) legal_basis: Vec<Citation>,
    pub(super) legal_basis_ok: Vec<Citation>,
    pub(super) revokes: Vec<DecreeRef>,
    pub(super) amends: Vec<DecreeRef>,
    pub(super) term: Term,
    pub(super) draft: bool,
    pub(super) is_task_force: bool,
    pub(super) look_alike: Option<String>,
    pub(super) provisions: Vec<ProvisionKind>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Signatory {
    pub(super) office: Option<String>,
    pub(super) person: Option<String>,
    pub(super) acting: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Citation {
    pub(super) kind: InstrumentKind,
    pub(super) number: String,
    pub(super) year: Option<i16>,
}

#[derive(Debug, Deserialize)]
pub(super) struct DecreeRef {
    pub(super) number: String,
    pub(super) year: Option<i16>,
}

/// A seat.
#[derive(Debug, Deserialize)]
pub(super) struct Member {
    pub(super) role: Role,
    #[serde(default)]
    pub(super) role_ok: Vec<Role>,
    pub(super) role_text: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) unit_text: Option<String>,
    pub(super) person: Option<String>,
    pub(super) nip: Option<String>,
    pub(super) office: Option<String>,
    pub(super) institution: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Activity {
    pub(super) kind: ActivityKind,
    pub(super) date: Option<Date>,
    pub(super) count: Option<u32>,
    pub(super) amount_idr: Option<u64>,
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Claim {
    pub(super) region: RegionCode,
    pub(super) has_decree: Option<bool>,
    pub(super) number: Option<String>,
    pub(super) date: Option<Date>,
}

/// What a careful person would say of a region.
#[derive(Debug, Deserialize)]
pub(super) struct Region {
    pub(super) code: RegionCode,
    pub(super) name: String,
    pub(super) state: String,
    pub(super) in_force: Option<String>,
    #[serde(rename = "with")]
    pub(super) beside: Vec<String>,
}

/// The lines of `fixtures/truth/{name}.jsonl`.
pub(super) fn lines<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let path = super::fixtures().join("truth").join(format!("{name}.jsonl"));
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
