//! The heading of an instrument or of its annex: form, issuer, number, title.
//!
//! ```text
//! BERITA DAERAH KABUPATEN X / NOMOR : 18 TAHUN : 2017      <- the gazette's number, not ours
//! KEPUTUSAN BUPATI X / NOMOR 215 TAHUN 2013 / TENTANG / ... / BUPATI X,
//! LAMPIRAN : KEPUTUSAN BUPATI X / NOMOR 7 TAHUN 2012 / TENTANG / ...
//! ```

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    flow::Flow,
    number::heading_number,
    text::{begins_like, fold, pattern, squeeze},
    trust::{DOUBTFUL, Signals},
};
use crate::model::{Evidence, Form, Found};

/// What a heading says.
#[derive(Debug)]
pub(super) struct Heading {
    /// Keputusan or Peraturan.
    pub(super) form: Form,
    /// "BUPATI KULON PROGO": who issues it, as printed.
    pub(super) issuer: String,
    /// The office of the issuer.
    pub(super) office: Issuer,
    /// The number; `None` also when it is left blank.
    pub(super) number: Option<Found<String>>,
    /// How the number was read.
    pub(super) number_signals: Signals,
    /// There is a NOMOR, but nothing or dots behind it.
    pub(super) blank: bool,
    /// The year printed in the number.
    pub(super) year: Option<i16>,
    /// The title after TENTANG.
    pub(super) about: Option<Found<String>>,
    /// The lines from form to title.
    pub(super) range: Range<usize>,
}

/// Whose instrument it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Issuer {
    /// Gubernur, Bupati, Wali Kota.
    Head,
    /// Peraturan Daerah.
    Region,
    /// Anybody else.
    Other,
}

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:anaklampiran|lampiran)?[ivx0-9]{0,4}(?:salinan|turunan|rancangan|draf|draft)*(?:surat)?(keputusan|peraturan|qanun)(bersama)?(gubernur|bupati|walikota|daerah|kepala|menteri|direktur|sekretaris|ketua|kepolisian|kapol|kabupaten|provinsi|kota|aceh)",
    )
});

/// The heading in `range`, which is the instrument's own or an annex's.
pub(super) fn heading(flow: &Flow<'_>, range: &Range<usize>) -> Option<Heading> {
    let lines = flow.slice(range);
    // The form and its issuer may stand on two lines: "KEPUTUSAN" / "BUPATI X".
    let joined = |at: usize| {
        let here = lines.get(at).map_or("", |it| it.squeezed.as_str());
        let next = lines.get(at + 1).map_or("", |it| it.squeezed.as_str());
        format!("{here}{next}")
    };
    let (at, form, office) = lines.iter().enumerate().take(80).find_map(|(at, line)| {
        let text = &line.line.text;
        let capitals = text.chars().filter(|it| it.is_uppercase()).count();
        let letters = text.chars().filter(|it| it.is_alphabetic()).count();
        let annex = line.squeezed.starts_with("lampiran");
        if letters > 90 || (capitals * 2 < letters && !annex && at > 12) {
            return None;
        }
        // "KEPUTU5AN": digits are the letters that they look like.
        let here = lettered(&line.squeezed);
        let found = FORM.captures(&here).is_some();
        let two = lettered(&joined(at));
        let alone = matches!(
            here.as_str(),
            "keputusan"
                | "peraturan"
                | "suratkeputusan"
                | "salinankeputusan"
                | "lampiran"
                | "lampirankeputusan"
        );
        let captures = if found {
            FORM.captures(&here)
        } else if alone {
            FORM.captures(&two)
        } else {
            None
        }?;
        let form = match captures.get(1)?.as_str() {
            "keputusan" => Form::Keputusan,
            _ => Form::Peraturan,
        };
        let office = match captures.get(3)?.as_str() {
            "gubernur" | "bupati" | "walikota" => Issuer::Head,
            "daerah" | "kabupaten" | "provinsi" | "kota" | "aceh" => Issuer::Region,
            _ => Issuer::Other,
        };
        Some((range.start + at, form, office))
    })?;

    let end = range.end.min(at + 40);
    let number_at = (at..end.min(at + 8))
        .find(|it| flow.lines.get(*it).is_some_and(|line| has_number_word(&line.folded)));
    let about_at = (at..end.min(at + 14)).find(|it| {
        flow.lines.get(*it).is_some_and(|line| {
            line.squeezed == "tentang"
                || line.folded.split_whitespace().next() == Some("tentang")
                || begins_like(&line.squeezed, "tentang") && line.squeezed.len() <= 8
                || *it == number_at.unwrap_or(usize::MAX) && line.folded.contains(" tentang ")
        })
    });
    let number_end = about_at.map_or_else(|| number_at.map_or(at, |it| it + 2), |it| it + 1).min(end);
    let issuer_end = number_at.or(about_at).unwrap_or(at + 1).max(at + 1);
    let issuer = issuer(flow, &(at..issuer_end));

    let mut number_text = String::new();
    if let Some(number_at) = number_at {
        for line in flow.slice(&(number_at..number_end.max(number_at + 1))) {
            number_text.push_str(&line.line.text);
            number_text.push(' ');
        }
    }
    let number_text = after_number_word(&number_text);
    let parsed = number_text.as_deref().and_then(heading_number);
    let number_range = number_at.map_or(at..at + 1, |it| it..it + 1);
    let number_signals = Signals {
        letters: flow.legibility(&number_range),
        form: if parsed.as_ref().is_some_and(|it| it.ocr_suspect) { DOUBTFUL } else { 100 },
        ..Signals::CLEAR
    };
    let number = parsed.as_ref().filter(|it| !it.blank && !it.printed.is_empty()).and_then(|it| {
        let confidence = flow.trust.judge(number_signals);
        Some(Found { value: it.printed.clone(), confidence, evidence: flow.evidence(&number_range)? })
    });
    let about = about_at.and_then(|it| about(flow, it, end));
    let about_end = about.as_ref().map_or(number_end, |(_, end)| *end);
    Some(Heading {
        form,
        issuer,
        office,
        blank: number_at.is_some() && number.is_none(),
        year: parsed.and_then(|it| it.year),
        number,
        number_signals,
        about: about.map(|(about, _)| about),
        range: at..about_end.max(issuer_end),
    })
}

/// `squeezed` with the letters that its digits look like.
fn lettered(squeezed: &str) -> String {
    squeezed
        .chars()
        .map(|char| match char {
            '0' => 'o',
            '1' => 'i',
            '5' => 's',
            _ => char,
        })
        .collect()
}

/// The titles of the heads of regions, squeezed.
const HEADS: [&str; 3] = ["gubernur", "bupati", "walikota"];

/// Whether `squeezed` begins with a head's title, one letter of it misread at most.
fn begins_with_head(squeezed: &str) -> bool {
    HEADS.iter().any(|title| {
        let head: String = squeezed.chars().take(title.len()).collect();
        strsim::levenshtein(&head, title) <= 1
    })
}

fn has_number_word(folded: &str) -> bool {
    folded.split(|char: char| !char.is_alphanumeric()).any(|word| {
        matches!(word, "nomor" | "nomer" | "nornor" | "n0mor") || word.starts_with("nomor") && word.len() > 5
    })
}

/// What follows the last NOMOR before TENTANG.
fn after_number_word(text: &str) -> Option<String> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bn(?:o|0)(?:m|rn)(?:o|e)r\s*[:;.]*\s*"));
    static ABOUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\btentang\b"));
    let start = NUMBER.find(text)?.end();
    let rest = text.get(start..)?;
    let end = ABOUT.find(rest).map_or(rest.len(), |it| it.start());
    Some(rest.get(..end)?.trim().to_owned())
}

/// The issuer's words without form and LAMPIRAN.
fn issuer(flow: &Flow<'_>, range: &Range<usize>) -> String {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:lampiran\s*[ivx\d]*\s*[:.]?\s*)?(?:salinan\s+)?(?:rancangan\s+)?(?:surat\s+)?(?:keputusan|peraturan)\s*",
        )
    });
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\s*\bnomor\b.*$"));
    let text = flow.slice(range).iter().map(|it| it.line.text.as_str()).collect::<Vec<_>>().join(" ");
    let text = LEAD.replace(&text, "");
    NUMBER.replace(&text, "").trim().trim_end_matches(',').to_owned()
}

/// The title from the line of TENTANG on, and the line behind it.
fn about(flow: &Flow<'_>, at: usize, end: usize) -> Option<(Found<String>, usize)> {
    static ABOUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\btentang\b\s*:?\s*"));
    let mut words = String::new();
    let mut last = at;
    let first = flow.lines.get(at)?;
    let inline = ABOUT.find(&first.line.text).and_then(|it| first.line.text.get(it.end()..)).unwrap_or("");
    if inline.chars().any(char::is_alphanumeric) {
        words.push_str(inline);
    }
    let first_page = first.page;
    for (index, line) in flow.lines.iter().enumerate().take(end).skip(at + 1) {
        if ends_title(&line.folded, &line.squeezed) || line.page != first_page || index > at + 12 {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&line.line.text);
        last = index;
    }
    let words = words.trim().trim_end_matches(['.', ',', ';']).trim().to_owned();
    if !words.chars().any(char::is_alphabetic) {
        return None;
    }
    let range = at..last + 1;
    let confidence = flow.trust.letters(flow.legibility(&range));
    Some((
        Found {
            value: words.clone(),
            confidence,
            evidence: Evidence::new(flow.evidence(&range)?.place, &words),
        },
        last + 1,
    ))
}

/// A title ends before the issuer's line, the invocation, Menimbang, or a composition's heading.
fn ends_title(folded: &str, squeezed: &str) -> bool {
    static ISSUER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:pj\.? |plt\.? |plh\.? |pjs\.? |penjabat |pelaksana tugas )?(?:gubernur|bupati|wali ?kota|kepala|menteri|direktur|kapolres|kapolda)\b.*,\s*$",
        )
    });
    ISSUER.is_match(folded)
        || squeezed.starts_with("denganrahmat")
        || begins_like(squeezed, "menimbang")
        || begins_with_head(squeezed) && squeezed.len() < 40
        || squeezed.starts_with("susunan")
        || squeezed.starts_with("daftar")
        || squeezed.starts_with("tanggal")
        || squeezed.starts_with("bab")
        || squeezed == "no"
        || folded.starts_with("no ")
}

/// The head's office in `text`, if it is one: "GUBERNUR", "BUPATI", "WALI KOTA".
pub(super) fn head_office(text: &str) -> bool {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:pj|plt|plh|pjs)\b\.? ?|penjabat(?: sementara)? |pelaksana (?:tugas|harian) )?(?:gubernur|bupati|wali ?kota)\b",
        )
    });
    HEAD.is_match(&fold(text)) || {
        let squeezed = squeeze(text);
        let signs = text.trim_end().ends_with(',') && !text.contains(char::is_lowercase);
        HEADS.iter().any(|it| squeezed.starts_with(it)) || signs && begins_with_head(&squeezed)
    }
}
