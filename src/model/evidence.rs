//! A value and the place that says so.

use serde::{Deserialize, Serialize};

/// What an analyst does with a value: looks first, glances, passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Look at the source first.
    Low,
    /// A glance is enough.
    Medium,
    /// Right 99 times in 100, measured.
    High,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Place {
    /// On a page of a PDF or an image.
    Page {
        /// The file's page, from 1; both halves of a two-up page carry its number.
        page: u32,
        /// Left, top, right, bottom in points from the page's top left, rotation applied.
        bbox: [f32; 4],
    },
    /// A spreadsheet cell.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// A1 notation.
        cell: String,
    },
    /// A table row of a document without pages (DOCX).
    Row {
        /// The table, from 1, in document order.
        table: u32,
        /// The row, from 1.
        row: u32,
    },
    /// A paragraph of a document without pages (DOCX, text), from 1.
    Paragraph {
        /// Paragraph or line, from 1.
        paragraph: u32,
    },
}

impl Place {
    /// A place on page `page`; the box is rounded to a tenth of a point.
    pub fn on_page(page: u32, bbox: [f32; 4]) -> Self {
        Self::Page { page, bbox: bbox.map(|x| (x * 10.0).round() / 10.0) }
    }

    /// The page, from 1, if the document has pages.
    pub const fn page(&self) -> Option<u32> {
        match self {
            Self::Page { page, .. } => Some(*page),
            _ => None,
        }
    }

    /// Left, top, right, bottom in points, if the document has pages.
    pub const fn bbox(&self) -> Option<[f32; 4]> {
        match self {
            Self::Page { bbox, .. } => Some(*bbox),
            _ => None,
        }
    }

    /// The smallest place that holds both, where both are on one page; else `self`.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Page { page, bbox: one }, Self::Page { page: other, bbox: two }) if page == other => {
                let [left, top, right, bottom] = *one;
                let [x0, y0, x1, y1] = *two;
                Self::Page { page: *page, bbox: [left.min(x0), top.min(y0), right.max(x1), bottom.max(y1)] }
            }
            _ => self.clone(),
        }
    }
}

/// Where a value was read: the words as they stand and their place.
///
/// Nothing reaches the workbook without one: an analyst who doubts a cell must be able to
/// open the file at the place and read the quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The place.
    #[serde(flatten)]
    pub place: Place,
    /// The words as they stand there, at most [`Evidence::QUOTE_MAX`] characters.
    pub quote: String,
}

impl Evidence {
    /// Longest quote, in characters.
    pub const QUOTE_MAX: usize = 300;

    /// Evidence at `place`; `quote` is brought onto one line and cut to [`Self::QUOTE_MAX`].
    pub fn new(place: Place, quote: &str) -> Self {
        let mut text = String::with_capacity(quote.len().min(Self::QUOTE_MAX * 2));
        for word in quote.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        if let Some((end, _)) = text.char_indices().nth(Self::QUOTE_MAX) {
            let keep = text.char_indices().nth(Self::QUOTE_MAX - 1).map_or(end, |(at, _)| at);
            text.truncate(keep);
            text.push('…');
        }
        Self { place, quote: text }
    }
}

/// A value with its confidence and the place that says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found<T> {
    /// The value, normalised.
    pub value: T,
    /// How far to trust it.
    pub confidence: Confidence,
    /// Why we believe it.
    pub evidence: Evidence,
}
