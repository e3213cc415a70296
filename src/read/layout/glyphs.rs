//! Glyphs to words.
//!
//! A word ends at a blank that was written, or at a gap. How wide a gap must be depends on
//! whether the page's program writes blanks: then a gap without one is tracking, not a space.

use super::{Word, rubbish::is_undecodable};

/// A printed character, upright.
#[derive(Clone, Copy, Debug)]
pub(in crate::read) struct Glyph {
    /// The character.
    pub(in crate::read) char: char,
    /// Left edge.
    pub(in crate::read) left: f32,
    /// Right edge: left edge and advance.
    pub(in crate::read) right: f32,
    /// The line it stands on.
    pub(in crate::read) base: f32,
    /// Height of its type (an em).
    pub(in crate::read) size: f32,
}

/// Gap that ends a word, in em, on a page that writes its blanks.
const GAP_BESIDE_BLANKS: f32 = 0.3;
/// The same on a page that leaves them out.
const GAP_WITHOUT_BLANKS: f32 = 0.17;
/// Share of blanks among glyphs from which a page counts as writing them.
const BLANKS: f32 = 0.06;
/// The same character again within this distance, in em, is the same character struck twice.
const STRUCK_TWICE: f32 = 0.12;

/// Legibility of a word with an undecodable glyph.
const UNDECODABLE: u8 = 40;

/// The words that `glyphs`, in content order, make up. Undecodable glyphs are U+FFFD in them, so that nobody
/// takes the rest for the whole.
pub(in crate::read) fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(glyphs.len() / 5);
    let gap = gap_of(glyphs);
    // Left edge and character of the glyph before, within the open word.
    let mut before: Option<(f32, char)> = None;
    for (glyph, order) in glyphs.iter().zip(0_u32..) {
        if glyph.char.is_whitespace() || glyph.char == '\u{200b}' {
            if let Some(word) = words.last_mut().filter(|_| before.is_some()) {
                word.blank_after = true;
            }
            before = None;
            continue;
        }
        let undecodable = is_undecodable(glyph.char);
        let glyph = &Glyph { char: shown(glyph.char, before.is_some()), ..*glyph };
        if let (Some(word), Some((left, char))) = (words.last_mut(), before) {
            let em = word.size.max(glyph.size);
            let same_line =
                (word.base - glyph.base).abs() < 0.08 * em && (word.size - glyph.size).abs() < 0.2 * em;
            if same_line {
                if char == glyph.char && (left - glyph.left).abs() < STRUCK_TWICE * em {
                    word.right = word.right.max(glyph.right);
                    continue;
                }
                let ahead = glyph.left - word.right;
                if ahead < gap * em && ahead > -0.35 * em && glyph.left > left {
                    push(&mut word.text, glyph.char);
                    if undecodable {
                        word.legibility = UNDECODABLE;
                    }
                    word.right = word.right.max(glyph.right);
                    before = Some((glyph.left, glyph.char));
                    continue;
                }
            }
        }
        let mut text = String::with_capacity(12);
        push(&mut text, glyph.char);
        words.push(Word {
            text,
            left: glyph.left,
            right: glyph.right,
            base: glyph.base,
            size: glyph.size,
            order,
            legibility: if undecodable && glyph.char != '•' { UNDECODABLE } else { 100 },
            blank_after: false,
        });
        before = Some((glyph.left, glyph.char));
    }
    words
}

/// What stands for `char` in a word. Private characters in front of a word are the bullets of
/// symbol fonts.
fn shown(char: char, inside: bool) -> char {
    match char {
        '\u{e000}'..='\u{f8ff}' if !inside => '•',
        char if is_undecodable(char) => '\u{fffd}',
        char => char,
    }
}

fn gap_of(glyphs: &[Glyph]) -> f32 {
    let blanks = glyphs.iter().filter(|glyph| glyph.char.is_whitespace()).count();
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let share = blanks as f32 / glyphs.len().max(1) as f32;
    if share >= BLANKS { GAP_BESIDE_BLANKS } else { GAP_WITHOUT_BLANKS }
}

/// Appends `char`, ligatures taken apart; a soft hyphen is a hyphen here, since producers
/// print it only where a word breaks.
fn push(text: &mut String, char: char) {
    match char {
        '\u{fb00}' => text.push_str("ff"),
        '\u{fb01}' => text.push_str("fi"),
        '\u{fb02}' => text.push_str("fl"),
        '\u{fb03}' => text.push_str("ffi"),
        '\u{fb04}' => text.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
        '\u{ad}' => text.push('-'),
        _ => text.push(char),
    }
}
