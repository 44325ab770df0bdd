//! What may be published: bytes that are sealed, or public by nature. Only `seal/` makes one, and `write/` takes nothing else.

/// One file of a portal's output.
pub struct Published {
    path: String,
    bytes: Vec<u8>,
}

impl Published {
    pub(super) fn new(path: String, bytes: Vec<u8>) -> Self {
        Self { path, bytes }
    }

    /// Where it goes, relative to the portal's folder, with `/` between the parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its content.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A file for tests of what comes after sealing.
    #[cfg(test)]
    pub(crate) fn for_test(path: &str, bytes: &[u8]) -> Self {
        Self::new(path.to_owned(), bytes.to_vec())
    }
}
