//! The only place that knows secrets: keys, keyring, envelope, addresses. What leaves it may be published.
//!
//! A build parses the [`MasterKey`] and the [`Keyring`], unlocks the one with the other, and seals with the [`PortalKeys`] this gives.
//! The bytes are those of docs/format.md.

mod published;

mod access_file;
mod address;
mod deflate;
mod derive;
mod entropy;
mod envelope;
mod kdf;
mod keyring;
mod keyring_file;
mod keyring_text;
mod labels;
mod master_key;
mod padding;
mod passphrase;
mod portal_keys;
mod reader_keys;
mod text;

pub use access_file::{SignInError, SignedIn, sign_in};
pub use address::{Address, AddressKind};
pub use derive::{KeyId, KeyKind, MasterKey, UnlockKey};
pub use entropy::Entropy;
pub use envelope::{Compression, OpenError};
pub use kdf::KdfOutOfBounds;
pub use keyring::{Keyring, KeyringError};
pub use keyring_file::KeyringFile;
pub use master_key::KeyTextError;
pub use passphrase::{Passphrase, WeakPassphrase, WordCount};
pub use portal_keys::{PortalKeys, Reader, UnknownReader};
pub use published::Published;
pub use reader_keys::{ReaderKeys, open};
