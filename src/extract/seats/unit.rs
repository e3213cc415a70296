//! Units within a body: sub-task-forces, the secretariat, bodies of lower levels.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::text::{entry, fold, marker, pattern, squeeze};

/// The unit that the following seats belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    /// A sub-task-force id of the catalogue, `sekretariat`, or `kecamatan` / `desa` /
    /// `sekolah` for bodies of lower levels; `None` for the main body and other bodies.
    pub(super) id: Option<String>,
    /// The heading's words.
    pub(super) text: Option<String>,
}

impl Unit {
    /// Whether its own words say that it is a sub-task-force.
    pub(super) fn is_sub(&self) -> bool {
        self.text.as_ref().is_some_and(|it| squeeze(it).starts_with("subgugus"))
    }

    /// Whether a "Ketua" in it heads a part and not the whole.
    pub(super) fn is_part(&self) -> bool {
        static PART: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"^(?:sub\b|sub-?\s?gugus|subgugus|bidang|seksi|divisi|pokja|kelompok kerja|kelompok|satuan tugas)",
            )
        });
        let sub = matches!(
            self.id.as_deref(),
            Some(
                "pencegahan"
                    | "rehab_kesehatan"
                    | "rehab_sosial"
                    | "norma_hukum"
                    | "penegakan_hukum"
                    | "koordinasi_kerjasama"
            )
        );
        sub || self.text.as_ref().is_some_and(|it| PART.is_match(&fold(it)))
    }
}

/// The unit that a heading names; `None` when it is no unit's heading.
pub(super) fn heading(text: &str) -> Option<Unit> {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:susunan (?:keanggotaan|organisasi|personalia|pengurus|dan personalia)\s*:?\s*)?(?:sub\b|sub-?\s?gugus|subgugus|bidang|seksi|divisi|pokja|kelompok kerja|sekretariat\b|tim\b|satuan tugas|satgas|satlak|dewan\b|komisi\b|badan pelaksana|panitia|gugus tugas|tingkat|pelaksana\b|pengarah\b|unsur\b)",
        )
    });
    static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:mempunyai|adalah|bertugas|sebagaimana|dimaksud|dibantu|bertanggung|melaksanakan|berkedudukan|yang|tentang|nomor|pada|dalam)\b",
        )
    });
    static MAIN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:susunan\b[a-z ]*?|tim )?gugus\s*tugas\b|susunan\b|(?:unsur )?(?:pimpinan|pengarah|pembina|pelaksana)\b)",
        )
    });
    let bare = marker(text).map_or(text, |(_, rest)| rest);
    let bare = entry(bare);
    let folded = fold(bare);
    let length = folded.chars().count();
    if !(3..=160).contains(&length) || !HEADING.is_match(&folded) || SENTENCE.is_match(&folded) {
        return None;
    }
    // The body's own title, and the heading of its leaders, head the main body.
    let unit = named(bare);
    let main = unit.id.is_none() && MAIN.is_match(&folded);
    Some(if main { Unit::default() } else { unit })
}

/// The unit called `text`, whatever it is.
pub(super) fn named(text: &str) -> Unit {
    let text = entry(marker(text).map_or(text, |(_, rest)| rest));
    Unit { id: id(&fold(text)).map(str::to_owned), text: Some(text.to_owned()) }
}

/// The unit that `text` names within the unit around it: below "II Sub Gugus Tugas" stands
/// only "a. Pencegahan".
pub(super) fn within(outer: &Unit, text: &str) -> Option<Unit> {
    let bare = entry(marker(text).map_or(text, |(_, rest)| rest));
    let short = bare.split_whitespace().count() <= 10 && !bare.contains(':');
    let unit = named(bare);
    let sub =
        unit.id.as_deref().is_some_and(|it| !matches!(it, "sekretariat" | "kecamatan" | "desa" | "sekolah"));
    (outer.is_part() && short && sub).then_some(unit)
}

/// The level that an introducing sentence names ("Susunan Tim Koordinasi Tingkat Kecamatan
/// terdiri dari:").
pub(super) fn level(folded: &str) -> Option<&'static str> {
    static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:tingkat|tim|dewan[a-z ]*|satgas|gugus tugas|forum|panitia)\s+(kecamatan|distrik|kapanewon|desa|kelurahan|kalurahan|sekolah|rt|rw)\b",
        )
    });
    let level = LEVEL.captures(folded)?.get(1)?.as_str();
    Some(match level {
        "kecamatan" | "distrik" | "kapanewon" => "kecamatan",
        "sekolah" => "sekolah",
        _ => "desa",
    })
}

fn id(folded: &str) -> Option<&'static str> {
    static WHOLE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"pencegahan (?:dan|,|&) ?(?:penanganan|penanggulangan)"));
    if let Some(level) = level(folded) {
        return Some(level);
    }
    if folded.starts_with("sekretariat") {
        return Some("sekretariat");
    }
    let has = |words: &[&str]| words.iter().any(|it| folded.contains(it));
    if has(&["norma hukum", "pengembangan hukum"]) && !has(&["penegakan"]) {
        return Some("norma_hukum");
    }
    if has(&["penegakan", "gakkum", "penindakan"]) {
        return Some("penegakan_hukum");
    }
    if has(&["rehabilitasi kesehatan", "pelayanan kesehatan", "bidang kesehatan", "tugas kesehatan"]) {
        return Some("rehab_kesehatan");
    }
    if has(&["rehabilitasi sosial", "pemulangan", "reintegrasi"]) {
        return Some("rehab_sosial");
    }
    if has(&["kerja sama", "kerjasama"]) {
        return Some("koordinasi_kerjasama");
    }
    // "GUGUS TUGAS PENCEGAHAN DAN" is a line of the body's own title.
    let wraps = folded.starts_with("gugus tugas") && folded.ends_with(" dan");
    (folded.contains("pencegahan") && !wraps && !WHOLE.is_match(folded)).then_some("pencegahan")
}
