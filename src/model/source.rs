//! Where a document comes from.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};

use super::{RegionCode, TextKind};

/// SHA-256 of a file's bytes. The same bytes twice are one document listed twice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub [u8; 32]);

impl SourceId {
    /// The id of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for SourceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Not the 64 hexadecimal digits of a SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 has 64 hexadecimal digits")]
pub struct NoSourceId;

impl std::str::FromStr for SourceId {
    type Err = NoSourceId;

    fn from_str(text: &str) -> Result<Self, NoSourceId> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(NoSourceId);
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_wrong| NoSourceId)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_wrong| NoSourceId)?;
        }
        Ok(Self(bytes))
    }
}

impl<'de> Deserialize<'de> for SourceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A file's format, told by its first bytes; the extension is never trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// PDF.
    Pdf,
    /// Word 2007 and later (OOXML text).
    Docx,
    /// Excel 2007 and later.
    Xlsx,
    /// Excel binary workbook (2007 and later).
    Xlsb,
    /// Excel 97 to 2003 (BIFF in a compound file).
    Xls,
    /// `OpenDocument` spreadsheet.
    Ods,
    /// Comma, semicolon or tab separated values.
    Csv,
    /// HTML; often an export that calls itself `.xls`.
    Html,
    /// SpreadsheetML 2003: XML that calls itself `.xls`.
    SpreadsheetXml,
    /// Plain text.
    Text,
    /// An image: PNG, JPEG, TIFF, WebP.
    Image,
    /// ZIP archive of documents.
    Zip,
    /// A mail (RFC 5322) with its attachments.
    Mail,
}

impl Format {
    /// The media type shown in records. Images are told apart by [`crate::read::sniff`].
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xlsb => "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
            Self::Xls => "application/vnd.ms-excel",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "text/csv",
            Self::Html => "text/html",
            Self::SpreadsheetXml => "application/xml",
            Self::Text => "text/plain",
            Self::Image => "image",
            Self::Zip => "application/zip",
            Self::Mail => "message/rfc822",
        }
    }

    /// Whether it holds other documents and says nothing by itself. A mail holds documents
    /// *and* says something.
    pub const fn is_container(self) -> bool {
        matches!(self, Self::Zip | Self::Mail)
    }
}

/// Where a document lies and what it is made of. The record's `source`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Path below the inbox as given, `/` between parts; lossy where the name is not UTF-8.
    pub path: String,
    /// Name inside the container at `path`, nested ones joined by `/`; `None` for the file itself.
    pub member: Option<String>,
    /// Content hash; `None` when the bytes could not be read.
    pub sha256: Option<SourceId>,
    /// Size in bytes.
    pub bytes: u64,
    /// Media type by content; `None` when not recognised.
    pub media_type: Option<String>,
    /// Pages or sheets; `None` for formats without.
    pub pages: Option<u32>,
    /// Where the words come from.
    pub text: TextKind,
}

impl Source {
    /// `path`, with `member` behind it: how messages name the document.
    pub fn name(&self) -> String {
        match &self.member {
            Some(member) => format!("{}/{member}", self.path),
            None => self.path.clone(),
        }
    }

    /// The code of a regency or city that the innermost folder named after one has ("33.05",
    /// "33.05 Kebumen"). Weak evidence. Provinces are left out: "11" is a month, too.
    pub fn folder_code(&self) -> Option<RegionCode> {
        let (folders, _) = self.path.rsplit_once('/')?;
        folders.rsplit('/').find_map(|folder| {
            let code = folder.get(..5)?;
            let two = |part: &str| part.len() == 2 && part.bytes().all(|it| it.is_ascii_digit());
            let (province, regency) = code.split_once('.')?;
            let ends = folder.get(5..)?.chars().next().is_none_or(|it| matches!(it, ' ' | '_' | '-'));
            (two(province) && two(regency) && ends).then(|| RegionCode(code.to_owned()))
        })
    }

    /// The last part of the name: what a person calls the file.
    pub fn file_name(&self) -> &str {
        let name = self.member.as_deref().unwrap_or(&self.path);
        name.rsplit('/').next().unwrap_or(name)
    }
}

/// How far a document was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadOutcome {
    /// Everything was read.
    Ok,
    /// Something was left out; the reason says what.
    Partial,
    /// Nothing was read; the reason says why.
    Failed,
}

/// Why a document was not read, or not read whole, or holds no statement of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// For programs.
    pub code: ReasonCode,
    /// For the analyst, in Indonesian.
    pub message: String,
}

/// The closed list of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// Needs a password.
    Encrypted,
    /// Not what its first bytes promise.
    Damaged,
    /// A format that is not read.
    Unsupported,
    /// Zero bytes, or nothing in it.
    Empty,
    /// No usable text: a scan, or text that can't be decoded.
    NeedsOcr,
    /// Larger than a limit allows.
    Limit,
    /// Took too long.
    Timeout,
    /// The reader failed inside.
    Crashed,
    /// The system did not give the bytes (rights, vanished, not a file).
    UnreadableFile,
    /// Rubbish that systems leave behind (`Thumbs.db`, `~$...`): not a submission.
    Ignored,
    /// A container; its members are documents of their own.
    Container,
}
