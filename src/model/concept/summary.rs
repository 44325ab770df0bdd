//! Summaries: for each concept with options a page that a decider can print and hand on.
//!
//! It stands below its concept's own address, and whoever may not read the concept may not read it.

use super::super::generated::generated;
use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::super::standing::parent;
use super::super::view::View;
use crate::config::Section;

/// The last part of the logical path of a summary.
const NAME: &str = "~summary";

/// A page for each concept that has something to decide. What was decided keeps its page, because its address was handed on.
pub(in crate::model) fn summary_pages(pages: &[Page]) -> Vec<Page> {
    let has_options = |page: &&Page| matches!(&page.record, Record::Concept(concept) if !concept.options.is_empty());
    pages.iter().filter(has_options).map(summary).collect()
}

fn summary(concept: &Page) -> Page {
    let mut page = generated(
        format!("{}/{NAME}", concept.path),
        concept.project.clone(),
        Section::Concepts,
        String::new(),
        Record::Summary,
    );
    page.audience = concept.audience.clone();
    // Earlier addresses were handed on, too.
    let aliases = concept.common.aliases.iter();
    page.common.aliases = aliases.map(|alias| format!("{alias}/{NAME}")).collect();
    page
}

impl<'a> View<'a> {
    /// The concept that a summary is about.
    pub fn summarised(&self, summary: &Page) -> Option<(PageId, &'a Page)> {
        let path = parent(&summary.path).filter(|_| summary.record == Record::Summary)?;
        self.page_at(path)
    }

    /// The summary of a concept.
    pub fn summary_of(&self, concept: &Page) -> Option<(PageId, &'a Page)> {
        self.page_at(&format!("{}/{NAME}", concept.path))
    }
}
