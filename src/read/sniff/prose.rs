//! Texts: markup, mail, separated values, or plain.

use super::{Foreign, Sniffed};
use crate::model::Format;

/// What the text that begins with `head` is; `whole` when `head` is all of it.
pub(super) fn sniff(head: &str, whole: bool) -> Sniffed {
    let start = head.trim_start();
    if start.is_empty() {
        return Sniffed::Empty;
    }
    if start.starts_with("{\\rtf") {
        return Sniffed::Other(Foreign { name: "RTF", media_type: "application/rtf" });
    }
    if let Some(root) = root_element(start) {
        return markup(&root, start);
    }
    if is_mail(start) {
        return Sniffed::Known(Format::Mail);
    }
    if is_separated(head, whole) { Sniffed::Known(Format::Csv) } else { Sniffed::Known(Format::Text) }
}

/// Excel names itself in the HTML it exports, so the root is asked before the namespaces.
fn markup(root: &str, start: &str) -> Sniffed {
    let near = start.get(..start.floor_char_boundary(4096)).unwrap_or(start);
    let is_xml = start.starts_with("<?xml");
    if HTML_ROOTS.contains(&root) {
        Sniffed::Known(Format::Html)
    } else if near.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        Sniffed::Known(Format::SpreadsheetXml)
    } else if near.contains("schemas.microsoft.com/office/word/2003/wordml")
        || near.contains("schemas.microsoft.com/office/2006/xmlPackage")
    {
        Sniffed::Other(Foreign { name: "Word XML (.xml)", media_type: "application/xml" })
    } else if near.contains("urn:oasis:names:tc:opendocument") {
        Sniffed::Other(Foreign { name: "OpenDocument XML", media_type: "application/xml" })
    } else if is_xml {
        Sniffed::Other(Foreign { name: "XML", media_type: "application/xml" })
    } else {
        Sniffed::Known(Format::Text)
    }
}

/// Elements that begin an HTML file; exports often begin in the middle.
const HTML_ROOTS: &[&str] =
    &["html", "head", "body", "table", "style", "meta", "div", "center", "font", "p", "title"];

/// The name of the first element, in lower case, without prefix, behind declaration, comments
/// and document type; `None` when the text is no markup.
fn root_element(start: &str) -> Option<String> {
    let mut rest = start;
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with(['?', '!']) {
            let (declaration, behind) = rest.split_once('>')?;
            if declaration.get(..12).is_some_and(|name| name.eq_ignore_ascii_case("!DOCTYPE htm")) {
                return Some("html".to_owned());
            }
            rest = behind;
        } else {
            let end = rest.find(|char: char| char.is_whitespace() || matches!(char, '>' | '/'))?;
            let name = rest.get(..end)?.to_ascii_lowercase();
            let local = name.rsplit(':').next()?.to_owned();
            let is_name =
                local.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.'));
            return (is_name && local.starts_with(|char: char| char.is_ascii_alphabetic())).then_some(local);
        }
    }
}

/// A mail begins with header lines (RFC 5322, 2.2). A letter may begin with "Date:" too, so
/// three known names are asked for, or two with one that no person writes.
fn is_mail(start: &str) -> bool {
    let mut lines = start.lines().peekable();
    // The separator of a mailbox file.
    lines.next_if(|line| line.starts_with("From "));
    let (mut known, mut technical) = (0, 0);
    for line in lines.take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            break;
        }
        let name = name.to_ascii_lowercase();
        known += u32::from(MAIL_HEADERS.contains(&name.as_str()));
        technical += u32::from(MAIL_TECHNICAL.contains(&name.as_str()));
    }
    3 <= known + technical || (1 <= technical && 2 <= known + technical)
}

const MAIL_HEADERS: &[&str] = &["from", "to", "cc", "subject", "date", "sender", "reply-to"];
const MAIL_TECHNICAL: &[&str] = &[
    "mime-version",
    "received",
    "message-id",
    "return-path",
    "delivered-to",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "x-mailer",
    "x-received",
    "arc-seal",
    "authentication-results",
    "references",
    "in-reply-to",
];

/// Separators, the one that texts have least of first.
const SEPARATORS: &[char] = &['\t', ';', '|', ','];

/// Records looked at.
const RECORDS: usize = 100;
/// Title rows without separators that may stand above a table.
const TITLES: usize = 6;

fn is_separated(head: &str, whole: bool) -> bool {
    if head.trim_start().get(..4).is_some_and(|line| line.eq_ignore_ascii_case("sep=")) {
        return true;
    }
    SEPARATORS.iter().any(|&separator| {
        let quoted = fields(head, separator, whole, true);
        let counts = if quoted.is_empty() { fields(head, separator, whole, false) } else { quoted };
        // Commas are common in prose, so three fields and three records are asked for.
        let least = if separator == ',' { 3 } else { 2 };
        is_even(&counts, least, least)
            || below_titles(&counts)
                .is_some_and(|table| has_header(head, separator) && is_even(table, least, 3))
    })
}

/// Whether four fifths of at least `records` records are as wide as the commonest, which has
/// at least `least` fields.
fn is_even(counts: &[usize], least: usize, records: usize) -> bool {
    let Some(width) = commonest(counts).filter(|width| least <= *width) else { return false };
    let even = counts.iter().filter(|count| **count == width).count();
    records <= counts.len() && counts.len() * 4 <= even * 5
}

/// The records below the titles; `None` when there is no title, or too many.
fn below_titles(counts: &[usize]) -> Option<&[usize]> {
    let titles = counts.iter().take_while(|count| **count == 1).count();
    counts.get(titles..).filter(|_| (1..=TITLES).contains(&titles))
}

/// Whether the first line with a `separator` names columns: below a title, a line that begins
/// with a number is an item of a list that somebody typed.
fn has_header(head: &str, separator: char) -> bool {
    let first = head.lines().find(|line| line.contains(separator));
    first.is_some_and(|line| !line.trim_start().starts_with(|char: char| char.is_ascii_digit()))
}

/// Fields of each record that has any text; empty when a quote is never closed.
fn fields(head: &str, separator: char, whole: bool, with_quotes: bool) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut count, mut blank, mut inside, mut at_start) = (1, true, false, true);
    for char in head.chars() {
        if with_quotes && char == '"' && (at_start || inside) {
            inside = !inside;
            (at_start, blank) = (false, false);
        } else if inside {
            blank = false;
        } else if char == separator {
            count += 1;
            at_start = true;
        } else if char == '\n' {
            if !blank {
                counts.push(count);
            }
            if counts.len() == RECORDS {
                return counts;
            }
            (count, blank, at_start) = (1, true, true);
        } else {
            // A second quote of a pair reopens the field that the first one closed.
            at_start = at_start && char == ' ';
            blank = blank && char.is_whitespace();
        }
    }
    if inside && whole {
        return Vec::new();
    }
    // A record cut by the end of the head says nothing.
    if !blank && whole {
        counts.push(count);
    }
    counts
}

fn commonest(counts: &[usize]) -> Option<usize> {
    counts.iter().copied().max_by_key(|width| (counts.iter().filter(|other| *other == width).count(), *width))
}
