//! Dates as decrees print them.
//!
//! Shapes known: `20 Desember 2022` with the months' variants and what scanners make of
//! them; `20-12-2022`, `20/12/2022`, `20 . 12 . 2022` (the day always first); `20-Des-22`;
//! `2022-12-20`; `December 20, 2022` (Excel exports); in words, `dua puluh bulan Desember
//! tahun dua ribu dua puluh dua`; and the gaps of a decree that nobody has signed yet:
//! `pada tanggal        2024`, `…… Desember 2024`. A Hijri date is not read.
//!
//! What is missing stays missing: see [`When`]. To add a spelling of a month, add it to
//! `MONTHS`.

use std::{ops::Range, sync::LazyLock};

use jiff::civil::Date;
use regex::{Captures, Regex};

use super::fold::{self, pattern};

/// How much of a date is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// All of it.
    Day(Date),
    /// The day is missing.
    Month {
        /// The year.
        year: i16,
        /// The month, from 1.
        month: i8,
    },
    /// Day and month are missing.
    Year(i16),
}

/// A date found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateFound {
    /// The date, or what of it is there.
    pub when: When,
    /// Read without repairing anything. False after OCR folding, for a two-digit year, and
    /// for a damaged June or July (one stroke apart).
    pub sure: bool,
    /// The month is June or July: on a recognised page even a clean reading of it may be
    /// the other one.
    pub june_or_july: bool,
}

impl DateFound {
    /// The date; `None` when a part is missing.
    pub const fn date(&self) -> Option<Date> {
        match self.when {
            When::Day(date) => Some(date),
            _ => None,
        }
    }

    /// The year.
    pub fn year(&self) -> i16 {
        match self.when {
            When::Day(date) => date.year(),
            When::Month { year, .. } | When::Year(year) => year,
        }
    }
}

/// The months' spellings, folded; the first is the usual one. English ones come from Excel.
const MONTHS: [&[&str]; 12] = [
    &["januari", "jan", "january"],
    &["februari", "pebruari", "feb", "peb", "february", "februan"],
    &["maret", "mar", "mrt", "march"],
    &["april", "apr", "apnl"],
    &["mei", "may", "mci"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["agustus", "agt", "ags", "agu", "aug", "august", "agust"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "oct", "october"],
    &["november", "nopember", "nov", "nop"],
    &["desember", "des", "dec", "december"],
];

/// Words that are near a month and are none.
const NO_MONTH: &[&str] = &["jumadil", "jumada", "makret", "anggota"];

const DAY: &str = r"(?P<d>[0-9OolI|]{1,2}|[0-3]©)";
const MONTH: &str = r"(?P<m>[05]?\p{L}[\p{L}015\^]{1,9}?)";
const YEAR: &str = r"(?P<y>[12lIZ][09OoQ][0-9OoIlZzSB]{2})\b";

static FORMS: LazyLock<Vec<(Form, Regex)>> = LazyLock::new(|| {
    let build = |text: String| pattern(&text);
    vec![
        (Form::Iso, build(r"\b(?P<y>(?:19|20)\d{2})-(?P<mm>\d{2})-(?P<d>\d{2})\b".to_owned())),
        (
            Form::Numeric,
            build(format!(
                r"{DAY}\s*[-/.]\s*(?P<mm>[0-9OolI]{{1,2}})\s*[-/.]\s*(?:{YEAR}|(?P<yy>\d{{2}})\b)"
            )),
        ),
        // Specks beside the dashes: "22 - 7:- 2024".
        (
            Form::Specked,
            build(format!(r"{DAY}\s*[-/:.,]{{1,2}}\s*(?P<mm>[0-9OolI]{{1,2}})\s*[-/:.,]{{1,2}}\s*{YEAR}")),
        ),
        (
            Form::Named,
            build(format!(
                r"(?:\b|_){DAY}\s*[-/.,]?\s*(?:bulan\s+)?{MONTH}\s*[-/.,:]?\s*(?:tahun\s*)?{YEAR}"
            )),
        ),
        (Form::Named, build(format!(r"\b{DAY}\s*[-/. ]\s*{MONTH}\s*[-/.]\s*(?P<yy>\d{{2}})\b"))),
        (Form::Named, build(format!(r"\b{MONTH}\s+(?P<d>\d{{1,2}}),\s*{YEAR}"))),
        (Form::NoDay, build(format!(r"\b{MONTH}\.?\s*[-/,]?\s*(?:tahun\s+)?{YEAR}"))),
        (
            Form::YearOnly,
            build(format!(
                r"(?i:tanggal|tgl)\.?\s*:?[\s._…\-–/]*(?:\d{{1,2}}[\s._…\-–/]+)?(?i:tahun\s+)?{YEAR}"
            )),
        ),
        (Form::YearOnly, build(format!(r"(?:\.{{3,}}|…|_{{3,}})[\s.,_…\-–/]*{YEAR}"))),
    ]
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Iso,
    Numeric,
    Specked,
    Named,
    NoDay,
    YearOnly,
}

/// Every date in `text` with its bytes, in the order of the text. Where two readings overlap
/// the fuller one stands. A period (`Tahun Anggaran 2023`) is no date.
pub fn find_dates(text: &str) -> Vec<(Range<usize>, DateFound)> {
    let mut found: Vec<(Range<usize>, DateFound)> = Vec::new();
    let mut add = |range: Range<usize>, date: DateFound| {
        if !found.iter().any(|(other, _)| other.start < range.end && range.start < other.end) {
            found.push((range, date));
        }
    };
    for (range, date) in in_words(text) {
        add(range, date);
    }
    for (form, regex) in FORMS.iter() {
        let mut from = 0;
        while let Some(captures) = regex.captures_at(text, from) {
            let Some(whole) = captures.get(0) else { break };
            match read(text, *form, &captures) {
                Some(date) => {
                    add(whole.range(), date);
                    from = whole.end();
                }
                // A false start ("Pasal 5 20 Mei 2010") must not eat the true one behind it.
                None => {
                    from = whole.start()
                        + text
                            .get(whole.start()..)
                            .and_then(|rest| rest.chars().next())
                            .map_or(1, char::len_utf8);
                }
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The first whole date of `text`, else the first that has a part missing.
pub fn parse_date(text: &str) -> Option<DateFound> {
    let found = find_dates(text);
    found.iter().find(|(_, it)| it.date().is_some()).or(found.first()).map(|(_, it)| *it)
}

/// The date of an Excel serial number (1900 system) that stands in a cell as text: `44915`
/// is 20 December 2022. Only days from 1950 to 2099; a time of day behind the point is
/// dropped.
pub fn from_excel_serial(text: &str) -> Option<Date> {
    let text = text.trim().trim_start_matches('\'');
    let (days, time) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if days.len() != 5 || !plain(days) || !plain(time) {
        return None;
    }
    let days: i32 = days.parse().ok()?;
    // Serial 1 is 1900-01-01, and Excel believes in a 29 February 1900.
    let date = Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().days(days)).ok()?;
    (1950..2100).contains(&date.year()).then_some(date)
}

fn read(text: &str, form: Form, captures: &Captures<'_>) -> Option<DateFound> {
    let part = |name: &str| captures.name(name).map(|it| it.as_str());
    let whole = captures.get(0)?;
    let before = text.get(..whole.start())?.chars().next_back();
    let after = text.get(whole.end()..)?.chars().next();
    // The tail of a longer number: "188.45/12/2/2021" is none.
    let glued =
        |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit() || matches!(char, '/' | '-'));
    if matches!(form, Form::Numeric | Form::Specked)
        && (glued(before) || before == Some('.') || before.is_some_and(char::is_alphabetic))
    {
        return None;
    }
    if matches!(form, Form::Named | Form::Iso) && before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    if matches!(form, Form::Numeric | Form::Specked | Form::Iso) && glued(after) {
        return None;
    }
    let (year, mut sure) = match (part("y"), part("yy")) {
        (Some(year), _) => fold::year(year)?,
        (None, Some(year)) => {
            let year: i16 = year.parse().ok()?;
            (if year < 50 { 2000 + year } else { 1900 + year }, false)
        }
        (None, None) => return None,
    };
    sure &= form != Form::Specked;
    let month = match (part("m"), part("mm")) {
        (Some(word), _) => {
            let (month, clean) = month(word)?;
            sure &= clean;
            Some(month)
        }
        (None, Some(digits)) => {
            let (month, clean) = fold::number(digits)?;
            sure &= clean;
            Some(i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?)
        }
        (None, None) => None,
    };
    let june_or_july = matches!(month, Some(6 | 7));
    let when = match (part("d"), month) {
        (Some(day), Some(month)) => {
            let (day, clean) = match fold::number(day) {
                Some(day) => day,
                // "l Mei", "ll Mei": letters alone, but a month stands behind them.
                None => (day.chars().map(fold::digit).collect::<Option<String>>()?.parse().ok()?, false),
            };
            sure &= clean;
            When::Day(Date::new(year, month, i8::try_from(day).ok()?).ok()?)
        }
        (None, Some(month)) => {
            // A day that the month does not have, or that could not be read, stands before it.
            sure &= !text
                .get(..whole.start())?
                .trim_end()
                .ends_with(|char: char| char.is_alphanumeric() && fold::digit(char).is_some());
            When::Month { year, month }
        }
        _ => When::Year(year),
    };
    Some(DateFound { when, sure, june_or_july })
}

/// The month that `word` names, from 1, and whether it is spelled as it should be.
///
/// Damaged words are compared by edit distance, one letter in four and two at most; a tie
/// is no month.
fn month(word: &str) -> Option<(i8, bool)> {
    let folded: String = word.to_lowercase().trim_end_matches('.').to_owned();
    let exact =
        |word: &str| (1..).zip(MONTHS).find_map(|(month, names)| names.contains(&word).then_some(month));
    if let Some(month) = exact(&folded) {
        return Some((month, !matches!(folded.as_str(), "februan" | "apnl" | "mci")));
    }
    if NO_MONTH.contains(&folded.as_str()) {
        return None;
    }
    let repaired =
        folded.replace('0', "o").replace('1', "i").replace('5', "s").replace("rn", "m").replace('^', "");
    if let Some(month) = exact(&repaired) {
        return Some((month, false));
    }
    let length = repaired.chars().count();
    if length < 4 {
        return None;
    }
    let mut best: Option<(usize, i8)> = None;
    let mut tie = false;
    for (month, names) in (1..).zip(MONTHS) {
        // Abbreviations are too short to be guessed.
        for name in names.iter().filter(|name| name.len() >= 4) {
            let allowed = (name.len().max(length) / 4).min(2);
            let distance = strsim::levenshtein(&repaired, name);
            if distance > allowed {
                continue;
            }
            match best {
                Some((least, other)) if distance > least || (distance == least && other == month) => {}
                Some((least, _)) if distance == least => tie = true,
                _ => {
                    best = Some((distance, month));
                    tie = false;
                }
            }
        }
    }
    best.filter(|_| !tie).map(|(_, month)| (month, false))
}

static WORDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?P<d>(?:(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh)\s+){1,4})
          (?:bulan\s+)?(?P<m>\p{L}{3,10})\s+(?:tahun\s+)?
          (?P<y>(?:seribu|(?:satu|dua)\s+ribu)(?:\s+(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|seratus))*)",
    )
});

fn in_words(text: &str) -> Vec<(Range<usize>, DateFound)> {
    WORDED
        .captures_iter(text)
        .filter_map(|captures| {
            let part = |name: &str| captures.name(name).map(|it| it.as_str());
            let (month, sure) = month(part("m")?)?;
            let day = i8::try_from(value(part("d")?)?).ok()?;
            let year = i16::try_from(value(part("y")?)?).ok().filter(|year| (1900..2100).contains(year))?;
            let when = When::Day(Date::new(year, month, day).ok()?);
            Some((captures.get(0)?.range(), DateFound { when, sure, june_or_july: matches!(month, 6 | 7) }))
        })
        .collect()
}

/// The value of number words below ten thousand: `dua ribu dua puluh dua`.
fn value(words: &str) -> Option<u32> {
    let mut total = 0;
    let mut group = 0;
    for word in words.split_whitespace() {
        match word.to_lowercase().as_str() {
            "seribu" => total += 1000,
            "ribu" => {
                total += group * 1000;
                group = 0;
            }
            "seratus" => total += 100,
            "ratus" => {
                total += group * 100;
                group = 0;
            }
            "sepuluh" => total += 10,
            "sebelas" => total += 11,
            "puluh" => {
                total += group * 10;
                group = 0;
            }
            "belas" => {
                total += group + 10;
                group = 0;
            }
            unit => {
                let names =
                    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
                group = u32::try_from(names.iter().position(|name| *name == unit)?).ok()?;
            }
        }
    }
    Some(total + group)
}
