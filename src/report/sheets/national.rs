//! Who does what: the posts of the national task force, in whose regions their counterparts
//! sit, and region by region where.

use std::borrow::Cow;

use super::View;
use crate::{
    assess::NationalPost,
    model::{Assessment, Dossier, Level, Outcome, Standing},
    report::{Cell, Column, Form, Kind, Sheet, SheetId, Table, Target, Upright},
};

/// The posts: a row each.
pub(in crate::report) struct National;

/// The regions with a composition in force by the posts that have a counterpart.
pub(in crate::report) struct Counterparts;

/// Columns of [`Counterparts`] before the posts.
const LEAD: usize = 3;
const LEVEL: usize = 2;

impl<'a> View<'a> {
    /// Regions with a composition in force.
    fn composed(&self) -> impl Iterator<Item = (&'a Dossier, &'a Assessment)> + use<'a> {
        self.judged().filter(|(dossier, assessment)| {
            let in_force = dossier.documents.iter().any(|it| it.standing == Standing::InForce);
            let seated = |it: &Outcome| !matches!(it, Outcome::NoEvidence | Outcome::NotApplicable);
            in_force && assessment.counterparts.iter().any(seated)
        })
    }

    /// Posts that have a counterpart, with their place in the catalogue.
    fn mirrored(&self) -> impl Iterator<Item = (usize, &'a NationalPost)> + use<'a> {
        let posts = self.report.catalogue.national_posts.iter().enumerate();
        posts.filter(|(_, post)| post.counterpart.is_some())
    }

    /// What the counterpart of `post` is called in a region.
    fn called(&self, post: &'a NationalPost) -> Cow<'a, str> {
        match (&post.counterpart_name, &post.counterpart) {
            (Some(name), _) => Cow::Borrowed(name),
            (None, Some(id)) => self.institution(id),
            (None, None) => Cow::Borrowed(""),
        }
    }
}

/// Whether the counterpart of the post at `post` of the catalogue sits.
fn counterpart(assessment: &Assessment, post: usize) -> Outcome {
    match assessment.counterparts.get(post).copied() {
        // That nobody sits there is no failing of the region by itself.
        Some(Outcome::NotSatisfied) | None => Outcome::NoEvidence,
        Some(outcome) => outcome,
    }
}

impl Sheet for National {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let catalogue = view.report.catalogue;
        let periods: Vec<_> = catalogue.periods.iter().filter(|it| it.national_members.is_some()).collect();
        let mut columns = vec![
            Column::new(w.post_number, Kind::Integer, 5),
            Column::new(w.post_office, Kind::Wrap, 34),
            Column::new(w.post_in_text, Kind::Wrap, 30),
        ];
        columns.extend(periods.iter().map(|period| {
            let newest = period.must_cite.last().and_then(|it| catalogue.instrument(it));
            Column::new(newest.map_or(period.id.as_str(), |it| it.name.as_str()), Kind::Wrap, 15)
        }));
        columns.extend([
            Column::new(w.verified_head, Kind::Status, 16),
            Column::new(w.counterpart, Kind::Wrap, 48),
            Column::new(w.n_composed, Kind::Integer, 11),
            Column::new(w.n_seated, Kind::Integer, 10),
            Column::new(w.provinces_short, Kind::Integer, 9),
            Column::new(w.below_short, Kind::Integer, 9),
            Column::new(w.n_seat_doubtful, Kind::Integer, 10),
            Column::new(w.share_seated, Kind::Percent, 10),
            Column::new(w.remark, Kind::Wrap, 40),
        ]);
        let composed: Vec<_> = view.composed().collect();
        let rows = catalogue
            .national_posts
            .iter()
            .enumerate()
            .map(|(at, post)| {
                let mut row = vec![
                    Cell::Integer(post.number.into()),
                    Cell::text(post.office.as_str()),
                    Cell::text(post.office_in_text.as_str()),
                ];
                row.extend(periods.iter().map(|it| Cell::maybe(post.seat.get(&it.id).map(String::as_str))));
                row.push(Cell::Status(w.verified(post.verified)));
                match view.mirrored().position(|(post, _)| post == at) {
                    Some(column) => row.extend(spread(view, &composed, at, LEAD + column, post)),
                    None => row.extend([const { Cell::Empty }; 7]),
                }
                row.push(Cell::maybe(post.note.as_deref()));
                row
            })
            .collect();
        Table {
            id: SheetId::National,
            name: w.sheet(SheetId::National),
            title: w.national_title.to_owned(),
            note: w.national_note.to_owned(),
            form: Form::List { frozen: 2, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

/// How far the counterpart of the post at `at` of the catalogue sits in the regions; its column
/// on the other sheet is `column`.
fn spread<'a>(
    view: &View<'a>,
    composed: &[(&'a Dossier, &'a Assessment)],
    at: usize,
    column: usize,
    post: &'a NationalPost,
) -> [Cell<'a>; 7] {
    let w = view.words;
    let place = |column| view.cells_of(SheetId::Counterparts, column, composed.len());
    let (cells, level) = (place(column), place(LEVEL));
    let with = |outcome, wanted: &dyn Fn(Level) -> bool| {
        let of = composed.iter().filter(|(it, _)| wanted(it.region.level));
        of.filter(|(_, it)| counterpart(it, at) == outcome).count()
    };
    let any = |_| true;
    let province = w.level(Level::Province);
    let (seated, doubtful) = (w.outcome(Outcome::Satisfied).symbol, w.outcome(Outcome::Unclear).symbol);
    let all = format!("COUNTA({})", place(0));
    let sits = format!("COUNTIF({cells},\"{seated}\")");
    let n = with(Outcome::Satisfied, &any);
    [
        Cell::link(view.called(post), Some(Target::Sheet(SheetId::Counterparts))),
        Cell::counted(&all, composed.len()),
        Cell::counted(&sits, n),
        Cell::counted(
            &format!("COUNTIFS({cells},\"{seated}\",{level},\"{province}\")"),
            with(Outcome::Satisfied, &|it| it == Level::Province),
        ),
        Cell::counted(
            &format!("COUNTIFS({cells},\"{seated}\",{level},\"<>{province}\")"),
            with(Outcome::Satisfied, &|it| it != Level::Province),
        ),
        Cell::counted(&format!("COUNTIF({cells},\"{doubtful}\")"), with(Outcome::Unclear, &any)),
        Cell::share_of((&sits, n), (&all, composed.len())),
    ]
}

impl Sheet for Counterparts {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let mut columns = vec![
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.region, Kind::Text, 30),
            Column::new(w.level, Kind::Text, 11),
        ];
        columns.extend(view.mirrored().map(|(_, post)| {
            Column::new(format!("{} – {}", view.called(post), post.office), Kind::Symbol, 5)
        }));
        let rows = view
            .composed()
            .map(|(dossier, assessment)| {
                let region = &dossier.region;
                let members = view.index.first_member(&region.code);
                let mut row = vec![
                    Cell::text(region.code.0.as_str()),
                    Cell::link(region.name.as_str(), members.map(|row| Target::Row(SheetId::Members, row))),
                    Cell::text(w.level(region.level)),
                ];
                row.extend(
                    view.mirrored()
                        .map(|(at, _)| Cell::Status(w.outcome(counterpart(assessment, at)).bare())),
                );
                row
            })
            .collect();
        Table {
            id: SheetId::Counterparts,
            name: w.sheet(SheetId::Counterparts),
            title: w.counterparts_title.to_owned(),
            note: w.counterparts_note.to_owned(),
            form: Form::List { frozen: 2, upright: Upright::Symbols },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}
