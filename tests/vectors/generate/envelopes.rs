//! Vectors of envelopes, to open and to refuse.

use data_encoding::{BASE64, HEXLOWER as HEX};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::Folder;
use crate::format::{
    CHUNK, HEADER, Key, SEALED_CHUNK, base32, bytes, deflate, key, key_id, plaintext, seal,
    seal_chunks, zlib,
};

type Edit = Box<dyn Fn(&mut Vec<u8>)>;
/// Name, slices, and the byte to flip.
type Spliced = (&'static str, Vec<[usize; 2]>, Option<usize>);

pub(crate) fn to_open(folder: &mut Folder) {
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

pub(crate) fn to_refuse(folder: &mut Folder) {
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
    let cases: Vec<Spliced> = vec![
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
