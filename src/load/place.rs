//! Where a path really leads: links are resolved, and what is not there yet is taken as it is written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The path without links. The end of it may be missing; a link that leads nowhere may not be part of it.
pub(super) fn real(path: &Path) -> io::Result<PathBuf> {
    let mut missing = Vec::new();
    let mut there = path;
    loop {
        match fs::symlink_metadata(there) {
            Ok(_) => break,
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(error) => match (there.parent(), there.file_name()) {
                (Some(parent), Some(name)) => {
                    missing.push(name);
                    there = if parent.as_os_str().is_empty() {
                        Path::new(".")
                    } else {
                        parent
                    };
                }
                _ => return Err(error),
            },
        }
    }
    let mut found = there.canonicalize()?;
    found.extend(missing.iter().rev());
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::real;

    #[test]
    fn what_is_missing_is_taken_as_it_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("it is there");
        assert_eq!(
            real(&folder.path().join("a/b")).expect("it is plain"),
            root.join("a/b")
        );
        assert_eq!(
            real("no-such-folder/x".as_ref()).expect("it is plain"),
            std::env::current_dir()
                .and_then(|here| here.canonicalize())
                .expect("it is there")
                .join("no-such-folder/x")
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_resolved_wherever_they_stand() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("it is there");
        std::fs::create_dir(root.join("far")).expect("created");
        std::os::unix::fs::symlink("far", root.join("near")).expect("linked");
        std::os::unix::fs::symlink("nowhere", root.join("lost")).expect("linked");
        assert_eq!(
            real(&root.join("near/key")).expect("it is plain"),
            root.join("far/key")
        );
        assert!(real(&root.join("lost/key")).is_err());
    }
}
