//! Every key and how it is derived, on one screen (docs/format.md §2). A key has no other way to come into being, so a wrong order cannot be written.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq};
use zeroize::Zeroizing;

use super::labels;
use super::text::base32;
use crate::model::{AudienceSet, ViewSet};

/// 32 bytes that are wiped when dropped. It stays inside types without `Debug`.
pub(super) type Secret = Zeroizing<[u8; 32]>;
pub(super) type Tag16 = [u8; 16];

/// What a key is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// It protects content.
    Real,
    /// It is published on purpose, for demos and tests, and protects nothing.
    Demo,
}

/// The publisher's one secret. Everything else follows from it.
pub struct MasterKey {
    pub(super) secret: Secret,
    pub(super) kind: KeyKind,
}

/// What all keys of one portal are derived from.
pub(super) struct PortalKey(Secret);

/// Turns logical paths into addresses; the same in every epoch, so that addresses are permalinks.
pub(super) struct NameKey(Hmac<Sha256>);

/// Keeps the unlock keys in the keyring.
pub(super) struct EscrowKey(Secret);

/// What Argon2id makes of a passphrase, and all that a build needs to know of it.
pub struct UnlockKey(Secret);

/// A key that seals envelopes: of a view, an audience set, a slot, or the escrow key itself.
pub(super) struct SealingKey {
    secret: Secret,
    id: KeyId,
    salt_mac: Hmac<Sha256>,
}

/// The public name of a sealing key, or of a master key: 8 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub(super) [u8; 8]);

/// 16 random bytes that tell portals apart. Public, but not published.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct PortalId(pub(super) [u8; 16]);

/// How often a portal's readers have changed so that all was sealed anew.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Epoch(pub(super) u64);

/// The public value that gives every slot of an `access.json` another id whenever one of them changes.
#[derive(Clone, Copy)]
pub(super) struct Edition(pub(super) Tag16);

impl MasterKey {
    pub(super) fn portal_key(&self, portal: PortalId) -> PortalKey {
        PortalKey(h(&self.secret, &portal.0, labels::PORTAL, &[]))
    }

    /// Its public name, which a keyring mentions.
    pub fn id(&self) -> KeyId {
        key_id(&self.secret)
    }

    /// What `manifest.json` calls the owner of a folder: only who holds the master key can tell that it is theirs.
    pub fn owner_tag(&self, folder: &str) -> String {
        base32(&h(&self.secret, b"", labels::OWNER, &[folder.as_bytes()])[..8])
    }
}

impl PortalKey {
    pub(super) fn name_key(&self) -> NameKey {
        NameKey(mac(&h(&self.0, b"", labels::NAME, &[])))
    }

    pub(super) fn escrow_key(&self) -> EscrowKey {
        EscrowKey(h(&self.0, b"", labels::ESCROW, &[]))
    }

    /// The key of what is in these views and in no other.
    pub(super) fn audience_key(&self, epoch: Epoch, views: &ViewSet) -> SealingKey {
        let names: Vec<String> = views.names().collect();
        let fields: Vec<&[u8]> = names.iter().map(String::as_bytes).collect();
        self.key_of(epoch, labels::AUDIENCE, &fields)
    }

    pub(super) fn view_key(&self, epoch: Epoch, view: &AudienceSet) -> SealingKey {
        let fields: Vec<&[u8]> = view.names().map(str::as_bytes).collect();
        self.key_of(epoch, labels::VIEW, &fields)
    }

    fn key_of(&self, epoch: Epoch, label: &str, fields: &[&[u8]]) -> SealingKey {
        SealingKey::new(h(&self.0, &epoch.0.to_be_bytes(), label, fields))
    }
}

impl NameKey {
    pub(super) fn tag(&self, kind: &str, logical_path: &str) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(&frame([kind.as_bytes(), logical_path.as_bytes()]));
        mac.finalize().into_bytes().into()
    }
}

impl EscrowKey {
    pub(super) fn sealing_key(&self) -> SealingKey {
        SealingKey::new(self.0.clone())
    }

    pub(super) fn dummy(&self, number: u64) -> UnlockKey {
        UnlockKey(h(&self.0, b"", labels::DUMMY, &[&number.to_be_bytes()]))
    }

    /// `fields` are the unlock key and the content of each slot in turn.
    pub(super) fn edition(&self, fields: &[&[u8]]) -> Edition {
        Edition(first_16(&h(&self.0, b"", labels::EDITION, fields)))
    }

    /// Vouches for the settings of a keyring.
    pub(super) fn keyring_check(&self, fields: &[&[u8]]) -> Tag16 {
        first_16(&h(&self.0, b"", labels::KEYRING, fields))
    }
}

impl UnlockKey {
    pub(super) fn new(secret: Secret) -> Self {
        Self(secret)
    }

    pub(super) fn from_slice(bytes: &[u8]) -> Option<Self> {
        Some(Self(Secret::new(bytes.try_into().ok()?)))
    }

    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(super) fn slot_id(&self, edition: Edition) -> Tag16 {
        first_16(&h(&self.0, &edition.0, labels::SLOT_ID, &[]))
    }

    pub(super) fn slot_key(&self, edition: Edition) -> SealingKey {
        SealingKey::new(h(&self.0, &edition.0, labels::SLOT_KEY, &[]))
    }
}

impl ConstantTimeEq for UnlockKey {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(other.0.as_slice())
    }
}

impl SealingKey {
    /// For keys that were derived elsewhere and came here in a slot.
    pub(super) fn new(secret: Secret) -> Self {
        let id = key_id(&secret);
        let salt_mac = mac(&h(&secret, b"", labels::SALT, &[]));
        Self {
            secret,
            id,
            salt_mac,
        }
    }

    pub(super) fn id(&self) -> KeyId {
        self.id
    }

    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        &self.secret
    }

    /// The salt of an envelope: it depends on key, address and plaintext alone.
    pub(super) fn salt(&self, address: &str, plaintext: &[u8]) -> [u8; 32] {
        let mut mac = self.salt_mac.clone();
        mac.update(&frame([address.as_bytes()]));
        mac.update(plaintext);
        mac.finalize().into_bytes().into()
    }

    pub(super) fn file_key(&self, salt: &[u8]) -> Secret {
        h(&self.secret, salt, labels::FILE, &[])
    }
}

/// `H` of the format: HKDF-SHA-256 (RFC 5869) to 32 bytes, with the framed label and fields as info.
fn h(ikm: &Secret, salt: &[u8], label: &str, fields: &[&[u8]]) -> Secret {
    let info = frame(std::iter::once(label.as_bytes()).chain(fields.iter().copied()));
    let mut out = Secret::default();
    Hkdf::<Sha256>::new(Some(salt), ikm.as_slice())
        .expand(&info, out.as_mut_slice())
        .expect("HKDF has 32 bytes to give");
    out
}

/// Byte strings one after the other, each with its length in front, so that none can reach into the next.
pub(super) fn frame<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(Vec::with_capacity(128));
    for part in parts {
        let length = u32::try_from(part.len()).expect("no field is as long as 4 GiB");
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

fn key_id(secret: &Secret) -> KeyId {
    let id = h(secret, b"", labels::KEY_ID, &[]);
    KeyId(id[..8].try_into().expect("32 bytes have 8"))
}

fn mac(key: &Secret) -> Hmac<Sha256> {
    Hmac::new_from_slice(key.as_slice()).expect("HMAC takes keys of any length")
}

fn first_16(secret: &Secret) -> Tag16 {
    secret[..16].try_into().expect("32 bytes have 16")
}

impl KeyId {
    /// As a keyring and messages write it.
    pub fn to_text(self) -> String {
        base32(&self.0)
    }
}

#[cfg(test)]
mod tests;
