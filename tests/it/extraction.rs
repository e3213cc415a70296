//! What documents say: text or a small table in, the record's statements out. A shape that was
//! read wrongly once is a case here, named after what went wrong.

#![allow(clippy::unwrap_used, reason = "test")]

use std::fmt::Write as _;

use patuh::{
    extract::extract,
    model::{Document, Format, Source, Submission, TextKind},
    read::{Limits, read},
    refdata::RefData,
};
use serde::Serialize;

/// What the document says, one statement a line.
fn check(document: &Document) -> String {
    shown(&said(document))
}

fn said(document: &Document) -> Submission {
    let source = Source {
        path: "contoh".to_owned(),
        member: None,
        sha256: None,
        bytes: 0,
        media_type: None,
        pages: None,
        text: TextKind::Native,
    };
    extract(document, source, RefData::embedded())
}

fn shown(it: &Submission) -> String {
    let mut out = String::new();
    let region = it.region.as_ref().map(|it| format!("{} ({})", it.code, word(&it.confidence)));
    writeln!(out, "{} | {}", word(&it.kind), region.unwrap_or_else(|| "-".to_owned())).unwrap();
    if let Some(decree) = &it.decree {
        let number = decree.number.as_ref().map_or("-", |it| it.value.as_str());
        let date = decree.date.as_ref().map(|it| it.value.to_string());
        let body = if decree.is_task_force { "gugus tugas" } else { "lain" };
        let like = decree.look_alike.as_ref().map_or(String::new(), |it| format!(" | mirip: {it}"));
        writeln!(out, "decree {number} | {} | {body}{like}", date.unwrap_or_else(|| "-".to_owned())).unwrap();
    }
    for it in &it.members {
        let office = it.office.as_deref().or(it.institution_text.as_deref()).unwrap_or("-");
        let person = it.person.as_ref().map_or(String::new(), |it| format!(" ({it})"));
        writeln!(out, "{} {office}{person} = {}", word(&it.role), it.institution.join("+")).unwrap();
    }
    for it in &it.activities {
        let (date, count, amount) = (word(&it.date), word(&it.count), word(&it.amount_idr));
        writeln!(out, "{} {date} n={count} Rp={amount} {}", word(&it.kind), it.text).unwrap();
    }
    for it in &it.claims {
        let (has, number, date) = (word(&it.has_decree), word(&it.number), word(&it.date));
        writeln!(out, "{} {has} {number} {date}", it.region).unwrap();
    }
    for it in &it.notices {
        writeln!(out, "! {}", it.code).unwrap();
    }
    out
}

/// The record's word for `value`; `-` for none.
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value).unwrap() {
        serde_json::Value::String(text) => text,
        serde_json::Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

fn sheet(format: Format, text: &str) -> String {
    check(&read(format, text.as_bytes(), &Limits::default(), None).unwrap())
}

fn csv(text: &str) -> String {
    sheet(Format::Csv, text)
}

#[test]
fn a_budget_line_is_no_meeting_and_no_case() {
    insta::assert_snapshot!(csv("\
ANGGARAN GUGUS TUGAS TPPO KABUPATEN NUNUKAN TAHUN ANGGARAN 2026;;;;;
NO;SUB KEGIATAN;KODE REKENING;PAGU (Rp);REALISASI (Rp);SUMBER DANA
1.;Koordinasi dan sinkronisasi pencegahan TPPO;2.08.03.2.01.0001;180.000.000;154.800.000;APBD
2.;Penyediaan layanan rujukan lanjutan bagi korban;2.08.03.2.02.0003;Rp 91.250.000,00;58.400.000;APBD
3.;Fasilitasi Gugus Tugas TPPO;2.08.03.2.01.0002;0;0;APBD
;JUMLAH;;271.250.000;213.200.000;
"), @r"
    activity_report | 65.03 (high)
    budget - n=- Rp=180000000 Koordinasi dan sinkronisasi pencegahan TPPO
    budget - n=- Rp=91250000 Penyediaan layanan rujukan lanjutan bagi korban
    budget - n=- Rp=0 Fasilitasi Gugus Tugas TPPO
    ");
}

#[test]
fn cases_are_counted_by_month() {
    insta::assert_snapshot!(csv("\
REKAP KASUS TPPO KABUPATEN NUNUKAN TAHUN 2026;;;;
NO;BULAN;JUMLAH KASUS;JUMLAH KORBAN;KETERANGAN
1;Januari;1;2;
2;Februari;0;0;Nihil
3;Maret;;;
;JUMLAH;1;2;
"), @r"
    activity_report | 65.03 (high)
    case - n=1 Rp=- Januari
    case - n=0 Rp=- Februari
    case - n=- Rp=- Maret
    ");
}

#[test]
fn a_case_table_with_victims_by_sex_counts_cases() {
    insta::assert_snapshot!(sheet(Format::Html, "<table>
<tr><td colspan=6>REKAP KASUS TPPO KOTA BATAM TAHUN 2026</td></tr>
<tr><td rowspan=2>NO</td><td rowspan=2>BULAN</td><td colspan=2>JUMLAH KORBAN</td><td rowspan=2>JUMLAH KASUS</td><td rowspan=2>KETERANGAN</td></tr>
<tr><td>L</td><td>P</td></tr>
<tr><td>1</td><td>Januari</td><td>4</td><td>5</td><td>3</td><td></td></tr>
<tr><td>2</td><td>Februari</td><td>0</td><td>0</td><td>0</td><td>Nihil</td></tr>
</table>"), @r"
    activity_report | 21.71 (high)
    case - n=3 Rp=- Januari
    case - n=0 Rp=- Februari
    ");
}

#[test]
fn work_is_told_by_what_was_done() {
    insta::assert_snapshot!(csv("\
LAPORAN KEGIATAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TPPO;;;;
KABUPATEN NUNUKAN;;;;
NO;TANGGAL;URAIAN KEGIATAN;TEMPAT;JUMLAH PESERTA
1;12 Februari 2026;Rapat koordinasi Gugus Tugas PP-TPPO;Nunukan;26
2;17 Maret 2026;Sosialisasi pencegahan TPPO kepada aparatur desa;Nunukan;65
3;29 Januari 2026;Laporan tahunan Gugus Tugas disampaikan kepada Gubernur;;
4;19 Desember 2025;Penetapan Rencana Aksi Daerah PP-TPPO Tahun 2025-2029;;
5;6 Mei 2026;Pelatihan penanganan korban TPPO bagi petugas layanan;Nunukan;23
"), @r"
    activity_report | 65.03 (high)
    meeting 2026-02-12 n=26 Rp=- Rapat koordinasi Gugus Tugas PP-TPPO
    training 2026-03-17 n=65 Rp=- Sosialisasi pencegahan TPPO kepada aparatur desa
    report 2026-01-29 n=- Rp=- Laporan tahunan Gugus Tugas disampaikan kepada Gubernur
    action_plan 2025-12-19 n=- Rp=- Penetapan Rencana Aksi Daerah PP-TPPO Tahun 2025-2029
    training 2026-05-06 n=23 Rp=- Pelatihan penanganan korban TPPO bagi petugas layanan
    ");
}

#[test]
fn a_recap_is_the_provinces_and_says_who_has_none_yet() {
    insta::assert_snapshot!(csv("\
REKAPITULASI PEMBENTUKAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TPPO;;;;
KABUPATEN/KOTA SE-PROVINSI JAWA BARAT;;;;
NO;KABUPATEN/KOTA;NOMOR SK;TANGGAL;KETERANGAN
1;Kab. Bogor;463/Kep.219-Huk/2022;24 Oktober 2022;
2;Kab. Kuningan;Belum ada;;
3;Kab. Purwakarta;;;proses di Bagian Hukum
4;Kab. Pangandaran;Belum terbentuk;;
5;Kota Bogor;400.2/Kep.349-Huk/2025;04/11/2025;masih berlaku
6;Kota Cirebon;;;
7;Kota Banjar;-;;
"), @r"
    recap | 32 (high)
    32.01 true 463/Kep.219-Huk/2022 2022-10-24
    32.08 false - -
    32.14 false - -
    32.18 false - -
    32.71 true 400.2/Kep.349-Huk/2025 2025-11-04
    32.74 - - -
    32.79 false - -
    ");
}

#[test]
fn a_roster_that_names_its_decree_is_not_the_decree() {
    insta::assert_snapshot!(csv("\
SUSUNAN KEANGGOTAAN GUGUS TUGAS PP-TPPO;;
PEMERINTAH KOTA : TARAKAN;;
NOMOR SK : 188.45/HK/253/2023;;
TANGGAL SK : 16 Mei 2023;;
NO;JABATAN DALAM TIM;JABATAN DALAM DINAS
1;Ketua;Wakil Wali Kota Tarakan
2;Sekretaris;Kepala Dinas Sosial
3;Anggota;Kapolres Tarakan
"), @r"
    roster | 65.71 (high)
    ketua Wakil Wali Kota Tarakan = wakil_kdh
    sekretaris Kepala Dinas Sosial = sosial
    anggota Kapolres Tarakan = polri
    65.71 true 188.45/HK/253/2023 2023-05-16
    ");
}

#[test]
fn a_mails_few_words_are_a_letter() {
    insta::assert_snapshot!(check(&Document::from_text("Terlampir SK Bupati Belu.")), @"letter | 53.04 (medium)");
    insta::assert_snapshot!(check(&Document::from_text("\
Assalamualaikum wr. wb.

Terlampir SK Gubernur dan laporan kegiatan sampai dengan Oktober 2026.
")), @"letter | -");
}

#[test]
fn a_province_beside_its_regency_says_where_that_lies() {
    insta::assert_snapshot!(csv("\
DAFTAR ANGGOTA GUGUS TUGAS TPPO;;
PROVINSI : JAWA TENGAH;;
KABUPATEN/KOTA : KEBUMEN;;
NO;KEDUDUKAN DALAM TIM;JABATAN
1;Ketua;Sekretaris Daerah
2;Anggota;Kepala Dinas Sosial
"), @r"
    roster | 33.05 (high)
    ketua Sekretaris Daerah = setda
    anggota Kepala Dinas Sosial = sosial
    ");
    insta::assert_snapshot!(csv("\
GUGUS TUGAS TPPO KABUPATEN KEBUMEN PROVINSI JAWA TENGAH;;
NO;KEDUDUKAN DALAM TIM;JABATAN
1;Ketua;Sekretaris Daerah
2;Anggota;Kepala Dinas Sosial
"), @r"
    roster | 33.05 (high)
    ketua Sekretaris Daerah = setda
    anggota Kepala Dinas Sosial = sosial
    ");
}

#[test]
fn a_provinces_roster_of_many_regencies_is_the_provinces() {
    insta::assert_snapshot!(csv("\
FORUM GUGUS TUGAS TPPO PROVINSI JAWA TENGAH;;
NO;KEDUDUKAN DALAM TIM;JABATAN
1;Ketua;Sekretaris Daerah Provinsi Jawa Tengah
2;Anggota;Bupati Kebumen
3;Anggota;Bupati Cilacap
4;Anggota;Bupati Banyumas
"), @r"
    roster | 33 (high)
    ketua Sekretaris Daerah Provinsi Jawa Tengah = setda
    anggota Bupati Kebumen = kdh
    anggota Bupati Cilacap = kdh
    anggota Bupati Banyumas = kdh
    ");
}

#[test]
fn an_annex_in_its_own_file_says_whose_it_is_and_who_signed() {
    let it = said(&Document::from_text(
        "\
LAMPIRAN  :  KEPUTUSAN BUPATI GOWA
NOMOR 312/III/2024
TENTANG
PEMBENTUKAN GUGUS TUGAS
PENCEGAHAN DAN PENANGANAN
TINDAK PIDANA PERDAGANGAN ORANG
SUSUNAN KEANGGOTAAN
a.  Ketua : Wakil Bupati Gowa
b.  Sekretaris : Kepala Dinas Sosial
c.  Anggota : Kepala Dinas Kesehatan
BUPATI GOWA,
ttd
SURYA WIBOWO, S.H.
",
    ));
    let decree = it.decree.as_ref().unwrap();
    let signatory = decree.signatory.as_ref().unwrap();
    let clauses: Vec<_> = decree.provisions.iter().map(|it| word(&it.kind)).collect();
    insta::assert_snapshot!(
        format!("{}{} | {} | {}", shown(&it), word(&signatory.office), word(&signatory.person), clauses.join(", ")),
        @r"
    roster | 73.06 (medium)
    decree 312/III/2024 | - | gugus tugas
    ketua Wakil Bupati Gowa = wakil_kdh
    sekretaris Kepala Dinas Sosial = sosial
    anggota Kepala Dinas Kesehatan = kesehatan
    BUPATI GOWA | SURYA WIBOWO, S.H. | annex_reference, signature_mark
    "
    );
}

/// A whole decree of `issuer` about `about`, with a composition of two.
fn decree(issuer: &str, about: &str, forms: &str) -> Document {
    Document::from_text(&format!(
        "\
KEPUTUSAN {issuer}
NOMOR 463/12/2024
TENTANG
{about}

{issuer},

Menimbang  :  a.  bahwa perlu dibentuk suatu tim;
Mengingat  :  1.  Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan :
KESATU  :  Membentuk {forms} dengan susunan keanggotaan sebagai berikut:
a.  Ketua : Sekretaris Daerah
b.  Anggota : Kepala Dinas Sosial
KEDUA  :  Keputusan ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Kebumen
pada tanggal 5 Maret 2024
{issuer},
ttd
SURYA WIBOWO
"
    ))
}

#[test]
fn what_is_a_task_force_and_what_only_looks_like_one() {
    let bupati = "BUPATI KEBUMEN";
    let cases = [
        (
            bupati,
            "PEMBENTUKAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG",
            "Gugus Tugas",
        ),
        (bupati, "PEMBENTUKAN GUGUS TUGAS PP-TPPO KABUPATEN KEBUMEN TAHUN 2024", "Gugus Tugas PP-TPPO"),
        (
            bupati,
            "PEMBENTUKAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN KORBAN PERDAGANGAN (TRAFFICKING) PEREMPUAN DAN ANAK",
            "Gugus Tugas",
        ),
        (
            bupati,
            "GUGUS TUGAS DAERAH PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG DAN SUB GUGUS TUGAS",
            "Gugus Tugas Daerah",
        ),
        (
            bupati,
            "TIM PENGHAPUSAN KEKERASAN DALAM RUMAH TANGGA DAN GUGUS TUGAS PENCEGAHAN TINDAK PIDANA PERDAGANGAN ORANG",
            "Tim",
        ),
        (
            bupati,
            "PERUBAHAN ATAS KEPUTUSAN BUPATI KEBUMEN NOMOR 463/1/2022 TENTANG PEMBENTUKAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG",
            "Gugus Tugas",
        ),
        (
            "KEPALA KEPOLISIAN RESOR KEBUMEN",
            "PEMBENTUKAN SATUAN TUGAS PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG",
            "Satuan Tugas",
        ),
        (bupati, "PEMBENTUKAN SATUAN TUGAS TINDAK PIDANA PERDAGANGAN ORANG", "Satuan Tugas"),
        (bupati, "PEMBENTUKAN TIM PENGAWASAN ORANG ASING (TIMPORA)", "Tim Pengawasan Orang Asing"),
        (bupati, "GUGUS TUGAS KABUPATEN LAYAK ANAK", "Gugus Tugas Kabupaten Layak Anak"),
        (bupati, "GUGUS TUGAS REFORMA AGRARIA", "Gugus Tugas Reforma Agraria"),
        (bupati, "GUGUS TUGAS PERCEPATAN PENANGANAN CORONA VIRUS DISEASE 2019", "Gugus Tugas"),
        (bupati, "GUGUS TUGAS PENCEGAHAN DAN PENANGANAN PORNOGRAFI", "Gugus Tugas"),
        (
            bupati,
            "RENCANA AKSI DAERAH PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG TAHUN 2024-2029",
            "Rencana Aksi",
        ),
        (
            bupati,
            "PEMBENTUKAN TIM PENYUSUN RENCANA AKSI DAERAH GUGUS TUGAS TINDAK PIDANA PERDAGANGAN ORANG",
            "Tim Penyusun",
        ),
        (bupati, "PENETAPAN PENERIMA BANTUAN SOSIAL", "Tim"),
    ];
    let judged = cases.iter().fold(String::new(), |mut out, (issuer, about, forms)| {
        let it = said(&decree(issuer, about, forms));
        let decree = it.decree.unwrap();
        let word = match (decree.is_task_force, decree.look_alike.is_some()) {
            (true, false) => "gugus tugas",
            (false, true) => "mirip",
            (false, false) => "lain",
            (true, true) => "keduanya",
        };
        let region = it.region.map_or("-".to_owned(), |it| it.code.to_string());
        writeln!(out, "{word} | {region} | {about}").unwrap();
        out
    });
    insta::assert_snapshot!(judged, @r"
    gugus tugas | 33.05 | PEMBENTUKAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG
    gugus tugas | 33.05 | PEMBENTUKAN GUGUS TUGAS PP-TPPO KABUPATEN KEBUMEN TAHUN 2024
    gugus tugas | 33.05 | PEMBENTUKAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN KORBAN PERDAGANGAN (TRAFFICKING) PEREMPUAN DAN ANAK
    gugus tugas | 33.05 | GUGUS TUGAS DAERAH PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG DAN SUB GUGUS TUGAS
    gugus tugas | 33.05 | TIM PENGHAPUSAN KEKERASAN DALAM RUMAH TANGGA DAN GUGUS TUGAS PENCEGAHAN TINDAK PIDANA PERDAGANGAN ORANG
    gugus tugas | 33.05 | PERUBAHAN ATAS KEPUTUSAN BUPATI KEBUMEN NOMOR 463/1/2022 TENTANG PEMBENTUKAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG
    mirip | 33.05 | PEMBENTUKAN SATUAN TUGAS PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG
    mirip | 33.05 | PEMBENTUKAN SATUAN TUGAS TINDAK PIDANA PERDAGANGAN ORANG
    mirip | 33.05 | PEMBENTUKAN TIM PENGAWASAN ORANG ASING (TIMPORA)
    mirip | 33.05 | GUGUS TUGAS KABUPATEN LAYAK ANAK
    mirip | 33.05 | GUGUS TUGAS REFORMA AGRARIA
    mirip | 33.05 | GUGUS TUGAS PERCEPATAN PENANGANAN CORONA VIRUS DISEASE 2019
    mirip | 33.05 | GUGUS TUGAS PENCEGAHAN DAN PENANGANAN PORNOGRAFI
    lain | 33.05 | RENCANA AKSI DAERAH PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG TAHUN 2024-2029
    mirip | 33.05 | PEMBENTUKAN TIM PENYUSUN RENCANA AKSI DAERAH GUGUS TUGAS TINDAK PIDANA PERDAGANGAN ORANG
    lain | 33.05 | PENETAPAN PENERIMA BANTUAN SOSIAL
    ");
}

#[test]
fn files_inside_the_file_are_not_passed_over_in_silence() {
    let mut document = Document::from_text("Bersama ini kami sampaikan SK terlampir.\nKepada Yth. Dirjen");
    document.facts.attachments = vec!["SK.pdf".to_owned(), "anggota.xlsx".to_owned()];
    let said = said(&document);
    let messages: Vec<_> = said.notices.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["Berkas yang disematkan di dalamnya tidak dibaca: SK.pdf, anggota.xlsx."]);
}
