//! What a line of a list says by its words: what follows below it, what ends above it, and what
//! is no seat.

use std::sync::LazyLock;

use regex::Regex;

use super::holds_seat;
use crate::extract::{
    person,
    text::{fold, pattern},
};

/// An introduction to members, not to the parts of an organisation.
pub(super) fn names_members(folded: &str) -> bool {
    static MEMBERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:keanggotaan|anggota|personalia|kepengurusan|pengurus|personil|susunan (?:tim|gugus|satgas|satuan tugas|panitia|komisi|dewan|forum)|(?:tim|gugus tugas|satgas|satuan tugas|panitia|komisi|forum|pokja|kelompok kerja)\b.*\bterdiri)\b",
        )
    });
    MEMBERS.is_match(folded)
}

/// "menyampaikan laporan kepada Bupati dengan tembusan:": whom something is sent to.
pub(super) fn sends(folded: &str) -> bool {
    static SENDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:tembusan|laporan|melapor\w*)\b"));
    SENDS.is_match(folded)
}

/// Words before "... terdiri dari:" that say that a composition follows.
pub(super) fn lists_members(folded: &str) -> bool {
    static LISTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:susunan (?:dan )?(?:keanggotaan|personalia)|susunan (?:gugus|tim|satgas))\b")
    });
    LISTS.is_match(folded)
}

/// Lines that end whatever list stands above: articles, paragraphs, diktums.
pub(super) fn is_border(folded: &str) -> bool {
    static BORDER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:pasal\s+\d+|bab\s+[ivxl]+\b|bagian\s+ke|paragraf\s+\d|\(\d+[a-z]?\)\s|ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)\b|pertama\b|ditetapkan di|memutuskan|menetapkan\b)",
        )
    });
    BORDER.is_match(folded)
}

/// "Sub Bagian Keuangan": a division of an organisation, not whoever heads it.
pub(super) fn is_division(folded: &str) -> bool {
    static DIVISION: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:sub ?bagian|sub ?bidang|sub ?seksi|bagian|bidang|seksi|uptd?)\b"));
    DIVISION.is_match(folded)
}

/// "peserta rapat termuda sebagai Sekretaris": no office, in small letters.
pub(super) fn is_anybody(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && !holds_seat(text) && !person::is_institution(text)
}

/// Whether no more words of an office must follow.
pub(super) fn ends_office(text: &str) -> bool {
    !["dan", "pada", "dengan", "untuk", "serta", "atau", "bidang", "dinas", "badan", "kepala", "seksi"]
        .iter()
        .any(|it| fold(text).ends_with(&format!(" {it}")))
        && !text.trim_end().ends_with([',', '-', '/', '&'])
}
