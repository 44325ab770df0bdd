//! A file that gathers many entries, each below a heading of its own, for the lowest possible barrier.
//!
//! 1. The headings are found by the Markdown parser, so that code and quotations are not mistaken for them. Front matter right below a
//!    heading is hidden from it first: what stands there is no Markdown. 2. Each heading is read. 3. What is nearly a date is an error in
//!    a file of which the date decides where its text goes: passing it over would put one entry's words into another.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};

use super::heading::{DatedHeading, Read, Slip, read};
use crate::diag::{Finding, Findings, SourceText};
use crate::load::FrontMatter;

/// The entries of a file.
#[derive(Debug)]
pub(in crate::model) struct Gathering {
    /// The text above the first of them.
    pub(in crate::model) above: Range<usize>,
    pub(in crate::model) entries: Vec<Gathered>,
}

/// One entry of such a file.
#[derive(Debug)]
pub(in crate::model) struct Gathered {
    pub(super) heading: DatedHeading,
    /// The keys right below the heading, and the text.
    pub(super) front: FrontMatter,
}

impl Gathering {
    /// The entries of a file's text; `None` when it is one entry itself. `has_day` tells whether the file has a day of its own, so that
    /// headings need not bring one.
    pub(in crate::model) fn of(
        source: &Arc<SourceText>,
        body: Range<usize>,
        has_day: bool,
        findings: &mut Findings,
    ) -> Option<Self> {
        let text = &source.text()[body.clone()];
        let may_be_heading = |line: &str| line.trim_start().starts_with('#');
        if !text.lines().any(may_be_heading) {
            return None;
        }
        let lines = dated_lines(text, body.start);
        let is_gathering = lines.iter().any(|line| matches!(line, Line::Dated(_)));
        if !is_gathering && has_day {
            return None;
        }
        let mut headings = Vec::new();
        let mut slips = 0;
        for line in lines {
            match line {
                Line::Dated(heading) => headings.push(heading),
                Line::OfOtherLevel(_) if !is_gathering => {}
                Line::Nearly(slip) | Line::OfOtherLevel(slip) => {
                    slips += 1;
                    let finding = Finding::error("nearly-a-date", source, slip.span, slip.message);
                    findings.push(finding.hint(slip.hint));
                }
            }
        }
        if headings.is_empty() && slips == 0 {
            return None;
        }
        let starts: Vec<usize> = headings
            .iter()
            .map(|heading| line_start(source.text(), heading.span.start))
            .collect();
        let ends = starts.iter().copied().skip(1).chain([body.end]);
        let above = body.start..starts.first().copied().unwrap_or(body.end);
        let parts: Vec<(DatedHeading, usize)> = headings.into_iter().zip(ends).collect();
        let entries = parts.into_iter().map(|(heading, end)| {
            let below = next_line(source.text(), heading.span.end).min(end);
            let front = FrontMatter::within(source, below..end, findings);
            Gathered { heading, front }
        });
        let entries = entries.collect();
        Some(Self { above, entries })
    }
}

/// A line that has to do with a day.
enum Line {
    Dated(DatedHeading),
    Nearly(Slip),
    /// A day in a heading of another level, which says nothing in a file of one entry.
    OfOtherLevel(Slip),
}

/// The headings of a text that begin with a day, or nearly; `start` is where the text stands in the file.
fn dated_lines(text: &str, start: usize) -> Vec<Line> {
    let hidden = without_front_matter(text);
    let mut depth = 0_usize;
    let mut lines = Vec::new();
    for (event, range) in Parser::new_ext(&hidden, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    lines.extend(dated_line(&tag, &hidden, range, start));
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    lines
}

fn dated_line(tag: &Tag<'_>, text: &str, range: Range<usize>, start: usize) -> Option<Line> {
    match tag {
        Tag::Heading { level, .. } if *level <= HeadingLevel::H2 => {
            let line = Marks::of(text, range.start, start)?;
            match read(line.inner, line.at) {
                Read::Dated(heading) if line.signs == 2 => Some(Line::Dated(heading)),
                Read::Nearly(slip) if line.signs == 2 => Some(Line::Nearly(slip)),
                found => line
                    .instead(found, "an entry begins with a heading of level 2")
                    .map(Line::OfOtherLevel),
            }
        }
        Tag::Paragraph => lines_of(text, range).find_map(|at| {
            let line = Marks::of(text, at, start).filter(Marks::is_joined)?;
            let found = read(line.inner, line.at);
            let message = "a heading has a space behind its `##`";
            line.instead(found, message).map(Line::Nearly)
        }),
        Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
            swallowed(text, range, start).map(Line::OfOtherLevel)
        }
        _ => None,
    }
}

/// A line by its signs: `## ` and what is behind them.
struct Marks<'t> {
    /// Where the line stands in the file, without what is around it.
    span: Range<usize>,
    signs: usize,
    inner: &'t str,
    /// Where that stands in the file.
    at: usize,
}

impl<'t> Marks<'t> {
    fn of(text: &'t str, at: usize, start: usize) -> Option<Self> {
        let whole = text[at..].lines().next()?;
        let line = whole.trim();
        let from = at + whole.len() - whole.trim_start().len();
        let behind = line.trim_start_matches('#');
        let inner = behind.trim_start();
        Some(Self {
            span: start + from..start + from + line.len(),
            signs: line.len() - behind.len(),
            inner,
            at: start + from + line.len() - inner.len(),
        })
    }

    /// `##2026-11-20`, which is no heading.
    fn is_joined(&self) -> bool {
        (1..=2).contains(&self.signs) && self.span.len() == self.signs + self.inner.len()
    }

    fn instead(&self, found: Read, message: &str) -> Option<Slip> {
        match found {
            Read::Plain => None,
            Read::Dated(heading) => Some(Slip {
                span: self.span.clone(),
                message: message.to_owned(),
                hint: format!("write `## {}`", heading.date.value),
            }),
            Read::Nearly(slip) => Some(slip),
        }
    }
}

/// Where the lines of a part of a text begin.
fn lines_of(text: &str, range: Range<usize>) -> impl Iterator<Item = usize> {
    let breaks = text[range.clone()].match_indices('\n');
    let next = breaks
        .map(move |(at, _)| range.start + at + 1)
        .filter(move |at| *at < range.end);
    std::iter::once(range.start).chain(next)
}

/// A fence that nobody closed takes in all entries below it.
fn swallowed(text: &str, range: Range<usize>, start: usize) -> Option<Slip> {
    let code = text[range.clone()].trim_end();
    let fence = code.lines().next()?;
    let last = code.lines().next_back()?.trim_start();
    let is_closed =
        code.lines().nth(1).is_some() && (last.starts_with("```") || last.starts_with("~~~"));
    let entry = code.lines().map(str::trim).find(|line| begins_entry(line));
    let entry = entry.filter(|_| !is_closed)?;
    Some(Slip {
        span: start + range.start..start + range.start + fence.len(),
        message: format!("this code is never closed, so `{entry}` belongs to it"),
        hint: "end the code with a line like the one it begins with".to_owned(),
    })
}

/// The text with spaces in the place of front matter right below headings, every other byte where it was.
fn without_front_matter(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let next = next_line(text, at);
        hidden.push_str(&text[at..next]);
        let line = text[at..next].trim();
        at = next;
        let fence = text[next..].lines().next().map(str::trim_end);
        if let Some(fence @ ("+++" | "---")) = fence.filter(|_| begins_entry(line)) {
            at = block_end(text, next, fence);
            let blank = text[next..at]
                .bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' });
            hidden.extend(blank);
        }
    }
    hidden
}

/// Whether a line, without what is around it, is the heading of an entry.
fn begins_entry(line: &str) -> bool {
    let inner = line
        .strip_prefix("##")
        .filter(|inner| inner.starts_with([' ', '\t']));
    inner.is_some_and(|inner| matches!(read(inner.trim(), 0), Read::Dated(_)))
}

/// Where front matter that opens at `start` ends; an open end reaches no further than the next entry.
fn block_end(text: &str, start: usize, fence: &str) -> usize {
    let mut at = next_line(text, start);
    while at < text.len() {
        let next = next_line(text, at);
        let line = text[at..next].trim_end();
        if line == fence {
            return next;
        }
        if begins_entry(line.trim_start()) {
            return at;
        }
        at = next;
    }
    at
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}
