//! The stories of a document: paragraphs, tables and text boxes in order.

use super::{
    inline::{self, Fields, Inline, Picture, Token},
    layout::{self, At},
    numbering::{Behind, Numbering},
    styles::{Layout, Styles},
    tables,
    tree::{Element, Ns},
};
use crate::{
    model::{Line, Page, Place, Zone},
    read::{Limits, MAX_PARAGRAPHS, ReadError},
};

/// Stories within stories (boxes, cells) that are read; Word's own bound is 64 at most.
const MAX_NESTED: u32 = 32;

/// Reads stories one after the other onto one page.
pub(super) struct Walker<'s> {
    pub(super) styles: &'s Styles,
    pub(super) numbering: Numbering,
    pub(super) limits: &'s Limits,
    pub(super) page: Page,
    pub(super) pictures: Vec<Picture>,
    /// Documents of other formats that are to be merged in when the file is opened.
    pub(super) foreign: u32,
    /// Paragraphs beyond the bound were left out.
    pub(super) cut: bool,
    /// Cells so far, of all tables.
    pub(super) cells: u64,
    fields: Fields,
    /// The last paragraph's number, from 1.
    paragraph: u32,
    /// Paragraphs read, those in tables too.
    paragraphs: usize,
}

/// Where a story stands.
#[derive(Clone, Copy)]
pub(super) struct Here<'p> {
    pub(super) zone: Zone,
    /// The row for a story in a table; `None` where paragraphs are counted.
    pub(super) place: Option<&'p Place>,
    pub(super) table: Option<u32>,
    /// Left edge of the column in points from the margin.
    pub(super) origin: f32,
    /// Stories around it.
    pub(super) depth: u32,
}

/// What is known of a paragraph whose mark was deleted: it runs on in the next one.
type Carry<'t, 'a> = Inline<'t, 'a>;

impl<'s> Walker<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering, limits: &'s Limits) -> Self {
        Self {
            styles,
            numbering,
            limits,
            page: Page::default(),
            pictures: Vec::new(),
            foreign: 0,
            cut: false,
            cells: 0,
            fields: Fields::default(),
            paragraph: 0,
            paragraphs: 0,
        }
    }

    /// Reads a story: onto the page every line of it, and returned those that are its own
    /// (no boxes; nested tables as rows), for the cell that it fills.
    pub(super) fn story(&mut self, story: &Element<'_>, here: Here<'_>) -> Result<Vec<Line>, ReadError> {
        let mut own = Vec::new();
        if here.depth <= MAX_NESTED {
            let mut carry = Carry::default();
            self.blocks(story, here, &mut carry, &mut own)?;
            if !carry.tokens.is_empty() || !carry.boxes.is_empty() || !carry.pictures.is_empty() {
                self.lines(carry, &Layout::default(), here, &mut own)?;
            }
        } else {
            self.cut = true;
        }
        Ok(own)
    }

    fn blocks<'t, 'a>(
        &mut self,
        story: &'t Element<'a>,
        here: Here<'_>,
        carry: &mut Carry<'t, 'a>,
        own: &mut Vec<Line>,
    ) -> Result<(), ReadError> {
        for element in story.elements() {
            match (element.ns, element.name()) {
                (Ns::Word, "p") => self.paragraph(element, here, carry, own)?,
                (Ns::Word, "tbl") => own.extend(tables::table(self, element, here)?),
                (Ns::Word, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => {
                    self.blocks(element, here, carry, own)?;
                }
                (Ns::Word, "altChunk") => self.foreign += 1,
                (Ns::Compat, "AlternateContent") => {
                    let branch = element.elements().find(|branch| branch.ns == Ns::Compat);
                    if let Some(branch) = branch {
                        self.blocks(branch, here, carry, own)?;
                    }
                }
                (Ns::Drawing, "p") => {
                    let place = self.place(here);
                    let at = At { place: &place, table: here.table, zone: here.zone, origin: here.origin };
                    for line in inline::drawing_lines(element) {
                        self.put(layout::plain(&line, &at), own);
                    }
                }
                _ => (),
            }
        }
        Ok(())
    }

    fn paragraph<'t, 'a>(
        &mut self,
        element: &'t Element<'a>,
        here: Here<'_>,
        carry: &mut Carry<'t, 'a>,
        own: &mut Vec<Line>,
    ) -> Result<(), ReadError> {
        self.paragraphs += 1;
        if MAX_PARAGRAPHS < self.paragraphs {
            self.cut = true;
            return Ok(());
        }
        let properties = element.child("pPr");
        let mark = properties.and_then(|paragraph| paragraph.child("rPr"));
        let style = properties.and_then(|paragraph| paragraph.value("pStyle"));
        let by_style = self.styles.layout(style.as_deref());
        let direct = Layout::parse(properties, mark);

        let mut content = std::mem::take(carry);
        let hidden = by_style.hidden.unwrap_or(false);
        inline::inline(element, hidden, self.styles, &mut self.fields, &mut content);
        self.fields.end_paragraph();

        let gone = mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some());
        if gone {
            *carry = content;
            return Ok(());
        }
        let is_blank = !content.tokens.iter().any(|token| matches!(token, Token::Text(_)));
        if is_blank && content.boxes.is_empty() && direct.hidden.unwrap_or(hidden) {
            return Ok(());
        }
        let layout = self.numbered(&mut content, style.as_deref(), direct, &by_style);
        self.lines(content, &layout, here, own)
    }

    /// Reads the texts of a diagram, a line a paragraph.
    pub(super) fn diagram(&mut self, root: &Element<'_>, here: Here<'_>) {
        for line in inline::drawing_lines(root) {
            let place = self.place(here);
            let at = At { place: &place, table: here.table, zone: here.zone, origin: here.origin };
            self.put(layout::plain(&line, &at), &mut Vec::new());
        }
    }

    /// Puts the paragraph's number in front of it, and says how the paragraph stands.
    fn numbered(
        &mut self,
        content: &mut Inline<'_, '_>,
        style: Option<&str>,
        direct: Layout,
        by_style: &Layout,
    ) -> Layout {
        let inherited = self.styles.list(style);
        let linked = inherited.as_ref().and_then(|inherited| {
            inherited.level.or_else(|| self.numbering.level_of_style(&inherited.list, &inherited.style))
        });
        let own_list = direct.list.is_some();
        let list = direct.list.clone().or(inherited.map(|inherited| inherited.list));
        let level = direct.level.or(linked.filter(|_| !own_list)).unwrap_or(0);
        let label = list.filter(|list| list != "0").and_then(|list| self.numbering.next(&list, level));
        let Some(label) = label else { return direct.or(by_style) };
        if !label.text.is_empty() {
            let behind = match label.behind {
                Behind::Tab => Token::Tab,
                Behind::Space => Token::Text(" ".to_owned()),
                Behind::Nothing => Token::Text(String::new()),
            };
            let mut tokens = vec![Token::Text(label.text), behind];
            tokens.append(&mut content.tokens);
            content.tokens = tokens;
        }
        // Who names the list says where it stands, unless the paragraph itself does.
        if own_list { direct.or(&label.layout).or(by_style) } else { direct.or(by_style).or(&label.layout) }
    }

    /// Lines of a paragraph, then those of the boxes anchored in it.
    fn lines(
        &mut self,
        content: Inline<'_, '_>,
        layout: &Layout,
        here: Here<'_>,
        own: &mut Vec<Line>,
    ) -> Result<(), ReadError> {
        self.pictures.extend(content.pictures);
        let place = self.place(here);
        let at = At { place: &place, table: here.table, zone: here.zone, origin: here.origin };
        for line in layout::lines(&content.tokens, layout, &at) {
            self.put(Some(line), own);
        }
        for story in content.boxes {
            let zone = if here.zone == Zone::Body { Zone::Box } else { here.zone };
            let inner =
                Here { zone, place: Some(&place), table: None, origin: here.origin, depth: here.depth + 1 };
            self.story(story, inner)?;
        }
        Ok(())
    }

    fn put(&mut self, line: Option<Line>, own: &mut Vec<Line>) {
        if let Some(line) = line {
            // Only a cell keeps lines of its own, and only in the cell are there two of each.
            if line.table.is_some() {
                own.push(line.clone());
            }
            self.page.lines.push(line);
        }
    }

    fn place(&mut self, here: Here<'_>) -> Place {
        here.place.cloned().unwrap_or_else(|| {
            self.paragraph += 1;
            Place::Paragraph { paragraph: self.paragraph }
        })
    }
}
