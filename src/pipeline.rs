//! The line from inbox to submissions: threads, the panic guard, nothing else.
//!
//! What one file says depends on its bytes and on constants, so threads never show in the
//! output: files are started largest first and answered in input order.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    extract::{extract_with, trust::Calibration},
    intake::{self, Content, Input, Leaf},
    model::{Document, Omission, ReadOutcome, Reason, ReasonCode, Source, Submission},
    read::{self, Limits, ocr::Ocr},
    refdata::RefData,
};

/// Told about each file as it is done. Called from any thread, in any order.
pub trait Progress: Sync {
    /// One input is done: `bytes` of it, `pages` of its documents.
    fn done(&self, bytes: u64, pages: u64);
}

/// No progress is shown.
#[derive(Debug)]
pub struct Silent;

impl Progress for Silent {
    fn done(&self, _bytes: u64, _pages: u64) {}
}

/// Reads every input on `jobs` threads: one submission a document, containers and rubbish
/// included, in input order.
///
/// # Errors
///
/// When the threads can't be started.
pub fn submissions(
    inputs: &[Input],
    jobs: usize,
    limits: &Limits,
    ocr: &Ocr,
    refdata: &RefData,
    progress: &dyn Progress,
) -> Result<Vec<Arc<Submission>>, rayon::ThreadPoolBuildError> {
    // Parsers recurse; 16 MiB is room for what the limits allow.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(16 << 20).build()?;
    let mut order: Vec<(usize, &Input)> = inputs.iter().enumerate().collect();
    order.sort_by_key(|(at, input)| (std::cmp::Reverse(input.bytes), *at));
    let mut done: Vec<(usize, Vec<Submission>)> = pool.install(|| {
        order
            .into_par_iter()
            .with_max_len(1) // one long file outlasts many short ones
            .map(|(at, input)| {
                let read = process(input, limits, ocr, refdata);
                progress.done(input.bytes, read.iter().filter_map(|it| it.source.pages).map(u64::from).sum());
                (at, read)
            })
            .collect()
    });
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().flat_map(|(_, read)| read).map(Arc::new).collect())
}

/// What one input says.
fn process(input: &Input, limits: &Limits, ocr: &Ocr, refdata: &RefData) -> Vec<Submission> {
    match intake::open(input, limits) {
        Ok(bytes) => {
            let leaves = catch_unwind(AssertUnwindSafe(|| intake::expand(&input.path, bytes, limits)));
            match leaves {
                Ok(leaves) => leaves.into_iter().map(|leaf| submission(leaf, limits, ocr, refdata)).collect(),
                Err(_panic) => vec![without(Submission::of(input.source()), crashed())],
            }
        }
        Err(reason) => vec![without(Submission::of(input.source()), reason)],
    }
}

/// What one document says.
fn submission(leaf: Leaf, limits: &Limits, ocr: &Ocr, refdata: &RefData) -> Submission {
    let Leaf { source, content } = leaf;
    let content = match content {
        Ok(content) => content,
        Err(reason) => return without(Submission::of(source), reason),
    };
    let blank = Submission::of(source.clone());
    catch_unwind(AssertUnwindSafe(|| {
        let mut out = Submission::of(source);
        match read_content(&content, limits, ocr) {
            Ok(document) => say(&document, out.source, refdata, Calibration::embedded()),
            Err(error) => {
                if let read::ReadError::NeedsOcr { pages } = error {
                    out.source.pages = Some(pages);
                }
                without(out, intake::reason(&error))
            }
        }
    }))
    .unwrap_or_else(|_panic| without(blank, crashed()))
}

/// What `document`, which came from `source`, says, and what of it was not read.
pub fn say(
    document: &Document,
    mut source: Source,
    refdata: &RefData,
    calibration: &Calibration,
) -> Submission {
    source.pages = document.facts.pages;
    source.text = document.text();
    let mut out = extract_with(document, source, refdata, calibration);
    if let Some(reason) = partial(document) {
        out.outcome = ReadOutcome::Partial;
        out.reason = Some(reason);
    }
    out
}

/// The document in `content`.
///
/// # Errors
///
/// As [`read::read`].
pub fn read_content(content: &Content, limits: &Limits, ocr: &Ocr) -> Result<Document, read::ReadError> {
    read::read(content.format, &content.bytes, limits, Some(ocr))
}

/// A submission that says nothing, and why.
fn without(mut out: Submission, reason: Reason) -> Submission {
    out.outcome = match reason.code {
        ReasonCode::Ignored | ReasonCode::Container => ReadOutcome::Ok,
        _ => ReadOutcome::Failed,
    };
    out.reason = Some(reason);
    out
}

fn crashed() -> Reason {
    Reason {
        code: ReasonCode::Crashed,
        message: "pembaca berkas gagal di tengah jalan; laporkan berkas ini kepada pengelola aplikasi"
            .to_owned(),
    }
}

/// What was left out of `document`, as one reason; `None` when nothing was.
fn partial(document: &Document) -> Option<Reason> {
    let first = document.omissions.first()?;
    let code = match first {
        Omission::NeedsOcr { .. } => ReasonCode::NeedsOcr,
        Omission::Unreadable { .. } => ReasonCode::Damaged,
        Omission::Pages { .. } | Omission::Cells { .. } | Omission::Glyphs { .. } => ReasonCode::Limit,
    };
    let pages = |test: fn(&Omission) -> Option<u32>| -> Option<String> {
        let pages: Vec<u32> = document.omissions.iter().filter_map(test).collect();
        (!pages.is_empty()).then(|| ranges(&pages))
    };
    let mut said = Vec::new();
    if let Some(pages) = pages(|it| if let Omission::NeedsOcr { page } = it { Some(*page) } else { None }) {
        said.push(format!("halaman {pages} berupa gambar atau teksnya tidak dapat dipakai"));
    }
    if let Some(pages) = pages(|it| if let Omission::Unreadable { page } = it { Some(*page) } else { None }) {
        said.push(format!("halaman/lembar {pages} tidak dapat dibaca"));
    }
    if let Some(pages) = pages(|it| if let Omission::Glyphs { page } = it { Some(*page) } else { None }) {
        said.push(format!("isi halaman {pages} melebihi batas"));
    }
    for omission in &document.omissions {
        match omission {
            Omission::Pages { read, of } => {
                said.push(format!("hanya {read} dari {of} halaman dibaca (batas)"));
            }
            Omission::Cells { sheet } => said.push(format!("lembar \"{sheet}\" melebihi batas sel")),
            _ => {}
        }
    }
    Some(Reason { code, message: said.join("; ") })
}

/// `1-3, 7` for sorted page numbers.
fn ranges(pages: &[u32]) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match spans.last_mut() {
            Some((_, end)) if *page <= *end + 1 => *end = *page,
            _ => spans.push((*page, *page)),
        }
    }
    spans
        .iter()
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}-{to}") })
        .collect::<Vec<_>>()
        .join(", ")
}
