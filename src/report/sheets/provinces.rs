//! Provinces: what their regencies and cities came to, and the province itself.

use super::{View, below_province, range};
use crate::{
    model::{Assessment, Dossier, Level, RegionCode, Runs, Verdict},
    report::{
        Cell, Column, Form, Kind, Sheet, SheetId, Table, Target, Upright,
        summary::{RUNS, VERDICTS},
    },
};

pub(in crate::report) struct Provinces;

/// The column of the province's short name, and the first of those that count verdicts; the
/// chart of the summary names them.
pub(super) const NAME: u16 = 1;
pub(super) const FIRST_VERDICT: u16 = 5;

/// A province and the regions in it.
pub(super) struct Province<'a> {
    pub(super) code: &'a RegionCode,
    /// `None` when the province is not among the regions.
    pub(super) own: Option<(&'a Dossier, &'a Assessment)>,
    pub(super) below: Vec<(&'a Dossier, &'a Assessment)>,
}

impl Province<'_> {
    pub(super) fn with(&self, verdict: Verdict) -> usize {
        self.below.iter().filter(|(_, it)| it.verdict == verdict).count()
    }

    fn that(&self, runs: Runs) -> usize {
        self.below.iter().filter(|(_, it)| it.runs == runs).count()
    }

    /// Regencies and cities with a decree in force.
    pub(super) fn in_force(&self) -> usize {
        self.below.iter().filter(|(it, _)| it.in_force().is_some()).count()
    }
}

impl<'a> View<'a> {
    /// The provinces in code order.
    pub(super) fn provinces(&self) -> Vec<Province<'a>> {
        let mut provinces: Vec<Province<'a>> = Vec::new();
        for (dossier, assessment) in self.judged() {
            let code = &dossier.region.province;
            if provinces.last().is_none_or(|it| it.code != code) {
                provinces.push(Province { code, own: None, below: Vec::new() });
            }
            let Some(province) = provinces.last_mut() else { continue };
            if below_province(&dossier.region) {
                province.below.push((dossier, assessment));
            } else if dossier.region.level == Level::Province {
                province.own = Some((dossier, assessment));
            }
        }
        provinces
    }
}

impl Sheet for Provinces {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let mut columns = vec![
            Column::new(w.code, Kind::Text, 7),
            Column::new(w.province, Kind::Text, 27),
            Column::new(w.n_below, Kind::Integer, 10),
            Column::new(w.n_submitted, Kind::Integer, 10),
            Column::new(w.n_in_force, Kind::Integer, 10),
        ];
        columns.extend(VERDICTS.map(|it| Column::new(w.verdict(it).word, Kind::Integer, 11)));
        columns.extend([
            Column::new(w.share_in_force, Kind::Percent, 10),
            Column::new(w.share_compliant, Kind::Percent, 10),
        ]);
        columns.extend(RUNS.map(|it| Column::new(w.runs(it).word, Kind::Integer, 10)));
        columns.extend([
            Column::new(w.own_verdict, Kind::Status, 25),
            Column::new(w.own_runs, Kind::Status, 19),
            Column::new(w.own_decree, Kind::Text, 30),
        ]);

        let provinces = view.provinces();
        let rows: Vec<Vec<Cell<'a>>> = provinces.iter().map(|it| row(view, it)).collect();
        let totals = totals(view, columns.len(), &rows);
        Table {
            id: SheetId::Provinces,
            name: w.sheet(SheetId::Provinces),
            title: w.provinces_title.to_owned(),
            note: w.provinces_note.to_owned(),
            form: Form::List { frozen: 2, upright: Upright::No },
            columns,
            totals,
            rows,
            charts: Vec::new(),
        }
    }
}

fn row<'a>(view: &View<'a>, province: &Province<'a>) -> Vec<Cell<'a>> {
    let w = view.words;
    let below = province.below.len();
    let submitted = below - province.with(Verdict::NotSubmitted);
    let mut row = vec![
        Cell::text(province.code.0.as_str()),
        Cell::text(view.province_name(province.code)),
        Cell::count(below),
        Cell::count(submitted),
        Cell::count(province.in_force()),
    ];
    row.extend(VERDICTS.map(|it| Cell::count(province.with(it))));
    row.push(Cell::share(province.in_force(), below));
    row.push(Cell::share(province.with(Verdict::Compliant), below));
    row.extend(RUNS.map(|it| Cell::count(province.that(it))));
    match province.own {
        Some((dossier, assessment)) => {
            let decree = dossier.in_force().map(|it| {
                let number = it.decree.as_ref().and_then(|it| it.number.as_ref());
                let text = number.map_or_else(|| it.source.file_name(), |it| it.value.as_str());
                let row = view.index.paper_named(&it.source.name());
                let row = row.and_then(|(at, _)| view.index.decree_row(at));
                Cell::link(text.to_owned(), row.map(|row| Target::Row(SheetId::Decrees, row)))
            });
            row.extend([
                Cell::Status(w.verdict(assessment.verdict)),
                Cell::Status(w.runs(assessment.runs)),
                decree.unwrap_or(Cell::Empty),
            ]);
        }
        None => row.extend([Cell::Empty, Cell::Empty, Cell::Empty]),
    }
    row
}

fn totals<'a>(view: &View<'a>, columns: usize, rows: &[Vec<Cell<'a>>]) -> Vec<Cell<'a>> {
    let mut totals = vec![Cell::Empty, Cell::text(view.words.total)];
    for column in 2..columns {
        let sum = rows.iter().filter_map(|row| match row.get(column) {
            Some(Cell::Integer(value)) => Some(*value),
            _ => None,
        });
        let counts = rows.iter().any(|row| matches!(row.get(column), Some(Cell::Integer(_))));
        totals.push(if counts {
            Cell::Count { formula: format!("=SUM({})", range(column, rows.len())), result: sum.sum() }
        } else {
            Cell::Empty
        });
    }
    totals
}
