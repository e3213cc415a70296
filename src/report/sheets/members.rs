//! Members: every seat of every document, those in force and the others, marked.

use std::borrow::Cow;

use super::View;
use crate::{
    model::Member,
    refdata::RefData,
    report::{Cell, Column, Form, Kind, Lang, Sheet, SheetId, Table, Upright},
};

pub(in crate::report) struct Members;

impl Sheet for Members {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        // Only where it was asked for does a reader hand it on; else the column says nothing.
        let nip = view.index.members.iter().any(|(_, member)| member.nip.is_some());
        let mut columns = vec![
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.region, Kind::Text, 28),
            Column::new(w.standing_head, Kind::Status, 20),
            Column::new(w.document, Kind::Text, 34),
            Column::new(w.seq, Kind::Integer, 6),
            Column::new(w.role, Kind::Text, 21),
            Column::new(w.role_text, Kind::Text, 22),
            Column::new(w.unit, Kind::Text, 24),
            Column::new(w.person, Kind::Text, 30),
        ];
        if nip {
            columns.push(Column::new(w.nip, Kind::Text, 21));
        }
        columns.extend([
            Column::new(w.office, Kind::Wrap, 44),
            Column::new(w.institution_text, Kind::Text, 28),
            Column::new(w.institution, Kind::Wrap, 34),
            Column::new(w.institution_id, Kind::Text, 18),
            Column::new(w.confidence_head, Kind::Status, 12),
            Column::new(w.place, Kind::Text, 16),
            Column::new(w.proof, Kind::Text, 17),
        ]);
        let rows = view.index.members.iter().filter_map(|(at, member)| row(view, *at, member, nip)).collect();
        Table {
            id: SheetId::Members,
            name: w.sheet(SheetId::Members),
            title: w.members_title.to_owned(),
            note: w.members_note.to_owned(),
            form: Form::List { frozen: 2, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn row<'a>(view: &View<'a>, at: usize, member: &'a Member, nip: bool) -> Option<Vec<Cell<'a>>> {
    let w = view.words;
    let paper = view.index.papers.get(at)?;
    let name = paper.submission.source.name();
    let institutions: Vec<Cow<'_, str>> = member.institution.iter().map(|id| view.institution(id)).collect();
    let mut row = vec![
        Cell::maybe(paper.region.map(|it| it.code.0.as_str())),
        Cell::maybe(paper.region.map(|it| it.name.as_str())),
        Cell::Status(w.standing(paper.standing)),
        view.to_file(paper.submission.source.file_name(), &name),
        Cell::Integer(member.seq.into()),
        Cell::text(member.role.map_or(w.role_unknown, |it| w.role_of(it))),
        Cell::maybe(member.role_text.as_deref()),
        Cell::maybe(member.unit_text.as_deref().or_else(|| member.unit.as_deref().map(|id| view.unit(id)))),
        Cell::maybe(member.person.as_deref()),
    ];
    if nip {
        row.push(Cell::maybe(member.nip.as_deref()));
    }
    row.extend([
        Cell::maybe(member.office.as_deref()),
        Cell::maybe(member.institution_text.as_deref()),
        Cell::text(institutions.join("; ")),
        Cell::text(member.institution.join(", ")),
        Cell::Status(w.confidence(member.confidence)),
        Cell::text(w.place_of(&member.evidence.place)),
        view.proof(&name, Some(&member.evidence)),
    ]);
    Some(row)
}

impl<'a> View<'a> {
    /// The name of a sub-task-force; its id when it is not known.
    fn unit(&self, id: &'a str) -> &'a str {
        match (self.report.catalogue.unit(id), self.report.lang) {
            (Some(it), Lang::Id) => &it.name.id,
            (Some(it), Lang::En) => &it.name.en,
            (None, _) => id,
        }
    }

    /// The name of an institution; its id when it is not known.
    pub(super) fn institution<'b>(&self, id: &'b str) -> Cow<'b, str> {
        match (RefData::embedded().institution(id), self.report.lang) {
            (Some(it), Lang::Id) => Cow::Borrowed(&it.name),
            (Some(it), Lang::En) => Cow::Borrowed(&it.name_en),
            (None, _) => Cow::Borrowed(id),
        }
    }
}
