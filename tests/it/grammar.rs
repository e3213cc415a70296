//! The small parsers of the grammar: text in, text out.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "test")]

use std::fmt::Write as _;

use patuh::extract::{citation, date, number, person, role};
use serde_json::{Value, json};

fn lines(texts: &[&str], show: impl Fn(&str) -> String) -> String {
    texts.iter().fold(String::new(), |mut out, text| {
        writeln!(out, "{} => {}", text.replace('\n', "\\n"), show(text)).unwrap();
        out
    })
}

fn dates(texts: &[&str]) -> String {
    lines(texts, |text| {
        let found = date::find_dates(text);
        let shown: Vec<_> = found
            .iter()
            .map(|(range, it)| {
                let when = match it.when {
                    date::When::Day(date) => date.to_string(),
                    date::When::Month { year, month } => format!("{year}-{month:02}"),
                    date::When::Year(year) => year.to_string(),
                };
                format!("{when}{} [{}]", if it.sure { "" } else { "?" }, &text[range.clone()])
            })
            .collect();
        shown.join(", ")
    })
}

fn numbers(texts: &[&str]) -> String {
    lines(texts, |text| match number::heading_number(text) {
        None => "-".to_owned(),
        Some(it) => format!(
            "[{}]{}{}{}",
            it.printed,
            it.year.map_or(String::new(), |year| format!(" {year}")),
            if it.blank { " blank" } else { "" },
            if it.ocr_suspect { " suspect" } else { "" }
        ),
    })
}

fn cited(texts: &[&str]) -> String {
    lines(texts, |text| {
        let all: Vec<_> = citation::citations(text)
            .iter()
            .map(|it| {
                let role = if it.role == citation::CitationRole::Amending { "+" } else { "" };
                let sure = if it.sure { "" } else { "?" };
                let year = it.year.map_or("-".to_owned(), |year| year.to_string());
                format!("{role}{:?} {}/{year}{sure}", it.kind, it.number)
            })
            .collect();
        all.join(", ")
    })
}

fn roles(texts: &[&str]) -> String {
    lines(texts, |text| {
        let exact = role::exact(text).map_or("-".to_owned(), |role| format!("{role:?}"));
        let start = role::role_at_start(text).map_or("-".to_owned(), |it| {
            let ordinal = it.ordinal.map_or(String::new(), |ordinal| format!(" {ordinal}"));
            format!("{:?}{ordinal}{} [{}] + [{}]", it.role, if it.sure { "" } else { "?" }, it.words, it.rest)
        });
        format!("{exact} | {start}")
    })
}

fn people(texts: &[&str]) -> String {
    lines(texts, |text| {
        let it = person::parse(text);
        let parts = [
            it.honorific,
            it.state,
            it.rank,
            it.corps,
            (!it.prefixes.is_empty()).then(|| it.prefixes.join(" ")),
            it.name.map(|name| format!("<{name}>")),
            (!it.suffixes.is_empty()).then(|| it.suffixes.join(" ")),
            it.grade.map(|grade| format!("({grade})")),
            it.id.map(|id| format!("{:?} {} {}", id.kind, id.digits, id.valid)),
            it.office.map(|office| format!("OFFICE {office}")),
        ];
        let shown = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        format!("{shown} | {}", person::printed(text).unwrap_or_default())
    })
}

#[test]
fn the_thirty_examples_of_names() {
    let examples: Vec<Value> = serde_json::from_str(include_str!("../../fixtures/people.json")).unwrap();
    let mut faults = Vec::new();
    for example in &examples {
        let text = example["in"].as_str().unwrap();
        let it = person::parse(text);
        let (id_kind, valid) = match it.id.as_ref() {
            None => (Value::Null, Value::Null),
            Some(id) => match id.kind {
                person::IdKind::Nip => (json!("NIP"), if id.valid { json!("pns") } else { json!("invalid") }),
                person::IdKind::NiPppk => (json!("NI PPPK"), json!("pppk")),
                person::IdKind::Nrp => (json!("NRP"), json!("n/a")),
                other => (json!(format!("{other:?}")), Value::Null),
            },
        };
        let got = json!({
            "prefix": it.prefixes, "name": it.name, "suffix": it.suffixes, "rank": it.rank, "corps": it.corps,
            "grade": it.grade, "id_kind": id_kind, "id_valid": valid, "id": it.id.map(|id| id.digits),
            "honorific": it.honorific.or(it.state).map(|word| vec![word.trim_end_matches('.').to_owned()]),
        });
        for (key, got) in got.as_object().unwrap() {
            let want = &example["out"][key];
            let empty = got.as_array().is_some_and(Vec::is_empty);
            if want != got && !(want.is_null() && empty) {
                faults.push(format!("{text}: {key}: got {got}, want {want}"));
            }
        }
    }
    assert_eq!(examples.len(), 30);
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn dates_in_all_their_forms() {
    insta::assert_snapshot!(dates(&[
        "20 Desember 2022",
        "Ditetapkan di Soreang, pada tanggal 20 Desember 2022",
        "pada tanggal 20 - 12 - 2022",
        "20/12/2022 dan 3.4.2021",
        "20 Des 2022, 20 Nop. 22, 20-Des-22",
        "2022-12-20",
        "20 Desember 2022 M\n26 Jumadil Awal 1444 H",
        "tanggal dua puluh bulan Desember tahun dua ribu dua puluh dua",
        "pada tanggal            2024",
        "pada tanggal ...... Desember 2024",
        "pada tanggal 14 Mei2010",
        "l4 Mei 2O10",
        "3 Jun1 2015; 3 Juni 2015; 3 Jull 2015",
        "5 Septernber 2019, 7 0ktober 2018, 1 Aguslus 2017, 2 Pebruari 2008, 9 Descmber 202Z",
        "12 Tahun 2008",
        "NOMOR 188.45/12/2/2021 TAHUN 2021",
        "Tahun Anggaran 2023",
        "31 Februari 2020",
        "December 20, 2022",
    ]), @r#"
    20 Desember 2022 => 2022-12-20 [20 Desember 2022]
    Ditetapkan di Soreang, pada tanggal 20 Desember 2022 => 2022-12-20 [20 Desember 2022]
    pada tanggal 20 - 12 - 2022 => 2022-12-20 [20 - 12 - 2022]
    20/12/2022 dan 3.4.2021 => 2022-12-20 [20/12/2022], 2021-04-03 [3.4.2021]
    20 Des 2022, 20 Nop. 22, 20-Des-22 => 2022-12-20 [20 Des 2022], 2022-11-20? [20 Nop. 22], 2022-12-20? [20-Des-22]
    2022-12-20 => 2022-12-20 [2022-12-20]
    20 Desember 2022 M\n26 Jumadil Awal 1444 H => 2022-12-20 [20 Desember 2022]
    tanggal dua puluh bulan Desember tahun dua ribu dua puluh dua => 2022-12-20 [dua puluh bulan Desember tahun dua ribu dua puluh dua]
    pada tanggal            2024 => 2024 [tanggal            2024]
    pada tanggal ...... Desember 2024 => 2024-12 [Desember 2024]
    pada tanggal 14 Mei2010 => 2010-05-14 [14 Mei2010]
    l4 Mei 2O10 => 2010-05-14? [l4 Mei 2O10]
    3 Jun1 2015; 3 Juni 2015; 3 Jull 2015 => 2015-06-03? [3 Jun1 2015], 2015-06-03 [3 Juni 2015], 2015-07-03? [3 Jull 2015]
    5 Septernber 2019, 7 0ktober 2018, 1 Aguslus 2017, 2 Pebruari 2008, 9 Descmber 202Z => 2019-09-05? [5 Septernber 2019], 2018-10-07? [7 0ktober 2018], 2017-08-01? [1 Aguslus 2017], 2008-02-02 [2 Pebruari 2008], 2022-12-09? [9 Descmber 202Z]
    12 Tahun 2008 => 
    NOMOR 188.45/12/2/2021 TAHUN 2021 => 
    Tahun Anggaran 2023 => 
    31 Februari 2020 => 2020-02? [Februari 2020]
    December 20, 2022 => 2022-12-20 [December 20, 2022]
    "#);
}

#[test]
fn excel_serials_are_dates_only_when_asked() {
    assert_eq!(date::from_excel_serial("44915").unwrap().to_string(), "2022-12-20");
    assert_eq!(date::from_excel_serial("44915.5").unwrap().to_string(), "2022-12-20");
    assert_eq!(date::from_excel_serial("12345"), None);
    assert_eq!(date::parse_date("44915"), None);
}

#[test]
fn decree_numbers_of_all_classes() {
    insta::assert_snapshot!(numbers(&[
        "NOMOR 31 TAHUN 2009",
        "Nomor : 188.45/0564/DISARDA/2025",
        "IMI-0603.GR.01.01",
        "91a Tahun 2016",
        "303/B/2019",
        "188/ 379 /KPTS/013/2021\nTENTANG",
        ": 460/105 TAHUN 2017\nTENTANG PEMBENTUKAN",
        "050-145 TAHUN 2022",
        "188.44/123/KEP/2023",
        "463/Kep.45-DP3A/2024",
        "G/123/V.08/HK/2023",
        "Kpts. 1234/V/2023",
        "188.45/0605/Bag.Ekon & SDA/2025 TENTANG",
        "100.3.3.2/627/406.001.3/2024",
        "188.45/\n123/KEP/\n2023",
        "188.45/      /2024",
        "....... TAHUN 2024",
        ":",
        "188.45/......./KEP/2024",
        "l88.45/12/KEP/2O23",
        "188,45/12/KEP/2023",
        "NOMOR : 23 TAHUN : 2009 SERI : E",
        "Kep/023/III/2001",
        "urut peserta",
        "NOMOR   TAHUN 2024",
        "215 TAHUN 2013 TENTANG",
        "463/ Kep.       -DP3A/2024",
        "460 / 105 / KEP / 2023",
        "188.342/240.K/2004",
        "76/A/2015",
        "100.3.3.2-456 TAHUN\n2024",
        "NOMOR : 188.45/0579/\nBag.Hukum/2025\nT E N T A N G",
        "NOMOR 12 TAHUN 2O19",
        "400/Kep.612-DP3AKB/2022 TENTANG",
        "B.123/HK/2024",
        "N O M O R : 54 TAHUN 2013",
        "NOMOR : 188.45 / ___ / KEP / 2024",
        "NOMOR: ....",
        "NOMOR 257/KPTS/DISHUT/2018 GUBERNUR CONTOH",
    ]), @r#"
    NOMOR 31 TAHUN 2009 => [31] 2009
    Nomor : 188.45/0564/DISARDA/2025 => [188.45/0564/DISARDA/2025] 2025
    IMI-0603.GR.01.01 => [IMI-0603.GR.01.01]
    91a Tahun 2016 => [91a] 2016
    303/B/2019 => [303/B/2019] 2019
    188/ 379 /KPTS/013/2021\nTENTANG => [188/ 379 /KPTS/013/2021] 2021
    : 460/105 TAHUN 2017\nTENTANG PEMBENTUKAN => [460/105] 2017
    050-145 TAHUN 2022 => [050-145] 2022
    188.44/123/KEP/2023 => [188.44/123/KEP/2023] 2023
    463/Kep.45-DP3A/2024 => [463/Kep.45-DP3A/2024] 2024
    G/123/V.08/HK/2023 => [G/123/V.08/HK/2023] 2023
    Kpts. 1234/V/2023 => [Kpts. 1234/V/2023] 2023
    188.45/0605/Bag.Ekon & SDA/2025 TENTANG => [188.45/0605/Bag.Ekon & SDA/2025] 2025
    100.3.3.2/627/406.001.3/2024 => [100.3.3.2/627/406.001.3/2024] 2024
    188.45/\n123/KEP/\n2023 => [188.45/ 123/KEP/ 2023] 2023
    188.45/      /2024 => [188.45/ /2024] 2024 blank
    ....... TAHUN 2024 => [] 2024 blank
    : => [] blank
    188.45/......./KEP/2024 => [188.45/......./KEP/2024] 2024 blank
    l88.45/12/KEP/2O23 => [l88.45/12/KEP/2O23] 2023 suspect
    188,45/12/KEP/2023 => [188,45/12/KEP/2023] 2023 suspect
    NOMOR : 23 TAHUN : 2009 SERI : E => [23] 2009
    Kep/023/III/2001 => [Kep/023/III/2001] 2001
    urut peserta => -
    NOMOR   TAHUN 2024 => [] 2024 blank
    215 TAHUN 2013 TENTANG => [215] 2013
    463/ Kep.       -DP3A/2024 => [463/ Kep. -DP3A/2024] 2024 blank
    460 / 105 / KEP / 2023 => [460 / 105 / KEP / 2023] 2023
    188.342/240.K/2004 => [188.342/240.K/2004] 2004
    76/A/2015 => [76/A/2015] 2015
    100.3.3.2-456 TAHUN\n2024 => [100.3.3.2-456] 2024
    NOMOR : 188.45/0579/\nBag.Hukum/2025\nT E N T A N G => [188.45/0579/ Bag.Hukum/2025] 2025
    NOMOR 12 TAHUN 2O19 => [12] 2019 suspect
    400/Kep.612-DP3AKB/2022 TENTANG => [400/Kep.612-DP3AKB/2022] 2022
    B.123/HK/2024 => [B.123/HK/2024] 2024
    N O M O R : 54 TAHUN 2013 => [54] 2013
    NOMOR : 188.45 / ___ / KEP / 2024 => [188.45 / ___ / KEP / 2024] 2024 blank
    NOMOR: .... => [] blank
    NOMOR 257/KPTS/DISHUT/2018 GUBERNUR CONTOH => [257/KPTS/DISHUT/2018] 2018
    "#);
}

#[test]
fn citations_of_one_item() {
    insta::assert_snapshot!(cited(&[
        "Undang-Undang Nomor 15 Tahun 1950 tentang Pembentukan Daerah Daerah Kabupaten sebagaimana telah diubah dengan Undang-Undang Nomor 18 Tahun 1951 (Lembaran Negara Republik Indonesia Tahun 1950 Nomor 44, Tambahan Lembaran Negara Nomor 5);",
        "Peraturan Pemerintah Nomor 32 Tahun 1950 tentang Penetapan Mulai Berlakunya Undang-Undang 1950 Nomor 12, 13, 14, dan 15 dari Hal Pembentukan Daerah;",
        "Keputusan Menteri Agama Nomor 373 Tahun 2003 tentang Pelaksanaan Undang-undang Nomor 38 Tahun 1999 tentang Pengelolaan Zakat;",
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah diubah beberapa kali terakhir dengan Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor 6856);",
        "Undang-Undang Nomor 47 Prp. Tahun 1960 jo. Undang-Undang Nomor 13 Tahun 1964 tentang antara lain Pembentukan Propinsi;",
        "Keputusan Menteri Pertanian Nomor 42/Permentan/ SR.140/5/2007 tentang Pengawasan Pestisida;",
        "Surat Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor B/1312/M.PAN-\nRB/04/2012, perihal Penetapan Pelaksanaan 5 (lima) Hari Kerja, tanggal 30 April 2012;",
        "UndangUndang Nomor21 Tahun2OO7 tentang Pemberantasan Tindak Pidana Perdagangan Orang",
        "UU No. l2 Tahun 2011",
        "Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Pedoman sebagaimana telah diubah beberapa kali, terakhir dengan Peraturan Menteri Dalam Negeri Nomor 21 Tahun 2011;",
        "Peraturan Daerah Provinsi Contoh Nomor 8 Tahun 2006 (Lembaran Daerah Provinsi Contoh Tahun 2006 Nomor 8);",
        "Peraturan Bupati Contoh Nomor 64 Tahun 2009 tentang Penjabaran Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2010 (Berita Daerah Tahun 2009 Nomor 64);",
        "Surat Edaran Menteri Dalam Negeri Nomor 061/729/SJ tanggal 5 Maret 2009",
        "Keputusan Menteri Negara Pendayagunaan Aparatur Negara Nomor KEP/75/M.PAN/7/2004",
        "Peraturan Menteri Perdagangan Nomor 9/M.DAG/PER/3/2006 tentang Ketentuan",
        "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",
        "Keputusan Bersama Menteri Dalam Negeri dan Menteri Agama Nomor 28 Tahun 1991 dan Nomor 47 Tahun 1991 tentang Pembinaan Zakat;",
        "Peraturan Presiden Nomor 69 Tahun 2008 tentang Gugus Tugas sebagaimana telah beberapa kali diubah terakhir dengan Peraturan Presiden Nomor 49 Tahun 2023;",
        "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja;",
        "Peraturan Badan Pemeriksa Keuangan Nomor 3 Tahun 2007 tentang Tata Cara;",
        "Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2020;",
        "Undang–Undang Nomor 21 Tahun 1997 tentang Bea;",
        "Undang-UndangNomor 5 Tahun 2014 tentang Aparatur Sipil Negara;",
        "Undang-Undang Nomor 15 Tahun 1950 Jis. Undang- Undang Nomor 18 Tahun 1951 tentang Perubahan Undang-undang Nomor 15 Tahun 1950 (Lembaran Negara Tahun 1951 Nomor 101) dan Peraturan Pemerintah Nomor 32 Tahun 1950;",
        "Peraturan Bupati Contoh Nomor Nomor 59 Tahun 2008 tentang Uraian Tugas;",
        "Peraturan Bersama Kepala Arsip Nasional dan Kepala Badan Kepegawaian Negara Nomor 08 Tahun 2012 dan Nomor 15 Tahun 2012 tentang Pedoman;",
        "Peraturan Daerah Kabupaten Contoh Nomor 4 Tahun 15 tentang Keuangan Desa;",
        "Peraturan Daerah Kabupaten Contoh Nomor … Tahun 2009 tentang Tata Cara;",
        "Peraturan Ketua Harian Gugus Tugas Pusat Nomor 1 Tahun 2025;",
        "Peraturan Kapolri Nomor 10 Tahun 2007; Permendagri No. 80 Tahun 2015; Perpres 69 Tahun 2008",
        "Qanun Aceh Nomor 6 Tahun 2009; Peraturan Gubernur Aceh Nomor 3 Tahun 2010;",
    ]), @r"
    Undang-Undang Nomor 15 Tahun 1950 tentang Pembentukan Daerah Daerah Kabupaten sebagaimana telah diubah dengan Undang-Undang Nomor 18 Tahun 1951 (Lembaran Negara Republik Indonesia Tahun 1950 Nomor 44, Tambahan Lembaran Negara Nomor 5); => Uu 15/1950, +Uu 18/1951
    Peraturan Pemerintah Nomor 32 Tahun 1950 tentang Penetapan Mulai Berlakunya Undang-Undang 1950 Nomor 12, 13, 14, dan 15 dari Hal Pembentukan Daerah; => Pp 32/1950
    Keputusan Menteri Agama Nomor 373 Tahun 2003 tentang Pelaksanaan Undang-undang Nomor 38 Tahun 1999 tentang Pengelolaan Zakat; => Other 373/2003
    Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah diubah beberapa kali terakhir dengan Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor 6856); => Uu 23/2014, +Uu 6/2023
    Undang-Undang Nomor 47 Prp. Tahun 1960 jo. Undang-Undang Nomor 13 Tahun 1964 tentang antara lain Pembentukan Propinsi; => Uu 47Prp/1960, Uu 13/1964
    Keputusan Menteri Pertanian Nomor 42/Permentan/ SR.140/5/2007 tentang Pengawasan Pestisida; => Other 42/Permentan/SR.140/5/2007/2007
    Surat Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor B/1312/M.PAN-\nRB/04/2012, perihal Penetapan Pelaksanaan 5 (lima) Hari Kerja, tanggal 30 April 2012; => Other B/1312/M.PAN-RB/04/2012/2012
    UndangUndang Nomor21 Tahun2OO7 tentang Pemberantasan Tindak Pidana Perdagangan Orang => Uu 21/2007?
    UU No. l2 Tahun 2011 => Uu 12/2011?
    Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Pedoman sebagaimana telah diubah beberapa kali, terakhir dengan Peraturan Menteri Dalam Negeri Nomor 21 Tahun 2011; => Permen 13/2006, +Permen 21/2011
    Peraturan Daerah Provinsi Contoh Nomor 8 Tahun 2006 (Lembaran Daerah Provinsi Contoh Tahun 2006 Nomor 8); => Perda 8/2006
    Peraturan Bupati Contoh Nomor 64 Tahun 2009 tentang Penjabaran Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2010 (Berita Daerah Tahun 2009 Nomor 64); => Perkada 64/2009
    Surat Edaran Menteri Dalam Negeri Nomor 061/729/SJ tanggal 5 Maret 2009 => Se 061/729/SJ/2009
    Keputusan Menteri Negara Pendayagunaan Aparatur Negara Nomor KEP/75/M.PAN/7/2004 => Other KEP/75/M.PAN/7/2004/2004
    Peraturan Menteri Perdagangan Nomor 9/M.DAG/PER/3/2006 tentang Ketentuan => Permen 9/M.DAG/PER/3/2006/2006
    Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945; => 
    Keputusan Bersama Menteri Dalam Negeri dan Menteri Agama Nomor 28 Tahun 1991 dan Nomor 47 Tahun 1991 tentang Pembinaan Zakat; => Other 28/1991, Other 47/1991
    Peraturan Presiden Nomor 69 Tahun 2008 tentang Gugus Tugas sebagaimana telah beberapa kali diubah terakhir dengan Peraturan Presiden Nomor 49 Tahun 2023; => Perpres 69/2008, +Perpres 49/2023
    Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja; => Uu 2/2022
    Peraturan Badan Pemeriksa Keuangan Nomor 3 Tahun 2007 tentang Tata Cara; => Other 3/2007
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2020; => Other 3/2020
    Undang–Undang Nomor 21 Tahun 1997 tentang Bea; => Uu 21/1997
    Undang-UndangNomor 5 Tahun 2014 tentang Aparatur Sipil Negara; => Uu 5/2014
    Undang-Undang Nomor 15 Tahun 1950 Jis. Undang- Undang Nomor 18 Tahun 1951 tentang Perubahan Undang-undang Nomor 15 Tahun 1950 (Lembaran Negara Tahun 1951 Nomor 101) dan Peraturan Pemerintah Nomor 32 Tahun 1950; => Uu 15/1950, Uu 18/1951, Pp 32/1950
    Peraturan Bupati Contoh Nomor Nomor 59 Tahun 2008 tentang Uraian Tugas; => Perkada 59/2008
    Peraturan Bersama Kepala Arsip Nasional dan Kepala Badan Kepegawaian Negara Nomor 08 Tahun 2012 dan Nomor 15 Tahun 2012 tentang Pedoman; => Other 8/2012, Other 15/2012
    Peraturan Daerah Kabupaten Contoh Nomor 4 Tahun 15 tentang Keuangan Desa; => Perda 4/-?
    Peraturan Daerah Kabupaten Contoh Nomor … Tahun 2009 tentang Tata Cara; => 
    Peraturan Ketua Harian Gugus Tugas Pusat Nomor 1 Tahun 2025; => Other 1/2025
    Peraturan Kapolri Nomor 10 Tahun 2007; Permendagri No. 80 Tahun 2015; Perpres 69 Tahun 2008 => Permen 10/2007, Permen 80/2015, Perpres 69/2008
    Qanun Aceh Nomor 6 Tahun 2009; Peraturan Gubernur Aceh Nomor 3 Tahun 2010; => Perda 6/2009, Perkada 3/2010
    ");
}

#[test]
fn role_words_and_offices_with_the_same_words() {
    insta::assert_snapshot!(roles(&[
        "Ketua", "KETUA", "I. Pengarah", "III. Anggota :", "a) Koordinator", "Ketua I", "Ketua II", "Wakil Ketua II", "Ketua Harian",
        "Ketua Pelaksana Harian", "Wakil Ketua I Pelaksana Harian", "Penanggung Jawab I", "Penanggung Jawab Umum II", "Keanggotaan",
        "Ketua merangkap anggota", "Sekretaris I", "Pelindung/Penasehat", "Penasehat", "Koordinator Bidang Pencegahan",
        "Ketua Tim Assessor", "Anggoia", "Ketna", "Sekretans", "A n g g o t a", "W A K I L  K E T U A", "KEDUA", "Sekretariat",
        "Sekretaris Daerah", "Sekretaris Dinas Sosial", "Ketua Pengadilan Negeri Contoh", "Ketua TP PKK Kabupaten Contoh", "Ketua MUI",
        "Anggota DPRD", "Koordinator Wilayah BPS", "Pembina Tk. I", "Pembina Utama Muda", "Pembina (IV/a)", "Sekretariat Daerah",
        "Ketua : Bupati Contoh", "Ketua Bupati Contoh", "Sekretaris Kepala Dinas Sosial", "Anggota 1. Kepala Dinas Sosial",
        "Anggota Dinas Sosial Provinsi Contoh", "Ketua Gugus Tugas", "Ketua Sub Gugus Tugas Pencegahan", "Ketua Tim Penggerak PKK",
        "Wakil Ketua DPRD Kabupaten Contoh", "Kepala Dinas Sosial", "1. Ketua BUDI CONTOH, S.H.", "Wakil Sekretaris", "Bendahara",
        "Narasumber", "Ketua III", "Koordinator", "Kepala Sekretariat", "Sekretaris:", "Anggota - anggota", "Ketua Umum MUI",
        "KETUT CONTOH, S.H.", "Anggita Contoh", "PEMBINA I", "Ketua Kelompok Tani Contoh", "Ketua Forum Anak", "Ketua LPA", "Anggota Polres Contoh",
        "Sekretaris Camat", "Sekretaris Desa", "Ketua RT", "Pembina Pramuka", "WAKIL KETUA I :", "b. Wakil Ketua : Sekretaris Daerah",
        "Anggota;", "ll. Ketua", "Penanggung  Jawab", "Sekretaris merangkap Anggota", "Wakil Penanggung Jawab", "Tim Teknis",
        "Anggota Sub Gugus Tugas Pencegahan", "Ketua Pelaksana : Kepala Dinas", "PenanggungJawab", "Koordinator Sub Gugus Tugas II Rehabilitasi Kesehatan",
        "Ketua Harian Gugus Tugas Pencegahan dan Penanganan TPPO", "Ketua     Sekretaris Daerah Kabupaten Contoh", "Ketua Yayasan Contoh", "Anggota tidak tetap",
    ]), @r#"
    Ketua => Ketua | Ketua [Ketua] + []
    KETUA => Ketua | Ketua [KETUA] + []
    I. Pengarah => Pengarah | Pengarah [Pengarah] + []
    III. Anggota : => Anggota | Anggota [Anggota] + []
    a) Koordinator => KetuaSub | KetuaSub [Koordinator] + []
    Ketua I => Ketua | Ketua 1 [Ketua I] + []
    Ketua II => KetuaIi | KetuaIi 2 [Ketua II] + []
    Wakil Ketua II => WakilKetua | WakilKetua 2 [Wakil Ketua II] + []
    Ketua Harian => KetuaHarian | KetuaHarian [Ketua Harian] + []
    Ketua Pelaksana Harian => KetuaHarian | KetuaHarian [Ketua Pelaksana Harian] + []
    Wakil Ketua I Pelaksana Harian => WakilKetuaHarian | WakilKetuaHarian 1 [Wakil Ketua I Pelaksana Harian] + []
    Penanggung Jawab I => PenanggungJawab | PenanggungJawab 1 [Penanggung Jawab I] + []
    Penanggung Jawab Umum II => PenanggungJawab | PenanggungJawab 2 [Penanggung Jawab Umum II] + []
    Keanggotaan => Anggota | Anggota [Keanggotaan] + []
    Ketua merangkap anggota => Ketua | Ketua [Ketua merangkap anggota] + []
    Sekretaris I => Sekretaris | Sekretaris 1 [Sekretaris I] + []
    Pelindung/Penasehat => Pembina | Pembina [Pelindung/Penasehat] + []
    Penasehat => Narasumber | Narasumber [Penasehat] + []
    Koordinator Bidang Pencegahan => KetuaSub | KetuaSub [Koordinator Bidang] + [Pencegahan]
    Ketua Tim Assessor => Ketua | Ketua [Ketua Tim] + [Assessor]
    Anggoia => Anggota | Anggota? [Anggoia] + []
    Ketna => Ketua | Ketua? [Ketna] + []
    Sekretans => Sekretaris | Sekretaris? [Sekretans] + []
    A n g g o t a => Anggota | Anggota [A n g g o t a] + []
    W A K I L  K E T U A => WakilKetua | WakilKetua [W A K I L  K E T U A] + []
    KEDUA => - | -
    Sekretariat => Sekretariat | Sekretariat [Sekretariat] + []
    Sekretaris Daerah => - | -
    Sekretaris Dinas Sosial => - | -
    Ketua Pengadilan Negeri Contoh => - | -
    Ketua TP PKK Kabupaten Contoh => - | -
    Ketua MUI => - | -
    Anggota DPRD => - | -
    Koordinator Wilayah BPS => - | -
    Pembina Tk. I => - | -
    Pembina Utama Muda => - | -
    Pembina (IV/a) => - | -
    Sekretariat Daerah => - | -
    Ketua : Bupati Contoh => - | Ketua [Ketua] + [Bupati Contoh]
    Ketua Bupati Contoh => - | Ketua [Ketua] + [Bupati Contoh]
    Sekretaris Kepala Dinas Sosial => - | Sekretaris [Sekretaris] + [Kepala Dinas Sosial]
    Anggota 1. Kepala Dinas Sosial => - | Anggota [Anggota] + [1. Kepala Dinas Sosial]
    Anggota Dinas Sosial Provinsi Contoh => - | Anggota [Anggota] + [Dinas Sosial Provinsi Contoh]
    Ketua Gugus Tugas => Ketua | Ketua [Ketua Gugus Tugas] + []
    Ketua Sub Gugus Tugas Pencegahan => KetuaSub | KetuaSub [Ketua Sub Gugus Tugas] + [Pencegahan]
    Ketua Tim Penggerak PKK => - | -
    Wakil Ketua DPRD Kabupaten Contoh => - | -
    Kepala Dinas Sosial => - | -
    1. Ketua BUDI CONTOH, S.H. => - | Ketua [Ketua] + [BUDI CONTOH, S.H.]
    Wakil Sekretaris => WakilSekretaris | WakilSekretaris [Wakil Sekretaris] + []
    Bendahara => Bendahara | Bendahara [Bendahara] + []
    Narasumber => Narasumber | Narasumber [Narasumber] + []
    Ketua III => KetuaIi | KetuaIi 3 [Ketua III] + []
    Koordinator => KetuaSub | KetuaSub [Koordinator] + []
    Kepala Sekretariat => Sekretariat | Sekretariat [Kepala Sekretariat] + []
    Sekretaris: => Sekretaris | Sekretaris [Sekretaris] + []
    Anggota - anggota => Anggota | Anggota [Anggota - anggota] + []
    Ketua Umum MUI => - | -
    KETUT CONTOH, S.H. => - | -
    Anggita Contoh => - | -
    PEMBINA I => Pembina | Pembina 1 [PEMBINA I] + []
    Ketua Kelompok Tani Contoh => - | -
    Ketua Forum Anak => - | -
    Ketua LPA => - | -
    Anggota Polres Contoh => - | -
    Sekretaris Camat => - | -
    Sekretaris Desa => - | -
    Ketua RT => - | -
    Pembina Pramuka => - | -
    WAKIL KETUA I : => WakilKetua | WakilKetua 1 [WAKIL KETUA I] + []
    b. Wakil Ketua : Sekretaris Daerah => - | WakilKetua [Wakil Ketua] + [Sekretaris Daerah]
    Anggota; => Anggota | Anggota [Anggota] + []
    ll. Ketua => Ketua | Ketua [Ketua] + []
    Penanggung  Jawab => PenanggungJawab | PenanggungJawab [Penanggung  Jawab] + []
    Sekretaris merangkap Anggota => Sekretaris | Sekretaris [Sekretaris merangkap Anggota] + []
    Wakil Penanggung Jawab => - | -
    Tim Teknis => - | -
    Anggota Sub Gugus Tugas Pencegahan => Anggota | Anggota [Anggota Sub Gugus Tugas] + [Pencegahan]
    Ketua Pelaksana : Kepala Dinas => - | KetuaHarian [Ketua Pelaksana] + [Kepala Dinas]
    PenanggungJawab => PenanggungJawab | PenanggungJawab [PenanggungJawab] + []
    Koordinator Sub Gugus Tugas II Rehabilitasi Kesehatan => KetuaSub | KetuaSub 2 [Koordinator Sub Gugus Tugas II] + [Rehabilitasi Kesehatan]
    Ketua Harian Gugus Tugas Pencegahan dan Penanganan TPPO => KetuaHarian | KetuaHarian [Ketua Harian Gugus Tugas] + [Pencegahan dan Penanganan TPPO]
    Ketua     Sekretaris Daerah Kabupaten Contoh => - | Ketua [Ketua] + [Sekretaris Daerah Kabupaten Contoh]
    Ketua Yayasan Contoh => - | -
    Anggota tidak tetap => Anggota | Anggota [Anggota tidak tetap] + []
    "#);
}

#[test]
fn offices_with_their_role_behind() {
    let show = |texts: &[&str]| lines(texts, |text| format!("{:?}", role::selaku(text)));
    insta::assert_snapshot!(show(&[
        "Kepala Dinas Sosial selaku Sekretaris",
        "Wakil Bupati sebagai Ketua Harian;",
        "Kapolres Contoh merangkap Anggota",
        "Kepala Bagian Hukum (Anggota)",
        "Ketua merangkap Anggota",
        "Kepala Dinas Sosial",
        "Bupati sebagai Kepala Daerah",
    ]), @r#"
    Kepala Dinas Sosial selaku Sekretaris => Some(("Kepala Dinas Sosial", Sekretaris))
    Wakil Bupati sebagai Ketua Harian; => Some(("Wakil Bupati", KetuaHarian))
    Kapolres Contoh merangkap Anggota => Some(("Kapolres Contoh", Anggota))
    Kepala Bagian Hukum (Anggota) => Some(("Kepala Bagian Hukum", Anggota))
    Ketua merangkap Anggota => None
    Kepala Dinas Sosial => None
    Bupati sebagai Kepala Daerah => None
    "#);
}

#[test]
fn people_and_offices_in_name_cells() {
    insta::assert_snapshot!(people(&[
        "SUSILO CONTOH\nNIP. 19690521 200801 1 008\nPengatur Muda, II/a",
        "H.M WAHYU CONTOH,S.Ag.M.Pd.",
        "Dr. MULYADI CONTOH, SE.M.Si",
        "Drs. AGUS CONTOH. M.Si.",
        "Kepala Dinas Sosial",
        "Plt. Kepala Dinas Sosial Kabupaten Contoh",
        "BUDI CONTOH\nPembina Utama Muda\nNIP 196903121994032004",
        "JOKO CONTOH NIK 3401011203800001",
        "John H. Saragih",
        "ANDI CONTOH, SH., MH., CPCLE",
        "2. Hj. Siti Contoh, S. Sos, M. Si",
        "................",
        "Pembina Tk. I",
        "ALIP CONTOH, A.P.",
        "BUDI CONTOH NIP 196903121994032004 NIK 3401 0112 0380 0001",
        "NIP. 196903121994032004\nBUDI CONTOH, S.H.",
        "Kepala Dinas Sosial NIK 3401011203800001",
        "Kemala Dewi Contoh",
        "Abdul Hakim, S.H.",
        "Hakim Contoh, S.H.",
        "Letnan Kolonel Inf. BUDI CONTOH",
        "Pdt. BUDI CONTOH",
        "BUDI CONTOH, S.Pd.,M.Pd (Pembina / IV a)",
        "Hj. SITI CONTOH",
        "Ibu Camat Contoh",
    ]), @r#"
    SUSILO CONTOH\nNIP. 19690521 200801 1 008\nPengatur Muda, II/a => Pengatur Muda · <SUSILO CONTOH> · (II/a) · Nip 196905212008011008 true | SUSILO CONTOH
    H.M WAHYU CONTOH,S.Ag.M.Pd. => H. · <M WAHYU CONTOH> · S.Ag. M.Pd. | H.M WAHYU CONTOH,S.Ag.M.Pd.
    Dr. MULYADI CONTOH, SE.M.Si => Dr. · <MULYADI CONTOH> · S.E. M.Si. | Dr. MULYADI CONTOH, SE.M.Si
    Drs. AGUS CONTOH. M.Si. => Drs. · <AGUS CONTOH> · M.Si. | Drs. AGUS CONTOH. M.Si.
    Kepala Dinas Sosial => OFFICE Kepala Dinas Sosial | 
    Plt. Kepala Dinas Sosial Kabupaten Contoh => Plt. · OFFICE Plt. Kepala Dinas Sosial Kabupaten Contoh | 
    BUDI CONTOH\nPembina Utama Muda\nNIP 196903121994032004 => Pembina Utama Muda · <BUDI CONTOH> · (IV/c) · Nip 196903121994032004 true | BUDI CONTOH
    JOKO CONTOH NIK 3401011203800001 => <JOKO CONTOH> · Nik  false | JOKO CONTOH
    John H. Saragih => <John H. Saragih> | John H. Saragih
    ANDI CONTOH, SH., MH., CPCLE => <ANDI CONTOH> · S.H. M.H. CPCLE | ANDI CONTOH, SH., MH., CPCLE
    2. Hj. Siti Contoh, S. Sos, M. Si => Hj. · <Siti Contoh> · S.Sos. M.Si. | Hj. Siti Contoh, S. Sos, M. Si
    ................ =>  | 
    Pembina Tk. I => Pembina Tk. I · (IV/b) | 
    ALIP CONTOH, A.P. => <ALIP CONTOH> · A.P. | ALIP CONTOH, A.P.
    BUDI CONTOH NIP 196903121994032004 NIK 3401 0112 0380 0001 => <BUDI CONTOH> · Nip 196903121994032004 true | BUDI CONTOH
    NIP. 196903121994032004\nBUDI CONTOH, S.H. => <BUDI CONTOH> · S.H. · Nip 196903121994032004 true | BUDI CONTOH, S.H.
    Kepala Dinas Sosial NIK 3401011203800001 => Nik  false · OFFICE Kepala Dinas Sosial | 
    Kemala Dewi Contoh => <Kemala Dewi Contoh> | Kemala Dewi Contoh
    Abdul Hakim, S.H. => <Abdul Hakim> · S.H. | Abdul Hakim, S.H.
    Hakim Contoh, S.H. => <Hakim Contoh> · S.H. | Hakim Contoh, S.H.
    Letnan Kolonel Inf. BUDI CONTOH => Letnan Kolonel · Inf · <BUDI CONTOH> | BUDI CONTOH
    Pdt. BUDI CONTOH => Pdt. · <BUDI CONTOH> | Pdt. BUDI CONTOH
    BUDI CONTOH, S.Pd.,M.Pd (Pembina / IV a) => Pembina · <BUDI CONTOH> · S.Pd. M.Pd. · (IV/a) | BUDI CONTOH, S.Pd.,M.Pd
    Hj. SITI CONTOH => Hj. · <SITI CONTOH> | Hj. SITI CONTOH
    Ibu Camat Contoh => OFFICE Ibu Camat Contoh |
    "#);
}

#[test]
fn what_looks_like_a_person() {
    let show = |texts: &[&str]| {
        lines(texts, |text| {
            format!(
                "person {} office {} institution {}",
                person::looks_like_person(text),
                person::is_office(text),
                person::is_institution(text)
            )
        })
    };
    insta::assert_snapshot!(show(&[
        "Bupati Contoh", "Dinas Sosial", "Fatayat NU", "Universitas Contoh", "Kodim 0709", "BUDI CONTOH", "Budi Santoso", "Suhartono",
        "Dr. H. Ahmad Contoh, S.H.", "TIM PENGGERAK PKK", "Kapolres Contoh", "Unsur Kepolisian", "Palang Merah Indonesia", "KETUA",
        "GOW Kabupaten Contoh", "Camat Contoh", "Drs. Joko", "PUSPAGA", "Wates", "SRIYANTO", "Asisten Pemerintahan", "Ketua Pengadilan Negeri",
        "Kepaia Dinas", "LSM Rifka Contoh", "P2TP2A", "AKBP Dimas Contoh, S.I.K.", "Sekretaris Daerah", "PERLINDUNGAN PEREMPUAN",
    ]), @r#"
    Bupati Contoh => person false office true institution false
    Dinas Sosial => person false office false institution true
    Fatayat NU => person false office false institution true
    Universitas Contoh => person false office false institution true
    Kodim 0709 => person false office false institution true
    BUDI CONTOH => person true office false institution false
    Budi Santoso => person true office false institution false
    Suhartono => person true office false institution false
    Dr. H. Ahmad Contoh, S.H. => person true office false institution false
    TIM PENGGERAK PKK => person false office false institution true
    Kapolres Contoh => person false office true institution false
    Unsur Kepolisian => person false office true institution false
    Palang Merah Indonesia => person false office false institution true
    KETUA => person false office true institution false
    GOW Kabupaten Contoh => person false office false institution true
    Camat Contoh => person false office true institution false
    Drs. Joko => person true office false institution false
    PUSPAGA => person false office false institution true
    Wates => person false office false institution false
    SRIYANTO => person true office false institution false
    Asisten Pemerintahan => person false office true institution false
    Ketua Pengadilan Negeri => person false office true institution false
    Kepaia Dinas => person false office true institution false
    LSM Rifka Contoh => person false office false institution true
    P2TP2A => person false office false institution true
    AKBP Dimas Contoh, S.I.K. => person true office false institution false
    Sekretaris Daerah => person false office true institution false
    PERLINDUNGAN PEREMPUAN => person false office false institution false
    "#);
}

#[test]
fn cells_that_hold_a_person_and_the_office() {
    let show = |cells: &[&str]| {
        lines(cells, |cell| format!("{:?}", person::split_cell(&cell.lines().collect::<Vec<_>>())))
    };
    insta::assert_snapshot!(show(&[
        "BUDI CONTOH, S.H.\nKepala Dinas Sosial\nKabupaten Contoh",
        "BUDI CONTOH, S.H. / Kepala Dinas Sosial",
        "BUDI CONTOH, S.H. – Kepala Dinas Sosial",
        "Kepala Dinas Sosial\nKabupaten Contoh",
        "BUDI CONTOH, S.H.",
        "BUDI CONTOH, S.H.\nNIP. 19690312 199403 1 004\nKepala Dinas Sosial",
        "Kepala Dinas Sosial\nBUDI CONTOH, S.H.",
        "BUDI CONTOH, S.H., Kepala Dinas Sosial",
        "Dinas Sosial Kabupaten Contoh",
        "BUDI CONTOH\nKepala Dinas Sosial\nNIK 3401011203800001",
    ]), @r#"
    BUDI CONTOH, S.H.\nKepala Dinas Sosial\nKabupaten Contoh => (Some("BUDI CONTOH, S.H."), Some("Kepala Dinas Sosial Kabupaten Contoh"))
    BUDI CONTOH, S.H. / Kepala Dinas Sosial => (Some("BUDI CONTOH, S.H."), Some("Kepala Dinas Sosial"))
    BUDI CONTOH, S.H. – Kepala Dinas Sosial => (Some("BUDI CONTOH, S.H."), Some("Kepala Dinas Sosial"))
    Kepala Dinas Sosial\nKabupaten Contoh => (None, Some("Kepala Dinas Sosial Kabupaten Contoh"))
    BUDI CONTOH, S.H. => (Some("BUDI CONTOH, S.H."), None)
    BUDI CONTOH, S.H.\nNIP. 19690312 199403 1 004\nKepala Dinas Sosial => (Some("BUDI CONTOH, S.H."), Some("Kepala Dinas Sosial"))
    Kepala Dinas Sosial\nBUDI CONTOH, S.H. => (Some("BUDI CONTOH, S.H."), Some("Kepala Dinas Sosial"))
    BUDI CONTOH, S.H., Kepala Dinas Sosial => (Some("BUDI CONTOH, S.H."), Some("Kepala Dinas Sosial"))
    Dinas Sosial Kabupaten Contoh => (None, Some("Dinas Sosial Kabupaten Contoh"))
    BUDI CONTOH\nKepala Dinas Sosial\nNIK 3401011203800001 => (Some("BUDI CONTOH"), Some("Kepala Dinas Sosial"))
    "#);
}
