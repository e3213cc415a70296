//! Reads pictures of pages: a recogniser finds words, this module finds which way up the
//! page is, its ruling lines and its skew, and hands upright ink to `layout`.
//!
//! The seam is [`Recogniser`]: a picture in, lines of words with places and probabilities
//! out. `embedded` is the one that is always there; `tesseract` is the system's, if it
//! has one. Recognised pages take the time of a whole job, so [`Ocr`] also holds the seats
//! of those who work at once: memory is bounded by their number, and a job without pictures
//! never loads a model.

mod compare;
mod detect;
mod embedded;
mod lexicon;
mod page;
mod raster;
mod rulings;
mod strip;
mod tesseract;
mod warp;

use std::{
    num::NonZeroUsize,
    sync::{Condvar, Mutex, OnceLock, PoisonError},
};

pub use raster::Raster;

pub(super) use compare::compare;
pub(super) use lexicon::is_known_text;
pub(super) use page::{Recognised, recognise};
pub(super) use warp::Warp;

/// When pages are recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OcrMode {
    /// Where there is no text, or a scanner's program wrote it.
    #[default]
    Auto,
    /// Never; such pages are left out, and said so.
    Off,
    /// Every page of a PDF, in place of its own text.
    Force,
}

/// Which recogniser reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OcrEngine {
    /// The one inside this program.
    #[default]
    Embedded,
    /// The system's `tesseract`, with Indonesian.
    Tesseract,
}

/// A word that was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenWord {
    /// Its characters, without blanks; never empty.
    pub text: String,
    /// Middle of its left edge, in pixels.
    pub from: (f32, f32),
    /// Middle of its right edge, in pixels.
    pub to: (f32, f32),
    /// Height of its line's box, in pixels; some of it is room above and below the ink.
    pub height: f32,
    /// Mean probability of its characters, 0 to 1.
    pub sure: f32,
    /// Probability of its least likely character.
    pub least: f32,
}

/// A line of words as a recogniser finds it: a piece of a printed line, or the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenLine {
    /// From left to right.
    pub words: Vec<SeenWord>,
    /// It stands upright on the page: a sign that the page lies on its side.
    pub tall: bool,
}

impl SeenLine {
    fn empty(tall: bool) -> Self {
        Self { words: Vec::new(), tall }
    }
}

/// A recogniser that fails on a page.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Broken(pub String);

/// Reads the words in a picture.
pub trait Recogniser: Send + Sync {
    /// The lines of `page`, in any fixed order; the `most` longest where there are more.
    ///
    /// # Errors
    ///
    /// When it can't work at all; a page without words is an empty answer.
    fn read(&self, page: &Raster, most: usize) -> Result<Vec<SeenLine>, Broken>;
}

/// How pictures of pages are read, shared by all threads of a job.
pub struct Ocr {
    mode: OcrMode,
    recogniser: OnceLock<Result<Box<dyn Recogniser>, Broken>>,
    engine: OcrEngine,
    seats: Seats,
}

impl std::fmt::Debug for Ocr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ocr").field("mode", &self.mode).field("engine", &self.engine).finish_non_exhaustive()
    }
}

impl Ocr {
    /// Recognises in `mode` with `engine`, `jobs` pages at once.
    pub fn new(mode: OcrMode, engine: OcrEngine, jobs: NonZeroUsize) -> Self {
        Self { mode, engine, recogniser: OnceLock::new(), seats: Seats::new(jobs) }
    }

    /// When pages are recognised.
    pub fn mode(&self) -> OcrMode {
        self.mode
    }

    /// The recogniser, made when first asked for.
    ///
    /// # Errors
    ///
    /// When it can't be made: the system's is missing, or lacks the language.
    pub fn recogniser(&self) -> Result<&dyn Recogniser, &Broken> {
        let load = || match self.engine {
            OcrEngine::Embedded => embedded::Embedded::load().map(|it| Box::new(it) as Box<dyn Recogniser>),
            OcrEngine::Tesseract => {
                tesseract::Tesseract::find().map(|it| Box::new(it) as Box<dyn Recogniser>)
            }
        };
        // On a thread of its own: loading waits for threads of the runtime, and one that reads
        // files would start another file while it waits, which would wait for this.
        let made = self.recogniser.get_or_init(|| {
            let loaded = std::thread::scope(|scope| scope.spawn(load).join());
            loaded.unwrap_or_else(|_panic| Err(Broken("it cannot be loaded".to_owned())))
        });
        made.as_ref().map(AsRef::as_ref)
    }

    /// What `work` makes of each number below `count`, in order; at most as many at once, in
    /// this and all other calls, as there are seats. A call that panics gives `None`.
    ///
    /// Threads of its own, since the ones that read files would start another file while
    /// they wait, and hold its pages too.
    pub(super) fn each<T: Send>(&self, count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<Option<T>> {
        let next = Mutex::new(0..count);
        let done: Mutex<Vec<Option<T>>> = Mutex::new((0..count).map(|_| None).collect());
        let run = || {
            loop {
                let seat = self.seats.take();
                let Some(at) = lock(&next).next() else { break };
                let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(at))).ok();
                drop(seat);
                if let Some(place) = lock(&done).get_mut(at) {
                    *place = made;
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..self.seats.all.min(count) {
                // Parsers recurse, as on the threads that read files.
                let thread = std::thread::Builder::new().stack_size(16 << 20);
                if thread.spawn_scoped(scope, run).is_err() {
                    break;
                }
            }
        });
        // What no thread took, if none could be started.
        run();
        done.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Seats for those who work on a page.
struct Seats {
    all: usize,
    free: Mutex<usize>,
    freed: Condvar,
}

impl Seats {
    fn new(all: NonZeroUsize) -> Self {
        Self { all: all.get(), free: Mutex::new(all.get()), freed: Condvar::new() }
    }

    fn take(&self) -> Seat<'_> {
        let mut free = lock(&self.free);
        while *free == 0 {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Seat(self)
    }
}

/// A seat that is taken; dropped, it is free again.
struct Seat<'s>(&'s Seats);

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        *lock(&self.0.free) += 1;
        self.0.freed.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
