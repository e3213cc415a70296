//! Rows of a sheet read in a second: one header and many rows of seven columns.

#![allow(clippy::format_collect, clippy::unwrap_used, missing_docs, reason = "a bench may stop")]

use divan::counter::ItemsCount;
use patuh::model::Format;
use patuh::read::{Limits, read};

const ROWS: u32 = 50_000;

fn main() {
    divan::main();
}

/// A sheet like a roster: a number, text, a NIP, an amount, a date as text.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["No", "Nama", "NIP", "Jabatan", "Instansi", "Anggaran", "Tanggal"]) {
        sheet.write(0, column, head).unwrap();
    }
    for row in 1..=ROWS {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, format!("Anggota Umpama {row}")).unwrap();
        sheet.write(row, 2, format!("19700101 199903 2 {:03}", row % 1000)).unwrap();
        sheet.write(row, 3, "Anggota").unwrap();
        sheet.write(row, 4, "Dinas Sosial").unwrap();
        sheet.write(row, 5, f64::from(row) * 1500.5).unwrap();
        sheet.write(row, 6, "16 Januari 2024").unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[divan::bench(sample_count = 10)]
fn xlsx(bencher: divan::Bencher<'_, '_>) {
    let bytes = workbook();
    bencher
        .counter(ItemsCount::new(ROWS))
        .bench(|| read(Format::Xlsx, divan::black_box(&bytes), &Limits::default(), None).unwrap());
}

#[divan::bench(sample_count = 10)]
fn csv(bencher: divan::Bencher<'_, '_>) {
    let text: String = (1..=ROWS)
        .map(|row| format!("{row};Anggota Umpama {row};\"19700101; 2 {row}\";Anggota;Dinas Sosial;{row}.5;16 Januari 2024\n"))
        .collect();
    bencher
        .counter(ItemsCount::new(ROWS))
        .bench(|| read(Format::Csv, divan::black_box(text.as_bytes()), &Limits::default(), None).unwrap());
}
