//! A second try on damage: `lopdf` rebuilds the file, and what it saves is read again.

use lopdf::{Document, LoadOptions};

use crate::read::{Limits, ReadError};

/// The file in `bytes` as `lopdf` understands it, written anew.
pub(super) fn mend(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let limit = usize::try_from(limits.max_unpacked).unwrap_or(usize::MAX);
    let damaged = |error: &dyn std::fmt::Display| ReadError::Damaged { detail: error.to_string() };
    let mut document = Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(limit))
        .map_err(|error| damaged(&error))?;
    if document.is_encrypted() {
        return Err(ReadError::Encrypted);
    }
    let mut mended = Vec::with_capacity(bytes.len());
    document.save_to(&mut mended).map_err(|error| damaged(&error))?;
    Ok(mended)
}
