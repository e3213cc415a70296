//! Seats from a table.
//!
//! The heading says what each column holds; without one, what stands in a column tells. A
//! heading may repeat on each page, or only its numbering row `1 2 3`; then the columns of
//! the table before go on. A row may hold several seats: numbered offices in one cell, or
//! nested roles, which are told apart by the height of each entry's first line.

use super::{
    RawSeat, RoleWords, Shape, State,
    columns::{Column, columns, is_numbering, starts_with_role},
    holds_seat, is_capitals, is_ditto, is_sentence, is_signature, joined, nip_of, role_words,
    unit::{self, Unit},
};
use crate::{
    extract::{
        person, role,
        text::{MarkerKind, as_counted, entry, fold, is_closed, marker, marker_only, squeeze},
    },
    model::{Cell, Place, Role, Table},
};

/// Reads `table`'s seats into `state`.
pub(super) fn read(table: &Table, state: &mut State) {
    let Some(columns) = columns(table, state) else { return };
    let heading: Vec<_> = table.rows.iter().take(columns.rows).map(|row| row_key(row)).collect();
    let shape = match (table.ruled, columns.headed) {
        (true, _) => Shape::Ruled,
        (false, true) => Shape::Listed,
        (false, false) => Shape::Loose,
    };
    // A table that goes on has no heading, only its numbers, or the same heading again.
    let continues = state.columns.as_ref().is_some_and(|before| {
        before.kinds == columns.kinds
            || columns.rows == usize::from(table.rows.first().is_some_and(is_numbering))
    });
    if !continues {
        state.role = RoleWords::default();
    }
    let mut is_first = continues && state.columns.is_some();
    for row in table.rows.iter().skip(columns.rows) {
        let mut rest = None;
        if std::mem::take(&mut is_first) && is_cut(row, &columns.kinds, state) {
            rest = below_cut(row);
            if rest.is_none() {
                continue;
            }
        }
        let row = rest.as_ref().unwrap_or(row);
        if is_numbering(row) || heading.contains(&row_key(row)) {
            continue;
        }
        // The signature block below may share the table's columns.
        if row.iter().flatten().any(|it| it.text.lines().any(is_signature)) {
            break;
        }
        if let Some(text) = spanning(row, columns.kinds.len())
            && heads(text, Column::Number, state)
        {
            // "A. SEKRETARIAT" over all columns: a part whose rows may have roles of their own.
            if state.role.role == Some(Role::Sekretariat) {
                state.unit = unit::named(text);
            }
            continue;
        }
        let is_numbered = count(row, &columns.kinds, state);
        let before = state.seats.len();
        let heading = (state.role.clone(), state.unit.clone());
        for entry in entries(row, &columns.kinds, state) {
            read_entry(&entry, &columns.kinds, shape, state);
        }
        if before == state.seats.len() && heading == (state.role.clone(), state.unit.clone()) {
            note_unread(row, state);
        }
        // A heading between the rows has no number; a seat has one that was not read.
        if !is_numbered && before < state.seats.len() {
            state.numbers.skip();
        }
    }
    state.columns = Some(columns);
}

/// The lines of a cell that stand before its first numbered entry.
fn end_of_cut(cell: &Cell) -> usize {
    cell.text.lines().take_while(|it| marker(it).is_none()).count()
}

/// What stands below the end of a cut row: numbered entries of the same cell.
fn below_cut(row: &[Option<Cell>]) -> Option<Vec<Option<Cell>>> {
    let mut row = row.to_vec();
    let cell = row.iter_mut().flatten().find(|it| !it.text.trim().is_empty())?;
    let end = end_of_cut(cell);
    let text: Vec<&str> = cell.text.lines().skip(end).collect();
    let text = text.join("\n");
    if text.is_empty() {
        return None;
    }
    cell.text = text;
    cell.lines.drain(..end.min(cell.lines.len()));
    Some(row)
}

/// The end of a row that the page break cut: below a heading that goes on, in a table with
/// numbers, words without a number that begin no office. Puts them to the seat above.
fn is_cut(row: &[Option<Cell>], kinds: &[Column], state: &mut State) -> bool {
    let filled: Vec<(&Column, &Cell)> = kinds
        .iter()
        .zip(row)
        .filter_map(|(kind, cell)| Some((kind, cell.as_ref().filter(|it| !it.text.trim().is_empty())?)))
        .collect();
    let [(Column::Office | Column::Institution | Column::Holder, cell)] = filled.as_slice() else {
        return false;
    };
    let text = joined(cell.text.lines().take(end_of_cut(cell)));
    if !kinds.contains(&Column::Number) || text.is_empty() || holds_seat(&text) {
        return false;
    }
    let Some(seat) = state.seats.last_mut() else { return false };
    let words = seat.office.as_mut().or(seat.institution.as_mut());
    let Some(words) = words.filter(|it| !it.trim_end().ends_with([';', '.'])) else { return false };
    *words = joined([words.as_str(), &text]);
    // On two pages: the place stays where the row begins.
    seat.legibility = seat.legibility.min(cell.legibility);
    true
}

/// The words of a row that is one cell over all `width` columns, but for a letter or Roman
/// number before it.
fn spanning(row: &[Option<Cell>], width: usize) -> Option<&str> {
    let mut filled = row.iter().flatten().filter(|it| !it.text.trim().is_empty()).peekable();
    let mut rest = width;
    let letter = |it: &&Cell| {
        marker_only(&it.text).is_some_and(|it| matches!(it.kind, MarkerKind::Roman | MarkerKind::Upper))
    };
    if filled.next_if(letter).is_some() {
        rest = rest.saturating_sub(1);
    }
    let cell = filled.next().filter(|_| rest > 1)?;
    let over_all = usize::try_from(*cell.span.last()?).ok()? >= rest;
    (over_all && filled.next().is_none()).then_some(cell.text.as_str())
}

/// Follows the numbers that rows stand under: what is skipped was lost, on the page or here.
/// Whether the row has one.
fn count(row: &[Option<Cell>], kinds: &[Column], state: &mut State) -> bool {
    let mut numbers = row.iter().zip(kinds).filter(|(_, kind)| **kind == Column::Number);
    let Some(cell) = numbers.find_map(|(cell, _)| cell.as_ref()) else { return false };
    let before = u32::try_from(state.seats.len()).unwrap_or(u32::MAX);
    let mut is_read = false;
    for mark in cell.text.lines().filter_map(marker_only) {
        is_read = true;
        let text = || row.iter().flatten().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" … ");
        if let Some(gap) = state.numbers.take(mark, before, &cell.place, text) {
            state.note_numbers(&gap);
        }
    }
    is_read
}

/// Notes a numbered row with words that gave no seat and headed none: the lines around its
/// cells may not have been seen.
fn note_unread(row: &[Option<Cell>], state: &mut State) {
    let Some(cell) = row.iter().flatten().find(|it| !it.text.trim().is_empty()) else { return };
    let text = joined(cell.text.lines());
    if let Some((mark, rest)) = marker(&text)
        && mark.kind == MarkerKind::Number
        && rest.split_whitespace().count() > 2
    {
        let before = mark.rank.checked_sub(1).filter(|it| *it > 0);
        state.note_gap(before, mark.rank + 1, &cell.place, &text);
    }
}

fn row_key(row: &[Option<Cell>]) -> String {
    row.iter().flatten().map(|it| squeeze(&it.text)).collect::<Vec<_>>().join("|")
}

/// One seat's share of a row: per column its text.
#[derive(Debug)]
struct Entry {
    cells: Vec<String>,
    place: Option<Place>,
    legibility: u8,
}

/// A printed line of a cell.
struct CellLine<'a> {
    column: usize,
    text: &'a str,
    top: Option<f32>,
    place: &'a Place,
    legibility: u8,
    starts: bool,
}

/// Cuts a row into its entries.
fn entries(row: &[Option<Cell>], kinds: &[Column], state: &mut State) -> Vec<Entry> {
    let mut lines: Vec<CellLine<'_>> = Vec::new();
    // What stands once for all entries of the row, a role or a number, is as legible for each.
    let mut shared = 100;
    for (column, cell) in row.iter().enumerate() {
        let Some(cell) = cell else { continue };
        let kind = kinds.get(column).copied().unwrap_or(Column::Other);
        let from = lines.len();
        if cell.lines.is_empty() {
            lines.extend(cell.text.lines().filter(|it| !it.trim().is_empty()).map(|text| CellLine {
                column,
                text,
                top: None,
                place: &cell.place,
                legibility: cell.legibility,
                starts: false,
            }));
        } else {
            lines.extend(cell.lines.iter().map(|line| CellLine {
                column,
                text: &line.text,
                top: line.place.bbox().map(|[_, top, _, _]| top),
                place: &line.place,
                legibility: line.legibility,
                starts: false,
            }));
        }
        let own = lines.get_mut(from..).unwrap_or_default();
        for (from, to, at) in mark_starts(own, kind) {
            if let Some(line) = own.get(at) {
                state.note_gap(Some(from), to, line.place, line.text);
            }
        }
        // A role is handed down to the entries below it.
        if kind == Column::Role || own.iter().all(|it| !it.starts) {
            shared = own.iter().map(|it| it.legibility).min().unwrap_or(100).min(shared);
        }
    }
    let mut out = cut(&lines, kinds);
    for entry in &mut out {
        entry.legibility = entry.legibility.min(shared);
        if entry.place.is_none() {
            entry.place = row.iter().flatten().find(|it| !it.text.is_empty()).map(|it| it.place.clone());
        }
    }
    out
}

/// Marks the lines of one cell that begin an entry: list markers that count on, and roles
/// below a whole role. The gaps in their counting: from, to, and the line that comes after.
fn mark_starts<'a>(lines: &mut [CellLine<'a>], kind: Column) -> Vec<(u32, u32, usize)> {
    let mut gaps = Vec::new();
    if kind == Column::Number {
        // One number in its cell numbers the row, wherever it stands; several number entries.
        let several = lines.iter().filter(|it| marker_only(it.text).is_some()).count() > 1;
        for line in lines.iter_mut() {
            line.starts = several && marker_only(line.text).is_some();
        }
        return gaps;
    }
    if kind == Column::Other {
        return gaps;
    }
    let mut last: Option<(MarkerKind, u32)> = None;
    let first_has_marker = lines.first().is_some_and(|it| marker(it.text).is_some());
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { break };
        let printed: &'a str = line.text;
        let mut words = printed;
        let starts = if kind == Column::Role {
            at > 0
                && (marker(line.text).is_some_and(|(it, _)| it.kind != MarkerKind::Bullet)
                    && starts_with_role(line.text)
                    || role_words(line.text).is_some()
                        && lines.get(at - 1).is_some_and(|it| {
                            role_words(it.text).is_some() && !role::is_wrapped(it.text, line.text)
                        }))
        } else {
            let read = marker(printed);
            match read.map(|(it, rest)| (as_counted(it, printed, last), rest)) {
                Some((it, rest))
                    if matches!(it.kind, MarkerKind::Number | MarkerKind::Lower | MarkerKind::Bullet) =>
                {
                    let counts_on = match last {
                        None => at == 0 || it.rank <= 1 || !first_has_marker,
                        // Below the next role of the same row the numbers start again.
                        Some((kind, rank)) => {
                            kind == it.kind && (it.rank > rank && it.rank <= rank + 4 || it.rank <= 1)
                        }
                    };
                    // "1 (satu) orang" is no entry, "21. -" says that nobody is named.
                    let nobody = kind == Column::Person && matches!(rest.trim(), "-" | "–" | "—");
                    let entry =
                        counts_on && (nobody || rest.chars().filter(|it| it.is_alphabetic()).count() >= 3);
                    if entry {
                        // "4 Kebumen" may be the wrapped end of "SMP Negeri".
                        if let Some((_, rank)) = last
                            && rank + 1 < it.rank
                            && is_closed(line.text)
                        {
                            gaps.push((rank, it.rank, at));
                        }
                        last = Some((it.kind, it.rank));
                        // "C. Kepala ..." for c.: as it stands it would head what follows.
                        if read.is_some_and(|(as_read, _)| as_read != it) {
                            words = rest;
                        }
                    }
                    entry
                }
                _ => false,
            }
        };
        if let Some(line) = lines.get_mut(at) {
            line.starts = starts;
            line.text = words;
        }
    }
    gaps
}

fn cut(lines: &[CellLine<'_>], kinds: &[Column]) -> Vec<Entry> {
    let width = kinds.len();
    let per_column = |column: usize| lines.iter().filter(|it| it.column == column && it.starts).count();
    let most = (0..width).map(per_column).max().unwrap_or(0);
    let numbered_first = (0..width).any(|column| {
        lines.iter().find(|it| it.column == column).is_some_and(|it| it.starts) && per_column(column) >= 1
    });
    if most == 0
        || most == 1 && numbered_first && (0..width).map(per_column).sum::<usize>() <= 2 && single(lines)
    {
        return vec![gather(lines.iter().map(|line| (0, line)), width, 1).remove(0)];
    }
    let geometric = lines.iter().all(|it| it.top.is_some());
    if geometric {
        let mut tops: Vec<f32> = lines.iter().filter(|it| it.starts).filter_map(|it| it.top).collect();
        if let Some(first) = lines.iter().filter_map(|it| it.top).reduce(f32::min) {
            tops.push(first);
        }
        tops.sort_by(f32::total_cmp);
        tops.dedup_by(|a, b| (*a - *b).abs() < 4.0);
        let count = tops.len();
        let numbered =
            kinds.iter().enumerate().any(|(column, kind)| *kind == Column::Number && per_column(column) > 0);
        let assigned = lines.iter().map(|line| {
            let top = line.top.unwrap_or_default();
            let mut at = tops.iter().rposition(|it| *it <= top + 4.0).unwrap_or(0);
            let holder =
                matches!(kinds.get(line.column), Some(Column::Office | Column::Institution | Column::Holder));
            if holder
                && !line.starts
                && continues(line.text)
                && lines.iter().any(|it| it.column == line.column && it.top < line.top)
            {
                // The wrapped end of the office above, level with the next entry's heading.
                at = at.saturating_sub(usize::from(tops.get(at).is_some_and(|it| (*it - top).abs() <= 4.0)));
            }
            // A role (or number) that heads the whole row belongs to its first entry, also
            // when it is centred in its cell.
            let heads = !numbered
                && matches!(kinds.get(line.column), Some(Column::Role | Column::Number))
                && per_column(line.column) == 0;
            (if heads { 0 } else { at }, line)
        });
        gather(assigned, width, count)
    } else {
        let mut seen = vec![0_usize; width];
        let starts_first: Vec<bool> = (0..width)
            .map(|column| lines.iter().find(|it| it.column == column).is_some_and(|it| it.starts))
            .collect();
        let count = (0..width)
            .map(|column| {
                per_column(column)
                    + usize::from(
                        !starts_first.get(column).copied().unwrap_or(false) && per_column(column) > 0,
                    )
            })
            .max()
            .unwrap_or(1)
            .max(1);
        let assigned: Vec<_> = lines
            .iter()
            .map(|line| {
                let at = seen.get_mut(line.column).map_or(0, |seen| {
                    *seen += usize::from(line.starts);
                    let first = usize::from(starts_first.get(line.column).copied().unwrap_or(false));
                    seen.saturating_sub(first)
                });
                (at.min(count - 1), line)
            })
            .collect();
        gather(assigned.into_iter(), width, count)
    }
}

/// Words that no office begins with.
fn continues(text: &str) -> bool {
    let text = text.trim_start();
    if marker(text).is_some() {
        return false;
    }
    let first = text.split(char::is_whitespace).next().unwrap_or(text);
    text.starts_with(char::is_lowercase)
        || matches!(
            squeeze(first).as_str(),
            "kabupaten" | "kab" | "kota" | "provinsi" | "dan" | "republik" | "daerah"
        )
}

/// One numbered entry at most in each cell: the row is one seat.
fn single(lines: &[CellLine<'_>]) -> bool {
    lines.iter().enumerate().all(|(at, line)| {
        !line.starts || lines.get(..at).is_none_or(|before| before.iter().all(|it| it.column != line.column))
    })
}

fn gather<'l, 'a: 'l>(
    lines: impl Iterator<Item = (usize, &'l CellLine<'a>)>,
    width: usize,
    count: usize,
) -> Vec<Entry> {
    let mut texts: Vec<Vec<Vec<&str>>> = vec![vec![Vec::new(); width]; count.max(1)];
    let mut places: Vec<Option<Place>> = vec![None; count.max(1)];
    let mut legibilities = vec![100_u8; count.max(1)];
    for (at, line) in lines {
        if let Some(cell) = texts.get_mut(at).and_then(|it| it.get_mut(line.column)) {
            cell.push(line.text);
        }
        if let Some(place) = places.get_mut(at) {
            *place = Some(place.as_ref().map_or_else(|| line.place.clone(), |it| it.union(line.place)));
        }
        if let Some(legibility) = legibilities.get_mut(at) {
            *legibility = line.legibility.min(*legibility);
        }
    }
    texts
        .into_iter()
        .zip(places)
        .zip(legibilities)
        .map(|((cells, place), legibility)| Entry {
            cells: cells.into_iter().map(|lines| lines.join("\n")).collect(),
            place,
            legibility,
        })
        .collect()
}

fn read_entry(row: &Entry, kinds: &[Column], shape: Shape, state: &mut State) {
    let text_of = |kind: Column| -> Option<String> {
        let parts: Vec<_> = row
            .cells
            .iter()
            .zip(kinds)
            .filter(|(text, it)| **it == kind && !text.trim().is_empty() && text.trim() != ":")
            .map(|(text, _)| text.as_str())
            .collect();
        (!parts.is_empty()).then(|| parts.join("\n"))
    };
    let filled: Vec<(&Column, &str)> = row
        .cells
        .iter()
        .zip(kinds)
        .filter(|(text, kind)| {
            let marker = **kind == Column::Number && marker_only(text).is_some();
            !marker && text.chars().any(char::is_alphanumeric)
        })
        .map(|(text, kind)| (kind, text.as_str()))
        .collect();
    let (Some(place), Some((first, rest))) = (row.place.clone(), filled.split_first()) else { return };
    if rest.is_empty() && heads(first.1, *first.0, state) {
        return;
    }
    // A heading over all columns, in capitals, that a border was thought to part.
    let parted = joined(filled.iter().map(|(_, text)| *text));
    if !rest.is_empty()
        && is_capitals(&parted)
        && let Some(unit) = unit::heading(&parted).filter(Unit::is_part)
        && filled.iter().all(|(_, text)| role_words(text).is_none())
    {
        state.unit = nested(&state.unit, unit, &parted);
        state.role = RoleWords::default();
        return;
    }
    let one_line = |text: String| joined(text.lines());
    let role_text = text_of(Column::Role).map(one_line);
    // The wrapped end of the office above, level with the heading of what follows. Rows of a
    // file that has cells by nature hold what they hold.
    let wrapped = text_of(Column::Office).filter(|it| matches!(place, Place::Page { .. }) && continues(it));
    if let (Some(wrapped), None, Some(above)) = (wrapped, text_of(Column::Person), state.seats.last_mut())
        && let Some(office) = &mut above.office
    {
        *office = joined([office.as_str(), &one_line(wrapped)]);
        above.place = above.place.union(&place);
        if let Some(text) = &role_text {
            heads(text, Column::Role, state);
        }
        return;
    }
    if let Some(text) = role_text.as_deref().filter(|it| !is_ditto(it)) {
        let bare = entry(marker(text).map_or(text, |(_, rest)| rest));
        state.role = role_words(bare)
            .or_else(|| {
                role::role_at_start(bare)
                    .map(|it| RoleWords { role: Some(it.role), text: Some(bare.to_owned()) })
            })
            .unwrap_or_else(|| RoleWords { role: None, text: Some(bare.to_owned()) });
    }
    let unnumbered = |text: String| {
        let text = text.trim();
        match marker(text) {
            Some((it, rest))
                if matches!(it.kind, MarkerKind::Number | MarkerKind::Lower | MarkerKind::Bullet) =>
            {
                rest.to_owned()
            }
            _ => text.to_owned(),
        }
    };
    let person = text_of(Column::Person).map(unnumbered);
    // "..........  Kepala Desa": a form that nobody has filled in.
    let blank = row.cells.iter().zip(kinds).any(|(text, kind)| {
        *kind == Column::Person && !text.trim().is_empty() && !text.chars().any(char::is_alphabetic)
    });
    if blank && !kinds.contains(&Column::Role) {
        return;
    }
    let holder = text_of(Column::Holder).map(unnumbered);
    let office = text_of(Column::Office).map(unnumbered).map(one_line);
    let institution = text_of(Column::Institution).map(unnumbered).map(one_line);
    let (office, institution) = match (office, institution, &person, &holder) {
        // Only a column of institutions beside the roles: it names who holds the seat.
        (None, Some(institution), None, None) => (Some(institution), None),
        other => (other.0, other.1),
    };
    let (office, person) = match (holder, person) {
        (Some(holder), None) => {
            let office = match office {
                Some(office) => format!("{}\n{office}", holder.trim()),
                None => holder,
            };
            (Some(office), None)
        }
        (_, person) => (office, person),
    };
    if person.is_none() && office.is_none() && institution.is_none() {
        return;
    }
    if office.as_deref().is_some_and(|it| is_sentence(&fold(it))) {
        return;
    }
    state.note_unknown_role(&place);
    let nip = text_of(Column::Nip).or_else(|| person.clone());
    state.seats.push(RawSeat {
        nip: nip.as_deref().and_then(nip_of),
        role: state.role.clone(),
        unit: state.unit.clone(),
        person,
        office,
        institution,
        place,
        legibility: row.legibility,
        shape,
    });
}

/// A row with one filled cell: a role for the rows below, or a unit's heading. `false` when
/// it is neither.
fn heads(text: &str, kind: Column, state: &mut State) -> bool {
    let text = joined(text.lines());
    // "8. Ketua Pokja X" among offices is one.
    let among_offices = matches!(kind, Column::Office | Column::Holder | Column::Institution);
    if let Some(role) = role_words(&text)
        && (!among_offices || role::is_alone(&text))
    {
        state.role = role;
        return true;
    }
    let numbered =
        marker(&text).is_some_and(|(it, _)| matches!(it.kind, MarkerKind::Upper | MarkerKind::Roman));
    let unit = unit::heading(&text).or_else(|| {
        // In a column where no office can stand, any words head what follows.
        let section = kind == Column::Person && !person::looks_like_person(&text);
        (kind == Column::Role || section || numbered && !holds_seat(&text)).then(|| unit::named(&text))
    });
    // In a column where offices stand, only what can be no office heads the rows below.
    let unit = unit
        .filter(|it| !among_offices || it.is_sub() || numbered || is_capitals(&text) && !holds_seat(&text));
    match unit {
        Some(unit) => {
            state.unit = nested(&state.unit, unit, &text);
            state.role = RoleWords::default();
            true
        }
        None => false,
    }
}

/// A part ("b. Pendistribusian") keeps the name of the body it belongs to.
fn nested(outer: &Unit, inner: Unit, text: &str) -> Unit {
    let lower = marker(text).is_some_and(|(it, _)| it.kind == MarkerKind::Lower);
    match (&outer.text, &inner.text) {
        (Some(outer_text), Some(text)) if lower => {
            let body = outer_text.split(" / ").next().unwrap_or(outer_text);
            Unit { id: inner.id.or_else(|| outer.id.clone()), text: Some(format!("{body} / {text}")) }
        }
        _ => inner,
    }
}
