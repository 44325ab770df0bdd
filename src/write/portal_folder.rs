//! Looks at what is on disk without following symbolic links, and remembers which folders of a portal were looked at.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Tried, WriteError};
use super::output_path::{OutputPath, below};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OnDisk {
    Nothing,
    File {
        size: u64,
    },
    Folder,
    Symlink,
    /// A device, a pipe or a socket.
    Other,
}

impl OnDisk {
    /// The error for something that stands where it must not.
    pub(super) fn refusal(self, path: &Path) -> WriteError {
        let path = path.to_owned();
        match self {
            Self::Symlink => WriteError::Symlink { path },
            _ => WriteError::InTheWay { path },
        }
    }
}

/// What stands at a path, the last part not followed if it is a link.
pub(super) fn on_disk(path: &Path) -> Result<OnDisk, WriteError> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        // A file in place of a folder above it: at this path there is nothing.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(OnDisk::Nothing);
        }
        Err(error) => return Err(error).tried("look at", path),
    };
    let kind = metadata.file_type();
    Ok(if kind.is_symlink() {
        OnDisk::Symlink
    } else if kind.is_dir() {
        OnDisk::Folder
    } else if kind.is_file() {
        OnDisk::File {
            size: metadata.len(),
        }
    } else {
        OnDisk::Other
    })
}

/// Whether a file of the right size holds these bytes.
pub(super) fn holds(path: &Path, mut bytes: &[u8], buffer: &mut [u8]) -> Result<bool, WriteError> {
    let mut file = File::open(path).tried("read", path)?;
    while !bytes.is_empty() {
        let count = match file.read(buffer) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error).tried("read", path),
        };
        if count == 0 || !bytes.starts_with(&buffer[..count]) {
            return Ok(false);
        }
        bytes = &bytes[count..];
    }
    Ok(true)
}

/// The published folder of one portal. Each folder inside it is looked at once.
pub(super) struct PortalFolder<'f> {
    path: &'f Path,
    folders: BTreeMap<String, bool>,
}

impl<'f> PortalFolder<'f> {
    /// The folder at this path, which is known to be one.
    pub(super) fn new(path: &'f Path) -> Self {
        Self {
            path,
            folders: BTreeMap::new(),
        }
    }

    /// Where a file goes, and what stands there now.
    ///
    /// # Errors
    /// A folder on the way is a link or no folder.
    pub(super) fn look(&mut self, path: &OutputPath) -> Result<(PathBuf, OnDisk), WriteError> {
        let target = path.below(self.path);
        for folder in path.folders() {
            if !self.has_folder(folder)? {
                return Ok((target, OnDisk::Nothing));
            }
        }
        let found = on_disk(&target)?;
        Ok((target, found))
    }

    /// Creates the folders a file lies in.
    ///
    /// # Errors
    /// One of them is a link or no folder, or cannot be created.
    pub(super) fn make_folders(
        &mut self,
        disk: &dyn Disk,
        path: &OutputPath,
    ) -> Result<(), WriteError> {
        for folder in path.folders() {
            if !self.has_folder(folder)? {
                let path = below(self.path, folder);
                disk.create_folder(&path).tried("create", &path)?;
                self.folders.insert(folder.to_owned(), true);
            }
        }
        Ok(())
    }

    fn has_folder(&mut self, folder: &str) -> Result<bool, WriteError> {
        if let Some(&there) = self.folders.get(folder) {
            return Ok(there);
        }
        let path = below(self.path, folder);
        let there = match on_disk(&path)? {
            OnDisk::Folder => true,
            OnDisk::Nothing => false,
            other => return Err(other.refusal(&path)),
        };
        self.folders.insert(folder.to_owned(), there);
        Ok(there)
    }
}
