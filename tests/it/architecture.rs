//! The house as a test: who may import whom, and what is to be found in no file.
//!
//! To add a module: give it a line in [`FLOORS`] and in `src/lib.rs`. A new arrow in the table
//! needs a reason in the commit.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking; its indexes are those that it has just found"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use regex::Regex;

/// Each module and what it may import, from the ground up.
const FLOORS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("refdata", &["model"]),
    ("read", &["model"]),
    ("intake", &["model", "read"]),
    ("extract", &["model", "refdata"]),
    ("dossier", &["model", "refdata"]),
    // No reference data: a requirement names institutions by id, and the seats bear them.
    ("assess", &["model"]),
    // What a decision may speak of: regions, institutions, requirements.
    ("decide", &["model", "refdata", "assess"]),
    // The names of institutions, for columns.
    ("report", &["model", "refdata", "assess"]),
    ("pipeline", &["model", "refdata", "read", "intake", "extract"]),
    (
        "cli",
        &[
            "model", "refdata", "read", "intake", "extract", "dossier", "assess", "decide", "report",
            "pipeline",
        ],
    ),
];

/// Lines of a file from which on it is to be taken apart.
const LINES: usize = 700;

/// Files that are longer, and why they may be.
const LONG: &[(&str, &str)] = &[];

/// Words of the field, which a reader of formats has no business with.
const WORDS: &[&str] = &[
    "ketua",
    "anggota",
    "sekretaris",
    "gubernur",
    "bupati",
    "walikota",
    "wali kota",
    "lampiran",
    "menimbang",
    "mengingat",
    "memutuskan",
    "keputusan",
    "peraturan",
    "gugus tugas",
    "dinas",
];

/// Files of `src` below `part`, as paths from the manifest's folder with `/` between parts.
fn files(part: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> =
        [format!("src/{part}"), format!("src/{part}.rs")].iter().map(|it| root.join(it)).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder of src").map(|it| it.expect("an entry").path()));
        } else if path.extension().is_some_and(|it| it == "rs") && path.is_file() {
            let parts = path.strip_prefix(root).expect("below the root").components();
            let parts: Vec<_> = parts.map(|it| it.as_os_str().to_str().expect("UTF-8")).collect();
            found.push(parts.join("/"));
        }
    }
    found.sort();
    found
}

/// A source file without its comments: `code` with empty string literals, and the literals.
struct Text {
    code: String,
    strings: Vec<String>,
    /// As `code`, with the literals in it.
    whole: String,
}

fn text(file: &str) -> Text {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    parted(&fs::read_to_string(path).expect("a source file"))
}

fn parted(source: &str) -> Text {
    let token = Regex::new(concat!(
        r"(?s)(?<comment>//[^\n]*|/\*.*?\*/)",
        r###"|b?r##"(?<raw2>.*?)"##"###,
        r###"|b?r#"(?<raw1>.*?)"#"###,
        r###"|b?r"(?<raw0>[^"]*)""###,
        r###"|"(?<plain>(?:\\.|[^"\\])*)""###,
        r"|'(?:\\[^']+|\\'|[^'\\])'",
    ));
    let token = token.expect("a pattern");
    let (mut code, mut whole, mut strings, mut from) = (String::new(), String::new(), Vec::new(), 0);
    for found in token.captures_iter(source) {
        let all = found.get(0).expect("the whole match");
        code.push_str(&source[from..all.start()]);
        whole.push_str(&source[from..all.start()]);
        from = all.end();
        if found.name("comment").is_some() {
            continue;
        }
        whole.push_str(all.as_str());
        let literal = ["raw2", "raw1", "raw0", "plain"].iter().find_map(|it| found.name(it));
        if let Some(literal) = literal {
            code.push_str("\"\"");
            strings.push(literal.as_str().to_owned());
        }
    }
    code.push_str(&source[from..]);
    whole.push_str(&source[from..]);
    Text { code, strings, whole }
}

/// The modules at the crate's root that `code` of `file` names: by `crate::`, in groups too,
/// and by so many `super::` that they lead there.
fn imports(file: &str, code: &str) -> BTreeSet<String> {
    // `src/a.rs` and `src/a/mod.rs` are one step below the root, `src/a/b.rs` two.
    let depth = file.trim_end_matches("/mod.rs").split('/').count() - 1;
    let root = Regex::new(&format!(r"(?:\bcrate::|\b(?:super::){{{depth},}})")).expect("a pattern");
    let name = Regex::new(r"^[A-Za-z_]\w*").expect("a pattern");
    let mut found = BTreeSet::new();
    for start in root.find_iter(code) {
        let rest = &code[start.end()..];
        if let Some(group) = rest.strip_prefix('{') {
            // The first name behind the brace and behind each comma that is in no inner group.
            let (mut level, mut first) = (1, true);
            for (at, char) in group.char_indices() {
                match char {
                    '{' => level += 1,
                    '}' => level -= 1,
                    ',' if level == 1 => first = true,
                    it if it.is_whitespace() => {}
                    _ if first => {
                        first = false;
                        found.extend(name.find(&group[at..]).map(|it| it.as_str().to_owned()));
                    }
                    _ => {}
                }
                if level == 0 {
                    break;
                }
            }
        } else {
            found.extend(name.find(rest).map(|it| it.as_str().to_owned()));
        }
    }
    found
}

/// `imports` of a made-up file, as a line.
fn imported(file: &str, source: &str) -> String {
    imports(file, &parted(source).code).into_iter().collect::<Vec<_>>().join(" ")
}

#[test]
fn imports_are_seen_in_groups_and_in_paths_but_not_in_comments() {
    let source = r#"
        //! As [`crate::cli`] says.
        use crate::{
            model::{Line, Page},
            refdata::RefData, report,
        };
        fn f() -> &'static str { let _ = ('"', "crate::dossier"); crate::assess::f(); "}" }
    "#;
    assert_eq!(imported("src/extract/seats/list.rs", source), "assess model refdata report");
}

#[test]
fn imports_are_seen_through_super() {
    assert_eq!(imported("src/extract/seats/list.rs", "use super::super::text;"), "");
    assert_eq!(imported("src/extract/seats/list.rs", "use super::super::super::cli;"), "cli");
    assert_eq!(imported("src/extract/mod.rs", "use super::cli;"), "cli");
    assert_eq!(imported("src/pipeline.rs", "use super::{cli, report::Report};"), "cli report");
}

#[test]
fn modules_import_only_what_their_floor_allows() {
    let mut faults = Vec::new();
    for (module, allowed) in FLOORS {
        let files = files(module);
        assert!(!files.is_empty(), "{module} has no files");
        for file in files {
            for name in imports(&file, &text(&file).code) {
                if name != *module && !allowed.contains(&name.as_str()) {
                    faults.push(format!("{file} imports {name}"));
                }
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn no_floor_allows_one_above_it() {
    for (at, (module, allowed)) in FLOORS.iter().enumerate() {
        let below: Vec<_> = FLOORS[..at].iter().map(|(name, _)| *name).collect();
        assert!(allowed.iter().all(|it| below.contains(it)), "{module}");
    }
}

#[test]
fn lib_names_every_module_and_so_does_the_table() {
    let there: BTreeSet<String> = files("")
        .iter()
        .filter_map(|it| it.strip_prefix("src/"))
        .map(|it| it.split('/').next().unwrap_or(it).trim_end_matches(".rs").to_owned())
        .filter(|it| it != "lib" && it != "main")
        .collect();
    let declared = Regex::new(r"(?m)^pub mod (\w+);").expect("a pattern");
    let lib = text("src/lib.rs").code;
    let declared: BTreeSet<String> = declared.captures_iter(&lib).map(|it| it[1].to_owned()).collect();
    let floors: BTreeSet<String> = FLOORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(there, declared);
    assert_eq!(there, floors);
}

/// Places in `src` whose code has one of `patterns`, those below `allowed` left out.
fn places(patterns: &str, allowed: &[&str]) -> Vec<String> {
    let pattern = Regex::new(patterns).expect("a pattern");
    files("")
        .into_iter()
        .filter(|file| !allowed.iter().any(|it| file.starts_with(it)))
        .flat_map(|file| {
            let code = text(&file).code;
            pattern.find_iter(&code).map(|it| format!("{file}: {}", it.as_str())).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn only_cli_reads_the_clock() {
    let clocks = r"SystemTime|Instant::now|Timestamp::now|Zoned::now|tz::TimeZone::system";
    assert_eq!(places(clocks, &["src/cli/"]), Vec::<String>::new());
}

#[test]
fn only_the_pipeline_has_threads() {
    let threads = r"\brayon\b|thread::spawn|thread::scope|thread::Builder|mpsc::";
    // A page that is recognised takes the time of many files: its threads are its own.
    assert_eq!(places(threads, &["src/pipeline", "src/read/ocr/mod.rs"]), Vec::<String>::new());
}

#[test]
fn nobody_prints_by_macro() {
    assert_eq!(places(r"\b(?:e?print(?:ln)?|dbg)!", &[]), Vec::<String>::new());
}

#[test]
fn nobody_ends_the_process() {
    assert_eq!(places(r"process::(?:exit|abort)", &[]), Vec::<String>::new());
}

#[test]
fn readers_know_no_word_of_the_field() {
    let mut faults = Vec::new();
    for file in files("read") {
        for literal in text(&file).strings {
            let words = literal.to_lowercase();
            faults.extend(WORDS.iter().filter(|it| words.contains(*it)).map(|it| format!("{file}: {it}")));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_notice_is_documented_and_no_other() {
    let code = Regex::new(r#"\bcode: "([a-z0-9-]+)""#).expect("a pattern");
    let used: BTreeSet<String> = ["extract", "dossier", "decide"]
        .iter()
        .flat_map(|it| files(it))
        .flat_map(|file| {
            let source = text(&file).whole;
            code.captures_iter(&source).map(|it| it[1].to_owned()).collect::<Vec<_>>()
        })
        .collect();
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/notices.md"));
    let row = Regex::new(r"(?m)^\| `([a-z0-9-]+)` \|").expect("a pattern");
    let page = page.expect("docs/notices.md");
    let listed: Vec<String> = row.captures_iter(&page).map(|it| it[1].to_owned()).collect();
    assert!(listed.is_sorted(), "the table is sorted");
    assert_eq!(used.into_iter().collect::<Vec<_>>(), listed);
}

#[test]
fn no_file_is_too_long_to_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let long: BTreeSet<String> = files("")
        .into_iter()
        .filter(|it| LINES < fs::read_to_string(root.join(it)).expect("a source file").lines().count())
        .collect();
    let known: BTreeSet<String> = LONG.iter().map(|(file, _why)| (*file).to_owned()).collect();
    assert_eq!(long, known);
}
