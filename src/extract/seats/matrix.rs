//! A table whose columns are the parts of a body: who heads, and who belongs to, each of them.
//!
//! ```text
//! KEDUDUKAN    | BIDANG PENCEGAHAN  | BIDANG PENEGAKAN HUKUM
//! Ketua Bidang | Kepala Dinas X     | Kasat Reskrim
//! Anggota      | 1. ... 2. ...      | 1. ... 2. ...
//! ```
//! Read across, a row would seat three offices as one.

use super::{
    State,
    columns::{Column, named},
    table,
    unit::{self, Unit},
};
use crate::model::{Cell, Table};

/// The parts that `table` seats side by side, each with a table of its own of two columns,
/// role and office; empty when it is no such table.
pub(super) fn parts(table: &Table) -> Vec<(Unit, Table)> {
    let found = table.rows.iter().take(3).enumerate().find_map(|(at, row)| {
        let role = row.iter().position(|it| text(Some(it)).and_then(named) == Some(Column::Role))?;
        let units: Vec<_> = (0..row.len())
            .filter_map(|column| {
                let unit = unit::heading(text(row.get(column))?).filter(Unit::is_part)?;
                Some((column, unit))
            })
            .collect();
        (units.len() >= 2).then_some((at, role, units))
    });
    let Some((at, role, units)) = found else { return Vec::new() };
    units
        .into_iter()
        .map(|(column, unit)| {
            let cell = |row: &[Option<Cell>], column: usize| row.get(column).cloned().flatten();
            let mut rows: Vec<Vec<Option<Cell>>> =
                table.rows.iter().skip(at).map(|row| vec![cell(row, role), cell(row, column)]).collect();
            if let Some(Some(head)) = rows.first_mut().and_then(|row| row.last_mut()) {
                OFFICE.clone_into(&mut head.text);
            }
            (unit, Table { bbox: table.bbox, ruled: table.ruled, rows })
        })
        .collect()
}

/// Reads the seats of `parts` into `state`.
pub(super) fn read(parts: Vec<(Unit, Table)>, state: &mut State) {
    let outer = state.unit.clone();
    for (unit, table) in parts {
        state.unit = unit;
        state.columns = None;
        table::read(&table, state);
    }
    state.unit = outer;
    state.columns = None;
}

/// What a column of offices is headed with.
const OFFICE: &str = "Jabatan";

fn text(cell: Option<&Option<Cell>>) -> Option<&str> {
    Some(cell?.as_ref()?.text.as_str())
}
