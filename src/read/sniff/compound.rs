//! Compound files (OLE, [MS-CFB]): a small file system in a file. What it is, is told by the
//! streams in its root; deeper ones belong to embedded objects (a table of Excel in a text of
//! Word), so they are asked only when the directory is damaged.

use super::{Foreign, Sniffed};
use crate::model::Format;

pub(super) fn sniff(bytes: &[u8]) -> Sniffed {
    let entries = directory(bytes).unwrap_or_default();
    let mut names = root_names(&entries);
    if names.is_empty() {
        names = bytes.chunks_exact(ENTRY).filter_map(Entry::parse).map(|entry| entry.name).collect();
    }
    STREAMS
        .iter()
        .find(|(stream, _)| names.iter().any(|name| name.eq_ignore_ascii_case(stream)))
        .map_or(OTHER, |(_, is)| *is)
}

/// Bytes of a directory entry.
const ENTRY: usize = 128;
/// Sectors and entries followed before the file is taken for a loop.
const MOST: usize = 1 << 16;

const OTHER: Sniffed =
    Sniffed::Other(Foreign { name: "compound file (OLE)", media_type: "application/x-ole-storage" });

/// A stream and what it tells; the telling ones first.
const STREAMS: &[(&str, Sniffed)] = &[
    ("EncryptedPackage", Sniffed::Encrypted),
    ("EncryptionInfo", Sniffed::Encrypted),
    (
        "WordDocument",
        Sniffed::Other(Foreign { name: "Word 97-2003 (.doc)", media_type: "application/msword" }),
    ),
    (
        "PowerPoint Document",
        Sniffed::Other(Foreign {
            name: "PowerPoint 97-2003 (.ppt)",
            media_type: "application/vnd.ms-powerpoint",
        }),
    ),
    (
        "__properties_version1.0",
        Sniffed::Other(Foreign { name: "Outlook (.msg)", media_type: "application/vnd.ms-outlook" }),
    ),
    ("Workbook", Sniffed::Known(Format::Xls)),
    ("Book", Sniffed::Known(Format::Xls)),
    ("VisioDocument", Sniffed::Other(Foreign { name: "Visio (.vsd)", media_type: "application/vnd.visio" })),
    (
        "Contents",
        Sniffed::Other(Foreign { name: "Publisher or Works", media_type: "application/x-ole-storage" }),
    ),
];

/// A directory entry.
struct Entry {
    name: String,
    left: u32,
    right: u32,
    child: u32,
}

impl Entry {
    /// `None` for an unused entry and for bytes that are none.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(bytes, 64)?);
        let kind = *bytes.get(66)?;
        if !matches!(kind, 1 | 2 | 5) || !(4..=64).contains(&length) || length % 2 != 0 {
            return None;
        }
        let units: Vec<u16> = bytes
            .get(..length - 2)?
            .chunks_exact(2)
            .filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)))
            .collect();
        let name = String::from_utf16(&units).ok()?;
        Some(Self { name, left: u32_at(bytes, 68)?, right: u32_at(bytes, 72)?, child: u32_at(bytes, 76)? })
    }
}

/// The names of the streams and storages that lie in the root.
fn root_names(entries: &[Option<Entry>]) -> Vec<String> {
    let mut names = Vec::new();
    let mut todo: Vec<u32> =
        entries.first().and_then(Option::as_ref).map(|root| root.child).into_iter().collect();
    while let Some(id) = todo.pop() {
        let entry = usize::try_from(id).ok().and_then(|id| entries.get(id)?.as_ref());
        if let Some(entry) = entry
            && names.len() < entries.len()
        {
            names.push(entry.name.clone());
            todo.extend([entry.left, entry.right]);
        }
    }
    names
}

/// The entries of the directory, found through the chain of its sectors.
fn directory(bytes: &[u8]) -> Option<Vec<Option<Entry>>> {
    let shift = u16_at(bytes, 30)?;
    if !matches!(shift, 9 | 12) {
        return None;
    }
    let size = 1_usize << shift;
    let sector = |id: u32| {
        let start = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(size)?;
        Some(bytes.get(start..).unwrap_or_default()).filter(|rest| !rest.is_empty())
    };
    // The first 109 sectors of the allocation table are listed in the header: 7 MB of table
    // at the smallest sector, enough for a file of 900 MB... of which the directory is the front.
    let table = |id: u32| {
        let id = usize::try_from(id).ok()?;
        let per_sector = size / 4;
        let at = u32_at(bytes, 76 + 4 * Some(id / per_sector).filter(|at| *at < 109)?)?;
        u32_at(sector(at)?, 4 * (id % per_sector))
    };
    let mut entries = Vec::new();
    let mut id = u32_at(bytes, 48)?;
    while id < 0xffff_fffa && entries.len() < MOST {
        let rest = sector(id)?;
        entries.extend(rest.get(..size).unwrap_or(rest).chunks_exact(ENTRY).map(Entry::parse));
        let Some(next) = table(id) else { break };
        id = next;
    }
    Some(entries)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
