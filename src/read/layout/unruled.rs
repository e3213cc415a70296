//! Tables without ruling lines, rebuilt from column starts.
//!
//! Lines below each other whose pieces begin at the same places, and never run into the next
//! place, are a table. Where a row begins is told by what is printed in every row: a number
//! in the first column, else a colon, else text in the first column.
//!
//! Running text must not become a table. Numbered paragraphs and "label : paragraph" have
//! the same geometry as a short list; what gives them away is that they end like sentences
//! and fill many lines, so those are left as lines.

use std::ops::Range;

use super::{
    columns::{is_mark, is_numbering},
    lines::Draft,
};

/// Starts closer than this are one column's.
const SAME_START: f32 = 3.0;
/// Rows with more than one filled column that a table has at least.
const LEAST_ROWS: usize = 3;
/// A table goes on from the page before only within this many lines from the top.
const CARRY_WITHIN: usize = 6;
/// Most columns; beyond, it is a picture made of letters.
const MOST_COLUMNS: usize = 10;
/// Printed lines a row has on average at most.
const MEAN_LINES: f32 = 3.2;
/// The same for lists of one text column.
const MEAN_LINES_LIST: f32 = 2.2;

/// A table in the making.
#[derive(Clone, Debug)]
pub(super) struct Unruled {
    /// Where its columns begin.
    pub(super) columns: Vec<f32>,
    /// Its rows from the top.
    pub(super) rows: Vec<Vec<Piece>>,
}

/// A piece of a line in a column.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The line.
    pub(super) draft: usize,
    /// The column.
    pub(super) column: usize,
    /// The words.
    pub(super) tokens: Range<usize>,
}

/// Finds the tables among `drafts` and cuts their lines at the columns. `carried` are the
/// column starts of the table that ended the page before: where they go on, a single row is
/// enough.
pub(super) fn find(drafts: &mut [Draft], carried: &[f32]) -> Vec<Unruled> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < drafts.len() {
        let goes_on = if at < CARRY_WITHIN { carried } else { &[] };
        let Some((table, next)) = grow(drafts, at).and_then(|region| region.finish(goes_on)) else {
            at += 1;
            continue;
        };
        for piece in table.rows.iter().flatten() {
            if let Some(draft) = drafts.get_mut(piece.draft)
                && 0 < piece.tokens.start
                && !draft.cuts.contains(&piece.tokens.start)
            {
                draft.cuts.push(piece.tokens.start);
                draft.cuts.sort_unstable();
            }
        }
        found.push(table);
        at = next;
    }
    found
}

/// A column while a region grows.
#[derive(Clone, Copy, Debug)]
struct Column {
    left: f32,
    /// The right edge of its widest piece.
    right: f32,
}

/// A piece of a line while a region grows.
#[derive(Clone, Debug)]
struct Bit {
    left: f32,
    right: f32,
    /// The start of its column.
    column: f32,
    tokens: Range<usize>,
    text: String,
}

/// Lines that share columns.
struct Region {
    first: usize,
    columns: Vec<Column>,
    /// Per line its pieces, and the room above it in em.
    lines: Vec<(Vec<Bit>, f32)>,
}

fn grow(drafts: &[Draft], first: usize) -> Option<Region> {
    let seed = drafts.get(first).filter(|draft| draft.grid().is_none() && !draft.cuts.is_empty())?;
    let bits = bits(seed, seed.left(), &[]);
    if bits.len() < 2 {
        return None;
    }
    let columns = bits.iter().map(|bit| Column { left: bit.left, right: bit.right }).collect();
    let mut region = Region { first, columns, lines: vec![(bits, 0.0)] };
    let mut above = seed;
    for draft in drafts.iter().skip(first + 1) {
        let room = (draft.base - above.base) / draft.size.max(1.0);
        if draft.grid().is_some() || !(0.3..=3.2).contains(&room) || region.take(draft, room).is_none() {
            break;
        }
        above = draft;
    }
    Some(region)
}

/// The pieces of `draft`, cut at its cuts and at words that begin at one of `columns`.
/// Numbering stays with its text, but for the first column of the region at `margin`.
fn bits(draft: &Draft, margin: f32, columns: &[Column]) -> Vec<Bit> {
    let mut bits: Vec<Bit> = Vec::new();
    for (at, token) in draft.tokens.iter().enumerate() {
        let word = &token.word;
        let room = bits.last().map_or(0.0, |bit| word.left - bit.right);
        let starts = |column: &Column| (column.left - word.left).abs() < 1.6;
        let cut = at == 0
            || draft.cuts.contains(&at)
            || (0.3 * draft.size < room && columns.iter().skip(1).any(starts));
        match bits.last_mut() {
            Some(bit) if !cut || (is_numbering(&bit.text) && SAME_START < (bit.left - margin).abs()) => {
                bit.text.push(' ');
                bit.text.push_str(&word.text);
                bit.right = bit.right.max(word.right);
                bit.tokens.end = at + 1;
            }
            _ => bits.push(Bit {
                left: word.left,
                right: word.right,
                column: word.left,
                tokens: at..at + 1,
                text: word.text.clone(),
            }),
        }
    }
    bits
}

impl Region {
    /// Takes `draft` in; `None` if it does not fit.
    fn take(&mut self, draft: &Draft, room: f32) -> Option<()> {
        let margin = self.columns.first()?.left;
        let mut bits = bits(draft, margin, &self.columns);
        let mut columns = self.columns.clone();
        let several = bits.len() > 1;
        let mut before: Option<usize> = None;
        for bit in &mut bits {
            let hit = columns.iter().position(|column| (column.left - bit.left).abs() <= SAME_START);
            let index = if let Some(index) = hit {
                index
            } else {
                let behind = columns.iter().rposition(|column| column.left < bit.left)?;
                let column = columns.get(behind)?;
                if several && column.right + 4.0 < bit.left && columns.len() < MOST_COLUMNS {
                    columns.insert(behind + 1, Column { left: bit.left, right: bit.right });
                    behind + 1
                } else if !several && bit.left - column.left < 6.0 * draft.size {
                    // Indented below its column: the rest of a numbered item.
                    behind
                } else {
                    return None;
                }
            };
            if before.is_some_and(|before| index <= before) {
                return None;
            }
            before = Some(index);
            if columns.get(index + 1).is_some_and(|next| next.left < bit.right + 1.0) {
                return None;
            }
            let column = columns.get_mut(index)?;
            column.right = column.right.max(bit.right);
            bit.column = column.left;
        }
        self.columns = columns;
        self.lines.push((bits, room));
        Some(())
    }

    /// The table, and the line behind it; `None` if this is running text.
    fn finish(mut self, carried: &[f32]) -> Option<(Unruled, usize)> {
        let goes_on = self.continues(carried);
        let mut rows = self.rows();
        // A last line of its own is a paragraph that happens to begin at the margin.
        while rows.len() > 1 && rows.last().is_some_and(|row| self.filled(row) < 2) {
            let row = rows.pop()?;
            self.lines.truncate(self.lines.len().saturating_sub(row.len()));
        }
        let several = rows.iter().filter(|row| self.filled(row) > 1).count();
        let least = if goes_on { 1 } else { LEAST_ROWS };
        if several < least || several * 2 < rows.len() {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "a mean of few lines")]
        let mean = self.lines.len() as f32 / rows.len().max(1) as f32;
        let texts = self.columns.iter().filter(|column| self.has_text(column)).count();
        let most = if texts < 2 { MEAN_LINES_LIST } else { MEAN_LINES };
        if texts == 0 || most < mean {
            return None;
        }
        let sentences = texts < 2 || 1.5 < mean;
        if texts <= 2 && sentences && self.reads_like_sentences(&rows) {
            return None;
        }
        if texts < 2 && !(self.is_numbered() && self.is_list_of_names(&rows)) {
            return None;
        }
        let next = self.first + self.lines.len();
        let columns = self.columns.iter().map(|column| column.left).collect();
        let rows = rows.iter().map(|row| self.pieces(row)).collect();
        Some((Unruled { columns, rows }, next))
    }

    /// Whether its columns stand to each other as `carried` do.
    fn continues(&self, carried: &[f32]) -> bool {
        let offsets = |starts: &mut dyn Iterator<Item = f32>| -> Vec<f32> {
            let first = starts.next().unwrap_or_default();
            starts.map(|start| start - first).collect()
        };
        let own = offsets(&mut self.columns.iter().map(|column| column.left));
        let other = offsets(&mut carried.iter().copied());
        !own.is_empty()
            && own.len() == other.len()
            && own.iter().zip(&other).all(|(a, b)| (a - b).abs() <= SAME_START)
    }

    fn pieces(&self, row: &[usize]) -> Vec<Piece> {
        row.iter()
            .filter_map(|line| Some((*line, self.lines.get(*line)?)))
            .flat_map(|(line, (bits, _))| bits.iter().map(move |bit| (line, bit)))
            .map(|(line, bit)| Piece {
                draft: self.first + line,
                column: self.index(bit),
                tokens: bit.tokens.clone(),
            })
            .collect()
    }

    fn index(&self, bit: &Bit) -> usize {
        self.columns.iter().rposition(|column| column.left <= bit.column).unwrap_or_default()
    }

    fn bits(&self) -> impl Iterator<Item = &Bit> {
        self.lines.iter().flat_map(|(bits, _)| bits)
    }

    /// Columns that `row` fills.
    fn filled(&self, row: &[usize]) -> usize {
        let mut columns: Vec<usize> = row
            .iter()
            .filter_map(|line| self.lines.get(*line))
            .flat_map(|(bits, _)| bits)
            .map(|bit| self.index(bit))
            .collect();
        columns.sort_unstable();
        columns.dedup();
        columns.len()
    }

    /// Whether a column holds words, not only numbers, colons or dashes.
    fn has_text(&self, column: &Column) -> bool {
        self.bits().any(|bit| {
            same(bit.column, column.left) && !is_mark(&bit.text) && bit.text.chars().any(char::is_alphabetic)
        })
    }

    /// Whether its first column numbers the rows.
    fn is_numbered(&self) -> bool {
        let Some(first) = self.columns.first() else { return false };
        let (mut marks, mut all) = (0, 0);
        for bit in self.bits().filter(|bit| same(bit.column, first.left)) {
            all += 1;
            marks += usize::from(is_mark(&bit.text));
        }
        marks >= 2 && marks * 10 >= all * 6 || marks == all && marks > 0
    }

    /// The lines of each row.
    fn rows(&self) -> Vec<Vec<usize>> {
        let numbered = self.is_numbered();
        let colons = self.bits().filter(|bit| bit.text == ":").count() >= 2;
        let margin = self.columns.first().map_or(0.0, |column| column.left);
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (line, (bits, _)) in self.lines.iter().enumerate() {
            let at_margin = bits.first().is_some_and(|bit| same(bit.column, margin));
            let item = bits.iter().any(|bit| begins_item(&bit.text) && !same(bit.column, margin));
            let begins = if numbered {
                at_margin || item
            } else if colons {
                bits.iter().any(|bit| bit.text == ":" || bit.text.starts_with(": ")) || item
            } else {
                at_margin && bits.len() > 1 || item
            };
            match rows.last_mut() {
                Some(row) if !begins => row.push(line),
                _ => rows.push(vec![line]),
            }
        }
        rows
    }

    /// The text in the last column that `row` fills.
    fn last_text(&self, row: &[usize]) -> Option<&str> {
        row.iter()
            .filter_map(|line| self.lines.get(*line)?.0.last())
            .max_by(|a, b| a.column.total_cmp(&b.column))
            .map(|bit| bit.text.as_str())
    }

    /// Whether most rows end as sentences and items of running text do.
    fn reads_like_sentences(&self, rows: &[Vec<usize>]) -> bool {
        let ends = rows.iter().filter(|row| self.last_text(row).is_some_and(ends_like_a_sentence)).count();
        ends * 5 > rows.len() * 2
    }

    /// Whether most rows' text begins with a capital, as names and offices do.
    fn is_list_of_names(&self, rows: &[Vec<usize>]) -> bool {
        let names = rows
            .iter()
            .filter_map(|row| self.lines.get(*row.first()?)?.0.last())
            .filter(|bit| bit.text.chars().next().is_some_and(char::is_uppercase))
            .count();
        names * 10 >= rows.len() * 7
    }
}

/// Columns keep the start they were made with.
fn same(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

/// Whether `text` is a numbered item: "1. Kepala", not "12 orang".
fn begins_item(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(mark, _)| is_numbering(mark))
}

/// Whether `text` ends with a stop; the stop of a title ("S.H.", "M.Si.") is none.
fn ends_like_a_sentence(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    match text.chars().next_back() {
        Some(';') => true,
        Some('.') => {
            let word = last.trim_end_matches('.');
            !(word.contains('.')
                || word.chars().count() <= 4 && word.chars().next().is_some_and(char::is_uppercase))
        }
        Some(',') => last.chars().next().is_some_and(char::is_lowercase),
        _ => false,
    }
}
