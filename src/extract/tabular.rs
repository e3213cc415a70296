//! Tables that are no composition: recaps of many regions, reports of what was done, and
//! label-value blocks above a roster ("Nomor SK : 463/12/2024").
//!
//! Columns are told by their headings; a row is read only under headings that were seen, so
//! that hidden columns and loose numbers are never taken for data. Reports come as one table
//! of everything, or as one each for work (a date a row), money (PAGU, REALISASI) and cases (a
//! month a row): the last two say by their headings what every row of them is.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::{
    date::{from_excel_serial, parse_date},
    flow::Flow,
    number::heading_number,
    text::{entry, fold, marker_only, pattern, squeeze},
    trust::{REPAIRED, Signals, Trust},
};
use crate::{
    model::{
        Activity, ActivityKind, Cell, Claim, Decree, Document, Evidence, Form, Found, Line, RegionCode, Table,
    },
    refdata::{RefData, RegionHint},
};

/// What tables and labels say.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) claims: Vec<Claim>,
    pub(super) activities: Vec<Activity>,
    /// Number, date, title from labels.
    pub(super) decree: Option<Decree>,
    /// It is a filled form of ours.
    pub(super) is_template: bool,
    /// It is a workbook of ours that came back: what it says was said by others.
    pub(super) is_own_workbook: bool,
}

/// A workbook of ours, by its sheets, in either language.
fn is_own_workbook(document: &Document) -> bool {
    const SHEETS: [[&str; 4]; 2] =
        [["Ringkasan", "Temuan", "Bukti", "Katalog"], ["Summary", "Findings", "Evidence", "Catalogue"]];
    let has = |name: &str| document.pages.iter().any(|it| it.sheet.as_deref() == Some(name));
    SHEETS.iter().any(|names| names.iter().all(|it| has(it)))
}

/// Reads every table and label of `document`.
pub(super) fn read(document: &Document, flow: &Flow<'_>, refdata: &RefData) -> Tables {
    let mut out = Tables::default();
    if is_own_workbook(document) {
        return Tables { is_own_workbook: true, ..out };
    }
    for page in document.pages.iter().filter(|it| !it.hidden) {
        for table in &page.tables {
            if let Some(columns) = RecapColumns::of(table) {
                claims(table, &columns, refdata, &mut out.claims);
            } else if let Some(columns) = ActivityColumns::of(table) {
                activities(table, &columns, &page_subject(&page.lines), &mut out.activities);
            }
        }
    }
    let mut decree = Decree::default();
    for line in &flow.lines {
        out.is_template |= line.squeezed.contains("formulirpatuh");
        label(line.line, flow.trust, &mut decree, &mut out.activities);
    }
    let said = decree.number.is_some() || decree.date.is_some() || decree.about.is_some();
    out.decree = said.then_some(decree);
    out
}

/// Headings by column: the rows of the heading joined, `None` where the table has none.
fn headings(table: &Table, is_heading: impl Fn(&str) -> bool) -> Option<(usize, Vec<String>)> {
    let at = table
        .rows
        .iter()
        .take(8)
        .position(|row| row.iter().flatten().filter(|it| is_heading(&squeeze(&it.text))).count() >= 2)?;
    let mut heads: Vec<String> = vec![String::new(); table.width()];
    let mut last = String::new();
    for (head, cell) in heads.iter_mut().zip(table.rows.get(at)?) {
        if let Some(cell) = cell {
            last = if cell.hidden { String::new() } else { squeeze(&cell.text) };
        }
        head.clone_from(&last);
    }
    let mut next = at + 1;
    // A second heading row under merged headings.
    if let Some(below) = table.rows.get(next) {
        let filled: Vec<_> = below.iter().flatten().filter(|it| !it.text.trim().is_empty()).collect();
        let short = filled
            .iter()
            .all(|it| !it.text.chars().any(|c| c.is_ascii_digit()) && it.text.chars().count() < 30);
        let merged = table.rows.get(at)?.iter().any(Option::is_none);
        if merged && short && !filled.is_empty() {
            for (head, cell) in heads.iter_mut().zip(below) {
                if let Some(cell) = cell {
                    head.push_str(&squeeze(&cell.text));
                }
            }
            next += 1;
        }
    }
    if table.rows.get(next).is_some_and(|row| {
        let filled: Vec<_> = row.iter().flatten().filter(|it| !it.text.trim().is_empty()).collect();
        filled.len() >= 2 && filled.iter().all(|it| marker_only(&it.text).is_some())
    }) {
        next += 1;
    }
    Some((next, heads))
}

/// The column whose heading has the first of `words` that any has.
fn column(heads: &[String], words: &[&str], not: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| {
        heads.iter().position(|head| head.contains(word) && !not.iter().any(|it| head.contains(it)))
    })
}

fn text_at(row: &[Option<Cell>], column: Option<usize>) -> Option<&Cell> {
    row.get(column?)?.as_ref().filter(|it| !it.text.trim().is_empty() && !it.hidden)
}

/// The columns of a province's recap about its regencies.
struct RecapColumns {
    first: usize,
    region: usize,
    number: Option<usize>,
    date: Option<usize>,
    has: Option<usize>,
    remark: Option<usize>,
}

impl RecapColumns {
    fn of(table: &Table) -> Option<Self> {
        let (first, heads) = headings(table, |head| {
            [
                "kabupatenkota",
                "kabkota",
                "kabupaten",
                "daerah",
                "wilayah",
                "sk",
                "keputusan",
                "gugustugas",
                "tanggal",
                "nomor",
            ]
            .iter()
            .any(|it| head.contains(it))
        })?;
        let region = column(
            &heads,
            &["kabupaten", "kabkota", "namadaerah", "daerah", "wilayah"],
            &["kode", "sk", "nomor", "dinas", "perangkat"],
        )?;
        let has = column(
            &heads,
            &[
                "sudahada",
                "adask",
                "statussk",
                "ketersediaan",
                "adatidak",
                "gugustugas",
                "status",
                "terbentuk",
            ],
            &["nomor", "tanggal"],
        );
        let number = column(
            &heads,
            &[
                "nomorsk",
                "nosk",
                "nomorkeputusan",
                "skgugus",
                "nomordan",
                "dasarhukum",
                "keputusan",
                "nomorperaturan",
                "sk",
            ],
            &["tanggal", "ada", "status"],
        )
        .or_else(|| column(&heads, &["nomorsk", "nosk", "nomordan"], &[]));
        let date = column(&heads, &["tanggal", "tgl"], &["lahir"]);
        let remark = column(&heads, &["keterangan", "ket", "catatan"], &["ketua", "tersedia"]);
        let rows = table.rows.len().saturating_sub(first);
        ((number.is_some() || has.is_some()) && rows > 0).then_some(Self {
            first,
            region,
            number,
            date,
            has,
            remark,
        })
    }
}

fn claims(table: &Table, columns: &RecapColumns, refdata: &RefData, out: &mut Vec<Claim>) {
    for row in table.rows.iter().skip(columns.first) {
        let Some(region) = text_at(row, Some(columns.region)) else { continue };
        let Some(code) = refdata.resolve_region(&region.text, RegionHint::default()).code else { continue };
        let number_cell = text_at(row, columns.number);
        let number = number_cell.map(|it| it.text.trim()).filter(|it| !is_none_word(it));
        // Number and date may share a cell, on two lines.
        let date =
            text_at(row, columns.date).and_then(|it| date_of(&it.text)).or_else(|| number.and_then(date_of));
        let number = number
            .and_then(|it| it.lines().next())
            .map(|it| heading_number(it).map_or_else(|| entry(it).to_owned(), |it| it.printed));
        let number = number.filter(|it| it.chars().any(|c| c.is_ascii_digit()));
        let said = text_at(row, columns.has).and_then(|it| yes_or_no(&it.text));
        // "proses di Bagian Hukum": what is still being made is not there.
        let denied = number_cell.is_some_and(|it| is_none_word(&it.text))
            || text_at(row, columns.remark).is_some_and(|it| is_in_the_making(&it.text));
        let has_decree = said.or(if number.is_some() {
            Some(true)
        } else if denied {
            Some(false)
        } else {
            None
        });
        let quote = row.iter().flatten().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" | ");
        out.push(Claim {
            region: code,
            has_decree,
            number,
            date,
            evidence: Evidence::new(region.place.clone(), &quote),
        });
    }
}

/// What a label block says of the decree of `region`.
pub(super) fn claim(region: &RegionCode, decree: &Decree) -> Option<Claim> {
    let number = decree.number.as_ref();
    let date = decree.date.as_ref();
    let evidence = number.map(|it| &it.evidence).or(date.map(|it| &it.evidence))?;
    Some(Claim {
        region: region.clone(),
        has_decree: Some(true),
        number: number.map(|it| it.value.clone()),
        date: date.map(|it| it.value),
        evidence: evidence.clone(),
    })
}

fn is_none_word(text: &str) -> bool {
    matches!(squeeze(text).as_str(), "" | "kosong") || yes_or_no(text) == Some(false)
}

fn is_in_the_making(text: &str) -> bool {
    static IN_THE_MAKING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:sk\s+)?(?:masih\s+|sedang\s+|dalam\s+)*(?:proses|draft?|rancangan|penyusunan|disusun|diproses|pembahasan)\b|^belum\b",
        )
    });
    IN_THE_MAKING.is_match(&fold(text))
}

fn yes_or_no(text: &str) -> Option<bool> {
    let squeezed = squeeze(text);
    match squeezed.as_str() {
        "ada" | "sudah" | "sudahada" | "ya" | "v" | "sudahterbentuk" | "terbentuk" | "lengkap" => Some(true),
        "belum" | "belumada" | "belummemiliki" | "belumterbentuk" | "belumdibentuk" | "tidak"
        | "tidakada" | "nihil" => Some(false),
        _ if text.trim() == "✓" || text.trim() == "√" => Some(true),
        _ => None,
    }
}

/// The columns of a report of what was done.
struct ActivityColumns {
    first: usize,
    what: usize,
    date: Option<usize>,
    count: Option<usize>,
    amount: Option<usize>,
    /// What every row is, where the headings say it.
    kind: Option<ActivityKind>,
}

impl ActivityColumns {
    fn of(table: &Table) -> Option<Self> {
        let (first, heads) = headings(table, |head| {
            [
                "kegiatan",
                "tanggal",
                "waktu",
                "bulan",
                "uraian",
                "rapat",
                "agenda",
                "anggaran",
                "pagu",
                "realisasi",
                "kasus",
                "korban",
                "jumlah",
                "peserta",
                "hasil",
                "tempat",
            ]
            .iter()
            .any(|it| head.contains(it))
        })?;
        let date = column(&heads, &["tanggal", "tgl", "haritanggal", "waktu"], &[]);
        let amount = column(
            &heads,
            &["pagu", "anggaran", "biaya", "nilai", "rp", "realisasi"],
            &["sumber", "tahun", "kode", "terp"],
        );
        let cases = column(&heads, &["jumlahkasus", "kasus", "jumlahperkara"], &["jenis", "uraian", "nama"]);
        let victims = column(&heads, &["jumlahkorban", "korban"], &["jenis", "uraian", "nama"]);
        let month = column(&heads, &["bulan"], &["jumlah"]);
        let work = column(
            &heads,
            &[
                "namakegiatan",
                "jeniskegiatan",
                "uraiankegiatan",
                "subkegiatan",
                "kegiatan",
                "uraian",
                "agenda",
                "rapat",
                "jeniskasus",
                "program",
            ],
            &["tanggal", "waktu", "jumlah", "peserta", "tempat"],
        );
        let counted = cases.or(victims);
        let money = column(&heads, &["pagu", "realisasi", "rekening"], &[]).is_some()
            || column(&heads, &["peserta", "tempat", "bulan"], &[]).is_none();
        let (what, kind) = match (work.or(month.or(cases).filter(|_| counted.is_some())), amount) {
            (Some(what), _) if work.is_none() => (what, Some(ActivityKind::Case)),
            (Some(what), Some(_)) if date.is_none() && money => (what, Some(ActivityKind::Budget)),
            (Some(what), _) => (what, None),
            (None, _) => return None,
        };
        let count = match kind {
            Some(ActivityKind::Case) => counted.filter(|it| *it != what).or(victims),
            Some(ActivityKind::Budget) => None,
            _ => column(
                &heads,
                &["jumlahpeserta", "peserta", "jumlahkasus", "jumlahkorban", "korban", "jumlah"],
                &["anggaran", "biaya", "rp"],
            ),
        };
        (date.is_some() || amount.is_some() || count.is_some()).then_some(Self {
            first,
            what,
            date,
            count,
            amount,
            kind,
        })
    }
}

/// The title lines of a sheet: "REKAPITULASI KASUS" tells what its rows are.
fn page_subject(lines: &[Line]) -> String {
    lines
        .iter()
        .filter(|it| it.table.is_none())
        .take(8)
        .map(|it| fold(&it.text))
        .collect::<Vec<_>>()
        .join(" ")
}

fn activities(table: &Table, columns: &ActivityColumns, subject: &str, out: &mut Vec<Activity>) {
    for row in table.rows.iter().skip(columns.first) {
        let Some(what) = text_at(row, Some(columns.what)) else { continue };
        let text = what.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let total = matches!(squeeze(&text).as_str(), "jumlah" | "total" | "jumlahtotal");
        let kind = columns.kind.or_else(|| kind_of(&fold(&text))).or_else(|| kind_of(subject));
        let Some(kind) = kind else { continue };
        if total || marker_only(&text).is_some() {
            continue;
        }
        let date = text_at(row, columns.date).and_then(|it| date_of(&it.text));
        let year = (kind == ActivityKind::Budget && date.is_none()).then(|| budget_year(subject)).flatten();
        let count =
            text_at(row, columns.count).and_then(|it| whole(&it.text)).and_then(|it| u32::try_from(it).ok());
        let amount_idr = text_at(row, columns.amount).and_then(|it| whole(&it.text));
        // A month left blank was not reported, and that is told from a zero.
        let blank = date.is_none() && count.is_none() && amount_idr.is_none();
        if blank && columns.kind != Some(ActivityKind::Case) {
            continue;
        }
        let quote = row
            .iter()
            .flatten()
            .map(|it| it.text.as_str())
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" | ");
        out.push(Activity {
            kind,
            date,
            count,
            amount_idr,
            year,
            unit: unit_of(&text),
            text,
            evidence: Evidence::new(what.place.clone(), &quote),
        });
    }
}

/// The year in "ANGGARAN ... TAHUN ANGGARAN 2026", folded.
fn budget_year(subject: &str) -> Option<i16> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\btahun(?: anggaran)? (20\d\d)\b"));
    YEAR.captures(subject)?.get(1)?.as_str().parse().ok()
}

/// The sub-task-force that words say did it; see [`Activity::unit`].
fn unit_of(text: &str) -> Option<String> {
    let names_one = squeeze(text).contains("subgugus");
    names_one.then(|| super::seats::unit_id(text).unwrap_or_else(|| "sub".to_owned()))
}

/// What kind of activity words speak of.
fn kind_of(folded: &str) -> Option<ActivityKind> {
    let has = |words: &[&str]| words.iter().any(|it| folded.contains(it));
    if has(&["rencana aksi", " rad ", "rad pp"]) {
        Some(ActivityKind::ActionPlan)
    } else if has(&["rapat", "rakor", "pertemuan", "musyawarah", "koordinasi"]) {
        Some(ActivityKind::Meeting)
    } else if has(&["laporan", "pelaporan", "penyampaian lap"]) {
        Some(ActivityKind::Report)
    } else if has(&[
        "sosialisasi",
        "pelatihan",
        "bimtek",
        "bimbingan teknis",
        "penyuluhan",
        "kampanye",
        "edukasi",
        "workshop",
    ]) {
        Some(ActivityKind::Training)
    } else if has(&["anggaran", "dpa", "pagu", "realisasi", "belanja"]) {
        Some(ActivityKind::Budget)
    } else if has(&["kasus", "korban", "tersangka", "perkara"]) {
        Some(ActivityKind::Case)
    } else if has(&["sekretariat"]) {
        Some(ActivityKind::Secretariat)
    } else {
        None
    }
}

/// "Nomor SK : 463/12/2024", "Jumlah kasus : 0", "Pagu anggaran (Rp) : 150.000.000".
fn label(line: &Line, trust: Trust<'_>, decree: &mut Decree, activities: &mut Vec<Activity>) {
    let Some((name, value)) = line.text.split_once(':').or_else(|| {
        let [name, value] = line.parts.as_slice() else { return None };
        line.table.is_none().then_some((name.text.as_str(), value.text.as_str()))
    }) else {
        return;
    };
    let value = entry(value.trim());
    let name = squeeze(name);
    if value.is_empty() || name.len() > 48 {
        return;
    }
    let evidence = || Evidence::new(line.place.clone(), &line.text);
    // What others say of a decree: a glance is due.
    let confidence = trust.judge(Signals { form: REPAIRED, ..Signals::of_letters(line.legibility) });
    let has = |words: &[&str]| words.iter().any(|it| name.contains(it));
    let names_decree = has(&["sk", "keputusan", "peraturan", "dasarhukum", "dasarpembentukan"]);
    if names_decree
        && has(&["nomor", "no"])
        && decree.number.is_none()
        && let Some(number) = heading_number(value).filter(|it| !it.blank && !it.printed.is_empty())
    {
        decree.year = number.year;
        decree.form = Some(if has(&["peraturan"]) { Form::Peraturan } else { Form::Keputusan });
        decree.number = Some(Found { value: number.printed, confidence, evidence: evidence() });
    }
    if names_decree
        && has(&["tanggal", "tgl"])
        && decree.date.is_none()
        && let Some(date) = date_of(value)
    {
        decree.date = Some(Found { value: date, confidence, evidence: evidence() });
        decree.year = decree.year.or(Some(date.year()));
    }
    if names_decree && has(&["tentang", "judul"]) && decree.about.is_none() {
        decree.about = Some(Found { value: value.to_owned(), confidence, evidence: evidence() });
    }
    let budget = has(&["pagu", "anggaran", "dpa", "realisasi"]) && !has(&["tahun", "sumber"]);
    let cases = has(&["jumlahkasus", "kasustppo", "jumlahkorban"]);
    if (budget || cases)
        && let Some(number) = whole(value)
    {
        activities.push(Activity {
            kind: if budget { ActivityKind::Budget } else { ActivityKind::Case },
            date: None,
            count: cases.then(|| u32::try_from(number).ok()).flatten(),
            amount_idr: budget.then_some(number),
            text: line.text.clone(),
            year: None,
            unit: None,
            evidence: evidence(),
        });
    }
}

fn date_of(text: &str) -> Option<Date> {
    parse_date(text).and_then(|it| it.date()).or_else(|| from_excel_serial(text))
}

/// A whole number as printed in Indonesian: `1.250.000`, `Rp 150.000.000,00`, `12 orang`, `0`.
/// `None` for blanks and for numbers that are not whole.
fn whole(text: &str) -> Option<u64> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:rp\.?\s*)?(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]0{1,2})?(?:\s*,-)?(?:\s*(?:orang|kasus|peserta|kali|rupiah|korban))?\s*$",
        )
    });
    let folded = fold(text);
    if matches!(folded.as_str(), "nihil" | "nol") {
        return Some(0);
    }
    let digits = NUMBER.captures(&folded)?.get(1)?.as_str();
    digits.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}
