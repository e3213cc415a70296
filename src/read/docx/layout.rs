//! Lines from the pieces of a paragraph. Nothing is laid out as Word does: left edges come
//! from indents and tab stops, which are exact at the start of a line and behind a tab whose
//! stop is clear, and from the number of characters elsewhere.

use super::{inline::Token, styles::Layout};
use crate::model::{Line, Part, Place, Zone};

/// Points that a character takes: the mean of the usual faces at 11 to 12 points.
const CHAR: f32 = 5.5;
/// Points between the tab stops that are there without being set.
const STOP: f32 = 36.0;
/// Spaces that make a gap; two are typing errors in running text.
const GAP: usize = 3;

/// Where the lines of a paragraph belong.
pub(super) struct At<'a> {
    pub(super) place: &'a Place,
    pub(super) table: Option<u32>,
    pub(super) zone: Zone,
    /// Left edge of the column in points from the margin.
    pub(super) origin: f32,
}

/// The lines of a paragraph; none for one without text. `order` is left 0.
pub(super) fn lines(tokens: &[Token], layout: &Layout, at: &At<'_>) -> Vec<Line> {
    let left = layout.left.unwrap_or(0.0);
    let first = left + layout.first.unwrap_or(0.0);
    tokens
        .split(|token| *token == Token::Break)
        .zip(std::iter::once(first).chain(std::iter::repeat(left)))
        .filter_map(|(tokens, start)| line(tokens, start, layout, at))
        .collect()
}

/// A line of `text` at the left edge; `None` when it is blank.
pub(super) fn plain(text: &str, at: &At<'_>) -> Option<Line> {
    line(&[Token::Text(text.to_owned())], 0.0, &Layout::default(), at)
}

fn line(tokens: &[Token], start: f32, layout: &Layout, at: &At<'_>) -> Option<Line> {
    let mut parts: Vec<Part> = Vec::new();
    let mut x = start;
    let mut spaces = GAP;
    for char in tokens.iter().flat_map(Token::chars) {
        match char {
            '\t' => {
                x = next_stop(x, layout);
                spaces = GAP;
            }
            char if char.is_whitespace() => {
                x += CHAR / 2.0;
                spaces += 1;
            }
            char => {
                match parts.last_mut().filter(|_| spaces < GAP) {
                    Some(part) => {
                        if 0 < spaces {
                            part.text.push(' ');
                        }
                        part.text.push(char);
                        part.right = x + CHAR;
                    }
                    None => parts.push(Part { text: char.to_string(), left: x, right: x + CHAR }),
                }
                x += CHAR;
                spaces = 0;
            }
        }
    }
    for part in &mut parts {
        part.left = tenth(at.origin + part.left);
        part.right = tenth(at.origin + part.right);
    }
    (!parts.is_empty()).then(|| of_parts(parts, at))
}

/// A line of parts, of which there is at least one.
pub(super) fn of_parts(parts: Vec<Part>, at: &At<'_>) -> Line {
    Line {
        text: parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" "),
        place: at.place.clone(),
        legibility: 100,
        order: 0,
        table: at.table,
        zone: at.zone,
        parts,
    }
}

/// The first stop right of `x`: a set one, the hanging indent, or one of those always there.
fn next_stop(x: f32, layout: &Layout) -> f32 {
    let hanging = layout.left.filter(|_| layout.first.is_some_and(|first| first < 0.0));
    let right = layout.tabs.iter().copied().chain(hanging).filter(|stop| x < *stop);
    right.reduce(f32::min).unwrap_or_else(|| ((x / STOP).floor() + 1.0) * STOP)
}

fn tenth(x: f32) -> f32 {
    (x * 10.0).round() / 10.0
}
