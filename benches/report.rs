//! The workbook of a full month: 552 regions, about 1,700 documents, 30,000 seats, 133
//! requirements. Run with `cargo bench --bench report`.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench fails by panicking")]

#[path = "../tests/it/workbook_sample.rs"]
mod sample;

use divan::{Bencher, black_box, counter::ItemsCount};
use patuh::report::{Lang, render, summary, tables};

fn main() {
    divan::main();
}

fn full_month() -> sample::Sample {
    sample::month(552, 4, 18, 133)
}

#[divan::bench(sample_count = 3)]
fn to_tables(bencher: Bencher<'_, '_>) {
    let sample = full_month();
    let report = sample.report(Lang::Id);
    bencher.counter(ItemsCount::new(552_usize)).bench_local(|| tables(black_box(&report)).len());
}

#[divan::bench(sample_count = 3)]
fn to_workbook(bencher: Bencher<'_, '_>) {
    let sample = full_month();
    let report = sample.report(Lang::Id);
    let tables = tables(&report);
    let cells: usize = tables.iter().flat_map(|it| &it.rows).map(Vec::len).sum();
    bencher
        .counter(ItemsCount::new(cells))
        .bench_local(|| render(black_box(&tables), &report.run, report.lang).unwrap().len());
}

#[divan::bench(sample_count = 3)]
fn to_summary(bencher: Bencher<'_, '_>) {
    let sample = full_month();
    let report = sample.report(Lang::Id);
    bencher.bench_local(|| summary(black_box(&report)).regions.len());
}
