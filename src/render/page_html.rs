//! The HTML of one page as its readers will see it: plaintext, to be sealed and never to be written.

/// A complete HTML document in clear. Nothing but `seal/` takes it, and what `seal/` gives back is sealed.
pub struct PageHtml(String);

impl PageHtml {
    pub(super) fn new(html: String) -> Self {
        Self(html)
    }

    /// The document's UTF-8 bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// A document for tests of what comes after rendering.
    #[cfg(test)]
    pub(crate) fn for_test(html: &str) -> Self {
        Self::new(html.to_owned())
    }
}
