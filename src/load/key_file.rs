//! The master key's file.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::LoadError;
use super::text_file::open_file;

/// More than any key has; whatever is longer is refused as a key that is too long.
const KEY_LIMIT: usize = 4096;

/// A key file's text, and whether others can read it.
pub struct KeyFile {
    /// The text: the secret itself.
    pub text: Zeroizing<String>,
    /// Whether the owner alone may read the file. Always so where the system has no such permissions.
    pub is_private: bool,
}

/// Reads a key file. `None` when there is none.
///
/// # Errors
/// When it cannot be read, or is no file.
pub fn read_key_file(path: &Path) -> Result<Option<KeyFile>, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    let file = match open_file(path) {
        Ok(Some(file)) => file,
        Ok(None) => {
            return Err(LoadError::NotAFile {
                path: path.to_owned(),
            });
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let is_private = is_private(&file.metadata().map_err(failed)?);
    // All at once, for a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(KEY_LIMIT + 1));
    file.take(KEY_LIMIT as u64)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    // What is not text is no key either, and whoever parses it says so.
    let text = std::str::from_utf8(&bytes).unwrap_or("\u{fffd}");
    Ok(Some(KeyFile {
        text: Zeroizing::new(text.to_owned()),
        is_private,
    }))
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
