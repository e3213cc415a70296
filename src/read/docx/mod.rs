//! DOCX (ECMA-376, transitional and strict): through zip and quick-xml, as the printed page
//! would say it.
//!
//! Shapes known: lists numbered by the paragraph, by its style, by a numbering style, started
//! anew or going on; tables with merged cells, tables in cells; text in boxes old and new;
//! tracked changes, hidden text, fields; diagrams (`SmartArt`); letterheads in the header; and
//! files that hold nothing but pictures of pages.
//!
//! The text stands on one page, pictures of pages follow it: where Word breaks pages is known to Word alone. Paragraphs
//! outside tables are counted from 1, empty ones too; lines in a table stand at its row. Left
//! edges are points from the margin, guessed behind running text (`layout.rs`).

mod body;
mod inline;
mod layout;
mod numbering;
mod package;
mod styles;
mod tables;
mod tree;

use std::sync::{Mutex, PoisonError};

use body::{Here, Walker};
use numbering::Numbering;
use package::{Package, Relations};
use styles::Styles;
use tree::Element;

use super::{
    Limits, Ocr, ReadError, Reader,
    image::{self, Seen},
};
use crate::model::{Document, Facts, Line, Omission, TextKind, Zone};

pub(super) struct Docx;

/// Letters of a document that has no text to speak of beside its pictures.
const NO_TEXT: usize = 100;

impl Reader for Docx {
    fn revision(&self) -> u32 {
        2
    }

    fn read(&self, bytes: &[u8], limits: &Limits, ocr: Option<&Ocr>) -> Result<Document, ReadError> {
        let size = bytes.len() as u64;
        if limits.max_bytes < size {
            return Err(ReadError::Limit { what: "bytes", size, limit: limits.max_bytes });
        }
        document(&mut Package::open(bytes, limits)?, limits, ocr)
    }
}

fn document(package: &mut Package<'_>, limits: &Limits, ocr: Option<&Ocr>) -> Result<Document, ReadError> {
    let main = package.main();
    let text =
        package.text(&main)?.ok_or_else(|| ReadError::Damaged { detail: format!("{main} is missing") })?;
    let root = tree::parse(&text)?;
    let body = root.child("body").ok_or_else(|| ReadError::Damaged { detail: "no body".into() })?;

    // A part beside the text that is damaged costs itself, and is told.
    let mut lost = 0_u32;
    let relations = kept(package.relations(&main), &mut lost).unwrap_or_default();
    let styles = part(package, &relations, "styles", &mut lost, Styles::parse).unwrap_or_default();
    let numbering = part(package, &relations, "numbering", &mut lost, |root| Numbering::parse(root, &styles))
        .unwrap_or_default();

    let mut walker = Walker::new(&styles, numbering, limits);
    walker.story(body, Here { zone: Zone::Body, place: None, table: None, origin: 0.0, depth: 0 })?;
    let in_body = walker.page.lines.len();
    let pictures = std::mem::take(&mut walker.pictures);

    let margin = Here { zone: Zone::Margin, place: None, table: None, origin: 0.0, depth: 0 };
    for target in referenced(body, &relations, "headerReference") {
        story(package, &target, &mut walker, margin, &mut lost)?;
    }
    let in_head = walker.page.lines.len();
    for kind in ["footnotes", "endnotes"] {
        for relation in relations.values().filter(|relation| relation.kind == kind) {
            story(package, &relation.target, &mut walker, margin, &mut lost)?;
        }
    }
    for target in referenced(body, &relations, "footerReference") {
        story(package, &target, &mut walker, margin, &mut lost)?;
    }
    let boxed = Here { zone: Zone::Box, ..margin };
    for relation in relations.values().filter(|relation| relation.kind == "diagramData") {
        story(package, &relation.target, &mut walker, boxed, &mut lost)?;
    }

    let Walker { mut page, cut, foreign, .. } = walker;
    // Page heads stand above the text that they belong to.
    let rest = page.lines.split_off(in_head.min(page.lines.len()));
    let mut lines = page.lines.split_off(in_body.min(page.lines.len()));
    lines.append(&mut page.lines);
    lines.extend(rest);
    for (line, order) in lines.iter_mut().zip(0..) {
        line.order = order;
    }
    let letters = letters(&lines);
    let has_pages = pictures.iter().any(|it| it.is_page);
    let is_pictures = letters < NO_TEXT && has_pages || letters == 0 && !pictures.is_empty();
    if lines.is_empty() && pictures.is_empty() && foreign == 0 {
        return Err(ReadError::Empty);
    }
    let mut pages = Vec::new();
    if !lines.is_empty() || foreign != 0 {
        page.page = 1;
        page.text = TextKind::Native;
        page.lines = lines;
        pages.push(page);
    }

    // Scans in a document are pages behind its text. Where there is no text, any picture may be.
    let facts = facts(package);
    let mut scans: Vec<Option<&str>> = Vec::new();
    for picture in pictures.iter().filter(|it| it.is_page || is_pictures) {
        let relation = picture.relation.as_ref().and_then(|id| relations.get(id));
        let target = relation.map(|it| it.target.as_str());
        // A picture shown again is the same page.
        if target.is_none() || !scans.contains(&target) {
            scans.push(target);
        }
    }
    let first = if pages.is_empty() { 1 } else { 2 };
    let seen = seen(&scans, package, first, limits, ocr);
    if is_pictures && seen.pages.is_empty() {
        let pages = u32::try_from(scans.len()).unwrap_or(u32::MAX);
        return Err(seen.error.unwrap_or(ReadError::NeedsOcr { pages }));
    }
    let mut omissions = Vec::new();
    if 0 < lost + foreign {
        omissions.push(Omission::Unreadable { page: 1 });
    }
    if cut {
        omissions.push(Omission::Glyphs { page: 1 });
    }
    omissions.extend(seen.omissions);
    pages.extend(seen.pages);
    Ok(Document { pages, facts, omissions })
}

/// What the parts `scans` show, as pages from `first` on; `None` is not in the package.
fn seen(
    scans: &[Option<&str>],
    package: &mut Package<'_>,
    first: u32,
    limits: &Limits,
    ocr: Option<&Ocr>,
) -> Seen {
    // One at a time is unpacked, when there is a seat for it.
    let package = Mutex::new(package);
    image::recognised(scans.len(), first, limits, ocr, |at| {
        let missing = || ReadError::Damaged { detail: "a picture is missing".to_owned() };
        let target = scans.get(at).copied().flatten().ok_or_else(missing)?;
        let bytes = package.lock().unwrap_or_else(PoisonError::into_inner).bytes(target)?;
        image::picture(&bytes.ok_or_else(missing)?, limits)
    })
}

/// Letters outside page heads and feet.
fn letters(lines: &[Line]) -> usize {
    let body = lines.iter().filter(|line| line.zone != Zone::Margin);
    body.flat_map(|line| line.text.chars()).filter(|char| char.is_alphanumeric()).count()
}

/// The value, or `None` and one part more that was lost.
fn kept<T>(value: Result<T, ReadError>, lost: &mut u32) -> Option<T> {
    if value.is_err() {
        *lost += 1;
    }
    value.ok()
}

/// What `make` makes of the part of this kind; `None` when there is none.
fn part<T>(
    package: &mut Package<'_>,
    relations: &Relations,
    kind: &str,
    lost: &mut u32,
    make: impl FnOnce(&Element<'_>) -> T,
) -> Option<T> {
    let relation = relations.values().find(|relation| relation.kind == kind)?;
    let text = kept(package.text(&relation.target), lost)??;
    let root = kept(tree::parse(&text), lost)?;
    Some(make(&root))
}

/// The parts that the sections refer to as heads or feet, each once, in their order.
fn referenced(body: &Element<'_>, relations: &Relations, name: &str) -> Vec<String> {
    let mut targets: Vec<String> = Vec::new();
    body.each(&mut |element| {
        if element.is(name)
            && let Some(relation) = element.attribute("id").and_then(|id| relations.get(&id))
            && !targets.contains(&relation.target)
        {
            targets.push(relation.target.clone());
        }
    });
    targets
}

/// Reads the part `target` as a story, or its notes as one each.
fn story(
    package: &mut Package<'_>,
    target: &str,
    walker: &mut Walker<'_>,
    here: Here<'_>,
    lost: &mut u32,
) -> Result<(), ReadError> {
    let Some(text) = kept(package.text(target), lost).flatten() else { return Ok(()) };
    let Some(root) = kept(tree::parse(&text), lost) else { return Ok(()) };
    let is_note = |element: &&Element<'_>| {
        matches!(element.name(), "footnote" | "endnote")
            && matches!(element.attribute("type").as_deref(), None | Some("normal"))
    };
    match root.name() {
        "footnotes" | "endnotes" => {
            for note in root.elements().filter(is_note) {
                walker.story(note, here)?;
            }
        }
        "dataModel" => walker.diagram(&root, here),
        _ => {
            walker.story(&root, here)?;
        }
    }
    Ok(())
}

fn facts(package: &mut Package<'_>) -> Facts {
    let mut find = |part: &str, name: &str| {
        let text = package.text(part).ok().flatten()?;
        let root = tree::parse(&text).ok()?;
        let text = root.elements().find(|element| element.name() == name)?.text();
        Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    };
    let producer = find("docProps/app.xml", "Application");
    let title = find("docProps/core.xml", "title");
    let signatures = package.below("_xmlsignatures/sig").len();
    let embedded = package.below("word/embeddings/").into_iter();
    Facts {
        pages: None,
        producer,
        title,
        encrypted: false,
        signatures: u32::try_from(signatures).unwrap_or(u32::MAX),
        attachments: embedded.filter_map(|name| Some(name.rsplit('/').next()?.to_owned())).collect(),
    }
}
