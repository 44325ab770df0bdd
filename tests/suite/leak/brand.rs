//! With every key of a brand set, the gate tells what the agency says of itself, and nothing of whom the portal is for.

use std::collections::BTreeMap;

use crate::support::{Site, read_tree};

const AGENCY: &str = r##"[book]
title = "Studio North"

[agency]
name = "Nordwind Atelier"
logo = "brand/sign.svg"
logo-dark = "brand/night.svg"
favicon = "brand/tab.svg"
accent = "#7a1f5c"
accent-dark = "#f0a0d0"
imprint = "https://nordwind.example/imprint"
data-protection = "https://nordwind.example/privacy"
links = [{ title = "Houserules", url = "https://nordwind.example/terms" }]

[agency.contact]
name = "Nordwind desk"
email = "desk@nordwind.example"
tel = "+49 30 7654321"
"##;

/// What the agency shows at its gates.
const SHOWN: [&str; 10] = [
    "Nordwind Atelier",
    "a-sign-by-day",
    "a-sign-by-night",
    "a-sign-in-the-tab",
    "#7a1f5c",
    "https://nordwind.example/imprint",
    "https://nordwind.example/privacy",
    "Houserules",
    "desk@nordwind.example",
    "tel:+49307654321",
];

/// What belongs to the customer.
const SEALED: [&str; 7] = [
    "Zaunkönig",
    "Zaunk",
    "a-customers-sign",
    "customers.svg",
    "Rotkehlchen",
    "rotkehlchen@nordwind.example",
    "+49 30 1112223",
];

fn drawing(words: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 4\"><desc>{words}</desc></svg>\n"
    )
}

fn portal(more: &str) -> String {
    format!(
        "name = \"Zaunkönig GmbH\"\nlogo = \"customers.svg\"\nlogo-dark = \"customers.svg\"\n[contact]\nname = \"Rotkehlchen\"\nemail = \"rotkehlchen@nordwind.example\"\ntel = \"+49 30 1112223\"\n{more}"
    )
}

/// What is published of a portal with every key set.
fn published(more: &str) -> BTreeMap<String, Vec<u8>> {
    let site = Site::new();
    site.write("book.toml", AGENCY);
    site.write("brand/sign.svg", drawing("a-sign-by-day"));
    site.write("brand/night.svg", drawing("a-sign-by-night"));
    site.write("brand/tab.svg", drawing("a-sign-in-the-tab"));
    site.write("content/acme/customers.svg", drawing("a-customers-sign"));
    site.write("content/acme/portal.toml", portal(more));
    site.build();
    read_tree(&site.path("dist/acme"))
}

fn says(files: &BTreeMap<String, Vec<u8>>, words: &str) -> bool {
    // What `/` is in the HTML of a template.
    let written = words.replace('/', "&#x2f;");
    files.iter().any(|(file, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        file.contains(words) || text.contains(words) || text.contains(&written)
    })
}

#[test]
fn a_gate_tells_what_the_agency_says_and_nothing_of_the_customer() {
    let files = published("");
    for words in SHOWN {
        assert!(says(&files, words), "{words}");
    }
    for words in SEALED {
        assert!(!says(&files, words), "{words}");
    }
}

#[test]
fn an_anonymous_gate_has_no_picture_word_or_colour_of_anybody() {
    let files = published("[gate]\nshow-agency = false\n");
    for words in SHOWN.iter().chain(&SEALED) {
        assert!(!says(&files, words), "{words}");
    }
    assert!(!says(&files, "Studio North") && !says(&files, "nordwind"));
    // It looks like that of anybody else.
    let other = Site::new();
    other.build();
    let public = |files: BTreeMap<String, Vec<u8>>| {
        let assets = files.into_iter().filter(|(file, _)| file.starts_with("_/"));
        assets.collect::<BTreeMap<_, _>>()
    };
    assert!(public(files) == public(read_tree(&other.path("dist/acme"))));
}

#[test]
fn portals_that_look_alike_have_the_same_public_files() {
    let site = Site::new();
    site.write("book.toml", AGENCY);
    for (name, words) in [("sign", "day"), ("night", "night"), ("tab", "tab")] {
        site.write(&format!("brand/{name}.svg"), drawing(words));
    }
    site.portal("bolt");
    site.write("content/bolt/customers.svg", drawing("a-customers-sign"));
    site.write("content/bolt/portal.toml", portal(""));
    site.build();
    let public = |portal: &str| {
        let files = read_tree(&site.path(&format!("dist/{portal}")));
        let assets = files.into_iter().filter(|(file, _)| file.starts_with("_/"));
        assets.collect::<BTreeMap<_, _>>()
    };
    assert!(public("acme") == public("bolt"));
}
