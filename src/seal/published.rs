//! What may be published: bytes that are sealed, or public by nature. Only `seal/` makes one, and `write/` takes nothing else.

use super::address::Address;
use crate::render::PublicAsset;

/// One file of a portal's output.
pub struct Published {
    path: String,
    bytes: Vec<u8>,
}

impl Published {
    pub(super) fn page(address: &Address, file: Vec<u8>) -> Self {
        Self {
            path: address.file_name(),
            bytes: file,
        }
    }

    pub(super) fn attachment(address: &Address, envelope: Vec<u8>) -> Self {
        Self {
            path: address.file_name(),
            bytes: envelope,
        }
    }

    pub(super) fn access(json: Vec<u8>) -> Self {
        Self {
            path: "access.json".to_owned(),
            bytes: json,
        }
    }

    /// A file of the reader or the theme, the same for everybody.
    pub fn public_asset(asset: &PublicAsset) -> Self {
        Self {
            path: asset.path().to_owned(),
            bytes: asset.bytes().to_vec(),
        }
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
        Self {
            path: path.to_owned(),
            bytes: bytes.to_vec(),
        }
    }
}
