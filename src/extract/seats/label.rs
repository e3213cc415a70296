//! A line of a list as `role : value`: where a role's words end and who holds it begins.

use std::sync::LazyLock;

use regex::Regex;

use super::{RoleWords, Shape, holds_seat, is_sentence, role_words};
use crate::{
    extract::{
        flow::FlowLine,
        person, role,
        text::{entry, fold, marker, pattern},
    },
    model::Line,
};

/// A line taken as `label : value`.
pub(super) struct Labelled<'l> {
    pub(super) role: RoleWords,
    pub(super) value: &'l str,
    /// How the border between label and value is marked.
    pub(super) shape: Shape,
}

/// `bare` (a line without its marker) as `role : value`.
pub(super) fn labelled<'l>(line: &FlowLine<'l>, bare: &'l str) -> Option<Labelled<'l>> {
    if let Some(counted) = counted(bare) {
        return Some(counted);
    }
    if let Some(enclosed) = enclosed(bare) {
        return Some(enclosed);
    }
    let found = role::role_at_start(bare)?;
    let (label, rest) = bare.split_at_checked(found.text_len)?;
    let words = |text: &str| RoleWords { role: Some(found.role), text: Some(entry(text).to_owned()) };
    let after = without_leaders(rest.trim_start());
    if let Some(value) = after.strip_prefix([':', '=']) {
        let value = value.trim();
        return (!is_task(value) && !is_sentence(&fold(value))).then(|| Labelled {
            role: words(label),
            value,
            shape: Shape::Listed,
        });
    }
    if after.trim_matches(['.', ';', ' ']).is_empty() {
        // "a. Sekretaris;" is an entry of a list, not the label of one.
        let exact = role_words(bare).is_some() && !after.contains(';');
        return exact.then(|| Labelled { role: words(label), value: "", shape: Shape::Listed });
    }
    // "Penanggung Jawab Umum I : Bupati": more words of the label before the colon.
    if let Some((more, value)) = after.split_once(':') {
        let short = more.split_whitespace().count() <= 5 && more.chars().count() <= 40;
        let clean = !more.contains([';', ',', '.'])
            && !is_sentence(&fold(more))
            && !holds_seat(bare.get(..label.len() + rest.len() - after.len() + more.len()).unwrap_or(bare));
        let whole = clean || fold(more).trim() == "merangkap";
        if short && whole && !is_task(value.trim()) && !is_sentence(&fold(value)) {
            let end = bare.len() - value.len() - 1;
            let label = bare.get(..end).unwrap_or(label).trim();
            return Some(Labelled { role: words(label), value: value.trim(), shape: Shape::Listed });
        }
        if short {
            return None;
        }
    }
    // No colon: a wide gap, or the first words of an office, must show where the label ends.
    let gap = {
        let offset = bare.as_ptr().addr().checked_sub(line.line.text.as_ptr().addr());
        offset.is_some_and(|at| part_ends_at(line.line, at + label.trim_end().len()))
    };
    let value = after;
    if is_task(value) || is_sentence(&fold(value)) {
        return None;
    }
    let listed = |rest: &str| holds_seat(rest) || gap && person::is_institution(rest);
    let office = office_begins(value) || marker(value).is_some_and(|(_, rest)| listed(rest));
    (gap && holds_seat(value) || office).then(|| Labelled { role: words(label), value, shape: Shape::Loose })
}

/// What stands behind dotted leaders: ": Bupati X" of "........ : Bupati X".
fn without_leaders(text: &str) -> &str {
    let rest = text.trim_start_matches(['.', '…', '_', ' ']);
    let leaders = text.len() - rest.len() >= 2 && rest.starts_with([':', '=']);
    if leaders { rest } else { text }
}

/// "Ketua (Lembaga Kemasyarakatan Desa);", "Penanggung Jawab Program I (Kepala Desa)".
fn enclosed(bare: &str) -> Option<Labelled<'_>> {
    let (label, value) = entry(bare).strip_suffix(')')?.split_once('(')?;
    let (label, value) = (label.trim(), value.trim());
    let found = role::role_at_start(label)?;
    let more = label.get(found.text_len..)?.split_whitespace().count();
    let held = person::is_office(value) || person::is_institution(value);
    (more <= 3 && held && !value.contains(['(', ')'])).then(|| Labelled {
        role: RoleWords { role: Some(found.role), text: Some(label.to_owned()) },
        value,
        shape: Shape::Listed,
    })
}

/// "1 (satu) orang Ketua merangkap anggota dijabat oleh Asisten X", "3 (tiga) orang anggota,
/// terdiri atas:": a role by number, in a sentence.
pub(super) fn counted(bare: &str) -> Option<Labelled<'_>> {
    static COUNT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:\d+\s*\([a-z ]+\)|seorang|satu|dua|tiga|beberapa)\s*(?:orang)?\s+")
    });
    static HELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?is)^(.{4,60}?)[,\s]+(?:yang\s+)?(?:secara\s+ex[- ]?officio\s+)?(?:dijabat|diisi|dipegang)\s+(?:secara\s+ex[- ]?officio\s+)?oleh\s+(.+)$",
        )
    });
    static LISTED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(.{4,40}?)[,\s]+(?:yang\s+)?(?:terdiri|meliputi|yaitu)\b[^:]*:?\s*$")
    });
    let start = COUNT.find(bare).map_or(0, |it| it.end());
    let rest = bare.get(start..)?;
    let (label, value) = if let Some(held) = HELD.captures(rest) {
        (held.get(1)?.as_str(), held.get(2)?.as_str().trim())
    } else if start > 0 {
        (LISTED.captures(rest)?.get(1)?.as_str(), "")
    } else {
        return None;
    };
    Some(Labelled { role: role_words(label)?, value, shape: Shape::Listed })
}

/// `value` as a label of its own: "Ketua : Sekretaris Daerah".
pub(super) fn inner_label(value: &str) -> Option<Labelled<'_>> {
    let found = role::role_at_start(value)?;
    let (label, rest) = value.split_at_checked(found.text_len)?;
    let value = rest.trim_start().strip_prefix(':')?.trim();
    Some(Labelled {
        role: RoleWords { role: Some(found.role), text: Some(label.trim().to_owned()) },
        value,
        shape: Shape::Listed,
    })
}

/// Words that begin an office and never follow a role's own words.
fn office_begins(text: &str) -> bool {
    static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:kepala|ka\.|kadis|kaban|kabag|kabid|gubernur|bupati|wali ?kota|wakil (?:gubernur|bupati|wali ?kota)|sekretaris (?:daerah|dinas|badan|dprd|dewan)|asisten|kapol|kajari|kajati|dandim|danrem|camat|inspektur|direktur|unsur|para )\b",
        )
    });
    BEGINS.is_match(&fold(text))
}

/// A task ("memimpin rapat", "menyusun ..."), not who holds a seat.
pub(super) fn is_task(text: &str) -> bool {
    static TASK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}|ber(?:tugas|tanggung|koordinasi|wenang)|pe(?:m|n|ng|ny)[a-z]+an\s|dalam|untuk|agar|tugas|serta)\b",
        )
    });
    let bare = marker(text).map_or(text, |(_, rest)| rest);
    bare.starts_with(char::is_lowercase) && TASK.is_match(bare)
}

/// Whether a part of `line` ends at byte `at` of its text.
fn part_ends_at(line: &Line, at: usize) -> bool {
    let mut end = 0;
    for part in &line.parts {
        end += part.text.len();
        if end == at {
            return true;
        }
        end += 1;
    }
    false
}
