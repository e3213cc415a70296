//! Finds the inputs: walks the inboxes in a stable order and opens containers in memory.
//! Nothing is dropped: rubbish, folders that can't be listed and odd files are inputs too,
//! with the reason why they are not read.
//!
//! The door is three functions, called in this order, and the words for what goes wrong:
//!
//! ```text
//! discover(inboxes) -> Input          one per directory entry, sorted
//! open(input, limits) -> bytes        or the reason why not
//! expand(path, bytes, limits) -> Leaf one per document, containers and their members alike
//! reason(error) -> Reason             what the analyst reads
//! ```
//!
//! Containers are ZIP and mail, in each other to [`Limits::max_depth`]. Nothing is ever
//! written to disk, and a name inside a container is only shown, never opened.
//!
//! To add a container: let [`Format::is_container`] say so, and add its arm in `expand.rs`
//! with a function from bytes to `Member`s.

mod archive;
mod expand;
mod mail;
mod names;
mod reasons;
mod walk;

pub use expand::expand;
pub use reasons::reason;
pub use walk::{discover, open};

use std::path::PathBuf;

use crate::model::{Format, Reason, Source};
#[cfg(doc)]
use crate::read::Limits;

/// An entry of an inbox: a file, or something that stands in the place of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Path below the inbox, `/` between parts, lossy where a name is not UTF-8. A file given
    /// as inbox has its name. With several inboxes each path begins with its inbox's name
    /// (`#2` behind a second one of that name), so that no two are the same.
    pub path: String,
    /// Where the system has it.
    pub at: PathBuf,
    /// Size in bytes as the folder says; 0 when it does not.
    pub bytes: u64,
    /// Why it is not read; `None` when it is to be opened.
    pub reason: Option<Reason>,
}

impl Input {
    /// The record's source of an input that was not read.
    pub fn source(&self) -> Source {
        Source {
            path: self.path.clone(),
            member: None,
            sha256: None,
            bytes: self.bytes,
            media_type: None,
            pages: None,
            text: crate::model::TextKind::None,
        }
    }
}

/// A document of an input: the file itself, or a member of a container in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Where it lies: path, member, content hash, size and media type. Pages and text are for
    /// the reader to say.
    pub source: Source,
    /// What to read; or why there is nothing to read, [`crate::model::ReasonCode::Container`]
    /// for a container whose members follow.
    pub content: Result<Content, Reason>,
}

/// What to read.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    /// The format, by content; never a container.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} of {} bytes", self.format, self.bytes.len())
    }
}
