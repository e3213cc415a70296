//! Evidence: every quote that a finding or a seat rests on, and where it stands.

use super::View;
use crate::{
    model::Place,
    report::{Cell, Column, Form, Kind, Sheet, SheetId, Table, Upright, index::Exhibit},
};

pub(in crate::report) struct Evidence;

impl Sheet for Evidence {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.proof, Kind::Text, 17),
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.region, Kind::Text, 28),
            Column::new(w.document, Kind::Text, 40),
            Column::new(w.place, Kind::Text, 22),
            Column::new(w.bbox, Kind::Text, 26),
            Column::new(w.quote, Kind::Wrap, 80),
            Column::new(w.open, Kind::Text, 34),
        ];
        let rows = view.index.exhibits.iter().map(|it| row(view, it)).collect();
        Table {
            id: SheetId::Evidence,
            name: w.sheet(SheetId::Evidence),
            title: w.evidence_title.to_owned(),
            note: w.evidence_note.to_owned(),
            form: Form::List { frozen: 1, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn row<'a>(view: &View<'a>, exhibit: &Exhibit<'a>) -> Vec<Cell<'a>> {
    let paper = exhibit.paper.and_then(|at| view.index.papers.get(at));
    let region = paper.and_then(|it| it.region);
    let bbox = match &exhibit.evidence.place {
        Place::Page { bbox: [left, top, right, bottom], .. } => {
            Cell::text(format!("{left:.1} {top:.1} {right:.1} {bottom:.1}"))
        }
        _ => Cell::Empty,
    };
    vec![
        Cell::text(exhibit.id.clone()),
        Cell::maybe(region.map(|it| it.code.0.as_str())),
        Cell::maybe(region.map(|it| it.name.as_str())),
        view.to_file(exhibit.document.clone(), &exhibit.document),
        Cell::text(view.words.place_of(&exhibit.evidence.place)),
        bbox,
        Cell::text(exhibit.evidence.quote.as_str()),
        match paper {
            Some(paper) if view.report.run.inbox.is_some() => {
                view.on_disk(file_of(&paper.submission.source.path), &paper.submission.source)
            }
            _ => Cell::Empty,
        },
    ]
}

fn file_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
