//! Reads PDFs: text with places, ruling lines, facts about the file.
//!
//! `hayro` interprets the pages and [`device`] collects what they draw; [`page`] turns one
//! page upright, judges its text and hands words and lines to [`super::layout`]. [`facts`]
//! asks the file's dictionaries what the text does not say. Where `hayro` gives up, [`rescue`]
//! lets `lopdf` try, which repairs other kinds of damage; [`bombs`] looks for streams that
//! unpack to too much before anybody unpacks them.
//!
//! A page that fails costs itself alone: [`content`] asks whether one that shows nothing is
//! blank or damaged, and [`device`] ends one that draws without end. A page without usable
//! text is recognised by [`scan`], or is an [`Omission::NeedsOcr`].

mod bombs;
mod content;
mod device;
mod facts;
mod page;
mod rescue;
mod scan;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf as HayroPdf};

use super::{Limits, Ocr, ReadError, Reader, layout};
use crate::model::{Document, Omission, TextKind};

/// The reader of [`crate::model::Format::Pdf`].
pub(super) struct Pdf;

impl Reader for Pdf {
    fn revision(&self) -> u32 {
        4
    }

    fn read(&self, bytes: &[u8], limits: &Limits, ocr: Option<&Ocr>) -> Result<Document, ReadError> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if limits.max_bytes < size {
            return Err(ReadError::Limit { what: "bytes", size, limit: limits.max_bytes });
        }
        bombs::check(bytes, limits)?;
        match open(bytes.to_vec()) {
            Ok(pdf) => finish(document(&pdf, limits, ocr), bytes),
            Err(Closed::Encrypted) => Err(ReadError::Encrypted),
            Err(Closed::Damaged) => {
                let mut mended = rescue::Mended::new(bytes, limits)?;
                match mended.bytes().map(open) {
                    Some(Ok(pdf)) => finish(document(&pdf, limits, ocr), bytes),
                    _ => finish(mended.text(limits), bytes),
                }
            }
        }
    }
}

/// Why a file does not open.
enum Closed {
    Encrypted,
    Damaged,
}

fn open(bytes: Vec<u8>) -> Result<HayroPdf, Closed> {
    match catch_unwind(AssertUnwindSafe(|| HayroPdf::new(Arc::new(bytes)))) {
        Ok(Ok(pdf)) if !pdf.pages().is_empty() => Ok(pdf),
        Ok(Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected))) => Err(Closed::Encrypted),
        _ => Err(Closed::Damaged),
    }
}

fn document(pdf: &HayroPdf, limits: &Limits, ocr: Option<&Ocr>) -> Document {
    let settings = InterpreterSettings::default();
    let mut cache = InterpreterCache::new();
    let mut document = Document { facts: facts::of(pdf), ..Document::default() };
    let mut sheets = Vec::with_capacity(pdf.pages().len());
    for (page, number) in pdf.pages().iter().zip(1_u32..) {
        if limits.max_pages < number {
            let of = document.facts.pages.unwrap_or(number);
            document.omissions.push(Omission::Pages { read: limits.max_pages, of });
            break;
        }
        let sheet =
            catch_unwind(AssertUnwindSafe(|| page::read(pdf, page, number, &cache, &settings, limits)));
        if let Ok(sheet) = sheet {
            sheets.push(sheet);
        } else {
            document.omissions.push(Omission::Unreadable { page: number });
            // What the failed page left in it may be half made.
            cache = InterpreterCache::new();
        }
    }
    if let Some(ocr) = ocr {
        scan::recognise(pdf, &mut sheets, ocr, limits);
    }
    document.omissions.extend(sheets.iter_mut().flat_map(|sheet| std::mem::take(&mut sheet.omissions)));
    document.omissions.sort();
    let inks = sheets.iter_mut().map(|sheet| std::mem::take(&mut sheet.ink)).collect();
    let laid_out = layout::compose(inks);
    document.pages =
        sheets.into_iter().zip(laid_out).flat_map(|(sheet, pages)| sheet.complete(pages)).collect();
    layout::mark_margins(&mut document.pages);
    document
}

/// Whether the mark that ends every PDF stands near the end of `bytes`.
fn has_end(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or(bytes);
    tail.windows(5).any(|it| it == b"%%EOF")
}

/// A document without a usable word is an error that says what it needs.
fn finish(document: Document, bytes: &[u8]) -> Result<Document, ReadError> {
    if document.pages.iter().any(|page| page.text != TextKind::None) {
        return Ok(document);
    }
    let pages = document.facts.pages.unwrap_or_default();
    if pages == 0 {
        return Err(ReadError::Damaged { detail: "no page can be found".to_owned() });
    }
    let needs = |omission: &Omission| matches!(omission, Omission::NeedsOcr { .. });
    if document.omissions.iter().any(needs) {
        Err(ReadError::NeedsOcr { pages })
    } else if !has_end(bytes) {
        // What is left has blank pages because their contents were cut off.
        Err(ReadError::Damaged { detail: "cut off before its end".to_owned() })
    } else if document.omissions.is_empty() {
        Err(ReadError::Empty)
    } else {
        Err(ReadError::Damaged { detail: format!("none of {pages} pages can be read") })
    }
}
