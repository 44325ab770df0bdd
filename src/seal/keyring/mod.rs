//! The keyring: who may open a portal, kept in git beside its content. It holds no secret in clear (docs/format.md §9).
//!
//! A person's unlock key, which is what Argon2id made of the passphrase, is sealed under the portal's escrow key. So a build needs the master
//! key alone, no passphrase and no Argon2id; and from the file, even with the master key, no passphrase can be read back.

use std::collections::BTreeMap;
use std::ops::Range;

use subtle::ConstantTimeEq;
use thiserror::Error;

use super::derive::{Edition, Epoch, EscrowKey, KeyId, MasterKey, PortalId, Tag16, UnlockKey};
use super::entropy::Entropy;
use super::envelope::{self, Compression};
use super::kdf::Kdf;
use super::passphrase::Passphrase;
use super::portal_keys::PortalKeys;

pub(super) const FORMAT: i64 = 1;
const LONGEST_PERSON: usize = 64;

/// A portal's keyring as its file says, not yet unlocked.
pub struct Keyring {
    pub(super) portal: PortalId,
    pub(super) epoch: Epoch,
    pub(super) master: KeyId,
    pub(super) check: Tag16,
    pub(super) kdf: Kdf,
    pub(super) people: BTreeMap<String, SealedUnlock>,
}

/// An unlock key under the escrow key, and where it stands in the file it came from.
pub(super) struct SealedUnlock {
    pub(super) envelope: Vec<u8>,
    pub(super) span: Option<Range<usize>>,
}

/// What is wrong with a keyring, or with what should be added to it. [`Self::span`] tells where in its text.
#[derive(Debug, Error)]
pub enum KeyringError {
    /// Not TOML, or not a keyring's keys.
    #[error("{message}")]
    Toml {
        /// What the parser says.
        message: String,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// Written by a later version.
    #[error("this keyring has format {format}, and this version of `extranet` knows format 1")]
    NewerFormat {
        /// The format it names.
        format: i64,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// A value that cannot have been written by `extranet access`.
    #[error("`{field}` is damaged: {expected}")]
    Field {
        /// The key.
        field: String,
        /// What should stand there.
        expected: String,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// Another master key.
    #[error(
        "wrong master key: this keyring belongs to the key `{expected}`, and `{found}` was given"
    )]
    WrongMasterKey {
        /// The id in the keyring.
        expected: String,
        /// The id of the key that was given.
        found: String,
    },
    /// The settings were changed by hand.
    #[error(
        "the keyring's settings do not match its `check`: something in it was changed by hand or lost"
    )]
    Check,
    /// A person's entry does not open.
    #[error("the entry of `{person}` is damaged, or was moved here from another person or portal")]
    PersonDamaged {
        /// The person's id.
        person: String,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// Somebody with this id is in the keyring.
    #[error("`{person}` has a passphrase already")]
    PersonExists {
        /// The person's id.
        person: String,
    },
    /// Nobody with this id is in the keyring.
    #[error("`{person}` has no passphrase")]
    NoSuchPerson {
        /// The person's id.
        person: String,
    },
    /// Not an id.
    #[error("`{person}` cannot be a person's id: use 1 to 64 of `a`–`z`, `0`–`9`, `-` and `_`")]
    PersonName {
        /// What was given.
        person: String,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// The gate could not tell them apart.
    #[error("`{person}` and `{other}` have the same passphrase")]
    SamePassphrase {
        /// One of them.
        person: String,
        /// The other.
        other: String,
        /// Where.
        span: Option<Range<usize>>,
    },
}

impl KeyringError {
    /// The bytes of the keyring's text that the error is about, if it is about some.
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            Self::Toml { span, .. }
            | Self::NewerFormat { span, .. }
            | Self::Field { span, .. }
            | Self::PersonDamaged { span, .. }
            | Self::PersonName { span, .. }
            | Self::SamePassphrase { span, .. } => span.clone(),
            Self::WrongMasterKey { .. }
            | Self::Check
            | Self::PersonExists { .. }
            | Self::NoSuchPerson { .. } => None,
        }
    }
}

impl Keyring {
    /// A keyring without people, for a new portal.
    pub fn new(entropy: &mut dyn Entropy, master: &MasterKey) -> Self {
        let mut portal = [0; 16];
        entropy.fill(&mut portal);
        let mut salt = [0; 16];
        entropy.fill(&mut salt);
        let mut keyring = Self {
            portal: PortalId(portal),
            epoch: Epoch(1),
            master: master.id(),
            check: [0; 16],
            kdf: Kdf::of_this_version(salt),
            people: BTreeMap::new(),
        };
        keyring.check = keyring.check_under(&master.portal_key(keyring.portal).escrow_key());
        keyring
    }

    /// The ids of the people, sorted.
    pub fn people(&self) -> impl ExactSizeIterator<Item = &str> {
        self.people.keys().map(String::as_str)
    }

    /// What this portal makes of a passphrase. Slow on purpose: it runs Argon2id.
    pub fn unlock_key(&self, passphrase: &Passphrase) -> UnlockKey {
        self.kdf.unlock_key(passphrase)
    }

    /// Lets `person` in with the passphrase that `unlock` was made from.
    ///
    /// # Errors
    /// When the person is there already, another one has the same passphrase, the id is none, or the keyring does not belong to `master`.
    pub fn add(
        &mut self,
        master: &MasterKey,
        person: &str,
        unlock: &UnlockKey,
    ) -> Result<(), KeyringError> {
        if !is_person_id(person) {
            return Err(KeyringError::PersonName {
                person: person.to_owned(),
                span: None,
            });
        }
        let escrow = self.escrow_key(master)?;
        if self.people.contains_key(person) {
            return Err(KeyringError::PersonExists {
                person: person.to_owned(),
            });
        }
        let there = self.unlock_keys(&escrow)?;
        if let Some((other, _)) = there.iter().find(|(_, key)| bool::from(key.ct_eq(unlock))) {
            return Err(KeyringError::SamePassphrase {
                person: person.to_owned(),
                other: other.clone(),
                span: None,
            });
        }
        let envelope = envelope::seal(
            &escrow.sealing_key(),
            &entry_address(person),
            unlock.as_bytes(),
            Compression::Never,
        );
        self.people.insert(
            person.to_owned(),
            SealedUnlock {
                envelope,
                span: None,
            },
        );
        Ok(())
    }

    /// Takes `person` out and raises the epoch, so that everything is sealed under new keys from now on. To take out an entry
    /// alone would revoke nothing: the person knows the old keys, and they would still be the ones.
    ///
    /// # Errors
    /// When the person is not there, or the keyring does not belong to `master`.
    pub fn remove(&mut self, master: &MasterKey, person: &str) -> Result<(), KeyringError> {
        let escrow = self.escrow_key(master)?;
        if self.people.remove(person).is_none() {
            return Err(KeyringError::NoSuchPerson {
                person: person.to_owned(),
            });
        }
        self.epoch.0 += 1;
        self.check = self.check_under(&escrow);
        Ok(())
    }

    /// Everything a build seals this portal with.
    ///
    /// # Errors
    /// When the keyring does not belong to `master`, or something in it was changed.
    pub fn unlock(&self, master: &MasterKey) -> Result<PortalKeys, KeyringError> {
        let escrow = self.escrow_key(master)?;
        let people = self.unlock_keys(&escrow)?;
        Ok(PortalKeys::new(
            master.portal_key(self.portal),
            self.epoch,
            self.kdf.clone(),
            people,
        ))
    }

    fn escrow_key(&self, master: &MasterKey) -> Result<EscrowKey, KeyringError> {
        if master.id() != self.master {
            return Err(KeyringError::WrongMasterKey {
                expected: self.master.to_text(),
                found: master.id().to_text(),
            });
        }
        let escrow = master.portal_key(self.portal).escrow_key();
        if bool::from(self.check_under(&escrow).ct_eq(&self.check)) {
            Ok(escrow)
        } else {
            Err(KeyringError::Check)
        }
    }

    fn check_under(&self, escrow: &EscrowKey) -> Tag16 {
        let number = u64::to_be_bytes;
        let [memory, passes, lanes] =
            [self.kdf.memory(), self.kdf.passes(), self.kdf.lanes()].map(|n| number(n.into()));
        let format = number(FORMAT.unsigned_abs());
        escrow.keyring_check(&[
            &format,
            &self.portal.0,
            self.kdf.salt(),
            &number(self.epoch.0),
            &memory,
            &passes,
            &lanes,
        ])
    }

    fn unlock_keys(&self, escrow: &EscrowKey) -> Result<BTreeMap<String, UnlockKey>, KeyringError> {
        let key = [escrow.sealing_key()];
        let mut owners: BTreeMap<Tag16, &str> = BTreeMap::new();
        let mut unlock_keys = BTreeMap::new();
        for (person, entry) in &self.people {
            let content = envelope::open(&key, &entry_address(person), &entry.envelope).ok();
            let unlock = content
                .and_then(|content| UnlockKey::from_slice(&content))
                .ok_or_else(|| KeyringError::PersonDamaged {
                    person: person.clone(),
                    span: entry.span.clone(),
                })?;
            // A slot id stands for the key it was made from, and may be compared freely.
            if let Some(other) = owners.insert(unlock.slot_id(Edition([0; 16])), person) {
                return Err(KeyringError::SamePassphrase {
                    person: person.clone(),
                    other: other.to_owned(),
                    span: entry.span.clone(),
                });
            }
            unlock_keys.insert(person.clone(), unlock);
        }
        Ok(unlock_keys)
    }
}

pub(super) fn is_person_id(text: &str) -> bool {
    (1..=LONGEST_PERSON).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
}

fn entry_address(person: &str) -> String {
    format!("keyring/{person}")
}

#[cfg(test)]
mod tests;
