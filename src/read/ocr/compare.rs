//! Two readings of one page: the scanner's own text layer and the recogniser's.

use std::cmp::Ordering;

use super::{lexicon::is_known, page::Recognised};
use crate::read::layout::Word;

/// Percent for a word that both readings have.
const AGREED: u8 = 99;
/// Most for a word that the readings differ on.
const DIFFERED: u8 = 74;
/// Percent for a known word that only the layer has right.
const LAYER: u8 = 85;

/// `seen` with each word's better reading, where `layer` has one too. `layer`'s places are
/// those of the upright page.
pub(in crate::read) fn compare(mut seen: Recognised, layer: Vec<Word>) -> Recognised {
    let warp = seen.warp;
    let mut others: Vec<(f32, f32, f32, Word)> = layer
        .into_iter()
        .map(|word| {
            let middle = 0.3f32.mul_add(-word.size, word.base);
            let ((left, y0), (right, y1)) =
                (warp.straight((word.left, middle)), warp.straight((word.right, middle)));
            (left, right, f32::midpoint(y0, y1), word)
        })
        .collect();
    others.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.0.total_cmp(&b.0)));
    for word in &mut seen.ink.words {
        let middle = 0.3f32.mul_add(-word.size, word.base);
        let from = others.partition_point(|it| it.2 < middle - 0.5 * word.size);
        let near = others.iter().skip(from).take_while(|it| it.2 < 0.5f32.mul_add(word.size, middle));
        let overlap = |it: &&(f32, f32, f32, Word)| it.1.min(word.right) - it.0.max(word.left);
        let best = near
            .filter(|it| 0.6 * (word.right - word.left).max(it.1 - it.0) < overlap(it))
            .max_by(|a, b| overlap(a).partial_cmp(&overlap(b)).unwrap_or(Ordering::Equal));
        let Some((.., other)) = best else { continue };
        if letters(&other.text) == letters(&word.text) {
            word.legibility = word.legibility.max(AGREED);
        } else if is_known(&word.text) == Some(true) {
            // A word of the language is no accident.
        } else if is_known(&other.text) == Some(true) {
            word.text.clone_from(&other.text);
            word.legibility = LAYER;
        } else {
            word.legibility = word.legibility.min(DIFFERED);
        }
    }
    seen
}

fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).collect()
}
