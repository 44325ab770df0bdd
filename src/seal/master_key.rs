//! The master key as text: what a person copies, with a checksum against typing errors and a prefix that tells real from demo.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use thiserror::Error;
use zeroize::{Zeroize, Zeroizing};

use super::derive::{KeyKind, MasterKey, Secret, frame};
use super::entropy::Entropy;
use super::labels;
use super::text::{base32, from_base32};

const CHECK_LENGTH: usize = 4;
const TEXT_LENGTH: usize = ((32 + CHECK_LENGTH) * 8).div_ceil(5);

impl KeyKind {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Real => "extranet-key-",
            Self::Demo => "extranet-demo-key-",
        }
    }
}

/// Why a text is no master key. It never quotes the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum KeyTextError {
    /// Another prefix.
    #[error("not a master key: it must start with `extranet-key-` or `extranet-demo-key-`")]
    Prefix,
    /// Characters that base32 has not.
    #[error(
        "the master key has a character that does not belong there: only `a`–`z` and `2`–`7` may follow its prefix"
    )]
    Characters,
    /// Too short or too long.
    #[error(
        "the master key has {found} characters after its prefix and must have 58: was it copied whole?"
    )]
    Length {
        /// How many there are.
        found: usize,
    },
    /// Mistyped.
    #[error("the master key's checksum does not match: a character was mistyped or left out")]
    Checksum,
}

impl MasterKey {
    /// Makes a new key.
    pub fn generate(entropy: &mut dyn Entropy, kind: KeyKind) -> Self {
        let mut secret = Secret::default();
        entropy.fill(secret.as_mut_slice());
        Self { secret, kind }
    }

    /// Reads the text form; white space around it does not matter.
    ///
    /// # Errors
    /// When the text is not a whole, correctly copied master key.
    pub fn parse(text: &str) -> Result<Self, KeyTextError> {
        let text = text.trim();
        let (kind, rest) = [KeyKind::Real, KeyKind::Demo]
            .into_iter()
            .find_map(|kind| Some((kind, text.strip_prefix(kind.prefix())?)))
            .ok_or(KeyTextError::Prefix)?;
        if !rest
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
        {
            return Err(KeyTextError::Characters);
        }
        if rest.len() != TEXT_LENGTH {
            return Err(KeyTextError::Length { found: rest.len() });
        }
        let bytes = Zeroizing::new(from_base32(rest).ok_or(KeyTextError::Checksum)?);
        let (key, found) = bytes.split_at(32);
        let mut secret = Secret::default();
        secret.copy_from_slice(key);
        if bool::from(found.ct_eq(&check(kind, &secret))) {
            Ok(Self { secret, kind })
        } else {
            Err(KeyTextError::Checksum)
        }
    }

    /// The text form. It is the secret itself: show it once, or store it where nobody else reads.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(self.secret.to_vec());
        bytes.extend_from_slice(&check(self.kind, &self.secret));
        let mut encoded = base32(&bytes);
        let text = Zeroizing::new([self.kind.prefix(), &encoded].concat());
        encoded.zeroize();
        text
    }

    /// Whether the key was published on purpose and protects nothing.
    pub fn is_demo(&self) -> bool {
        self.kind == KeyKind::Demo
    }
}

fn check(kind: KeyKind, secret: &Secret) -> [u8; CHECK_LENGTH] {
    let framed = frame([
        labels::KEY_TEXT.as_bytes(),
        kind.prefix().as_bytes(),
        secret.as_slice(),
    ]);
    let digest = Sha256::digest(framed.as_slice());
    [digest[0], digest[1], digest[2], digest[3]]
}

#[cfg(test)]
mod tests {
    use super::{KeyKind, KeyTextError};
    use crate::seal::derive::MasterKey;

    fn generate(kind: KeyKind) -> MasterKey {
        MasterKey::generate(&mut |bytes: &mut [u8]| bytes.fill(7), kind)
    }

    fn failure(text: &str) -> KeyTextError {
        MasterKey::parse(text).err().expect("must be refused")
    }

    #[test]
    fn text_comes_back_as_the_same_key() {
        for kind in [KeyKind::Real, KeyKind::Demo] {
            let text = generate(kind).to_text();
            let again = MasterKey::parse(&format!("\n  {}\r\n", text.as_str())).unwrap();
            assert_eq!(again.to_text(), text);
            assert_eq!(again.is_demo(), kind == KeyKind::Demo);
        }
    }

    #[test]
    fn every_mistyped_character_is_noticed() {
        let text = generate(KeyKind::Real).to_text();
        for at in "extranet-key-".len()..text.len() {
            let mut mistyped = text.as_bytes().to_vec();
            mistyped[at] = if mistyped[at] == b'a' { b'b' } else { b'a' };
            assert_eq!(
                failure(std::str::from_utf8(&mistyped).unwrap()),
                KeyTextError::Checksum,
                "at {at}"
            );
        }
    }

    #[test]
    fn what_is_no_key_is_told_apart() {
        let text = generate(KeyKind::Real).to_text();
        assert_eq!(failure(""), KeyTextError::Prefix);
        assert_eq!(failure("hunter2"), KeyTextError::Prefix);
        assert_eq!(failure(&text.to_uppercase()), KeyTextError::Prefix);
        assert_eq!(
            failure(&text.replace("extranet-key-", "extranet-demo-key-")),
            KeyTextError::Checksum
        );
        assert_eq!(
            failure(&text[..text.len() - 1]),
            KeyTextError::Length { found: 57 }
        );
        assert_eq!(
            failure(&format!("{}a", text.as_str())),
            KeyTextError::Length { found: 59 }
        );
        assert_eq!(
            failure(&format!("{}!", &text[..text.len() - 1])),
            KeyTextError::Characters
        );
        assert_eq!(failure("extranet-key-ü"), KeyTextError::Characters);
    }
}
