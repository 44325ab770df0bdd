//! Markdown to HTML: links resolved and checked, attachments marked for the reader, raw HTML sanitised.
//!
//! 1. The parser's events are rewritten one by one: headings get ids, links get addresses, images and files become marks that
//!    the browser's reader opens. 2. Footnotes are numbered and listed at the end. 3. The HTML is written. 4. Only if the author
//!    used raw HTML, the whole is sanitised; what was drawn for the author is put in after that.

mod callouts;
mod events;
mod footnotes;
mod pictures;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, html};

use super::excerpt::Excerpt;
use super::fences::{self, Fence, Info, Slots};
use super::html::{escape, heading_id};
use super::link::Link;
use super::links::{Image, Links};
use super::sanitise::sanitise;
use crate::model::{Body, MARKDOWN, cut_between_words};
use events::{Located, inside, is_heading, plain_text, verbatim};
use footnotes::Footnotes;
use pictures::Typed;
use table::Table;

/// How the link begins that a heading has to itself.
pub(super) const ANCHOR: &str = " <a class=\"anchor\" ";

/// How much of the first paragraph lists show.
const SUMMARY_LETTERS: usize = 180;

/// A page's text as HTML, and what was learned on the way.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// Every id a link can lead to.
    pub ids: BTreeSet<String>,
    /// The beginning of the first paragraph, as plain text.
    pub summary: Option<String>,
    /// The text once more, for pages that show several; for status entries alone.
    pub excerpt: Option<Excerpt>,
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What a link names.
    pub id: String,
    /// The text.
    pub title: String,
    /// From 2 to 6.
    pub level: u8,
}

/// Turns a page's Markdown into HTML. `title` is left out of the text when it is its first heading.
pub fn render(body: &Body, title: &str, links: &mut Links<'_, '_>) -> Rendered {
    let mut writer = written(body, title, links);
    writer.finish_text();
    writer.rendered
}

/// The same for a status entry, which stands on its own page and in timelines.
pub fn render_entry(body: &Body, title: &str, links: &mut Links<'_, '_>) -> Rendered {
    let mut writer = written(body, title, links);
    let is_plain = writer.raw.is_empty() && writer.footnotes.is_empty();
    writer.rendered.excerpt = Some(Excerpt::of(&writer.written, is_plain, &writer.slots));
    writer.finish_text();
    writer.rendered
}

fn written<'w, 'a, 'v, 'l>(
    body: &'w Body,
    title: &str,
    links: &'l mut Links<'a, 'v>,
) -> Writer<'w, 'a, 'v, 'l> {
    let markdown = body.markdown();
    let events: Vec<_> = Parser::new_ext(markdown, MARKDOWN)
        .into_offset_iter()
        .collect();
    let mut writer = Writer {
        body,
        links,
        written: Vec::with_capacity(events.len()),
        rendered: Rendered::default(),
        link_ends: Vec::new(),
        table: Table::default(),
        footnotes: Footnotes::default(),
        repeated: BTreeMap::new(),
        raw: Vec::new(),
        slots: Slots::default(),
    };
    let mut at = title_length(&events, title);
    while let Some((event, range)) = events.get(at) {
        at += 1;
        at += writer.take(
            event.clone(),
            range.start + body.range.start..range.end + body.range.start,
            &events[at..],
        );
    }
    writer
}

struct Writer<'w, 'a, 'v, 'l> {
    body: &'w Body,
    links: &'l mut Links<'a, 'v>,
    written: Vec<Event<'w>>,
    rendered: Rendered,
    /// What each open link ends with; nothing for links that are shown as text.
    link_ends: Vec<&'static str>,
    table: Table,
    footnotes: Footnotes<'w>,
    /// The last number given to each heading that stands here more than once.
    repeated: BTreeMap<String, usize>,
    /// Where raw HTML stands, for findings.
    raw: Vec<Range<usize>>,
    /// What is drawn here and needs no sanitising: diagrams, code, pictures, footnotes' numbers.
    slots: Slots,
}

impl<'w> Writer<'w, '_, '_, '_> {
    /// Writes one event and tells how many of the following ones it has used up.
    fn take(&mut self, event: Event<'w>, range: Range<usize>, following: &[Located<'w>]) -> usize {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let level = demoted(level);
                let id = self.heading(level, id.as_deref(), inside(following, is_heading));
                // Only the id is kept: other attributes could carry anything, `onclick` included.
                self.written.push(Event::Start(Tag::Heading {
                    level,
                    id: Some(id.into()),
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => return self.open_link(link_type, &dest_url, range, following),
            Event::End(TagEnd::Link) => {
                let end = self.link_ends.pop().unwrap_or_default();
                self.html(end.to_owned());
            }
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => {
                let image = Typed::new(&dest_url, &title, following);
                match self.image(range, &image, false) {
                    Image::Shown { tag, .. } => self.draw(tag),
                    Image::Words(words) => self.html(words),
                }
                return image.length;
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let start = callouts::open(kind, self.links);
                self.draw(start);
            }
            Event::End(TagEnd::BlockQuote(Some(_))) => self.draw(callouts::CLOSE.to_owned()),
            Event::Start(Tag::Table(alignments)) => {
                let (table, start) = Table::open(alignments, &self.links.text("table-region"));
                self.table = table;
                self.html(start);
            }
            Event::Start(Tag::TableHead) => {
                let start = self.table.open_head();
                self.html(start.to_owned());
            }
            Event::End(TagEnd::TableHead) => self.html("</tr></thead>\n<tbody>".to_owned()),
            Event::Start(Tag::TableRow) => {
                let start = self.table.open_row();
                self.html(start.to_owned());
            }
            Event::End(TagEnd::TableRow) => self.html("</tr>\n".to_owned()),
            Event::Start(Tag::TableCell) => {
                let next = following.first().map(|(event, _)| event);
                let is_empty = matches!(next, Some(Event::End(TagEnd::TableCell)));
                let start = self.table.open_cell(is_empty);
                self.html(start);
            }
            Event::End(TagEnd::TableCell) => self.html(self.table.close_cell()),
            Event::End(TagEnd::Table) => self.html("</tbody></table></div>\n".to_owned()),
            Event::TaskListMarker(done) => {
                let label = match done {
                    true => self.links.text("task-done"),
                    false => self.links.text("task-open"),
                };
                let label = escape(&label);
                let checked = if done { " checked" } else { "" };
                self.html(format!(
                    "<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\">"
                ));
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some(heading) = self.rendered.headings.last() {
                    let anchor = format!(
                        "{ANCHOR}href=\"#{}\" aria-hidden=\"true\" tabindex=\"-1\">#</a>",
                        escape(&heading.id)
                    );
                    self.html(anchor);
                }
                self.written
                    .push(Event::End(TagEnd::Heading(demoted(level))));
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.footnotes.open(&label, range, self.written.len());
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                let (written, slots) = (&mut self.written, &mut self.slots);
                self.footnotes.close(written, slots, self.body, self.links);
            }
            Event::Text(text) => {
                if let Some((place, label)) =
                    footnotes::missing(self.body.source.text(), range).filter(|_| &*text == "[")
                {
                    self.links.missing_footnote(self.body, place, label);
                }
                self.written.push(Event::Text(text));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let inner = inside(following, |end| matches!(end, TagEnd::CodeBlock));
                self.fence(&kind, &verbatim(inner), range);
                return inner.len() + 1;
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.raw.push(range);
                self.written.push(event);
            }
            Event::Start(Tag::Paragraph) => {
                if self.rendered.summary.is_none() {
                    let text =
                        plain_text(inside(following, |end| matches!(end, TagEnd::Paragraph)));
                    self.rendered.summary = Some(cut_between_words(&text, SUMMARY_LETTERS))
                        .filter(|summary| !summary.is_empty());
                }
                if let Some(image) = Typed::alone(following) {
                    let shown = self.image(range, &image, true);
                    let block = pictures::block(shown, &image.title, self.links);
                    self.draw(block);
                    return image.length + 1;
                }
                self.written.push(event);
            }
            event => self.written.push(event),
        }
        0
    }

    fn fence(&mut self, kind: &CodeBlockKind<'_>, text: &str, range: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => Info::parse(info),
            CodeBlockKind::Indented => Info::default(),
        };
        let body = self.body;
        let fence = Fence {
            body,
            info,
            text,
            range,
        };
        let drawing = fences::draw(&fence, self.links);
        self.draw(drawing);
    }

    fn image(&mut self, range: Range<usize>, image: &Typed, is_alone: bool) -> Image {
        // What is a caption needs no saying twice.
        let title = if is_alone { "" } else { &image.title };
        let (body, path) = (self.body, &image.path);
        self.links.image(body, range, path, &image.alt, title)
    }

    fn open_link(
        &mut self,
        kind: LinkType,
        typed: &str,
        range: Range<usize>,
        following: &[Located<'w>],
    ) -> usize {
        let bare_wiki = matches!(kind, LinkType::WikiLink { has_pothole: false });
        let link = match kind {
            LinkType::WikiLink { .. } => self.links.wiki(self.body, range, typed),
            LinkType::Email => Link::mail(typed),
            _ => self.links.path(self.body, range, typed),
        };
        self.html(link.start);
        self.link_ends.push(link.end);
        if !bare_wiki {
            return 0;
        }
        // `[[relaunch]]` shows the title of the page, not the word that was typed.
        let shown = inside(following, |end| matches!(end, TagEnd::Link));
        self.written.push(Event::Text(
            link.title.unwrap_or_else(|| plain_text(shown)).into(),
        ));
        shown.len()
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        given: Option<&str>,
        inner: &[Located<'_>],
    ) -> String {
        let title = plain_text(inner);
        let wanted = heading_id(given.unwrap_or(&slug_of(&title)));
        let mut id = wanted.clone();
        while !self.rendered.ids.insert(id.clone()) {
            let number = self.repeated.entry(wanted.clone()).or_insert(0);
            *number += 1;
            id = format!("{wanted}-{number}");
        }
        self.rendered.headings.push(Heading {
            id: id.clone(),
            title,
            level: level as u8,
        });
        id
    }

    /// Writes HTML that needs no sanitising.
    fn draw(&mut self, html: String) {
        if !html.is_empty() {
            let mark = self.slots.hold(html);
            self.html(mark);
        }
    }

    fn html(&mut self, html: String) {
        if !html.is_empty() {
            self.written.push(Event::InlineHtml(html.into()));
        }
    }

    fn finish_text(&mut self) {
        self.rendered.html.reserve(self.body.range.len() * 3 / 2);
        let footnotes = std::mem::take(&mut self.footnotes);
        let (written, slots) = (&mut self.written, &mut self.slots);
        footnotes.finish(written, slots, self.body, self.links);
        html::push_html(&mut self.rendered.html, self.written.drain(..));
        if !self.raw.is_empty() {
            self.rendered.html = sanitise(
                &self.rendered.html,
                self.body,
                &self.raw,
                &self.rendered.ids,
                self.links,
            );
        }
        match self.slots.fill(&self.rendered.html) {
            Some(filled) => self.rendered.html = filled,
            None => self
                .links
                .findings
                .push(fences::lost_drawings(self.body, &self.raw)),
        }
    }
}

/// How many events make up a first heading that only repeats the title.
fn title_length(events: &[Located<'_>], title: &str) -> usize {
    match events.first() {
        Some((
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }),
            _,
        )) => {
            let inner = inside(&events[1..], is_heading);
            if plain_text(inner).trim() == title {
                inner.len() + 2
            } else {
                0
            }
        }
        _ => 0,
    }
}

/// A page has one heading of level 1, its title.
fn demoted(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H1 {
        HeadingLevel::H2
    } else {
        level
    }
}

/// The id that a heading gets by its text: lower case, letters and digits of any script, `-` between words (as GitHub does).
fn slug_of(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.trim().chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() || letter == '_' {
            slug.push(letter);
        } else if (letter == ' ' || letter == '-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-').to_owned();
    if slug.is_empty() {
        "section".to_owned()
    } else {
        slug
    }
}
