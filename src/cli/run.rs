//! `patuh run`, `extract`, `assess`: the line and its parts.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use jiff::{Timestamp, civil::Date};

use super::{
    Done, Failure,
    args::{
        AssessArgs, ExtractArgs, FailOn, Judging, LogFormat, Reading, RecordFormat, RedactArg, RunArgs, Talk,
    },
    output::{self, Target},
    progress::Bar,
    redact,
};
use crate::{
    assess::{self, Catalogue},
    decide, dossier, intake,
    model::{Assessment, Decision, Dossier, ReadOutcome, Ruling, Submission, Verdict},
    pipeline,
    read::Limits,
    refdata::RefData,
    report::{self, Report, RunFacts, Summary},
};

/// The main job.
pub(super) fn run(args: &RunArgs) -> Result<Done, Failure> {
    start_log(&args.reading.talk);
    let judge = Judge::new(&args.judging)?;
    let paths = inputs(&args.inboxes)?;
    let workbook = Target::prepare(&args.output)?;
    let json = args.json.as_deref().map(Target::prepare).transpose()?;
    let records = args.records.as_deref().map(Target::prepare).transpose()?;
    let submissions = submissions(&paths, &args.reading)?;
    let inbox = relative_inbox(&args.inboxes, &args.output);
    let judged = judge.judge(submissions, inbox);
    let report = judged.report(&judge);
    let summary = report::summary(&report);
    workbook.write(&render(&report)?)?;
    if let Some(json) = json {
        json.write(&to_json(&summary)?)?;
    }
    if let Some(records) = records {
        records.write(&to_lines(&judged.submissions)?)?;
    }
    if !args.reading.talk.quiet {
        closing(&summary, &args.output);
    }
    Ok(done(&judged, &args.fail_on))
}

/// Only the reading.
pub(super) fn extract(args: &ExtractArgs) -> Result<Done, Failure> {
    start_log(&args.reading.talk);
    let paths = inputs(&args.paths)?;
    let target = args.output.as_deref().map(Target::prepare).transpose()?;
    let submissions = submissions(&paths, &args.reading)?;
    let text = match args.format {
        RecordFormat::Jsonl => to_lines(&submissions)?,
        RecordFormat::Csv => to_csv(&submissions)?,
    };
    match target {
        Some(target) => target.write(&text)?,
        None => output::print(&text)?,
    }
    Ok(if failures(&submissions) == 0 { Done::Whole } else { Done::SomeUnread })
}

/// Only the judging.
pub(super) fn assess(args: &AssessArgs) -> Result<Done, Failure> {
    start_log(&args.talk);
    let judge = Judge::new(&args.judging)?;
    let submissions = from_records(&args.records).map_err(Failure::Usage)?;
    let workbook = Target::prepare(&args.output)?;
    let json = args.json.as_deref().map(Target::prepare).transpose()?;
    let judged = judge.judge(submissions, None);
    let report = judged.report(&judge);
    let summary = report::summary(&report);
    workbook.write(&render(&report)?)?;
    if let Some(json) = json {
        json.write(&to_json(&summary)?)?;
    }
    if !args.talk.quiet {
        closing(&summary, &args.output);
    }
    Ok(done(&judged, &args.fail_on))
}

/// What regions are judged by.
pub(super) struct Judge {
    pub(super) catalogue: Cow<'static, Catalogue>,
    decisions: Vec<Decision>,
    as_of: Date,
    period: Option<String>,
    lang: report::Lang,
    options: Vec<(String, String)>,
}

/// Everything of a run, judged.
pub(super) struct Judged {
    submissions: Vec<Arc<Submission>>,
    pub(super) dossiers: Vec<Dossier>,
    pub(super) assessments: Vec<Assessment>,
    rulings: Vec<Ruling>,
    inbox: Option<String>,
}

impl Judge {
    /// Loads the law.
    ///
    /// # Errors
    ///
    /// When the catalogue can't be read or is wrong: with line and column.
    pub(super) fn new(args: &Judging) -> Result<Self, Failure> {
        let catalogue = catalogue(args.requirements.as_deref()).map_err(Failure::Usage)?;
        let as_of = args.as_of.or(args.period.map(super::args::Period::last_day)).unwrap_or_else(today);
        let mut options = BTreeMap::new();
        options.insert("as-of".to_owned(), as_of.to_string());
        if let Some(period) = args.period {
            options.insert("period".to_owned(), period.to_string());
        }
        if let Some(path) = &args.requirements {
            options.insert("requirements".to_owned(), path.display().to_string());
        }
        let decisions = match &args.decisions {
            Some(path) => {
                options.insert("decisions".to_owned(), path.display().to_string());
                decisions(path, &catalogue).map_err(Failure::Usage)?
            }
            None => Vec::new(),
        };
        Ok(Self {
            catalogue,
            decisions,
            as_of,
            period: args.period.map(|it| it.to_string()),
            lang: args.lang.into(),
            options: options.into_iter().collect(),
        })
    }

    /// Judges every region by `submissions`.
    pub(super) fn judge(&self, submissions: Vec<Arc<Submission>>, inbox: Option<String>) -> Judged {
        let assemble = |it: &[Arc<Submission>]| dossier::assemble(it, self.as_of, RefData::embedded());
        let as_sent = submissions.clone();
        let submissions = decide::confirm(submissions, &self.decisions, self.as_of);
        let dossiers = decide::choose(assemble(&submissions), &self.decisions, self.as_of);
        let assessments: Vec<Assessment> = dossiers
            .iter()
            .map(|it| assess::assess_with(it, &self.catalogue, self.as_of, &self.decisions))
            .collect();
        // What they would be without decisions matters only where there are some.
        let rulings = if self.decisions.is_empty() {
            Vec::new()
        } else {
            let before = assemble(&as_sent);
            decide::rulings(&self.decisions, (&as_sent, &before), &assessments, self.as_of)
        };
        Judged { submissions, dossiers, assessments, rulings, inbox }
    }
}

impl Judged {
    pub(super) fn report<'a>(&'a self, judge: &'a Judge) -> Report<'a> {
        Report {
            catalogue: &judge.catalogue,
            dossiers: &self.dossiers,
            assessments: &self.assessments,
            submissions: &self.submissions,
            rulings: &self.rulings,
            run: RunFacts {
                as_of: judge.as_of,
                period: judge.period.clone(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                options: judge.options.clone(),
                inbox: self.inbox.clone(),
            },
            lang: judge.lang,
        }
    }
}

/// The catalogue at `path`, else the embedded one.
pub(super) fn catalogue(path: Option<&Path>) -> anyhow::Result<Cow<'static, Catalogue>> {
    match path {
        Some(path) => {
            let text =
                std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            let parsed = Catalogue::parse(&text);
            Ok(Cow::Owned(parsed.with_context(|| format!("{} is not a catalogue", path.display()))?))
        }
        None => Ok(Cow::Borrowed(Catalogue::embedded())),
    }
}

/// The decisions in the file at `path`.
fn decisions(path: &Path, catalogue: &Catalogue) -> anyhow::Result<Vec<Decision>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let parsed = decide::parse(&text, catalogue, RefData::embedded());
    parsed.with_context(|| format!("{} is not a file of decisions", path.display()))
}

/// Today in western Indonesia, where the Ministry sits.
fn today() -> Date {
    jiff::tz::offset(7).to_datetime(Timestamp::now()).date()
}

/// Finds the inputs of `inboxes`.
///
/// # Errors
///
/// When one does not exist: a slip of the pen must not look like 552 silent regions.
pub(super) fn inputs(inboxes: &[PathBuf]) -> Result<Vec<intake::Input>, Failure> {
    for inbox in inboxes {
        std::fs::symlink_metadata(inbox)
            .with_context(|| format!("cannot read {}", inbox.display()))
            .map_err(Failure::Usage)?;
    }
    Ok(intake::discover(inboxes))
}

/// Reads `inputs`, with a bar, and says what could not be read.
pub(super) fn submissions(inputs: &[intake::Input], args: &Reading) -> Result<Vec<Arc<Submission>>, Failure> {
    let jobs = args.jobs.map_or_else(cores, usize::from);
    let ocr = args.pictures.ocr(jobs).map_err(Failure::Usage)?;
    let bar = Bar::new(args.progress, args.talk.quiet, inputs.len());
    let read = pipeline::submissions(inputs, jobs, &Limits::default(), &ocr, RefData::embedded(), &bar);
    bar.clear();
    let read = read.context("cannot start the workers")?;
    let hidden: Vec<_> =
        args.redact.iter().copied().chain((!args.with_nip).then_some(RedactArg::Nip)).collect();
    let read = redact::redacted(read, &hidden)?;
    for submission in &read {
        if submission.outcome == ReadOutcome::Failed {
            let why = submission.reason.as_ref().map_or("", |it| it.message.as_str());
            output::tell(&format!("patuh: {}: {why}", submission.source.name()));
        }
    }
    Ok(read)
}

pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

pub(super) fn failures(submissions: &[Arc<Submission>]) -> usize {
    submissions.iter().filter(|it| it.outcome == ReadOutcome::Failed).count()
}

fn render(report: &Report<'_>) -> anyhow::Result<Vec<u8>> {
    let tables = report::tables(report);
    report::render(&tables, &report.run, report.lang).context("cannot make the workbook")
}

fn to_json(summary: &Summary) -> anyhow::Result<Vec<u8>> {
    let mut text = serde_json::to_vec(summary)?;
    text.push(b'\n');
    Ok(text)
}

fn to_lines(submissions: &[Arc<Submission>]) -> anyhow::Result<Vec<u8>> {
    let mut text = Vec::new();
    for submission in submissions {
        serde_json::to_writer(&mut text, &**submission)?;
        text.push(b'\n');
    }
    Ok(text)
}

/// One line a member (one without for a document that has none). Cells that a spreadsheet
/// would take for a formula get an apostrophe.
fn to_csv(submissions: &[Arc<Submission>]) -> anyhow::Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record([
        "path",
        "member",
        "sha256",
        "outcome",
        "reason",
        "kind",
        "region",
        "number",
        "date",
        "about",
        "is_task_force",
        "seq",
        "role",
        "role_text",
        "unit",
        "person",
        "office",
        "institution",
        "confidence",
        "page",
        "quote",
    ])?;
    for it in submissions {
        let decree = it.decree.as_ref();
        let text = |value: Option<&str>| guarded(value.unwrap_or_default());
        let code = |value: serde_json::Result<serde_json::Value>| match value {
            Ok(serde_json::Value::String(text)) => text,
            _ => String::new(),
        };
        let head = vec![
            guarded(&it.source.path),
            text(it.source.member.as_deref()),
            it.source.sha256.map(|it| it.to_string()).unwrap_or_default(),
            code(serde_json::to_value(it.outcome)),
            it.reason.as_ref().map(|it| code(serde_json::to_value(it.code))).unwrap_or_default(),
            code(serde_json::to_value(it.kind)),
            it.region.as_ref().map(|it| it.code.to_string()).unwrap_or_default(),
            text(decree.and_then(|it| it.number.as_ref()).map(|it| it.value.as_str())),
            decree.and_then(|it| it.date.as_ref()).map(|it| it.value.to_string()).unwrap_or_default(),
            text(decree.and_then(|it| it.about.as_ref()).map(|it| it.value.as_str())),
            decree.map(|it| it.is_task_force.to_string()).unwrap_or_default(),
        ];
        if it.members.is_empty() {
            let mut row = head.clone();
            row.resize(21, String::new());
            out.write_record(&row)?;
        }
        for member in &it.members {
            let mut row = head.clone();
            row.extend([
                member.seq.to_string(),
                code(serde_json::to_value(member.role)),
                text(member.role_text.as_deref()),
                text(member.unit.as_deref()),
                text(member.person.as_deref()),
                text(member.office.as_deref()),
                member.institution.join(" "),
                code(serde_json::to_value(member.confidence)),
                member.evidence.place.page().map(|it| it.to_string()).unwrap_or_default(),
                guarded(&member.evidence.quote),
            ]);
            out.write_record(&row)?;
        }
    }
    Ok(out.into_inner()?)
}

/// `text` with an apostrophe before what a spreadsheet would run.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Reads records; each document once, by path, member and content.
pub(super) fn from_records(paths: &[PathBuf]) -> anyhow::Result<Vec<Arc<Submission>>> {
    let mut submissions = Vec::new();
    for path in paths {
        let name = path.display().to_string();
        let reader: Box<dyn BufRead> = if path.as_os_str() == "-" {
            Box::new(BufReader::new(io::stdin()))
        } else {
            Box::new(BufReader::new(File::open(path).with_context(|| format!("cannot read {name}"))?))
        };
        for (line, number) in reader.lines().zip(1_u64..) {
            let line = line.with_context(|| format!("cannot read {name}"))?;
            if line.trim().is_empty() {
                continue;
            }
            let submission: Submission = serde_json::from_str(&line)
                .with_context(|| format!("{name}, line {number}: not a record"))?;
            anyhow::ensure!(
                submission.schema == crate::model::RECORD_SCHEMA,
                "{name}, line {number}: schema {:?}, not {:?}",
                submission.schema,
                crate::model::RECORD_SCHEMA
            );
            submissions.push(Arc::new(submission));
        }
    }
    let key = |it: &Submission| (it.source.path.clone(), it.source.member.clone(), it.source.sha256);
    let mut seen = std::collections::BTreeSet::new();
    submissions.retain(|it| seen.insert(key(it)));
    Ok(submissions)
}

/// The inbox as seen from the workbook's folder, for links; `None` when there are several or
/// no relative way leads there.
fn relative_inbox(inboxes: &[PathBuf], workbook: &Path) -> Option<String> {
    let [inbox] = inboxes else { return None };
    let folder = match workbook.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let inbox = inbox.canonicalize().ok()?;
    let inbox = if inbox.is_dir() { inbox } else { inbox.parent()?.to_owned() };
    let folder = folder.canonicalize().ok()?;
    let common = inbox.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let mut parts: Vec<String> = folder.components().skip(common).map(|_| "..".to_owned()).collect();
    for part in inbox.components().skip(common) {
        parts.push(part.as_os_str().to_str()?.to_owned());
    }
    Some(parts.join("/"))
}

fn done(judged: &Judged, fail_on: &[FailOn]) -> Done {
    let unread = failures(&judged.submissions) > 0;
    let happened = fail_on.iter().any(|it| match it {
        FailOn::Unreadable => unread,
        FailOn::Noncompliant => judged.assessments.iter().any(|it| it.verdict == Verdict::NonCompliant),
    });
    match (happened, unread) {
        (true, _) => Done::FailOn,
        (false, true) => Done::SomeUnread,
        (false, false) => Done::Whole,
    }
}

/// The closing summary on standard error.
fn closing(summary: &Summary, workbook: &Path) {
    let inputs = &summary.inputs;
    output::tell(&format!(
        "{} masukan: {} dokumen terbaca, {} sebagian, {} tidak terbaca, {} wadah, {} diabaikan",
        inputs.total, inputs.ok, inputs.partial, inputs.failed, inputs.containers, inputs.ignored
    ));
    let verdicts: Vec<_> = summary
        .counts
        .verdict
        .iter()
        .map(|(verdict, count)| {
            let name = serde_json::to_value(verdict).ok().and_then(|it| it.as_str().map(str::to_owned));
            format!("{count} {}", name.unwrap_or_default())
        })
        .collect();
    output::tell(&format!("{} daerah: {}", summary.counts.regions, verdicts.join(", ")));
    output::tell(&format!("buku kerja: {}", workbook.display()));
}

/// The log goes to standard error; `RUST_LOG` beats `-v`.
pub(super) fn start_log(talk: &Talk) {
    use tracing_subscriber::{EnvFilter, fmt};
    let level = match (talk.quiet, talk.verbose) {
        (true, _) => "error",
        (false, 0) => "warn",
        (false, 1) => "info",
        (false, _) => "debug",
    };
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(format!("patuh={level}")));
    let log = fmt().with_env_filter(filter).with_writer(io::stderr).without_time();
    // A second start in one process (tests) keeps the first.
    let _ = match talk.log_format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    // A reader's panic is caught, and its document is a row with the reason; here it is only logged.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::warn!(place, "a reader failed inside");
    }));
}
