//! Provinces: the province itself and its regencies and cities, added up.
//!
//! Counts and shares are formulas over the regions' sheet, with their results beside: who sorts,
//! filters or corrects there sees them follow. What a region counts for is the catalogue's.

use super::{View, range};
use crate::{
    model::{Assessment, Dossier, Level, RegionCode, Runs, Verdict},
    report::{
        Cell, Column, FIRST_ROW, Form, Kind, Sheet, SheetId, Table, Target, Upright,
        sheets::regions,
        summary::{RUNS, VERDICTS},
    },
};

pub(in crate::report) struct Provinces;

/// The column of the province's short name, and the first of those that count verdicts; the
/// chart of the summary names them.
pub(super) const NAME: u16 = 1;
pub(super) const FIRST_VERDICT: u16 = 5;

/// A province and the regions that its figures count.
pub(super) struct Province<'a> {
    pub(super) code: &'a RegionCode,
    /// `None` when the province is not among the regions.
    pub(super) own: Option<(&'a Dossier, &'a Assessment)>,
    /// The province itself and its regencies and cities, with what each counts for; without
    /// those that stand apart.
    pub(super) counted: Vec<(&'a Dossier, &'a Assessment, usize)>,
}

impl Province<'_> {
    /// Regions with a decree in force.
    pub(super) fn in_force(&self) -> usize {
        self.number(&|it, _| it.in_force().is_some())
    }

    fn number(&self, wanted: &dyn Fn(&Dossier, &Assessment) -> bool) -> usize {
        self.counted.iter().filter(|(dossier, it, _)| wanted(dossier, it)).count()
    }

    fn weight(&self, wanted: &dyn Fn(&Dossier, &Assessment) -> bool) -> usize {
        let of = self.counted.iter().filter(|(dossier, it, _)| wanted(dossier, it));
        of.map(|(_, _, weight)| weight).sum()
    }
}

impl<'a> View<'a> {
    /// The provinces in code order.
    pub(super) fn provinces(&self) -> Vec<Province<'a>> {
        let mut provinces: Vec<Province<'a>> = Vec::new();
        for (dossier, assessment) in self.judged() {
            let code = &dossier.region.province;
            if provinces.last().is_none_or(|it| it.code != code) {
                provinces.push(Province { code, own: None, counted: Vec::new() });
            }
            let Some(province) = provinces.last_mut() else { continue };
            if dossier.region.level == Level::Province {
                province.own = Some((dossier, assessment));
            }
            let weight = self.weight(&dossier.region);
            if weight > 0 {
                province.counted.push((dossier, assessment, weight));
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
            Column::new(w.n_counted, Kind::Integer, 10),
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
        let rows: Vec<Vec<Cell<'a>>> = provinces.iter().zip(0..).map(|(it, at)| row(view, it, at)).collect();
        let totals = totals(view, &provinces, &rows);
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

/// What is counted: a criterion on a column of the regions' sheet, and the same in Rust.
type Wanted<'w> = (Option<(usize, String)>, &'w dyn Fn(&Dossier, &Assessment) -> bool);

/// Formulas over the regions of one province, or of all.
struct Counter<'v, 'a> {
    view: &'v View<'a>,
    /// The criterion that picks the province; empty for all.
    own: String,
}

impl Counter<'_, '_> {
    fn criteria(&self, criterion: Option<&(usize, String)>) -> String {
        let one = criterion.map(|(column, text)| format!(",{},\"{text}\"", self.view.of_regions(*column)));
        format!("{}{}", self.own, one.unwrap_or_default())
    }

    /// How many regions that count.
    fn number(&self, criterion: Option<&(usize, String)>) -> String {
        let weight = self.view.of_regions(regions::WEIGHT);
        format!("COUNTIFS({weight},\">0\"{})", self.criteria(criterion))
    }

    /// What they count for.
    fn weight(&self, criterion: Option<&(usize, String)>) -> String {
        let weight = self.view.of_regions(regions::WEIGHT);
        format!("SUMIFS({weight},{weight},\">0\"{})", self.criteria(criterion))
    }
}

fn in_force(dossier: &Dossier, _: &Assessment) -> bool {
    dossier.in_force().is_some()
}

fn compliant(_: &Dossier, assessment: &Assessment) -> bool {
    assessment.verdict == Verdict::Compliant
}

/// A text in the decree's column.
fn any_decree() -> (usize, String) {
    (regions::DECREE, "?*".to_owned())
}

fn row<'a>(view: &View<'a>, province: &Province<'a>, at: usize) -> Vec<Cell<'a>> {
    let w = view.words;
    let line = FIRST_ROW as usize + at + 1;
    let counter = Counter { view, own: format!(",{},$B{line}", view.of_regions(regions::PROVINCE)) };
    let number = |(criterion, wanted): Wanted<'_>| {
        Cell::counted(&counter.number(criterion.as_ref()), province.number(wanted))
    };
    let share = |(criterion, wanted): Wanted<'_>| {
        Cell::share_of(
            (&counter.weight(criterion.as_ref()), province.weight(wanted)),
            (&counter.weight(None), province.weight(&|_, _| true)),
        )
    };
    let verdict = |it: Verdict| Some((regions::VERDICT, w.verdict(it).text()));
    let silent = w.verdict(Verdict::NotSubmitted).text();
    let mut row = vec![
        Cell::text(province.code.0.as_str()),
        Cell::text(view.province_name(province.code)),
        number((None, &|_, _| true)),
        number((Some((regions::VERDICT, format!("<>{silent}"))), &|_, it| {
            it.verdict != Verdict::NotSubmitted
        })),
        number((Some(any_decree()), &in_force)),
    ];
    row.extend(VERDICTS.map(|wanted| number((verdict(wanted), &|_, it| it.verdict == wanted))));
    row.push(share((Some(any_decree()), &in_force)));
    row.push(share((verdict(Verdict::Compliant), &compliant)));
    row.extend(RUNS.map(|wanted: Runs| {
        number((Some((regions::RUNS, w.runs(wanted).text())), &|_, it| it.runs == wanted))
    }));
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

fn totals<'a>(view: &View<'a>, provinces: &[Province<'a>], rows: &[Vec<Cell<'a>>]) -> Vec<Cell<'a>> {
    let counter = Counter { view, own: String::new() };
    let share = |(criterion, wanted): Wanted<'_>| {
        let weight = |wanted| provinces.iter().map(|it| it.weight(wanted)).sum();
        Cell::share_of(
            (&counter.weight(criterion.as_ref()), weight(wanted)),
            (&counter.weight(None), weight(&|_, _| true)),
        )
    };
    let mut shares = [
        share((Some(any_decree()), &in_force)),
        share((Some((regions::VERDICT, view.words.verdict(Verdict::Compliant).text())), &compliant)),
    ]
    .into_iter();
    let mut totals = vec![Cell::Empty, Cell::text(view.words.total)];
    for column in 2..rows.first().map_or(0, Vec::len) {
        let of = || rows.iter().filter_map(|row| row.get(column));
        totals.push(if of().any(|it| matches!(it, Cell::Count { .. })) {
            let sum = of().map(|it| if let Cell::Count { result, .. } = it { *result } else { 0 }).sum();
            Cell::Count { formula: format!("=SUM({})", range(column, rows.len())), result: sum }
        } else if of().any(|it| matches!(it, Cell::Share { .. })) {
            shares.next().unwrap_or(Cell::Empty)
        } else {
            Cell::Empty
        });
    }
    totals
}
