//! Hiding what `--redact` names. A name stands not only in its own seat: the quote of a region
//! may be the row below its chair, and a mail speaks of those whom its attachment appoints.

use std::{collections::BTreeSet, sync::Arc};

use aho_corasick::{AhoCorasick, MatchKind};
use serde_json::Value;

use super::args::RedactArg;
use crate::{extract::person, model::Submission};

/// What stands in the place of a name.
const BLOT: &str = "[disamarkan]";

/// Keys of a record below which words of the document stand. Paths are left: they are how
/// the document is found again.
const WORDS: [&str; 5] = ["quote", "message", "text", "office", "institution_text"];

/// `submissions` without what `redact` names; a person named in one is hidden in all.
///
/// # Errors
///
/// When the names can't be searched for; nothing is shown then.
pub(super) fn redacted(
    mut submissions: Vec<Arc<Submission>>,
    redact: &[RedactArg],
) -> anyhow::Result<Vec<Arc<Submission>>> {
    if redact.contains(&RedactArg::Nip) {
        for it in submissions.iter_mut().filter(|it| it.members.iter().any(|it| it.nip.is_some())) {
            Arc::make_mut(it).members.iter_mut().for_each(|it| it.nip = None);
        }
    }
    if !redact.contains(&RedactArg::Person) {
        return Ok(submissions);
    }
    let names: BTreeSet<String> = submissions.iter().flat_map(|it| names(it)).collect();
    let finder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(&names)?;
    submissions
        .into_iter()
        .map(|it| {
            let mut record = serde_json::to_value(marked(Arc::unwrap_or_clone(it)))?;
            if let Value::Object(parts) = &mut record {
                for (_, part) in parts.iter_mut().filter(|(key, _)| *key != "source") {
                    blot(part, &finder);
                }
            }
            Ok(Arc::new(serde_json::from_value(record)?))
        })
        .collect()
}

/// `submission` with a mark in the place of each person, in values and in their own quotes: a
/// decree that names persons is judged by other rules than one that names offices, so a hidden
/// name must not look like none.
fn marked(mut submission: Submission) -> Submission {
    let mark = |person: &mut Option<String>, quote: &mut String| {
        if let Some(name) = person {
            *quote = quote.replace(name.as_str(), BLOT);
            BLOT.clone_into(name);
        }
    };
    for member in &mut submission.members {
        mark(&mut member.person, &mut member.evidence.quote);
    }
    if let Some(signatory) = submission.decree.as_mut().and_then(|it| it.signatory.as_mut()) {
        mark(&mut signatory.person, &mut signatory.evidence.quote);
    }
    submission
}

/// The names of persons in `submission`, as printed and without titles. Single words are left
/// to the seat that they stand in: elsewhere they may be any word.
fn names(submission: &Submission) -> Vec<String> {
    let signatory = submission.decree.as_ref().and_then(|it| it.signatory.as_ref());
    submission
        .members
        .iter()
        .filter_map(|it| it.person.as_deref())
        .chain(signatory.and_then(|it| it.person.as_deref()))
        .flat_map(|printed| [Some(printed.to_owned()), person::parse(printed).name])
        .flatten()
        .filter(|it| it.split_whitespace().count() > 1)
        .collect()
}

/// Replaces names in the words of `part`.
fn blot(part: &mut Value, finder: &AhoCorasick) {
    match part {
        Value::Array(items) => items.iter_mut().for_each(|it| blot(it, finder)),
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                match value {
                    Value::String(text) if WORDS.contains(&key.as_str()) => *text = without(text, finder),
                    _ => blot(value, finder),
                }
            }
        }
        _ => {}
    }
}

/// `text` with each name blotted where it is whole words.
fn without(text: &str, finder: &AhoCorasick) -> String {
    let mut out = String::with_capacity(text.len());
    finder.replace_all_with(text, &mut out, |found, words, out| {
        let before = text.get(..found.start()).and_then(|it| it.chars().next_back());
        let after = text.get(found.end()..).and_then(|it| it.chars().next());
        let whole = ![before, after].into_iter().flatten().any(char::is_alphanumeric);
        out.push_str(if whole { BLOT } else { words });
        true
    });
    out
}
