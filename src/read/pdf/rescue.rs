//! A second try on damage: `lopdf` rebuilds the file, and what it saves is read again. Where
//! even that does not open, its text is taken without places.

use lopdf::{Document as Lopdf, LoadOptions};

use crate::{
    model::{Document, Facts, Line, Omission, Page, Part, Place, TextKind, Zone},
    read::{Limits, ReadError},
};

/// Legibility of text that was saved from a damaged file: its order and blanks are a guess.
const LEGIBILITY: u8 = 60;

/// A damaged file as `lopdf` understands it.
pub(super) struct Mended {
    file: Lopdf,
    limit: usize,
}

impl Mended {
    /// Mends the file in `bytes`.
    pub(super) fn new(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        let limit = usize::try_from(limits.max_unpacked).unwrap_or(usize::MAX);
        let file = Lopdf::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(limit))
            .map_err(|error| ReadError::Damaged { detail: error.to_string() })?;
        if file.is_encrypted() {
            return Err(ReadError::Encrypted);
        }
        Ok(Self { file, limit })
    }

    /// The file, written anew.
    pub(super) fn bytes(&mut self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file.save_to(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Its text, line by line, without places.
    pub(super) fn text(&self, limits: &Limits) -> Document {
        let numbers: Vec<u32> = self.file.get_pages().into_keys().collect();
        let of = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let mut document =
            Document { facts: Facts { pages: Some(of), ..Facts::default() }, ..Document::default() };
        for number in numbers {
            if limits.max_pages < number {
                document.omissions.push(Omission::Pages { read: limits.max_pages, of });
                break;
            }
            match self.file.extract_text_with_limit(&[number], self.limit) {
                Ok(text) if !text.trim().is_empty() => document.pages.push(page(number, &text)),
                _ => document.omissions.push(Omission::Unreadable { page: number }),
            }
        }
        document
    }
}

fn page(number: u32, text: &str) -> Page {
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty())
        .zip(0..)
        .map(|(text, order)| Line {
            place: Place::on_page(number, [0.0; 4]),
            legibility: LEGIBILITY,
            order,
            table: None,
            zone: Zone::Body,
            parts: vec![Part { text: text.clone(), left: 0.0, right: 0.0 }],
            text,
        })
        .collect();
    Page { page: number, text: TextKind::Layer, lines, ..Page::default() }
}
