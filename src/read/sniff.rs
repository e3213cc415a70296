//! Tells a format by content. The extension is never asked: a third of the `.xls` files that
//! offices export are HTML, SpreadsheetML or text, and scans come as `.pdf` that are JPEG.
//!
//! Shapes known: fixed first bytes (`MAGIC`); ZIP packages, told apart by their content types
//! and part names; compound files (OLE), told apart by the streams in their root; and texts,
//! told apart by what stands first (markup, mail headers) and last by even separators.
//!
//! To add a format that is not read: a line in `MAGIC`, or a name in [`package`] or
//! [`compound`]. The analyst then reads its name instead of "unknown".

mod compound;
mod package;
mod prose;

use super::{ReadError, text};
use crate::model::Format;

/// What `bytes` are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// A format that is read.
    Known(Format),
    /// An Office or `OpenDocument` file under a password: which of them can't be told without it.
    Encrypted,
    /// Recognised, and not read by this version.
    Other(Foreign),
    /// No bytes, or nothing but blanks.
    Empty,
    /// Nothing that we know.
    Unknown,
}

/// A format that is recognised and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What its users call it.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
}

impl Sniffed {
    /// The format to read, or why there is none to read.
    pub fn format(self) -> Result<Format, ReadError> {
        match self {
            Self::Known(format) => Ok(format),
            Self::Encrypted => Err(ReadError::Encrypted),
            Self::Other(foreign) => Err(ReadError::Unsupported { what: foreign.name.to_owned() }),
            Self::Empty => Err(ReadError::Empty),
            Self::Unknown => Err(ReadError::Unsupported { what: "unknown format".to_owned() }),
        }
    }

    /// The media type shown in records; `None` when not recognised. `bytes` are those sniffed.
    pub fn media_type(self, bytes: &[u8]) -> Option<&'static str> {
        match self {
            Self::Known(format) => Some(media_type(bytes, format)),
            Self::Encrypted if bytes.starts_with(COMPOUND) => Some("application/x-ole-storage"),
            Self::Encrypted => Some(Format::Ods.media_type()),
            Self::Other(foreign) => Some(foreign.media_type),
            Self::Empty | Self::Unknown => None,
        }
    }
}

/// The media type of `bytes` in `format`: like [`Format::media_type`], with images told apart.
pub fn media_type(bytes: &[u8], format: Format) -> &'static str {
    if format != Format::Image {
        return format.media_type();
    }
    IMAGES
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map_or(format.media_type(), |(_, media_type)| media_type)
}

/// What `bytes` are, by content.
pub fn sniff(bytes: &[u8]) -> Sniffed {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        // Zeros alone are what a broken copy leaves, not a file without content.
        let zeros = !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0);
        return if zeros { Sniffed::Unknown } else { Sniffed::Empty };
    }
    let riff = |kind: &[u8]| bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(kind);
    if riff(b"WEBP") || IMAGES.iter().any(|(magic, _)| *magic != b"RIFF" && bytes.starts_with(magic)) {
        return Sniffed::Known(Format::Image);
    }
    if ZIP.iter().any(|magic| bytes.starts_with(magic)) {
        return package::sniff(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return compound::sniff(bytes);
    }
    if let Some((_, name, media_type)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Sniffed::Other(Foreign { name, media_type });
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Sniffed::Other(Foreign { name: "TAR", media_type: "application/x-tar" });
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Sniffed::Other(iso_media(bytes));
    }
    if contains(head(bytes, PDF_HEADER_WITHIN), b"%PDF-") {
        return Sniffed::Known(Format::Pdf);
    }
    match text::decode_head(bytes, TEXT_HEAD) {
        Some(head) => prose::sniff(&head, bytes.len() <= TEXT_HEAD),
        None => Sniffed::Unknown,
    }
}

/// Readers look for a PDF's header in the first 1,024 bytes (PDF Reference 1.7, appendix H,
/// implementation note 13): mail gateways and scanners put junk before it.
const PDF_HEADER_WITHIN: usize = 1024;

/// Bytes of a text that are looked at.
const TEXT_HEAD: usize = 64 << 10;

const ZIP: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04"];

const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const IMAGES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (&[0xff, 0xd8, 0xff], "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"RIFF", "image/webp"),
];

/// First bytes, name, media type of formats that are not read.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "RTF", "application/rtf"),
    (b"Rar!\x1a\x07", "RAR", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip", "application/x-7z-compressed"),
    (b"\x1f\x8b\x08", "GZIP", "application/gzip"),
    (b"BZh", "BZIP2", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "XZ", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard", "application/zstd"),
    (b"MSCF", "Cabinet", "application/vnd.ms-cab-compressed"),
    (b"GIF8", "GIF", "image/gif"),
    (b"\0\0\x01\0", "ICO", "image/vnd.microsoft.icon"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000", "image/jp2"),
    (b"AT&TFORM", "DjVu", "image/vnd.djvu"),
    (b"%!PS", "PostScript", "application/postscript"),
    (b"\x78\x9f\x3e\x22", "TNEF (winmail.dat)", "application/vnd.ms-tnef"),
    (b"!BDN", "Outlook PST", "application/vnd.ms-outlook-pst"),
    (b"L\0\0\0\x01\x14\x02\0", "Windows shortcut (.lnk)", "application/x-ms-shortcut"),
    (b"\x7fELF", "program", "application/x-executable"),
    (b"MZ\x90\0", "program", "application/x-msdownload"),
    (b"SQLite format 3\0", "SQLite", "application/vnd.sqlite3"),
    (b"\0\x01\0\0Standard Jet DB", "Access", "application/vnd.ms-access"),
    (b"\0\x01\0\0Standard ACE DB", "Access", "application/vnd.ms-access"),
    (b"ID3", "MP3", "audio/mpeg"),
    (b"OggS", "Ogg", "application/ogg"),
    (b"\x09\x08\x08\0\0\x05", "Excel 5 (without container)", "application/vnd.ms-excel"),
    (b"\x09\x04\x06\0", "Excel 4", "application/vnd.ms-excel"),
    (b"\x09\x02\x06\0", "Excel 3", "application/vnd.ms-excel"),
    (b"\x09\0\x04\0", "Excel 2", "application/vnd.ms-excel"),
];

/// Photographs and films share one container, told apart by its brand.
fn iso_media(bytes: &[u8]) -> Foreign {
    match bytes.get(8..12) {
        Some(b"heic" | b"heix" | b"mif1" | b"msf1" | b"hevc") => {
            Foreign { name: "HEIC", media_type: "image/heic" }
        }
        Some(b"avif" | b"avis") => Foreign { name: "AVIF", media_type: "image/avif" },
        _ => Foreign { name: "MP4", media_type: "video/mp4" },
    }
}

/// The first `most` bytes.
fn head(bytes: &[u8], most: usize) -> &[u8] {
    bytes.get(..most).unwrap_or(bytes)
}

/// Whether `needle` occurs in `bytes`.
fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
