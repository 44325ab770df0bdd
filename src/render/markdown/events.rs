//! Looks ahead in the parser's events: what is inside an element, and which words.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

/// An event, and the bytes of the Markdown that it stands for.
pub(super) type Located<'a> = (Event<'a>, Range<usize>);

/// Whether a heading ends.
pub(super) fn is_heading(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Heading(_))
}

/// The events up to the end of what has just begun. Headings, links, images and paragraphs do not nest in themselves,
/// except images, whose text may hold images: there the first end will do.
pub(super) fn inside<'s, 'e>(
    following: &'s [Located<'e>],
    is_end: impl Fn(&TagEnd) -> bool,
) -> &'s [Located<'e>] {
    let end = following
        .iter()
        .position(|(event, _)| matches!(event, Event::End(end) if is_end(end)));
    &following[..end.unwrap_or(following.len())]
}

/// The words, without how they are set.
pub(super) fn plain_text(events: &[Located<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The text of a block of code, whose lines may come in several pieces.
pub(super) fn verbatim(events: &[Located<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        if let Event::Text(part) = event {
            text.push_str(part);
        }
    }
    text
}
