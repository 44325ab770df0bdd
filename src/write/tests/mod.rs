//! Tests of the output folder as a whole, and what they share: a site in a temporary folder.

mod dying_disk;
mod faults;
mod refusals;
mod stories;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::seal::Published;

use super::{Changes, OutputFolder, WriteError};

/// The owner tag of all portals, but for tests that need another.
const OWNER: &str = "ownertag";

fn owner_of(_: &str) -> String {
    OWNER.to_owned()
}

/// Paths and contents, as they are handed over or found.
type Files = BTreeMap<String, String>;

/// An output folder that goes with the test.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn open(&self) -> OutputFolder {
        OutputFolder::open(self.folder.path(), owner_of).unwrap()
    }

    fn build(&self, portal: &str, files: &[(&str, &str)]) -> Result<Changes, WriteError> {
        self.open().stage(portal, OWNER, published(files))?.commit()
    }

    /// Puts a file there that `extranet` did not write.
    fn put(&self, path: &str, content: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Everything in the output folder but the lock and manifests.
    fn files(&self) -> Files {
        let mut files = Files::new();
        collect(self.folder.path(), "", &mut files);
        assert_eq!(files.remove(".extranet.lock").unwrap_or_default(), "");
        files.retain(|path, _| !path.ends_with("/manifest.json"));
        files
    }
}

fn published(files: &[(&str, &str)]) -> Vec<Published> {
    files
        .iter()
        .map(|(path, content)| Published::for_test(path, content.as_bytes()))
        .collect()
}

/// The same files as [`Site::files`] finds them below a portal's folder.
fn expected(portal: &str, files: &[(&str, &str)]) -> Files {
    files
        .iter()
        .map(|(path, content)| (format!("{portal}/{path}"), (*content).to_owned()))
        .collect()
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}
