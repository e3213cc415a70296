//! Speed of the PDF reader, in pages. Run with `cargo bench --bench read`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::fs;

use divan::counter::ItemsCount;
use patuh::{
    model::Format,
    read::{Limits, read},
};

fn main() {
    divan::main();
}

#[divan::bench(args = ["bordered", "borderless", "two_up", "ocr_layer"])]
fn pdf(bencher: divan::Bencher<'_, '_>, name: &str) {
    let path = format!("{}/fixtures/read/pdf/{name}.pdf", env!("CARGO_MANIFEST_DIR"));
    let bytes = fs::read(path).unwrap();
    let limits = Limits::default();
    let document = read(Format::Pdf, &bytes, &limits, None).unwrap();
    bencher
        .counter(ItemsCount::new(document.facts.pages.unwrap_or_default()))
        .bench(|| read(Format::Pdf, divan::black_box(&bytes), &limits, None));
}
