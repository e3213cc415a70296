//! Reads pictures: PNG, JPEG, WebP, and the pages of a TIFF; also those that other formats hold.

#![allow(clippy::cast_precision_loss, reason = "pixels")]

use std::io::Cursor;

use image::{ImageDecoder as _, ImageReader, Limits as ImageLimits, metadata::Orientation};

use super::{
    Limits, Ocr, ReadError, Reader, layout,
    ocr::{self, Raster},
};
use crate::model::{Document, Facts, Omission, Page, TextKind};

/// The reader of [`crate::model::Format::Image`].
pub(super) struct Image;

/// Points of a picture's longer side, which says nothing of its size: that of an A4 page.
const LONG_SIDE: f32 = 842.0;
/// Pixels of the longer side beyond which a picture shows no more.
const MOST: usize = 3600;
/// Pixels below which a picture holds no page.
const LEAST: usize = 200;

impl Reader for Image {
    fn revision(&self) -> u32 {
        3
    }

    fn read(&self, bytes: &[u8], limits: &Limits, ocr: Option<&Ocr>) -> Result<Document, ReadError> {
        let frames = frames(bytes, limits.max_pages);
        let all = u32::try_from(frames.len()).unwrap_or(u32::MAX);
        let seen = recognised(frames.len(), 1, limits, ocr, |at| match frames.get(at) {
            Some(Frame::Only) => picture(bytes, limits),
            Some(Frame::At(offset)) => picture(&beginning_at(bytes, *offset), limits),
            Some(Frame::Torn) | None => {
                Err(ReadError::Damaged { detail: "a page of the picture".to_owned() })
            }
        });
        let Seen { pages, omissions, error } = seen;
        if pages.is_empty() {
            return Err(error.unwrap_or(ReadError::NeedsOcr { pages: all }));
        }
        Ok(Document { pages, facts: Facts { pages: Some(all), ..Facts::default() }, omissions })
    }
}

/// What pictures show.
#[derive(Default)]
pub(super) struct Seen {
    /// One page a picture, two for a picture of two.
    pub(super) pages: Vec<Page>,
    /// The pictures that show no page, or could not be read.
    pub(super) omissions: Vec<Omission>,
    /// Why the first of those could not be read.
    pub(super) error: Option<ReadError>,
}

/// What `count` pictures show, as pages numbered from `first` on; `picture` makes each when
/// there is a seat for it.
pub(super) fn recognised(
    count: usize,
    first: u32,
    limits: &Limits,
    ocr: Option<&Ocr>,
    picture: impl Fn(usize) -> Result<Raster, ReadError> + Sync,
) -> Seen {
    let mut seen = Seen::default();
    let all = u32::try_from(count).unwrap_or(u32::MAX);
    let read = all.min(limits.max_pages);
    let count = read as usize;
    if read < all {
        seen.omissions.push(Omission::Pages { read, of: all });
    }
    if count == 0 {
        return seen;
    }
    let Some((ocr, recogniser)) = ocr.and_then(|ocr| Some((ocr, ocr.recogniser().ok()?))) else {
        seen.omissions.extend((first..).take(count).map(|page| Omission::NeedsOcr { page }));
        return seen;
    };
    let found = ocr.each(count, |at| {
        let number = first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        picture(at).map(|picture| {
            let scale = LONG_SIDE / picture.width().max(picture.height()) as f32;
            ocr::recognise(recogniser, picture, number, scale).ok()
        })
    });
    let mut warps = Vec::new();
    let mut inks = Vec::new();
    for (found, page) in found.into_iter().zip(first..) {
        match found {
            Some(Ok(Some(found))) if !found.ink.words.is_empty() => {
                warps.push(found.warp);
                inks.push(found.ink);
            }
            // Too small for a page: an icon, a thumbnail.
            Some(Err(ReadError::Empty)) => {
                seen.error.get_or_insert(ReadError::Empty);
            }
            Some(Err(error)) => {
                seen.error.get_or_insert(error);
                seen.omissions.push(Omission::Unreadable { page });
            }
            _ => seen.omissions.push(Omission::NeedsOcr { page }),
        }
    }
    for (mut pages, warp) in layout::compose(inks).into_iter().zip(warps) {
        for page in &mut pages {
            page.text = TextKind::Ocr;
            warp.put_back(page);
        }
        seen.pages.append(&mut pages);
    }
    layout::mark_margins(&mut seen.pages);
    seen.omissions.sort();
    seen
}

/// One picture of a file.
#[derive(Clone, Copy)]
enum Frame {
    /// The file is one picture.
    Only,
    /// A page of a TIFF, whose directory is so many bytes from its beginning.
    At(u64),
    /// A page of a TIFF whose directory can't be read; where the chain is torn, with those
    /// behind it.
    Torn,
}

/// The pictures in a file, counted to one more than `most`.
fn frames(bytes: &[u8], most: u32) -> Vec<Frame> {
    let Ok(mut decoder) = tiff::decoder::Decoder::new(Cursor::new(bytes)) else { return vec![Frame::Only] };
    let mut frames = vec![Frame::Only];
    while frames.len() <= most as usize && decoder.more_images() {
        // A torn chain ends by itself: the link is taken before it is followed.
        let Some(pointer) = decoder.next_image().ok().and_then(|()| decoder.ifd_pointer()) else {
            frames.push(Frame::Torn);
            continue;
        };
        // Reduced copies and masks of a page are no pages (TIFF 6.0, NewSubfileType).
        let kind = decoder.find_tag_unsigned::<u32>(tiff::tags::Tag::NewSubfileType).ok().flatten();
        if kind.is_none_or(|it| it & 0b101 == 0) {
            frames.push(Frame::At(pointer.0));
        }
    }
    frames
}

/// A TIFF whose first page is the one with its directory at `offset`: `image` reads the
/// first, with all kinds of colours and compressions.
fn beginning_at(bytes: &[u8], offset: u64) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    // The header is byte order, version, and the first directory's place: in 4 bytes from the
    // 4th on, in a BigTIFF (version 43) in 8 from the 8th on.
    let little = bytes.starts_with(b"II");
    let big = bytes.get(2..4).is_some_and(|it| it.contains(&43));
    let (place, value) = match (big, little) {
        (true, true) => (8..16, offset.to_le_bytes().to_vec()),
        (true, false) => (8..16, offset.to_be_bytes().to_vec()),
        (false, true) => (4..8, u32::try_from(offset).unwrap_or(0).to_le_bytes().to_vec()),
        (false, false) => (4..8, u32::try_from(offset).unwrap_or(0).to_be_bytes().to_vec()),
    };
    if let Some(place) = bytes.get_mut(place) {
        place.copy_from_slice(&value);
    }
    bytes
}

/// The picture in a file, upright as its metadata says, no larger than is of use.
pub(super) fn picture(bytes: &[u8], limits: &Limits) -> Result<Raster, ReadError> {
    let damaged = |error: &dyn std::fmt::Display| ReadError::Damaged { detail: error.to_string() };
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|it| damaged(&it))?;
    let mut own = ImageLimits::default();
    own.max_alloc = Some(limits.max_pixels.saturating_mul(8));
    let mut decoder = reader.into_decoder().map_err(|it| damaged(&it))?;
    let (width, height) = decoder.dimensions();
    let size = u64::from(width) * u64::from(height);
    if limits.max_pixels < size {
        return Err(ReadError::Limit { what: "pixels", size, limit: limits.max_pixels });
    }
    decoder.set_limits(own).map_err(|it| damaged(&it))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = image::DynamicImage::from_decoder(decoder).map_err(|it| damaged(&it))?;
    picture.apply_orientation(orientation);
    raster(picture).ok_or(ReadError::Empty)
}

/// The picture on white, as large as is of use; `None` where it is too small to hold a page.
fn raster(picture: image::DynamicImage) -> Option<Raster> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    if width.min(height) < LEAST {
        return None;
    }
    let rgb = if picture.color().has_alpha() {
        let over = |value: u8, alpha: u8| {
            let (value, alpha) = (u16::from(value), u16::from(alpha));
            u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        let rgba = picture.into_rgba8().into_raw();
        rgba.chunks_exact(4)
            .flat_map(|it| match it {
                [r, g, b, a] => [over(*r, *a), over(*g, *a), over(*b, *a)],
                _ => [u8::MAX; 3],
            })
            .collect()
    } else {
        picture.into_rgb8().into_raw()
    };
    let raster = Raster::new(width, height, rgb)?;
    let long = width.max(height);
    Some(if MOST < long { raster.resized(width * MOST / long, height * MOST / long) } else { raster })
}
