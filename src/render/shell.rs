//! The public page around sealed bytes: the same for every page of a portal, made from public facts alone.

/// The shell's two halves; the sealed payload goes between them.
pub struct Shell {
    before: String,
    after: String,
}

impl Shell {
    /// The HTML before the sealed payload.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// The HTML after the sealed payload.
    pub fn after(&self) -> &str {
        &self.after
    }

    /// A shell for tests of what comes after rendering.
    #[cfg(test)]
    pub(crate) fn for_test(before: &str, after: &str) -> Self {
        Self {
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }
}
