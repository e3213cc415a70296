//! Running heads, page numbers, catchwords.
//!
//! A page number stands alone, outermost on its page. A running head stands in the outer
//! strip of most pages with the same words. A catchword ("Pasal 23 . . .") is the last line
//! of a page and tells how the next one begins.

use std::collections::BTreeMap;

use crate::model::{Line, Page, Zone};

/// Strip at head and foot, as a share of the height, where running heads stand.
const HEAD: f32 = 0.06;
/// The same for page numbers.
const NUMBER: f32 = 0.11;

/// Marks what repeats at head and foot of `pages`, and page numbers.
pub(in crate::read) fn mark_margins(pages: &mut [Page]) {
    mark_heads(pages);
    for page in pages.iter_mut() {
        let (height, n_lines) = (page.height, page.lines.len());
        let body = |line: &&mut Line| line.zone == Zone::Body;
        if n_lines < 2 {
            continue;
        }
        if let Some(line) = page.lines.iter_mut().find(body).filter(|line| is_number(line, height)) {
            line.zone = Zone::Margin;
        }
        if let Some(line) = page.lines.iter_mut().rev().find(body).filter(|line| is_number(line, height)) {
            line.zone = Zone::Margin;
        }
    }
    mark_catchwords(pages);
}

/// Top and bottom of a line.
fn span(line: &Line) -> (f32, f32) {
    let [_, top, _, bottom] = line.place.bbox().unwrap_or_default();
    (top, bottom)
}

fn in_strip(line: &Line, height: f32, share: f32) -> bool {
    let (top, bottom) = span(line);
    line.table.is_none() && (bottom < share * height || (1.0 - share) * height < top)
}

/// Whether `line` is a page number: a number alone, dashes or "3 / 7" around it allowed.
fn is_number(line: &Line, height: f32) -> bool {
    let text = line.text.as_str();
    let count = text.chars().filter(|char| char.is_alphanumeric()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let roman =
        (1..=5).contains(&count) && text.chars().all(|char| !char.is_alphabetic() || "ivxIVX".contains(char));
    in_strip(line, height, NUMBER)
        && text.chars().count() <= 14
        && !text.ends_with(['.', ')'])
        && ((digits == count && (1..=6).contains(&digits)) || (roman && digits == 0))
}

/// Marks lines in the outer strip whose words, numbers aside, stand on most pages.
fn mark_heads(pages: &mut [Page]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut n_pages = 0;
    for page in pages.iter().filter(|page| !page.lines.is_empty()) {
        n_pages += 1;
        let mut keys: Vec<String> =
            page.lines.iter().filter(|line| in_strip(line, page.height, HEAD)).map(key).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    for page in pages.iter_mut() {
        let height = page.height;
        for line in &mut page.lines {
            if in_strip(line, height, HEAD) {
                let pages_with = counts.get(&key(line)).copied().unwrap_or_default();
                if pages_with >= 2 && pages_with * 5 >= n_pages * 3 {
                    line.zone = Zone::Margin;
                }
            }
        }
    }
}

/// A line's text with its numbers made one, so that "Halaman 3" is "Halaman 4".
fn key(line: &Line) -> String {
    let mut key = String::with_capacity(line.text.len());
    for char in line.text.chars() {
        if !char.is_ascii_digit() {
            key.push(char);
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }
    key
}

fn mark_catchwords(pages: &mut [Page]) {
    let firsts: Vec<Option<String>> = pages
        .iter()
        .map(|page| page.lines.iter().find(|line| line.zone == Zone::Body).map(|line| line.text.clone()))
        .collect();
    for (page, next) in pages.iter_mut().zip(firsts.into_iter().skip(1)) {
        let (Some(next), height) = (next, page.height) else { continue };
        let Some(last) = page.lines.iter_mut().rev().find(|line| line.zone == Zone::Body) else { continue };
        let word = last.text.trim_end_matches(['.', ' ', '…']);
        let dots = last.text.len() - word.len();
        if dots >= 2 && !word.is_empty() && 0.7 * height < span(last).0 && next.starts_with(word) {
            last.zone = Zone::Margin;
        }
    }
}
