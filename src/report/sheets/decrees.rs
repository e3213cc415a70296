//! Instruments: every decree and regulation that was sent, and whether it counts.

use super::View;
use crate::{
    model::{Citation, Decree, DecreeRef, Term},
    report::{Cell, Column, Form, Kind, Sheet, SheetId, Table, Target, Upright},
};

pub(in crate::report) struct Decrees;

impl Sheet for Decrees {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.region, Kind::Text, 28),
            Column::new(w.standing_head, Kind::Status, 20),
            Column::new(w.standing_why, Kind::Wrap, 44),
            Column::new(w.form, Kind::Text, 11),
            Column::new(w.decree_number, Kind::Text, 26),
            Column::new(w.year, Kind::Integer, 7),
            Column::new(w.decree_date, Kind::Date, 12),
            Column::new(w.about, Kind::Wrap, 48),
            Column::new(w.place_signed, Kind::Text, 16),
            Column::new(w.signatory, Kind::Text, 26),
            Column::new(w.acting, Kind::Text, 9),
            Column::new(w.signatory_person, Kind::Text, 28),
            Column::new(w.legal_basis, Kind::Wrap, 44),
            Column::new(w.revokes, Kind::Text, 24),
            Column::new(w.amends, Kind::Text, 24),
            Column::new(w.term, Kind::Text, 22),
            Column::new(w.n_members, Kind::Integer, 9),
            Column::new(w.confidence_head, Kind::Status, 12),
            Column::new(w.proof_number, Kind::Text, 17),
            Column::new(w.proof_date, Kind::Text, 17),
            Column::new(w.document, Kind::Text, 34),
        ];
        let rows = view.index.decrees.iter().filter_map(|at| row(view, *at)).collect();
        Table {
            id: SheetId::Decrees,
            name: w.sheet(SheetId::Decrees),
            title: w.decrees_title.to_owned(),
            note: w.decrees_note.to_owned(),
            form: Form::List { frozen: 3, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn row<'a>(view: &View<'a>, at: usize) -> Option<Vec<Cell<'a>>> {
    let w = view.words;
    let paper = view.index.papers.get(at)?;
    let submission = paper.submission;
    let Decree {
        form, number, year, date, about, place, signatory, legal_basis, revokes, amends, term, ..
    } = submission.decree.as_ref()?;
    let name = submission.source.name();
    let signatory = signatory.as_ref();
    let weakest = [
        submission.region.as_ref().map(|it| it.confidence),
        number.as_ref().map(|it| it.confidence),
        date.as_ref().map(|it| it.confidence),
        signatory.map(|it| it.confidence),
    ];
    let weakest = weakest.into_iter().flatten().min();
    Some(vec![
        Cell::maybe(paper.region.map(|it| it.code.0.as_str())),
        Cell::maybe(paper.region.map(|it| it.name.as_str())),
        Cell::Status(w.standing(paper.standing)),
        Cell::text(w.standing_reason(paper.standing)),
        Cell::maybe(form.map(|it| w.form_of(it))),
        Cell::maybe(number.as_ref().map(|it| it.value.as_str())),
        year.map_or(Cell::Empty, |it| Cell::Integer(it.into())),
        Cell::date(date.as_ref().map(|it| it.value)),
        Cell::maybe(about.as_ref().map(|it| it.value.as_str())),
        Cell::maybe(place.as_ref().map(|it| it.value.as_str())),
        Cell::maybe(signatory.and_then(|it| it.office.as_deref())),
        Cell::maybe(signatory.and_then(|it| it.acting.as_deref())),
        Cell::maybe(signatory.and_then(|it| it.person.as_deref())),
        Cell::text(legal_basis.iter().map(|it| citation(view, it)).collect::<Vec<_>>().join("; ")),
        Cell::text(references(view, revokes)),
        Cell::text(references(view, amends)),
        Cell::text(holds(view, term)),
        Cell::count(submission.members.len()),
        weakest.map_or(Cell::Empty, |it| Cell::Status(w.confidence(it))),
        view.proof(&name, number.as_ref().map(|it| &it.evidence)),
        view.proof(&name, date.as_ref().map(|it| &it.evidence)),
        Cell::link(submission.source.file_name(), Some(Target::Row(SheetId::Files, at))),
    ])
}

fn citation(view: &View<'_>, citation: &Citation) -> String {
    let kind = view.words.instrument_of(citation.kind);
    numbered(&format!("{kind} {}", citation.number), citation.year)
}

fn references(view: &View<'_>, references: &[DecreeRef]) -> String {
    let _ = view;
    references.iter().map(|it| numbered(&it.number, it.year)).collect::<Vec<_>>().join("; ")
}

fn numbered(number: &str, year: Option<i16>) -> String {
    match year {
        Some(year) => format!("{number}/{year}"),
        None => number.to_owned(),
    }
}

fn holds(view: &View<'_>, term: &Term) -> String {
    let w = view.words;
    match (term.from, term.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("{} {from}", w.from),
        (None, Some(to)) => format!("{} {to}", w.until),
        (Some(from), Some(to)) => format!("{from} {} {to}", w.until),
    }
}
