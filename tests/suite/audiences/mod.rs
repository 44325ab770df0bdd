//! Nobody reads what is not for them: random portals, opened with everybody's own passphrase, and the commands that tell who reads what.

mod portals;
mod stories;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::opening::{Opened, open_what_opens, within};
use crate::support::{Site, keyring_of, read_tree};
use portals::{AUDIENCES, Generated, PEOPLE};

/// How many portals are tried. Each is another, and always the same one.
const PORTALS: u64 = 8;

/// The keyring of these people. Made once, because Argon2 is slow on purpose.
fn keyring() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| keyring_of(&PEOPLE))
}

/// A site with one portal, and what each person opens of what it publishes.
fn published(portal: &Generated) -> (Site, crate::opening::Files, Vec<Opened>) {
    let site = Site::new();
    for (file, content) in &portal.files {
        site.write(&format!("content/acme/{file}"), content);
    }
    site.write("content/acme/keyring.toml", keyring());
    let told = site.run(&["access", "lock", "acme"]);
    assert_eq!(told.code, Some(0), "{told}");
    site.build();
    let files = within(&read_tree(&site.path("dist")), "acme");
    let opened = PEOPLE.map(|(_, passphrase)| open_what_opens(&files, passphrase));
    (site, files, opened.into())
}

/// Whether a word stands anywhere in what somebody opened: in pages, files and their names.
fn knows(opened: &Opened, word: &str) -> bool {
    let of_page = opened.pages.values().any(|html| html.contains(word));
    let holds = |bytes: &Vec<u8>| {
        bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes())
    };
    of_page || opened.attachments.values().any(holds)
}

#[test]
fn what_is_limited_is_in_the_views_of_its_readers_and_nowhere_else() {
    for seed in 0..PORTALS {
        let portal = Generated::of(seed);
        let (_, files, opened) = published(&portal);
        for secret in &portal.secrets {
            for (seen, (person, _)) in opened.iter().zip(PEOPLE) {
                assert_eq!(seen.person, person);
                let may_read = secret.readers.contains(person);
                assert_eq!(
                    knows(seen, &secret.word),
                    may_read,
                    "portal {seed}: {person} and `{}`, {}",
                    secret.word,
                    secret.what
                );
            }
            for (file, bytes) in &files {
                let holds = bytes
                    .windows(secret.word.len())
                    .any(|part| part == secret.word.as_bytes());
                assert!(
                    !holds && !file.contains(&secret.word),
                    "portal {seed}: `{}` in {file}",
                    secret.word
                );
            }
        }
    }
}

#[test]
fn who_reads_what_is_told_as_it_is() {
    for seed in 0..PORTALS / 4 {
        let portal = Generated::of(seed);
        let (site, files, opened) = published(&portal);
        let told = site.run(&["access", "matrix", "acme", "--format", "json"]);
        assert_eq!(told.code, Some(0), "{told}");
        let matrix: serde_json::Value = serde_json::from_str(&told.stdout).unwrap();
        let matrix = &matrix["portals"][0];
        let mut told_of: BTreeSet<String> = BTreeSet::new();
        for kind in ["pages", "attachments"] {
            for row in matrix[kind].as_array().unwrap() {
                let readers: BTreeSet<&str> = row["readers"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|id| id.as_str().unwrap())
                    .collect();
                for address in row["addresses"].as_array().unwrap() {
                    let address = address.as_str().unwrap();
                    told_of.insert(address.to_owned());
                    for seen in &opened {
                        let opens = seen.pages.contains_key(address)
                            || seen.attachments.contains_key(address);
                        assert_eq!(
                            opens,
                            readers.contains(seen.person.as_str()),
                            "portal {seed}: {row}"
                        );
                    }
                }
            }
        }
        let pages: Vec<&String> = files
            .keys()
            .filter(|file| file.ends_with(".html"))
            .collect();
        assert!(
            pages.iter().all(|page| told_of.contains(*page)),
            "every page is told of"
        );
    }
}

#[test]
fn a_portal_has_secrets_of_every_kind_and_for_every_audience() {
    let portals: Vec<Generated> = (0..PORTALS).map(Generated::of).collect();
    let kinds: BTreeSet<&str> = portals
        .iter()
        .flat_map(|portal| &portal.secrets)
        .map(|secret| secret.what)
        .collect();
    assert_eq!(kinds.len(), 15, "{kinds:?}");
    let readers: BTreeSet<usize> = portals
        .iter()
        .flat_map(|portal| &portal.secrets)
        .map(|secret| secret.readers.len())
        .collect();
    assert!(readers.contains(&0) && readers.contains(&1) && readers.contains(&PEOPLE.len()));
    assert_eq!(AUDIENCES.len(), 3);
}
