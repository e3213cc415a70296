//! The walk through the inboxes. Links are not followed, odd files (pipes, sockets, devices)
//! are not opened: a pipe would be waited for without end.

use std::{
    fs::{self, File, FileType},
    io::{ErrorKind, Read as _},
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use super::{
    Input,
    names::{Unique, rubbish},
    reasons::{reason, unreadable},
};
use crate::{
    model::Reason,
    read::{Limits, ReadError},
};

/// Everything in `inboxes`, in their order, within each by the bytes of the path. A folder is
/// no input of its own unless it can't be listed; an inbox that is not there is one.
pub fn discover(inboxes: &[PathBuf]) -> Vec<Input> {
    let mut prefixes = Unique::default();
    let mut inputs = Vec::new();
    for inbox in inboxes {
        let name = prefixes.name(&inbox_name(inbox));
        // The path given is the user's own word; behind it, links are not followed.
        let at = fs::canonicalize(inbox).unwrap_or_else(|_| inbox.clone());
        let mut found: Vec<(Vec<u8>, Input)> = walk(&at, &name);
        if 1 < inboxes.len() {
            for (_, input) in &mut found {
                if input.path != name {
                    input.path = format!("{name}/{}", input.path);
                }
            }
        }
        found.sort_by(|(one, _), (two, _)| one.cmp(two));
        inputs.extend(found.into_iter().map(|(_, input)| input));
    }
    inputs
}

/// The bytes of `input`, or why there are none. The size is asked before and counted while
/// reading: a file may grow.
pub fn open(input: &Input, limits: &Limits) -> Result<Vec<u8>, Reason> {
    if let Some(reason) = &input.reason {
        return Err(reason.clone());
    }
    let too_large = |size| reason(&ReadError::Limit { what: "byte berkas", size, limit: limits.max_bytes });
    let told = |error: std::io::Error| unreadable(told(error.kind(), "berkas"));
    let facts = fs::symlink_metadata(&input.at).map_err(told)?;
    if let Some(odd) = odd(facts.file_type()) {
        return Err(odd);
    }
    if limits.max_bytes < facts.len() {
        return Err(too_large(facts.len()));
    }
    let file = File::open(&input.at).map_err(told)?;
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or_default());
    file.take(limits.max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(told)?;
    let size = bytes.len() as u64;
    if limits.max_bytes < size { Err(too_large(size)) } else { Ok(bytes) }
}

/// The last part of the path as given: what a person calls the inbox.
fn inbox_name(inbox: &Path) -> String {
    let name = inbox.file_name().map(ToOwned::to_owned);
    let name = name.or_else(|| fs::canonicalize(inbox).ok()?.file_name().map(ToOwned::to_owned));
    name.map_or_else(|| "inbox".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The entries below `root` with the bytes that they are sorted by.
fn walk(root: &Path, name: &str) -> Vec<(Vec<u8>, Input)> {
    WalkDir::new(root)
        .into_iter()
        .filter_map(|entry| match entry {
            Ok(entry) => file(root, name, &entry),
            Err(error) => {
                let at = error.path().unwrap_or(root);
                let kind = error.io_error().map_or(ErrorKind::Other, std::io::Error::kind);
                let what = if at == root { "kotak masuk" } else { "folder" };
                Some(input(root, name, at, 0, Some(unreadable(told(kind, what)))))
            }
        })
        .collect()
}

/// `None` for a folder: its entries follow.
fn file(root: &Path, name: &str, entry: &DirEntry) -> Option<(Vec<u8>, Input)> {
    let kind = entry.file_type();
    if kind.is_dir() {
        return None;
    }
    let bytes = entry.metadata().map_or(0, |facts| facts.len());
    Some(input(root, name, entry.path(), if kind.is_file() { bytes } else { 0 }, odd(kind)))
}

fn input(root: &Path, name: &str, at: &Path, bytes: u64, why: Option<Reason>) -> (Vec<u8>, Input) {
    let below = at.strip_prefix(root).unwrap_or(at);
    let (mut path, mut key) = (String::new(), Vec::new());
    for part in below {
        if !key.is_empty() {
            path.push('/');
            key.push(b'/');
        }
        path.push_str(&part.to_string_lossy());
        key.extend_from_slice(part.as_encoded_bytes());
    }
    if path.is_empty() {
        name.clone_into(&mut path);
    }
    let why = rubbish(&path).or(why);
    (key, Input { path, at: at.to_owned(), bytes, reason: why })
}

/// Why something that is not a plain file is not opened.
fn odd(kind: FileType) -> Option<Reason> {
    if kind.is_file() {
        None
    } else if kind.is_symlink() {
        Some(unreadable("tautan simbolik tidak diikuti"))
    } else {
        Some(unreadable("bukan berkas biasa (pipa, soket atau perangkat), tidak dibuka"))
    }
}

fn told(kind: ErrorKind, what: &str) -> String {
    match kind {
        ErrorKind::PermissionDenied => format!("{what} tidak boleh dibuka: izin ditolak"),
        ErrorKind::NotFound => format!("{what} tidak ditemukan"),
        _ => format!("{what} tidak dapat dibaca oleh sistem"),
    }
}
