//! A sheet as its format's reader gives it: sparse cells, merged areas, hidden rows and
//! columns. Nothing dense is built here, so two cells in opposite corners cost two cells.

use crate::read::Limits;

/// Rows of the largest sheet that any format allows.
pub(super) const MAX_ROWS: u32 = 1_048_576;
/// Columns of the largest sheet that any format allows.
pub(super) const MAX_COLUMNS: u32 = 16_384;
/// Merged areas kept of one sheet; Excel itself asks for patience from some thousands on.
const MAX_MERGES: usize = 100_000;
/// Text bytes that one cell of the limit may hold on average, so that one long shared
/// string, pointed at from every cell, does not fill the memory.
const TEXT_PER_CELL: u64 = 64;

/// What the sheets of one book may still take up. Shared by all sheets of a book: a
/// thousand full sheets weigh as much as one of a thousand times the size.
#[derive(Debug)]
pub(super) struct Budget {
    cells: u64,
    text: u64,
}

impl Budget {
    pub(super) const fn new(limits: &Limits) -> Self {
        Self { cells: limits.max_cells, text: limits.max_cells.saturating_mul(TEXT_PER_CELL) }
    }

    /// Takes `cells` with `text` bytes in all; false, and nothing taken, when they do not fit.
    pub(super) const fn take(&mut self, cells: u64, text: usize) -> bool {
        let text = text as u64;
        if self.cells < cells || self.text < text {
            return false;
        }
        self.cells -= cells;
        self.text -= text;
        true
    }
}

/// A cell with text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    /// From 0.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
    /// Never empty.
    pub(super) text: String,
}

/// A merged area; both corners belong to it, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Area {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// Rows or columns as sorted, separate ranges; both ends belong to a range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    pub(super) fn add(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some((start, end)) if *start <= first && first <= end.saturating_add(1) => *end = last.max(*end),
            _ => self.0.push((first, last)),
        }
    }

    fn settle(&mut self) {
        self.0.sort_unstable();
        let sorted = std::mem::take(&mut self.0);
        for (first, last) in sorted {
            self.add(first, last);
        }
    }

    pub(super) fn contains(&self, at: u32) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= at);
        after.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|(_, last)| at <= *last)
    }
}

/// A sheet.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "facts of a sheet that hold or not, each by itself")]
pub(super) struct Grid {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Something in it could not be read; the cells before it are kept.
    pub(super) damaged: bool,
    /// Cells beyond a limit were left out.
    pub(super) cut: bool,
    pub(super) hidden_rows: Ranges,
    pub(super) hidden_columns: Ranges,
    full: bool,
    cells: Vec<Stored>,
    merges: Vec<Area>,
}

impl Grid {
    pub(super) fn new(name: &str, hidden: bool) -> Self {
        Self { name: super::value::clean(name), hidden, ..Self::default() }
    }

    /// Puts `text`, cleaned already, at `row` and `column` (from 0); an empty text is no cell.
    pub(super) fn put(&mut self, row: u32, column: u32, text: String, budget: &mut Budget) {
        if text.is_empty() {
            return;
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            self.cut = true;
        } else if budget.take(1, text.len()) {
            self.cells.push(Stored { row, column, text });
        } else {
            self.cut = true;
            self.full = true;
        }
    }

    /// Whether the budget is used up, so that reading on is of no use.
    pub(super) const fn is_full(&self) -> bool {
        self.full
    }

    /// Adds a merged area; one cell is none, and corners are put in order.
    pub(super) fn merge(&mut self, one: (u32, u32), other: (u32, u32)) {
        let (top, bottom) = (one.0.min(other.0), one.0.max(other.0).min(MAX_ROWS - 1));
        let (left, right) = (one.1.min(other.1), one.1.max(other.1).min(MAX_COLUMNS - 1));
        if (top, left) != (bottom, right) && top <= bottom && left <= right && self.merges.len() < MAX_MERGES
        {
            self.merges.push(Area { top, left, bottom, right });
        }
    }

    /// Brings everything into order; a cell that a file gives twice keeps its last text.
    pub(super) fn settle(&mut self) {
        self.hidden_rows.settle();
        self.hidden_columns.settle();
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by(|later, earlier| {
            let same = (later.row, later.column) == (earlier.row, earlier.column);
            if same {
                std::mem::swap(&mut later.text, &mut earlier.text);
            }
            same
        });
        self.merges.sort_unstable();
        self.merges.dedup();
    }

    /// The text at a place is `text`, where there is a cell; for values that a format's
    /// library rounds. Only after [`Self::settle`].
    pub(super) fn correct(&mut self, row: u32, column: u32, text: String) {
        if let Ok(at) = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column))
            && let Some(cell) = self.cells.get_mut(at)
        {
            cell.text = text;
        }
    }

    /// Cells by row, then column.
    pub(super) fn cells(&self) -> &[Stored] {
        &self.cells
    }

    /// Merged areas by their first cell.
    pub(super) fn merges(&self) -> &[Area] {
        &self.merges
    }
}

/// The A1 name of a cell; `row` and `column` from 0.
pub(super) fn a1(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    let mut name: String = letters.into_iter().rev().collect();
    name.push_str(&(row + 1).to_string());
    name
}

/// Row and column (from 0) of an A1 name; `None` when it is none.
pub(super) fn from_a1(name: &str) -> Option<(u32, u32)> {
    let name = name.trim_start_matches('$');
    let digits = name.find(|char: char| !char.is_ascii_alphabetic())?;
    let (letters, digits) = name.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = digits.trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
