//! How legible text is, told without knowing its language.

/// Whether `char` says nothing: not decoded, a control, private use.
pub(in crate::read) fn is_undecodable(char: char) -> bool {
    matches!(char, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
        || (char.is_control() && !char.is_whitespace())
}

/// Share of `words` that look like words of some language, numbers or list marks, in percent.
/// 100 for no words.
pub(in crate::read) fn legibility<'a>(words: impl Iterator<Item = &'a str>) -> u8 {
    let (mut all, mut good) = (0_u32, 0_u32);
    for word in words {
        let weight = u32::try_from(word.chars().count().min(12)).unwrap_or(1);
        all += weight;
        if is_plausible(word) {
            good += weight;
        }
    }
    u8::try_from((good * 100).checked_div(all).unwrap_or(100)).unwrap_or(100)
}

/// Whether `word` could be a word, a number or a list mark.
fn is_plausible(word: &str) -> bool {
    let core = word.trim_matches(|char: char| ".,:;-–—_()[]/&\"'“”‘’…•!?%+*".contains(char));
    if core.is_empty() {
        // Dots, dashes and colons are how forms are printed.
        return true;
    }
    let chars = || core.chars();
    let count = chars().count();
    let letters = chars().filter(|char| char.is_alphabetic()).count();
    if letters == 0 {
        return chars().all(|char| char.is_ascii_digit() || ".,:/-()%".contains(char)) || core == "=";
    }
    // Signs that no word has inside.
    if chars()
        .any(|char| "^~\\|{}<>*#$=_©®§¥£€\u{fffd}".contains(char) || ('\u{80}'..='\u{bf}').contains(&char))
    {
        return false;
    }
    if letters == count {
        if count == 1 {
            // A letter alone numbers an item, or is a capital.
            return word.chars().count() > 1 || chars().all(char::is_uppercase);
        }
        if count <= 3 {
            return true;
        }
        let vowels = chars().filter(|char| "aeiouyAEIOUYéèêáíóúÉ".contains(*char)).count();
        let upper = chars().filter(|char| char.is_uppercase()).count();
        let first_upper = chars().next().is_some_and(char::is_uppercase);
        // Small and capital letters mixed inside: "NaMa", "hUkum"; all capitals and a capital
        // in front are usual.
        let odd_case = upper != 0
            && upper != count
            && !(first_upper && upper == 1)
            && upper * 2 < count * 2 - 1
            && count - upper > 1
            && upper > 1 + usize::from(first_upper);
        let lonely = vowels == 0 && (count > 5 || upper < count);
        return !odd_case && !lonely && max_run(core) < 4;
    }
    // Digits between letters: "2OO7", "Pen9arah". Numbers of decrees have separators between.
    let mut last_kind = 0_u8;
    let mut switches = 0;
    for char in chars() {
        let kind = if char.is_alphabetic() {
            1
        } else if char.is_ascii_digit() {
            2
        } else {
            0
        };
        if kind != 0 && last_kind != 0 && kind != last_kind {
            switches += 1;
        }
        last_kind = kind;
    }
    switches < 2
}

/// Longest run of one letter.
fn max_run(word: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    let mut last = None;
    for char in word.chars() {
        run = if last == Some(char) { run + 1 } else { 1 };
        last = Some(char);
        longest = longest.max(run);
    }
    longest
}
