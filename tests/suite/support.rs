//! What the stories share: a site in a folder of its own, the real binary in a fixed environment, and a look at what lies on disk.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::SystemTime;

use extranet::config::INTERFACE_LANGUAGES;
use extranet::diag::listed;
use extranet::seal::{KeyKind, Keyring, MasterKey, Passphrase};
use tempfile::TempDir;

/// What Anna types to open the portals of these sites.
pub const PASSPHRASE: &str = "copper lantern drifts over the ninth orchard";

/// The head of a picture, 512 × 256 pixels: as much of it as anybody looks at.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\0\x08\x02\0\0\0";

const PEOPLE: &str = r#"[[person]]
id = "anna"
name = "Anna Berg"
side = "customer"

[[person]]
id = "ben"
name = "Ben Holm"
side = "agency"
"#;

/// A site in a temporary folder that goes when the test ends.
pub struct Site(TempDir);

impl Site {
    /// An empty folder.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A site whose one portal, `acme`, builds: settings, a key, two people, a passphrase for Anna, one page.
    pub fn new() -> Self {
        let site = Self::empty();
        site.write("book.toml", "[book]\ntitle = \"Studio North\"\n");
        site.write_key("extranet.key", &master_key_text(7));
        site.portal("acme");
        site
    }

    /// Adds a portal that Anna can open.
    pub fn portal(&self, name: &str) {
        self.write(
            &format!("content/{name}/portal.toml"),
            "name = \"Acme Ltd\"\n",
        );
        self.write(&format!("content/{name}/people.toml"), PEOPLE);
        self.write(&format!("content/{name}/keyring.toml"), keyring_text());
        self.write(
            &format!("content/{name}/index.md"),
            "# Welcome\n\nGood to see you.\n",
        );
    }

    /// A copy of the repository's demo site.
    pub fn demo() -> Self {
        let site = Self::empty();
        for file in ["book.toml", "demo.key"] {
            fs::copy(repository().join(file), site.path(file)).unwrap();
        }
        for folder in ["brand", "content"] {
            for (file, bytes) in read_tree(&repository().join(folder)) {
                site.write(&format!("{folder}/{file}"), bytes);
            }
        }
        site
    }

    /// A place in the site.
    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    /// Writes a file, and the folders it needs.
    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Writes a key file that its owner alone may read.
    pub fn write_key(&self, file: &str, text: &str) {
        self.write(file, format!("{text}\n"));
        set_mode(&self.path(file), 0o600);
    }

    /// A file's text.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// Changes a file by replacing a text that must be in it.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "`{from}` is not in {file}");
        self.write(file, text.replace(from, to));
    }

    /// Removes a file or a folder with all that is in it.
    pub fn remove(&self, path: &str) {
        let path = self.path(path);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }

    /// The command as a person types it, in the site's folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("extranet"));
        command
            .current_dir(self.0.path())
            .env_clear()
            .env("NO_COLOR", "1")
            .env("TZ", "UTC")
            // 22 November 2026
            .env("SOURCE_DATE_EPOCH", "1795305600")
            .args(arguments);
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Told {
        Told::of(arguments, &mut self.command(arguments), "")
    }

    /// Runs a command with this on stdin.
    pub fn run_with(&self, arguments: &[&str], stdin: &str) -> Told {
        Told::of(arguments, &mut self.command(arguments), stdin)
    }

    /// The same with something in the environment.
    pub fn run_in(&self, arguments: &[&str], stdin: &str, environment: &[(&str, &str)]) -> Told {
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        Told::of(arguments, &mut command, stdin)
    }

    /// Runs a command with the master key of this file.
    pub fn run_with_key(&self, key_file: &str, arguments: &[&str]) -> Told {
        self.run_in(arguments, "", &[("EXTRANET_KEY_FILE", key_file)])
    }

    /// Builds, which must work.
    pub fn build(&self) -> Told {
        let told = self.run(&["build"]);
        assert_eq!(told.code, Some(0), "{told}");
        told
    }

    /// Runs a command that must end with this code and leave the published files exactly as they are.
    pub fn refuses(&self, code: i32, arguments: &[&str]) -> Told {
        self.refuses_with(code, arguments, "", &[])
    }

    /// The same with something on stdin and in the environment.
    pub fn refuses_with(
        &self,
        code: i32,
        arguments: &[&str],
        stdin: &str,
        environment: &[(&str, &str)],
    ) -> Told {
        let before = self.published();
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        let told = Told::of(arguments, &mut command, stdin);
        assert_eq!(told.code, Some(code), "{told}");
        assert!(before == self.published(), "dist/ has changed\n{told}");
        told.keeps_secrets();
        told
    }

    /// Everything in the output folder, with the times of the files; the lock, which holds nothing, aside.
    pub fn published(&self) -> BTreeMap<String, (SystemTime, Vec<u8>)> {
        let folder = self.path("dist");
        let mut files = read_tree(&folder);
        files.remove(".extranet.lock");
        let timed = files.into_iter().map(|(file, bytes)| {
            let about = folder.join(&file).symlink_metadata().unwrap();
            (file, (about.modified().unwrap(), bytes))
        });
        timed.collect()
    }
}

/// What a command said, and how it ended.
pub struct Told {
    /// What was typed.
    typed: String,
    /// The exit code.
    pub code: Option<i32>,
    /// Data.
    pub stdout: String,
    /// Talk.
    pub stderr: String,
}

impl Told {
    fn of(arguments: &[&str], command: &mut Command, stdin: &str) -> Self {
        let output = assert_cmd::Command::from_std(std::mem::replace(command, Command::new("-")))
            .write_stdin(stdin)
            .output()
            .unwrap();
        Self {
            typed: arguments.join(" "),
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// No message may quote a passphrase or a key.
    pub fn keeps_secrets(&self) {
        for secret in [
            PASSPHRASE.to_owned(),
            master_key_text(7),
            master_key_text(8),
        ] {
            let needle = secret.trim_start_matches("extranet-key-");
            let said = format!("{}{}", self.stdout, self.stderr);
            // Half of one is too much already.
            assert!(!said.contains(&needle[..needle.len() / 2]), "{self}");
        }
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = self.code.map_or("none".to_owned(), |code| code.to_string());
        writeln!(out, "$ extranet {}\nexit code: {code}", self.typed)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(out, "--- {name}\n{text}")?;
            }
        }
        Ok(())
    }
}

/// Compares with `tests/suite/snapshots/<name>.snap`.
pub fn snapshot(name: &str, text: impl std::fmt::Display) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.set_omit_expression(true);
    // A language that is added changes no snapshot.
    let spoken = listed(INTERFACE_LANGUAGES.iter().copied());
    let text = text.to_string().replace(&spoken, "`de`, `en`");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// What several commands said, one after the other.
pub fn told_in_turn(told: impl IntoIterator<Item = Told>) -> String {
    told.into_iter().fold(String::new(), |mut text, told| {
        writeln!(text, "{told}").unwrap();
        text
    })
}

/// The folder of Cargo.toml.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A real master key whose 32 bytes are all the same.
pub fn master_key_text(byte: u8) -> String {
    master_key(byte).to_text().to_string()
}

fn master_key(byte: u8) -> MasterKey {
    MasterKey::generate(&mut |bytes: &mut [u8]| bytes.fill(byte), KeyKind::Real)
}

/// A keyring that Anna's passphrase opens. Made once, because Argon2 is slow on purpose.
pub fn keyring_text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| keyring_of(&[("anna", PASSPHRASE)]))
}

/// A keyring of these people with their passphrases.
pub fn keyring_of(people: &[(&str, &str)]) -> String {
    let master = master_key(7);
    let mut keyring = Keyring::new(&mut |bytes: &mut [u8]| bytes.fill(3), &master);
    for (person, passphrase) in people {
        let unlock = keyring.unlock_key(&Passphrase::new(passphrase));
        keyring.add(&master, person, &unlock).unwrap();
    }
    keyring.to_text()
}

/// The files under a folder by their path, with `/` between the parts; nothing when there is no such folder.
pub fn read_tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(&next) else {
            continue;
        };
        for entry in entries.map(Result::unwrap) {
            let path = entry.path();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = if kind.is_symlink() {
                let target = fs::read_link(&path).unwrap();
                format!("-> {}", target.display()).into_bytes()
            } else {
                fs::read(&path).unwrap()
            };
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
            files.insert(name.replace('\\', "/"), bytes);
        }
    }
    files
}

/// Sets a file's permissions where the system has such.
pub fn set_mode(path: &Path, mode: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    #[cfg(not(unix))]
    let _ = (path, mode);
}
