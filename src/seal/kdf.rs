//! From a passphrase to its unlock key: Argon2id within the bounds of docs/format.md §3.

use std::ops::RangeInclusive;

use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;

use super::derive::{Secret, UnlockKey};
use super::passphrase::Passphrase;

const MEMORY: RangeInclusive<u64> = 19_456..=1_048_576;
const PASSES: RangeInclusive<u64> = 2..=16;
const LANES: RangeInclusive<u64> = 1..=4;
const SALT: RangeInclusive<usize> = 16..=64;

/// Argon2id with its parameters and salt, all within bounds: lower ones would weaken every passphrase, higher ones would hang a browser.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Kdf {
    memory: u32,
    passes: u32,
    lanes: u32,
    salt: Vec<u8>,
}

/// A parameter of the key derivation that is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{parameter}` is {found} and must lie between {least} and {most}")]
pub struct KdfOutOfBounds {
    parameter: &'static str,
    found: u64,
    least: u64,
    most: u64,
}

impl Kdf {
    /// The function as this version writes it, about 0.15 s on a desktop.
    pub(super) fn of_this_version(salt: [u8; 16]) -> Self {
        Self {
            memory: 65_536,
            passes: 3,
            lanes: 1,
            salt: salt.to_vec(),
        }
    }

    /// Memory in KiB.
    pub(super) fn checked(
        memory: u64,
        passes: u64,
        lanes: u64,
        salt: Vec<u8>,
    ) -> Result<Self, KdfOutOfBounds> {
        let salt_bounds = *SALT.start() as u64..=*SALT.end() as u64;
        within("salt", salt.len() as u64, &salt_bounds)?;
        Ok(Self {
            memory: within("memory", memory, &MEMORY)?,
            passes: within("passes", passes, &PASSES)?,
            lanes: within("lanes", lanes, &LANES)?,
            salt,
        })
    }

    /// Runs the function: slow on purpose.
    pub(super) fn unlock_key(&self, passphrase: &Passphrase) -> UnlockKey {
        let params = Params::new(self.memory, self.passes, self.lanes, Some(32))
            .expect("checked parameters are within Argon2's");
        let mut out = Secret::default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(
                passphrase.as_str().as_bytes(),
                &self.salt,
                out.as_mut_slice(),
            )
            .expect("checked parameters and salt are within Argon2's");
        UnlockKey::new(out)
    }

    pub(super) fn memory(&self) -> u32 {
        self.memory
    }

    pub(super) fn passes(&self) -> u32 {
        self.passes
    }

    pub(super) fn lanes(&self) -> u32 {
        self.lanes
    }

    pub(super) fn salt(&self) -> &[u8] {
        &self.salt
    }
}

fn within(
    parameter: &'static str,
    found: u64,
    bounds: &RangeInclusive<u64>,
) -> Result<u32, KdfOutOfBounds> {
    u32::try_from(found)
        .ok()
        .filter(|_| bounds.contains(&found))
        .ok_or(KdfOutOfBounds {
            parameter,
            found,
            least: *bounds.start(),
            most: *bounds.end(),
        })
}

#[cfg(test)]
mod tests {
    use super::Kdf;

    #[test]
    fn bounds_are_those_of_the_format() {
        let checked = |memory, passes, lanes, salt| {
            Kdf::checked(memory, passes, lanes, vec![0; salt]).map(|_| ())
        };
        for accepted in [
            (19_456, 2, 1, 16),
            (65_536, 3, 1, 16),
            (1_048_576, 16, 4, 64),
        ] {
            assert_eq!(
                checked(accepted.0, accepted.1, accepted.2, accepted.3),
                Ok(())
            );
        }
        let message = |memory, passes, lanes, salt| {
            checked(memory, passes, lanes, salt)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            message(19_455, 3, 1, 16),
            "`memory` is 19455 and must lie between 19456 and 1048576"
        );
        assert_eq!(
            message(4_295_032_832, 3, 1, 16),
            "`memory` is 4295032832 and must lie between 19456 and 1048576"
        );
        assert_eq!(
            message(65_536, 1, 1, 16),
            "`passes` is 1 and must lie between 2 and 16"
        );
        assert_eq!(
            message(65_536, 3, 5, 16),
            "`lanes` is 5 and must lie between 1 and 4"
        );
        assert_eq!(
            message(65_536, 3, 1, 15),
            "`salt` is 15 and must lie between 16 and 64"
        );
    }
}
