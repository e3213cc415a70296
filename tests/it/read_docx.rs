//! DOCX and plain text: fixture in, outline out. The fixtures are made by the scripts beside
//! them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test fails by panicking"
)]

use std::{fmt::Write as _, io::Write as _};

use patuh::{
    model::{Cell, Document, Format, Omission, Place, Table, Zone},
    read::{Limits, read, sniff},
};

/// What a reader makes of the fixture, or how it refuses.
fn outline(path: &str) -> String {
    within(path, &Limits::default())
}

fn within(path: &str, limits: &Limits) -> String {
    let bytes = std::fs::read(format!("{}/fixtures/read/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    match sniff(&bytes).format().and_then(|format| read(format, &bytes, limits, None)) {
        Ok(document) => shown(&document),
        Err(error) => format!("{:?}: {error}", error.code()),
    }
}

fn shown(document: &Document) -> String {
    let mut out = String::new();
    for line in document.lines() {
        let place = match &line.place {
            Place::Paragraph { paragraph } => format!("{paragraph}"),
            Place::Row { table, row } => format!("t{table}r{row}"),
            other => format!("{other:?}"),
        };
        let zone = match line.zone {
            Zone::Body => "",
            Zone::Margin => " margin",
            Zone::Box => " box",
        };
        let parts: Vec<String> =
            line.parts.iter().map(|part| format!("{}@{}", part.text, part.left)).collect();
        let joined: Vec<&str> = line.parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(line.text, joined.join(" "), "text is the parts joined");
        writeln!(out, "{place}{zone}: {}", parts.join(" | ")).unwrap();
    }
    for (table, number) in document.pages.iter().flat_map(|page| &page.tables).zip(1..) {
        writeln!(out, "table {number}").unwrap();
        write!(out, "{}", grid(table)).unwrap();
    }
    for omission in &document.omissions {
        writeln!(out, "left out: {omission:?}").unwrap();
    }
    out
}

fn grid(table: &Table) -> String {
    let cell = |cell: &Option<Cell>| match cell {
        None => "-".to_owned(),
        Some(cell) => {
            let span = if cell.span == [1, 1] { String::new() } else { format!(" {:?}", cell.span) };
            let hidden = if cell.hidden { " hidden" } else { "" };
            format!("{:?}{span}{hidden}", cell.text)
        }
    };
    table
        .rows
        .iter()
        .map(|row| {
            assert_eq!(row.len(), table.width(), "rows are of one width");
            format!("  {}\n", row.iter().map(cell).collect::<Vec<_>>().join(" ; "))
        })
        .collect()
}

#[test]
fn numbers_stand_in_front_as_word_prints_them() {
    insta::assert_snapshot!(outline("docx/numbering.docx"), @r"
    1: 1.@18 | satu@36
    2: a.@36 | a@54
    3: b.@36 | b@54
    4: 1)@54 | dalam@72
    5: (i)@0 | lebih dalam@36
    6: 2.@18 | dua@36
    7: a.@36 | mulai lagi dari a@54
    8: di antaranya@0
    9: 3.@18 | tiga, daftar yang sama@36
    10: 4.@18 | empat, daftar lain dari definisi yang sama@36
    11: 1.@18 | mulai lagi dari 1@36
    12: 2.@18 | lalu 2@36
    13: Romawi:@0
    14: I.@0 | pertama@36
    15: 1.1@0 | pertama koma satu@36
    16: A.@0 | A@36
    17: II.@0 | kedua@36
    18: 2.1@0 | kedua koma satu@36
    19: B.@0 | terus ke B@36
    20: Butir:@0
    21: •@0 | butir@36
    22: -@0 | setrip@36
    23: Huruf:@0
    24: Z.@0 | z@36
    25: AA.@0 | aa@36
    26: BB.@0 | bb@36
    27: Gaya:@0
    28: BAB 1 Ketentuan@0
    29: Pasal 1: satu@0
    30: Pasal 2: dua@0
    31: BAB 2 Penutup@0
    32: Pasal 1: satu lagi@0
    33: tanpa nomor@0
    34: Lewat gaya daftar:@0
    35: i)@0 | i@36
    36: ii)@0 | ii@36
    37: Format baru:@0
    38: 01/@0 | nol satu@36
    39: Tingkat diganti:@0
    40: III)@0 | empat romawi@36
    41: daftar yang tidak ada@0
    42: 4.@18
    ");
}

#[test]
fn merged_and_nested_cells_make_one_grid_each() {
    insta::assert_snapshot!(outline("docx/tables.docx"), @r#"
    1: sebelum@0
    t1r1: NO@0
    t1r1: JABATAN@35
    t1r1: KEDUDUKAN@185
    t1r2: Tim@185
    t1r2: Unit@260
    t1r3: 1.@18
    t1r3: Bupati@35
    t1r3: Ketua@185
    t1r4: 2.@18
    t1r4: Sekretaris Daerah@35
    t1r4: Anggota@185
    t1r4: I@260
    t1r5: 3.@18
    t1r5: Kepala Dinas@35
    t1r5: Sosial@35
    t1r5: II@260
    t1r7: Mulai di kolom kedua@35
    2: di antara@0
    t2r1: kiri@0
    t2r1: isi@50
    t3r1: 1.@50
    t3r1: Camat@75
    t3r2: 2.@50
    t3r2: Lurah@75
    t3r2: se-kota@75
    t2r1: kanan@200
    t4r1: a@0
    t4r1: c@200
    t4r2: d@0
    t4r2: e@50
    t4r2: f@200
    t5r1: lanjutan tanpa awal@0
    t5r1: x@50
    t5r1: y@200
    t5r2: z@0
    3: sesudah@0
    table 1
      "NO" [2, 1] ; "JABATAN" [2, 1] ; "KEDUDUKAN" [1, 2] ; -
      - ; - ; "Tim" ; "Unit"
      "1." ; "Bupati" ; "Ketua" [1, 2] ; -
      "2." ; "Sekretaris Daerah" ; "Anggota" [2, 1] ; "I"
      "3." ; "Kepala Dinas\nSosial" ; - ; "II"
      "4." hidden ; "tersembunyi" hidden ; "" hidden ; "" hidden
      "" ; "Mulai di kolom kedua" [1, 2] ; - ; ""
    table 2
      "kiri" ; "isi\n1. Camat\n2. Lurah\nse-kota" ; "kanan"
    table 3
      "1." ; "Camat"
      "2." ; "Lurah\nse-kota"
    table 4
      "a" [1, 2] ; - ; "c"
      "d" ; "e" ; "f"
    table 5
      "lanjutan tanpa awal" ; "x" ; "y"
      "z" ; "" ; ""
    "#);
}

#[test]
fn a_paragraph_says_what_is_printed() {
    insta::assert_snapshot!(outline("docx/inline.docx"), @r"
    1: Nama@0 | : Ketua@141.8
    2: baris satu@0
    2: baris dua@0
    2: halaman dua@0
    3: terpotong dua spasi@0 | dan empat@115.5
    4: anti-perdagangan perempuan dan anak@0
    5: ✓ hadir •@0
    6: hal 7 dari 9.@0
    7: kolom tanpa akhir tetap terbaca@0
    8: 5 Maret 2024 dan tautan@0
    9: cerdas kustom isian@0
    10: paragraf isian@0
    11: terlihat tetap terlihat@0
    12: x=1@0
    13: <&é> dasar@0
    15: menjorok@54
    ");
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    insta::assert_snapshot!(outline("docx/changes.docx"), @r"
    1: Ketua: Bupati@0
    3: dipindah ke sini@0
    4: bagian depan bersambung ke belakang@0
    5: 1.@18 | satu@36
    6: 2.@18 | dua@36
    7: lama@0
    8: penutup@0
    ");
}

#[test]
fn boxes_are_read_once_and_stand_apart() {
    insta::assert_snapshot!(outline("docx/boxes.docx"), @r#"
    1: jangkar satu@0
    1 box: LAMPIRAN@0
    1 box: kotak baru@0
    2 box: kotak lama@0
    3 box: hanya cadangan@0
    t1r1: sel@0
    t1r1 box: kotak di dalam sel@0
    t1r1: biasa@50
    t2r1 box: tabel@0
    t2r1 box: di kotak@50
    5 box: KETUA@0
    6 box: SEKRETARIS@0
    table 1
      "sel" ; "biasa"
    table 2
      "tabel" ; "di kotak"
    "#);
}

#[test]
fn heads_feet_and_notes_are_margin() {
    insta::assert_snapshot!(outline("docx/margins.docx"), @r#"
    4 margin: PEMERINTAH KABUPATEN CONTOH@0
    t1r1 margin: kop@0
    t1r1 margin: surat@50
    5 margin: - 2 -@0
    1: isi dengan catatan@0
    3: bagian dua@0
    6 margin: isi catatan kaki@0
    7 margin: kaki@0
    table 1
      "kop" ; "surat"
    "#);
}

#[test]
fn facts_come_from_the_properties() {
    let bytes =
        std::fs::read(format!("{}/fixtures/read/docx/margins.docx", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let document = read(Format::Docx, &bytes, &Limits::default(), None).unwrap();
    insta::assert_snapshot!(format!("{:?}", document.facts), @r#"Facts { pages: None, producer: Some("Contoh Office"), title: Some("SK Gugus Tugas"), encrypted: false, signatures: 1, attachments: ["Lembar1.xlsx"] }"#);
}

#[test]
fn strict_files_and_other_prefixes_read_the_same() {
    insta::assert_snapshot!(outline("docx/strict.docx"), @r#"
    1: ketat@0
    t1r1: a@0
    t1r1: b@50
    table 1
      "a" ; "b"
    "#);
}

#[test]
fn pictures_of_pages_are_not_silence() {
    insta::assert_snapshot!(outline("docx/scan.docx"), @r"NeedsOcr: no usable text on any of 3 pages");
    insta::assert_snapshot!(outline("docx/letter-with-scan.docx"), @r"
    1: Dengan hormat, bersama ini kami sampaikan salinan Keputusan Bupati tentang pembentukan gugus tugas yang telah ditandatangani, sebagaimana terlampir.@0
    left out: NeedsOcr { page: 2 }
    left out: NeedsOcr { page: 3 }
    left out: NeedsOcr { page: 4 }
    ");
    insta::assert_snapshot!(outline("docx/logo.docx"), @r"1: KEPUTUSAN@0");
}

#[test]
fn damage_is_told_and_what_can_be_read_is_kept() {
    let all: String = DAMAGED
        .iter()
        .map(|(name, why)| format!("{name} ({why})\n{}\n", outline(&format!("docx/{name}")).trim_end()))
        .collect();
    insta::assert_snapshot!(all, @r"
    torn.docx (cut in the middle, no directory)
    Damaged: damaged file: invalid Zip archive: Could not find EOCD
    torn-xml.docx (the text ends in the middle)
    Damaged: damaged file: XML ends in the middle
    flipped.docx (a byte is wrong)
    Damaged: damaged file: corrupt deflate stream
    no-document.docx (no main part)
    Damaged: damaged file: word/document.xml is missing
    no-body.docx (nothing in the main part)
    Damaged: damaged file: no body
    empty.docx (blank paragraphs)
    Empty: file is empty
    bad-numbering.docx (the lists are torn, the text is not)
    1: satu@0
    left out: Unreadable { page: 1 }
    deep.docx (10,000 elements in each other)
    Limit: XML depth: 201 is more than the limit of 200
    bomb.docx (65 MiB from 67 kB)
    Limit: bytes of a part: 67108865 is more than the limit of 67108864
    utf16.docx (another encoding)
    1: utuh@0
    doctype.docx (entities of its own)
    1: utuh@0
    ");
}

const DAMAGED: &[(&str, &str)] = &[
    ("torn.docx", "cut in the middle, no directory"),
    ("torn-xml.docx", "the text ends in the middle"),
    ("flipped.docx", "a byte is wrong"),
    ("no-document.docx", "no main part"),
    ("no-body.docx", "nothing in the main part"),
    ("empty.docx", "blank paragraphs"),
    ("bad-numbering.docx", "the lists are torn, the text is not"),
    ("deep.docx", "10,000 elements in each other"),
    ("bomb.docx", "65 MiB from 67 kB"),
    ("utf16.docx", "another encoding"),
    ("doctype.docx", "entities of its own"),
];

#[test]
fn tables_in_tables_are_bounded() {
    let text = outline("docx/nested-tables.docx");
    assert_eq!(text.matches("inti").count(), 2, "the line, and the cell that it lies in\n{text}");
    assert_eq!(text.matches("table ").count(), 20);
}

/// A DOCX of this body, nothing else.
fn docx(body: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    write!(writer, "<w:document {names}><w:body>{body}</w:body></w:document>").unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_column_merged_over_very_many_rows_is_one_cell() {
    let rows = 100_000;
    let row = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc><w:p/></w:tc></w:tr>".repeat(rows);
    let bytes = docx(&format!("<w:p><w:r><w:t>judul</w:t></w:r></w:p><w:tbl>{row}</w:tbl>"));
    let document = read(Format::Docx, &bytes, &Limits::default(), None).unwrap();
    let rows = u32::try_from(rows).unwrap();
    assert_eq!(document.pages[0].tables[0].rows[0][0].as_ref().unwrap().span, [rows, 1]);
}

#[test]
fn more_paragraphs_than_are_read_are_told() {
    let bytes = docx(&"<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(200_001));
    let document = read(Format::Docx, &bytes, &Limits::default(), None).unwrap();
    assert_eq!(document.lines().count(), 200_000);
    assert_eq!(document.omissions, [Omission::Glyphs { page: 1 }]);
}

#[test]
fn limits_come_before_work() {
    let small = Limits { max_bytes: 1000, ..Limits::default() };
    let few = Limits { max_entries: 2, ..Limits::default() };
    let tight = Limits { max_unpacked: 500, ..Limits::default() };
    let cells = Limits { max_cells: 20, ..Limits::default() };
    let all = [&small, &few, &tight].map(|limits| within("docx/good.docx", limits)).join("\n");
    insta::assert_snapshot!(all, @r"
    Limit: bytes: 1336 is more than the limit of 1000
    Limit: parts: 4 is more than the limit of 2
    Limit: bytes unpacked: 501 is more than the limit of 500
    ");
    insta::assert_snapshot!(within("docx/tables.docx", &cells), @r"Limit: table cells: 28 is more than the limit of 20");
}

#[test]
fn text_is_read_in_any_encoding() {
    let first = outline("text/utf8.txt");
    insta::assert_snapshot!(first, @r"
    1: KEPUTUSAN WALI KOTA CONTOH@0
    3: Ketua@0 | : Wali Kota@6
    4: Anggota@0 | : Kepala Dinas – “Sosial” é@10
    ");
    for name in ["utf8-mark", "utf16le-mark", "utf16be-mark", "utf16le", "utf16be", "windows-1252"] {
        assert_eq!(outline(&format!("text/{name}.txt")), first, "{name}");
    }
    insta::assert_snapshot!(outline("text/blank.txt"), @r"Empty: file is empty");
    insta::assert_snapshot!(outline("text/binary.txt"), @r"Unsupported: unknown format is not read");
}

/// The fixtures' texts, cut and with bytes turned, give a document or an error and no panic.
#[test]
fn no_damage_makes_the_reader_fail() {
    for name in ["numbering", "tables", "inline", "changes", "boxes"] {
        let path = format!("{}/fixtures/read/docx/{name}.docx", env!("CARGO_MANIFEST_DIR"));
        let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let xml = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
        let body = xml.split_once("<w:body>").unwrap().1.rsplit_once("</w:body>").unwrap().0.as_bytes();
        for at in (0..body.len()).step_by(7) {
            for turned in [b'<', b'>', b'"', b'9'] {
                let mut bytes = body.to_vec();
                bytes[at] = turned;
                let _ = read(Format::Docx, &docx(&String::from_utf8_lossy(&bytes)), &Limits::default(), None);
            }
        }
    }
}
