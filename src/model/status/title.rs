//! What an entry is called when nobody gave it a title: its first sentence.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// How long such a title may be, in letters.
const TITLE_LETTERS: usize = 80;

/// Words that end with a full stop and end no sentence.
const ABBREVIATIONS: [&str; 30] = [
    "abs", "bzw", "ca", "co", "dr", "ebd", "eg", "etc", "evtl", "ggf", "hr", "fr", "inkl", "max",
    "min", "mr", "mrs", "ms", "nr", "no", "prof", "sog", "st", "str", "tel", "usw", "vgl", "vs",
    "zzgl", "zb",
];

/// The first sentence of a text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::model) struct FirstSentence {
    /// As plain text, cut between words when it is long.
    pub(in crate::model) title: String,
    /// Whether the text says no more than that, so that it need not stand below its title.
    pub(in crate::model) is_all: bool,
}

/// The first sentence of a Markdown text; `None` when there are no words in it.
pub(in crate::model) fn first_sentence(markdown: &str) -> Option<FirstSentence> {
    let mut text = String::new();
    let mut events = Parser::new(markdown);
    let mut is_plain = true;
    for event in events.by_ref() {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {}
            Event::End(_) if !text.trim().is_empty() => break,
            Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong) | Event::End(_) => {}
            _ => is_plain = false,
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return None;
    }
    let sentence = &text[..sentence_end(&text)];
    let title = cut_between_words(without_stop(sentence), TITLE_LETTERS);
    let is_all = is_plain && without_stop(&text) == title && events.next().is_none();
    Some(FirstSentence { title, is_all })
}

/// The words of a short Markdown text.
pub(super) fn plain_text(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The beginning of a text of one line, cut between words.
pub fn cut_between_words(text: &str, letters: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(letters) {
        None => text.to_owned(),
        Some((limit, _)) => {
            let cut = text[..limit].rfind(' ').unwrap_or(limit);
            let kept = text[..cut].trim_end_matches([',', ';', ':', '.', ' ', '–']);
            format!("{kept} …")
        }
    }
}

/// A title has no full stop; an ellipsis, and other signs, say something.
fn without_stop(sentence: &str) -> &str {
    match sentence.strip_suffix('.') {
        Some(rest) if !rest.ends_with('.') => rest,
        _ => sentence,
    }
}

/// Where the first sentence ends.
fn sentence_end(text: &str) -> usize {
    for (index, sign) in text.char_indices() {
        if !matches!(sign, '.' | '!' | '?' | '…') {
            continue;
        }
        let end = index + sign.len_utf8();
        let after = text[end..].trim_start_matches(['"', '”', '“', '’', '\'', ')', '»', '«']);
        let closed = text.len() - after.len();
        let Some(next) = after.strip_prefix(' ') else {
            continue;
        };
        let begins_anew = !next.starts_with(char::is_lowercase);
        if begins_anew && !(sign == '.' && is_abbreviated(&text[..index])) {
            return closed;
        }
    }
    text.len()
}

/// Whether the full stop behind a text belongs to its last word: `z. B.`, `Nr. 7`, `20. November`.
fn is_abbreviated(before: &str) -> bool {
    let word = before
        .rsplit([' ', '.', '(', '„', '"'])
        .next()
        .unwrap_or(before);
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    // A year ends a sentence more often than it counts something.
    (is_number && word.len() <= 2)
        || word.chars().count() == 1
        || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{FirstSentence, cut_between_words, first_sentence};

    fn sentence(markdown: &str) -> (String, bool) {
        let found = first_sentence(markdown);
        found.map_or_else(Default::default, |FirstSentence { title, is_all }| {
            (title, is_all)
        })
    }

    #[test]
    fn a_title_is_the_first_sentence() {
        for (markdown, title, is_all) in [
            ("Boxes are packed.\n", "Boxes are packed", true),
            ("Boxes are\n*packed*", "Boxes are packed", true),
            (
                "Boxes are packed. They leave at nine.",
                "Boxes are packed",
                false,
            ),
            ("Are they packed? Yes!", "Are they packed?", false),
            ("Packed …", "Packed …", true),
            ("Packed ... and gone. Soon.", "Packed ... and gone", false),
            ("Boxes are packed.\n\nMore.", "Boxes are packed", false),
            ("See [the plan](plan.md).", "See the plan", false),
            ("![plan](plan.png)\n", "plan", false),
            ("- first\n- second\n", "first", false),
            ("# Heading\n\nText", "Heading", false),
            (
                "Am 20. November kommt z. B. Nr. 7 an. Ja.",
                "Am 20. November kommt z. B. Nr. 7 an",
                false,
            ),
            (
                "So war es 2025. Nun ist es anders.",
                "So war es 2025",
                false,
            ),
            ("Er sagte: „Gut.“ Dann ging er.", "Er sagte: „Gut.“", false),
            ("", "", false),
            ("***\n", "", false),
        ] {
            assert_eq!(sentence(markdown), (title.to_owned(), is_all), "{markdown}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let (title, is_all) = sentence(&"zwölf Boxkämpfer ".repeat(9));
        assert!(
            title.chars().count() <= 82 && title.ends_with(" …") && !is_all,
            "{title}"
        );
        assert_eq!(cut_between_words("no", 80), "no");
        assert_eq!(cut_between_words("Donaudampfschifffahrt", 5), "Donau …");
    }
}
