//! Whether a page's content is whole, and whether one that shows nothing means to.

use hayro_syntax::{
    content::ops::TypedInstruction,
    object::{Array, Object, Stream, dict::keys::CONTENTS},
    page::Page as HayroPage,
};

/// Streams of one page that are looked at.
const MAX_STREAMS: usize = 10_000;

/// Whether a stream of the page's content has bytes that can't be unpacked.
pub(super) fn is_damaged(page: &HayroPage<'_>) -> bool {
    let undecodable = |stream: &Stream<'_>| {
        !stream.raw_data().is_empty()
            && stream
                .decoded_data()
                .map_or(true, |data| data.is_empty() && MIN_PACKED < stream.raw_data().len())
    };
    let raw = page.raw();
    match raw.get::<Object<'_>>(CONTENTS) {
        Some(Object::Stream(stream)) => undecodable(&stream),
        Some(Object::Array(_)) => raw.get::<Array<'_>>(CONTENTS).is_some_and(|array| {
            array.iter::<Stream<'_>>().take(MAX_STREAMS).any(|stream| undecodable(&stream))
        }),
        Some(Object::Null(_)) | None => false,
        // Neither a stream nor some: the reference leads to something else.
        Some(_) => true,
    }
}

/// Bytes of a packed stream from which nothing at all can't be what was packed: every packing
/// of nothing is shorter.
const MIN_PACKED: usize = 16;

/// Whether the page's content, which showed nothing, has what no blank page has: commands
/// that do not exist, a picture or form that did not come, or bytes without any command.
pub(super) fn should_show(page: &HayroPage<'_>) -> bool {
    let mut operations = page.typed_operations();
    let mut any = false;
    while let Some(operation) = operations.next() {
        any = true;
        if matches!(
            operation,
            TypedInstruction::Fallback(_) | TypedInstruction::XObject(_) | TypedInstruction::InlineImage(_)
        ) {
            return true;
        }
    }
    !any && page.page_stream().is_some_and(|bytes| !bytes.trim_ascii().is_empty())
}
