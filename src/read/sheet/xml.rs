//! What the XML formats share: text that can't grow without end, entities, skipping.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};

/// Text of one cell; Excel's longest is 32,767 characters.
const MAX_TEXT: usize = 256 << 10;

/// The text of a cell as it comes in; what is longer than any program writes is cut.
#[derive(Debug, Default)]
pub(super) struct Text(String);

impl Text {
    pub(super) fn push(&mut self, text: &str) {
        if self.0.len() < MAX_TEXT {
            self.0.push_str(text);
        }
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// Adds what the entity stands for; one that only a document type would tell is left as it is.
pub(super) fn push_entity(entity: &BytesRef<'_>, text: &mut Text) {
    if let Ok(Some(char)) = entity.resolve_char_ref() {
        text.push(char.encode_utf8(&mut [0; 4]));
    } else if let Some(known) = resolve_xml_entity(entity) {
        text.push(known);
    } else {
        text.push("&");
        text.push(entity);
        text.push(";");
    }
}

/// Skips to the end of the element that was just opened; `None` when there is no end.
pub(super) fn skip<R: BufRead>(xml: &mut Reader<R>) -> Option<()> {
    let mut depth = 1_u32;
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer).ok()? {
            Event::Start(_) => depth = depth.saturating_add(1),
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    return Some(());
                }
            }
            Event::Eof => return None,
            _ => {}
        }
        buffer.clear();
    }
}
