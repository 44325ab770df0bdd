//! What two published versions of an access file may tell, and what none may.

use std::collections::BTreeSet;

use super::{Slot, access_json};
use crate::seal::KeyKind;
use crate::seal::derive::{EscrowKey, MasterKey, PortalId, SealingKey, Secret, UnlockKey};
use crate::seal::kdf::Kdf;

struct Person {
    id: String,
    unlock: UnlockKey,
    keys: Vec<SealingKey>,
}

fn escrow() -> EscrowKey {
    MasterKey::generate(&mut |bytes: &mut [u8]| bytes.fill(3), KeyKind::Real)
        .portal_key(PortalId([4; 16]))
        .escrow_key()
}

fn people(count: u8, keys: u8) -> Vec<Person> {
    (0..count)
        .map(|n| Person {
            id: format!("person-{n:02}"),
            unlock: UnlockKey::new(Secret::new([n; 32])),
            keys: (0..keys)
                .map(|key| SealingKey::new(Secret::new([key; 32])))
                .collect(),
        })
        .collect()
}

fn file(people: &[Person]) -> serde_json::Value {
    let slots: Vec<Slot<'_>> = people
        .iter()
        .map(|person| Slot {
            person: &person.id,
            unlock: &person.unlock,
            keys: person.keys.iter().collect(),
        })
        .collect();
    serde_json::from_slice(&access_json(
        &escrow(),
        &Kdf::of_this_version([5; 16]),
        &slots,
    ))
    .unwrap()
}

fn texts<'a>(file: &'a serde_json::Value, member: &str) -> Vec<&'a str> {
    file["slots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|slot| slot[member].as_str().unwrap())
        .collect()
}

#[test]
fn slots_are_as_many_and_as_long_whoever_is_in_them() {
    for (count, slots) in [(0, 8), (1, 8), (8, 8), (9, 16), (17, 24)] {
        let file = file(&people(count, 2));
        assert_eq!(texts(&file, "id").len(), slots, "{count} people");
        assert!(texts(&file, "id").is_sorted());
        assert_eq!(
            texts(&file, "sealed")
                .iter()
                .map(|sealed| sealed.len())
                .collect::<BTreeSet<_>>()
                .len(),
            1
        );
    }
    let mut unequal = people(3, 1);
    unequal[1].keys = people(1, 40).remove(0).keys;
    let file = file(&unequal);
    assert_eq!(
        texts(&file, "sealed")
            .iter()
            .map(|sealed| sealed.len())
            .collect::<BTreeSet<_>>()
            .len(),
        1
    );
}

#[test]
fn the_same_people_give_the_same_file() {
    assert_eq!(file(&people(3, 2)), file(&people(3, 2)));
}

#[test]
fn any_change_changes_every_id_and_every_sealed_byte() {
    let before = file(&people(3, 2));
    let mut other_key = people(3, 2);
    other_key[2].keys.pop();
    let mut other_passphrase = people(3, 2);
    other_passphrase[0].unlock = UnlockKey::new(Secret::new([99; 32]));
    for changed in [people(2, 2), people(4, 2), other_key, other_passphrase] {
        let after = file(&changed);
        for member in ["id", "sealed"] {
            let before: BTreeSet<&str> = texts(&before, member).into_iter().collect();
            assert!(
                texts(&after, member)
                    .iter()
                    .all(|text| !before.contains(text)),
                "{member} stayed"
            );
        }
    }
}
