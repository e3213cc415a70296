//! The inside of a paragraph: runs, fields, changes and wrappers, down to text, tabs and
//! breaks. Tracked changes are read as accepted, hidden text as not there, fields as their
//! result, since that is what the printed page says.

use super::{
    styles::Styles,
    tree::{Element, Ns},
};

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Text(String),
    Tab,
    Break,
}

impl Token {
    /// Its characters; a tab is one, a break none.
    pub(super) fn chars(&self) -> std::str::Chars<'_> {
        match self {
            Self::Text(text) => text.chars(),
            Self::Tab => "\t".chars(),
            Self::Break => "".chars(),
        }
    }
}

/// What a paragraph, or a piece of one, holds.
#[derive(Default)]
pub(super) struct Inline<'t, 'a> {
    /// Text in order.
    pub(super) tokens: Vec<Token>,
    /// Contents of text boxes anchored here.
    pub(super) boxes: Vec<&'t Element<'a>>,
    /// Pictures anchored here.
    pub(super) pictures: Vec<Picture>,
}

/// A picture seen.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    /// The relationship that names its part; `None` where it is not in the package.
    pub(super) relation: Option<String>,
    /// As large as a page: a scan.
    pub(super) is_page: bool,
}

/// Least share of an A4 page (595 by 842 points) that a picture of a scanned page covers.
const PAGE_SHARE: f32 = 0.4;
const PAGE_AREA: f32 = 595.0 * 842.0;

/// The state of the complex fields that are open, the outermost first: whether the field is
/// still at its instruction. A field may span paragraphs.
#[derive(Default)]
pub(super) struct Fields(Vec<bool>);

impl Fields {
    /// Text inside the instruction of an outer field is not shown. Text directly in an
    /// instruction does not occur; a field that is never ended must not swallow the document.
    fn hides(&self) -> bool {
        let outer = self.0.len().saturating_sub(1);
        self.0.iter().take(outer).any(|instruction| *instruction)
    }

    /// An instruction ends in its paragraph.
    pub(super) fn end_paragraph(&mut self) {
        if self.0.contains(&true) {
            self.0.clear();
        }
    }

    fn turn(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") if self.0.len() < 64 => self.0.push(true),
            Some("separate") => {
                if let Some(last) = self.0.last_mut() {
                    *last = false;
                }
            }
            Some("end") => {
                self.0.pop();
            }
            _ => (),
        }
    }
}

/// Reads what is in `element`, a paragraph or a wrapper inside one. `hidden` is what the
/// paragraph's style says of hidden text.
pub(super) fn inline<'t, 'a>(
    element: &'t Element<'a>,
    hidden: bool,
    styles: &Styles,
    fields: &mut Fields,
    out: &mut Inline<'t, 'a>,
) {
    for child in element.elements() {
        match (child.ns, child.name()) {
            (Ns::Word, "r") => run(child, hidden, styles, fields, out),
            (Ns::Math, "t") => out.text(&child.text()),
            (Ns::Word | Ns::Math, name) if SKIPPED.contains(&name) => (),
            (Ns::Compat, "AlternateContent") => {
                alternate(child, out, |branch, out| inline(branch, hidden, styles, fields, out));
            }
            (Ns::Word | Ns::Math, _) => inline(child, hidden, styles, fields, out),
            _ => drawn(child, out),
        }
    }
}

/// What was taken away, and what only describes.
const SKIPPED: &[&str] = &[
    "del",
    "moveFrom",
    "pPr",
    "rPr",
    "sdtPr",
    "sdtEndPr",
    "smartTagPr",
    "customXmlPr",
    "fPr",
    "ctrlPr",
    "rt",
];

fn run<'t, 'a>(
    run: &'t Element<'a>,
    hidden: bool,
    styles: &Styles,
    fields: &mut Fields,
    out: &mut Inline<'t, 'a>,
) {
    let properties = run.child("rPr");
    let by_style = || styles.hidden(&properties?.value("rStyle")?);
    let hidden = properties.and_then(|run| run.switch("vanish")).or_else(by_style).unwrap_or(hidden);
    content(run, hidden, styles, fields, out);
}

fn content<'t, 'a>(
    run: &'t Element<'a>,
    hidden: bool,
    styles: &Styles,
    fields: &mut Fields,
    out: &mut Inline<'t, 'a>,
) {
    for child in run.elements() {
        match (child.ns, child.name()) {
            (Ns::Word, "fldChar") => fields.turn(child.attribute("fldCharType").as_deref()),
            (Ns::Compat, "AlternateContent") => {
                alternate(child, out, |branch, out| content(branch, hidden, styles, fields, out));
            }
            _ if hidden || fields.hides() => (),
            (Ns::Word | Ns::Math, "t") => out.text(&child.text()),
            (Ns::Word, "tab" | "ptab") => out.tokens.push(Token::Tab),
            (Ns::Word, "br" | "cr") => out.tokens.push(Token::Break),
            (Ns::Word, "noBreakHyphen") => out.text("-"),
            (Ns::Word, "sym") => out.text(&symbol(child).to_string()),
            (Ns::Word, "ruby") => {
                for base in child.elements().filter(|base| base.is("rubyBase")) {
                    inline(base, hidden, styles, fields, out);
                }
            }
            (Ns::Word, "drawing" | "pict" | "object") => drawn(child, out),
            _ => (),
        }
    }
}

/// One of the choices, else the fallback: they say the same, for newer and older programs.
pub(super) fn alternate<'t, 'a>(
    element: &'t Element<'a>,
    out: &mut Inline<'t, 'a>,
    mut read: impl FnMut(&'t Element<'a>, &mut Inline<'t, 'a>),
) {
    for branch in element.elements().filter(|branch| branch.ns == Ns::Compat) {
        let before = (out.tokens.len(), out.boxes.len(), out.pictures.len());
        read(branch, out);
        if before != (out.tokens.len(), out.boxes.len(), out.pictures.len()) {
            return;
        }
    }
}

/// Text boxes and pictures in a drawing, old (VML) or new.
fn drawn<'t, 'a>(element: &'t Element<'a>, out: &mut Inline<'t, 'a>) {
    if element.is("txbxContent") || (element.ns == Ns::Drawing && element.name() == "txBody") {
        out.boxes.push(element);
        return;
    }
    match element.name() {
        "AlternateContent" if element.ns == Ns::Compat => {
            alternate(element, out, |branch, out| branch.elements().for_each(|child| drawn(child, out)));
            return;
        }
        // Pictures behind the text are letterheads and water marks.
        "inline" | "anchor" => {
            let behind = element.attribute("behindDoc").as_deref() == Some("1");
            pictures(element, "blip", if behind { 0.0 } else { extent(element) }, out);
        }
        "shape" | "rect" => pictures(element, "imagedata", style_area(element), out),
        _ => (),
    }
    for child in element.elements() {
        drawn(child, out);
    }
}

/// Notes the pictures in `element`, as those of a drawing of `area` square points. What stands
/// in its text boxes is a story of its own.
fn pictures(element: &Element<'_>, mark: &str, area: f32, out: &mut Inline<'_, '_>) {
    if matches!(element.name(), "txbxContent" | "txBody") {
        return;
    }
    if element.name() == mark {
        let relation = element.attribute("embed").or_else(|| element.attribute("id"));
        out.pictures.push(Picture { relation, is_page: PAGE_SHARE * PAGE_AREA <= area });
    }
    for child in element.elements() {
        pictures(child, mark, area, out);
    }
}

/// The area of a drawing in square points; it is given in English metric units.
fn extent(element: &Element<'_>) -> f32 {
    let Some(extent) = element.elements().find(|child| child.name() == "extent") else { return 0.0 };
    let side = |name: &str| {
        extent.attribute(name).and_then(|side| side.parse::<f32>().ok()).unwrap_or(0.0) / 12700.0
    };
    side("cx") * side("cy")
}

/// The area of a VML shape in square points, from its style.
fn style_area(element: &Element<'_>) -> f32 {
    let style = element.attribute("style").unwrap_or_default();
    let side = |name: &str| {
        style
            .split(';')
            .filter_map(|rule| rule.split_once(':'))
            .find(|(key, _)| key.trim() == name)
            .and_then(|(_, value)| value.trim().strip_suffix("pt")?.parse::<f32>().ok())
            .unwrap_or(0.0)
    };
    side("width") * side("height")
}

/// A character of a symbol font as one that means the same without the font.
fn symbol(element: &Element<'_>) -> char {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
    let font = element.attribute("font").unwrap_or_default();
    match (font.as_str(), code & 0xff) {
        (_, _) if !(0xf000..=0xf0ff).contains(&code) && 0xff < code => char::from_u32(code).unwrap_or('□'),
        ("Wingdings", 0xfc | 0xfe) | ("Wingdings 2", 0x50 | 0x52) => '✓',
        ("Wingdings", 0x6f | 0x71 | 0xa8) | ("Wingdings 2", 0xa3) => '☐',
        ("Wingdings", 0xfb | 0xfd) | ("Wingdings 2", 0x4f | 0x51) => '✗',
        ("Wingdings", 0xe0) => '→',
        ("Symbol", 0xb7) | ("Wingdings" | "Wingdings 2" | "Wingdings 3" | "Webdings", _) => '•',
        (_, code @ 0x20..=0x7e) => char::from_u32(code).unwrap_or('□'),
        _ => '•',
    }
}

impl Inline<'_, '_> {
    /// Adds text without what is not printed: soft hyphens, zero widths.
    fn text(&mut self, text: &str) {
        let shown = text.chars().filter(|char| !matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'));
        // A tab or a line end inside text is white space to Word.
        let shown = shown.map(|char| if char.is_control() { ' ' } else { char });
        match self.tokens.last_mut() {
            Some(Token::Text(before)) => before.extend(shown),
            _ => self.tokens.push(Token::Text(shown.collect())),
        }
    }
}

/// The lines of `DrawingML` text, which has paragraphs, runs and texts of its own.
pub(super) fn drawing_lines(element: &Element<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    element.each(&mut |inner| match (inner.ns, inner.name()) {
        (Ns::Drawing, "p" | "br") => lines.push(String::new()),
        (Ns::Drawing, "t") => {
            let text = inner.text();
            match lines.last_mut() {
                Some(line) => line.push_str(&text),
                None => lines.push(text),
            }
        }
        _ => (),
    });
    lines
}
