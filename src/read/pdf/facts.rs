//! What a PDF says about itself beside its text.

use hayro_syntax::{
    Pdf as HayroPdf,
    object::{Array, Dict, Name, Object, String as PdfString},
};

use crate::model::Facts;

/// Nodes of a tree (form fields, names) that are looked at; enough for any form, and a
/// cycle ends.
const MAX_NODES: usize = 10_000;

/// The facts about `pdf`.
pub(super) fn of(pdf: &HayroPdf) -> Facts {
    let metadata = pdf.metadata();
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    Facts {
        pages: u32::try_from(pdf.pages().len()).ok(),
        producer: metadata.producer.as_deref().and_then(text),
        title: metadata.title.as_deref().and_then(text),
        encrypted: is_encrypted(pdf.data().as_ref()),
        signatures: catalog.as_ref().map_or(0, signatures),
        attachments: catalog.as_ref().map_or_else(Vec::new, attachments),
    }
}

/// A text string: UTF-16 or UTF-8 with a mark in front, else (almost) Latin 1.
fn text(bytes: &[u8]) -> Option<String> {
    let decoded = if bytes.starts_with(&[0xfe, 0xff])
        || bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xef, 0xbb, 0xbf])
    {
        encoding_rs::UTF_8.decode(bytes).0
    } else {
        encoding_rs::WINDOWS_1252.decode(bytes).0
    };
    let words: Vec<&str> = decoded
        .split(|char: char| char.is_whitespace() || char.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether the trailer names an encryption dictionary. The trailer itself is never
/// encrypted, and `hayro` does not show it.
fn is_encrypted(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    let finder = aho_corasick::AhoCorasick::new([KEY]);
    finder.is_ok_and(|finder| {
        finder.find_iter(bytes).any(|found| {
            let behind = bytes.get(found.end()..).unwrap_or_default();
            let first = behind.iter().find(|byte| !byte.is_ascii_whitespace());
            first.is_some_and(|byte| byte.is_ascii_digit() || *byte == b'<')
        })
    })
}

/// Signature fields that hold a signature.
fn signatures(catalog: &Dict<'_>) -> u32 {
    let Some(form) = catalog.get::<Dict<'_>>("AcroForm") else { return 0 };
    let mut open: Vec<Dict<'_>> = dicts(form.get("Fields"));
    let mut found = 0;
    let mut seen = 0;
    while let Some(field) = open.pop() {
        seen += 1;
        if MAX_NODES < seen {
            break;
        }
        let kind = field.get::<Name<'_>>("FT");
        if kind.is_some_and(|kind| kind.as_str() == "Sig") && field.contains_key("V") {
            found += 1;
        }
        open.extend(dicts(field.get("Kids")));
    }
    found
}

/// Names of the files attached to the document, in the order of its name tree.
fn attachments(catalog: &Dict<'_>) -> Vec<String> {
    let tree = catalog.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"));
    let mut open: Vec<Dict<'_>> = tree.into_iter().collect();
    let mut found = Vec::new();
    let mut seen = 0;
    while let Some(node) = open.pop() {
        seen += 1;
        if MAX_NODES < seen {
            break;
        }
        if let Some(names) = node.get::<Array<'_>>("Names") {
            let entries: Vec<Object<'_>> = names.iter::<Object<'_>>().take(MAX_NODES).collect();
            for pair in entries.chunks(2) {
                let [key, file] = pair else { continue };
                let spec = match file {
                    Object::Dict(spec) => Some(spec),
                    _ => None,
                };
                let name = spec.and_then(|spec| {
                    let name =
                        |key: &str| spec.get::<PdfString<'_>>(key).and_then(|name| text(name.as_bytes()));
                    name("UF").or_else(|| name("F"))
                });
                let key = || match key {
                    Object::String(key) => text(key.as_bytes()),
                    _ => None,
                };
                found.extend(name.or_else(key));
            }
        }
        let mut kids = dicts(node.get("Kids"));
        kids.reverse();
        open.extend(kids);
    }
    found
}

fn dicts(array: Option<Array<'_>>) -> Vec<Dict<'_>> {
    array.map(|array| array.iter::<Dict<'_>>().take(MAX_NODES).collect()).unwrap_or_default()
}
