//! Geometry of a printed page: words and ruling lines in, lines and tables out.
//!
//! Knows no file format and no language. A PDF's glyphs become words in [`glyphs`]; whoever
//! has words already (a recogniser) gives them as [`Ink`] straight away. From there on:
//! [`gutter`] parts two pages on one sheet, [`lines`] gathers words, [`grid`] finds ruled
//! tables, [`columns`] finds column starts and cuts lines there, [`unruled`] rebuilds tables
//! that have no lines, [`margins`] marks running heads and page numbers.
//!
//! Unit is the point, origin the page's top left, y grows downward.

mod columns;
mod glyphs;
mod grid;
mod gutter;
mod lines;
mod margins;
mod rubbish;
mod tables;
mod unruled;

pub(super) use glyphs::{Glyph, words};
pub(super) use margins::mark_margins;
pub(super) use rubbish::{is_undecodable, legibility};

use crate::model::Page;

/// A printed word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its characters, never blank.
    pub(super) text: String,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// The line it stands on.
    pub(super) base: f32,
    /// Height of its type (an em).
    pub(super) size: f32,
    /// Rank in the file's content order.
    pub(super) order: u32,
    /// How sure the reader is of its characters, in percent.
    pub(super) legibility: u8,
    /// A blank was written after it, not only a gap left.
    pub(super) blank_after: bool,
}

impl Word {
    /// Top of its type, ascenders included.
    fn top(&self) -> f32 {
        self.size.mul_add(-0.75, self.base)
    }

    /// Bottom of its type, descenders included.
    fn bottom(&self) -> f32 {
        self.size.mul_add(0.22, self.base)
    }

    /// Left, top, right, bottom.
    fn bbox(&self) -> [f32; 4] {
        [self.left, self.top(), self.right, self.bottom()]
    }
}

/// A straight ruling line along one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// It lies at this y (horizontal) or x (upright).
    pub(super) at: f32,
    /// Where it begins on the other axis.
    pub(super) from: f32,
    /// Where it ends.
    pub(super) to: f32,
    /// It runs from left to right.
    pub(super) horizontal: bool,
}

/// What is printed on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Ink {
    /// The file's page, from 1.
    pub(super) page: u32,
    /// Width.
    pub(super) width: f32,
    /// Height.
    pub(super) height: f32,
    /// Words in any order.
    pub(super) words: Vec<Word>,
    /// Ruling lines in any order.
    pub(super) rules: Vec<Rule>,
}

impl Ink {
    /// With what of `other` lies where nothing is printed here.
    pub(super) fn beside(mut self, other: Self) -> Self {
        let first = self.words.iter().map(|word| word.order).max().map_or(0, |order| order.saturating_add(1));
        let own: Vec<[f32; 4]> = self.words.iter().map(Word::bbox).collect();
        let free = |word: &Word| {
            let [left, top, right, bottom] = word.bbox();
            let meets = |it: &[f32; 4]| it[0] < right && left < it[2] && it[1] < bottom && top < it[3];
            !own.iter().any(meets)
        };
        let added = other.words.into_iter().filter(free);
        self.words.extend(added.map(|word| Word { order: first.saturating_add(word.order), ..word }));
        self.rules.extend(other.rules);
        self
    }
}

/// The pages that `sheets`, the pages of one file, show: one each, or two where two document
/// pages stand side by side.
pub(super) fn compose(sheets: Vec<Ink>) -> Vec<Vec<Page>> {
    let gutters = gutter::find(&sheets);
    let mut carried = Vec::new();
    sheets
        .into_iter()
        .zip(gutters)
        .map(|(ink, gutter)| {
            let halves = gutter::part(ink, gutter);
            halves.into_iter().map(|half| compose_one(half, &mut carried)).collect()
        })
        .collect()
}

/// The page that `ink` shows. `carried` are the column starts of the table without lines that
/// ended the page before, and then this one.
fn compose_one(ink: Ink, carried: &mut Vec<f32>) -> Page {
    let Ink { page, width, height, words, rules } = ink;
    let grids = grid::find(&rules, &words);
    let mut drafts = lines::gather(words, &grids);
    columns::cut(&mut drafts);
    let unruled = unruled::find(&mut drafts, carried);
    *carried = unruled.last().map(|table| table.columns.clone()).unwrap_or_default();
    let (lines, tables) = tables::build(page, &grids, &unruled, &drafts);
    Page { page, width, height, lines, tables, ..Page::default() }
}

/// The smallest box that holds both.
fn union(one: [f32; 4], two: [f32; 4]) -> [f32; 4] {
    let [left, top, right, bottom] = one;
    let [x0, y0, x1, y1] = two;
    [left.min(x0), top.min(y0), right.max(x1), bottom.max(y1)]
}

/// The middle value; `None` of nothing.
fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut sorted: Vec<f32> = values.collect();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}
