//! The journal: what a commit does to a portal's folder, written before the first of it is done, so that it can be done again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::Disk;
use super::error::{Tried, WriteError};
use super::output_path::{MANIFEST, OutputPath, below};
use super::portal_folder::{OnDisk, PortalFolder, on_disk};

/// The journal's file in the staging folder.
const JOURNAL: &str = "journal.json";
/// The journal before it counts.
const UNFINISHED_JOURNAL: &str = "journal.part";

/// The changes of one commit, in order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    /// Whose portal it is: the tag that its manifest carries. Another site may publish into the same output folder.
    pub(super) owner: String,
    /// Staged file `0` goes to the first path, and so on.
    pub(super) moves: Vec<Move>,
    /// Files to remove.
    pub(super) removals: Vec<OutputPath>,
    /// What becomes of `manifest.json`, last of all.
    pub(super) manifest: ManifestStep,
}

/// A staged file on its way into place.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Move {
    /// Where it goes.
    pub(super) to: OutputPath,
    /// Whether it replaces a file of ours; otherwise nothing may stand there.
    pub(super) replaces: bool,
}

/// What becomes of the manifest.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ManifestStep {
    Keep,
    Replace,
    /// The portal is removed, and its folder with it if nothing else is in there.
    Remove,
}

impl Journal {
    /// Nothing to do.
    pub(super) fn new(owner: &str) -> Self {
        Self {
            owner: owner.to_owned(),
            moves: Vec::new(),
            removals: Vec::new(),
            manifest: ManifestStep::Keep,
        }
    }

    /// Whether nothing is to be done.
    pub(super) fn is_empty(&self) -> bool {
        self.moves.is_empty() && self.removals.is_empty() && self.manifest == ManifestStep::Keep
    }

    /// Looks once more, at the last moment at which it can be refused, for what has come in the way since it was staged.
    pub(super) fn check(&self, portal: &Path) -> Result<(), WriteError> {
        let mut folder = PortalFolder::new(portal);
        for step in self.moves.iter().filter(|step| !step.replaces) {
            match folder.look(&step.to)? {
                (_, OnDisk::Nothing) => {}
                (target, other) => return Err(other.refusal(&target)),
            }
        }
        Ok(())
    }

    /// Writes the journal into the staging folder. When this succeeds, the changes are committed.
    pub(super) fn write(&self, disk: &dyn Disk, staging: &Path) -> Result<(), WriteError> {
        let json = serde_json::to_vec(self).expect("a journal holds nothing but strings and flags");
        let unfinished = staging.join(UNFINISHED_JOURNAL);
        disk.write_new(&unfinished, &json)
            .tried("write", &unfinished)?;
        let journal = staging.join(JOURNAL);
        disk.rename(&unfinished, &journal).tried("write", &journal)
    }

    /// Reads the journal of an interrupted commit; `None` if it had not come so far.
    pub(super) fn read(staging: &Path, portal: &Path) -> Result<Option<Self>, WriteError> {
        let path = staging.join(JOURNAL);
        let json = match on_disk(&path)? {
            OnDisk::Nothing => return Ok(None),
            OnDisk::File { .. } => fs::read(&path).tried("read", &path)?,
            other => return Err(other.refusal(&path)),
        };
        let portal = portal.to_owned();
        serde_json::from_slice(&json)
            .map(Some)
            .map_err(|_| WriteError::BrokenJournal { path, portal })
    }

    /// Does what the journal says, as far as it is not done yet, and removes the staging folder.
    pub(super) fn apply(
        &self,
        disk: &dyn Disk,
        staging: &Path,
        portal: &Path,
    ) -> Result<(), WriteError> {
        match on_disk(portal)? {
            OnDisk::Folder => {
                self.move_into_place(disk, staging, portal)?;
                self.remove_stale(disk, portal)?;
                self.finish_manifest(disk, staging, portal)?;
            }
            // A removed portal's last step was done, or someone has removed the folder since: nothing is left to complete.
            OnDisk::Nothing => {}
            other => return Err(other.refusal(portal)),
        }
        // The journal goes first, and must go: with it, a later build would do all this again, to whatever stands there then.
        let journal = staging.join(JOURNAL);
        disk.remove_file(&journal).tried("remove", &journal)?;
        // What is left of the folder is a leftover, which the next build removes.
        let _ = disk.remove_tree(staging);
        Ok(())
    }

    fn move_into_place(
        &self,
        disk: &dyn Disk,
        staging: &Path,
        portal: &Path,
    ) -> Result<(), WriteError> {
        let mut folder = PortalFolder::new(portal);
        for (number, step) in self.moves.iter().enumerate() {
            let staged = staging.join(number.to_string());
            if !is_staged(&staged)? {
                continue;
            }
            folder.make_folders(disk, &step.to)?;
            match folder.look(&step.to)? {
                (target, OnDisk::Nothing) => {
                    disk.rename(&staged, &target).tried("create", &target)?;
                }
                (target, OnDisk::File { .. }) if step.replaces => {
                    disk.rename(&staged, &target).tried("replace", &target)?;
                }
                (target, other) => return Err(other.refusal(&target)),
            }
        }
        Ok(())
    }

    fn remove_stale(&self, disk: &dyn Disk, portal: &Path) -> Result<(), WriteError> {
        let mut folder = PortalFolder::new(portal);
        let mut left = BTreeSet::new();
        for path in &self.removals {
            match folder.look(path)? {
                (_, OnDisk::Nothing) => {}
                (target, OnDisk::File { .. }) => {
                    disk.remove_file(&target).tried("remove", &target)?;
                }
                (target, other) => return Err(other.refusal(&target)),
            }
            left.extend(path.folders());
        }
        // Backwards, because a folder sorts before what is in it.
        for path in left.iter().rev() {
            remove_if_empty(disk, &below(portal, path));
        }
        Ok(())
    }

    fn finish_manifest(
        &self,
        disk: &dyn Disk,
        staging: &Path,
        portal: &Path,
    ) -> Result<(), WriteError> {
        let manifest = portal.join(MANIFEST);
        match self.manifest {
            ManifestStep::Keep => Ok(()),
            ManifestStep::Replace => {
                let staged = staging.join(MANIFEST);
                if !is_staged(&staged)? {
                    return Ok(());
                }
                disk.rename(&staged, &manifest).tried("replace", &manifest)
            }
            ManifestStep::Remove => {
                if on_disk(&manifest)? != OnDisk::Nothing {
                    disk.remove_file(&manifest).tried("remove", &manifest)?;
                }
                remove_if_empty(disk, portal);
                Ok(())
            }
        }
    }
}

/// Whether a staged file is still to be moved. A build stages files and nothing else; whatever else stands there, such as a link to a secret,
/// somebody put there to have it published.
fn is_staged(staged: &Path) -> Result<bool, WriteError> {
    match on_disk(staged)? {
        OnDisk::Nothing => Ok(false),
        OnDisk::File { .. } => Ok(true),
        other => Err(other.refusal(staged)),
    }
}

/// Removes a folder if nothing is in it. That it cannot be removed, being a mount point or open in a window, is no reason to call a portal
/// unfinished: an empty folder publishes nothing.
fn remove_if_empty(disk: &dyn Disk, folder: &Path) {
    let _ = disk.remove_folder(folder);
}
