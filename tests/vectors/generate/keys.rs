//! Vectors of keys, addresses, passphrases and sizes.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER as HEX;
use serde_json::{Value, json};

use crate::Folder;
use crate::format::{
    address, base32, bytes, h, key, key_id, key_text, normalised, padme, set_key, unlock_key,
};

pub(crate) fn derive(folder: &mut Folder) {
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

pub(crate) fn passphrase(folder: &mut Folder) {
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

pub(crate) fn padme_sizes(folder: &mut Folder) {
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
