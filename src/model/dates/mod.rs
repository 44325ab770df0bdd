//! The dates of a portal or a project: what is due when, what is aimed at, and who meets where.
//!
//! Reviews are the publisher's own business and absences stand with the people, so neither is among them.

mod event;
mod from_status;

use jiff::civil::Date;

pub use event::Event;

use super::page::{Page, Record};
use super::places::PageId;
use super::portal::Portal;
use super::project::Project;
use super::status::Scope;
use super::view::View;
use crate::diag::{Finding, Findings};

/// What happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateKind {
    /// Something is needed of somebody.
    Need,
    /// A concept is to be decided.
    Decision,
    /// A document is to be paid or answered.
    Due,
    /// A document holds for the last day.
    ValidUntil,
    /// What is worked on is to be done.
    Target,
    /// People meet, or something takes place.
    Event,
}

impl DateKind {
    /// The kind's name, in templates and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Decision => "decision",
            Self::Due => "due",
            Self::ValidUntil => "valid-until",
            Self::Target => "target",
            Self::Event => "event",
        }
    }

    /// Whether it stays to be done when its day has passed.
    pub fn stays_open(self) -> bool {
        matches!(self, Self::Need | Self::Decision | Self::Due)
    }
}

/// A date, and what happens on it.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// The day, or the first of several.
    pub date: Date,
    /// The last of several days.
    pub until: Option<Date>,
    /// What kind of date it is.
    pub kind: DateKind,
    /// The page that says so.
    pub page: PageId,
    /// What it is about, in the author's words.
    pub what: &'a str,
    /// Whose it is: a person's id.
    pub who: Option<&'a str>,
    /// The event, with its time and place.
    pub event: Option<&'a Event>,
    /// Its position among the dates of its kind on that page.
    pub number: usize,
    /// The topic of a target that is not that of the whole.
    pub topic: Option<&'a str>,
}

impl<'a> Dated<'a> {
    fn new(kind: DateKind, date: Date, page: PageId, what: &'a str) -> Self {
        Self {
            date,
            until: None,
            kind,
            page,
            what,
            who: None,
            event: None,
            number: 0,
            topic: None,
        }
    }

    /// The last day.
    pub fn last_day(&self) -> Date {
        self.until.unwrap_or(self.date)
    }
}

impl<'a> View<'a> {
    /// The dates of a scope, past ones too, sorted by day.
    pub fn dates(&self, scope: Scope<'_>) -> Vec<Dated<'a>> {
        let mut dates = from_status::needs(self, scope);
        dates.extend(from_status::targets(self, scope));
        for (id, page) in self.pages().filter(|(_, page)| scope.holds(page)) {
            dates.extend(decision(id, page));
            dates.extend(of_document(id, page));
            dates.extend(events_of(id, page));
        }
        dates.sort_by_key(|dated| {
            let time = dated.event.map(|event| event.from.time);
            (dated.date, time, dated.kind, dated.page, dated.number)
        });
        dates
    }
}

/// The part of the portal whose dates a page of dates lists.
pub fn scope_of_dates(page: &Page) -> Scope<'_> {
    page.project
        .as_deref()
        .map_or(Scope::Portal, Scope::Project)
}

fn decision<'a>(id: PageId, page: &'a Page) -> Option<Dated<'a>> {
    let Record::Concept(concept) = &page.record else {
        return None;
    };
    let day = concept.decide_by.filter(|_| !concept.state.is_decided())?;
    Some(Dated {
        who: concept.decider.as_deref(),
        ..Dated::new(DateKind::Decision, day, id, &page.title)
    })
}

/// What a document's days mean to its readers ends with its state: nobody pays a paid invoice or answers an accepted quotation.
fn of_document<'a>(id: PageId, page: &'a Page) -> Vec<Dated<'a>> {
    let Record::Document(document) = &page.record else {
        return Vec::new();
    };
    if document.is_over() {
        return Vec::new();
    }
    let days = [
        (DateKind::Due, document.due),
        (DateKind::ValidUntil, document.valid_until),
    ];
    let days = days
        .into_iter()
        .filter_map(|(kind, day)| Some((kind, day?)));
    days.map(|(kind, day)| Dated::new(kind, day, id, &page.title))
        .collect()
}

/// The events that a page names, in its order.
pub fn events_of<'a>(id: PageId, page: &'a Page) -> impl Iterator<Item = Dated<'a>> {
    let events = page.common.events.iter().enumerate();
    events.map(move |(number, event)| Dated {
        until: event
            .to
            .map(|to| to.day)
            .filter(|day| *day > event.from.day),
        event: Some(event),
        number,
        ..Dated::new(DateKind::Event, event.from.day, id, &event.title)
    })
}

/// The folders that may need a page of dates, the portal's first: whether its readers see a date there is up to their view.
pub(super) fn folders_with_dates(pages: &[Page], projects: &[Project]) -> Vec<String> {
    let in_project = |project: &Project| {
        let scope = Scope::Project(&project.folder);
        let mut pages = pages.iter();
        project.target.is_some() || pages.any(|page| scope.holds(page) && may_have_dates(page))
    };
    let mut folders: Vec<String> = projects
        .iter()
        .filter(|project| in_project(project))
        .map(|project| project.folder.clone())
        .collect();
    if !folders.is_empty() || pages.iter().any(may_have_dates) {
        folders.insert(0, String::new());
    }
    folders
}

fn may_have_dates(page: &Page) -> bool {
    let says = match &page.record {
        Record::Status(status) => {
            status.target.is_some() || status.needs.iter().any(|need| need.by.is_some())
        }
        Record::Concept(concept) => concept.decide_by.is_some(),
        Record::Document(document) => document.due.or(document.valid_until).is_some(),
        _ => false,
    };
    says || !page.common.events.is_empty()
}

/// Notes events at a time of day that nobody can place.
pub(super) fn check(portal: &Portal, findings: &mut Findings) {
    if portal.settings.time_zone.is_some() {
        return;
    }
    for page in &portal.pages {
        let Some(body) = &page.body else { continue };
        let timed = page
            .common
            .events
            .iter()
            .filter(|event| event.from.time.is_some());
        for event in timed {
            let finding = Finding::warning(
                "no-time-zone",
                &body.source,
                event.span.clone(),
                "this time could be anywhere: the portal has no time zone",
            );
            findings.push(
                finding.hint("add for example `time-zone = \"Europe/Berlin\"` to `portal.toml`"),
            );
        }
    }
}
