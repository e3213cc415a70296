//! The signature block: place, date, who signed.
//!
//! ```text
//! Ditetapkan di Wates / pada tanggal 14 Mei 2010 / Pj. BUPATI X, / Cap/ttd / NAMA
//! ```
//! An annex repeats it shorter: "Wates, 14 Mei 2010 / BUPATI X, / ttd / NAMA".

use std::{ops::Range, sync::LazyLock};

use jiff::civil::Date;
use regex::Regex;

use super::{
    date::find_dates,
    flow::{Flow, FlowLine},
    heading::head_office,
    person,
    text::{begins_like, fold, pattern, squeeze},
    trust::{DOUBTFUL, REPAIRED, Signals, Trust},
};
use crate::model::{Evidence, Found, Line, Place, Signatory};

/// What a signature block says.
#[derive(Debug, Default)]
pub(super) struct Closing {
    /// Where.
    pub(super) place: Option<Found<String>>,
    /// When; `None` when it is blank or not whole.
    pub(super) date: Option<Found<Date>>,
    /// How the date was read.
    pub(super) date_signals: Option<Signals>,
    /// There is a date line, but day, month or year are blank or can't be read.
    pub(super) partial_date: bool,
    /// The year alone, where the rest is missing.
    pub(super) year: Option<i16>,
    /// Who.
    pub(super) signatory: Option<Signatory>,
    /// How the signatory was read.
    pub(super) signatory_signals: Option<Signals>,
    /// ttd, cap, electronic signature.
    pub(super) mark: Option<Evidence>,
}

/// A line of the block: its words without what stands beside the block.
struct BlockLine<'a> {
    text: String,
    line: &'a Line,
}

/// The signature block in `range`.
pub(super) fn closing(flow: &Flow<'_>, range: &Range<usize>) -> Closing {
    let lines = block(flow.slice(range));
    let mut out = Closing::default();
    let mut after = 0;
    for (at, line) in lines.iter().enumerate().take(8) {
        let folded = fold(&line.text);
        if out.place.is_none()
            && let Some(place) = place(&folded, &line.text)
        {
            out.place = Some(Found {
                value: place,
                confidence: flow.trust.letters(line.line.legibility),
                evidence: Evidence::new(line.line.place.clone(), &line.text),
            });
            after = after.max(at + 1);
        }
        let is_date = folded.contains("tanggal") || !find_dates(&line.text).is_empty();
        if is_date && out.date.is_none() && !out.partial_date {
            read_date(&mut out, line, flow.trust);
            after = after.max(at + 1);
        }
    }
    out.mark = lines
        .iter()
        .find(|line| is_mark(&line.text))
        .map(|line| Evidence::new(line.line.place.clone(), &line.text));
    if let Some((signatory, signals)) = signatory(lines.get(after..).unwrap_or_default(), flow.trust) {
        out.signatory = Some(signatory);
        out.signatory_signals = Some(signals);
    }
    out
}

fn read_date(out: &mut Closing, line: &BlockLine<'_>, trust: Trust<'_>) {
    let found = find_dates(&line.text);
    let Some((_, found)) = found.iter().find(|(_, it)| it.date().is_some()).or(found.first()) else {
        out.partial_date = true;
        return;
    };
    out.year = Some(found.year());
    let Some(date) = found.date() else {
        out.partial_date = true;
        return;
    };
    let legibility = line.line.legibility;
    // June and July are one stroke apart: on a recognised page neither is certain.
    let clear = found.sure && (legibility >= 95 || !found.june_or_july);
    let signals = Signals { form: if clear { 100 } else { DOUBTFUL }, ..Signals::of_letters(legibility) };
    out.date_signals = Some(signals);
    out.date = Some(Found {
        value: date,
        confidence: trust.judge(signals),
        evidence: Evidence::new(line.line.place.clone(), &line.text),
    });
}

/// Lines of the block; what stands to its left (a paraf box, "Salinan sesuai ...") is cut off
/// where the page has geometry.
fn block<'a>(lines: &[FlowLine<'a>]) -> Vec<BlockLine<'a>> {
    let left = lines.first().and_then(|line| {
        let opening = line.line.parts.iter().find(|part| {
            let squeezed = squeeze(&part.text);
            begins_like(&squeezed, "ditetapkan") || begins_like(&squeezed, "dikeluarkan")
        });
        let on_page = matches!(line.line.place, Place::Page { .. });
        opening.filter(|_| on_page).map(|part| part.left)
    });
    lines
        .iter()
        .filter_map(|line| {
            let mut kept: Vec<_> = line
                .line
                .parts
                .iter()
                .filter(|part| left.is_none_or(|left| part.right > left - 20.0 && part.left > left - 130.0))
                .map(|part| part.text.as_str())
                .collect();
            // "BP    M. DJAFAR": strokes of the signature beside the name.
            let is_speck = |part: &&str| part.chars().filter(|it| it.is_alphanumeric()).count() <= 2;
            if line.line.legibility < 100 && kept.len() > 1 {
                kept.retain(|it| !is_speck(it));
            }
            let text = kept.join(" ");
            let text = without_specks(&text);
            (!text.is_empty()).then(|| BlockLine { text: text.to_owned(), line: line.line })
        })
        .collect()
}

/// Specks of stamps and signatures around the words: `i GUBERNUR X,>`, `RPj. GUBERNUR X,`.
fn without_specks(text: &str) -> &str {
    static BEFORE_STATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\w{1,2}((?:Pj|Plt|Plh|Pjs)\.? .*)$"));
    let text =
        text.trim_matches(|char: char| !char.is_alphanumeric() && !matches!(char, '(' | ')' | '.' | ','));
    let text = text.trim_start_matches(['.', ',', ' ']);
    let from_state = BEFORE_STATE.captures(text).and_then(|it| Some(it.get(1)?.as_str()));
    if let Some(office) = from_state.filter(|it| head_office(it)) {
        return office;
    }
    match text.split_once(' ') {
        Some((first, rest)) if first.chars().count() == 1 && head_office(rest) => rest,
        _ => text,
    }
}

fn place(folded: &str, text: &str) -> Option<String> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)(?:ditetapkan|dikeluarkan|d[il1]tetapkan)\s*d\s?[il1]\s*:?\s*([\p{L}][\p{L} .'’-]*)")
    });
    if !folded.contains("di") {
        return None;
    }
    let captured = PLACE.captures(text)?.get(1)?.as_str();
    let cut = captured.find("pada tanggal").and_then(|at| captured.get(..at)).unwrap_or(captured);
    let cut = cut.trim().trim_end_matches(['.', ',', ':']).trim();
    (!cut.is_empty()).then(|| cut.to_owned())
}

fn is_mark(text: &str) -> bool {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:cap|ttd|t\s?t\s?d|t\.t\.d|cap\s*/?\s*(?:dan\s*)?ttd|ditandatangani secara elektronik|\^?ttd\^?)[\W\s]*(?:ttd)?\W*$|ditandatangani secara elektronik",
        )
    });
    MARK.is_match(text)
}

/// Office and person from the lines below the date.
fn signatory(lines: &[BlockLine<'_>], trust: Trust<'_>) -> Option<(Signatory, Signals)> {
    // Letters of a stamp around the block.
    let lines: Vec<&BlockLine<'_>> = lines.iter().filter(|it| it.text.chars().count() > 1).collect();
    let at = lines.iter().take(6).position(|line| {
        head_office(&line.text)
            || is_delegation(&fold(&line.text))
            || person::is_office(&line.text) && !is_mark(&line.text)
    });
    // "BUPAN SAMBAS,": right below the date of a recognised page, its words misread.
    let damaged =
        || lines.first().filter(|it| it.line.legibility < 100 && is_damaged_office(&it.text)).and(Some(0));
    let at = at.or_else(damaged)?;
    let mut office_lines = vec![*lines.get(at)?];
    // "a.n. BUPATI X" / "SEKRETARIS DAERAH,", and an office that wraps.
    let delegated = office_lines.first().is_some_and(|it| {
        let folded = fold(&it.text);
        is_delegation(&folded) || folded.starts_with("an ")
    });
    let mut next = at + 1;
    let ends = |text: &str| text.trim_end().ends_with(',');
    while let Some(line) = lines.get(next) {
        let open = office_lines.last().is_some_and(|it| !ends(&it.text));
        let continues = (open || delegated) && person::is_office(&line.text)
            || open && ends(&line.text) && !person::looks_like_person(&line.text);
        if !continues || is_mark(&line.text) || next > at + 3 {
            break;
        }
        office_lines.push(line);
        next += 1;
    }
    let office = office_lines.iter().map(|it| it.text.trim()).collect::<Vec<_>>().join(" ");
    let (acting, office) = acting(office.trim_end_matches([',', ' ', '.']));
    // The name stands below the mark, where there is one; letters of the stamp may stand above.
    let below =
        (next..lines.len().min(next + 6)).find(|at| lines.get(*at).is_some_and(|it| is_mark(&it.text)));
    let from = below.map_or(next, |at| at + 1);
    let at = (from..lines.len().min(next + 10))
        .filter_map(|at| {
            let named = lines.get(at).filter(|it| is_name(&it.text) && !is_initialling(&it.text))?;
            Some((specks_in(named), at))
        })
        .filter(|(specks, _)| *specks <= 1)
        .min()
        .map(|(_, at)| at);
    let name = at.and_then(|at| lines.get(at).copied());
    // "DR. NAMA, S.STP.," / "M.A.P."
    let wrapped = name.filter(|it| ends(&it.text)).and(at).and_then(|at| lines.get(at + 1).copied());
    let wrapped = wrapped.filter(|it| person::is_titles(&it.text));
    let bare = |it: &BlockLine<'_>| it.text.trim().trim_matches(['(', ')']).trim().to_owned();
    let person = name.map(|name| match wrapped {
        Some(more) => format!("{} {}", bare(name), bare(more)),
        None => bare(name),
    });
    let mut used: Vec<&BlockLine<'_>> = office_lines;
    used.extend(name.into_iter().chain(wrapped));
    let legibility = used.iter().map(|it| it.line.legibility).min().unwrap_or(100);
    let first = used.first()?;
    let place = used.iter().skip(1).fold(first.line.place.clone(), |place, it| place.union(&it.line.place));
    let quote = used.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" / ");
    let clear = head_office(&office) && person.as_deref().is_some_and(person::looks_like_person);
    // On a scan stamp and signature lie over the name: a piece of it may be lost without a trace.
    let covered = legibility < 100 && person.is_some();
    let form = match (head_office(&office) || person::is_office(&office), clear && !covered) {
        (_, true) => 100,
        (true, false) => REPAIRED,
        (false, false) => DOUBTFUL,
    };
    let signals = Signals { form, ..Signals::of_letters(legibility) };
    let signatory = Signatory {
        office: Some(office),
        person,
        acting,
        confidence: trust.judge(signals),
        evidence: Evidence::new(place, &quote),
    };
    Some((signatory, signals))
}

/// The heads of a box for initials ("PENGOLAH | PARAF"), which stands below a draft.
fn is_initialling(text: &str) -> bool {
    fold(text).split_whitespace().any(|it| matches!(it, "paraf" | "pengolah"))
}

/// "a.n. BUPATI X": who signs does so for another.
fn is_delegation(folded: &str) -> bool {
    folded.starts_with("a.n") || folded.starts_with("an.")
}

/// Capitals that a comma ends, of two words and more.
fn is_damaged_office(text: &str) -> bool {
    text.trim_end().ends_with(',')
        && text.split_whitespace().count() >= 2
        && !text.contains(char::is_lowercase)
        && !person::is_titles(text)
}

/// Splits "Pj." and its like off an office.
pub(super) fn acting(office: &str) -> (Option<String>, String) {
    static ACTING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*((?:pj|plt|plh|pjs)\b\.?|penjabat sementara|penjabat|pelaksana tugas|pelaksana harian)\s*",
        )
    });
    match ACTING.find(office) {
        Some(found) => (
            Some(found.as_str().trim().to_owned()),
            office.get(found.end()..).unwrap_or_default().trim().to_owned(),
        ),
        None => (None, office.trim().to_owned()),
    }
}

/// Words of a recognised line that may be a stamp's letters or a signature's strokes: none in
/// a name of two words, one in a name of one word, all in a word of four letters and less.
fn specks_in(line: &BlockLine<'_>) -> usize {
    let letters = |word: &str| word.chars().filter(|it| it.is_alphabetic()).count();
    let long = line.text.split_whitespace().filter(|it| letters(it) >= 3).count();
    match (line.line.legibility < 100, long) {
        (false, _) | (true, 2..) => 0,
        (true, 1) if letters(&line.text) > 4 => 1,
        (true, _) => 2,
    }
}

fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    letters >= 3
        && !is_mark(text)
        && !person::is_office(text)
        && !text.chars().any(|it| it.is_ascii_digit())
        && (person::looks_like_person(text)
            || text.chars().filter(|it| it.is_alphabetic()).all(char::is_uppercase))
}
