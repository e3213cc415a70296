//! The sheets, one a file, in the order of the tabs.

mod about;
mod decisions;
mod decrees;
mod evidence;
mod files;
mod findings;
mod matrix;
mod members;
mod missing;
mod national;
mod overview;
mod provinces;
mod regions;
mod requirements;

pub(super) use about::About;
pub(super) use decisions::Decisions;
pub(super) use decrees::Decrees;
pub(super) use evidence::Evidence;
pub(super) use files::Files;
pub(super) use findings::Findings;
pub(super) use matrix::Matrix;
pub(super) use members::Members;
pub(super) use missing::Missing;
pub(super) use national::{Counterparts, National};
pub(super) use overview::Overview;
pub(super) use provinces::Provinces;
pub(super) use regions::Regions;
pub(super) use requirements::Requirements;

use std::borrow::Cow;

use super::{Cell, SheetId, Target, View, links};
use crate::model::{Assessment, Dossier, Evidence as Quote, Region, RegionCode, Source};

impl<'a> View<'a> {
    /// Regions with their judgement, in code order.
    fn judged(&self) -> impl Iterator<Item = (&'a Dossier, &'a Assessment)> + use<'a> {
        self.report.dossiers.iter().zip(self.report.assessments)
    }

    /// The region with this code; `None` when it is not among them.
    fn region(&self, code: &RegionCode) -> Option<&'a Region> {
        let regions = self.report.dossiers;
        let at = regions.binary_search_by(|it| it.region.code.cmp(code)).ok()?;
        Some(&regions.get(at)?.region)
    }

    /// The name of the province with this code; the code itself when it is not among the regions.
    fn province_name(&self, code: &'a RegionCode) -> &'a str {
        self.region(code).map_or(code.0.as_str(), |it| it.short_name.as_str())
    }

    /// What `region` counts for in shares.
    fn weight(&self, region: &Region) -> usize {
        usize::try_from(self.report.catalogue.roll_up.weight(region)).unwrap_or(usize::MAX)
    }

    /// The cells of a column (from 0) of a list with `rows` rows, as another sheet names them.
    fn cells_of(&self, sheet: SheetId, column: usize, rows: usize) -> String {
        format!("'{}'!{}", self.words.sheet(sheet), range(column, rows))
    }

    /// The same of the regions' sheet.
    fn of_regions(&self, column: usize) -> String {
        self.cells_of(SheetId::Regions, column, self.report.dossiers.len())
    }

    /// A link to the row of the evidence, with its id; empty without evidence.
    fn proof(&self, document: &str, evidence: Option<&Quote>) -> Cell<'a> {
        evidence.and_then(|it| self.index.exhibit_of(document, it)).map_or(Cell::Empty, |(row, id)| {
            Cell::link(id.to_owned(), Some(Target::Row(SheetId::Evidence, row)))
        })
    }

    /// `text` as a link to the file on disk, where that can be done safely.
    fn on_disk(&self, text: impl Into<Cow<'a, str>>, source: &Source) -> Cell<'a> {
        let base = self.report.run.inbox.as_deref();
        let address = base.and_then(|base| links::relative(base, &source.path));
        Cell::link(text, address.map(Target::File))
    }

    /// `text` as a link to the row of the input called `name`.
    fn to_file(&self, text: impl Into<Cow<'a, str>>, name: &str) -> Cell<'a> {
        let row = self.index.paper_named(name).map(|(row, _)| Target::Row(SheetId::Files, row));
        Cell::link(text, row)
    }
}

/// The letter of a column, from 0: A, B, .. AA.
fn letter(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            return letters.iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}

/// The cells of `column` (from 0) of a list with `rows` rows: `$C$5:$C$556`.
fn range(column: usize, rows: usize) -> String {
    let letter = letter(column);
    let first = super::FIRST_ROW as usize + 1;
    format!("${letter}${first}:${letter}${}", first + rows.max(1) - 1)
}
