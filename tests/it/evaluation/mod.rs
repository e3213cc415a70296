//! The labelled documents of `fixtures/decrees`, read and held against what they say: a loss
//! in any figure shows in review as a changed snapshot. The cut-offs of confidence are derived
//! from them ([`calibrate`]).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "test")]

mod calibrate;
pub(crate) mod compare;
mod real;
pub(crate) mod truth;

use std::{
    fmt::Write as _,
    num::NonZeroUsize,
    sync::{Arc, LazyLock},
};

use jiff::civil::date;
use patuh::{
    dossier::assemble,
    extract::trust::Calibration,
    intake,
    model::{Document, Source, Submission},
    pipeline,
    read::{
        Limits,
        ocr::{Ocr, OcrEngine, OcrMode},
    },
    refdata::RefData,
};
use rayon::prelude::*;

use compare::{Board, compare};

/// A labelled document, read.
struct Labelled {
    truth: truth::Document,
    source: Source,
    document: Document,
}

impl Labelled {
    fn record(&self, calibration: &Calibration) -> Submission {
        pipeline::say(&self.document, self.source.clone(), RefData::embedded(), calibration)
    }
}

/// Reads a file of one document.
fn read(path: &std::path::Path, mode: OcrMode) -> Option<(Source, Document)> {
    let ocr = Ocr::new(mode, OcrEngine::Embedded, NonZeroUsize::new(2).unwrap());
    let limits = Limits::default();
    let input = intake::discover(&[path.to_owned()]).remove(0);
    let bytes = intake::open(&input, &limits).unwrap();
    let leaf = intake::expand(&input.path, bytes, &limits).remove(0);
    let document = pipeline::read_content(&leaf.content.unwrap(), &limits, &ocr).ok()?;
    Some((leaf.source, document))
}

/// The labelled documents in the order of their names, read once.
fn corpus() -> &'static [Labelled] {
    static CORPUS: LazyLock<Vec<Labelled>> = LazyLock::new(|| {
        let folder = crate::inbox::fixtures().join("decrees");
        let mut slugs: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|it| it.unwrap().path())
            .filter(|it| it.is_dir())
            .collect();
        slugs.sort();
        slugs
            .par_iter()
            .map(|slug| {
                let text = std::fs::read_to_string(slug.join("truth.json")).unwrap();
                let truth: truth::Document = serde_json::from_str(&text).unwrap();
                let (source, document) =
                    read(&crate::inbox::fixtures().join(&truth.path), OcrMode::Auto).unwrap();
                Labelled { truth, source, document }
            })
            .collect()
    });
    &CORPUS
}

fn board(calibration: &Calibration) -> Board {
    let records: Vec<Submission> = corpus().par_iter().map(|it| it.record(calibration)).collect();
    let mut board = Board::default();
    for (labelled, record) in corpus().iter().zip(&records) {
        compare(&labelled.truth, record, &mut board);
    }
    board
}

#[test]
fn labelled_documents_against_their_truth() {
    insta::assert_snapshot!("labelled", board(Calibration::embedded()).report());
}

/// The promise: `high` is wrong at most once in a hundred on every kind of document, and most
/// of what is right is `high`.
#[test]
fn high_is_right_and_covers_most() {
    let board = board(Calibration::embedded());
    let mut faults = Vec::new();
    for source in board.sources().into_iter().chain(["all"]) {
        let high = board.high(source);
        if high.wrong * 100 > high.n {
            faults.push(format!("{source}: {} of {} wrong at high", high.wrong, high.n));
        }
    }
    let high = board.high("all");
    if (high.n - high.wrong) * 100 < high.right_at_all * 85 {
        faults.push(format!("high covers {} of {} right values", high.n - high.wrong, high.right_at_all));
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// Regions of the labelled documents that sent several: what each counts for.
#[test]
fn what_belongs_together_is_joined() {
    let records: Vec<Arc<Submission>> =
        corpus().par_iter().map(|it| Arc::new(it.record(Calibration::embedded()))).collect();
    let mut out = String::new();
    for dossier in assemble(&records, date(2026, 10, 31), RefData::embedded()) {
        if dossier.documents.len() > 1 {
            writeln!(out, "{} {}", dossier.region.code, dossier.region.name).unwrap();
            for filed in &dossier.documents {
                let seats = filed.submission.members.len();
                writeln!(out, "  {} ({seats} seats): {:?}", filed.submission.source.name(), filed.standing)
                    .unwrap();
            }
        }
    }
    insta::assert_snapshot!("joined", out);
}
