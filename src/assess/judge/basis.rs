//! The legal basis: what the decree cites (Mengingat), by itself or through the regulation that
//! it rests on.

use jiff::civil::Date;

use crate::{
    assess::{
        Instrument,
        answer::{Answer, Part, Proof},
        case::Case,
    },
    model::{Citation, Confidence, InstrumentKind, Outcome, Submission, Why},
};

/// Whether a citation names `instrument`. Kind, number and year tell; where two issuers number
/// alike (ministers, ...) a word of the citation must tell the issuer.
fn names(citation: &Citation, instrument: &Instrument) -> bool {
    let number = citation.number.trim().trim_start_matches('0');
    citation.kind == instrument.kind
        && instrument.number.as_deref() == Some(number)
        && citation.year == Some(instrument.year)
        && (instrument.words.is_empty() || has_word(citation, &instrument.words))
}

/// Whether it may name `instrument`, but its year could not be read.
fn may_name(citation: &Citation, instrument: &Instrument) -> bool {
    let number = citation.number.trim().trim_start_matches('0');
    citation.kind == instrument.kind
        && instrument.number.as_deref() == Some(number)
        && citation.year.is_none()
        && (instrument.words.is_empty() || has_word(citation, &instrument.words))
}

fn has_word(citation: &Citation, words: &[String]) -> bool {
    let quote = citation.evidence.quote.to_lowercase();
    words.iter().any(|it| quote.contains(it.as_str()))
}

fn citations<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Submission, &'a Citation)> {
    let papers: Vec<&'a Submission> = case.papers.clone();
    papers
        .into_iter()
        .filter_map(|it| Some((it, it.decree.as_ref()?)))
        .flat_map(|(document, decree)| decree.legal_basis.iter().map(move |it| (document, it)))
}

/// The surest citation that `wanted` takes.
fn best<'a>(case: &Case<'a>, wanted: impl Fn(&Citation) -> bool) -> Option<(&'a Submission, &'a Citation)> {
    let mut found: Vec<_> = citations(case).filter(|(_, it)| wanted(it)).collect();
    found.sort_by_key(|(_, it)| std::cmp::Reverse(it.confidence));
    found.first().copied()
}

fn shown(citation: &Citation) -> String {
    match citation.year {
        Some(year) => format!("{}/{year}", citation.number),
        None => citation.number.clone(),
    }
}

pub(super) fn cites(case: &Case<'_>, instrument: &str) -> Answer {
    if case.decree().is_none() {
        return Answer::none("nothing-sent");
    }
    let Some(instrument) = case.catalogue.instrument(instrument) else {
        return Answer::unclear("instrument-unknown").because([instrument]);
    };
    if let Some((document, it)) = best(case, |it| names(it, instrument)) {
        return Answer::yes("cites").because([&instrument.name]).found(&instrument.name).proof(
            document,
            &it.evidence,
            it.confidence,
        );
    }
    if let Some((document, it)) = best(case, |it| may_name(it, instrument)) {
        return Answer::unclear("citation-without-year").because([&instrument.name]).found(shown(it)).proof(
            document,
            &it.evidence,
            it.confidence.min(Confidence::Medium),
        );
    }
    not_cited(case).because([&instrument.name]).expected(&instrument.name)
}

/// A decree whose whole legal basis was not found says nothing about what is in it.
fn not_cited(case: &Case<'_>) -> Answer {
    match citations(case).next() {
        Some((document, first)) => {
            let confidence = crate::assess::answer::by_text(document);
            Answer::absent(Part::Clauses, "cites-not").proof(document, &first.evidence, confidence)
        }
        None => Answer::unclear("no-citations-read"),
    }
}

pub(super) fn cites_in_force(case: &Case<'_>, instruments: &[String]) -> Answer {
    let Some((signed, sure)) = case.signed() else {
        return match case.decree() {
            Some(_) => Answer::unclear("date-unknown"),
            None => Answer::none("nothing-sent"),
        };
    };
    let held = instruments
        .iter()
        .filter_map(|it| case.catalogue.instrument(it))
        .filter(|it| it.in_force_from.is_none_or(|from| from <= signed))
        .find(|it| it.in_force_to.is_none_or(|to| signed <= to));
    let Some(held) = held else {
        return Answer::of(Outcome::NotApplicable, Why::plain("none-in-force-then"));
    };
    let answer = cites(case, &held.id);
    let Some((document, decree)) = case.decree() else { return answer };
    let dated = decree.date.as_ref().map(|it| Proof::new(document, &it.evidence, sure));
    answer.proofs(dated)
}

pub(super) fn cites_law_about(case: &Case<'_>, words: &[String]) -> Answer {
    if case.decree().is_none() {
        return Answer::none("nothing-sent");
    }
    let about = best(case, |it| it.kind == InstrumentKind::Uu && has_word(it, words));
    match about {
        Some((document, it)) => Answer::yes("cites").because([shown(it)]).found(shown(it)).proof(
            document,
            &it.evidence,
            it.confidence,
        ),
        None => not_cited(case).because([words.first().cloned().unwrap_or_default()]),
    }
}

pub(super) fn up_to_date(case: &Case<'_>, day: Option<Date>) -> Answer {
    let Some((document, decree)) = case.decree() else { return Answer::none("nothing-sent") };
    let (Some(date), Some(day)) = (&decree.date, day) else { return Answer::unclear("date-unknown") };
    let period = case.catalogue.period(day);
    let newest = period.and_then(|it| it.must_cite.last()).and_then(|it| case.catalogue.instrument(it));
    let (Some(period), Some(newest)) = (period, newest) else {
        return Answer::of(Outcome::NotApplicable, Why::plain("no-law-then"));
    };
    if period.since.is_some_and(|since| date.value < since) {
        // What changed it since may have brought it up to date.
        let newer = cites(case, &newest.id);
        if newer.outcome == Outcome::Satisfied {
            return newer;
        }
        return Answer::no("older-than-law")
            .because([date.value.to_string(), newest.name.clone()])
            .found(date.value.to_string())
            .expected(&newest.name)
            .proof(document, &date.evidence, date.confidence);
    }
    cites(case, &newest.id).proof(document, &date.evidence, date.confidence)
}

pub(super) fn not_only_historic(case: &Case<'_>, historic: &[String], living: &[String]) -> Answer {
    if case.decree().is_none() {
        return Answer::none("nothing-sent");
    }
    let one_of = |ids: &[String]| {
        best(case, |citation| {
            ids.iter().filter_map(|it| case.catalogue.instrument(it)).any(|it| names(citation, it))
        })
    };
    if let Some((document, it)) = one_of(living) {
        return Answer::yes("cites-living-law").because([shown(it)]).found(shown(it)).proof(
            document,
            &it.evidence,
            it.confidence,
        );
    }
    if let Some((document, it)) = one_of(historic) {
        return Answer::absent(Part::Clauses, "cites-historic-only")
            .because([shown(it)])
            .found(shown(it))
            .proof(document, &it.evidence, it.confidence);
    }
    match citations(case).next() {
        Some((document, it)) => Answer::yes("cites-no-historic").proof(document, &it.evidence, it.confidence),
        None => Answer::unclear("no-citations-read"),
    }
}
