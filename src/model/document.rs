//! A document as read, the same for PDF, scan, DOCX, spreadsheet: nothing after `read` knows
//! the format. Serialises as the `pages` of `patuh.document/1`.

use serde::{Deserialize, Serialize};

use super::Place;

/// The name of the form that `patuh read --format json` prints.
pub const DOCUMENT_SCHEMA: &str = "patuh.document/1";

/// A document: pages or sheets in order, and what was left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Pages; a spreadsheet has one a sheet; DOCX and text are one page.
    pub pages: Vec<Page>,
    /// Facts about the file that its text does not say.
    pub facts: Facts,
    /// What was not read, in page order; empty when everything was.
    pub omissions: Vec<Omission>,
}

/// Facts about a file that its text does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Pages in the file, read or not; `None` for formats without pages.
    pub pages: Option<u32>,
    /// The program that made it.
    pub producer: Option<String>,
    /// The title in its metadata.
    pub title: Option<String>,
    /// Encrypted, though it opens without a password.
    pub encrypted: bool,
    /// Electronic signature fields in it.
    pub signatures: u32,
    /// Files attached inside it (PDF attachments); they are listed, not lost.
    pub attachments: Vec<String>,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Omission {
    /// The page has no usable text and was not recognised.
    NeedsOcr {
        /// From 1.
        page: u32,
    },
    /// Pages beyond a limit.
    Pages {
        /// Pages read.
        read: u32,
        /// Pages in the file.
        of: u32,
    },
    /// A page or sheet that could not be read.
    Unreadable {
        /// From 1.
        page: u32,
    },
    /// Rows or columns of a sheet beyond a limit.
    Cells {
        /// The sheet.
        sheet: String,
    },
    /// Glyphs or lines of a page beyond a limit.
    Glyphs {
        /// From 1.
        page: u32,
    },
}

/// Where a page's words come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// A PDF text layer.
    Layer,
    /// Recognised from an image.
    Ocr,
    /// Some of both.
    Mixed,
    /// Text by nature: DOCX, spreadsheet, text.
    Native,
    /// None, or none that can be used.
    #[default]
    None,
}

/// A page or a sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The file's page or sheet, from 1. A two-up page gives two `Page`s with one number,
    /// left half first; places stay in the coordinates of the whole page.
    pub page: u32,
    /// The sheet's name, for spreadsheets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The sheet is hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// In points, rotation applied; 0 for formats without pages.
    pub width: f32,
    /// In points, rotation applied; 0 for formats without pages.
    pub height: f32,
    /// Where the words come from; [`TextKind::None`] also when there is text that is rubbish.
    pub text: TextKind,
    /// Every line in reading order, those inside tables too.
    pub lines: Vec<Line>,
    /// Tables from top to bottom.
    pub tables: Vec<Table>,
}

/// A line of text: of a page, a paragraph of a DOCX, a row of a sheet outside tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Text, whitespace collapsed, never empty; a wide gap is one space here.
    pub text: String,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// How sure the reader is of the characters, in percent: 100 for a text layer or a cell.
    pub legibility: u8,
    /// Its rank in the file's content order (from 0), which differs from reading order when
    /// a producer writes column by column.
    pub order: u32,
    /// The table it lies in: index into [`Page::tables`]; `None` outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// Body, page head or foot, text box.
    #[serde(default, skip_serializing_if = "Zone::is_body")]
    pub zone: Zone,
    /// The line cut at wide gaps, tabs or cell borders, left to right; one part for plain
    /// text. Joined by spaces they are `text`.
    pub parts: Vec<Part>,
}

/// A piece of a line between wide gaps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Never empty.
    pub text: String,
    /// Left edge in points (columns of characters for plain text).
    pub left: f32,
    /// Right edge in points.
    pub right: f32,
}

/// What part of the page a line belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// The running text.
    #[default]
    Body,
    /// Page head, page foot, foot note.
    Margin,
    /// A text box (DOCX).
    Box,
}

impl Zone {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    fn is_body(&self) -> bool {
        *self == Self::Body
    }
}

/// A table: ruled, or rebuilt from column starts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Left, top, right, bottom; `None` for formats without pages.
    pub bbox: Option<[f32; 4]>,
    /// Drawn with lines; false when rebuilt from column starts alone.
    pub ruled: bool,
    /// Rows from the top, all of one width; `None` where a merged cell covers the place.
    pub rows: Vec<Vec<Option<Cell>>>,
}

impl Table {
    /// Columns.
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }
}

/// A table cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Text; its printed lines are kept apart by `\n`; empty for an empty cell.
    pub text: String,
    /// Where it stands: its text's box, or its own where it is empty.
    #[serde(flatten)]
    pub place: Place,
    /// Rows and columns it covers, from 1.
    pub span: [u32; 2],
    /// How sure the reader is of the characters, in percent.
    pub legibility: u8,
    /// In a hidden row or column: read, marked, never taken for data without a visible header.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Its printed lines, where they have places of their own; empty for sheets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

impl Document {
    /// Reads `text` as a document of one page, a line a line; parts are cut at tabs and at
    /// two or more spaces. This is how tests write decrees, and how plain text is read.
    pub fn from_text(text: &str) -> Self {
        let lines = text
            .lines()
            .zip(1..)
            .filter_map(|(line, number)| Line::from_text(line, number))
            .zip(0..)
            .map(|(line, order)| Line { order, ..line })
            .collect();
        let page = Page { page: 1, text: TextKind::Native, lines, ..Page::default() };
        Self { pages: vec![page], ..Self::default() }
    }

    /// Every line of every page in reading order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.pages.iter().flat_map(|page| &page.lines)
    }

    /// Where the words come from, over all pages.
    pub fn text(&self) -> TextKind {
        self.pages
            .iter()
            .map(|page| page.text)
            .filter(|kind| *kind != TextKind::None)
            .reduce(|a, b| if a == b { a } else { TextKind::Mixed })
            .unwrap_or_default()
    }
}

impl Line {
    fn from_text(line: &str, number: u32) -> Option<Self> {
        let mut parts: Vec<Part> = Vec::new();
        let mut column = 0_u16;
        let mut gap = 2;
        for char in line.chars() {
            column = column.saturating_add(1);
            match char {
                '\t' => gap = 2,
                ' ' | '\u{a0}' => gap += 1,
                _ => {
                    let right = f32::from(column);
                    match parts.last_mut() {
                        Some(part) if gap < 2 => {
                            if gap == 1 {
                                part.text.push(' ');
                            }
                            part.text.push(char);
                            part.right = right;
                        }
                        _ => parts.push(Part { text: char.to_string(), left: right - 1.0, right }),
                    }
                    gap = 0;
                }
            }
        }
        let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(Self {
            text,
            place: Place::Paragraph { paragraph: number },
            legibility: 100,
            order: 0,
            table: None,
            zone: Zone::Body,
            parts,
        })
    }
}
