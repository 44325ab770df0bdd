//! A disk that counts the changes made to it, and at a chosen one fails once or dies for good, as a killed process would.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::write::disk::{Disk, RealDisk};

/// How the chosen change goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is half done, and nothing is done after it: the process is gone, and with it every chance to clean up.
    Killed,
    /// It is not done, and what comes after it is: a full disk, a virus scanner.
    Refused,
}

/// The disk. Changes are counted from 0.
pub(super) struct DyingDisk {
    at: usize,
    fault: Fault,
    count: Arc<AtomicUsize>,
}

impl DyingDisk {
    /// A disk that goes wrong at one change, and the count of changes that were tried.
    pub(super) fn new(at: usize, fault: Fault) -> (Box<Self>, Arc<AtomicUsize>) {
        let count = Arc::new(AtomicUsize::new(0));
        let disk = Self {
            at,
            fault,
            count: Arc::clone(&count),
        };
        (Box::new(disk), count)
    }

    fn change(
        &self,
        change: impl FnOnce() -> io::Result<()>,
        half: impl FnOnce(),
    ) -> io::Result<()> {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        if number == self.at && self.fault == Fault::Killed {
            half();
        }
        if number < self.at || (number > self.at && self.fault == Fault::Refused) {
            return change();
        }
        Err(io::Error::other("the disk died"))
    }
}

impl Disk for DyingDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.change(|| RealDisk.create_folder(path), || {})
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = || RealDisk.write_new(path, &bytes[..bytes.len() / 2]).unwrap();
        self.change(|| RealDisk.write_new(path, bytes), half)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|| RealDisk.rename(from, to), || {})
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.change(|| RealDisk.remove_file(path), || {})
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.change(|| RealDisk.remove_folder(path), || {})
    }

    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        let half = || {
            let files = fs::read_dir(path)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.is_file());
            files
                .step_by(2)
                .for_each(|file| fs::remove_file(file).unwrap());
        };
        self.change(|| RealDisk.remove_tree(path), half)
    }
}
