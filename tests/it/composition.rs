//! Who sits where: the text of a decree in, its seats out. A shape that was read wrongly once
//! is a case here, named after what went wrong.

use std::fmt::Write as _;

use patuh::{
    extract::extract,
    model::{Cell, Document, Line, Page, Source, Table, TextKind},
    refdata::RefData,
};

/// The seats in an article of a decree whose body is `text`, one a line.
fn seats(text: &str) -> String {
    seats_and_table(text, &[])
}

/// The same, with a table behind it: rows of cells parted by `|`, lines of a cell by `/`.
fn seats_and_table(text: &str, rows: &[&str]) -> String {
    let decree = format!(
        "PERATURAN BUPATI KEBUMEN\nNOMOR 12 TAHUN 2019\nTENTANG\nSUATU TIM\nBUPATI KEBUMEN,\n\
         Menimbang : a. bahwa perlu;\nMengingat : 1. Undang-Undang Nomor 23 Tahun 2014;\n\
         MEMUTUSKAN:\nMenetapkan : PERATURAN BUPATI.\n{text}\n\
         Ditetapkan di Kebumen\npada tanggal 4 Maret 2019\nBUPATI KEBUMEN,\nttd\nANDI CONTOH\n"
    );
    let source = Source {
        path: "contoh".to_owned(),
        member: None,
        sha256: None,
        bytes: 0,
        media_type: None,
        pages: None,
        text: TextKind::Native,
    };
    let mut document = Document::from_text(&decree);
    for page in &mut document.pages {
        put_table(page, rows);
    }
    let said = extract(&document, source, RefData::embedded());
    let mut out = String::new();
    for it in &said.members {
        let role = it.role.map_or_else(|| "-".to_owned(), |it| format!("{it:?}"));
        let unit =
            it.unit.as_deref().or(it.unit_text.as_deref()).map_or(String::new(), |it| format!("[{it}] "));
        let person = it.person.as_ref().map_or(String::new(), |it| format!("{it}: "));
        let office = it.office.as_deref().unwrap_or("-");
        writeln!(out, "{role} {unit}{person}{office} ({:?})", it.confidence).unwrap();
    }
    for it in &said.notices {
        writeln!(out, "! {}", it.code).unwrap();
    }
    out
}

/// A ruled table in place of the line `TABEL`.
fn put_table(page: &mut Page, rows: &[&str]) {
    let Some(at) = page.lines.iter().position(|it| it.text == "TABEL") else { return };
    let like = page.lines.remove(at);
    let cell = |text: &str| Cell {
        text: text.trim().replace('/', "\n"),
        place: like.place.clone(),
        span: [1, 1],
        legibility: 100,
        hidden: false,
        lines: Vec::new(),
    };
    let rows: Vec<Vec<Option<Cell>>> =
        rows.iter().map(|row| row.split('|').map(|text| Some(cell(text))).collect()).collect();
    for (row, more) in rows.iter().zip(0..) {
        let words: Vec<&str> = row.iter().flatten().map(|it| it.text.as_str()).collect();
        page.lines.insert(at + more, Line { text: words.join(" "), table: Some(0), ..like.clone() });
    }
    page.tables.push(Table { bbox: None, ruled: true, rows });
}

#[test]
fn a_role_holds_for_the_numbered_offices_below_it_that_wrap() {
    insta::assert_snapshot!(seats("
Pasal 6
Susunan Organisasi Tim terdiri dari :
a. Ketua        :  Bupati Kebumen;
b. Ketua Harian :  Asisten Pemerintahan Sekretariat
                   Daerah Kabupaten Kebumen;
c. Anggota      :  1. Kepala Dinas Sosial Kabupaten
                      Kebumen;
                   2. Kepala Kepolisian Resor Kebumen; dan
                   3. Kepala Dinas Kesehatan.
"), @r"
    Ketua Bupati Kebumen (High)
    KetuaHarian Asisten Pemerintahan Sekretariat Daerah Kabupaten Kebumen (High)
    Anggota Kepala Dinas Sosial Kabupaten Kebumen (High)
    Anggota Kepala Kepolisian Resor Kebumen (High)
    Anggota Kepala Dinas Kesehatan (High)
    ");
}

#[test]
fn tasks_of_a_chair_are_not_who_holds_the_chair() {
    insta::assert_snapshot!(seats("
Pasal 7
Tugas Tim sebagai berikut :
a. Ketua : memimpin rapat dan mengoordinasikan anggota;
b. Sekretaris : menyiapkan bahan rapat;
c. Anggota mempunyai tugas membantu Ketua.
"), @"");
}

#[test]
fn definitions_are_not_members() {
    insta::assert_snapshot!(seats("
Pasal 1
Dalam Peraturan Bupati ini yang dimaksud dengan Tim yang terdiri dari :
1. Sekretaris Daerah adalah Sekretaris Daerah Kabupaten Kebumen.
2. Staf adalah pembantu Sekretaris Desa.
3. Kepala Desa adalah kepala pemerintahan desa.
"), @"");
}

#[test]
fn the_parts_of_an_organisation_are_not_members() {
    insta::assert_snapshot!(seats("
Pasal 3
Susunan Organisasi Dinas terdiri dari :
a. Kepala;
b. Sekretariat;
c. Bidang Rehabilitasi Sosial;
d. Kepala Seksi Bantuan.
"), @"");
}

#[test]
fn a_unit_ends_where_its_article_ends() {
    insta::assert_snapshot!(seats("
Pasal 4
Keanggotaan Tim terdiri atas :
A. SUB GUGUS TUGAS PENCEGAHAN
1. Ketua : Kepala Dinas Pendidikan
2. Anggota : Kepala Dinas Sosial
Pasal 5
Tim Teknis terdiri dari :
a. Ketua : Camat Kebumen
"), @r"
    KetuaSub [pencegahan] Kepala Dinas Pendidikan (High)
    Anggota [pencegahan] Kepala Dinas Sosial (High)
    Ketua Camat Kebumen (High)
    ");
}

#[test]
fn a_seat_in_a_sentence_names_its_role_and_its_holder() {
    insta::assert_snapshot!(seats("
Pasal 9
Keanggotaan Komite terdiri atas:
a. 1 (satu) orang Ketua merangkap anggota dijabat secara ex-officio oleh Asisten
   Administrasi Umum Sekretariat Daerah;
b. 2 (dua) orang anggota, terdiri atas:
   1. Inspektur Daerah; dan
   2. Kepala Bagian Hukum Sekretariat Daerah.
"), @r"
    Ketua Asisten Administrasi Umum Sekretariat Daerah (High)
    Anggota Inspektur Daerah (High)
    Anggota Kepala Bagian Hukum Sekretariat Daerah (High)
    ");
}

#[test]
fn bare_members_take_the_role_that_their_heading_names() {
    insta::assert_snapshot!(seats("
Pasal 8
Keanggotaan Tim sebagaimana dimaksud pada ayat (1) terdiri dari:
a. Unsur Dinas Sosial;
b. Unsur Kepolisian Resor;
c. Unsur akademisi.
"), @r"
    Anggota Unsur Dinas Sosial (High)
    Anggota Unsur Kepolisian Resor (High)
    Anggota Unsur akademisi (High)
    ");
}

#[test]
fn an_office_that_says_its_role_keeps_only_the_office() {
    insta::assert_snapshot!(seats("
Pasal 8
Susunan Tim sebagai berikut:
1. Sekretaris Daerah selaku Ketua;
2. Kepala Dinas Sosial sebagai Sekretaris;
3. Kepala SKPD sebagai Penanggung Jawab (PJ).
"), @r"
    Ketua Sekretaris Daerah (High)
    Sekretaris Kepala Dinas Sosial (High)
    PenanggungJawab Kepala SKPD (Low)
    ");
}

#[test]
fn a_level_below_the_regency_is_named() {
    insta::assert_snapshot!(seats("
Pasal 8
(1) Tim Koordinasi Tingkat Kabupaten terdiri dari :
a. Ketua : Sekretaris Daerah;
(2) Tim Koordinasi Tingkat Kecamatan terdiri dari :
a. Ketua : Camat;
b. Anggota : 1. Kepala Puskesmas;
"), @r"
    Ketua Sekretaris Daerah (High)
    Ketua [kecamatan] Camat (High)
    Anggota [kecamatan] Kepala Puskesmas (Medium)
    ");
}

#[test]
fn a_list_that_begins_at_c_says_that_rows_may_be_missing() {
    insta::assert_snapshot!(seats("
Pasal 8
Keanggotaan Tim terdiri dari:
c. Ketua Harian : Kepala Dinas Sosial;
d. Anggota : Kepala Kepolisian Resor;
"), @r"
    KetuaHarian Kepala Dinas Sosial (High)
    Anggota Kepala Kepolisian Resor (High)
    ! rows-may-be-missing
    ");
}

#[test]
fn names_and_offices_in_columns_stay_together() {
    insta::assert_snapshot!(seats("
Pasal 8
Susunan Keanggotaan Tim:
Ketua     :  dr. Budi Contoh, M.Kes. / Dinas Kesehatan
Anggota   :
1. Drs. Cipto Contoh, M.Si.   -   Dinas Sosial
2. AKBP Dedi Contoh, S.I.K.   -   Kepolisian Resor
"), @r"
    Ketua dr. Budi Contoh, M.Kes.: Dinas Kesehatan (High)
    Anggota Drs. Cipto Contoh, M.Si.: Dinas Sosial (High)
    Anggota Dedi Contoh, S.I.K.: Kepolisian Resor (High)
    ");
}

#[test]
fn an_unknown_role_keeps_its_words_and_is_noted() {
    insta::assert_snapshot!(seats("
Pasal 8
Keanggotaan Tim terdiri dari:
a. Ketua : Sekretaris Daerah;
b. Admin Data : 1. Kepala Bidang Informatika;
                2. Kepala Bagian Umum.
"), @r"
    Ketua Sekretaris Daerah (High)
    - Kepala Bidang Informatika (Medium)
    - Kepala Bagian Umum (Medium)
    ! unknown-role
    ");
}

#[test]
fn copies_to_are_not_members() {
    let text = "
LAMPIRAN : KEPUTUSAN BUPATI KEBUMEN
NOMOR 5 TAHUN 2020
SUSUNAN KEANGGOTAAN TIM
Ketua : Bupati Kebumen
Tembusan disampaikan kepada Yth. :
1. Ketua DPRD Kabupaten Kebumen;
2. Kepala Dinas Sosial.
";
    let said = seats(&format!("Pasal 1\nTim.\n{text}"));
    insta::assert_snapshot!(said, @r"
    Ketua Bupati Kebumen (High)
    ");
}

const TABLE: &str = "Pasal 8\nSusunan Keanggotaan Tim:\nTABEL\n";

#[test]
fn a_row_number_that_is_missing_says_that_rows_may_be_missing() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "NO | KEDUDUKAN | JABATAN",
        "1 | Ketua | Bupati Kebumen",
        "2 | Ketua Harian | Kepala Dinas Sosial",
        "4 | Anggota | Kepala Kepolisian Resor",
    ]), @r"
    Ketua Bupati Kebumen (High)
    KetuaHarian Kepala Dinas Sosial (High)
    Anggota Kepala Kepolisian Resor (High)
    ! rows-may-be-missing
    ");
}

#[test]
fn a_table_whose_first_rows_were_cut_off_says_that_rows_may_be_missing() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "NO | KEDUDUKAN | JABATAN",
        "3. | Ketua Harian | Kepala Dinas Sosial",
        "4. | Anggota | Kepala Kepolisian Resor",
    ]), @r"
    KetuaHarian Kepala Dinas Sosial (High)
    Anggota Kepala Kepolisian Resor (High)
    ! rows-may-be-missing
    ");
}

#[test]
fn numbers_that_are_misread_or_nested_are_no_gap() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "NO | KEDUDUKAN | JABATAN",
        "1. | Ketua | Bupati Kebumen",
        "11. | Ketua Harian | Kepala Dinas Sosial",
        "Il. | Sekretaris | Kepala Dinas Kesehatan",
        "IV. | Anggota | Kepala Kepolisian Resor",
        "1 | Anggota | Kepala Kejaksaan Negeri",
        "? | Anggota | Kepala Dinas Tenaga Kerja",
        "3 | Anggota | Kepala Kantor Imigrasi",
        "V. | Anggota | Kepala Dinas Pendidikan",
    ]), @r"
    Ketua Bupati Kebumen (High)
    KetuaHarian Kepala Dinas Sosial (High)
    Sekretaris Kepala Dinas Kesehatan (High)
    Anggota Kepala Kepolisian Resor (High)
    Anggota Kepala Kejaksaan Negeri (High)
    Anggota Kepala Dinas Tenaga Kerja (High)
    Anggota Kepala Kantor Imigrasi (High)
    Anggota Kepala Dinas Pendidikan (High)
    ");
}

#[test]
fn a_speck_above_the_dot_of_a_number_does_not_join_two_seats() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "NO | KEDUDUKAN | JABATAN",
        "I. | Ketua | Bupati Kebumen",
        "II. | Anggota | 1. Kepala Kepolisian Resor/2: Kepala Kejaksaan Negeri/3. Kepala Dinas Sosial",
    ]), @r"
    Ketua Bupati Kebumen (High)
    Anggota Kepala Kepolisian Resor (High)
    Anggota Kepala Kejaksaan Negeri (High)
    Anggota Kepala Dinas Sosial (High)
    ");
}

#[test]
fn a_number_that_a_cell_skips_says_that_rows_may_be_missing() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "NO | KEDUDUKAN | JABATAN",
        "I. | Ketua | Bupati Kebumen",
        "II. | Anggota | 1. Kepala Kepolisian Resor/3. Kepala Dinas Sosial",
    ]), @r"
    Ketua Bupati Kebumen (High)
    Anggota Kepala Kepolisian Resor (High)
    Anggota Kepala Dinas Sosial (High)
    ! rows-may-be-missing
    ");
}

#[test]
fn an_entry_whose_end_is_misread_as_a_colon_is_no_label() {
    insta::assert_snapshot!(seats("
Pasal 6
Susunan Organisasi Tim terdiri dari :
a. Ketua    :  Bupati Kebumen;
b. Anggota  :  1. Kepala Dinas Sosial;
               2. LSM TRUK-F Maumere:
               3. Keuskupan Maumere;
               4. Universitas Nusa Nipa
"), @r"
    Ketua Bupati Kebumen (High)
    Anggota Kepala Dinas Sosial (High)
    Anggota LSM TRUK-F Maumere (High)
    Anggota Keuskupan Maumere (High)
    Anggota Universitas Nusa Nipa (High)
    ");
}

#[test]
fn a_shaded_row_of_numbers_that_was_not_read_ends_no_table() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "No | NAMA | KEDUDUKAN DALAM TIM | KET",
        " | | | ",
        "1 | Suryo Tanjung, S.Psi, M.Psi,Psikologi | Kepala Unit PelaksanaTeknis/Penilaian Kompetensi Pegawai | ",
        "2 | Wulan Dewanti, S.STP.,M.Si | Ketua Tim Assesor | ",
        "3 | Putra Sagala, S.Sos | Assesor | ",
    ]), @r"
    - Suryo Tanjung, S.Psi, M.Psi,Psikologi: - (Medium)
    Ketua Wulan Dewanti, S.STP.,M.Si: - (Medium)
    - Putra Sagala, S.Sos: - (Medium)
    ! unknown-role
    ! unknown-role
    ");
}

#[test]
fn a_number_that_is_misread_once_is_no_gap() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "NO | KEDUDUKAN | JABATAN",
        "1 | Ketua | Bupati Kebumen",
        "2 | Ketua Harian | Kepala Dinas Sosial",
        "8 | Anggota | Kepala Kepolisian Resor",
        "4 | Anggota | Kepala Kejaksaan Negeri",
        "S | Anggota | Kepala Dinas Kesehatan",
        "6 | Anggota | Kepala Dinas Pendidikan",
    ]), @r"
    Ketua Bupati Kebumen (High)
    KetuaHarian Kepala Dinas Sosial (High)
    Anggota Kepala Kepolisian Resor (High)
    Anggota Kepala Kejaksaan Negeri (High)
    Anggota Kepala Dinas Kesehatan (High)
    Anggota Kepala Dinas Pendidikan (High)
    ");
}

#[test]
fn a_heading_between_rows_does_not_stand_for_one() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "NO | KEDUDUKAN | JABATAN",
        "1 | Ketua | Bupati Kebumen",
        " | SUB GUGUS TUGAS PENCEGAHAN | ",
        "3 | Anggota | Kepala Kepolisian Resor",
        "4 | Anggota | Kepala Kejaksaan Negeri",
    ]), @r"
    Ketua Bupati Kebumen (High)
    Anggota [pencegahan] Kepala Kepolisian Resor (High)
    Anggota [pencegahan] Kepala Kejaksaan Negeri (High)
    ! rows-may-be-missing
    ");
}

#[test]
fn a_heading_that_a_border_parts_is_no_seat() {
    insta::assert_snapshot!(seats_and_table(TABLE, &[
        "NO | JABATAN | KEDUDUKAN",
        "1 | Bupati Kebumen | Ketua",
        " | SUB GUGUS TUGAS PENEGAKAN | HUKUM",
        "2 | Kepala Kepolisian Resor | Anggota",
    ]), @r"
    Ketua Bupati Kebumen (High)
    Anggota [penegakan_hukum] Kepala Kepolisian Resor (High)
    ");
}

#[test]
fn a_list_of_roles_below_a_role_seats_nobody() {
    insta::assert_snapshot!(seats("
Pasal 16
Pada kegiatan tertentu dapat dibentuk beberapa tim, terdiri dari :
a. Tim Pengarah :
   1. Penanggung Jawab Umum I;
   2. Penanggung Jawab Umum II;
   3. Ketua Tim Pengarah; dan
   4. Anggota.
b. Tim Pelaksana, yaitu :
   1. Penanggung Jawab Program;
   2. PJK;
   3. Tim Teknis; dan
   4. Staf Administrasi.
"), @r"
    - [Tim Teknis] Staf Administrasi (Low)
    ");
}

#[test]
fn the_sub_divisions_of_a_division_are_no_members() {
    insta::assert_snapshot!(seats("
Pasal 11
Susunan Organisasi Sekretariat DPRD, terdiri dari :
a. Sekretaris :
   1. Sub Bagian Program; dan
   2. Sub Bagian Keuangan.
b. Bagian Rumah Tangga :
   1. Sub Bagian Protokol; dan
   2. Sub Bagian Hubungan Masyarakat.
"), @"");
}

#[test]
fn whoever_is_oldest_holds_no_office() {
    insta::assert_snapshot!(seats("
Pasal 5
(1) Rapat pemilihan dipimpin Panitia Musyawarah yang terdiri dari :
    a. peserta rapat yang tertua sebagai Ketua;
    b. peserta rapat termuda sebagai sekretaris; dan
    c. 3 (tiga) anggota dari perwakilan peserta.
"), @"");
}

#[test]
fn the_head_of_any_unit_is_a_doubtful_holder() {
    insta::assert_snapshot!(seats("
Pasal 13
Organisasi pelaksana kegiatan terdiri dari :
a. Kepala SKPD sebagai Penanggungjawab Program; dan
b. Kepala Unit Kerja sebagai Penanggungjawab Kegiatan.
"), @r"
    PenanggungJawab Kepala Unit Kerja (Low)
    ");
}

#[test]
fn a_heading_of_a_part_before_unmarked_roles_is_no_seat() {
    insta::assert_snapshot!(seats("
Pasal 19
Susunan keanggotaan Tim Koordinasi terdiri atas :
a. Ketua              : Camat
b. Sekretariat
   Kepala Sekretariat : Sekretaris Kecamatan
   Anggota            : 1. Kasubag Umum; dan
                        2. Kasubag Keuangan.
c. Kelompok Program :
   1. Bantuan Sosial Terpadu Berbasis Keluarga
      Koordinator     : Kasi Kesejahteraan Sosial.
      Anggota         : 1. Unsur Dunia Usaha;
                        2. Unsur Tokoh Masyarakat.
   2. Berbasis Pemberdayaan Masyarakat
      Koordinator     : Kasi Pendidikan.
"), @r"
    Ketua Camat (High)
    Sekretariat Sekretaris Kecamatan (High)
    Anggota Kasubag Umum (High)
    Anggota Kasubag Keuangan (High)
    KetuaSub Kasi Kesejahteraan Sosial (High)
    Anggota Unsur Dunia Usaha (High)
    Anggota Unsur Tokoh Masyarakat (High)
    KetuaSub Kasi Pendidikan (High)
    ");
}

#[test]
fn the_and_before_the_last_entry_is_no_part_of_the_one_before_it() {
    insta::assert_snapshot!(seats("
Pasal 6
Susunan keanggotaan Tim terdiri dari :
a. Ketua   : Sekretaris Daerah;
b. Anggota : 1. Unsur lembaga kemasyarakatan desa yang terkait dan
             2. Koordinator Umum Jaringan Petani Kebumen.
"), @r"
    Ketua Sekretaris Daerah (High)
    Anggota Unsur lembaga kemasyarakatan desa yang terkait (Medium)
    Anggota Koordinator Umum Jaringan Petani Kebumen (High)
    ");
}

#[test]
fn an_entry_whose_role_wraps_below_its_office_keeps_it() {
    insta::assert_snapshot!(seats("
KEDUA : Susunan keanggotaan Gugus Tugas terdiri dari :
        1.  Wali Kota Cilegon selaku Pelindung;
        2.  Asisten Pemerintahan dan Kesra selaku Wakil Ketua merangkap
            anggota;
        3.  Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak,
            Pengendalian Penduduk dan Keluarga Berencana selaku Ketua Harian;
        4.  Kepala Bidang Perlindungan Perempuan dan Anak pada DP3AP2KB
            selaku Sekretaris;
        5.  Kepala Dinas Sosial selaku Anggota;
        6.  unsur Kepolisian Resor Cilegon selaku Anggota;
        7.  unsur Kantor Kesyahbandaran dan Otoritas Pelabuhan Kelas I Banten
            selaku Anggota.
"), @r"
    Pembina Wali Kota Cilegon (High)
    WakilKetua Asisten Pemerintahan dan Kesra (High)
    KetuaHarian Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana (High)
    Sekretaris Kepala Bidang Perlindungan Perempuan dan Anak pada DP3AP2KB (High)
    Anggota Kepala Dinas Sosial (High)
    Anggota unsur Kepolisian Resor Cilegon (High)
    Anggota unsur Kantor Kesyahbandaran dan Otoritas Pelabuhan Kelas I Banten (High)
    ");
}

#[test]
fn a_letter_that_lost_its_dot_still_marks_its_role() {
    insta::assert_snapshot!(seats("
KEDUA : Susunan Gugus Tugas adalah sebagai berikut :
        a. Pembina          : Bupati Sambas
        b. Pengarah         : Sekretaris Daerah
        c. Ketua              Kapolres Sambas
        d. Wakil Ketua I    : Asisten Bidang Pemerintahan
                              Setda Kab. Sambas
        e  Wakil Ketua II   : Kepala Kejaksaan Negeri Sambas
        f. Sekretaris         Kadis Sosial Kab. Sambas
"), @r"
    Pembina Bupati Sambas (High)
    Pengarah Sekretaris Daerah (High)
    Ketua Kapolres Sambas (Medium)
    WakilKetua Asisten Bidang Pemerintahan Setda Kab. Sambas (High)
    WakilKetua Kepala Kejaksaan Negeri Sambas (High)
    Sekretaris Kadis Sosial Kab. Sambas (Medium)
    ");
}

#[test]
fn whoever_is_told_of_a_report_is_no_member() {
    insta::assert_snapshot!(seats("
Pasal 13
(1) Koordinator Sub Gugus Tugas menyampaikan laporan kepada Ketua Harian.
(2) Ketua menyampaikan laporan tahunan kepada Bupati dengan tembusan:
    a. Gubernur Sumatera Barat selaku Ketua Gugus Tugas Provinsi;
    b. Kepala Kepolisian Daerah Sumatera Barat.
"), @"");
}

#[test]
fn a_role_alone_on_its_line_is_held_by_whom_stands_below() {
    insta::assert_snapshot!(seats("
SUSUNAN KEANGGOTAAN GUGUS TUGAS
PENGARAH
1. Wali Kota Singkawang
2. Wakil Wali Kota Singkawang
KETUA
   Sekretaris Daerah Kota Singkawang
WAKIL KETUA
   Asisten Pemerintahan dan Kesejahteraan Rakyat Sekretariat Daerah Kota
   Singkawang
ANGGOTA
1. Kepala Kepolisian Resor Singkawang
2. Kepala Kejaksaan Negeri Singkawang
"), @r"
    Pengarah Wali Kota Singkawang (High)
    Pengarah Wakil Wali Kota Singkawang (High)
    Ketua Sekretaris Daerah Kota Singkawang (Medium)
    WakilKetua Asisten Pemerintahan dan Kesejahteraan Rakyat Sekretariat Daerah Kota Singkawang (Medium)
    Anggota Kepala Kepolisian Resor Singkawang (High)
    Anggota Kepala Kejaksaan Negeri Singkawang (High)
    ");
}

#[test]
fn dotted_leaders_are_no_part_of_a_role() {
    insta::assert_snapshot!(seats("
PERTAMA : Membentuk Gugus Tugas dengan susunan keanggotaan sebagai berikut :
          a. Pelindung ........ : Bupati Wonosobo
          b. Penasehat ........ : 1. Wakil Bupati Wonosobo
                                  2. Ketua DPRD Kabupaten Wonosobo
          c. Ketua Pelaksana .. : Kepala Badan Pemberdayaan Masyarakat
"), @r"
    Pembina Bupati Wonosobo (High)
    Narasumber Wakil Bupati Wonosobo (High)
    Narasumber Ketua DPRD Kabupaten Wonosobo (High)
    KetuaHarian Kepala Badan Pemberdayaan Masyarakat (High)
    ");
}

#[test]
fn columns_that_are_parts_of_the_body_are_not_read_across() {
    insta::assert_snapshot!(seats_and_table("TABEL", &[
        "KEDUDUKAN | BIDANG PENCEGAHAN | BIDANG PENEGAKAN HUKUM",
        "Ketua Bidang | Kepala Dinas Pendidikan | Kasat Reskrim Polres Berau",
        "Anggota | 1. Kepala Dinas Kominfo/2. Ketua TP PKK | 1. Kasdim 0902/2. Kepala Satpol PP",
    ]), @r"
    KetuaSub [pencegahan] Kepala Dinas Pendidikan (High)
    Anggota [pencegahan] Kepala Dinas Kominfo (High)
    Anggota [pencegahan] Ketua TP PKK (High)
    KetuaSub [penegakan_hukum] Kasat Reskrim Polres Berau (High)
    Anggota [penegakan_hukum] Kasdim 0902 (High)
    Anggota [penegakan_hukum] Kepala Satpol PP (High)
    ");
}

#[test]
fn two_offices_in_one_row_are_doubtful() {
    insta::assert_snapshot!(seats_and_table("TABEL", &[
        "NO | JABATAN DALAM INSTANSI | KEDUDUKAN",
        "1. | GUBERNUR LAMPUNG | PEMBINA",
        "2. | KEPALA DINAS SOSIAL KEPALA DINAS KESEHATAN | ANGGOTA",
    ]), @r"
    Pembina GUBERNUR LAMPUNG (High)
    Anggota KEPALA DINAS SOSIAL KEPALA DINAS KESEHATAN (Medium)
    ");
}

#[test]
fn a_table_that_lost_its_lines_is_read_by_its_gaps() {
    insta::assert_snapshot!(seats("
SUSUNAN KEANGGOTAAN
GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TINDAK PIDANA
PERDAGANGAN ORANG KABUPATEN ENREKANG PERIODE 2016-2019
NO.  KEDUDUKAN   INSTANSI/JABATAN
1.   Pelindung   Bupati Enrekang
2.   Pengarah    Wakil Bupati Enrekang
3.   Ketua       Sekretaris Daerah
4.   Sekretaris  Kepala Badan Pemberdayaan Perempuan dan
                 Perlindungan Anak
5.   Bendahara   Kasubag Keuangan Badan Pemberdayaan Perempuan
                 dan Perlindungan Anak
6.   Anggota     1. Kepala Dinas Sosial
                 2. Kepala Badan Kesatuan Bangsa, Politik dan
                    Perlindungan Masyarakat
                 3. Kanit PPA Polres Enrekang
"), @r"
    Pembina Bupati Enrekang (Medium)
    Pengarah Wakil Bupati Enrekang (Medium)
    Ketua Sekretaris Daerah (Medium)
    Sekretaris Kepala Badan Pemberdayaan Perempuan dan Perlindungan Anak (Medium)
    Bendahara Kasubag Keuangan Badan Pemberdayaan Perempuan dan Perlindungan Anak (Medium)
    Anggota Kepala Dinas Sosial (Medium)
    Anggota Kepala Badan Kesatuan Bangsa, Politik dan Perlindungan Masyarakat (High)
    Anggota Kanit PPA Polres Enrekang (High)
    ");
}

#[test]
fn an_entry_behind_a_dash_needs_no_office() {
    insta::assert_snapshot!(seats("
SUSUNAN KEANGGOTAAN
• KETUA   : KAPOLRES JEMBER
• ANGGOTA : – KEPALA DINAS SOSIAL KAB. JEMBER
            – FISIP UNIVERSITAS JEMBER
            – KETUA APINDO KAB. JEMBER
"), @r"
    Ketua KAPOLRES JEMBER (High)
    Anggota KEPALA DINAS SOSIAL KAB. JEMBER (High)
    Anggota FISIP UNIVERSITAS JEMBER (High)
    Anggota KETUA APINDO KAB. JEMBER (High)
    ");
}

#[test]
fn a_role_goes_on_below_its_label_and_a_number_does_not() {
    insta::assert_snapshot!(seats("
SUSUNAN KEANGGOTAAN
a. Penanggung                      :  Wakil Bupati Jember;
   Jawab
b. Ketua                           :  Kepala Dinas Sosial, Pemberdayaan
   Pelaksana                          Perempuan dan Perlindungan Anak;
c. Sekretaris                      :  Kepala Bagian Hukum
II                                    Sub Gugus Tugas Pencegahan
a. Koordinator                     :  Kepala Dinas Pendidikan
"), @r"
    PenanggungJawab Wakil Bupati Jember (High)
    KetuaHarian Kepala Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak (High)
    Sekretaris Kepala Bagian Hukum (High)
    KetuaSub [pencegahan] Kepala Dinas Pendidikan (High)
    ");
}
