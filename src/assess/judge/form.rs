//! The document: what it is, who signed it and when, which clauses it has.

use std::sync::Arc;

use jiff::{ToSpan as _, civil::Date};

use crate::{
    assess::{
        answer::{Answer, Part, Proof, by_text},
        case::{Case, State},
    },
    model::{Confidence, Form, Kind, Outcome, ProvisionKind, Standing, Submission, TextKind, Why},
};

/// Clauses that write out the five tasks a to e (UU 21/2007 Ps 58(4)).
const TASKS: [ProvisionKind; 5] = [
    ProvisionKind::TaskCoordination,
    ProvisionKind::TaskAdvocacy,
    ProvisionKind::TaskProtection,
    ProvisionKind::TaskEnforcement,
    ProvisionKind::TaskReporting,
];

/// Letters only, lower case: "Wali Kota" and "WALIKOTA" are one.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Where a document says what it is: its title, else its formation clause, else its region.
fn identity(document: &Submission) -> Option<Proof> {
    let decree = document.decree.as_ref()?;
    let clause = decree.provisions.iter().find(|it| it.kind == ProvisionKind::Formation);
    decree
        .about
        .as_ref()
        .map(|it| (&it.evidence, it.confidence))
        .or_else(|| clause.map(|it| (&it.evidence, it.confidence)))
        .or_else(|| document.region.as_ref().map(|it| (&it.evidence, it.confidence)))
        .map(|(evidence, confidence)| Proof::new(document, evidence, confidence))
}

fn no_decree() -> Answer {
    Answer::none("nothing-sent")
}

pub(super) fn forms_task_force(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let found = decree.about.as_ref().map(|it| it.value.clone());
    let answer = if matches!(case.state, State::LookAlike(_)) {
        Answer::no("look-alike").because([decree.look_alike.clone().unwrap_or_default()])
    } else if decree.is_task_force {
        Answer::yes("forms-task-force")
    } else {
        Answer::no("forms-no-task-force")
    };
    Answer { found, ..answer.proofs(identity(document)) }
}

pub(super) fn not_look_alike(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    match &decree.look_alike {
        Some(body) => Answer::no("look-alike").because([body]).found(body),
        None => Answer::yes("no-look-alike"),
    }
    .proofs(identity(document))
}

pub(super) fn explicit_mandate(case: &Case<'_>) -> Answer {
    let Some((document, _)) = case.decree() else { return no_decree() };
    let other = case.provisions(ProvisionKind::OtherMandate);
    let Some((source, mandate)) = other.first() else {
        return Answer::yes("one-mandate").proofs(identity(document));
    };
    let name = mandate.text.clone().unwrap_or_else(|| mandate.evidence.quote.clone());
    let written = written_tasks(case);
    let answer = if written.len() == TASKS.len() {
        Answer::yes("merged-but-explicit")
    } else {
        Answer::absent(Part::Clauses, "merged-not-explicit")
    };
    answer.because([name.clone(), written.len().to_string()]).found(name).proof(
        source,
        &mandate.evidence,
        mandate.confidence,
    )
}

pub(super) fn own_region(case: &Case<'_>, head_titles: &[String]) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let Some(region) = &document.region else { return Answer::unclear("region-unknown") };
    let own = &case.dossier.region;
    if let Some(signatory) = &decree.signatory
        && let Some(office) = &signatory.office
    {
        let signed_as = folded(office);
        let other = head_titles
            .iter()
            .find(|it| signed_as.starts_with(&folded(it)) && folded(it) != folded(&own.head_title));
        if let Some(title) = other {
            let sure = region.confidence == Confidence::High && signatory.confidence == Confidence::High;
            let outcome = if sure { Answer::no } else { Answer::unclear };
            return outcome("signed-for-another-level")
                .because([title.clone(), own.name.clone()])
                .found(office)
                .proof(document, &signatory.evidence, signatory.confidence)
                .proof(document, &region.evidence, region.confidence);
        }
    }
    let answer = match document.source.folder_code().filter(|it| *it != own.code) {
        Some(folder) => Answer::yes("folder-names-another").because([folder.0]),
        None => Answer::yes("own-region"),
    };
    answer.found(&own.name).proof(document, &region.evidence, region.confidence)
}

pub(super) fn in_force(case: &Case<'_>) -> Answer {
    let Some(filed) = case.subject() else { return no_decree() };
    let proofs = identity(&filed.submission);
    let unread = case.dossier.documents.iter().find(|it| it.standing == Standing::Unusable);
    if let (Standing::InForce, Some(unread)) = (&filed.standing, unread) {
        return Answer::unclear("unread-may-be-newer")
            .because([unread.submission.source.name()])
            .proofs(proofs);
    }
    let orphan = case.dossier.documents.iter().find(|it| it.standing == Standing::Amends { what: None });
    if let (Standing::InForce, Some(orphan)) = (&filed.standing, orphan) {
        return Answer::unclear("amendment-unmatched")
            .because([orphan.submission.source.name()])
            .proofs(proofs);
    }
    match &filed.standing {
        Standing::InForce => {
            let amended = case.papers.iter().skip(1).find(|it| {
                case.dossier.documents.iter().any(|filed| {
                    std::ptr::eq(Arc::as_ptr(&filed.submission), **it)
                        && matches!(filed.standing, Standing::Amends { what: Some(_) })
                })
            });
            match amended {
                Some(by) => Answer::yes("in-force-as-amended").because([by.source.name()]),
                None => Answer::yes("in-force"),
            }
        }
        Standing::Expired => Answer::no("term-ended"),
        Standing::Revoked { by } => Answer::no("revoked").because([by]),
        Standing::Superseded { by } | Standing::SetAside { by } => Answer::no("superseded").because([by]),
        Standing::Amends { what: None } => Answer::unclear("amendment-without-parent"),
        Standing::Draft => Answer::no("draft"),
        Standing::NotYet => not_yet(case),
        _ => Answer::unclear("standing-unclear"),
    }
    .proofs(proofs)
}

/// Signed after the day judged: on that day it was not there.
fn not_yet(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let Some(date) = &decree.date else { return Answer::unclear("date-unknown") };
    Answer::no("not-yet-signed").because([date.value.to_string(), case.as_of.to_string()]).proof(
        document,
        &date.evidence,
        date.confidence,
    )
}

pub(super) fn final_text(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let marks = case.provisions(ProvisionKind::DraftMark);
    let mark = marks.iter().find(|(it, _)| std::ptr::eq(*it, document));
    let marked = mark.map(|(it, mark)| Proof::new(it, &mark.evidence, mark.confidence));
    let filled = decree.number.as_ref().zip(decree.date.as_ref());
    match (document.is_certain_draft(), filled) {
        (true, _) if marked.is_some() => Answer::no("marked-as-draft").proofs(marked),
        (true, _) => Answer::no("number-and-date-blank").proofs(identity(document)),
        (false, Some(_)) if marked.is_some() => Answer::unclear("marked-as-draft-but-filled").proofs(marked),
        (false, Some((number, date))) => Answer::yes("final")
            .proof(document, &number.evidence, number.confidence)
            .proof(document, &date.evidence, date.confidence),
        (false, None) => Answer::unclear("number-or-date-not-found").proofs(identity(document)),
    }
}

pub(super) fn form(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    match decree.form {
        Some(Form::Keputusan) => Answer::yes("is-keputusan").found("Keputusan"),
        Some(Form::Peraturan) => Answer::yes("is-peraturan").found("Peraturan"),
        // It reads as a decree: its heading is more likely ours to find than theirs to mend.
        None if matches!(document.kind, None | Some(Kind::Decree | Kind::Regulation)) => {
            Answer::unclear("form-not-found")
        }
        None => Answer::absent(Part::Clauses, "no-form"),
    }
    .proofs(identity(document))
}

pub(super) fn number(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    match &decree.number {
        Some(number) => Answer::yes("has-number").found(&number.value).proof(
            document,
            &number.evidence,
            number.confidence,
        ),
        // Signed on a day but without number: more likely ours to find than theirs to give.
        None if decree.date.is_some() && !document.is_certain_draft() => {
            Answer::unclear("number-or-date-not-found").proofs(identity(document))
        }
        None => Answer::absent(Part::Clauses, "no-number"),
    }
}

pub(super) fn date_and_place(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let Some(date) = &decree.date else {
        return if document.is_certain_draft() {
            Answer::absent(Part::Clauses, "no-date")
        } else {
            Answer::unclear("number-or-date-not-found").proofs(identity(document))
        };
    };
    let dated = |answer: Answer| {
        answer.found(date.value.to_string()).proof(document, &date.evidence, date.confidence)
    };
    if case.as_of < date.value {
        return dated(Answer::no("date-to-come").because([date.value.to_string(), case.as_of.to_string()]));
    }
    if decree.year.is_some_and(|it| it != date.value.year()) {
        let year = decree.year.map(|it| it.to_string()).unwrap_or_default();
        return dated(Answer::unclear("year-differs").because([year, date.value.to_string()]));
    }
    match &decree.place {
        Some(place) => dated(Answer::yes("has-date-and-place"))
            .found(format!("{}, {}", place.value, date.value))
            .proof(document, &place.evidence, place.confidence),
        None => dated(Answer::unclear("place-not-found")),
    }
}

pub(super) fn title(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    match &decree.about {
        Some(about) => {
            Answer::yes("has-title").found(&about.value).proof(document, &about.evidence, about.confidence)
        }
        None => match case.provisions(ProvisionKind::Formation).first() {
            // It forms a task force in so many words, so it is no paper without a subject.
            Some((source, clause)) => {
                Answer::unclear("title-not-found").proof(source, &clause.evidence, clause.confidence)
            }
            None => Answer::absent(Part::Clauses, "no-title"),
        },
    }
}

pub(super) fn provision(case: &Case<'_>, kind: ProvisionKind) -> Answer {
    if case.decree().is_none() {
        return no_decree();
    }
    match case.provisions(kind).first() {
        Some((document, clause)) => {
            let answer = Answer::yes("has-clause").proof(document, &clause.evidence, clause.confidence);
            Answer { found: clause.text.clone(), ..answer }
        }
        // Ink has no letters: a signature or a stamp is not read from a scan.
        None if kind == ProvisionKind::SignatureMark && is_scanned(case) => {
            Answer::unclear("signature-may-be-ink")
        }
        None => Answer::absent(Part::Clauses, "no-clause"),
    }
}

fn is_scanned(case: &Case<'_>) -> bool {
    case.decree().is_some_and(|(it, _)| matches!(it.source.text, TextKind::Ocr | TextKind::Mixed))
}

pub(super) fn annex_repeats_number(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let Some(number) = &decree.number else { return Answer::unclear("number-or-date-not-found") };
    let references = case.provisions(ProvisionKind::AnnexReference);
    // Its own, or that of its annex in a file of its own; an amendment has another number.
    let is_own = |it: &Submission| {
        std::ptr::eq(it, document) || it.decree.as_ref().is_none_or(|it| it.legal_basis.is_empty())
    };
    let own = references.iter().find(|(it, _)| is_own(it));
    let Some((holder, reference, text)) = own.and_then(|(holder, it)| Some((*holder, it, it.text.as_ref()?)))
    else {
        return Answer::unclear("no-annex-heading").proofs(identity(document));
    };
    let agree = folded(text) == folded(&number.value);
    let answer = if agree { Answer::yes("annex-agrees") } else { Answer::no("annex-differs") };
    answer
        .because([text.clone(), number.value.clone()])
        .found(text)
        .expected(&number.value)
        .proof(holder, &reference.evidence, reference.confidence)
        .proof(document, &number.evidence, number.confidence)
}

pub(super) fn signed_by_head(case: &Case<'_>, delegates: &[String]) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let head = &case.dossier.region.head_title;
    let Some((signatory, office)) = decree.signatory.as_ref().and_then(|it| Some((it, it.office.as_ref()?)))
    else {
        return Answer::unclear("signatory-not-found").proofs(identity(document)).expected(head);
    };
    let marked = || !case.provisions(ProvisionKind::SignatureMark).is_empty();
    if signatory.person.is_none() && !marked() && !is_scanned(case) {
        return Answer::unclear("signature-block-blank")
            .because([office])
            .found(office)
            .expected(head)
            .proof(document, &signatory.evidence, signatory.confidence);
    }
    let words = folded(office);
    let on_behalf = delegates.iter().any(|it| words.contains(&folded(it)));
    let answer = if words.starts_with(&folded(head)) && !on_behalf {
        match &signatory.acting {
            Some(acting) => Answer::yes("signed-by-acting-head").because([acting]),
            None => Answer::yes("signed-by-head"),
        }
    } else if on_behalf && decree.form != Some(Form::Peraturan) {
        Answer::yes("signed-by-delegate").because([office])
    } else if on_behalf {
        Answer::no("regulation-signed-by-delegate").because([office])
    } else {
        Answer::no("signed-by-other").because([office])
    };
    answer.found(office).expected(head).proof(document, &signatory.evidence, signatory.confidence)
}

fn written_tasks(case: &Case<'_>) -> Vec<Proof> {
    TASKS
        .iter()
        .filter_map(|kind| {
            let clauses = case.provisions(*kind);
            clauses.first().map(|(document, it)| Proof::new(document, &it.evidence, it.confidence))
        })
        .collect()
}

pub(super) fn tasks(case: &Case<'_>, at_least: u32) -> Answer {
    if case.decree().is_none() {
        return no_decree();
    }
    let mut written = written_tasks(case);
    let n = written.len();
    if n == 0
        && at_least == 1
        && let Some((document, clause)) = case.provisions(ProvisionKind::Tasks).first()
    {
        return Answer::yes("tasks-in-general").proof(document, &clause.evidence, clause.confidence);
    }
    let enough = usize::try_from(at_least).is_ok_and(|it| it <= n);
    let answer =
        if enough { Answer::yes("tasks-written") } else { Answer::absent(Part::Clauses, "tasks-missing") };
    if enough {
        // Only as many as are asked for need be sure.
        written.sort_by_key(|it| std::cmp::Reverse(it.confidence));
        written.truncate(usize::try_from(at_least).unwrap_or(usize::MAX));
    }
    answer.because([n.to_string()]).found(format!("{n}/5")).expected(format!("{at_least}/5")).proofs(written)
}

pub(super) fn revokes_earlier(case: &Case<'_>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    if let Some(revoked) = decree.revokes.first() {
        return Answer::yes("revokes").because([&revoked.number]).found(&revoked.number).proof(
            document,
            &revoked.evidence,
            by_text(document),
        );
    }
    if let Some((source, clause)) = case.provisions(ProvisionKind::Revocation).first() {
        return Answer::yes("revokes-in-general").proof(source, &clause.evidence, clause.confidence);
    }
    let name = document.source.name();
    let earlier = case
        .dossier
        .documents
        .iter()
        .find(|it| matches!(&it.standing, Standing::Superseded { by } if *by == name));
    match earlier {
        Some(it) => {
            Answer::absent(Part::Clauses, "earlier-not-revoked").because([it.submission.source.name()])
        }
        None => Answer::of(Outcome::NotApplicable, Why::plain("no-earlier-decree")),
    }
}

pub(super) fn certified_copy(case: &Case<'_>) -> Answer {
    if case.decree().is_none() {
        return no_decree();
    }
    if let Some((document, clause)) = case.provisions(ProvisionKind::CertifiedCopy).first() {
        return Answer::yes("certified-copy").proof(document, &clause.evidence, clause.confidence);
    }
    // A printed "ttd" stands for a signature: the text is a copy.
    let marks = case.provisions(ProvisionKind::SignatureMark);
    let printed = marks.iter().find(|(_, it)| {
        let words = folded(it.text.as_deref().unwrap_or(&it.evidence.quote));
        words.starts_with("ttd") || words.ends_with("ttd")
    });
    match printed {
        Some((document, mark)) => Answer::absent(Part::Clauses, "copy-not-certified").proof(
            document,
            &mark.evidence,
            mark.confidence,
        ),
        None => Answer::of(Outcome::NotApplicable, Why::plain("not-shown-to-be-a-copy")),
    }
}

pub(super) fn reports_upward(case: &Case<'_>) -> Answer {
    if case.decree().is_none() {
        return no_decree();
    }
    match case.provisions(ProvisionKind::ReportTo).first() {
        Some((document, clause)) => Answer {
            found: clause.text.clone(),
            ..Answer::yes("reports-owed").proof(document, &clause.evidence, clause.confidence)
        },
        None => Answer::absent(Part::Clauses, "no-clause"),
    }
}

pub(super) fn term(case: &Case<'_>, day: Option<Date>) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let Some(day) = day else { return Answer::unclear("date-unknown") };
    let term = &decree.term;
    let shown = |it: Option<Date>| it.map_or_else(|| "…".to_owned(), |it| it.to_string());
    let answer = match (term.from, term.to) {
        (None, None) => return Answer::yes("no-term").proofs(identity(document)),
        (_, Some(to)) if to < day => Answer::no("term-over"),
        (Some(from), _) if day < from => Answer::no("term-not-begun"),
        _ => Answer::yes("in-term"),
    };
    let span = format!("{} – {}", shown(term.from), shown(term.to));
    // The term's words are not kept apart; it stands in the title or a clause of the document.
    let proof = identity(document).map(|it| Proof { confidence: it.confidence.min(by_text(document)), ..it });
    answer.because([span.clone(), day.to_string()]).found(span).proofs(proof)
}

pub(super) fn age(case: &Case<'_>, day: Option<Date>, years: i16) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    let (Some(date), Some(day)) = (&decree.date, day) else { return Answer::unclear("date-unknown") };
    let limit = date.value.checked_add(i32::from(years).years()).unwrap_or(Date::MAX);
    let answer = if day <= limit { Answer::yes("young-enough") } else { Answer::no("too-old") };
    answer.because([date.value.to_string(), years.to_string()]).found(date.value.to_string()).proof(
        document,
        &date.evidence,
        date.confidence,
    )
}

pub(super) fn names_current(case: &Case<'_>, since: Date) -> Answer {
    let Some((document, decree)) = case.decree() else { return no_decree() };
    if case.seats.is_empty() {
        return Answer::unclear("no-seats-to-look-at").proofs(identity(document));
    }
    let Some(named) = case.best(|it| it.member.person.is_some()) else {
        return match case.blind(Part::Composition) {
            Some(why) => Answer::of(Outcome::Unclear, why),
            None => Answer::yes("ex-officio").proofs(case.absence(Part::Composition)),
        };
    };
    let Some(date) = &decree.date else {
        return Answer::unclear("date-unknown").proofs([named.proof()]);
    };
    let answer = if since <= date.value {
        Answer::yes("names-of-this-term")
    } else {
        Answer::no("names-of-former-term")
    };
    answer
        .because([date.value.to_string(), since.to_string()])
        .proof(document, &date.evidence, date.confidence)
        .proofs([named.proof()])
}
