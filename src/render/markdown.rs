//! Markdown to HTML: links resolved and checked, attachments marked for the reader, raw HTML sanitised.
//!
//! 1. The parser's events are rewritten one by one: headings get ids, links get addresses, images and files become marks that
//!    the browser's reader opens. 2. The HTML is written. 3. Only if the author used raw HTML, the whole is sanitised.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};

use super::excerpt::Excerpt;
use super::fences::{self, Fence, Info, Slots};
use super::html::{escape, heading_id};
use super::links::{Link, Links};
use super::sanitise::sanitise;
use crate::model::{Body, cut_between_words};

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
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    let events: Vec<_> = Parser::new_ext(markdown, options)
        .into_offset_iter()
        .collect();
    let mut writer = Writer {
        body,
        links,
        written: Vec::with_capacity(events.len()),
        rendered: Rendered::default(),
        link_ends: Vec::new(),
        table: Table::default(),
        footnote_start: 0,
        footnotes: Vec::new(),
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

type Located<'a> = (Event<'a>, Range<usize>);

struct Writer<'w, 'a, 'v, 'l> {
    body: &'w Body,
    links: &'l mut Links<'a, 'v>,
    written: Vec<Event<'w>>,
    rendered: Rendered,
    /// What each open link ends with; nothing for links that are shown as text.
    link_ends: Vec<&'static str>,
    table: Table,
    /// Where the footnote that is being written begins.
    footnote_start: usize,
    footnotes: Vec<Event<'w>>,
    /// The last number given to each heading that stands here more than once.
    repeated: BTreeMap<String, usize>,
    /// Where raw HTML stands, for findings.
    raw: Vec<Range<usize>>,
    /// Diagrams, charts and code.
    slots: Slots,
}

/// Where in a table the writer is. Cells are written here because the policy of the page forbids the `style` attribute that
/// the Markdown library aligns them with.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The name of the cell's element.
    cell: &'static str,
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
            Event::Start(Tag::Image { dest_url, .. }) => {
                let alt = inside(following, |end| matches!(end, TagEnd::Image));
                let image = self
                    .links
                    .image(self.body, range, &dest_url, &plain_text(alt));
                self.html(image);
                return alt.len() + 1;
            }
            Event::Start(Tag::Table(alignments)) => self.open_table(alignments),
            Event::Start(Tag::TableHead) => self.open_row("<thead><tr>"),
            Event::End(TagEnd::TableHead) => self.html("</tr></thead>\n<tbody>".to_owned()),
            Event::Start(Tag::TableRow) => self.open_row("<tr>"),
            Event::End(TagEnd::TableRow) => self.html("</tr>\n".to_owned()),
            Event::Start(Tag::TableCell) => {
                let next = following.first().map(|(event, _)| event);
                self.open_cell(matches!(next, Some(Event::End(TagEnd::TableCell))));
            }
            Event::End(TagEnd::TableCell) => {
                self.html(format!("</{}>", self.table.cell));
            }
            Event::End(TagEnd::Table) => self.html("</tbody></table></div>\n".to_owned()),
            Event::TaskListMarker(done) => {
                let label = escape(&self.links.task_label(done));
                let checked = if done { " checked" } else { "" };
                self.html(format!(
                    "<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "
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
            // Bare numbers would collide with headings such as `## 2026`.
            Event::FootnoteReference(name) => self
                .written
                .push(Event::FootnoteReference(format!("fn-{name}").into())),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.footnote_start = self.written.len();
                let name = format!("fn-{name}").into();
                self.written
                    .push(Event::Start(Tag::FootnoteDefinition(name)));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                self.written.push(event);
                // Wherever an author writes it down, a reader looks for it at the end.
                self.footnotes
                    .extend(self.written.drain(self.footnote_start..));
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
        let mark = self.slots.hold(fences::draw(&fence, self.links));
        self.html(mark);
    }

    fn open_table(&mut self, alignments: Vec<Alignment>) {
        self.table = Table {
            alignments,
            ..Table::default()
        };
        let label = escape(&self.links.table_label());
        // A group, not a region: several landmarks of one name lead nowhere.
        self.html(format!(
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"><table>"
        ));
    }

    fn open_row(&mut self, start: &str) {
        self.table.column = 0;
        self.table.in_head = start.starts_with("<thead>");
        self.html(start.to_owned());
    }

    fn open_cell(&mut self, is_empty: bool) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"numeric\"",
            Some(Alignment::Center) => " class=\"centred\"",
            _ => "",
        };
        self.table.column += 1;
        // A heading without words, as in the corner of a table, would be announced with every cell below it.
        let (cell, scope) = if self.table.in_head && !is_empty {
            ("th", " scope=\"col\"")
        } else {
            ("td", "")
        };
        self.table.cell = cell;
        self.html(format!("<{cell}{scope}{class}>"));
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

    fn html(&mut self, html: String) {
        if !html.is_empty() {
            self.written.push(Event::InlineHtml(html.into()));
        }
    }

    fn finish_text(&mut self) {
        self.rendered.html.reserve(self.body.range.len() * 3 / 2);
        let events = self.written.drain(..).chain(self.footnotes.drain(..));
        html::push_html(&mut self.rendered.html, events);
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
            None => self.links.private_character(self.body),
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

fn is_heading(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Heading(_))
}

/// The events up to the end of what has just begun. Headings, links, images and paragraphs do not nest in themselves,
/// except images, whose text may hold images: there the first end will do.
fn inside<'s, 'e>(
    following: &'s [Located<'e>],
    is_end: impl Fn(&TagEnd) -> bool,
) -> &'s [Located<'e>] {
    let end = following
        .iter()
        .position(|(event, _)| matches!(event, Event::End(end) if is_end(end)));
    &following[..end.unwrap_or(following.len())]
}

fn plain_text(events: &[Located<'_>]) -> String {
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
fn verbatim(events: &[Located<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        if let Event::Text(part) = event {
            text.push_str(part);
        }
    }
    text
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
