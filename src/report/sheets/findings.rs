//! Findings: region by requirement.
//!
//! Listed is every finding of every region that sent something, but those that do not concern
//! it by either law. A region that sent nothing has one row that says so: 133 rows of "nothing
//! was sent" would hide the others.

use std::collections::BTreeMap;

use super::View;
use crate::{
    assess::Requirement,
    model::{Assessment, Dossier, Finding, Outcome, Verdict},
    report::{Cell, Column, Form, Kind, Lang, Sheet, SheetId, Table, Target, Upright},
};

pub(in crate::report) struct Findings;

/// Columns.
const WIDTH: usize = 18;

impl<'a> View<'a> {
    /// The requirement of a finding.
    pub(super) fn requirement(&self, finding: &Finding) -> Option<&'a Requirement> {
        self.report.catalogue.requirement(&finding.requirement)
    }

    /// The title of a requirement.
    pub(super) fn title(&self, requirement: &'a Requirement) -> &'a str {
        match self.report.lang {
            Lang::Id => &requirement.title_id,
            Lang::En => &requirement.title_en,
        }
    }
}

impl Sheet for Findings {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.province, Kind::Text, 20),
            Column::new(w.region, Kind::Text, 28),
            Column::new(w.requirement, Kind::Text, 9),
            Column::new(w.requirement_title, Kind::Wrap, 38),
            Column::new(w.severity, Kind::Text, 12),
            Column::new(w.obligation, Kind::Text, 13),
            Column::new(w.now, Kind::Status, 19),
            Column::new(w.then, Kind::Status, 19),
            Column::new(w.reason, Kind::Wrap, 44),
            Column::new(w.found, Kind::Wrap, 28),
            Column::new(w.expected, Kind::Wrap, 28),
            Column::new(w.confidence_head, Kind::Status, 12),
            Column::new(w.proof, Kind::Text, 17),
            Column::new(w.n_proofs, Kind::Integer, 8),
            Column::new(w.document, Kind::Text, 34),
            Column::new(w.source, Kind::Wrap, 34),
            Column::new(w.verified_head, Kind::Status, 15),
            Column::new(w.evidence_key, Kind::Text, 14),
        ];
        // Naming a ground takes longer than all the rest of a row, and there are few of them.
        let named = |it: &'a Requirement| (&it.id, view.grounds(it));
        let grounds: BTreeMap<_, _> = view.report.catalogue.requirements.iter().map(named).collect();
        let mut rows = Vec::new();
        for (dossier, assessment) in view.judged() {
            if assessment.verdict == Verdict::NotSubmitted {
                rows.push(silent(view, dossier, assessment));
                continue;
            }
            let concerns =
                |it: &&Finding| it.now != Outcome::NotApplicable || it.then != Outcome::NotApplicable;
            rows.extend(
                assessment
                    .findings
                    .iter()
                    .filter(concerns)
                    .map(|it| row(view, dossier, it, grounds.get(&it.requirement))),
            );
        }
        Table {
            id: SheetId::Findings,
            name: w.sheet(SheetId::Findings),
            title: w.findings_title.to_owned(),
            note: w.findings_note.to_owned(),
            form: Form::List { frozen: 4, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn head<'a>(view: &View<'a>, dossier: &'a Dossier) -> Vec<Cell<'a>> {
    let mut row = Vec::with_capacity(WIDTH);
    row.push(Cell::text(dossier.region.code.0.as_str()));
    row.push(Cell::text(view.province_name(&dossier.region.province)));
    row.push(Cell::text(dossier.region.name.as_str()));
    row
}

fn silent<'a>(view: &View<'a>, dossier: &'a Dossier, assessment: &'a Assessment) -> Vec<Cell<'a>> {
    let w = view.words;
    let mut row = head(view, dossier);
    row.extend([
        Cell::Empty,
        Cell::text(w.all_requirements),
        Cell::Empty,
        Cell::Empty,
        Cell::Status(w.outcome(Outcome::NoEvidence)),
        Cell::Empty,
        Cell::text(view.why(&assessment.why)),
    ]);
    row
}

fn row<'a>(
    view: &View<'a>,
    dossier: &'a Dossier,
    finding: &'a Finding,
    grounds: Option<&String>,
) -> Vec<Cell<'a>> {
    let w = view.words;
    let requirement = view.requirement(finding);
    let first = finding.evidence.first();
    let mut row = head(view, dossier);
    row.extend([
        requirement_link(view, finding),
        Cell::maybe(requirement.map(|it| view.title(it))),
        Cell::maybe(requirement.map(|it| w.severity_of(it.severity))),
        Cell::maybe(requirement.map(|it| w.obligation_of(it.obligation))),
        Cell::Status(w.outcome(finding.now)),
        Cell::Status(w.outcome(finding.then)),
        Cell::text(view.why(&finding.why)),
        Cell::maybe(finding.found.as_deref()),
        Cell::maybe(finding.expected.as_deref()),
        finding.confidence.map_or(Cell::Empty, |it| Cell::Status(w.confidence(it))),
        first.map_or(Cell::Empty, |it| view.proof(&it.document, Some(&it.evidence))),
        if finding.evidence.is_empty() { Cell::Empty } else { Cell::count(finding.evidence.len()) },
        Cell::maybe(first.map(|it| it.document.as_str())),
        Cell::maybe(grounds.cloned()),
        requirement.map_or(Cell::Empty, |it| Cell::Status(w.verified(it.verified))),
        // Only what a decision may be made on.
        match finding.now {
            Outcome::Satisfied | Outcome::NotApplicable => Cell::Empty,
            _ => Cell::text(finding.evidence_key()),
        },
    ]);
    row
}

/// The requirement's id, leading to the catalogue where it did not come out well: links are
/// few, and what is satisfied needs no explanation.
fn requirement_link<'a>(view: &View<'a>, finding: &'a Finding) -> Cell<'a> {
    let target = (finding.now != Outcome::Satisfied)
        .then(|| view.report.catalogue.requirements.iter().position(|it| it.id == finding.requirement))
        .flatten()
        .map(|row| Target::Row(SheetId::Catalogue, row));
    Cell::link(finding.requirement.0.as_str(), target)
}
