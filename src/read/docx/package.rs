//! The package of a DOCX: parts in a ZIP, tied together by relationships (ECMA-376 part 2).

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use zip::ZipArchive;

use super::tree;
use crate::read::{Limits, ReadError, text};

/// Bytes of one part; the text of the longest gazette has 20 MB.
const MAX_PART: u64 = 64 << 20;

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    limit: u64,
}

/// What a part refers to: id to kind and target.
pub(super) type Relations = BTreeMap<String, Relation>;

/// A reference from one part to another.
pub(super) struct Relation {
    /// The last part of its type's address, the same for strict and transitional.
    pub(super) kind: String,
    /// The part's name in the package.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| ReadError::Damaged { detail: error.to_string() })?;
        let (size, limit) = (archive.len() as u64, u64::from(limits.max_entries));
        if limit < size {
            return Err(ReadError::Limit { what: "parts", size, limit });
        }
        Ok(Self { archive, left: limits.max_unpacked, limit: limits.max_unpacked })
    }

    /// Names of the parts below `folder`, sorted.
    pub(super) fn below(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .archive
            .file_names_raw()
            .filter_map(|name| std::str::from_utf8(name).ok())
            .filter(|name| name.starts_with(folder) && !name.ends_with('/'))
            .map(ToOwned::to_owned)
            .collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        names
    }

    /// The text of the part; `None` when it is not there.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let no_text = || ReadError::Damaged { detail: format!("{name} is no text") };
        text::decode_xml(&bytes).map(Some).ok_or_else(no_text)
    }

    /// The part; `None` when it is not there. Bytes are counted as they come out.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let damaged = |detail: String| ReadError::Damaged { detail };
        let same = |other: &&str| other.eq_ignore_ascii_case(name);
        let index = self.archive.index_for_name(name).or_else(|| {
            // Names are compared without case (ECMA-376 part 2, 6.2.2.3).
            let names =
                self.archive.file_names_raw().map(|name| std::str::from_utf8(name).unwrap_or_default());
            names.enumerate().find(|(_, other)| same(other)).map(|(index, _)| index)
        });
        let Some(index) = index else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|error| damaged(error.to_string()))?;
        let limit = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        let done = part.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        // What is given up has cost its work, too.
        let left = self.left;
        self.left = self.left.saturating_sub(size);
        if limit < size {
            if limit == MAX_PART {
                return Err(ReadError::Limit { what: "bytes of a part", size, limit });
            }
            let size = self.limit - left + size;
            return Err(ReadError::Limit { what: "bytes unpacked", size, limit: self.limit });
        }
        done.map_err(|error| damaged(error.to_string()))?;
        Ok(Some(bytes))
    }

    /// The main part: what the package says it is, else where all producers put it.
    pub(super) fn main(&mut self) -> String {
        let relations = self.relations("").unwrap_or_default();
        let main = relations.into_values().find(|relation| relation.kind == "officeDocument");
        main.map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target)
    }

    /// What `part` refers to inside the package; `""` is the package itself.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, ReadError> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(xml) = self.text(&name)? else { return Ok(Relations::new()) };
        let root = tree::parse(&xml)?;
        let inside = root.elements().filter(|element| {
            element.name() == "Relationship" && element.attribute("TargetMode").as_deref() != Some("External")
        });
        Ok(inside
            .filter_map(|element| {
                let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
                let target = resolve(folder, &element.attribute("Target")?);
                Some((element.attribute("Id")?, Relation { kind, target }))
            })
            .collect())
    }
}

/// The part that `target` names, seen from `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let absolute = target.starts_with('/');
    let mut parts: Vec<&str> = if absolute { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            "" | "." => (),
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}
