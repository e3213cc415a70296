//! HTML that calls itself `.xls`: what web programs send as a spreadsheet.
//!
//! Shapes that occur: one table with titles in merged rows; titles as paragraphs above the
//! table; end tags left out; `rowspan` and `colspan`; tables within tables, whose rows become
//! lines of the outer cell; several tables below each other, an empty row apart here;
//! Excel's own HTML, which names its sheet in a comment.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::grid::{Budget, Grid, MAX_COLUMNS};
use super::text::decode;
use super::value;
use super::xml::Text;
use crate::read::Limits;

/// The sheet's name where the file has none.
const NAME: &str = "HTML";
/// Most columns and rows that one cell covers; the HTML standard's.
const MAX_OVER: u32 = 1000;
const MAX_DOWN: u32 = 65_534;
/// Elements whose text is not shown.
const UNSEEN: [&[u8]; 6] = [b"style", b"script", b"title", b"xml", b"noscript", b"template"];
/// Elements that begin a line.
const LINES: [&[u8]; 16] = [
    b"p", b"div", b"br", b"li", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"ul", b"ol", b"center", b"hr",
    b"caption", b"pre",
];

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Vec<Grid> {
    let text = decode(bytes, declared(bytes).as_deref());
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut sheet = Sheet {
        grid: Grid::new(&sheet_name(&text).unwrap_or_else(|| NAME.to_owned()), false),
        budget: Budget::new(limits),
        row: 0,
        tables: 0,
        unseen: 0,
        open: None,
        text: Text::default(),
        reached: BTreeMap::new(),
        column: 0,
        in_row: false,
        row_hidden: false,
        hidden: BTreeSet::new(),
        shown: BTreeSet::new(),
    };
    for token in Tokenizer::new_with_emitter(text.as_str(), emitter).flatten() {
        match token {
            Token::StartTag(tag) => sheet.start(&tag),
            Token::EndTag(tag) => sheet.end(&tag.name),
            Token::String(run) if sheet.unseen == 0 => sheet.run(&String::from_utf8_lossy(&run)),
            _ => {}
        }
        if sheet.grid.is_full() {
            break;
        }
    }
    sheet.end_cell();
    sheet.flush_line();
    for column in sheet.hidden.difference(&sheet.shown) {
        sheet.grid.hidden_columns.add(*column, *column);
    }
    sheet.grid.settle();
    vec![sheet.grid]
}

/// The encoding that a `meta` element names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    Some(rest.trim_start_matches(['"', '\'']).split(['"', '\'', '>', ';', ' ', '/']).next()?.to_owned())
}

/// The name that Excel's HTML gives its sheet, where there is only one.
fn sheet_name(text: &str) -> Option<String> {
    let mut names = text.split("<x:Name>").skip(1).filter_map(|rest| rest.split("</x:Name>").next());
    let name = value::clean(names.next()?);
    (names.next().is_none() && !name.is_empty() && name.chars().count() < 64).then_some(name)
}

/// A cell whose end has not come.
struct Open {
    over: u32,
    down: u32,
    hidden: bool,
}

struct Sheet {
    grid: Grid,
    budget: Budget,
    /// The row at hand, from 0.
    row: u32,
    /// Tables within tables.
    tables: u32,
    /// Unseen elements within each other.
    unseen: u32,
    open: Option<Open>,
    text: Text,
    /// The row up to which a cell above reaches down, by column.
    reached: BTreeMap<u32, u32>,
    column: u32,
    in_row: bool,
    row_hidden: bool,
    /// Columns with hidden cells, and columns with text that is shown: HTML hides cells, but
    /// only a column that is hidden throughout is a hidden column.
    hidden: BTreeSet<u32>,
    shown: BTreeSet<u32>,
}

impl Sheet {
    fn start(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        if UNSEEN.contains(&name) {
            self.unseen += u32::from(!tag.self_closing);
            return;
        }
        match name {
            b"table" => {
                if self.tables == 0 {
                    self.flush_line();
                    // An empty row parts this table from what is above.
                    self.row += u32::from(self.row > 0);
                    self.reached.clear();
                } else {
                    self.text.push("\n");
                }
                self.tables += 1;
            }
            b"tr" if self.tables == 1 => {
                self.end_row();
                self.begin_row(hides(tag));
            }
            b"td" | b"th" if self.tables == 1 => {
                self.end_cell();
                if !self.in_row {
                    self.begin_row(false);
                }
                let span = |key: &[u8], most: u32| {
                    let value = attribute(tag, key).and_then(|value| value.trim().parse::<u32>().ok());
                    value.unwrap_or(1).clamp(1, most)
                };
                let (over, down) = (span(b"colspan", MAX_OVER), span(b"rowspan", MAX_DOWN));
                self.open = Some(Open { over, down, hidden: hides(tag) });
            }
            b"tr" => self.text.push("\n"),
            b"td" | b"th" => self.text.push(" "),
            name if LINES.contains(&name) => self.new_line(),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if UNSEEN.contains(&name) {
            self.unseen = self.unseen.saturating_sub(1);
            return;
        }
        match name {
            b"table" if self.tables == 1 => {
                self.end_row();
                self.tables = 0;
                // Cells may reach further down than there are rows.
                self.reached.clear();
                self.row += 1;
            }
            b"table" => {
                self.tables = self.tables.saturating_sub(1);
                self.new_line();
            }
            b"tr" if self.tables == 1 => self.end_row(),
            b"td" | b"th" if self.tables == 1 => self.end_cell(),
            name if LINES.contains(&name) => self.new_line(),
            _ => {}
        }
    }

    fn run(&mut self, run: &str) {
        if self.tables > 0 && self.open.is_none() {
            return;
        }
        let mut space = run.starts_with(|char: char| char.is_ascii_whitespace());
        for word in run.split_ascii_whitespace() {
            if space {
                self.text.push(" ");
            }
            self.text.push(word);
            space = true;
        }
        if run.ends_with(|char: char| char.is_ascii_whitespace()) {
            self.text.push(" ");
        }
    }

    fn new_line(&mut self) {
        if self.tables == 0 {
            self.flush_line();
        } else {
            self.text.push("\n");
        }
    }

    /// Text outside tables is a row of one cell.
    fn flush_line(&mut self) {
        let text = value::clean(&std::mem::take(&mut self.text).into_string());
        if !text.is_empty() {
            self.grid.put(self.row, 0, squeeze(&text), &mut self.budget);
            self.row += 1;
        }
    }

    fn begin_row(&mut self, hidden: bool) {
        self.in_row = true;
        self.column = 0;
        self.row_hidden = hidden;
        if hidden {
            self.grid.hidden_rows.add(self.row, self.row);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.in_row {
            self.in_row = false;
            self.row = self.row.saturating_add(1);
            let row = self.row;
            self.reached.retain(|_, last| *last >= row);
        }
    }

    fn end_cell(&mut self) {
        let Some(Open { over, down, hidden }) = self.open.take() else { return };
        let text = squeeze(&value::clean(&std::mem::take(&mut self.text).into_string()));
        while self.reached.contains_key(&self.column) {
            self.column += 1;
        }
        let column = self.column;
        let bottom = self.row.saturating_add(down - 1);
        let right = column.saturating_add(over - 1).min(MAX_COLUMNS);
        self.grid.merge((self.row, column), (bottom, right));
        if down > 1 {
            self.reached.extend((column..=right).map(|column| (column, bottom)));
        }
        if over == 1 && !self.row_hidden {
            if hidden {
                self.hidden.insert(column);
            } else if !text.is_empty() {
                self.shown.insert(column);
            }
        }
        self.grid.put(self.row, column, text, &mut self.budget);
        self.column = right.saturating_add(1);
    }
}

/// Each line with single spaces, empty lines left out.
fn squeeze(text: &str) -> String {
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn attribute(tag: &StartTag<()>, key: &[u8]) -> Option<String> {
    tag.attributes.get(key).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// Whether the element's own style says that it is not shown.
fn hides(tag: &StartTag<()>) -> bool {
    attribute(tag, b"style").is_some_and(|style| {
        let style: String = style.to_ascii_lowercase().split_whitespace().collect();
        style.contains("display:none") || style.contains("visibility:collapse")
    }) || tag.attributes.contains_key(b"hidden".as_slice())
}
