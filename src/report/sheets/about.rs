//! About: of what run this is, whether its counts add up, and how to read it.

use super::View;
use crate::{
    model::{Confidence, Outcome, Verdict},
    report::{
        Cell, Class, Column, Form, Kind, Sheet, SheetId, Status, Table, Upright,
        summary::{RUNS, VERDICTS},
    },
};

pub(in crate::report) struct About;

impl Sheet for About {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.section, Kind::Text, 20),
            Column::new(w.item, Kind::Wrap, 44),
            Column::new(w.value, Kind::Wrap, 90),
            Column::new(w.check, Kind::Status, 16),
        ];
        let mut rows = run(view);
        rows.extend(counts(view));
        rows.extend(losses(view));
        rows.extend(legend(view));
        for (item, text) in w.how_to_read() {
            rows.push(line(w.how_head, item, text));
        }
        for (item, text) in w.glossary() {
            rows.push(line(w.glossary_head, item, text));
        }
        for (item, text) in w.limits() {
            rows.push(line(w.limits_head, item, text));
        }
        if let Some(risk) = &view.report.catalogue.open_risk {
            rows.push(vec![Cell::text(w.limits_head), Cell::text(w.limit_risk), Cell::text(risk.as_str())]);
        }
        Table {
            id: SheetId::About,
            name: w.sheet(SheetId::About),
            title: w.about_title.to_owned(),
            note: w.about_note.to_owned(),
            form: Form::List { frozen: 0, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn line<'a>(section: &'static str, item: &'static str, text: &'static str) -> Vec<Cell<'a>> {
    vec![Cell::text(section), Cell::text(item), Cell::text(text)]
}

fn run<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let w = view.words;
    let report = view.report;
    let row = |item: &'static str, cell| vec![Cell::text(w.run_head), Cell::text(item), cell];
    let mut rows = vec![
        row(w.as_of, Cell::text(report.run.as_of.to_string())),
        row(w.period, Cell::text(report.run.period.as_deref().unwrap_or(w.not_given))),
        row(w.version, Cell::text(report.run.version.as_str())),
        row(w.catalogue_hash, Cell::text(report.catalogue.hash.as_str())),
        row(w.catalogue_as_of, Cell::text(report.catalogue.as_of.to_string())),
    ];
    for (name, value) in &report.run.options {
        rows.push(vec![
            Cell::text(w.run_head),
            Cell::text(format!("{} {name}", w.option)),
            Cell::text(value.as_str()),
        ]);
    }
    rows
}

/// Sums that must come out the same by two ways.
fn counts<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let w = view.words;
    let summary = &view.summary;
    let counts = &summary.counts;
    let inputs = &summary.inputs;
    let sums = [
        (w.sum_verdicts, counts.verdict.values().sum(), counts.regions),
        (w.sum_runs, counts.runs.values().sum(), counts.regions),
        (w.sum_levels, summary.provinces.regions + summary.regencies_cities.regions, counts.regions),
        (
            w.sum_submitted,
            counts.submitted + counts.verdict.get(&Verdict::NotSubmitted).copied().unwrap_or_default(),
            counts.regions,
        ),
        (w.sum_inputs, inputs.documents + inputs.containers + inputs.ignored, inputs.total),
        (w.sum_documents, inputs.ok + inputs.partial + inputs.failed, inputs.documents),
        (w.sum_files, view.index.papers.len(), inputs.total),
        (w.sum_assessments, view.report.assessments.len(), view.report.dossiers.len()),
    ];
    sums.into_iter()
        .map(|(item, one, two)| {
            let check = if one == two {
                Status { symbol: "✔", word: w.adds_up, class: Class::Good }
            } else {
                Status { symbol: "✖", word: w.does_not_add_up, class: Class::Bad }
            };
            vec![
                Cell::text(w.counts_head),
                Cell::text(item),
                Cell::text(format!("{one} = {two}")),
                Cell::Status(check),
            ]
        })
        .collect()
}

fn losses<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let w = view.words;
    if view.losses.is_empty() {
        return vec![line(w.limits_hit_head, w.none, w.nothing_cut)];
    }
    view.losses
        .iter()
        .map(|it| {
            vec![
                Cell::text(w.limits_hit_head),
                Cell::text(it.sheet),
                Cell::text(w.loss(it.rows, it.links, it.cells)),
                Cell::Status(Status { symbol: "▲", word: w.limit_hit, class: Class::Doubt }),
            ]
        })
        .collect()
}

fn legend<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let w = view.words;
    let row = |section: &'static str, status: Status, text: &'static str| {
        vec![Cell::text(section), Cell::Status(status), Cell::text(text)]
    };
    let mut rows: Vec<_> = VERDICTS.map(|it| row(w.verdict_head, w.verdict(it), w.verdict_means(it))).into();
    rows.extend(RUNS.map(|it| row(w.runs_head, w.runs(it), w.runs_means(it))));
    let outcomes = [
        Outcome::Satisfied,
        Outcome::NotSatisfied,
        Outcome::Unclear,
        Outcome::NoEvidence,
        Outcome::NotApplicable,
        Outcome::Waived,
    ];
    rows.extend(outcomes.map(|it| row(w.outcome_head, w.outcome(it), w.outcome_means(it))));
    let confidences = [Confidence::High, Confidence::Medium, Confidence::Low];
    rows.extend(confidences.map(|it| row(w.confidence_head, w.confidence(it), w.confidence_means(it))));
    rows
}
