//! Regions: one row for each of the 552, whether it sent something or not.

use jiff::civil::Date;

use super::View;
use crate::{
    assess::{Obligation, Severity},
    model::{Assessment, Confidence, Dossier, Finding, Outcome, Standing},
    report::{Cell, Column, Form, Kind, Sheet, SheetId, Table, Target, Upright},
};

pub(in crate::report) struct Regions;

/// Columns that the summary and the provinces count over.
pub(super) const PROVINCE: usize = 1;
pub(super) const LEVEL: usize = 3;
pub(super) const VERDICT: usize = 4;
pub(super) const RUNS: usize = 6;
pub(super) const DECREE: usize = 9;
/// What the region counts for; 0 = it stands apart.
pub(super) const WEIGHT: usize = 25;

impl Sheet for Regions {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.province, Kind::Text, 24),
            Column::new(w.region, Kind::Text, 34),
            Column::new(w.level, Kind::Text, 11),
            Column::new(w.verdict_head, Kind::Status, 25),
            Column::new(w.verdict_then_head, Kind::Status, 25),
            Column::new(w.runs_head, Kind::Status, 19),
            Column::new(w.reason, Kind::Wrap, 44),
            Column::new(w.runs_reason, Kind::Wrap, 38),
            Column::new(w.decree_number, Kind::Text, 26),
            Column::new(w.decree_date, Kind::Date, 12),
            Column::new(w.decree_age, Kind::Decimal, 9),
            Column::new(w.signatory, Kind::Text, 26),
            Column::new(w.n_members, Kind::Integer, 9),
            Column::new(w.see_members, Kind::Text, 9),
            Column::new(w.n_mandatory, Kind::Integer, 9),
            Column::new(w.n_mandatory_met, Kind::Integer, 10),
            Column::new(w.n_unmet, Kind::Integer, 10),
            Column::new(w.n_unclear, Kind::Integer, 9),
            Column::new(w.n_no_evidence, Kind::Integer, 9),
            Column::new(w.unmet_blocking, Kind::Wrap, 26),
            Column::new(w.weakest, Kind::Status, 12),
            Column::new(w.needs_look, Kind::Status, 13),
            Column::new(w.n_documents, Kind::Integer, 10),
            Column::new(w.n_claims, Kind::Integer, 9),
            Column::new(w.weight, Kind::Integer, 9),
        ];
        let rows = view.judged().map(|(dossier, assessment)| row(view, dossier, assessment)).collect();
        Table {
            id: SheetId::Regions,
            name: w.sheet(SheetId::Regions),
            title: w.regions_title.to_owned(),
            note: w.regions_note.to_owned(),
            form: Form::List { frozen: 3, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn row<'a>(view: &View<'a>, dossier: &'a Dossier, assessment: &'a Assessment) -> Vec<Cell<'a>> {
    let w = view.words;
    let region = &dossier.region;
    let in_force = dossier.in_force();
    let decree = in_force.and_then(|it| it.decree.as_ref());
    let date = decree.and_then(|it| it.date.as_ref()).map(|it| it.value);
    let members = in_force.map(|it| it.members.len());
    let paper = in_force.and_then(|it| view.index.paper_named(&it.source.name()));
    let decree_row = paper.and_then(|(at, _)| view.index.decree_row(at));
    let number = in_force.map(|it| match decree.and_then(|it| it.number.as_ref()) {
        Some(number) => number.value.as_str(),
        None => it.source.file_name(),
    });

    let findings = || assessment.findings.iter().filter_map(|it| Some((it, view.requirement(it)?)));
    let mandatory = || {
        findings().filter(|(finding, requirement)| {
            requirement.obligation == Obligation::Mandatory && finding.now != Outcome::NotApplicable
        })
    };
    let met = mandatory().filter(|(it, _)| matches!(it.now, Outcome::Satisfied | Outcome::Waived)).count();
    let now = |outcome| assessment.findings.iter().filter(|it| it.now == outcome).count();
    let blocking: Vec<&str> = findings()
        .filter(|(finding, requirement)| {
            finding.now == Outcome::NotSatisfied && requirement.severity == Severity::Error
        })
        .map(|(finding, _)| finding.requirement.0.as_str())
        .collect();
    let weakest = assessment.findings.iter().filter_map(|it| it.confidence).min();
    let documents = dossier.documents.len();
    let look = needs_look(dossier, &assessment.findings);

    vec![
        Cell::text(region.code.0.as_str()),
        Cell::text(view.province_name(&region.province)),
        Cell::text(region.name.as_str()),
        Cell::text(w.level(region.level)),
        Cell::Status(w.verdict(assessment.verdict)),
        assessment.verdict_then.map_or(Cell::Empty, |it| Cell::Status(w.verdict(it))),
        Cell::Status(w.runs(assessment.runs)),
        Cell::text(view.why(&assessment.why)),
        Cell::text(view.why(&assessment.runs_why)),
        Cell::link(number.unwrap_or_default(), decree_row.map(|row| Target::Row(SheetId::Decrees, row))),
        Cell::date(date),
        date.and_then(|date| years(date, view.report.run.as_of)).map_or(Cell::Empty, Cell::decimal),
        Cell::maybe(decree.and_then(|it| it.signatory.as_ref()).and_then(|it| it.office.as_deref())),
        members.map_or(Cell::Empty, Cell::count),
        view.index
            .first_member(&region.code)
            .map_or(Cell::Empty, |row| Cell::link(w.see, Some(Target::Row(SheetId::Members, row)))),
        Cell::count(mandatory().count()),
        Cell::count(met),
        Cell::count(now(Outcome::NotSatisfied)),
        Cell::count(now(Outcome::Unclear)),
        Cell::count(now(Outcome::NoEvidence)),
        Cell::text(blocking.join(", ")),
        weakest.map_or(Cell::Empty, |it| Cell::Status(w.confidence(it))),
        if look { Cell::Status(w.look()) } else { Cell::Empty },
        Cell::count(documents),
        Cell::count(dossier.claims.len()),
        Cell::count(view.weight(region)),
    ]
}

/// Whether a person should look: something is unclear, contested, or rests on weak reading.
fn needs_look(dossier: &Dossier, findings: &[Finding]) -> bool {
    let unsure = findings.iter().any(|it| {
        it.now == Outcome::Unclear || it.then == Outcome::Unclear || it.confidence == Some(Confidence::Low)
    });
    let contested = dossier
        .documents
        .iter()
        .any(|it| matches!(it.standing, Standing::Contested { .. } | Standing::Unusable));
    unsure || contested
}

/// Years from `date` to `as_of`; `None` when it lies after it.
fn years(date: Date, as_of: Date) -> Option<f64> {
    let days = (as_of - date).get_days();
    (0 <= days).then(|| f64::from(days) / 365.25)
}
