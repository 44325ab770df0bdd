//! From the files of a portal to its staged state: check all, compare with the disk, write what differs under a hidden name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::seal::Published;

use super::changes::Changes;
use super::disk::Disk;
use super::error::{Tried, WriteError};
use super::journal::{Journal, ManifestStep, Move};
use super::manifest::Manifest;
use super::output_folder::Claim;
use super::output_path::{MANIFEST, OutputPath};
use super::portal_folder::{OnDisk, PortalFolder, holds};
use super::staged::{Plan, Staged, StagingFolder};

/// How much of a published file is compared at a time.
const COMPARED_AT_ONCE: usize = 64 * 1024;

/// One file to publish, its path checked.
pub(super) struct Output {
    path: OutputPath,
    published: Published,
}

/// Checks all paths of a portal and brings its files into the order of a commit.
///
/// # Errors
/// A path is not safe, or two files want one place.
pub(super) fn check(portal: &str, files: Vec<Published>) -> Result<Vec<Output>, WriteError> {
    let mut outputs = Vec::with_capacity(files.len());
    for published in files {
        let path = OutputPath::parse(published.path()).ok_or_else(|| WriteError::FilePath {
            portal: portal.to_owned(),
            path: published.path().to_owned(),
        })?;
        outputs.push(Output { path, published });
    }
    outputs.sort_by(|a, b| (a.path.rank(), &a.path).cmp(&(b.path.rank(), &b.path)));

    let folded = |path: &str| path.to_lowercase();
    let folders: BTreeSet<String> = outputs
        .iter()
        .flat_map(|output| output.path.folders().map(folded))
        .collect();
    let mut taken = BTreeSet::new();
    for Output { path, .. } in &outputs {
        let place = folded(path.as_str());
        if folders.contains(&place) || !taken.insert(place) {
            return Err(WriteError::Collision {
                portal: portal.to_owned(),
                path: path.as_str().to_owned(),
            });
        }
    }
    Ok(outputs)
}

/// Stages a portal that is not there: all of it in one hidden folder.
pub(super) fn stage_new<'f>(
    claim: Claim<'f>,
    owner: &str,
    outputs: Vec<Output>,
    replaces_empty_folder: bool,
) -> Result<Staged<'f>, WriteError> {
    let disk = claim.disk();
    let staging = StagingFolder::create(disk, claim.new_folder())?;
    let mut folder = PortalFolder::new(staging.path());
    let mut manifest = Manifest::new(owner);
    let mut changes = Changes::default();
    for Output { path, published } in outputs {
        folder.make_folders(disk, &path)?;
        let staged = path.below(staging.path());
        write(disk, &staged, published.bytes(), &mut changes)?;
        changes.created += 1;
        manifest.insert(path, published.bytes());
    }
    write(
        disk,
        &staging.path().join(MANIFEST),
        manifest.to_json().as_bytes(),
        &mut changes,
    )?;
    let plan = Plan::Create {
        staging,
        replaces_empty_folder,
    };
    Ok(Staged {
        changes,
        plan,
        claim,
    })
}

/// Stages the difference between a portal's folder and what is produced now.
pub(super) fn stage_update<'f>(
    claim: Claim<'f>,
    owner: &str,
    outputs: Vec<Output>,
) -> Result<Staged<'f>, WriteError> {
    let target = claim.target();
    let earlier = read_our_manifest(&target, owner)?;
    let mut update = Update::new(&claim, &target, owner);
    let mut manifest = Manifest::new(owner);
    for Output { path, published } in outputs {
        let is_ours = earlier
            .as_ref()
            .is_some_and(|(earlier, _)| earlier.lists(&path));
        update.compare(&path, published.bytes(), is_ours)?;
        manifest.insert(path, published.bytes());
    }
    if let Some((earlier, _)) = &earlier {
        let stale = earlier.paths().filter(|path| !manifest.lists(path));
        stale.cloned().try_for_each(|path| update.remove(path))?;
    }
    let json = manifest.to_json();
    if earlier.is_none_or(|(_, text)| text != json.as_bytes()) {
        update.replace_manifest(json.as_bytes())?;
    }
    update.finish(claim)
}

/// Stages the removal of all that earlier builds wrote into a portal's folder.
pub(super) fn stage_removal<'f>(claim: Claim<'f>, owner: &str) -> Result<Staged<'f>, WriteError> {
    let target = claim.target();
    let mut update = Update::new(&claim, &target, owner);
    if let Some((earlier, _)) = read_our_manifest(&target, owner)? {
        earlier
            .paths()
            .cloned()
            .try_for_each(|path| update.remove(path))?;
        update.journal.manifest = ManifestStep::Remove;
    }
    update.finish(claim)
}

fn read_our_manifest(
    portal: &Path,
    owner: &str,
) -> Result<Option<(Manifest, Vec<u8>)>, WriteError> {
    match Manifest::read(portal)? {
        Some((manifest, _)) if manifest.owner() != owner => Err(WriteError::NotOurs {
            path: portal.to_owned(),
        }),
        found => Ok(found),
    }
}

/// An update as it grows. Its hidden folder is created with the first thing to put there.
struct Update<'f, 't> {
    disk: &'f dyn Disk,
    folder: PortalFolder<'t>,
    staging_path: PathBuf,
    staging: Option<StagingFolder<'f>>,
    journal: Journal,
    changes: Changes,
    buffer: Vec<u8>,
}

impl<'f, 't> Update<'f, 't> {
    fn new(claim: &Claim<'f>, target: &'t Path, owner: &str) -> Self {
        Self {
            disk: claim.disk(),
            folder: PortalFolder::new(target),
            staging_path: claim.update_folder(),
            staging: None,
            journal: Journal::new(owner),
            changes: Changes::default(),
            buffer: vec![0; COMPARED_AT_ONCE],
        }
    }

    fn compare(
        &mut self,
        path: &OutputPath,
        bytes: &[u8],
        is_ours: bool,
    ) -> Result<(), WriteError> {
        let replaces = match self.folder.look(path)? {
            (_, OnDisk::Nothing) => false,
            (target, OnDisk::File { size }) if is_ours => {
                if size == bytes.len() as u64 && holds(&target, bytes, &mut self.buffer)? {
                    self.changes.unchanged += 1;
                    return Ok(());
                }
                true
            }
            (target, other) => return Err(other.refusal(&target)),
        };
        if replaces {
            self.changes.updated += 1;
        } else {
            self.changes.created += 1;
        }
        self.write(&self.journal.moves.len().to_string(), bytes)?;
        let to = path.clone();
        self.journal.moves.push(Move { to, replaces });
        Ok(())
    }

    fn remove(&mut self, path: OutputPath) -> Result<(), WriteError> {
        match self.folder.look(&path)? {
            (_, OnDisk::Nothing) => return Ok(()),
            (_, OnDisk::File { .. }) => {}
            (target, other) => return Err(other.refusal(&target)),
        }
        self.changes.removed += 1;
        self.journal.removals.push(path);
        Ok(())
    }

    fn replace_manifest(&mut self, json: &[u8]) -> Result<(), WriteError> {
        self.journal.manifest = ManifestStep::Replace;
        self.write(MANIFEST, json)
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let staged = self.staging()?.path().join(name);
        write(self.disk, &staged, bytes, &mut self.changes)
    }

    fn staging(&mut self) -> Result<&StagingFolder<'f>, WriteError> {
        if self.staging.is_none() {
            self.staging = Some(StagingFolder::create(self.disk, self.staging_path.clone())?);
        }
        Ok(self.staging.as_ref().expect("it was created above"))
    }

    fn finish(mut self, claim: Claim<'f>) -> Result<Staged<'f>, WriteError> {
        let changes = self.changes;
        if self.journal.is_empty() {
            let plan = Plan::Nothing;
            return Ok(Staged {
                changes,
                plan,
                claim,
            });
        }
        self.staging()?;
        let plan = Plan::Update {
            staging: self.staging.expect("it was created above"),
            journal: self.journal,
        };
        Ok(Staged {
            changes,
            plan,
            claim,
        })
    }
}

fn write(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    changes: &mut Changes,
) -> Result<(), WriteError> {
    disk.write_new(path, bytes).tried("write", path)?;
    changes.bytes += bytes.len() as u64;
    Ok(())
}
