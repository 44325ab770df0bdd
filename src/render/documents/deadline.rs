//! The day that matters for a document, and the days around it on which readers are told something else.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::context::Fact;
use super::super::context::documents::Deadline;
use super::super::context::home::NeedItem;
use super::super::pages::Pages;
use crate::model::{Paper, Waiting};

/// From so many days before its end on, something is soon over.
const SOON: i32 = 30;

impl Pages<'_, '_> {
    /// The day that matters: an open document's due day, else the last one on which it holds.
    pub(in crate::render) fn deadline(&self, paper: &Paper<'_>) -> Option<Deadline> {
        let due = paper.due.filter(|_| paper.document.waits_for().is_some());
        let (kind, day) = match due {
            Some(day) => ("due", day),
            None => ("valid", paper.expires()?),
        };
        let soon = match kind {
            "due" => day,
            _ => soon_over(day),
        };
        let iso = |day: Date| day.to_string();
        Some(Deadline {
            kind,
            day: self.facts.day(day),
            calm_until: soon.yesterday().ok().map(iso),
            soon_from: Some(iso(soon)),
            over_from: day.tomorrow().ok().map(iso),
        })
    }

    /// An open document among what is needed of the readers.
    pub(in crate::render) fn paper_needed(&self, paper: &Paper<'_>) -> NeedItem {
        let (locale, notation) = (self.facts.locale, self.facts.notation);
        let title = self.title(paper.page);
        let name = match paper.number {
            Some(number) => format!("{}\u{a0}{number}", self.kind_label(paper.page)),
            None => title,
        };
        let waiting = paper.document.waits_for().map_or("answer", Waiting::word);
        let values = |name: &str, text: String| BTreeMap::from([(name.to_owned(), text)]);
        let key = format!("needs-paper-{waiting}");
        let what = locale.format(&key, &values("document", name.clone()));
        let what = what.unwrap_or(name);
        let amount = paper.open().or(paper.amount().map(|amount| amount.value));
        let what = match amount {
            Some(amount) => self.facts.worded(
                "needs-with-amount",
                [
                    ("needed", what),
                    ("amount", notation.money(amount, paper.currency)),
                ],
            ),
            None => what,
        };
        let by = paper.deadline();
        let mut item = self.need_item("document", what, None, paper.id, by);
        // Within the year, the weekday says more than the number of the year.
        let this_year = self.newest_source().map(Date::year);
        if let (Some(day), Some(by)) = (&mut item.by, by)
            && this_year == Some(by.year())
        {
            day.text = notation.short_date(by);
        }
        item
    }

    /// What an open document waits for, and whether that is up to the readers.
    pub(in crate::render) fn waits(&self, paper: &Paper<'_>) -> Option<Fact> {
        let waiting = paper.document.waits_for()?.word();
        let locale = self.facts.locale;
        let (text, tone) = match paper.document.is_for(self.view.readers_side()) {
            true => (locale.text(&format!("document-for-you-{waiting}")), "warn"),
            false => (locale.text(&format!("document-for-us-{waiting}")), "info"),
        };
        Some(Fact {
            key: "state",
            label: locale.text("fact-state"),
            text,
            lang: None,
            url: None,
            tone,
        })
    }
}

/// The first day on which something that holds until `day` is soon over.
pub(super) fn soon_over(day: Date) -> Date {
    day.checked_sub(SOON.days()).unwrap_or(day)
}
