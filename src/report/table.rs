//! Sheets as plain values: cells typed, no Excel in them, so that they print as text in tests.
//!
//! Two forms: a [`Form::List`] is one table with a head, a filter and a row per thing; a
//! [`Form::Page`] is a free page of cells on a grid (the summary). Where a cell stands in the
//! sheet is settled here ([`FIRST_ROW`]), because links and formulas name places.

use std::{borrow::Cow, fmt};

use jiff::civil::Date;

use super::SheetId;

/// The sheet row (from 0) of a list's first data row: title, note, totals and head come before.
pub const FIRST_ROW: u32 = 4;

/// The sheet row (from 0) of a page's first row: title and note come before.
pub const FIRST_PAGE_ROW: u32 = 2;

/// A sheet as plain values.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// Which sheet.
    pub id: SheetId,
    /// The tab's name.
    pub name: &'static str,
    /// The title in A1.
    pub title: String,
    /// What the sheet shows and by which rule, in A2; one sentence or two.
    pub note: String,
    /// List or page.
    pub form: Form,
    /// A page's columns have no header.
    pub columns: Vec<Column<'a>>,
    /// Totals above the head, as wide as the columns; empty when there are none.
    pub totals: Vec<Cell<'a>>,
    /// The body; rows may be shorter than the columns.
    pub rows: Vec<Vec<Cell<'a>>>,
    /// Drawn over the cells.
    pub charts: Vec<Chart>,
}

/// What a share of nothing shows.
pub(super) const NO_SHARE: &str = "–";

/// How a sheet is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One table.
    List {
        /// Columns that stay in sight, from the left.
        frozen: u16,
        /// The head is written upwards, for many narrow columns.
        upright: Upright,
    },
    /// Cells on a grid that prints on one page.
    Page,
}

/// Which heads are written upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upright {
    /// None.
    No,
    /// Those of columns of kind [`Kind::Symbol`].
    Symbols,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// Its head.
    pub header: Cow<'a, str>,
    /// What its cells hold.
    pub kind: Kind,
    /// Its width in characters.
    pub width: u16,
}

impl<'a> Column<'a> {
    /// A column.
    pub fn new(header: impl Into<Cow<'a, str>>, kind: Kind, width: u16) -> Self {
        Self { header: header.into(), kind, width }
    }
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Text on one line; also codes and numbers of decrees.
    Text,
    /// Text that wraps.
    Wrap,
    /// Whole number.
    Integer,
    /// Number with decimals.
    Decimal,
    /// Share of one.
    Percent,
    /// Day.
    Date,
    /// Symbol, word and colour.
    Status,
    /// Symbol alone, in a narrow column.
    Symbol,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// Whole number.
    Integer(i64),
    /// A number, rounded to 3 decimals.
    Decimal(f64),
    /// A day between 1900 and 9999; others are text.
    Date(Date),
    /// A state: never by colour alone.
    Status(Status),
    /// A text that leads somewhere.
    Link {
        /// What is shown.
        text: Cow<'a, str>,
        /// Where it leads.
        target: Target,
    },
    /// A whole number that the sheet can count again. Never made from input.
    Count {
        /// The formula, with its `=`.
        formula: String,
        /// What it gives.
        result: i64,
    },
    /// A share of one, rounded to 3 decimals, that the sheet can work out again; `None` = of
    /// nothing. Never made from input.
    Share {
        /// The formula, with its `=`.
        formula: String,
        /// What it gives.
        result: Option<f64>,
    },
    /// Text of a page.
    Styled {
        /// The text.
        text: Cow<'a, str>,
        /// How it looks.
        style: Style,
    },
}

/// A state as symbol, word and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// One character.
    pub symbol: &'static str,
    /// The word; empty where the column shows symbols alone.
    pub word: &'static str,
    /// Its colour.
    pub class: Class,
}

/// What a state means; its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// As it should be.
    Good,
    /// Something is missing.
    Partial,
    /// Not as it should be.
    Bad,
    /// A person must look.
    Doubt,
    /// Nothing to say.
    Silent,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A row of a list, from 0.
    Row(SheetId, usize),
    /// The top of a sheet.
    Sheet(SheetId),
    /// A file, as a relative address made by `links`.
    File(String),
}

/// How a page's text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// A section's title.
    Heading,
    /// A column's head.
    Head,
    /// Something that must be seen.
    Banner,
    /// Small print.
    Muted,
    /// A tile of the map, by the quarter of the share: 0 (none) to 4 (all).
    Tile(u8),
}

/// A stacked bar chart over columns of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// What it shows, for those who can't see it.
    pub alt_text: String,
    /// The page's row (from 0 in [`Table::rows`]) at which it starts.
    pub row: u32,
    /// Columns and rows of the page that it covers.
    pub span: (u16, u32),
    /// The list that holds the numbers.
    pub source: SheetId,
    /// Rows of that list.
    pub rows: usize,
    /// The list's column with the names, from 0.
    pub categories: u16,
    /// Columns with the numbers, from 0, and their colour.
    pub series: Vec<(u16, Class)>,
}

impl<'a> Cell<'a> {
    /// Text; empty text is an empty cell.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Text where there is some.
    pub fn maybe(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// `part` of `whole`, both of which the sheet can count again: formulas without `=`.
    pub fn share_of(part: (&str, usize), whole: (&str, usize)) -> Self {
        let formula = format!("=IF({1}=0,\"{NO_SHARE}\",ROUND({0}/{1},3))", part.0, whole.0);
        let result = (whole.1 > 0).then(|| rounded(ratio(part.1, whole.1)));
        Self::Share { formula, result }
    }

    /// A count that the sheet can make again: a formula without `=`.
    pub fn counted(formula: &str, result: usize) -> Self {
        Self::Count { formula: format!("={formula}"), result: i64::try_from(result).unwrap_or(i64::MAX) }
    }

    /// A number, rounded to 3 decimals.
    pub fn decimal(value: f64) -> Self {
        Self::Decimal(rounded(value))
    }

    /// A day; days that the workbook's calendar does not have are text.
    pub fn date(date: Option<Date>) -> Self {
        match date {
            None => Self::Empty,
            Some(date) if (1901..=9999).contains(&date.year()) => Self::Date(date),
            Some(date) => Self::Text(date.to_string().into()),
        }
    }

    /// A link, or the bare text when there is no target; empty text is an empty cell.
    pub fn link(text: impl Into<Cow<'a, str>>, target: Option<Target>) -> Self {
        let text = text.into();
        match target {
            Some(target) if !text.is_empty() => Self::Link { text, target },
            _ => Self::text(text),
        }
    }

    /// Text of a page.
    pub fn styled(text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        Self::Styled { text: text.into(), style }
    }

    /// The text that the cell holds, when it holds text.
    pub(super) fn text_mut(&mut self) -> Option<&mut Cow<'a, str>> {
        match self {
            Self::Text(text) | Self::Link { text, .. } | Self::Styled { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// `part / whole`.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    let float = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    float(part) / float(whole.max(1))
}

/// To 3 decimals: other programs rewrite longer tails.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

impl Status {
    /// Its symbol and its word.
    pub fn text(&self) -> String {
        if self.word.is_empty() { self.symbol.to_owned() } else { format!("{} {}", self.symbol, self.word) }
    }

    /// Its symbol alone.
    #[must_use]
    pub const fn bare(self) -> Self {
        Self { word: "", ..self }
    }
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::Styled { text, .. } => f.write_str(&text.replace('\n', " / ")),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Decimal(value) => write!(f, "{value:.3}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Status(status) => f.write_str(&status.text()),
            Self::Link { text, target: Target::Row(sheet, row) } => write!(f, "{text} -> {sheet:?}:{row}"),
            Self::Link { text, target: Target::Sheet(sheet) } => write!(f, "{text} -> {sheet:?}"),
            Self::Link { text, target: Target::File(file) } => write!(f, "{text} -> <{file}>"),
            Self::Count { formula, result } => write!(f, "{result} {formula}"),
            Self::Share { formula, result: Some(result) } => write!(f, "{:.1}% {formula}", result * 100.0),
            Self::Share { formula, result: None } => write!(f, "{NO_SHARE} {formula}"),
        }
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# {}: {}", self.name, self.title)?;
        writeln!(f, "{}", self.note)?;
        let line = |f: &mut fmt::Formatter<'_>, cells: &mut dyn Iterator<Item = String>| {
            let line = cells.collect::<Vec<_>>().join(" | ");
            writeln!(f, "{}", line.trim_end_matches([' ', '|']))
        };
        if !self.totals.is_empty() {
            line(f, &mut self.totals.iter().map(ToString::to_string))?;
        }
        if self.form != Form::Page {
            line(f, &mut self.columns.iter().map(|column| column.header.to_string()))?;
        }
        for row in &self.rows {
            match self.form {
                Form::List { .. } => line(f, &mut row.iter().map(ToString::to_string))?,
                // A page's empty cells are only distance.
                Form::Page => line(f, &mut row.iter().map(ToString::to_string).filter(|it| !it.is_empty()))?,
            }
        }
        for chart in &self.charts {
            writeln!(f, "[{}: {}]", chart.title, chart.alt_text)?;
        }
        Ok(())
    }
}
