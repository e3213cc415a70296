//! `patuh read`: what a reader sees, before any meaning.

use std::fmt::Write as _;

use anyhow::Context as _;
use serde::Serialize;

use super::{
    Done, Failure,
    args::{ReadArgs, ReadFormat},
    output,
    run::cores,
};
use crate::{
    intake,
    model::{DOCUMENT_SCHEMA, Document, Facts, Omission, Page, Place, Source},
    pipeline::read_content,
    read::Limits,
};

/// `patuh.document/1`.
#[derive(Serialize)]
struct Shown<'a> {
    schema: &'static str,
    source: &'a Source,
    pages: &'a [Page],
    facts: &'a Facts,
    omissions: &'a [Omission],
}

pub(super) fn read(args: &ReadArgs) -> Result<Done, Failure> {
    let limits = Limits::default();
    let ocr = args.pictures.ocr(cores()).map_err(Failure::Usage)?;
    let missing = || format!("cannot read {}", args.file.display());
    std::fs::metadata(&args.file).with_context(missing).map_err(Failure::Usage)?;
    let mut text = Vec::new();
    let mut done = Done::Whole;
    for input in intake::discover(std::slice::from_ref(&args.file)) {
        let leaves = match intake::open(&input, &limits) {
            Ok(bytes) => intake::expand(&input.path, bytes, &limits),
            Err(reason) => {
                output::tell(&format!("patuh: {}: {}", input.path, reason.message));
                done = Done::SomeUnread;
                continue;
            }
        };
        for leaf in leaves {
            let name = leaf.source.name();
            let read = match leaf.content {
                Ok(content) => read_content(&content, &limits, &ocr).map_err(|it| intake::reason(&it)),
                Err(reason) if reason.code == crate::model::ReasonCode::Container => continue,
                Err(reason) => Err(reason),
            };
            match read {
                Ok(document) => {
                    let mut source = leaf.source;
                    source.pages = document.facts.pages;
                    source.text = document.text();
                    show(&mut text, args.format, &source, &document)?;
                }
                Err(reason) => {
                    output::tell(&format!("patuh: {name}: {}", reason.message));
                    done = Done::SomeUnread;
                }
            }
        }
    }
    output::print(&text)?;
    Ok(done)
}

fn show(out: &mut Vec<u8>, format: ReadFormat, source: &Source, document: &Document) -> anyhow::Result<()> {
    match format {
        ReadFormat::Json => {
            let Document { pages, facts, omissions } = document;
            serde_json::to_writer(
                &mut *out,
                &Shown { schema: DOCUMENT_SCHEMA, source, pages, facts, omissions },
            )?;
            out.push(b'\n');
        }
        ReadFormat::Text => {
            let text = outline(document);
            out.extend(output_lines(&text));
        }
    }
    Ok(())
}

/// Control characters come from input; line ends are ours.
fn output_lines(text: &str) -> impl Iterator<Item = u8> {
    text.lines().flat_map(|line| {
        let mut line = output::visible(line).into_bytes();
        line.push(b'\n');
        line
    })
}

/// The document as text: a line a line with its place, tables row by row.
pub(super) fn outline(document: &Document) -> String {
    let mut out = String::new();
    for page in &document.pages {
        let name =
            page.sheet.as_deref().map_or_else(|| page.page.to_string(), |it| format!("{} {it:?}", page.page));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "== {name} ({:.0} x {:.0}, {:?})", page.width, page.height, page.text);
        let mut shown = None;
        for line in &page.lines {
            if let Some(at) = line.table {
                if shown != Some(at) {
                    shown = Some(at);
                    table(&mut out, page, at);
                }
                continue;
            }
            let parts: Vec<_> = line.parts.iter().map(|it| it.text.as_str()).collect();
            let _ = writeln!(out, "{} {}", place(&line.place), parts.join("  |  "));
        }
    }
    for omission in &document.omissions {
        let _ = writeln!(out, "!! {omission:?}");
    }
    out
}

fn table(out: &mut String, page: &Page, at: u32) {
    let Some(table) = usize::try_from(at).ok().and_then(|it| page.tables.get(it)) else { return };
    let _ = writeln!(out, "-- table {at}{}", if table.ruled { ", ruled" } else { "" });
    for row in &table.rows {
        let cells: Vec<_> = row
            .iter()
            .map(|cell| cell.as_ref().map_or_else(|| "^".to_owned(), |it| it.text.replace('\n', " / ")))
            .collect();
        let _ = writeln!(out, "   {}", cells.join("  ║  "));
    }
}

fn place(place: &Place) -> String {
    match place {
        Place::Page { bbox: [left, top, _, _], .. } => format!("[{left:.0},{top:.0}]"),
        Place::Cell { cell, .. } => format!("[{cell}]"),
        Place::Row { table, row } => format!("[t{table} r{row}]"),
        Place::Paragraph { paragraph } => format!("[{paragraph}]"),
    }
}
