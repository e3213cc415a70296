//! The main job: pages a second from files to workbook bytes, on one thread. Run with
//! `cargo bench --bench batch`; the labelled PDFs are added where they lie beside the project.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::{num::NonZeroUsize, path::Path, sync::Arc};

use divan::counter::ItemsCount;
use jiff::civil::date;
use patuh::{
    assess::{Catalogue, assess},
    dossier::assemble,
    intake::discover,
    model::{Lang, Submission},
    pipeline::{Silent, submissions},
    read::{
        Limits,
        ocr::{Ocr, OcrEngine, OcrMode},
    },
    refdata::RefData,
    report::{Report, RunFacts, render, tables},
};

fn main() {
    divan::main();
}

/// Everything that is said by the documents below `folder`.
fn read(folder: &Path) -> Vec<Arc<Submission>> {
    let inputs = discover(&[folder.to_owned()]);
    let ocr = Ocr::new(OcrMode::Off, OcrEngine::Embedded, NonZeroUsize::MIN);
    submissions(&inputs, 1, &Limits::default(), &ocr, RefData::embedded(), &Silent).unwrap()
}

fn workbook(said: &[Arc<Submission>]) -> Vec<u8> {
    let as_of = date(2026, 10, 31);
    let catalogue = Catalogue::embedded();
    let dossiers = assemble(said, as_of, RefData::embedded());
    let assessments: Vec<_> = dossiers.iter().map(|it| assess(it, catalogue, as_of)).collect();
    let run = RunFacts { as_of, period: None, version: "bench".to_owned(), options: Vec::new(), inbox: None };
    let report = Report {
        catalogue,
        dossiers: &dossiers,
        assessments: &assessments,
        submissions: said,
        rulings: &[],
        run,
        lang: Lang::Id,
    };
    render(&tables(&report), &report.run, report.lang).unwrap()
}

/// The sample inbox and, where they are, the synthetic text PDFs.
#[divan::bench(args = ["fixtures/inbox", "../shared/eval/pdf/pdf"], sample_count = 5)]
fn run(bencher: divan::Bencher<'_, '_>, folder: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let pages: u32 = read(&folder).iter().filter_map(|it| it.source.pages).sum();
    bencher.counter(ItemsCount::new(pages)).bench(|| workbook(&read(&folder)));
}
