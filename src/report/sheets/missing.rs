//! Missing: the regions that sent nothing, and what others say of them.

use super::View;
use crate::{
    model::{Assessment, Dossier, Verdict},
    report::{Cell, Column, Form, Kind, Sheet, SheetId, Table, Upright},
};

pub(in crate::report) struct Missing;

impl Sheet for Missing {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.province, Kind::Text, 27),
            Column::new(w.region, Kind::Text, 36),
            Column::new(w.level, Kind::Text, 11),
            Column::new(w.remark, Kind::Wrap, 44),
            Column::new(w.n_documents, Kind::Integer, 10),
            Column::new(w.claim_says, Kind::Text, 20),
            Column::new(w.claim_number, Kind::Text, 26),
            Column::new(w.claim_date, Kind::Date, 12),
            Column::new(w.claim_by, Kind::Text, 34),
            Column::new(w.proof, Kind::Text, 17),
        ];
        let rows = view
            .judged()
            .filter(|(_, it)| it.verdict == Verdict::NotSubmitted)
            .map(|(dossier, assessment)| row(view, dossier, assessment))
            .collect();
        Table {
            id: SheetId::Missing,
            name: w.sheet(SheetId::Missing),
            title: w.missing_title.to_owned(),
            note: w.missing_note.to_owned(),
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
    let mut row = vec![
        Cell::text(region.code.0.as_str()),
        Cell::text(view.province_name(&region.province)),
        Cell::text(region.name.as_str()),
        Cell::text(w.level(region.level)),
        Cell::text(view.why(&assessment.why)),
        Cell::count(dossier.documents.len()),
    ];
    // The newest claim; how many there are is on the regions' sheet.
    let claim = dossier.claims.iter().max_by_key(|it| it.claim.date);
    if let Some(by) = claim {
        let name = by.source.name();
        row.extend([
            Cell::text(w.claim_of(by.claim.has_decree)),
            Cell::maybe(by.claim.number.as_deref()),
            Cell::date(by.claim.date),
            view.to_file(by.source.file_name(), &name),
            view.proof(&name, Some(&by.claim.evidence)),
        ]);
    }
    row
}
