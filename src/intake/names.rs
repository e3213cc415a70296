//! Names: rubbish that systems leave behind, and names inside containers made fit to show.

use std::collections::BTreeSet;

use super::reasons::ignored;
use crate::model::Reason;

/// Why `path` is not a submission; `None` when it may be one. Other hidden files are read:
/// a decree called `.sk.pdf` is a decree.
pub(super) fn rubbish(path: &str) -> Option<Reason> {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let lower = name.to_lowercase();
    let why = if name.starts_with("~$") {
        "berkas kunci sementara Microsoft Office"
    } else if name.starts_with(".~lock.") && name.ends_with('#') {
        "berkas kunci sementara LibreOffice"
    } else if matches!(lower.as_str(), ".ds_store" | "thumbs.db" | "desktop.ini" | "ehthumbs.db") {
        "berkas sistem"
    } else if name.starts_with("._") || parts.any(|folder| folder == "__MACOSX") {
        "berkas bayangan macOS"
    } else {
        return None;
    };
    Some(ignored(&format!("{why}, bukan kiriman")))
}

/// Longest shown name of a member, in characters.
const LONGEST: usize = 240;

/// `name` as it is shown: `/` between parts, no way up, no root, no drive, nothing that
/// steers a terminal or turns the direction of writing.
pub(super) fn shown(name: &str) -> String {
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .map(str::trim)
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .filter(|part| !(part.len() == 2 && part.ends_with(':')))
        .map(|part| part.chars().map(|char| if steers(char) { '\u{fffd}' } else { char }).collect())
        .collect();
    let name = parts.join("/");
    if name.is_empty() {
        return "tanpa-nama".to_owned();
    }
    // The end of a name says more than its beginning.
    let surplus = name.chars().count().saturating_sub(LONGEST);
    if surplus == 0 { name } else { format!("…{}", name.chars().skip(surplus + 1).collect::<String>()) }
}

fn steers(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Gives each name once; a second one of the same name gets `#2`.
#[derive(Default)]
pub(super) struct Unique(BTreeSet<String>);

impl Unique {
    pub(super) fn name(&mut self, name: &str) -> String {
        let mut unique = name.to_owned();
        let mut number = 1_u32;
        while self.0.contains(&unique) {
            number += 1;
            unique = format!("{name}#{number}");
        }
        self.0.insert(unique.clone());
        unique
    }
}
