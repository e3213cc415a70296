//! Everything an analyst reads in the workbook, in each language.
//!
//! `phrases.rs` is the list: a name, the Indonesian words, the English words, side by side, so
//! that none can be missing; gaps are `{0}`, `{1}`. `terms.rs` says which phrase stands for
//! which state, `grounds.rs` how a legal ground is named. Texts that come from the law (titles of requirements, what a person must look
//! at) are in the catalogue; reasons for findings are in [`crate::assess`].

mod grounds;
mod phrases;
mod terms;

pub use phrases::{Words, all};

use super::{Lang, View};
use crate::{
    assess::{self, Requirement},
    model::Why,
};

/// The words of a language.
pub fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &phrases::ID,
        Lang::En => &phrases::EN,
    }
}

/// `template` with its gaps `{0}`, `{1}`, .. filled, in one pass: what fills a gap is not
/// searched for gaps.
fn fill(template: &str, gaps: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let gap = after
            .split_once('}')
            .and_then(|(number, tail)| Some((gaps.get(number.parse::<usize>().ok()?)?, tail)));
        if let Some((words, tail)) = gap {
            text.push_str(words);
            rest = tail;
        } else {
            text.push('{');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

impl View<'_> {
    /// A reason as a sentence.
    pub(super) fn why(&self, why: &Why) -> String {
        assess::words::sentence(why, self.report.lang)
    }

    /// Where a requirement comes from, in the reader's words.
    pub(super) fn grounds(&self, requirement: &Requirement) -> String {
        let named =
            requirement.sources.iter().map(|it| grounds::name(it, self.report.catalogue, self.report.lang));
        named.collect::<Vec<_>>().join("; ")
    }
}
