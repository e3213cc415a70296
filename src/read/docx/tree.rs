//! An XML part as a small tree, bounded in depth and in elements. Names are compared by
//! namespace, since prefixes are the producer's choice; strict and transitional are one.

use std::borrow::Cow;

use quick_xml::{
    NsReader, XmlVersion,
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
};

use crate::read::ReadError;

/// Elements within elements (Tika's bound is 100, and nested tables need more).
const MAX_DEPTH: usize = 200;
/// Elements and texts of a part; a gazette of 500 pages has 600,000.
const MAX_NODES: usize = 2_000_000;
/// Bytes of an attribute; longer ones are none that we ask for, and would be copied often.
const MAX_VALUE: usize = 4096;

/// The vocabularies that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ns {
    /// `WordprocessingML`.
    Word,
    /// Markup compatibility.
    Compat,
    /// Math.
    Math,
    /// `DrawingML`, main.
    Drawing,
    /// Any other.
    Other,
}

impl Ns {
    fn of(resolved: &ResolveResult<'_>) -> Self {
        let ResolveResult::Bound(Namespace(uri)) = resolved else { return Self::Other };
        match *uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compat,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/drawingml/2006/main"
            | "http://purl.oclc.org/ooxml/drawingml/main" => Self::Drawing,
            _ => Self::Other,
        }
    }
}

/// An element or a text.
pub(super) enum Node<'a> {
    Element(Element<'a>),
    Text(Cow<'a, str>),
}

/// An element with its attributes and what is in it.
pub(super) struct Element<'a> {
    pub(super) ns: Ns,
    start: BytesStart<'a>,
    pub(super) nodes: Vec<Node<'a>>,
}

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Whether it is the `WordprocessingML` element `name`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.ns == Ns::Word && self.name() == name
    }

    /// The elements directly in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first `WordprocessingML` element `name` directly in it.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.is(name))
    }

    /// Calls `visit` for it and everything in it that is an element, in document order.
    pub(super) fn each<'t>(&'t self, visit: &mut impl FnMut(&'t Self)) {
        visit(self);
        for element in self.elements() {
            element.each(visit);
        }
    }

    /// The text directly in it.
    pub(super) fn text(&self) -> String {
        self.nodes
            .iter()
            .filter_map(|node| match node {
                Node::Text(text) => Some(text.as_ref()),
                Node::Element(_) => None,
            })
            .collect()
    }

    /// The value of the attribute with this local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .filter(|attribute| attribute.value.len() <= MAX_VALUE)
            .and_then(|attribute| {
                attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(Cow::into_owned)
            })
    }

    /// The attribute `val` of the child `name`.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        self.child(name)?.attribute("val")
    }

    /// The attribute as a whole number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The attribute as a length in points: twentieths of a point, or a number with its unit.
    pub(super) fn points(&self, name: &str) -> Option<f32> {
        let value = self.attribute(name)?;
        let value = value.trim();
        let unit =
            value.trim_start_matches(|char: char| char.is_ascii_digit() || matches!(char, '.' | '-' | '+'));
        let number: f32 = value.strip_suffix(unit)?.parse().ok()?;
        let points = number
            * match unit {
                "" => 1.0 / 20.0,
                "pt" => 1.0,
                "in" => 72.0,
                "cm" => 72.0 / 2.54,
                "mm" => 72.0 / 25.4,
                "pc" | "pi" => 12.0,
                _ => return None,
            };
        // Twice the widest page of Word (22 inches); more is damage.
        (points.abs() <= 3168.0).then_some(points)
    }

    /// The switch `name`: `None` when it is not there, on when it has no value.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("val");
        Some(!matches!(value.as_deref(), Some("0" | "false" | "off" | "none")))
    }
}

/// The root of `xml`.
pub(super) fn parse(xml: &str) -> Result<Element<'_>, ReadError> {
    let damaged = |detail: String| ReadError::Damaged { detail };
    let mut reader = NsReader::from_str(xml);
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut nodes = 0_usize;
    loop {
        let (resolved, event) = reader.read_resolved_event().map_err(|error| damaged(error.to_string()))?;
        let ns = Ns::of(&resolved);
        nodes += 1;
        if MAX_NODES < nodes {
            let (size, limit) = (nodes as u64, MAX_NODES as u64);
            return Err(ReadError::Limit { what: "XML elements", size, limit });
        }
        let closed = match event {
            Event::Start(start) => {
                open.push(Element { ns, start, nodes: Vec::new() });
                if MAX_DEPTH < open.len() {
                    let (size, limit) = (open.len() as u64, MAX_DEPTH as u64);
                    return Err(ReadError::Limit { what: "XML depth", size, limit });
                }
                continue;
            }
            Event::Empty(start) => Element { ns, start, nodes: Vec::new() },
            Event::End(_) => match open.pop() {
                Some(element) => element,
                None => return Err(damaged("end without start".into())),
            },
            Event::Text(text) => {
                add_text(&mut open, text.xml10_content());
                continue;
            }
            Event::CData(text) => {
                add_text(&mut open, text.into_inner());
                continue;
            }
            Event::GeneralRef(reference) => {
                let char = match reference.resolve_char_ref() {
                    Ok(Some(char)) => Some(char),
                    Ok(None) => predefined(&reference.into_inner()),
                    Err(error) => return Err(damaged(error.to_string())),
                };
                add_text(&mut open, char.map_or(Cow::Borrowed(""), |char| Cow::Owned(char.to_string())));
                continue;
            }
            Event::Eof => return Err(damaged("XML ends in the middle".into())),
            _ => continue,
        };
        match open.last_mut() {
            Some(parent) => parent.nodes.push(Node::Element(closed)),
            None => return Ok(closed),
        }
    }
}

/// The five entities that XML knows; others would need a document type, which packages have not.
fn predefined(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn add_text<'a>(open: &mut [Element<'a>], text: Cow<'a, str>) {
    // Indentation between elements is most of the texts of a pretty-printed part.
    let Some(element) = open.last_mut().filter(|_| !text.is_empty()) else { return };
    if let Some(Node::Text(before)) = element.nodes.last_mut() {
        before.to_mut().push_str(&text);
    } else {
        element.nodes.push(Node::Text(text));
    }
}
