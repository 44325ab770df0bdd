//! Vectors of access files, to open and to refuse.

use data_encoding::{BASE64, HEXLOWER as HEX};
use serde_json::{Value, json};

use crate::Folder;
use crate::format::{Key, base32, bytes, h, key, key_id, plaintext, seal, unlock_key};

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
        // Whoever writes the file chooses the common length; these were written with this one.
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

pub(crate) fn to_open(folder: &mut Folder) {
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

/// Some bytes where others should be.
fn base64_of(length: usize) -> Value {
    BASE64.encode(&bytes("x", length)).into()
}

pub(crate) fn to_refuse(folder: &mut Folder) {
    let portal = portal("refuse", (19_456, 2, 1));
    let people = people();
    let contents: Vec<String> = people.iter().map(content).collect();
    let good = access(&portal, &people, &contents);
    let passphrase = people[0].passphrase;
    let mut refuse = |name: &str, reason: &str, file: String, passphrase: &str| {
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

    refuse(
        "wrong-passphrase",
        "wrong-passphrase",
        good.to_string(),
        "stapled gravity oxidant unloved caddie reprize",
    );
    refuse("empty-passphrase", "wrong-passphrase", good.to_string(), "");
    refuse(
        "passphrase-in-capitals",
        "wrong-passphrase",
        good.to_string(),
        &passphrase.to_uppercase(),
    );
    let mut put = |name: &str, reason: &str, file: String| refuse(name, reason, file, passphrase);
    put(
        "other-edition",
        "wrong-passphrase",
        with("/edition", base64_of(16)),
    );
    put(
        "other-salt",
        "wrong-passphrase",
        with("/kdf/salt", base64_of(16)),
    );
    put("no-slots", "wrong-passphrase", with("/slots", json!([])));

    put(
        "memory-below-the-floor",
        "kdf-bounds",
        with("/kdf/memory", 19_455.into()),
    );
    put("memory-8", "kdf-bounds", with("/kdf/memory", 8.into()));
    put("memory-0", "kdf-bounds", with("/kdf/memory", 0.into()));
    put(
        "memory-above-the-ceiling",
        "kdf-bounds",
        with("/kdf/memory", 1_048_577.into()),
    );
    put(
        "memory-beyond-32-bits",
        "kdf-bounds",
        with("/kdf/memory", 4_294_986_752_u64.into()),
    );
    put(
        "passes-below-the-floor",
        "kdf-bounds",
        with("/kdf/passes", 1.into()),
    );
    put(
        "passes-above-the-ceiling",
        "kdf-bounds",
        with("/kdf/passes", 17.into()),
    );
    put("lanes-0", "kdf-bounds", with("/kdf/lanes", 0.into()));
    put(
        "lanes-above-the-ceiling",
        "kdf-bounds",
        with("/kdf/lanes", 5.into()),
    );
    put(
        "salt-too-short",
        "kdf-bounds",
        with("/kdf/salt", base64_of(15)),
    );
    put("salt-empty", "kdf-bounds", with("/kdf/salt", "".into()));
    put(
        "salt-too-long",
        "kdf-bounds",
        with("/kdf/salt", base64_of(65)),
    );
    put(
        "unknown-kdf",
        "kdf-name",
        with("/kdf/name", "scrypt".into()),
    );
    put("argon2i", "kdf-name", with("/kdf/name", "argon2i".into()));
    put("version-2", "version", with("/version", 2.into()));
    put(
        "version-2-of-another-shape",
        "version",
        json!({ "version": 2, "more": true }).to_string(),
    );
    put("version-0", "version", with("/version", 0.into()));

    put(
        "not-json",
        "malformed",
        "<!doctype html><title>404</title>".to_owned(),
    );
    put("empty-file", "malformed", String::new());
    put("truncated", "malformed", good.to_string()[..400].to_owned());
    put("a-list", "malformed", "[]".to_owned());
    put("null", "malformed", "null".to_owned());
    put("without-version", "malformed", without("", "version"));
    put("without-kdf", "malformed", without("", "kdf"));
    put("without-memory", "malformed", without("/kdf", "memory"));
    put("without-salt", "malformed", without("/kdf", "salt"));
    put("without-edition", "malformed", without("", "edition"));
    put("without-slots", "malformed", without("", "slots"));
    put(
        "memory-as-text",
        "malformed",
        with("/kdf/memory", "65536".into()),
    );
    put(
        "memory-with-a-fraction",
        "malformed",
        with("/kdf/memory", json!(65_536.5)),
    );
    put(
        "memory-negative",
        "malformed",
        with("/kdf/memory", json!(-65_536)),
    );
    put(
        "edition-too-short",
        "malformed",
        with("/edition", base64_of(15)),
    );
    put("edition-empty", "malformed", with("/edition", "".into()));
    put(
        "edition-not-base64",
        "malformed",
        with("/edition", "****".into()),
    );
    put("slots-an-object", "malformed", with("/slots", json!({})));

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
    put("slot-flipped-magic", "slot-damaged", flipped(1));
    put("slot-flipped-version", "version", flipped(4));
    put("slot-flipped-key-id", "slot-damaged", flipped(6));
    put("slot-flipped-body", "slot-damaged", flipped(80));
    put(
        "slot-flipped-tag",
        "slot-damaged",
        flipped(sealed.len() - 1),
    );
    put(
        "slot-truncated",
        "slot-damaged",
        with(
            &format!("/slots/{mine}/sealed"),
            BASE64.encode(&sealed[..200]).into(),
        ),
    );
    put(
        "slot-empty",
        "slot-damaged",
        with(&format!("/slots/{mine}/sealed"), "".into()),
    );
    let mut swapped = good.clone();
    let other = (mine + 1) % slots.len();
    swapped["slots"][mine]["sealed"] = slots[other]["sealed"].clone();
    swapped["slots"][other]["sealed"] = slots[mine]["sealed"].clone();
    put("slots-swapped", "slot-damaged", swapped.to_string());

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
        put(name, "slot-damaged", file.to_string());
    }
}
