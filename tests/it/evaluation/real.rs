//! The same report on real documents, which are not part of the project: `../shared/eval/real`
//! (labels) with `../shared/corpus` (files), and `fixtures/labels`, our own labels of more of
//! them, without names of persons. It is skipped where the files are not there. Invented ones
//! in the same form are in `fixtures/independent`.
//!
//! Text layers alone are read, unless `PATUH_REAL_RECORDS` names records that
//! `patuh extract` wrote of all of them.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the report is what the run is for")]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    path::{Path, PathBuf},
};

use patuh::{extract::trust::Calibration, model::Submission, pipeline, read::ocr::OcrMode, refdata::RefData};
use rayon::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    compare::{Board, compare},
    read, truth,
};

/// The labels in `folder`, by the hash of the file they are of.
fn labels(folder: &Path) -> BTreeMap<String, truth::Document> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let mut out = BTreeMap::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "json") {
            let gold: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let slug = path.file_stem().unwrap().to_str().unwrap().to_owned();
            out.insert(gold["sha256"].as_str().unwrap().to_owned(), document(&slug, &gold));
        }
    }
    out
}

/// "Pj. Bupati X" without the state, which a record has beside the office.
fn without_state(office: &Value) -> Value {
    let office = office.as_str().map(|it| it.trim_start_matches("Pj. ").trim_start_matches("Plt. "));
    office.map_or(Value::Null, Value::from)
}

/// A label as a truth; what it does not say is not asked.
fn document(slug: &str, gold: &Value) -> truth::Document {
    let uncertain: Vec<&str> =
        gold["uncertain"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let expected = &gold["expected"];
    let mut unsaid: Vec<String> = [
        "outcome",
        "reason",
        "text",
        "place",
        "signatory.acting",
        "term",
        "draft",
        "look_alike",
        "provisions",
        "claims",
        "activities",
        "member.order",
        "member.unit",
        "member.unit_text",
        "member.nip",
        "member.role_text",
    ]
    .map(str::to_owned)
    .to_vec();
    unsaid.extend(uncertain.iter().map(|it| it.trim_start_matches("decree.").to_owned()));
    let cited = |list: &Value, keep: bool| -> Vec<Value> {
        let items = list.as_array().cloned().unwrap_or_default();
        let doubtful = |at: usize| uncertain.contains(&format!("decree.legal_basis[{at}]").as_str());
        items
            .iter()
            .enumerate()
            .filter(|(at, _)| doubtful(*at) != keep)
            .map(|(_, it)| json!({ "kind": it[0], "number": it[1], "year": it[2] }))
            .collect()
    };
    let decree = &expected["decree"];
    // An annex alone, whose form the labels leave open.
    let decree = if decree.is_null() || decree["form"].is_null() {
        unsaid.push("decree".to_owned());
        Value::Null
    } else {
        let mut tolerated = cited(&decree["legal_basis"], false);
        tolerated.extend(
            decree["legal_basis_ok"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|it| json!({ "kind": it[0], "number": it[1], "year": it[2] })),
        );
        json!({
            "form": decree["form"], "number": decree["number"], "year": decree["year"], "date": decree["date"],
            "about": decree["about"], "place": null, "signatory": {
                "office": without_state(&decree["signatory"]["office"]), "person": decree["signatory"]["person"], "acting": null },
            "legal_basis": cited(&decree["legal_basis"], true), "legal_basis_ok": tolerated,
            "revokes": decree["revokes"], "amends": decree["amends"], "term": { "from": null, "to": null },
            "draft": false, "is_task_force": decree["is_task_force"], "look_alike": null, "provisions": [],
        })
    };
    let rows = |key: &str| expected[key].as_array().cloned().unwrap_or_default();
    let (mut members, mut optional) = (Vec::new(), rows("members_optional"));
    for (at, mut row) in rows("members").into_iter().enumerate() {
        let path = format!("members[{at}]");
        let mut open: Vec<Value> = Vec::new();
        for field in ["role", "institution", "person"] {
            if uncertain.contains(&format!("{path}.{field}").as_str()) {
                open.push(json!(field));
            }
        }
        row["unsaid"] = Value::Array(open);
        if uncertain.contains(&path.as_str()) { optional.push(row) } else { members.push(row) }
    }
    let truth = json!({
        "path": slug, "member": null, "outcome": "ok", "reason": null, "text": null, "outcome_ok": [], "reason_ok": [],
        "kind_ok": [], "region_ok": [], "kind": expected["kind"], "region": expected["region"], "decree": decree,
        "members": members, "members_optional": optional, "activities": [], "claims": [], "after_ocr": null,
        "source": match (gold["file"].as_str().and_then(|it| it.rsplit('.').next()), &gold["text"]) {
            (Some("xlsx" | "csv"), _) => "sheet",
            (Some("docx"), _) => "docx",
            (_, text) if text == "none" => "scan",
            (_, text) => text.as_str().unwrap(),
        },
        "damage": ["real"], "unsaid": unsaid,
    });
    serde_json::from_value(truth).unwrap()
}

/// The files of the corpus that have a label, by hash.
fn files(shared: &Path, wanted: &BTreeMap<String, truth::Document>) -> BTreeMap<String, PathBuf> {
    let mut out = BTreeMap::new();
    for folder in ["labelled", "unlabelled"] {
        let Ok(entries) = std::fs::read_dir(shared.join("corpus").join(folder)) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            let mut hash = String::new();
            for byte in Sha256::digest(std::fs::read(&path).unwrap()) {
                write!(hash, "{byte:02x}").unwrap();
            }
            if wanted.contains_key(&hash) {
                out.insert(hash, path);
            }
        }
    }
    out
}

/// The records of the labelled files, by hash.
fn records(files: &BTreeMap<String, PathBuf>) -> BTreeMap<String, Submission> {
    if let Some(path) = std::env::var_os("PATUH_REAL_RECORDS") {
        let text = std::fs::read_to_string(path).unwrap();
        let all = text.lines().map(|it| serde_json::from_str::<Submission>(it).unwrap());
        return all
            .filter_map(|it| {
                let hash = serde_json::to_value(it.source.sha256).unwrap().as_str()?.to_owned();
                files.contains_key(&hash).then_some((hash, it))
            })
            .collect();
    }
    let all: Vec<_> = files.iter().collect();
    all.par_iter()
        .filter_map(|(hash, path)| {
            let (source, document) = read(path, OcrMode::Off)?;
            let record = pipeline::say(&document, source, RefData::embedded(), Calibration::embedded());
            Some(((*hash).clone(), record))
        })
        .collect()
}

/// Decrees that others invented and labelled before they had seen what this program reads:
/// `fixtures/independent`. A loss shows in review.
#[test]
fn independent_documents_against_their_labels() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/independent");
    let labels: Vec<_> = labels(&folder).into_values().collect();
    let files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    let records: Vec<Submission> = labels
        .par_iter()
        .map(|truth| {
            let own = |it: &&PathBuf| {
                it.file_stem().is_some_and(|it| it == truth.path.as_str())
                    && it.extension().is_some_and(|it| it != "json")
            };
            let (source, document) = read(files.iter().find(own).unwrap(), OcrMode::Auto).unwrap();
            pipeline::say(&document, source, RefData::embedded(), Calibration::embedded())
        })
        .collect();
    let mut all: Vec<_> = labels.iter().zip(&records).collect();
    all.sort_by(|a, b| a.0.path.cmp(&b.0.path));
    let mut board = Board::default();
    for (truth, record) in all {
        compare(truth, record, &mut board);
    }
    insta::assert_snapshot!("independent", board.report());
    let high = board.high("all");
    assert!(high.wrong * 100 <= high.n, "{} of {} wrong at high", high.wrong, high.n);
}

#[test]
fn real_documents_against_their_labels() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared");
    let sets = [("eval/real", shared.join("eval/real")), ("fixtures/labels", root.join("fixtures/labels"))];
    for (name, folder) in sets {
        let labels = labels(&folder);
        let files = files(&shared, &labels);
        if files.is_empty() {
            eprintln!("{name}: the files are not here; skipped");
            continue;
        }
        let records = records(&files);
        let mut board = Board::default();
        for (hash, truth) in &labels {
            if let Some(record) = records.get(hash) {
                compare(truth, record, &mut board);
            }
        }
        println!("{name}: {} of {} documents\n{}", records.len(), labels.len(), board.report());
        let high = board.high("all");
        assert!(high.wrong * 100 <= high.n, "{name}: {} of {} wrong at high", high.wrong, high.n);
        // Most of ours have no composition, so that each row taken from them costs more.
        let least = if name == "eval/real" { 0.96 } else { 0.80 };
        let f1 = board.f1("member.row", "layer");
        assert!(f1 >= least, "{name}: member rows of text layers have F1 {f1:.3}");
    }
}
