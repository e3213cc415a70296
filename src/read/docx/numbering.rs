//! Automatic numbering: what Word prints in front of a paragraph and keeps nowhere in the text
//! (ECMA-376 part 1, 17.9).
//!
//! A list (`w:num`) is an instance of a definition (`w:abstractNum`) of nine levels. Instances
//! of one definition go on counting where another stopped, unless they override the start.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    styles::{Layout, Styles},
    tree::{Element, Ns},
};

/// Levels of a list.
const LEVELS: u8 = 9;
/// Characters of a label; Word's own bound is lower.
const MAX_LABEL: usize = 64;

/// What stands in front of a numbered paragraph.
pub(super) struct Label {
    /// As printed: `1.`, `a)`, `•`; empty for none.
    pub(super) text: String,
    /// What follows it.
    pub(super) behind: Behind,
    /// The level's indents and tab stops.
    pub(super) layout: Layout,
}

/// What follows a label.
#[derive(Clone, Copy)]
pub(super) enum Behind {
    Tab,
    Space,
    Nothing,
}

/// A level of a list.
#[derive(Clone)]
struct Level {
    start: i64,
    format: String,
    text: String,
    behind: Behind,
    /// Level, from 1, whose next number starts this one again; 0 never, `None` any above.
    restart: Option<i64>,
    /// All numbers of the label are decimal.
    legal: bool,
    /// The paragraph style that takes this level.
    style: Option<String>,
    layout: Layout,
}

#[derive(Default)]
struct Definition {
    levels: BTreeMap<u8, Level>,
    /// The numbering style whose list has the levels.
    link: Option<String>,
}

#[derive(Default)]
struct List {
    definition: String,
    starts: BTreeMap<u8, i64>,
    levels: BTreeMap<u8, Level>,
}

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<String, Definition>,
    lists: BTreeMap<String, List>,
    counted: BTreeMap<(String, u8), i64>,
    /// Lists and levels whose own start was used.
    started: BTreeSet<(String, u8)>,
}

impl Numbering {
    pub(super) fn parse(root: &Element<'_>, styles: &Styles) -> Self {
        let mut numbering = Self::default();
        for element in root.elements() {
            if element.is("abstractNum")
                && let Some(id) = element.attribute("abstractNumId")
            {
                let levels = element.elements().filter_map(level).collect();
                numbering.definitions.insert(id, Definition { levels, link: element.value("numStyleLink") });
            } else if element.is("num")
                && let Some(id) = element.attribute("numId")
                && let Some(definition) = element.value("abstractNumId")
            {
                let mut list = List { definition, ..List::default() };
                for over in element.elements().filter(|element| element.is("lvlOverride")) {
                    let Some(at) = over.number("ilvl").and_then(|at| u8::try_from(at).ok()) else { continue };
                    if let Some(start) = over.value("startOverride").and_then(|start| start.parse().ok()) {
                        list.starts.insert(at, start);
                    }
                    list.levels.extend(over.elements().filter_map(level));
                }
                numbering.lists.insert(id, list);
            }
        }
        // A definition may borrow its levels from the list of a numbering style.
        let linked: Vec<(String, String)> = numbering
            .definitions
            .iter()
            .filter_map(|(id, definition)| {
                let list = styles.list(Some(definition.link.as_deref()?))?.list;
                Some((id.clone(), numbering.lists.get(&list)?.definition.clone()))
            })
            .collect();
        for (id, other) in linked {
            for list in numbering.lists.values_mut().filter(|list| list.definition == id) {
                list.definition.clone_from(&other);
            }
        }
        numbering
    }

    /// The level of `list` that is linked to the paragraph style.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<u8> {
        (0..LEVELS)
            .find(|at| self.level(list, *at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    /// Counts the next paragraph at `at`, from 0, of `list`; `None` when there is no such list.
    pub(super) fn next(&mut self, list: &str, at: u8) -> Option<Label> {
        let at = at.min(LEVELS - 1);
        let level = self.level(list, at)?.clone();
        let definition = self.lists.get(list)?.definition.clone();
        let own_start = self.lists.get(list)?.starts.get(&at).copied();
        let first_of_list = own_start.is_some() && self.started.insert((list.to_owned(), at));
        let key = (definition.clone(), at);
        let number = match self.counted.get(&key) {
            Some(number) if !first_of_list => number.saturating_add(1),
            _ => own_start.unwrap_or(level.start),
        };
        self.counted.insert(key, number);
        for deeper in at + 1..LEVELS {
            let restart = self.level(list, deeper).and_then(|level| level.restart);
            if restart.is_none_or(|restart| i64::from(at) < restart) {
                self.counted.remove(&(definition.clone(), deeper));
            }
        }
        Some(Label {
            text: self.label(list, &definition, &level),
            behind: level.behind,
            layout: level.layout,
        })
    }

    fn level(&self, list: &str, at: u8) -> Option<&Level> {
        let list = self.lists.get(list)?;
        list.levels.get(&at).or_else(|| self.definitions.get(&list.definition)?.levels.get(&at))
    }

    fn label(&self, list: &str, definition: &str, level: &Level) -> String {
        if level.format == "bullet" {
            return level.text.chars().map(bullet).take(MAX_LABEL).collect();
        }
        let mut label = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(char) = chars.next() {
            let digit =
                chars.peek().and_then(|next| next.to_digit(10)).filter(|digit| char == '%' && 0 < *digit);
            let Some(other) = digit.and_then(|digit| u8::try_from(digit - 1).ok()) else {
                label.push(char);
                continue;
            };
            chars.next();
            let Some(above) = self.level(list, other) else { continue };
            let number = self.counted.get(&(definition.to_owned(), other)).copied().unwrap_or(above.start);
            let format = if level.legal && above.format != "none" { "decimal" } else { &above.format };
            label.push_str(&formatted(number, format));
        }
        label.chars().take(MAX_LABEL).collect()
    }
}

fn level(element: &Element<'_>) -> Option<(u8, Level)> {
    if !element.is("lvl") {
        return None;
    }
    let at = u8::try_from(element.number("ilvl")?).ok().filter(|at| *at < LEVELS)?;
    // A format of later versions stands in a choice beside the plain one.
    let plain = || {
        let choice = element.elements().find(|element| element.ns == Ns::Compat)?;
        choice.elements().find(|element| element.name() == "Fallback")?.value("numFmt")
    };
    let level = Level {
        start: element.value("start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: element.value("numFmt").or_else(plain).unwrap_or_else(|| "decimal".to_owned()),
        text: element.value("lvlText").unwrap_or_default().chars().take(MAX_LABEL).collect(),
        behind: match element.value("suff").as_deref() {
            Some("space") => Behind::Space,
            Some("nothing") => Behind::Nothing,
            _ => Behind::Tab,
        },
        restart: element.value("lvlRestart").and_then(|restart| restart.parse().ok()),
        legal: element.switch("isLgl").unwrap_or(false),
        style: element.value("pStyle"),
        layout: Layout::parse(element.child("pPr"), None),
    };
    Some((at, level))
}

/// Bullets of symbol fonts stand in the private area, where they mean nothing without it.
fn bullet(char: char) -> char {
    if ('\u{e000}'..='\u{f8ff}').contains(&char) { '•' } else { char }
}

/// Numbers beyond these are printed as decimals, as Word does beyond its own bounds.
const MAX_ROMAN: i64 = 3999;
const MAX_LETTER: i64 = 780;

fn formatted(number: i64, format: &str) -> String {
    match format {
        "none" => String::new(),
        "upperRoman" if (1..=MAX_ROMAN).contains(&number) => roman(number),
        "lowerRoman" if (1..=MAX_ROMAN).contains(&number) => roman(number).to_lowercase(),
        "upperLetter" if (1..=MAX_LETTER).contains(&number) => letter(number),
        "lowerLetter" if (1..=MAX_LETTER).contains(&number) => letter(number).to_lowercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

fn roman(mut number: i64) -> String {
    let mut roman = String::new();
    for (value, digits) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while value <= number {
            roman.push_str(digits);
            number -= value;
        }
    }
    roman
}

/// A to Z, then AA, BB, ... as Word counts, not AA, AB.
fn letter(number: i64) -> String {
    let index = u32::try_from((number - 1) % 26).unwrap_or_default();
    let times = usize::try_from((number - 1) / 26 + 1).unwrap_or(1);
    char::from_u32('A' as u32 + index).unwrap_or('A').to_string().repeat(times)
}
