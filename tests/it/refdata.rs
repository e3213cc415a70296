//! What names stand for: regions, institutions, and names in a line of text.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails stops here"
)]

use std::fmt::Write as _;

use insta::assert_snapshot;
use patuh::model::{Confidence, Level, RegionCode};
use patuh::refdata::{RefData, RegionHint};
use proptest::prelude::*;

/// One line per name: what it stands for, how, how sure; for nothing, what it may be.
fn regions(names: &[&str]) -> String {
    let mut out = String::new();
    for name in names {
        let found = RefData::embedded().resolve_region(name, RegionHint::default());
        let code = found.code.map_or("-".to_owned(), |it| it.0);
        let candidates: Vec<String> = found.candidates.into_iter().map(|it| it.0).collect();
        let rest = if candidates.len() == 1 && candidates[0] == code {
            String::new()
        } else {
            format!(" {candidates:?}")
        };
        writeln!(out, "{name:?}: {code} {:?} {:?}{rest}", found.method, found.confidence).unwrap();
    }
    out
}

/// One line per name in a line of text.
fn mentions(lines: &[&str]) -> String {
    let mut out = String::new();
    for line in lines {
        writeln!(out, "{line:?}").unwrap();
        for it in RefData::embedded().find_regions(line) {
            let code = it.found.code.map_or("-".to_owned(), |it| it.0);
            let level = it.level.map_or("?".to_owned(), |it| format!("{it:?}"));
            let name = &line[it.name];
            let more = if it.may_go_on { " ..." } else { "" };
            writeln!(out, "  {name:?}{more} {level}: {code} {:?}", it.found.confidence).unwrap();
        }
    }
    out
}

/// One line per name: the institutions, how, how sure.
fn institutions(names: &[&str]) -> String {
    let mut out = String::new();
    for name in names {
        let it = RefData::embedded().resolve_institution(name);
        let renamed = if it.renamed { " renamed" } else { "" };
        let next = it
            .runner_up
            .filter(|_| it.institution.is_empty())
            .map_or(String::new(), |it| format!(" ({it}?)"));
        writeln!(
            out,
            "{name}: {} {:?} {:?}{renamed}{next}",
            it.institution.join("+"),
            it.method,
            it.confidence
        )
        .unwrap();
    }
    out
}

fn region_of(name: &str, hint: RegionHint<'_>) -> Option<String> {
    RefData::embedded().resolve_region(name, hint).code.map(|it| it.0)
}

#[test]
fn all_regions_are_there_in_code_order() {
    let all = RefData::embedded().regions();
    assert_eq!(all.len(), 552);
    assert!(all.is_sorted_by(|one, other| one.code < other.code));
    let of = |level| all.iter().filter(|it| it.level == level).count();
    assert_eq!((of(Level::Province), of(Level::Regency), of(Level::City)), (38, 416, 98));
    assert_eq!(all.iter().filter(|it| !it.autonomous).count(), 6);
    assert!(
        all.iter().all(|it| RefData::embedded().region(&it.province).is_some() && !it.capitals.is_empty())
    );
}

#[test]
fn every_full_name_is_its_own_region_for_sure() {
    for region in RefData::embedded().regions() {
        let found = RefData::embedded().resolve_region(&region.name, RegionHint::default());
        assert_eq!(
            (found.code.as_ref(), found.confidence),
            (Some(&region.code), Confidence::High),
            "{}",
            region.name
        );
        let titled = format!("{} {}", region.head_title.to_uppercase(), region.short_name.to_uppercase());
        assert_eq!(region_of(&titled, RegionHint::default()).as_ref(), Some(&region.code.0), "{titled}");
        if region.level != Level::Province {
            assert_eq!(region_of(&region.code.0, RegionHint::default()).as_ref(), Some(&region.code.0));
        }
    }
}

#[test]
fn a_name_that_several_regions_bear_is_ambiguous() {
    assert_snapshot!(regions(&[
        "Bandung", "Kota Bandung", "BUPATI BANDUNG", "Jambi", "Gubernur Jambi", "Yogyakarta", "Banjar",
        "Banjar, Kalimantan Selatan", "Kab. Banjar Prov. Kalsel", "Gorontalo", "Kabupaten/Kota Solok", "Mura",
    ]), @r#"
    "Bandung": - None Low ["32.04", "32.73"]
    "Kota Bandung": 32.73 Exact High
    "BUPATI BANDUNG": 32.04 Exact High
    "Jambi": - None Low ["15", "15.71"]
    "Gubernur Jambi": 15 Exact High
    "Yogyakarta": - None Low ["34", "34.71"]
    "Banjar": - None Low ["32.79", "63.03"]
    "Banjar, Kalimantan Selatan": 63.03 Exact Medium
    "Kab. Banjar Prov. Kalsel": 63.03 Exact High
    "Gorontalo": - None Low ["75", "75.01", "75.71"]
    "Kabupaten/Kota Solok": - None Low ["13.02", "13.72"]
    "Mura": - None Low []
    "#);
}

#[test]
fn names_come_in_many_spellings() {
    assert_snapshot!(regions(&[
        "KULONPROGO", "Kab. Kulon Progo", "Semarang (Kota)", "B U P A T I   S O L O K", "B U P A T I S O L O K",
        "Kab. 50 Kota", "Kabupaten Kota Baru", "Kota Metro", "Provinsi Sumatra Utara", "Sumut", "OI", "Kab. OI",
        "Kota Padangsidempuan", "Soerabaja", "Kabupaten Hum-\nbang Hasundutan", "Kota Administrasi Jakarta Barat",
        "Kabupaten Pontianak", "Pontianak", "Kabupaten", "",
    ]), @r#"
    "KULONPROGO": 34.01 Exact Medium
    "Kab. Kulon Progo": 34.01 Exact High
    "Semarang (Kota)": 33.74 Exact High
    "B U P A T I   S O L O K": 13.02 Exact High
    "B U P A T I S O L O K": 13.02 Exact Medium
    "Kab. 50 Kota": 13.07 Exact High
    "Kabupaten Kota Baru": 63.02 Exact High
    "Kota Metro": 18.72 Exact High
    "Provinsi Sumatra Utara": 12 Exact High
    "Sumut": 12 Alias Medium
    "OI": 16.10 Alias Low
    "Kab. OI": 16.10 Alias Medium
    "Kota Padangsidempuan": 12.77 Exact High
    "Soerabaja": 35.78 Exact Medium
    "Kabupaten Hum-\nbang Hasundutan": 12.16 Exact High
    "Kota Administrasi Jakarta Barat": 31.73 Exact High
    "Kabupaten Pontianak": 61.02 Alias Medium
    "Pontianak": 61.71 Exact Medium
    "Kabupaten": - None Low []
    "": - None Low []
    "#);
}

#[test]
fn damage_is_repaired_only_where_one_name_is_near() {
    assert_snapshot!(regions(&[
        "Kota Tegai", "Kabupaten Kebumcn", "Kabupaten Probolingo", "Probolingo", "Kabupaten Bandug", "Kabupaten Badnung",
        "Kota Bnijai", "Kota Subang", "Kota Kebumen", "Kabupaten Xyzzy",
    ]), @r#"
    "Kota Tegai": 33.76 Fuzzy Low
    "Kabupaten Kebumcn": 33.05 Fuzzy Low
    "Kabupaten Probolingo": 35.13 Fuzzy Low
    "Probolingo": - None Low ["35.13", "35.74"]
    "Kabupaten Bandug": - None Low []
    "Kabupaten Badnung": - None Low []
    "Kota Bnijai": - None Low []
    "Kota Subang": - None Low ["32.13"]
    "Kota Kebumen": - None Low ["33.05"]
    "Kabupaten Xyzzy": - None Low []
    "#);
}

#[test]
fn codes_of_two_systems_look_alike() {
    assert_snapshot!(regions(&[
        "33.05", "33,05", "3305", "1101", "9301", "9701", "33.5", "11.1", "91.01", "91", "33.05 Kebumen",
        "33.05 Kabupaten Purworejo", "12. Kabupaten Bandung",
    ]), @r#"
    "33.05": 33.05 Exact High
    "33,05": 33.05 Exact High
    "3305": 33.05 Exact Medium
    "1101": - None Low ["11.01", "11.09"]
    "9301": 93.01 Exact Medium
    "9701": - None Low []
    "33.5": - None Low ["33.05"]
    "11.1": - None Low ["11.01", "11.10"]
    "91.01": 93.01 Alias Medium
    "91": - None Low ["91", "92"]
    "33.05 Kebumen": 33.05 Exact High
    "33.05 Kabupaten Purworejo": - None Low ["33.05", "33.06"]
    "12. Kabupaten Bandung": 32.04 Exact High
    "#);
}

#[test]
fn a_hint_restores_the_level_and_never_overrules_the_words() {
    let regency = RegionHint { level: Some(Level::Regency), province: None };
    assert_eq!(region_of("Bandung", regency).as_deref(), Some("32.04"));
    assert_eq!(region_of("Kota Bandung", regency), None);
    let province = RegionCode("63".to_owned());
    let inside = RegionHint { level: None, province: Some(&province) };
    assert_eq!(region_of("Banjar", inside).as_deref(), Some("63.03"));
    assert_eq!(region_of("Kebumen", inside), None);
}

#[test]
fn the_longest_name_is_found_in_a_line() {
    assert_snapshot!(mentions(&[
        "KEPUTUSAN BUPATI SUMBA BARAT DAYA", "KABUPATEN SUMBA BARAT", "KABUPATEN SUMBA BARAT\nDAYA",
        "WALI KOTA SOLOK,", "B U P A T I   S O L O K", "GUBERNUR DAERAH ISTIMEWA YOGYAKARTA",
        "Kabupaten Semarang, Kota Semarang, dan Kabupaten Kendal", "Polres Bone dan Kodim 0731/Kulon Progo",
        "Kepolisian Resor Bandung", "PEMERINTAH KABUPATEN KOTA BARU", "BUPATI KEBUMFN", "WALIKOTA KEBUMEN",
        "Kabupaten/Kota se Provinsi Jawa Tengah", "Bupati dan Wakil Bupati", "di kota Jantho",
    ]), @r#"
    "KEPUTUSAN BUPATI SUMBA BARAT DAYA"
      "SUMBA BARAT DAYA" Regency: 53.18 High
    "KABUPATEN SUMBA BARAT"
      "SUMBA BARAT" ... Regency: 53.12 High
    "KABUPATEN SUMBA BARAT\nDAYA"
      "SUMBA BARAT\nDAYA" Regency: 53.18 High
    "WALI KOTA SOLOK,"
      "SOLOK" ... City: 13.72 High
    "B U P A T I   S O L O K"
      "S O L O K" ... Regency: 13.02 High
    "GUBERNUR DAERAH ISTIMEWA YOGYAKARTA"
      "DAERAH ISTIMEWA YOGYAKARTA" Province: 34 High
    "Kabupaten Semarang, Kota Semarang, dan Kabupaten Kendal"
      "Semarang" Regency: 33.22 High
      "Semarang" City: 33.74 High
      "Kendal" Regency: 33.24 High
    "Polres Bone dan Kodim 0731/Kulon Progo"
      "Bone" ?: 73.08 Medium
      "Kulon Progo" ?: 34.01 Medium
    "Kepolisian Resor Bandung"
      "Bandung" ... ?: - Low
    "PEMERINTAH KABUPATEN KOTA BARU"
      "KOTA BARU" Regency: 63.02 High
    "BUPATI KEBUMFN"
      "KEBUMFN" Regency: 33.05 Low
    "WALIKOTA KEBUMEN"
      "KEBUMEN" City: - Low
    "Kabupaten/Kota se Provinsi Jawa Tengah"
      "Jawa Tengah" Province: 33 High
    "Bupati dan Wakil Bupati"
    "di kota Jantho"
    "#);
}

#[test]
fn a_place_of_signature_is_the_seat_of_several() {
    let codes = |place: &str| {
        RefData::embedded().by_capital(place).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(codes("Martapura"), ["16.08", "63.03"]);
    assert_eq!(codes("SOREANG"), ["32.04"]);
    assert_eq!(codes("Bandung"), ["32", "32.73"]);
    assert!(codes("Amsterdam").is_empty());
}

#[test]
fn offices_stand_for_their_institutions() {
    assert_snapshot!(institutions(&[
        "Dinas Sosial Kabupaten Kebumen", "Kadis Sosial", "Kadinkes", "Kapolres Badung", "Kanit PPA Satreskrim Polres Bone",
        "Kepala UPTD PPA", "Kepala Bidang Perlindungan Perempuan pada Dinas Sosial", "Kepala Bagian Hukum Setda",
        "Kepala Bagian Umum Sekretariat DPRD", "Asisten Tindak Pidana Umum", "Asisten I Sekda", "Ketua TP PKK",
        "Kantor Imigrasi Kelas II TPI Nunukan", "Kanwil Kemenkumham", "Kepala Divisi Keimigrasian Kanwil Kemenkumham",
        "KUA Kecamatan Contoh", "RS Bhayangkara", "Kepolisian Resort Kandangan", "Camat se-Kabupaten Sikka",
    ]), @r"
    Dinas Sosial Kabupaten Kebumen: sosial Exact High
    Kadis Sosial: sosial Exact High
    Kadinkes: kesehatan Exact High
    Kapolres Badung: polri Exact High
    Kanit PPA Satreskrim Polres Bone: polri Exact High
    Kepala UPTD PPA: uptd_ppa Exact High
    Kepala Bidang Perlindungan Perempuan pada Dinas Sosial: sosial Alias High
    Kepala Bagian Hukum Setda: hukum_setda Alias High
    Kepala Bagian Umum Sekretariat DPRD: dprd Alias High
    Asisten Tindak Pidana Umum: kejaksaan Exact High
    Asisten I Sekda: asisten Exact High
    Ketua TP PKK: pkk Exact High
    Kantor Imigrasi Kelas II TPI Nunukan: imigrasi Exact High
    Kanwil Kemenkumham: imigrasi+kemenkum+ham Exact High renamed
    Kepala Divisi Keimigrasian Kanwil Kemenkumham: imigrasi Alias High
    KUA Kecamatan Contoh: agama Alias Medium
    RS Bhayangkara: rsud+polri Exact High
    Kepolisian Resort Kandangan: polri Exact High
    Camat se-Kabupaten Sikka: kecamatan Exact High
    ");
}

#[test]
fn merged_departments_hold_several_institutions() {
    assert_snapshot!(institutions(&[
        "DP3AP2KB", "DINSOSDALDUKKBP3A", "Dinsos P3AP2KB", "DPPPAPPKB", "BPPKB", "BKBPM", "Badan PMPDP&KB", "DPPKB",
        "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak", "Dinas Kebudayaan, Pariwisata, Kepemudaan dan Olahraga",
        "Dinas Perhubungan Komunikasi dan Informatika", "DPMPTSP Naker", "Disbudpora",
        "Dinas Sosial, Satuan Polisi Pamong Praja, Polres Contoh",
    ]), @r"
    DP3AP2KB: pppa+dppkb Exact High
    DINSOSDALDUKKBP3A: pppa+sosial+dppkb Exact High
    Dinsos P3AP2KB: pppa+sosial+dppkb Exact High
    DPPPAPPKB: pppa+dppkb Exact High
    BPPKB: pppa+dppkb Exact Medium
    BKBPM: pmd+dppkb Exact Medium
    Badan PMPDP&KB: pppa+pmd+dppkb Exact Medium
    DPPKB: dppkb Exact High
    Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak: pppa+sosial Exact High
    Dinas Kebudayaan, Pariwisata, Kepemudaan dan Olahraga: pariwisata+pora Alias High
    Dinas Perhubungan Komunikasi dan Informatika: kominfo+perhubungan Exact High
    DPMPTSP Naker: naker Alias High
    Disbudpora: pora Exact High
    Dinas Sosial, Satuan Polisi Pamong Praja, Polres Contoh: sosial+satpolpp+polri Alias Medium
    ");
}

#[test]
fn damaged_offices_are_repaired_and_less_sure() {
    assert_snapshot!(institutions(&[
        "Kepala Bagian Hu kurn Sekretariat Daerah", "Kepala Dlnas Sosia1", "KEPALA DINASSOSIAL", "Dinas Perhungan Kominfo",
        "Dinas Pemberdayaan Perernpuan dan Perlindungan Anak", "K E P A L A   D I N A S   S O S I A L",
    ]), @r"
    Kepala Bagian Hu kurn Sekretariat Daerah: hukum_setda Exact Medium
    Kepala Dlnas Sosia1: sosial Exact Medium
    KEPALA DINASSOSIAL: sosial Exact Medium
    Dinas Perhungan Kominfo: kominfo+perhubungan Fuzzy Medium
    Dinas Pemberdayaan Perernpuan dan Perlindungan Anak: pppa Exact High
    K E P A L A   D I N A S   S O S I A L: sosial Exact High
    ");
}

#[test]
fn look_alikes_are_none_of_ours() {
    assert_snapshot!(institutions(&[
        "Kantor Pertanahan", "Dinas Perdagangan", "DPMPTSP", "Dinas Pertanian dan Kesehatan Hewan", "Staf Ahli Bupati",
        "Badan Kepegawaian, Pendidikan dan Pelatihan", "UPTD Puskesmas Contoh", "PPA", "KKP", "PT", "Koperasi Pegawai Polres",
        "Ikatan Istri Dinas Kesehatan", "Universitas Muhammadiyah Contoh", "Lembaga Perlindungan Anak", "",
    ]), @r"
    Kantor Pertanahan:  None High
    Dinas Perdagangan:  None High
    DPMPTSP:  None High
    Dinas Pertanian dan Kesehatan Hewan:  None Medium (kesehatan?)
    Staf Ahli Bupati:  None Low (kdh?)
    Badan Kepegawaian, Pendidikan dan Pelatihan:  None Medium (pendidikan?)
    UPTD Puskesmas Contoh:  None Low (rsud?)
    PPA:  None Low (pppa?)
    KKP:  None Low (kelautan?)
    PT:  None Low (pengadilan?)
    Koperasi Pegawai Polres:  None Medium (polri?)
    Ikatan Istri Dinas Kesehatan: ormas Alias High
    Universitas Muhammadiyah Contoh: akademisi Alias High
    Lembaga Perlindungan Anak: lsm Exact High
    :  None Low
    ");
}

#[test]
fn every_institution_is_found_by_its_own_words() {
    let all = RefData::embedded().institutions();
    assert_eq!(all.len(), 71);
    for one in all {
        assert_eq!(RefData::embedded().institution(&one.id).map(|it| &it.id), Some(&one.id));
        assert!(!one.name.is_empty() && !one.levels.is_empty());
    }
}

/// Names that match for sure: offices as decrees write them, and every institution's own name
/// that does.
fn sure_names() -> impl Strategy<Value = String> {
    const OFFICES: [&str; 12] = [
        "Dinas Sosial",
        "Dinas Kesehatan",
        "DP3AP2KB",
        "Badan Kesatuan Bangsa dan Politik",
        "Satuan Polisi Pamong Praja",
        "Kejaksaan Negeri",
        "Kepolisian Resor",
        "Kantor Kementerian Agama",
        "Dinas Tenaga Kerja dan Transmigrasi",
        "Bappeda",
        "Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
        "Pengadilan Negeri",
    ];
    let data = RefData::embedded();
    let sure = |it: &&patuh::refdata::Institution| {
        let found = data.resolve_institution(&it.name);
        found.institution == [it.id.clone()] && found.confidence == Confidence::High
    };
    let own = data.institutions().iter().filter(sure).map(|it| it.name.clone());
    let all: Vec<String> = OFFICES.map(str::to_owned).into_iter().chain(own).collect();
    assert!(all.len() > 40, "most institutions are found by their own name");
    prop::sample::select(all)
}

proptest! {
    #[test]
    fn a_region_behind_an_office_changes_nothing(office in sure_names(), at in 0..552_usize) {
        let data = RefData::embedded();
        let bare = data.resolve_institution(&office);
        let full = data.resolve_institution(&format!("{office} {}", data.regions()[at].name));
        let same = bare.institution == full.institution;
        prop_assert!(full.confidence <= bare.confidence && (same || full.confidence < Confidence::High));
    }

    #[test]
    fn a_title_before_an_office_changes_nothing(
        office in sure_names(),
        title in prop::sample::select(["Kepala", "Ka.", "Plt. Kepala", "Sekretaris", "Unsur", "Kepala Sub Bagian Umum"].as_slice()),
    ) {
        let data = RefData::embedded();
        let bare = data.resolve_institution(&office);
        prop_assert_eq!(bare.institution, data.resolve_institution(&format!("{title} {office}")).institution);
    }

    #[test]
    fn scanners_damage_never_raises_confidence(
        office in sure_names(),
        (from, to) in prop::sample::select([
            ("i", "l"), ("o", "0"), ("l", "1"), ("m", "rn"), ("s", "5"), ("e", "c"), ("a", "a "), ("an", "^n"),
            (" ", "  "), (" ", ""), (" dan ", " & "), ("dan ", "dan"), ("i", "í"),
        ].as_slice()),
    ) {
        let data = RefData::embedded();
        let sound = data.resolve_institution(&office);
        let damaged = data.resolve_institution(&office.replacen(from, to, 1));
        let same = sound.institution == damaged.institution;
        prop_assert!(damaged.confidence <= sound.confidence && (same || damaged.confidence < Confidence::High));
    }

    #[test]
    fn a_level_word_is_never_lost(at in 0..552_usize, level in prop::sample::select(["Kabupaten", "Kota", "Provinsi"].as_slice())) {
        let data = RefData::embedded();
        let found = data.resolve_region(&format!("{level} {}", data.regions()[at].short_name), RegionHint::default());
        if let Some(found) = found.code.and_then(|code| data.region(&code)) {
            let said = match level { "Kabupaten" => Level::Regency, "Kota" => Level::City, _ => Level::Province };
            // "Kota Baru" is also how Kotabaru is written.
            prop_assert!(found.level == said || found.short_name.starts_with("Kota"));
        }
    }

    #[test]
    fn one_error_never_turns_one_region_into_another(at in 0..552_usize, place in 0..24_usize, drop in any::<bool>()) {
        let data = RefData::embedded();
        let region = &data.regions()[at];
        let mut letters: Vec<char> = region.short_name.chars().collect();
        let place = place % letters.len();
        if drop { letters.remove(place); } else { letters[place] = 'x'; }
        let damaged: String = letters.into_iter().collect();
        let hint = RegionHint { level: Some(region.level), province: None };
        let found = data.resolve_region(&damaged, hint);
        let wrong = found.code.as_ref().is_some_and(|it| *it != region.code);
        // A dropped letter may spell another region's own name; it is never guessed to be one.
        prop_assert!(found.method != patuh::refdata::Method::Fuzzy || !wrong);
    }

    #[test]
    fn any_words_are_taken_and_ranges_lie_in_the_text(text in "\\PC{0,80}") {
        let data = RefData::embedded();
        data.resolve_institution(&text);
        data.resolve_region(&text, RegionHint::default());
        for it in data.find_regions(&text) {
            prop_assert!(text.get(it.range.clone()).is_some() && text.get(it.name.clone()).is_some());
        }
    }
}
