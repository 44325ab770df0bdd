//! Makes the test vectors of format version 1: `cargo run --example vectors`.
//!
//! It follows docs/format.md with the bare primitives and uses nothing of `src/seal/`, so that the vectors check the sealer and are not made
//! by it. A vector that exists is never overwritten: one that would come out differently is reported, and the run fails.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::{BASE64, HEXLOWER as HEX, Specification};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

type Key = [u8; 32];
type Edit = Box<dyn Fn(&mut Vec<u8>)>;

const CHUNK: usize = 65_536;
const HEADER: usize = 45;
const SEALED_CHUNK: usize = CHUNK + 16;

fn main() {
    let mut folder = Folder {
        root: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/v1"),
        written: 0,
        different: Vec::new(),
    };
    derive(&mut folder);
    passphrase(&mut folder);
    padme_sizes(&mut folder);
    envelopes_that_open(&mut folder);
    envelopes_to_refuse(&mut folder);
    access_that_opens(&mut folder);
    access_to_refuse(&mut folder);
    let report = format!(
        "{} written, {} different: {:?}\n",
        folder.written,
        folder.different.len(),
        folder.different
    );
    std::io::stderr()
        .write_all(report.as_bytes())
        .expect("stderr");
    assert!(
        folder.different.is_empty(),
        "a released vector is never edited"
    );
}

struct Folder {
    root: PathBuf,
    written: usize,
    different: Vec<String>,
}

impl Folder {
    fn put(&mut self, name: &str, vector: &Value) {
        let path = self.root.join(name).with_extension("json");
        let text = serde_json::to_string_pretty(vector).expect("JSON") + "\n";
        match std::fs::read_to_string(&path) {
            Ok(there) if there == text => {}
            Ok(_) => self.different.push(name.to_owned()),
            Err(_) => {
                std::fs::create_dir_all(path.parent().expect("folder")).expect("make folder");
                std::fs::write(&path, text).expect("write vector");
                self.written += 1;
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------------- §1 and §2

fn base32(bytes: &[u8]) -> String {
    let mut spec = Specification::new();
    spec.symbols.push_str("abcdefghijklmnopqrstuvwxyz234567");
    spec.encoding().expect("alphabet").encode(bytes)
}

fn frame(parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        out.extend_from_slice(&u32::try_from(part.len()).expect("short").to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

fn h(ikm: &[u8], salt: &[u8], label: &str, fields: &[&[u8]]) -> Key {
    let label = format!("extranet/v1/{label}");
    let mut parts = vec![label.as_bytes()];
    parts.extend_from_slice(fields);
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), ikm)
        .expand(&frame(&parts), &mut out)
        .expect("32 bytes");
    out
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Key {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn key_id(key: &Key) -> [u8; 8] {
    h(key, b"", "key-id", &[])[..8].try_into().expect("8 bytes")
}

fn set_key(portal_key: &Key, epoch: u64, label: &str, names: &[&str]) -> Key {
    let sorted: BTreeSet<&[u8]> = names.iter().map(|name| name.as_bytes()).collect();
    h(
        portal_key,
        &epoch.to_be_bytes(),
        label,
        &sorted.into_iter().collect::<Vec<_>>(),
    )
}

fn address(name_key: &Key, kind: &str, path: &str) -> String {
    base32(&hmac(
        name_key,
        &[&frame(&[kind.as_bytes(), path.as_bytes()])],
    ))[..16]
        .to_owned()
}

fn key_text(prefix: &str, key: &Key) -> String {
    let check = Sha256::digest(frame(&[b"extranet/v1/key-text", prefix.as_bytes(), key]));
    format!(
        "{prefix}{}",
        base32(&[key.as_slice(), &check[..4]].concat())
    )
}

/// Bytes that look random and are the same every time.
fn bytes(seed: &str, length: usize) -> Vec<u8> {
    (0_u32..)
        .flat_map(|n| Sha256::digest(format!("{seed} {n}")))
        .take(length)
        .collect()
}

fn key(seed: &str) -> Key {
    bytes(seed, 32).try_into().expect("32 bytes")
}

fn derive(folder: &mut Folder) {
    let sets: [&[&str]; 6] = [
        &["everyone"],
        &["finance"],
        &["team", "finance"],
        &["finance", "team", "finance"],
        &["Übersicht", "team", "a", "ab"],
        &[],
    ];
    let pages = [
        "concepts/relaunch",
        "concepts",
        "shop/status/2026-11",
        "über uns/größe",
        "",
    ];
    let files = [
        "documents/2026-0142.pdf",
        "concepts/relaunch",
        "bild äöü.png",
    ];
    let cases: Vec<Value> = [("first", 1_u64), ("second", 2), ("far", 4_294_967_297)]
        .iter()
        .map(|(name, epoch)| {
            let seed = if *name == "second" { "first" } else { name };
            let master = key(&format!("master {seed}"));
            let portal = bytes(&format!("portal {seed}"), 16);
            let portal_key = h(&master, &portal, "portal", &[]);
            let name_key = h(&portal_key, b"", "name", &[]);
            let escrow = h(&portal_key, b"", "escrow", &[]);
            let sets: Vec<Value> = sets
                .iter()
                .map(|names| {
                    let audience = set_key(&portal_key, *epoch, "audience", names);
                    let view = set_key(&portal_key, *epoch, "view", names);
                    json!({ "names": names, "audienceKey": HEX.encode(&audience), "audienceKeyId": HEX.encode(&key_id(&audience)),
                        "viewKey": HEX.encode(&view), "viewKeyId": HEX.encode(&key_id(&view)),
                        "viewSaltKey": HEX.encode(&h(&view, b"", "salt", &[])),
                        "viewFileKeyForZeroSalt": HEX.encode(&h(&view, &[0; 32], "file", &[])) })
                })
                .collect();
            let addresses: Vec<Value> = pages
                .iter()
                .filter(|path| !path.is_empty())
                .map(|path| ("page", path))
                .chain(files.iter().map(|path| ("attachment", path)))
                .map(|(kind, path)| json!({ "kind": kind, "path": path, "address": address(&name_key, kind, path) }))
                .collect();
            let salt = bytes(&format!("salt {seed}"), 16);
            let number = |n: u64| n.to_be_bytes();
            let check = h(
                &escrow,
                b"",
                "keyring",
                &[&number(1), &portal, &salt, &number(*epoch), &number(65_536), &number(3), &number(1)],
            );
            json!({ "name": name, "master": HEX.encode(&master), "masterText": key_text("extranet-key-", &master),
                "demoText": key_text("extranet-demo-key-", &master), "masterKeyId": HEX.encode(&key_id(&master)),
                "portal": HEX.encode(&portal), "salt": HEX.encode(&salt), "epoch": epoch, "portalKey": HEX.encode(&portal_key),
                "nameKey": HEX.encode(&name_key), "escrowKey": HEX.encode(&escrow), "escrowKeyId": HEX.encode(&key_id(&escrow)),
                "keyringCheck": HEX.encode(&check[..16]),
                "owners": [{ "folder": "acme", "owner": base32(&h(&master, b"", "owner", &[b"acme"])[..8]) }],
                "sets": sets, "addresses": addresses,
                "dummies": (0..3_u64).map(|n| HEX.encode(&h(&escrow, b"", "dummy", &[&number(n)]))).collect::<Vec<_>>() })
        })
        .collect();
    folder.put("derive", &json!({ "cases": cases }));
}

// ---------------------------------------------------------------------------------------------------------------------------------- §3

fn normalised(text: &str) -> String {
    text.nfkc()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn unlock_key(passphrase: &str, salt: &[u8], kdf: (u32, u32, u32)) -> Key {
    let params = Params::new(kdf.0, kdf.1, kdf.2, Some(32)).expect("parameters");
    let mut out = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(normalised(passphrase).as_bytes(), salt, &mut out)
        .expect("Argon2");
    out
}

fn passphrase(folder: &mut Folder) {
    let small = (19_456, 2, 1);
    let cases = [
        (
            "as-written-by-version-1",
            "stapled gravity oxidant unloved caddie reprise",
            16,
            (65_536, 3, 1),
        ),
        ("umlauts-composed", "Größe über Öl und Äpfel", 16, small),
        (
            "umlauts-decomposed",
            "Gro\u{df}e u\u{308}ber O\u{308}l und A\u{308}pfel",
            16,
            small,
        ),
        (
            "ligature",
            "o\u{fb03}ce \u{fb01}nch \u{2460}\u{ff21}",
            16,
            small,
        ),
        (
            "white-space-outside-and-doubled",
            "  \t stapled   gravity\u{a0}\u{a0}oxidant\r\n",
            16,
            small,
        ),
        (
            "no-break-and-ideographic-space",
            "stapled\u{a0}gravity\u{3000}oxidant",
            16,
            small,
        ),
        (
            "next-line-and-line-separator-are-white-space",
            "stapled\u{85}gravity\u{2028}oxidant\u{1680}",
            16,
            small,
        ),
        (
            "byte-order-mark-and-zero-width-space-are-not",
            "\u{feff}stapled\u{200b}gravity oxidant",
            16,
            small,
        ),
        (
            "accent-that-becomes-a-space",
            "caf\u{e9}\u{b4}s bar",
            16,
            small,
        ),
        (
            "emoji",
            "\u{1f469}\u{200d}\u{1f680} liftoff \u{1f1e9}\u{1f1ea}",
            16,
            small,
        ),
        ("case-counts", "Stapled Gravity Oxidant", 16, small),
        ("longest-salt", "stapled gravity oxidant", 64, small),
        ("most-lanes", "stapled gravity oxidant", 16, (19_456, 2, 4)),
        (
            "many-passes",
            "stapled gravity oxidant",
            16,
            (19_456, 16, 1),
        ),
        ("odd-memory", "stapled gravity oxidant", 16, (19_459, 2, 1)),
    ];
    let cases: Vec<Value> = cases
        .iter()
        .map(|(name, text, salt_length, kdf)| {
            let salt = bytes("salt", *salt_length);
            let edition = bytes("edition", 16);
            let unlock = unlock_key(text, &salt, *kdf);
            let slot = h(&unlock, &edition, "slot-key", &[]);
            json!({ "name": name, "passphrase": text, "normalised": normalised(text), "salt": HEX.encode(&salt), "memory": kdf.0,
                "passes": kdf.1, "lanes": kdf.2, "unlockKey": HEX.encode(&unlock), "edition": HEX.encode(&edition),
                "slotId": base32(&h(&unlock, &edition, "slot-id", &[])[..16]), "slotKey": HEX.encode(&slot),
                "slotKeyId": HEX.encode(&key_id(&slot)) })
        })
        .collect();
    folder.put("passphrase", &json!({ "cases": cases }));
}

// ---------------------------------------------------------------------------------------------------------------------------------- §5

fn padme(length: u64) -> u64 {
    let e = length.ilog2();
    let s = e.ilog2() + 1;
    length.next_multiple_of(1 << (e - s))
}

fn padme_sizes(folder: &mut Folder) {
    let near = [
        16_u64,
        32,
        64,
        100,
        256,
        1_000,
        1_024,
        4_096,
        10_000,
        65_536,
        131_072,
        1 << 20,
        1 << 24,
        100_000_000,
        1 << 32,
        1 << 40,
    ];
    let lengths: BTreeSet<u64> = (9..=40)
        .chain(near.iter().flat_map(|n| n - 1..=n + 1))
        .collect();
    let sizes: Vec<Value> = lengths
        .iter()
        .map(|length| json!([length, padme(*length)]))
        .collect();
    folder.put("padme", &json!({ "sizes": sizes }));
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

/// The padded plaintext of a body.
fn plaintext(encoding: u8, body: &[u8]) -> Vec<u8> {
    let mut plain = vec![encoding];
    plain.extend_from_slice(&(body.len() as u64).to_be_bytes());
    plain.extend_from_slice(body);
    let size = padme(plain.len() as u64);
    plain.resize(usize::try_from(size).expect("small"), 0);
    plain
}

fn seal(key: &Key, address: &str, plain: &[u8]) -> Vec<u8> {
    let last = plain.len().div_ceil(CHUNK) - 1;
    let chunks: Vec<_> = plain
        .chunks(CHUNK)
        .enumerate()
        .map(|(index, chunk)| (chunk, index, index == last))
        .collect();
    seal_chunks(key, address, plain, &chunks)
}

/// Seals with chunks as given, also where no sealer would: plaintext, index and last flag of each.
fn seal_chunks(key: &Key, address: &str, plain: &[u8], chunks: &[(&[u8], usize, bool)]) -> Vec<u8> {
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

fn envelopes_that_open(folder: &mut Folder) {
    let page = "<!doctype html><html lang=\"de\"><title>Größe</title><body><h1>Größe</h1><p>Ein Satz, der sich wiederholt.</p>".repeat(20);
    let words: Vec<u8> = HEX.encode(&bytes("words", 80_000)).into_bytes();
    let vectors: Vec<(&str, u8, Vec<u8>)> = vec![
        ("empty", 0, Vec::new()),
        ("one-byte", 0, b"x".to_vec()),
        ("no-padding-needed", 0, b"1234567".to_vec()),
        ("text", 0, "Grüße aus der Werkstatt".as_bytes().to_vec()),
        (
            "zeros-at-the-end-of-the-body",
            0,
            [b"end".as_slice(), &[0; 40]].concat(),
        ),
        ("raw-page", 0, page.clone().into_bytes()),
        ("deflated-page", 1, page.into_bytes()),
        ("deflated-empty", 1, Vec::new()),
        ("deflated-two-chunks", 1, words),
        (
            "deflated-far-more-than-a-chunk",
            1,
            b"0123456789".repeat(40_000),
        ),
        ("one-chunk-exactly-full", 0, bytes("full", CHUNK - 9)),
        ("one-byte-more-than-a-chunk", 0, bytes("more", CHUNK - 8)),
        ("two-chunks-exactly-full", 0, bytes("two", 2 * CHUNK - 9)),
        ("three-chunks", 0, bytes("three", 2 * CHUNK - 8)),
    ];
    for (name, encoding, content) in vectors {
        let key = key(&format!("key {name}"));
        let address = if name == "text" {
            "index".to_owned()
        } else {
            base32(&bytes(name, 10))
        };
        let body = if encoding == 1 {
            deflate(&content)
        } else {
            content.clone()
        };
        let sealed = seal(&key, &address, &plaintext(encoding, &body));
        let mut vector = json!({ "name": name, "key": HEX.encode(&key), "keyId": HEX.encode(&key_id(&key)), "address": address,
            "encoding": encoding, "sealed": BASE64.encode(&sealed), "contentLength": content.len(),
            "contentSha256": HEX.encode(&Sha256::digest(&content)) });
        if content.len() < 4_000 {
            vector["content"] = BASE64.encode(&content).into();
        }
        folder.put(&format!("envelope-open/{name}"), &vector);
    }
}

fn envelopes_to_refuse(folder: &mut Folder) {
    let secret = key("key refuse");
    let place = "aaaabbbbccccdddd";
    let good = seal(&secret, place, &plaintext(0, &bytes("good", 100)));
    let put = |folder: &mut Folder,
               name: &str,
               reason: &str,
               key: &Key,
               address: &str,
               sealed: &[u8]| {
        let vector = json!({ "name": name, "reason": reason, "key": HEX.encode(key), "address": address, "sealed": BASE64.encode(sealed) });
        folder.put(&format!("envelope-refuse/{name}"), &vector);
    };

    let flip = |at: usize| -> Edit { Box::new(move |sealed| sealed[at] ^= 0x10) };
    let cut = |length: usize| -> Edit { Box::new(move |sealed| sealed.truncate(length)) };
    let end = good.len();
    let edits: Vec<(&str, &str, Edit)> = vec![
        ("flipped-magic", "magic", flip(0)),
        ("flipped-version", "version", flip(4)),
        ("version-0", "version", Box::new(|sealed| sealed[4] = 0)),
        ("version-2", "version", Box::new(|sealed| sealed[4] = 2)),
        ("flipped-key-id", "unknown-key", flip(12)),
        ("flipped-salt", "tag", flip(13)),
        ("flipped-salt-end", "tag", flip(44)),
        ("flipped-first-byte-of-chunk", "tag", flip(45)),
        ("flipped-tag", "tag", flip(end - 1)),
        ("empty", "too-short", cut(0)),
        ("magic-only", "too-short", cut(4)),
        ("truncated-in-header", "too-short", cut(30)),
        ("header-only", "too-short", cut(45)),
        ("header-and-tag-only", "too-short", cut(61)),
        ("truncated-in-chunk", "tag", cut(end - 20)),
        ("one-byte-short", "tag", cut(end - 1)),
        (
            "one-trailing-byte",
            "tag",
            Box::new(|sealed| sealed.push(0)),
        ),
        (
            "trailing-copy",
            "tag",
            Box::new(|sealed| sealed.extend_from_within(45..)),
        ),
        (
            "leading-byte",
            "magic",
            Box::new(|sealed| sealed.insert(0, b'\n')),
        ),
    ];
    for (name, reason, edit) in edits {
        let mut sealed = good.clone();
        edit(&mut sealed);
        put(folder, name, reason, &secret, place, &sealed);
    }
    put(
        folder,
        "wrong-address",
        "tag",
        &secret,
        "aaaabbbbccccddde",
        &good,
    );
    put(
        folder,
        "address-of-other-length",
        "tag",
        &secret,
        "aaaabbbbccccddd",
        &good,
    );
    put(folder, "empty-address", "tag", &secret, "", &good);
    put(
        folder,
        "wrong-key",
        "unknown-key",
        &key("another key"),
        place,
        &good,
    );
    let mut other = seal(&key("another key"), place, &plaintext(0, b"forged"));
    other[5..13].copy_from_slice(&key_id(&secret));
    put(
        folder,
        "wrong-key-under-a-known-id",
        "tag",
        &secret,
        place,
        &other,
    );

    // Sealed with the right key, and still wrong.
    let hello = b"hello hello hello hello hello hello".repeat(10);
    let packed = deflate(&hello);
    let with_length = |encoding: u8, body: &[u8], length: u64| {
        let mut plain = plaintext(encoding, body);
        plain[1..9].copy_from_slice(&length.to_be_bytes());
        plain
    };
    let with = |mut plain: Vec<u8>, at: usize, value: u8| {
        plain[at] = value;
        plain
    };
    let sized = |mut plain: Vec<u8>, size: usize| {
        plain.resize(size, 0);
        plain
    };
    let plain = plaintext(0, &bytes("good", 100));
    let padded_end = plain.len() - 1;
    let stored_only: &[u8] = &[0x00, 0x05, 0x00, 0xfa, 0xff, b'h', b'e', b'l', b'l', b'o'];
    let plains: Vec<(&str, &str, Vec<u8>)> = vec![
        ("unknown-encoding", "encoding", with(plain.clone(), 0, 2)),
        ("encoding-255", "encoding", with(plain.clone(), 0, 255)),
        (
            "length-one-more-than-there-is",
            "length",
            with_length(0, &bytes("b", 7), 8),
        ),
        (
            "length-far-too-long",
            "length",
            with_length(0, &bytes("good", 100), 1_000_000),
        ),
        (
            "length-beyond-2-to-the-53",
            "length",
            with_length(0, &bytes("good", 100), 0x0020_0000_0000_0001),
        ),
        (
            "length-all-ones",
            "length",
            with_length(0, &bytes("good", 100), u64::MAX),
        ),
        (
            "length-too-short-for-the-size",
            "padme",
            with_length(0, &bytes("good", 100), 20),
        ),
        (
            "length-zero",
            "padme",
            with_length(0, &bytes("good", 100), 0),
        ),
        (
            "length-too-short-so-that-body-is-padding",
            "zeros",
            with_length(0, &bytes("good", 101), 100),
        ),
        (
            "not-padded",
            "padme",
            sized(plaintext(0, &bytes("good", 100)), 109),
        ),
        (
            "padded-too-far",
            "padme",
            sized(plain.clone(), padded_end + 1 + 8),
        ),
        (
            "padded-with-one",
            "zeros",
            with(plain.clone(), padded_end, 1),
        ),
        (
            "padded-with-one-at-the-start",
            "zeros",
            with(plain.clone(), 109, 0x80),
        ),
        ("deflate-garbage", "deflate", plaintext(1, &[0xff; 40])),
        ("deflate-empty-body", "deflate", plaintext(1, b"")),
        (
            "deflate-truncated",
            "deflate",
            plaintext(1, &packed[..packed.len() - 1]),
        ),
        (
            "deflate-without-final-block",
            "deflate",
            plaintext(1, stored_only),
        ),
        (
            "deflate-with-byte-after-the-stream",
            "deflate",
            plaintext(1, &[packed.as_slice(), b"\0"].concat()),
        ),
        (
            "deflate-two-streams",
            "deflate",
            plaintext(1, &[packed.as_slice(), packed.as_slice()].concat()),
        ),
        (
            "deflate-in-a-zlib-wrapper",
            "deflate",
            plaintext(1, &zlib(&hello)),
        ),
    ];
    for (name, reason, plain) in plains {
        put(
            folder,
            name,
            reason,
            &secret,
            place,
            &seal(&secret, place, &plain),
        );
    }
    let unflagged = seal_chunks(&secret, place, &plain, &[(&plain, 0, false)]);
    put(
        folder,
        "last-chunk-not-flagged",
        "tag",
        &secret,
        place,
        &unflagged,
    );
    let index_1 = seal_chunks(&secret, place, &plain, &[(&plain, 1, true)]);
    put(folder, "counting-from-one", "tag", &secret, place, &index_1);
    let short = seal_chunks(
        &secret,
        place,
        &plain,
        &[(&plain[..50], 0, false), (&plain[50..], 1, true)],
    );
    put(
        folder,
        "short-chunk-that-is-not-the-last",
        "tag",
        &secret,
        place,
        &short,
    );
    let full = plaintext(0, &bytes("full", CHUNK - 9));
    let empty_last = seal_chunks(&secret, place, &full, &[(&full, 0, false), (&[], 1, true)]);
    put(
        folder,
        "empty-last-chunk",
        "tag",
        &secret,
        place,
        &empty_last,
    );
    let two = plaintext(0, &bytes("more", CHUNK - 8));
    let flagged = seal_chunks(
        &secret,
        place,
        &two,
        &[(&two[..CHUNK], 0, true), (&two[CHUNK..], 1, true)],
    );
    put(
        folder,
        "chunk-after-the-last",
        "tag",
        &secret,
        place,
        &flagged,
    );
    let all_in_one = seal_chunks(&secret, place, &two, &[(&two, 0, true)]);
    put(folder, "chunk-too-long", "tag", &secret, place, &all_in_one);
    chunks_to_refuse(folder);
}

fn zlib(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

/// Slices of `envelope-open/three-chunks`, put together wrongly.
fn chunks_to_refuse(folder: &mut Folder) {
    let plain = plaintext(0, &bytes("three", 2 * CHUNK - 8));
    let end = HEADER + plain.len() + 3 * 16;
    let [a, b, c] = [HEADER, HEADER + SEALED_CHUNK, HEADER + 2 * SEALED_CHUNK];
    let first = [a, b];
    let second = [b, c];
    let third = [c, end];
    let header = [0, a];
    let name = "three-chunks";
    let key = HEX.encode(&key(&format!("key {name}")));
    let address = base32(&bytes(name, 10));
    let cases: Vec<(&str, Vec<[usize; 2]>, Option<usize>)> = vec![
        ("chunks-swapped", vec![header, second, first, third], None),
        (
            "chunk-repeated",
            vec![header, first, first, second, third],
            None,
        ),
        (
            "chunk-repeated-in-place-of-the-next",
            vec![header, first, first, third],
            None,
        ),
        ("middle-chunk-dropped", vec![header, first, third], None),
        ("first-chunk-dropped", vec![header, second, third], None),
        ("last-chunk-dropped", vec![header, first, second], None),
        (
            "last-chunk-repeated",
            vec![header, first, second, third, third],
            None,
        ),
        ("truncated-at-the-first-border", vec![[0, b]], None),
        ("truncated-in-the-last-tag", vec![[0, end - 8]], None),
        ("truncated-in-the-second-chunk", vec![[0, b + 30_000]], None),
        (
            "tag-of-the-last-chunk-only",
            vec![[0, c], [end - 16, end]],
            None,
        ),
        ("flipped-first-tag", vec![[0, end]], Some(b - 1)),
        ("flipped-middle-chunk", vec![[0, end]], Some(b + 30_000)),
        ("flipped-last-chunk", vec![[0, end]], Some(c)),
        ("flipped-last-tag", vec![[0, end]], Some(end - 16)),
        ("flipped-salt-of-three", vec![[0, end]], Some(20)),
    ];
    for (name, parts, flip) in cases {
        let mut vector = json!({ "name": name, "reason": "tag", "key": key, "address": address, "from": "envelope-open/three-chunks",
            "parts": parts });
        if let Some(at) = flip {
            vector["xor"] = json!([[at, 1]]);
        }
        folder.put(&format!("envelope-refuse/{name}"), &vector);
    }
}

// ---------------------------------------------------------------------------------------------------------------------------------- §4

struct Person {
    id: &'static str,
    passphrase: &'static str,
    keys: Vec<Key>,
}

struct Portal {
    salt: Vec<u8>,
    escrow: Key,
    kdf: (u32, u32, u32),
}

fn portal(seed: &str, kdf: (u32, u32, u32)) -> Portal {
    Portal {
        salt: bytes(&format!("access salt {seed}"), 16),
        escrow: key(&format!("escrow {seed}")),
        kdf,
    }
}

/// The slots, and what each person's object is written as (`contents`), so that a test can spoil it.
fn access(portal: &Portal, people: &[Person], contents: &[String]) -> Value {
    let room = contents
        .iter()
        .map(String::len)
        .max()
        .unwrap_or(1)
        .next_multiple_of(512);
    let padded = |text: &str| -> Vec<u8> { format!("{text:room$}").into_bytes() };
    let mut slots: Vec<(Key, Vec<u8>)> = people
        .iter()
        .zip(contents)
        .map(|(person, content)| {
            (
                unlock_key(person.passphrase, &portal.salt, portal.kdf),
                padded(content),
            )
        })
        .collect();
    let fields: Vec<&[u8]> = slots
        .iter()
        .flat_map(|(unlock, content)| [unlock.as_slice(), content.as_slice()])
        .collect();
    let edition = h(&portal.escrow, b"", "edition", &fields)[..16].to_vec();
    for n in 0..(slots.len().next_multiple_of(8).max(8) - slots.len()) as u64 {
        slots.push((
            h(&portal.escrow, b"", "dummy", &[&n.to_be_bytes()]),
            padded(""),
        ));
    }
    let mut slots: Vec<(String, String)> = slots
        .iter()
        .map(|(unlock, content)| {
            let id = base32(&h(unlock, &edition, "slot-id", &[])[..16]);
            let sealed = seal(
                &h(unlock, &edition, "slot-key", &[]),
                &id,
                &plaintext(0, content),
            );
            (id, BASE64.encode(&sealed))
        })
        .collect();
    slots.sort();
    json!({
        "version": 1,
        "kdf": { "name": "argon2id", "memory": portal.kdf.0, "passes": portal.kdf.1, "lanes": portal.kdf.2, "salt": BASE64.encode(&portal.salt) },
        "edition": BASE64.encode(&edition),
        "slots": slots.iter().map(|(id, sealed)| json!({ "id": id, "sealed": sealed })).collect::<Vec<_>>(),
    })
}

fn content(person: &Person) -> String {
    let keys: Vec<String> = person.keys.iter().map(|key| BASE64.encode(key)).collect();
    json!({ "person": person.id, "keys": keys }).to_string()
}

fn anna() -> Person {
    Person {
        id: "anna",
        passphrase: "stapled gravity oxidant unloved caddie reprise",
        keys: vec![key("view 1"), key("audience 1"), key("audience 2")],
    }
}

fn people() -> Vec<Person> {
    vec![
        anna(),
        Person {
            id: "bernd-brot",
            passphrase: "Größe über Öl und Äpfel",
            keys: vec![key("view 2")],
        },
    ]
}

fn many_people() -> Vec<Person> {
    let names = [
        "ada", "bea", "cem", "dan", "eva", "fee", "gus", "hal", "ida",
    ];
    let phrases = [
        "one apple",
        "two pears",
        "three plums",
        "four figs",
        "five limes",
        "six dates",
        "seven nuts",
        "eight melons",
        "nine grapes",
    ];
    names
        .iter()
        .zip(phrases)
        .enumerate()
        .map(|(n, (id, passphrase))| Person {
            id,
            passphrase,
            keys: (0..=n * 2).map(|k| key(&format!("{id} {k}"))).collect(),
        })
        .collect()
}

fn access_that_opens(folder: &mut Folder) {
    let files = [
        ("two-people", portal("a", (65_536, 3, 1)), people()),
        ("nine-people", portal("b", (19_456, 2, 1)), many_people()),
        (
            "one-person-two-lanes",
            portal("c", (20_000, 2, 2)),
            vec![anna()],
        ),
    ];
    for (name, portal, people) in files {
        let contents: Vec<String> = people.iter().map(content).collect();
        let file = access(&portal, &people, &contents);
        let expected: Vec<Value> = people
            .iter()
            .map(|person| {
                json!({ "person": person.id, "passphrase": person.passphrase, "keys": person.keys.iter().map(|key| HEX.encode(key)).collect::<Vec<_>>(),
                    "keyIds": person.keys.iter().map(|key| HEX.encode(&key_id(key))).collect::<Vec<_>>() })
            })
            .collect();
        folder.put(
            &format!("access-open/{name}"),
            &json!({ "name": name, "file": file.to_string(), "people": expected, "escrowKey": HEX.encode(&portal.escrow) }),
        );
    }
}

fn access_to_refuse(folder: &mut Folder) {
    let portal = portal("refuse", (19_456, 2, 1));
    let people = people();
    let contents: Vec<String> = people.iter().map(content).collect();
    let good = access(&portal, &people, &contents);
    let passphrase = people[0].passphrase;
    let mut put = |name: &str, reason: &str, file: String, passphrase: &str| {
        let vector =
            json!({ "name": name, "reason": reason, "file": file, "passphrase": passphrase });
        folder.put(&format!("access-refuse/{name}"), &vector);
    };
    let with = |pointer: &str, value: Value| {
        let mut file = good.clone();
        let (parent, member) = pointer.rsplit_once('/').expect("a pointer");
        file.pointer_mut(parent).expect("there")[member] = value;
        file.to_string()
    };
    let without = |parent: &str, member: &str| {
        let mut file = good.clone();
        file.pointer_mut(parent)
            .expect("there")
            .as_object_mut()
            .expect("an object")
            .remove(member);
        file.to_string()
    };

    put(
        "wrong-passphrase",
        "wrong-passphrase",
        good.to_string(),
        "stapled gravity oxidant unloved caddie reprize",
    );
    put("empty-passphrase", "wrong-passphrase", good.to_string(), "");
    put(
        "passphrase-in-capitals",
        "wrong-passphrase",
        good.to_string(),
        &passphrase.to_uppercase(),
    );
    put(
        "other-edition",
        "wrong-passphrase",
        with("/edition", BASE64.encode(&bytes("x", 16)).into()),
        passphrase,
    );
    put(
        "other-salt",
        "wrong-passphrase",
        with("/kdf/salt", BASE64.encode(&bytes("x", 16)).into()),
        passphrase,
    );
    put(
        "no-slots",
        "wrong-passphrase",
        with("/slots", json!([])),
        passphrase,
    );

    put(
        "memory-below-the-floor",
        "kdf-bounds",
        with("/kdf/memory", 19_455.into()),
        passphrase,
    );
    put(
        "memory-8",
        "kdf-bounds",
        with("/kdf/memory", 8.into()),
        passphrase,
    );
    put(
        "memory-0",
        "kdf-bounds",
        with("/kdf/memory", 0.into()),
        passphrase,
    );
    put(
        "memory-above-the-ceiling",
        "kdf-bounds",
        with("/kdf/memory", 1_048_577.into()),
        passphrase,
    );
    put(
        "memory-beyond-32-bits",
        "kdf-bounds",
        with("/kdf/memory", 4_294_986_752_u64.into()),
        passphrase,
    );
    put(
        "passes-below-the-floor",
        "kdf-bounds",
        with("/kdf/passes", 1.into()),
        passphrase,
    );
    put(
        "passes-above-the-ceiling",
        "kdf-bounds",
        with("/kdf/passes", 17.into()),
        passphrase,
    );
    put(
        "lanes-0",
        "kdf-bounds",
        with("/kdf/lanes", 0.into()),
        passphrase,
    );
    put(
        "lanes-above-the-ceiling",
        "kdf-bounds",
        with("/kdf/lanes", 5.into()),
        passphrase,
    );
    put(
        "salt-too-short",
        "kdf-bounds",
        with("/kdf/salt", BASE64.encode(&bytes("x", 15)).into()),
        passphrase,
    );
    put(
        "salt-empty",
        "kdf-bounds",
        with("/kdf/salt", "".into()),
        passphrase,
    );
    put(
        "salt-too-long",
        "kdf-bounds",
        with("/kdf/salt", BASE64.encode(&bytes("x", 65)).into()),
        passphrase,
    );
    put(
        "unknown-kdf",
        "kdf-name",
        with("/kdf/name", "scrypt".into()),
        passphrase,
    );
    put(
        "argon2i",
        "kdf-name",
        with("/kdf/name", "argon2i".into()),
        passphrase,
    );
    put(
        "version-2",
        "version",
        with("/version", 2.into()),
        passphrase,
    );
    put(
        "version-2-of-another-shape",
        "version",
        json!({ "version": 2, "more": true }).to_string(),
        passphrase,
    );
    put(
        "version-0",
        "version",
        with("/version", 0.into()),
        passphrase,
    );

    put(
        "not-json",
        "malformed",
        "<!doctype html><title>404</title>".to_owned(),
        passphrase,
    );
    put("empty-file", "malformed", String::new(), passphrase);
    put(
        "truncated",
        "malformed",
        good.to_string()[..400].to_owned(),
        passphrase,
    );
    put("a-list", "malformed", "[]".to_owned(), passphrase);
    put("null", "malformed", "null".to_owned(), passphrase);
    put(
        "without-version",
        "malformed",
        without("", "version"),
        passphrase,
    );
    put("without-kdf", "malformed", without("", "kdf"), passphrase);
    put(
        "without-memory",
        "malformed",
        without("/kdf", "memory"),
        passphrase,
    );
    put(
        "without-salt",
        "malformed",
        without("/kdf", "salt"),
        passphrase,
    );
    put(
        "without-edition",
        "malformed",
        without("", "edition"),
        passphrase,
    );
    put(
        "without-slots",
        "malformed",
        without("", "slots"),
        passphrase,
    );
    put(
        "memory-as-text",
        "malformed",
        with("/kdf/memory", "65536".into()),
        passphrase,
    );
    put(
        "memory-with-a-fraction",
        "malformed",
        with("/kdf/memory", json!(65_536.5)),
        passphrase,
    );
    put(
        "memory-negative",
        "malformed",
        with("/kdf/memory", json!(-65_536)),
        passphrase,
    );
    put(
        "edition-too-short",
        "malformed",
        with("/edition", BASE64.encode(&bytes("x", 15)).into()),
        passphrase,
    );
    put(
        "edition-empty",
        "malformed",
        with("/edition", "".into()),
        passphrase,
    );
    put(
        "edition-not-base64",
        "malformed",
        with("/edition", "****".into()),
        passphrase,
    );
    put(
        "slots-an-object",
        "malformed",
        with("/slots", json!({})),
        passphrase,
    );

    let unlock = unlock_key(passphrase, &portal.salt, portal.kdf);
    let edition = BASE64
        .decode(good["edition"].as_str().expect("text").as_bytes())
        .expect("base64");
    let id = base32(&h(&unlock, &edition, "slot-id", &[])[..16]);
    let slots = good["slots"].as_array().expect("slots");
    let mine = slots
        .iter()
        .position(|slot| slot["id"] == id)
        .expect("anna's slot");
    let sealed = BASE64
        .decode(slots[mine]["sealed"].as_str().expect("text").as_bytes())
        .expect("base64");
    let flipped = |at: usize| {
        let mut sealed = sealed.clone();
        sealed[at] ^= 4;
        with(
            &format!("/slots/{mine}/sealed"),
            BASE64.encode(&sealed).into(),
        )
    };
    // A numeric path segment indexes a list, which `with` cannot assign through; the slot itself is the parent here.
    put("slot-flipped-magic", "slot-damaged", flipped(1), passphrase);
    put("slot-flipped-version", "version", flipped(4), passphrase);
    put(
        "slot-flipped-key-id",
        "slot-damaged",
        flipped(6),
        passphrase,
    );
    put("slot-flipped-body", "slot-damaged", flipped(80), passphrase);
    put(
        "slot-flipped-tag",
        "slot-damaged",
        flipped(sealed.len() - 1),
        passphrase,
    );
    put(
        "slot-truncated",
        "slot-damaged",
        with(
            &format!("/slots/{mine}/sealed"),
            BASE64.encode(&sealed[..200]).into(),
        ),
        passphrase,
    );
    put(
        "slot-empty",
        "slot-damaged",
        with(&format!("/slots/{mine}/sealed"), "".into()),
        passphrase,
    );
    let mut swapped = good.clone();
    let other = (mine + 1) % slots.len();
    swapped["slots"][mine]["sealed"] = slots[other]["sealed"].clone();
    swapped["slots"][other]["sealed"] = slots[mine]["sealed"].clone();
    put(
        "slots-swapped",
        "slot-damaged",
        swapped.to_string(),
        passphrase,
    );

    let view = BASE64.encode(&key("view 1"));
    let spoiled = [
        ("slot-content-only-spaces", String::new()),
        ("slot-content-not-json", "hello".to_owned()),
        (
            "slot-content-without-keys",
            json!({ "person": "anna" }).to_string(),
        ),
        (
            "slot-content-without-person",
            json!({ "keys": [view] }).to_string(),
        ),
        (
            "slot-content-no-keys",
            json!({ "person": "anna", "keys": [] }).to_string(),
        ),
        (
            "slot-content-short-key",
            json!({ "person": "anna", "keys": [BASE64.encode(&[1; 31])] }).to_string(),
        ),
        (
            "slot-content-long-key",
            json!({ "person": "anna", "keys": [view, BASE64.encode(&[1; 33])] }).to_string(),
        ),
        (
            "slot-content-key-not-text",
            json!({ "person": "anna", "keys": [7] }).to_string(),
        ),
        (
            "slot-content-person-not-text",
            json!({ "person": 7, "keys": [view] }).to_string(),
        ),
    ];
    for (name, spoiled) in spoiled {
        let file = access(&portal, &people, &[spoiled, contents[1].clone()]);
        put(name, "slot-damaged", file.to_string(), passphrase);
    }
}
