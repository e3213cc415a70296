//! The catalogue: every requirement, where it comes from, and how often it came to what.

use super::View;
use crate::{
    assess::Requirement,
    report::{Cell, Column, Form, Kind, Sheet, SheetId, Table, Upright},
};

pub(in crate::report) struct Requirements;

impl Sheet for Requirements {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.requirement, Kind::Text, 9),
            Column::new(w.requirement_title, Kind::Wrap, 44),
            Column::new(w.for_province, Kind::Text, 10),
            Column::new(w.for_regency, Kind::Text, 10),
            Column::new(w.obligation, Kind::Text, 13),
            Column::new(w.severity, Kind::Text, 12),
            Column::new(w.source, Kind::Wrap, 44),
            Column::new(w.verified_head, Kind::Status, 15),
            Column::new(w.effective_from, Kind::Date, 12),
            Column::new(w.effective_to, Kind::Date, 12),
            Column::new(w.urls, Kind::Text, 30),
            Column::new(w.message, Kind::Wrap, 40),
            Column::new(w.checked_by, Kind::Text, 11),
            Column::new(w.by_hand, Kind::Wrap, 50),
            Column::new(w.n_satisfied, Kind::Integer, 10),
            Column::new(w.n_unmet, Kind::Integer, 10),
            Column::new(w.n_unclear, Kind::Integer, 9),
            Column::new(w.n_no_evidence, Kind::Integer, 9),
            Column::new(w.n_waived, Kind::Integer, 10),
            Column::new(w.n_not_applicable, Kind::Integer, 9),
        ];
        let rows = view.report.catalogue.requirements.iter().map(|it| row(view, it)).collect();
        Table {
            id: SheetId::Catalogue,
            name: w.sheet(SheetId::Catalogue),
            title: w.catalogue_title.to_owned(),
            note: w.catalogue_note.to_owned(),
            form: Form::List { frozen: 2, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn row<'a>(view: &View<'a>, it: &'a Requirement) -> Vec<Cell<'a>> {
    let w = view.words;
    let tally = view.summary.requirements.get(&it.id).copied().unwrap_or_default();
    let yes = |applies: bool| if applies { Cell::text(w.yes) } else { Cell::text(w.no) };
    vec![
        Cell::text(it.id.0.as_str()),
        Cell::text(view.title(it)),
        yes(it.province),
        yes(it.regency_city),
        Cell::text(w.obligation_of(it.obligation)),
        Cell::text(w.severity_of(it.severity)),
        Cell::text(view.grounds(it)),
        Cell::Status(w.verified(it.verified)),
        Cell::date(it.effective_from),
        Cell::date(it.effective_to),
        Cell::text(it.urls.join(" ")),
        Cell::maybe(it.message_id.as_deref()),
        Cell::text(if it.by_hand.is_some() { w.by_person } else { w.by_program }),
        Cell::maybe(it.by_hand.as_deref()),
        Cell::count(tally.satisfied),
        Cell::count(tally.not_satisfied),
        Cell::count(tally.unclear),
        Cell::count(tally.no_evidence),
        Cell::count(tally.waived),
        Cell::count(tally.not_applicable),
    ]
}
