//! What a reader holds after signing in: keys that open envelopes. Opening stands here for `verify` and the tests; the browser has its own.

use zeroize::Zeroizing;

use super::derive::{KeyId, SealingKey, Secret};
use super::envelope::{self, OpenError};

/// The keys of one reader, the view key first.
pub struct ReaderKeys(Vec<SealingKey>);

impl ReaderKeys {
    /// From the bytes of keys.
    pub fn from_bytes(keys: impl IntoIterator<Item = [u8; 32]>) -> Self {
        Self::from_secrets(keys.into_iter().map(Secret::new))
    }

    pub(super) fn from_secrets(keys: impl IntoIterator<Item = Secret>) -> Self {
        Self(keys.into_iter().map(SealingKey::new).collect())
    }

    /// The public names of the keys, in order.
    pub fn ids(&self) -> Vec<KeyId> {
        self.0.iter().map(SealingKey::id).collect()
    }
}

/// Opens sealed bytes that are bound to `address` with whichever key they name.
///
/// # Errors
/// When these are not exactly the bytes that were sealed for one of the keys at this address.
pub fn open(
    keys: &ReaderKeys,
    address: &str,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    envelope::open(&keys.0, address, sealed)
}
