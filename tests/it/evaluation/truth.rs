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
pub(crate) struct Document {
    pub(crate) path: String,
    pub(crate) member: Option<String>,
    pub(crate) outcome: ReadOutcome,
    pub(crate) reason: Option<ReasonCode>,
    pub(crate) text: Option<TextKind>,
    pub(crate) outcome_ok: Vec<ReadOutcome>,
    pub(crate) reason_ok: Vec<Option<ReasonCode>>,
    pub(crate) kind_ok: Vec<Option<Kind>>,
    pub(crate) region_ok: Vec<Option<RegionCode>>,
    pub(crate) kind: Option<Kind>,
    pub(crate) region: Option<RegionCode>,
    pub(crate) decree: Option<Decree>,
    pub(crate) members: Vec<Member>,
    pub(crate) members_optional: Vec<Member>,
    pub(crate) activities: Vec<Activity>,
    pub(crate) claims: Vec<Claim>,
    after_ocr: Option<AfterOcr>,
    /// The kind of document, where a labelled one says it: `layer`, `scan`, ...
    #[serde(default)]
    pub(crate) source: Option<String>,
    /// What is wrong with it on purpose.
    #[serde(default)]
    pub(crate) damage: Vec<String>,
    /// Fields that a careful reader can't read.
    #[serde(default)]
    pub(crate) unsure: Vec<String>,
    /// Fields that the truth says nothing about.
    #[serde(default)]
    pub(crate) unsaid: Vec<String>,
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
    pub(crate) fn seen(self) -> Self {
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
    pub(crate) fn name(&self) -> String {
        match &self.member {
            Some(member) => format!("{}/{member}", self.path),
            None => self.path.clone(),
        }
    }

    /// A container that a limit stops: what its members come to is not said one by one.
    pub(crate) fn is_stopped(&self) -> bool {
        self.outcome == ReadOutcome::Partial
            && self.reason == Some(ReasonCode::Limit)
            && self.member.is_none()
    }
}

/// Its instrument.
#[derive(Debug, Deserialize)]
pub(crate) struct Decree {
    pub(crate) form: Form,
    pub(crate) number: Option<String>,
    pub(crate) year: Option<i16>,
    pub(crate) date: Option<Date>,
    pub(crate) about: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) signatory: Option<Signatory>,
    pub(crate) legal_basis: Vec<Citation>,
    pub(crate) legal_basis_ok: Vec<Citation>,
    pub(crate) revokes: Vec<DecreeRef>,
    pub(crate) amends: Vec<DecreeRef>,
    pub(crate) term: Term,
    pub(crate) draft: bool,
    pub(crate) is_task_force: bool,
    pub(crate) look_alike: Option<String>,
    pub(crate) provisions: Vec<ProvisionKind>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Signatory {
    pub(crate) office: Option<String>,
    pub(crate) person: Option<String>,
    pub(crate) acting: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Citation {
    pub(crate) kind: InstrumentKind,
    pub(crate) number: String,
    pub(crate) year: Option<i16>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DecreeRef {
    pub(crate) number: String,
    pub(crate) year: Option<i16>,
}

/// A seat.
#[derive(Debug, Deserialize)]
pub(crate) struct Member {
    pub(crate) role: Option<Role>,
    #[serde(default)]
    pub(crate) role_ok: Vec<Option<Role>>,
    pub(crate) role_text: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) unit_text: Option<String>,
    pub(crate) person: Option<String>,
    pub(crate) nip: Option<String>,
    pub(crate) office: Option<String>,
    pub(crate) institution: Vec<String>,
    /// Right as well, beside the others.
    #[serde(default)]
    pub(crate) institution_ok: Vec<String>,
    /// `role`, `institution`, `person`: what the truth says nothing about.
    #[serde(default)]
    pub(crate) unsaid: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Activity {
    pub(crate) kind: ActivityKind,
    pub(crate) date: Option<Date>,
    pub(crate) count: Option<u32>,
    pub(crate) amount_idr: Option<u64>,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Claim {
    pub(crate) region: RegionCode,
    pub(crate) has_decree: Option<bool>,
    pub(crate) number: Option<String>,
    pub(crate) date: Option<Date>,
}

/// What a careful person would say of a region.
#[derive(Debug, Deserialize)]
pub(crate) struct Region {
    pub(crate) code: RegionCode,
    pub(crate) name: String,
    pub(crate) state: String,
    pub(crate) in_force: Option<String>,
    #[serde(rename = "with")]
    pub(crate) beside: Vec<String>,
}

/// The lines of `fixtures/truth/{name}.jsonl`.
pub(crate) fn lines<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let path = crate::inbox::fixtures().join("truth").join(format!("{name}.jsonl"));
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
