//! Mails (RFC 5322 and MIME), by mail-parser: what the sender wrote is a document of its own,
//! and so is every attachment, image and attached mail.

use mail_parser::{
    Message, MessageParser, MessagePart, MimeHeaders as _, PartType, decoders::html::html_to_text,
};

use super::{
    expand::{Budget, Member, Members},
    names::{rubbish, shown},
    reasons,
};
use crate::read::{Limits, ReadError};

/// The name of the document that holds what the sender wrote.
const BODY: &str = "isi-surat.txt";
/// The same where it is written in HTML only and has a table, which plain text would run
/// together: then it is left to the reader of HTML.
const BODY_WITH_TABLE: &str = "isi-surat.html";

pub(super) fn members(bytes: &[u8], limits: &Limits, budget: &mut Budget) -> Result<Members, ReadError> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| ReadError::Damaged { detail: "no mail headers".into() })?;
    let written = written(&message);
    let most = usize::try_from(limits.max_entries).unwrap_or(usize::MAX);
    let mut members = Vec::new();
    let mut all = 0;
    let (body_name, text) = body(&message, &written);
    let parts = (0..)
        .zip(&message.parts)
        .filter(|(id, part)| !matches!(part.body, PartType::Multipart(_)) && !written.contains(id));
    let body = Some((body_name.to_owned(), Ok(text.as_bytes()))).filter(|_| !text.is_empty());
    for (name, content) in
        body.into_iter().chain(parts.zip(1..).map(|((_, part), number)| member(part, number)))
    {
        all += 1;
        if members.len() < most {
            let size = content.as_ref().map_or(0, |bytes| bytes.len() as u64);
            let refused = rubbish(&name).map_or(content, Err);
            let bytes = refused.and_then(|bytes| taken(bytes, limits, budget));
            members.push(Member { name, bytes, size });
        }
    }
    Ok(Members { members, all })
}

/// The parts that are the letter itself: the plain ones and, where a part is there in both
/// forms, the HTML one, which says the same.
fn written(message: &Message<'_>) -> Vec<u32> {
    let is_text = |id: &&u32| {
        message.part(**id).is_some_and(|part| {
            matches!(part.body, PartType::Text(_) | PartType::Html(_)) && part.attachment_name().is_none()
        })
    };
    message.text_body.iter().chain(&message.html_body).filter(is_text).copied().collect()
}

/// Name of the letter's document, and its subject and text; empty when it has neither.
fn body(message: &Message<'_>, written: &[u32]) -> (&'static str, String) {
    let subject = message.subject().map(str::trim).filter(|subject| !subject.is_empty());
    let parts =
        || message.text_body.iter().filter(|id| written.contains(id)).filter_map(|id| message.part(*id));
    let with_table = parts().any(|part| match &part.body {
        PartType::Html(html) => html.to_ascii_lowercase().contains("<table"),
        _ => false,
    });
    let subject = subject.map(|subject| format!("Perihal: {subject}"));
    let (name, separator, subject) = if with_table {
        (BODY_WITH_TABLE, "\n", subject.map(|subject| paragraph(&subject)))
    } else {
        (BODY, "\n\n", subject)
    };
    let texts = parts().map(|part| match &part.body {
        PartType::Text(text) if with_table => paragraph(text),
        PartType::Text(text) => text.trim().to_owned(),
        PartType::Html(html) if with_table => html.to_string(),
        PartType::Html(html) => html_to_text(html).trim().to_owned(),
        _ => String::new(),
    });
    let texts: Vec<String> = subject.into_iter().chain(texts).filter(|text| !text.is_empty()).collect();
    (name, texts.join(separator))
}

/// Plain text as a paragraph of HTML.
fn paragraph(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<p>{}</p>", text.trim().replace('\n', "<br>"))
}

type Named<'a> = (String, Result<&'a [u8], crate::model::Reason>);

/// Name and bytes of the part that is the `number`-th, from 1, besides the letter.
fn member<'a>(part: &'a MessagePart<'_>, number: usize) -> Named<'a> {
    let damaged = || reasons::damaged("lampiran surat rusak; mintalah pengirim mengirim ulang");
    let named = part.attachment_name().map(shown);
    match &part.body {
        PartType::Message(inner) => {
            let subject =
                inner.subject().map(|subject| shown(&format!("{}.eml", subject.replace(['/', '\\'], "-"))));
            let name = named.or(subject).unwrap_or_else(|| format!("surat-{number}.eml"));
            (name, Ok(inner.raw_message()))
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            let name = named.unwrap_or_else(|| format!("lampiran-{number}"));
            (name, if part.is_encoding_problem { Err(damaged()) } else { Ok(bytes) })
        }
        PartType::Text(text) | PartType::Html(text) => {
            let name = named.unwrap_or_else(|| format!("lampiran-{number}.txt"));
            // What can't be decoded comes as the text that it was sent as.
            let is_text = part.content_type().is_none_or(|kind| kind.ctype().eq_ignore_ascii_case("text"));
            (name, if part.is_encoding_problem && !is_text { Err(damaged()) } else { Ok(text.as_bytes()) })
        }
        PartType::Multipart(_) => (format!("lampiran-{number}"), Ok(&[])),
    }
}

fn taken(bytes: &[u8], limits: &Limits, budget: &mut Budget) -> Result<Vec<u8>, crate::model::Reason> {
    let size = bytes.len() as u64;
    if limits.max_bytes < size {
        let error = ReadError::Limit { what: "byte berkas", size, limit: limits.max_bytes };
        return Err(reasons::reason(&error));
    }
    budget.left = budget.left.checked_sub(size).ok_or_else(|| reasons::too_large(budget.limit))?;
    Ok(bytes.to_vec())
}
