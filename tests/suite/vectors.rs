//! The shared test vectors that go through the public door of `seal`: envelopes and access files, to open and to refuse.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use data_encoding::{BASE64, HEXLOWER as HEX};
use extranet::seal::{OpenError, Passphrase, ReaderKeys, SignInError, open, sign_in};
use serde_json::Value;
use sha2::{Digest, Sha256};

#[test]
fn every_good_envelope_opens() {
    let vectors = folder("envelope-open");
    assert!(vectors.len() >= 14);
    for (name, vector) in vectors {
        let keys = ReaderKeys::from_bytes([key(&vector["key"])]);
        let sealed = sealed_bytes(&vector);
        let content = open(&keys, text(&vector["address"]), &sealed)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            content.len() as u64,
            vector["contentLength"].as_u64().unwrap(),
            "{name}"
        );
        assert_eq!(
            HEX.encode(&Sha256::digest(&content)),
            text(&vector["contentSha256"]),
            "{name}"
        );
        assert_eq!(HEX.encode(&sealed[5..13]), text(&vector["keyId"]), "{name}");
    }
}

#[test]
fn every_bad_envelope_is_refused_for_its_reason() {
    let vectors = folder("envelope-refuse");
    assert!(vectors.len() >= 25);
    for (name, vector) in vectors {
        let keys = ReaderKeys::from_bytes([key(&vector["key"])]);
        let error = open(&keys, text(&vector["address"]), &sealed_bytes(&vector))
            .err()
            .unwrap_or_else(|| panic!("{name} was opened"));
        let reason = match error {
            OpenError::TooShort => "too-short",
            OpenError::Magic => "magic",
            OpenError::Version(_) => "version",
            OpenError::UnknownKey => "unknown-key",
            OpenError::Tag => "tag",
            OpenError::Encoding(_) => "encoding",
            OpenError::Length => "length",
            OpenError::PaddedSize => "padme",
            OpenError::Padding => "zeros",
            OpenError::Deflate => "deflate",
        };
        assert_eq!(reason, text(&vector["reason"]), "{name}");
    }
}

#[test]
fn everybody_in_a_good_access_file_signs_in() {
    for (name, vector) in folder("access-open") {
        for person in vector["people"].as_array().unwrap() {
            let signed_in = sign_in(
                text(&vector["file"]).as_bytes(),
                &Passphrase::new(text(&person["passphrase"])),
            );
            let signed_in = signed_in.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(signed_in.person, text(&person["person"]), "{name}");
            let keys = person["keys"].as_array().unwrap().iter().map(key);
            assert!(
                signed_in.keys.ids() == ReaderKeys::from_bytes(keys).ids(),
                "{name}: keys of {}",
                signed_in.person
            );
        }
    }
}

#[test]
fn every_bad_access_file_is_refused_for_its_reason() {
    let vectors = folder("access-refuse");
    assert!(vectors.len() >= 25);
    for (name, vector) in vectors {
        let passphrase = Passphrase::new(text(&vector["passphrase"]));
        let error = sign_in(text(&vector["file"]).as_bytes(), &passphrase)
            .err()
            .unwrap_or_else(|| panic!("{name} let somebody in"));
        let reason = match error {
            SignInError::WrongPassphrase => "wrong-passphrase",
            SignInError::Version(_) => "version",
            SignInError::KdfName => "kdf-name",
            SignInError::KdfBounds(_) => "kdf-bounds",
            SignInError::Malformed => "malformed",
            SignInError::SlotDamaged => "slot-damaged",
        };
        assert_eq!(reason, text(&vector["reason"]), "{name}");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/v1")
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn folder(name: &str) -> BTreeMap<String, Value> {
    let files = std::fs::read_dir(root().join(name))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                read(&path),
            )
        })
        .collect()
}

/// As it stands in the vector, or put together from slices of another one.
fn sealed_bytes(vector: &Value) -> Vec<u8> {
    let Some(from) = vector["from"].as_str() else {
        return BASE64.decode(text(&vector["sealed"]).as_bytes()).unwrap();
    };
    let whole = sealed_bytes(&read(&root().join(from).with_extension("json")));
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let mut sealed = Vec::new();
    for part in vector["parts"].as_array().unwrap() {
        sealed.extend_from_slice(&whole[number(&part[0])..number(&part[1])]);
    }
    for flip in vector["xor"].as_array().into_iter().flatten() {
        sealed[number(&flip[0])] ^= u8::try_from(number(&flip[1])).unwrap();
    }
    sealed
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn key(value: &Value) -> [u8; 32] {
    HEX.decode(text(value).as_bytes())
        .unwrap()
        .try_into()
        .unwrap()
}
