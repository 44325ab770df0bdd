//! The output folder of a site: locked against a second build, mended after a killed one, and where portals are staged.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::seal::Published;

use super::disk::{Disk, RealDisk};
use super::error::{Tried, WriteError};
use super::journal::Journal;
use super::manifest::Manifest;
use super::output_path::is_portal_name;
use super::portal_folder::{OnDisk, on_disk};
use super::staged::Staged;
use super::staging::{check, stage_new, stage_removal, stage_update};

/// The file whose lock says that a build is running.
const LOCK: &str = ".extranet.lock";
/// Ending of the hidden folder that becomes a new portal's.
const NEW: &str = ".extranet-new";
/// Ending of the hidden folder that holds changed files and the journal.
const UPDATE: &str = ".extranet-update";

/// The folder that holds one folder per portal. It is locked as long as this value lives.
///
/// Different portals can be staged and committed from several threads.
pub struct OutputFolder {
    path: PathBuf,
    disk: Box<dyn Disk>,
    staged: Mutex<BTreeSet<String>>,
    _lock: File,
}

impl OutputFolder {
    /// Opens the folder, creates it if it is not there, and completes or undoes what a killed build left.
    ///
    /// `owner_of` gives the tag of `docs/format.md` §8 for a portal's folder name: what another owner's build left is left to that owner.
    ///
    /// # Errors
    /// [`WriteError::Busy`] if another build is running; or what was left cannot be mended.
    pub fn open(
        path: impl Into<PathBuf>,
        owner_of: impl Fn(&str) -> String,
    ) -> Result<Self, WriteError> {
        Self::open_on(Box::new(RealDisk), path.into(), owner_of)
    }

    pub(super) fn open_on(
        disk: Box<dyn Disk>,
        path: PathBuf,
        owner_of: impl Fn(&str) -> String,
    ) -> Result<Self, WriteError> {
        fs::create_dir_all(&path).tried("create", &path)?;
        let lock = lock(&path)?;
        let folder = Self {
            path,
            disk,
            staged: Mutex::default(),
            _lock: lock,
        };
        for name in folder.entries()? {
            let hidden = name.strip_prefix('.');
            let portal = hidden
                .and_then(|name| name.strip_suffix(NEW).or_else(|| name.strip_suffix(UPDATE)));
            if let Some(portal) = portal.filter(|portal| is_portal_name(portal)) {
                match folder.claim(portal)?.mend(&owner_of(portal)) {
                    // Staging a portal of that name is refused.
                    Err(WriteError::NotOurs { .. }) => {}
                    mended => mended?,
                }
            }
        }
        Ok(folder)
    }

    /// Stages a portal: what `files` holds is all that its folder will hold of ours.
    ///
    /// `owner` is the tag of `docs/format.md` §8 for this folder name.
    ///
    /// # Errors
    /// Nothing published is changed by any of them.
    pub fn stage(
        &self,
        portal: &str,
        owner: &str,
        files: Vec<Published>,
    ) -> Result<Staged<'_>, WriteError> {
        let claim = self.claim(portal)?;
        claim.mend(owner)?;
        let outputs = check(portal, files)?;
        let target = claim.target();
        match on_disk(&target)? {
            OnDisk::Nothing => stage_new(claim, owner, outputs, false),
            OnDisk::Folder if is_empty(&target)? => stage_new(claim, owner, outputs, true),
            OnDisk::Folder => stage_update(claim, owner, outputs),
            other => Err(other.refusal(&target)),
        }
    }

    /// Stages the removal of every portal that is ours and not among `keep`: folders whose manifest carries the tag that `owner_of` gives for
    /// their name. Foreign files in them stay, and so does a folder that holds any.
    ///
    /// # Errors
    /// Nothing published is changed by any of them. A folder with our tag and an otherwise damaged or newer manifest is an error, because a
    /// portal that was taken out of the content must not stay published unnoticed.
    pub fn stage_removals_except(
        &self,
        keep: &BTreeSet<String>,
        owner_of: impl Fn(&str) -> String,
    ) -> Result<Vec<Staged<'_>>, WriteError> {
        let mut removals = Vec::new();
        for name in self.entries()? {
            let path = self.path.join(&name);
            if keep.contains(&name) || !is_portal_name(&name) || on_disk(&path)? != OnDisk::Folder {
                continue;
            }
            let owner = owner_of(&name);
            if Manifest::owner_in(&path)?.is_some_and(|found| found == owner) {
                let claim = self.claim(&name)?;
                claim.mend(&owner)?;
                removals.push(stage_removal(claim, &owner)?);
            }
        }
        Ok(removals)
    }

    /// The names in the folder, sorted. A name that is not Unicode is none of ours.
    fn entries(&self) -> Result<BTreeSet<String>, WriteError> {
        let mut names = BTreeSet::new();
        for entry in fs::read_dir(&self.path).tried("read", &self.path)? {
            names.extend(entry.tried("read", &self.path)?.file_name().into_string());
        }
        Ok(names)
    }

    fn claim(&self, portal: &str) -> Result<Claim<'_>, WriteError> {
        let portal = portal.to_owned();
        if !is_portal_name(&portal) {
            return Err(WriteError::PortalName { name: portal });
        }
        let mut staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
        if !staged.insert(portal.clone()) {
            return Err(WriteError::StagedTwice { portal });
        }
        Ok(Claim {
            folder: self,
            portal,
        })
    }
}

/// The right to work on one portal, for as long as it lives.
pub(super) struct Claim<'f> {
    folder: &'f OutputFolder,
    portal: String,
}

impl<'f> Claim<'f> {
    /// The portal's folder name.
    pub(super) fn portal(&self) -> &str {
        &self.portal
    }

    /// The disk to change.
    pub(super) fn disk(&self) -> &'f dyn Disk {
        &*self.folder.disk
    }

    /// The published folder.
    pub(super) fn target(&self) -> PathBuf {
        self.folder.path.join(&self.portal)
    }

    /// The hidden folder of a new portal.
    pub(super) fn new_folder(&self) -> PathBuf {
        self.folder.path.join(format!(".{}{NEW}", self.portal))
    }

    /// The hidden folder of an update.
    pub(super) fn update_folder(&self) -> PathBuf {
        self.folder.path.join(format!(".{}{UPDATE}", self.portal))
    }

    /// Completes a commit that was interrupted, and removes what was staged without one.
    ///
    /// # Errors
    /// [`WriteError::NotOurs`] if the commit was another owner's.
    fn mend(&self, owner: &str) -> Result<(), WriteError> {
        let (new, update, target) = (self.new_folder(), self.update_folder(), self.target());
        if is_folder(&new)? {
            self.disk().remove_tree(&new).tried("remove", &new)?;
        }
        if is_folder(&update)? {
            match Journal::read(&update, &target)? {
                Some(journal) if journal.owner != owner => {
                    return Err(WriteError::NotOurs { path: target });
                }
                Some(journal) => journal.apply(self.disk(), &update, &target)?,
                None => self.disk().remove_tree(&update).tried("remove", &update)?,
            }
        }
        Ok(())
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        let mut staged = self
            .folder
            .staged
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        staged.remove(&self.portal);
    }
}

/// Takes the lock. The file stays when the lock is released: removing it would let a third build lock a new file beside a second one's old.
fn lock(folder: &Path) -> Result<File, WriteError> {
    let path = folder.join(LOCK);
    match on_disk(&path)? {
        OnDisk::Nothing | OnDisk::File { .. } => {}
        other => return Err(other.refusal(&path)),
    }
    let mut options = OpenOptions::new();
    let file = options
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .tried("open", &path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(WriteError::Busy {
            path: folder.to_owned(),
        }),
        Err(TryLockError::Error(error)) => Err(error).tried("lock", &path),
    }
}

fn is_folder(path: &Path) -> Result<bool, WriteError> {
    match on_disk(path)? {
        OnDisk::Nothing => Ok(false),
        OnDisk::Folder => Ok(true),
        other => Err(other.refusal(path)),
    }
}

fn is_empty(folder: &Path) -> Result<bool, WriteError> {
    Ok(fs::read_dir(folder).tried("read", folder)?.next().is_none())
}
