//! Addresses: the public, opaque names of pages and attachments (docs/format.md §6).

use unicode_normalization::UnicodeNormalization;

use super::derive::NameKey;
use super::text::base32;

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AddressKind {
    /// A page of the portal.
    Page,
    /// A file that pages link to or show.
    Attachment,
}

/// The public name of a page or an attachment. It tells nothing of the path it was made from, and stays while the path stays.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    kind: AddressKind,
    text: String,
}

impl Address {
    /// The address of the home page, the only one that is not opaque.
    pub fn home() -> Self {
        Self {
            kind: AddressKind::Page,
            text: "index".to_owned(),
        }
    }

    /// A path is taken in NFC: some systems store names decomposed, and two machines must agree.
    pub(super) fn derive(key: &NameKey, kind: AddressKind, logical_path: &str) -> Self {
        let path: String = logical_path.nfc().collect();
        let field = match kind {
            AddressKind::Page => "page",
            AddressKind::Attachment => "attachment",
        };
        let mut text = base32(&key.tag(field, &path));
        text.truncate(16);
        Self { kind, text }
    }

    /// The address itself, which envelopes are bound to.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it leads to.
    pub fn kind(&self) -> AddressKind {
        self.kind
    }

    /// The published file, which is also the relative link to it.
    pub fn file_name(&self) -> String {
        match self.kind {
            AddressKind::Page => format!("{}.html", self.text),
            AddressKind::Attachment => format!("{}.bin", self.text),
        }
    }
}
