//! Files: every input, also containers, rubbish, duplicates and what could not be read.

use super::View;
use crate::{
    model::{Reason, Standing, TextKind},
    report::{
        Cell, Column, Form, Kind, Lang, Sheet, SheetId, Table, Upright,
        index::Paper,
        summary::{InputKind, input_kind},
    },
};

pub(in crate::report) struct Files;

/// Hexadecimal digits of a hash that are shown; enough to tell two files apart by eye.
const HASH_SHOWN: usize = 16;

impl Sheet for Files {
    fn table<'a>(&self, view: &View<'a>) -> Table<'a> {
        let w = view.words;
        let columns = vec![
            Column::new(w.number, Kind::Integer, 6),
            Column::new(w.path, Kind::Text, 46),
            Column::new(w.member_of, Kind::Text, 34),
            Column::new(w.read, Kind::Status, 21),
            Column::new(w.reason, Kind::Wrap, 44),
            Column::new(w.kind, Kind::Text, 20),
            Column::new(w.code, Kind::Text, 8),
            Column::new(w.region, Kind::Text, 28),
            Column::new(w.standing_head, Kind::Status, 22),
            Column::new(w.duplicate_of, Kind::Text, 34),
            Column::new(w.pages, Kind::Integer, 9),
            Column::new(w.text_kind, Kind::Text, 20),
            Column::new(w.media_type, Kind::Text, 30),
            Column::new(w.bytes, Kind::Integer, 12),
            Column::new(w.sha256, Kind::Text, 19),
            Column::new(w.n_members, Kind::Integer, 9),
            Column::new(w.n_notices, Kind::Integer, 9),
            Column::new(w.notices, Kind::Wrap, 60),
        ];
        let rows = view.index.papers.iter().enumerate().map(|(at, it)| row(view, at, it)).collect();
        Table {
            id: SheetId::Files,
            name: w.sheet(SheetId::Files),
            title: w.files_title.to_owned(),
            note: w.files_note.to_owned(),
            form: Form::List { frozen: 2, upright: Upright::No },
            columns,
            totals: Vec::new(),
            rows,
            charts: Vec::new(),
        }
    }
}

fn row<'a>(view: &View<'a>, at: usize, paper: &Paper<'a>) -> Vec<Cell<'a>> {
    let w = view.words;
    let submission = paper.submission;
    let source = &submission.source;
    let kind = input_kind(submission);
    let twin = paper.twin.and_then(|twin| view.index.papers.get(twin)).map(|it| it.submission.source.name());
    let original = match paper.standing {
        Some(Standing::Duplicate { of }) => Some(of.clone()),
        _ if matches!(kind, InputKind::Ignored) => None,
        // The copy that counts in its region is not called one.
        Some(Standing::InForce) => None,
        _ => twin,
    };
    let notices: Vec<String> = submission
        .notices
        .iter()
        .map(|it| match &it.evidence {
            Some(evidence) => format!("{} ({})", it.message, w.place_of(&evidence.place)),
            None => it.message.clone(),
        })
        .collect();
    let standing = match kind {
        InputKind::Container | InputKind::Ignored => Cell::Empty,
        _ => Cell::Status(w.standing(paper.standing)),
    };
    let duplicate = original.map_or(Cell::Empty, |name| view.to_file(name.clone(), &name));
    vec![
        Cell::count(at + 1),
        view.on_disk(source.path.as_str(), source),
        Cell::maybe(source.member.as_deref()),
        Cell::Status(w.input(kind)),
        Cell::text(reason(view, submission.reason.as_ref())),
        Cell::maybe(submission.kind.map(|it| w.kind_of(it))),
        Cell::maybe(paper.region.map(|it| it.code.0.as_str())),
        Cell::maybe(paper.region.map(|it| it.name.as_str())),
        standing,
        duplicate,
        source.pages.map_or(Cell::Empty, |it| Cell::Integer(it.into())),
        if source.text == TextKind::None && matches!(kind, InputKind::Container | InputKind::Ignored) {
            Cell::Empty
        } else {
            Cell::text(w.text_of(source.text))
        },
        Cell::maybe(source.media_type.as_deref()),
        Cell::Integer(i64::try_from(source.bytes).unwrap_or(i64::MAX)),
        Cell::maybe(source.sha256.map(|it| it.to_string().chars().take(HASH_SHOWN).collect::<String>())),
        if submission.members.is_empty() { Cell::Empty } else { Cell::count(submission.members.len()) },
        if notices.is_empty() { Cell::Empty } else { Cell::count(notices.len()) },
        Cell::text(notices.join("; ")),
    ]
}

/// The cause: in Indonesian what the reader said, in English what its code stands for before it.
fn reason(view: &View<'_>, reason: Option<&Reason>) -> String {
    match reason {
        None => String::new(),
        Some(reason) if view.report.lang == Lang::Id && !reason.message.is_empty() => reason.message.clone(),
        Some(reason) => view.words.reason_of(reason.code).to_owned(),
    }
}
