//! One page: turned upright, read, made straight.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels and percents"
)]

use super::{
    Broken, Raster, Recogniser, SeenLine, SeenWord,
    raster::Turn,
    rulings::{self, Stroke},
    warp::{Tilt, Warp},
};
use crate::read::layout::{Ink, Rule, Word};

/// A page as recognised.
#[derive(Clone, Debug, Default)]
pub(in crate::read) struct Recognised {
    /// Upright and straight, in points.
    pub(in crate::read) ink: Ink,
    /// What takes places in it back to the upright page.
    pub(in crate::read) warp: Warp,
}

/// Mean probability below which a page may stand on its head.
const UPRIGHT: f32 = 0.85;
/// How much surer another way up must be.
const SURER: f32 = 0.1;
/// Lines read to find which way is up.
const SAMPLE: usize = 10;
/// Lines below this mean probability are scribbles: signatures, stamps, specks.
const SCRIBBLE: f32 = 0.5;
/// Lines that lean this much more than the page are stamped on it.
const STAMPED: f32 = 0.12;

/// What `recogniser` reads on `picture`, the page `number` (from 1), `scale` points a pixel.
///
/// # Errors
///
/// When the recogniser fails.
pub(in crate::read) fn recognise(
    recogniser: &dyn Recogniser,
    picture: Raster,
    number: u32,
    scale: f32,
) -> Result<Recognised, Broken> {
    let (picture, mut lines) = upright(recogniser, picture)?;
    if are_tall(&lines) {
        // No way up was found: the few level words are no page, and it stays unread.
        lines.clear();
    }
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let over = |x: f32, above: f32, below: f32| runs_over(&lines, x, above, below);
    let strokes = rulings::find(&picture.grey(), picture.width(), 72.0 / scale, over);
    drop(picture);
    let warp = Warp::fit(width, height, &levels(&lines, &strokes), &uprights(&strokes));
    let lines: Vec<SeenLine> = lines.into_iter().filter(|line| belongs(line, &warp)).collect();
    let words = words(lines, &warp, scale);
    let rules = strokes.iter().map(|stroke| rule(stroke, &warp, scale)).collect();
    let ink = Ink { page: number, width: width * scale, height: height * scale, words, rules };
    Ok(Recognised { ink, warp: warp.scaled(scale) })
}

/// The picture the right way up, and its lines.
fn upright(recogniser: &dyn Recogniser, picture: Raster) -> Result<(Raster, Vec<SeenLine>), Broken> {
    let lines = recogniser.read(&picture, usize::MAX)?;
    let sure = mean(&lines);
    let tall = are_tall(&lines);
    if lines.is_empty() || (UPRIGHT <= sure && !tall) {
        return Ok((picture, lines));
    }
    let ways: &[Turn] = if tall {
        &[Turn::Quarter, Turn::ThreeQuarters]
    } else {
        &[Turn::Half, Turn::Quarter, Turn::ThreeQuarters]
    };
    // Lines that run down are read as well as level ones: that is no reason to leave them so.
    let mut best = (if tall { 0.0 } else { sure + SURER }, Turn::None);
    for way in ways {
        let lines = recogniser.read(&picture.turned(*way), SAMPLE)?;
        let sure = mean(&lines);
        if best.0 < sure && !are_tall(&lines) {
            best = (sure, *way);
        }
    }
    if best.1 == Turn::None {
        return Ok((picture, lines));
    }
    let picture = picture.turned(best.1);
    let lines = recogniser.read(&picture, usize::MAX)?;
    Ok((picture, lines))
}

/// Whether most lines run up or down the page.
fn are_tall(lines: &[SeenLine]) -> bool {
    lines.iter().filter(|line| line.tall).count() * 2 > lines.len()
}

/// Mean probability of a character.
fn mean(lines: &[SeenLine]) -> f32 {
    let words = || lines.iter().flat_map(|line| &line.words);
    let chars = |word: &SeenWord| word.text.chars().count() as f32;
    let all: f32 = words().map(chars).sum();
    if all == 0.0 { 0.0 } else { words().map(|word| word.sure * chars(word)).sum::<f32>() / all }
}

/// Whether a line is printed on the page, not scribbled or stamped across it.
fn belongs(line: &SeenLine, warp: &Warp) -> bool {
    let (Some(first), Some(last)) = (line.words.first(), line.words.last()) else { return false };
    let (dx, dy) = (last.to.0 - first.from.0, last.to.1 - first.from.1);
    let leans = 3.0 * first.height < dx.hypot(dy) && STAMPED < (dy / dx.max(1.0) - warp.level()).abs();
    !line.tall && !leans && SCRIBBLE <= mean(std::slice::from_ref(line))
}

/// Em that the words of one cell are at most apart; those of two cells are further.
const MOST_APART: f32 = 0.6;

/// Whether text of `lines` runs over `x` without a gap, between two heights.
fn runs_over(lines: &[SeenLine], x: f32, above: f32, below: f32) -> bool {
    let height = |word: &SeenWord| f32::midpoint(word.from.1, word.to.1);
    let inside = |word: &&SeenWord| above < height(word) && height(word) < below;
    let words: Vec<&SeenWord> =
        lines.iter().filter(|line| !line.tall).flat_map(|line| &line.words).filter(inside).collect();
    // Where a word ends is known to a third of an em.
    let covers = |word: &&SeenWord| {
        let margin = 0.33 * EM * word.height;
        word.from.0 + margin < x && x < word.to.0 - margin
    };
    let joined = |a: &SeenWord, b: &SeenWord| {
        let em = EM * a.height;
        let gap = b.from.0 - a.to.0;
        (-0.5 * em..MOST_APART * em).contains(&gap)
            && (height(a) - height(b)).abs() < 0.4 * em
            && (x - f32::midpoint(a.to.0, b.from.0)).abs() < 0.5 * em
    };
    words.iter().any(covers) || words.iter().any(|a| words.iter().any(|b| joined(a, b)))
}

fn levels(lines: &[SeenLine], strokes: &[Stroke]) -> Vec<Tilt> {
    let texts = lines.iter().filter(|line| !line.tall).filter_map(|line| {
        let (first, last) = (line.words.first()?, line.words.last()?);
        let tilt = tilt(first.from, last.to);
        (5.0 * first.height < tilt.length).then_some(tilt)
    });
    // A rule says it better than a line of letters.
    let rules = strokes.iter().filter(|it| it.horizontal).map(|it| {
        let tilt = tilt(it.from, it.to);
        Tilt { length: 2.0 * tilt.length, ..tilt }
    });
    texts.chain(rules).collect()
}

fn uprights(strokes: &[Stroke]) -> Vec<Tilt> {
    let swap = |(x, y): (f32, f32)| (y, x);
    let down = strokes.iter().filter(|it| !it.horizontal).map(|it| {
        let tilt = tilt(swap(it.from), swap(it.to));
        Tilt { x: tilt.y, y: tilt.x, ..tilt }
    });
    down.collect()
}

fn tilt(from: (f32, f32), to: (f32, f32)) -> Tilt {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    Tilt {
        x: f32::midpoint(from.0, to.0),
        y: f32::midpoint(from.1, to.1),
        slope: dy / dx.max(1.0),
        length: dx.hypot(dy),
    }
}

/// Share of a box's height, measured on printed pages, that is the type's em; the rest is
/// room that the detector leaves.
const EM: f32 = 0.62;
/// How far, in em, the line that type stands on is below the box's middle.
const BASE: f32 = 0.3;

fn words(lines: Vec<SeenLine>, warp: &Warp, scale: f32) -> Vec<Word> {
    let mut words = Vec::new();
    let mut order = 0_u32;
    for line in lines {
        for word in line.words.into_iter().flat_map(apart) {
            let ((left, y0), (right, y1)) = (warp.straight(word.from), warp.straight(word.to));
            let size = word.height * EM * scale;
            let legibility = legibility(&word);
            words.push(Word {
                text: word.text,
                left: left * scale,
                right: right.max(left + 1.0) * scale,
                base: BASE.mul_add(size, f32::midpoint(y0, y1) * scale),
                size,
                order,
                legibility,
                blank_after: true,
            });
            order = order.saturating_add(1);
        }
    }
    words
}

/// Letters of a run on each side of a lost blank, at least.
const RUN: usize = 3;

/// The words of one that has lost its blanks where lines are set tight: a capital behind small
/// letters begins one ("fullStop"), and so does a number ("page14").
fn apart(word: SeenWord) -> Vec<SeenWord> {
    let chars: Vec<char> = word.text.chars().collect();
    let small = |from: usize| chars.iter().skip(from).take_while(|it| it.is_lowercase()).count();
    let behind = |at: usize| chars.iter().take(at).rev().take_while(|it| it.is_lowercase()).count();
    let begins = |at: usize| {
        let (Some(before), Some(here)) = (chars.get(at.wrapping_sub(1)), chars.get(at)) else { return false };
        let word_ahead = here.is_uppercase() && small(at + 1) >= RUN;
        word_ahead && (behind(at) >= RUN || before.is_ascii_digit())
            || here.is_ascii_digit() && behind(at) > RUN
    };
    let mut cuts = vec![0];
    cuts.extend((1..chars.len()).filter(|at| begins(*at)));
    if cuts.len() == 1 {
        return vec![word];
    }
    cuts.push(chars.len());
    let between = |at: usize| {
        let share = at as f32 / chars.len() as f32;
        let along = |from: f32, to: f32| share.mul_add(to - from, from);
        (along(word.from.0, word.to.0), along(word.from.1, word.to.1))
    };
    cuts.windows(2)
        .filter_map(|cut| {
            let (from, to) = (*cut.first()?, *cut.last()?);
            let text = chars.get(from..to)?.iter().collect();
            Some(SeenWord { text, from: between(from), to: between(to), ..word.clone() })
        })
        .collect()
}

/// Most for a number: no list of words tells a wrong digit, so that somebody must glance at
/// it, unless a second reading agrees.
const NUMBER: f32 = 94.0;

/// Percent that a word's characters are right.
fn legibility(word: &SeenWord) -> u8 {
    let digits = word.text.chars().filter(char::is_ascii_digit).count();
    let is_number = 2 <= digits && 4 <= word.text.chars().count();
    let most = if is_number { NUMBER } else { 99.0 };
    (f32::midpoint(word.sure, word.least) * 100.0).clamp(0.0, most) as u8
}

fn rule(stroke: &Stroke, warp: &Warp, scale: f32) -> Rule {
    let ((x0, y0), (x1, y1)) = (warp.straight(stroke.from), warp.straight(stroke.to));
    let (at, from, to) =
        if stroke.horizontal { (f32::midpoint(y0, y1), x0, x1) } else { (f32::midpoint(x0, x1), y0, y1) };
    Rule {
        at: at * scale,
        from: from.min(to) * scale,
        to: from.max(to) * scale,
        horizontal: stroke.horizontal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the same lines on any picture that stands as its first pixel says: black = upright.
    struct Fake(Vec<SeenLine>);

    impl Recogniser for Fake {
        fn read(&self, page: &Raster, most: usize) -> Result<Vec<SeenLine>, Broken> {
            let is_upright = page.rgb().first() == Some(&0);
            let doubt = |line: &SeenLine| {
                let words = line.words.iter().map(|it| SeenWord { sure: 0.5, ..it.clone() });
                SeenLine { words: words.collect(), tall: line.tall }
            };
            let lines = self.0.iter().take(most);
            Ok(if is_upright { lines.cloned().collect() } else { lines.map(doubt).collect() })
        }
    }

    fn word(text: &str, from: (f32, f32), to: (f32, f32), sure: f32) -> SeenWord {
        SeenWord { text: text.to_owned(), from, to, height: 40.0, sure, least: sure }
    }

    fn line(words: Vec<SeenWord>) -> SeenLine {
        SeenLine { words, tall: false }
    }

    /// A white picture with one black pixel, first or last.
    fn picture(first: bool) -> Raster {
        let mut rgb = vec![255; 900 * 600 * 3];
        let at = if first { 0 } else { rgb.len() - 3 };
        rgb[at..at + 3].fill(0);
        let Some(picture) = Raster::new(900, 600, rgb) else { panic!("a picture") };
        picture
    }

    fn seen(lines: Vec<SeenLine>, first: bool) -> Vec<(String, u8)> {
        let Ok(seen) = recognise(&Fake(lines), picture(first), 1, 0.36) else { panic!("a page") };
        seen.ink.words.into_iter().map(|it| (it.text, it.legibility)).collect()
    }

    #[test]
    fn a_page_on_its_head_is_turned_and_read_again() {
        let lines = vec![line(vec![word("kepada", (100.0, 100.0), (300.0, 100.0), 0.99)])];
        assert_eq!(seen(lines.clone(), true), [("kepada".to_owned(), 99)]);
        assert_eq!(seen(lines, false), [("kepada".to_owned(), 99)]);
    }

    #[test]
    fn scribbles_and_what_is_stamped_across_are_left_out() {
        let level = |y: f32, text: &str, sure: f32| line(vec![word(text, (100.0, y), (500.0, y), sure)]);
        let stamped = line(vec![word("PEMERINTAH", (300.0, 380.0), (600.0, 450.0), 0.99)]);
        let lines = vec![
            level(100.0, "satu", 0.99),
            level(200.0, "dua", 0.99),
            level(300.0, "Vvv", 0.3),
            stamped,
            SeenLine { tall: true, ..level(500.0, "TEPI", 0.99) },
        ];
        assert_eq!(seen(lines, true), [("satu".to_owned(), 99), ("dua".to_owned(), 99)]);
    }

    #[test]
    fn words_that_lost_their_blanks_are_taken_apart() {
        let apart = |text: &str| {
            let words = apart(word(text, (0.0, 0.0), (100.0, 0.0), 1.0));
            words.into_iter().map(|it| it.text).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            apart("SecondPartNumber463/Kep.201-DP3A/2019"),
            "Second Part Number 463/Kep.201-DP3A/2019"
        );
        assert_eq!(apart("Twenty-ThreeNumber14Line"), "Twenty-Three Number 14 Line");
        assert_eq!(apart("StandardXML"), "StandardXML");
        assert_eq!(apart("P2TP2A,"), "P2TP2A,");
    }

    #[test]
    fn a_number_is_never_beyond_doubt() {
        let words = ["188/21", "2025", "12", "Pasal"];
        let lines = vec![line(
            words
                .iter()
                .zip([100.0, 250.0, 400.0, 550.0])
                .map(|(text, x)| word(text, (x, 100.0), (x + 100.0, 100.0), 0.9999))
                .collect(),
        )];
        let sure: Vec<u8> = seen(lines, true).into_iter().map(|it| it.1).collect();
        assert_eq!(sure, [94, 94, 99, 99]);
    }
}
