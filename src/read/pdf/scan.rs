//! Pages that are pictures: drawn, and given to the recogniser.

#![allow(clippy::cast_precision_loss, reason = "pixels")]

use hayro::{PixmapSettings, RenderCache, RenderSettings, render, vello_cpu::color::palette::css::WHITE};
use hayro_interpret::InterpreterSettings;
use hayro_syntax::{Pdf as HayroPdf, page::Page as HayroPage};

use super::page::Sheet;
use crate::read::{
    Limits,
    ocr::{self, Ocr, Raster},
};

/// Pixels an inch that a page is drawn with.
const DPI: f32 = 200.0;
/// A larger page is drawn with fewer, a smaller one with more, so that its longer side has
/// between so many pixels.
const LONG_SIDE: (f32, f32) = (1800.0, 3600.0);

/// Recognises those of `sheets`, pages of `pdf`, that must be looked at.
pub(super) fn recognise(pdf: &HayroPdf, sheets: &mut [Sheet], ocr: &Ocr, limits: &Limits) {
    let wanted: Vec<(usize, u32)> = sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.wants_recognising(ocr.mode()) && sheet.n_pixels <= limits.max_pixels)
        .map(|(at, sheet)| (at, sheet.ink.page))
        .collect();
    if wanted.is_empty() {
        return;
    }
    let Ok(recogniser) = ocr.recogniser() else { return };
    let seen = ocr.each(wanted.len(), |job| {
        let (_, number) = wanted.get(job)?;
        let page = pdf.pages().get(usize::try_from(*number).ok()?.checked_sub(1)?)?;
        let (picture, scale) = drawn(page)?;
        ocr::recognise(recogniser, picture, *number, scale).ok()
    });
    for ((at, _), seen) in wanted.iter().zip(seen) {
        if let (Some(sheet), Some(Some(seen))) = (sheets.get_mut(*at), seen) {
            sheet.take(seen, ocr.mode());
        }
    }
}

/// The page as a picture on white, and its points a pixel.
fn drawn(page: &HayroPage<'_>) -> Option<(Raster, f32)> {
    let (width, height) = page.render_dimensions();
    let long = width.max(height);
    let short = width.min(height);
    if !long.is_finite() || short < 1.0 || 50.0 * short < long {
        return None;
    }
    let zoom = (DPI / 72.0).clamp(LONG_SIDE.0 / long, LONG_SIDE.1 / long);
    let pixmap = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings { x_scale: zoom, y_scale: zoom, bg_color: WHITE },
    );
    let size = (usize::from(pixmap.width()), usize::from(pixmap.height()));
    let rgb = pixmap.data_as_u8_slice().chunks_exact(4).flat_map(|it| it.iter().take(3)).copied().collect();
    Some((Raster::new(size.0, size.1, rgb)?, 1.0 / zoom))
}
