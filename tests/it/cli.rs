//! The program as its callers meet it: arguments, environment and inboxes in; exit code, both
//! streams and written files out.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking; JSON is looked at by key"
)]

use std::{
    collections::BTreeSet,
    fmt, fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use calamine::{Reader as _, Xlsx, open_workbook};
use serde_json::Value;
use tempfile::TempDir;

const KEBUMEN: &str = "33/33.05/sk-gt-tppo.pdf";
const FLORES: &str = "53/53.06/SK GT TPPO FLORES TIMUR 2026.docx";
const NUNUKAN: &str = "65/65.03/laporan kegiatan gt tppo 2026.xlsx";
const TAPANULI: &str = "Sumut/gugus tugas TPPO Kabupaten Tapanuli Utara.csv";
/// A task force, but of another matter.
const LOOK_ALIKE: &str = "Papua/gugus tugas keerom.pdf";

const AS_OF: &str = "2026-10-31";

/// How a run went.
struct Ran {
    /// The exit code.
    code: i32,
    out: String,
    err: String,
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, out, err } = self;
        write!(f, "exit {code}\n{out}")?;
        if err.is_empty() { Ok(()) } else { write!(f, "--- stderr\n{err}") }
    }
}

/// A folder to work in.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With `files` of the sample inbox in the folder `inbox`.
    fn with(files: &[&str]) -> Self {
        let desk = Self::empty();
        for file in files {
            desk.copy(&sample("inbox").join(file), &format!("inbox/{file}"));
        }
        desk
    }

    /// One document of each kind that needs no container.
    fn small() -> Self {
        Self::with(&[KEBUMEN, FLORES, NUNUKAN, TAPANULI])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn copy(&self, from: &Path, name: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::copy(from, self.path(name)).unwrap();
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    /// The names in the folder, hidden ones too.
    fn names(&self) -> String {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names.join(" ")
    }

    /// The program with `arguments` in this folder, without the caller's environment.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_patuh"));
        command.current_dir(self.folder.path()).args(arguments);
        let ours = |name: &str| name.starts_with("PATUH_") || matches!(name, "RUST_LOG" | "COLUMNS");
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(ours)) {
            command.env_remove(name);
        }
        command
    }

    /// The one place that runs the program: `arguments` and `environment` in, nothing on
    /// standard input.
    fn patuh_in(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Ran {
        self.run(environment, arguments, b"")
    }

    fn patuh(&self, arguments: &[&str]) -> Ran {
        self.patuh_in(&[], arguments)
    }

    fn run(&self, environment: &[(&str, &str)], arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self
            .command(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that stops before it has read is no fault here.
        let _ = child.stdin.take().unwrap().write_all(input);
        let done = child.wait_with_output().unwrap();
        let folder = self.folder.path().to_str().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(folder, "[FOLDER]");
        Ran { code: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) }
    }

    /// `run` on the folder `inbox`, all outputs asked for: `k.xlsx`, `s.json`, `r.jsonl`.
    fn month(&self, more: &[&str]) -> Ran {
        let usual =
            ["run", "inbox", "-o", "k.xlsx", "--json", "s.json", "--records", "r.jsonl", "--as-of", AS_OF];
        self.patuh(&[&usual, more].concat())
    }

    fn workbook(&self, name: &str) -> Xlsx<std::io::BufReader<fs::File>> {
        open_workbook(self.path(name)).unwrap()
    }

    /// All cells of a workbook as text.
    fn cells(&self, name: &str) -> String {
        let mut book = self.workbook(name);
        let mut text = String::new();
        for sheet in book.sheet_names() {
            for (_, _, cell) in book.worksheet_range(&sheet).unwrap().used_cells() {
                text += &format!("{cell}\n");
            }
        }
        text
    }
}

/// A file or folder of `fixtures/`.
fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// The sample inbox, as an argument.
fn whole_inbox() -> String {
    sample("inbox").to_str().unwrap().to_owned()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

fn keys(value: &Value) -> String {
    value.as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn help_is_there_for_the_program_and_each_command() {
    let desk = Desk::empty();
    for command in ["run", "extract", "assess", "read", "resolve", "explain", "requirements", "doctor"] {
        for flag in ["-h", "--help"] {
            let ran = desk.patuh(&[command, flag]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{command} {flag}");
            assert!(ran.out.contains(&format!("Usage: patuh {command}")), "{command} {flag}: {}", ran.out);
        }
    }
    assert_eq!(desk.patuh(&["-h"]).code, 0);
    insta::assert_snapshot!(desk.patuh(&["--help"]));
}

#[test]
fn the_doctor_says_what_is_there_and_what_is_missing() {
    let desk = Desk::empty();
    // Whether tesseract is there differs between machines; it is optional.
    let marks = |ran: &Ran| -> Vec<String> {
        let others = ran.out.lines().filter(|it| !it.contains("tesseract"));
        others.map(|it| it.chars().take(28).collect::<String>().trim().to_owned()).collect()
    };
    let ran = desk.patuh(&["doctor"]);
    assert_eq!((ran.code, ran.out.contains("tesseract")), (0, true), "{ran}");
    insta::assert_snapshot!(marks(&ran).join("\n"), @r"
    ✓ prosesor
    ✓ pengenal huruf tertanam
    ✓ katalog ketentuan
    ✓ folder hasil
    ✓ folder sementara
    ");
    let ran = desk.patuh(&["doctor", "nowhere", "--lang", "en"]);
    assert_eq!(ran.code, 4);
    insta::assert_snapshot!(marks(&ran).join("\n"), @r"
    ✓ processors
    ✓ built-in recogniser
    ✓ catalogue of requirements
    ✗ folder of the results
    ✓ temporary folder
    ");
}

#[test]
fn version_is_that_of_the_manifest() {
    let ran = Desk::empty().patuh(&["--version"]);
    assert_eq!(ran.to_string(), format!("exit 0\npatuh {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_two_and_nothing_is_written() {
    let desk = Desk::small();
    let wrong: [&[&str]; 9] = [
        &[],
        &["run"],
        &["judge", "inbox"],
        &["run", "inbox", "--frobnicate"],
        &["run", "inbox", "--as-of", "31-10-2026"],
        &["run", "inbox", "--as-of", "2026-02-30"],
        &["run", "inbox", "--period", "2026-13"],
        &["run", "inbox", "--jobs", "0"],
        &["explain", "33.05", "--inbox", "inbox", "--records", "r.jsonl"],
    ];
    for arguments in wrong {
        let ran = desk.patuh(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("Usage") || ran.err.contains("--help"), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(desk.names(), "inbox");
}

#[test]
fn an_inbox_that_is_not_there_is_no_month_of_silence() {
    let desk = Desk::empty();
    insta::assert_snapshot!(desk.patuh(&["run", "kiriman", "-o", "k.xlsx"]), @r"
    exit 2
    --- stderr
    patuh: cannot read kiriman: No such file or directory (os error 2)
    ");
    assert_eq!(desk.names(), "");
}

#[test]
fn a_typing_error_in_the_catalogue_is_named_before_any_file_is_read() {
    let desk = Desk::small();
    desk.copy(&sample("trouble/rusak.docx"), "inbox/rusak.docx");
    desk.write("law.toml", "[[requirement]]\nid = \"STR001\"\ntitel = \"Ketua\"\n");
    for arguments in [
        ["run", "inbox", "--requirements", "law.toml"],
        ["explain", "33.05", "--inbox=inbox", "--requirements=law.toml"],
    ] {
        let ran = desk.patuh(&arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        let start = "patuh: law.toml is not a catalogue: line 3, column 1: unknown field `titel`";
        assert!(ran.err.starts_with(start), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
    assert_eq!(desk.names(), "inbox law.toml");
}

#[test]
fn a_typing_error_in_the_configuration_is_named() {
    let desk = Desk::small();
    desk.write("patuh.toml", "lang = \"en\"\nas-off = \"2026-10-31\"\n");
    let ran = desk.patuh(&["run", "inbox", "--config", "patuh.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("patuh: patuh.toml is not a configuration: "), "{}", ran.err);
    assert!(
        ran.err.contains("line 2, column 1") && ran.err.contains("unknown field `as-off`"),
        "{}",
        ran.err
    );
    desk.write("patuh.toml", "lang = \"fr\"\n");
    let ran = desk.patuh(&["run", "inbox", "--config=patuh.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("'fr'") && ran.err.contains("--lang"), "{}", ran.err);
    assert_eq!(desk.names(), "inbox patuh.toml");
}

#[test]
fn flag_beats_environment_beats_file() {
    let desk = Desk::with(&[NUNUKAN]);
    desk.write(
        "patuh.toml",
        "period = \"2026-01\"\nlang = \"en\"\noutput = \"file.xlsx\"\njson = \"s.json\"\n",
    );
    let by_file = ["run", "inbox", "-q", "--config", "patuh.toml"];
    let by_environment =
        [("PATUH_PERIOD", "2026-02"), ("PATUH_OUTPUT", "environment.xlsx"), ("PATUH_LANG", "id")];
    let by_flag = ["--period", "2026-03", "-o", "flag.xlsx", "--lang", "en"];
    let mut story = String::new();
    for (environment, flags, workbook) in [
        (&by_environment[..0], &by_flag[..0], "file.xlsx"),
        (&by_environment[..], &by_flag[..0], "environment.xlsx"),
        (&by_environment[..], &by_flag[..], "flag.xlsx"),
    ] {
        let ran = desk.patuh_in(environment, &[&by_file[..], flags].concat());
        assert_eq!(ran.code, 0, "{ran}");
        let summary = desk.json("s.json");
        let first = desk.workbook(workbook).sheet_names()[0].clone();
        story += &format!("{workbook}: {} {} {first}\n", summary["period"], summary["as_of"]);
    }
    insta::assert_snapshot!(story, @r#"
    file.xlsx: "2026-01" "2026-01-31" Summary
    environment.xlsx: "2026-02" "2026-02-28" Ringkasan
    flag.xlsx: "2026-03" "2026-03-31" Summary
    "#);
}

#[test]
fn the_environment_names_the_configuration_too() {
    let desk = Desk::with(&[NUNUKAN]);
    desk.write("patuh.toml", "period = \"2026-01\"\nquiet = true\n");
    let ran = desk.patuh_in(&[("PATUH_CONFIG", "patuh.toml")], &["run", "inbox"]);
    assert_eq!(ran.to_string(), "exit 0\n");
    assert_eq!(desk.names(), "inbox kepatuhan.xlsx patuh.toml");
}

#[test]
fn switches_are_taken_from_the_environment_as_shells_write_them() {
    let desk = Desk::with(&[NUNUKAN]);
    for yes in ["1", "true", "yes"] {
        let ran = desk.patuh_in(&[("PATUH_QUIET", yes), ("PATUH_WITH_NIP", "0")], &["run", "inbox"]);
        assert_eq!(ran.to_string(), "exit 0\n", "{yes}");
    }
}

#[test]
fn the_main_job() {
    let desk = Desk::small();
    insta::assert_snapshot!(desk.month(&[]), @r"
    exit 0
    --- stderr
    4 masukan: 4 dokumen terbaca, 0 sebagian, 0 tidak terbaca, 0 wadah, 0 diabaikan
    552 daerah: 1 PATUH, 0 SEBAGIAN, 0 TIDAK PATUH, 549 BELUM MENGIRIM, 2 TIDAK DAPAT DINILAI
    buku kerja: k.xlsx
    ");
    assert_eq!(desk.names(), "inbox k.xlsx r.jsonl s.json");

    let mut book = desk.workbook("k.xlsx");
    insta::assert_snapshot!(book.sheet_names().join(", "), @"Ringkasan, Provinsi, Wilayah, Temuan, Anggota, Matriks Instansi, Pusat dan Daerah, Padanan per Wilayah, SK, Keputusan, Belum Mengirim, Berkas, Bukti, Katalog, Tentang");
    let summary = desk.json("s.json");
    let regions: BTreeSet<String> = summary["regions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(regions.len(), 552);
    let sheet = book.worksheet_range("Wilayah").unwrap();
    let listed: Vec<String> =
        sheet.used_cells().map(|(_, _, cell)| cell.to_string()).filter(|it| regions.contains(it)).collect();
    assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), 552);

    insta::assert_snapshot!(keys(&summary), @"schema as_of period catalogue counts provinces regencies_cities inputs requirements decisions regions");
    assert_eq!((&summary["schema"], &summary["as_of"]), (&"patuh.summary/1".into(), &AS_OF.into()));
    let kebumen = summary["regions"].as_array().unwrap().iter().find(|it| it["code"] == "33.05").unwrap();
    insta::assert_snapshot!(keys(kebumen), @"code verdict verdict_then runs in_force requirements");
    insta::assert_snapshot!(keys(&kebumen["in_force"]), @"path member sha256");
    assert_eq!(kebumen["in_force"]["path"], KEBUMEN);
    insta::assert_snapshot!(keys(&kebumen["requirements"]["STR001"]), @"then now");
    let verdicts = summary["counts"]["verdict"].as_object().unwrap();
    assert_eq!(verdicts.values().map(|it| it.as_u64().unwrap()).sum::<u64>(), 552);

    let records = lines(&desk.read("r.jsonl"));
    let paths: Vec<_> = records.iter().map(|it| it["source"]["path"].as_str().unwrap()).collect();
    assert_eq!(paths, [KEBUMEN, FLORES, NUNUKAN, TAPANULI]);
    assert!(records.iter().all(|it| it["schema"] == "patuh.record/1" && it["outcome"] == "ok"));
}

#[test]
fn quiet_says_nothing_when_all_went_well() {
    let desk = Desk::small();
    assert_eq!(desk.month(&["-q"]).to_string(), "exit 0\n");
}

#[test]
fn a_damaged_file_costs_only_itself() {
    let desk = Desk::small();
    assert_eq!(desk.month(&["-q"]).code, 0);
    let whole = desk.read("r.jsonl");
    desk.copy(&sample("trouble/rusak.docx"), "inbox/53/rusak.docx");
    insta::assert_snapshot!(desk.month(&["-q"]), @r"
    exit 3
    --- stderr
    patuh: 53/rusak.docx: berkas rusak atau terpotong; mintalah pengirim mengirim ulang
    ");
    let with = desk.read("r.jsonl");
    let (damaged, others): (Vec<&str>, Vec<&str>) =
        with.lines().partition(|it| it.contains("\"path\":\"53/rusak.docx\""));
    assert_eq!(others, whole.lines().collect::<Vec<_>>());
    let [damaged] = damaged[..] else { panic!("one line for the damaged file") };
    let damaged: Value = serde_json::from_str(damaged).unwrap();
    assert_eq!((&damaged["outcome"], &damaged["reason"]["code"]), (&"failed".into(), &"damaged".into()));
    assert!(desk.cells("k.xlsx").contains("53/rusak.docx"));
    assert_eq!(desk.month(&["-q", "--fail-on", "unreadable"]).code, 1);
    assert_eq!(desk.month(&["-q", "--fail-on", "noncompliant"]).code, 3);
    assert_eq!(desk.patuh(&["extract", "inbox", "-o", "x.jsonl"]).code, 3);
    assert_eq!(desk.patuh(&["explain", "33.05", "--inbox", "inbox"]).code, 3);
    assert_eq!(desk.patuh(&["read", "inbox/53/rusak.docx"]).code, 3);
}

#[test]
fn a_look_alike_is_noncompliant_when_asked() {
    let desk = Desk::with(&[KEBUMEN]);
    assert_eq!(desk.month(&["-q", "--fail-on", "unreadable,noncompliant"]).code, 0);
    desk.copy(&sample("inbox").join(LOOK_ALIKE), "inbox/gugus tugas.pdf");
    assert_eq!(desk.month(&["-q"]).code, 0);
    assert_eq!(desk.month(&["-q", "--fail-on", "unreadable"]).code, 0);
    assert_eq!(desk.month(&["-q", "--fail-on", "unreadable,noncompliant"]).code, 1);
    assert!(desk.workbook("k.xlsx").sheet_names().len() == 15, "the workbook is written all the same");
}

#[test]
fn where_nothing_can_be_written_there_is_no_result() {
    let desk = Desk::with(&[NUNUKAN]);
    fs::create_dir(desk.path("laporan")).unwrap();
    insta::assert_snapshot!(desk.patuh(&["run", "inbox", "-o", "laporan"]), @r"
    exit 4
    --- stderr
    patuh: cannot write laporan: it is a folder
    ");
    insta::assert_snapshot!(desk.patuh(&["run", "inbox", "-o", "arsip/k.xlsx"]), @r"
    exit 4
    --- stderr
    patuh: cannot write arsip/k.xlsx: there is no such folder
    ");
    insta::assert_snapshot!(desk.patuh(&["extract", "inbox", "-o", "arsip/r.jsonl"]), @r"
    exit 4
    --- stderr
    patuh: cannot write arsip/r.jsonl: there is no such folder
    ");
    assert_eq!(desk.names(), "inbox laporan");
}

#[test]
fn a_failed_run_leaves_the_old_workbook_alone() {
    let desk = Desk::with(&[NUNUKAN]);
    desk.write("k.xlsx", "last month's");
    desk.write("law.toml", "[[requirement]]\n");
    for (more, code) in
        [(["--requirements", "law.toml"], 2), (["--json", "arsip/s.json"], 4), (["--records", "inbox"], 4)]
    {
        let ran = desk.patuh(&[&["run", "inbox", "-o", "k.xlsx"][..], &more].concat());
        assert_eq!(ran.code, code, "{ran}");
        assert_eq!(desk.read("k.xlsx"), "last month's");
        assert_eq!(desk.names(), "inbox k.xlsx law.toml");
    }
}

/// The workbooks of both differ in their links: records alone do not say where the inbox is.
#[test]
fn extract_and_assess_judge_as_run_does() {
    let desk = Desk::small();
    assert_eq!(desk.month(&["-q"]).code, 0);
    let extracted = desk.patuh(&["extract", "inbox"]);
    assert_eq!((extracted.code, extracted.err.as_str()), (0, ""));
    assert_eq!(extracted.out, desk.read("r.jsonl"));
    // In two parts, the second one from standard input.
    let at = extracted.out.find('\n').unwrap() + 1;
    let (first, rest) = extracted.out.split_at(at);
    desk.write("part.jsonl", first);
    let arguments = ["assess", "-", "part.jsonl", "--as-of", AS_OF, "-o", "a.xlsx", "--json", "a.json", "-q"];
    let ran = desk.run(&[], &arguments, rest.as_bytes());
    assert_eq!(ran.to_string(), "exit 0\n");
    // Records come in the order of their parts, which the judging does not see.

    assert_eq!(desk.json("s.json"), desk.json("a.json"));
    assert_eq!(desk.workbook("a.xlsx").sheet_names().len(), 15);
}

#[test]
fn what_is_no_record_is_named_by_its_line() {
    let desk = Desk::empty();
    desk.write("r.jsonl", "\n{\"schema\":\n");
    let ran = desk.patuh(&["assess", "r.jsonl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("patuh: r.jsonl, line 2: not a record"), "{}", ran.err);
    assert_eq!(desk.names(), "r.jsonl");
}

#[test]
fn same_in_same_out_with_any_number_of_workers() {
    let desk = Desk::empty();
    let inbox = whole_inbox();
    let mut first: Option<[Vec<u8>; 3]> = None;
    for jobs in ["1", "1", "2"] {
        let outputs = ["-o", "k.xlsx", "--json", "s.json", "--records", "r.jsonl"];
        let ran = desk.patuh(&[&["run", &inbox, "-q", "--as-of", AS_OF, "-j", jobs][..], &outputs].concat());
        assert_eq!(ran.to_string(), "exit 0\n");
        let bytes = ["k.xlsx", "s.json", "r.jsonl"].map(|it| desk.bytes(it));
        match &first {
            // Not `assert_eq`: a workbook is no text to be shown.
            Some(first) => assert!(*first == bytes, "-j{jobs} gives other bytes"),
            None => first = Some(bytes),
        }
    }
}

#[test]
fn a_file_says_the_same_alone_and_in_a_folder() {
    let desk = Desk::small();
    let folder = lines(&desk.patuh(&["extract", "inbox"]).out);
    for (file, mut within) in [KEBUMEN, FLORES, NUNUKAN, TAPANULI].into_iter().zip(folder) {
        let mut alone = lines(&desk.patuh(&["extract", &format!("inbox/{file}")]).out);
        assert_eq!(alone.len(), 1);
        within["source"]["path"].take();
        alone[0]["source"]["path"].take();
        assert_eq!(alone[0], within, "{file}");
    }
}

#[test]
fn a_table_of_records_for_spreadsheets() {
    let desk = Desk::small();
    let ran = desk.patuh(&["extract", "inbox", "--format", "csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let mut rows = csv::Reader::from_reader(ran.out.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let members: usize = lines(&desk.patuh(&["extract", "inbox"]).out)
        .iter()
        .map(|it| it["members"].as_array().unwrap().len().max(1))
        .sum();
    assert_eq!(rows.len(), members);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let desk = Desk::empty();
    let mut child = desk
        .command(&["extract", &whole_inbox()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    assert_eq!(&start, b"{\"schema\":");
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8(done.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn no_bar_and_no_colours_in_a_pipe() {
    let desk = Desk::small();
    desk.copy(&sample("trouble/rusak.docx"), "inbox/rusak.docx");
    for more in [&[][..], &["-v"], &["--log-format", "json", "-vv"]] {
        let ran = desk.month(more);
        let steers = |text: &str| text.chars().any(|it| it.is_control() && it != '\n');
        assert!(!steers(&ran.out) && !steers(&ran.err), "{:?}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn what_a_reader_sees() {
    let desk = Desk::small();
    let pdf = format!("inbox/{KEBUMEN}");
    let text = desk.patuh(&["read", &pdf]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    assert!(text.out.starts_with("== 1 ("), "{}", text.out);
    assert!(text.out.contains("\n== 2 ("), "{}", text.out);
    let mut story = String::new();
    for file in [KEBUMEN, FLORES, NUNUKAN] {
        let ran = desk.patuh(&["read", "--format", "json", &format!("inbox/{file}")]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let [document] = &lines(&ran.out)[..] else { panic!("one document a line") };
        let page = &document["pages"][0];
        let line = &page["lines"][0];
        story += &format!(
            "{} {} {} pages {} sheet {} place {}\n",
            document["schema"].as_str().unwrap(),
            document["source"]["media_type"].as_str().unwrap(),
            document["pages"].as_array().unwrap().len(),
            page["text"],
            page["sheet"],
            keys(line),
        );
    }
    insta::assert_snapshot!(story, @r#"
    patuh.document/1 application/pdf 4 pages "layer" sheet null place text page bbox legibility order parts
    patuh.document/1 application/vnd.openxmlformats-officedocument.wordprocessingml.document 1 pages "native" sheet null place text paragraph legibility order parts
    patuh.document/1 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet 3 pages "native" sheet "Kegiatan" place text sheet cell legibility order parts
    "#);
}

#[test]
fn institutions_are_resolved_line_by_line() {
    let ran = Desk::empty().run(
        &[],
        &["resolve", "institution"],
        "Kapolres\r\n\nDinas Sosial\nWarung Kopi".as_bytes(),
    );
    insta::assert_snapshot!(ran, @r#"
    exit 0
    {"input":"Kapolres","institution":["polri"],"method":"exact","score":1.0,"confidence":"high","runner_up":null,"renamed":false}
    {"input":"","institution":[],"method":"none","score":0.0,"confidence":"low","runner_up":null,"renamed":false}
    {"input":"Dinas Sosial","institution":["sosial"],"method":"exact","score":1.0,"confidence":"high","runner_up":null,"renamed":false}
    {"input":"Warung Kopi","institution":[],"method":"none","score":0.0,"confidence":"medium","runner_up":null,"renamed":false}
    "#);
}

#[test]
fn regions_are_resolved_line_by_line() {
    let ran = Desk::empty().run(&[], &["resolve", "region"], "Kab. Kebumen\n\nKupang\nAtlantis\n".as_bytes());
    insta::assert_snapshot!(ran, @r#"
    exit 0
    {"input":"Kab. Kebumen","code":"33.05","method":"exact","score":1.0,"confidence":"high","runner_up":null,"candidates":["33.05"]}
    {"input":"","code":null,"method":"none","score":0.0,"confidence":"low","runner_up":null,"candidates":[]}
    {"input":"Kupang","code":null,"method":"none","score":0.0,"confidence":"low","runner_up":null,"candidates":["53.01","53.71"]}
    {"input":"Atlantis","code":null,"method":"none","score":0.0,"confidence":"low","runner_up":null,"candidates":[]}
    "#);
}

/// A citizen's number never leaves.
#[test]
fn persons_are_resolved_line_by_line() {
    let names =
        "Dr. H. Budi Cahyono, S.H., M.Si.\n\nSiti Rahma NIP. 197903132003021010\nTono NIK 3305010101800001\n";
    let ran = Desk::empty().run(&[], &["resolve", "person"], names.as_bytes());
    insta::assert_snapshot!(ran, @r#"
    exit 0
    {"input":"Dr. H. Budi Cahyono, S.H., M.Si.","person":"Budi Cahyono","titles":["Dr.","H.","S.H.","M.Si."],"rank":null,"nip":null}
    {"input":"","person":null,"titles":[],"rank":null,"nip":null}
    {"input":"Siti Rahma NIP. 197903132003021010","person":"Siti Rahma","titles":[],"rank":null,"nip":"197903132003021010"}
    {"input":"Tono NIK 3305010101800001","person":"Tono","titles":[],"rank":null,"nip":null}
    "#);
}

#[test]
fn a_name_in_another_encoding_costs_its_own_line() {
    let ran = Desk::empty().run(&[], &["resolve", "institution"], b"Caf\xe9\nDinas Sosial\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let answers = lines(&ran.out);
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[1]["institution"][0], "sosial");
}

#[test]
fn the_catalogue_is_listed_shown_and_checked() {
    let desk = Desk::empty();
    let list = desk.patuh(&["requirements", "list"]);
    assert_eq!((list.code, list.out.lines().count()), (0, 133));
    insta::assert_snapshot!(desk.patuh(&["requirements", "show", "str001"]), @r"
    exit 0
    Ketentuan         STR001 Kepala daerah memimpin gugus tugas
                      Head of region leads
    Berlaku bagi      provinsi, kabupaten/kota
    Sifat             diharapkan
    Akibat            perlu perbaikan
    Dasar             Pernyataan Kementerian (Dirjen Polpum) 23 Mei 2023; perpres-69-2008 Ps 12-13 (naskah belum dilihat)
    Terverifikasi     sebagian
    Catatan           Tidak ada naskah yang mewajibkan kepala daerah menjadi Ketua. Purbalingga 2017 dan Nunukan 2019: Ketua = Asisten; Bupati, Wakil Bupati, Sekda = Pengarah (Purbalingga).
    ");
    let unknown = desk.patuh(&["requirements", "show", "XXX999"]);
    assert_eq!(unknown.to_string(), "exit 2\n--- stderr\npatuh: there is no requirement \"XXX999\"\n");

    let embedded = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/assess/requirements.toml");
    desk.copy(&embedded, "law.toml");
    let checked = desk.patuh(&["requirements", "check", "law.toml"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    assert!(checked.out.starts_with("law.toml: 133 ketentuan, "), "{}", checked.out);
    let text = desk.read("law.toml").replacen("\nobligation", "\nobligasi", 1);
    let line = text.lines().position(|it| it.contains("obligasi")).unwrap() + 1;
    desk.write("law.toml", &text);
    let wrong = desk.patuh(&["requirements", "check", "law.toml"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains(&format!("line {line}, column ")), "{}", wrong.err);
}

#[test]
fn a_verdict_is_explained() {
    let desk = Desk::with(&[KEBUMEN]);
    let arguments = ["explain", "33.05", "--inbox", "inbox", "--as-of", AS_OF];
    let whole = desk.patuh(&arguments);
    assert_eq!((whole.code, whole.err.as_str()), (0, ""));
    assert!(whole.out.starts_with("33.05 Kabupaten Kebumen\n"), "{}", whole.out);
    insta::assert_snapshot!(desk.patuh(&[&arguments[..], &["str001"]].concat()), @r#"
    exit 0
    33.05 Kabupaten Kebumen
    ✔ PATUH; ○ KURANG BUKTI
      Semua kewajiban tentang keberadaan gugus tugas terbukti.
      Tidak ada rapat, laporan, atau anggaran yang ditunjukkan dalam 12 bulan terakhir.
      Status menurut hukum saat ditetapkan: ✔ PATUH
      Turun bila suatu kewajiban tidak lagi terbukti, atau keputusannya dicabut atau berakhir.
    - 33/33.05/sk-gt-tppo.pdf: ✔ Berlaku
      Dipakai untuk menilai.
      400.2.4/318/KEP/2025; 2025-06-11; PEMBENTUKAN GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG KABUPATEN KEBUMEN TAHUN 2025-2030

    STR001 Kepala daerah memimpin gugus tugas
      Hasil (saat ditetapkan): ✔ Terpenuhi; Hasil (hukum kini): ✔ Terpenuhi
      Kepala daerah menjadi ketua.
      Berubah bila dokumen yang lebih baru tidak lagi memuatnya, atau ketentuannya berganti.
      Diharapkan; Pernyataan Kementerian (Dirjen Polpum) 23 Mei 2023; perpres-69-2008 Ps 12-13 (naskah belum dilihat); ◐ Sebagian
      Dasarnya baru sebagian diperiksa pada naskah yang terbuka; periksa JDIH.
      Ditemukan: Bupati Kebumen
      Keyakinan: ● Tinggi
      > 33/33.05/sk-gt-tppo.pdf, hal. 3: "Ketua … Bupati Kebumen"
    "#);
    let by_name = desk.patuh(&["explain", "Kab. Kebumen", "--inbox", "inbox", "--as-of", AS_OF]);
    assert_eq!(by_name.out, whole.out);
    desk.write("r.jsonl", &desk.patuh(&["extract", "inbox"]).out);
    let by_records = desk.patuh(&["explain", "33.05", "--records", "r.jsonl", "--as-of", AS_OF]);
    assert_eq!(by_records.out, whole.out);
}

#[test]
fn an_ambiguous_region_is_asked_back() {
    let desk = Desk::with(&[NUNUKAN]);
    insta::assert_snapshot!(desk.patuh(&["explain", "Kupang", "--inbox", "inbox"]), @r#"
    exit 2
    --- stderr
    patuh: "Kupang" is no region, or more than one: 53.01, 53.71
    "#);
    insta::assert_snapshot!(desk.patuh(&["explain", "33.05", "XXX999", "--inbox", "inbox"]), @r"
    exit 2
    --- stderr
    patuh: there is no requirement XXX999
    ");
}

/// Persons whom the records of the sample inbox name.
fn persons(records: &[Value]) -> BTreeSet<String> {
    let members = records.iter().flat_map(|it| it["members"].as_array().unwrap());
    members
        .map(|it| &it["person"])
        .chain(records.iter().map(|it| &it["decree"]["signatory"]["person"]))
        .filter_map(Value::as_str)
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn no_name_is_left_when_persons_are_hidden() {
    let desk = Desk::empty();
    let inbox = whole_inbox();
    let open = desk.patuh(&["extract", &inbox]).out;
    let named = persons(&lines(&open));
    assert!(named.len() > 40, "{named:?}");
    let arguments = ["run", &inbox, "-q", "-o", "k.xlsx", "--records", "r.jsonl", "--redact", "person"];
    assert_eq!(desk.patuh(&arguments).to_string(), "exit 0\n");
    let hidden = desk.read("r.jsonl");
    assert_eq!(persons(&lines(&hidden)), BTreeSet::from(["[disamarkan]".to_owned()]));
    assert_eq!(open.lines().count(), hidden.lines().count());
    for text in [hidden.to_lowercase(), desk.cells("k.xlsx").to_lowercase()] {
        let left: Vec<_> = named.iter().filter(|it| text.contains(it.as_str())).collect();
        assert!(left.is_empty(), "{left:?}");
    }
    // A region's quote is the row of its head; a spreadsheet's reader has joined the cells.
    assert!(open.contains("Binsar Lumbanraja") && !hidden.contains("Binsar Lumbanraja"));
}

/// A decree that names persons is renewed with a new term of office; one of offices is not.
#[test]
fn hiding_persons_changes_no_verdict() {
    let desk = Desk::empty();
    let inbox = whole_inbox();
    let summary = |more: &[&str]| {
        let usual = ["run", &inbox, "-q", "-o", "k.xlsx", "--json", "s.json", "--as-of", AS_OF];
        assert_eq!(desk.patuh(&[&usual[..], more].concat()).code, 0);
        desk.read("s.json")
    };
    assert!(summary(&[]) == summary(&["--redact", "person,nip"]));
}

#[test]
fn a_civil_servants_number_is_shown_only_when_asked_for() {
    let desk = Desk::empty();
    let truth = fs::read_to_string(sample("truth/documents.jsonl")).unwrap();
    let numbers: Vec<String> = lines(&truth)
        .iter()
        .flat_map(|it| it["members"].as_array().cloned().unwrap_or_default())
        .filter_map(|it| it["nip"].as_str().map(str::to_owned))
        .collect();
    assert!(numbers.len() > 20);
    let ran = desk.patuh(&["extract", &whole_inbox()]);
    let digits: String = ran.out.chars().filter(|it| !matches!(it, ' ' | '.')).collect();
    assert!(!numbers.iter().any(|it| digits.contains(it.as_str())));
    assert!(
        lines(&ran.out).iter().flat_map(|it| it["members"].as_array().unwrap()).all(|it| it["nip"].is_null())
    );
}

#[cfg(unix)]
#[test]
fn a_file_name_does_not_steer_the_terminal() {
    let desk = Desk::with(&[NUNUKAN]);
    let name = "\u{1b}[31mrusak\u{7}.docx";
    desk.copy(&sample("trouble/rusak.docx"), &format!("inbox/{name}"));
    let file = format!("inbox/{name}");
    for arguments in [
        &["run", "inbox"][..],
        &["extract", "inbox"],
        &["read", &file],
        &["read", "no\u{1b}[31mfile"],
        &["run", "no\u{1b}[31mfolder"],
        &["assess", "no\u{1b}[31mrecords"],
        &["run", "inbox", "-o", "no\u{1b}[31mfolder/k.xlsx"],
        &["explain", "33.05", "--inbox", "inbox"],
    ] {
        let ran = desk.patuh(arguments);
        assert_ne!(ran.code, 0, "{arguments:?}");
        for text in [ran.out, ran.err] {
            assert!(!text.chars().any(|it| it.is_control() && it != '\n'), "{arguments:?}: {text:?}");
        }
    }
}
