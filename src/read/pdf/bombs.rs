//! Streams that unpack to more than is allowed, found before anything unpacks them.
//!
//! `hayro` unpacks without a bound. One layer of DEFLATE makes at most 1032 bytes of one, so
//! only streams that are long enough to pass the limit, or have several layers, need a look;
//! those are unpacked by `lopdf`, which stops at the limit. Pictures are never unpacked.

use aho_corasick::AhoCorasick;
use lopdf::{DecompressError, Dictionary, Error, Object, Stream};

use crate::read::{Limits, ReadError};

/// DEFLATE's best; LZW does worse.
const BEST_RATIO: u64 = 1032;
/// Bytes before a stream in which its dictionary is looked for.
const DICTIONARY: usize = 1024;

/// An error if a stream in the file `bytes` passes the limit.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let limit = limits.max_unpacked;
    let Ok(finder) = AhoCorasick::new(["endstream", "stream"]) else { return Ok(()) };
    let mut open: Option<(usize, usize)> = None;
    for found in finder.find_iter(bytes) {
        if found.pattern().as_usize() == 1 {
            open = open.or(Some((found.start(), found.end())));
            continue;
        }
        let Some((before, start)) = open.take() else { continue };
        let head = bytes.get(before.saturating_sub(DICTIONARY)..before).unwrap_or_default();
        let object = head.windows(3).rposition(|window| window == b"obj").unwrap_or_default();
        let dictionary = head.get(object..).unwrap_or_default();
        let body = bytes.get(start..found.start()).unwrap_or_default();
        let layers = layers(dictionary);
        let long = u64::try_from(body.len()).unwrap_or(u64::MAX).saturating_mul(BEST_RATIO) > limit;
        let packed = layers.iter().any(|layer| *layer != "ASCII85Decode" && *layer != "ASCIIHexDecode");
        if packed && (long || layers.len() > 1) && unpacks_beyond(body, &layers, limit) {
            return Err(ReadError::Limit {
                what: "bytes of an unpacked stream",
                size: limit.saturating_add(1),
                limit,
            });
        }
    }
    Ok(())
}

/// The layers of packing that a stream's dictionary names, outermost first.
fn layers(dictionary: &[u8]) -> Vec<&'static str> {
    const NAMES: [&str; 6] =
        ["FlateDecode", "LZWDecode", "RunLengthDecode", "ASCII85Decode", "ASCIIHexDecode", "/Image"];
    let Ok(finder) = AhoCorasick::new(NAMES) else { return Vec::new() };
    let found: Vec<&str> = finder
        .find_iter(dictionary)
        .filter_map(|found| NAMES.get(found.pattern().as_usize()).copied())
        .collect();
    if found.contains(&"/Image") { Vec::new() } else { found }
}

fn unpacks_beyond(body: &[u8], layers: &[&str], limit: u64) -> bool {
    let names = layers.iter().map(|name| Object::Name(name.as_bytes().to_vec())).collect();
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", Object::Array(names));
    // The end of line behind the keyword is no part of the stream.
    let body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
    let stream = Stream::new(dictionary, body.to_vec());
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    // Damage is for the reader to find; too much is the one thing of interest here.
    matches!(
        stream.decompressed_content_with_limit(limit),
        Err(Error::Decompress(
            DecompressError::MemoryLimitExceeded { .. } | DecompressError::TooManyFilters { .. }
        ))
    )
}
