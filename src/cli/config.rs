//! The configuration file: its keys are the long options of `run`, its values their defaults.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use clap::{Command, builder::OsStr};
use serde::Deserialize;

/// `patuh.toml`. An unknown key is an error with its line, not a surprise in a result.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Config {
    output: Option<String>,
    as_of: Option<String>,
    period: Option<String>,
    requirements: Option<String>,
    decisions: Option<String>,
    lang: Option<String>,
    json: Option<String>,
    records: Option<String>,
    #[serde(default)]
    fail_on: Vec<String>,
    #[serde(default)]
    redact: Vec<String>,
    with_nip: Option<bool>,
    jobs: Option<u16>,
    ocr: Option<String>,
    ocr_engine: Option<String>,
    progress: Option<String>,
    quiet: Option<bool>,
    log_format: Option<String>,
}

/// The file that the command line or the environment names; `None` without.
pub(super) fn named(arguments: &[OsString]) -> Option<PathBuf> {
    let mut arguments = arguments.iter().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            break;
        }
        if argument == "--config" {
            return arguments.next().map(PathBuf::from);
        }
        if let Some(path) = argument.to_str().and_then(|it| it.strip_prefix("--config=")) {
            return Some(PathBuf::from(path));
        }
    }
    std::env::var_os("PATUH_CONFIG").map(PathBuf::from)
}

/// Reads the file.
///
/// # Errors
///
/// When it can't be read, or is no such file: with line and column.
pub(super) fn load(path: &Path) -> anyhow::Result<Config> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not a configuration", path.display()))
}

/// `command` with the values of `config` as the defaults of `run`'s options.
pub(super) fn as_defaults(command: Command, config: &Config) -> Command {
    let flag = |value: Option<bool>| value.filter(|it| *it).map(|it| it.to_string());
    let joined = |values: &[String]| (!values.is_empty()).then(|| values.to_vec());
    let one = |value: &Option<String>| value.clone().map(|it| vec![it]);
    let values: [(&'static str, Option<Vec<String>>); 17] = [
        ("output", one(&config.output)),
        ("as_of", one(&config.as_of)),
        ("period", one(&config.period)),
        ("requirements", one(&config.requirements)),
        ("decisions", one(&config.decisions)),
        ("lang", one(&config.lang)),
        ("json", one(&config.json)),
        ("records", one(&config.records)),
        ("fail_on", joined(&config.fail_on)),
        ("redact", joined(&config.redact)),
        ("with_nip", flag(config.with_nip).map(|it| vec![it])),
        ("jobs", config.jobs.map(|it| vec![it.to_string()])),
        ("ocr", one(&config.ocr)),
        ("ocr_engine", one(&config.ocr_engine)),
        ("progress", one(&config.progress)),
        ("quiet", flag(config.quiet).map(|it| vec![it])),
        ("log_format", one(&config.log_format)),
    ];
    command.mut_subcommand("run", |mut run| {
        for (option, values) in values {
            if let Some(values) = values {
                let values: Vec<OsStr> = values.into_iter().map(OsStr::from).collect();
                run = run.mut_arg(option, |argument| argument.default_values(values));
            }
        }
        run
    })
}
