//! Sheets as read: fixture in, outline out. See the functions' names.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test may stop"
)]

use std::fmt::Write as _;
use std::path::Path;

use patuh::model::{Cell, Document, Format, Line, Place, Zone};
use patuh::read::{Limits, read};

/// What is read of `bytes`: pages, lines with their place, tables with their cells, omissions.
fn outline(format: Format, bytes: &[u8]) -> String {
    outline_within(format, bytes, &Limits::default())
}

fn outline_within(format: Format, bytes: &[u8], limits: &Limits) -> String {
    let document = match read(format, bytes, limits, None) {
        Ok(document) => document,
        Err(error) => return format!("error: {error}"),
    };
    assert_invariants(&document);
    let mut out = String::new();
    for page in &document.pages {
        let hidden = if page.hidden { " hidden" } else { "" };
        writeln!(out, "# {} {}{hidden}", page.page, page.sheet.as_deref().unwrap_or("-")).unwrap();
        let mut shown = None;
        for line in &page.lines {
            match line.table {
                None => writeln!(out, "{}", show_line(line)).unwrap(),
                table if table == shown => {}
                Some(index) => {
                    shown = line.table;
                    for row in &page.tables[index as usize].rows {
                        let place = row.iter().flatten().next().map_or("-", |cell| name(&cell.place));
                        let cells: Vec<_> = row.iter().map(|cell| show_cell(cell.as_ref())).collect();
                        writeln!(out, "  {place} | {}", cells.join(" | ")).unwrap();
                    }
                }
            }
        }
    }
    for omission in &document.omissions {
        writeln!(out, "omitted: {omission:?}").unwrap();
    }
    out
}

fn show_line(line: &Line) -> String {
    let parts: Vec<_> = line.parts.iter().map(|part| part.text.as_str()).collect();
    let zone = if line.zone == Zone::Margin { " (unseen)" } else { "" };
    format!("{}{zone} {}", name(&line.place), parts.join(" | "))
}

fn show_cell(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else { return "^".into() };
    let span =
        if cell.span == [1, 1] { String::new() } else { format!(" <{}x{}>", cell.span[0], cell.span[1]) };
    let hidden = if cell.hidden { "(hidden) " } else { "" };
    format!("{hidden}{}{span}", cell.text.replace('\n', "⏎"))
}

fn name(place: &Place) -> &str {
    match place {
        Place::Cell { cell, .. } => cell,
        _ => "?",
    }
}

/// What holds for every document: tables are rectangles, each of their rows is a line, lines
/// are their parts.
fn assert_invariants(document: &Document) {
    for page in &document.pages {
        for (index, table) in page.tables.iter().enumerate() {
            assert!(table.rows.iter().all(|row| row.len() == table.width()));
            let lines = page.lines.iter().filter(|line| line.table == Some(index as u32)).count();
            assert_eq!(lines, table.rows.len());
        }
        for line in &page.lines {
            let parts: Vec<_> = line.parts.iter().map(|part| part.text.as_str()).collect();
            assert_eq!(line.text, parts.join(" "));
            assert!(!line.text.is_empty());
        }
    }
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read/sheets").join(name)).unwrap()
}

/// Kind 1: header first; numbers typed and as text; `0.0` is 0 and a sum of tenths has no tail.
#[test]
fn a_flat_upload_is_one_table() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("flat.xlsx")), @r"
    # 1 Sheet1
      A1 | kode_dssd | uraian_dssd | satuan | data_2023 | data_2024
      A2 | 1.03.000010 | Jumlah korban TPPO yang dilayani | orang | 12 | 15
      A3 | 1.03.000011 | Anggaran gugus tugas | rupiah | 2493950000 | 0
      A4 | 1.03.000012 | Rasio | persen | 0.3 | 12.5
    ");
}

/// Kind 2: merged titles, a header of two rows, section rows; the id column and a row are hidden,
/// and a hash beside a title is no part of it; a hidden sheet says so.
#[test]
fn titles_header_rows_and_hidden_columns() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("human.xlsx")), @r"
    # 1 Data
    B2 PEMERINTAH KABUPATEN TELAGA BIRU
    B3 DINAS SOSIAL
      A5 | (hidden)  | No <2x1> | Kelompok/Sub Kelompok Data <2x1> | Satuan <2x1> | Tahun <1x3> | ^ | ^
      A6 | (hidden)  | ^ | ^ | ^ | 2022 | 2023 | 2024
      A7 | (hidden) 381 | 1. | Korban |  <1x4> | ^ | ^ | ^
      A8 | (hidden) 382 |  | 1. Perempuan dewasa | orang | 4 | 7 | 9
      A9 | (hidden) 383 |  | 2. Anak | orang | 1 |  | 2
      A10 | (hidden) 384 | (hidden) 2. | (hidden) Baris lama | (hidden) orang | (hidden) 8 | (hidden) 8 | (hidden) 8
      A11 | (hidden) 385 | 3. | Rumah aman | unit | 1 | 1 | 1
    B13 Sumber: Dinas Sosial
    A3 (unseen) 2d36f5c435
    # 2 Lama hidden
      A1 | No | Nama | Nilai
      A2 | 1 | Data tahun lalu | 3
    ");
}

/// Kind 3: pairs above, numbering row, text and true dates, three lines a cell, a long number,
/// kept and missing formula values, a table that goes on after an empty row, signatures.
#[test]
fn labels_above_people_and_an_empty_row_inside() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("people.xlsx")), @r"
    # 1 DATA
    A1 DAFTAR ANGGOTA GUGUS TUGAS
    A3 INSTANSI : | DINAS SOSIAL
    A4 KEPALA DINAS : | Drs. Bayu Contoh, M.Si
    A5 NIP. : | 19680523 199803 1 005
      A7 | NO | TANGGAL SK | NAMA/NIP⏎PANGKAT | NIP | JABATAN | KET.
      A8 | 1 | 2 | 3 | 4 | 5 | 6
      A9 | 1 | 16 Januari 2024 | drh. Rima Misal, MP⏎NIP. 19700101 199903 2 001⏎Pembina (IV/a) | 197001011999032001 | Ketua | TRUE
      A10 | 2 | 2024-01-16 | Sari Umpama, S.H. | 19800202 200501 2 002 | Sekretaris | ada
      A11 | 3 | 2024-02-01 08:30 | Tono Andai | 3 | Anggota | #DIV/0!
      A13 | 4 |  | Uji Coba |  | Anggota | 
    A15 Catatan: daftar sementara
    B17 Mengetahui | Kepala Dinas
    B20 Rima Misal | Bayu Contoh
    ");
}

/// Two tables beside each other, one below; a form is lines; a chart is an empty page.
#[test]
fn tables_side_by_side_a_form_and_a_chart() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("several.xlsx")), @r"
    # 1 Rekap
    A1 REKAP RAPAT DAN KASUS
      A3 | No | Rapat | Tanggal
      A4 | 1 | Pleno | 3 Maret 2026
      A5 | 2 | Koordinasi | 7 Juni 2026
      E3 | No | Kasus | Jumlah
      E4 | 1 | Rujukan | 4
      E5 | 2 | Pemulangan | 6
      A8 | Uraian | Pagu | Realisasi
      A9 | Sosialisasi | 150000000 | Rp 120.000.000,00
      A10 | Pelatihan | 50000000 | 0.5
    # 2 Surat
    B2 SURAT TUGAS
    B4 Nama : Sari Umpama
    B5 Jabatan | : Sekretaris
    # 3 Grafik
    ");
}

#[test]
fn dates_of_the_1904_system() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("epoch1904.xlsx")), @r"
    # 1 1904
      A1 | No | Tanggal | Jam
      A2 | 1 | 2024-01-16 | 08:30
      A3 | 2 | 2024-02-29 | 23:59:59
    ");
}

#[test]
fn cells_in_opposite_corners_cost_two_cells() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("far.xlsx")), @r"
    # 1 Jauh
    A1 awal
    XFD1048576 akhir
    ");
}

#[test]
fn a_bomb_is_refused_by_its_ratio() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("bomb.xlsx")), @"error: unpacked bytes for each packed byte of a part: 408 is more than the limit of 250");
}

#[test]
fn a_package_cut_short_is_damaged() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("cut.xlsx")), @"error: damaged file: invalid Zip archive: Could not find EOCD");
}

/// Rows before the damage are kept and the page is told.
#[test]
fn a_damaged_sheet_costs_only_itself() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("one-sheet-damaged.xlsx")), @r"
    # 1 Data
    B2 PEMERINTAH KABUPATEN TELAGA BIRU
    B3 DINAS SOSIAL
      A5 | (hidden)  | No | Kelompok/Sub Kelompok Data | Satuan | Tahun |  | 
      A6 | (hidden)  |  |  |  | 2022 | 2023 | 2024
      A7 | (hidden) 381 | 1. | Korban |  |  |  | 
      A8 | (hidden) 382 |  | 1. Perempuan dewasa | orang | 4 | 7 | 9
    A3 (unseen) 2d36f5c435
    # 2 Lama hidden
      A1 | No | Nama | Nilai
      A2 | 1 | Data tahun lalu | 3
    omitted: Unreadable { page: 1 }
    ");
}

#[test]
fn a_broken_table_of_strings_is_damage() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("strings-cut.xlsx")), @"error: damaged file: Xml error: ill-formed document: close tag `</sst>` does not match any open tag");
}

#[test]
fn a_count_of_strings_is_not_believed() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("many-strings.xlsx")), @"error: shared strings: 99999999999 is more than the limit of 20000000");
}

#[test]
fn a_workbook_without_text_is_empty() {
    insta::assert_snapshot!(outline(Format::Xlsx, &fixture("empty.xlsx")), @"error: file is empty");
}

/// A locked XLSX is a compound file, as an XLS is.
#[test]
fn a_locked_workbook_says_so() {
    insta::assert_snapshot!(outline(Format::Xls, &fixture("locked.xlsx")), @"error: file is locked with a password");
}

/// Kind 4: three header rows, a numbering row, placeholders; a hidden row and a hidden column.
#[test]
fn a_monitoring_form_in_biff8() {
    insta::assert_snapshot!(outline(Format::Xls, &fixture("monitoring.xls")), @r"
    # 1 Form P1
    A1 FORMULIR PEMANTAUAN GUGUS TUGAS
    A2 TRIWULAN : I (satu)
    A3 SKPD : ………
      A5 | N0. <3x1> | PROGRAM / KEGIATAN <3x1> | TARGET <1x3> | ^ | ^ | REALISASI <1x2> | ^
      C6 | ^ | ^ | FISIK (%) <2x1> | KEU <1x2> | ^ | FISIK (%) <2x1> | KEU (Rp.) <2x1>
      D7 | ^ | ^ | ^ | (Rp.) | (%) | ^ | ^
      A8 | 1 | 2 | 3 | 4a | 4b | 5 | 6
      A9 | A. | URUSAN SOSIAL |  |  |  |  | 
      A10 | I. | Program Perlindungan |  |  |  |  | 
      A11 | 1 | Sosialisasi TPPO | 100 | 25000000 | 0.25 | 50 | ….
      A12 | (hidden)  | (hidden) Rahasia | (hidden)  | (hidden)  | (hidden)  | (hidden)  | (hidden) 
    B14 Contoh Pengisian :
    B15 Diisi oleh SKPD
    # 2 Form P2
    A1 FORMULIR PEMANTAUAN GUGUS TUGAS
    A2 TRIWULAN : I (satu)
    A3 SKPD : ………
      A5 | N0. <3x1> | PROGRAM / KEGIATAN <3x1> | TARGET <1x3> | ^ | ^ | REALISASI <1x2> | ^
      C6 | ^ | ^ | FISIK (%) <2x1> | KEU <1x2> | ^ | FISIK (%) <2x1> | KEU (Rp.) <2x1>
      D7 | ^ | ^ | ^ | (Rp.) | (%) | ^ | ^
      A8 | 1 | 2 | 3 | 4a | 4b | 5 | 6
      A9 | A. | URUSAN SOSIAL |  |  |  |  | 
      A10 | I. | Program Perlindungan |  |  |  |  | 
      A11 | 1 | Sosialisasi TPPO | 100 | 25000000 | 0.25 | 50 | ….
      A12 | (hidden)  | (hidden) Rahasia | (hidden)  | (hidden)  | (hidden)  | (hidden)  | (hidden) 
    B14 Contoh Pengisian :
    B15 Diisi oleh SKPD
    # 3 Tanggal
      A1 | No | Tanggal | (hidden) Id | Hasil
      A2 | 1 | 2024-01-16 | (hidden) a1 | 
      A3 | 2 | 16 Januari 2024 | (hidden) a2 | TRUE
    # 4 Kosong hidden
    ");
}

#[test]
fn a_far_cell_of_an_xls_is_told_not_dense() {
    insta::assert_snapshot!(outline(Format::Xls, &fixture("far.xls")), @r#"
    # 1 Jauh
    A1 awal
    # 2 Biasa
      A1 | No | Nama | Jabatan
      A2 | 1 | 2 | 3
    omitted: Cells { sheet: "Jauh" }
    "#);
}

#[test]
fn a_damaged_sheet_of_an_xls_costs_only_itself() {
    insta::assert_snapshot!(outline(Format::Xls, &fixture("damaged.xls")), @r"
    # 1 Jauh
    # 2 Biasa
      A1 | No | Nama | Jabatan
      A2 | 1 | 2 | 3
    omitted: Unreadable { page: 1 }
    ");
}

/// Repeats, two billion spaces, typed values, hidden row, column and sheet.
#[test]
fn ods_with_repeats_hidden_and_merged() {
    insta::assert_snapshot!(outline(Format::Ods, &fixture("members.ods")), @r"
    # 1 Anggota
    A1 SUSUNAN GUGUS TUGAS
      A4 | No | Nama | Tanggal | Hadir | (hidden) Id
      A5 | 1 | Rima Misal⏎NIP. 19700101 199903 2 001 | 2024-01-16 | TRUE | (hidden) x1
      A6 | 2.5 | Sari                                                                Umpama | 17 Januari 2024 |  | (hidden) x2
      A7 | (hidden) 3 | (hidden) Baris tersembunyi | (hidden)  | (hidden)  | (hidden) 
    # 2 Lama hidden
      A1 | No | Nama | Ket
    ");
}

#[test]
fn a_locked_ods_says_so() {
    insta::assert_snapshot!(outline(Format::Ods, &fixture("locked.ods")), @"error: file is locked with a password");
}

#[test]
fn xlsb_with_hidden_and_merged() {
    insta::assert_snapshot!(outline(Format::Xlsb, &fixture("members.xlsb")), @r"
    # 1 Anggota
    A1 SUSUNAN GUGUS TUGAS
      A3 | No | Nama | Tanggal | Nilai | (hidden) Id
      A4 | 1 | Rima Misal | 2024-01-16 | 0.3 | (hidden) x1
      A5 | (hidden) 2 | (hidden) Baris tersembunyi | (hidden) 16 Januari 2024 | (hidden) TRUE | (hidden) x2
      A6 | 3 | Sari Umpama | 2024-01-17 | 3 | (hidden) x3
    ");
}

/// Kind 5: spans, left-out end tags, entities, a table in a cell, a second table, a script.
#[test]
fn an_html_export_that_calls_itself_xls() {
    insta::assert_snapshot!(outline(Format::Html, &fixture("export-html.xls")), @r"
    # 1 HTML
    A1 LAPORAN KAS
    A3 DAFTAR ANGGOTA GUGUS TUGAS
      A4 | No <2x1> | Nama <2x1> | Kehadiran & Ket <1x2> | ^
      C5 | ^ | ^ | Hadir | Ket.
      A6 | 1 | Rima Misal,⏎M.P. | ya | café
      A7 | (hidden) 2 | (hidden) Tersembunyi | (hidden) - | (hidden) 
      A8 | 3 | Sari Umpama | pagi ya⏎sore tidak | …
      A11 | Uraian | Jumlah | Satuan
      A12 | Rapat | 4 | kali
    ");
}

/// Kind 5: named places, spans, typed values, a note, a hidden column, row and sheet.
#[test]
fn an_xml_export_that_calls_itself_xls() {
    insta::assert_snapshot!(outline(Format::SpreadsheetXml, &fixture("export-xml.xls")), @r"
    # 1 Rekap Pegawai
    A1 REKAP PEGAWAI & GUGUS TUGAS
      A3 | NO <2x1> | NAMA <2x1> | MASA KERJA <1x2> | ^ | (hidden) ID
      C4 | ^ | ^ | MULAI | TAHUN | (hidden) 
      A5 | 1 | Rima Misal⏎M.P. | 2024-01-16 | 2.5 | (hidden) 7
      A6 | (hidden) 2 | (hidden) Tersembunyi | (hidden)  | (hidden) TRUE | (hidden) 
      A7 | 197001011999032001 | Sari Umpama |  | #N/A | (hidden) 
    # 2 Lama hidden
    A1 lama
    ");
}

#[test]
fn an_xml_export_cut_short_keeps_its_rows() {
    insta::assert_snapshot!(outline(Format::SpreadsheetXml, &fixture("export-xml-cut.xls")), @r"
    # 1 Rekap Pegawai
    A1 REKAP PEGAWAI & GUGUS TUGAS
      A3 | NO <2x1> | NAMA <2x1> | MASA KERJA <1x2> | ^ | (hidden) ID
      C4 | ^ | ^ | MULAI | TAHUN | (hidden) 
      A5 | 1 | Rima Misal⏎M.P. | 2024-01-16 | 2.5 | (hidden) 7
      A6 | (hidden) 2 | (hidden) Tersembunyi | (hidden)  | (hidden) TRUE | (hidden) 
      A7 | 197001011999032001 | Sari Umpama |  |  | (hidden) 
    omitted: Unreadable { page: 1 }
    ");
}

#[test]
fn csv_with_semicolons_and_lines_in_a_value() {
    insta::assert_snapshot!(outline(Format::Csv, &fixture("semicolon.csv")), @r"
    # 1 CSV
    A1 DAFTAR ANGGOTA
      A2 | No | Nama | Jabatan | Nilai
      A3 | 1 | Misal; Rima | Ketua | 1.234,50
      A4 | 2 | Umpama, Sari⏎(ditunjuk) | Sekretaris |
    ");
}

#[test]
fn tsv_in_utf16() {
    insta::assert_snapshot!(outline(Format::Csv, &fixture("utf16.tsv")), @r"
    # 1 CSV
      A1 | No | Nama | Ket
      A2 | 1 | Rima Misal | …
    ");
}

#[test]
fn csv_in_utf16_without_a_mark() {
    insta::assert_snapshot!(outline(Format::Csv, &fixture("utf16-no-mark.csv")), @r"
    # 1 CSV
      A1 | No | Nama | Ket
      A2 | 1 | Rima Misal | ada
    ");
}

#[test]
fn csv_with_a_separator_hint() {
    insta::assert_snapshot!(outline(Format::Csv, &fixture("hint.csv")), @r"
    # 1 CSV
      A2 | No | Nama | Ket
      A3 | 1 | Rima, Misal | a;b
    ");
}

#[test]
fn csv_in_a_legacy_encoding() {
    insta::assert_snapshot!(outline(Format::Csv, &fixture("latin.csv")), @r"
    # 1 CSV
      A1 | No | Nama | Ket
      A2 | 1 | René Misal | café
      A3 | 2 | José | ada
    ");
}

/// A table that repeats itself over the whole sheet stops at the limit, and says so.
#[test]
fn repeats_of_an_ods_stop_at_the_limit() {
    let limits = Limits { max_cells: 5, ..Limits::default() };
    insta::assert_snapshot!(outline_within(Format::Ods, &fixture("bomb.ods"), &limits), @r#"
    # 1 Bom
      A1 | x | x | x | x | x
    omitted: Cells { sheet: "Bom" }
    "#);
}

/// A row and a column that cross span an area of thousands: lines then, not a dense table.
#[test]
fn a_table_larger_than_the_limit_is_lines() {
    let csv = format!("{}\n{}", ["x"; 30].join(","), "1,2\n".repeat(29));
    let limits = Limits { max_cells: 100, ..Limits::default() };
    let document = read(Format::Csv, csv.as_bytes(), &limits, None).unwrap();
    assert!(document.pages[0].tables.is_empty());
    assert_eq!(document.pages[0].lines.len(), 30);
    assert_eq!(document.omissions.len(), 1);
}

#[test]
fn the_limits_come_before_the_work() {
    let bytes = fixture("human.xlsx");
    let limits = Limits::default();
    let check = |limits: Limits| match read(Format::Xlsx, &bytes, &limits, None) {
        Err(error) => error.to_string(),
        Ok(document) => format!("{:?}", document.omissions),
    };
    let out = [
        check(Limits { max_bytes: 1000, ..limits.clone() }),
        check(Limits { max_entries: 3, ..limits.clone() }),
        check(Limits { max_unpacked: 5000, ..limits.clone() }),
        check(Limits { max_pages: 1, ..limits.clone() }),
        check(Limits { max_cells: 20, ..limits }),
    ];
    insta::assert_snapshot!(out.join("\n"), @r#"
    bytes: 5852 is more than the limit of 1000
    entries of the package: 10 is more than the limit of 3
    unpacked bytes of the package: 10804 is more than the limit of 5000
    [Pages { read: 1, of: 2 }]
    [Cells { sheet: "Data" }, Cells { sheet: "Lama" }]
    "#);
}

/// Cut short or with one byte changed, anywhere: a document or an error, and a panic only of
/// calamine's, which is for the pipeline's guard.
#[test]
fn damage_anywhere_is_an_answer() {
    for (format, name) in FIXTURES {
        let bytes = fixture(name);
        let step = (bytes.len() / 40).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x5a;
            for damaged in [&bytes[..at], &flipped[..]] {
                // calamine stops at some damage; the pipeline's guard is for that.
                drop(std::panic::catch_unwind(|| read(format, damaged, &Limits::default(), None)));
            }
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_document() {
    for (format, name) in FIXTURES {
        let bytes = fixture(name);
        let once = || format!("{:?}", read(format, &bytes, &Limits::default(), None));
        assert_eq!(once(), once(), "{name}");
    }
}

const FIXTURES: [(Format, &str); 9] = [
    (Format::Xlsx, "people.xlsx"),
    (Format::Xlsx, "human.xlsx"),
    (Format::Xls, "monitoring.xls"),
    (Format::Xlsb, "members.xlsb"),
    (Format::Ods, "members.ods"),
    (Format::Html, "export-html.xls"),
    (Format::SpreadsheetXml, "export-xml.xls"),
    (Format::Csv, "semicolon.csv"),
    (Format::Csv, "utf16.tsv"),
];

/// The corpus beside the project, when it is there: every workbook of it is read whole.
#[test]
fn every_real_workbook_is_read_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/unlabelled");
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let format = match path.extension().and_then(|extension| extension.to_str()) {
            Some("xlsx") => Format::Xlsx,
            Some("xls") => Format::Xls,
            _ => continue,
        };
        let document = read(format, &std::fs::read(&path).unwrap(), &Limits::default(), None).unwrap();
        assert_invariants(&document);
        assert!(document.omissions.is_empty(), "{}", path.display());
        assert!(document.pages.iter().any(|page| !page.tables.is_empty()), "{}", path.display());
    }
}
