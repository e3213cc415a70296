//! A line's picture for the recogniser, and its answer as words.

#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic within a strip's own bounds; a panic costs the page alone"
)]

use super::{SeenWord, detect::Quad, raster::Raster};

/// Height of a strip, which the recogniser was taught.
pub(super) const HEIGHT: usize = 48;
/// Strips are at least this wide: three steps of the recogniser.
const LEAST_WIDTH: usize = 24;
/// Wider ones are pressed together; no line of a page is.
const MOST_WIDTH: usize = 3200;

/// Pixels of a strip's width: its height is [`HEIGHT`].
pub(super) fn width(quad: &Quad) -> usize {
    let ratio = quad.width / quad.height.max(1.0);
    ((HEIGHT as f32 * ratio).ceil() as usize).clamp(LEAST_WIDTH, MOST_WIDTH)
}

/// The line in `quad` turned level: blue, green, red planes of [`HEIGHT`] rows of `room`
/// values from -1 to 1, written to `out`; what is right of the line stays 0.
pub(super) fn cut(page: &Raster, quad: &Quad, room: usize, out: &mut [f32]) {
    let width = width(quad).min(room);
    let (ux, uy) = quad.along;
    let (step_x, step_y) = (quad.width / width as f32, quad.height / HEIGHT as f32);
    // A strip smaller than its source is sampled more than once a pixel.
    let samples = if step_y < 1.6 { 1 } else { 2 };
    let share = 1.0 / (samples * samples) as f32;
    let plane = HEIGHT * room;
    for row in 0..HEIGHT {
        for column in 0..width {
            let mut sum = [0.0_f32; 3];
            for part in 0..samples * samples {
                let offset = |part: usize| (part as f32 + 0.5) / samples as f32;
                let along = (column as f32 + offset(part % samples)) * step_x - quad.width / 2.0;
                let across = (row as f32 + offset(part / samples)) * step_y - quad.height / 2.0;
                let x = quad.x + along * ux - across * uy - 0.5;
                let y = quad.y + along * uy + across * ux - 0.5;
                for (sum, value) in sum.iter_mut().zip(page.at(x, y)) {
                    *sum += value;
                }
            }
            let at = row * room + column;
            for (value, channel) in sum.into_iter().zip([2, 1, 0]) {
                out[channel * plane + at] = value * share / 127.5 - 1.0;
            }
        }
    }
}

/// The words in the recogniser's answer: for each step the probability of each class, no
/// character first, the blank last.
///
/// This is greedy CTC decoding (Graves et al. 2006): the likeliest class of each step,
/// repeats joined, no-character dropped. `room` is the strip's width in pixels, padding
/// included.
pub(super) fn words(answer: &[f32], alphabet: &[char], quad: &Quad, room: usize) -> Vec<SeenWord> {
    let classes = alphabet.len() + 1;
    let steps = answer.len() / classes;
    let scale = room as f32 / steps.max(1) as f32 * quad.width / width(quad) as f32;
    let mut words = Vec::new();
    let mut open: Option<Open> = None;
    let mut before = 0;
    for (step, row) in answer.chunks_exact(classes).enumerate() {
        let (class, sure) = row
            .iter()
            .enumerate()
            .fold((0, f32::MIN), |best, (class, p)| if best.1 < *p { (class, *p) } else { best });
        if class != 0 && class == before {
            // The surest step of a character tells where it is.
            if let Some(open) = &mut open {
                open.last = step;
                open.sure = open.sure.max(sure);
            }
        } else if class != 0 {
            match alphabet.get(class - 1) {
                Some(char) if !char.is_whitespace() => {
                    let open = open.get_or_insert_with(|| Open::new(step));
                    open.settle();
                    open.text.push(*char);
                    open.sure = sure;
                    open.last = step;
                }
                _ => words.extend(open.take().map(|open| open.finish(quad, scale))),
            }
        }
        before = class;
    }
    words.extend(open.map(|open| open.finish(quad, scale)));
    words
}

/// A word in the making.
struct Open {
    text: String,
    first: usize,
    last: usize,
    /// Probability of the last character, not yet in the sum.
    sure: f32,
    sum: f32,
    least: f32,
}

impl Open {
    fn new(step: usize) -> Self {
        Self { text: String::new(), first: step, last: step, sure: f32::NAN, sum: 0.0, least: 1.0 }
    }

    fn settle(&mut self) {
        if !self.sure.is_nan() {
            self.sum += self.sure;
            self.least = self.least.min(self.sure);
        }
    }

    fn finish(mut self, quad: &Quad, scale: f32) -> SeenWord {
        self.settle();
        let count = self.text.chars().count().max(1);
        // Where a character is surest is about its middle: half a step more on each side.
        let from = (self.first as f32 - 0.5) * scale - quad.width / 2.0;
        let to = (self.last as f32 + 1.5) * scale - quad.width / 2.0;
        let place = |along: f32| {
            let along = along.clamp(-quad.width / 2.0, quad.width / 2.0);
            (quad.x + along * quad.along.0, quad.y + along * quad.along.1)
        };
        SeenWord {
            text: self.text,
            from: place(from),
            to: place(to),
            height: quad.height,
            sure: self.sum / count as f32,
            least: self.least,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALPHABET: [char; 3] = ['a', 'b', ' '];

    /// One row a class number, with probability 0.9.
    fn answer(classes: &[usize]) -> Vec<f32> {
        classes.iter().flat_map(|class| (0..4).map(move |at| if at == *class { 0.9 } else { 0.03 })).collect()
    }

    #[test]
    fn repeats_are_joined_and_blanks_part_words() {
        let quad = Quad { x: 48.0, y: 24.0, along: (1.0, 0.0), width: 96.0, height: 48.0 };
        let words = words(&answer(&[1, 1, 0, 1, 2, 3, 0, 2, 0, 0, 0, 0]), &ALPHABET, &quad, 96);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["aab", "b"]);
        assert!(words.iter().all(|word| (word.sure - 0.9).abs() < 1e-5));
        assert!(words.windows(2).all(|pair| pair[0].to.0 < pair[1].from.0));
    }

    #[test]
    fn a_strip_is_cut_along_its_line() {
        // White left of the middle, black right of it.
        let rgb = (0..40 * 20).flat_map(|at| if at % 40 < 20 { [255; 3] } else { [0; 3] }).collect();
        let Some(page) = Raster::new(40, 20, rgb) else { panic!("a picture") };
        let quad = Quad { x: 20.0, y: 10.0, along: (1.0, 0.0), width: 20.0, height: 10.0 };
        let mut out = vec![0.0; 3 * HEIGHT * 100];
        cut(&page, &quad, 100, &mut out);
        assert_eq!(width(&quad), 96);
        assert!((out[0] - 1.0).abs() < 1e-5 && (out[95] + 1.0).abs() < 1e-5 && out[96].abs() < 1e-5);
    }
}
