//! Files of the site's own folder that a command writes: a new key, a changed keyring.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file could not be written; what was there before is still there.
#[derive(Debug, thiserror::Error)]
#[error("cannot write `{}`", path.display())]
pub struct SiteFileError {
    path: PathBuf,
    source: std::io::Error,
}

impl SiteFileError {
    /// Whether the file was not to be overwritten.
    pub fn is_taken(&self) -> bool {
        self.source.kind() == ErrorKind::AlreadyExists
    }
}

/// Writes a secret into a new file that its owner alone may read. An existing file is never touched.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn create_private(path: &Path, text: &str) -> Result<(), SiteFileError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write(&options, path, text)
}

/// Puts a text in a file's place, at once and as a whole. A link in that place is replaced itself; what it leads to stays as it is.
///
/// # Errors
/// When it cannot be written.
pub fn replace(path: &Path, text: &str) -> Result<(), SiteFileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that a build running meanwhile passes over it.
    let beside = path.with_file_name(format!(".{name}.new"));
    // What a killed run left, or somebody put there for us to write through: the entry itself goes, never what it leads to.
    match fs::remove_file(&beside) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            return Err(SiteFileError {
                path: beside,
                source,
            });
        }
        _ => {}
    }
    write(
        OpenOptions::new().write(true).create_new(true),
        &beside,
        text,
    )?;
    fs::rename(&beside, path).map_err(|source| {
        let _ = fs::remove_file(&beside);
        SiteFileError {
            path: path.to_owned(),
            source,
        }
    })
}

fn write(options: &OpenOptions, path: &Path, text: &str) -> Result<(), SiteFileError> {
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        // Losing a key or a keyring to a power cut would lock everybody out.
        file.sync_all()
    });
    written.map_err(|source| SiteFileError {
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::{create_private, replace};

    #[test]
    fn a_key_is_never_overwritten_and_never_shared() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("extranet.key");
        create_private(&path, "one\n").expect("it is new");
        let error = create_private(&path, "two\n").expect_err("it exists");
        assert!(error.is_taken());
        assert_eq!(
            std::fs::read_to_string(&path).expect("it is there"),
            "one\n"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path)
                .expect("it is there")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn replacing_leaves_nothing_beside() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring.toml");
        replace(&path, "one\n").expect("written");
        replace(&path, "two\n").expect("written");
        assert_eq!(
            std::fs::read_to_string(&path).expect("it is there"),
            "two\n"
        );
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("a folder").count(),
            1
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_replaced_and_never_written_through() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("elsewhere"), "theirs\n").expect("written");
        for link in ["keyring.toml", ".keyring.toml.new"] {
            std::os::unix::fs::symlink("elsewhere", at(link)).expect("linked");
        }
        replace(&at("keyring.toml"), "ours\n").expect("written");
        let read = |name: &str| std::fs::read_to_string(at(name)).expect("it is there");
        assert_eq!(read("elsewhere"), "theirs\n");
        assert_eq!(read("keyring.toml"), "ours\n");
        assert!(!at("keyring.toml").is_symlink());
        assert!(!at(".keyring.toml.new").is_symlink());
    }
}
