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
/// Lines looked at below for the start of a new column.
const LOOK_AHEAD: usize = 4;
/// Lines of one table at most; a page has fewer.
const MOST_LINES: usize = 400;
/// Printed lines that the heads of columns take at most.
const MOST_HEAD_LINES: usize = 3;
/// Characters that the last cell of a row has on average at most, where it ends like a
/// sentence.
const MEAN_CHARS: usize = 80;
/// Most columns; beyond, it is a picture made of letters.
const MOST_COLUMNS: usize = 10;
/// Printed lines a row has on average at most.
const MEAN_LINES: f32 = 3.2;
/// The same for lists of one text column.
const MEAN_LINES_LIST: f32 = 2.2;
/// Rows stand further apart than the lines of a cell by this at least, in em.
const ROW_ROOM: f32 = 0.25;

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
    let mut found: Vec<Unruled> = Vec::new();
    let mut at = 0;
    let mut done = 0;
    while at < drafts.len() {
        let goes_on = if at < CARRY_WITHIN { carried } else { &[] };
        let Some(region) = grow(drafts, at) else {
            at += 1;
            continue;
        };
        let after = at + region.lines.len();
        match region.finish(goes_on) {
            Verdict::Table(mut table, next) => {
                head(drafts, done, at, &mut table);
                let fewer = table.columns.len();
                let (table, next) = below_its_head(drafts, at, done, goes_on, fewer).unwrap_or((table, next));
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
                done = next;
            }
            // Its later lines are running text as well.
            Verdict::Text => at = after,
            Verdict::Nothing => at += 1,
        }
    }
    found
}

/// A table that grows from one of the lines below `first` and has more columns than `fewer`,
/// where the lines from `first` are its head: heads that stand close together show fewer
/// columns than the rows below.
fn below_its_head(
    drafts: &[Draft],
    first: usize,
    from: usize,
    carried: &[f32],
    fewer: usize,
) -> Option<(Unruled, usize)> {
    (first + 1..=first + MOST_HEAD_LINES).find_map(|at| {
        let Verdict::Table(mut table, next) = grow(drafts, at)?.finish(carried) else { return None };
        if table.columns.len() <= fewer {
            return None;
        }
        head(drafts, from, at, &mut table);
        let heads = table.rows.first().is_some_and(|row| row.iter().any(|piece| piece.draft == first));
        heads.then_some((table, next))
    })
}

/// Puts the printed heads of the columns above the rows: lines above `first`, not before
/// `from`, whose words stand each over one column with room between.
fn head(drafts: &[Draft], from: usize, first: usize, table: &mut Unruled) {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut pending: Vec<Piece> = Vec::new();
    let mut below = first;
    while below > from.max(first.saturating_sub(MOST_HEAD_LINES)) {
        let index = below - 1;
        let (Some(draft), Some(under)) = (drafts.get(index), drafts.get(below)) else { break };
        let room = (under.base - draft.base) / draft.size.max(1.0);
        if draft.grid().is_some() || !(0.3..=2.6).contains(&room) {
            break;
        }
        if draft.tokens.iter().any(|token| token.word.text == ":") {
            break;
        }
        let Some(line) = heads(draft, index, &table.columns) else { break };
        let several = line.len() > 1;
        pending.splice(0..0, line);
        if several {
            pending.append(&mut pieces);
            pieces = std::mem::take(&mut pending);
        }
        below = index;
    }
    if !pieces.is_empty() {
        table.rows.insert(0, pieces);
    }
}

/// The words of `draft` by the columns they stand over; `None` if a boundary has no room.
fn heads(draft: &Draft, index: usize, columns: &[f32]) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut right = f32::MIN;
    for (at, token) in draft.tokens.iter().enumerate() {
        let word = &token.word;
        let middle = f32::midpoint(word.left, word.right);
        let column = columns.iter().rposition(|left| *left - 0.5 * draft.size <= middle)?;
        let room = word.left - right;
        match pieces.last_mut() {
            Some(piece) if piece.column == column => {
                if 2.0 * draft.size < room {
                    return None;
                }
                piece.tokens.end = at + 1;
            }
            Some(_) if room < 0.6 * draft.size => return None,
            _ => pieces.push(Piece { draft: index, column, tokens: at..at + 1 }),
        }
        right = right.max(word.right);
    }
    // A line that runs over all columns is a title.
    let whole =
        pieces.len() == 1 && columns.get(pieces.first()?.column + 1).is_some_and(|next| *next < right);
    (!whole).then_some(pieces)
}

/// What a region turns out to be.
enum Verdict {
    /// A table, and the line behind it.
    Table(Unruled, usize),
    /// Running text.
    Text,
    /// Too little to tell.
    Nothing,
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
    for (draft, below) in drafts.iter().skip(first + 1).zip(first + 2..).take(MOST_LINES) {
        let ahead = drafts.get(below..).unwrap_or_default();
        let room = (draft.base - above.base) / draft.size.max(1.0);
        if draft.grid().is_some() || !(0.3..=3.2).contains(&room) || region.take(draft, ahead, room).is_none()
        {
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
    /// Takes `draft` in; `None` if it does not fit. `ahead` are the lines below it.
    fn take(&mut self, draft: &Draft, ahead: &[Draft], room: f32) -> Option<()> {
        let margin = self.columns.first()?.left;
        let mut columns = self.columns.clone();
        let mut placed: Vec<Bit> = Vec::new();
        // The column of the piece placed last.
        let mut last: Option<usize> = None;
        let bits = bits(draft, margin, &columns);
        let several = bits.len() > 1;
        for mut bit in bits {
            let hit = columns
                .iter()
                .position(|column| (column.left - bit.left).abs() <= SAME_START)
                .or_else(|| self.separator(&columns, last, &bit));
            let index = if let Some(index) = hit {
                index
            } else {
                let behind = columns.iter().rposition(|column| column.left < bit.left)?;
                let column = columns.get(behind)?;
                let shared = || {
                    ahead.iter().take(LOOK_AHEAD).any(|below| {
                        let starts = below.cuts.iter().filter_map(|at| below.tokens.get(*at));
                        starts.into_iter().any(|token| (token.word.left - bit.left).abs() <= SAME_START)
                    })
                };
                if several && column.right + 4.0 < bit.left && columns.len() < MOST_COLUMNS && shared() {
                    columns.insert(behind + 1, Column { left: bit.left, right: bit.right });
                    behind + 1
                } else if last == Some(behind) {
                    // A wide gap within a cell.
                    if columns.get(behind + 1).is_some_and(|next| next.left < bit.right + 1.0) {
                        return None;
                    }
                    let before = placed.last_mut()?;
                    before.text.push(' ');
                    before.text.push_str(&bit.text);
                    before.right = before.right.max(bit.right);
                    before.tokens.end = bit.tokens.end;
                    let column = columns.get_mut(behind)?;
                    column.right = column.right.max(bit.right);
                    continue;
                } else if !several && bit.left - column.left < 6.0 * draft.size {
                    // Indented below its column: the rest of a numbered item.
                    behind
                } else {
                    return None;
                }
            };
            if last.is_some_and(|last| index <= last) {
                return None;
            }
            last = Some(index);
            // A cell may run over a little where the next column is a mere sign or empty.
            let over = if several { 1.5 * draft.size } else { -1.0 };
            if columns.get(index + 1).is_some_and(|next| next.left + over < bit.right) {
                return None;
            }
            let next = columns.get(index + 1).map_or(f32::MAX, |next| next.left);
            let column = columns.get_mut(index)?;
            column.right = column.right.max(bit.right.min(next));
            bit.column = column.left;
            placed.push(bit);
        }
        self.columns = columns;
        self.lines.push((placed, room));
        Some(())
    }

    /// The column of signs that `bit`, a sign pushed aside by a long text, belongs to.
    fn separator(&self, columns: &[Column], last: Option<usize>, bit: &Bit) -> Option<usize> {
        let is_sign = |text: &str| matches!(text, ":" | "-" | "–" | "=");
        let last = last.filter(|_| is_sign(&bit.text))?;
        let column = columns.get(last + 1)?;
        let signs = || self.bits().filter(|bit| same(bit.column, column.left));
        (signs().next().is_some() && signs().all(|bit| is_sign(&bit.text))).then_some(last + 1)
    }

    /// What it is. `carried`: see [`find`].
    fn finish(mut self, carried: &[f32]) -> Verdict {
        let goes_on = self.continues(carried);
        let mut rows = self.rows();
        // A last line of its own is a paragraph that happens to begin at the margin.
        while rows.len() > 1 && rows.last().is_some_and(|row| self.filled(row) < 2 && !self.is_item(row)) {
            let lines = rows.pop().map_or(0, |row| row.len());
            self.lines.truncate(self.lines.len().saturating_sub(lines));
        }
        let several = rows.iter().filter(|row| self.filled(row) > 1).count();
        let items = rows.iter().filter(|row| self.filled(row) > 1 || self.is_item(row)).count();
        let texts = self.columns.iter().filter(|column| self.has_text(**column)).count();
        if texts == 0 {
            return Verdict::Nothing;
        }
        #[expect(clippy::cast_precision_loss, reason = "a mean of few lines")]
        let mean = self.lines.len() as f32 / rows.len().max(1) as f32;
        if texts < 2 {
            let sentences = self.sentences(&rows, true);
            let least = if goes_on { 1 } else { LEAST_ROWS + usize::from(sentences > 0) };
            if several < least || MEAN_LINES_LIST < mean || !self.is_numbered() {
                return Verdict::Nothing;
            }
            if sentences * 4 >= rows.len() || !self.is_list_of_names(&rows) {
                return Verdict::Text;
            }
        } else {
            let least = if goes_on { 1 } else { LEAST_ROWS };
            if several < least || items * 2 < rows.len() || MEAN_LINES < mean {
                return Verdict::Nothing;
            }
            let long = self.chars() > MEAN_CHARS * rows.len();
            if texts == 2 && long && self.sentences(&rows, false) * 5 > rows.len() * 2 {
                return Verdict::Text;
            }
        }
        let next = self.first + self.lines.len();
        let columns = self.columns.iter().map(|column| column.left).collect();
        let rows = rows.iter().map(|row| self.pieces(row)).collect();
        Verdict::Table(Unruled { columns, rows }, next)
    }

    /// Whether a row is an item of the cell above: "2. Kepala".
    fn is_item(&self, row: &[usize]) -> bool {
        let bits = row.first().and_then(|line| self.lines.get(*line)).map(|(bits, _)| bits.as_slice());
        bits.and_then(<[Bit]>::last).is_some_and(|bit| begins_item(&bit.text))
    }

    /// Characters in the last column.
    fn chars(&self) -> usize {
        let last = self.columns.last().map_or(0.0, |column| column.left);
        self.bits().filter(|bit| same(bit.column, last)).map(|bit| bit.text.chars().count()).sum()
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
    fn has_text(&self, column: Column) -> bool {
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

    /// The room above a line, in em, from which on it begins a row: rows stand further apart
    /// than the lines of a cell. `None` where all lines stand alike.
    fn row_room(&self) -> Option<f32> {
        let mut rooms: Vec<f32> = self.lines.iter().skip(1).map(|(_, room)| *room).collect();
        rooms.sort_by(f32::total_cmp);
        let jump = rooms.windows(2).max_by(|a, b| wider(a).total_cmp(&wider(b)))?;
        (wider(jump) >= ROW_ROOM).then(|| jump.iter().sum::<f32>() / 2.0)
    }

    /// The lines of each row.
    fn rows(&self) -> Vec<Vec<usize>> {
        let row_room = self.row_room();
        let numbered = self.is_numbered();
        let colons = self.bits().filter(|bit| bit.text == ":").count() >= 2;
        let margin = self.columns.first().map_or(0.0, |column| column.left);
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (line, (bits, room)) in self.lines.iter().enumerate() {
            let at_margin = bits.first().is_some_and(|bit| same(bit.column, margin));
            let item = bits.iter().any(|bit| begins_item(&bit.text) && !same(bit.column, margin));
            let colon = bits.iter().any(|bit| bit.text == ":" || bit.text.starts_with(": "));
            let begins = if numbered {
                at_margin || item || colon
            } else if colons {
                colon || item
            } else {
                // Also below a cell that stands for many rows: "Anggota" and names beside names.
                let apart = row_room.is_some_and(|it| it < *room);
                bits.len() > 1 && (at_margin || apart) || item
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

    /// How many rows end as sentences and items of running text do. `strict`: a stop is one
    /// even behind what could be a title.
    fn sentences(&self, rows: &[Vec<usize>], strict: bool) -> usize {
        rows.iter()
            .filter(|row| self.last_text(row).is_some_and(|text| ends_like_a_sentence(text, strict)))
            .count()
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

/// How much wider the second of two rooms is.
fn wider(pair: &[f32]) -> f32 {
    pair.last().copied().unwrap_or_default() - pair.first().copied().unwrap_or_default()
}

/// Columns keep the start they were made with.
fn same(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

/// Whether `text` is a numbered item: "1. Kepala", not "12 orang".
fn begins_item(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(mark, _)| is_numbering(mark))
}

/// Whether `text` ends with a stop, or with a word behind one ("; dan"); the stop of a title
/// ("S.H.", "M.Si.") is none unless `strict`.
fn ends_like_a_sentence(text: &str, strict: bool) -> bool {
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    if before.ends_with(';') {
        return true;
    }
    match text.chars().next_back() {
        Some(';') => true,
        Some('.') => {
            let word = last.trim_end_matches('.');
            let short = word.chars().count() <= 4 && word.chars().next().is_some_and(char::is_uppercase);
            strict || !(word.contains('.') || short)
        }
        Some(',') => last.chars().next().is_some_and(char::is_lowercase),
        _ => false,
    }
}
