//! Derives the cut-offs of confidence from the labelled documents and writes them:
//! `cargo test --release --test it calibrate -- --ignored`.
//!
//! It starts with `high` for nothing but what is clear in every way and lowers one cut-off
//! after the other, a step at a time, as long as what becomes `high` by the step is right:
//! what lies between two steps must itself be right, so that many good values never carry a
//! few bad ones. What no document shows stays where it is. Then the same for `medium`, which
//! promises less and starts lower: its cut-offs go down only.
//!
//! The labelled scans are cleaner than those that regions send, so what recognition is trusted
//! with has floors of its own, from real scans (docs/measurements.md).

use std::fmt::Write as _;

use patuh::{
    extract::trust::{Calibration, Cuts, Reader, ReaderCuts},
    model::Confidence,
};

use super::{board, compare::Board};

/// The steps that cut-offs take, from the strictest.
const STEPS: [u8; 14] = [100, 99, 97, 95, 92, 90, 85, 80, 75, 70, 60, 50, 30, 0];
/// The share of wrong values that a step may add, half a wrong one added for what was not seen.
const MOST_WRONG_HIGH: f64 = 0.02;
const MOST_WRONG_MEDIUM: f64 = 0.15;
/// The share wrong on any kind of document, all steps together.
const MOST_WRONG_OF_KIND: f64 = 0.01;

/// How low a cut-off may go. Of 162 values of ten real scans whose words are at least 85
/// percent certain, 5 were wrong, of those at 95 percent none; below 75 most are. A word that is
/// not known may be cut off by a stamp, and a signature hides letters without a trace.
const fn floor(reader: Reader, signal: usize, level: Confidence) -> u8 {
    let high = matches!(level, Confidence::High);
    match (reader, signal) {
        (Reader::Recognised, LETTERS) => {
            if high {
                95
            } else {
                75
            }
        }
        (Reader::Recognised, WORDS | FORM) if high => 100,
        (Reader::Agreed, LETTERS) => 75,
        (Reader::Agreed, FORM) => 60,
        _ => 0,
    }
}

/// Where the cut-offs of `medium` start, per signal: a glance is due from here on.
const MEDIUM_STARTS: [u8; 5] = [75, 60, 60, 60, 60];

/// Places in [`SIGNALS`].
const LETTERS: usize = 0;
const WORDS: usize = 1;
const FORM: usize = 3;

type Signal = fn(&mut ReaderCuts) -> &mut Cuts;
const SIGNALS: [(&str, Signal); 5] = [
    ("letters", |it| &mut it.letters),
    ("words", |it| &mut it.words),
    ("grid", |it| &mut it.grid),
    ("form", |it| &mut it.form),
    ("name", |it| &mut it.name),
];

#[test]
#[ignore = "writes src/extract/data/calibration.toml; run it when the readers or the labelled documents change"]
fn calibrate() {
    let calibration = derive();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/data/calibration.toml");
    std::fs::write(path, written(calibration)).unwrap();
}

fn written(mut calibration: Calibration) -> String {
    let mut out = String::from(
        "# The cut-offs of confidence, per reader and signal (src/extract/trust.rs says what they are).\n\
         # Derived from fixtures/decrees by `cargo test --release --test it calibrate -- --ignored`.\n",
    );
    for reader in Reader::ALL {
        writeln!(out, "\n[{}]", super::compare::code(&reader)).unwrap();
        for (name, signal) in SIGNALS {
            let Cuts { high, medium } = *signal(calibration.of_mut(reader));
            writeln!(out, "{name} = {{ high = {high}, medium = {medium} }}").unwrap();
        }
    }
    out
}

fn derive() -> Calibration {
    // A recogniser is never sure of all: 99 is the most that it says.
    let strict = |letters| ReaderCuts {
        letters: Cuts { high: letters, medium: letters },
        words: Cuts { high: 100, medium: 100 },
        grid: Cuts { high: 100, medium: 100 },
        form: Cuts { high: 100, medium: 100 },
        name: Cuts { high: 100, medium: 100 },
    };
    let mut calibration = Calibration {
        layer: strict(100),
        native: strict(100),
        sheet: strict(100),
        recognised: strict(99),
        agreed: strict(99),
    };
    lower(&mut calibration, Confidence::High);
    for reader in Reader::ALL {
        for ((_, signal), most) in SIGNALS.into_iter().zip(MEDIUM_STARTS) {
            let cuts = signal(calibration.of_mut(reader));
            cuts.medium = cuts.high.min(most);
        }
    }
    lower(&mut calibration, Confidence::Medium);
    calibration
}

/// Lowers all cut-offs of `level` until none can go further.
fn lower(calibration: &mut Calibration, level: Confidence) {
    let mut now = board(calibration);
    loop {
        let mut moved = false;
        for reader in Reader::ALL {
            for (at, (_, signal)) in SIGNALS.into_iter().enumerate() {
                let least = floor(reader, at, level);
                while let Some((next, better)) = step(calibration, (reader, signal, least), level, &now) {
                    *calibration = next;
                    now = better;
                    moved = true;
                }
            }
        }
        if !moved {
            return;
        }
    }
}

/// The next step that shows something, if it may be taken.
fn step(
    calibration: &Calibration,
    (reader, signal, least): (Reader, Signal, u8),
    level: Confidence,
    now: &Board,
) -> Option<(Calibration, Board)> {
    let mut next = *calibration;
    let cuts = *signal(next.of_mut(reader));
    let from = if level == Confidence::High { cuts.high } else { cuts.medium };
    let before = now.from(level, "all");
    for to in STEPS.into_iter().filter(|it| (least..from).contains(it)) {
        let cuts = signal(next.of_mut(reader));
        match level {
            Confidence::High => *cuts = Cuts { high: to, medium: cuts.medium.min(to) },
            _ => cuts.medium = to,
        }
        let board = board(&next);
        let after = board.from(level, "all");
        let (n, wrong) = (after.n - before.n, after.wrong - before.wrong);
        if n == 0 {
            continue;
        }
        let share = (f64::from(wrong) + 0.5) / f64::from(n + 1);
        let most = if level == Confidence::High { MOST_WRONG_HIGH } else { MOST_WRONG_MEDIUM };
        if share <= most {
            let kinds_hold = level != Confidence::High
                || board.sources().into_iter().all(|source| {
                    let kind = board.high(source);
                    f64::from(kind.wrong) <= MOST_WRONG_OF_KIND * f64::from(kind.n)
                });
            return kinds_hold.then_some((next, board));
        }
        // Too few to tell: with the next step's they may be enough.
        if wrong > 0 {
            return None;
        }
    }
    None
}
