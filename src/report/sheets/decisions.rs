//! Decisions of analysts, each with what became of it.

use super::View;
use crate::{
    model::{Decision, Ruling, Subject},
    report::{Cell, Column, Form, Kind, Sheet, SheetId, Table, Target, Upright},
};

pub(in crate::report) struct Decisions;

impl Sheet for Decisions {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.decision_kind, Kind::Text, 18),
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.region, Kind::Text, 28),
            Column::new(w.decision_subject, Kind::Wrap, 44),
            Column::new(w.decision_value, Kind::Wrap, 34),
            Column::new(w.decision_by, Kind::Text, 22),
            Column::new(w.decision_on, Kind::Date, 12),
            Column::new(w.decision_until, Kind::Date, 12),
            Column::new(w.reason, Kind::Wrap, 44),
            Column::new(w.decision_fate, Kind::Status, 22),
            Column::new(w.n_changed, Kind::Integer, 10),
        ];
        let rows = view.report.rulings.iter().map(|it| row(view, it)).collect();
        Table {
            id: SheetId::Decisions,
            name: w.sheet(SheetId::Decisions),
            title: w.decisions_title.to_owned(),
            note: w.decisions_note.to_owned(),
            form: Form::List { frozen: 1, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn row<'a>(view: &View<'a>, Ruling { decision, fate }: &'a Ruling) -> Vec<Cell<'a>> {
    let w = view.words;
    let Decision { subject, by, on, reason, until } = decision;
    let (kind, region, said, value) = match subject {
        Subject::Waive { region, requirement, evidence } => {
            let rule = view.report.catalogue.requirements.iter().position(|it| it.id == *requirement);
            let title = rule.and_then(|at| view.report.catalogue.requirements.get(at));
            let title = title.map(|it| format!("{} {}", it.id, view.title(it)));
            let target = rule.map(|row| Target::Row(SheetId::Catalogue, row));
            let said = Cell::link(title.unwrap_or_else(|| requirement.0.clone()), target);
            (w.decision_waive, Some(region), said, Cell::maybe(evidence.as_deref()))
        }
        Subject::Confirm { region, text, institutions } => {
            let names: Vec<_> = institutions.iter().map(|id| view.institution(id)).collect();
            let value = if names.is_empty() { w.none.to_owned() } else { names.join("; ") };
            (w.decision_confirm, region.as_ref(), Cell::text(text.as_str()), Cell::text(value))
        }
        Subject::Choose { region, document } => {
            let at = view.index.papers.iter().position(|it| it.submission.source.sha256 == Some(*document));
            let paper = at.and_then(|at| view.index.papers.get(at));
            let name = paper.map_or_else(|| document.to_string(), |it| it.submission.source.name());
            let said = Cell::link(name, at.map(|row| Target::Row(SheetId::Files, row)));
            (w.decision_choose, Some(region), said, Cell::Empty)
        }
    };
    let (status, changed) = w.fate(*fate);
    vec![
        Cell::text(kind),
        Cell::maybe(region.map(|it| it.0.as_str())),
        Cell::text(region.map_or(w.decision_everywhere, |it| {
            view.region(it).map_or(it.0.as_str(), |it| it.name.as_str())
        })),
        said,
        value,
        Cell::text(by.as_str()),
        Cell::date(Some(*on)),
        Cell::date(Some(*until)),
        Cell::text(reason.as_str()),
        Cell::Status(status),
        changed.map_or(Cell::Empty, Cell::count),
    ]
}
