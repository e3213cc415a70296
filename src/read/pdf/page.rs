//! One page: interpreted, turned upright, its text judged.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::{Pdf as HayroPdf, page::Page as HayroPage};
use kurbo::{Affine, Rect};

use super::{
    content,
    device::{Collected, Drawn, Exhausted, Way},
};
use crate::{
    model::{Line, Omission, Page, Part, Place, TextKind},
    read::{
        Limits,
        layout::{self, Glyph, Ink, Rule, is_undecodable},
        ocr::{OcrMode, Recognised, Warp, compare, is_known_text},
    },
};

/// What a page's drawing amounts to, before it is laid out.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a page")]
pub(super) struct Sheet {
    /// What was left out.
    pub(super) omissions: Vec<Omission>,
    /// Its words and ruling lines, upright.
    pub(super) ink: Ink,
    /// Lines that run another way than the rest.
    sideways: Vec<Line>,
    /// Where its words come from.
    kind: TextKind,
    /// How legible its words are on the whole, in percent.
    legibility: u8,
    /// Most of its glyphs say nothing.
    undecodable: bool,
    /// The words were recognised by a scanner's program.
    recognised: bool,
    /// Share of the page that pictures cover, 0 to 1.
    covered: f64,
    /// Pixels of those pictures.
    pub(super) n_pixels: u64,
    /// The page drew without end and was cut short.
    pub(super) exhausted: bool,
    /// Something is printed.
    printed: bool,
    /// What takes places back to the page, where it was recognised.
    warp: Option<Warp>,
}

/// Share of undecodable glyphs from which a page's text can't be used.
const MAX_UNDECODABLE: f64 = 0.10;
/// Legibility below which a page's text is rubbish.
const LEAST_LEGIBLE: u8 = 55;
/// Share of the page that pictures cover from which it counts as a scan.
const SCAN: f64 = 0.6;
/// Share of the page from which a picture may hold text that the text layer lacks.
const PICTURED: f64 = 0.25;
/// Characters below which a scan has no text layer worth the name (a stamp, a page number).
const FEW: usize = 25;

/// Reads page `number` of `pdf`.
pub(super) fn read<'a>(
    pdf: &'a HayroPdf,
    page: &HayroPage<'a>,
    number: u32,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    limits: &Limits,
) -> Sheet {
    let (width, height) = page.render_dimensions();
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(transform, bounds, cache, pdf.xref(), settings.clone());
    let mut collected = Collected::new(limits.max_glyphs);
    let drawn = catch_unwind(AssertUnwindSafe(|| interpret_page(page, &mut context, &mut collected)));
    let mut damaged = content::is_damaged(page);
    let mut exhausted = false;
    match drawn {
        Ok(()) => damaged |= collected.is_bare() && content::should_show(page),
        // What was drawn until then is kept.
        Err(cause) if cause.is::<Exhausted>() => {
            exhausted = true;
            collected.beyond = collected.beyond.saturating_add(1);
        }
        Err(cause) => resume_unwind(cause),
    }
    let mut sheet = sheet(number, width, height, &mut collected);
    sheet.exhausted = exhausted;
    if damaged {
        sheet.omissions.push(Omission::Unreadable { page: number });
    }
    sheet
}

fn sheet(number: u32, width: f32, height: f32, collected: &mut Collected) -> Sheet {
    unshift(&mut collected.glyphs);
    let collected = &*collected;
    let mut sheet = Sheet { ink: Ink { page: number, width, height, ..Ink::default() }, ..Sheet::default() };
    if 0 < collected.beyond {
        sheet.omissions.push(Omission::Glyphs { page: number });
    }
    let covered = covered(&collected.images, width, height);
    let judged = judge(&collected.glyphs, covered, collected.n_paths);
    sheet.covered = covered;
    sheet.n_pixels = collected.n_pixels;
    sheet.printed = judged != Text::Blank;
    if judged == Text::Absent {
        sheet.omissions.push(Omission::NeedsOcr { page: number });
    }
    if judged == Text::Absent || judged == Text::Blank {
        return sheet;
    }
    let frame = Frame { way: upright(&collected.glyphs), width, height };
    (sheet.ink.width, sheet.ink.height) = frame.size();
    sheet.ink.words = layout::words(&frame.glyphs(&collected.glyphs));
    sheet.ink.rules = collected.rules.iter().map(|rule| frame.rule(*rule)).collect();
    sheet.sideways = sideways(&collected.glyphs, frame, number);
    sheet.legibility = layout::legibility(sheet.ink.words.iter().map(|word| word.text.as_str()));
    sheet.recognised = SCAN <= covered;
    sheet.undecodable = judged == Text::Undecodable;
    if sheet.undecodable || sheet.legibility < LEAST_LEGIBLE {
        sheet.omissions.push(Omission::NeedsOcr { page: number });
    } else {
        sheet.kind = TextKind::Layer;
    }
    sheet
}

impl Sheet {
    /// Whether the page must be looked at as a picture: it has no text that can be used, a
    /// scanner's program wrote its text, or a picture fills much of it.
    pub(super) fn wants_recognising(&self, mode: OcrMode) -> bool {
        let pictured = self.kind == TextKind::None || PICTURED <= self.covered;
        self.printed && !self.exhausted && (mode == OcrMode::Force || pictured)
    }

    /// Takes what was seen of the page, beside its text or in place of it.
    pub(super) fn take(&mut self, seen: Recognised, mode: OcrMode) {
        let layer = std::mem::take(&mut self.ink);
        if seen.ink.words.is_empty() {
            // A picture of something else. A page that is all picture stays unread, and says so.
            self.ink = layer;
            return;
        }
        self.omissions.retain(|it| !matches!(it, Omission::NeedsOcr { .. }));
        let upright = (layer.width - seen.ink.width).abs() < 2.0;
        let has_text = self.kind == TextKind::Layer && mode != OcrMode::Force && upright;
        if has_text && !self.recognised {
            // Printed text stands; a picture beside it adds its words.
            self.ink = layer.beside(seen.ink);
            self.kind = TextKind::Mixed;
            return;
        }
        let believed = is_known_text(layer.words.iter().map(|word| word.text.as_str()));
        let seen = if has_text && believed { compare(seen, layer.words) } else { seen };
        self.ink = seen.ink;
        self.warp = Some(seen.warp);
        self.sideways.clear();
        self.undecodable = false;
        self.kind = TextKind::Ocr;
    }

    /// Completes `pages`, which were laid out from this sheet's ink.
    pub(super) fn complete(self, mut pages: Vec<Page>) -> Vec<Page> {
        if let Some(last) = pages.last_mut() {
            last.lines.extend(self.sideways);
        }
        for page in &mut pages {
            if self.undecodable {
                page.lines.retain(|line| {
                    let lost = line.text.chars().filter(|char| *char == '\u{fffd}').count();
                    lost * 10 <= line.text.chars().count() * 3
                });
                page.tables.clear();
                page.lines.iter_mut().for_each(|line| line.table = None);
            }
            page.text = if page.lines.is_empty() { TextKind::None } else { self.kind };
            match &self.warp {
                Some(warp) => warp.put_back(page),
                None => rate(page, self.legibility, self.kind != TextKind::None, self.recognised),
            }
        }
        pages
    }
}

/// Symbol-encoded fonts put ASCII at U+F000 and above; text in them is put back.
fn unshift(glyphs: &mut [Drawn]) {
    let shifted = |char: char| {
        u8::try_from(u32::from(char).wrapping_sub(0xf000)).ok().filter(|byte| (0x20..0x7f).contains(byte))
    };
    let count = glyphs.iter().filter(|glyph| shifted(glyph.char).is_some()).count();
    if count * 5 < glyphs.len() || count < FEW {
        return;
    }
    for glyph in glyphs {
        glyph.char = shifted(glyph.char).map_or(glyph.char, char::from);
    }
}

/// What a page's glyphs are worth, before their words are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    /// Nothing is printed.
    Blank,
    /// Something is printed, but not as text.
    Absent,
    /// Text, but not decodable.
    Undecodable,
    /// Text.
    Decodable,
}

fn judge(glyphs: &[Drawn], covered: f64, n_paths: u32) -> Text {
    let printed = glyphs.iter().filter(|glyph| !glyph.char.is_whitespace()).count();
    let undecodable = glyphs.iter().filter(|glyph| is_undecodable(glyph.char)).count();
    if printed < FEW && SCAN <= covered {
        return Text::Absent;
    }
    if printed == 0 {
        // Pictures, or letters drawn as shapes.
        return if 0.1 < covered || 150 < n_paths { Text::Absent } else { Text::Blank };
    }
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let share = undecodable as f64 / printed as f64;
    if MAX_UNDECODABLE < share { Text::Undecodable } else { Text::Decodable }
}

/// Share of the page that pictures cover, 0 to 1; overlaps count once as far as bands tell.
fn covered(images: &[Rect], width: f32, height: f32) -> f64 {
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let area = bounds.area();
    if area <= 0.0 {
        return 0.0;
    }
    let sum: f64 = images.iter().map(|image| image.intersect(bounds).area().max(0.0)).sum();
    (sum / area).min(1.0)
}

/// Sets the legibility of a page's lines and cells.
fn rate(page: &mut Page, of_page: u8, usable: bool, recognised: bool) {
    let rate = |text: &str, now: u8| -> u8 {
        let own = layout::legibility(text.split_whitespace());
        let mean = u16::midpoint(u16::from(own), u16::from(of_page));
        let rated = if !usable {
            u8::try_from(mean.min(60)).unwrap_or(60)
        } else if recognised {
            // 50 and less to 60, 100 to 95.
            u8::try_from(60 + mean.saturating_sub(50) * 35 / 50).unwrap_or(60)
        } else if own < 40 && text.chars().count() > 12 {
            60
        } else {
            100
        };
        rated.min(now)
    };
    if usable && !recognised && of_page > 97 {
        return;
    }
    for line in &mut page.lines {
        line.legibility = rate(&line.text, line.legibility);
    }
    for cell in page.tables.iter_mut().flat_map(|table| &mut table.rows).flatten().flatten() {
        cell.legibility = rate(&cell.text, cell.legibility);
        for line in &mut cell.lines {
            line.legibility = rate(&line.text, line.legibility);
        }
    }
}

/// The way that most glyphs of a page run.
fn upright(glyphs: &[Drawn]) -> Way {
    let mut counts = [(0_usize, Way::Right), (0, Way::Down), (0, Way::Left), (0, Way::Up)];
    for glyph in glyphs {
        for (count, way) in &mut counts {
            *count += usize::from(*way == glyph.way);
        }
    }
    // The first of equals, so that a page is turned only by a majority.
    counts.iter().rev().max_by_key(|(count, _)| *count).map_or(Way::Right, |(_, way)| *way)
}

/// The page as seen by someone to whom text of one way is upright.
#[derive(Clone, Copy)]
struct Frame {
    way: Way,
    width: f32,
    height: f32,
}

impl Frame {
    fn size(self) -> (f32, f32) {
        match self.way {
            Way::Right | Way::Left => (self.width, self.height),
            Way::Down | Way::Up => (self.height, self.width),
        }
    }

    fn turn(self, x: f32, y: f32) -> (f32, f32) {
        match self.way {
            Way::Right => (x, y),
            Way::Down => (y, self.width - x),
            Way::Left => (self.width - x, self.height - y),
            Way::Up => (self.height - y, x),
        }
    }

    fn back(self, x: f32, y: f32) -> (f32, f32) {
        match self.way {
            Way::Right => (x, y),
            Way::Down => (self.width - y, x),
            Way::Left => (self.width - x, self.height - y),
            Way::Up => (y, self.height - x),
        }
    }

    /// The glyphs that run this way.
    fn glyphs(self, drawn: &[Drawn]) -> Vec<Glyph> {
        drawn
            .iter()
            .filter(|glyph| glyph.way == self.way)
            .map(|glyph| {
                #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
                let (x0, y0, x1, y1, size) = (
                    glyph.start.x as f32,
                    glyph.start.y as f32,
                    glyph.end.x as f32,
                    glyph.end.y as f32,
                    glyph.size as f32,
                );
                let (left, base) = self.turn(x0, y0);
                let (right, _) = self.turn(x1, y1);
                Glyph { char: glyph.char, left, right: right.max(left), base, size: size.max(0.1) }
            })
            .collect()
    }

    fn rule(self, rule: Rule) -> Rule {
        let corner = |along: f32| if rule.horizontal { (along, rule.at) } else { (rule.at, along) };
        let (x, y) = corner(rule.from);
        let (x0, y0) = self.turn(x, y);
        let (x, y) = corner(rule.to);
        let (x1, y1) = self.turn(x, y);
        let turned = matches!(self.way, Way::Down | Way::Up);
        let horizontal = rule.horizontal != turned;
        let (at, from, to) = if horizontal { (y0, x0, x1) } else { (x0, y0, y1) };
        Rule { at, from: from.min(to), to: from.max(to), horizontal }
    }
}

/// Lines of text that runs another way than the page's: along an edge, or across it.
fn sideways(glyphs: &[Drawn], page: Frame, number: u32) -> Vec<Line> {
    let mut lines = Vec::new();
    for way in [Way::Right, Way::Down, Way::Left, Way::Up] {
        let frame = Frame { way, ..page };
        let own = frame.glyphs(glyphs);
        if way == page.way || own.is_empty() {
            continue;
        }
        let (width, height) = frame.size();
        let ink = Ink { page: number, width, height, words: layout::words(&own), rules: Vec::new() };
        for half in layout::compose(vec![ink]).into_iter().flatten() {
            lines.extend(half.lines.into_iter().map(|line| {
                let [left, top, right, bottom] = line.place.bbox().unwrap_or_default();
                let (x0, y0) = frame.back(left, top);
                let (x1, y1) = frame.back(right, bottom);
                let (x0, y0) = page.turn(x0, y0);
                let (x1, y1) = page.turn(x1, y1);
                let bbox = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
                let part = Part { text: line.text.clone(), left: bbox[0], right: bbox[2] };
                Line { place: Place::on_page(number, bbox), table: None, parts: vec![part], ..line }
            }));
        }
    }
    lines
}
