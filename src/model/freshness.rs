//! How fresh a page is: when it was last reviewed, when the next review is due, and when what it says may be out of date.
//!
//! Days are counted by the calendar: a month after 31 January is the end of February, a year after 29 February its 28th. What is due *today*
//! is seen by whoever reads, not here.

use jiff::civil::Date;

use super::choices::Side;
use super::page::{Page, Record};
use super::places::PageId;
use super::portal::Portal;
use super::view::View;
use crate::config::PortalSettings;
use crate::diag::{Finding, Findings};
use crate::load::MarkdownFile;

/// The days on which a page changes from fresh to due for review to stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness<'a> {
    /// When it was last reviewed; when nobody says, when it was last changed.
    pub reviewed: Date,
    /// Whether somebody says that it was reviewed.
    pub is_review: bool,
    /// The first day on which a review is due: the day after `review-every` has passed.
    pub due_from: Date,
    /// The first day on which it counts as stale: the day after `review-every` has passed twice.
    pub stale_from: Date,
    /// Whom to ask: a person's id.
    pub ask: Option<&'a str>,
}

/// How fresh a page is, by its own period of review or that of the portal. Nothing for what is never reviewed again: status entries, documents,
/// lists and concepts that are decided.
pub fn freshness<'a>(page: &'a Page, settings: &PortalSettings) -> Option<Freshness<'a>> {
    let every = page.common.review_every.or(settings.review_every);
    let every = every.filter(|_| is_reviewed_again(page))?;
    let base = base(page)?;
    let after = |periods| every.after(base, periods)?.tomorrow().ok();
    Some(Freshness {
        reviewed: base,
        is_review: page.common.reviewed.is_some(),
        due_from: after(1)?,
        stale_from: after(2)?,
        ask: page
            .common
            .owner
            .as_deref()
            .or(page.common.author.as_deref()),
    })
}

impl<'a> View<'a> {
    /// How fresh a page is. Whom to ask is the first person of the agency when the page names nobody.
    pub fn freshness(&self, page: &'a Page) -> Option<Freshness<'a>> {
        let mut freshness = freshness(page, self.settings())?;
        let mut agency = self.people();
        freshness.ask = freshness.ask.or_else(|| {
            let first = agency.find(|person| person.side == Some(Side::Agency))?;
            Some(first.id.as_str())
        });
        Some(freshness)
    }

    /// The pages that will be due for review some day, sorted by that day.
    pub fn due_for_review(&self) -> Vec<(PageId, &'a Page, Freshness<'a>)> {
        let pages = self.pages();
        let mut due: Vec<_> = pages
            .filter_map(|(id, page)| Some((id, page, self.freshness(page)?)))
            .collect();
        due.sort_by_key(|(id, _, freshness)| (freshness.due_from, *id));
        due
    }
}

/// Notes reviews that have no day to count from, and those that somebody says have been in the future.
pub(super) fn check(portal: &Portal, files: &[MarkdownFile], today: Date, findings: &mut Findings) {
    for page in &portal.pages {
        let (Some(body), common) = (&page.body, &page.common) else {
            continue;
        };
        let is_ahead = common.reviewed.is_some_and(|reviewed| reviewed > today);
        let has_own = common.review_every.is_some() && is_reviewed_again(page);
        let (code, key, message, hint) = if is_ahead {
            (
                "date-ahead",
                "reviewed",
                "this review is in the future",
                "write the day on which somebody has read the page and found it right",
            )
        } else if has_own && base(page).is_none() {
            (
                "no-review",
                "review-every",
                "there is no day to count from",
                "add for example `reviewed = 2026-11-20`",
            )
        } else {
            continue;
        };
        let file = files.iter().find(|file| file.file == body.file);
        if let Some(node) = file.and_then(|file| file.front.table.get(key)) {
            let finding = Finding::warning(code, &body.source, node.span.clone(), message);
            findings.push(finding.hint(hint));
        }
    }
}

fn is_reviewed_again(page: &Page) -> bool {
    match &page.record {
        Record::Status(_)
        | Record::Document(_)
        | Record::Archive(_)
        | Record::Topic(_)
        | Record::Tag(_)
        | Record::Dates
        | Record::Summary
        | Record::Versions(_)
        | Record::Ledger
        | Record::Sheet => false,
        Record::Concept(concept) => !concept.state.is_decided(),
        Record::Home
        | Record::Project
        | Record::Folder
        | Record::Budget(_)
        | Record::Person(_)
        | Record::Plain => page.body.is_some(),
    }
}

/// The day from which a page's freshness counts.
fn base(page: &Page) -> Option<Date> {
    let common = &page.common;
    common.reviewed.or(common.updated.max(common.date))
}

#[cfg(test)]
mod tests {
    use crate::model::tests::{portal, sound_portal};
    use crate::model::{AudienceSet, Portal, View};

    const ANNA_AND_BEN: &str = "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\n\
        [[person]]\nid = \"ben\"\nname = \"Ben\"\nside = \"agency\"\n";

    /// Since when, due from, stale from, whom to ask; empty when the page has no freshness.
    fn fresh(portal: &Portal, path: &str) -> String {
        let view = View::of(portal, AudienceSet::everyone());
        let (_, page) = view.page_at(path).expect("the page is there");
        view.freshness(page).map_or_else(String::new, |fresh| {
            let ask = fresh.ask.unwrap_or("nobody");
            format!(
                "{} {} {} {ask}",
                fresh.reviewed, fresh.due_from, fresh.stale_from
            )
        })
    }

    fn page(keys: &str) -> String {
        let text = format!("+++\n{keys}\n+++\nText\n");
        let portal = sound_portal(&[("people.toml", ANNA_AND_BEN), ("a.md", &text)]);
        fresh(&portal, "a")
    }

    #[test]
    fn periods_follow_the_calendar() {
        for (reviewed, every, expected) in [
            ("2026-01-15", "P1M", "2026-01-15 2026-02-16 2026-03-16"),
            ("2026-01-31", "P1M", "2026-01-31 2026-03-01 2026-04-01"),
            ("2024-02-29", "P1Y", "2024-02-29 2025-03-01 2026-03-01"),
            ("2024-02-29", "P2Y", "2024-02-29 2026-03-01 2028-03-01"),
            ("2026-10-31", "P2W", "2026-10-31 2026-11-15 2026-11-29"),
            ("2025-12-31", "P1Y6M", "2025-12-31 2027-07-01 2029-01-01"),
            ("2026-11-20", "P1D", "2026-11-20 2026-11-22 2026-11-23"),
        ] {
            let keys =
                format!("reviewed = {reviewed}\nreview-every = \"{every}\"\nowner = \"anna\"");
            assert_eq!(
                page(&keys),
                format!("{expected} anna"),
                "{reviewed} {every}"
            );
        }
        // Never, as far as calendars go.
        assert_eq!(
            page("reviewed = 2026-01-01\nreview-every = \"P60000Y\""),
            ""
        );
        assert_eq!(page("reviewed = 2026-01-01\nreview-every = \"P5000Y\""), "");
    }

    #[test]
    fn the_day_it_was_changed_counts_when_nobody_reviewed_it() {
        let every = "review-every = \"P1M\"";
        for (keys, expected) in [
            ("date = 2026-03-01", "2026-03-01 2026-04-02 2026-05-02 ben"),
            (
                "date = 2026-03-01\nupdated = 2026-05-01\nauthor = \"anna\"",
                "2026-05-01 2026-06-02 2026-07-02 anna",
            ),
            (
                "date = 2026-03-01\nupdated = 2026-02-01\nauthor = \"ben\"\nowner = \"anna\"",
                "2026-03-01 2026-04-02 2026-05-02 anna",
            ),
            (
                "updated = 2026-03-01\nreviewed = 2026-01-01",
                "2026-01-01 2026-02-02 2026-03-02 ben",
            ),
        ] {
            assert_eq!(page(&format!("{keys}\n{every}")), expected, "{keys}");
        }
    }

    /// A page of each kind, all of one day.
    fn all_kinds(settings: &str) -> Portal {
        let dated = "reviewed = 2026-11-01\n";
        let decided = format!("+++\n{dated}state = \"withdrawn\"\n+++\n");
        let open = format!("+++\n{dated}state = \"in-review\"\n+++\n");
        let invoice = format!("+++\n{dated}kind = \"invoice\"\n+++\n");
        let text = format!("+++\n{dated}+++\nText\n");
        let often = format!("+++\n{dated}review-every = \"P1W\"\n+++\nText\n");
        sound_portal(&[
            ("portal.toml", settings),
            ("people.toml", ANNA_AND_BEN),
            ("status/2026-11-20-a.md", &text),
            ("concepts/decided.md", &decided),
            ("concepts/open.md", &open),
            ("documents/a.md", &invoice),
            ("handbook/index.md", &text),
            ("handbook/often.md", &often),
            ("news/undated.md", "Text\n"),
        ])
    }

    #[test]
    fn what_is_never_reviewed_again_has_no_freshness() {
        let portal = all_kinds("name = \"Acme\"\nreview-every = \"P1M\"\n");
        let view = View::of(&portal, AudienceSet::everyone());
        let due = view.due_for_review();
        let due: Vec<String> = due
            .iter()
            .map(|(_, page, fresh)| format!("{} {}", page.path, fresh.due_from))
            .collect();
        let expected = [
            "handbook/often 2026-11-09",
            "concepts/open 2026-12-02",
            "handbook 2026-12-02",
        ];
        assert_eq!(due, expected);
        for path in [
            "status/2026-11-20-a",
            "concepts/decided",
            "documents/a",
            "news",
            "news/undated",
            "",
        ] {
            assert_eq!(fresh(&portal, path), "", "{path}");
        }
    }

    #[test]
    fn without_any_period_only_a_page_with_its_own_has_freshness() {
        let portal = all_kinds("name = \"Acme\"\n");
        let view = View::of(&portal, AudienceSet::everyone());
        let paths = view.due_for_review();
        let paths: Vec<&str> = paths
            .iter()
            .map(|(_, page, _)| page.path.as_str())
            .collect();
        assert_eq!(paths, ["handbook/often"]);
    }

    #[test]
    fn reviews_without_a_day_and_in_the_future_are_found() {
        let (_, messages) = portal(&[
            ("a.md", "+++\nreview-every = \"P1M\"\n+++\n"),
            ("b.md", "+++\nreviewed = 2026-11-23\n+++\n"),
            (
                "c.md",
                "+++\nreviewed = 2026-11-22\nreview-every = \"P1M\"\n+++\n",
            ),
            (
                "status/2026-11-20-d.md",
                "+++\nreview-every = \"P1M\"\n+++\nText.\n",
            ),
        ]);
        let expected = [
            "there is no day to count from",
            "this review is in the future",
        ];
        assert_eq!(messages, expected);
    }
}
