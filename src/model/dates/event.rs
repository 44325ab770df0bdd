//! Events: appointments that a page names in its front matter.

use std::ops::Range;

use crate::config::{Fields, Moment};

/// An appointment, on whole days or at a time of day.
#[derive(Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is.
    pub title: String,
    /// The day or the time at which it begins.
    pub from: Moment,
    /// Its last day, or the time at which it ends: a time when it begins at one.
    pub to: Option<Moment>,
    /// Where.
    pub place: Option<String>,
    /// Where its beginning is written.
    pub(super) span: Range<usize>,
}

impl Event {
    /// Takes the events of a page. One without a beginning is none, and found.
    pub fn take_all(fields: &mut Fields<'_>) -> Vec<Self> {
        let mut events = Vec::new();
        for table in fields.tables("events") {
            let mut inner = fields.inside(table);
            events.extend(Self::take(&mut inner));
            inner.finish();
        }
        events
    }

    fn take(fields: &mut Fields<'_>) -> Option<Self> {
        let title = fields.required_text("title", "\"Workshop\"");
        let from = fields.moment("from");
        fields.missing("from", "add a day, such as `from = 2026-12-08`, or a time, such as `from = \"2026-12-08 10:00\"`");
        let to = fields.moment("to");
        let place = fields.text("place");
        let from = from?;
        let to = to.filter(|to| {
            let problem = if to.value.time.is_some() != from.value.time.is_some() {
                Some((
                    "this event has a time of day at one end only",
                    "write a time at both ends, or at none",
                ))
            } else if to.value < from.value || (to.value == from.value && to.value.time.is_some()) {
                Some(("this event ends before it begins", "swap `from` and `to`"))
            } else {
                None
            };
            if let Some((message, hint)) = problem {
                fields.error("invalid-date", to.span.clone(), message, hint);
            }
            problem.is_none()
        });
        Some(Self {
            title: title?,
            from: from.value,
            to: to.map(|to| to.value),
            place,
            span: from.span,
        })
    }
}
