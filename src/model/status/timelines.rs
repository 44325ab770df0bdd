//! Timelines: where each stands, on which pages, and the pages that a portal must have in store so that every view finds its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::generated::generated;
use super::super::page::{Page, Period, Record};
use super::super::people::Person;
use super::super::places::PageId;
use super::super::standing::{is_section, parent};
use super::super::view::View;
use super::entry::{Entry, Scope};
use super::label::label_slug;
use super::leaves::{FIRST_PAGE, leaves};
use crate::config::Section;

/// The folder of topics.
const TOPICS: &str = "~topic";

/// A page's part of a timeline.
#[derive(Clone, Debug)]
pub struct TimelinePage<'a> {
    /// Which entries the timeline holds.
    pub scope: Scope<'a>,
    /// Those of this page, newest first.
    pub entries: Vec<Entry<'a>>,
    /// The page before this one.
    pub newer: Option<PageId>,
    /// The page behind this one.
    pub older: Option<PageId>,
    /// The timeline's first page.
    pub first: PageId,
}

/// Where in its timeline a page is.
#[derive(Clone, Debug)]
struct Place<'a> {
    scope: Scope<'a>,
    entries: Range<usize>,
    newer: Option<PageId>,
    older: Option<PageId>,
    first: PageId,
}

/// The pages of a view that show a timeline.
#[derive(Default)]
pub(in crate::model) struct Timelines<'a>(BTreeMap<PageId, Place<'a>>);

impl<'a> Timelines<'a> {
    /// Divides the timelines of a view. Of the pages for older entries, a view needs those that its own entries fill.
    pub(in crate::model) fn of(view: &View<'a>) -> Self {
        let mut places = BTreeMap::new();
        for (first, page) in view.pages() {
            let Some(scope) = scope_of(page) else {
                continue;
            };
            let entries = view.chronicle.entries(scope);
            let months: Vec<Option<Period>> = entries.map(|entry| month_of(entry.page)).collect();
            let leaves = leaves(&months);
            let page_of = |period: Option<Period>| match period {
                None => Some(first),
                Some(period) => view
                    .portal
                    .page_id(&format!("{}/~{period}", page.path))
                    .filter(|id| view.pages[id.0]),
            };
            let pages: Vec<Option<PageId>> =
                leaves.iter().map(|leaf| page_of(leaf.period)).collect();
            for (index, leaf) in leaves.into_iter().enumerate() {
                let Some(id) = pages[index] else { continue };
                let place = Place {
                    scope,
                    entries: leaf.entries,
                    newer: index.checked_sub(1).and_then(|newer| pages[newer]),
                    older: pages.get(index + 1).copied().flatten(),
                    first,
                };
                places.insert(id, place);
            }
        }
        Self(places)
    }

    /// Whether a page has a part of some timeline.
    pub(in crate::model) fn have(&self, page: PageId) -> bool {
        self.0.contains_key(&page)
    }
}

impl<'a> View<'a> {
    /// The part of a timeline that a page shows: the first of a status section or a topic, or one of older entries.
    pub fn timeline(&self, page: PageId) -> Option<TimelinePage<'a>> {
        let place = self.timelines.0.get(&page)?;
        let entries = self.chronicle.entries(place.scope);
        Some(TimelinePage {
            scope: place.scope,
            entries: entries
                .skip(place.entries.start)
                .take(place.entries.len())
                .collect(),
            newer: place.newer,
            older: place.older,
            first: place.first,
        })
    }
}

impl<'a> View<'a> {
    /// A topic as its newest entry spells it.
    pub(in crate::model) fn spelling_of_topic(&self, slug: &str) -> Option<&'a str> {
        let newest = self.chronicle.entries(Scope::Topic(slug)).next()?;
        let topic = newest.status.topic.as_ref()?;
        Some(&topic.name)
    }

    /// Who answers for a topic, on whichever side.
    pub fn people_of_topic(&self, slug: &str) -> impl Iterator<Item = &'a Person> {
        let answers = move |person: &&Person| {
            let mut topics = person.topics.iter();
            topics.any(|topic| label_slug(topic) == slug)
        };
        self.people().filter(answers)
    }
}

/// The timeline that begins on a page.
fn scope_of(page: &Page) -> Option<Scope<'_>> {
    let project = page.project.as_deref();
    match &page.record {
        Record::Topic(slug) => Some(Scope::Topic(slug)),
        Record::Folder if is_section(&page.path, project, page.section) => {
            (page.section == Section::Status).then(|| project.map_or(Scope::Portal, Scope::Project))
        }
        _ => None,
    }
}

fn month_of(page: &Page) -> Option<Period> {
    page.common.date.map(|date| Period {
        year: date.year(),
        month: Some(date.month()),
    })
}

/// The pages that timelines may need: the portal's own, which has the entries of projects too, one for each topic, and for each that
/// does not fit on one page the years and months that it has entries of.
pub(in crate::model) fn timeline_pages(pages: &[Page]) -> Vec<Page> {
    let mut lists = Vec::new();
    let mut timelines: BTreeMap<String, (Option<String>, Vec<Period>)> = BTreeMap::new();
    let mut topics: BTreeMap<String, String> = BTreeMap::new();
    for page in pages {
        let Record::Status(status) = &page.record else {
            continue;
        };
        let mut heads = vec![("status".to_owned(), None)];
        if let Some(project) = &page.project {
            heads.push((format!("{project}/status"), Some(project.clone())));
        }
        if let Some(topic) = &status.topic {
            heads.push((format!("{TOPICS}/{}", topic.slug), None));
            topics.insert(topic.slug.clone(), topic.name.clone());
        }
        for (head, project) in heads {
            let (_, months) = timelines.entry(head).or_insert((project, Vec::new()));
            months.extend(month_of(page));
        }
    }
    if timelines.contains_key("status") {
        let (path, title) = ("status".to_owned(), String::new());
        lists.push(generated(
            path,
            None,
            Section::Status,
            title,
            Record::Folder,
        ));
    }
    for (slug, name) in topics {
        let path = format!("{TOPICS}/{slug}");
        lists.push(generated(
            path,
            None,
            Section::Pages,
            name,
            Record::Topic(slug),
        ));
    }
    for (head, (project, months)) in timelines {
        // A view has no more entries than the portal.
        if months.len() <= FIRST_PAGE {
            continue;
        }
        let section = match parent(&head) {
            Some(TOPICS) => Section::Pages,
            _ => Section::Status,
        };
        let years = months.iter().map(|month| Period {
            month: None,
            ..*month
        });
        for period in years
            .chain(months.iter().copied())
            .collect::<BTreeSet<Period>>()
        {
            let path = format!("{head}/~{period}");
            let record = Record::Archive(period);
            lists.push(generated(
                path,
                project.clone(),
                section,
                String::new(),
                record,
            ));
        }
    }
    lists
}
