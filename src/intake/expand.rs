//! From a file to its documents: containers are opened in memory, one in the other.

use super::{Content, Leaf, archive, mail, names::Unique, reasons};
use crate::{
    model::{Format, Reason, Source, SourceId, TextKind},
    read::{self, Limits, ReadError},
};

/// A member of a container, before anybody has looked into it.
pub(super) struct Member {
    /// Its name as shown.
    pub(super) name: String,
    /// Its bytes, or why there are none.
    pub(super) bytes: Result<Vec<u8>, Reason>,
    /// Its size in bytes as the container says; asked only when there are no bytes.
    pub(super) size: u64,
}

/// The members of a container.
pub(super) struct Members {
    /// Those that are opened, in the container's order.
    pub(super) members: Vec<Member>,
    /// How many there are, opened or not.
    pub(super) all: usize,
}

/// What the members of one file may unpack to, in all: containers in containers share it, so
/// that nesting does not multiply the memory.
pub(super) struct Budget {
    pub(super) left: u64,
    pub(super) limit: u64,
}

/// The documents in the file at `path` with these `bytes`: the file itself, then, if it is a
/// container, its members in the container's order, each container before its own members.
///
/// A container is a leaf too, with the reason [`crate::model::ReasonCode::Container`], so that
/// every row of the workbook can be traced to the file that was sent. Members unpack to
/// [`Limits::max_unpacked`] bytes together; what does not fit is a leaf that says so.
pub fn expand(path: &str, bytes: Vec<u8>, limits: &Limits) -> Vec<Leaf> {
    let mut budget = Budget { left: limits.max_unpacked, limit: limits.max_unpacked };
    let mut leaves = Vec::new();
    add(path, None, bytes, 0, limits, &mut budget, &mut leaves);
    leaves
}

fn add(
    path: &str,
    member: Option<&str>,
    bytes: Vec<u8>,
    depth: u32,
    limits: &Limits,
    budget: &mut Budget,
    leaves: &mut Vec<Leaf>,
) {
    let sniffed = read::sniff(&bytes);
    let mut source = Source {
        path: path.to_owned(),
        member: member.map(ToOwned::to_owned),
        sha256: Some(SourceId::of(&bytes)),
        bytes: bytes.len() as u64,
        media_type: sniffed.media_type(&bytes).map(ToOwned::to_owned),
        pages: None,
        text: TextKind::None,
    };
    let format = match sniffed.format() {
        Ok(format) => format,
        Err(error) => return leaves.push(Leaf { source, content: Err(reasons::reason(&error)) }),
    };
    if !format.is_container() {
        return leaves.push(Leaf { source, content: Ok(Content { format, bytes }) });
    }
    if limits.max_depth <= depth {
        return leaves.push(Leaf { source, content: Err(reasons::too_deep(limits.max_depth)) });
    }
    let members = match members(format, &bytes, limits, budget) {
        Ok(members) => members,
        Err(error) => return leaves.push(Leaf { source, content: Err(reasons::reason(&error)) }),
    };
    drop(bytes);
    let Members { members, all } = members;
    let reason =
        if members.len() < all { reasons::too_many(members.len(), all) } else { reasons::container(all) };
    leaves.push(Leaf { source: source.clone(), content: Err(reason) });
    let mut names = Unique::default();
    for Member { name, bytes, size } in members {
        let name = names.name(&name);
        let inner = member.map_or_else(|| name.clone(), |outer| format!("{outer}/{name}"));
        match bytes {
            Ok(bytes) => add(path, Some(&inner), bytes, depth + 1, limits, budget, leaves),
            Err(reason) => {
                source.member = Some(inner);
                source.sha256 = None;
                source.bytes = size;
                source.media_type = None;
                leaves.push(Leaf { source: source.clone(), content: Err(reason) });
            }
        }
    }
}

fn members(format: Format, bytes: &[u8], limits: &Limits, budget: &mut Budget) -> Result<Members, ReadError> {
    match format {
        Format::Mail => mail::members(bytes, limits, budget),
        _ => archive::members(bytes, limits, budget),
    }
}
