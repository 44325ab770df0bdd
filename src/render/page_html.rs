//! The HTML of one page as its readers will see it: plaintext, to be sealed and never to be written.

use crate::model::{AudienceSet, View};

/// A complete HTML document in clear, and whose view it was rendered from: the two cannot be mixed up on the way to the seal.
/// Nothing but `seal/` takes it, and what `seal/` gives back is sealed.
pub struct PageHtml {
    html: String,
    readable: AudienceSet,
}

impl PageHtml {
    pub(super) fn new(html: String, view: &View<'_>) -> Self {
        Self {
            html,
            readable: view.readable().clone(),
        }
    }

    /// The document's UTF-8 bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.html.as_bytes()
    }

    /// The audiences of the view that this is part of.
    pub fn readable(&self) -> &AudienceSet {
        &self.readable
    }

    /// A document for tests of what comes after rendering.
    #[cfg(test)]
    pub(crate) fn for_test(html: &str, readable: &AudienceSet) -> Self {
        Self {
            html: html.to_owned(),
            readable: readable.clone(),
        }
    }
}
