//! What may be published: bytes that are sealed, or public by nature. Only `seal/` makes one, and `write/` takes nothing else.

use sha2::{Digest, Sha256};

use super::address::Address;
use super::derive::frame;
use super::text::base32;

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

    /// A file of the reader or the theme, the same for everybody. It lands in the folder `_/`, where nothing of a portal's content is.
    ///
    /// `folder` is what [`asset_folder`] gives for all the files that refer to each other.
    pub fn public_asset(folder: &str, name: &str, bytes: Vec<u8>) -> Self {
        Self {
            path: format!("_/{folder}/{name}"),
            bytes,
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

/// The name of a folder of public files, made from their names and contents, in whatever order they come.
pub fn asset_folder(files: &[(&str, &[u8])]) -> String {
    let mut files = files.to_vec();
    files.sort_unstable();
    let framed = frame(
        files
            .iter()
            .flat_map(|(name, bytes)| [name.as_bytes(), *bytes]),
    );
    let mut name = base32(&Sha256::digest(framed.as_slice()));
    name.truncate(16);
    name
}

#[cfg(test)]
mod tests {
    use super::{Published, asset_folder};

    #[test]
    fn an_asset_folder_is_named_by_what_is_in_it() {
        let files: [(&str, &[u8]); 2] = [("reader.js", b"let a"), ("theme.css", b"a{}")];
        let name = asset_folder(&files);
        assert_eq!(name.len(), 16);
        assert_eq!(name, asset_folder(&[files[1], files[0]]));
        assert_ne!(
            name,
            asset_folder(&[("reader.js", b"let a"), ("theme.css", b"b{}")])
        );
        assert_ne!(asset_folder(&[("ab", b"c")]), asset_folder(&[("a", b"bc")]));
        assert_eq!(
            Published::public_asset(&name, "theme.css", Vec::new()).path(),
            format!("_/{name}/theme.css")
        );
    }
}
