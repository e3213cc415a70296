//! The sample inbox, read and judged whole, against what its makers wrote down: every figure
//! and every disagreement is a snapshot, so that a loss shows in review.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    num::NonZeroUsize,
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use jiff::civil::{Date, date};
use patuh::{
    assess::{Catalogue, assess},
    dossier::assemble,
    intake::{self, Input},
    model::{Dossier, ReasonCode, Standing, Submission, Verdict},
    pipeline::{self, Silent},
    read::{
        Limits,
        ocr::{Ocr, OcrEngine, OcrMode},
    },
    refdata::RefData,
    report::{Cell, Lang, Report, RunFacts, SheetId, tables},
};

use crate::evaluation::{
    compare::{Board, code, compare},
    truth,
};

/// The day that the files are meant to be judged on.
const AS_OF: Date = date(2026, 10, 31);

pub(crate) fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn inputs() -> Vec<Input> {
    intake::discover(&[fixtures().join("inbox"), fixtures().join("trouble")])
}

fn read(inputs: &[Input], jobs: usize) -> Vec<Arc<Submission>> {
    let seats = NonZeroUsize::new(jobs).unwrap();
    let ocr = Ocr::new(OcrMode::Auto, OcrEngine::Embedded, seats);
    pipeline::submissions(inputs, jobs, &Limits::default(), &ocr, RefData::embedded(), &Silent).unwrap()
}

/// The records of both folders, read once.
fn records() -> &'static [Arc<Submission>] {
    static RECORDS: LazyLock<Vec<Arc<Submission>>> = LazyLock::new(|| read(&inputs(), 2));
    &RECORDS
}

/// The records of the month, without the damaged files.
fn month() -> Vec<Arc<Submission>> {
    records().iter().filter(|it| it.source.path.starts_with("inbox/")).cloned().collect()
}

fn as_lines(records: &[Arc<Submission>]) -> Vec<String> {
    records.iter().map(|it| serde_json::to_string(&**it).unwrap()).collect()
}

#[test]
fn records_against_the_truth() {
    let mut board = Board::default();
    let mut known: BTreeMap<String, truth::Document> =
        truth::lines::<truth::Document>("documents").into_iter().map(|it| (it.name(), it.seen())).collect();
    let stopped: Vec<String> =
        known.values().filter(|it| it.is_stopped()).map(|it| it.path.clone()).collect();
    for record in records() {
        match known.remove(&record.source.name()) {
            Some(want) => compare(&want, record, &mut board),
            None if stopped.contains(&record.source.path) => {}
            None => board.alone(&record.source.name(), "a record of what the truth does not know"),
        }
    }
    for path in &stopped {
        let limit = |it: &&Arc<Submission>| it.reason.as_ref().is_some_and(|it| it.code == ReasonCode::Limit);
        if !records().iter().filter(|it| it.source.path == *path).any(|it| limit(&it)) {
            board.alone(path, "no limit is told");
        }
    }
    for name in known.keys() {
        board.alone(name, "no record");
    }
    insta::assert_snapshot!("records", board.report());
}

#[test]
fn every_file_has_a_record() {
    let mut files = BTreeSet::new();
    for folder in ["inbox", "trouble"] {
        for entry in walkdir::WalkDir::new(fixtures().join(folder)) {
            let entry = entry.unwrap();
            if !entry.file_type().is_dir() {
                let path = entry.path().strip_prefix(fixtures()).unwrap();
                files.insert(path.to_str().unwrap().to_owned());
            }
        }
    }
    let recorded: BTreeSet<String> = records().iter().map(|it| it.source.path.clone()).collect();
    assert_eq!(files, recorded);
}

#[test]
fn threads_and_the_order_of_files_do_not_show() {
    let mut inputs = inputs();
    let one = read(&inputs, 1);
    assert_eq!(as_lines(&one), as_lines(records()));
    inputs.reverse();
    let mut reversed = read(&inputs, 2);
    // Documents of one file stay in its order.
    reversed.sort_by_key(|it| inputs.iter().rev().position(|input| input.path == it.source.path));
    assert_eq!(as_lines(&reversed), as_lines(&one));
}

/// The month, judged.
struct Judged {
    submissions: Vec<Arc<Submission>>,
    dossiers: Vec<Dossier>,
    assessments: Vec<patuh::model::Assessment>,
}

fn judged(submissions: Vec<Arc<Submission>>) -> Judged {
    let dossiers = assemble(&submissions, AS_OF, RefData::embedded());
    let assessments = dossiers.iter().map(|it| assess(it, Catalogue::embedded(), AS_OF)).collect();
    Judged { submissions, dossiers, assessments }
}

#[test]
fn every_file_has_a_row_in_the_workbook() {
    let judged = judged(records().to_vec());
    let report = Report {
        catalogue: Catalogue::embedded(),
        dossiers: &judged.dossiers,
        assessments: &judged.assessments,
        submissions: &judged.submissions,
        rulings: &[],
        run: RunFacts {
            as_of: AS_OF,
            period: None,
            version: "0".to_owned(),
            options: Vec::new(),
            inbox: None,
        },
        lang: Lang::Id,
    };
    let tables = tables(&report);
    let files = tables.iter().find(|it| it.id == SheetId::Files).unwrap();
    let text = |cell: &Cell<'_>| match cell {
        Cell::Text(text) | Cell::Link { text, .. } | Cell::Styled { text, .. } => text.to_string(),
        _ => String::new(),
    };
    let rows: BTreeSet<(String, String)> =
        files.rows.iter().map(|row| (text(&row[1]), text(&row[2]))).collect();
    let lacking: Vec<String> = judged
        .submissions
        .iter()
        .filter(|it| !rows.contains(&(it.source.path.clone(), it.source.member.clone().unwrap_or_default())))
        .map(|it| it.source.name())
        .collect();
    assert_eq!(lacking, Vec::<String>::new());
    assert_eq!(files.rows.len(), judged.submissions.len());
}

/// What the documents of a region come to, in the words of the truth, and the document that
/// says so.
fn state(dossier: &Dossier) -> (&'static str, Option<String>) {
    let first = |test: fn(&Standing) -> bool| {
        dossier.documents.iter().find(|it| test(&it.standing)).map(|it| it.submission.source.name())
    };
    let cases: [(&str, fn(&Standing) -> bool); 6] = [
        ("in force", |it| *it == Standing::InForce),
        ("contested", |it| matches!(it, Standing::Contested { .. })),
        ("expired", |it| *it == Standing::Expired),
        ("draft", |it| *it == Standing::Draft),
        ("unusable", |it| *it == Standing::Unusable),
        ("roster only", |it| *it == Standing::Roster),
    ];
    cases
        .into_iter()
        .find_map(|(state, test)| first(test).map(|name| (state, (state != "roster only").then_some(name))))
        .unwrap_or(("none", None))
}

#[test]
fn regions_against_the_truth() {
    let judged = judged(month());
    let truth: BTreeMap<_, _> =
        truth::lines::<truth::Region>("regions").into_iter().map(|it| (it.code.clone(), it)).collect();
    let mut out =
        String::from("  region | expected state | state | verdict | runs | in force expected | got | why\n");
    let mut wrong = 0;
    let mut say = |right: bool, line: String| {
        wrong += u32::from(!right);
        writeln!(out, "{} {line}", if right { ' ' } else { '✗' }).unwrap();
    };
    for (dossier, assessment) in judged.dossiers.iter().zip(&judged.assessments) {
        let (state, document) = state(dossier);
        let show = |name: Option<&str>| name.map_or("-", |it| it.trim_start_matches("inbox/")).to_owned();
        let Some(want) = truth.get(&dossier.region.code) else {
            // Nothing of its own was sent; what a recap claims of it is in the claims.
            if !dossier.documents.is_empty()
                || assessment.verdict != Verdict::NotSubmitted && dossier.claims.is_empty()
            {
                let sent: Vec<_> = dossier.documents.iter().map(|it| it.submission.source.name()).collect();
                say(
                    false,
                    format!(
                        "{} {} | not in the truth | {state} | {} | {sent:?}",
                        dossier.region.code,
                        dossier.region.name,
                        code(&assessment.verdict)
                    ),
                );
            }
            continue;
        };
        let beside: Vec<&String> = want
            .beside
            .iter()
            .filter(|name| {
                !dossier.documents.iter().any(|it| {
                    it.submission.source.name() == **name
                        && matches!(
                            it.standing,
                            Standing::Amends { .. } | Standing::Basis { .. } | Standing::Roster
                        )
                })
            })
            .collect();
        // The same bytes under another name are the same document.
        let bytes = |name: &Option<String>| {
            let of = |it: &&Arc<Submission>| name.as_deref() == Some(it.source.name().as_str());
            judged.submissions.iter().find(of).and_then(|it| it.source.sha256)
        };
        let same =
            document == want.in_force || document.is_some() && bytes(&document) == bytes(&want.in_force);
        let right = state == want.state && same && beside.is_empty();
        let got = if same { "same".to_owned() } else { show(document.as_deref()) };
        let mut line = format!(
            "{} {} | {} | {} | {} | {} | {} | {got} | {} {}",
            want.code,
            want.name,
            want.state,
            if state == want.state { "same" } else { state },
            code(&assessment.verdict),
            code(&assessment.runs),
            show(want.in_force.as_deref()),
            assessment.why.code,
            assessment.why.args.join(" "),
        );
        if !beside.is_empty() {
            write!(line, " | not beside it: {beside:?}").unwrap();
        }
        say(right, line);
    }
    writeln!(out, "{wrong} disagreements").unwrap();
    insta::assert_snapshot!("regions", out);
}
