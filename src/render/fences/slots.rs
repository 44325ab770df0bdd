//! Keeps what was drawn away from the sanitiser, which would take it apart.
//!
//! While a text is written, a mark stands for each drawing; the drawings are put in last. The marks are made of a character that
//! Unicode reserves for such use and that no text of an author keeps.

use std::ops::Range;

use crate::diag::Finding;
use crate::model::Body;

/// Begins and ends a mark (Unicode noncharacter). No attribute may hold it: a drawing in there would be cut open by its own quotation marks.
pub const EDGE: char = '\u{FDD0}';

/// The drawings of one text; nothing where one is not needed any more.
#[derive(Debug, Default)]
pub struct Slots(Vec<Option<String>>);

impl Slots {
    /// Takes a drawing and gives the mark that stands for it.
    pub fn hold(&mut self, html: String) -> String {
        self.0.push(Some(html));
        mark(self.0.len() - 1)
    }

    /// Gives up the drawing that a mark stands for, if the text is one.
    pub fn release(&mut self, text: &str) {
        let number = text
            .strip_prefix(EDGE)
            .and_then(|text| text.strip_suffix(EDGE));
        let index = number.and_then(|number| number.parse::<usize>().ok());
        if let Some(slot) = index.and_then(|index| self.0.get_mut(index)) {
            *slot = None;
        }
    }

    /// Puts the drawings in the place of their marks. `None` when a mark is not there exactly once: then somebody typed one.
    pub fn fill(&self, html: &str) -> Option<String> {
        if self.0.is_empty() {
            return Some(html.to_owned());
        }
        let mut left: Vec<Option<&str>> = self.0.iter().map(Option::as_deref).collect();
        let mut filled = String::with_capacity(html.len());
        let mut parts = html.split(EDGE);
        filled.push_str(parts.next().unwrap_or_default());
        while let Some(number) = parts.next() {
            let slot = left.get_mut(number.parse::<usize>().ok()?)?;
            filled.push_str(slot.take()?);
            filled.push_str(parts.next()?);
        }
        left.iter().all(Option::is_none).then_some(filled)
    }
}

/// The finding about drawings that found no place in a text: somebody typed the character of the marks, or `raw` HTML is not closed and takes
/// in what follows.
pub fn lost_drawings(body: &Body, raw: &[Range<usize>]) -> Finding {
    let typed = body.markdown().to_ascii_lowercase();
    let entities = ["fdd0;", "64976;"];
    let is_typed = typed.contains(EDGE) || entities.iter().any(|entity| typed.contains(entity));
    let (code, message) = (
        "private-character",
        "this text holds the character U+FDD0, which no text should",
    );
    match raw.last().filter(|_| !is_typed) {
        Some(raw) => Finding::error(
            "unclosed-html",
            &body.source,
            raw.clone(),
            "raw HTML on this page takes in a picture, a drawing or code that follows it",
        )
        .hint("close it, such as `<style>` with `</style>`, or take it away: scripts and styles are never published"),
        None => Finding::error(code, &body.source, body.range.clone(), message)
            .hint("remove it; it may be written as `&#xFDD0;`"),
    }
}

fn mark(index: usize) -> String {
    format!("{EDGE}{index}{EDGE}")
}

#[cfg(test)]
mod tests {
    use super::Slots;

    #[test]
    fn drawings_stand_where_their_marks_stood() {
        let mut slots = Slots::default();
        let one = slots.hold("<b>1</b>".to_owned());
        let two = slots.hold("<b>\u{FDD0}0\u{FDD0}</b>".to_owned());
        let gone = slots.hold("<b>3</b>".to_owned());
        slots.release(&gone);
        slots.release("no mark");
        assert_eq!(
            slots.fill(&format!("<p>{two}</p>{one}.")).as_deref(),
            Some("<p><b>\u{FDD0}0\u{FDD0}</b></p><b>1</b>.")
        );
        for typed in [
            format!("{one}{one}{two}"),
            format!("<a title=\"{one}\">{one}{two}</a>"),
            format!("{one}{two}{gone}"),
            format!("{one}\u{FDD0}{two}"),
            format!("{one}{two}\u{FDD0}7\u{FDD0}"),
            format!("{one}{two}\u{FDD0}"),
            one,
        ] {
            assert_eq!(slots.fill(&typed), None, "{typed}");
        }
    }

    #[test]
    fn a_text_without_drawings_stays_as_it_is() {
        assert_eq!(
            Slots::default().fill("a \u{FDD0} b").as_deref(),
            Some("a \u{FDD0} b")
        );
    }
}
