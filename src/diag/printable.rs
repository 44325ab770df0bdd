//! Text of others on its way to a terminal: characters that would steer the terminal, or turn the reading direction around, are replaced; what
//! is quoted at length is cut short.

use std::borrow::Cow;

/// What a terminal obeys instead of showing it: line breaks, escape sequences, and the marks that turn the direction of writing.
pub fn steers_terminals(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What lets a text show something else than it says: marks that turn the direction of writing around, and controls other than line breaks
/// and tabs. Those that only lean to one side, which Hebrew and Arabic need, are none.
pub fn misleads(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{061c}' | '\u{200e}' | '\u{200f}' => false,
        other => steers_terminals(other),
    }
}

/// The text with U+FFFD in the place of such characters; a line stays a line.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(steers_terminals) {
        Cow::Owned(text.replace(steers_terminals, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What is quoted in backticks may be a whole file that somebody put into one cell: so many characters of it are enough to find it.
const QUOTED: usize = 100;

/// A sentence with everything quoted in it cut short.
pub(super) fn brief(sentence: &str) -> Cow<'_, str> {
    if sentence.len() <= QUOTED {
        return Cow::Borrowed(sentence);
    }
    let pieces = sentence.split('`').enumerate().map(|(index, piece)| {
        let cut = piece.char_indices().nth(QUOTED).map(|(at, _)| at);
        match cut.filter(|_| index % 2 == 1) {
            Some(at) => Cow::Owned(format!("{}…", piece[..at].trim_end())),
            None => Cow::Borrowed(piece),
        }
    });
    Cow::Owned(pieces.collect::<Vec<_>>().join("`"))
}

/// The same as [`printable`] for a text of many lines whose bytes are counted. Tabs, line breaks and the other controls of ASCII stay: the renderer
/// knows them.
pub(super) fn printable_lines(text: &str) -> Cow<'_, str> {
    let steers = |character: char| !character.is_ascii() && steers_terminals(character);
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|character| match character {
        _ if !steers(character) => character,
        // As long as what it replaces, so that every place in the text stays where it is.
        _ if character.len_utf8() == 2 => '\u{bf}',
        _ => '\u{fffd}',
    });
    Cow::Owned(shown.collect())
}

#[cfg(test)]
mod tests {
    use super::{QUOTED, brief, misleads, printable, printable_lines};

    #[test]
    fn what_steers_a_terminal_is_replaced_and_all_else_stays() {
        assert_eq!(
            printable("a\u{1b}[2J\n\u{9b}\u{202e}b\u{200f}\u{2066}"),
            "a\u{fffd}[2J\u{fffd}\u{fffd}\u{fffd}b\u{fffd}\u{fffd}"
        );
        for text in ["Größe 東京 – ok", "👩\u{200d}💻", ""] {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn what_misleads_readers_is_known() {
        for character in [
            '\u{202e}', '\u{202a}', '\u{2066}', '\u{2069}', '\u{1b}', '\0', '\u{85}',
        ] {
            assert!(misleads(character), "{character:?}");
        }
        for character in ['a', ' ', '\n', '\t', '\u{200f}', '\u{a0}', '\u{200d}', 'ש'] {
            assert!(!misleads(character), "{character:?}");
        }
    }

    #[test]
    fn what_is_quoted_is_cut_short_and_sentences_are_not() {
        let long = "ü".repeat(2_000_000);
        let cut = format!("`amount` cannot be `{}…`, and not `5`", &long[..QUOTED * 2]);
        assert_eq!(
            brief(&format!("`amount` cannot be `{long}`, and not `5`")),
            cut
        );
        let sentence = format!("{} `{}`", "word ".repeat(50), "x".repeat(QUOTED));
        assert_eq!(brief(&sentence), sentence);
    }

    #[test]
    fn lines_keep_their_length() {
        let text = "a\u{9b}31m\t\u{202e}ü\r\n\u{61c}x";
        let shown = printable_lines(text);
        assert_eq!(shown, "a\u{bf}31m\t\u{fffd}ü\r\n\u{bf}x");
        assert_eq!(shown.len(), text.len());
    }
}
