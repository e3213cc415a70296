//! What a page draws, collected: glyphs, ruling lines, where pictures stand.

use std::panic::resume_unwind;

use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
    font::{Glyph as FontGlyph, GlyphRun},
    hayro_cmap::BfString,
};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use crate::read::layout::Rule;

/// Boxes thinner than this, in points, are ruling lines.
const THIN: f32 = 3.0;
/// Ruling lines kept of one page; drawings and maps have more, tables don't.
const MAX_RULES: usize = 20_000;

/// What one page may draw; a thousand dense pages of text do not reach it, only forms that
/// call forms that call forms do.
const BUDGET: u32 = 4_000_000;
/// What a clip or group costs of the budget: each form brings at least one, and unpacking and
/// parsing a form costs more than drawing a glyph or path.
const FORM: u32 = 20;

/// Unwinds out of a page whose budget is spent; `hayro` offers no other way to end one.
pub(super) struct Exhausted;

/// Which way text runs on a page, as seen by the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// From left to right.
    #[default]
    Right,
    /// From top to bottom.
    Down,
    /// From right to left: upside down.
    Left,
    /// From bottom to top.
    Up,
}

/// A glyph and how it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    pub(super) char: char,
    pub(super) start: Point,
    pub(super) end: Point,
    pub(super) size: f64,
    pub(super) way: Way,
}

/// Everything collected from one page.
#[derive(Debug, Default)]
pub(super) struct Collected {
    /// Glyphs in content order.
    pub(super) glyphs: Vec<Drawn>,
    /// Ruling lines.
    pub(super) rules: Vec<Rule>,
    /// Boxes of pictures.
    pub(super) images: Vec<Rect>,
    /// Pixels of those pictures.
    pub(super) n_pixels: u64,
    /// Paths drawn.
    pub(super) n_paths: u32,
    /// Glyphs that are not kept since the page has too many.
    pub(super) beyond: u32,
    max_glyphs: usize,
    spent: u32,
}

impl Collected {
    /// Nothing yet; keeps at most `max_glyphs`.
    pub(super) fn new(max_glyphs: u32) -> Self {
        Self { max_glyphs: usize::try_from(max_glyphs).unwrap_or(usize::MAX), ..Self::default() }
    }

    /// Nothing is painted.
    pub(super) fn is_bare(&self) -> bool {
        self.glyphs.is_empty() && self.images.is_empty() && self.n_paths == 0 && self.beyond == 0
    }

    /// Takes `cost` from the page's budget, and ends the page when it is spent. The unwinding
    /// runs no panic hook, so that nothing is printed.
    fn spend(&mut self, cost: u32) {
        self.spent = self.spent.saturating_add(cost);
        if BUDGET < self.spent {
            resume_unwind(Box::new(Exhausted));
        }
    }

    fn glyph(&mut self, glyph: &FontGlyph<'_>, transform: Affine) {
        if self.glyphs.len() >= self.max_glyphs {
            self.beyond = self.beyond.saturating_add(1);
            return;
        }
        let advance = match glyph {
            FontGlyph::Outline(outline) => outline.advance_width(),
            FontGlyph::Type3(type3) => type3.advance_width(),
        };
        let advance = f64::from(advance.unwrap_or_default());
        let start = transform * Point::ZERO;
        let end = transform * Point::new(advance, 0.0);
        let size = (transform * Point::new(0.0, 1000.0) - start).hypot();
        if !(start.is_finite() && end.is_finite() && size.is_finite()) {
            return;
        }
        let [a, b, ..] = transform.as_coeffs();
        let way = match (a.abs() >= b.abs(), a > 0.0, b > 0.0) {
            (true, true, _) => Way::Right,
            (true, false, _) => Way::Left,
            (false, _, true) => Way::Down,
            (false, _, false) => Way::Up,
        };
        let drawn = |char| Drawn { char, start, end, size, way };
        match glyph.as_unicode() {
            Some(BfString::Char(char)) => self.glyphs.push(drawn(char)),
            Some(BfString::String(text)) => {
                // One glyph of several characters: each gets its share of the width.
                let count = f64::from(u32::try_from(text.chars().count()).unwrap_or(1).max(1));
                for (char, at) in text.chars().zip(0_u32..) {
                    let place = |n: u32| start + (end - start) * (f64::from(n) / count);
                    self.glyphs.push(Drawn { start: place(at), end: place(at + 1), ..drawn(char) });
                }
            }
            None => {
                // Type 3 fonts often number their glyphs by ASCII without saying so.
                let code = match glyph {
                    FontGlyph::Type3(type3) => {
                        u8::try_from(type3.char_code()).ok().filter(u8::is_ascii_graphic)
                    }
                    FontGlyph::Outline(_) => None,
                };
                self.glyphs.push(drawn(code.map_or('\u{fffd}', char::from)));
            }
        }
    }

    fn rule(&mut self, a: Point, b: Point) {
        if self.rules.len() >= MAX_RULES || !(a.is_finite() && b.is_finite()) {
            return;
        }
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
        let rule = |at: f64, from: f64, to: f64, horizontal| Rule {
            at: at as f32,
            from: from.min(to) as f32,
            to: from.max(to) as f32,
            horizontal,
        };
        if dy < 0.7 && 1.0 < dx {
            self.rules.push(rule(f64::midpoint(a.y, b.y), a.x, b.x, true));
        } else if dx < 0.7 && 1.0 < dy {
            self.rules.push(rule(f64::midpoint(a.x, b.x), a.y, b.y, false));
        }
    }

    fn stroke(&mut self, path: &BezPath, transform: Affine) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(point) => {
                    start = transform * point;
                    last = start;
                }
                PathEl::LineTo(point) => {
                    let point = transform * point;
                    self.rule(last, point);
                    last = point;
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => last = transform * point,
                PathEl::ClosePath => {
                    self.rule(last, start);
                    last = start;
                }
            }
        }
    }

    fn fill(&mut self, path: &BezPath, transform: Affine) {
        let mut open: Option<Rect> = None;
        for element in path.elements() {
            let point = match *element {
                PathEl::MoveTo(point) => {
                    if let Some(rect) = open.take() {
                        self.thin(rect);
                    }
                    let point = transform * point;
                    open = Some(Rect::from_points(point, point));
                    continue;
                }
                PathEl::LineTo(point) | PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => point,
                PathEl::ClosePath => continue,
            };
            open = open.map(|rect| rect.union_pt(transform * point));
        }
        if let Some(rect) = open {
            self.thin(rect);
        }
    }

    fn thin(&mut self, rect: Rect) {
        let thin = f64::from(THIN);
        let centre = rect.center();
        if rect.height() < thin && thin <= rect.width() {
            self.rule(Point::new(rect.x0, centre.y), Point::new(rect.x1, centre.y));
        } else if rect.width() < thin && thin <= rect.height() {
            self.rule(Point::new(centre.x, rect.y0), Point::new(centre.x, rect.y1));
        }
    }
}

impl<'a> Device<'a> for Collected {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.spend(1);
        self.n_paths = self.n_paths.saturating_add(1);
        match mode {
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => self.stroke(path, props.transform),
            DrawMode::Fill(_) => self.fill(path, props.transform),
            DrawMode::Invisible => (),
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw_path(&rect.to_path(0.1), props, mode);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.spend(1);
        for glyph in run.glyphs() {
            self.spend(1);
            self.glyph(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.spend(1);
        // Where it stands is enough; it is never decoded.
        self.n_pixels =
            self.n_pixels.saturating_add(u64::from(image.width()).saturating_mul(u64::from(image.height())));
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        self.images.push(props.transform.transform_rect_bbox(size));
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.spend(FORM);
    }
    fn push_clip_rect(&mut self, _: &Rect) {
        self.spend(FORM);
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend(FORM);
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
