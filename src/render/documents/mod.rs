//! Documents: the register of all, and the page of one.

mod invoice;

use super::context::documents::{DocumentContext, RegisterContext};
use super::pages::Pages;
use crate::config::Section;
use crate::model::{Page, Record};

impl Pages<'_, '_> {
    /// What the page of a document says apart from its text.
    pub(super) fn document(&self, page: &Page) -> Option<DocumentContext> {
        let Record::Document(document) = &page.record else {
            return None;
        };
        Some(DocumentContext {
            number: document.number.clone(),
        })
    }

    /// What the page of the section says of all its documents.
    pub(super) fn register(&self, page: &Page) -> Option<RegisterContext> {
        let is_section = page.record == Record::Folder && page.section == Section::Documents;
        is_section.then(|| RegisterContext {
            count: self.view.children(&page.path).count(),
        })
    }
}
