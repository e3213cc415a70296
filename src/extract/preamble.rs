//! Mengingat and Memperhatikan: what an instrument cites as its basis.
//!
//! Items are numbered; a number may be detached from its text, glued to a page number, or
//! lost. A citation is taken from an item's own words, never from the title of the law it
//! cites; `citation` holds that rule.

use std::ops::Range;

use super::{
    citation::citations,
    flow::{Flow, FlowLine, evidence},
    text::{MarkerKind, joined, marker, squeeze},
    trust::{DOUBTFUL, REPAIRED, Signals},
};
use crate::model::{Citation, Line};

/// The citations of Mengingat and Memperhatikan, in order, each once.
pub(super) fn legal_basis(flow: &Flow<'_>) -> Vec<Citation> {
    let mut out: Vec<Citation> = Vec::new();
    for range in [&flow.parts.basis, &flow.parts.regarding] {
        for item in items(flow, range) {
            let text = joined(item.iter().map(|it| it.text.as_str()));
            let legibility = item.iter().map(|it| it.legibility).min().unwrap_or(100);
            for cited in citations(&text) {
                let known = out
                    .iter()
                    .any(|it| it.kind == cited.kind && it.number == cited.number && it.year == cited.year);
                let Some(evidence) = evidence(item.iter().copied()) else { continue };
                if known {
                    continue;
                }
                let form = match cited.year {
                    None => DOUBTFUL,
                    Some(_) if !cited.sure => REPAIRED,
                    Some(_) => 100,
                };
                let confidence = flow.trust.judge(Signals { form, ..Signals::of_letters(legibility) });
                out.push(Citation {
                    kind: cited.kind,
                    number: cited.number,
                    year: cited.year,
                    confidence,
                    evidence,
                });
            }
        }
    }
    out
}

/// The lines of each item.
fn items<'a>(flow: &Flow<'a>, range: &Range<usize>) -> Vec<Vec<&'a Line>> {
    let mut items: Vec<Vec<&Line>> = Vec::new();
    let mut last = 0;
    for line in flow.slice(range) {
        let words = without_label(line);
        let next = marker(words).filter(|(marker, _)| {
            marker.kind == MarkerKind::Number && (last == 0 || marker.rank > last && marker.rank <= last + 3)
        });
        if let Some((marker, _)) = next {
            last = marker.rank;
            items.push(vec![line.line]);
        } else if let Some(item) = items.last_mut() {
            item.push(line.line);
        } else {
            items.push(vec![line.line]);
        }
    }
    items
}

/// A line without "Mengingat :" before it.
fn without_label<'l>(line: &'l FlowLine<'_>) -> &'l str {
    let text = line.line.text.as_str();
    let Some((label, rest)) = text.split_once(char::is_whitespace) else { return text };
    let label = squeeze(label);
    if matches!(label.as_str(), "mengingat" | "memperhatikan") {
        rest.trim_start().trim_start_matches([':', ';', '.']).trim_start()
    } else {
        text
    }
}
