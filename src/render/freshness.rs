//! What a page says about its own freshness, in words that the reader's browser chooses by the day.

use jiff::civil::Date;

use super::context::{Part, Window};
use super::pages::Pages;
use super::sentences::Word;
use crate::model::{Freshness, Page};

impl Pages<'_, '_> {
    /// For the page's head: three windows that follow each other.
    pub(super) fn freshness(&self, page: &Page) -> Vec<Window> {
        let Some(freshness) = self.view.freshness(page) else {
            return Vec::new();
        };
        let days = Days::of(&freshness);
        let (fresh, due, stale) = match freshness.is_review {
            true => ("freshness-fresh", "freshness-due", "freshness-stale"),
            false => (
                "freshness-fresh-unreviewed",
                "freshness-due-unreviewed",
                "freshness-stale-unreviewed",
            ),
        };
        let parts = |key: &str, ask: Option<&str>| {
            let day = Word::Text(self.facts.notation.date(freshness.reviewed));
            let mut parts = self.facts.sentence(key, vec![("day", day)]);
            if let Some((key, id)) = ask.zip(freshness.ask) {
                let person = Word::People(vec![self.facts.someone(id)]);
                parts.push(Part::text(" "));
                parts.extend(self.facts.sentence(key, vec![("person", person)]));
            }
            parts
        };
        vec![
            days.fresh(parts(fresh, None)),
            days.due(parts(due, Some("freshness-due-ask"))),
            days.stale(parts(stale, Some("freshness-stale-ask"))),
        ]
    }

    /// For a list: nothing while the page is fresh.
    pub(super) fn freshness_marks(&self, page: &Page) -> Vec<Window> {
        let Some(freshness) = self.view.freshness(page) else {
            return Vec::new();
        };
        let days = Days::of(&freshness);
        let word = |key: &str| vec![Part::text(&self.facts.locale.text(key))];
        vec![
            days.due(word("freshness-mark-due")),
            days.stale(word("freshness-mark-stale")),
        ]
    }
}

/// The first days of what comes after being fresh.
struct Days {
    due_from: Date,
    stale_from: Date,
}

impl Days {
    fn of(freshness: &Freshness<'_>) -> Self {
        Self {
            due_from: freshness.due_from,
            stale_from: freshness.stale_from,
        }
    }

    fn fresh(&self, parts: Vec<Part>) -> Window {
        Window {
            state: "fresh",
            from: None,
            until: day_before(self.due_from),
            parts,
        }
    }

    fn due(&self, parts: Vec<Part>) -> Window {
        Window {
            state: "due",
            from: Some(self.due_from.to_string()),
            until: day_before(self.stale_from),
            parts,
        }
    }

    fn stale(&self, parts: Vec<Part>) -> Window {
        Window {
            state: "stale",
            from: Some(self.stale_from.to_string()),
            until: None,
            parts,
        }
    }
}

fn day_before(day: Date) -> Option<String> {
    day.yesterday().ok().map(|day| day.to_string())
}
