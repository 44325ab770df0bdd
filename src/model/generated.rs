//! Pages that nobody writes: folders, people without a text, and lists of what stands elsewhere.
//!
//! A list has a page as soon as anything in the portal could be on it; which of them a view has is up to the view. Their logical paths hold
//! a `~`, which no folder's name can.

use std::collections::BTreeSet;

use super::audience::AudienceSet;
use super::budget::ledger_pages;
use super::concept::summary_pages;
use super::dates::folders_with_dates;
use super::page::{Common, Page, Record};
use super::project::Project;
use super::references::References;
use super::sheet::sheet_pages;
use super::status::timeline_pages;
use super::tags::tag_pages;
use super::versions::{Versions, versions_pages};
use crate::config::Section;

/// The lists that these pages may need.
pub(super) fn lists(pages: &[Page], projects: &[Project]) -> Vec<Page> {
    let mut lists = Vec::new();
    for folder in folders_with_dates(pages, projects) {
        let project = Some(folder).filter(|folder| !folder.is_empty());
        let path = project
            .as_ref()
            .map_or_else(|| "~dates".to_owned(), |folder| format!("{folder}/~dates"));
        let title = String::new();
        lists.push(generated(
            path,
            project,
            Section::Pages,
            title,
            Record::Dates,
        ));
    }
    lists.extend(sheet_pages(pages, projects));
    lists.extend(timeline_pages(pages));
    lists.extend(tag_pages(pages));
    lists.extend(summary_pages(pages));
    lists.extend(ledger_pages(pages));
    lists.extend(versions_pages(pages));
    let taken: BTreeSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    lists.retain(|list| !taken.contains(list.path.as_str()));
    lists
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
        versions: Versions::default(),
    }
}
