//! Versions: what a text said before, as git knows it, for readers who compare.
//!
//! What may be shown is decided here, for each text on its own: 1. its past in git, as far as it is this very page in this very section; 2. without what was a
//! draft, what cannot be understood, and what is older than `history-since`; 3. as text alone, cut into blocks, each of which is kept once; 4. versions that
//! look the same are one, told by the commit that brought it.

mod blocks;
mod facts;
mod past_limits;
mod taking;

use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::{TimeZone, TimeZoneDatabase};

pub use blocks::{Block, BlockKind};
pub use facts::FactValue;
pub(super) use taking::{Place, Taking};

use super::choices::ConceptState;
use super::generated::generated;
use super::page::{Page, Record};
use super::view::View;
use crate::config::Language;
use crate::load::Commit;

/// Where the pages of versions lie: in a folder that no file can lie in.
const FOLDER: &str = "~versions";

/// The versions of one text: none at all, or at least two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// Every block of any of them, once.
    pub blocks: Vec<Block>,
    /// The newest first.
    pub list: Vec<Version>,
}

/// A text as it was for some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it comes from; none for what is not committed.
    pub commit: Option<Commit>,
    /// What its file was called, relative to the portal's folder.
    pub file: String,
    /// How ripe a concept was.
    pub state: Option<ConceptState>,
    /// The numbers of its blocks, in their order.
    pub blocks: Vec<usize>,
}

impl Version {
    /// When it was committed, by the clocks of the portal if that has any, else of whoever did it.
    pub fn when(&self, zone: Option<&TimeZone>) -> Option<DateTime> {
        self.commit.as_ref()?.when(zone)
    }

    /// Who wrote it.
    pub fn author(&self) -> Option<&Arc<str>> {
        self.commit.as_ref()?.author.as_ref()
    }
}

/// The clocks of a zone that a portal names.
pub(super) fn clocks(name: Option<&str>) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name?).ok()
}

/// A page for each page that has versions in some language.
pub(super) fn versions_pages(pages: &[Page]) -> Vec<Page> {
    let page = |page: &Page| {
        let mut texts = page.translations.iter();
        let has =
            !page.versions.list.is_empty() || texts.any(|text| !text.versions.list.is_empty());
        has.then(|| Page {
            audience: page.audience.clone(),
            ..generated(
                path_of(&page.path),
                page.project.clone(),
                page.section,
                String::new(),
                Record::Versions(page.path.clone()),
            )
        })
    };
    pages.iter().filter_map(page).collect()
}

fn path_of(page: &str) -> String {
    match page {
        "" => FOLDER.to_owned(),
        page => format!("{FOLDER}/{page}"),
    }
}

impl<'a> View<'a> {
    /// What a page's text was before, in the language of the view; where there is no such past, that of the page's own text.
    pub fn versions<'p>(&self, page: &'p Page) -> Option<(&'p Versions, &'p Language)>
    where
        'a: 'p,
    {
        let translated = self
            .translated(page)
            .map(|text| (&text.versions, &text.language));
        let own = (&page.versions, self.own_language(page));
        let mut known = translated.into_iter().chain([own]);
        known.find(|(versions, _)| !versions.list.is_empty())
    }

    /// The page that compares a page's versions.
    pub fn versions_page(&self, page: &Page) -> Option<(super::PageId, &'a Page)> {
        self.page_at(&path_of(&page.path))
    }

    /// The clocks of the portal.
    pub fn clocks(&self) -> Option<TimeZone> {
        clocks(self.settings().time_zone.as_deref())
    }
}
