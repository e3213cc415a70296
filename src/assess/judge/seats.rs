//! The composition: who sits in it, in which role, in which sub-task-force.

use std::collections::{BTreeMap, BTreeSet};

use super::form::folded;
use crate::{
    assess::{
        answer::{Answer, Part, Proof},
        case::{Case, SECRETARIAT, Seat},
    },
    model::{Confidence, Outcome, ProvisionKind, Role, Why},
};

/// The institution id of the head of region.
const HEAD_OF_REGION: &str = "kdh";

fn count(n: usize, at_least: u32) -> bool {
    usize::try_from(at_least).is_ok_and(|it| it <= n)
}

pub(super) fn composition(case: &Case<'_>) -> Answer {
    let complete = |it: &Seat<'_>| {
        it.member.role.is_some() && (it.member.office.is_some() || it.member.institution_text.is_some())
    };
    let n = case.seats.iter().filter(|it| complete(it)).count();
    match case.best(complete) {
        Some(seat) if case.seats_from_roster => Answer::yes("composition-from-roster")
            .because([n.to_string(), seat.document.source.name()])
            .found(n.to_string())
            .proofs([seat.proof()]),
        Some(seat) => Answer::yes("has-composition")
            .because([n.to_string()])
            .found(n.to_string())
            .proofs([seat.proof()]),
        None if case.seats.is_empty() => Answer::absent(Part::Composition, "no-composition"),
        None => Answer::unclear("seats-without-role-or-office")
            .because([case.seats.len().to_string()])
            .proofs(case.seats.first().map(Seat::proof)),
    }
}

pub(super) fn head_leads(case: &Case<'_>, chair: &[Role], patron: &[Role]) -> Answer {
    let has = |seat: &Seat<'_>, roles: &[Role]| {
        seat.in_main_body() && seat.member.role.is_some_and(|it| roles.contains(&it))
    };
    let head = |it: &Seat<'_>| it.is_of(HEAD_OF_REGION);
    if let Some(seat) = case.best(|it| head(it) && has(it, chair)) {
        return Answer::yes("head-chairs").found(seat.words()).proofs([seat.proof()]);
    }
    if let Some(seat) = case.best(|it| head(it) && has(it, patron)) {
        let Some(other) = case.best(|it| has(it, chair)) else {
            return Answer::yes("head-is-patron").found(seat.words()).proofs([seat.proof()]);
        };
        return Answer::yes("head-is-patron-other-chairs")
            .because([other.words()])
            .found(seat.words())
            .proofs([seat.proof(), other.proof()]);
    }
    if let Some(seat) = case.best(|it| head(it) && it.member.role.is_some()) {
        let role = seat.member.role_text.clone().unwrap_or_default();
        return Answer::yes("head-has-other-role").because([role]).found(seat.words()).proofs([seat.proof()]);
    }
    if let Some(seat) = case.best(head) {
        return Answer::unclear("head-without-known-role").found(seat.words()).proofs([seat.proof()]);
    }
    Answer::absent(Part::Institutions, "head-has-no-seat").expected(&case.dossier.region.head_title)
}

pub(super) fn role(case: &Case<'_>, roles: &[Role]) -> Answer {
    let holds = |it: &Seat<'_>| it.member.role.is_some_and(|role| roles.contains(&role));
    if let Some(seat) = case.best(|it| holds(it) && it.in_main_body()) {
        return Answer::yes("role-held").because([seat.words()]).found(seat.words()).proofs([seat.proof()]);
    }
    Answer::absent(Part::Roles, "role-missing")
}

pub(super) fn institution_in_role(case: &Case<'_>, institutions: &[String], roles: &[Role]) -> Answer {
    let is = |it: &Seat<'_>| institutions.iter().any(|id| it.is_of(id));
    let leads = |it: &Seat<'_>| it.in_main_body() && it.member.role.is_some_and(|role| roles.contains(&role));
    if let Some(seat) = case.best(|it| is(it) && leads(it)) {
        return Answer::yes("seated").because([seat.words()]).found(seat.words()).proofs([seat.proof()]);
    }
    if let Some(seat) = case.best(|it| is(it) && it.member.role.is_none()) {
        return Answer::unclear("seated-without-known-role").found(seat.words()).proofs([seat.proof()]);
    }
    match case.best(is) {
        Some(seat) => Answer::no("seated-but-not-leading")
            .because([seat.words()])
            .found(seat.words())
            .proofs([seat.proof()]),
        None => Answer::absent(Part::Institutions, "not-seated"),
    }
}

pub(super) fn members(case: &Case<'_>, at_least: u32, few_below: u32) -> Answer {
    let is_member = |it: &Seat<'_>| it.member.role == Some(Role::Anggota);
    let members: Vec<_> = case.seats.iter().filter(|it| is_member(it)).collect();
    let institutions: BTreeSet<&str> =
        case.seats.iter().flat_map(|it| &it.member.institution).map(String::as_str).collect();
    if !count(members.len(), at_least) {
        return Answer::absent(Part::Roles, "members-missing")
            .because([members.len().to_string()])
            .found(members.len().to_string())
            .expected(at_least.to_string());
    }
    let few = !count(institutions.len(), few_below);
    let answer = if few { Answer::yes("few-institutions") } else { Answer::yes("has-members") };
    let mut proofs: Vec<Proof> = members.iter().map(|it| it.proof()).collect();
    proofs.sort_by_key(|it| std::cmp::Reverse(it.confidence));
    proofs.truncate(usize::try_from(at_least).unwrap_or(usize::MAX));
    answer
        .because([members.len().to_string(), institutions.len().to_string()])
        .found(members.len().to_string())
        .proofs(proofs)
}

pub(super) fn have_offices(case: &Case<'_>) -> Answer {
    let bare = |it: &&Seat<'_>| it.member.office.is_none() && it.member.institution_text.is_none();
    if case.seats.is_empty() {
        return Answer::unclear("no-seats-to-look-at");
    }
    let without: Vec<_> = case.seats.iter().filter(bare).collect();
    match without.first() {
        Some(first) => Answer::no("seats-without-office")
            .because([without.len().to_string(), case.seats.len().to_string()])
            .found(first.member.evidence.quote.clone())
            .proofs([first.proof()]),
        // Every row was looked at, so every row is evidence; the weakest speaks for all.
        None => Answer::yes("all-seats-have-offices")
            .because([case.seats.len().to_string()])
            .proofs(case.seats.iter().min_by_key(|it| it.member.confidence).map(Seat::proof)),
    }
}

pub(super) fn no_conflicts(case: &Case<'_>, roles: &[Role]) -> Answer {
    if case.seats.is_empty() {
        return Answer::unclear("no-seats-to-look-at");
    }
    let leading: Vec<&Seat<'_>> = case
        .seats
        .iter()
        .filter(|it| it.in_main_body() && it.member.role.is_some_and(|role| roles.contains(&role)))
        .collect();
    let chairs: Vec<_> = leading.iter().filter(|it| it.member.role == Some(Role::Ketua)).collect();
    if let [one, two, ..] = chairs.as_slice()
        && std::ptr::eq(one.document, two.document)
    {
        return Answer::no("two-chairs")
            .because([one.words(), two.words()])
            .found(format!("{}; {}", one.words(), two.words()))
            .proofs([one.proof(), two.proof()]);
    }
    let mut holders: BTreeMap<String, &Seat<'_>> = BTreeMap::new();
    for seat in &leading {
        let Some(office) = &seat.member.office else { continue };
        match holders.get(&folded(office)) {
            Some(first)
                if first.member.role != seat.member.role && std::ptr::eq(first.document, seat.document) =>
            {
                return Answer::no("two-roles")
                    .because([office])
                    .found(office)
                    .proofs([first.proof(), seat.proof()]);
            }
            Some(_) => {}
            None => {
                holders.insert(folded(office), seat);
            }
        }
    }
    match leading.iter().min_by_key(|it| it.member.confidence) {
        Some(weakest) => Answer::yes("no-conflict").proofs([weakest.proof()]),
        None => Answer::unclear("no-leading-seats").proofs(case.seats.first().map(Seat::proof)),
    }
}

pub(super) fn group(case: &Case<'_>, group: &str, at_least: u32) -> Answer {
    let Some(group) = case.catalogue.seat_group(group) else {
        return Answer::unclear("group-unknown").because([group]);
    };
    let mut seated: Vec<Seat<'_>> =
        group.institutions.iter().filter_map(|id| case.best(|it| it.is_of(id))).collect();
    seated.sort_by_key(|it| std::cmp::Reverse(it.member.confidence));
    let n = seated.len();
    let unplaced = |it: &Seat<'_>| {
        let member = it.member;
        member.institution.is_empty() && (member.office.is_some() || member.institution_text.is_some())
    };
    if !count(n, at_least)
        && group.open
        && let Some(seat) = case.best(unplaced)
    {
        return Answer::unclear("unplaced-seat-may-be-it")
            .because([group.name.clone(), seat.words()])
            .expected(&group.name)
            .found(seat.words())
            .proofs([seat.proof()]);
    }
    if !count(n, at_least) {
        return Answer::absent(Part::Institutions, "group-not-seated")
            .because([group.name.clone()])
            .expected(&group.name)
            .found(n.to_string());
    }
    seated.truncate(usize::try_from(at_least).unwrap_or(usize::MAX));
    let words = seated.first().map(Seat::words).unwrap_or_default();
    Answer::yes("group-seated")
        .because([group.name.clone(), n.to_string(), words.clone()])
        .found(words)
        .proofs(seated.iter().map(Seat::proof))
}

pub(super) fn institution(case: &Case<'_>, any: &[String], where_present: bool) -> Answer {
    match case.best(|it| any.iter().any(|id| it.is_of(id))) {
        Some(seat) => {
            Answer::yes("seated").because([seat.words()]).found(seat.words()).proofs([seat.proof()])
        }
        // Whether the unit exists there is not known, so a missing seat proves nothing.
        None if where_present => {
            Answer::unclear("unit-may-not-exist-here").proofs(case.absence(Part::Institutions))
        }
        None => Answer::absent(Part::Institutions, "not-seated"),
    }
}

/// Sub-task-forces by id; those whose id is not known by their words, where someone is said to
/// head them: any heading over rows may look like a unit.
fn units_by_name<'a>(case: &Case<'a>) -> BTreeMap<String, Vec<Seat<'a>>> {
    let mut units: BTreeMap<String, Vec<Seat<'a>>> = BTreeMap::new();
    let headed: BTreeSet<String> = case
        .seats
        .iter()
        .filter(|it| it.member.unit.is_none() && it.member.role == Some(Role::KetuaSub))
        .filter_map(|it| it.member.unit_text.as_deref().map(folded))
        .collect();
    for seat in &case.seats {
        let name = match (&seat.member.unit, &seat.member.unit_text) {
            (Some(unit), _) if unit == SECRETARIAT => continue,
            (Some(unit), _) => unit.clone(),
            (None, Some(text)) if headed.contains(&folded(text)) => folded(text),
            (None, _) => continue,
        };
        units.entry(name).or_default().push(*seat);
    }
    units
}

pub(super) fn units(case: &Case<'_>, at_least: u32) -> Answer {
    let units = units_by_name(case);
    if count(units.len(), at_least) {
        let seats = units.values().flatten();
        let surest = seats.map(Seat::proof).reduce(|a, b| if a.confidence < b.confidence { b } else { a });
        return Answer::yes("has-units")
            .because([units.len().to_string()])
            .found(units.len().to_string())
            .proofs(surest);
    }
    match case.provisions(ProvisionKind::SubTaskForce).first() {
        Some((document, clause)) => {
            Answer::yes("units-in-clause").proof(document, &clause.evidence, clause.confidence)
        }
        None => Answer::absent(Part::Units, "no-units").found(units.len().to_string()),
    }
}

pub(super) fn unit(case: &Case<'_>, unit: &str, may_share_with: Option<&str>) -> Answer {
    let sits = |id: &str| case.best(|it| it.member.unit.as_deref() == Some(id));
    if let Some(seat) = sits(unit) {
        let words = seat.member.unit_text.clone().unwrap_or_else(|| unit.to_owned());
        return Answer::yes("has-unit").because([words.clone()]).found(words).proofs([seat.proof()]);
    }
    let clauses = case.provisions(ProvisionKind::SubTaskForce);
    if let Some((document, clause)) = clauses.iter().find(|(_, it)| it.text.as_deref() == Some(unit)) {
        return Answer::yes("units-in-clause").proof(document, &clause.evidence, clause.confidence);
    }
    match may_share_with.and_then(sits) {
        Some(seat) => Answer::unclear("unit-may-be-merged")
            .because([seat.member.unit_text.clone().unwrap_or_default()])
            .proofs([seat.proof()]),
        None => Answer::absent(Part::Units, "no-such-unit"),
    }
}

pub(super) fn units_complete(case: &Case<'_>) -> Answer {
    let units = units_by_name(case);
    if units.is_empty() {
        return match case.blind(Part::Units) {
            Some(why) => Answer::of(Outcome::Unclear, why),
            None => Answer::of(Outcome::NotApplicable, Why::with("no-units", [case.seats.len().to_string()])),
        };
    }
    let heads = |it: &&Seat<'_>| matches!(it.member.role, Some(Role::KetuaSub | Role::Ketua));
    let members = |it: &&Seat<'_>| it.member.role == Some(Role::Anggota);
    let lacking = units
        .values()
        .find(|seats| !seats.iter().any(|it| heads(&it)) || !seats.iter().any(|it| members(&it)));
    if let Some(seats) = lacking {
        let first = seats.first();
        let name = first.and_then(|it| it.member.unit_text.clone().or_else(|| it.member.unit.clone()));
        return Answer::absent(Part::Roles, "unit-incomplete")
            .because([name.unwrap_or_default()])
            .proofs(first.map(Seat::proof));
    }
    let surest_head = |seats: &Vec<Seat<'_>>| {
        seats.iter().filter(|it| heads(it)).map(Seat::proof).max_by_key(|it| it.confidence)
    };
    Answer::yes("units-complete")
        .because([units.len().to_string()])
        .proofs(units.values().filter_map(surest_head))
}

pub(super) fn unit_led_by(case: &Case<'_>, unit: &str, institution: &str) -> Answer {
    let is_head = |it: &Seat<'_>| {
        it.member.unit.as_deref() == Some(unit)
            && matches!(it.member.role, Some(Role::KetuaSub | Role::Ketua))
    };
    if let Some(seat) = case.best(|it| is_head(it) && it.is_of(institution)) {
        return Answer::yes("unit-led").because([seat.words()]).found(seat.words()).proofs([seat.proof()]);
    }
    match case.best(is_head) {
        Some(seat) if seat.member.institution.is_empty() && seat.member.confidence == Confidence::Low => {
            Answer::unclear("weak-evidence").found(seat.words()).proofs([seat.proof()])
        }
        Some(seat) => {
            Answer::no("unit-led-by-other").because([seat.words()]).found(seat.words()).proofs([seat.proof()])
        }
        None if case.best(|it| it.member.unit.as_deref() == Some(unit)).is_some() => {
            Answer::absent(Part::Roles, "unit-without-head")
        }
        None => Answer::absent(Part::Units, "no-such-unit"),
    }
}

fn of_secretariat(seat: &Seat<'_>) -> bool {
    seat.member.unit.as_deref() == Some(SECRETARIAT) || seat.member.role == Some(Role::Sekretariat)
}

pub(super) fn secretariat(case: &Case<'_>) -> Answer {
    let clauses = case.provisions(ProvisionKind::Secretariat);
    let clause = clauses.first().map(|(document, it)| {
        let words = it.text.clone().unwrap_or_else(|| it.evidence.quote.clone());
        (words, Proof::new(document, &it.evidence, it.confidence))
    });
    let seat = case.best(of_secretariat).map(|it| (it.words(), it.proof()));
    // Its staff may be listed in a file of its own.
    let listed = case.rosters().find(of_secretariat).map(|it| (it.words(), it.proof()));
    let surest = clause.into_iter().chain(seat).chain(listed).rev_max();
    match surest {
        Some((words, proof)) => {
            Answer::yes("has-secretariat").because([words.clone()]).found(words).proofs([proof])
        }
        None => Answer::absent(Part::Composition, "no-secretariat"),
    }
}

/// The first of the surest.
trait Surest: Iterator<Item = (String, Proof)> + Sized {
    fn rev_max(self) -> Option<(String, Proof)> {
        self.reduce(|best, next| if next.1.confidence > best.1.confidence { next } else { best })
    }
}

impl<T: Iterator<Item = (String, Proof)>> Surest for T {}

pub(super) fn secretariat_at(case: &Case<'_>, institution: &str) -> Answer {
    if let Some(seat) = case.best(|it| of_secretariat(it) && it.is_of(institution)) {
        return Answer::yes("secretariat-there")
            .because([seat.words()])
            .found(seat.words())
            .proofs([seat.proof()]);
    }
    if let Some((document, clause)) = case.provisions(ProvisionKind::Secretariat).first() {
        let words = clause.text.clone().unwrap_or_else(|| clause.evidence.quote.clone());
        return Answer::unclear("secretariat-in-words").because([words.clone()]).found(words).proof(
            document,
            &clause.evidence,
            clause.confidence,
        );
    }
    match case.best(|it| of_secretariat(it) && !it.member.institution.is_empty()) {
        Some(seat) => Answer::no("secretariat-elsewhere")
            .because([seat.words()])
            .found(seat.words())
            .proofs([seat.proof()]),
        None if case.best(of_secretariat).is_some() => Answer::unclear("secretariat-office-unknown")
            .proofs(case.best(of_secretariat).map(|it| it.proof())),
        None => Answer::absent(Part::Composition, "no-secretariat"),
    }
}

/// The notice that a seat was matched through a name no longer in use.
const RENAMED: &str = "renamed-institution";

pub(super) fn current_names(case: &Case<'_>) -> Answer {
    if case.decree().is_none() {
        return Answer::none("nothing-sent");
    }
    if case.seats.is_empty() {
        return Answer::unclear("no-seats-to-look-at");
    }
    let mut documents: Vec<_> = case.seats.iter().map(|it| it.document).collect();
    documents.dedup_by(|a, b| std::ptr::eq(*a, *b));
    let renamed = documents
        .into_iter()
        .flat_map(|document| document.notices.iter().map(move |it| (document, it)))
        .find(|(_, it)| it.code == RENAMED);
    match renamed {
        Some((document, notice)) => {
            let answer = Answer::no("former-name").because([notice.message.clone()]).found(&notice.message);
            match &notice.evidence {
                Some(evidence) => answer.proof(document, evidence, crate::assess::answer::by_text(document)),
                None => answer,
            }
        }
        // Rows that matched nothing may bear a former name that is not in the list.
        None => match case.blind(Part::Institutions) {
            Some(why) => Answer::of(Outcome::Unclear, why),
            None => Answer::yes("names-current").proofs(case.absence(Part::Institutions)),
        },
    }
}
