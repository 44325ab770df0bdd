//! Every change this stage makes to the disk, one method per change; tests put a disk in its place that dies at a chosen one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often a rename is tried on Windows, where a virus scanner that looks at a fresh file keeps it, and every folder above, from being moved.
const RENAME_ATTEMPTS: u32 = 8;
/// The pause after the first attempt; each later one is twice as long.
const RENAME_PAUSE: Duration = Duration::from_millis(4);

/// What is done to the disk. Reading needs no door.
pub(super) trait Disk: Send + Sync {
    /// Creates one folder in an existing one.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Creates a file that is not there yet, with this content.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Moves a file over another one or a folder to where there is none, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with all that is in it, without following symbolic links.
    fn remove_tree(&self, path: &Path) -> io::Result<()>;
}

/// The operating system's disk.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // `create_new` neither follows a link nor overwrites, so a mistake of ours cannot reach a foreign file.
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)?
            .write_all(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut pause = RENAME_PAUSE;
        for _ in 1..RENAME_ATTEMPTS {
            match fs::rename(from, to) {
                Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied => {
                    thread::sleep(pause);
                    pause *= 2;
                }
                result => return result,
            }
        }
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }
}
