//! ZIP archives, from memory.
//!
//! Headers are not believed: bytes are counted as they come out, so that overlapping entries
//! and false sizes cost no more than the limit. A damaged or locked entry costs only itself.
//! Two entries of one name are two documents, though the crate's directory knows only the
//! last of them: the others are read at the place that the central directory gives.

use std::io::{Cursor, Read};

use zip::{
    ZipArchive,
    read::{ZipFile, read_zipfile_from_stream_with_compressed_size},
    result::ZipError,
};

use super::{
    expand::{Budget, Member, Members},
    names::{rubbish, shown},
    reasons,
};
use crate::{
    model::{Reason, ReasonCode},
    read::{Limits, ReadError},
};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn members(bytes: &[u8], limits: &Limits, budget: &mut Budget) -> Result<Members, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| ReadError::Damaged { detail: error.to_string() })?;
    let most = usize::try_from(limits.max_entries).unwrap_or(usize::MAX);
    let mut members = Vec::new();
    let mut all = 0;
    for entry in entries(&archive, bytes) {
        let member = match entry {
            Entry::Listed(index) => listed(&mut archive, index, members.len() < most, limits, budget),
            Entry::Shadowed(place) => shadowed(bytes, &place, members.len() < most, limits, budget),
        };
        let Some(member) = member else { continue };
        all += 1;
        if members.len() < most {
            members.push(member);
        }
    }
    Ok(Members { members, all })
}

/// An entry of the central directory.
enum Entry {
    /// One that the crate knows.
    Listed(usize),
    /// One whose name a later entry has too.
    Shadowed(Place),
}

/// Where a shadowed entry lies.
struct Place {
    name: Vec<u8>,
    start: u64,
    compressed: u64,
}

fn entries(archive: &Archive<'_>, bytes: &[u8]) -> Vec<Entry> {
    if !archive.has_duplicate_names() {
        return (0..archive.len()).map(Entry::Listed).collect();
    }
    let mut entries = Vec::new();
    let mut at = usize::try_from(archive.central_directory_start()).unwrap_or(usize::MAX);
    while let Some((place, next)) = central_header(bytes, at) {
        at = next;
        let listed = archive.index_for_name_raw(&place.name).filter(|index| {
            archive
                .by_index_data(*index)
                .is_ok_and(|entry| entry.header_start() == place.start + archive.offset())
        });
        entries.push(listed.map_or(Entry::Shadowed(place), Entry::Listed));
    }
    entries
}

/// The central directory's header at `at`, and where the next begins (APPNOTE.TXT 4.3.12).
fn central_header(bytes: &[u8], at: usize) -> Option<(Place, usize)> {
    let header = bytes.get(at..at.checked_add(46)?)?;
    if !header.starts_with(b"PK\x01\x02") {
        return None;
    }
    let short = |at: usize| Some(u16::from_le_bytes(header.get(at..at + 2)?.try_into().ok()?));
    let long = |at: usize| Some(u32::from_le_bytes(header.get(at..at + 4)?.try_into().ok()?));
    let name_end = at + 46 + usize::from(short(28)?);
    let name = bytes.get(at + 46..name_end)?.to_vec();
    let next = name_end + usize::from(short(30)?) + usize::from(short(32)?);
    Some((Place { name, start: u64::from(long(42)?), compressed: u64::from(long(20)?) }, next))
}

/// `None` for a folder: its entries follow.
fn listed(
    archive: &mut Archive<'_>,
    index: usize,
    unpack: bool,
    limits: &Limits,
    budget: &mut Budget,
) -> Option<Member> {
    let Ok(facts) = archive.by_index_data(index) else {
        return Some(Member { name: shown(""), bytes: Err(entry_damaged()), size: 0 });
    };
    let name = decoded(facts.name_raw(), facts.name().ok().as_deref());
    if facts.is_dir() {
        return None;
    }
    let size = facts.size();
    let refused = rubbish(&name)
        .or_else(|| facts.is_symlink().then(|| reasons::unreadable("tautan simbolik tidak diikuti")))
        .or_else(|| facts.encrypted().then(|| reasons::reason(&ReadError::Encrypted)))
        .or_else(|| (!unpack).then(|| reasons::too_large(0)));
    let bytes = match refused {
        Some(reason) => Err(reason),
        None => match archive.by_index(index) {
            Ok(entry) => unpacked(entry, limits, budget),
            Err(error) => Err(told(&error)),
        },
    };
    Some(Member { name, bytes, size })
}

fn shadowed(
    bytes: &[u8],
    place: &Place,
    unpack: bool,
    limits: &Limits,
    budget: &mut Budget,
) -> Option<Member> {
    let name = decoded(&place.name, None);
    if place.name.ends_with(b"/") {
        return None;
    }
    let refused = rubbish(&name).or_else(|| (!unpack).then(|| reasons::too_large(0)));
    let start = usize::try_from(place.start).unwrap_or(usize::MAX);
    let content = if let Some(reason) = refused {
        Err(reason)
    } else {
        let mut rest = bytes.get(start..).unwrap_or_default();
        match read_zipfile_from_stream_with_compressed_size(&mut rest, place.compressed) {
            Ok(Some(entry)) => unpacked(entry, limits, budget),
            Ok(None) => Err(entry_damaged()),
            Err(error) => Err(told(&error)),
        }
    };
    Some(Member { name, bytes: content, size: 0 })
}

/// The entry's bytes, counted as they come out.
fn unpacked<R: Read>(entry: ZipFile<'_, R>, limits: &Limits, budget: &mut Budget) -> Result<Vec<u8>, Reason> {
    let most = limits.max_bytes.min(budget.left);
    let mut bytes = Vec::new();
    let done = entry.take(most.saturating_add(1)).read_to_end(&mut bytes);
    let size = bytes.len() as u64;
    budget.left = budget.left.saturating_sub(size);
    if most < size {
        let one = ReadError::Limit { what: "byte berkas", size, limit: limits.max_bytes };
        return Err(if most == limits.max_bytes {
            reasons::reason(&one)
        } else {
            reasons::too_large(budget.limit)
        });
    }
    match done {
        Ok(_) => Ok(bytes),
        Err(_) => Err(entry_damaged()),
    }
}

/// Names of old tools are code page 437, of new ones UTF-8, and many forget to say which.
fn decoded(raw: &[u8], by_flag: Option<&str>) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => shown(name),
        Err(_) => {
            shown(&by_flag.map_or_else(|| String::from_utf8_lossy(raw).into_owned(), ToOwned::to_owned))
        }
    }
}

fn entry_damaged() -> Reason {
    reasons::damaged("berkas di dalam wadah rusak; mintalah pengirim mengirim ulang")
}

fn told(error: &ZipError) -> Reason {
    match error {
        ZipError::InvalidPassword => reasons::reason(&ReadError::Encrypted),
        ZipError::UnsupportedArchive(text) if text.to_lowercase().contains("password") => {
            reasons::reason(&ReadError::Encrypted)
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Reason {
            code: ReasonCode::Unsupported,
            message: "cara pemampatan di dalam wadah tidak dibaca; mintalah ZIP biasa".to_owned(),
        },
        _ => entry_damaged(),
    }
}
