//! What one document says: the record of the contract.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Confidence, Evidence, Found, ReadOutcome, Reason, RegionCode, RegionFound, Source};

/// The name of the record's form.
pub const RECORD_SCHEMA: &str = "patuh.record/1";

/// What one document says. Total: what is missing is `None`, what is odd is a [`Notice`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// [`RECORD_SCHEMA`].
    pub schema: String,
    /// Where it comes from.
    pub source: Source,
    /// How far it was read.
    pub outcome: ReadOutcome,
    /// Why not all of it; or that it is a container or rubbish.
    pub reason: Option<Reason>,
    /// What it is; `None` when nothing was read.
    pub kind: Option<Kind>,
    /// The region it speaks of; `None` when it names none, or several equally well.
    pub region: Option<RegionFound>,
    /// The instrument, when it is one.
    pub decree: Option<Decree>,
    /// Seats in the order of the document.
    pub members: Vec<Member>,
    /// What was done: meetings, reports, budget, cases.
    pub activities: Vec<Activity>,
    /// What a recap of many regions says of each; weaker than a region's own document.
    pub claims: Vec<Claim>,
    /// What is odd.
    pub notices: Vec<Notice>,
}

impl Submission {
    /// The record of a document of which nothing is known yet but its source.
    pub fn of(source: Source) -> Self {
        Self {
            schema: RECORD_SCHEMA.to_owned(),
            source,
            outcome: ReadOutcome::Ok,
            reason: None,
            kind: None,
            region: None,
            decree: None,
            members: Vec::new(),
            activities: Vec::new(),
            claims: Vec::new(),
            notices: Vec::new(),
        }
    }
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Keputusan.
    Decree,
    /// Peraturan.
    Regulation,
    /// A list of members without an instrument around it.
    Roster,
    /// What the task force did.
    ActivityReport,
    /// A table about many regions.
    Recap,
    /// A filled form of ours.
    Template,
    /// A letter or mail.
    Letter,
    /// Anything else.
    Other,
}

/// The instrument.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decree {
    /// Keputusan or Peraturan.
    pub form: Option<Form>,
    /// Its number as printed, without "TAHUN n" behind it.
    pub number: Option<Found<String>>,
    /// The year of its number, else of its date.
    pub year: Option<i16>,
    /// The day it was signed.
    pub date: Option<Found<Date>>,
    /// What it is about: the title after TENTANG.
    pub about: Option<Found<String>>,
    /// Where it was signed.
    pub place: Option<Found<String>>,
    /// Who signed.
    pub signatory: Option<Signatory>,
    /// What it cites as its basis (Mengingat), in order.
    pub legal_basis: Vec<Citation>,
    /// What it revokes.
    pub revokes: Vec<DecreeRef>,
    /// What it amends.
    pub amends: Vec<DecreeRef>,
    /// How long it holds, where it says so.
    pub term: Term,
    /// Without number or date, or marked as a draft.
    pub draft: bool,
    /// It forms or sets the TPPO task force of a region, and is no look-alike.
    pub is_task_force: bool,
    /// The look-alike it is, in its own words ("Satgas TPPO Polres"); `None` when it is none.
    #[serde(default)]
    pub look_alike: Option<String>,
    /// Clauses that requirements ask for, in document order.
    #[serde(default)]
    pub provisions: Vec<Provision>,
}

/// The form of an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Keputusan: concrete, individual.
    Keputusan,
    /// Peraturan: a regulation.
    Peraturan,
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signatory {
    /// "Bupati Kebumen", without the acting state.
    pub office: Option<String>,
    /// The name as printed.
    pub person: Option<String>,
    /// "Pj.", "Plt.", "Plh.", "Pjs." as printed; `None` for the holder of the office.
    pub acting: Option<String>,
    /// How far to trust it.
    pub confidence: Confidence,
    /// The words.
    pub evidence: Evidence,
}

/// The kind of a cited instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentKind {
    /// Undang-Undang (also Perppu and Undang-Undang Darurat).
    Uu,
    /// Peraturan Pemerintah.
    Pp,
    /// Peraturan Presiden.
    Perpres,
    /// Peraturan of a minister or agency head.
    Permen,
    /// Peraturan Daerah (also Qanun, Perdasus).
    Perda,
    /// Peraturan of a head of region.
    Perkada,
    /// Surat Edaran.
    Se,
    /// Anything else: decrees, instructions, letters.
    Other,
}

/// A citation in Mengingat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// The kind of instrument.
    pub kind: InstrumentKind,
    /// Its number as printed.
    pub number: String,
    /// Its year; `None` when not printed or not legible.
    pub year: Option<i16>,
    /// How far to trust it.
    pub confidence: Confidence,
    /// The words.
    pub evidence: Evidence,
}

/// A decree that another one names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecreeRef {
    /// Its number as printed.
    pub number: String,
    /// Its year.
    pub year: Option<i16>,
    /// The words.
    pub evidence: Evidence,
}

/// How long a decree holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// First day; `None` when it does not say.
    pub from: Option<Date>,
    /// Last day; `None` when it holds until revoked.
    pub to: Option<Date>,
}

/// A clause that a requirement asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provision {
    /// Which.
    pub kind: ProvisionKind,
    /// What it names, where that matters (the office that pays, the number an annex repeats).
    pub text: Option<String>,
    /// How far to trust it.
    pub confidence: Confidence,
    /// The words.
    pub evidence: Evidence,
}

/// Clauses that requirements ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvisionKind {
    /// Menimbang.
    Considering,
    /// Mengingat.
    LegalBasis,
    /// MEMUTUSKAN / Menetapkan.
    Operative,
    /// The clause that forms or sets the task force.
    Formation,
    /// Task a: coordinate prevention and handling.
    TaskCoordination,
    /// Task b: advocacy, outreach, training, cooperation.
    TaskAdvocacy,
    /// Task c: monitor victim protection.
    TaskProtection,
    /// Task d: monitor law enforcement.
    TaskEnforcement,
    /// Task e: report and evaluate.
    TaskReporting,
    /// Tasks of the task force in general ("tugas Gugus Tugas ...").
    Tasks,
    /// Costs are charged to the regional budget (APBD).
    Funding,
    /// The regional office whose budget pays; `text` names it.
    FundingOffice,
    /// A secretariat is set; `text` names where.
    Secretariat,
    /// Sub-task-forces are set; `text` names the unit.
    SubTaskForce,
    /// Reports are owed; `text` names to whom.
    ReportTo,
    /// The task force meets so often; `text` is "2/12": twice in 12 months.
    Meetings,
    /// Its sub-task-forces meet so often; `text` as for [`Self::Meetings`].
    UnitMeetings,
    /// Monitoring and evaluation.
    Monitoring,
    /// A regional action plan (RAD).
    ActionPlan,
    /// It enters into force.
    Effective,
    /// Earlier decrees are revoked.
    Revocation,
    /// Tembusan: copies to.
    CopiesTo,
    /// Salinan sesuai dengan aslinya.
    CertifiedCopy,
    /// ttd, cap, electronic signature.
    SignatureMark,
    /// The annex repeats number and date; `text` is the number it repeats.
    AnnexReference,
    /// Another mandate in the title (KDRT, pornografi, ...); `text` names it.
    OtherMandate,
    /// RANCANGAN, DRAF, KONSEP.
    DraftMark,
}

/// A seat's role, as in `requirements.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the field's own words; docs/glossary.md translates them")]
pub enum Role {
    Pembina,
    Pengarah,
    PenanggungJawab,
    Ketua,
    KetuaIi,
    WakilKetua,
    KetuaHarian,
    WakilKetuaHarian,
    Sekretaris,
    WakilSekretaris,
    Bendahara,
    KetuaSub,
    Anggota,
    Sekretariat,
    Narasumber,
}

/// A seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// From 1, in document order.
    pub seq: u32,
    /// The role; `None` when its words are not known ([`Notice`] `unknown-role`).
    pub role: Option<Role>,
    /// The role's words as printed.
    pub role_text: Option<String>,
    /// Sub-task-force id, or `sekretariat`; `None` for the main body.
    pub unit: Option<String>,
    /// The unit's words as printed.
    #[serde(default)]
    pub unit_text: Option<String>,
    /// The person's name with titles, as printed.
    pub person: Option<String>,
    /// NIP, 18 digits; only where asked for.
    pub nip: Option<String>,
    /// The office as printed.
    pub office: Option<String>,
    /// Ids of the institutions the office stands for, in catalogue order; empty = none of ours.
    pub institution: Vec<String>,
    /// The institution's words, where a column of its own has them.
    pub institution_text: Option<String>,
    /// How far to trust the row: role, office and institution together.
    pub confidence: Confidence,
    /// The words.
    pub evidence: Evidence,
}

/// Something that the task force did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// What.
    pub kind: ActivityKind,
    /// When.
    pub date: Option<Date>,
    /// The year that its heading says it is for, where it has no day of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// How many (cases, participants); 0 is data, `None` is blank.
    pub count: Option<u32>,
    /// Rupiah.
    pub amount_idr: Option<u64>,
    /// The words.
    pub text: String,
    /// The sub-task-force that did it, by its id, or `sub` where the words name one that is none
    /// of the catalogue's; `None` = the task force itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The place.
    pub evidence: Evidence,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Rapat.
    Meeting,
    /// Laporan.
    Report,
    /// Anggaran.
    Budget,
    /// Kasus.
    Case,
    /// Sosialisasi, pelatihan.
    Training,
    /// Sekretariat.
    Secretariat,
    /// Rencana aksi daerah.
    ActionPlan,
}

/// What a recap of many regions says of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The region.
    pub region: RegionCode,
    /// Whether it has a decree; `None` when blank.
    pub has_decree: Option<bool>,
    /// The decree's number.
    pub number: Option<String>,
    /// The decree's date.
    pub date: Option<Date>,
    /// The row.
    pub evidence: Evidence,
}

/// Something odd in a document. Never stops anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// Stable kebab-case code; all are listed in `docs/notices.md`.
    pub code: String,
    /// For the analyst, in Indonesian.
    pub message: String,
    /// The place, where there is one.
    pub evidence: Option<Evidence>,
}
