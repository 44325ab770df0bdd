//! The text of a status entry for pages that show several of them: no ids, no anchors, and headings that fit in below those of the page.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd, html};

use super::fences::Slots;
use super::markdown::ANCHOR;

/// How many levels the headings of an entry go down: above them stand the month and the entry's title.
const DOWN: usize = 2;

/// Letters up to which a text is read at a glance.
const SHORT: usize = 700;

/// Words that people read in a minute.
const WORDS_PER_MINUTE: usize = 200;

/// A text for a timeline, and how long it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The whole text; none where it has something that cannot stand twice in a portal's page: raw HTML may have ids of its own, and
    /// footnotes are nothing without theirs.
    pub html: Option<String>,
    /// Letters, spaces included.
    pub letters: usize,
    /// Words.
    pub words: usize,
}

impl Excerpt {
    /// The text of these events, which the Markdown stage has rewritten already.
    pub(super) fn of(written: &[Event<'_>], is_plain: bool, slots: &Slots) -> Self {
        let mut excerpt = Self::default();
        for event in written {
            match event {
                Event::Text(text) | Event::Code(text) => {
                    excerpt.letters += text.chars().count();
                    excerpt.words += text.split_whitespace().count();
                }
                Event::SoftBreak | Event::HardBreak => excerpt.letters += 1,
                _ => {}
            }
        }
        if is_plain {
            let mut html = String::new();
            html::push_html(&mut html, written.iter().filter_map(for_timeline));
            excerpt.html = slots.fill(&html).filter(|html| !html.trim().is_empty());
        }
        excerpt
    }

    /// Whether it is shown whole without being asked for.
    pub fn is_short(&self) -> bool {
        self.letters <= SHORT
    }

    /// The minutes it takes to read, at least one.
    pub fn minutes(&self) -> usize {
        self.words.div_ceil(WORDS_PER_MINUTE).max(1)
    }
}

fn for_timeline<'e>(event: &Event<'e>) -> Option<Event<'e>> {
    Some(match event {
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: lowered(*level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lowered(*level))),
        Event::InlineHtml(html) if html.starts_with(ANCHOR) => return None,
        event => event.clone(),
    })
}

fn lowered(level: HeadingLevel) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + DOWN).unwrap_or(HeadingLevel::H6)
}
