//! The running text of a document, cut into the parts that a decree has.
//!
//! ```text
//! heading | Menimbang | Mengingat (Memperhatikan) | MEMUTUSKAN | Ditetapkan di | tail | Lampiran ...
//! ```
//! Any part may be missing; a document without any of the anchors is all body.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::model::{Document, Evidence, Line, Place, Zone};

use super::{
    text::{begins_like, fold, pattern, squeeze},
    trust::{Calibration, Trust},
};

/// The lines of a document in reading order, page heads and feet left out.
#[derive(Debug)]
pub(super) struct Flow<'a> {
    /// The lines.
    pub(super) lines: Vec<FlowLine<'a>>,
    /// Where the parts are.
    pub(super) parts: Parts,
    /// How sure values are.
    pub(super) trust: Trust<'a>,
    /// Pages that repeat the one before them word by word, as numbered in the file: a copy for
    /// initials behind the signed one. Their lines are left out.
    pub(super) repeated: Vec<u32>,
}

/// A line with what the grammar asks of it again and again.
#[derive(Debug)]
pub(super) struct FlowLine<'a> {
    /// The line.
    pub(super) line: &'a Line,
    /// Its page: index into [`Document::pages`].
    pub(super) page: usize,
    /// Folded text.
    pub(super) folded: String,
    /// Squeezed text.
    pub(super) squeezed: String,
}

/// Ranges of lines. Empty where a part is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Everything before Menimbang (or before MEMUTUSKAN, or the first lines).
    pub(super) heading: Range<usize>,
    /// Menimbang.
    pub(super) considering: Range<usize>,
    /// Mengingat.
    pub(super) basis: Range<usize>,
    /// Memperhatikan.
    pub(super) regarding: Range<usize>,
    /// From MEMUTUSKAN to the signature.
    pub(super) operative: Range<usize>,
    /// The signature block: from "Ditetapkan di".
    pub(super) closing: Range<usize>,
    /// Copies-to lists and certifications behind the signature.
    pub(super) tail: Range<usize>,
    /// Annexes, each from its heading.
    pub(super) annexes: Vec<Range<usize>>,
}

impl<'a> Flow<'a> {
    /// The flow of `document`.
    pub(super) fn new(document: &'a Document, calibration: &'a Calibration) -> Self {
        let lines: Vec<_> = document
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, it)| it.lines.iter().map(move |line| (page, line)))
            .filter(|(_, line)| line.zone != Zone::Margin)
            .map(|(page, line)| FlowLine {
                line,
                page,
                folded: fold(&line.text),
                squeezed: squeeze(&line.text),
            })
            .collect();
        let copies = copies(document, &lines);
        let repeated = copies.iter().filter_map(|it| document.pages.get(*it)).map(|it| it.page).collect();
        let lines: Vec<_> = lines.into_iter().filter(|it| !copies.contains(&it.page)).collect();
        let parts = parts(&lines);
        Self { lines, parts, trust: Trust::new(document, calibration), repeated }
    }

    /// The lines of `range`; none where it reaches outside.
    pub(super) fn slice(&self, range: &Range<usize>) -> &[FlowLine<'a>] {
        self.lines.get(range.clone()).unwrap_or_default()
    }

    /// Evidence over the lines of `range`: the box of those on the first one's page.
    pub(super) fn evidence(&self, range: &Range<usize>) -> Option<Evidence> {
        evidence(self.slice(range).iter().map(|it| it.line))
    }

    /// The least legibility over `range`, in percent; 100 when empty.
    pub(super) fn legibility(&self, range: &Range<usize>) -> u8 {
        self.slice(range).iter().map(|it| it.line.legibility).min().unwrap_or(100)
    }
}

/// Lines that a page must have to be told to be a copy of another.
const LEAST_LINES: usize = 8;

/// The indexes of pages that say what the page before them says, line for line in its order.
/// Of recognised pages nine lines in ten need be alike.
fn copies(document: &Document, lines: &[FlowLine<'_>]) -> Vec<usize> {
    let of = |page: usize| -> Vec<&FlowLine<'_>> { lines.iter().filter(|it| it.page == page).collect() };
    let mut copies = Vec::new();
    let mut before = of(0);
    for page in 1..document.pages.len() {
        let here = of(page);
        let is_page = document.pages.get(page).is_some_and(|it| it.sheet.is_none());
        if is_page && before.len() >= LEAST_LINES && is_copy(&before, &here) {
            copies.push(page);
        } else {
            before = here;
        }
    }
    copies
}

fn is_copy(before: &[&FlowLine<'_>], here: &[&FlowLine<'_>]) -> bool {
    let recognised = before.iter().chain(here).any(|it| it.line.legibility < 100);
    let most = here.len().max(before.len());
    let mut rest = before.iter();
    // A line that is not there costs itself, not those behind it.
    let same = here.iter().filter(|line| {
        let ahead = rest.clone();
        let found = rest.any(|it| it.squeezed == line.squeezed);
        if !found {
            rest = ahead;
        }
        found
    });
    let same = same.count();
    if recognised { same * 10 >= most * 9 } else { same == most }
}

/// Evidence over `lines`: their words, and the box of those on the first one's page.
pub(super) fn evidence<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Option<Evidence> {
    let mut place: Option<Place> = None;
    let mut quote = String::new();
    for line in lines {
        place = Some(place.map_or_else(|| line.place.clone(), |place| place.union(&line.place)));
        if quote.len() < Evidence::QUOTE_MAX * 4 {
            if !quote.is_empty() {
                quote.push(' ');
            }
            quote.push_str(&line.text);
        }
    }
    Some(Evidence::new(place?, &quote))
}

fn parts(lines: &[FlowLine<'_>]) -> Parts {
    let find = |from: usize, test: &dyn Fn(&FlowLine<'_>) -> bool| {
        lines.iter().enumerate().skip(from).find(|(_, line)| test(line)).map(|(at, _)| at)
    };
    let end = lines.len();
    let first_annex = |from: usize| find(from, &|it| is_annex_heading(it)).unwrap_or(end);
    // The labels are printed with a capital; "menetapkan" also wraps to a line's start.
    let label = |line: &FlowLine<'_>, anchor: &str| {
        begins_like(&line.squeezed, anchor) && line.line.text.trim_start().starts_with(char::is_uppercase)
    };
    let considering = find(0, &|it| label(it, "menimbang"));
    let decide = find(considering.unwrap_or(0), &|it| {
        begins_like(&it.squeezed, "memutuskan") && it.squeezed.len() < 24
            || considering.is_some() && label(it, "menetapkan") && it.line.text.contains(':')
    });
    let before_decide = |at: &usize| decide.is_none_or(|decide| *at < decide);
    let basis = find(considering.unwrap_or(0), &|it| label(it, "mengingat")).filter(before_decide);
    let regarding =
        find(basis.or(considering).unwrap_or(0), &|it| label(it, "memperhatikan")).filter(before_decide);
    let closing_from = decide.or(basis).or(considering);
    let closing = closing_from.and_then(|from| closing(lines, from));
    let body_end = closing.unwrap_or_else(|| match closing_from {
        Some(from) => first_annex(from),
        None => 0,
    });
    let annex_start = first_annex(if closing_from.is_some() { body_end } else { 0 });
    let mut annexes = Vec::new();
    let mut start = annex_start;
    while start < end {
        // An annex's heading often says LAMPIRAN on one line and its number on the next; the
        // next annex starts a few lines later at the earliest.
        let next = first_annex(start + 4);
        annexes.push(start..next);
        start = next;
    }
    let closing_end = closing.map_or(0, |at| tail_start(lines, at).min(annex_start));
    let heading_end = considering.or(decide).unwrap_or(if annexes.is_empty() { end } else { annex_start });
    Parts {
        heading: 0..heading_end,
        considering: considering
            .map_or(0..0, |at| at..basis.or(regarding).or(decide).unwrap_or(body_end).max(at)),
        basis: basis
            .map_or(0..0, |at| at..regarding.filter(|it| *it > at).or(decide).unwrap_or(body_end).max(at)),
        regarding: regarding.map_or(0..0, |at| at..decide.unwrap_or(body_end).max(at)),
        operative: decide.map_or(0..0, |at| at..body_end.max(at)),
        closing: closing.map_or(0..0, |at| at..closing_end.max(at)),
        tail: closing.map_or(0..0, |at| closing_end.max(at)..annex_start.max(closing_end)),
        annexes,
    }
}

/// The line that opens the signature block: the first with a date line below it, else the
/// first at all.
fn closing(lines: &[FlowLine<'_>], from: usize) -> Option<usize> {
    let candidates = || (from..lines.len()).filter(|at| lines.get(*at).is_some_and(is_closing));
    let dated = |at: &usize| {
        lines.iter().skip(*at).take(3).any(|it| it.folded.contains("tanggal") || it.folded.contains("tgl"))
    };
    candidates().find(dated).or_else(|| candidates().next())
}

/// "Ditetapkan di Wates", with capitals: not the wrapped end of a sentence.
fn is_closing(line: &FlowLine<'_>) -> bool {
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[^\p{L}]*(?:D[il1]tetap[a-z]{2,4}|D[il1]keluarkan|DITETAPKAN|DIKELUARKAN)\s*(?:(?i:d[il1]?)\s*:?\s*[^\p{Ll}\s]|(?i:pada tanggal)|(?i:d[il1])\s*:?\s*$)",
        )
    });
    line.line.parts.iter().any(|part| CLOSING.is_match(&part.text)) || CLOSING.is_match(&line.line.text)
}

/// "LAMPIRAN : KEPUTUSAN BUPATI ...", "LAMPIRAN I", "Lampiran Peraturan ...": at a line's
/// start, in capitals or followed by what an annex heading says, never inside a sentence.
pub(super) fn is_annex_heading(line: &FlowLine<'_>) -> bool {
    line.line.parts.iter().enumerate().any(|(at, part)| {
        let squeezed = squeeze(&part.text);
        // A colon in a column of its own.
        let colon =
            part.text.contains(':') || line.line.parts.get(at + 1).is_some_and(|it| it.text.starts_with(':'));
        let Some(rest) = squeezed.strip_prefix("lampiran").or_else(|| squeezed.strip_prefix("anaklampiran"))
        else {
            return false;
        };
        let capital = part.text.trim_start().starts_with("LAMPIRAN");
        let next = ["keputusan", "peraturan", "nomor", "surat", "i", "ii", "iii", "iv", "v", "1", "2", "3"]
            .iter()
            .any(|it| rest.starts_with(it));
        let sentence = ["yang", "merupakan", "dan", "ini", "keputusanini", "iiini", "iini", "peraturanini"]
            .iter()
            .any(|it| rest.starts_with(it) || rest.ends_with("ini"));
        !sentence
            && (rest.is_empty() && (capital || colon) || next && (capital || colon || squeezed.len() < 60))
    })
}

/// Where the signature block ends: at a copies-to list, a certification, a promulgation, or
/// after two dozen lines.
fn tail_start(lines: &[FlowLine<'_>], closing: usize) -> usize {
    lines
        .iter()
        .enumerate()
        .skip(closing + 1)
        .take(24)
        .find(|(_, line)| is_tail(&line.squeezed))
        .map_or_else(|| (closing + 24).min(lines.len()), |(at, _)| at)
}

/// "Tembusan", "Salinan ... disampaikan kepada", "Salinan sesuai dengan aslinya", "Diundangkan di".
pub(super) fn is_tail(squeezed: &str) -> bool {
    ["tembusan", "salinankeputusan", "salinansesuai", "salinanperaturan", "diundangkandi", "diundangkanpada"]
        .iter()
        .any(|it| begins_like(squeezed, it))
        || squeezed.contains("disampaikankepadayth")
}
