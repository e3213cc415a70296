//! Seats from a table.
//!
//! The heading says what each column holds; without one, what stands in a column tells. A
//! heading may repeat on each page, or only its numbering row `1 2 3`; then the columns of
//! the table before go on. A row may hold several seats: numbered offices in one cell, or
//! nested roles, which are told apart by the height of each entry's first line.

use super::{
    RawSeat, RoleWords, Shape, State, holds_seat, is_ditto, is_capitals, is_sentence, is_signature, joined, nip_of, role_words,
    unit::{self, Unit},
};
use crate::{
    extract::{
        person, role,
        text::{MarkerKind, entry, fold, marker, marker_only, squeeze},
    },
    model::{Cell, Place, Table},
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Number,
    Role,
    Person,
    /// Name or office, or both.
    Holder,
    Office,
    Institution,
    /// Civil servants' numbers.
    Nip,
    /// A signature, an amount: a form to fill in, not a composition, unless roles stand beside.
    Form,
    Other,
}

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    kinds: Vec<Column>,
    /// Told by a heading, not by content.
    headed: bool,
    /// Rows of the heading.
    rows: usize,
}

/// What a column's heading says it holds; `None` when it says nothing about seats.
fn named(heading: &str) -> Option<Column> {
    let text = squeeze(heading);
    let text = text.as_str();
    let has = |words: &[&str]| words.iter().any(|it| text.contains(it));
    if matches!(text, "no" | "n0" | "nomor" | "nourut" | "nomorurut" | "nor") {
        return Some(Column::Number);
    }
    let service =
        has(&["dinas", "instansi", "pemerintahan", "organik", "struktural", "definitif", "opd", "pekerjaan"]);
    if has(&[
        "kedudukan",
        "peran",
        "posisi",
        "statusdalam",
        "tugasdalam",
        "jabatantim",
        "susunantim",
        "keanggotaan",
    ]) || (has(&["jabatandalam", "jabatanpada", "jabatandi"]) && !service)
    {
        return Some(Column::Role);
    }
    let name = text.starts_with("nama");
    if name && has(&["jabatan", "instansi", "unsur", "lembaga", "unitkerja", "dinas", "opd", "organisasi"]) {
        return Some(Column::Holder);
    }
    if matches!(text, "nama" | "namalengkap" | "namapejabat" | "namaanggota" | "namapersonil" | "namapegawai")
        || name && has(&["nip", "pangkat", "gelar"])
        || matches!(text, "personil" | "personalia" | "pejabat")
    {
        return Some(Column::Person);
    }
    if has(&["jabatan", "kedinasan"]) && text.len() < 60 {
        return Some(Column::Office);
    }
    if has(&["instansi", "unitkerja", "unsur", "lembaga", "perangkatdaerah", "opd", "skpd", "institusi"])
        && text.len() < 50
    {
        return Some(Column::Institution);
    }
    if has(&["tandatangan", "paraf", "ttd", "jumlah", "honor", "uang", "nominal", "upah"]) && text.len() < 40 {
        return Some(Column::Form);
    }
    if text.starts_with("nip") {
        return Some(Column::Nip);
    }
    if text == "nik"
        || text.starts_with("nrp")
        || text.starts_with("pangkat")
        || text.starts_with("gol")
        || text.starts_with("ket")
        || text.starts_with("notelp")
        || text.starts_with("nohp")
        || text.starts_with("telepon")
        || text.starts_with("alamat")
        || text.starts_with("email")
    {
        return Some(Column::Other);
    }
    None
}

impl Columns {
    /// The columns of `table` by its heading, else by what stands in it.
    fn of(table: &Table) -> Option<Self> {
        let mut columns = Self::headed(table).or_else(|| Self::by_content(table, 0))?;
        if columns.headed && !columns.kinds.contains(&Column::Role) {
            columns.find_role(table);
        }
        Some(columns)
    }

    /// The heading is the first row, within the first six, that names two columns or more.
    fn headed(table: &Table) -> Option<Self> {
        let (at, mut kinds) = table.rows.iter().take(6).enumerate().find_map(|(at, row)| {
            let kinds: Vec<_> = row.iter().map(|cell| cell.as_ref().and_then(|it| named(&it.text))).collect();
            let mut known: Vec<_> = kinds.iter().flatten().copied().collect();
            let named_cells = known.len();
            known.sort_unstable();
            known.dedup();
            let seat = known.iter().any(|it| !matches!(it, Column::Number | Column::Nip | Column::Form | Column::Other));
            (seat && named_cells >= 2).then_some((at, kinds))
        })?;
        // A second heading row refines merged headings ("JABATAN" over "DINAS | TIM").
        let mut rows = at + 1;
        if let Some(below) = table.rows.get(rows) {
            let finer: Vec<_> =
                below.iter().map(|cell| cell.as_ref().and_then(|it| named(&it.text))).collect();
            let words = below.iter().flatten().filter(|it| !it.text.trim().is_empty()).count();
            let known = finer.iter().flatten().count();
            let merged = table.rows.get(at).is_some_and(|row| row.iter().any(Option::is_none));
            if words > 0 && (known == words || merged && known * 2 > words) && !is_numbering(below) {
                for (kind, finer) in kinds.iter_mut().zip(finer) {
                    *kind = finer.or(*kind);
                }
                rows += 1;
            }
        }
        if table.rows.get(rows).is_some_and(|row| is_numbering(row)) {
            rows += 1;
        }
        let mut last = Column::Other;
        let kinds = kinds
            .into_iter()
            .zip(table.rows.get(at).into_iter().flatten())
            .map(|(kind, cell)| {
                // A column under a merged heading shares it.
                last = match (kind, cell) {
                    (Some(kind), _) => kind,
                    (None, None) => last,
                    (None, Some(_)) => Column::Other,
                };
                last
            })
            .collect();
        Some(Self { kinds, headed: true, rows })
    }

    /// Without a heading: the column of role words, the column of numbers, the columns of
    /// people and offices.
    fn by_content(table: &Table, skip: usize) -> Option<Self> {
        let kinds: Vec<_> = (0..table.width())
            .map(|column| {
                let texts: Vec<_> = texts(table, column, skip).collect();
                let share = |test: &dyn Fn(&str) -> bool| {
                    let hits = texts.iter().filter(|it| test(it)).count();
                    // In percent of the filled cells.
                    if texts.is_empty() { 0 } else { hits * 100 / texts.len() }
                };
                if texts.is_empty() {
                    Column::Other
                } else if share(&|it| marker_only(it).is_some()) >= 70 {
                    Column::Number
                } else if share(&|it| starts_with_role(it)) >= 60 {
                    Column::Role
                } else if share(&|it| person::looks_like_person(it)) >= 60 {
                    Column::Person
                } else if share(&|it| person::is_office(first_entry(it)) || person::is_office(it)) >= 50 {
                    Column::Office
                } else if share(&|it| person::is_institution(first_entry(it))) >= 50 {
                    Column::Institution
                } else {
                    Column::Other
                }
            })
            .collect();
        let role = kinds.contains(&Column::Role);
        let holder =
            kinds.iter().any(|it| matches!(it, Column::Person | Column::Office | Column::Institution));
        (role && holder).then_some(Self { kinds, headed: false, rows: 0 })
    }

    /// "KETERANGAN" or "JABATAN" may head the column of roles: then what stands in it tells.
    fn find_role(&mut self, table: &Table) {
        let best = (0..self.kinds.len())
            .filter(|column| !matches!(self.kinds.get(*column), Some(Column::Number | Column::Person)))
            .map(|column| {
                let texts: Vec<_> = texts(table, column, self.rows).collect();
                let roles = texts.iter().filter(|it| starts_with_role(it)).count();
                (if texts.is_empty() { 0 } else { roles * 100 / texts.len() }, column)
            })
            .max_by_key(|(share, column)| (*share, std::cmp::Reverse(*column)));
        if let Some((60.., column)) = best
            && let Some(kind) = self.kinds.get_mut(column)
        {
            *kind = Column::Role;
        }
    }

    fn holds_seats(&self) -> bool {
        let has = |kind| self.kinds.contains(&kind);
        let holder =
            has(Column::Person) || has(Column::Holder) || has(Column::Office) || has(Column::Institution);
        has(Column::Role) && holder
            || !has(Column::Form) && has(Column::Person) && (has(Column::Office) || has(Column::Institution))
    }
}

fn texts(table: &Table, column: usize, skip: usize) -> impl Iterator<Item = &str> {
    table
        .rows
        .iter()
        .skip(skip)
        .filter_map(move |row| row.get(column)?.as_ref())
        .map(|cell| cell.text.trim())
        .filter(|text| !text.is_empty() && *text != ":")
}

fn starts_with_role(text: &str) -> bool {
    let bare = marker(text).map_or(text, |(_, rest)| rest);
    role_words(bare.lines().next().unwrap_or(bare)).is_some() || role_words(text).is_some()
}

fn first_entry(text: &str) -> &str {
    marker(text).map_or(text, |(_, rest)| rest)
}

/// `1 2 3`: a row that numbers the columns.
fn is_numbering<'a>(row: impl IntoIterator<Item = &'a Option<Cell>>) -> bool {
    let mut count = 0;
    for cell in row.into_iter().flatten() {
        let text = cell.text.trim();
        if text.is_empty() {
            continue;
        }
        let number = text.trim_matches(['(', ')', '.']).trim_end_matches(char::is_alphabetic).parse::<u32>();
        if number.is_err() || text.len() > 4 {
            return false;
        }
        count += 1;
    }
    count >= 2
}

/// Whether `table` lists seats: by its heading, by what stands in it, or because it goes on
/// from one that did.
pub(super) fn is_composition(table: &Table, state: &State) -> bool {
    columns(table, state).is_some()
}

/// A chart of boxes: one word many times in a row, or boxes wide apart. Not a composition:
/// which box belongs to which is drawn, not written.
fn is_chart(table: &Table) -> bool {
    let repeats = table.rows.iter().any(|row| {
        let mut words: Vec<_> = row.iter().flatten().map(|it| squeeze(&it.text)).filter(|it| it.len() > 2).collect();
        words.sort_unstable();
        words.windows(3).any(|it| matches!(it, [a, b, c] if a == b && b == c))
    });
    let cells = table.rows.iter().flatten().count();
    let filled = table.rows.iter().flatten().flatten().filter(|it| !it.text.trim().is_empty()).count();
    repeats || table.width() >= 5 && filled * 100 < cells * 35
}

fn columns(table: &Table, state: &State) -> Option<Columns> {
    if Columns::headed(table).is_none() && is_chart(table) {
        return None;
    }
    // Rows without rulings may be running text; there only roles are convincing.
    match Columns::headed(table) {
        Some(_) => Columns::of(table)
            .filter(|it| it.holds_seats() && (table.ruled || it.kinds.contains(&Column::Role) || it.headed)),
        None => {
            let before = state.columns.as_ref().filter(|it| it.kinds.len() == table.width());
            let content = Columns::by_content(table, 0).filter(|it| {
                // "role : office" lists are read as lists, which knows nesting.
                table.ruled || role_is_last(&it.kinds)
            });
            match (before, content) {
                (Some(before), _)
                    if table.ruled || table.rows.first().is_some_and(|row| is_numbering(row)) =>
                {
                    let rows = usize::from(table.rows.first().is_some_and(|row| is_numbering(row)));
                    Some(Columns { rows, ..before.clone() })
                }
                (_, content) => content,
            }
        }
    }
}

fn role_is_last(kinds: &[Column]) -> bool {
    let role = kinds.iter().position(|it| *it == Column::Role);
    let holder =
        kinds.iter().position(|it| matches!(it, Column::Person | Column::Office | Column::Institution));
    matches!((role, holder), (Some(role), Some(holder)) if holder < role)
}

/// Reads `table`'s seats into `state`.
pub(super) fn read(table: &Table, state: &mut State) {
    let Some(columns) = columns(table, state) else { return };
    let heading: Vec<_> = table.rows.iter().take(columns.rows).map(|row| row_key(row)).collect();
    let shape = match (table.ruled, columns.headed) {
        (true, _) => Shape::Ruled,
        (false, true) => Shape::Listed,
        (false, false) => Shape::Loose,
    };
    let continues = state.columns.is_some()
        && columns.rows == usize::from(table.rows.first().is_some_and(|row| is_numbering(row)));
    if !continues {
        state.role = RoleWords::default();
    }
    for row in table.rows.iter().skip(columns.rows) {
        if is_numbering(row) || heading.contains(&row_key(row)) {
            continue;
        }
        // The signature block below may share the table's columns.
        if row.iter().flatten().any(|it| it.text.lines().any(is_signature)) {
            break;
        }
        for entry in entries(row, &columns.kinds) {
            read_entry(&entry, &columns.kinds, shape, state);
        }
    }
    state.columns = Some(columns);
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
    starts: bool,
}

/// Cuts a row into its entries.
fn entries(row: &[Option<Cell>], kinds: &[Column]) -> Vec<Entry> {
    let mut lines: Vec<CellLine<'_>> = Vec::new();
    let legibility =
        row.iter().flatten().filter(|it| !it.text.is_empty()).map(|it| it.legibility).min().unwrap_or(100);
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
                starts: false,
            }));
        } else {
            lines.extend(cell.lines.iter().map(|line| CellLine {
                column,
                text: &line.text,
                top: line.place.bbox().map(|[_, top, _, _]| top),
                place: &line.place,
                starts: false,
            }));
        }
        mark_starts(lines.get_mut(from..).unwrap_or_default(), kind);
    }
    let mut out = cut(&lines, kinds);
    for entry in &mut out {
        entry.legibility = legibility;
        if entry.place.is_none() {
            entry.place = row.iter().flatten().find(|it| !it.text.is_empty()).map(|it| it.place.clone());
        }
    }
    out
}

/// Marks the lines of one cell that begin an entry: list markers that count on, and roles
/// below a whole role.
fn mark_starts(lines: &mut [CellLine<'_>], kind: Column) {
    if kind == Column::Number {
        // One number in its cell numbers the row, wherever it stands; several number entries.
        let several = lines.iter().filter(|it| marker_only(it.text).is_some()).count() > 1;
        for line in lines.iter_mut() {
            line.starts = several && marker_only(line.text).is_some();
        }
        return;
    }
    if kind == Column::Other {
        return;
    }
    let mut last: Option<(MarkerKind, u32)> = None;
    let first_has_marker = lines.first().is_some_and(|it| marker(it.text).is_some());
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { break };
        let starts = if kind == Column::Role {
            at > 0
                && (marker(line.text).is_some_and(|(it, _)| it.kind != MarkerKind::Bullet)
                    && starts_with_role(line.text)
                    || role_words(line.text).is_some()
                        && lines.get(at - 1).is_some_and(|it| role_words(it.text).is_some()))
        } else {
            match marker(line.text) {
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
                    // "1 (satu) orang" is no entry.
                    let entry = counts_on && rest.chars().filter(|it| it.is_alphabetic()).count() >= 3;
                    if entry {
                        last = Some((it.kind, it.rank));
                    }
                    entry
                }
                _ => false,
            }
        };
        if let Some(line) = lines.get_mut(at) {
            line.starts = starts;
        }
    }
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
    for (at, line) in lines {
        if let Some(cell) = texts.get_mut(at).and_then(|it| it.get_mut(line.column)) {
            cell.push(line.text);
        }
        if let Some(place) = places.get_mut(at) {
            *place = Some(place.as_ref().map_or_else(|| line.place.clone(), |it| it.union(line.place)));
        }
    }
    texts
        .into_iter()
        .zip(places)
        .map(|(cells, place)| Entry {
            cells: cells.into_iter().map(|lines| lines.join("\n")).collect(),
            place,
            legibility: 100,
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
    let one_line = |text: String| joined(text.lines());
    let role_text = text_of(Column::Role).map(one_line);
    // The wrapped end of the office above, level with the heading of what follows.
    if let (Some(wrapped), None, Some(above)) =
        (text_of(Column::Office).filter(|it| continues(it)), text_of(Column::Person), state.seats.last_mut())
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
    if let Some(role) = role_words(&text) {
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
    let holder = matches!(kind, Column::Office | Column::Holder | Column::Institution);
    let unit = unit.filter(|it| !holder || it.is_sub() || numbered || is_capitals(&text) && !holds_seat(&text));
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
