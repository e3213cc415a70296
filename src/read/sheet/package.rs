//! The ZIP package of XLSX, XLSB and ODS: what is in it, and that it unpacks to no more
//! than is allowed. Nothing is believed: bytes are counted as they come out.

use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read as _};

use aho_corasick::AhoCorasick;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader as XmlReader, XmlVersion};
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::read::{Limits, ReadError};

/// A part of more bytes than this must not unpack to more than [`MAX_RATIO`] times its size.
const RATIO_FROM: u64 = 16 << 20;
/// Apache POI's limit is 100; sheets of empty formatted cells are denser than that.
const MAX_RATIO: u64 = 250;
/// Bytes read at once.
const CHUNK: usize = 64 << 10;

/// A package that was looked through.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts that do not unpack.
    broken: BTreeSet<String>,
    /// Parts that hold one of the words looked for.
    marked: BTreeSet<String>,
}

/// A part being parsed.
pub(super) type PartReader<'a, 'b> = XmlReader<BufReader<ZipFile<'a, Cursor<&'b [u8]>>>>;

impl<'a> Package<'a> {
    /// Unpacks every part once to count it; `marks` are the words that [`Self::is_marked`] tells of.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits, marks: &[&str]) -> Result<Self, ReadError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let entries = zip.len() as u64;
        if entries > u64::from(limits.max_entries) {
            let limit = u64::from(limits.max_entries);
            return Err(ReadError::Limit { what: "entries of the package", size: entries, limit });
        }
        let finder = AhoCorasick::new(marks).map_err(damaged)?;
        let mut unpacked = 0_u64;
        let mut broken = BTreeSet::new();
        let mut marked = BTreeSet::new();
        for index in 0..zip.len() {
            let name = match zip.name_for_index(index) {
                Some(Ok(name)) => plain(&name),
                _ => continue,
            };
            let mut part = match zip.by_index(index) {
                Ok(part) => part,
                Err(zip::result::ZipError::UnsupportedArchive(what)) if what.contains("assword") => {
                    return Err(ReadError::Encrypted);
                }
                Err(_) => {
                    broken.insert(name);
                    continue;
                }
            };
            let packed = part.compressed_size().max(1);
            let mut size = 0_u64;
            let mut buffer = vec![0; CHUNK];
            // The end of the chunk before, so that a word across two chunks is seen.
            let mut kept = 0;
            loop {
                let got = match part.read(buffer.get_mut(kept..).unwrap_or_default()) {
                    Ok(0) => break,
                    Ok(got) => got,
                    Err(_) => {
                        broken.insert(name.clone());
                        break;
                    }
                };
                size += got as u64;
                unpacked += got as u64;
                if unpacked > limits.max_unpacked {
                    let (size, limit) = (unpacked, limits.max_unpacked);
                    return Err(ReadError::Limit { what: "unpacked bytes of the package", size, limit });
                }
                if size > RATIO_FROM && size / packed > MAX_RATIO {
                    return Err(ReadError::Limit {
                        what: "unpacked bytes for each packed byte of a part",
                        size: size / packed,
                        limit: MAX_RATIO,
                    });
                }
                let end = kept + got;
                let seen = buffer.get(..end).unwrap_or_default();
                if !marks.is_empty() && !marked.contains(&name) && finder.is_match(seen) {
                    marked.insert(name.clone());
                }
                kept = end.min(64);
                buffer.copy_within(end - kept..end, 0);
            }
        }
        Ok(Self { zip, broken, marked })
    }

    /// Whether the part unpacks to its end, with the right checksum.
    pub(super) fn is_broken(&self, part: &str) -> bool {
        self.broken.contains(&plain(part))
    }

    /// Whether the part holds one of the words looked for.
    pub(super) fn is_marked(&self, part: &str) -> bool {
        self.marked.contains(&plain(part))
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, part: &str) -> bool {
        self.index(part).is_some()
    }

    fn index(&self, part: &str) -> Option<usize> {
        let part = plain(part);
        (0..self.zip.len())
            .find(|index| matches!(self.zip.name_for_index(*index), Some(Ok(name)) if plain(&name) == part))
    }

    /// The part's unpacked bytes.
    pub(super) fn bytes(&mut self, part: &str) -> Option<BufReader<ZipFile<'_, Cursor<&'a [u8]>>>> {
        let index = self.index(part)?;
        self.zip.by_index(index).ok().map(BufReader::new)
    }

    /// An XML part.
    pub(super) fn xml(&mut self, part: &str) -> Option<PartReader<'_, 'a>> {
        let mut xml = XmlReader::from_reader(self.bytes(part)?);
        let config = xml.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Some(xml)
    }

    /// Id, type and target of each relationship in `part`.
    pub(super) fn relations(&mut self, part: &str) -> Vec<(String, String, String)> {
        let mut relations = Vec::new();
        let Some(mut xml) = self.xml(part) else { return relations };
        let mut buffer = Vec::new();
        while let Ok(event) = xml.read_event_into(&mut buffer) {
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let get = |key| attribute(&tag, key).unwrap_or_default();
                    relations.push((get("Id"), get("Type"), get("Target")));
                }
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        relations
    }
}

/// A part's name as it is compared: `/` between folders, none before, case aside.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// `target` as `part` means it.
pub(super) fn resolve(part: &str, target: &str) -> String {
    if target.starts_with('/') {
        return target.trim_start_matches('/').to_owned();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                folders.pop();
            }
            "." | "" => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}

/// The value of the attribute `key`, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == key)
        .map(|attribute| {
            attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| attribute.value.to_string(), Into::into)
        })
}

/// Damage, in the parser's words.
pub(super) fn damaged(error: impl std::fmt::Display) -> ReadError {
    ReadError::Damaged { detail: error.to_string() }
}
