//! The workbook and the summary: what leaves the house. Decides nothing.
//!
//! ```text
//! Report --summary--> Summary (JSON)
//! Report --tables---> Table, one per sheet --xlsx::render--> .xlsx
//! ```
//!
//! `table` holds plain cells, `sheets/` has one file per tab, `xlsx` alone knows Excel,
//! [`words`] alone knows what an analyst reads, in each language. Key figures come from
//! [`Summary`], for the workbook and for the JSON alike.
//!
//! To add a sheet: a variant of [`SheetId`], a file in `sheets/` with an `impl Sheet`, a line
//! in `SHEETS`, its name in `words.rs`; then accept the snapshot. Needs it a fact that
//! [`Report`] lacks? Then the fact goes into `model` first.

mod explain;
mod index;
mod links;
mod sheets;
mod summary;
mod table;
pub mod words;
mod xlsx;

pub use crate::model::Lang;
pub use explain::explain;
pub use links::relative as relative_link;
pub use summary::{Counts, InForce, Inputs, Judged, RegionSummary, SUMMARY_SCHEMA, Summary, Tally, summary};
pub use table::{
    Cell, Chart, Class, Column, FIRST_PAGE_ROW, FIRST_ROW, Form, Kind, Status, Style, Table, Target, Upright,
};
pub use xlsx::{ReportError, render};

use std::{borrow::Cow, sync::Arc};

use jiff::civil::Date;

use crate::{
    assess::Catalogue,
    model::{Assessment, Dossier, Ruling, Submission},
};
use index::Index;
use words::Words;

/// Everything the workbook is made of.
#[derive(Debug)]
pub struct Report<'a> {
    /// The law.
    pub catalogue: &'a Catalogue,
    /// One per region, in code order.
    pub dossiers: &'a [Dossier],
    /// One per dossier, in the same order.
    pub assessments: &'a [Assessment],
    /// Every input in input order: documents, containers, rubbish.
    pub submissions: &'a [Arc<Submission>],
    /// Decisions of analysts, in the order of their file.
    pub rulings: &'a [Ruling],
    /// About the run.
    pub run: RunFacts,
    /// The language of everything an analyst reads.
    pub lang: Lang,
}

/// About the run; no clock in it.
#[derive(Clone, Debug)]
pub struct RunFacts {
    /// The day judged.
    pub as_of: Date,
    /// `YYYY-MM` when given.
    pub period: Option<String>,
    /// The program's version.
    pub version: String,
    /// Options that change the output, as name and value, sorted by name.
    pub options: Vec<(String, String)>,
    /// Where the inbox lies as seen from the workbook's folder: a relative path with `/`,
    /// empty for the folder itself. `None` = not known: input files are named, not linked.
    pub inbox: Option<String>,
}

/// A sheet of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetId {
    /// Ringkasan: the answer in one screen.
    Overview,
    /// Provinsi.
    Provinces,
    /// Wilayah: every region.
    Regions,
    /// Temuan: region by requirement.
    Findings,
    /// Anggota: every seat.
    Members,
    /// Matriks Instansi: region by seat asked for.
    Matrix,
    /// Pusat dan Daerah: the national task force's posts and their counterparts.
    National,
    /// Padanan: region by counterpart.
    Counterparts,
    /// SK: every instrument.
    Decrees,
    /// Keputusan: what analysts decided.
    Decisions,
    /// Belum Mengirim.
    Missing,
    /// Berkas: every input.
    Files,
    /// Bukti: every quote.
    Evidence,
    /// Katalog: the law.
    Catalogue,
    /// Tentang: how to read it, and whether the counts add up.
    About,
}

/// What a workbook may hold; Excel's limits unless a test says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    /// Rows of a sheet.
    pub rows: usize,
    /// Links of a sheet. Excel refuses a file with more than 65,530.
    pub links: usize,
    /// Length of a cell in UTF-16 units.
    pub cell: usize,
}

impl Default for Capacity {
    fn default() -> Self {
        Self { rows: 1_048_576, links: 60_000, cell: 32_767 }
    }
}

/// What did not fit into a sheet. Shown on the summary: nothing is cut in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Loss {
    sheet: &'static str,
    /// Rows left out.
    rows: usize,
    /// Links shown as text.
    links: usize,
    /// Cells cut.
    cells: usize,
}

/// What the sheets look at.
struct View<'a> {
    report: &'a Report<'a>,
    words: &'static Words,
    summary: Summary,
    index: Index<'a>,
    /// Of the sheets made so far; the summary is made last.
    losses: Vec<Loss>,
}

/// A sheet.
trait Sheet {
    /// Its content.
    fn table<'a>(&self, view: &View<'a>) -> Table<'a>;
}

/// The sheets in the order of the tabs, without the summary that stands before them.
const SHEETS: &[&dyn Sheet] = &[
    &sheets::Provinces,
    &sheets::Regions,
    &sheets::Findings,
    &sheets::Members,
    &sheets::Matrix,
    &sheets::National,
    &sheets::Counterparts,
    &sheets::Decrees,
    &sheets::Decisions,
    &sheets::Missing,
    &sheets::Files,
    &sheets::Evidence,
    &sheets::Requirements,
    &sheets::About,
];

/// The workbook's sheets as plain values, in the order of the tabs.
pub fn tables<'a>(report: &'a Report<'a>) -> Vec<Table<'a>> {
    tables_within(report, &Capacity::default())
}

/// The same within `capacity`: what does not fit is left out and said on the summary.
pub fn tables_within<'a>(report: &'a Report<'a>, capacity: &Capacity) -> Vec<Table<'a>> {
    let words = words::of(report.lang);
    let mut view =
        View { report, words, summary: summary(report), index: Index::new(report), losses: Vec::new() };
    let mut tables = Vec::with_capacity(SHEETS.len() + 1);
    for sheet in SHEETS {
        let mut table = sheet.table(&view);
        view.losses.extend(fit(&mut table, capacity, words));
        tables.push(table);
    }
    let mut overview = sheets::Overview.table(&view);
    fit(&mut overview, capacity, words);
    tables.insert(0, overview);
    tables
}

/// Makes `table` fit: no control characters, no cell, link or row beyond the limits.
fn fit(table: &mut Table<'_>, capacity: &Capacity, words: &Words) -> Option<Loss> {
    let mut loss = Loss { sheet: table.name, rows: 0, links: 0, cells: 0 };
    let room = capacity.rows.saturating_sub(FIRST_ROW as usize);
    loss.rows = table.rows.len().saturating_sub(room);
    table.rows.truncate(room);
    let mut links = 0;
    for cell in table.rows.iter_mut().flatten() {
        if let Cell::Link { text, target } = cell {
            let fits = match target {
                Target::Row(_, row) => *row < room,
                Target::Sheet(_) | Target::File(_) => true,
            };
            links += usize::from(fits);
            if !fits || capacity.links < links {
                loss.links += 1;
                *cell = Cell::Text(std::mem::take(text));
            }
        }
        if let Some(text) = cell.text_mut() {
            loss.cells += usize::from(tidy(text, capacity.cell, words));
        }
    }
    for column in &mut table.columns {
        tidy(&mut column.header, capacity.cell, words);
    }
    (loss.rows + loss.links + loss.cells > 0).then_some(loss)
}

/// Takes control and invisible characters out of `text` and cuts it to `max` UTF-16 units
/// with a mark at its end; says whether it was cut.
fn tidy(text: &mut Cow<'_, str>, max: usize, words: &Words) -> bool {
    let odd = |char: char| (char.is_control() && char != '\n') || is_invisible(char);
    if text.chars().any(odd) {
        // A tab or carriage return parts words; the others stand inside them.
        let clean = text
            .chars()
            .filter_map(|char| match char {
                '\t' | '\r' => Some(' '),
                char if odd(char) => None,
                char => Some(char),
            })
            .collect();
        *text = Cow::Owned(clean);
    }
    if text.len() <= max || text.encode_utf16().count() <= max {
        return false;
    }
    let room = max.saturating_sub(words.cut_mark.encode_utf16().count());
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|char| {
            units += char.len_utf16();
            units <= room
        })
        .collect();
    *text = Cow::Owned(kept + words.cut_mark);
    true
}

/// Characters that show nothing but change how a text is read: direction marks, and those
/// that XML can't hold.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}
