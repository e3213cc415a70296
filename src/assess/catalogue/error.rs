//! What can be wrong with a catalogue's file, each with its line and column.

use jiff::civil::Date;

/// A place in the catalogue's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl At {
    /// Where `span` (bytes) of `text` starts.
    pub fn of(text: &str, span: std::ops::Range<usize>) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line, column }
    }
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What is wrong with a catalogue's file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum CatalogueError {
    /// Not TOML, or a field that is missing, unknown or of another type.
    #[error("{at}: {message}")]
    Syntax {
        /// Where.
        at: At,
        /// What the parser said.
        message: String,
    },
    /// An id that stands nowhere.
    #[error("{at}: unknown {what} {id:?}{}", .near.as_ref().map(|it| format!("; did you mean {it:?}?")).unwrap_or_default())]
    UnknownId {
        /// Where.
        at: At,
        /// Institution, instrument, unit, seat group, law period.
        what: &'static str,
        /// The id.
        id: String,
        /// The nearest known one.
        near: Option<String>,
    },
    /// An id twice.
    #[error("{at}: {what} {id:?} stands twice")]
    Duplicate {
        /// Where the second stands.
        at: At,
        /// Requirement, institution, instrument, unit, seat group, law period.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// A rule whose last day is before its first.
    #[error("{at}: {id} ends before it starts ({to} is before {from})")]
    EndsBeforeStart {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// Severity `error` without a duty.
    #[error(
        "{at}: {id} has severity \"error\" but obligation is not \"mandatory\"; only a duty may block compliance"
    )]
    ErrorWithoutDuty {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
    },
    /// A requirement without source.
    #[error("{at}: {id} names no source")]
    NoSource {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
    },
    /// A rule for decrees of its time that has no time.
    #[error("{at}: {id} has dates = \"signed\" but neither effective-from nor effective-to")]
    SignedWithoutDates {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
    },
    /// A requirement to be looked at by hand that does not say at what.
    #[error("{at}: {id} is by-hand but look-at is empty")]
    NothingToLookAt {
        /// Where the requirement's id stands.
        at: At,
        /// The requirement.
        id: String,
    },
    /// Law periods that leave a gap, overlap or stand in another order than time's.
    #[error("{at}: law period {id:?} does not begin the day after the one before it ends")]
    PeriodsDoNotJoin {
        /// Where the period's table stands.
        at: At,
        /// The period.
        id: String,
    },
}

impl CatalogueError {
    /// Where it stands.
    pub const fn at(&self) -> At {
        match self {
            Self::Syntax { at, .. }
            | Self::UnknownId { at, .. }
            | Self::Duplicate { at, .. }
            | Self::EndsBeforeStart { at, .. }
            | Self::ErrorWithoutDuty { at, .. }
            | Self::NoSource { at, .. }
            | Self::SignedWithoutDates { at, .. }
            | Self::NothingToLookAt { at, .. }
            | Self::PeriodsDoNotJoin { at, .. } => *at,
        }
    }
}
