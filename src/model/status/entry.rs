//! A status entry in a view, and the timelines it stands in.

use jiff::civil::{Date, Time};

use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::record::Status;

/// Which entries: a timeline's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope<'a> {
    /// All of the portal, those of its projects too.
    Portal,
    /// Those of no project.
    Own,
    /// Those of a project, by its folder.
    Project(&'a str),
    /// Those of a topic, by its slug, wherever they stand.
    Topic(&'a str),
}

impl Scope<'_> {
    /// Whether a page belongs here. A document may name its project, wherever it lies.
    pub fn holds(self, page: &Page) -> bool {
        let project = match &page.record {
            Record::Document(document) => document.project.as_deref(),
            _ => None,
        };
        let project = project.or(page.project.as_deref());
        match self {
            Self::Portal => true,
            Self::Own => project.is_none(),
            Self::Project(folder) => project == Some(folder),
            Self::Topic(slug) => match &page.record {
                Record::Status(status) => status
                    .topic
                    .as_ref()
                    .is_some_and(|topic| topic.slug == slug),
                _ => false,
            },
        }
    }
}

/// A status entry that the readers of a view see.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The page's number.
    pub id: PageId,
    /// The page.
    pub page: &'a Page,
    /// Its record.
    pub status: &'a Status,
}

impl<'a> Entry<'a> {
    /// The page as an entry, if it is one.
    pub fn of(id: PageId, page: &'a Page) -> Option<Self> {
        match &page.record {
            Record::Status(status) => Some(Self { id, page, status }),
            _ => None,
        }
    }

    /// What entries are ordered by: the day, the time, the path.
    pub(super) fn order(&self) -> (Option<Date>, Option<Time>, &'a str) {
        (self.page.common.date, self.status.time, &self.page.path)
    }

    /// The timeline it belongs to.
    pub fn home(&self) -> Scope<'a> {
        self.page
            .project
            .as_deref()
            .map_or(Scope::Own, Scope::Project)
    }

    /// How links name it.
    pub(super) fn file(&self) -> Option<&'a str> {
        self.page.body.as_ref().map(|body| body.file.as_str())
    }

    /// Whether it was surely written later: on a later day, or on the same day at a later time.
    pub(super) fn is_newer_than(&self, other: &Self) -> bool {
        let (own, others) = (self.page.common.date, other.page.common.date);
        match (own, others) {
            (Some(own), Some(others)) if own == others => {
                let times = self.status.time.zip(other.status.time);
                times.is_some_and(|(own, others)| own > others)
            }
            (Some(own), Some(others)) => own > others,
            _ => false,
        }
    }
}
