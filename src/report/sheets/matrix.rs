//! Matrix: regions with a composition by the seats that the catalogue asks for.
//!
//! A cell is the finding of the seat's requirement, so that the matrix can't differ from the
//! verdict.

use super::{View, letter, range};
use crate::{
    assess::{Check, Requirement},
    model::{Assessment, Dossier, Outcome},
    report::{Cell, Column, FIRST_ROW, Form, Kind, Sheet, SheetId, Table, Target, Upright},
};

pub(in crate::report) struct Matrix;

/// Columns before the seats.
const LEAD: usize = 6;

/// Whether the requirement asks for a seat of an institution or of a kind of body.
fn asks_for_seat(requirement: &Requirement) -> bool {
    matches!(requirement.check, Check::Institution { .. } | Check::SeatGroup { .. })
}

impl Sheet for Matrix {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let seats: Vec<&'a Requirement> =
            view.report.catalogue.requirements.iter().filter(|it| asks_for_seat(it)).collect();
        let mut columns = vec![
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.region, Kind::Text, 30),
            Column::new(w.n_members, Kind::Integer, 9),
            Column::new(w.n_seats, Kind::Integer, 9),
            Column::new(w.n_seats_met, Kind::Integer, 10),
            Column::new(w.share_seats, Kind::Percent, 9),
        ];
        columns.extend(
            seats.iter().map(|it| Column::new(format!("{} {}", it.id, view.title(it)), Kind::Symbol, 5)),
        );
        let composed = view.judged().filter_map(|(it, assessment)| {
            it.in_force().filter(|it| !it.members.is_empty()).map(|decree| (it, assessment, decree))
        });
        let rows: Vec<Vec<Cell<'a>>> = composed
            .enumerate()
            .map(|(at, (dossier, assessment, decree))| {
                row(view, (dossier, assessment, decree.members.len()), &seats, at)
            })
            .collect();
        let mut totals = vec![Cell::Empty, Cell::text(w.total_seats)];
        totals.resize(LEAD, Cell::Empty);
        let met = w.outcome(Outcome::Satisfied).symbol;
        totals.extend(seats.iter().enumerate().map(|(at, _)| {
            let column = LEAD + at;
            let mark = |row: &&Vec<Cell<'a>>| {
                matches!(row.get(column), Some(Cell::Status(status)) if status.symbol == met)
            };
            Cell::Count {
                formula: format!("=COUNTIF({},\"{met}\")", range(column, rows.len())),
                result: i64::try_from(rows.iter().filter(mark).count()).unwrap_or(i64::MAX),
            }
        }));
        Table {
            id: SheetId::Matrix,
            name: w.sheet(SheetId::Matrix),
            title: w.matrix_title.to_owned(),
            note: w.matrix_note(),
            form: Form::List { frozen: 2, upright: Upright::Symbols },
            columns,
            totals,
            rows,
            charts: Vec::new(),
        }
    }
}

/// The row at `at` of the body: a region with so many members.
fn row<'a>(
    view: &View<'a>,
    (dossier, assessment, members): (&'a Dossier, &'a Assessment, usize),
    seats: &[&'a Requirement],
    at: usize,
) -> Vec<Cell<'a>> {
    let outcomes: Vec<Outcome> = seats
        .iter()
        .map(|seat| {
            let finding = assessment.findings.iter().find(|it| it.requirement == seat.id);
            finding.map_or(Outcome::NotApplicable, |it| it.now)
        })
        .collect();
    let asked = outcomes.iter().filter(|it| **it != Outcome::NotApplicable).count();
    let met = outcomes.iter().filter(|it| **it == Outcome::Satisfied).count();
    let region = &dossier.region;
    let list = view.index.first_member(&region.code).map(|row| Target::Row(SheetId::Members, row));
    let line = FIRST_ROW as usize + at + 1;
    let cells = format!("${}{line}:${}{line}", letter(LEAD), letter(LEAD + seats.len().max(1) - 1));
    let marked = |outcome| format!("COUNTIF({cells},\"{}\")", view.words.outcome(outcome).symbol);
    let all = format!("(COLUMNS({cells})-{})", marked(Outcome::NotApplicable));
    let present = marked(Outcome::Satisfied);
    let mut row = vec![
        Cell::text(region.code.0.as_str()),
        Cell::link(region.name.as_str(), list),
        Cell::count(members),
        Cell::counted(&all, asked),
        Cell::counted(&present, met),
        Cell::share_of((&present, met), (&all, asked)),
    ];
    row.extend(outcomes.into_iter().map(|it| Cell::Status(view.words.outcome(it).bare())));
    row
}
