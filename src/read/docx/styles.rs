//! Styles, and what a paragraph's properties say of its place: indents, tab stops, list.

use std::collections::BTreeMap;

use super::tree::Element;

/// Styles based on styles: longer chains are loops.
const MAX_CHAIN: usize = 32;
/// Tab stops of a paragraph, as in Word.
const MAX_TABS: usize = 64;

/// What a paragraph, a style or a list level says of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// Left edge in points from the margin.
    pub(super) left: Option<f32>,
    /// The first line's left edge in points, against `left`.
    pub(super) first: Option<f32>,
    /// Tab stops in points from the margin.
    pub(super) tabs: Vec<f32>,
    /// The list; `Some("0")` takes an inherited list away.
    pub(super) list: Option<String>,
    /// The level in the list, from 0.
    pub(super) level: Option<u8>,
    /// Hidden text.
    pub(super) hidden: Option<bool>,
}

impl Layout {
    /// From `w:pPr` and the `w:rPr` that stands beside it.
    pub(super) fn parse(paragraph: Option<&Element<'_>>, run: Option<&Element<'_>>) -> Self {
        let hidden = run.and_then(|run| run.switch("vanish"));
        let Some(paragraph) = paragraph else { return Self { hidden, ..Self::default() } };
        let indent = paragraph.child("ind");
        let points = |name: &str| indent.and_then(|indent| indent.points(name));
        let list = paragraph.child("numPr");
        Self {
            left: points("start").or_else(|| points("left")),
            first: points("hanging").map(|hanging| -hanging).or_else(|| points("firstLine")),
            tabs: paragraph
                .child("tabs")
                .into_iter()
                .flat_map(Element::elements)
                .filter(|tab| tab.is("tab") && tab.attribute("val").as_deref() != Some("clear"))
                .filter_map(|tab| tab.points("pos"))
                .take(MAX_TABS)
                .collect(),
            list: list.and_then(|list| list.value("numId")),
            level: list.and_then(|list| list.value("ilvl")).and_then(|level| level.parse().ok()),
            hidden,
        }
    }

    /// Fills what is missing from `below`.
    pub(super) fn or(mut self, below: &Self) -> Self {
        self.left = self.left.or(below.left);
        self.first = self.first.or(below.first);
        self.tabs.extend(&below.tabs);
        self.tabs.truncate(MAX_TABS);
        self.hidden = self.hidden.or(below.hidden);
        self
    }
}

/// A style.
struct Style {
    based_on: Option<String>,
    layout: Layout,
}

/// The styles of a document by their id.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

/// A list as a style asks for it.
pub(super) struct StyleList {
    pub(super) list: String,
    /// `None`: the level that is linked to the style.
    pub(super) level: Option<u8>,
    /// The style that says so.
    pub(super) style: String,
}

impl Styles {
    pub(super) fn parse(root: &Element<'_>) -> Self {
        let mut styles = Self::default();
        for element in root.elements().filter(|element| element.is("style")) {
            let Some(id) = element.attribute("styleId") else { continue };
            let is_default = matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
            if is_default && element.attribute("type").as_deref() == Some("paragraph") {
                styles.default = Some(id.clone());
            }
            let layout = Layout::parse(element.child("pPr"), element.child("rPr"));
            styles.styles.insert(id, Style { based_on: element.value("basedOn"), layout });
        }
        styles
    }

    /// The paragraph style `id`, or the default one, with all that it is based on.
    pub(super) fn layout(&self, id: Option<&str>) -> Layout {
        self.chain(id.or(self.default.as_deref()))
            .fold(Layout::default(), |layout, (_, style)| layout.or(&style.layout))
    }

    /// Whether text of the character style is hidden; `None` when it does not say.
    pub(super) fn hidden(&self, id: &str) -> Option<bool> {
        self.chain(Some(id)).find_map(|(_, style)| style.layout.hidden)
    }

    /// The list of the paragraph style `id`, or of the default one.
    pub(super) fn list(&self, id: Option<&str>) -> Option<StyleList> {
        let mut level = None;
        for (id, style) in self.chain(id.or(self.default.as_deref())) {
            level = level.or(style.layout.level);
            if let Some(list) = style.layout.list.clone() {
                return Some(StyleList { list, level, style: id.to_owned() });
            }
        }
        None
    }

    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = id.and_then(|id| self.styles.get_key_value(id));
        std::iter::successors(first, |(_, style)| self.styles.get_key_value(style.based_on.as_deref()?))
            .map(|(id, style)| (id.as_str(), style))
            .take(MAX_CHAIN)
    }
}
