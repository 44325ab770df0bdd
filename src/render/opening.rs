//! How a text opens: its first paragraph, for those who read nothing else.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The first paragraph of a text without its marks; none for a text that has no paragraph.
pub fn opening(markdown: &str) -> Option<String> {
    let options =
        Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS;
    let mut text = String::new();
    let mut is_inside = false;
    let mut left_out = 0_usize;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Paragraph) => is_inside = true,
            Event::End(TagEnd::Paragraph) if !text.trim().is_empty() => break,
            Event::End(TagEnd::Paragraph) => is_inside = false,
            // What is struck out does not hold any more, and a note opens nothing wherever it stands.
            Event::Start(Tag::Strikethrough | Tag::Image { .. } | Tag::FootnoteDefinition(_)) => {
                left_out += 1;
            }
            Event::End(TagEnd::Strikethrough | TagEnd::Image | TagEnd::FootnoteDefinition) => {
                left_out -= 1;
            }
            Event::Text(part) | Event::Code(part) if is_inside && left_out == 0 => {
                text.push_str(&part);
            }
            Event::SoftBreak | Event::HardBreak if is_inside => text.push(' '),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words.join(" ")).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn the_first_paragraph_comes_without_its_marks() {
        for (markdown, expected) in [
            ("# Title\n\nOne *two*\n`three`.\n\nFour\n", "One two three."),
            (
                "![Plan](plan.png)\n\nOne[^1] [two](b.md)\n\n[^1]: Note\n",
                "One two",
            ),
            ("[^1]: Note\n\nOne[^1]\n", "One"),
            ("[[shop|The shop]] ~~never~~ opens", "The shop opens"),
            ("- One\n- Two\n", ""),
            ("", ""),
        ] {
            assert_eq!(
                opening(markdown).unwrap_or_default(),
                expected,
                "{markdown}"
            );
        }
    }
}
