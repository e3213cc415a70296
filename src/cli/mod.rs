//! The commands of the contract. Only this module speaks to the terminal, and only it asks
//! for the day, once, as the default of `--as-of`.
//!
//! Exit status: 0 done; 1 done, and what `--fail-on` names has happened; 2 wrong usage or
//! configuration, nothing was read; 3 done, but some inputs could not be read; 4 no result;
//! 130 interrupted.

mod args;
mod config;
mod doctor;
mod explain;
mod output;
mod progress;
mod read;
mod redact;
mod requirements;
mod resolve;
mod run;

use std::{ffi::OsString, process::ExitCode};

use clap::{CommandFactory as _, FromArgMatches as _};

pub use args::Cli;
use args::Command;

/// Why a command gave no result.
#[derive(Debug)]
enum Failure {
    /// Wrong usage or configuration: nothing was read.
    Usage(anyhow::Error),
    /// No result: cannot write, internal fault.
    NoResult(anyhow::Error),
}

impl Failure {
    fn usage(error: impl Into<anyhow::Error>) -> Self {
        Self::Usage(error.into())
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::NoResult(error.into())
    }
}

/// How a finished command went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    /// Everything was read.
    Whole,
    /// What `--fail-on` names has happened.
    FailOn,
    /// Some inputs could not be read.
    SomeUnread,
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    match parse(&arguments) {
        Ok(cli) => finish(dispatch(cli)),
        Err(Stop::Clap(error)) => {
            // Help and version are no errors; a closed pipe below them is none either.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { 2 } else { 0 })
        }
        Err(Stop::Config(error)) => finish(Err(Failure::Usage(error))),
    }
}

enum Stop {
    Clap(clap::Error),
    Config(anyhow::Error),
}

/// Flag beats environment beats file: the file's values are the defaults of the flags.
fn parse(arguments: &[OsString]) -> Result<Cli, Stop> {
    let mut command = Cli::command();
    if let Some(path) = config::named(arguments) {
        let config = config::load(&path).map_err(Stop::Config)?;
        command = config::as_defaults(command, &config);
    }
    let matches = command.try_get_matches_from(arguments).map_err(Stop::Clap)?;
    Cli::from_arg_matches(&matches).map_err(Stop::Clap)
}

fn dispatch(cli: Cli) -> Result<Done, Failure> {
    match cli.command {
        Command::Run(args) => run::run(&args),
        Command::Extract(args) => run::extract(&args),
        Command::Assess(args) => run::assess(&args),
        Command::Read(args) => read::read(&args),
        Command::Resolve(args) => resolve::resolve(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Requirements(args) => requirements::requirements(&args),
        Command::Doctor(args) => doctor::doctor(&args),
    }
}

fn finish(done: Result<Done, Failure>) -> ExitCode {
    match done {
        Ok(Done::Whole) => ExitCode::SUCCESS,
        Ok(Done::FailOn) => ExitCode::from(1),
        Ok(Done::SomeUnread) => ExitCode::from(3),
        // `patuh ... | head`: the reader had enough.
        Err(Failure::NoResult(error)) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(Failure::Usage(error)) => {
            output::complain(&error);
            ExitCode::from(2)
        }
        Err(Failure::NoResult(error)) => {
            output::complain(&error);
            ExitCode::from(4)
        }
    }
}
