//! The composition: seats from tables and from lists, in the order of the document.
//!
//! Shapes known: ruled tables in any column order, roles printed once for many rows, several
//! numbered offices in one cell, sub-unit headings as rows or lines (`table`); lists of
//! `role : office` in an article or an annex, nested and numbered, with lost colons (`list`).
//! Both give raw seats; this file turns them into members: it parts person and office,
//! matches the institution, and says how far to trust the row.

mod columns;
mod label;
mod list;
mod matrix;
mod numbers;
mod sentence;
mod table;
mod unit;

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    flow::{Flow, is_tail},
    person, role,
    text::{entry, joined, marker, pattern, squeeze},
    trust::{BY_POSITION, DOUBTFUL, REPAIRED, Signals, Trust, UNKNOWN_WORD},
};
use crate::{
    model::{Confidence, Document, Evidence, Line, Member, Notice, Place, Role, Table},
    refdata::{InstitutionMatch, RefData},
};
use numbers::{Gap, Numbers};
use sentence::{breaks_off, holds_two, is_any_unit};
use unit::Unit;

/// A seat as printed.
#[derive(Clone, Debug)]
struct RawSeat {
    role: RoleWords,
    unit: Unit,
    person: Option<String>,
    nip: Option<String>,
    office: Option<String>,
    institution: Option<String>,
    place: Place,
    legibility: u8,
    shape: Shape,
}

/// A role's words and what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct RoleWords {
    role: Option<Role>,
    text: Option<String>,
}

/// How a seat stands on the page: how sure it is that its words belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// Role and office told apart by position alone.
    Loose,
    /// A list with colons, or columns without lines but with a heading.
    Listed,
    /// Cells between lines.
    Ruled,
}

/// Gaps that are noted of one document.
const MOST_GAPS: usize = 20;

/// What tables and lists hand on to each other: a role printed once holds for the rows below
/// it, over page breaks too.
#[derive(Debug, Default)]
struct State {
    role: RoleWords,
    unit: Unit,
    /// Columns of the table that went before, for a table that goes on without a heading.
    columns: Option<columns::Columns>,
    seats: Vec<RawSeat>,
    notices: Vec<Notice>,
    /// Tables that were read: page and index in it.
    read: BTreeSet<(usize, u32)>,
    /// The numbers that rows of tables stand under, so far.
    numbers: Numbers,
}

impl State {
    /// Notes that rows are missing before what stands at `place`: a list that begins in its
    /// middle (`from` is `None`), or a number that skips some.
    fn note_gap(&mut self, from: Option<u32>, to: u32, place: &Place, text: &str) {
        let message = match from {
            None => {
                "Daftar tidak dimulai dari butir pertama; baris mungkin hilang atau terpotong.".to_owned()
            }
            Some(from) => {
                format!("Nomor urut melompat dari {from} ke {to}; baris mungkin hilang atau tidak terbaca.")
            }
        };
        // One says that the composition is not whole; more than these say no more.
        if self.notices.iter().filter(|it| it.code == "rows-may-be-missing").count() < MOST_GAPS {
            let evidence = Some(Evidence::new(place.clone(), text));
            self.notices.push(Notice { code: "rows-may-be-missing".to_owned(), message, evidence });
        }
    }

    fn note_numbers(&mut self, gap: &Gap) {
        self.note_gap((gap.from != 0).then_some(gap.from), gap.mark.rank, &gap.place, &gap.text);
    }

    /// Notes once that the present role's words are not known.
    fn note_unknown_role(&mut self, place: &Place) {
        let Some(text) = self.role.text.as_deref().filter(|_| self.role.role.is_none()) else { return };
        let message = format!("Kedudukan \"{text}\" tidak dikenal.");
        if self.notices.iter().all(|it| it.message != message) {
            let evidence = Some(Evidence::new(place.clone(), text));
            self.notices.push(Notice { code: "unknown-role".to_owned(), message, evidence });
        }
    }
}

/// The members that `document` lists.
pub(super) fn members(
    document: &Document,
    flow: &Flow<'_>,
    refdata: &RefData,
    notices: &mut Vec<Notice>,
) -> Vec<Member> {
    let mut state = State::default();
    for range in zones(flow) {
        state.role = RoleWords::default();
        state.unit = Unit::default();
        read_zone(document, flow, range, &mut state);
    }
    // The last number of all: nothing comes that could tell.
    if let Some(gap) = state.numbers.doubt.take() {
        state.note_numbers(&gap);
    }
    notices.append(&mut state.notices);
    let mut members: Vec<Member> = Vec::new();
    for seat in state.seats {
        if let Some((member, renamed)) = member(seat, refdata, flow.trust) {
            if renamed {
                note_renamed(&member, notices);
            }
            members.push(member);
        }
    }
    for (member, seq) in members.iter_mut().zip(1..) {
        member.seq = seq;
    }
    members
}

/// Where seats may stand: the operative part and each annex up to its copies-to list; the
/// whole of a document that has neither.
fn zones(flow: &Flow<'_>) -> Vec<Range<usize>> {
    let parts = &flow.parts;
    let mut zones = Vec::new();
    if !parts.operative.is_empty() {
        zones.push(parts.operative.clone());
    }
    zones.extend(parts.annexes.iter().cloned());
    if zones.is_empty() && parts.considering.is_empty() && parts.basis.is_empty() {
        zones.push(0..flow.lines.len());
    }
    zones
        .into_iter()
        .map(|zone| {
            let end = zone.clone().find(|at| flow.lines.get(*at).is_some_and(|it| is_tail(&it.squeezed)));
            zone.start..end.unwrap_or(zone.end)
        })
        .collect()
}

fn read_zone(document: &Document, flow: &Flow<'_>, zone: Range<usize>, state: &mut State) {
    let mut at = zone.start;
    let mut text_from = at;
    while at < zone.end {
        let Some(line) = flow.lines.get(at) else { break };
        let page = document.pages.get(line.page);
        let table = line.line.table.and_then(|it| page?.tables.get(usize::try_from(it).ok()?));
        let Some(table) = table else {
            at += 1;
            continue;
        };
        let end = (at..zone.end)
            .find(|it| {
                flow.lines
                    .get(*it)
                    .is_none_or(|other| other.page != line.page || other.line.table != line.line.table)
            })
            .unwrap_or(zone.end);
        // The lines of two tables may interleave; each table is read once, and what stands
        // between its lines is text.
        let key = (line.page, line.line.table.unwrap_or_default());
        let parts = matrix::parts(table);
        let is_box = line.line.legibility == 100 && page.is_some_and(|it| is_box(table, &it.tables));
        let is_read = state.read.contains(&key);
        if is_box || is_read || !parts.is_empty() || columns::is_composition(table, state) {
            list::read(flow, text_from..at, state);
            text_from = end;
        }
        if text_from == end && !is_box && state.read.insert(key) {
            if parts.is_empty() {
                table::read(table, state);
            } else {
                matrix::read(parts, state);
            }
        }
        at = end;
    }
    list::read(flow, text_from..zone.end, state);
}

/// Whether `table` is a box of a chart: two more stand beside it. Which box belongs to which
/// is drawn, not written.
fn is_box(table: &Table, all: &[Table]) -> bool {
    let level = |it: &Table| it.bbox.filter(|_| it.ruled).map(|[_, top, _, bottom]| (top, bottom));
    let Some((top, bottom)) = level(table) else { return false };
    let beside = all.iter().filter_map(level).filter(|(from, to)| *from < bottom && top < *to).count();
    beside >= 3
}

/// Notes once that an institution stands under a name that is no longer in use.
fn note_renamed(member: &Member, notices: &mut Vec<Notice>) {
    let words = member.institution_text.as_deref().or(member.office.as_deref()).unwrap_or_default();
    let message = format!("Nomenklatur lama: \"{words}\".");
    if notices.iter().all(|it| it.message != message) {
        let evidence = Some(member.evidence.clone());
        notices.push(Notice { code: "renamed-institution".to_owned(), message, evidence });
    }
}

/// A raw seat as a member, and whether its institution was matched by a former name; `None`
/// when nobody sits there.
fn member(seat: RawSeat, refdata: &RefData, trust: Trust<'_>) -> Option<(Member, bool)> {
    let RawSeat { role: mut words, unit, person, nip, office, institution, place, legibility, shape } = seat;
    let mut role = words.role;
    let (mut person, mut office) = part(person, office);
    if let Some(text) = office.take() {
        let (bare, said) = without_second_role(&text);
        office = clean(bare);
        if let (None, Some((said, behind))) = (role, said) {
            role = Some(said);
            words.text = words.text.or_else(|| Some(behind.to_owned()));
        }
    }
    person = person.as_deref().and_then(clean);
    let institution_text = institution.as_deref().and_then(clean);
    if person.is_none() && office.is_none() && institution_text.is_none() {
        return None;
    }
    // "KETUA,     SEKRETARIS": roles beside roles name nobody.
    let role_alone = |text: &str| text.split_whitespace().count() <= 3 && role_words(text).is_some();
    if person.is_none() && office.as_deref().is_some_and(role_alone) {
        return None;
    }
    // "Ketua - 350,000 400,000": a row of amounts, not of seats.
    let digits = office.as_deref().map_or(0, |it| it.chars().filter(char::is_ascii_digit).count());
    if person.is_none() && digits > 9 {
        return None;
    }
    if matches!(role, Some(Role::Ketua | Role::PenanggungJawab)) && unit.is_part() {
        role = Some(Role::KetuaSub);
    }
    let words_for_match = match (&office, &institution_text) {
        (Some(office), Some(institution)) => format!("{office} {institution}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    };
    let matched = (!words_for_match.is_empty()).then(|| refdata.resolve_institution(&words_for_match));
    // "Tim Pelaksana, yaitu: 1. PJK; 2. Tim Teknis": neither the role nor the holder is known.
    let is_known = matched.as_ref().is_some_and(|it| !it.institution.is_empty())
        || person::is_office(&words_for_match)
        || person::is_institution(&words_for_match);
    if role.is_none() && person.is_none() && !is_known {
        return None;
    }
    let role_form = match (role, &words.text) {
        (Some(_), _) => 100,
        (None, Some(_)) => UNKNOWN_ROLE,
        (None, None) => DOUBTFUL,
    };
    let person_form = match &person {
        Some(person) if !person::looks_like_person(person) => REPAIRED,
        _ => 100,
    };
    // Where a border is lost, the next column's role stands in the office.
    let holds_role = words_for_match.split_whitespace().skip(1).any(|it| it == "Anggota");
    // Rows or columns that run together: "Kepala Dinas X Kepala Dinas Y".
    let is_double = holds_two(&words_for_match);
    let is_cut = office.as_deref().is_some_and(breaks_off);
    // "Kepala Desa ......": a form to fill in, not a seat of anybody; nor is "Kepala SKPD" one.
    let is_blank = words_for_match.contains("...")
        || words_for_match.contains('…')
        || person.is_none() && is_any_unit(&words_for_match);
    let signals = Signals {
        letters: legibility,
        words: if refdata.is_spelled(&words_for_match) { 100 } else { UNKNOWN_WORD },
        grid: match shape {
            Shape::Ruled => 100,
            Shape::Listed => LISTED,
            Shape::Loose => BY_POSITION,
        },
        form: role_form
            .min(person_form)
            .min(if holds_role || is_double || is_cut { REPAIRED } else { 100 })
            .min(if is_blank { DOUBTFUL } else { 100 }),
        name: matched.as_ref().map_or(UNMATCHED, |it| name_signal(it, &words_for_match)),
    };
    let confidence = trust.judge(signals);
    let quote = [words.text.as_deref(), person.as_deref(), office.as_deref(), institution_text.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" … ");
    let institution_text = institution_text.or_else(|| office.as_deref().and_then(institution_words));
    let renamed = matched.as_ref().is_some_and(|it| it.renamed);
    let member = Member {
        seq: 0,
        role,
        role_text: words.text,
        unit: unit.id,
        unit_text: unit.text,
        person,
        nip,
        office,
        institution: matched.map(|it| it.institution).unwrap_or_default(),
        institution_text,
        confidence,
        evidence: Evidence::new(place, &quote),
    };
    Some((member, renamed))
}

/// [`Signals::grid`] of a list with marks or of columns under a heading.
const LISTED: u8 = 90;
/// [`Signals::form`] of a role whose words are in a role's place and not known.
const UNKNOWN_ROLE: u8 = 80;
/// [`Signals::name`] of a seat that has a person and no office.
const UNMATCHED: u8 = 80;

/// How well an office's words were matched, 0 to 100.
fn name_signal(found: &InstitutionMatch, words: &str) -> u8 {
    if found.institution.is_empty() {
        // None of ours: as sure as the words are an office's.
        return if person::is_office(words) { 90 } else { 60 };
    }
    let base = match found.confidence {
        Confidence::High => 100,
        Confidence::Medium => 70,
        Confidence::Low => 30,
    };
    base - if found.runner_up.is_some() { 5 } else { 0 }
}

/// The institution's own words in an office: "Kepala Dinas Sosial" is of "Dinas Sosial".
fn institution_words(office: &str) -> Option<String> {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:plt|plh|pj)\.?\s+)?(?:(?:wakil\s+)?kepala|sekretaris|ketua|direktur|pimpinan|unsur(?:\s+dari)?)\s+(?:pelaksana\s+)?",
        )
    });
    let rest = HEAD.find(office).and_then(|it| office.get(it.end()..)).unwrap_or(office);
    person::is_institution(rest).then(|| rest.to_owned())
}

/// The id of the sub-task-force that `words` name; `None` when they name none of ours.
pub(super) fn unit_id(words: &str) -> Option<String> {
    unit::named(words).id
}

/// Parts person and office where one cell holds both, or holds the other.
fn part(person: Option<String>, office: Option<String>) -> (Option<String>, Option<String>) {
    match (person, office) {
        (Some(name), office) => {
            let (who, what) = split(&name);
            let who = who.and_then(|it| person::printed(&it));
            match (what, office) {
                (Some(what), None) => (who, Some(what)),
                (Some(what), Some(office)) if who.is_none() => (None, Some(format!("{what} {office}"))),
                (_, office) => (who, office),
            }
        }
        (None, Some(office)) => {
            let (who, what) = split(&office);
            match who.as_deref().and_then(person::printed) {
                Some(who) if person::looks_like_person(&who) => (Some(who), what),
                _ => (None, Some(office)),
            }
        }
        (None, None) => (None, None),
    }
}

/// "NAME (office)", "NAME / office", "NAME - office", or lines of name then office.
fn split(text: &str) -> (Option<String>, Option<String>) {
    static PARENTHESES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)^(.{3,}?)\s*\((.{4,})\)\s*$"));
    static DIVIDED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?s)^(.{3,}?)\s*(?:/|\s[-–—]\s)\s*(.{4,})$"));
    for pattern in [&*DIVIDED, &*PARENTHESES] {
        if let Some(found) = pattern.captures(text)
            && let (Some(one), Some(two)) = (found.get(1), found.get(2))
            && person::looks_like_person(one.as_str())
            && !person::looks_like_person(two.as_str())
        {
            return (Some(one.as_str().to_owned()), Some(two.as_str().to_owned()));
        }
    }
    let lines: Vec<_> = text.lines().collect();
    person::split_cell(&lines)
}

/// "Kepala Dinas X selaku Sekretaris": the office, and the role that it says, with its words.
fn without_second_role(text: &str) -> (&str, Option<(Role, &str)>) {
    static SAID: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^[\s,(–-]*(?:merangkap sebagai|selaku|sebagai|merangkap)?\s*"));
    match said_role(text) {
        Some((office, role)) => {
            let behind = text.trim_start().get(office.len()..).unwrap_or_default();
            let words = SAID.find(behind).and_then(|it| behind.get(it.end()..)).unwrap_or(behind);
            (office, Some((role, entry(words).trim_end_matches(')').trim())))
        }
        None => (text, None),
    }
}

/// The office and the role in "X selaku Ketua", an abbreviation behind it aside ("sebagai
/// Penanggung Jawab Kegiatan (PJK)").
fn said_role(text: &str) -> Option<(&str, Role)> {
    static SHORT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\([A-Z][A-Z/-]{1,11}\)\W*$"));
    role::selaku(text).or_else(|| {
        let end = SHORT.find(text)?.start();
        role::selaku(text.get(..end)?)
    })
}

fn clean(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = entry(&text).trim_start_matches([':', ';', ',', '-']).trim();
    text.chars().any(char::is_alphanumeric).then(|| text.to_owned())
}

/// The role that `text` says and nothing else, list marker and colon aside.
fn role_words(text: &str) -> Option<RoleWords> {
    let bare = marker(text).map_or(text, |(_, rest)| rest);
    let bare = entry(bare).trim();
    role::exact(bare).map(|role| RoleWords { role: Some(role), text: Some(bare.to_owned()) })
}

/// A sentence that introduces a composition.
fn introduces(folded: &str) -> bool {
    static INTRODUCES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:susunan|keanggotaan|personalia|kepengurusan|struktur organisasi)\b.*(?:\b(?:terdiri|sebagai berikut|berikut|meliputi)\b|:\s*$)|\bterdiri\s+(?:dari|atas)\s*:?\s*$|^(?:lampiran\b.*|susunan\s+(?:keanggotaan|organisasi|personalia|pengurus|dan personalia|tim|gugus).*|daftar\s+(?:susunan|nama|anggota).*)$",
        )
    });
    INTRODUCES.is_match(folded)
}

/// Words that no seat holds: sentences, clauses, signature blocks.
fn is_sentence(folded: &str) -> bool {
    static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:adalah|mempunyai|bertugas|bertanggung|sebagaimana|berkedudukan|melaksanakan|dibantu|yang |dalam |dapat |harus |wajib |menyelenggarakan|memimpin|membantu|berwenang|berhak|dijabat|ditetapkan|mengadakan|menyampaikan|tidak )|\bmempunyai tugas\b|\bsebagaimana dimaksud\b|\byang selanjutnya\b|\badalah\b|\bmerupakan\b|\bbertindak\b|^(?:ketua|sekretaris|bendahara|anggota) (?:yang|sesuai|dipilih)\b",
        )
    });
    SENTENCE.is_match(folded)
}

/// A line of a signature block: "ttd", "BUPATI X,", "Salinan sesuai dengan aslinya".
fn is_signature(text: &str) -> bool {
    static SIGNATURE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:(?i:(?:cap\W*)?ttd\.?|t\.t\.d\.?|salinan sesuai dengan.*|ditandatangani secara elektronik.*|ditetapkan di .*)|(?:(?:Pj|PJ|Plt|PLT|Plh|PLH|Pjs|PJS)\.? ?)?(?:GUBERNUR|BUPATI|WALI ?KOTA)\b[^a-z]*,|(?:KEPALA|SEKRETARIS) [^a-z]*,)\W*$",
        )
    });
    SIGNATURE.is_match(text.trim())
}

/// The civil servant's number in `text`, its digits alone; `None` when there is none that can
/// be one. Whoever writes a record decides whether it is kept.
fn nip_of(text: &str) -> Option<String> {
    let id = person::parse(text).id?;
    let is_nip = matches!(id.kind, person::IdKind::Nip | person::IdKind::NiPppk);
    (is_nip && id.valid).then_some(id.digits)
}

/// Whether all letters of `text` are capitals.
fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|it| it.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Ditto marks and "sda": the same as above.
fn is_ditto(text: &str) -> bool {
    let squeezed = squeeze(text);
    matches!(squeezed.as_str(), "sda" | "idem" | "sdaa" | "dito" | "ditto")
        || !text.trim().is_empty()
            && text
                .chars()
                .all(|it| it.is_whitespace() || matches!(it, '"' | '”' | '“' | '\'' | '′' | '″' | '〃' | ','))
}

fn place_of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Option<Place> {
    lines.into_iter().fold(None, |place: Option<Place>, line| {
        Some(place.map_or_else(|| line.place.clone(), |it| it.union(&line.place)))
    })
}

/// Whether `text` can be who holds a seat.
fn holds_seat(text: &str) -> bool {
    let small = text.starts_with(char::is_lowercase);
    let title = ["dr.", "dr ", "drg", "drh", "apt", "ns."].iter().any(|it| text.starts_with(it));
    person::is_office(text) || (!small || title) && person::looks_like_person(text)
}
