//! A portal's keys, unlocked for a build: what turns plaintext into what may be published.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use thiserror::Error;

use super::access_file::{Slot, access_json};
use super::address::{Address, AddressKind};
use super::derive::{Epoch, EscrowKey, NameKey, PortalKey, SealingKey, UnlockKey};
use super::envelope::{self, Compression};
use super::kdf::Kdf;
use super::published::Published;
use super::text::append_base64;
use crate::model::{AudienceSet, ViewSet};
use crate::render::{Format, MadeFile, PageHtml, Shell};

/// Everything a build seals one portal with. It may be used from several threads.
pub struct PortalKeys {
    portal: PortalKey,
    names: NameKey,
    escrow: EscrowKey,
    epoch: Epoch,
    kdf: Kdf,
    people: BTreeMap<String, UnlockKey>,
    views: KeyCache<AudienceSet>,
    audiences: KeyCache<ViewSet>,
}

/// Who gets which keys.
pub struct Reader<'a> {
    /// The person's id, as in the keyring.
    pub person: &'a str,
    /// The audiences the person reads: these make the view.
    pub view: &'a AudienceSet,
    /// The sets of views of all attachments that the view contains.
    pub shared: Vec<&'a ViewSet>,
}

/// A reader whom the keyring does not know.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("`{person}` has no passphrase in this portal's keyring")]
pub struct UnknownReader {
    /// The person's id.
    pub person: String,
}

/// Keys of sets, derived once: a portal has thousands of pages and few views.
struct KeyCache<S>(RwLock<BTreeMap<S, Arc<SealingKey>>>);

impl PortalKeys {
    pub(super) fn new(
        portal: PortalKey,
        epoch: Epoch,
        kdf: Kdf,
        people: BTreeMap<String, UnlockKey>,
    ) -> Self {
        let names = portal.name_key();
        let escrow = portal.escrow_key();
        Self {
            portal,
            names,
            escrow,
            epoch,
            kdf,
            people,
            views: KeyCache::default(),
            audiences: KeyCache::default(),
        }
    }

    /// The address of a page by its logical path; the empty path is the home page.
    pub fn page_address(&self, logical_path: &str) -> Address {
        if logical_path.is_empty() {
            Address::home()
        } else {
            Address::derive(&self.names, AddressKind::Page, logical_path)
        }
    }

    /// The address of an attachment by its logical path.
    pub fn attachment_address(&self, logical_path: &str) -> Address {
        Address::derive(&self.names, AddressKind::Attachment, logical_path)
    }

    /// The page file: the shell, and in it the page as each view sees it, sealed for that view.
    pub fn seal_page(&self, address: &Address, shell: &Shell, versions: &[&PageHtml]) -> Published {
        assert!(
            address.kind() == AddressKind::Page,
            "pages are sealed at addresses of pages"
        );
        let mut envelopes: Vec<Vec<u8>> = versions
            .iter()
            .map(|html| {
                envelope::seal(
                    &self.view_key(html.readable()),
                    address.as_str(),
                    html.as_bytes(),
                    Compression::IfSmaller,
                )
            })
            .collect();
        // Sorted by key id, for the order of the audiences' names is nobody's business.
        envelopes.sort();
        let payload: usize = envelopes
            .iter()
            .map(|envelope| envelope.len().div_ceil(3) * 4 + 64)
            .sum();
        let mut file = Vec::with_capacity(shell.before().len() + payload + shell.after().len());
        file.extend_from_slice(shell.before().as_bytes());
        for envelope in &envelopes {
            file.extend_from_slice(b"<template data-sealed>");
            append_base64(&mut file, envelope);
            file.extend_from_slice(b"</template>\n");
        }
        file.extend_from_slice(shell.after().as_bytes());
        Published::page(address, file)
    }

    /// An attachment, for the readers of exactly these views.
    pub fn seal_attachment(
        &self,
        address: &Address,
        views: &ViewSet,
        content: &[u8],
        compression: Compression,
    ) -> Published {
        assert!(
            address.kind() == AddressKind::Attachment,
            "attachments are sealed at addresses of attachments"
        );
        let key = self.audience_key(views);
        Published::attachment(
            address,
            envelope::seal(&key, address.as_str(), content, compression),
        )
    }

    /// A file that was made for one view, for its readers.
    pub fn seal_made(&self, address: &Address, made: &MadeFile) -> Published {
        assert!(
            address.kind() == AddressKind::Attachment,
            "made files are sealed at addresses of attachments"
        );
        let key = self.view_key(made.readable());
        let compression = match made.format() {
            // It is compressed as it is.
            Format::Xlsx => Compression::Never,
            Format::Csv => Compression::IfSmaller,
        };
        Published::attachment(
            address,
            envelope::seal(&key, address.as_str(), made.content(), compression),
        )
    }

    /// `access.json`, with a slot for each of `readers`.
    ///
    /// # Errors
    /// When a reader is not in the keyring.
    pub fn access(&self, readers: &[Reader<'_>]) -> Result<Published, UnknownReader> {
        let mut held: BTreeMap<&str, (&UnlockKey, Vec<Arc<SealingKey>>)> = BTreeMap::new();
        for reader in readers {
            let unlock = self
                .people
                .get(reader.person)
                .ok_or_else(|| UnknownReader {
                    person: reader.person.to_owned(),
                })?;
            let mut sets = reader.shared.clone();
            sets.sort();
            sets.dedup();
            let keys = std::iter::once(self.view_key(reader.view))
                .chain(sets.into_iter().map(|set| self.audience_key(set)))
                .collect();
            held.insert(reader.person, (unlock, keys));
        }
        let slots: Vec<Slot<'_>> = held
            .iter()
            .map(|(person, (unlock, keys))| Slot {
                person,
                unlock,
                keys: keys.iter().map(AsRef::as_ref).collect(),
            })
            .collect();
        Ok(Published::access(access_json(
            &self.escrow,
            &self.kdf,
            &slots,
        )))
    }

    fn view_key(&self, view: &AudienceSet) -> Arc<SealingKey> {
        self.views
            .key(view, || self.portal.view_key(self.epoch, view))
    }

    fn audience_key(&self, set: &ViewSet) -> Arc<SealingKey> {
        self.audiences
            .key(set, || self.portal.audience_key(self.epoch, set))
    }
}

impl<S> Default for KeyCache<S> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<S: Clone + Ord> KeyCache<S> {
    fn key(&self, set: &S, derive: impl FnOnce() -> SealingKey) -> Arc<SealingKey> {
        // A panic elsewhere leaves the map whole: entries are only ever added.
        if let Some(key) = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(set)
        {
            return Arc::clone(key);
        }
        let mut keys = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(
            keys.entry(set.clone())
                .or_insert_with(|| Arc::new(derive())),
        )
    }
}

#[cfg(test)]
mod tests;
