//! A portal that is checked and staged: everything is on disk under hidden names, and waits for its commit.

use std::path::{Path, PathBuf};

use super::changes::Changes;
use super::disk::Disk;
use super::error::{Tried, WriteError};
use super::journal::Journal;
use super::output_folder::Claim;

/// One portal's new state, ready to replace the published one. Holds names of changed files, and no content.
///
/// Dropping it without [`Staged::commit`] removes what was staged.
#[must_use = "what is staged is published by `commit` alone"]
pub struct Staged<'f> {
    pub(super) changes: Changes,
    pub(super) plan: Plan<'f>,
    // The last field: the portal is free to be staged again when its hidden folder is gone.
    pub(super) claim: Claim<'f>,
}

/// What a commit has to do.
pub(super) enum Plan<'f> {
    Nothing,
    /// The hidden folder becomes the portal's.
    Create {
        staging: StagingFolder<'f>,
        replaces_empty_folder: bool,
    },
    /// Files move from the hidden folder into the portal's.
    Update {
        staging: StagingFolder<'f>,
        journal: Journal,
    },
}

impl Staged<'_> {
    /// The portal's folder name.
    pub fn portal(&self) -> &str {
        self.claim.portal()
    }

    /// What a commit changes.
    pub fn changes(&self) -> Changes {
        self.changes
    }

    /// Publishes what was staged.
    ///
    /// # Errors
    /// [`WriteError::Unfinished`] if it failed after the point of no return; otherwise the portal is as it was.
    pub fn commit(self) -> Result<Changes, WriteError> {
        let target = self.claim.target();
        let disk = self.claim.disk();
        match self.plan {
            Plan::Nothing => {}
            Plan::Create {
                staging,
                replaces_empty_folder,
            } => {
                // A rename onto an empty folder is not possible everywhere.
                if replaces_empty_folder {
                    disk.remove_folder(&target).tried("replace", &target)?;
                }
                disk.rename(staging.path(), &target)
                    .tried("create", &target)?;
                staging.keep();
            }
            Plan::Update { staging, journal } => {
                journal.check(&target)?;
                journal.write(disk, staging.path())?;
                let staging = staging.keep();
                journal.apply(disk, &staging, &target).map_err(|source| {
                    WriteError::Unfinished {
                        portal: self.claim.portal().to_owned(),
                        source: Box::new(source),
                    }
                })?;
            }
        }
        Ok(self.changes)
    }
}

/// A hidden folder that goes when it is dropped.
pub(super) struct StagingFolder<'f> {
    disk: &'f dyn Disk,
    path: Option<PathBuf>,
}

impl<'f> StagingFolder<'f> {
    /// Creates the folder.
    pub(super) fn create(disk: &'f dyn Disk, path: PathBuf) -> Result<Self, WriteError> {
        disk.create_folder(&path).tried("create", &path)?;
        Ok(Self {
            disk,
            path: Some(path),
        })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.path
            .as_deref()
            .expect("the path is there until `keep` takes it together with `self`")
    }

    /// Leaves the folder where it is, or went.
    pub(super) fn keep(mut self) -> PathBuf {
        self.path.take().expect("only `keep` takes the path, once")
    }
}

impl Drop for StagingFolder<'_> {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            // If this fails, the next build finds the leftover and removes it.
            let _ = self.disk.remove_tree(path);
        }
    }
}
