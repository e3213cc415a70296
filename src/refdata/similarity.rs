//! How near two words or names are; the only place with cut-offs.
//!
//! The cut-offs come from the near names among the 552 regions (three pairs at distance 1,
//! 62 at distance 2) and from real spellings of institutions: a shorter word than
//! [`SHORTEST`] is never repaired, since in four letters one error makes another word
//! (`Pati`, `Pali`, `Palu`).

use super::fold::skeleton;

/// The shortest word that may be taken for a near one, in letters.
const SHORTEST: usize = 5;
/// From this length on a word may have two errors.
const TWO_ERRORS_FROM: usize = 9;
/// From this length on a whole name may have one error by distance alone.
const NAME_ONE_ERROR_FROM: usize = 8;
/// From this length on a whole name may have two errors.
const NAME_TWO_ERRORS_FROM: usize = 12;
/// Jaro-Winkler similarity that a shorter name must reach.
const NAME_SIMILAR: f64 = 0.92;
/// How far the best name must be ahead of the next, in edit distance.
const AHEAD: usize = 1;

/// A near name: its place in the list compared with, and how near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Near {
    /// Index in the list.
    pub(super) at: usize,
    /// 0 to 1, rounded to 3 decimals.
    pub(super) score: f64,
}

/// A name to compare with.
pub(super) struct Listed<'a> {
    /// Run together.
    pub(super) name: &'a str,
    /// Its skeleton.
    pub(super) bones: &'a str,
    /// The [`letters`] of its skeleton.
    pub(super) letters: u64,
    /// Whose name it is: names of one group are no rivals.
    pub(super) group: usize,
}

/// What a comparison with a list gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Nearest {
    /// The best, if it is near enough and clearly ahead.
    pub(super) taken: Option<Near>,
    /// The best that was not taken: the next one, or the best itself when it is not near enough.
    pub(super) runner_up: Option<Near>,
}

/// Which letters a word has, a bit each. One error changes at most two bits, so words whose
/// sets differ in more than twice the errors allowed need no comparison.
pub(super) fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, letter| set | 1 << (letter.wrapping_sub(b'0') & 63))
}

/// Whether two words may be within `most` errors of each other.
const fn may_be_near(one: u64, other: u64, most: u32) -> bool {
    (one ^ other).count_ones() <= 2 * most
}

/// A word that a damaged one may have been.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The word.
    pub(super) word: String,
    bones: String,
    letters: u64,
}

impl Known {
    pub(super) fn new(word: &str) -> Self {
        let bones = skeleton(word);
        Self { word: word.to_owned(), letters: letters(&bones), bones }
    }
}

/// Rounded to 3 decimals.
pub(super) fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

/// The word of `list` that `word` was meant to be: same skeleton, or one error (two in a
/// long word) and no other word as near.
pub(super) fn near_word<'a>(word: &str, list: impl Iterator<Item = &'a Known>) -> Option<(&'a str, f64)> {
    let length = word.chars().count();
    if length < SHORTEST {
        return None;
    }
    let bones = skeleton(word);
    let set = letters(&bones);
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for Known { word: other, bones: other_bones, letters } in list {
        let most: u8 = if length.min(other.len()) >= TWO_ERRORS_FROM { 2 } else { 1 };
        if other.len() < SHORTEST
            || other.len().abs_diff(word.len()) > most.into()
            || !may_be_near(set, *letters, most.into())
        {
            continue;
        }
        let distance = strsim::osa_distance(&bones, other_bones);
        if distance > most.into() {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tied = true,
            _ => {
                best = Some((distance, other));
                tied = false;
            }
        }
    }
    let (distance, other) = best.filter(|_| !tied)?;
    let errors = u32::try_from(distance + 1).unwrap_or(u32::MAX);
    let of = u32::try_from(length.max(other.len()) + 1).unwrap_or(u32::MAX);
    Some((other, rounded(1.0 - f64::from(errors) / f64::from(of))))
}

/// The name of `list` that `name` (run together) was meant to be.
pub(super) fn near_name<'a>(name: &str, list: impl Iterator<Item = Listed<'a>>) -> Nearest {
    /// A rival further off than this says nothing.
    const FURTHEST: u8 = 3;
    let bones = skeleton(name);
    let set = letters(&bones);
    let length = name.chars().count();
    let mut best: Option<Scored> = None;
    let mut next: Option<Scored> = None;
    for (at, Listed { name: other, bones: other_bones, letters, group }) in list.enumerate() {
        if other.len().abs_diff(name.len()) > FURTHEST.into() || !may_be_near(set, letters, FURTHEST.into()) {
            continue;
        }
        let one = Scored {
            at,
            group,
            distance: strsim::osa_distance(&bones, other_bones),
            similar: strsim::jaro_winkler(name, other),
            length: other.chars().count(),
        };
        match best {
            Some(it) if it.group == group => {
                if one.nearer(&it) {
                    best = Some(one);
                }
            }
            Some(it) if one.nearer(&it) => {
                next = best;
                best = Some(one);
            }
            None => best = Some(one),
            Some(_) if next.is_none_or(|it| one.nearer(&it)) => next = Some(one),
            Some(_) => {}
        }
    }
    let near = |it: &Scored| Near { at: it.at, score: rounded(it.similar.min(0.99)) };
    let taken = best.filter(|it| {
        let shorter = length.min(it.length);
        let close = it.distance == 0
            || (it.distance == 1
                && (shorter >= NAME_ONE_ERROR_FROM || (shorter >= SHORTEST && it.similar >= NAME_SIMILAR)))
            || (it.distance == 2 && shorter >= NAME_TWO_ERRORS_FROM);
        close && shorter >= SHORTEST && next.is_none_or(|next| next.distance > it.distance + AHEAD)
    });
    let second = if taken.is_some() { next } else { best };
    Nearest {
        taken: taken.as_ref().map(near),
        runner_up: second.filter(|it| it.similar >= 0.85).as_ref().map(near),
    }
}

#[derive(Clone, Copy)]
struct Scored {
    at: usize,
    group: usize,
    distance: usize,
    similar: f64,
    length: usize,
}

impl Scored {
    fn nearer(&self, other: &Self) -> bool {
        (self.distance, -self.similar) < (other.distance, -other.similar)
    }
}

/// Whether two different names are so near that one error turns one into the other:
/// such a name is never accepted with an error in it.
pub(super) fn are_twins(one: &str, other: &str) -> bool {
    one != other && one.len().abs_diff(other.len()) <= 1 && strsim::osa_distance(one, other) <= 1
}

#[cfg(test)]
mod tests {
    use super::{Known, Listed, are_twins, letters, near_name, near_word};
    use crate::refdata::fold::skeleton;

    #[test]
    fn a_word_with_two_possible_readings_is_left_alone() {
        let list = ["dinas", "dines"].map(Known::new);
        assert_eq!(near_word("dinnas", list.iter()).map(|it| it.0), Some("dinas"));
        assert_eq!(near_word("dinxs", list.iter()), None);
    }

    #[test]
    fn a_name_between_two_is_not_taken() {
        let list = ["badung", "bandung", "kebumen"].map(|it| (it, skeleton(it)));
        let names = || {
            list.iter().enumerate().map(|(group, (name, bones))| Listed {
                name,
                bones,
                letters: letters(bones),
                group,
            })
        };
        assert_eq!(near_name("bandnug", names()).taken, None);
        assert_eq!(near_name("kebumcn", names()).taken.map(|it| it.at), Some(2));
        assert!(are_twins("badung", "bandung") && !are_twins("badung", "badung"));
    }
}
