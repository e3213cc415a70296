//! Words to lines.
//!
//! Words share a line when they share a baseline with their nearest neighbour, so that a
//! page that was scanned askew still has lines; words of different table rows never do.

use super::{Word, grid::Grid};

/// A word and the table cell it lies in.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) word: Word,
    /// Index of the grid, index of the cell in it.
    pub(super) cell: Option<(usize, usize)>,
}

/// A line in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its words from left to right; never empty.
    pub(super) tokens: Vec<Token>,
    /// The line that most of its type stands on.
    pub(super) base: f32,
    /// The size of its largest type.
    pub(super) size: f32,
    /// The tokens, by index, before which the line is cut into parts.
    pub(super) cuts: Vec<usize>,
    /// Grid and first row of the cells it lies in.
    row: Option<(usize, usize)>,
}

impl Draft {
    fn new(token: Token, row: Option<(usize, usize)>) -> Self {
        Self { base: token.word.base, size: token.word.size, tokens: vec![token], cuts: Vec::new(), row }
    }

    /// Left edge.
    pub(super) fn left(&self) -> f32 {
        self.tokens.first().map_or(0.0, |token| token.word.left)
    }

    /// Right edge.
    pub(super) fn right(&self) -> f32 {
        self.tokens.iter().map(|token| token.word.right).fold(f32::MIN, f32::max)
    }

    /// The grid it lies in.
    pub(super) fn grid(&self) -> Option<usize> {
        self.row.map(|(grid, _)| grid)
    }
}

/// Baselines that differ by less than this, in em, are one.
const ONE_BASELINE: f32 = 0.35;
/// How many lines back a word may find its own.
const LOOK_BACK: usize = 12;

/// The lines of `words`, from the top.
pub(super) fn gather(words: Vec<Word>, grids: &[Grid]) -> Vec<Draft> {
    let mut tokens: Vec<(Option<(usize, usize)>, Token)> = words
        .into_iter()
        .map(|word| {
            let cell = cell_of(&word, grids);
            let row = cell.and_then(|(grid, cell)| Some((grid, grids.get(grid)?.cells.get(cell)?.row)));
            (row, Token { word, cell })
        })
        .collect();
    tokens.sort_by(|(row, a), (other, b)| {
        row.cmp(other)
            .then(a.word.base.total_cmp(&b.word.base))
            .then(a.word.left.total_cmp(&b.word.left))
            .then(a.word.order.cmp(&b.word.order))
    });
    let mut drafts: Vec<Draft> = Vec::new();
    for (row, token) in tokens {
        let from = drafts.len().saturating_sub(LOOK_BACK);
        let place = drafts
            .iter()
            .enumerate()
            .skip(from)
            .filter(|(_, draft)| draft.row == row)
            .filter_map(|(index, draft)| Some((index, distance(draft, &token)?)))
            .min_by(|(_, a), (_, b)| a.total_cmp(b));
        match place.and_then(|(index, _)| drafts.get_mut(index)) {
            Some(draft) => {
                if draft.size < token.word.size {
                    draft.size = token.word.size;
                    draft.base = token.word.base;
                }
                draft.tokens.push(token);
            }
            None => drafts.push(Draft::new(token, row)),
        }
    }
    for draft in &mut drafts {
        settle(draft);
    }
    drafts.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left().total_cmp(&b.left())));
    let mut drafts = lower_superscripts(drafts);
    for draft in &mut drafts {
        join_tracked(&mut draft.tokens, draft.size);
    }
    drafts
}

fn cell_of(word: &Word, grids: &[Grid]) -> Option<(usize, usize)> {
    // Text that does not fit its cell runs out to the right.
    let x = 0.25f32.mul_add(word.right - word.left, word.left);
    let y = 0.3f32.mul_add(-word.size, word.base);
    grids.iter().enumerate().find_map(|(index, grid)| Some((index, grid.cell_at(x, y)?)))
}

/// How far `token` stands above or below its neighbour in `draft`, where that is little
/// enough to belong.
fn distance(draft: &Draft, token: &Token) -> Option<f32> {
    let word = &token.word;
    let (_, neighbour) = draft
        .tokens
        .iter()
        .map(|it| ((it.word.left - word.right).max(word.left - it.word.right), &it.word))
        .min_by(|(a, _), (b, _)| a.total_cmp(b))?;
    let apart = (neighbour.base - word.base).abs();
    if ONE_BASELINE * neighbour.size.min(word.size) < apart {
        return None;
    }
    // Two words in one place are two lines, unless one is the other struck again.
    let overlap = neighbour.right.min(word.right) - neighbour.left.max(word.left);
    let narrow = (neighbour.right - neighbour.left).min(word.right - word.left);
    (overlap < 0.5 * narrow || neighbour.text == word.text).then_some(apart)
}

/// Sorts a line's words, drops those struck twice, joins the pieces of one word.
fn settle(draft: &mut Draft) {
    draft.tokens.sort_by(|a, b| a.word.left.total_cmp(&b.word.left).then(a.word.order.cmp(&b.word.order)));
    let mut settled: Vec<Token> = Vec::with_capacity(draft.tokens.len());
    for token in draft.tokens.drain(..) {
        if let Some(last) = settled.last_mut().filter(|last| last.cell == token.cell) {
            let em = last.word.size.max(token.word.size);
            if last.word.text == token.word.text && (last.word.left - token.word.left).abs() < 0.15 * em {
                last.word.blank_after |= token.word.blank_after;
                continue;
            }
            let gap = token.word.left - last.word.right;
            if !last.word.blank_after && gap < 0.12 * em && -0.5 * em < gap {
                last.word.text.push_str(&token.word.text);
                last.word.right = last.word.right.max(token.word.right);
                last.word.size = em;
                last.word.blank_after = token.word.blank_after;
                last.word.order = last.word.order.min(token.word.order);
                continue;
            }
        }
        settled.push(token);
    }
    draft.tokens = settled;
}

/// Puts raised small type back on the line it belongs to.
fn lower_superscripts(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut raised: Option<Draft> = None;
    for mut draft in drafts {
        if let Some(small) = raised.take() {
            if belongs(&small, &draft) {
                draft.tokens.extend(small.tokens);
                draft.tokens.sort_by(|a, b| a.word.left.total_cmp(&b.word.left));
            } else {
                out.push(small);
            }
        }
        if draft.tokens.len() <= 2 && draft.tokens.iter().all(|token| token.word.text.chars().count() <= 4) {
            raised = Some(draft);
        } else {
            out.push(draft);
        }
    }
    out.extend(raised);
    out
}

fn belongs(small: &Draft, line: &Draft) -> bool {
    let touches = |it: &Token| {
        small.tokens.iter().all(|token| {
            let gap = (it.word.left - token.word.right).max(token.word.left - it.word.right);
            gap.abs() < 0.3 * line.size
        })
    };
    small.row == line.row
        && small.size < 0.8 * line.size
        && line.base - small.base < 0.65 * line.size
        && line.tokens.iter().any(touches)
}

/// Joins letter-spaced words: "T E N T A N G". Even gaps are tracking, a wider one parts words.
/// Small letters are joined only where no blank was written between them.
fn join_tracked(tokens: &mut Vec<Token>, size: f32) {
    if tokens.len() < 3 || !tokens.iter().any(is_letter) {
        return;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut run: Vec<Token> = Vec::new();
    for token in tokens.drain(..) {
        let follows = run
            .last()
            .is_none_or(|last| last.cell == token.cell && token.word.left - last.word.right < 2.2 * size);
        let tail = run.len() >= 3 && !is_letter(&token) && is_tail(&token.word.text);
        if follows && (is_letter(&token) || tail) {
            run.push(token);
            if !tail {
                continue;
            }
            close_run(&mut run, size, &mut joined);
        } else {
            close_run(&mut run, size, &mut joined);
            if is_letter(&token) {
                run.push(token);
            } else {
                joined.push(token);
            }
        }
    }
    close_run(&mut run, size, &mut joined);
    *tokens = joined;
}

/// A single letter.
fn is_letter(token: &Token) -> bool {
    let mut chars = token.word.text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether tracking may stand between two pieces.
fn may_join(last: &Word, next: &Word) -> bool {
    let capital = |word: &Word| word.text.chars().next_back().is_some_and(char::is_uppercase);
    !last.blank_after || (capital(last) && next.text.chars().next().is_some_and(char::is_uppercase))
}

/// What may end a tracked word: its last letter with a sign behind, "N:".
fn is_tail(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(|char| char.is_ascii_punctuation())
        && chars.next().is_none()
}

fn close_run(run: &mut Vec<Token>, size: f32, joined: &mut Vec<Token>) {
    if run.len() < 3 {
        joined.append(run);
        return;
    }
    let gaps: Vec<f32> =
        run.iter().zip(run.iter().skip(1)).map(|(a, b)| b.word.left - a.word.right).collect();
    let mut sorted = gaps.clone();
    sorted.sort_by(f32::total_cmp);
    let usual = sorted.get((sorted.len() - 1) / 2).copied().unwrap_or_default();
    if usual > 1.1 * size {
        joined.append(run);
        return;
    }
    let mut gaps = gaps.into_iter();
    let mut open: Option<Token> = None;
    for token in run.drain(..) {
        match open.as_mut() {
            Some(last)
                if gaps.next().is_some_and(|gap| gap < (1.7 * usual).max(usual + 0.15 * size))
                    && may_join(&last.word, &token.word) =>
            {
                last.word.text.push_str(&token.word.text);
                last.word.right = token.word.right;
                last.word.blank_after = token.word.blank_after;
            }
            _ => joined.extend(open.replace(token)),
        }
    }
    joined.extend(open);
}
