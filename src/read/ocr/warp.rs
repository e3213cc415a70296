//! Takes the slant out of a page: a scan that lies askew, a photo taken at an angle.
//!
//! Lines of text and ruling lines say how level is tilted at many places of the page. A tilt
//! that is the same everywhere is skew; one that changes from edge to edge is perspective.
//! Both are small (a few degrees), so that one correction of first order for each axis is
//! enough; larger turns are found before.

use crate::model::{Cell, Line, Page, Place};

/// A piece of something straight: its middle, how far it departs from its axis a pixel, and
/// its length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tilt {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) slope: f32,
    pub(super) length: f32,
}

/// Where level and upright are on a page of a certain size; any unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::read) struct Warp {
    width: f32,
    height: f32,
    /// Tilt of level lines in the middle of the page, and how much more at its foot than at
    /// its head.
    level: (f32, f32),
    /// The same for upright lines, from left edge to right.
    upright: (f32, f32),
}

/// Lengths of tilts, in page widths, from which their change across the page is believed.
const ENOUGH: f32 = 1.5;
/// A tilt this far from the others is no line of the page: a stamp, a signature.
const APART: f32 = 0.03;
/// Tilts that are left as they are.
const LEVEL: f32 = 0.0005;

impl Warp {
    /// The slant of a page `width` times `height` that has `levels` across and `uprights`
    /// down it; without `uprights`, what stands square on the lines across.
    pub(super) fn fit(width: f32, height: f32, levels: &[Tilt], uprights: &[Tilt]) -> Self {
        let (cx, cy) = (width / 2.0, height / 2.0);
        let level = slant(levels, |tilt| (tilt.y - cy) / height, width);
        let upright = slant(uprights, |tilt| (tilt.x - cx) / width, height);
        let level = level.unwrap_or((0.0, 0.0));
        let upright = upright.unwrap_or((-level.0, 0.0));
        let small = |(tilt, change): (f32, f32)| tilt.abs().max(change.abs()) < LEVEL;
        let whole = Self { width, height, level, upright };
        if small(level) && small(upright) {
            Self { level: (0.0, 0.0), upright: (0.0, 0.0), ..whole }
        } else {
            whole
        }
    }

    /// The same slant in another unit.
    pub(super) fn scaled(self, by: f32) -> Self {
        Self { width: self.width * by, height: self.height * by, ..self }
    }

    /// Tilt of level lines in the middle of the page.
    pub(super) fn level(&self) -> f32 {
        self.level.0
    }

    /// Where a place of the page comes to lie without the slant.
    pub(super) fn straight(&self, (x, y): (f32, f32)) -> (f32, f32) {
        if self.is_none() {
            return (x, y);
        }
        let (dx, dy) = (x - self.width / 2.0, y - self.height / 2.0);
        (
            x - self.upright.1.mul_add(dx / self.width, self.upright.0) * dy,
            y - self.level.1.mul_add(dy / self.height, self.level.0) * dx,
        )
    }

    /// Where on the page a straightened place lies.
    pub(super) fn back(&self, (x, y): (f32, f32)) -> (f32, f32) {
        // The correction is small, so that repeating it converges at once.
        let mut guess = (x, y);
        for _ in 0..4 {
            let (sx, sy) = self.straight(guess);
            guess = (guess.0 + x - sx, guess.1 + y - sy);
        }
        guess
    }

    fn is_none(&self) -> bool {
        self.level == (0.0, 0.0) && self.upright == (0.0, 0.0)
    }

    /// Puts what was laid out straight back to where it stands on the page. Pieces of lines
    /// keep their straight edges, which is what columns are told by.
    pub(in crate::read) fn put_back(&self, page: &mut Page) {
        if self.is_none() {
            return;
        }
        let bbox = |[left, top, right, bottom]: [f32; 4]| {
            let corners =
                [(left, top), (right, top), (left, bottom), (right, bottom)].map(|it| self.back(it));
            corners.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[l, t, r, b], (x, y)| {
                [l.min(*x), t.min(*y), r.max(*x), b.max(*y)]
            })
        };
        let place = |place: &mut Place| {
            if let Place::Page { page, bbox: old } = place {
                *place = Place::on_page(*page, bbox(*old));
            }
        };
        let lines = |lines: &mut Vec<Line>| lines.iter_mut().for_each(|line| place(&mut line.place));
        lines(&mut page.lines);
        for table in &mut page.tables {
            table.bbox = table.bbox.map(|old| bbox(old).map(|x| (x * 10.0).round() / 10.0));
            for Cell { place: own, lines: printed, .. } in table.rows.iter_mut().flatten().flatten() {
                place(own);
                lines(printed);
            }
        }
    }
}

/// Tilt in the middle and its change across, by least squares over the lengths; `None` where
/// nothing tells.
fn slant(tilts: &[Tilt], across: impl Fn(&Tilt) -> f32, size: f32) -> Option<(f32, f32)> {
    let middle = weighted_median(tilts)?;
    let mut fit: (f32, f32) = (middle, 0.0);
    for _ in 0..3 {
        let (mut w, mut wt, mut wtt, mut ws, mut wts) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
        for tilt in tilts {
            let t = across(tilt);
            if APART < (tilt.slope - fit.1.mul_add(t, fit.0)).abs() {
                continue;
            }
            let weight = tilt.length / size;
            w += weight;
            wt += weight * t;
            wtt += weight * t * t;
            ws += weight * tilt.slope;
            wts += weight * t * tilt.slope;
        }
        if w <= 0.0 {
            return Some((middle, 0.0));
        }
        // A little weight on "no change" keeps a page of three lines from folding.
        let spread = wtt - wt * wt / w + 0.02;
        let change = if w < ENOUGH { 0.0 } else { (wts - wt * ws / w) / spread };
        fit = ((ws - change * wt) / w, change);
    }
    Some(fit)
}

fn weighted_median(tilts: &[Tilt]) -> Option<f32> {
    let mut sorted: Vec<(f32, f32)> = tilts.iter().map(|tilt| (tilt.slope, tilt.length)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sorted.iter().map(|(_, length)| length).sum::<f32>() / 2.0;
    let mut sum = 0.0;
    sorted.iter().find_map(|(slope, length)| {
        sum += length;
        (half <= sum).then_some(*slope)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_skewed_page_is_made_level() {
        let tilt = |x: f32, y: f32| Tilt { x, y, slope: 0.02, length: 400.0 };
        let warp =
            Warp::fit(600.0, 800.0, &[tilt(300.0, 100.0), tilt(300.0, 400.0), tilt(300.0, 700.0)], &[]);
        let ((_, left), (_, right)) = (warp.straight((50.0, 395.0)), warp.straight((550.0, 405.0)));
        assert!((left - right).abs() < 0.1, "{left} {right}");
    }

    proptest! {
        /// What was straightened goes back to where it was.
        #[test]
        fn back_undoes_straight(
            level in (-0.05f32..0.05, -0.05f32..0.05),
            upright in (-0.05f32..0.05, -0.05f32..0.05),
            x in 0.0f32..600.0,
            y in 0.0f32..900.0,
        ) {
            let warp = Warp { width: 600.0, height: 900.0, level, upright };
            let (bx, by) = warp.back(warp.straight((x, y)));
            prop_assert!((bx - x).abs() < 0.05 && (by - y).abs() < 0.05, "{bx} {by}");
        }
    }
}
