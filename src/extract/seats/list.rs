//! Seats from running text: lists of `role : office`.
//!
//! ```text
//! a. Ketua        : Bupati X;                      role, colon, office
//! b. Anggota      : 1. Kepala Dinas A;             a role for many numbered offices
//!                   2. Kepala Badan B              that wrap, over pages and gutters
//!                      Kabupaten X;
//! c. Koordinator LHKPN : 1. Ketua : Sekretaris     a unit that holds roles of its own
//! 1. Kepala Dinas C selaku Sekretaris              the role behind the office
//! Keanggotaan terdiri dari: a. Unsur A; b. ...     bare members
//! ```
//! Colons may be lost; then a wide gap or the office's own first word must show the border.

use std::ops::Range;

use super::label::{Labelled, counted, inner_label, is_task, labelled};
use super::sentence::{ends_office, is_anybody, is_border, is_division, lists_members, names_members, sends};
use super::{
    RawSeat, RoleWords, Shape, State, holds_seat, introduces, is_capitals, is_sentence, is_signature, joined,
    nip_of, place_of, role_words, said_role, unit,
};
use crate::{
    extract::{
        flow::{Flow, FlowLine},
        person, role,
        text::{Marker, MarkerKind, as_counted, dotless, entry, fold, is_closed, marker, squeeze},
    },
    model::{Line, Place, Role},
};

/// An entry that may still go on in the next line.
struct Open<'a> {
    lines: Vec<&'a Line>,
    words: Vec<&'a str>,
    /// Left edge of its words; continuation lines start there.
    left: f32,
    page: usize,
    marker: Option<Marker>,
    /// Left edge of its number, where that begins the line.
    mark_left: Option<f32>,
    shape: Shape,
    /// A role label with a colon stands before it, or its list counts on.
    told: bool,
    /// Where the office starts in "NAME - office", which go on in columns of their own; and
    /// the words of the office.
    office: Option<(f32, Vec<&'a str>)>,
}

impl<'a> Open<'a> {
    /// Takes in a continuation line.
    fn go_on(&mut self, line: &FlowLine<'a>, text: &'a str) {
        self.lines.push(line.line);
        self.page = line.page;
        match &mut self.office {
            Some((left, office)) => {
                for part in &line.line.parts {
                    let column = if part.left >= *left - HANGING { &mut *office } else { &mut self.words };
                    column.push(&part.text);
                }
            }
            None => self.words.push(text),
        }
    }

    /// Whether `line` stands below the entry's number and goes on all the same: the line above
    /// is full, and nothing of its own begins.
    fn goes_on_below_number(&self, line: &FlowLine<'a>) -> bool {
        let (Some(number), Some(first), Some(above)) =
            (self.mark_left, line.line.parts.first(), self.lines.last())
        else {
            return false;
        };
        let text = line.line.text.as_str();
        let right = |line: &Line| line.parts.last().map_or(0.0, |it| it.right);
        let word = text.split_whitespace().next().map_or(0, |it| it.chars().count());
        // Of the first word's letters about half an em each: it had no room above.
        let height = line.line.place.bbox().map_or(0.0, |[_, top, _, bottom]| bottom - top);
        let room = f32::from(u16::try_from(word).unwrap_or(u16::MAX)) * 0.5 * height;
        let full = right(line.line) < right(above) + room;
        let begins = holds_seat(text)
            || role::role_at_start(text).is_some()
            || unit::heading(text).is_some() && !line.squeezed.starts_with("sekretariatdaerah")
            || is_sentence(&line.folded)
            || is_signature(text);
        (first.left - number).abs() < 3.0 && line.line.parts.len() == 1 && full && !begins
    }

    /// Its words, an office's column behind the name's.
    fn text(&self) -> String {
        let name = joined(self.words.iter().copied());
        match &self.office {
            Some((_, office)) => format!("{} - {}", name, joined(office.iter().copied())),
            None => name,
        }
    }
}

/// "NAME - office" in columns: the name, the office, and the office's left edge.
fn dashed<'a>(line: &'a Line, words: &'a str) -> Option<(&'a str, &'a str, f32)> {
    const DASHES: [&str; 3] = ["-", "–", "—"];
    let offset = words.as_ptr().addr().checked_sub(line.text.as_ptr().addr())?;
    let mut start = 0;
    let mut dash = None;
    for part in &line.parts {
        let end = start + part.text.len();
        if let Some(dash) = dash {
            let name = words.get(..usize::checked_sub(dash, offset)?)?.trim_end();
            let office = line.text.get(start..)?;
            return (!name.is_empty()).then_some((name, office, part.left));
        }
        if start > offset && DASHES.contains(&part.text.as_str()) {
            dash = Some(start);
        } else if let Some(bare) =
            DASHES.iter().find_map(|it| part.text.strip_suffix(it)).filter(|it| it.ends_with(' '))
        {
            dash = Some(start + bare.len());
        }
        start = end + 1;
    }
    None
}

struct Reader<'a, 's> {
    state: &'s mut State,
    open: Option<Open<'a>>,
    /// The marker of the last role label: `b.`.
    label: Option<Marker>,
    /// The marker of the last entry under the present role.
    last: Option<Marker>,
    /// Lines since the last that belonged to a list.
    idle: u32,
    /// What the sentence just above says that follows.
    above: Above,
    /// Folded words of the sentence that the line above leaves open.
    before: String,
    /// A seat was found since the last border: what follows belongs to a composition.
    seated: bool,
    /// The last label stands on a line of its own.
    headed: bool,
    /// The line above holds a label, which may break off there ("Ketua merangkap", "Ketua" of
    /// "Ketua Harian").
    is_label_above: bool,
    /// Page and left edge of the last entry's marker.
    edge: Option<(usize, f32)>,
}

/// Reads the seats in the lines of `range` into `state`.
pub(super) fn read(flow: &Flow<'_>, range: Range<usize>, state: &mut State) {
    let mut reader = Reader {
        state,
        open: None,
        label: None,
        last: None,
        idle: 0,
        above: Above::Nothing,
        before: String::new(),
        seated: false,
        headed: false,
        is_label_above: false,
        edge: None,
    };
    for line in flow.slice(&range) {
        reader.line(line);
        if line.folded.ends_with([':', ';', '.']) {
            reader.before.clear();
        } else {
            reader.before.push_str(&line.folded);
            reader.before.push(' ');
        }
    }
    reader.close();
}

/// What a sentence that ends in a colon says that follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    /// None stands above, or it says nothing of these.
    Nothing,
    /// Members of a body.
    Members,
    /// The parts of an organisation.
    Divisions,
    /// Whom something is sent to.
    Recipients,
}

impl<'a> Reader<'a, '_> {
    /// A sentence that introduces members stood just above.
    fn introduced(&self) -> bool {
        self.above == Above::Members
    }

    fn line(&mut self, line: &FlowLine<'a>) {
        // ": 2. Kepala ..." goes on under the label above.
        let text = line.line.text.trim_start_matches([':', ' ']);
        let opened = line.folded.ends_with(':') && lists_members(&self.before);
        let sentence = opened.then(|| format!("{}{}", self.before, line.folded));
        let sentence = sentence.as_deref().unwrap_or(&line.folded);
        let introduces = opened || introduces(&line.folded);
        // "pada Diktum / KESATU terdiri dari": no border, but the wrapped end of a sentence.
        let wraps = ["diktum ", "dictum "].iter().any(|it| self.before.ends_with(it));
        if !wraps && is_border(&line.folded) || is_signature(text) {
            self.before.clear();
            self.close();
            self.state.role = RoleWords::default();
            self.state.unit = unit::Unit::default();
            self.label = None;
            self.last = None;
            let sends = line.folded.ends_with(':') && sends(&line.folded);
            self.above = if sends { Above::Recipients } else { Above::Nothing };
            self.seated = false;
            if introduces {
                self.introduce(&line.folded);
            }
            return;
        }
        if std::mem::take(&mut self.is_label_above) && self.label_ends(line) {
            return;
        }
        let last = self.last.map(|it| (it.kind, it.rank));
        let (mark, bare) = if let Some((mark, rest)) = marker(text) {
            (Some(as_counted(mark, text, last)), rest)
        } else {
            let letters = |it: &Marker| it.kind == MarkerKind::Lower;
            let counting = [self.last, self.label].into_iter().flatten().filter(letters);
            let found = counting.into_iter().find_map(|it| dotless(text, it.rank));
            found.map_or((None, text), |(mark, rest)| (Some(mark), rest))
        };
        // "Keanggotaan Tim terdiri dari:" begins with a role's word and is no role's label.
        if mark.is_none() && line.folded.contains("terdiri") && introduces && !self.goes_on(line, mark) {
            self.close();
            self.introduce(sentence);
            return;
        }
        let unfinished = mark.is_none()
            && self.open.as_ref().and_then(|it| it.words.last()).is_some_and(|it| {
                ["merangkap", "selaku", "sebagai"].iter().any(|word| fold(it).ends_with(word))
            });
        // "17. Koordinator Umum X" behind "16. ...": the next entry, not a label.
        let next_entry = matches!((mark, self.last), (Some(it), Some(last)) if it.kind == last.kind && it.rank == last.rank + 1);
        let label = labelled(line, bare).filter(|it| {
            let heads = bare.trim_end().ends_with(':');
            !(unfinished || next_entry && it.value.is_empty() && !heads)
        });
        if let Some(labelled) = label {
            self.close();
            self.idle = 0;
            self.label = mark;
            self.last = None;
            self.edge = None;
            self.note_gap(mark, line);
            self.begin(line, labelled);
            return;
        }
        if introduces && !self.goes_on(line, mark) {
            self.close();
            self.introduce(sentence);
            return;
        }
        if mark.is_none() && line.folded.ends_with(':') && (sends(&self.before) || sends(&line.folded)) {
            self.close();
            self.above = Above::Recipients;
            return;
        }
        if let Some(mark) = mark
            && self.item(line, mark, bare)
        {
            return;
        }
        if self.trailing_role(line, bare) {
            return;
        }
        if mark.is_none() && self.below_heading(line, text) {
            return;
        }
        if self.goes_on(line, mark) {
            if let Some(open) = &mut self.open {
                open.go_on(line, text);
            }
            return;
        }
        let within = || {
            let marked = mark.filter(|_| !holds_seat(bare));
            marked.and_then(|_| unit::within(&self.state.unit, bare))
        };
        if let Some(unit) = unit::heading(text).filter(|it| is_heading(text, mark, it)).or_else(within) {
            self.close();
            self.idle = 0;
            self.state.unit = unit;
            self.state.role = RoleWords::default();
            self.last = None;
            self.label = None;
            return;
        }
        self.close();
        self.idle += 1;
        if self.idle > 3 {
            self.state.role = RoleWords::default();
            self.above = Above::Nothing;
            self.last = None;
        }
    }

    /// "Susunan Keanggotaan ... terdiri dari:" starts a new list.
    fn introduce(&mut self, sentence: &str) {
        self.idle = 0;
        self.above = if names_members(sentence) {
            Above::Members
        } else if sentence.contains("organisasi") {
            Above::Divisions
        } else {
            Above::Nothing
        };
        self.last = None;
        self.label = None;
        self.state.role = RoleWords::default();
        if let Some(level) = unit::level(sentence) {
            self.state.unit = unit::Unit { id: Some(level.to_owned()), text: Some(level.to_owned()) };
        } else if self
            .state
            .unit
            .id
            .as_deref()
            .is_some_and(|it| matches!(it, "kecamatan" | "desa" | "sekolah"))
        {
            self.state.unit = unit::Unit::default();
        }
        // "Keanggotaan X terdiri atas:" names the role of bare entries.
        if sentence.contains("keanggotaan") && sentence.contains("terdiri") {
            self.state.role = RoleWords { role: Some(Role::Anggota), text: Some(MEMBERSHIP.to_owned()) };
        }
    }

    /// "Harian   Perempuan dan ...": the end of the label above, in its column, and more of the
    /// entry beside it. `false` when the line is something else.
    fn label_ends(&mut self, line: &FlowLine<'a>) -> bool {
        let Some((first, rest)) = line.line.parts.split_first() else { return false };
        let (Some(open), Some(label)) = (&mut self.open, &self.state.role.text) else { return false };
        let words = joined([label.as_str(), &first.text]);
        let role = if fold(label).ends_with("merangkap") {
            role_words(&first.text).map(|it| self.state.role.role.or(it.role))
        } else {
            let below = first.right < open.left && role::is_wrapped(label, &first.text);
            below.then(|| role::exact(&words))
        };
        let Some(role) = role else { return false };
        self.state.role = RoleWords { role, text: Some(words) };
        if !rest.is_empty() {
            open.lines.push(line.line);
            open.words.extend(rest.iter().map(|it| it.text.as_str()));
        }
        true
    }

    /// A role label: sets the role, and opens its first entry when one follows.
    fn begin(&mut self, line: &FlowLine<'a>, labelled: Labelled<'a>) {
        let value = labelled.value;
        let (mark, bare) = match marker(value) {
            Some((mark, rest)) => (Some(mark), rest),
            None => (None, value),
        };
        // "a. Koordinator LHKPN : 1. Ketua : Sekretaris Daerah"
        if let Some(inner) = inner_label(bare) {
            self.state.unit = unit::named(labelled.role.text.as_deref().unwrap_or_default());
            self.label = mark;
            self.begin(line, inner);
            return;
        }
        self.headed = bare.is_empty();
        self.is_label_above = true;
        self.state.role = labelled.role;
        self.last = mark;
        if bare.chars().any(char::is_alphabetic) {
            self.open(line, bare, mark, labelled.shape, true);
        }
    }

    fn open(
        &mut self,
        line: &FlowLine<'a>,
        words: &'a str,
        marker: Option<Marker>,
        shape: Shape,
        told: bool,
    ) {
        self.idle = 0;
        let (words, office) = match dashed(line.line, words) {
            Some((name, office, left)) => (name, Some((left, vec![office]))),
            None => (words, None),
        };
        self.open = Some(Open {
            lines: vec![line.line],
            words: vec![words],
            // In columns the name goes on below its marker.
            left: match (&office, line.line.parts.first()) {
                (Some(_), Some(first)) => first.left - 2.0,
                _ => left_of(line.line, words),
            },
            page: line.page,
            marker,
            mark_left: None,
            shape,
            told,
            office,
        });
    }

    /// A marked line under a role: one more entry. `false` when it is none.
    fn item(&mut self, line: &FlowLine<'a>, mark: Marker, bare: &'a str) -> bool {
        if self.above == Above::Recipients {
            return false;
        }
        let said = said_role(bare).is_some();
        let under_role = self.state.role != RoleWords::default();
        if !holds_seat(bare) && unit::within(&self.state.unit, bare).is_some() {
            return false;
        }
        let unit = unit::heading(bare)
            .is_some_and(|it| !under_role || it.is_part() && is_capitals(bare) || it.is_sub());
        if unit || !(under_role || said || self.introduced() && holds_seat(bare)) {
            return false;
        }
        let edge = line.line.parts.first().map(|it| (line.page, it.left));
        // The number of a list around this one: a label, or the end of the seats.
        let outdented = match (self.last, self.edge, edge) {
            (Some(_), Some((page, left)), Some((here, now))) => page == here && now < left - OUTDENT,
            _ => false,
        };
        if outdented && matches!(line.line.place, Place::Page { .. }) {
            self.close();
            self.last = None;
            if self.unknown_label(line, mark, bare) {
                return true;
            }
            self.state.role = RoleWords::default();
            return false;
        }
        let same_as_label = self.label.is_some_and(|it| it.kind == mark.kind && it.paren == mark.paren);
        let counts_on = self
            .last
            .is_some_and(|it| it.kind == mark.kind && mark.rank > it.rank && mark.rank <= it.rank + 4)
            || self.last.is_none() && mark.rank <= 1 && !same_as_label
            || mark.kind == MarkerKind::Bullet && self.last.is_some_and(|it| it.kind == mark.kind);
        if self.last.is_none() && same_as_label && mark.rank > self.label.map_or(0, |it| it.rank) && !said {
            // The next label, with a role that is not known: "b. Admin LHKPN : 1. ..."
            return self.unknown_label(line, mark, bare);
        }
        // "10. LSM X:" between "9. ...;" and "11. ...;" is the next entry, its end misread.
        let is_next = !same_as_label
            && self.last.is_some_and(|it| it.kind == mark.kind && it.rank + 1 == mark.rank)
            && !bare.trim_end().trim_end_matches(':').contains(':');
        let labels = bare.trim_end().ends_with(':') && self.label.is_some() && !is_next;
        if labels && self.unknown_label(line, mark, bare) {
            return true;
        }
        if is_sentence(&fold(bare)) || is_task(bare) || !(counts_on || said || holds_seat(bare)) {
            return false;
        }
        if same_as_label
            && !counts_on
            && let Some((label, _)) = bare.split_once(':')
            && label.split_whitespace().count() <= 6
        {
            return self.unknown_label(line, mark, bare);
        }
        self.close();
        let skips =
            |it: &Marker| it.kind == mark.kind && it.rank + 1 < mark.rank && is_closed(&line.line.text);
        if let Some(last) = self.last.filter(skips) {
            self.state.note_gap(Some(last.rank), mark.rank, &line.line.place, &line.line.text);
        }
        // The first entry stands behind its label, the others below it.
        self.edge = edge.filter(|_| self.last.is_some_and(|it| it.kind == mark.kind) || self.edge.is_none());
        self.last = Some(mark);
        self.open(line, bare, Some(mark), Shape::Listed, counts_on);
        if let Some(open) = &mut self.open {
            open.mark_left = line.line.parts.first().map(|it| it.left);
        }
        true
    }

    /// "b. Admin LHKPN : 1. Kepala ...": a label beside known roles whose words are no role.
    fn unknown_label(&mut self, line: &FlowLine<'a>, mark: Marker, bare: &'a str) -> bool {
        let Some((label, value)) = bare.split_once(':') else { return false };
        // The entry above ends here in any case; it tells whether seats stand around.
        self.close();
        let (label, value) = (label.trim(), value.trim());
        let words = label.split_whitespace().count();
        let (inner, rest) = marker(value).map_or((None, value), |(mark, rest)| (Some(mark), rest));
        if !self.seated || words == 0 || words > 6 || !(holds_seat(rest) || value.is_empty()) {
            return false;
        }
        self.label = Some(mark);
        self.last = inner;
        self.state.role = RoleWords { role: None, text: Some(label.to_owned()) };
        self.is_label_above = true;
        // Also where no seat follows that can be told.
        self.state.note_unknown_role(&line.line.place);
        if !rest.is_empty() {
            self.open(line, rest, inner, Shape::Listed, true);
        }
        true
    }

    /// "1. Kepala Dinas X      Ketua Harian": office first, the role behind a wide gap.
    fn trailing_role(&mut self, line: &FlowLine<'a>, bare: &'a str) -> bool {
        let [.., holder, last] = line.line.parts.as_slice() else { return false };
        let Some(role) = role_words(&last.text) else { return false };
        // "KETUA,    SEKRETARIS,": two signatures side by side.
        let signs = |text: &str| text.trim_end().ends_with(',');
        if role_words(&holder.text).is_some() || signs(&holder.text) || signs(&last.text) {
            return false;
        }
        if !holds_seat(marker(&holder.text).map_or(holder.text.as_str(), |(_, rest)| rest)) {
            return false;
        }
        let Some(words) = bare.strip_suffix(last.text.as_str()) else { return false };
        self.close();
        self.state.role = role;
        self.open(line, words.trim_end(), None, Shape::Loose, false);
        true
    }

    /// "KETUA" on a line of its own, and below it who holds it, without a mark.
    fn below_heading(&mut self, line: &FlowLine<'a>, text: &'a str) -> bool {
        let headed = self.state.role.role.is_some() && self.last.is_none() && self.headed;
        let another = self.open.as_ref().is_some_and(|it| it.marker.is_none() && ends_office(&it.text()));
        if !headed || !(self.introduced() || self.seated) || self.open.is_some() && !another {
            return false;
        }
        // Boxes of a chart stand side by side.
        if line.line.parts.len() > 1 || text.split_whitespace().count() < 2 {
            return false;
        }
        if !person::is_office(text) || role::is_alone(text) || is_sentence(&fold(text)) || is_task(text) {
            return false;
        }
        self.close();
        self.open(line, text, None, Shape::Loose, true);
        true
    }

    /// Whether `line` continues the open entry.
    fn goes_on(&self, line: &FlowLine<'a>, mark: Option<Marker>) -> bool {
        let Some(open) = &self.open else { return false };
        let so_far = open.words.last().map_or("", |it| it.trim_end());
        let unfinished =
            ["merangkap", "selaku", "sebagai", " dan"].iter().any(|it| fold(so_far).ends_with(it));
        if unfinished {
            return mark.is_none();
        }
        if so_far.ends_with(';') || open.lines.len() > 6 {
            return false;
        }
        // "2. " at the start may be the wrapped end of "Kelas" / "I. ..."; a lone marker is no
        // continuation where a list counts.
        if mark.is_some_and(|it| open.marker.is_some_and(|open| open.kind == it.kind)) {
            return false;
        }
        let first = line.line.parts.first();
        let geometric = matches!(line.line.place, Place::Page { .. });
        if geometric && open.page == line.page {
            let below = match (open.lines.last().and_then(|it| it.place.bbox()), line.line.place.bbox()) {
                (Some([_, top, _, bottom]), Some([_, next, _, _])) => {
                    next - bottom < 1.2 * (bottom - top) && next > top
                }
                _ => true,
            };
            let indented = first.is_some_and(|it| it.left >= open.left);
            return below
                && (indented || open.goes_on_below_number(line))
                && !is_heading_case(&line.line.text, so_far);
        }
        if geometric {
            // Over a page break the entry must be visibly unfinished; a running head goes on nothing.
            return !line.squeezed.starts_with("lampiran")
                && !so_far.ends_with('.')
                && !is_heading_case(&line.line.text, so_far)
                && mark.is_none();
        }
        !so_far.ends_with('.')
            && first.is_some_and(|it| it.left >= open.left)
            && !is_heading_case(&line.line.text, so_far)
    }

    /// Ends the open entry and keeps it when somebody can hold that seat.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text = open.text();
        let text = entry(&text);
        // A role in a sentence shows itself only when its lines are joined.
        let (text, role) = match counted(text).filter(|it| !it.value.is_empty()) {
            Some(counted) => (counted.value, counted.role),
            None => (text, self.state.role.clone()),
        };
        let folded = fold(text);
        let letters = text.chars().filter(|it| it.is_alphabetic()).count();
        if !(3..=260).contains(&letters) || is_sentence(&folded) || is_task(text) {
            return;
        }
        let said = said_role(text).is_some();
        // What an entry says itself goes before what its list is called.
        let listed = role.text.as_deref() == Some(MEMBERSHIP);
        let role = if said && listed { RoleWords::default() } else { role };
        // "terdiri dari: a. Koordinator; b. Anggota" lists roles, not who holds them; so does
        // "Tim Pengarah: 1. Penanggung Jawab Umum; 2. Ketua".
        let role_alone =
            role::is_alone(text) || self.state.role.role.is_none() && role::role_at_start(text).is_some();
        if !(open.told || said || holds_seat(text)) || role_alone && !said {
            return;
        }
        if self.above == Above::Divisions && is_division(&folded) || said && is_anybody(text) {
            return;
        }
        let Some(place) = place_of(open.lines.iter().copied()) else { return };
        self.state.note_unknown_role(&place);
        let legibility = open.lines.iter().map(|it| it.legibility).min().unwrap_or(100);
        self.state.columns = None;
        self.seated = true;
        self.state.seats.push(RawSeat {
            role,
            unit: self.state.unit.clone(),
            person: None,
            nip: nip_of(text),
            office: Some(text.to_owned()),
            institution: None,
            place,
            legibility,
            shape: if said { Shape::Listed } else { open.shape },
        });
    }

    /// A lettered list that begins at "c.": its first rows are cut off or lost.
    fn note_gap(&mut self, mark: Option<Marker>, line: &FlowLine<'a>) {
        let Some(mark) = mark else { return };
        if !self.seated && self.introduced() && mark.rank > 1 && mark.kind != MarkerKind::Bullet {
            self.state.note_gap(None, mark.rank, &line.line.place, &line.line.text);
        }
    }
}

/// A line that heads a unit, and not the wrapped end of a sentence: it names a known unit,
/// is marked, or stands in capitals.
fn is_heading(text: &str, mark: Option<Marker>, unit: &unit::Unit) -> bool {
    let bare = marker(text).map_or(text, |(_, rest)| rest);
    let marked = mark.is_some_and(|it| !matches!(it.kind, MarkerKind::Bullet));
    let whole = bare.starts_with(char::is_uppercase) && !bare.trim_end().ends_with(['.', ',', ';']);
    whole && (marked || is_capitals(text) || unit.id.is_some())
}

/// A heading in capitals does not continue an entry in small letters.
fn is_heading_case(text: &str, so_far: &str) -> bool {
    is_capitals(text) && !is_capitals(so_far) && squeeze(text).len() > 6
}

/// The least left edge of lines that continue `words`, which is a piece of `line`'s text:
/// where the words start, or a little right of the marker that shares a part with them.
fn left_of(line: &Line, words: &str) -> f32 {
    let offset = words.as_ptr().addr().saturating_sub(line.text.as_ptr().addr());
    let mut start = 0;
    for part in &line.parts {
        let end = start + part.text.len();
        if offset <= end {
            return match (offset == start, start == 0) {
                (true, _) => part.left - HANGING,
                // Behind a marker, label and value share a part: lines go on below the label.
                (false, false) => part.left - 2.0,
                (false, true) => part.left + 1.0,
            };
        }
        start = end + 1;
    }
    line.parts.first().map_or(0.0, |it| it.left)
}

/// The role's words of bare entries below "Keanggotaan X terdiri atas:".
const MEMBERSHIP: &str = "Keanggotaan";

/// How far left of its list's numbers an entry's number may stand, in points.
const OUTDENT: f32 = 40.0;

/// How far a continuation line may stand left of its first line, in points.
const HANGING: f32 = 9.0;
