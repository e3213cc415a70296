//! What the analyst reads when something is not read.

use crate::{
    model::{Reason, ReasonCode},
    read::ReadError,
};

/// The reason that stands in the record and in the workbook for `error`.
pub fn reason(error: &ReadError) -> Reason {
    let message = match error {
        ReadError::Encrypted => "terkunci dengan kata sandi; mintalah berkas tanpa kata sandi".to_owned(),
        ReadError::Damaged { .. } => {
            "berkas rusak atau terpotong; mintalah pengirim mengirim ulang".to_owned()
        }
        ReadError::Unsupported { what } if what == "unknown format" => {
            "format berkas tidak dikenali".to_owned()
        }
        ReadError::Unsupported { what } => {
            format!("format {what} tidak dibaca; mintalah PDF, DOCX atau XLSX")
        }
        ReadError::Empty => "berkas kosong".to_owned(),
        ReadError::NeedsOcr { pages } => {
            format!("hasil pindai ({pages} gambar atau halaman) tanpa teks yang dapat dibaca")
        }
        ReadError::Limit { what, size, limit } => {
            format!("melebihi batas: {size} dari paling banyak {limit} ({what})")
        }
    };
    Reason { code: error.code(), message }
}

pub(super) fn ignored(message: &str) -> Reason {
    Reason { code: ReasonCode::Ignored, message: message.to_owned() }
}

pub(super) fn unreadable(message: impl Into<String>) -> Reason {
    Reason { code: ReasonCode::UnreadableFile, message: message.into() }
}

/// A container of `members` documents of their own.
pub(super) fn container(members: usize) -> Reason {
    Reason { code: ReasonCode::Container, message: format!("wadah: {members} berkas") }
}

/// A container with more entries than are opened.
pub(super) fn too_many(read: usize, of: usize) -> Reason {
    Reason {
        code: ReasonCode::Limit,
        message: format!("wadah: hanya {read} dari {of} berkas dibuka, sisanya melebihi batas"),
    }
}

/// A container in containers, too deep to be opened.
pub(super) fn too_deep(depth: u32) -> Reason {
    Reason {
        code: ReasonCode::Limit,
        message: format!("wadah di dalam wadah lebih dari {depth} tingkat tidak dibuka"),
    }
}

/// A member that does not fit any more into what the file may unpack to.
pub(super) fn too_large(limit: u64) -> Reason {
    Reason {
        code: ReasonCode::Limit,
        message: format!("isi wadah melebihi batas {} MiB setelah dibuka", limit >> 20),
    }
}

pub(super) fn damaged(what: &str) -> Reason {
    Reason { code: ReasonCode::Damaged, message: what.to_owned() }
}
