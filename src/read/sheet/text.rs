//! CSV and TSV: the encoding, then the separator, then the records.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::grid::{Budget, Grid};
use super::value;
use crate::read::Limits;

/// What separates values, the likeliest first.
const SEPARATORS: [u8; 5] = *b",;\t|:";
/// Records that the separator is judged by.
const SAMPLE: usize = 200;
/// The name of the one sheet, which has none in the file.
const NAME: &str = "CSV";

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Vec<Grid> {
    // One kind of line end: the parser counts lines by `\n`.
    let text = decode(bytes, None).replace("\r\n", "\n").replace('\r', "\n");
    // Excel's own hint, when it writes one, is a line of its own and no data.
    let (hint, body, first) = match text.split_once('\n') {
        Some((line, rest)) if line.trim_end().len() == 5 && line.starts_with("sep=") => {
            (line.trim_end().bytes().last(), rest, 1)
        }
        _ => (None, text.as_str(), 0),
    };
    let separator = hint.unwrap_or_else(|| separator(body));
    let mut budget = Budget::new(limits);
    let mut grid = Grid::new(NAME, false);
    let mut records = reader(body, separator);
    let mut record = csv::StringRecord::new();
    let mut inner = 0;
    loop {
        match records.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => {
                grid.damaged = true;
                break;
            }
        }
        // Empty lines are rows, the lines inside a quoted value are none: as spreadsheets open it.
        let line = record.position().map_or(0, csv::Position::line).saturating_sub(1 + inner);
        let row = u32::try_from(line).unwrap_or(u32::MAX).saturating_add(first);
        inner += record.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
        for (column, field) in (0..).zip(&record) {
            grid.put(row, column, value::clean(field), &mut budget);
        }
        if grid.is_full() {
            break;
        }
    }
    grid.settle();
    vec![grid]
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The separator that cuts most records to one width; of equals, the one that cuts finer.
fn separator(text: &str) -> u8 {
    let score = |separator: &u8| {
        let mut widths: Vec<usize> = reader(text, *separator)
            .records()
            .take(SAMPLE)
            .map_while(Result::ok)
            .map(|record| record.len())
            .collect();
        widths.sort_unstable();
        widths
            .chunk_by(PartialEq::eq)
            .filter_map(|same| same.first().filter(|width| **width > 1).map(|width| (same.len(), *width)))
            .max()
            .unwrap_or((0, 0))
    };
    SEPARATORS.iter().rev().max_by_key(|separator| score(separator)).copied().unwrap_or(b',')
}

/// `bytes` as text: by byte order mark, by `declared` label, as UTF-16 by its zero bytes, as
/// UTF-8 where they are that, else by their likeliest legacy encoding.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    let encoding = Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or_else(|| utf16(bytes))
        .or_else(|| std::str::from_utf8(bytes).is_ok().then_some(UTF_8))
        .or_else(|| {
            declared
                .and_then(|label| Encoding::for_label(label.as_bytes()))
                .filter(|encoding| !std::ptr::eq(*encoding, UTF_8))
        })
        .unwrap_or_else(|| {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(None, Utf8Detection::Deny)
        });
    encoding.decode(bytes).0.into_owned()
}

/// UTF-16 without a mark: Latin text has a zero in every other byte.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096) / 2 * 2)?;
    let zeros = |offset| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = sample.len() / 4;
    if odd > most && even == 0 {
        Some(UTF_16LE)
    } else if even > most && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}
