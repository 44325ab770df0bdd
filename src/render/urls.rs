//! The addresses of a portal's pages and files, as links inside the portal write them.

use std::collections::{BTreeMap, HashSet};

use super::made_file::Format;
use crate::model::{AttachmentId, PageId};

/// File names by page and attachment. They are made where the keys are, and handed in.
#[derive(Debug, Default)]
pub struct Urls {
    pages: BTreeMap<PageId, String>,
    attachments: BTreeMap<AttachmentId, String>,
    made: BTreeMap<(PageId, Format), String>,
    names: HashSet<String>,
}

impl Urls {
    /// From file names such as `index.html` and `k3….bin`.
    pub fn new(
        pages: BTreeMap<PageId, String>,
        attachments: BTreeMap<AttachmentId, String>,
    ) -> Self {
        let names = pages
            .values()
            .chain(attachments.values())
            .cloned()
            .collect();
        Self {
            pages,
            attachments,
            made: BTreeMap::new(),
            names,
        }
    }

    /// With the file names of what a build may make for each page.
    #[must_use]
    pub fn with_made(self, made: BTreeMap<(PageId, Format), String>) -> Self {
        Self { made, ..self }
    }

    /// The file name of what is made for a page; none for pages that nothing is made for.
    pub fn made(&self, page: PageId, format: Format) -> Option<&str> {
        self.made.get(&(page, format)).map(String::as_str)
    }

    /// Whether an address, perhaps with a fragment, is one of these.
    pub fn contains(&self, url: &str) -> bool {
        self.names.contains(url.split('#').next().unwrap_or(url))
    }

    /// The file name of a page.
    pub fn page(&self, id: PageId) -> &str {
        self.pages
            .get(&id)
            .expect("every page of the portal was given an address")
    }

    /// The file name of an attachment.
    pub fn attachment(&self, id: AttachmentId) -> &str {
        self.attachments
            .get(&id)
            .expect("every attachment of the portal was given an address")
    }
}
