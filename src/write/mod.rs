//! The only writer of output: replaces each portal's folder as a unit, writes only what changed and deletes only what it wrote.
//!
//! A build opens the [`OutputFolder`], stages every portal and every removal, and when all of that succeeded commits them one by one.
//! Staging writes beside the published files, under hidden names; only [`Staged::commit`] changes what is published, and a [`Staged`]
//! that is dropped takes what it staged with it.
//!
//! # What makes a file stale
//!
//! `dist/acme/manifest.json` (`docs/format.md` §8) lists what an earlier build wrote. It tells *whose* a file is, never *what is in it*:
//!
//! | at the path, on disk | in the manifest | produced now | done |
//! |---|---|---|---|
//! | a file of the same length and bytes | yes | yes | nothing; its time stamp stays |
//! | a file with other bytes, edited by hand too | yes | yes | replaced |
//! | nothing | either | yes | created |
//! | a file | yes | no | removed, and its folders if that leaves them empty |
//! | a file | no | no | never touched, never looked at |
//! | a file | no | yes | refused ([`WriteError::InTheWay`]), nothing is written |
//! | a folder, or anything else that is no file | yes | no | refused |
//! | a folder, or anything else that is no file | either | yes | refused |
//! | a symbolic link, or a path through one | either | either | refused ([`WriteError::Symlink`]); links are neither followed nor removed |
//!
//! The manifest is replaced when its text differs. If nothing is stale, nothing at all is written, not even a hidden folder.
//! A folder whose manifest carries another owner tag, is damaged or has a newer format is refused as a whole.
//!
//! # Steps
//!
//! *A new portal*, with no folder or an empty one: every file goes into `dist/.acme.extranet-new/`, which is then renamed to `dist/acme/`.
//! That one rename is the commit. A file costs create, write and close.
//!
//! *A portal that is there*, or one to remove:
//!
//! 1. stale files are written as `0`, `1`, … into `dist/.acme.extranet-update/`, the new manifest beside them
//! 2. the journal, `journal.json` in the same folder, lists what is to be done; it appears by a rename, and that is the commit
//! 3. files are renamed into place: reader and theme assets, attachments, pages, the home page, `access.json`
//! 4. what is no longer produced is removed, then folders left empty by that
//! 5. `manifest.json` is replaced; of a removed portal it is removed, and the portal's folder with it if nothing foreign is left
//! 6. the journal is removed, then the hidden folder
//!
//! # Killed in the middle
//!
//! Hidden folders without a journal are leftovers and are removed; with one, steps 3 to 6 are done again, which is harmless where they
//! had been done. [`OutputFolder::open`] does this for every portal and [`OutputFolder::stage`] for its own, before anything else. So each portal
//! is old and whole or new and whole once the next build has opened the folder, whichever step the last one died in.
//!
//! A journal may come from elsewhere, with a restored or foreign `dist/`. So it carries the owner tag, and another owner's is neither applied nor
//! removed; its paths are held to the rules of any output path; and of what is staged only files are moved, never a link.
//!
//! `dist/.extranet.lock` keeps two builds apart. The file is empty and stays; the lock on it is the operating system's and ends with
//! the process, so a killed build blocks nobody.
//!
//! # Limits
//!
//! - Several portals are committed one after the other: each is whole, but a build that dies between two leaves some old and some new.
//! - Between steps 3 and 5 of an update a visitor may meet new pages beside old ones. It is as short as a rename per changed file.
//! - Nothing is synced to the disk: a killed *process* loses nothing, a lost *power supply* may leave empty files. The next build compares all
//!   bytes and mends them; only if it hit the journal itself, a person is asked to remove the folder. Syncing each file would cost more than all
//!   the rest of a build.
//! - Whoever else writes into the output folder during a build is not kept from harm. The lock binds `extranet` alone.
//! - A file of an earlier build that someone replaced under its name is still taken for ours.
//! - A portal that is gone from the content stays published if its manifest is no longer JSON or was removed: whose it is cannot be known.
//! - The output folder must be one file system, and may itself be reached through a symbolic link; nothing inside it may.

mod changes;
mod disk;
mod error;
mod journal;
mod manifest;
mod output_folder;
mod output_path;
mod portal_folder;
mod site_file;
mod staged;
mod staging;
#[cfg(test)]
mod tests;

pub use changes::Changes;
pub use error::WriteError;
pub use output_folder::OutputFolder;
pub use site_file::{
    SiteFileError, create_folder, create_private, ignore_in_git, replace_unchanged,
};
pub use staged::Staged;
