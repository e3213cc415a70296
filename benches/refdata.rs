//! How long a name takes: every member row asks once.
#![allow(missing_docs, reason = "a program of its own")]

use divan::{Bencher, black_box};
use patuh::refdata::{RefData, RegionHint};

fn main() {
    RefData::embedded();
    divan::main();
}

#[divan::bench(args = [
    "DP3AP2KB",
    "Kepala Dinas Sosial Kabupaten Kebumen",
    "Kepala Sub Bagian Umum pada Dinas Pemberdayaan Perempuan dan Perlindungan Anak Kota Surabaya",
    "Kepala Dinas Perhungan Kominfo Kabupaten Kulon Progo",
    "Lembaga Tanpa Nama Setempat",
])]
fn institution(bencher: Bencher<'_, '_>, name: &str) {
    bencher.bench(|| RefData::embedded().resolve_institution(black_box(name)));
}

#[divan::bench(args = ["33.05", "Kab. Kulon Progo", "Kota Tegai"])]
fn region(bencher: Bencher<'_, '_>, name: &str) {
    bencher.bench(|| RefData::embedded().resolve_region(black_box(name), RegionHint::default()));
}

#[divan::bench(args = ["KEPUTUSAN BUPATI SUMBA BARAT DAYA", "Menimbang: bahwa untuk melaksanakan ketentuan Pasal 58"])]
fn line(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| RefData::embedded().find_regions(black_box(text)));
}
