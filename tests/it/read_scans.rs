//! Pictures of pages: fixture in, what was seen out. Words and tables only: how sure the
//! recogniser is differs between processors. The fixtures are made by the script beside them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fmt::Write as _, io::Write as _, num::NonZeroUsize, path::PathBuf};

use patuh::{
    intake,
    model::{Document, TextKind},
    pipeline::{self, Silent},
    read::{
        Limits,
        ocr::{Ocr, OcrEngine, OcrMode},
        read, sniff,
    },
    refdata::RefData,
};

fn fixture(path: &str) -> PathBuf {
    PathBuf::from(format!("{}/fixtures/read/{path}", env!("CARGO_MANIFEST_DIR")))
}

fn eye(mode: OcrMode) -> Ocr {
    Ocr::new(mode, OcrEngine::Embedded, NonZeroUsize::new(2).unwrap())
}

fn seen(path: &str) -> String {
    within(path, &Limits::default(), OcrMode::Auto)
}

fn within(path: &str, limits: &Limits, mode: OcrMode) -> String {
    let bytes = std::fs::read(fixture(path)).unwrap();
    match sniff(&bytes).format().and_then(|format| read(format, &bytes, limits, Some(&eye(mode)))) {
        Ok(document) => shown(&document),
        Err(error) => format!("{:?}: {error}\n", error.code()),
    }
}

fn shown(document: &Document) -> String {
    let mut out = String::new();
    for page in &document.pages {
        writeln!(out, "page {} ({:?})", page.page, page.text).unwrap();
        for line in page.lines.iter().filter(|line| line.table.is_none()) {
            assert!(page.text == TextKind::Native || line.legibility < 100, "{line:?}");
            writeln!(out, "  {}", line.text).unwrap();
        }
        for table in &page.tables {
            writeln!(out, "  table, ruled: {}", table.ruled).unwrap();
            for row in &table.rows {
                let cells = row.iter().map(|it| it.as_ref().map_or("^", |it| it.text.as_str()));
                writeln!(out, "    {}", cells.collect::<Vec<_>>().join(" | ").replace('\n', " / ")).unwrap();
            }
        }
    }
    for omission in &document.omissions {
        writeln!(out, "left out: {omission:?}").unwrap();
    }
    out
}

#[test]
fn every_page_of_a_tiff_is_read() {
    insta::assert_snapshot!(seen("scan/two-pages.tif"), @r"
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    page 2 (Ocr)
      KESATU : Membentuk Gugus Tugas.
      KEDUA : Gugus Tugas melapor kepada Bupati.
      Ditetapkan di Contoh
    ");
    let one = Limits { max_pages: 1, ..Limits::default() };
    insta::assert_snapshot!(within("scan/two-pages.tif", &one, OcrMode::Auto), @r"
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    left out: Pages { read: 1, of: 2 }
    ");
}

#[test]
fn a_tiff_whose_chain_is_torn_gives_the_pages_before_the_tear() {
    insta::assert_snapshot!(seen("scan/torn-chain.tif"), @r"
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    left out: Unreadable { page: 2 }
    ");
}

#[test]
fn a_page_is_turned_upright() {
    let all: String = ["upside-down", "on-its-side", "on-its-other-side", "turned-by-exif"]
        .iter()
        .map(|name| seen(&format!("scan/{name}.jpg")))
        .collect();
    insta::assert_snapshot!(all, @r"
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    ");
}

#[test]
fn a_tilted_table_keeps_its_cells_and_the_one_that_goes_over_all_columns() {
    insta::assert_snapshot!(seen("scan/tilted-table.png"), @r"
    page 1 (Ocr)
      SUSUNAN KEANGGOTAAN
      GUGUS TUGAS KABUPATEN CONTOH
      table, ruled: true
        NO | JABATAN | KEDUDUKAN
        1. | Sekretaris Daerah | Ketua
        SUB GUGUS TUGAS PENCEGAHAN DAN PENINDAKAN | ^ | ^
        2. | Kepala Dinas Sosial | Anggota
        3. | Kepala Dinas Kesehatan | Anggota
    ");
}

#[test]
fn the_dark_border_of_a_photo_is_no_text() {
    insta::assert_snapshot!(seen("scan/dark-border.webp"), @r"
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    ");
}

#[test]
fn two_pages_on_one_sheet_are_two() {
    insta::assert_snapshot!(seen("scan/two-up.png"), @r"
    page 1 (Ocr)
      Pasal 1 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 2 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 3 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 4 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 5 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 6 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 7 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 8 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 9 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 10 memuat ketentuan yang cukup panjang untuk sehalaman.
    page 1 (Ocr)
      Pasal 11 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 12 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 13 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 14 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 15 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 16 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 17 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 18 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 19 memuat ketentuan yang cukup panjang untuk sehalaman.
      Pasal 20 memuat ketentuan yang cukup panjang untuk sehalaman.
    ");
}

#[test]
fn pictures_of_pages_in_a_docx_are_pages_behind_its_text() {
    insta::assert_snapshot!(seen("scan/scans.docx"), @r"
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    page 2 (Ocr)
      KESATU : Membentuk Gugus Tugas.
      KEDUA : Gugus Tugas melapor kepada Bupati.
      Ditetapkan di Contoh
    ");
    insta::assert_snapshot!(seen("scan/letter-and-scan.docx"), @r"
    page 1 (Native)
      Dengan hormat, bersama ini kami kirim keputusan tersebut di bawah ini.
    page 2 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      NOMOR 188/21/HK/2025
      TENTANG
      PEMBENTUKAN GUGUS TUGAS
    ");
}

#[test]
fn what_shows_no_page_is_told() {
    let all: String = ["icon.png", "no-words.jpg"].map(|name| seen(&format!("scan/{name}"))).concat();
    let few = Limits { max_pixels: 100_000, ..Limits::default() };
    let large = within("scan/two-up.png", &few, OcrMode::Auto);
    let off = within("scan/letter-and-scan.docx", &Limits::default(), OcrMode::Off);
    insta::assert_snapshot!(format!("{all}{large}{off}"), @r"
    Empty: file is empty
    NeedsOcr: no usable text on any of 1 pages
    Limit: pixels: 2167520 is more than the limit of 100000
    NeedsOcr: no usable text on any of 1 pages
    ");
}

#[test]
fn a_text_layer_is_put_aside_when_forced() {
    insta::assert_snapshot!(within("pdf/bordered.pdf", &Limits::default(), OcrMode::Force), @r"
    page 1 (Ocr)
      KEPUTUSAN BUPATI CONTOH
      TENTANG
      MEMUTUSKAN :
      SUSUNAN KEANGGOTAAN
      table, ruled: true
        NO | INSTANSI | KEDUDUKAN
        A. Sub Gugus Tugas Pencegahan | ^ | 
        1. | Dinas Pemberdayaan Perempuan dan / Perlindungan Anak | Koordinator
        2. | Dinas Sosial | Anggota
        3. | Dinas Kesehatan | Anggota
        4. | Dinas Pendidikan, Pemuda / dan Olahraga | Anggota
    page 2 (Ocr)
      Ditetapkan di Contoh
      pada tanggal 5 Maret 2024
      BUPATI CONTOH,
      BUDI CONTOH
      - 2 -
    ");
}

#[test]
fn photos_in_archives_and_mails_are_read_with_one_worker_as_with_two() {
    let folder = tempfile::tempdir().unwrap();
    let mut zip = zip::ZipWriter::new(std::fs::File::create(folder.path().join("foto.zip")).unwrap());
    for name in ["two-pages.tif", "on-its-side.jpg", "icon.png"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&std::fs::read(fixture(&format!("scan/{name}"))).unwrap()).unwrap();
    }
    zip.finish().unwrap();
    let picture = std::fs::read(fixture("scan/dark-border.webp")).unwrap();
    let coded = picture.iter().map(|byte| format!("={byte:02X}")).collect::<Vec<_>>().concat();
    let lines: Vec<&str> =
        coded.as_bytes().chunks(72).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let mail = format!(
        "From: a@contoh.go.id\r\nTo: b@contoh.go.id\r\nSubject: SK\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\nContent-Type: text/plain\r\n\r\nTerlampir.\r\n\
         --X\r\nContent-Type: image/webp; name=foto.webp\r\nContent-Disposition: attachment; filename=foto.webp\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--X--\r\n",
        lines.join("=\r\n")
    );
    std::fs::write(folder.path().join("surat.eml"), mail).unwrap();
    let inputs = intake::discover(&[folder.path().to_owned()]);
    let records = |jobs: usize| {
        let ocr = Ocr::new(OcrMode::Auto, OcrEngine::Embedded, NonZeroUsize::new(jobs).unwrap());
        pipeline::submissions(&inputs, jobs, &Limits::default(), &ocr, RefData::embedded(), &Silent).unwrap()
    };
    let (one, two) = (records(1), records(2));
    assert_eq!(one, two);
    let mut out = String::new();
    for it in &one {
        let number = it.decree.as_ref().and_then(|it| it.number.as_ref());
        let reason = it.reason.as_ref().map(|it| format!(" {:?}", it.code)).unwrap_or_default();
        let number = number.map(|it| format!(" {} ({:?})", it.value, it.confidence)).unwrap_or_default();
        writeln!(out, "{}: {:?}{reason} {:?}{number}", it.source.name(), it.outcome, it.source.text).unwrap();
    }
    insta::assert_snapshot!(out, @r"
    foto.zip: Ok Container None
    foto.zip/two-pages.tif: Ok Ocr
    foto.zip/on-its-side.jpg: Ok Ocr
    foto.zip/icon.png: Failed Empty None
    surat.eml: Ok Container None
    surat.eml/isi-surat.txt: Ok Native
    surat.eml/foto.webp: Ok Ocr
    ");
}
