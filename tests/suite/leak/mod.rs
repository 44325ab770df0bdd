//! Nothing of the demo's content occurs in any published byte or file name.
//!
//! Two proofs of different kinds. *Needles*: everything that could give something away is gathered from the source files by this test
//! itself, not through the library, and searched for. *Twins*: whatever is public of a portal equals, byte for byte, what is public of
//! another one with the same language and colour that holds other content.

mod brand;
mod needles;
mod search;

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64;

use crate::languages::two_languages;
use crate::opening::{demo_opened, demo_published, shell_of, within};
use crate::support::{PASSPHRASE, Site, read_tree, repository};
use needles::{all, of_file};
use search::{Needle, Search};

/// The page that is not published.
const DRAFT: &str = "nordlicht/handbuch/fotoauftrag-gruenkohl.md";

/// What occurs in published bytes and gives nothing away, each with its reason. Kept by hand, so that a new one is thought about.
const HARMLESS: [(&str, &str); 9] = [
    (
        "status",
        "the name of a section, and of an HTTP answer and a live region in reader and shell",
    ),
    (
        "signed",
        "a document's state; the gate offers to stay signed in",
    ),
    ("concept", "the name of a kind of page, and of an icon"),
    ("settled", "a document's state; a promise is, too"),
    ("summary", "a key of front matter, and an element of HTML"),
    (
        "options",
        "a key of front matter, and a parameter in the reader",
    ),
    ("#1f6f5c", "a portal's accent, which colours its gate"),
    (
        "Hagebutte Digitalwerkstatt",
        "the agency, whose shop sign the gate is; content names it, too",
    ),
    (
        "+49 30 23125 100",
        "the agency's own number, at the gate and on pages",
    ),
];

fn harmless() -> BTreeSet<&'static str> {
    HARMLESS.iter().map(|(word, _)| *word).collect()
}

/// Everything published, as texts to search: names, bytes, and what base64 hides.
fn haystacks(files: &BTreeMap<String, Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let mut texts: Vec<(String, Vec<u8>)> = Vec::new();
    for (file, bytes) in files {
        texts.push((format!("the name {file}"), file.clone().into_bytes()));
        texts.push((file.clone(), bytes.clone()));
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        let is_base64 = |letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter);
        for run in text.split(|letter| !is_base64(letter)) {
            if run.len() >= 64
                && run.len() % 4 == 0
                && let Ok(decoded) = BASE64.decode(run.as_bytes())
            {
                texts.push((format!("base64 in {file}"), decoded));
            }
        }
    }
    texts
}

fn hits(files: &BTreeMap<String, Vec<u8>>, search: &Search) -> Vec<String> {
    let mut found = Vec::new();
    for (place, bytes) in haystacks(files) {
        for needle in search.find_in(&bytes) {
            found.push(format!("{place}: {needle}"));
        }
    }
    found
}

#[test]
fn nothing_of_the_content_is_in_any_published_byte_or_name() {
    let mut needles = all();
    needles.retain(|needle| !harmless().contains(needle.shown.as_str()));
    assert!(needles.len() > 2_000, "only {} needles", needles.len());
    let search = Search::new(&needles);
    let published = demo_published();
    let found = hits(published, &search);
    assert!(
        found.is_empty(),
        "{} hits:\n{}",
        found.len(),
        found.join("\n")
    );

    // And it would be found if it were there: in a page, a name, and in four disguises.
    let title = "Kassenanbindung";
    let utf16: Vec<u8> = title.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let disguises: [(&str, Vec<u8>); 5] = [
        (
            "nordlicht/index.html",
            format!("<!-- {title} -->").into_bytes(),
        ),
        ("harbour/kassenanbindung.html", b"a page".to_vec()),
        ("harbour/access.json", utf16),
        (
            "nordlicht/manifest.json",
            BASE64.encode(format!("x{title}").as_bytes()).into_bytes(),
        ),
        (
            "harbour/_/x/style.css",
            b"/* Nordlicht%20Naturkost%20eG */".to_vec(),
        ),
    ];
    for (file, planted) in disguises {
        let mut bytes = published.get(file).cloned().unwrap_or_default();
        bytes.extend(planted);
        let copy = BTreeMap::from([(file.to_owned(), bytes)]);
        assert!(
            !hits(&copy, &search).is_empty(),
            "planted in {file} and not found"
        );
    }
}

#[test]
fn what_is_public_does_not_depend_on_the_content() {
    for portal in ["nordlicht", "harbour"] {
        // The same language and colour, and nothing else in common.
        let settings =
            std::fs::read_to_string(repository().join(format!("content/{portal}/portal.toml")))
                .unwrap();
        let public = |line: &&str| {
            ["languages", "accent"]
                .iter()
                .any(|key| line.starts_with(key))
        };
        let same: Vec<&str> = settings.lines().filter(public).collect();
        assert_eq!(same.len(), 2);
        let settings = format!("name = \"Other\"\n{}\n", same.join("\n"));
        let twin = Site::new();
        twin.write("content/acme/portal.toml", settings);
        // And of the same agency.
        for (file, bytes) in read_tree(&repository().join("brand")) {
            twin.write(&format!("brand/{file}"), bytes);
        }
        let book = std::fs::read_to_string(repository().join("book.toml")).unwrap();
        twin.write("book.toml", book.replace("demo.key", "extranet.key"));
        twin.build();
        let public = |files: BTreeMap<String, Vec<u8>>| -> BTreeSet<(String, Vec<u8>)> {
            let assets = files.iter().filter(|(file, _)| file.starts_with("_/"));
            let shells = files.iter().filter(|(file, _)| file.ends_with(".html"));
            let shell =
                |bytes: &Vec<u8>| shell_of(std::str::from_utf8(bytes).unwrap()).into_bytes();
            assets
                .map(|(file, bytes)| (file.clone(), bytes.clone()))
                .chain(shells.map(|(_, bytes)| ("a shell".to_owned(), shell(bytes))))
                .collect()
        };
        let ours = public(within(demo_published(), portal));
        let twins = public(read_tree(&twin.path("dist/acme")));
        assert_eq!(
            ours.iter().filter(|(file, _)| file == "a shell").count(),
            1,
            "one shell for all pages"
        );
        assert!(ours == twins, "{portal} differs in public");
    }
}

#[test]
fn a_second_language_is_as_silent_as_the_first() {
    let site = two_languages();
    site.build();
    let content = read_tree(&site.path("content/acme"));
    let mut needles: BTreeSet<Needle> = BTreeSet::new();
    for (file, bytes) in content.iter().filter(|(file, _)| file.ends_with(".md")) {
        needles.extend(of_file(file, bytes));
    }
    needles.retain(|needle| !harmless().contains(needle.shown.as_str()));
    for word in ["cornflower", "Spielregeln", "neubau.en.md", "Kick-off"] {
        let mut all = needles.iter();
        assert!(all.any(|needle| needle.shown.contains(word)), "{word}");
    }
    let published = read_tree(&site.path("dist/acme"));
    let needles: Vec<Needle> = needles.into_iter().collect();
    assert_eq!(hits(&published, &Search::new(&needles)), [""; 0]);
    // No shell tells which language its page is in, and no file that there are two.
    let shell = |bytes: &Vec<u8>| shell_of(std::str::from_utf8(bytes).unwrap());
    let pages = published.iter().filter(|(file, _)| file.ends_with(".html"));
    let shells: BTreeSet<String> = pages.map(|(_, bytes)| shell(bytes)).collect();
    assert_eq!(shells.len(), 1);
    let twin = Site::new();
    twin.write(
        "content/acme/portal.toml",
        "name = \"Acme\"\nlanguages = [\"de\"]\n",
    );
    twin.build();
    let public = |files: &BTreeMap<String, Vec<u8>>| -> Vec<(String, Vec<u8>)> {
        let assets = files.iter().filter(|(file, _)| file.starts_with("_/"));
        assets
            .map(|(file, bytes)| (file.clone(), bytes.clone()))
            .collect()
    };
    let alone = read_tree(&twin.path("dist/acme"));
    assert!(public(&published) == public(&alone));
    assert!(shells.contains(&shell(&alone["index.html"])));
}

#[test]
fn files_are_named_by_addresses_and_nothing_else() {
    for file in demo_published().keys() {
        let Some((_, name)) = file.split_once('/') else {
            assert_eq!(file, ".extranet.lock");
            continue;
        };
        let is_fixed = ["index.html", "access.json", "manifest.json"].contains(&name)
            || name.starts_with("_/");
        let is_address = name.split_once('.').is_some_and(|(address, ending)| {
            let plain = address
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'));
            address.len() == 16 && plain && ["html", "bin"].contains(&ending)
        });
        assert!(is_fixed || is_address, "{file}");
    }
}

#[test]
fn a_draft_is_nowhere_not_even_for_readers() {
    let content = read_tree(&repository().join("content"));
    let mut own = of_file(DRAFT, &content[DRAFT]);
    for (file, bytes) in content.iter().filter(|(file, _)| *file != DRAFT) {
        let others: BTreeSet<Needle> = of_file(file, bytes);
        own.retain(|needle| !others.contains(needle));
    }
    // Words that other pages use too would be found there.
    let own: Vec<Needle> = own
        .into_iter()
        .filter(|needle| needle.shown.len() >= 20)
        .collect();
    assert!(own.len() >= 5);
    let search = Search::new(&own);
    for (portal, opened) in demo_opened() {
        for (file, html) in &opened.pages {
            let found = search.find_in(html.as_bytes());
            assert_eq!(found, Vec::<String>::new(), "{portal}/{file}");
        }
    }
}

#[test]
fn a_passphrase_opens_its_own_portal_alone() {
    let site = Site::new();
    site.portal("bolt");
    site.remove("content/bolt/keyring.toml");
    assert_eq!(site.run(&["access", "add", "bolt", "ben"]).code, Some(0));
    site.build();
    let bolt = site.read("dist/bolt/access.json");
    let typed = extranet::seal::Passphrase::new(PASSPHRASE);
    assert!(extranet::seal::sign_in(bolt.as_bytes(), &typed).is_err());
}
