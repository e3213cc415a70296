//! The progress bar: files and pages done, rate, time left. Silent in a pipe.

use std::{
    io::{IsTerminal as _, stderr},
    sync::atomic::{AtomicU64, Ordering},
};

use indicatif::{ProgressBar, ProgressStyle};

use super::args::When;
use crate::pipeline::Progress;

/// A bar on standard error, or nothing.
#[derive(Debug)]
pub(super) struct Bar {
    bar: ProgressBar,
    pages: AtomicU64,
}

impl Bar {
    /// A bar over `files` inputs.
    pub(super) fn new(when: When, quiet: bool, files: usize) -> Self {
        let show = match when {
            When::Auto => stderr().is_terminal() && !quiet,
            When::Always => true,
            When::Never => false,
        };
        let bar = if show {
            let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
            let style = "{bar:32} {pos}/{len} berkas, {msg}, {per_sec}, sisa {eta}";
            bar.set_style(
                ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            bar.set_message("0 halaman");
            bar
        } else {
            ProgressBar::hidden()
        };
        Self { bar, pages: AtomicU64::new(0) }
    }

    /// Takes the bar off the screen.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn done(&self, _bytes: u64, pages: u64) {
        if !self.bar.is_hidden() {
            let pages = self.pages.fetch_add(pages, Ordering::Relaxed) + pages;
            self.bar.set_message(format!("{pages} halaman"));
        }
        self.bar.inc(1);
    }
}
