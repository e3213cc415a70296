//! What each document of a region counts for: the chain of decrees and what stands beside it.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use jiff::civil::Date;

use crate::model::{
    Confidence, Decree, DecreeRef, Filed, Form, Kind, ProvisionKind, ReadOutcome, ReasonCode, RegionFound,
    Role, Standing, Submission, TextKind,
};

/// Files the documents of one region, given in name order.
pub(super) fn file(documents: Vec<Arc<Submission>>, as_of: Date) -> Vec<Filed> {
    let mut standings: Vec<Option<Standing>> = documents.iter().map(|it| aside(it)).collect();
    mark_annexes(&documents, &mut standings);
    mark_same_bytes(&documents, &mut standings);
    mark_same_instrument(&documents, &mut standings);
    mark_chain(&documents, &mut standings, as_of);

    let mut filed: Vec<Filed> = documents
        .into_iter()
        .zip(standings)
        .map(|(submission, standing)| Filed { submission, standing: standing.unwrap_or(Standing::Unusable) })
        .collect();
    filed.sort_by_cached_key(|it| {
        (it.standing != Standing::InForce, Reverse(signed(&it.submission)), it.submission.source.name())
    });
    filed
}

/// The day it was signed.
fn signed(document: &Submission) -> Option<Date> {
    document.decree.as_ref()?.date.as_ref().map(|it| it.value)
}

/// The standing of what is no link of the chain; `None` for what is.
fn aside(document: &Submission) -> Option<Standing> {
    let nothing_read = document.outcome == ReadOutcome::Failed
        || (document.reason.as_ref().is_some_and(|it| it.code == ReasonCode::NeedsOcr)
            && matches!(document.kind, None | Some(Kind::Other)));
    if nothing_read {
        return Some(Standing::Unusable);
    }
    if let Some(decree) = &document.decree {
        if decree.look_alike.is_some() {
            return Some(Standing::LookAlike);
        }
        if is_annex_alone(document, decree) {
            return Some(Standing::Roster);
        }
        if decree.is_task_force {
            return document.is_certain_draft().then_some(Standing::Draft);
        }
        if !decree.revokes.is_empty() {
            return None;
        }
    }
    let acted = !document.activities.is_empty() || !document.claims.is_empty();
    Some(match document.kind {
        Some(Kind::Roster) => Standing::Roster,
        // What it says of others is no work of its sender's.
        Some(Kind::Recap) => Standing::Unrelated,
        Some(Kind::Template) if !acted && !document.members.is_empty() => Standing::Roster,
        Some(Kind::ActivityReport | Kind::Template) => Standing::Activity,
        _ if acted => Standing::Activity,
        Some(Kind::Decree | Kind::Regulation) => Standing::Unrelated,
        _ if !document.members.is_empty() => Standing::Roster,
        _ => Standing::Unrelated,
    })
}

/// An annex in a file of its own, by what it says itself.
fn is_annex_alone(document: &Submission, decree: &Decree) -> bool {
    decree.date.is_none() && is_annex(document, decree)
}

/// Seats whose heading repeats a decree's number, without the decree.
fn is_annex(document: &Submission, decree: &Decree) -> bool {
    lacks_body(document, decree)
        && decree.provisions.iter().any(|it| it.kind == ProvisionKind::AnnexReference)
}

/// An annex that repeats its decree's date reads as a decree; beside the decree itself it is
/// the annex.
fn mark_annexes(documents: &[Arc<Submission>], standings: &mut [Option<Standing>]) {
    for (document, standing) in documents.iter().zip(standings) {
        let Some(decree) = &document.decree else { continue };
        let parent = || {
            documents.iter().any(|it| {
                let body = it.decree.as_ref().filter(|body| !lacks_body(it, body));
                !Arc::ptr_eq(it, document) && body.is_some_and(|body| same_number(decree, body))
            })
        };
        let open = matches!(standing, None | Some(Standing::Draft | Standing::Unrelated));
        if open && is_annex(document, decree) && parent() {
            *standing = Some(Standing::Roster);
        }
    }
}

/// The region of the decree of which `document`, which names none, is the annex: of the one
/// decree among `others` with its number and year; where several regions have one, of the
/// region in whose folder it lies. `None` when that tells none.
pub(super) fn parent_region<'a>(
    document: &Submission,
    others: impl Iterator<Item = &'a Submission>,
) -> Option<&'a RegionFound> {
    let decree = document.decree.as_ref().filter(|it| is_annex(document, it))?;
    let parents: Vec<&RegionFound> = others
        .filter_map(|it| {
            let body = it.decree.as_ref().filter(|body| body.is_task_force && !lacks_body(it, body))?;
            it.region.as_ref().filter(|_| same_number(decree, body))
        })
        .collect();
    let first = *parents.first()?;
    if parents.iter().all(|it| it.code == first.code) {
        return Some(first);
    }
    let folder = document.source.folder_code()?;
    parents.into_iter().find(|it| it.code == folder)
}

/// Whether two instruments have one number of one year. A bare number ("37") needs its year.
fn same_number(one: &Decree, two: &Decree) -> bool {
    let year = |it: &Decree| it.year.or_else(|| it.date.as_ref().map(|it| it.value.year()));
    let (Some(a), Some(b)) = (&one.number, &two.number) else { return false };
    let number = folded(&a.value);
    let years_agree = match (year(one), year(two)) {
        (Some(a), Some(b)) => a == b,
        _ => !number.chars().all(|it| it.is_ascii_digit()),
    };
    !number.is_empty() && number == folded(&b.value) && years_agree
}

/// Seats without a decree's body around them.
fn lacks_body(document: &Submission, decree: &Decree) -> bool {
    let body = |it: &ProvisionKind| {
        matches!(
            it,
            ProvisionKind::Considering
                | ProvisionKind::LegalBasis
                | ProvisionKind::Operative
                | ProvisionKind::Formation
        )
    };
    !document.members.is_empty()
        && decree.legal_basis.is_empty()
        && !decree.provisions.iter().any(|it| body(&it.kind))
}

fn mark_same_bytes(documents: &[Arc<Submission>], standings: &mut [Option<Standing>]) {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_cached_key(|at| documents.get(*at).map(|it| plainness(it)));
    let mut firsts: Vec<&Submission> = Vec::new();
    for at in order {
        let (Some(document), Some(standing)) = (documents.get(at), standings.get_mut(at)) else { continue };
        let id = document.source.sha256;
        match firsts.iter().find(|it| id.is_some() && it.source.sha256 == id) {
            Some(twin) => *standing = Some(Standing::Duplicate { of: twin.source.name() }),
            None => firsts.push(document),
        }
    }
}

/// Orders copies: "sk.pdf" before "Salinan sk (1).pdf".
fn plainness(document: &Submission) -> (usize, String) {
    (document.source.file_name().chars().count(), document.source.name())
}

/// One instrument in several files, say a scan and its text: the one that was read best counts.
fn mark_same_instrument(documents: &[Arc<Submission>], standings: &mut [Option<Standing>]) {
    let mut order: Vec<usize> = open(standings);
    order.sort_by_cached_key(|at| documents.get(*at).map(|it| (Reverse(legibility(it)), plainness(it))));
    let mut best: Vec<&Arc<Submission>> = Vec::new();
    for at in order {
        let (Some(document), Some(standing)) = (documents.get(at), standings.get_mut(at)) else { continue };
        match best.iter().find(|it| same_instrument(it, document)) {
            Some(twin) => *standing = Some(Standing::Duplicate { of: twin.source.name() }),
            None => best.push(document),
        }
    }
}

/// How well a document was read: whole, by its own text, most seats.
fn legibility(document: &Submission) -> (bool, bool, usize) {
    let own_text = matches!(document.source.text, TextKind::Native | TextKind::Layer);
    (document.outcome == ReadOutcome::Ok, own_text, document.members.len())
}

/// Whether two documents are the same instrument: one day, one number (or a number that can't
/// be held against it), one form, and no other chair.
fn same_instrument(one: &Submission, two: &Submission) -> bool {
    let (Some(a), Some(b)) = (&one.decree, &two.decree) else { return false };
    let (Some(day), Some(other)) = (&a.date, &b.date) else { return false };
    let doubtful = |it: &Decree| it.number.as_ref().is_none_or(|number| number.confidence == Confidence::Low);
    let number = match (&a.number, &b.number) {
        (Some(x), Some(y)) if folded(&x.value) == folded(&y.value) => true,
        _ => doubtful(a) || doubtful(b),
    };
    let form = a.form.is_none() || b.form.is_none() || a.form == b.form;
    day.value == other.value
        && number
        && form
        && a.amends.is_empty() == b.amends.is_empty()
        && !contradict(one, two)
}

/// Whether two compositions name different chairs, both read well.
fn contradict(one: &Submission, two: &Submission) -> bool {
    let chair = |it: &Submission| -> BTreeSet<String> {
        it.members
            .iter()
            .filter(|it| {
                it.role == Some(Role::Ketua) && it.unit.is_none() && it.confidence != Confidence::Low
            })
            .flat_map(|it| it.institution.iter().cloned())
            .collect()
    };
    let (a, b) = (chair(one), chair(two));
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// A number without what scribes vary: case, blanks, dots at the end.
fn folded(number: &str) -> String {
    number
        .chars()
        .filter(|it| !it.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim_matches(|it: char| !it.is_alphanumeric())
        .to_owned()
}

/// Whether `reference` names `decree`. A bare number ("37") needs its year, too.
fn names(reference: &DecreeRef, decree: &Decree) -> bool {
    let Some(number) = &decree.number else { return false };
    let number = folded(&number.value);
    let year = decree.year.or_else(|| decree.date.as_ref().map(|it| it.value.year()));
    let years_agree = match (reference.year, year) {
        (Some(a), Some(b)) => a == b,
        _ => !number.chars().all(|it| it.is_ascii_digit()),
    };
    !number.is_empty() && number == folded(&reference.number) && years_agree
}

/// Indexes of documents without a standing so far.
fn open(standings: &[Option<Standing>]) -> Vec<usize> {
    standings.iter().enumerate().filter(|(_, it)| it.is_none()).map(|(at, _)| at).collect()
}

/// A link of the chain.
struct Link<'a> {
    at: usize,
    decree: &'a Decree,
    name: String,
}

impl Link<'_> {
    fn day(&self) -> Option<Date> {
        self.decree.date.as_ref().map(|it| it.value)
    }

    fn is_regulation(&self) -> bool {
        self.decree.form == Some(Form::Peraturan)
    }
}

fn mark_chain(documents: &[Arc<Submission>], standings: &mut [Option<Standing>], as_of: Date) {
    // What is signed later changes nothing on the day judged: it revokes and replaces nothing.
    for at in open(standings) {
        let later = documents.get(at).and_then(|it| signed(it)).is_some_and(|day| as_of < day);
        if let (true, Some(slot)) = (later, standings.get_mut(at)) {
            *slot = Some(Standing::NotYet);
        }
    }
    let links: Vec<Link<'_>> = open(standings)
        .into_iter()
        .filter_map(|at| {
            let document = documents.get(at)?;
            let decree = document.decree.as_ref()?;
            Some(Link { at, decree, name: document.source.name() })
        })
        .collect();
    let mut set = |link: &Link<'_>, standing: Standing| {
        if let Some(slot) = standings.get_mut(link.at) {
            *slot = Some(standing);
        }
    };

    // What another one revokes is out, whatever its day.
    let mut live: Vec<&Link<'_>> = Vec::new();
    for link in &links {
        let revoker = links.iter().find(|it| {
            it.at != link.at
                && it.day().is_none_or(|day| link.day().is_none_or(|own| own <= day))
                && it.decree.revokes.iter().any(|reference| names(reference, link.decree))
        });
        match revoker {
            _ if !link.decree.is_task_force => {
                let target = links.iter().find(|it| link.decree.revokes.iter().any(|r| names(r, it.decree)));
                set(
                    link,
                    match target {
                        Some(target) => Standing::Revokes { what: target.name.clone() },
                        None => Standing::Unrelated,
                    },
                );
            }
            Some(revoker) => set(link, Standing::Revoked { by: revoker.name.clone() }),
            None => live.push(link),
        }
    }

    let (amending, forming): (Vec<&Link<'_>>, Vec<&Link<'_>>) =
        live.into_iter().partition(|it| !it.decree.amends.is_empty());
    let (regulations, decisions): (Vec<&Link<'_>>, Vec<&Link<'_>>) =
        forming.iter().partition(|it| it.is_regulation());
    let newest_of = |links: &[&Link<'_>]| links.iter().filter_map(|it| it.day()).max();
    // The decision that names people rests on the regulation, unless the regulation is newer.
    let rests = !decisions.is_empty()
        && !regulations.is_empty()
        && newest_of(&regulations).is_none_or(|day| newest_of(&decisions).is_some_and(|own| day <= own));
    let pool = if rests || regulations.is_empty() {
        &decisions
    } else if decisions.is_empty() {
        &regulations
    } else {
        &forming
    };
    let newest = newest_of(pool);
    let (top, older): (Vec<&Link<'_>>, Vec<&Link<'_>>) = pool.iter().partition(|it| it.day() == newest);
    let Some(first) = top.first().copied() else {
        for link in amending {
            set(link, Standing::Amends { what: None });
        }
        return;
    };
    for link in &top {
        let rival = top.iter().find(|it| it.at != link.at);
        let ended = link.decree.term.to.is_some_and(|to| to < as_of);
        set(
            link,
            match rival {
                Some(rival) => Standing::Contested { with: rival.name.clone() },
                None if ended => Standing::Expired,
                None => Standing::InForce,
            },
        );
    }
    for link in older {
        // Without a date it can't be said to be older.
        set(
            link,
            match link.day() {
                Some(_) => Standing::Superseded { by: first.name.clone() },
                None => Standing::Unusable,
            },
        );
    }
    if rests {
        let newest = newest_of(&regulations);
        let basis = regulations.iter().find(|it| it.day() == newest).map(|it| it.name.clone());
        for link in &regulations {
            set(
                link,
                match &basis {
                    Some(by) if link.day() != newest => Standing::Superseded { by: by.clone() },
                    _ => Standing::Basis { of: first.name.clone() },
                },
            );
        }
    }
    for link in &amending {
        let target = |pool: &[&Link<'_>]| {
            pool.iter()
                .find(|it| it.at != link.at && link.decree.amends.iter().any(|r| names(r, it.decree)))
                .map(|it| (it.at, it.name.clone()))
        };
        let parent = target(&forming).or_else(|| target(&amending));
        let out_of_date = match &parent {
            Some((at, _)) => {
                forming.iter().any(|it| it.at == *at && it.day() != newest && !(rests && it.is_regulation()))
            }
            // What it changes was not sent and is older than the decree in force.
            None => link.day().is_some_and(|day| newest.is_some_and(|newest| day < newest)),
        };
        set(
            link,
            if out_of_date {
                Standing::Superseded { by: first.name.clone() }
            } else {
                Standing::Amends { what: parent.map(|(_, name)| name) }
            },
        );
    }
}
