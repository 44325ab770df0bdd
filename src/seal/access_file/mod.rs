//! `access.json`: the slots that turn a passphrase into keys (docs/format.md §4). Writing and signing in stand side by side.
//!
//! Every slot's id and key depend on the edition, and the edition on every slot: so each change of one changes all, and who compares two
//! published versions cannot tell people from dummies.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::{Zeroize, Zeroizing};

use super::derive::{Edition, EscrowKey, SealingKey, Secret, UnlockKey};
use super::envelope::{self, Compression, OpenError};
use super::kdf::{Kdf, KdfOutOfBounds};
use super::passphrase::Passphrase;
use super::reader_keys::ReaderKeys;
use super::text::{base32, base64, from_base64};

const VERSION: u64 = 1;
pub(super) const KDF_NAME: &str = "argon2id";
/// The number of slots is a multiple of this.
const SLOTS: usize = 8;
/// The length of the contents is a multiple of this.
const CONTENT: usize = 256;

/// One person's slot before it is sealed.
pub(super) struct Slot<'a> {
    pub(super) person: &'a str,
    pub(super) unlock: &'a UnlockKey,
    /// The view key first.
    pub(super) keys: Vec<&'a SealingKey>,
}

/// Who signed in, and with what.
pub struct SignedIn {
    /// The person's id.
    pub person: String,
    /// The keys the person reads with.
    pub keys: ReaderKeys,
}

/// Why signing in failed.
#[derive(Debug, Error)]
pub enum SignInError {
    /// No slot belongs to this passphrase.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A newer format.
    #[error("`access.json` has format version {0}, which this program does not know")]
    Version(u64),
    /// Another key derivation.
    #[error("`access.json` uses a key derivation that this program does not know")]
    KdfName,
    /// Parameters that weaken the passphrase or hang the reader.
    #[error("`access.json` asks for a key derivation out of bounds: {0}")]
    KdfBounds(#[from] KdfOutOfBounds),
    /// Not an access file.
    #[error("`access.json` is damaged")]
    Malformed,
    /// The slot is there, and does not hold what it should.
    #[error("the slot of this passphrase is damaged")]
    SlotDamaged,
}

#[derive(Serialize, Deserialize)]
struct RawAccess {
    version: u64,
    kdf: RawKdf,
    edition: String,
    slots: Vec<RawSlot>,
}

#[derive(Serialize, Deserialize)]
struct RawKdf {
    name: String,
    memory: u64,
    passes: u64,
    lanes: u64,
    salt: String,
}

#[derive(Serialize, Deserialize)]
struct RawSlot {
    id: String,
    sealed: String,
}

#[derive(Serialize)]
struct ContentToWrite<'a> {
    person: &'a str,
    keys: Vec<&'a str>,
}

#[derive(Deserialize)]
struct ReadContent {
    person: String,
    keys: Vec<String>,
}

/// The file for these people, who must come sorted by their ids.
pub(super) fn access_json(escrow: &EscrowKey, kdf: &Kdf, people: &[Slot<'_>]) -> Vec<u8> {
    let mut contents: Vec<Zeroizing<Vec<u8>>> = people.iter().map(content).collect();
    let length = contents
        .iter()
        .map(|content| content.len())
        .max()
        .unwrap_or(1)
        .next_multiple_of(CONTENT);
    for content in &mut contents {
        pad(content, length);
    }
    let fields: Vec<&[u8]> = people
        .iter()
        .zip(&contents)
        .flat_map(|(slot, content)| [slot.unlock.as_bytes().as_slice(), content.as_slice()])
        .collect();
    let edition = escrow.edition(&fields);
    let dummies = people.len().max(1).next_multiple_of(SLOTS) - people.len();
    let blank = vec![b' '; length];
    let mut slots: Vec<RawSlot> = people
        .iter()
        .zip(&contents)
        .map(|(slot, content)| sealed_slot(slot.unlock, edition, content))
        .chain(
            (0..dummies as u64).map(|number| sealed_slot(&escrow.dummy(number), edition, &blank)),
        )
        .collect();
    slots.sort_by(|a, b| a.id.cmp(&b.id));
    let file = RawAccess {
        version: VERSION,
        kdf: RawKdf {
            name: KDF_NAME.to_owned(),
            memory: kdf.memory().into(),
            passes: kdf.passes().into(),
            lanes: kdf.lanes().into(),
            salt: base64(kdf.salt()),
        },
        edition: base64(&edition.0),
        slots,
    };
    let mut text = serde_json::to_vec(&file).expect("text and numbers make JSON");
    text.push(b'\n');
    text
}

/// What a reader does at the gate: finds the slot of the passphrase and takes the keys out of it.
///
/// # Errors
/// When no slot belongs to the passphrase, or the file is not one that this version wrote.
pub fn sign_in(access_json: &[u8], passphrase: &Passphrase) -> Result<SignedIn, SignInError> {
    let file: serde_json::Value =
        serde_json::from_slice(access_json).map_err(|_| SignInError::Malformed)?;
    let version = file
        .get("version")
        .and_then(serde_json::Value::as_u64)
        .ok_or(SignInError::Malformed)?;
    if version != VERSION {
        return Err(SignInError::Version(version));
    }
    let file: RawAccess = serde_json::from_value(file).map_err(|_| SignInError::Malformed)?;
    if file.kdf.name != KDF_NAME {
        return Err(SignInError::KdfName);
    }
    let salt = from_base64(&file.kdf.salt).ok_or(SignInError::Malformed)?;
    let kdf = Kdf::checked(file.kdf.memory, file.kdf.passes, file.kdf.lanes, salt)?;
    let edition = from_base64(&file.edition)
        .and_then(|bytes| bytes.try_into().ok())
        .map(Edition)
        .ok_or(SignInError::Malformed)?;
    let unlock = kdf.unlock_key(passphrase);
    let id = base32(&unlock.slot_id(edition));
    let slot = file
        .slots
        .iter()
        .find(|slot| slot.id == id)
        .ok_or(SignInError::WrongPassphrase)?;
    let sealed = from_base64(&slot.sealed).ok_or(SignInError::SlotDamaged)?;
    let content = envelope::open(&[unlock.slot_key(edition)], &slot.id, &sealed).map_err(
        |error| match error {
            OpenError::Version(version) => SignInError::Version(version.into()),
            _ => SignInError::SlotDamaged,
        },
    )?;
    signed_in(&content).ok_or(SignInError::SlotDamaged)
}

fn content(slot: &Slot<'_>) -> Zeroizing<Vec<u8>> {
    let keys: Vec<Zeroizing<String>> = slot
        .keys
        .iter()
        .map(|key| Zeroizing::new(base64(key.as_bytes())))
        .collect();
    // Room enough from the start: growing would leave copies of keys behind.
    let mut out = Zeroizing::new(Vec::with_capacity(
        64 + 2 * slot.person.len() + 48 * keys.len() + CONTENT,
    ));
    let content = ContentToWrite {
        person: slot.person,
        keys: keys.iter().map(|key| key.as_str()).collect(),
    };
    serde_json::to_writer(&mut *out, &content).expect("text makes JSON");
    out
}

fn pad(content: &mut Zeroizing<Vec<u8>>, length: usize) {
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(content);
    padded.resize(length, b' ');
    *content = padded;
}

fn sealed_slot(unlock: &UnlockKey, edition: Edition, content: &[u8]) -> RawSlot {
    let id = base32(&unlock.slot_id(edition));
    let sealed = base64(&envelope::seal(
        &unlock.slot_key(edition),
        &id,
        content,
        Compression::Never,
    ));
    RawSlot { id, sealed }
}

fn signed_in(content: &[u8]) -> Option<SignedIn> {
    let mut content: ReadContent = serde_json::from_slice(content).ok()?;
    let keys: Option<Vec<Secret>> = content
        .keys
        .iter()
        .map(|key| {
            let bytes = Zeroizing::new(from_base64(key)?);
            Some(Secret::new(bytes.as_slice().try_into().ok()?))
        })
        .collect();
    content.keys.zeroize();
    let keys = keys.filter(|keys| !keys.is_empty())?;
    Some(SignedIn {
        person: content.person,
        keys: ReaderKeys::from_secrets(keys),
    })
}

#[cfg(test)]
mod tests;
