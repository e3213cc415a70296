//! What the words of a list or an office say of seats: what follows below a line, what ends
//! above it, what is no seat, and which words are not those of one whole office.

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
    !stops_at(text, &["untuk", "bidang", "dinas", "badan", "kepala", "seksi"])
}

/// Whether the words of an office stop where more must follow: the rest was not found.
pub(super) fn breaks_off(office: &str) -> bool {
    const HALF: [&str; 5] = ["perlindungan", "pemberdayaan", "pengendalian", "pelayanan", "penanaman"];
    let office = office.trim_end_matches(|it: char| !it.is_alphanumeric() && !JOINS.contains(&it));
    stops_at(office, &HALF)
}

/// Marks that join what stands on both sides of them.
const JOINS: [char; 4] = [',', '-', '/', '&'];

/// Whether `text` stops at a mark or a word that joins, or at one of `words`.
fn stops_at(text: &str, words: &[&str]) -> bool {
    const JOINING: [&str; 5] = ["dan", "pada", "dengan", "serta", "atau"];
    let folded = fold(text);
    let last = folded.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    text.trim_end().ends_with(JOINS) || JOINING.iter().chain(words).any(|it| *it == last)
}

/// Whether a second office begins within the words of one.
pub(super) fn holds_two(text: &str) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:kepala (?:dinas|badan|bagian|biro|kantor|bidang|unit|satuan|seksi|sub|uptd)|sekretaris (?:dinas|badan)|kadis|kaban|kabag|kabid|kasubbag|kasubag|kasat|kapolres|dandim|camat|direktur)\b",
        )
    });
    const JOINS: [&str; 14] = [
        "dan",
        "atau",
        "pada",
        "oleh",
        "para",
        "wakil",
        "sekretaris",
        "staf",
        "selaku",
        "sebagai",
        "unsur",
        "plt.",
        "plh.",
        "pj.",
    ];
    let folded = fold(text);
    OFFICE.find_iter(&folded).any(|found| {
        let before = folded.get(..found.start()).unwrap_or_default().trim_end();
        let word = before.rsplit(' ').next().unwrap_or_default();
        !before.is_empty() && !before.ends_with([',', '(', '/', '-', ':']) && !JOINS.contains(&word)
    })
}

/// "Kepala SKPD", "Kepala Unit Kerja": the head of any unit, and of none.
pub(super) fn is_any_unit(text: &str) -> bool {
    static ANY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:kepala|pimpinan) (?:skpd|opd|unit kerja|(?:satuan kerja )?perangkat daerah|instansi)\W*$",
        )
    });
    ANY.is_match(&fold(text))
}
