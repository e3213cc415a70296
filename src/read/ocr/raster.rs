//! A page as pixels.

#![allow(
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::similar_names,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic within the bounds that `Raster::new` checks; a panic costs the page alone"
)]

/// An upright colour picture, white where nothing is printed.
#[derive(Clone, Debug)]
pub struct Raster {
    width: usize,
    height: usize,
    /// Red, green, blue of each pixel, row by row.
    rgb: Vec<u8>,
}

/// A quarter turn, clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

impl Raster {
    /// A picture of `width` times `height` pixels; `None` where `rgb` does not have three
    /// bytes for each, or there are none.
    pub fn new(width: usize, height: usize, rgb: Vec<u8>) -> Option<Self> {
        let bytes = width.checked_mul(height)?.checked_mul(3)?;
        (bytes != 0 && bytes == rgb.len()).then_some(Self { width, height, rgb })
    }

    /// Pixels from left to right.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Pixels from top to bottom.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Red, green, blue of each pixel, row by row.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// Brightness of each pixel, row by row.
    pub(super) fn grey(&self) -> Vec<u8> {
        let grey = |rgb: &[u8]| {
            let [r, g, b] = [rgb[0], rgb[1], rgb[2]].map(u32::from);
            ((r * 77 + g * 150 + b * 29) >> 8) as u8
        };
        self.rgb.chunks_exact(3).map(grey).collect()
    }

    /// The picture in another size. Each pixel is the mean of what it covers, so that thin
    /// strokes fade and do not vanish.
    pub(in crate::read) fn resized(&self, width: usize, height: usize) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        if (width, height) == (self.width, self.height) {
            return self.clone();
        }
        let across = spans(self.width, width);
        let down = spans(self.height, height);
        // Rows first: each source row is narrowed once, and added to the rows it belongs to.
        let mut narrow = vec![0.0_f32; width * 3];
        let mut out = vec![0_u8; width * height * 3];
        let mut sum = vec![0.0_f32; width * 3];
        let mut made: Option<usize> = None;
        for (y, weights) in down.iter().enumerate() {
            sum.fill(0.0);
            for (at, weight) in weights {
                if made != Some(*at) {
                    self.narrowed(*at, &across, &mut narrow);
                    made = Some(*at);
                }
                for (sum, value) in sum.iter_mut().zip(&narrow) {
                    *sum += value * weight;
                }
            }
            for (out, sum) in out[y * width * 3..(y + 1) * width * 3].iter_mut().zip(&sum) {
                *out = (sum + 0.5) as u8;
            }
        }
        Self { width, height, rgb: out }
    }

    fn narrowed(&self, y: usize, across: &[Vec<(usize, f32)>], out: &mut [f32]) {
        let row = &self.rgb[y * self.width * 3..(y + 1) * self.width * 3];
        for (pixel, weights) in out.chunks_exact_mut(3).zip(across) {
            let mut sum = [0.0_f32; 3];
            for (x, weight) in weights {
                for (sum, value) in sum.iter_mut().zip(&row[x * 3..x * 3 + 3]) {
                    *sum += f32::from(*value) * weight;
                }
            }
            pixel.copy_from_slice(&sum);
        }
    }

    /// The rectangle from (`left`, `top`) of at most `width` times `height` pixels.
    pub(super) fn cropped(&self, left: usize, top: usize, width: usize, height: usize) -> Self {
        let left = left.min(self.width - 1);
        let top = top.min(self.height - 1);
        let width = width.clamp(1, self.width - left);
        let height = height.clamp(1, self.height - top);
        let rows = self.rgb.chunks_exact(self.width * 3).skip(top).take(height);
        let rgb = rows.flat_map(|row| &row[left * 3..(left + width) * 3]).copied().collect();
        Self { width, height, rgb }
    }

    /// Left, top, right, bottom of what is printed, in pixels, the last two behind it; `None`
    /// of a blank page. A speck is not print.
    pub(super) fn printed(&self) -> Option<[usize; 4]> {
        let grey = self.grey();
        let mean = grey.iter().map(|it| u64::from(*it)).sum::<u64>() / grey.len() as u64;
        let dark = |value: u8| u64::from(value) * 20 < mean * 17;
        let mut columns = vec![0_u32; self.width];
        let mut rows = vec![0_u32; self.height];
        for (row, count) in grey.chunks_exact(self.width).zip(&mut rows) {
            for (value, column) in row.iter().zip(&mut columns) {
                let is_dark = u32::from(dark(*value));
                *count += is_dark;
                *column += is_dark;
            }
        }
        let ends = |counts: &[u32]| {
            let printed = |count: &u32| 1 < *count;
            Some((counts.iter().position(printed)?, counts.iter().rposition(printed)? + 1))
        };
        let ((left, right), (top, bottom)) = (ends(&columns)?, ends(&rows)?);
        Some([left, top, right, bottom])
    }

    /// The picture turned.
    pub(super) fn turned(&self, turn: Turn) -> Self {
        let (w, h) = (self.width, self.height);
        let (width, height) = match turn {
            Turn::None | Turn::Half => (w, h),
            Turn::Quarter | Turn::ThreeQuarters => (h, w),
        };
        let mut rgb = Vec::with_capacity(self.rgb.len());
        for y in 0..height {
            for x in 0..width {
                let (sx, sy) = match turn {
                    Turn::None => (x, y),
                    Turn::Half => (w - 1 - x, h - 1 - y),
                    Turn::Quarter => (y, h - 1 - x),
                    Turn::ThreeQuarters => (w - 1 - y, x),
                };
                let at = (sy * w + sx) * 3;
                rgb.extend_from_slice(&self.rgb[at..at + 3]);
            }
        }
        Self { width, height, rgb }
    }

    /// Colour at a place between pixels; the edge goes on beyond the picture.
    pub(super) fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        let (x0, y0) = (x as usize, y as usize);
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let (x1, y1) = ((x0 + 1).min(self.width - 1), (y0 + 1).min(self.height - 1));
        let pixel = |x: usize, y: usize| &self.rgb[(y * self.width + x) * 3..(y * self.width + x) * 3 + 3];
        let (a, b, c, d) = (pixel(x0, y0), pixel(x1, y0), pixel(x0, y1), pixel(x1, y1));
        std::array::from_fn(|i| {
            let top = f32::from(a[i]) * (1.0 - fx) + f32::from(b[i]) * fx;
            let bottom = f32::from(c[i]) * (1.0 - fx) + f32::from(d[i]) * fx;
            top * (1.0 - fy) + bottom * fy
        })
    }
}

/// For each of `to` pixels the source pixels among `from` that it covers, with their shares.
fn spans(from: usize, to: usize) -> Vec<Vec<(usize, f32)>> {
    let scale = from as f64 / to as f64;
    (0..to)
        .map(|at| {
            if scale <= 1.0 {
                // Enlarged: between the two nearest.
                let centre = ((at as f64 + 0.5) * scale - 0.5).clamp(0.0, (from - 1) as f64);
                let first = centre as usize;
                let part = (centre - first as f64) as f32;
                return vec![(first, 1.0 - part), ((first + 1).min(from - 1), part)];
            }
            let (start, end) = (at as f64 * scale, (at + 1) as f64 * scale);
            let last = (end.ceil() as usize).min(from);
            (start as usize..last)
                .map(|x| {
                    let covered = (end.min((x + 1) as f64) - start.max(x as f64)).max(0.0);
                    (x, (covered / scale) as f32)
                })
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn picture() -> Raster {
        Raster::new(3, 2, (0..18).collect()).unwrap()
    }

    #[test]
    fn four_quarter_turns_are_none() {
        let turned = |picture: &Raster| picture.turned(Turn::Quarter);
        let whole = turned(&turned(&turned(&turned(&picture()))));
        assert_eq!(whole.rgb, picture().rgb);
        assert_eq!(turned(&turned(&picture())).rgb, picture().turned(Turn::Half).rgb);
        assert_eq!(turned(&picture().turned(Turn::ThreeQuarters)).rgb, picture().rgb);
    }

    #[test]
    fn shrinking_keeps_the_mean() {
        let one = picture().resized(1, 1);
        assert_eq!(one.rgb, [8, 9, 10]);
    }
}
