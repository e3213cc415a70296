//! The system's `tesseract`, where there is one: behind the same seam, for a second opinion.

#![allow(clippy::cast_precision_loss, reason = "pixels")]

use std::{
    io::{Read as _, Write as _},
    process::{Command, Stdio},
};

use super::{Broken, Raster, Recogniser, SeenLine, SeenWord};

/// The command, found by name.
const COMMAND: &str = "tesseract";
/// Its model for Indonesian.
const LANGUAGE: &str = "ind";

/// The system's recogniser.
pub(super) struct Tesseract;

impl Tesseract {
    /// The system's, if it is there and knows Indonesian.
    ///
    /// # Errors
    ///
    /// When it is not, or does not.
    pub(super) fn find() -> Result<Self, Broken> {
        let broken = |what: String| Broken(format!("{COMMAND}: {what}"));
        let listed =
            Command::new(COMMAND).arg("--list-langs").output().map_err(|it| broken(it.to_string()))?;
        let languages = String::from_utf8_lossy(&listed.stdout);
        if languages.lines().any(|it| it.trim() == LANGUAGE) {
            Ok(Self)
        } else {
            Err(broken(format!("no model for `{LANGUAGE}`")))
        }
    }
}

impl Recogniser for Tesseract {
    fn read(&self, page: &Raster, _most: usize) -> Result<Vec<SeenLine>, Broken> {
        let broken = |what: &dyn std::fmt::Display| Broken(format!("{COMMAND}: {what}"));
        // Sauvola's threshold: a photo's dark border does not cost the page.
        let mut child = Command::new(COMMAND)
            .args(["stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "-c", "thresholding_method=2", "tsv"])
            .env("OMP_THREAD_LIMIT", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|it| broken(&it))?;
        let mut picture = format!("P5\n{} {}\n255\n", page.width(), page.height()).into_bytes();
        picture.extend(page.grey());
        // It reads all before it writes anything.
        let written = child.stdin.take().map_or(Ok(()), |mut to| to.write_all(&picture));
        drop(picture);
        let mut table = String::new();
        let read = child.stdout.take().map_or(Ok(0), |mut from| from.read_to_string(&mut table));
        let status = child.wait().map_err(|it| broken(&it))?;
        written.and(read).map_err(|it| broken(&it))?;
        if !status.success() {
            return Err(broken(&status));
        }
        Ok(lines(&table))
    }
}

/// The lines in a table as the command prints it: level, page, block, paragraph, line, word,
/// left, top, width, height, confidence, text.
fn lines(table: &str) -> Vec<SeenLine> {
    let mut found: Vec<SeenLine> = Vec::new();
    let mut line = None;
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [_, page, block, paragraph, number, _, left, top, width, height, sure, text] = cells.as_slice()
        else {
            continue;
        };
        let text = text.trim();
        let sizes = [left, top, width, height, sure].map(|it| it.parse::<f32>().ok());
        let [Some(left), Some(top), Some(width), Some(height), Some(sure)] = sizes else { continue };
        if text.is_empty() || sure < 0.0 {
            continue;
        }
        let own = [*page, *block, *paragraph, *number];
        if line != Some(own) {
            line = Some(own);
            found.push(SeenLine::empty(false));
        }
        let middle = top + height / 2.0;
        let sure = (sure / 100.0).clamp(0.0, 1.0);
        let word = SeenWord {
            text: text.to_owned(),
            from: (left, middle),
            to: (left + width, middle),
            height: height * 1.4,
            sure,
            least: sure,
        };
        if let Some(open) = found.last_mut() {
            open.words.push(word);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_line_are_one_line() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     4\t1\t1\t1\t1\t0\t10\t10\t200\t20\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t10\t10\t90\t20\t96.5\tsatu\n\
                     5\t1\t1\t1\t1\t2\t110\t10\t90\t20\t80\tdua\n\
                     5\t1\t1\t1\t2\t1\t10\t40\t90\t20\t95\ttiga\n";
        let texts: Vec<Vec<String>> = lines(table)
            .into_iter()
            .map(|line| line.words.into_iter().map(|word| word.text).collect())
            .collect();
        assert_eq!(texts, [vec!["satu", "dua"], vec!["tiga"]]);
    }
}
