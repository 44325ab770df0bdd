//! The master key's file.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::LoadError;

/// A key file's text, and whether others can read it.
pub struct KeyFile {
    /// The text; not a secret of this type, so hand it on at once.
    pub text: String,
    /// Whether the owner alone may read the file. Always so where the system has no such permissions.
    pub is_private: bool,
}

/// Reads a key file. `None` when there is none.
///
/// # Errors
/// When it cannot be read.
pub fn read_key_file(path: &Path) -> Result<Option<KeyFile>, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    match fs::read(path) {
        Ok(bytes) => {
            // What is not text is no key either, and whoever parses it says so.
            let text = String::from_utf8(bytes).unwrap_or_else(|_| "\u{fffd}".to_owned());
            let is_private = is_private(&fs::metadata(path).map_err(failed)?);
            Ok(Some(KeyFile { text, is_private }))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error)),
    }
}

#[cfg(unix)]
fn is_private(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o077 == 0
}

#[cfg(not(unix))]
fn is_private(_: &fs::Metadata) -> bool {
    true
}
