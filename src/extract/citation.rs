//! The instruments that one item of Mengingat cites.
//!
//! An item names one instrument, sometimes two (`jo.`, joint decrees), then its title, then
//! those that amended it, then where it was promulgated:
//!
//! ```text
//! Undang-Undang Nomor 15 Tahun 1950 tentang <title> sebagaimana telah diubah dengan
//! Undang-Undang Nomor 18 Tahun 1951 (Lembaran Negara ... Tahun 1950 Nomor 44, ...)
//! ```
//! A title may itself name instruments ("Pelaksanaan Undang-Undang Nomor 14 Tahun 2008"):
//! they are not cited. Nor are the numbers of the gazettes.
//!
//! To add a kind of instrument, add its words to `KINDS`.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::fold::{self, pattern};
use crate::model::InstrumentKind;

/// An instrument that an item cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationText {
    /// Its kind.
    pub kind: InstrumentKind,
    /// Its number, spaces taken out (`47Prp` is `47 Prp`): `21`, `061/729/SJ`.
    pub number: String,
    /// From `Tahun n`, else from the number's last part, else from its date.
    pub year: Option<i16>,
    /// The bytes of its kind to its year in the item.
    pub range: Range<usize>,
    /// Why it stands there.
    pub role: CitationRole,
    /// Nothing in it was repaired, and its kind is next to its number.
    pub sure: bool,
}

/// Why an instrument stands in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CitationRole {
    /// The item is about it.
    Main,
    /// It amended the one the item is about.
    Amending,
}

/// Words of the kinds, on lower-case text. The first that matches at a place wins, so the
/// longer stand first.
const KINDS: &[(&str, Option<InstrumentKind>)] = &[
    // The constitution is cited without a number.
    (r"un?dang[\s\-–—]*undang\s+dasar", None),
    (r"un?dang[\s\-–—]*undang(?:\s+darurat)?|\buu(?:drt)?\b|\bperpp?u\b", Some(InstrumentKind::Uu)),
    (r"peraturan\s+pemerintah\s+pengganti\s+undang[\s\-–—]*undang", Some(InstrumentKind::Uu)),
    (r"peraturan\s+pemerintah|\bpp\b", Some(InstrumentKind::Pp)),
    (r"peraturan\s+presiden|\bperpres\b", Some(InstrumentKind::Perpres)),
    // Agencies and state organs, whose heads are no ministers.
    (
        r"peraturan\s+(?:(?:ketua|kepala)\s+)?(?:badan|lembaga|arsip|perpustakaan|pusat|staf|kantor|bkn|bpkp|lkpp|bps|lan|sekretaris\s+(?:jenderal|kabinet)|direktur|komisi|mahkamah|ombudsman|otoritas|bank\s+indonesia|dewan)|\bperka(?:ban|bkn|lan)?\b",
        Some(InstrumentKind::Other),
    ),
    (
        r"peraturan\s+(?:bersama\s+)?(?:menteri|mentri|(?:kepala\s+)?kepolisian|kapolri|polri|jaksa\s+agung|panglima)|\bpermen\w*|\bperka(?:p|pol\w*)\b",
        Some(InstrumentKind::Permen),
    ),
    (r"peraturan\s+daerah|\bperda(?:sus|si)?\b|\bqanun\b", Some(InstrumentKind::Perda)),
    (
        r"peraturan\s+(?:kepala\s+daerah|gubernur|bupati|wali\s*kota)|\bpergub\w*|\bperbup\w*|\bperwa(?:li|l|ko)\w*|\bperkada\b",
        Some(InstrumentKind::Perkada),
    ),
    (r"surat\s+edaran|\bse\s+(?:menteri|mendagri|bersama|sekjen)", Some(InstrumentKind::Se)),
    (
        r"keputusan|\bkep(?:pres|men\w*|gub|bup)\b|instruksi|\binpres\b|\binmendagri\b|ketetapan|\btap\s+mpr\w*|maklumat|surat(?:\s+(?:perintah|tugas|pemberitahuan|keputusan|dinas))?|nota\s+(?:dinas|kesepa\w+)|kesepakatan\s+bersama|perjanjian|peraturan",
        Some(InstrumentKind::Other),
    ),
];

static KIND: LazyLock<Regex> = LazyLock::new(|| {
    let any =
        KINDS.iter().enumerate().map(|(at, (words, _))| format!("(?P<k{at}>{words})")).collect::<Vec<_>>();
    pattern(&any.join("|"))
});

static GAZETTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\(\s*(?:tambahan\s+)?(?:le?m?baran|berita)\s+(?:negara|daerah)[^()]*(?:\([^()]*\)[^()]*)*\)?
          |(?:tambahan\s+)?(?:lembaran|berita)\s+(?:negara|daerah)[^;)]*?nomor\s*\S+",
    )
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?P<label>(?:(?:n\s?[o0]m\s?[o0]r|nornor|nomcr|nomo[tn]|\bno\b\.?)\s*[:.]?\s*)+)?
        (?P<n>[0-9a-z|][\w.&|]*(?:\s?[/\-]\s?[\w.&]+)*?(?:\s*/\s*[\w.&\-]+)*(?:\s*prp\.?|\s*drt\.?)?)
        (?:\s*,?\s*\b(?:tahun|ta[bhl][iu][mnr]|tahnn|tahu|tah\s?un)\s*[.,]?\s*(?P<y>[12li|z][09oq][0-9oilzsb|]{2}\b))
        |
        (?P<label2>(?:(?:n\s?[o0]m\s?[o0]r|nornor|nomcr|nomo[tn]|\bno\b\.?)\s*[:.]?\s*)+)
        (?P<n2>[0-9a-z|][\w.&|]*(?:\s*[/\-]\s*[\w.&]+)*)(?P<odd>\s*,?\s*\btahun\s+\S+)?",
    )
});

/// Ends a title: what follows amends, or goes with, what was cited.
static AMENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?:sebagaimana|yang)?\s*(?:telah|sudah)\s+(?:be?berapa\s+kali\s+|terakhir\s+)*(?:di\s?ubah|diganti|disempurnakan|dirubah)
          |sebagaimana\s+(?:be?berapa\s+kali\s+)?(?:di\s?ubah|dirubah)|(?:di\s?ubah|dirubah)\s+(?:be?berapa\s+kali\s*,?\s*)?(?:dan\s+)?(?:terakhir\s+|terachir\s+)?dengan
          |(?:dan|yang)\s+terakhir\s+(?:kali\s+)?(?:di\s?ubah\s+)?dengan",
    )
});
static JOINS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\bjo\b\.?|\bjis?\b\.|\bjuncto\b|\bjunto\b|\byo\."));
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\bt\s?en\s?tang\b|\btentanq\b|\btenlang\b|\bperihal\b|\bhal\b\s*:?|\btenta\s?ng\b")
});
static DATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\btanggal\b[^;.]{0,30}?(?P<y>(?:19|20)\d{2})\b"));

/// Whose regulations are cited most.
const ISSUERS: [&str; 6] = ["presiden", "pemerintah", "menteri", "daerah", "gubernur", "bupati"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Title,
    Amends,
    Joins,
    Gazette,
    Kind(InstrumentKind),
    Constitution,
    Number(usize),
}

struct Numbered<'a> {
    printed: &'a str,
    year: Option<&'a str>,
    labelled: bool,
    /// A year stands there that can't be read.
    odd: bool,
    start: usize,
    end: usize,
}

/// The instruments cited by `item`, one item of Mengingat, in its order. Several items
/// divided by `;` are understood too. `UUD 1945` has no number and gives nothing.
pub fn citations(item: &str) -> Vec<CitationText> {
    // Same length in bytes, so that places carry over.
    let lower = item.to_ascii_lowercase();
    let mut cited: Vec<CitationText> = Vec::new();
    let mut from = 0;
    for part in lower.split_inclusive(';') {
        cited.extend(in_part(item, &lower, from..from + part.len()));
        from += part.len();
    }
    cited
}

fn in_part(item: &str, lower: &str, part: Range<usize>) -> Vec<CitationText> {
    let text = lower.get(..part.end).unwrap_or(lower);
    let (marks, numbers) = marks(text, part.start);
    let mut cited: Vec<CitationText> = Vec::new();
    let mut role = CitationRole::Main;
    let mut in_title = false;
    let mut kind: Option<(InstrumentKind, Range<usize>)> = None;
    let mut last: Option<InstrumentKind> = None;
    let mut joined = false;
    for (start, end, mark) in marks {
        match mark {
            // A title may speak of gazettes and amendments only behind its own end.
            Mark::Title => {
                if kind.is_some() || !cited.is_empty() {
                    in_title = true;
                }
                joined = false;
            }
            Mark::Amends => {
                if !cited.is_empty() {
                    role = CitationRole::Amending;
                    in_title = false;
                    joined = false;
                    kind = None;
                }
            }
            Mark::Joins => {
                in_title = false;
                joined = true;
                kind = None;
            }
            Mark::Gazette => {
                in_title = false;
                kind = None;
            }
            Mark::Constitution => {}
            Mark::Kind(_) | Mark::Number(_) if in_title => {}
            Mark::Kind(found) => {
                kind = Some((found, start..end));
                last = Some(found);
            }
            Mark::Number(at) => {
                let Some(number) = numbers.get(at) else { continue };
                // "Nomor 28 Tahun 1991 dan Nomor 47 Tahun 1991": the second has the first one's kind.
                let again = || last.filter(|_| joined || !cited.is_empty()).map(|it| (it, start..start));
                let Some((found, place)) = kind.clone().or_else(again) else { continue };
                let between = text.get(place.end..start).unwrap_or_default();
                // Without NOMOR a number counts only where nothing but names stands between it
                // and the kind: "Keputusan Bersama Menteri A dan Menteri B 28 Tahun 1991".
                let near = place.end < start
                    && between.len() < 120
                    && !between.contains([',', ';', '('])
                    && !between.contains(|char: char| char.is_ascii_digit());
                if !number.labelled && !near {
                    continue;
                }
                // "Peraturan Presidcn": whose, was misread.
                let whose = between.split_whitespace().next().unwrap_or_default();
                let vague = text.get(place.clone()).is_some_and(|it| it == "peraturan")
                    && ISSUERS.iter().any(|it| *it != whose && strsim::levenshtein(it, whose) <= 2);
                let sure = !vague && (number.labelled || between.trim().is_empty());
                cited.extend(citation(item, text, (found, place.start), number, role).map(|one| {
                    let sure = sure && one.sure;
                    CitationText { sure, ..one }
                }));
            }
        }
    }
    cited
}

fn citation(
    item: &str,
    text: &str,
    (kind, kind_start): (InstrumentKind, usize),
    number: &Numbered<'_>,
    role: CitationRole,
) -> Option<CitationText> {
    let printed = item.get(number.start..number.start + number.printed.len())?;
    let mut printed: String = printed.split_whitespace().collect();
    while printed.ends_with(['.', '-', '/']) {
        printed.pop();
    }
    let mut sure = !number.odd;
    let digits = printed.contains(|char: char| char.is_ascii_digit());
    let slashed = printed.contains('/') || printed.contains('.');
    if !digits && !printed.chars().all(|char| matches!(char, 'l' | 'I' | 'O')) {
        return None;
    }
    if !slashed {
        let repaired = printed.chars().map(fold::digit).collect::<Option<String>>();
        if let Some(repaired) = repaired {
            sure &= repaired == printed;
            // "Nomor 08 Tahun 2012" is number 8.
            let plain = repaired.trim_start_matches('0');
            printed = if plain.is_empty() { repaired } else { plain.to_owned() };
        }
    }
    let year = match number.year {
        Some(year) => {
            let (year, clean) = fold::year(&year.to_ascii_uppercase())?;
            sure &= clean;
            Some(year)
        }
        None if number.odd => None,
        None => year_of_number(&printed).or_else(|| dated(text, number.end)),
    };
    // "12, 13, 14 dan 15" without a year is a place in a gazette, not an instrument; a number
    // with a class needs no year.
    if year.is_none()
        && !slashed
        && kind != InstrumentKind::Other
        && kind != InstrumentKind::Se
        && !number.labelled
    {
        return None;
    }
    Some(CitationText { kind, number: printed, year, range: kind_start..number.end, role, sure })
}

fn year_of_number(number: &str) -> Option<i16> {
    let (_, last) = number.rsplit_once(['/', '.'])?;
    fold::year(last).map(|(year, _)| year)
}

fn dated(text: &str, from: usize) -> Option<i16> {
    DATED.captures(text.get(from..)?)?.name("y")?.as_str().parse().ok()
}

/// What matters in `text` from byte `from`, in order.
fn marks(text: &str, from: usize) -> (Vec<(usize, usize, Mark)>, Vec<Numbered<'_>>) {
    let mut marks: Vec<(usize, usize, Mark)> = Vec::new();
    let region = text.get(from..).unwrap_or_default();
    let gazettes: Vec<Range<usize>> =
        GAZETTE.find_iter(region).map(|it| from + it.start()..from + it.end()).collect();
    let free = |at: usize| !gazettes.iter().any(|gazette| gazette.contains(&at));
    marks.extend(gazettes.iter().map(|it| (it.start, it.end, Mark::Gazette)));
    for (regex, mark) in [(&TITLE, Mark::Title), (&AMENDS, Mark::Amends), (&JOINS, Mark::Joins)] {
        marks.extend(regex.find_iter(region).map(|it| (from + it.start(), from + it.end(), mark)));
    }
    for captures in KIND.captures_iter(region) {
        let found = KINDS
            .iter()
            .enumerate()
            .find_map(|(at, (_, kind))| Some((captures.name(&format!("k{at}"))?, *kind)));
        if let Some((place, kind)) = found {
            marks.push((
                from + place.start(),
                from + place.end(),
                kind.map_or(Mark::Constitution, Mark::Kind),
            ));
        }
    }
    let mut numbers = Vec::new();
    for captures in NUMBER.captures_iter(region) {
        let Some(n) = captures.name("n").or_else(|| captures.name("n2")) else { continue };
        let labelled = captures.name("label").or_else(|| captures.name("label2")).is_some();
        let end = captures.name("y").map_or(n.end(), |it| it.end());
        marks.push((from + n.start(), from + end, Mark::Number(numbers.len())));
        numbers.push(Numbered {
            printed: n.as_str(),
            year: captures.name("y").map(|it| it.as_str()),
            labelled,
            odd: captures.name("odd").is_some(),
            start: from + n.start(),
            end: from + end,
        });
    }
    marks.retain(|(start, _, mark)| *mark == Mark::Gazette || free(*start));
    marks.sort_unstable();
    (marks, numbers)
}
