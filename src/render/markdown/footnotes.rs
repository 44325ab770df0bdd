//! Footnotes: numbered in the order in which the text refers to them, listed at its end wherever they were written down, with links there and back.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use crate::diag::Finding;
use crate::model::Body;
use crate::render::fences::Slots;
use crate::render::html::escape;
use crate::render::links::Links;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Footnotes<'w> {
    notes: BTreeMap<String, Note<'w>>,
    /// Those that are being written, and where they begin.
    open: Vec<(String, Range<usize>, usize)>,
    /// Those that the text refers to, in that order.
    order: Vec<Reference>,
}

struct Note<'w> {
    place: Range<usize>,
    content: Vec<Event<'w>>,
}

struct Reference {
    label: String,
    /// How often.
    count: usize,
}

impl<'w> Footnotes<'w> {
    /// Whether the text has none.
    pub(super) fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// A footnote begins, at an event of those that are written.
    pub(super) fn open(&mut self, label: &str, place: Range<usize>, start: usize) {
        self.open.push((folded(label), place, start));
    }

    /// The footnote that has begun last is at its end: takes it out of what is written.
    pub(super) fn close(
        &mut self,
        written: &mut Vec<Event<'w>>,
        slots: &mut Slots,
        body: &Body,
        links: &mut Links<'_, '_>,
    ) {
        let Some((label, place, start)) = self.open.pop() else {
            return;
        };
        let content: Vec<_> = written.drain(start..).collect();
        match self.notes.entry(label) {
            Entry::Vacant(free) => {
                free.insert(Note { place, content });
            }
            Entry::Occupied(taken) => {
                let message = format!("the footnote `{}` is written twice", taken.key());
                let finding = Finding::warning("repeated-footnote", &body.source, place, message);
                links
                    .findings
                    .push(finding.hint("the first one counts; give this one another name"));
                release(&content, slots);
            }
        }
    }

    /// Numbers the references in what is written, and adds the notes at its end.
    pub(super) fn finish(
        mut self,
        written: &mut Vec<Event<'w>>,
        slots: &mut Slots,
        body: &Body,
        links: &mut Links<'_, '_>,
    ) {
        self.number(written, slots, links);
        let mut listed = Vec::new();
        // A note may refer to others, so the list grows while it is gone through.
        while let Some(reference) = self.order.get(listed.len()) {
            let note = self.notes.remove(&reference.label);
            let mut content = note.map(|note| note.content).unwrap_or_default();
            self.number(&mut content, slots, links);
            listed.push(content);
        }
        for (label, note) in std::mem::take(&mut self.notes) {
            let message = format!("nothing refers to the footnote `{label}`");
            let finding = Finding::warning("unused-footnote", &body.source, note.place, message);
            links.findings.push(finding.hint(format!(
                "write `[^{label}]` where it belongs; until then it is not shown"
            )));
            release(&note.content, slots);
        }
        if listed.is_empty() {
            return;
        }
        let label = escape(&links.text("footnotes"));
        let mut html = format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{label}\">\n<ol>\n"
        );
        for (index, (mut content, reference)) in listed.into_iter().zip(&self.order).enumerate() {
            html.push_str(&format!("<li id=\"fn.{}\">", index + 1));
            written.push(Event::InlineHtml(slots.hold(html).into()));
            let back = slots.hold(links_back(index + 1, reference.count, links));
            let back = Event::InlineHtml(back.into());
            match content.last() {
                Some(Event::End(TagEnd::Paragraph)) => content.insert(content.len() - 1, back),
                _ => content.push(back),
            }
            written.append(&mut content);
            html = "</li>\n".to_owned();
        }
        html.push_str("</ol>\n</section>\n");
        written.push(Event::InlineHtml(slots.hold(html).into()));
    }

    /// Puts numbers in the place of references.
    fn number(&mut self, events: &mut [Event<'w>], slots: &mut Slots, links: &Links<'_, '_>) {
        for event in events {
            if let Event::FootnoteReference(label) = event {
                let label = folded(label);
                let known = self.order.iter().position(|other| other.label == label);
                let index = known.unwrap_or_else(|| {
                    self.order.push(Reference { label, count: 0 });
                    self.order.len() - 1
                });
                let reference = &mut self.order[index];
                reference.count += 1;
                let number = index + 1;
                let said = links.numbered("footnote-number", number);
                let html = format!(
                    "<sup class=\"footnote\"><a id=\"{}\" href=\"#fn.{number}\" role=\"doc-noteref\" aria-label=\"{}\">{number}</a></sup>",
                    id_of(number, reference.count),
                    escape(&said)
                );
                *event = Event::InlineHtml(slots.hold(html).into());
            }
        }
    }
}

/// The names of footnotes are compared without regard to case.
fn folded(label: &str) -> String {
    label.to_lowercase()
}

/// The id of a place that refers to a note.
fn id_of(number: usize, count: usize) -> String {
    match count {
        1 => format!("fnref.{number}"),
        _ => format!("fnref.{number}.{count}"),
    }
}

/// A link to each place that refers to a note.
fn links_back(number: usize, count: usize, links: &Links<'_, '_>) -> String {
    let mut html = String::new();
    // The style sheet draws an arrow: as a letter, some phones make a picture of it.
    for place in 1..=count {
        let id = id_of(number, place);
        let (said, sign) = if count == 1 {
            (links.text("footnote-back"), String::new())
        } else {
            let said = links.numbered("footnote-back-to", place);
            (said, format!("<sup>{place}</sup>"))
        };
        html.push_str(&format!(
            " <a class=\"footnote-back\" href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{}\">{sign}</a>",
            escape(&said)
        ));
    }
    html
}

/// What is not shown needs no drawings.
fn release(content: &[Event<'_>], slots: &mut Slots) {
    for event in content {
        if let Event::InlineHtml(mark) = event {
            slots.release(mark);
        }
    }
}

/// A reference to a footnote that nobody wrote, which stays text: where it stands, and its name. `at` is where that text begins.
pub(super) fn missing(source: &str, at: Range<usize>) -> Option<(Range<usize>, &str)> {
    let (label, rest) = source[at.start..].strip_prefix("[^")?.split_once(']')?;
    let is_escaped = source[..at.start].ends_with('\\');
    let is_label = !label.is_empty()
        && !label.contains(|letter: char| {
            letter.is_whitespace() || matches!(letter, '[' | '^' | '\\' | '`' | '<')
        });
    // `[^x](…)` is a link.
    let is_bare = !rest.starts_with(['(', '[']);
    let end = at.start + label.len() + "[^]".len();
    (!is_escaped && is_label && is_bare).then_some((at.start..end, label))
}
