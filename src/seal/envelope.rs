//! The envelope: the one form in which bytes are sealed (docs/format.md §5). Seal and open stand side by side.
//!
//! ```text
//! envelope   header ‖ chunk₀ ‖ chunk₁ ‖ …
//! header     45 bytes: "XNET" ‖ version (1) ‖ key id (8) ‖ salt (32)
//! chunk      AES-256-GCM under the file key, of at most 65 536 bytes of plaintext; 16 bytes of tag appended
//!   nonce    7 zero bytes ‖ u32(index, from 0) ‖ last (1 for the last chunk, else 0)
//!   AAD      header ‖ address
//! plaintext  encoding (0 raw, 1 raw DEFLATE) ‖ u64(length of body) ‖ body ‖ zeros to the Padmé size
//! salt       HMAC-SHA-256(salt key, frame(address) ‖ plaintext)
//! ```
//!
//! The salt makes the file key, so equal nonces meet only where key, address and plaintext are equal too, and then the bytes are the same.

use aes_gcm::aead::{AeadInOut, KeyInit};
use aes_gcm::{Aes256Gcm, Nonce};
use thiserror::Error;
use zeroize::Zeroizing;

use super::deflate::{deflate_into, inflate};
use super::derive::SealingKey;
use super::padding::padded_size;

const MAGIC: &[u8; 4] = b"XNET";
const VERSION: u8 = 1;
const KEY_ID: std::ops::Range<usize> = 5..13;
const SALT: std::ops::Range<usize> = 13..45;
const HEADER: usize = 45;
const CHUNK: usize = 65_536;
const TAG: usize = 16;
const PREFIX: usize = 9;

const RAW: u8 = 0;
const DEFLATED: u8 = 1;

/// Whether an envelope may compress what it seals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Where it makes the body smaller.
    IfSmaller,
    /// Never: for contents whose lengths must not tell them apart, and for files that are compressed already.
    Never,
}

/// Why an envelope was refused. Nothing of it was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// Fewer bytes than any envelope has.
    #[error("too short to be sealed bytes")]
    TooShort,
    /// Something else than an envelope.
    #[error("not sealed bytes")]
    Magic,
    /// A format this program does not know.
    #[error("sealed in format version {0}, which this program does not know")]
    Version(u8),
    /// Not meant for these keys.
    #[error("sealed for other readers")]
    UnknownKey,
    /// Changed, cut, reordered, moved to another address, or sealed under another key.
    #[error("damaged, or moved from another place")]
    Tag,
    /// Neither raw nor DEFLATE.
    #[error("sealed with unknown encoding {0}")]
    Encoding(u8),
    /// The body is said to be longer than it is.
    #[error("sealed with a length that does not fit")]
    Length,
    /// Not the Padmé size of the length.
    #[error("sealed with a size that does not fit its length")]
    PaddedSize,
    /// Something hides in the padding.
    #[error("sealed with padding that is not zero")]
    Padding,
    /// Not one complete DEFLATE stream and nothing else.
    #[error("sealed with a broken compressed body")]
    Deflate,
}

/// Seals `content` for the holders of `key`, bound to `address`. The same three give the same bytes.
pub(super) fn seal(
    key: &SealingKey,
    address: &str,
    content: &[u8],
    compression: Compression,
) -> Vec<u8> {
    let plaintext = plaintext_of(content, compression);
    let salt = key.salt(address, &plaintext);
    let chunks = plaintext.len().div_ceil(CHUNK);
    let mut out = Vec::with_capacity(HEADER + plaintext.len() + chunks * TAG);
    out.extend_from_slice(MAGIC);
    out.push(VERSION);
    out.extend_from_slice(&key.id().0);
    out.extend_from_slice(&salt);
    let associated = [&out, address.as_bytes()].concat();
    let cipher = cipher(key, &salt);
    for (index, chunk) in plaintext.chunks(CHUNK).enumerate() {
        let start = out.len();
        out.extend_from_slice(chunk);
        let tag = cipher
            .encrypt_inout_detached(
                &nonce(index, index + 1 == chunks),
                &associated,
                (&mut out[start..]).into(),
            )
            .expect("a chunk is far below the limit of AES-GCM");
        out.extend_from_slice(&tag);
    }
    out
}

/// Opens an envelope with whichever of `keys` its header names.
pub(super) fn open(
    keys: &[SealingKey],
    address: &str,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    if sealed.len() >= MAGIC.len() && !sealed.starts_with(MAGIC) {
        return Err(OpenError::Magic);
    }
    if sealed.len() < HEADER + TAG + PREFIX {
        return Err(OpenError::TooShort);
    }
    if sealed[MAGIC.len()] != VERSION {
        return Err(OpenError::Version(sealed[MAGIC.len()]));
    }
    let (header, body) = sealed.split_at(HEADER);
    let key = keys
        .iter()
        .find(|key| key.id().0 == header[KEY_ID])
        .ok_or(OpenError::UnknownKey)?;
    let associated = [header, address.as_bytes()].concat();
    let cipher = cipher(key, &header[SALT]);
    let chunks = body.len().div_ceil(CHUNK + TAG);
    let mut plaintext = Zeroizing::new(Vec::with_capacity(body.len()));
    for (index, chunk) in body.chunks(CHUNK + TAG).enumerate() {
        // An empty last chunk would give one plaintext two forms.
        let (chunk, tag) = chunk
            .split_last_chunk::<TAG>()
            .filter(|(chunk, _)| !chunk.is_empty())
            .ok_or(OpenError::Tag)?;
        let start = plaintext.len();
        plaintext.extend_from_slice(chunk);
        cipher
            .decrypt_inout_detached(
                &nonce(index, index + 1 == chunks),
                &associated,
                (&mut plaintext[start..]).into(),
                tag.into(),
            )
            .map_err(|_| OpenError::Tag)?;
    }
    content_of(&plaintext)
}

fn plaintext_of(content: &[u8], compression: Compression) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(Vec::with_capacity(padded_size(PREFIX + content.len())));
    out.resize(PREFIX, 0);
    let deflated = compression == Compression::IfSmaller && deflate_into(content, &mut out);
    if !deflated {
        out.extend_from_slice(content);
    }
    let length = out.len() - PREFIX;
    out[0] = if deflated { DEFLATED } else { RAW };
    out[1..PREFIX].copy_from_slice(&(length as u64).to_be_bytes());
    let size = padded_size(PREFIX + length);
    out.resize(size, 0);
    out
}

fn content_of(plaintext: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (prefix, rest) = plaintext
        .split_at_checked(PREFIX)
        .ok_or(OpenError::TooShort)?;
    let encoding = prefix[0];
    if encoding != RAW && encoding != DEFLATED {
        return Err(OpenError::Encoding(encoding));
    }
    let length = u64::from_be_bytes(prefix[1..].try_into().map_err(|_| OpenError::Length)?);
    let length = usize::try_from(length).map_err(|_| OpenError::Length)?;
    let (body, padding) = rest.split_at_checked(length).ok_or(OpenError::Length)?;
    if plaintext.len() != padded_size(PREFIX + length) {
        return Err(OpenError::PaddedSize);
    }
    if padding.iter().any(|byte| *byte != 0) {
        return Err(OpenError::Padding);
    }
    if encoding == DEFLATED {
        inflate(body).ok_or(OpenError::Deflate)
    } else {
        Ok(Zeroizing::new(body.to_vec()))
    }
}

fn cipher(key: &SealingKey, salt: &[u8]) -> Aes256Gcm {
    let file_key = key.file_key(salt);
    Aes256Gcm::new_from_slice(file_key.as_slice()).expect("a file key has 32 bytes")
}

fn nonce(index: usize, last: bool) -> Nonce<aes_gcm::aead::consts::U12> {
    let index = u32::try_from(index).expect("an envelope has at most 2^32 chunks, 256 TiB");
    let mut nonce = [0; 12];
    nonce[7..11].copy_from_slice(&index.to_be_bytes());
    nonce[11] = u8::from(last);
    nonce.into()
}

#[cfg(test)]
mod tests {
    use super::{
        CHUNK, Compression, HEADER, KEY_ID, OpenError, PREFIX, TAG, open, padded_size, seal,
    };
    use crate::seal::derive::{SealingKey, Secret};

    fn key() -> SealingKey {
        SealingKey::new(Secret::new([9; 32]))
    }

    /// Noise that does not compress, always the same.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn every_size_comes_back() {
        let noise = noise(200_000);
        let text = b"Offer 2026-0142 of the joinery. ".repeat(6_250);
        let borders = [
            CHUNK - PREFIX,
            CHUNK,
            2 * CHUNK - PREFIX,
            2 * CHUNK,
            3 * CHUNK,
        ]
        .map(|border| border - 1..border + 2);
        let sizes = (0..300)
            .chain((300..200_000).step_by(4_999))
            .chain(borders.into_iter().flatten());
        for size in sizes {
            for content in [&noise[..size], &text[..size]] {
                let sealed = seal(&key(), "abc", content, Compression::IfSmaller);
                assert_eq!(
                    open(&[key()], "abc", &sealed).as_deref().map(Vec::as_slice),
                    Ok(content),
                    "size {size}"
                );
            }
        }
    }

    #[test]
    fn sealing_again_gives_the_same_bytes_and_any_change_gives_others() {
        let sealed = seal(&key(), "abc", b"content", Compression::IfSmaller);
        assert_eq!(
            sealed,
            seal(&key(), "abc", b"content", Compression::IfSmaller)
        );
        assert_ne!(
            sealed[HEADER..],
            seal(&key(), "abd", b"content", Compression::IfSmaller)[HEADER..]
        );
        assert_ne!(
            sealed[HEADER..],
            seal(&key(), "abc", b"Content", Compression::IfSmaller)[HEADER..]
        );
        assert_eq!(sealed[KEY_ID], key().id().0);
    }

    #[test]
    fn size_tells_the_padded_length_and_nothing_else() {
        for length in [0, 1, 100, 5_000, CHUNK, 3 * CHUNK] {
            let plain = padded_size(PREFIX + length);
            let sealed = seal(&key(), "abc", &noise(length), Compression::Never);
            assert_eq!(sealed.len(), HEADER + plain + plain.div_ceil(CHUNK) * TAG);
        }
    }

    #[test]
    fn compression_is_used_where_it_helps_only() {
        let text = b"again and again ".repeat(100);
        assert!(seal(&key(), "abc", &text, Compression::IfSmaller).len() < 200);
        assert!(seal(&key(), "abc", &text, Compression::Never).len() > 1_600);
        let noise = noise(1_600);
        assert_eq!(
            seal(&key(), "abc", &noise, Compression::IfSmaller),
            seal(&key(), "abc", &noise, Compression::Never)
        );
    }

    #[test]
    fn no_bit_can_be_changed_and_no_byte_cut_or_added() {
        let sealed = seal(&key(), "abc", b"content", Compression::Never);
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(open(&[key()], "abc", &changed).is_err(), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert!(
                open(&[key()], "abc", &sealed[..length]).is_err(),
                "length {length}"
            );
        }
        assert_eq!(
            open(&[key()], "abc", &[sealed.as_slice(), b"x"].concat()),
            Err(OpenError::Tag)
        );
        assert_eq!(open(&[], "abc", &sealed), Err(OpenError::UnknownKey));
    }
}
