//! Every way in which writing can fail, with the path it failed at.

use std::io;
use std::path::{Path, PathBuf};

/// Why output could not be written. Unless it is [`WriteError::Unfinished`], what was published is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The operating system said no.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// What was tried: `create`, `read`, …
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Another process holds the lock.
    #[error("another build is running in `{}`", path.display())]
    Busy {
        /// The output folder.
        path: PathBuf,
    },
    /// A portal's name is no plain folder name.
    #[error("`{name}` cannot be the name of a portal's folder")]
    PortalName {
        /// The name as given.
        name: String,
    },
    /// A file's path is not relative and plain, or is reserved.
    #[error("`{path}` cannot be the path of a file in portal `{portal}`")]
    FilePath {
        /// The portal's folder name.
        portal: String,
        /// The path as given.
        path: String,
    },
    /// Two files want one place; upper and lower case are one place on some file systems.
    #[error("two files of portal `{portal}` want the path `{path}`")]
    Collision {
        /// The portal's folder name.
        portal: String,
        /// The path that both want.
        path: String,
    },
    /// A portal was staged again before it was committed or dropped.
    #[error("portal `{portal}` is staged twice")]
    StagedTwice {
        /// The portal's folder name.
        portal: String,
    },
    /// Something stands where output goes, and no manifest says that it is ours.
    #[error("`{}` stands where a file of the portal goes, and was not written by extranet; move it away or remove it", path.display())]
    InTheWay {
        /// What is in the way.
        path: PathBuf,
    },
    /// A symbolic link stands in a path that would be written or removed.
    #[error("`{}` is a symbolic link, and links inside the output folder are not followed; remove it", path.display())]
    Symlink {
        /// The link.
        path: PathBuf,
    },
    /// The folder belongs to the holder of another master key.
    #[error(
        "`{}` was published with another master key; if the key was changed on purpose, remove that folder by hand and build again",
        path.display()
    )]
    NotOurs {
        /// The portal's folder.
        path: PathBuf,
    },
    /// The manifest cannot be understood, so nobody knows which files are ours.
    #[error("`{}` is damaged: {reason}; restore it, or remove its folder by hand and build again", path.display())]
    BrokenManifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The manifest was written by a newer version.
    #[error("`{}` has format {format}, and this version of extranet knows format 1 only; use a newer one", path.display())]
    NewerManifest {
        /// The manifest.
        path: PathBuf,
        /// Its format.
        format: u64,
    },
    /// The journal of an interrupted build cannot be understood.
    #[error(
        "`{}` is damaged, so an interrupted build cannot be completed; remove its folder and `{}` by hand and build again",
        path.display(),
        portal.display()
    )]
    BrokenJournal {
        /// The journal.
        path: PathBuf,
        /// The portal's folder.
        portal: PathBuf,
    },
    /// It failed after the commit: the portal is partly replaced, and the next build completes it.
    #[error("portal `{portal}` is only partly replaced; the next build completes it")]
    Unfinished {
        /// The portal's folder name.
        portal: String,
        /// What went wrong.
        source: Box<WriteError>,
    },
}

/// Says what was tried, and on what, when the operating system said no.
pub(super) trait Tried<T> {
    /// Turns an [`io::Error`] into [`WriteError::Io`].
    fn tried(self, action: &'static str, path: &Path) -> Result<T, WriteError>;
}

impl<T> Tried<T> for io::Result<T> {
    fn tried(self, action: &'static str, path: &Path) -> Result<T, WriteError> {
        self.map_err(|source| WriteError::Io {
            action,
            path: path.to_owned(),
            source,
        })
    }
}
