//! A portal's keyring as its editors see it: what is wrong with the file becomes a finding at its line.

use std::sync::Arc;

use super::derive::MasterKey;
use super::keyring::{Keyring, KeyringError};
use super::portal_keys::PortalKeys;
use crate::diag::{Finding, Findings, SourceText, nearest};

/// A keyring that has been read, together with its file.
pub struct KeyringFile {
    source: Arc<SourceText>,
    keyring: Keyring,
}

impl KeyringFile {
    /// Reads a keyring; `None` when it is damaged.
    pub fn parse(source: &Arc<SourceText>, findings: &mut Findings) -> Option<Self> {
        match Keyring::parse(source.text()) {
            Ok(keyring) => Some(Self {
                source: Arc::clone(source),
                keyring,
            }),
            Err(error) => {
                findings.push(finding(&error, source));
                None
            }
        }
    }

    /// The keyring.
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// Opens the keyring; `None` when the key is another one or an entry is damaged.
    pub fn unlock(&self, key: &MasterKey, findings: &mut Findings) -> Option<PortalKeys> {
        self.keyring
            .unlock(key)
            .map_err(|error| findings.push(finding(&error, &self.source)))
            .ok()
    }

    /// Whether the keyring belongs to the key and its settings are genuine, whatever its entries are: enough to take somebody out, or to mend an entry.
    pub fn verify(&self, key: &MasterKey, findings: &mut Findings) -> bool {
        self.keyring
            .verify(key)
            .map_err(|error| findings.push(finding(&error, &self.source)))
            .is_ok()
    }

    /// The keyring under another master key; `None` when it does not belong to `old` or an entry is damaged.
    pub fn rewrap(
        &self,
        old: &MasterKey,
        new: &MasterKey,
        findings: &mut Findings,
    ) -> Option<Keyring> {
        self.keyring
            .rewrap(old, new)
            .map_err(|error| findings.push(finding(&error, &self.source)))
            .ok()
    }

    /// The keyring, to be changed.
    pub fn into_keyring(self) -> Keyring {
        self.keyring
    }

    /// Notes everybody who has a passphrase and is no person of the portal: a forgotten door.
    pub fn check_people(&self, portal: &str, known: &[&str], findings: &mut Findings) {
        for person in self
            .keyring
            .people()
            .filter(|person| !known.contains(person))
        {
            let message = format!("`{person}` has a passphrase, and is not in `people.toml`");
            let hint = match nearest(person, known.iter().copied()) {
                Some(near) => format!(
                    "is it `{near}`? Otherwise add the person there, or run `extranet access remove {portal} {person}`"
                ),
                None => format!(
                    "add the person there, or run `extranet access remove {portal} {person}`"
                ),
            };
            let start = self
                .source
                .text()
                .find(&format!("[people.{person}]"))
                .unwrap_or(0);
            let end = self.source.text()[start..]
                .find('\n')
                .map_or(self.source.text().len(), |length| start + length);
            findings.push(
                Finding::error("unknown-person", &self.source, start..end, message).hint(hint),
            );
        }
    }
}

/// What begins the lines in which git shows both sides of a conflict.
const CONFLICT: &str = "<<<<<<< ";

fn finding(error: &KeyringError, source: &Arc<SourceText>) -> Finding {
    let text = source.text();
    if let Some(start) = text
        .match_indices(CONFLICT)
        .map(|(at, _)| at)
        .find(|at| *at == 0 || text[..*at].ends_with('\n'))
    {
        let end = text[start..]
            .find('\n')
            .map_or(text.len(), |length| start + length);
        let message = "git could not merge this keyring";
        return Finding::error("keyring-conflict", source, start..end, message).hint(
            "new people: keep the entries of both branches; the same person twice: keep one entry; `epoch` and `check`: keep `epoch`, `master` and `check` of one branch, take out whoever was removed on either, then run `extranet access rotate`",
        );
    }
    let (code, hint) = match error {
        KeyringError::WrongMasterKey { .. } => (
            "wrong-key",
            "give the key that the keyring was made with; if `extranet key rotate` was interrupted, run it again with both keys",
        ),
        KeyringError::NewerFormat { .. } => ("newer-format", "use a newer version of `extranet`"),
        KeyringError::Check => (
            "damaged-keyring",
            "after a merge: take `epoch`, `master` and `check` of one branch, all three, then run `extranet access rotate`; otherwise restore the file from git",
        ),
        KeyringError::SamePassphrase { .. } => (
            "same-passphrase",
            "the gate could not tell them apart: run `extranet access reset` for one of them",
        ),
        KeyringError::PersonDamaged { .. } => (
            "damaged-keyring",
            "restore the entry from git, or give the person another passphrase with `extranet access reset`",
        ),
        _ => (
            "damaged-keyring",
            "restore the file from git: it is written by `extranet access` alone",
        ),
    };
    match error.span() {
        Some(span) => Finding::error(code, source, span, error.to_string()),
        None => Finding::file_error(code, source.path(), error.to_string()),
    }
    .hint(hint)
}
