//! ZIP packages: OOXML, `OpenDocument`, EPUB, XPS, or just an archive of files.
//!
//! A torn package has lost its directory, which is at the end; then the names in front of its
//! entries still tell what it was, so that a torn DOCX is called damaged, not an odd archive.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{Foreign, Sniffed, contains};
use crate::model::Format;

pub(super) fn sniff(bytes: &[u8]) -> Sniffed {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return by_names(&local_names(bytes));
    };
    if let Some(types) = part(&mut archive, "[Content_Types].xml")
        && let Some((_, is)) = CONTENT_TYPES.iter().find(|(main, _)| contains(&types, main.as_bytes()))
    {
        return *is;
    }
    if let Some(media_type) = part(&mut archive, "mimetype") {
        let manifest = part(&mut archive, "META-INF/manifest.xml").unwrap_or_default();
        if let Some((_, is)) = MIME_TYPES.iter().find(|(prefix, _)| media_type.starts_with(prefix.as_bytes()))
        {
            let locked = contains(&manifest, b"encryption-data");
            return if locked { Sniffed::Encrypted } else { *is };
        }
    }
    let names: Vec<Vec<u8>> = archive.file_names_raw().take(NAMES).map(<[u8]>::to_vec).collect();
    by_names(&names)
}

/// Entries whose names are looked at, and the most bytes of a part that is looked into.
const NAMES: usize = 1000;
const PART: u64 = 1 << 20;

const PRESENTATION: Sniffed = Sniffed::Other(Foreign {
    name: "PowerPoint (.pptx)",
    media_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
});
const VISIO: Sniffed =
    Sniffed::Other(Foreign { name: "Visio (.vsdx)", media_type: "application/vnd.ms-visio.drawing" });
const XPS: Sniffed = Sniffed::Other(Foreign { name: "XPS", media_type: "application/vnd.ms-xpsdocument" });
const IWORK: Sniffed =
    Sniffed::Other(Foreign { name: "Apple iWork", media_type: "application/vnd.apple.iwork" });

/// The type of a package's main part. Templates and those with macros read like documents.
const CONTENT_TYPES: &[(&str, Sniffed)] = &[
    ("wordprocessingml.document.main+xml", Sniffed::Known(Format::Docx)),
    ("wordprocessingml.template.main+xml", Sniffed::Known(Format::Docx)),
    ("ms-word.document.macroEnabled.main+xml", Sniffed::Known(Format::Docx)),
    ("ms-word.template.macroEnabledTemplate.main+xml", Sniffed::Known(Format::Docx)),
    ("spreadsheetml.sheet.main+xml", Sniffed::Known(Format::Xlsx)),
    ("spreadsheetml.template.main+xml", Sniffed::Known(Format::Xlsx)),
    ("ms-excel.sheet.macroEnabled.main+xml", Sniffed::Known(Format::Xlsx)),
    ("ms-excel.template.macroEnabled.main+xml", Sniffed::Known(Format::Xlsx)),
    ("ms-excel.sheet.binary.macroEnabled.main", Sniffed::Known(Format::Xlsb)),
    ("presentationml.", PRESENTATION),
    ("ms-powerpoint.", PRESENTATION),
    ("ms-visio.", VISIO),
    ("xps-fixeddocument", XPS),
];

/// The beginning of the entry `mimetype`, the longest first.
const MIME_TYPES: &[(&str, Sniffed)] = &[
    ("application/vnd.oasis.opendocument.spreadsheet", Sniffed::Known(Format::Ods)),
    (
        "application/vnd.oasis.opendocument.text",
        Sniffed::Other(Foreign {
            name: "OpenDocument (.odt)",
            media_type: "application/vnd.oasis.opendocument.text",
        }),
    ),
    (
        "application/vnd.oasis.opendocument.presentation",
        Sniffed::Other(Foreign {
            name: "OpenDocument (.odp)",
            media_type: "application/vnd.oasis.opendocument.presentation",
        }),
    ),
    (
        "application/vnd.oasis.opendocument.",
        Sniffed::Other(Foreign { name: "OpenDocument", media_type: "application/vnd.oasis.opendocument" }),
    ),
    ("application/epub+zip", Sniffed::Other(Foreign { name: "EPUB", media_type: "application/epub+zip" })),
];

fn by_names(names: &[Vec<u8>]) -> Sniffed {
    let has = |name: &str| names.iter().any(|other| other.eq_ignore_ascii_case(name.as_bytes()));
    let below = |folder: &str| names.iter().any(|name| name.starts_with(folder.as_bytes()));
    if has("word/document.xml") {
        Sniffed::Known(Format::Docx)
    } else if has("xl/workbook.bin") {
        Sniffed::Known(Format::Xlsb)
    } else if has("xl/workbook.xml") {
        Sniffed::Known(Format::Xlsx)
    } else if has("ppt/presentation.xml") {
        PRESENTATION
    } else if has("Index/Document.iwa") {
        IWORK
    } else if has("[Content_Types].xml") && below("word/") {
        Sniffed::Known(Format::Docx)
    } else if has("[Content_Types].xml") && below("xl/") {
        Sniffed::Known(Format::Xlsx)
    } else {
        Sniffed::Known(Format::Zip)
    }
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(PART).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The names in front of the entries: signature, 22 bytes of facts, length of the name, length
/// of the extra field, name (APPNOTE.TXT 4.3.7).
fn local_names(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut names = Vec::new();
    for (at, window) in bytes.windows(4).enumerate() {
        if window != b"PK\x03\x04" {
            continue;
        }
        if let Some([low, high]) = bytes.get(at + 26..at + 28)
            && let Some(name) = bytes.get(at + 30..at + 30 + usize::from(u16::from_le_bytes([*low, *high])))
        {
            names.push(name.to_vec());
        }
        if names.len() == NAMES {
            break;
        }
    }
    names
}
