//! Tables to an Excel workbook. The only file that knows Excel: formats, colours, print.
//!
//! Everything from input is written as a string; a string that a spreadsheet could take for a
//! formula when it is edited carries the quote prefix. Links are made by
//! [`super::relative_link`] alone. The creation time is the day judged, so that the same
//! tables give the same bytes.

use std::{borrow::Cow, collections::BTreeMap};

use jiff::civil::Date;
use rust_xlsxwriter::{
    Chart as XlsxChart, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color,
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, Formula, IgnoreError,
    Url, Workbook, Worksheet, XlsxError,
};

use super::{
    Cell, Chart, Class, Column, FIRST_PAGE_ROW, FIRST_ROW, Form, Kind, Lang, RunFacts, SheetId, Style, Table,
    Target, Upright, table::NO_SHARE, words,
};

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The writer refused.
    #[error("the workbook cannot be built")]
    Build(#[from] XlsxError),
}

/// From so many rows on, a list is written row by row and not kept.
const LONG: usize = 1_000;
/// Packing harder takes longer than writing the cells, for a tenth of the size.
const ZIP_LEVEL: u8 = 2;
/// A4.
const PAPER: u8 = 9;
/// Height of a head of up to three lines, and of one written upwards, in points.
const HEAD_HEIGHT: f64 = 46.0;
const UPRIGHT_HEIGHT: f64 = 210.0;
/// Characters side by side that can still be read on A4.
const PRINT_WIDTH: u16 = 300;
/// Height of a line of text, in points, and the most lines of a row: Excel's rows end at 409 points.
const LINE_HEIGHT: f64 = 15.0;
const MOST_LINES: u16 = 12;
/// Height of a row of tiles, in points.
const TILE_HEIGHT: f64 = 30.0;
/// Pixels of a row of the default height, and of a column: so many a character, and a rest.
const ROW_PIXELS: u32 = 20;
const CHAR_PIXELS: u32 = 7;
const COLUMN_PIXELS: u32 = 5;

/// The workbook of `tables`: its bytes, the same for the same tables and day.
pub fn render(tables: &[Table<'_>], run: &RunFacts, lang: Lang) -> Result<Vec<u8>, ReportError> {
    let words = words::of(lang);
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new()
        .set_author("patuh")
        .set_comment(format!("patuh {}, {}", run.version, run.as_of))
        .set_creation_datetime(&excel_date(run.as_of)?);
    if let Some(first) = tables.first() {
        properties = properties.set_title(&first.title).set_subject(&first.note);
    }
    workbook.set_properties(&properties);
    workbook.set_zip_compression_level(ZIP_LEVEL);

    let names: BTreeMap<SheetId, &str> = tables.iter().map(|it| (it.id, it.name)).collect();
    let formats = Formats::new();
    for table in tables {
        // A chart needs the cells it shows in memory; a long list must not stay there.
        let sheet = if table.rows.len() < LONG {
            workbook.add_worksheet()
        } else {
            workbook.add_worksheet_with_low_memory()?
        };
        sheet.set_name(table.name)?;
        let mut writer = Writer { sheet, formats: &formats, names: &names };
        match table.form {
            Form::List { frozen, upright } => writer.list(table, frozen, upright)?,
            Form::Page => writer.page(table)?,
        }
        let foot = format!("&L{} · {}&C{}&R{}", table.name, run.as_of, run.version, words.page_foot);
        sheet
            .set_paper_size(PAPER)
            .set_landscape()
            .set_footer(foot)
            .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    }
    Ok(workbook.save_to_buffer()?)
}

fn excel_date(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(date.year()).unwrap_or(1900), part(date.month()), part(date.day()))
}

/// Colours of Okabe and Ito, which stay apart for colour-blind eyes: full and, for lists, light.
const fn colours(class: Class) -> (u32, u32) {
    match class {
        Class::Good => (0x00_9E73, 0x00D4_EEE5),
        Class::Partial => (0x00E6_9F00, 0x00FB_E9C5),
        Class::Bad => (0x00D5_5E00, 0x00F8_D9C2),
        Class::Doubt => (0x0000_72B2, 0x00CC_E3F0),
        Class::Silent => (0x0099_9999, 0x00E9_E9E9),
    }
}

const INK: u32 = 0x001F_2933;
const HEAD_FILL: u32 = 0x0022_3B53;

/// Every format in use, made once.
struct Formats {
    title: Format,
    note: Format,
    head: Format,
    upright: Format,
    total: Format,
    total_share: Format,
    kinds: BTreeMap<Kind, Format>,
    quoted: Format,
    quoted_wrap: Format,
    link: Format,
    quoted_link: Format,
    status: BTreeMap<Class, Format>,
    symbol: BTreeMap<Class, Format>,
    styles: BTreeMap<Style, Format>,
    page: BTreeMap<Kind, Format>,
}

impl Formats {
    fn new() -> Self {
        let base = || Format::new().set_align(FormatAlign::Top).set_font_color(INK);
        let head = || {
            Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(HEAD_FILL)
                .set_border(FormatBorder::Thin)
                .set_border_color(0x0081_8F9C)
        };
        let kind = |kind| match kind {
            Kind::Text => base(),
            Kind::Status => base().set_indent(1),
            Kind::Symbol => base().set_align(FormatAlign::Center),
            Kind::Wrap => base().set_text_wrap(),
            // Kept off the text that may follow.
            Kind::Integer => base().set_num_format("#,##0").set_align(FormatAlign::Right).set_indent(1),
            Kind::Decimal => base().set_num_format("0.0").set_align(FormatAlign::Right).set_indent(1),
            Kind::Percent => base().set_num_format("0.0%").set_align(FormatAlign::Right).set_indent(1),
            Kind::Date => base().set_num_format("dd-mm-yyyy").set_align(FormatAlign::Center),
        };
        let all = [
            Kind::Text,
            Kind::Wrap,
            Kind::Integer,
            Kind::Decimal,
            Kind::Percent,
            Kind::Date,
            Kind::Status,
            Kind::Symbol,
        ];
        let classes = [Class::Good, Class::Partial, Class::Bad, Class::Doubt, Class::Silent];
        let light = |class| base().set_background_color(colours(class).1);
        let link = || base().set_font_color(0x0000_5A8C).set_underline(FormatUnderline::Single);
        let tile = |fill: u32| {
            Format::new()
                .set_bold()
                .set_font_size(9)
                .set_font_color(Color::Black)
                .set_background_color(fill)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap()
                .set_border(FormatBorder::Medium)
                .set_border_color(Color::White)
        };
        let styles = [
            (Style::Heading, Format::new().set_bold().set_font_size(12).set_font_color(HEAD_FILL)),
            (Style::Head, head().set_border(FormatBorder::None)),
            (Style::Banner, Format::new().set_bold().set_font_color(INK).set_background_color(0x00FB_E9C5)),
            (Style::Muted, Format::new().set_font_color(0x0055_6270).set_font_size(9)),
            // Quarters of the share, again of Okabe and Ito.
            (Style::Tile(0), tile(0x00BF_BFBF)),
            (Style::Tile(1), tile(0x00E6_9F00)),
            (Style::Tile(2), tile(0x00F0_E442)),
            (Style::Tile(3), tile(0x0056_B4E9)),
            (Style::Tile(4), tile(0x0000_B07F)),
        ];
        Self {
            title: Format::new().set_bold().set_font_size(15).set_font_color(HEAD_FILL),
            note: Format::new().set_italic().set_font_size(9).set_font_color(0x0055_6270),
            head: head().set_text_wrap().set_align(FormatAlign::VerticalCenter),
            upright: head().set_rotation(90).set_text_wrap().set_align(FormatAlign::Center).set_font_size(9),
            total: base().set_bold().set_num_format("#,##0").set_background_color(0x00EE_F2F5),
            total_share: base().set_bold().set_num_format("0.0%").set_background_color(0x00EE_F2F5),
            kinds: all.into_iter().map(|it| (it, kind(it))).collect(),
            quoted: base().set_quote_prefix(),
            quoted_wrap: base().set_text_wrap().set_quote_prefix(),
            link: link(),
            quoted_link: link().set_quote_prefix(),
            status: classes.into_iter().map(|it| (it, light(it).set_indent(1))).collect(),
            symbol: classes.into_iter().map(|it| (it, light(it).set_align(FormatAlign::Center))).collect(),
            styles: styles.into_iter().collect(),
            page: all.into_iter().map(|it| (it, kind(it))).collect(),
        }
    }

    fn text(&self, text: &str, kind: Kind) -> Option<&Format> {
        match (looks_like_formula(text), kind) {
            (false, _) => None,
            (true, Kind::Wrap) => Some(&self.quoted_wrap),
            (true, _) => Some(&self.quoted),
        }
    }
}

/// Whether a spreadsheet could take `text` for a formula once someone edits it.
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
    names: &'a BTreeMap<SheetId, &'a str>,
}

/// A cell's formula with what it gives, for programs that do not work it out; `None` = it has none.
fn formula(cell: &Cell<'_>) -> Option<Formula> {
    let (formula, result) = match cell {
        Cell::Count { formula, result } => (formula, result.to_string()),
        Cell::Share { formula, result: Some(result) } => (formula, result.to_string()),
        Cell::Share { formula, result: None } => (formula, NO_SHARE.to_owned()),
        _ => return None,
    };
    Some(Formula::new(formula).set_result(result))
}

impl Writer<'_> {
    fn title(&mut self, table: &Table<'_>) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(0, 0, &table.title, &self.formats.title)?;
        self.sheet.write_string_with_format(1, 0, &table.note, &self.formats.note)?;
        self.sheet.set_row_height(0, 22)?;
        Ok(())
    }

    fn list(&mut self, table: &Table<'_>, frozen: u16, upright: Upright) -> Result<(), XlsxError> {
        let last_column = column(table.columns.len().saturating_sub(1));
        let last_row = FIRST_ROW + u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
        for (at, it) in (0..).zip(&table.columns) {
            self.sheet.set_column_width(at, it.width)?;
            if let Some(format) = self.formats.kinds.get(&it.kind) {
                self.sheet.set_column_format(at, format)?;
            }
        }
        self.title(table)?;
        let row = FIRST_ROW - 2;
        for (at, cell) in (0..).zip(&table.totals) {
            let is_share = matches!(cell, Cell::Share { .. });
            let format = if is_share { &self.formats.total_share } else { &self.formats.total };
            match (cell, formula(cell)) {
                (_, Some(formula)) => self.sheet.write_formula_with_format(row, at, formula, format)?,
                (Cell::Empty, None) => self.sheet.write_blank(row, at, format)?,
                (other, None) => self.sheet.write_string_with_format(row, at, other.to_string(), format)?,
            };
        }
        for (at, it) in (0..).zip(&table.columns) {
            let turned = upright == Upright::Symbols && it.kind == Kind::Symbol;
            let format = if turned { &self.formats.upright } else { &self.formats.head };
            self.sheet.write_string_with_format(FIRST_ROW - 1, at, &*it.header, format)?;
        }
        let height = if upright == Upright::Symbols { UPRIGHT_HEIGHT } else { HEAD_HEIGHT };
        self.sheet.set_row_height(FIRST_ROW - 1, height)?;
        for (row, cells) in (FIRST_ROW..).zip(&table.rows) {
            let lines = lines(cells, &table.columns);
            if lines > 1 {
                self.sheet.set_row_height(row, f64::from(lines) * LINE_HEIGHT)?;
            }
            for ((at, cell), it) in (0..).zip(cells).zip(&table.columns) {
                self.cell(row, at, cell, it.kind)?;
            }
        }
        self.sheet.set_freeze_panes(FIRST_ROW, frozen)?;
        self.sheet.autofilter(FIRST_ROW - 1, 0, last_row.max(FIRST_ROW - 1), last_column)?;
        self.sheet.set_repeat_rows(FIRST_ROW - 1, FIRST_ROW - 1)?;
        // As many pages side by side as can be read, each with the columns that name the row.
        let width: u16 = table.columns.iter().map(|it| it.width).sum();
        self.sheet.set_print_fit_to_pages(width.div_ceil(PRINT_WIDTH), 0);
        if let Some(last) = frozen.checked_sub(1) {
            self.sheet.set_repeat_columns(0, last)?;
        }
        if !table.rows.is_empty() {
            // Codes are text on purpose.
            self.sheet.ignore_error_range(
                FIRST_ROW,
                0,
                last_row,
                last_column,
                IgnoreError::NumberStoredAsText,
            )?;
        }
        Ok(())
    }

    /// A cell of a list; what has no format of its own takes its column's.
    fn cell(&mut self, row: u32, at: u16, cell: &Cell<'_>, kind: Kind) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) | Cell::Styled { text, .. } => match self.formats.text(text, kind) {
                Some(format) => {
                    self.sheet.write_string_with_format(row, at, &**text, format)?;
                }
                None => {
                    self.sheet.write_string(row, at, &**text)?;
                }
            },
            Cell::Integer(value) => {
                self.sheet.write_number(row, at, number(*value))?;
            }
            Cell::Decimal(value) => {
                self.sheet.write_number(row, at, *value)?;
            }
            Cell::Date(date) => {
                self.sheet.write_datetime(row, at, excel_date(*date)?)?;
            }
            Cell::Status(status) => {
                let formats = if kind == Kind::Symbol { &self.formats.symbol } else { &self.formats.status };
                match formats.get(&status.class) {
                    Some(format) => self.sheet.write_string_with_format(row, at, status.text(), format)?,
                    None => self.sheet.write_string(row, at, status.text())?,
                };
            }
            Cell::Link { text, target } => self.link(row, at, text, target)?,
            Cell::Count { .. } | Cell::Share { .. } => {
                if let Some(formula) = formula(cell) {
                    self.sheet.write_formula(row, at, formula)?;
                }
            }
        }
        Ok(())
    }

    fn link(&mut self, row: u32, at: u16, text: &str, target: &Target) -> Result<(), XlsxError> {
        let address: Option<Cow<'_, str>> = match target {
            Target::Row(id, row) => self.names.get(id).map(|name| {
                let line = FIRST_ROW as usize + row + 1;
                Cow::Owned(format!("internal:'{name}'!A{line}"))
            }),
            Target::Sheet(id) => self.names.get(id).map(|name| Cow::Owned(format!("internal:'{name}'!A1"))),
            // The writer takes the address behind the third slash for a relative one.
            Target::File(address) => Some(Cow::Owned(format!("file:///{address}"))),
        };
        let format = if looks_like_formula(text) { &self.formats.quoted_link } else { &self.formats.link };
        match address {
            Some(address) => {
                let url = Url::new(address).set_text(text);
                self.sheet.write_url_with_format(row, at, url, format)?;
            }
            None => {
                self.sheet.write_string(row, at, text)?;
            }
        }
        Ok(())
    }

    fn page(&mut self, table: &Table<'_>) -> Result<(), XlsxError> {
        let width = table.columns.len();
        for (at, it) in (0..).zip(&table.columns) {
            self.sheet.set_column_width(at, it.width)?;
        }
        self.title(table)?;
        for (row, cells) in (FIRST_PAGE_ROW..).zip(&table.rows) {
            for (at, cell) in (0..).zip(cells) {
                self.page_cell(row, at, cell)?;
                self.spread(row, at, cells, width)?;
            }
            if cells.iter().any(|it| matches!(it, Cell::Styled { style: Style::Tile(_), .. })) {
                self.sheet.set_row_height(row, TILE_HEIGHT)?;
            }
        }
        for chart in &table.charts {
            self.chart(chart, table)?;
        }
        let last_row = FIRST_PAGE_ROW + u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        self.sheet.set_print_area(0, 0, last_row, column(width.saturating_sub(1)))?;
        self.sheet.set_print_fit_to_pages(1, 1);
        self.sheet.set_screen_gridlines(false);
        Ok(())
    }

    fn page_cell(&mut self, row: u32, at: u16, cell: &Cell<'_>) -> Result<(), XlsxError> {
        let kind = match cell {
            Cell::Integer(_) | Cell::Count { .. } => Kind::Integer,
            Cell::Share { .. } => Kind::Percent,
            Cell::Decimal(_) => Kind::Decimal,
            Cell::Date(_) => Kind::Date,
            _ => Kind::Text,
        };
        let format = match cell {
            Cell::Styled { style, .. } => self.formats.styles.get(style),
            _ => self.formats.page.get(&kind),
        };
        let Some(format) = format else { return self.cell(row, at, cell, kind) };
        match cell {
            Cell::Styled { text, .. } if !text.is_empty() => {
                self.sheet.write_string_with_format(row, at, &**text, format)?;
            }
            Cell::Styled { .. } => {
                self.sheet.write_blank(row, at, format)?;
            }
            Cell::Integer(value) => {
                self.sheet.write_number_with_format(row, at, number(*value), format)?;
            }
            Cell::Decimal(value) => {
                self.sheet.write_number_with_format(row, at, *value, format)?;
            }
            Cell::Date(date) => {
                self.sheet.write_datetime_with_format(row, at, excel_date(*date)?, format)?;
            }
            Cell::Count { .. } | Cell::Share { .. } => {
                if let Some(formula) = formula(cell) {
                    self.sheet.write_formula_with_format(row, at, formula, format)?;
                }
            }
            Cell::Empty | Cell::Text(_) | Cell::Status(_) | Cell::Link { .. } => {
                self.cell(row, at, cell, kind)?;
            }
        }
        Ok(())
    }

    /// A state's or a banner's colour goes on under its text, over the empty cells beside it.
    fn spread(&mut self, row: u32, at: u16, cells: &[Cell<'_>], width: usize) -> Result<(), XlsxError> {
        let from = usize::from(at);
        let next = cells.iter().skip(from + 1).position(|it| *it != Cell::Empty).map(|it| from + 1 + it);
        let (format, end) = match cells.get(from) {
            Some(Cell::Status(status)) => {
                (self.formats.status.get(&status.class), next.unwrap_or(cells.len()))
            }
            Some(Cell::Styled { style: style @ Style::Banner, .. }) => {
                (self.formats.styles.get(style), next.unwrap_or(width))
            }
            _ => return Ok(()),
        };
        let Some(format) = format else { return Ok(()) };
        for at in from + 1..end {
            self.sheet.write_blank(row, column(at), format)?;
        }
        Ok(())
    }

    fn chart(&mut self, chart: &Chart, table: &Table<'_>) -> Result<(), XlsxError> {
        let Some(name) = self.names.get(&chart.source).copied() else { return Ok(()) };
        let Some(rows) = u32::try_from(chart.rows).ok().filter(|it| *it > 0) else { return Ok(()) };
        let last = FIRST_ROW + rows - 1;
        let mut drawn = XlsxChart::new(ChartType::ColumnStacked);
        for (at, class) in &chart.series {
            drawn
                .add_series()
                .set_name((name, FIRST_ROW - 1, *at))
                .set_categories((name, FIRST_ROW, chart.categories, last, chart.categories))
                .set_values((name, FIRST_ROW, *at, last, *at))
                .set_format(
                    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colours(*class).0)),
                )
                .set_gap(35);
        }
        drawn.title().set_name(&chart.title).set_font(ChartFont::new().set_size(11));
        drawn.legend().set_position(ChartLegendPosition::Top);
        drawn.x_axis().set_font(ChartFont::new().set_rotation(-90).set_size(8)).set_label_interval(1);
        drawn.y_axis().set_font(ChartFont::new().set_size(8));
        let width: u32 = table
            .columns
            .iter()
            .take(usize::from(chart.span.0))
            .map(|it| u32::from(it.width) * CHAR_PIXELS + COLUMN_PIXELS)
            .sum();
        drawn.set_width(width).set_height(chart.span.1 * ROW_PIXELS).set_alt_text(&chart.alt_text);
        self.sheet.insert_chart(FIRST_PAGE_ROW + chart.row, 0, &drawn)?;
        Ok(())
    }
}

/// Lines that a row's wrapped cells need. Programs differ in whether they find that out when
/// they open a file, so it is said.
fn lines(cells: &[Cell<'_>], columns: &[Column<'_>]) -> u16 {
    let wrapped = cells.iter().zip(columns).filter(|(_, column)| column.kind == Kind::Wrap);
    let needed = wrapped.filter_map(|(cell, column)| match cell {
        Cell::Text(text) => Some((text, usize::from(column.width.saturating_sub(2).max(1)))),
        _ => None,
    });
    let lines = needed.map(|(text, width)| {
        let mut lines = 1;
        let mut used = 0;
        for word in text.split(' ') {
            let length = word.chars().count();
            if used > 0 && width < used + 1 + length {
                lines += 1;
                used = 0;
            }
            lines += length.saturating_sub(1) / width;
            used += usize::from(used > 0) + length;
        }
        lines
    });
    u16::try_from(lines.max().unwrap_or(1)).unwrap_or(MOST_LINES).min(MOST_LINES)
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Excel has only floating numbers; they hold whole numbers up to 2^53, which is what we count.
#[expect(clippy::cast_precision_loss, reason = "counts and sizes stay far below 2^53")]
fn number(value: i64) -> f64 {
    value as f64
}
