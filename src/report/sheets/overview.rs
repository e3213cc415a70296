//! The summary: the answer in one screen, on one printed page.
//!
//! A page of cells on a grid of equal columns: banners, key figures with the requirements that
//! fail most beside them, the tile map of the provinces, the bars per province, the contents.

use std::collections::BTreeMap;

use super::{View, letter, provinces, regions};
use crate::{
    assess::{Severity, Verified},
    model::{Assessment, Dossier, Fate, Level, Ruling, Verdict},
    report::{
        Cell, Chart, Class, Column, Counts, FIRST_ROW, Form, Kind, Sheet, SheetId, Style, Table, Target,
        summary::{RUNS, VERDICTS},
        table::ratio,
    },
};

pub(in crate::report) struct Overview;

/// Columns of the grid.
const WIDTH: usize = 19;
/// Where the right half begins.
const RIGHT: usize = 9;
/// Requirements shown.
const TOP: usize = 10;
/// Rows that the chart covers.
const CHART_ROWS: u32 = 15;
/// Rows and columns of the tile map.
const MAP: (usize, usize) = (8, 15);
/// The grid column of the tile map's first column.
const MAP_LEFT: usize = 1;

impl Sheet for Overview {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let mut rows = banners(view);
        if !rows.is_empty() {
            rows.push(Vec::new());
        }
        side_by_side(&mut rows, figures(view), worst(view));
        rows.push(Vec::new());
        rows.push(vec![Cell::styled(w.map_title, Style::Heading)]);
        rows.extend(map(view));
        rows.push(vec![Cell::Empty, Cell::styled(w.map_note, Style::Muted)]);
        rows.push(Vec::new());
        let chart = chart(view, u32::try_from(rows.len()).unwrap_or_default());
        rows.resize(rows.len() + CHART_ROWS as usize, Vec::new());
        rows.push(Vec::new());
        rows.extend(contents(view));

        let run = &view.report.run;
        let hash: String = view.report.catalogue.hash.chars().take(12).collect();
        Table {
            id: SheetId::Overview,
            name: w.sheet(SheetId::Overview),
            title: w.overview_title.to_owned(),
            note: w.overview_note(&run.as_of.to_string(), run.period.as_deref(), &run.version, &hash),
            form: Form::Page,
            columns: (0..WIDTH).map(|_| Column::new("", Kind::Text, 9)).collect(),
            totals: Vec::new(),
            rows,
            charts: vec![chart],
        }
    }
}

/// What must be seen before any figure is read.
fn banners<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let w = view.words;
    let inputs = &view.summary.inputs;
    let mut texts = Vec::new();
    if inputs.failed + inputs.partial > 0 {
        let reasons: Vec<String> =
            inputs.reasons.iter().map(|(code, n)| format!("{n} {}", w.reason_short(*code))).collect();
        texts.push(w.banner_unread(inputs.failed, inputs.partial, &reasons.join(", ")));
    }
    let unjudged = count(&view.summary.counts.verdict, &Verdict::CannotJudge);
    if unjudged > 0 {
        texts.push(w.banner_unjudged(unjudged));
    }
    let shaky: Vec<&str> = view
        .report
        .catalogue
        .requirements
        .iter()
        .filter(|it| it.severity == Severity::Error && it.verified != Verified::Yes)
        .filter(|it| view.summary.requirements.get(&it.id).is_some_and(|tally| tally.not_satisfied > 0))
        .map(|it| it.id.0.as_str())
        .collect();
    if !shaky.is_empty() {
        texts.push(w.banner_unverified(&shaky.join(", ")));
    }
    let by_hand = view.report.catalogue.requirements.iter().filter(|it| it.by_hand.is_some()).count();
    if by_hand > 0 {
        texts.push(w.banner_by_hand(by_hand, view.report.catalogue.requirements.len()));
    }
    let idle = |it: &&Ruling| matches!(it.fate, Fate::Ended | Fate::NoMatch | Fate::EvidenceChanged);
    let idle = view.report.rulings.iter().filter(idle).count();
    if idle > 0 {
        texts.push(w.banner_decisions(idle));
    }
    for loss in &view.losses {
        texts.push(format!("{}: {}", loss.sheet, w.loss(loss.rows, loss.links, loss.cells)));
    }
    texts.into_iter().map(|text| vec![Cell::styled(format!("▲ {text}"), Style::Banner)]).collect()
}

fn count<K: Ord>(counts: &BTreeMap<K, usize>, key: &K) -> usize {
    counts.get(key).copied().unwrap_or_default()
}

/// Puts two blocks next to each other.
fn side_by_side<'a>(rows: &mut Vec<Vec<Cell<'a>>>, left: Vec<Vec<Cell<'a>>>, right: Vec<Vec<Cell<'a>>>) {
    let mut right = right.into_iter();
    for mut row in left {
        if let Some(cells) = right.next() {
            row.resize(RIGHT, Cell::Empty);
            row.extend(cells);
        }
        rows.push(row);
    }
    for cells in right {
        let mut row = vec![Cell::Empty; RIGHT];
        row.extend(cells);
        rows.push(row);
    }
}

/// Key figures: label over four columns, then all, share, provinces, regencies and cities.
fn figures<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let w = view.words;
    let groups = [&view.summary.counts, &view.summary.provinces, &view.summary.regencies_cities];
    let head = |text: &'static str| Cell::styled(text, Style::Head);
    let mut rows = vec![
        vec![Cell::styled(w.figures_title, Style::Heading)],
        vec![
            head(w.figure),
            head(""),
            head(""),
            head(""),
            head(w.everyone),
            head(w.share),
            head(w.provinces_short),
            head(w.below_short),
        ],
    ];
    let mut figure =
        |label: Cell<'a>, of: &dyn Fn(&Counts) -> usize, criterion: (usize, &str), wanted: &Wanted| {
            let mut row = vec![label, Cell::Empty, Cell::Empty, Cell::Empty];
            let mut numbers = groups.map(of).into_iter().zip(counted(view, criterion));
            let mut number = || numbers.next().map_or(Cell::Empty, |(n, formula)| Cell::counted(&formula, n));
            row.extend([number(), share(view, criterion, wanted), number(), number()]);
            rows.push(row);
        };
    let silent = format!("<>{}", w.verdict(Verdict::NotSubmitted).text());
    let submitted = |_: &Dossier, it: &Assessment| it.verdict != Verdict::NotSubmitted;
    let in_force = |it: &Dossier, _: &Assessment| it.in_force().is_some();
    figure(Cell::text(w.fig_regions), &|it| it.regions, (regions::LEVEL, "?*"), &|_, _| true);
    figure(Cell::text(w.fig_counted), &|it| it.counted, (regions::WEIGHT, ">0"), &|_, _| true);
    figure(Cell::text(w.fig_submitted), &|it| it.submitted, (regions::VERDICT, &silent), &submitted);
    figure(Cell::text(w.fig_in_force), &|it| it.in_force, (regions::DECREE, "?*"), &in_force);
    for verdict in VERDICTS {
        let status = w.verdict(verdict);
        let with = move |_: &Dossier, it: &Assessment| it.verdict == verdict;
        let text = status.text();
        figure(Cell::Status(status), &|it| count(&it.verdict, &verdict), (regions::VERDICT, &text), &with);
    }
    for runs in RUNS {
        let status = w.runs(runs);
        let that = move |_: &Dossier, it: &Assessment| it.runs == runs;
        let text = status.text();
        figure(Cell::Status(status), &|it| count(&it.runs, &runs), (regions::RUNS, &text), &that);
    }
    let inputs = &view.summary.inputs;
    let mut plain = |label: &'static str, n: usize| {
        rows.push(vec![Cell::text(label), Cell::Empty, Cell::Empty, Cell::Empty, Cell::count(n)]);
    };
    plain(w.fig_inputs, inputs.total);
    plain(w.fig_documents, inputs.documents);
    plain(w.fig_unread, inputs.failed);
    plain(w.fig_partial, inputs.partial);
    plain(w.fig_duplicates, inputs.duplicates);
    rows
}

/// Which regions a figure counts.
type Wanted = dyn Fn(&Dossier, &Assessment) -> bool;

/// Formulas that count a criterion on a column of the regions: all, provinces, the others.
fn counted(view: &View<'_>, (column, text): (usize, &str)) -> [String; 3] {
    let state = view.of_regions(column);
    let level = view.of_regions(regions::LEVEL);
    let province = view.words.level(Level::Province);
    [
        format!("COUNTIF({state},\"{text}\")"),
        format!("COUNTIFS({state},\"{text}\",{level},\"{province}\")"),
        format!("COUNTIFS({state},\"{text}\",{level},\"<>{province}\")"),
    ]
}

/// The share of the regions that count, each for what the catalogue lets it count.
fn share<'a>(view: &View<'a>, (column, text): (usize, &str), wanted: &Wanted) -> Cell<'a> {
    let weight = view.of_regions(regions::WEIGHT);
    let part = format!("SUMIFS({weight},{},\"{text}\")", view.of_regions(column));
    let weigh = |wanted: &Wanted| {
        let regions = view.judged().filter(|(dossier, it)| wanted(dossier, it));
        regions.map(|(it, _)| view.weight(&it.region)).sum()
    };
    Cell::share_of((&part, weigh(wanted)), (&format!("SUM({weight})"), weigh(&|_, _| true)))
}

/// The requirements that are not satisfied most often.
fn worst<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let w = view.words;
    let head = |text: &'static str| Cell::styled(text, Style::Head);
    let mut rows = vec![
        vec![Cell::styled(w.worst_title, Style::Heading)],
        vec![head(w.regions_short), head(w.requirement)],
    ];
    if let Some(row) = rows.last_mut() {
        row.push(head(w.requirement_title));
        row.resize(WIDTH - RIGHT, head(""));
    }
    let mut unmet: Vec<_> = view
        .report
        .catalogue
        .requirements
        .iter()
        .enumerate()
        .map(|(at, it)| {
            let tally = view.summary.requirements.get(&it.id).copied().unwrap_or_default();
            (tally.not_satisfied, at, it)
        })
        .filter(|(n, _, _)| *n > 0)
        .collect();
    // Duties first: a habit that many lack matters less than a duty that some do not meet.
    unmet.sort_by_key(|(n, at, it)| (it.obligation, std::cmp::Reverse(*n), *at));
    if unmet.is_empty() {
        rows.push(vec![Cell::text(w.worst_none)]);
    }
    for (n, at, requirement) in unmet.into_iter().take(TOP) {
        rows.push(vec![
            Cell::count(n),
            Cell::link(requirement.id.0.as_str(), Some(Target::Row(SheetId::Catalogue, at))),
            Cell::text(view.title(requirement)),
        ]);
    }
    rows
}

/// The provinces as tiles: short name, regions with a decree in force of all that count.
fn map<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let mut grid = vec![vec![Cell::Empty; MAP_LEFT + MAP.1]; MAP.0];
    let provinces = view.provinces();
    for tile in tiles() {
        let Some(province) = provinces.iter().find(|it| it.code.0 == tile.province) else { continue };
        let (part, whole) = (province.in_force(), province.counted.len());
        let text = format!("{}\n{part}/{whole}", tile.label);
        if let Some(cell) = grid.get_mut(tile.row).and_then(|row| row.get_mut(MAP_LEFT + tile.column)) {
            *cell = Cell::styled(text, Style::Tile(shade(part, whole)));
        }
    }
    grid
}

/// 0 for none, 4 for all, between them by the third.
fn shade(part: usize, whole: usize) -> u8 {
    match ratio(part, whole) {
        _ if part == 0 => 0,
        _ if part == whole => 4,
        share if share < 1.0 / 3.0 => 1,
        share if share < 2.0 / 3.0 => 2,
        _ => 3,
    }
}

struct Tile {
    province: &'static str,
    label: &'static str,
    column: usize,
    row: usize,
}

/// The tiles of the file: `province_code,label,label_long,name,col,row`.
fn tiles() -> impl Iterator<Item = Tile> {
    include_str!("../tilemap.csv").lines().filter_map(|line| {
        let mut fields = line.split(',');
        let province = fields.next()?;
        let label = fields.nth(1)?;
        let column = fields.nth(1)?.parse().ok()?;
        let row = fields.next()?.parse().ok()?;
        Some(Tile { province, label, column, row })
    })
}

/// Verdicts, a bar per province.
fn chart(view: &View<'_>, row: u32) -> Chart {
    let w = view.words;
    let provinces = view.provinces().len();
    let series = VERDICTS.iter().zip(provinces::FIRST_VERDICT..).map(|(verdict, column)| {
        let class = w.verdict(*verdict).class;
        (column, class)
    });
    let last = usize::from(provinces::FIRST_VERDICT) + VERDICTS.len() - 1;
    Chart {
        title: w.chart_title.to_owned(),
        alt_text: format!(
            "{} ('{}'!{}{}:{}{})",
            w.chart_alt,
            w.sheet(SheetId::Provinces),
            letter(usize::from(provinces::NAME)),
            FIRST_ROW + 1,
            letter(last),
            FIRST_ROW as usize + provinces,
        ),
        row,
        span: (u16::try_from(WIDTH).unwrap_or(u16::MAX), CHART_ROWS),
        source: SheetId::Provinces,
        rows: provinces,
        categories: provinces::NAME,
        series: series.collect::<Vec<(u16, Class)>>(),
    }
}

/// The other sheets and what they are for.
fn contents<'a>(view: &View<'a>) -> Vec<Vec<Cell<'a>>> {
    let w = view.words;
    let mut rows = vec![vec![Cell::styled(w.contents_title, Style::Heading)]];
    let entries: Vec<Vec<Cell<'a>>> = w
        .sheets()
        .into_iter()
        .filter(|(id, _, _)| *id != SheetId::Overview)
        .map(|(id, name, purpose)| {
            vec![Cell::link(name, Some(Target::Sheet(id))), Cell::Empty, Cell::styled(purpose, Style::Muted)]
        })
        .collect();
    let half = entries.len().div_ceil(2);
    let mut left = entries;
    let right = left.split_off(half);
    side_by_side(&mut rows, left, right);
    rows
}
