//! What stands in a cell, as text: numbers without artefacts, dates in ISO form, text
//! without invisible characters.

use calamine::{DataType, ExcelDateTime};

/// From here on a number is written with an exponent.
const HUGE: f64 = 1e21;
/// Spreadsheets keep 15 significant digits; whole numbers above are written as stored.
const EXACT: f64 = 1e15;

/// Text as a reader gives it: line ends one way, no-break spaces plain, control and
/// zero-width characters out, each line trimmed, no empty lines around.
pub(super) fn clean(text: &str) -> String {
    if !text.contains(['\n', '\r', '\t', '\u{a0}']) && !text.chars().any(is_invisible) {
        return text.trim().to_owned();
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{2028}', '\u{2029}'], "\n");
    let mut out = String::with_capacity(text.len());
    for line in text.trim().lines() {
        let line: String = line
            .chars()
            .filter_map(|char| match char {
                '\t' | '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(' '),
                _ if is_invisible(char) => None,
                _ => Some(char),
            })
            .collect();
        out.push_str(line.trim());
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    let from = out.len() - out.trim_start().len();
    out.split_off(from)
}

fn is_invisible(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{2007}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}')
}

/// A number in its shortest form: `3`, not `3.0`; `0.3`, not `0.30000000000000004`.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let size = value.abs();
    if size >= HUGE || (size < 1e-10 && size > 0.0) {
        return format!("{value:e}");
    }
    let rounded = if size < EXACT { format!("{value:.14e}").parse().unwrap_or(value) } else { value };
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// The text of a calamine value; empty for an empty cell.
pub(super) fn text_of(value: &impl DataType) -> String {
    if let Some(text) = value.get_string() {
        clean(text)
    } else if let Some(whole) = value.get_int() {
        whole.to_string()
    } else if let Some(value) = value.get_float() {
        number(value)
    } else if let Some(truth) = value.get_bool() {
        boolean(truth).to_owned()
    } else if let Some(date) = value.get_datetime() {
        serial(date)
    } else if let Some(date) = value.get_datetime_iso() {
        iso_date(date)
    } else if let Some(duration) = value.get_duration_iso() {
        iso_duration(duration)
    } else if let Some(error) = value.get_error() {
        error.to_string()
    } else {
        String::new()
    }
}

pub(super) const fn boolean(truth: bool) -> &'static str {
    if truth { "TRUE" } else { "FALSE" }
}

/// A serial date: `YYYY-MM-DD`, with ` HH:MM` when it has a time; a time alone is `HH:MM`;
/// what is no date (below zero, past the year 9999, a zero that a date format dresses up) is its number.
fn serial(date: ExcelDateTime) -> String {
    /// The serial number of 9999-12-31, the last day, and one.
    const END: f64 = 2_958_466.0;
    let value = date.as_f64();
    if value <= 0.0 || value >= END {
        return number(value);
    }
    if date.is_duration() {
        let total = seconds(value);
        return clock(total / 3600, total / 60 % 60, total % 60);
    }
    let (year, month, day, hour, minute, second, milli) = date.to_ymd_hms_milli();
    // To the nearest second: half past eight is stored as 0.354166666666667.
    let total = u64::from(hour) * 3600 + u64::from(minute) * 60 + u64::from(second) + u64::from(milli >= 500);
    let total = total.min(86_399);
    let time = clock(total / 3600, total / 60 % 60, total % 60);
    if value < 1.0 {
        time
    } else if total == 0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "serial dates lie in 0..2958466 days"
)]
fn seconds(days: f64) -> u64 {
    (days * 86_400.0).round() as u64
}

fn clock(hour: u64, minute: u64, second: u64) -> String {
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

/// An ISO date and time without a midnight that nobody typed: `2024-01-16T00:00:00` is `2024-01-16`.
pub(super) fn iso_date(date: &str) -> String {
    let date = clean(date);
    let Some((day, time)) = date.split_once('T') else { return date };
    let time = time.trim_end_matches('Z').split('.').next().unwrap_or(time);
    let time = time.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(time);
    if matches!(time, "00:00" | "00" | "") { day.to_owned() } else { format!("{day} {time}") }
}

/// An ISO duration as a clock: `PT08H30M00S` is `08:30`; what is none stays as it is.
pub(super) fn iso_duration(duration: &str) -> String {
    let duration = clean(duration);
    let Some(rest) = duration.strip_prefix("PT") else { return duration };
    let mut parts = [0_u64; 3];
    let mut digits = String::new();
    for char in rest.chars() {
        let slot = match char {
            'H' => 0,
            'M' => 1,
            'S' => 2,
            _ => {
                digits.push(char);
                continue;
            }
        };
        let whole = digits.split(['.', ',']).next().and_then(|digits| digits.parse().ok());
        if let (Some(part), Some(whole)) = (parts.get_mut(slot), whole) {
            *part = whole;
        }
        digits.clear();
    }
    let [hour, minute, second] = parts;
    clock(hour, minute, second)
}
