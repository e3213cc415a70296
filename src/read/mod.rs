//! Reads files: bytes to [`Document`], one reader per format.
//!
//! A reader knows a format and nothing about decrees: there is no Indonesian word here. It
//! gives lines in reading order with their place, keeps tables as tables, and says how
//! legible each line is.
//!
//! To add a format: add a variant to [`Format`], and the compiler names every place to go;
//! then put two fixtures under `fixtures/read/<format>/`, one good and one damaged.

mod docx;
mod image;
mod layout;
mod nik;
pub mod ocr;
mod pdf;
mod sheet;
mod sniff;
mod text;

pub use sniff::{Foreign, Sniffed, media_type, sniff};

use ocr::Ocr;

use crate::model::{Document, Format, ReasonCode};

/// What a reader may use up. Limits come before work; passing one is an [`crate::model::Omission`] where the
/// rest can be kept, else a [`ReadError`].
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of one file.
    pub max_bytes: u64,
    /// Bytes that one container, part or stream may unpack to.
    pub max_unpacked: u64,
    /// Pages read of one document.
    pub max_pages: u32,
    /// Cells in the used area of one sheet.
    pub max_cells: u64,
    /// Glyphs on one page.
    pub max_glyphs: u32,
    /// Entries of one container.
    pub max_entries: u32,
    /// Containers within containers.
    pub max_depth: u32,
    /// Pixels of one picture, or of the pictures on one page.
    pub max_pixels: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 128 << 20,
            max_unpacked: 512 << 20,
            max_pages: 500,
            max_cells: 2_000_000,
            max_glyphs: 100_000,
            max_entries: 10_000,
            max_depth: 5,
            max_pixels: 150_000_000,
        }
    }
}

/// Paragraphs or lines of a document without pages; the longest gazettes have 20,000.
const MAX_PARAGRAPHS: usize = 200_000;

/// Why a file could not be read at all. Becomes a row of the sheet *Berkas*.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Needs a password.
    #[error("file is locked with a password")]
    Encrypted,

    /// Not what its first bytes promise.
    #[error("damaged file: {detail}")]
    Damaged {
        /// What the parser said.
        detail: String,
    },

    /// Recognised, but not read by this version.
    #[error("{what} is not read")]
    Unsupported {
        /// The format's name.
        what: String,
    },

    /// Nothing in it.
    #[error("file is empty")]
    Empty,

    /// No page has usable text.
    #[error("no usable text on any of {pages} pages")]
    NeedsOcr {
        /// Pages in the file.
        pages: u32,
    },

    /// Passes a limit.
    #[error("{what}: {size} is more than the limit of {limit}")]
    Limit {
        /// What was counted, with its unit.
        what: &'static str,
        /// How much there is.
        size: u64,
        /// How much is allowed.
        limit: u64,
    },
}

impl ReadError {
    /// The contract's code for it.
    pub const fn code(&self) -> ReasonCode {
        match self {
            Self::Encrypted => ReasonCode::Encrypted,
            Self::Damaged { .. } => ReasonCode::Damaged,
            Self::Unsupported { .. } => ReasonCode::Unsupported,
            Self::Empty => ReasonCode::Empty,
            Self::NeedsOcr { .. } => ReasonCode::NeedsOcr,
            Self::Limit { .. } => ReasonCode::Limit,
        }
    }
}

/// A reader of one format.
trait Reader: Sync {
    /// Raised when the reader's output changes, so that kept documents are read anew.
    fn revision(&self) -> u32;

    /// The document in `bytes`, whose format was told by [`sniff`].
    fn read(&self, bytes: &[u8], limits: &Limits, ocr: Option<&Ocr>) -> Result<Document, ReadError>;
}

/// Reads `bytes` as `format`, without the NIK of any citizen; pictures of pages with `ocr`,
/// not at all without. Deterministic: a function of its arguments.
pub fn read(format: Format, bytes: &[u8], limits: &Limits, ocr: Option<&Ocr>) -> Result<Document, ReadError> {
    let ocr = ocr.filter(|it| it.mode() != ocr::OcrMode::Off);
    let mut document = reader(format).read(bytes, limits, ocr)?;
    nik::mask(&mut document);
    Ok(document)
}

/// The revision of the reader of `format`.
pub fn revision(format: Format) -> u32 {
    reader(format).revision()
}

fn reader(format: Format) -> &'static dyn Reader {
    match format {
        Format::Pdf => &pdf::Pdf,
        Format::Docx => &docx::Docx,
        Format::Text => &text::Text,
        Format::Xlsx => &sheet::XLSX,
        Format::Xls => &sheet::XLS,
        Format::Xlsb => &sheet::XLSB,
        Format::Ods => &sheet::ODS,
        Format::Html => &sheet::HTML,
        Format::SpreadsheetXml => &sheet::XML,
        Format::Csv => &sheet::CSV,
        Format::Image => &image::Image,
        Format::Zip | Format::Mail => &Container,
    }
}

/// A container has no text of its own: `intake` opens it, and its members are read.
struct Container;

impl Reader for Container {
    fn revision(&self) -> u32 {
        1
    }

    fn read(&self, _bytes: &[u8], _limits: &Limits, _ocr: Option<&Ocr>) -> Result<Document, ReadError> {
        Err(ReadError::Unsupported { what: "container".to_owned() })
    }
}
