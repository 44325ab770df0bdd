//! The keyring: who may open a portal, kept in git beside its content. It holds no secret in clear (docs/format.md §9).
//!
//! A person's unlock key, which is what Argon2id made of the passphrase, is sealed under the portal's escrow key. So a build needs the master
//! key alone, no passphrase and no Argon2id; and from the file, even with the master key, no passphrase can be read back.
//!
//! | act | the person's entry | epoch | everybody else |
//! |---|---|---|---|
//! | add | is made | stays | notice nothing |
//! | remove | goes | is raised | keep their passphrases |
//! | reset | is made anew | is raised | keep their passphrases |
//! | rotate | – | is raised | keep their passphrases |
//! | rewrap | is sealed under another master key | stays | keep their passphrases; all addresses change |
//!
//! **Why the epoch is raised by a random step.** Two branches may each shut somebody out. Raised by one, both would arrive at the same number, git would
//! merge them without a word, and who was shut out on one branch could know the merged epoch's keys from what was published of the other. With a random
//! step the numbers differ, and git reports a conflict in the lines that need a person's eye.

mod error;

use std::collections::BTreeMap;
use std::ops::Range;

use subtle::ConstantTimeEq;

use super::derive::{
    Edition, Epoch, EscrowKey, KeyId, MasterKey, PortalId, SealingKey, Tag16, UnlockKey,
};
use super::entropy::Entropy;
use super::envelope::{self, Compression};
use super::kdf::Kdf;
use super::passphrase::Passphrase;
use super::portal_keys::PortalKeys;

pub use error::KeyringError;

pub(super) const FORMAT: i64 = 1;
const LONGEST_PERSON: usize = 64;
/// So rarely do two branches raise an epoch to the same number.
const EPOCH_STEPS: u64 = 1 << 16;

/// A portal's keyring as its file says, not yet unlocked.
#[derive(Clone)]
pub struct Keyring {
    pub(super) portal: PortalId,
    pub(super) epoch: Epoch,
    pub(super) master: KeyId,
    pub(super) check: Tag16,
    pub(super) kdf: Kdf,
    pub(super) people: BTreeMap<String, SealedUnlock>,
}

/// An unlock key under the escrow key, and where it stands in the file it came from.
#[derive(Clone)]
pub(super) struct SealedUnlock {
    pub(super) envelope: Vec<u8>,
    pub(super) span: Option<Range<usize>>,
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
        self.put(&escrow, person, unlock);
        Ok(())
    }

    /// Takes `person` out and raises the epoch, so that everything is sealed under new keys from now on. To take out an entry
    /// alone would revoke nothing: the person knows the old keys, and they would still be the ones.
    ///
    /// It also works where the entry, or that of somebody else, is damaged.
    ///
    /// # Errors
    /// When the person is not there, or the keyring does not belong to `master`.
    pub fn remove(
        &mut self,
        entropy: &mut dyn Entropy,
        master: &MasterKey,
        person: &str,
    ) -> Result<(), KeyringError> {
        let escrow = self.escrow_key(master)?;
        if self.people.remove(person).is_none() {
            return Err(no_such(person));
        }
        self.raise_epoch(entropy, &escrow);
        Ok(())
    }

    /// Gives `person` another passphrase and raises the epoch: who knows the old one may have taken the keys that it opened.
    ///
    /// It also works where the entry, or that of somebody else, is damaged.
    ///
    /// # Errors
    /// When the person is not there, the passphrase is the old one or another person's, or the keyring does not belong to `master`.
    pub fn reset(
        &mut self,
        entropy: &mut dyn Entropy,
        master: &MasterKey,
        person: &str,
        unlock: &UnlockKey,
    ) -> Result<(), KeyringError> {
        let escrow = self.escrow_key(master)?;
        if !self.people.contains_key(person) {
            return Err(no_such(person));
        }
        let key = [escrow.sealing_key()];
        for (other, entry) in &self.people {
            let is_taken = entry
                .open(&key, other)
                .is_some_and(|there| bool::from(there.ct_eq(unlock)));
            if is_taken && other == person {
                return Err(KeyringError::PassphraseUnchanged {
                    person: person.to_owned(),
                });
            }
            if is_taken {
                return Err(KeyringError::SamePassphrase {
                    person: person.to_owned(),
                    other: other.clone(),
                    span: None,
                });
            }
        }
        self.put(&escrow, person, unlock);
        self.raise_epoch(entropy, &escrow);
        Ok(())
    }

    /// Raises the epoch: all that is built from now on is sealed under new keys, for the same people.
    ///
    /// # Errors
    /// When the keyring does not belong to `master`.
    pub fn rotate(
        &mut self,
        entropy: &mut dyn Entropy,
        master: &MasterKey,
    ) -> Result<(), KeyringError> {
        let escrow = self.escrow_key(master)?;
        self.raise_epoch(entropy, &escrow);
        Ok(())
    }

    /// The same keyring under another master key: same portal id, people, passphrases and epoch. As the portal's keys follow from the master key, all of them
    /// are others then, and so are the portal's addresses.
    ///
    /// # Errors
    /// When the keyring does not belong to `old`, or an entry is damaged.
    pub fn rewrap(&self, old: &MasterKey, new: &MasterKey) -> Result<Self, KeyringError> {
        let unlock_keys = self.unlock_keys(&self.escrow_key(old)?)?;
        let escrow = new.portal_key(self.portal).escrow_key();
        let mut keyring = Self {
            portal: self.portal,
            epoch: self.epoch,
            master: new.id(),
            check: [0; 16],
            kdf: self.kdf.clone(),
            people: BTreeMap::new(),
        };
        for (person, unlock) in &unlock_keys {
            keyring.put(&escrow, person, unlock);
        }
        keyring.check = keyring.check_under(&escrow);
        Ok(keyring)
    }

    /// The public id of the master key that it belongs to.
    pub fn master(&self) -> KeyId {
        self.master
    }

    /// Whether its settings are genuine, whatever its entries are.
    ///
    /// # Errors
    /// When the keyring does not belong to `master`, or its settings were changed.
    pub fn verify(&self, master: &MasterKey) -> Result<(), KeyringError> {
        self.escrow_key(master).map(|_| ())
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

    fn put(&mut self, escrow: &EscrowKey, person: &str, unlock: &UnlockKey) {
        let envelope = envelope::seal(
            &escrow.sealing_key(),
            &entry_address(person),
            unlock.as_bytes(),
            Compression::Never,
        );
        let entry = SealedUnlock {
            envelope,
            span: None,
        };
        self.people.insert(person.to_owned(), entry);
    }

    fn raise_epoch(&mut self, entropy: &mut dyn Entropy, escrow: &EscrowKey) {
        let mut step = [0; 8];
        entropy.fill(&mut step);
        self.epoch.0 += 1 + u64::from_be_bytes(step) % EPOCH_STEPS;
        self.check = self.check_under(escrow);
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
            let unlock = entry
                .open(&key, person)
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

impl SealedUnlock {
    fn open(&self, escrow: &[SealingKey], person: &str) -> Option<UnlockKey> {
        let content = envelope::open(escrow, &entry_address(person), &self.envelope).ok()?;
        UnlockKey::from_slice(&content)
    }
}

fn no_such(person: &str) -> KeyringError {
    KeyringError::NoSuchPerson {
        person: person.to_owned(),
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
