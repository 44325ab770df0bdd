//! Pages that nobody writes: folders, people without a text, and lists of what stands elsewhere.
//!
//! A list has a page as soon as anything in the portal could be on it; which of them a view has is up to the view. Their logical paths hold
//! a `~`, which no folder's name can.

use super::audience::AudienceSet;
use super::page::{Common, Page, Record};
use super::project::Project;
use super::references::References;
use super::standing::Section;

/// The lists that these pages may need.
pub(super) fn lists(_pages: &[Page], _projects: &[Project]) -> Vec<Page> {
    Vec::new()
}

/// A page without a text of its own.
pub(super) fn generated(
    path: String,
    project: Option<String>,
    section: Section,
    title: String,
    record: Record,
) -> Page {
    Page {
        path,
        project,
        section,
        title,
        common: Common::default(),
        record,
        body: None,
        translations: Vec::new(),
        audience: AudienceSet::everyone(),
        references: References::default(),
        ledger: None,
    }
}
