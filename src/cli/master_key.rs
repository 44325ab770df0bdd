//! Where the master key comes from: `EXTRANET_KEY`, the file `EXTRANET_KEY_FILE`, the key command of `book.toml`, or its key file.
//!
//! **A key command is run only where the environment allows it.** `book.toml` comes from the repository, and so from whoever wrote the branch that somebody checks
//! out or that CI builds; a program that it names must not run because of that. So `EXTRANET_ALLOW_KEY_COMMAND` has to hold the very same
//! command: if it is changed in `book.toml`, it is no longer allowed. Where it is not allowed, the key file is used.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use extranet::config::KeyCommand;
use extranet::diag::{Finding, Findings, printable};
use extranet::load::{Site, ask_key_command, read_key_file};
use extranet::seal::MasterKey;
use zeroize::Zeroizing;

use super::report::say;

const VARIABLE: &str = "EXTRANET_KEY";
const FILE_VARIABLE: &str = "EXTRANET_KEY_FILE";
const ALLOWED_VARIABLE: &str = "EXTRANET_ALLOW_KEY_COMMAND";

/// Time to unlock a password store by hand.
const PATIENCE: Duration = Duration::from_secs(120);

/// A master key, and where it was found.
pub(super) struct Found {
    pub(super) key: MasterKey,
    pub(super) place: String,
}

/// Whether a key command may be run to find the key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Commands {
    Run,
    PassOver,
}

/// The key file that `book.toml` names.
pub(super) fn key_file(site: &Site) -> PathBuf {
    site.root().join(&site.settings().key_file)
}

/// Finds the master key, or notes why there is none.
///
/// # Errors
/// When a key file exists and cannot be read, or a key command fails.
pub(super) fn find(site: &Site, findings: &mut Findings) -> anyhow::Result<Option<MasterKey>> {
    Ok(find_with_place(site, findings)?.map(|found| found.key))
}

/// Finds the master key and where it was found, or notes why there is none.
///
/// # Errors
/// As [`find`].
pub(super) fn find_with_place(
    site: &Site,
    findings: &mut Findings,
) -> anyhow::Result<Option<Found>> {
    search(site, Commands::Run, findings)
}

/// The master key if it is at hand, for what can also be done without. No command is run: it might ask somebody for a password.
///
/// # Errors
/// When a key file exists and cannot be read.
pub(super) fn find_unasked(site: &Site) -> anyhow::Result<Option<MasterKey>> {
    let found = search(site, Commands::PassOver, &mut Findings::default())?;
    Ok(found.map(|found| found.key))
}

fn search(
    site: &Site,
    commands: Commands,
    findings: &mut Findings,
) -> anyhow::Result<Option<Found>> {
    if let Some(text) = env::var_os(VARIABLE) {
        // What is not Unicode is no key either, and must not be passed over for another one.
        let text = text.into_string().unwrap_or_else(|_| "\u{fffd}".to_owned());
        let text = Zeroizing::new(text);
        if text.trim().is_empty() {
            // What CI hands over for a secret that is not there.
            let finding =
                Finding::file_error("no-key", format!("${VARIABLE}"), "the master key is empty");
            findings.push(finding.hint("is the secret set, and may this run read it? Without the variable, the key file is used"));
            return Ok(None);
        }
        return Ok(parse(&text, format!("${VARIABLE}"), findings));
    }
    if let Some(path) = env::var_os(FILE_VARIABLE) {
        let shown = Path::new(&path).display().to_string();
        return in_file(site, &PathBuf::from(&path), shown, findings);
    }
    if let Some(command) = site.settings().key_command.as_ref().filter(|_| {
        // Broken settings may be those of another command.
        commands == Commands::Run && !findings.has_errors()
    }) && is_allowed(command)
    {
        let text = ask_key_command(command, site.root(), PATIENCE)?;
        return Ok(parse(&text, format!("`{}`", command.as_str()), findings));
    }
    let shown = site.settings().key_file.clone();
    in_file(site, &key_file(site), shown, findings)
}

fn is_allowed(command: &KeyCommand) -> bool {
    env::var_os(ALLOWED_VARIABLE).is_some_and(|allowed| allowed == command.as_str())
}

/// The key in a file, or a note why there is none.
fn in_file(
    site: &Site,
    path: &Path,
    shown: String,
    findings: &mut Findings,
) -> anyhow::Result<Option<Found>> {
    if let Some(folder) = site.publishes(path) {
        // A setting that says so itself has its finding already.
        if !findings.clone().about(&["book.toml"]).has_errors() {
            findings.push(exposed(&shown, folder));
        }
        return Ok(None);
    }
    match read_private(path, &shown, findings)? {
        InFile::Key(key) => Ok(Some(Found { key, place: shown })),
        InFile::Unusable => Ok(None),
        InFile::Absent => {
            let hint = match &site.settings().key_command {
                Some(command) => format!(
                    "this site's `key-command` runs only where the environment allows it, for `book.toml` comes with the repository: if you trust `{}`, set {ALLOWED_VARIABLE} to exactly that",
                    printable(command.as_str())
                ),
                None => format!("run `extranet key new`, or set {VARIABLE} or {FILE_VARIABLE}"),
            };
            let finding = Finding::file_error("no-key", shown, "there is no master key");
            findings.push(finding.hint(hint));
            Ok(None)
        }
    }
}

/// What a key file holds.
pub(super) enum InFile {
    /// There is no such file.
    Absent,
    /// No key, which was noted.
    Unusable,
    /// A key. It was noted if others can read it, too.
    Key(MasterKey),
}

/// Reads a key file, which only its owner may be able to read.
///
/// # Errors
/// When it exists and cannot be read.
pub(super) fn read_private(
    path: &Path,
    shown: &str,
    findings: &mut Findings,
) -> anyhow::Result<InFile> {
    let Some(file) = read_key_file(path)? else {
        return Ok(InFile::Absent);
    };
    let Some(found) = parse(&file.text, shown.to_owned(), findings) else {
        return Ok(InFile::Unusable);
    };
    if !found.key.is_demo() && !file.is_private {
        let finding = Finding::file_error(
            "open-key-file",
            shown,
            "others on this machine can read the master key",
        );
        findings.push(finding.hint(format!("run `chmod 600 {shown}`")));
    }
    Ok(InFile::Key(found.key))
}

/// The finding about a master key in a folder of content or output.
pub(super) fn exposed(shown: &str, folder: &str) -> Finding {
    let message = format!("the master key lies in `{folder}`: what is in there is published");
    Finding::file_error("exposed-key", shown, message).hint(
        "keep it beside `book.toml`, or outside the site; if it was published, make a new one",
    )
}

/// The one warning of a site that is sealed with a key everybody knows.
pub(super) fn warn_of_demo(key: &MasterKey) {
    if key.is_demo() {
        say(
            "warning: this is the demo key, which everybody knows: publish nothing that is sealed with it",
        );
    }
}

fn parse(text: &str, place: String, findings: &mut Findings) -> Option<Found> {
    match MasterKey::parse(text) {
        Ok(key) => Some(Found { key, place }),
        Err(error) => {
            let finding = Finding::file_error("damaged-key", place, error.to_string());
            findings.push(finding.hint("take the key from where you keep its copy; it is one line, from `extranet-` to the end"));
            None
        }
    }
}
