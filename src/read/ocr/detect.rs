//! Where lines of text stand: from the detector's map of probabilities to boxes.
//!
//! This is the post-processing of DB, Liao et al. 2020, "Real-time Scene Text Detection with
//! Differentiable Binarization": pixels above a threshold make components, each component's
//! smallest rectangle is grown by a fixed ratio, because the network was taught shrunk boxes.

#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic within the map's bounds; a panic costs the page alone"
)]

/// A turned rectangle, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quad {
    /// Its middle.
    pub(super) x: f32,
    /// Its middle.
    pub(super) y: f32,
    /// Direction of its longer side (unit vector that points right, or down where upright).
    pub(super) along: (f32, f32),
    /// Length along that direction.
    pub(super) width: f32,
    /// Length across.
    pub(super) height: f32,
}

impl Quad {
    /// Higher than wide, as it stands on the page.
    pub(super) fn is_tall(&self) -> bool {
        self.along.0.abs() < self.along.1.abs()
    }
}

/// Probability from which a pixel is text.
const PIXEL: f32 = 0.3;
/// Mean probability within its rectangle that a box needs.
const BOX: f32 = 0.5;
/// Area that a box grows by, as a multiple of its own over its perimeter.
const UNCLIP: f32 = 1.6;
/// Shorter side that a component needs, in pixels of the map.
const LEAST_SIDE: f32 = 3.0;
/// Boxes kept of one page; a page of text has a few hundred.
const MOST: usize = 3000;

/// The boxes in `map`, `width` pixels wide, in its own pixels, in order of their first pixel.
pub(super) fn boxes(map: &[f32], width: usize) -> Vec<Quad> {
    let height = map.len() / width.max(1);
    let mut seen = vec![false; map.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for start in 0..width * height {
        if seen[start] || map[start] <= PIXEL {
            continue;
        }
        seen[start] = true;
        open.push(start);
        // Leftmost and rightmost pixel of each row: enough for the hull.
        let top = start / width;
        let mut rows: Vec<(usize, usize)> = Vec::new();
        while let Some(at) = open.pop() {
            let (x, y) = (at % width, at / width);
            // The first pixel in reading order is the topmost.
            let row = y - top;
            if rows.len() <= row {
                rows.resize(row + 1, (usize::MAX, 0));
            }
            let (left, right) = rows[row];
            rows[row] = (left.min(x), right.max(x));
            for ny in y.saturating_sub(1)..=(y + 1).min(height - 1) {
                for nx in x.saturating_sub(1)..=(x + 1).min(width - 1) {
                    let next = ny * width + nx;
                    if !seen[next] && PIXEL < map[next] {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        let points: Vec<(f32, f32)> = rows
            .iter()
            .enumerate()
            .filter(|(_, (left, right))| left <= right)
            .flat_map(|(row, (left, right))| {
                let y = (top + row) as f32;
                // Corners of pixels, not middles.
                [
                    (*left as f32, y),
                    (*left as f32, y + 1.0),
                    (*right as f32 + 1.0, y),
                    (*right as f32 + 1.0, y + 1.0),
                ]
            })
            .collect();
        let Some(quad) = smallest_rectangle(&hull(points)) else { continue };
        if quad.height < LEAST_SIDE || score(map, width, height, &quad) < BOX {
            continue;
        }
        let grow = quad.width * quad.height * UNCLIP / (2.0 * (quad.width + quad.height));
        found.push(Quad {
            width: 2.0f32.mul_add(grow, quad.width),
            height: 2.0f32.mul_add(grow, quad.height),
            ..quad
        });
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Mean probability within `quad`.
fn score(map: &[f32], width: usize, height: usize, quad: &Quad) -> f32 {
    let (ux, uy) = quad.along;
    let reach = |along: f32, across: f32| f32::midpoint(along.abs() * quad.width, across.abs() * quad.height);
    let (reach_x, reach_y) = (reach(ux, uy), reach(uy, ux));
    let range = |middle: f32, reach: f32, size: usize| {
        ((middle - reach).max(0.0) as usize)..((middle + reach).ceil().max(0.0) as usize).min(size)
    };
    let (mut sum, mut count) = (0.0_f32, 0_u32);
    for y in range(quad.y, reach_y, height) {
        for x in range(quad.x, reach_x, width) {
            let (dx, dy) = (x as f32 + 0.5 - quad.x, y as f32 + 0.5 - quad.y);
            let (along, across) = (dx * ux + dy * uy, dy * ux - dx * uy);
            if along.abs() * 2.0 <= quad.width && across.abs() * 2.0 <= quad.height {
                sum += map[y * width + x];
                count += 1;
            }
        }
    }
    sum / count.max(1) as f32
}

/// The convex hull, counter-clockwise (Andrew's monotone chain).
fn hull(mut points: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    points.dedup();
    let cross =
        |o: (f32, f32), a: (f32, f32), b: (f32, f32)| (a.0 - o.0) * (b.1 - o.1) - (a.1 - o.1) * (b.0 - o.0);
    let half = |points: &mut dyn Iterator<Item = (f32, f32)>| {
        let mut half: Vec<(f32, f32)> = Vec::new();
        for point in points {
            while let [.., a, b] = half.as_slice()
                && cross(*a, *b, point) <= 0.0
            {
                half.pop();
            }
            half.push(point);
        }
        half.pop();
        half
    };
    let mut lower = half(&mut points.iter().copied());
    lower.extend(half(&mut points.iter().rev().copied()));
    lower
}

/// The rectangle of least area around a convex hull; one of its sides lies on the hull's.
fn smallest_rectangle(hull: &[(f32, f32)]) -> Option<Quad> {
    let mut best: Option<(f32, Quad)> = None;
    for (a, b) in hull.iter().zip(hull.iter().cycle().skip(1)) {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx.hypot(dy);
        if length == 0.0 {
            continue;
        }
        let (ux, uy) = (dx / length, dy / length);
        let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for (x, y) in hull {
            let (along, across) = (x * ux + y * uy, y * ux - x * uy);
            low = (low.0.min(along), low.1.min(across));
            high = (high.0.max(along), high.1.max(across));
        }
        let (width, height) = (high.0 - low.0, high.1 - low.1);
        let (along, across) = (f32::midpoint(low.0, high.0), f32::midpoint(low.1, high.1));
        let (x, y) = (along * ux - across * uy, along * uy + across * ux);
        let quad = Quad { x, y, along: (ux, uy), width, height };
        if best.is_none_or(|(area, _)| width * height < area) {
            best = Some((width * height, quad));
        }
    }
    best.map(|(_, quad)| lengthwise(quad))
}

/// `quad` with its longer side along, and that pointing right (down where it is upright). A
/// box about as wide as high is taken as it stands: a single digit is not a line from top to
/// bottom.
fn lengthwise(quad: Quad) -> Quad {
    let (ux, uy) = quad.along;
    let level = uy.abs() <= ux.abs();
    let (width, height) = (quad.width, quad.height);
    // Extents along the page's x and y, roughly.
    let (wide, high) = if level { (width, height) } else { (height, width) };
    let upright = 1.8 * wide < high;
    let turn = level == upright;
    let (ux, uy) = if turn { (-uy, ux) } else { (ux, uy) };
    let (width, height) = if turn { (height, width) } else { (width, height) };
    let flip = if upright { uy < 0.0 } else { ux < 0.0 };
    let along = if flip { (-ux, -uy) } else { (ux, uy) };
    Quad { along, width, height, ..quad }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "boxes of whole pixels")]

    use super::*;

    /// A map of the given size where `text` says which pixels are.
    fn map(width: usize, height: usize, text: impl Fn(f32, f32) -> bool) -> Vec<f32> {
        (0..width * height)
            .map(|at| if text((at % width) as f32 + 0.5, (at / width) as f32 + 0.5) { 0.9 } else { 0.0 })
            .collect()
    }

    #[test]
    fn a_level_box_is_found_and_grown() {
        let found = boxes(&map(64, 32, |x, y| 10.0 < x && x < 50.0 && 12.0 < y && y < 20.0), 64);
        let [quad] = found.as_slice() else { panic!("one box, not {found:?}") };
        assert_eq!((quad.x, quad.y, quad.along), (30.0, 16.0, (1.0, 0.0)));
        let grow = 40.0 * 8.0 * UNCLIP / 96.0;
        assert!(
            (quad.width - 40.0 - 2.0 * grow).abs() < 0.01 && (quad.height - 8.0 - 2.0 * grow).abs() < 0.01
        );
    }

    #[test]
    fn a_tilted_box_keeps_its_tilt() {
        let (ux, uy) = (0.02f32.cos(), 0.02f32.sin());
        let found = boxes(
            &map(400, 60, |x, y| {
                let (dx, dy) = (x - 200.0, y - 30.0);
                (dx * ux + dy * uy).abs() < 150.0 && (dy * ux - dx * uy).abs() < 6.0
            }),
            400,
        );
        let [quad] = found.as_slice() else { panic!("one box, not {found:?}") };
        assert!((quad.along.1 - uy).abs() < 0.004, "{quad:?}");
    }

    #[test]
    fn a_digit_is_no_line_from_top_to_bottom() {
        let found = boxes(&map(32, 32, |x, y| 12.0 < x && x < 18.0 && 10.0 < y && y < 20.0), 32);
        assert!(found.iter().all(|quad| !quad.is_tall()) && found.len() == 1, "{found:?}");
        let found = boxes(&map(32, 64, |x, y| 12.0 < x && x < 18.0 && 5.0 < y && y < 50.0), 32);
        assert!(found.iter().all(Quad::is_tall) && found.len() == 1, "{found:?}");
    }
}
