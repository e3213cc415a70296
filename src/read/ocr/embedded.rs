//! The embedded recogniser: PP-OCRv6-small, detector and recogniser, run by `rten`.
//!
//! The models lie in `models/`, with their licence and the script that derives them.

#![allow(
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::similar_names,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic within a picture's own bounds; a panic costs the page alone"
)]

use std::sync::{Arc, Mutex, PoisonError};

use rten::{Model, RunOptions, ThreadPool, Value};

use super::{
    Broken, Recogniser, SeenLine,
    detect::{self, Quad},
    raster::Raster,
    strip,
};

/// Resolution at which lines are looked for, in pixels of the page's longer side. More finds
/// no more lines, less loses small ones.
const LONG_SIDE: f32 = 1120.0;
/// The detector halves its input five times.
const MULTIPLE: usize = 32;
/// Pixels kept around what is printed.
const MARGIN: usize = 24;
/// Strips of like width that are read at once.
const BATCH: usize = 6;
/// Widths that differ by less, as a share, are alike.
const ALIKE: f32 = 1.1;

/// Detector and recogniser.
pub(super) struct Embedded {
    detector: Model,
    recogniser: Model,
    alphabet: Vec<char>,
    /// Pools of one thread each that nobody uses now: one page is one thread's work.
    idle: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Embedded {
    /// Loads the models.
    ///
    /// # Errors
    ///
    /// When they do not load, which a test would show.
    pub(super) fn load() -> Result<Self, Broken> {
        let load = |bytes: &'static [u8]| {
            Model::load_static_slice(bytes).map_err(|error| Broken(format!("model: {error}")))
        };
        Ok(Self {
            detector: load(include_bytes!("models/det.onnx"))?,
            recogniser: load(include_bytes!("models/rec.onnx"))?,
            alphabet: include_str!("models/rec_chars.txt").chars().collect(),
            idle: Mutex::new(Vec::new()),
        })
    }

    fn detect(&self, page: &Raster, threads: &Arc<ThreadPool>) -> Result<Vec<Quad>, Broken> {
        let scale = LONG_SIDE / page.width().max(page.height()) as f32;
        let side = |pixels: usize| {
            let scaled = pixels as f32 * scale.min(1.0);
            ((scaled / MULTIPLE as f32).round() as usize).max(1) * MULTIPLE
        };
        let (width, height) = (side(page.width()), side(page.height()));
        let small = page.resized(width, height);
        let (sx, sy) = (page.width() as f32 / width as f32, page.height() as f32 / height as f32);
        // Blank margins cost as much as text.
        let Some([left, top, right, bottom]) = small.printed() else { return Ok(Vec::new()) };
        let part = |from: usize, to: usize, all: usize| {
            let size = (to - from + 2 * MARGIN).next_multiple_of(MULTIPLE).min(all);
            (from.saturating_sub(MARGIN).min(all - size), size)
        };
        let ((left, width), (top, height)) = (part(left, right, width), part(top, bottom, height));
        let input = planes(&small.cropped(left, top, width, height));
        let map = run(&self.detector, [1, 3, height, width], input, threads)?;
        let moved = |quad: Quad| Quad { x: quad.x + left as f32, y: quad.y + top as f32, ..quad };
        Ok(detect::boxes(&map, width).into_iter().map(|quad| scaled(moved(quad), sx, sy)).collect())
    }

    /// The words of `quads`, in their order.
    fn recognise(
        &self,
        page: &Raster,
        quads: &[Quad],
        threads: &Arc<ThreadPool>,
    ) -> Result<Vec<SeenLine>, Broken> {
        let mut order: Vec<usize> = (0..quads.len()).collect();
        order.sort_by_key(|at| (strip::width(&quads[*at]), *at));
        let mut lines: Vec<SeenLine> = quads.iter().map(|quad| SeenLine::empty(quad.is_tall())).collect();
        let mut rest = order.as_slice();
        while let Some(first) = rest.first() {
            let most = strip::width(&quads[*first]) as f32 * ALIKE;
            let alike =
                rest.iter().take(BATCH).take_while(|at| strip::width(&quads[**at]) as f32 <= most).count();
            let (batch, after) = rest.split_at(alike);
            rest = after;
            let room =
                batch.iter().map(|at| strip::width(&quads[*at])).max().unwrap_or(1).next_multiple_of(8);
            let size = 3 * strip::HEIGHT * room;
            let mut input = vec![0.0; batch.len() * size];
            for (at, part) in batch.iter().zip(input.chunks_exact_mut(size)) {
                strip::cut(page, &quads[*at], room, part);
            }
            let answer = run(&self.recogniser, [batch.len(), 3, strip::HEIGHT, room], input, threads)?;
            for (at, answer) in batch.iter().zip(answer.chunks_exact(answer.len() / batch.len())) {
                lines[*at].words = strip::words(answer, &self.alphabet, &quads[*at], room);
            }
        }
        Ok(lines)
    }
}

impl Recogniser for Embedded {
    fn read(&self, page: &Raster, most: usize) -> Result<Vec<SeenLine>, Broken> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let threads = idle.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let mut quads = self.detect(page, &threads)?;
        if most < quads.len() {
            quads.sort_by(|a, b| (b.width / b.height).total_cmp(&(a.width / a.height)));
            quads.truncate(most);
        }
        let lines = self.recognise(page, &quads, &threads);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(threads);
        lines
    }
}

/// Blue, green, red planes as the detector was taught them.
fn planes(picture: &Raster) -> Vec<f32> {
    let plane =
        |channel: usize| picture.rgb().chunks_exact(3).map(move |rgb| f32::from(rgb[channel]) / 127.5 - 1.0);
    plane(2).chain(plane(1)).chain(plane(0)).collect()
}

fn run(
    model: &Model,
    shape: [usize; 4],
    input: Vec<f32>,
    threads: &Arc<ThreadPool>,
) -> Result<Vec<f32>, Broken> {
    let broken = |what: &dyn std::fmt::Display| Broken(what.to_string());
    let input = Value::from_shape(&shape, input).map_err(|error| broken(&error))?;
    let options = RunOptions::default().with_thread_pool(Some(Arc::clone(threads)));
    let output = model.run_one(input.into(), Some(options)).map_err(|error| broken(&error))?;
    let tensor = output.into_tensor::<f32>().ok_or_else(|| broken(&"answer is no tensor of numbers"))?;
    Ok(tensor.into_data())
}

/// `quad` in a picture `sx` times as wide and `sy` times as high.
fn scaled(quad: Quad, sx: f32, sy: f32) -> Quad {
    let (ux, uy) = quad.along;
    let (dx, dy) = (ux * sx, uy * sy);
    let stretch = dx.hypot(dy).max(f32::MIN_POSITIVE);
    let across = (uy * sx).hypot(ux * sy);
    Quad {
        x: quad.x * sx,
        y: quad.y * sy,
        along: (dx / stretch, dy / stretch),
        width: quad.width * stretch,
        height: quad.height * across,
    }
}
