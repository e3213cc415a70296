//! Writing: whole files or none, and a terminal that may close.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use tempfile::NamedTempFile;

/// A file that appears under its name only when it is whole: written beside its target, then
/// renamed. Made before the work, so that a folder that can't be written is found at once.
#[derive(Debug)]
pub(super) struct Target {
    path: PathBuf,
    file: NamedTempFile,
}

impl Target {
    /// Prepares to write `path`.
    ///
    /// # Errors
    ///
    /// When its folder is missing or can't be written, or when it is a folder.
    pub(super) fn prepare(path: &Path) -> anyhow::Result<Self> {
        anyhow::ensure!(!path.is_dir(), "cannot write {}: it is a folder", path.display());
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        // Said here, as the system's own words would name the temporary file.
        anyhow::ensure!(folder.is_dir(), "cannot write {}: there is no such folder", path.display());
        let file = tempfile::Builder::new()
            .prefix(".patuh-")
            .suffix(".tmp")
            .tempfile_in(folder)
            .with_context(|| format!("cannot write {}", path.display()))?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Writes `bytes` and puts the file in its place.
    pub(super) fn write(mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let name = self.path.display().to_string();
        self.file.write_all(bytes).with_context(|| format!("cannot write {name}"))?;
        self.file.as_file().sync_all().with_context(|| format!("cannot write {name}"))?;
        readable(&self.file);
        self.file.persist(&self.path).with_context(|| format!("cannot write {name}"))?;
        Ok(())
    }
}

/// Temporary files are made for their owner alone; the result is an ordinary file.
#[cfg(unix)]
fn readable(file: &NamedTempFile) {
    use std::os::unix::fs::PermissionsExt as _;
    // Failing to widen the rights leaves a whole file that its owner can read.
    let _ = file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn readable(_file: &NamedTempFile) {}

/// Writes `text` to standard output.
///
/// # Errors
///
/// Also when the pipe is closed; [`is_closed_pipe`] tells.
pub(super) fn print(text: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text).context("cannot write to standard output")?;
    out.flush().context("cannot write to standard output")
}

/// One line on standard error; a closed standard error is nobody's loss.
pub(super) fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", visible(line));
}

/// Says why there is no result. Parsers point at a place over several lines; names in it come
/// from input.
pub(super) fn complain(error: &anyhow::Error) {
    let text = format!("patuh: {error:#}");
    let lines: Vec<_> = text.trim_end().lines().map(visible).collect();
    let _ = writeln!(io::stderr().lock(), "{}", lines.join("\n"));
}

/// Whether `error` is that whoever read our output had enough.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|it| it.downcast_ref::<io::Error>())
        .any(|it| it.kind() == io::ErrorKind::BrokenPipe)
}

/// `text` without what steers a terminal: file names come from input.
pub(super) fn visible(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { '\u{fffd}' } else { char }).collect()
}
