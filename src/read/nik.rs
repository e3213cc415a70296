//! Masks the NIK, the number of a citizen: it never leaves a reader.
//!
//! Its form (Permendagri 104/2019, and the law on civil registration before it): six digits
//! of the region, the day of birth (40 more for women), month and year, four digits of a
//! serial number. It is printed in one piece, or in groups parted by a blank, dot or hyphen.
//! The number of an official (NIP) has 18 digits, and is no NIK even beside other numbers.

use std::ops::Range;

use crate::model::{Cell, Document, Line};

/// What stands in its place.
const MASK: &str = "[NIK]";
/// Digits of a NIK.
const NIK: usize = 16;
/// Digits of a NIP.
const NIP: usize = 18;

/// Masks every NIK in `document`.
pub(super) fn mask(document: &mut Document) {
    let facts = &mut document.facts;
    facts.title.iter_mut().chain(&mut facts.attachments).for_each(mask_text);
    for page in &mut document.pages {
        page.lines.iter_mut().for_each(mask_line);
        page.tables.iter_mut().flat_map(|table| &mut table.rows).flatten().flatten().for_each(mask_cell);
    }
}

fn mask_cell(cell: &mut Cell) {
    mask_text(&mut cell.text);
    cell.lines.iter_mut().for_each(mask_line);
}

/// A number may run over two parts: the line is then one part, so that none keeps half of it.
fn mask_line(line: &mut Line) {
    let Some(masked) = masked(&line.text) else { return };
    line.text = masked;
    line.parts.iter_mut().for_each(|part| mask_text(&mut part.text));
    let joined = line.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    if joined != line.text {
        let right = line.parts.last().map_or(0.0, |part| part.right);
        line.parts.truncate(1);
        if let Some(part) = line.parts.first_mut() {
            part.text.clone_from(&line.text);
            part.right = right;
        }
    }
}

fn mask_text(text: &mut String) {
    if let Some(masked) = masked(text) {
        *text = masked;
    }
}

/// `text` with its NIKs masked; `None` when it has none.
fn masked(text: &str) -> Option<String> {
    if text.len() < NIK || text.bytes().filter(u8::is_ascii_digit).nth(NIK - 1).is_none() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for run in runs(text) {
        for found in niks(text, &run) {
            out.push_str(text.get(done..found.start)?);
            out.push_str(MASK);
            done = found.end;
        }
    }
    if done == 0 {
        return None;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// Groups of digits, in runs whose groups are parted by one separator each.
fn runs(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut last: Option<(usize, u8)> = None;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_digit() {
            let run = runs.last_mut();
            match (run, last) {
                (Some(run), Some((end, parted))) if end + usize::from(parted) == at => match run.last_mut() {
                    Some(group) if parted == 0 => group.end = at + 1,
                    _ => run.push(at..at + 1),
                },
                _ => runs.push(vec![at..at + 1]),
            }
            last = Some((at + 1, 0));
        } else if matches!(byte, b' ' | b'.' | b'-' | b'\n') {
            last = last.filter(|(_, parted)| *parted == 0).map(|(end, _)| (end, 1));
        } else {
            last = None;
        }
    }
    runs
}

/// Where in a run of groups NIKs stand.
fn niks(text: &str, groups: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let officials = (at..groups.len()).find_map(|start| {
            let (end, digits) = window(text, groups, start, NIP)?;
            is_nip(&digits).then_some((start, end))
        });
        // Groups before the next NIP, in which NIKs are looked for.
        let (until, next) = officials.unwrap_or((groups.len(), groups.len()));
        let free = groups.get(..until).unwrap_or_default();
        while at < until {
            match window(text, free, at, NIK).filter(|(_, digits)| is_nik(digits)) {
                Some((end, _)) => {
                    if let (Some(first), Some(last)) = (free.get(at), free.get(end - 1)) {
                        found.push(first.start..last.end);
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        at = next;
    }
    found
}

/// The groups from `start` that have `count` digits together: the end, and the digits.
fn window(text: &str, groups: &[Range<usize>], start: usize, count: usize) -> Option<(usize, Vec<u8>)> {
    let mut digits = Vec::new();
    for (at, group) in groups.iter().enumerate().skip(start) {
        if count < digits.len() + group.len() {
            return None;
        }
        digits.extend(text.get(group.clone())?.bytes().map(|byte| byte - b'0'));
        if digits.len() == count {
            return Some((at + 1, digits));
        }
    }
    None
}

/// The number of `two` digits from `at`.
fn pair(digits: &[u8], at: usize) -> u8 {
    digits.get(at..at + 2).map_or(0, |two| two.iter().fold(0, |sum, digit| sum * 10 + digit))
}

fn is_nik(digits: &[u8]) -> bool {
    let day = pair(digits, 6);
    let (province, regency) = (pair(digits, 0), pair(digits, 2));
    (11..=97).contains(&province)
        && (1..=79).contains(&regency)
        && ((1..=31).contains(&day) || (41..=71).contains(&day))
        && (1..=12).contains(&pair(digits, 8))
}

/// Day of birth and month of appointment, each from a year.
fn is_nip(digits: &[u8]) -> bool {
    matches!(pair(digits, 0), 19 | 20)
        && (1..=12).contains(&pair(digits, 4))
        && (1..=31).contains(&pair(digits, 6))
        && matches!(pair(digits, 8), 19 | 20)
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn only_what_has_the_form_of_a_nik_is_masked() {
        let cases = [
            ("NIK 3201014105900001", Some("NIK [NIK]")),
            ("NIK: 320101 410590 0001.", Some("NIK: [NIK].")),
            ("3201.0141.0590.0001", Some("[NIK]")),
            ("32.01.01.410590.0001", Some("[NIK]")),
            ("12 3201010105900001 Budi", Some("12 [NIK] Budi")),
            ("3201010105900001 3201010105900002", Some("[NIK] [NIK]")),
            ("NIP 196805121994031005", None),
            ("NIP. 19680512 199403 1 005", None),
            ("12 19680512 199403 1 005", None),
            ("19680512 199403 1 005 3201010105900001", Some("19680512 199403 1 005 [NIK]")),
            ("3201013205900001", None),
            ("3201010113900001", None),
            ("32010101059000012", None),
            ("Nomor 188.45/127/II/2025 tanggal 5 Maret 2025", None),
        ];
        for (text, expected) in cases {
            assert_eq!(masked(text).as_deref(), expected, "{text}");
        }
    }
}
