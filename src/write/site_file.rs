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

/// Writes texts into a new folder. If there is anything in its place, nothing is written.
///
/// # Errors
/// When the folder exists or something cannot be written.
pub fn create_folder(folder: &Path, files: &[(String, String)]) -> Result<(), SiteFileError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| SiteFileError { path, source }
    };
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above).map_err(failed(above))?;
    }
    fs::create_dir(folder).map_err(failed(folder))?;
    for (file, text) in files {
        let path = folder.join(file);
        if let Some(above) = path.parent() {
            fs::create_dir_all(above).map_err(failed(above))?;
        }
        write(OpenOptions::new().write(true).create_new(true), &path, text)?;
    }
    Ok(())
}

/// Puts a text in a file's place, at once and as a whole. A link in that place is replaced itself; what it leads to stays as it is.
///
/// # Errors
/// When it cannot be written.
fn replace(path: &Path, text: &str) -> Result<(), SiteFileError> {
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

/// Replaces a file as [`replace`] does, if it still holds what was read of it; `None` for no file.
///
/// # Errors
/// When it holds something else by now, or cannot be written.
pub fn replace_unchanged(
    path: &Path,
    before: Option<&str>,
    text: &str,
) -> Result<(), SiteFileError> {
    let failed = |source| SiteFileError {
        path: path.to_owned(),
        source,
    };
    // Until the end of this call, another one for the same folder waits here.
    let _lock = lock_folder_of(path);
    let now = match fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if now.as_deref() != before.map(str::as_bytes) {
        return Err(failed(std::io::Error::other(
            "it has changed meanwhile; run the command again",
        )));
    }
    replace(path, text)
}

/// The lock is a help beside the comparison, so file systems without locks go without.
#[cfg(unix)]
fn lock_folder_of(path: &Path) -> Option<fs::File> {
    let folder = fs::File::open(path.parent()?).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Folders cannot be opened as files here; the comparison alone has to do.
#[cfg(not(unix))]
fn lock_folder_of(_: &Path) -> Option<fs::File> {
    None
}

/// Adds a file of the site to the site's `.gitignore`, unless a line there names it already. Tells whether it was added.
///
/// `file` is relative to the folder of `.gitignore`, with `/` between its parts.
///
/// # Errors
/// When `.gitignore` is no text, or cannot be read or written.
pub fn ignore_in_git(gitignore: &Path, file: &str) -> Result<bool, SiteFileError> {
    let text = match fs::read_to_string(gitignore) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(source) => {
            return Err(SiteFileError {
                path: gitignore.to_owned(),
                source,
            });
        }
    };
    let mut line = "/".to_owned();
    for character in file.chars() {
        if matches!(character, '\\' | '*' | '?' | '[' | ' ') {
            line.push('\\');
        }
        line.push(character);
    }
    // A line with `!` takes back what stands above it.
    let is_ignored = text
        .lines()
        .rev()
        .take_while(|known| !known.starts_with('!'))
        .any(|known| known.trim_end() == line || known.trim_end() == &line[1..]);
    if is_ignored {
        return Ok(false);
    }
    let gap = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    replace(gitignore, &format!("{text}{gap}{line}\n"))?;
    Ok(true)
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
    use super::{create_private, ignore_in_git, replace, replace_unchanged};

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

    #[test]
    fn what_has_changed_meanwhile_is_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring.toml");
        replace_unchanged(&path, None, "one").expect("there was none");
        replace_unchanged(&path, Some("one"), "two").expect("it is the same");
        for before in [None, Some("one")] {
            let error = replace_unchanged(&path, before, "three").expect_err("it has changed");
            let source = std::error::Error::source(&error).expect("it says why");
            assert!(source.to_string().contains("changed meanwhile"));
        }
        assert_eq!(std::fs::read_to_string(&path).expect("it is there"), "two");
    }

    #[test]
    fn of_many_writers_at_once_one_wins() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring.toml");
        replace(&path, "before").expect("written");
        let path = path.as_path();
        let write = |number: usize| {
            replace_unchanged(path, Some("before"), &format!("by {number}")).is_ok()
        };
        let won: Vec<bool> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|number| scope.spawn(move || write(number)))
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("it ends"))
                .collect()
        });
        if cfg!(unix) {
            assert_eq!(won.iter().filter(|won| **won).count(), 1);
        }
    }

    #[test]
    fn a_file_is_ignored_in_git_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(".gitignore");
        let after = |before: &str, file: &str| {
            std::fs::write(&path, before).expect("written");
            let added = ignore_in_git(&path, file).expect("written");
            let text = std::fs::read_to_string(&path).expect("it is there");
            assert_eq!(added, text != before);
            assert!(!ignore_in_git(&path, file).expect("read"));
            text
        };
        assert_eq!(after("", "extranet.key"), "/extranet.key\n");
        assert_eq!(after("dist", "keys/a.key"), "dist\n/keys/a.key\n");
        assert_eq!(after("extranet.key\n", "extranet.key"), "extranet.key\n");
        assert_eq!(after("/a\r\n", "a"), "/a\r\n");
        assert_eq!(after("/a\n!/a\n", "a"), "/a\n!/a\n/a\n");
        assert_eq!(after("", "my [x].key"), "/my\\ \\[x].key\n");
    }
}
