//! The address of an input file as seen from the workbook.
//!
//! Names come from strangers. Only a plain relative path becomes a link; everything that could
//! mean something to a program that follows it is percent-encoded, and what remains doubtful
//! (a scheme, a drive, a step upwards) gets no link at all: the path still stands there as text.

/// Longest address, in characters; Excel allows 2,080.
const MAX: usize = 2_000;

/// The address of `path` below `base`, or `None` when it is not a plain relative path.
///
/// `base` is the inbox as seen from the workbook's folder, as the operator gave it; it alone
/// may begin with `..`. `path` has `/` between its parts.
pub fn relative(base: &str, path: &str) -> Option<String> {
    let base = base.strip_suffix('/').unwrap_or(base);
    let mut parts = Vec::new();
    for part in base.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if base.starts_with('/') || (part == ".." && parts.iter().any(|it| it != "..")) {
            return None;
        }
        parts.push(if part == ".." { part.to_owned() } else { encoded(part)? });
    }
    for part in path.split('/') {
        if matches!(part, "" | "." | "..") {
            return None;
        }
        parts.push(encoded(part)?);
    }
    let address = parts.join("/");
    // The workbook's writer takes an address for encoded when it finds one of these, and
    // otherwise encodes the percent signs once more.
    let settled = !address.contains('%') || MARKS.iter().any(|mark| address.contains(mark));
    (settled && address.chars().count() <= MAX).then_some(address)
}

const MARKS: [&str; 11] = ["%20", "%25", "%22", "%60", "%3C", "%3E", "%5B", "%5D", "%5E", "%7B", "%7D"];

/// One part of a path; `None` for a part that no program should follow.
fn encoded(part: &str) -> Option<String> {
    let mut text = String::with_capacity(part.len());
    for char in part.chars() {
        match char {
            // A drive, a scheme, or a separator of another system.
            ':' | '\\' | '|' | '\0' => return None,
            char if char.is_control() || super::is_invisible(char) => return None,
            'A'..='Z'
            | 'a'..='z'
            | '0'..='9'
            | '-'
            | '_'
            | '.'
            | '~'
            | '('
            | ')'
            | ','
            | '+'
            | '='
            | '@'
            | '!'
            | '$'
            | ';'
            | '&'
            | '\''
            | '*' => text.push(char),
            // Letters of other alphabets stay: Excel and LibreOffice write them so.
            char if !char.is_ascii() && !char.is_whitespace() => text.push(char),
            char => {
                let mut buffer = [0; 4];
                for byte in char.encode_utf8(&mut buffer).bytes() {
                    text.push('%');
                    text.extend([digit(byte >> 4), digit(byte & 15)]);
                }
            }
        }
    }
    Some(text)
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0').to_ascii_uppercase()
}
