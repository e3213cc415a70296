//! Reads pictures: PNG, JPEG, WebP, and the first page of a TIFF.

#![allow(clippy::cast_precision_loss, reason = "pixels")]

use std::io::Cursor;

use image::{ImageDecoder as _, ImageReader, Limits as ImageLimits, metadata::Orientation};

use super::{
    Limits, Ocr, ReadError, Reader, layout,
    ocr::{self, Raster},
};
use crate::model::{Document, Facts, Omission, TextKind};

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
        2
    }

    fn read(&self, bytes: &[u8], limits: &Limits, ocr: Option<&Ocr>) -> Result<Document, ReadError> {
        let Some((ocr, recogniser)) = ocr.and_then(|ocr| Some((ocr, ocr.recogniser().ok()?))) else {
            return Err(ReadError::NeedsOcr { pages: 1 });
        };
        let pictures = pictures(bytes, limits)?;
        let read = u32::try_from(pictures.len()).unwrap_or(u32::MAX);
        let pages = read.max(tiff_pages(bytes, limits.max_pages));
        let mut document =
            Document { facts: Facts { pages: Some(pages), ..Facts::default() }, ..Document::default() };
        if read < pages {
            document.omissions.push(Omission::Pages { read, of: pages });
        }
        let seen = ocr.each(pictures.len(), |at| {
            let picture = pictures.get(at)?;
            let number = u32::try_from(at).ok()?.checked_add(1)?;
            let scale = LONG_SIDE / picture.width().max(picture.height()) as f32;
            ocr::recognise(recogniser, picture.clone(), number, scale).ok()
        });
        let mut warps = Vec::new();
        let mut inks = Vec::new();
        for (seen, number) in seen.into_iter().zip(1_u32..) {
            match seen.flatten() {
                Some(seen) if !seen.ink.words.is_empty() => {
                    warps.push(seen.warp);
                    inks.push(seen.ink);
                }
                _ => document.omissions.push(Omission::NeedsOcr { page: number }),
            }
        }
        for (mut pages, warp) in layout::compose(inks).into_iter().zip(warps) {
            for page in &mut pages {
                page.text = TextKind::Ocr;
                warp.put_back(page);
            }
            document.pages.append(&mut pages);
        }
        layout::mark_margins(&mut document.pages);
        if document.pages.is_empty() { Err(ReadError::NeedsOcr { pages }) } else { Ok(document) }
    }
}

/// Pages of a TIFF, counted to one more than `most`; 1 for anything else. Only the first is
/// read; the others are told.
fn tiff_pages(bytes: &[u8], most: u32) -> u32 {
    let Ok(mut decoder) = tiff::decoder::Decoder::new(Cursor::new(bytes)) else { return 1 };
    let mut pages = 1;
    while pages <= most && decoder.more_images() && decoder.next_image().is_ok() {
        pages += 1;
    }
    pages
}

/// The pictures in a file, upright as its metadata says, none larger than is of use.
fn pictures(bytes: &[u8], limits: &Limits) -> Result<Vec<Raster>, ReadError> {
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
    Ok(vec![raster(picture).ok_or(ReadError::Empty)?])
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
