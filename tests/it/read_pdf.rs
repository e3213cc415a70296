//! PDFs: what the reader makes of them. The fixtures are made by `fixtures/read/pdf/make.py`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{fmt::Write as _, fs};

use lopdf::{Document as Lopdf, Object, Stream, dictionary};
use patuh::{
    model::{Document, Format, Zone},
    read::{Limits, ReadError, read},
};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(format!("{}/fixtures/read/pdf/{name}.pdf", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The one place where these tests touch the API: bytes in, the document as text out.
fn outline(bytes: &[u8]) -> String {
    match read(Format::Pdf, bytes, &Limits::default(), None) {
        Ok(document) => shown(&document),
        Err(error) => format!("error: {error}"),
    }
}

/// Lines with their parts, `~` before those of the margin and legibility behind; tables with
/// `/` between printed lines, `<` where a merged cell covers the place.
fn shown(document: &Document) -> String {
    let mut out = String::new();
    for page in &document.pages {
        writeln!(out, "# page {}, {:?}", page.page, page.text).unwrap();
        for line in &page.lines {
            let parts: Vec<&str> = line.parts.iter().map(|part| part.text.as_str()).collect();
            let margin = if line.zone == Zone::Margin { "~ " } else { "" };
            let legibility =
                if line.legibility < 100 { format!(" ({})", line.legibility) } else { String::new() };
            writeln!(out, "{margin}{}{legibility}", parts.join(" | ")).unwrap();
        }
        for table in &page.tables {
            writeln!(out, "{}", if table.ruled { "ruled table" } else { "table" }).unwrap();
            for row in &table.rows {
                let cells: Vec<String> = row
                    .iter()
                    .map(|cell| match cell {
                        Some(cell) => cell.text.replace('\n', " / "),
                        None => "<".to_owned(),
                    })
                    .collect();
                writeln!(out, "  {}", cells.join(" | ")).unwrap();
            }
        }
    }
    for omission in &document.omissions {
        writeln!(out, "! {omission:?}").unwrap();
    }
    out
}

#[test]
fn ruled_tables_keep_wrapped_and_merged_cells() {
    insta::assert_snapshot!(outline(&fixture("bordered")), @r"
    # page 1, Layer
    KEPUTUSAN BUPATI CONTOH
    TENTANG
    MEMUTUSKAN :
    SUSUNAN KEANGGOTAAN
    NO | INSTANSI | KEDUDUKAN
    A. Sub Gugus Tugas Pencegahan
    1. | Dinas Pemberdayaan Perempuan dan | Koordinator
    Perlindungan Anak
    2. | Dinas Sosial | Anggota
    3. | Dinas Kesehatan | Anggota
    4. | Dinas Pendidikan, Pemuda | Anggota
    dan Olahraga
    ~ - 1 -
    ruled table
      NO | INSTANSI | KEDUDUKAN
      A. Sub Gugus Tugas Pencegahan | < | <
      1. | Dinas Pemberdayaan Perempuan dan / Perlindungan Anak | Koordinator
      2. | Dinas Sosial | Anggota
      3. | Dinas Kesehatan | Anggota
      4. | Dinas Pendidikan, Pemuda / dan Olahraga | Anggota
    # page 2, Layer
    Ditetapkan di Contoh
    pada tanggal 5 Maret 2024
    BUPATI CONTOH,
    BUDI CONTOH
    ~ - 2 -
    ");
}

#[test]
fn lists_without_lines_become_tables_and_running_text_does_not() {
    insta::assert_snapshot!(outline(&fixture("borderless")), @r"
    # page 1, Layer
    Menimbang | : | a. | bahwa dalam rangka pencegahan dan penanganan tindak pidana
    perdagangan orang perlu membentuk gugus tugas di daerah;
    b. | bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam
    huruf a, perlu menetapkan Keputusan Bupati;
    c. | bahwa keputusan dimaksud perlu disusun dengan cermat dan
    dilaksanakan oleh perangkat daerah terkait;
    d. | bahwa untuk itu diperlukan dukungan dari semua pihak yang
    berada di wilayah kabupaten;
    Gugus tugas wajib menyampaikan laporan kegiatan dan
    informasi publik mengenai
    penyelenggaraan pencegahan
    serta penanganan tindak pidana perdagangan orang di
    daerah.
    Pembina | : | Bupati Contoh
    Ketua | : | Sekretaris Daerah
    Ketua Harian | : | Kepala Dinas Pemberdayaan Perempuan dan
    Perlindungan Anak
    Anggota | : | 1. Kepala Dinas Sosial
    2. Kepala Dinas Kesehatan
    NO | NAMA | INSTANSI
    1. | Siti Contoh, S.H. | Dinas Sosial
    2. | Joko Misal, M.Si. | Dinas Tenaga Kerja dan
    Transmigrasi
    3. | Rina Umpama | Kepolisian Resor
    table
      Pembina | : | Bupati Contoh
      Ketua | : | Sekretaris Daerah
      Ketua Harian | : | Kepala Dinas Pemberdayaan Perempuan dan / Perlindungan Anak
      Anggota | : | 1. Kepala Dinas Sosial
       |  | 2. Kepala Dinas Kesehatan
    table
      NO | NAMA | INSTANSI
      1. | Siti Contoh, S.H. | Dinas Sosial
      2. | Joko Misal, M.Si. | Dinas Tenaga Kerja dan / Transmigrasi
      3. | Rina Umpama | Kepolisian Resor
    ");
}

#[test]
fn two_pages_on_a_turned_sheet_are_two_pages() {
    let text = outline(&fixture("two_up"));
    let heads: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with('#') || line.contains("baris 1 ") || line.starts_with('~'))
        .collect();
    insta::assert_snapshot!(heads.join("\n"), @r"
    # page 1, Layer
    Halaman 1 baris 1 dengan teks yang cukup panjang untuk sehalaman
    ~ 1
    # page 1, Layer
    Halaman 2 baris 1 dengan teks yang cukup panjang untuk sehalaman
    ~ 2
    # page 2, Layer
    Halaman 3 baris 1 dengan teks yang cukup panjang untuk sehalaman
    ~ 3
    # page 2, Layer
    Halaman 4 baris 1 dengan teks yang cukup panjang untuk sehalaman
    ~ 4
    ");
}

#[test]
fn sideways_text_is_turned() {
    insta::assert_snapshot!(outline(&fixture("sideways")), @r"
    # page 1, Layer
    DAFTAR ANGGOTA
    Ketua : Bupati Contoh
    Anggota : Kepala Dinas Sosial
    ");
}

#[test]
fn a_scan_needs_recognition_and_an_empty_page_does_not() {
    insta::assert_snapshot!(outline(&fixture("scan")), @"error: no usable text on any of 2 pages");
}

#[test]
fn a_hidden_layer_is_less_sure_and_rubbish_is_not_taken() {
    insta::assert_snapshot!(outline(&fixture("ocr_layer")), @r"
    # page 1, Layer
    PERATURAN GUBERNUR CONTOH (84)
    NOMOR 29 TAHUN 2016 (84)
    Gugus tugas dipimpin oleh seorang ketua (84)
    Q^ TTrlciT|fT l\Tr.mr<r ~15 T{l-mn 9.O1 (60)
    # page 2, None
    ^~|x <qz{} rr#tq (0)
    kk|| =zxq ^wq~ $$t (0)
    <<xw}} ~~q ^^zz ||| (0)
    {qx} wwww# ~x^q == (0)
    ! NeedsOcr { page: 2 }
    ");
}

#[test]
fn a_locked_file_says_so() {
    insta::assert_snapshot!(outline(&fixture("locked")), @"error: file is locked with a password");
}

#[test]
fn a_file_cut_off_is_still_read() {
    let bytes = fixture("bordered");
    let cut = bytes.len() - 400;
    assert!(outline(&bytes[..cut]).contains("Dinas Sosial"));
}

#[test]
fn rubbish_before_the_file_is_skipped() {
    let bytes = [b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), &fixture("bordered")].concat();
    assert_eq!(outline(&bytes), outline(&fixture("bordered")));
}

#[test]
fn what_is_no_pdf_is_damaged() {
    for bytes in
        [b"".as_slice(), b"%PDF-1.7", b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj trailer <</Root 1 0 R>>"]
    {
        assert!(outline(bytes).starts_with("error: "), "{bytes:?}");
    }
}

#[test]
fn pages_beyond_the_limit_are_told() {
    let limits = Limits { max_pages: 1, ..Limits::default() };
    let document = read(Format::Pdf, &fixture("bordered"), &limits, None).unwrap();
    insta::assert_snapshot!(format!("{:?} {:?}", document.facts.pages, document.omissions), @"Some(2) [Pages { read: 1, of: 2 }]");
}

#[test]
fn glyphs_beyond_the_limit_are_told() {
    let limits = Limits { max_glyphs: 100, ..Limits::default() };
    let document = read(Format::Pdf, &fixture("bordered"), &limits, None).unwrap();
    insta::assert_snapshot!(format!("{:?}", document.omissions), @"[Glyphs { page: 1 }]");
}

/// The bordered fixture with an attachment, a signature field and a title of its own.
fn with_catalog_entries() -> Vec<u8> {
    let mut file = Lopdf::load_mem(&fixture("bordered")).unwrap();
    let data = file.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"x".to_vec()));
    let spec = file.add_object(dictionary! {
        "F" => Object::string_literal("daftar.xlsx"),
        "EF" => dictionary! { "F" => data },
    });
    let field = file.add_object(dictionary! {
        "FT" => "Sig",
        "T" => Object::string_literal("TTE"),
        "V" => dictionary! { "Type" => "Sig" },
    });
    let unsigned = file.add_object(dictionary! { "FT" => "Sig", "T" => Object::string_literal("Kosong") });
    let catalog = file.catalog_mut().unwrap();
    catalog.set(
        "Names",
        dictionary! {
            "EmbeddedFiles" => dictionary! { "Names" => vec![Object::string_literal("kunci"), spec.into()] },
        },
    );
    catalog.set("AcroForm", dictionary! { "Fields" => vec![field.into(), unsigned.into()] });
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn attachments_and_signatures_are_told() {
    let document = read(Format::Pdf, &with_catalog_entries(), &Limits::default(), None).unwrap();
    insta::assert_debug_snapshot!(document.facts, @r#"
    Facts {
        pages: Some(
            2,
        ),
        producer: Some(
            "ReportLab PDF Library - (opensource)",
        ),
        title: Some(
            "Contoh",
        ),
        encrypted: false,
        signatures: 1,
        attachments: [
            "daftar.xlsx",
        ],
    }
    "#);
}

#[test]
fn a_stream_that_unpacks_to_too_much_is_refused() {
    let mut file = Lopdf::load_mem(&fixture("bordered")).unwrap();
    let mut stream = Stream::new(dictionary! {}, vec![b' '; 4 << 20]);
    stream.compress().unwrap();
    let content = file.add_object(stream);
    let page = *file.get_pages().values().next().unwrap();
    file.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Contents", content);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();

    let limits = Limits { max_unpacked: 1 << 20, ..Limits::default() };
    let error = read(Format::Pdf, &bytes, &limits, None).unwrap_err();
    assert!(matches!(error, ReadError::Limit { limit, .. } if limit == 1 << 20), "{error}");
}

#[test]
fn the_same_bytes_give_the_same_document() {
    for name in ["bordered", "borderless", "two_up", "ocr_layer"] {
        assert_eq!(outline(&fixture(name)), outline(&fixture(name)));
    }
}

#[test]
fn places_are_on_the_page_and_content_order_is_kept() {
    let document = read(Format::Pdf, &fixture("bordered"), &Limits::default(), None).unwrap();
    for page in &document.pages {
        for line in &page.lines {
            let [left, top, right, bottom] = line.place.bbox().unwrap();
            assert!(0.0 <= left && left < right && right <= page.width, "{line:?}");
            assert!(0.0 <= top && top < bottom && bottom <= page.height, "{line:?}");
            assert!((line.order as usize) < page.lines.len());
            let text: Vec<&str> = line.parts.iter().map(|part| part.text.as_str()).collect();
            assert_eq!(text.join(" "), line.text);
        }
    }
}

/// A file whose pages have these contents, and a form for each of `forms`, named `F0` and on,
/// that pages and forms may call.
fn made(pages: &[&str], forms: &[String]) -> Vec<u8> {
    let mut file = Lopdf::with_version("1.5");
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let resources = file.new_object_id();
    let mut named = lopdf::Dictionary::new();
    for (number, form) in forms.iter().enumerate() {
        let form = Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                "Resources" => resources,
            },
            form.as_bytes().to_vec(),
        );
        named.set(format!("F{number}"), file.add_object(form));
    }
    file.set_object(resources, dictionary! { "Font" => dictionary! { "A" => font }, "XObject" => named });
    let tree = file.new_object_id();
    let kids: Vec<Object> = pages
        .iter()
        .map(|content| {
            let content = file.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            };
            file.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    file.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

const PLAIN: &str = "BT /A 12 Tf 72 700 Td (Ketua Gugus Tugas adalah Sekretaris Daerah) Tj ET";

#[test]
fn a_page_that_shows_nothing_is_told_unless_it_is_blank() {
    let pages = [PLAIN, "\0garbage\u{1}\0garbage\u{1}", "q Q BT /A 12 Tf ET", "q /Missing Do Q", PLAIN];
    let document = read(Format::Pdf, &made(&pages, &[]), &Limits::default(), None).unwrap();
    insta::assert_snapshot!(format!("{:?}", document.omissions), @"[Unreadable { page: 2 }, Unreadable { page: 4 }]");
}

#[test]
fn a_content_stream_that_does_not_unpack_is_told() {
    let mut file = Lopdf::load_mem(&made(&[PLAIN, PLAIN], &[])).unwrap();
    let packed = Stream::new(
        dictionary! { "Filter" => "FlateDecode" },
        b"not packed at all, whatever it says".to_vec(),
    );
    let content = file.add_object(packed);
    let page = file.get_pages()[&2];
    file.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Contents", content);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    let document = read(Format::Pdf, &bytes, &Limits::default(), None).unwrap();
    insta::assert_snapshot!(format!("{:?}", document.omissions), @"[Unreadable { page: 2 }]");
}

#[test]
fn forms_that_call_forms_without_end_cost_their_page_alone() {
    let forms: Vec<String> = (1..=40).map(|next| format!("/F{next} Do ").repeat(10)).collect();
    let bytes = made(&["/F0 Do", PLAIN], &forms);
    insta::assert_snapshot!(outline(&bytes), @r"
    # page 1, None
    # page 2, Layer
    Ketua Gugus Tugas adalah Sekretaris Daerah
    ! Glyphs { page: 1 }
    ");
}

#[test]
fn a_file_without_a_page_is_damaged_and_not_empty() {
    let cut = &fixture("bordered")[..1500];
    for bytes in [cut, b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj trailer <</Root 1 0 R>>".as_slice()] {
        let error = read(Format::Pdf, bytes, &Limits::default(), None).unwrap_err();
        assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
    }
}

#[test]
fn column_numbers_repeated_above_the_rest_of_a_row_are_a_row() {
    let content = "50 700 m 550 700 l S 50 640 m 550 640 l S 50 600 m 550 600 l S \
        50 700 m 50 600 l S 100 700 m 100 600 l S 250 700 m 250 600 l S 550 700 m 550 600 l S BT /A 11 Tf \
        1 0 0 1 60 685 Tm (1) Tj 1 0 0 1 170 685 Tm (2) Tj 1 0 0 1 400 685 Tm (3) Tj \
        1 0 0 1 260 670 Tm (3. Kepala Dinas Pariwisata) Tj 1 0 0 1 260 655 Tm (4. Ketua Forum Anak) Tj \
        1 0 0 1 60 625 Tm (B.) Tj 1 0 0 1 110 625 Tm (Koordinator) Tj 1 0 0 1 260 625 Tm (Kepala Dinas Sosial) Tj ET";
    let text = outline(&made(&[content], &[]));
    let table: Vec<&str> = text.lines().skip_while(|line| !line.contains("table")).collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    ruled table
      1 | 2 | 3
       |  | 3. Kepala Dinas Pariwisata / 4. Ketua Forum Anak
      B. | Koordinator | Kepala Dinas Sosial
    ");
}

#[test]
fn no_citizens_number_leaves_the_reader() {
    let content = "BT /A 12 Tf 72 700 Td (NIK 3201014105900001 NIP 19680512 199403 1 005) Tj ET";
    insta::assert_snapshot!(outline(&made(&[content], &[])), @r"
    # page 1, Layer
    NIK [NIK] NIP 19680512 199403 1 005
    ");
}
