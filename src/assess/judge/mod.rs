//! One function per [`Check`], by what they look at: the document's form, its legal basis, its
//! seats, what the task force did. Each takes what it is shown at its word;
//! [`Answer::settle`](super::answer::Answer::settle) weighs the evidence.

mod basis;
mod form;
mod running;
mod seats;

pub(super) use running::runs;

use jiff::civil::Date;

use super::{Check, answer::Answer, case::Case};

/// What a check needs to have before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// A decree.
    Decree,
    /// Tells a task force's decree from another body's: can also be asked of a look-alike.
    Identity,
    /// Seats: a decree's or a roster's.
    Seats,
    /// Whatever was sent.
    Anything,
    /// A person.
    Person,
}

/// What `check` needs.
pub(super) fn needs(check: &Check) -> Needs {
    match check {
        Check::FormsTaskForce {} | Check::NotLookAlike {} => Needs::Identity,
        Check::Composition {}
        | Check::HeadLeads { .. }
        | Check::Role { .. }
        | Check::InstitutionInRole { .. }
        | Check::Members { .. }
        | Check::SeatsHaveOffices {}
        | Check::NoConflictingSeats { .. }
        | Check::SeatGroup { .. }
        | Check::Institution { .. }
        | Check::Units { .. }
        | Check::Unit { .. }
        | Check::UnitsComplete {}
        | Check::UnitLedBy { .. }
        | Check::Secretariat {}
        | Check::SecretariatAt { .. } => Needs::Seats,
        Check::Budget {}
        | Check::Activity { .. }
        | Check::Meetings { .. }
        | Check::ActivitiesAcrossTasks { .. }
        | Check::Cases { .. }
        | Check::ActionPlan {}
        | Check::AnswersMonitoring {}
        | Check::RecapOfRegencies {} => Needs::Anything,
        Check::ByHand { .. } => Needs::Person,
        _ => Needs::Decree,
    }
}

/// Whether the answer differs from day to day.
pub(super) fn asks_the_day(check: &Check) -> bool {
    matches!(check, Check::BasisUpToDate {} | Check::Term {} | Check::Age { .. })
}

/// Asks `check` of `case` by the law of `day`; `None` = the day is not known.
pub(super) fn ask(check: &Check, case: &Case<'_>, day: Option<Date>) -> Answer {
    match check {
        Check::FormsTaskForce {} => form::forms_task_force(case),
        Check::ExplicitMandate {} => form::explicit_mandate(case),
        Check::NotLookAlike {} => form::not_look_alike(case),
        Check::OwnRegion { head_titles } => form::own_region(case, head_titles),
        Check::InForce {} => form::in_force(case),
        Check::FinalText {} => form::final_text(case),
        Check::Form {} => form::form(case),
        Check::Number {} => form::number(case),
        Check::DateAndPlace {} => form::date_and_place(case),
        Check::Title {} => form::title(case),
        Check::Provision { provision } => form::provision(case, *provision),
        Check::AnnexRepeatsNumber {} => form::annex_repeats_number(case),
        Check::SignedByHead { delegates } => form::signed_by_head(case, delegates),
        Check::Tasks { at_least } => form::tasks(case, *at_least),
        Check::RevokesEarlier {} => form::revokes_earlier(case),
        Check::CertifiedCopy {} => form::certified_copy(case),
        Check::ReportsUpward {} => form::reports_upward(case),
        Check::Term {} => form::term(case, day),
        Check::Age { years } => form::age(case, day, *years),
        Check::NamesCurrent { since } => form::names_current(case, *since),
        Check::Cites { instrument } => basis::cites(case, instrument),
        Check::CitesInForce { instruments } => basis::cites_in_force(case, instruments),
        Check::CitesLawAbout { words } => basis::cites_law_about(case, words),
        Check::BasisUpToDate {} => basis::up_to_date(case, day),
        Check::NotOnlyHistoric { historic, living } => basis::not_only_historic(case, historic, living),
        Check::Composition {} => seats::composition(case),
        Check::HeadLeads { chair, patron } => seats::head_leads(case, chair, patron),
        Check::Role { roles } => seats::role(case, roles),
        Check::InstitutionInRole { institutions, roles } => {
            seats::institution_in_role(case, institutions, roles)
        }
        Check::Members { at_least, few_below } => seats::members(case, *at_least, *few_below),
        Check::SeatsHaveOffices {} => seats::have_offices(case),
        Check::NoConflictingSeats { roles } => seats::no_conflicts(case, roles),
        Check::SeatGroup { group, at_least } => seats::group(case, group, *at_least),
        Check::Institution { any, where_present } => seats::institution(case, any, *where_present),
        Check::Units { at_least } => seats::units(case, *at_least),
        Check::Unit { unit, may_share_with } => seats::unit(case, unit, may_share_with.as_deref()),
        Check::UnitsComplete {} => seats::units_complete(case),
        Check::UnitLedBy { unit, institution } => seats::unit_led_by(case, unit, institution),
        Check::Secretariat {} => seats::secretariat(case),
        Check::SecretariatAt { institution } => seats::secretariat_at(case, institution),
        Check::CurrentNames {} => seats::current_names(case),
        Check::Budget {} => running::budget(case),
        Check::Activity { activity, months, at_least } => {
            running::activity(case, *activity, *months, *at_least)
        }
        Check::Meetings { months, at_least } => running::meetings(case, *months, *at_least),
        Check::ActivitiesAcrossTasks { months } => running::across_tasks(case, *months),
        Check::Cases { months } => running::cases(case, *months),
        Check::ActionPlan {} => running::action_plan(case),
        Check::AnswersMonitoring {} => running::answers_monitoring(case),
        Check::RecapOfRegencies {} => running::recap_of_regencies(case),
        Check::ByHand { .. } => Answer::unclear("by-hand"),
    }
}
