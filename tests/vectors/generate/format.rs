//! The format once more, as plainly as it can be written: docs/format.md, section by section.

use std::collections::BTreeSet;
use std::io::Write;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::Specification;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

pub(crate) type Key = [u8; 32];

pub(crate) const CHUNK: usize = 65_536;
pub(crate) const HEADER: usize = 45;
pub(crate) const SEALED_CHUNK: usize = CHUNK + 16;

pub(crate) fn base32(bytes: &[u8]) -> String {
    let mut spec = Specification::new();
    spec.symbols.push_str("abcdefghijklmnopqrstuvwxyz234567");
    spec.encoding().expect("alphabet").encode(bytes)
}

pub(crate) fn frame(parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        out.extend_from_slice(&u32::try_from(part.len()).expect("short").to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

pub(crate) fn h(ikm: &[u8], salt: &[u8], label: &str, fields: &[&[u8]]) -> Key {
    let label = format!("extranet/v1/{label}");
    let mut parts = vec![label.as_bytes()];
    parts.extend_from_slice(fields);
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), ikm)
        .expand(&frame(&parts), &mut out)
        .expect("32 bytes");
    out
}

pub(crate) fn hmac(key: &[u8], parts: &[&[u8]]) -> Key {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

pub(crate) fn key_id(key: &Key) -> [u8; 8] {
    h(key, b"", "key-id", &[])[..8].try_into().expect("8 bytes")
}

pub(crate) fn set_key(portal_key: &Key, epoch: u64, label: &str, names: &[&str]) -> Key {
    let sorted: BTreeSet<&[u8]> = names.iter().map(|name| name.as_bytes()).collect();
    h(
        portal_key,
        &epoch.to_be_bytes(),
        label,
        &sorted.into_iter().collect::<Vec<_>>(),
    )
}

pub(crate) fn address(name_key: &Key, kind: &str, path: &str) -> String {
    base32(&hmac(
        name_key,
        &[&frame(&[kind.as_bytes(), path.as_bytes()])],
    ))[..16]
        .to_owned()
}

pub(crate) fn key_text(prefix: &str, key: &Key) -> String {
    let check = Sha256::digest(frame(&[b"extranet/v1/key-text", prefix.as_bytes(), key]));
    format!(
        "{prefix}{}",
        base32(&[key.as_slice(), &check[..4]].concat())
    )
}

/// Bytes that look random and are the same every time.
pub(crate) fn bytes(seed: &str, length: usize) -> Vec<u8> {
    (0_u32..)
        .flat_map(|n| Sha256::digest(format!("{seed} {n}")))
        .take(length)
        .collect()
}

pub(crate) fn key(seed: &str) -> Key {
    bytes(seed, 32).try_into().expect("32 bytes")
}

pub(crate) fn normalised(text: &str) -> String {
    text.nfkc()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

pub(crate) fn unlock_key(passphrase: &str, salt: &[u8], kdf: (u32, u32, u32)) -> Key {
    let params = Params::new(kdf.0, kdf.1, kdf.2, Some(32)).expect("parameters");
    let mut out = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(normalised(passphrase).as_bytes(), salt, &mut out)
        .expect("Argon2");
    out
}

pub(crate) fn padme(length: u64) -> u64 {
    let e = length.ilog2();
    let s = e.ilog2() + 1;
    length.next_multiple_of(1 << (e - s))
}

pub(crate) fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

/// The padded plaintext of a body.
pub(crate) fn plaintext(encoding: u8, body: &[u8]) -> Vec<u8> {
    let mut plain = vec![encoding];
    plain.extend_from_slice(&(body.len() as u64).to_be_bytes());
    plain.extend_from_slice(body);
    let size = padme(plain.len() as u64);
    plain.resize(usize::try_from(size).expect("small"), 0);
    plain
}

pub(crate) fn seal(key: &Key, address: &str, plain: &[u8]) -> Vec<u8> {
    let last = plain.len().div_ceil(CHUNK) - 1;
    let chunks: Vec<_> = plain
        .chunks(CHUNK)
        .enumerate()
        .map(|(index, chunk)| (chunk, index, index == last))
        .collect();
    seal_chunks(key, address, plain, &chunks)
}

/// Seals with chunks as given, also where no sealer would: plaintext, index and last flag of each.
pub(crate) fn seal_chunks(
    key: &Key,
    address: &str,
    plain: &[u8],
    chunks: &[(&[u8], usize, bool)],
) -> Vec<u8> {
    let salt = hmac(
        &h(key, b"", "salt", &[]),
        &[&frame(&[address.as_bytes()]), plain],
    );
    let header = [b"XNET\x01".as_slice(), &key_id(key), &salt].concat();
    let aad = [&header, address.as_bytes()].concat();
    let cipher = Aes256Gcm::new(&h(key, &salt, "file", &[]).into());
    let mut out = header;
    for (chunk, index, last) in chunks {
        let mut nonce = [0; 12];
        nonce[7..11].copy_from_slice(&u32::try_from(*index).expect("few").to_be_bytes());
        nonce[11] = u8::from(*last);
        let nonce = Nonce::from(nonce);
        out.extend(
            cipher
                .encrypt(
                    &nonce,
                    Payload {
                        msg: chunk,
                        aad: &aad,
                    },
                )
                .expect("short"),
        );
    }
    out
}

pub(crate) fn zlib(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}
