//! The numbers that rows stand under, followed: what they skip was lost, on the page or by the
//! reader. A number is doubted before a row is; the next one tells.

use crate::{
    extract::text::{Marker, MarkerKind},
    model::Place,
};

/// Where the numbers of rows have come to: of the rows, and of lists within them.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Kind and rank of each open list's last row, and rows read since, that one included.
    pub(super) open: Vec<(MarkerKind, u32, u32)>,
    /// A number that skips some, until the next one tells that it was not misread.
    pub(super) doubt: Option<Gap>,
}

/// Row numbers that are missing.
#[derive(Debug)]
pub(super) struct Gap {
    /// The rank before; 0 where a list begins in its middle.
    pub(super) from: u32,
    pub(super) mark: Marker,
    rows: u32,
    pub(super) place: Place,
    pub(super) text: String,
}

/// Lists within lists that are followed.
const MOST_OPEN: usize = 16;

impl Numbers {
    /// A row that has no number, or none that can be read, stands for one.
    pub(super) fn skip(&mut self) {
        self.open.iter_mut().for_each(|(.., rows)| *rows += 1);
        if let Some(doubt) = &mut self.doubt {
            doubt.rows += 1;
        }
    }

    /// Takes the number of a row; `before` seats stand above it, `text` makes its words. Gives
    /// the gap that is now certain.
    pub(super) fn take(
        &mut self,
        mark: Marker,
        before: u32,
        place: &Place,
        text: impl FnOnce() -> String,
    ) -> Option<Gap> {
        // I, II, III may have been read, or typed, as 1, 11, 111, and III as Il.
        let roman: &[u32] = match (mark.kind, mark.rank) {
            (MarkerKind::Number, 1) => &[1],
            (MarkerKind::Number, 11) => &[2, 3],
            (MarkerKind::Number, 111) => &[3],
            _ => &[],
        };
        let readings: Vec<(MarkerKind, u32)> = std::iter::once((mark.kind, mark.rank))
            .chain(roman.iter().map(|rank| (MarkerKind::Roman, *rank)))
            .collect();
        let explained = readings.iter().find_map(|(kind, rank)| {
            let goes_on = |it: &(MarkerKind, u32, u32)| it.0 == *kind && it.1 < *rank && rank - it.1 <= it.2;
            Some((self.open.iter().rposition(goes_on)?, (*kind, *rank)))
        });
        if let Some((at, (kind, rank))) = explained {
            self.doubt = None;
            self.open.truncate(at);
            self.skip();
            self.open.push((kind, rank, 1));
            return None;
        }
        if let Some(doubt) = self.doubt.take_if(|it| {
            it.mark.kind == mark.kind && it.mark.rank < mark.rank && mark.rank - it.mark.rank <= it.rows
        }) {
            self.open.retain(|it| it.0 != mark.kind);
            self.skip();
            self.open.push((mark.kind, mark.rank, 1));
            return Some(doubt);
        }
        let most = self.open.iter().filter(|it| it.0 == mark.kind).map(|it| it.1).max();
        self.skip();
        if mark.rank <= 1 {
            self.doubt = None;
            self.open.extend(readings.into_iter().filter(|it| it.1 == 1).map(|(kind, rank)| (kind, rank, 1)));
            self.open.drain(..self.open.len().saturating_sub(MOST_OPEN));
            return None;
        }
        // Letters name units, or are digits misread ("S" for 5). A number that was there before
        // is misread or counts something else; and those before the first may stand above,
        // without their numbers.
        let is_number = matches!(mark.kind, MarkerKind::Number | MarkerKind::Roman);
        let is_gap = is_number && most.map_or(mark.rank - 1 > before, |most| most < mark.rank);
        if is_gap && self.doubt.is_none() {
            let from = most.unwrap_or(0);
            self.doubt = Some(Gap { from, mark, rows: 1, place: place.clone(), text: text() });
        }
        None
    }
}
