//! A keyring's life: made, written, read, unlocked, and everything that can be wrong with it.

use super::{Keyring, KeyringError, MasterKey, UnlockKey};
use crate::seal::KeyKind;
use crate::seal::derive::Secret;

fn counting(from: u8) -> impl FnMut(&mut [u8]) {
    let mut next = from;
    move |bytes: &mut [u8]| {
        for byte in bytes {
            *byte = next;
            next = next.wrapping_add(1);
        }
    }
}

fn master(seed: u8) -> MasterKey {
    MasterKey::generate(&mut counting(seed), KeyKind::Real)
}

fn unlock(seed: u8) -> UnlockKey {
    UnlockKey::new(Secret::new([seed; 32]))
}

/// Two people; the second was added first.
fn keyring() -> Keyring {
    let mut keyring = Keyring::new(&mut counting(100), &master(1));
    keyring.add(&master(1), "bernd", &unlock(2)).unwrap();
    keyring.add(&master(1), "anna", &unlock(1)).unwrap();
    keyring
}

/// Where two people stand in the text of every keyring.
const BELOW_ITS_NUMBER: [&str; 2] = ["# 21\n[people.anna]\n", "# 7\n[people.bernd]\n"];

fn failure<T>(result: Result<T, KeyringError>) -> KeyringError {
    result.err().expect("must be refused")
}

/// The message, and the marked part of the text.
fn shown(text: &str, error: &KeyringError) -> (String, Option<String>) {
    (
        error.to_string(),
        error.span().map(|span| text[span].to_owned()),
    )
}

fn parse_failure(text: &str) -> (String, Option<String>) {
    shown(text, &failure(Keyring::parse(text)))
}

#[test]
fn the_text_comes_back_sorted_and_the_same() {
    let text = keyring().to_text();
    let again = Keyring::parse(&text).unwrap();
    assert_eq!(again.to_text(), text);
    assert_eq!(again.people().collect::<Vec<_>>(), ["anna", "bernd"]);
    let place = |line: &str| {
        text.find(line)
            .unwrap_or_else(|| panic!("{line} is missing"))
    };
    assert!(place("# 0\n") < place("# 63\n"));
    // Below the comment that follows from the id, whoever else is there.
    assert!(text.contains(BELOW_ITS_NUMBER[0]), "{text}");
    assert!(text.contains(BELOW_ITS_NUMBER[1]), "{text}");
    assert!(again.unlock(&master(1)).is_ok());
    assert!(
        Keyring::parse(&Keyring::new(&mut counting(100), &master(1)).to_text())
            .unwrap()
            .unlock(&master(1))
            .is_ok()
    );
}

#[test]
fn adding_refuses_who_is_there_and_what_cannot_be() {
    let mut keyring = keyring();
    let mut message = |person: &str, seed: u8| {
        failure(keyring.add(&master(1), person, &unlock(seed))).to_string()
    };
    assert_eq!(message("anna", 9), "`anna` has a passphrase already");
    assert_eq!(
        message("carla", 2),
        "`carla` and `bernd` have the same passphrase"
    );
    for name in ["", "Anna", "an na", "änna", "a.b", "a/b", &"a".repeat(65)] {
        assert!(
            message(name, 9).contains("cannot be a person's id"),
            "{name}"
        );
    }
    assert!(matches!(
        failure(keyring.add(&master(2), "carla", &unlock(9))),
        KeyringError::WrongMasterKey { .. }
    ));
    assert_eq!(keyring.people().len(), 2);
    assert!(keyring.add(&master(1), "carla", &unlock(9)).is_ok());
}

#[test]
fn another_master_key_is_named() {
    let error = failure(keyring().unlock(&master(2)));
    let [expected, found] = [1, 2].map(|seed| master(seed).id().to_text());
    assert_eq!(
        error.to_string(),
        format!(
            "wrong master key: this keyring belongs to the key `{expected}`, and `{found}` was given"
        )
    );
}

#[test]
fn settings_changed_by_hand_are_noticed() {
    let text = keyring().to_text();
    for (from, to) in [
        ("epoch = 1", "epoch = 2"),
        ("memory = 65536", "memory = 32768"),
        ("passes = 3", "passes = 2"),
        ("lanes = 1", "lanes = 2"),
    ] {
        let changed = Keyring::parse(&text.replace(from, to)).unwrap();
        assert!(
            matches!(failure(changed.unlock(&master(1))), KeyringError::Check),
            "{to}"
        );
    }
}

#[test]
fn an_entry_belongs_to_one_person_of_one_portal() {
    let text = keyring().to_text();
    let swapped = text
        .replace("people.anna", "people.x")
        .replace("people.bernd", "people.anna")
        .replace("people.x", "people.bernd");
    let (message, marked) = shown(
        &swapped,
        &failure(Keyring::parse(&swapped).unwrap().unlock(&master(1))),
    );
    assert_eq!(
        message,
        "the entry of `anna` is damaged, or was moved here from another person or portal"
    );
    assert!(marked.unwrap().starts_with("\"WE5FV"));

    let mut other = Keyring::new(&mut counting(50), &master(1));
    other.people = keyring().people;
    assert!(matches!(
        failure(other.unlock(&master(1))),
        KeyringError::PersonDamaged { .. }
    ));
}

#[test]
fn two_people_with_one_unlock_key_are_refused() {
    let mut keyring = keyring();
    let mut second = Keyring::new(&mut counting(100), &master(1));
    second.add(&master(1), "bernd", &unlock(1)).unwrap();
    keyring.people.extend(second.people);
    assert_eq!(
        failure(keyring.unlock(&master(1))).to_string(),
        "`bernd` and `anna` have the same passphrase"
    );
}

#[test]
fn broken_text_is_marked() {
    let text = keyring().to_text();
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        parse_failure(&text.replacen(from, to, 1))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        with("format = 1", "format = 2\nnew = true"),
        (
            "this keyring has format 2, and this version of `extranet` knows format 1".to_owned(),
            some("2")
        )
    );
    assert_eq!(
        with("format = 1", "format = 0"),
        ("`format` is damaged: it must be 1".to_owned(), some("0"))
    );
    assert_eq!(
        with("epoch = 1", "epoch = 0"),
        (
            "`epoch` is damaged: it must be 1 or more".to_owned(),
            some("0")
        )
    );
    assert_eq!(
        with("argon2id", "scrypt"),
        (
            "`kdf.name` is damaged: it must be `argon2id`".to_owned(),
            some("\"scrypt\"")
        )
    );
    let (message, _) = with("memory = 65536", "memory = 8");
    assert_eq!(
        message,
        "`kdf` is damaged: `memory` is 8 and must lie between 19456 and 1048576"
    );
    let (message, _) = with("passes = 3", "passes = -3");
    assert_eq!(
        message,
        "`kdf` is damaged: `passes` is 0 and must lie between 2 and 16"
    );
    let (message, marked) = with("portal = \"", "portal = \"!");
    assert_eq!(
        message,
        "`portal` is damaged: it must be 16 bytes in base32, as `extranet access` wrote them"
    );
    assert!(marked.unwrap().starts_with("\"!"));
    let (message, _) = with("check = \"", "check = \"aaaaaaaa");
    assert_eq!(
        message,
        "`check` is damaged: it must be 16 bytes in base32, as `extranet access` wrote them"
    );
    let (message, _) = with("unlock = \"", "unlock = \"?");
    assert_eq!(
        message,
        "`people.bernd.unlock` is damaged: it must be base64, as `extranet access` wrote it"
    );
    let (message, _) = with("people.anna", "people.\"Anna B\"");
    assert_eq!(
        message,
        "`Anna B` cannot be a person's id: use 1 to 64 of `a`–`z`, `0`–`9`, `-` and `_`"
    );
    assert_eq!(with("epoch", "epoche"), ("unknown field `epoche`, expected one of `format`, `portal`, `salt`, `epoch`, `master`, `check`, `kdf`, `people`".to_owned(), some("epoche")));
    assert!(matches!(
        failure(Keyring::parse("format = ")),
        KeyringError::Toml { .. }
    ));
    assert!(matches!(
        failure(Keyring::parse("")),
        KeyringError::Toml { .. }
    ));
    assert!(matches!(
        failure(Keyring::parse(
            &text.replace("[people.bernd]", "[people.anna]")
        )),
        KeyringError::Toml { .. }
    ));
}

/// The entropy of a step, and the step.
const STEP: (u8, u64) = (0, 0x0607 + 1);

#[test]
fn whoever_is_removed_or_rotated_away_from_meets_another_epoch() {
    let master = master(1);
    let mut keyring = keyring();
    keyring
        .remove(&mut counting(STEP.0), &master, "anna")
        .unwrap();
    assert_eq!(keyring.epoch.0, 1 + STEP.1);
    assert_eq!(keyring.people().collect::<Vec<_>>(), ["bernd"]);
    assert!(keyring.unlock(&master).is_ok());
    keyring.rotate(&mut counting(STEP.0), &master).unwrap();
    assert_eq!(keyring.epoch.0, 1 + 2 * STEP.1);
    assert_eq!(keyring.people().collect::<Vec<_>>(), ["bernd"]);
    assert!(
        Keyring::parse(&keyring.to_text())
            .unwrap()
            .unlock(&master)
            .is_ok()
    );
    let error = failure(keyring.remove(&mut counting(0), &master, "anna"));
    assert_eq!(error.to_string(), "`anna` has no passphrase");
    for error in [
        failure(keyring.rotate(&mut counting(0), &super::tests::master(2))),
        failure(keyring.remove(&mut counting(0), &super::tests::master(2), "bernd")),
    ] {
        assert!(matches!(error, KeyringError::WrongMasterKey { .. }));
    }
    // An epoch is raised even where the source of randomness gives zeros.
    keyring
        .rotate(&mut |bytes: &mut [u8]| bytes.fill(0), &master)
        .unwrap();
    assert_eq!(keyring.epoch.0, 2 + 2 * STEP.1);
}

#[test]
fn a_reset_replaces_one_entry_and_raises_the_epoch() {
    let master = master(1);
    let mut keyring = keyring();
    let mut reset = |person: &str, seed: u8| {
        keyring
            .reset(&mut counting(STEP.0), &master, person, &unlock(seed))
            .map_err(|error| error.to_string())
    };
    for (person, seed, expected) in [
        ("carla", 9, "`carla` has no passphrase"),
        ("anna", 2, "`anna` and `bernd` have the same passphrase"),
        ("anna", 1, "this is the passphrase that `anna` has already"),
    ] {
        assert_eq!(reset(person, seed), Err(expected.to_owned()));
    }
    reset("anna", 9).unwrap();
    assert_eq!(keyring.epoch.0, 1 + STEP.1);
    let unlocked = keyring.unlock_keys(&keyring.escrow_key(&master).unwrap());
    let unlocked = unlocked.unwrap_or_else(|error| panic!("{error}"));
    for (person, seed) in [("anna", 9), ("bernd", 2)] {
        assert_eq!(unlocked[person].as_bytes(), &[seed; 32], "{person}");
    }
}

#[test]
fn a_damaged_entry_can_be_reset_or_removed() {
    let master = master(1);
    let damaged = || {
        let mut keyring = keyring();
        keyring.people.get_mut("anna").unwrap().envelope[90] ^= 1;
        assert!(keyring.unlock(&master).is_err());
        assert!(keyring.verify(&master).is_ok());
        keyring
    };
    let mut keyring = damaged();
    keyring
        .reset(&mut counting(0), &master, "anna", &unlock(1))
        .unwrap();
    assert!(keyring.unlock(&master).is_ok());
    let mut keyring = damaged();
    keyring.remove(&mut counting(0), &master, "bernd").unwrap();
    keyring.remove(&mut counting(0), &master, "anna").unwrap();
    assert!(keyring.unlock(&master).is_ok());
}

#[test]
fn another_master_key_takes_over_people_and_epoch() {
    let [old, new] = [1, 2].map(master);
    let mut before = keyring();
    before.rotate(&mut counting(STEP.0), &old).unwrap();
    let after = before
        .rewrap(&old, &new)
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(matches!(
        failure(after.unlock(&old)),
        KeyringError::WrongMasterKey { .. }
    ));
    let unlocked = |keyring: &Keyring, master: &MasterKey| -> Vec<(String, [u8; 32])> {
        let escrow = keyring
            .escrow_key(master)
            .unwrap_or_else(|error| panic!("{error}"));
        let keys = keyring
            .unlock_keys(&escrow)
            .unwrap_or_else(|error| panic!("{error}"));
        let pairs = keys.into_iter();
        pairs
            .map(|(person, key)| (person, *key.as_bytes()))
            .collect()
    };
    assert_eq!(unlocked(&before, &old), unlocked(&after, &new));
    assert!(before.portal == after.portal && before.epoch == after.epoch);
    assert_eq!(before.kdf.salt(), after.kdf.salt());
    assert!(after.master() == new.id());
    // Addresses follow from the master key.
    let address = |keyring: &Keyring, master: &MasterKey| {
        let keys = keyring
            .unlock(master)
            .unwrap_or_else(|error| panic!("{error}"));
        keys.page_address("handbook").as_str().to_owned()
    };
    assert_ne!(address(&before, &old), address(&after, &new));
    assert!(before.rewrap(&new, &old).is_err());
    before.people.get_mut("anna").unwrap().envelope[90] ^= 1;
    assert!(matches!(
        failure(before.rewrap(&old, &new)),
        KeyringError::PersonDamaged { .. }
    ));
}
