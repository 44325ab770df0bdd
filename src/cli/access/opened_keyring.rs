//! A portal's keyring that a command is about to change.

use std::path::PathBuf;
use std::sync::Arc;

use extranet::diag::{Findings, SourceText};
use extranet::load::Site;
use extranet::seal::{Keyring, KeyringFile};
use extranet::write::{SiteFileError, replace_unchanged};

use super::read_portal;

/// A keyring with the text it was read from.
pub(in crate::cli) struct OpenedKeyring {
    /// The file as people know it.
    pub(in crate::cli) shown: String,
    /// The portal's folder.
    pub(in crate::cli) portal: String,
    /// What was read.
    pub(in crate::cli) file: KeyringFile,
    before: Arc<SourceText>,
}

impl OpenedKeyring {
    /// Reads the keyring of a portal. `None` when there is none, or when it is damaged, which is noted. Nothing else in the portal matters: whoever is
    /// to lose access must not keep it because of a slip on some page.
    pub(in crate::cli) fn read(
        site: &Site,
        portal: &str,
        findings: &mut Findings,
    ) -> anyhow::Result<Option<Self>> {
        let mut all = Findings::default();
        let sources = read_portal(site, portal, &mut all)?;
        let shown = format!("{}/keyring.toml", sources.shown);
        findings.extend(all.about(&[&shown]));
        let Some(before) = sources.keyring else {
            return Ok(None);
        };
        let file = KeyringFile::parse(&before, findings);
        Ok(file.map(|file| Self {
            shown,
            portal: portal.to_owned(),
            file,
            before,
        }))
    }

    /// Puts a changed keyring in its place.
    pub(in crate::cli) fn replace(
        &self,
        site: &Site,
        keyring: &Keyring,
    ) -> Result<(), SiteFileError> {
        write_keyring(site, &self.portal, Some(&self.before), keyring)
    }
}

/// Writes a portal's keyring, if the file still holds what was read of it.
pub(super) fn write_keyring(
    site: &Site,
    portal: &str,
    before: Option<&SourceText>,
    keyring: &Keyring,
) -> Result<(), SiteFileError> {
    let path: PathBuf = site.portal_folder(portal).join("keyring.toml");
    replace_unchanged(&path, before.map(SourceText::text), &keyring.to_text())
}
