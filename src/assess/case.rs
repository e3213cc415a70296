//! What a region is judged by: the decree, what goes with it, its seats, and how much of all
//! that could be seen.

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Catalogue,
    answer::{Part, Proof, by_text},
};
use crate::model::{
    Confidence, Decree, Dossier, Filed, Member, Outcome, Provision, ProvisionKind, ReadOutcome, Role,
    Standing, Submission, Why,
};

/// A region, ready to be judged.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) catalogue: &'a Catalogue,
    pub(super) as_of: Date,
    pub(super) state: State<'a>,
    /// The decree judged, then what changes it, then what it rests on.
    pub(super) papers: Vec<&'a Submission>,
    /// Seats in the order of their documents.
    pub(super) seats: Vec<Seat<'a>>,
    /// Seats come from a roster, because the decree has none.
    pub(super) seats_from_roster: bool,
}

/// What there is to judge.
#[derive(Clone, Copy, Debug)]
pub(super) enum State<'a> {
    /// A decree.
    Decree(&'a Filed),
    /// Another body's document, and nothing better.
    LookAlike(&'a Filed),
    /// Decrees of one day that contradict each other.
    Contested(&'a Filed),
    /// Documents that could not be read.
    Unreadable(&'a Filed),
    /// A list of members without decree.
    RosterOnly,
    /// Reports without decree.
    WorkOnly,
    /// Only what others say.
    ClaimsOnly,
    /// Documents about other things.
    UnrelatedOnly,
    /// Nothing.
    Nothing,
}

/// A seat and the document that lists it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat<'a> {
    pub(super) member: &'a Member,
    pub(super) document: &'a Submission,
}

impl Seat<'_> {
    pub(super) fn proof(&self) -> Proof {
        Proof::new(self.document, &self.member.evidence, self.member.confidence)
    }

    /// What it is called, in the document's words.
    pub(super) fn words(&self) -> String {
        let member = self.member;
        member
            .office
            .clone()
            .or_else(|| member.institution_text.clone())
            .unwrap_or_else(|| member.evidence.quote.clone())
    }

    pub(super) fn is_of(&self, institution: &str) -> bool {
        self.member.institution.iter().any(|it| it == institution)
    }

    /// Sits in the task force itself, not in a sub-task-force or the secretariat. A heading
    /// alone says nothing: the body's own title stands over its seats, too.
    pub(super) fn in_main_body(&self) -> bool {
        self.member.unit.is_none() && self.member.role != Some(Role::KetuaSub)
    }
}

/// Unit ids of bodies below the region's, which an annex may list beside its own.
const LOWER_BODIES: [&str; 3] = ["kecamatan", "desa", "sekolah"];

/// The unit id of the secretariat.
pub(super) const SECRETARIAT: &str = "sekretariat";

/// From this share of rows on whose institution is doubtful, in percent, an institution that
/// was not found may be one of them. One row in twenty: below it, the finding is made and its
/// confidence lowered. Not measured; chosen so that one smudged row in a page of thirty does
/// not make every absence a question.
const DOUBTFUL_PERCENT: usize = 5;

/// An amendment that lists at least this share of its parent's seats, in percent, is a new
/// annex and takes the old one's place; a shorter one lists changed rows only.
const NEW_ANNEX_PERCENT: usize = 67;

impl<'a> Case<'a> {
    pub(super) fn new(dossier: &'a Dossier, catalogue: &'a Catalogue, as_of: Date) -> Self {
        let state = State::of(dossier);
        let mut papers = Vec::new();
        if let State::Decree(filed) = state {
            papers.push(&*filed.submission);
            let beside = |wanted: fn(&Standing) -> bool| {
                dossier
                    .documents
                    .iter()
                    .filter(move |it| wanted(&it.standing))
                    .map(|it| &*it.submission)
                    .filter(|it| !std::ptr::eq(*it, Arc::as_ptr(&filed.submission)))
            };
            papers.extend(beside(|it| matches!(it, Standing::Amends { what: Some(_) })));
            papers.extend(beside(|it| matches!(it, Standing::Basis { .. })));
        }
        let mut seats = seats_of(dossier, &papers);
        let seats_from_roster = seats.is_empty() && matches!(state, State::Decree(_) | State::RosterOnly);
        let mut own_annex = false;
        if seats_from_roster {
            let lists = || {
                dossier
                    .documents
                    .iter()
                    .filter(|it| it.standing == Standing::Roster || it.standing == Standing::Activity)
                    .map(|it| &*it.submission)
                    .filter(|it| !it.members.is_empty())
            };
            let number = papers.first().and_then(|it| number_of(it));
            let annex = lists().find(|it| number.is_some() && number_of(it) == number);
            own_annex = annex.is_some();
            // What was not read of it was not read of the decree.
            papers.extend(annex);
            seats = annex.or_else(|| lists().next()).map(listed).unwrap_or_default();
        }
        let seats_from_roster = seats_from_roster && !seats.is_empty() && !own_annex;
        Self { dossier, catalogue, as_of, state, papers, seats, seats_from_roster }
    }

    /// The document judged.
    pub(super) fn subject(&self) -> Option<&'a Filed> {
        match self.state {
            State::Decree(it) | State::LookAlike(it) | State::Contested(it) => Some(it),
            _ => None,
        }
    }

    /// The decree judged and its document.
    pub(super) fn decree(&self) -> Option<(&'a Submission, &'a Decree)> {
        let document = &*self.subject()?.submission;
        Some((document, document.decree.as_ref()?))
    }

    /// The day it was signed and how sure that is.
    pub(super) fn signed(&self) -> Option<(Date, Confidence)> {
        self.decree()?.1.date.as_ref().map(|it| (it.value, it.confidence))
    }

    /// Clauses of this kind, surest first.
    pub(super) fn provisions(&self, kind: ProvisionKind) -> Vec<(&'a Submission, &'a Provision)> {
        let mut all: Vec<_> = self
            .papers
            .iter()
            .filter_map(|it| Some((*it, it.decree.as_ref()?)))
            .flat_map(|(document, decree)| decree.provisions.iter().map(move |it| (document, it)))
            .filter(|(_, it)| it.kind == kind)
            .collect();
        all.sort_by_key(|(_, it)| std::cmp::Reverse(it.confidence));
        all
    }

    /// Documents whose activities count; the same bytes once.
    pub(super) fn reports(&self) -> impl Iterator<Item = &'a Submission> {
        let documents = &self.dossier.documents;
        documents.iter().enumerate().map(|(at, it)| (at, &*it.submission)).filter_map(
            move |(at, document)| {
                let id = document.source.sha256;
                let before =
                    documents.iter().take(at).any(|it| id.is_some() && it.submission.source.sha256 == id);
                (!before).then_some(document)
            },
        )
    }

    /// Seats of lists beside the decree.
    pub(super) fn rosters(&self) -> impl Iterator<Item = Seat<'a>> {
        let rosters = self.dossier.documents.iter().filter(|it| it.standing == Standing::Roster);
        rosters.flat_map(|it| listed(&it.submission))
    }

    /// The surest of `seats` that `wanted` takes.
    pub(super) fn best(&self, wanted: impl Fn(&Seat<'a>) -> bool) -> Option<Seat<'a>> {
        // The first of the surest: `max_by_key` would give the last.
        self.seats.iter().copied().filter(|it| wanted(it)).rev().max_by_key(|it| it.member.confidence)
    }

    /// Why the absence of something in `part` can't be known; `None` = it can.
    pub(super) fn blind(&self, part: Part) -> Option<Why> {
        let incomplete = |it: &&&Submission| it.outcome != ReadOutcome::Ok;
        if let Some(document) = self.papers.iter().find(incomplete) {
            let reason = document.reason.as_ref().map(|it| it.message.clone()).unwrap_or_default();
            return Some(Why::with("read-in-part", [document.source.name(), reason]));
        }
        let noticed = |code: &str| {
            self.papers
                .iter()
                .flat_map(|it| &it.notices)
                .chain(self.roster_notices())
                .any(|it| it.code == code)
        };
        let orphan = self.subject().is_some_and(|it| it.standing == Standing::Amends { what: None });
        if orphan || noticed("amendment-without-parent") {
            return Some(Why::plain("amendment-without-parent"));
        }
        if part == Part::Clauses {
            return None;
        }
        if noticed("rows-may-be-missing") {
            return Some(Why::plain("rows-may-be-missing"));
        }
        if noticed("no-composition-found") && self.seats.is_empty() {
            return Some(Why::plain("no-composition-found"));
        }
        if part == Part::Composition {
            return None;
        }
        if self.seats.is_empty() {
            return Some(Why::plain("no-seats-to-look-at"));
        }
        let doubtful = self.doubtful(part);
        let share = doubtful.saturating_mul(100);
        (share > self.seats.len().saturating_mul(DOUBTFUL_PERCENT))
            .then(|| Why::with("doubtful-rows", [doubtful.to_string(), self.seats.len().to_string()]))
    }

    /// Rows that may be what was not found.
    fn doubtful(&self, part: Part) -> usize {
        let is_doubtful = |seat: &&Seat<'_>| {
            let member = seat.member;
            let low = member.confidence == Confidence::Low;
            match part {
                Part::Institutions => low && (member.office.is_some() || member.institution_text.is_some()),
                Part::Roles => member.role.is_none() && (low || member.role_text.is_some()),
                Part::Units => member.unit.is_none() && low,
                Part::Clauses | Part::Composition => false,
            }
        };
        self.seats.iter().filter(is_doubtful).count()
    }

    /// What an absence rests on: the words where it should have stood, as sure as they are
    /// legible.
    pub(super) fn absence(&self, part: Part) -> Vec<Proof> {
        let doubtful = self.doubtful(part) > 0;
        let capped = |document: &Submission| {
            if doubtful { Confidence::Medium.min(by_text(document)) } else { by_text(document) }
        };
        let extent = self.extent().filter(|_| part != Part::Clauses);
        if let Some((first, last)) = extent {
            let last = last.filter(|it| !std::ptr::eq(it.member, first.member));
            return std::iter::once(first)
                .chain(last)
                .map(|it| Proof::new(it.document, &it.member.evidence, capped(it.document)))
                .collect();
        }
        let Some((document, decree)) = self.decree() else { return Vec::new() };
        decree
            .about
            .as_ref()
            .map(|it| &it.evidence)
            .or_else(|| document.region.as_ref().map(|it| &it.evidence))
            .map(|it| Proof::new(document, it, capped(document)))
            .into_iter()
            .collect()
    }

    /// The first and the last seat of the task force itself, else of all that is listed: between
    /// them every row was looked at.
    fn extent(&self) -> Option<(Seat<'a>, Option<Seat<'a>>)> {
        let main = || self.seats.iter().copied().filter(Seat::in_main_body);
        match main().next() {
            Some(first) => Some((first, main().next_back())),
            None => self.seats.first().map(|it| (*it, self.seats.last().copied())),
        }
    }

    fn roster_notices(&self) -> impl Iterator<Item = &'a crate::model::Notice> {
        let document = self.seats.first().filter(|_| self.seats_from_roster).map(|it| it.document);
        document.into_iter().flat_map(|it| &it.notices)
    }

    /// Whether there is a decree or roster whose seats can be looked at, and if not, why.
    pub(super) fn without_decree(&self) -> Option<(Outcome, Why)> {
        Some(match self.state {
            State::Decree(_) => return None,
            State::LookAlike(it) => {
                (Outcome::NoEvidence, Why::with("not-a-task-force", [it.submission.source.name()]))
            }
            State::Contested(it) => {
                let with = match &it.standing {
                    Standing::Contested { with } => with.clone(),
                    _ => String::new(),
                };
                (Outcome::Unclear, Why::with("contested", [it.submission.source.name(), with]))
            }
            State::Unreadable(it) => {
                let reason = it.submission.reason.as_ref().map(|it| it.message.clone()).unwrap_or_default();
                (Outcome::Unclear, Why::with("unreadable", [it.submission.source.name(), reason]))
            }
            State::RosterOnly => (Outcome::NoEvidence, Why::plain("roster-only")),
            State::WorkOnly => (Outcome::NoEvidence, Why::plain("work-only")),
            State::ClaimsOnly => {
                let claim = self.dossier.claims.iter().find(|it| it.claim.has_decree == Some(true));
                match claim.or_else(|| self.dossier.claims.first()) {
                    Some(it) if it.claim.has_decree == Some(true) => {
                        let number = it.claim.number.clone().unwrap_or_else(|| "–".to_owned());
                        (Outcome::NoEvidence, Why::with("claimed-only", [it.source.name(), number]))
                    }
                    Some(it) => (Outcome::NoEvidence, Why::with("claimed-none", [it.source.name()])),
                    None => (Outcome::NoEvidence, Why::plain("nothing-sent")),
                }
            }
            State::UnrelatedOnly => (Outcome::NoEvidence, Why::plain("nothing-about-task-force")),
            State::Nothing => (Outcome::NoEvidence, Why::plain("nothing-sent")),
        })
    }
}

impl<'a> State<'a> {
    fn of(dossier: &'a Dossier) -> Self {
        let first = |wanted: fn(&Standing) -> bool| dossier.documents.iter().find(|it| wanted(&it.standing));
        let decree = first(|it| *it == Standing::InForce);
        if let Some(it) = decree {
            return Self::Decree(it);
        }
        if let Some(it) = first(|it| matches!(it, Standing::Contested { .. })) {
            return Self::Contested(it);
        }
        let lesser = first(|it| *it == Standing::Expired)
            .or_else(|| first(|it| matches!(it, Standing::Amends { .. })))
            .or_else(|| {
                first(|it| {
                    matches!(
                        it,
                        Standing::Revoked { .. } | Standing::Superseded { .. } | Standing::SetAside { .. }
                    )
                })
            })
            .or_else(|| first(|it| *it == Standing::NotYet));
        if let Some(it) = lesser {
            return Self::Decree(it);
        }
        // What could not be read may be the decree itself: it comes before what can't be one.
        if let Some(it) = first(|it| *it == Standing::Unusable) {
            return Self::Unreadable(it);
        }
        if let Some(it) = first(|it| *it == Standing::Draft) {
            return Self::Decree(it);
        }
        if let Some(it) = first(|it| *it == Standing::LookAlike) {
            return Self::LookAlike(it);
        }
        if first(|it| *it == Standing::Roster).is_some() {
            return Self::RosterOnly;
        }
        if first(|it| *it == Standing::Activity).is_some() {
            return Self::WorkOnly;
        }
        if !dossier.documents.is_empty() {
            return Self::UnrelatedOnly;
        }
        if dossier.claims.is_empty() { Self::Nothing } else { Self::ClaimsOnly }
    }
}

/// Seats of the decree with its amendments merged in: those of an amendment come first; a new
/// annex takes the old one's place; the basis counts only where nothing else names anyone.
fn seats_of<'a>(dossier: &'a Dossier, papers: &[&'a Submission]) -> Vec<Seat<'a>> {
    let Some((subject, beside)) = papers.split_first() else { return Vec::new() };
    let is = |document: &Submission, wanted: fn(&Standing) -> bool| {
        dossier
            .documents
            .iter()
            .any(|it| std::ptr::eq(Arc::as_ptr(&it.submission), document) && wanted(&it.standing))
    };
    let parent = subject.members.len();
    let mut seats = Vec::new();
    let mut replaced = false;
    for document in beside.iter().filter(|it| is(it, |it| matches!(it, Standing::Amends { .. }))) {
        if replaced {
            break;
        }
        seats.extend(listed(document));
        let rows = document.members.len().saturating_mul(100);
        replaced = rows > 0 && rows >= parent.saturating_mul(NEW_ANNEX_PERCENT);
    }
    if !replaced {
        seats.extend(listed(subject));
    }
    if seats.is_empty() {
        let basis = beside.iter().find(|it| !it.members.is_empty());
        seats = basis.map(|it| listed(it)).unwrap_or_default();
    }
    seats
}

/// A decree's number without what scribes vary.
fn number_of(document: &Submission) -> Option<String> {
    let number = &document.decree.as_ref()?.number.as_ref()?.value;
    Some(number.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect())
}

/// The seats that `document` lists for the region. A district's, village's or school's own task
/// force in the same annex shows nothing about the region's.
fn listed(document: &Submission) -> Vec<Seat<'_>> {
    let of_region = |it: &&Member| it.unit.as_deref().is_none_or(|unit| !LOWER_BODIES.contains(&unit));
    document.members.iter().filter(of_region).map(|member| Seat { member, document }).collect()
}
