//! Plain text: the encoding is found (mark, zeros of UTF-16, else guessed), then one line a
//! line.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Limits, Ocr, ReadError, Reader};
use crate::model::{Document, Omission};

pub(super) struct Text;

impl Reader for Text {
    fn revision(&self) -> u32 {
        1
    }

    fn read(&self, bytes: &[u8], limits: &Limits, _ocr: Option<&Ocr>) -> Result<Document, ReadError> {
        let size = bytes.len() as u64;
        if limits.max_bytes < size {
            return Err(ReadError::Limit { what: "bytes", size, limit: limits.max_bytes });
        }
        let text =
            decode(bytes).ok_or_else(|| ReadError::Damaged { detail: "bytes that are no text".into() })?;
        // Lines of a text are the paragraphs of a DOCX: one bound for both.
        let cut = text.match_indices('\n').nth(super::MAX_PARAGRAPHS).map(|(at, _)| at);
        let kept = cut.and_then(|at| text.get(..at)).unwrap_or(&text);
        let mut document = Document::from_text(kept);
        if cut.is_some() {
            document.omissions.push(Omission::Glyphs { page: 1 });
        }
        if document.lines().next().is_none() {
            return Err(ReadError::Empty);
        }
        Ok(document)
    }
}

/// The text in `bytes`, without byte order mark; `None` when they are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    decode_head(bytes, usize::MAX)
}

/// The text of an XML part: by its mark, else UTF-8, in which a broken character costs itself.
pub(super) fn decode_xml(bytes: &[u8]) -> Option<String> {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    is_text(&text).then(|| text.into_owned())
}

/// The text in the first `most` bytes; a character cut at the end is dropped.
pub(super) fn decode_head(bytes: &[u8], most: usize) -> Option<String> {
    let head = bytes.get(..most).unwrap_or(bytes);
    let cut = head.len() < bytes.len();
    let encoding = encoding(head, cut)?;
    let (text, _) = encoding.decode_with_bom_removal(head);
    let text = if cut { text.trim_end_matches('\u{fffd}') } else { &text };
    is_text(text).then(|| text.to_owned())
}

/// `None` when the bytes can't be text. In a head that is `cut`, a character may be too.
fn encoding(head: &[u8], cut: bool) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    // Latin text in UTF-16 has a zero in every other byte; no other text has zeros.
    let sample = head.get(..4096).unwrap_or(head);
    if sample.contains(&0) {
        let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
        let (first, second, half) = (zeros(0), zeros(1), sample.len() / 2);
        return match (half * 4 <= first * 10, half * 4 <= second * 10) {
            (true, false) if second * 20 <= half => Some(UTF_16BE),
            (false, true) if first * 20 <= half => Some(UTF_16LE),
            _ => None,
        };
    }
    if std::str::from_utf8(head).map_or_else(|error| cut && error.error_len().is_none(), |_| true) {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    Some(detector.guess(Some(b"id"), Utf8Detection::Deny))
}

/// Text has next to no control characters and few characters that could not be decoded.
fn is_text(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for char in text.chars() {
        all += 1;
        odd += usize::from(
            char == '\u{fffd}'
                || (char.is_control() && !matches!(char, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}')),
        );
    }
    odd * 50 <= all
}
