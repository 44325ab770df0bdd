//! Files that a build makes for the readers of one view, such as the figures of a budget as a spreadsheet.

use crate::config::Language;
use crate::model::{AudienceSet, PageId, View};

/// How a made file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A spreadsheet of Office Open XML.
    Xlsx,
    /// A text with commas (RFC 4180).
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// A file in clear, and whose view it was made from: plaintext, to be sealed for that view and never to be written.
pub struct MadeFile {
    page: PageId,
    format: Format,
    name: String,
    language: Language,
    readable: AudienceSet,
    content: Vec<u8>,
}

impl MadeFile {
    pub(super) fn new(
        page: PageId,
        format: Format,
        name: String,
        content: Vec<u8>,
        view: &View<'_>,
    ) -> Self {
        Self {
            page,
            format,
            name,
            language: view.language().clone(),
            readable: view.readable().clone(),
            content,
        }
    }

    /// The page that offers it.
    pub fn page(&self) -> PageId {
        self.page
    }

    /// How it is written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What it is called when somebody has downloaded it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The language of the view that it was made from.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The audiences of that view.
    pub fn readable(&self) -> &AudienceSet {
        &self.readable
    }

    /// Its bytes.
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// A file for tests of what comes after rendering, as if it was made of a view's first page.
    #[cfg(test)]
    pub(crate) fn for_test(format: Format, content: &[u8], view: &View<'_>) -> Self {
        let (page, _) = view.pages().next().expect("a view has a home");
        Self::new(page, format, "test".to_owned(), content.to_vec(), view)
    }
}
