//! How sure a value is: what is known about its reading, turned into a [`Confidence`].
//!
//! Whoever reads a value says how good each [`Signals`] is; the weakest decides, by cut-offs
//! that differ with the [`Reader`]. The cut-offs are data (`data/calibration.toml`), derived from
//! the labelled documents in `fixtures/decrees` by `cargo test --release --test it calibrate -- --ignored`;
//! a test holds that `high` is wrong at most once in a hundred on every kind of document.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::{Confidence, Document, TextKind};

/// What is known about how a value was read; each 0 (nothing) to 100 (nothing against it).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signals {
    /// Text quality: the reader's certainty of the characters, of the word read least well.
    pub letters: u8,
    /// Text quality: 100 where all words are known ones, 60 where one is not.
    pub words: u8,
    /// Grid quality: how surely its words belong together. Cells between lines 100, a list
    /// with marks 90, position alone 60.
    pub grid: u8,
    /// How exactly it has the form of what it is taken for; repaired or in part
    /// 60 and less.
    pub form: u8,
    /// How well its name was matched, less where a runner-up is near.
    pub name: u8,
}

/// [`Signals::words`] where one of them is not known.
pub(super) const UNKNOWN_WORD: u8 = 60;
/// [`Signals::grid`] where position alone says what belongs together.
pub(super) const BY_POSITION: u8 = 60;
/// [`Signals::form`] of what had to be repaired to be read.
pub(super) const REPAIRED: u8 = 60;
/// [`Signals::form`] of what may well be something else.
pub(super) const DOUBTFUL: u8 = 30;

impl Signals {
    /// Nothing against it.
    pub const CLEAR: Self = Self { letters: 100, words: 100, grid: 100, form: 100, name: 100 };

    /// Nothing against it but the characters' certainty.
    pub const fn of_letters(letters: u8) -> Self {
        Self { letters, ..Self::CLEAR }
    }
}

/// Who read a value: its certainty means something else with each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// The text layer of a PDF.
    Layer,
    /// A document that is text by nature.
    Native,
    /// A spreadsheet's cells.
    Sheet,
    /// A page's picture, recognised, or a scanner's hidden layer.
    Recognised,
    /// Two places of a recognised document that say the same.
    Agreed,
}

impl Reader {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Layer, Self::Native, Self::Sheet, Self::Recognised, Self::Agreed];

    /// Who read `document`; recognised pages of a document that also has others are told by
    /// their words' certainty.
    pub(super) fn of(document: &Document) -> Self {
        if document.pages.iter().any(|it| it.sheet.is_some()) {
            Self::Sheet
        } else {
            match document.text() {
                TextKind::Native => Self::Native,
                TextKind::Ocr => Self::Recognised,
                TextKind::Layer | TextKind::Mixed | TextKind::None => Self::Layer,
            }
        }
    }
}

/// The cut-offs of one signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cuts {
    /// From here on `high`.
    pub high: u8,
    /// From here on `medium`; below it `low`.
    pub medium: u8,
}

impl Cuts {
    const fn level(self, signal: u8) -> Confidence {
        if signal >= self.high {
            Confidence::High
        } else if signal >= self.medium {
            Confidence::Medium
        } else {
            Confidence::Low
        }
    }
}

/// The cut-offs of one reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReaderCuts {
    /// Of [`Signals::letters`].
    pub letters: Cuts,
    /// Of [`Signals::words`].
    pub words: Cuts,
    /// Of [`Signals::grid`].
    pub grid: Cuts,
    /// Of [`Signals::form`].
    pub form: Cuts,
    /// Of [`Signals::name`].
    pub name: Cuts,
}

impl ReaderCuts {
    /// The weakest signal decides.
    fn level(&self, signals: Signals) -> Confidence {
        let Signals { letters, words, grid, form, name } = signals;
        self.letters
            .level(letters)
            .min(self.words.level(words))
            .min(self.grid.level(grid))
            .min(self.form.level(form))
            .min(self.name.level(name))
    }
}

/// The cut-offs of all readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Of [`Reader::Layer`].
    pub layer: ReaderCuts,
    /// Of [`Reader::Native`].
    pub native: ReaderCuts,
    /// Of [`Reader::Sheet`].
    pub sheet: ReaderCuts,
    /// Of [`Reader::Recognised`].
    pub recognised: ReaderCuts,
    /// Of [`Reader::Agreed`].
    pub agreed: ReaderCuts,
}

impl Calibration {
    /// The cut-offs compiled in.
    pub fn embedded() -> &'static Self {
        #[expect(clippy::expect_used, reason = "the data are part of the program and every test reads them")]
        static DATA: LazyLock<Calibration> = LazyLock::new(|| {
            toml::from_str(include_str!("data/calibration.toml"))
                .expect("the data compiled in are well formed")
        });
        &DATA
    }

    /// The cut-offs of `reader`.
    pub const fn of(&self, reader: Reader) -> &ReaderCuts {
        match reader {
            Reader::Layer => &self.layer,
            Reader::Native => &self.native,
            Reader::Sheet => &self.sheet,
            Reader::Recognised => &self.recognised,
            Reader::Agreed => &self.agreed,
        }
    }

    /// The cut-offs of `reader`, to be changed.
    pub const fn of_mut(&mut self, reader: Reader) -> &mut ReaderCuts {
        match reader {
            Reader::Layer => &mut self.layer,
            Reader::Native => &mut self.native,
            Reader::Sheet => &mut self.sheet,
            Reader::Recognised => &mut self.recognised,
            Reader::Agreed => &mut self.agreed,
        }
    }
}

/// The cut-offs as one document needs them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trust<'a> {
    calibration: &'a Calibration,
    reader: Reader,
}

impl<'a> Trust<'a> {
    pub(super) fn new(document: &Document, calibration: &'a Calibration) -> Self {
        Self { calibration, reader: Reader::of(document) }
    }

    /// How sure a value with these signals is. A certainty below 100 is a recognised word's.
    pub(super) fn judge(&self, signals: Signals) -> Confidence {
        let reader = if signals.letters < 100 { Reader::Recognised } else { self.reader };
        self.calibration.of(reader).level(signals)
    }

    /// How sure a value is that two places of the document say alike.
    pub(super) fn agreed(&self, signals: Signals) -> Confidence {
        self.judge(signals).max(self.calibration.agreed.level(signals))
    }

    /// How sure a value is that nothing speaks against but the characters' certainty.
    pub(super) fn letters(&self, letters: u8) -> Confidence {
        self.judge(Signals::of_letters(letters))
    }
}
