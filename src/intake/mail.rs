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

pub(super) fn members(bytes: &[u8], limits: &Limits, budget: &mut Budget) -> Result<Members, ReadError> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| ReadError::Damaged { detail: "no mail headers".into() })?;
    let written = written(&message);
    let most = usize::try_from(limits.max_entries).unwrap_or(usize::MAX);
    let mut members = Vec::new();
    let mut all = 0;
    let text = body(&message, &written);
    let parts = (0..)
        .zip(&message.parts)
        .filter(|(id, part)| !matches!(part.body, PartType::Multipart(_)) && !written.contains(id));
    let body = Some((BODY.to_owned(), Ok(text.as_bytes()))).filter(|_| !text.is_empty());
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

/// Subject and text of the letter; empty when it has neither.
fn body(message: &Message<'_>, written: &[u32]) -> String {
    let mut texts: Vec<String> = Vec::new();
    if let Some(subject) = message.subject().map(str::trim).filter(|subject| !subject.is_empty()) {
        texts.push(format!("Perihal: {subject}"));
    }
    for id in message.text_body.iter().filter(|id| written.contains(id)) {
        match message.part(*id).map(|part| &part.body) {
            Some(PartType::Text(text)) => texts.push(text.trim().to_owned()),
            Some(PartType::Html(html)) => texts.push(html_to_text(html).trim().to_owned()),
            _ => (),
        }
    }
    texts.retain(|text| !text.is_empty());
    texts.join("\n\n")
}

type Named<'a> = (String, Result<&'a [u8], crate::model::Reason>);

/// Name and bytes of the part that is the `number`-th, from 1, besides the letter.
fn member<'a>(part: &'a MessagePart<'_>, number: usize) -> Named<'a> {
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
            let damaged = || reasons::damaged("lampiran surat rusak; mintalah pengirim mengirim ulang");
            (name, if part.is_encoding_problem { Err(damaged()) } else { Ok(bytes) })
        }
        PartType::Text(text) | PartType::Html(text) => {
            let name = named.unwrap_or_else(|| format!("lampiran-{number}.txt"));
            (name, Ok(text.as_bytes()))
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
