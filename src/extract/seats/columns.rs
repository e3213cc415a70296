//! What a table's columns hold: told by its heading, else by what stands in them.

use super::{State, role_words};
use crate::{
    extract::{
        person,
        text::{marker, marker_only, squeeze},
    },
    model::{Cell, Table},
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
    /// One a column.
    pub(super) kinds: Vec<Column>,
    /// Told by a heading, not by content.
    pub(super) headed: bool,
    /// Rows of the heading.
    pub(super) rows: usize,
}

/// What a column's heading says it holds; `None` when it says nothing about seats.
pub(super) fn named(heading: &str) -> Option<Column> {
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
    if has(&["tandatangan", "paraf", "ttd", "jumlah", "honor", "uang", "nominal", "upah"]) && text.len() < 40
    {
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
            let seat = known
                .iter()
                .any(|it| !matches!(it, Column::Number | Column::Nip | Column::Form | Column::Other));
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
        if table.rows.get(rows).is_some_and(is_numbering) {
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

pub(super) fn starts_with_role(text: &str) -> bool {
    let bare = marker(text).map_or(text, |(_, rest)| rest);
    role_words(bare.lines().next().unwrap_or(bare)).is_some() || role_words(text).is_some()
}

fn first_entry(text: &str) -> &str {
    marker(text).map_or(text, |(_, rest)| rest)
}

/// `1 2 3`: a row that numbers the columns.
pub(super) fn is_numbering<'a>(row: impl IntoIterator<Item = &'a Option<Cell>>) -> bool {
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
        let mut words: Vec<_> =
            row.iter().flatten().map(|it| squeeze(&it.text)).filter(|it| it.len() > 2).collect();
        words.sort_unstable();
        words.windows(3).any(|it| matches!(it, [a, b, c] if a == b && b == c))
    });
    let cells = table.rows.iter().flatten().count();
    let filled = table.rows.iter().flatten().flatten().filter(|it| !it.text.trim().is_empty()).count();
    repeats || table.width() >= 5 && filled * 100 < cells * 35
}

/// The columns of `table`, if it lists seats; those of the table before where it goes on.
pub(super) fn columns(table: &Table, state: &State) -> Option<Columns> {
    if Columns::headed(table).is_none() && is_chart(table) {
        return None;
    }
    // Rows without rulings may be running text; there only roles are convincing.
    if Columns::headed(table).is_some() {
        Columns::of(table)
            .filter(|it| it.holds_seats() && (table.ruled || it.kinds.contains(&Column::Role) || it.headed))
    } else {
        let before = state.columns.as_ref().filter(|it| it.kinds.len() == table.width());
        let content = Columns::by_content(table, 0).filter(|it| {
            // "role : office" lists are read as lists, which knows nesting.
            table.ruled || role_is_last(&it.kinds)
        });
        match (before, content) {
            (Some(before), _) if table.ruled || table.rows.first().is_some_and(is_numbering) => {
                let rows = usize::from(table.rows.first().is_some_and(is_numbering));
                Some(Columns { rows, ..before.clone() })
            }
            (_, content) => content,
        }
    }
}

fn role_is_last(kinds: &[Column]) -> bool {
    let role = kinds.iter().position(|it| *it == Column::Role);
    let holder =
        kinds.iter().position(|it| matches!(it, Column::Person | Column::Office | Column::Institution));
    matches!((role, holder), (Some(role), Some(holder)) if holder < role)
}
