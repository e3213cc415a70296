//! `patuh doctor`: what this machine has for the work, and what it lacks.

use std::{fmt::Write as _, num::NonZeroUsize, path::Path};

use super::{
    Done, Failure,
    args::{DoctorArgs, LangArg},
    output, run,
};
use crate::read::ocr::{Ocr, OcrEngine, OcrMode};

/// How a thing is.
enum State {
    /// There, and in order.
    Fine(String),
    /// Not there, and not needed.
    Spare(String),
    /// Not there, or broken: work would stop.
    Bad(String),
}

/// A thing that was looked at, in both languages.
struct Finding {
    id: &'static str,
    en: &'static str,
    state: State,
}

pub(super) fn doctor(args: &DoctorArgs) -> Result<Done, Failure> {
    let findings = [
        Finding { id: "prosesor", en: "processors", state: processors() },
        Finding { id: "pengenal huruf tertanam", en: "built-in recogniser", state: embedded() },
        Finding { id: "tesseract (pilihan)", en: "tesseract (optional)", state: tesseract() },
        Finding { id: "katalog ketentuan", en: "catalogue of requirements", state: catalogue() },
        Finding { id: "folder hasil", en: "folder of the results", state: writable(&args.folder) },
        Finding { id: "folder sementara", en: "temporary folder", state: writable(&std::env::temp_dir()) },
    ];
    let mut out = String::new();
    let mut bad = 0;
    for Finding { id, en, state } in &findings {
        let (mark, said) = match state {
            State::Fine(said) => ("✓", said),
            State::Spare(said) => ("–", said),
            State::Bad(said) => ("✗", said),
        };
        bad += usize::from(matches!(state, State::Bad(_)));
        let name = if args.lang == LangArg::En { en } else { id };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{mark} {name:<26} {said}");
    }
    output::print(out.as_bytes())?;
    if bad == 0 { Ok(Done::Whole) } else { Err(Failure::NoResult(anyhow::anyhow!("{bad} ✗"))) }
}

fn processors() -> State {
    match std::thread::available_parallelism() {
        Ok(count) => State::Fine(count.to_string()),
        Err(error) => State::Spare(error.to_string()),
    }
}

fn embedded() -> State {
    match Ocr::new(OcrMode::Auto, OcrEngine::Embedded, NonZeroUsize::MIN).recogniser() {
        Ok(_) => State::Fine("PP-OCRv6".to_owned()),
        Err(broken) => State::Bad(broken.to_string()),
    }
}

fn tesseract() -> State {
    match Ocr::new(OcrMode::Auto, OcrEngine::Tesseract, NonZeroUsize::MIN).recogniser() {
        Ok(_) => State::Fine("ind; --ocr-engine tesseract".to_owned()),
        Err(broken) => State::Spare(broken.to_string()),
    }
}

fn catalogue() -> State {
    match run::catalogue(None) {
        Ok(it) => State::Fine(format!("{} ({})", it.requirements.len(), it.hash)),
        Err(error) => State::Bad(error.to_string()),
    }
}

fn writable(folder: &Path) -> State {
    match output::Target::prepare(&folder.join("patuh.xlsx")) {
        // Dropped, it leaves nothing behind.
        Ok(_) => State::Fine(folder.display().to_string()),
        Err(error) => State::Bad(format!("{error:#}")),
    }
}
