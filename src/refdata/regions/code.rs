//! Codes: the Ministry's `33.05` and what looks like it.
//!
//! The statistical office's codes have four digits too, and a third of them mean another
//! region; spreadsheets lose the dot and the zero at the end.

use super::{RegionMatch, Regions, nothing};
use crate::model::{Confidence, RegionCode};
use crate::refdata::Method;

impl Regions {
    /// A code at the beginning, and the words behind it.
    ///
    /// `33.05` is a code. `3305` is one only where the Ministry's and the statistical
    /// office's systems agree on it; `33.5` has lost a zero, before or behind.
    pub(super) fn leading_code<'a>(&self, text: &'a str) -> Option<(RegionMatch, &'a str)> {
        let text = text.trim();
        let end = text.find(|it: char| !it.is_ascii_digit() && it != '.' && it != ',').unwrap_or(text.len());
        let (code, rest) = text.split_at_checked(end)?;
        let code = code.trim_end_matches(['.', ',']).replace(',', ".");
        let rest = rest.trim_start_matches([' ', '-', '\u{2013}', ':', '/', '_', '(', '.', ',']);
        let digits = code.split_once('.').map(|(one, two)| (one.len(), two.len()));
        let sure = |at: usize, method, confidence| RegionMatch {
            code: self.list.get(at).map(|it| it.code.clone()),
            method,
            score: 1.0,
            confidence,
            runner_up: None,
            candidates: self.codes_of([at]),
        };
        let found = match digits {
            Some((2, 2)) => match (self.codes.get(&code), self.old_codes.get(&code)) {
                (Some(at), _) => sure(*at, Method::Exact, Confidence::High),
                (None, Some(at)) => sure(*at, Method::Alias, Confidence::Medium),
                (None, None) => nothing(),
            },
            Some((2, 1)) => {
                let zero_behind = format!("{code}0");
                let zero_before = code.replace('.', ".0");
                let both = [zero_before, zero_behind];
                let candidates = self.codes_of(both.iter().filter_map(|it| self.codes.get(it)).copied());
                RegionMatch { candidates, ..nothing() }
            }
            None if code.len() == 2 || code.len() == 4 => {
                let dotted = match code.split_at_checked(2) {
                    Some((province, region)) if !region.is_empty() => format!("{province}.{region}"),
                    _ => code.clone(),
                };
                match (self.codes.get(&dotted), self.bps_codes.get(&code)) {
                    (Some(one), Some(other)) if one != other => {
                        RegionMatch { candidates: self.codes_of([*one, *other]), ..nothing() }
                    }
                    (Some(at), _) => sure(*at, Method::Exact, Confidence::Medium),
                    (None, _) => nothing(),
                }
            }
            _ => return None,
        };
        // "50 Kota" begins with a number and is a name.
        let is_code = found.code.is_some() || !found.candidates.is_empty() || rest.is_empty();
        is_code.then_some((found, rest))
    }

    /// A code with a name beside it: each is the other's witness.
    pub(super) fn agree(&self, code: &RegionMatch, name: &RegionMatch) -> RegionMatch {
        let both: Vec<&RegionCode> =
            code.candidates.iter().filter(|it| name.candidates.contains(it)).collect();
        let [one] = both.as_slice() else {
            let at = code
                .candidates
                .iter()
                .chain(&name.candidates)
                .filter_map(|it| self.codes.get(&it.0))
                .copied();
            return RegionMatch { candidates: self.codes_of(at), ..nothing() };
        };
        RegionMatch {
            code: Some((*one).clone()),
            method: Method::Exact,
            score: 1.0,
            confidence: Confidence::High,
            runner_up: None,
            candidates: vec![(*one).clone()],
        }
    }
}
