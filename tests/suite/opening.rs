//! Opens published portals as their readers do, through the library, and takes the HTML apart.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use data_encoding::BASE64;
use extranet::seal::{Passphrase, open, sign_in};

use crate::support::{Site, read_tree, repository};

/// Files by their path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A portal as one person sees it.
pub struct Opened {
    /// The person's id.
    pub person: String,
    /// The HTML of each page, by its file name.
    pub pages: BTreeMap<String, String>,
    /// The bytes of each attachment, by its file name.
    pub attachments: BTreeMap<String, Vec<u8>>,
}

/// What the demo site publishes. Built once, for everybody who only looks.
pub fn demo_published() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let site = Site::demo();
        site.build();
        read_tree(&site.path("dist"))
    })
}

/// Every portal of the demo as each person with a passphrase sees it.
pub fn demo_opened() -> &'static [(String, Opened)] {
    static OPENED: OnceLock<Vec<(String, Opened)>> = OnceLock::new();
    OPENED.get_or_init(|| {
        let mut opened = Vec::new();
        for (portal, people) in demo_passphrases() {
            for (person, passphrase) in people {
                let seen = open_portal(&within(demo_published(), &portal), &passphrase);
                assert_eq!(seen.person, person);
                opened.push((portal.clone(), seen));
            }
        }
        opened
    })
}

/// The files of one folder, by their path in it.
pub fn within(files: &Files, folder: &str) -> Files {
    let inside = |file: &String| {
        file.strip_prefix(folder)?
            .strip_prefix('/')
            .map(str::to_owned)
    };
    let found = files
        .iter()
        .filter_map(|(file, bytes)| Some((inside(file)?, bytes.clone())));
    found.collect()
}

/// Signs in and opens everything, which this passphrase must open.
pub fn open_portal(files: &Files, passphrase: &str) -> Opened {
    let opened = open_what_opens(files, passphrase);
    let count = |ending: &str| files.keys().filter(|file| file.ends_with(ending)).count();
    assert_eq!(opened.pages.len(), count(".html"), "every page opens");
    assert_eq!(opened.attachments.len(), count(".bin"), "every file opens");
    opened
}

/// Signs in and opens whatever this passphrase opens.
pub fn open_what_opens(files: &Files, passphrase: &str) -> Opened {
    let access = &files["access.json"];
    let signed_in = sign_in(access, &Passphrase::new(passphrase)).unwrap();
    let mut opened = Opened {
        person: signed_in.person,
        pages: BTreeMap::new(),
        attachments: BTreeMap::new(),
    };
    for (file, bytes) in files {
        if let Some(address) = file.strip_suffix(".html") {
            let page = std::str::from_utf8(bytes).unwrap();
            let mut parts = sealed_parts(page);
            let html = parts.find_map(|sealed| open(&signed_in.keys, address, &sealed).ok());
            if let Some(html) = html {
                let html = String::from_utf8(html.to_vec()).unwrap();
                opened.pages.insert(file.clone(), html);
            }
        } else if let Some(address) = file.strip_suffix(".bin")
            && let Ok(content) = open(&signed_in.keys, address, bytes)
        {
            opened.attachments.insert(file.clone(), content.to_vec());
        }
    }
    opened
}

const OPENING: &str = "<template data-sealed>";
const CLOSING: &str = "</template>";

/// The envelopes in a published page.
pub fn sealed_parts(page: &str) -> impl Iterator<Item = Vec<u8>> {
    page.split(OPENING).skip(1).map(|rest| {
        let text = rest.split(CLOSING).next().unwrap();
        BASE64.decode(text.trim().as_bytes()).unwrap()
    })
}

/// A published page without its envelopes: what everybody can read.
pub fn shell_of(page: &str) -> String {
    let mut pieces = page.split(OPENING);
    let mut shell = pieces.next().unwrap().to_owned();
    for piece in pieces {
        shell.push_str(OPENING);
        shell.push_str(&piece[piece.find(CLOSING).unwrap()..]);
    }
    shell
}

/// The passphrases of the demo site, by portal and person.
pub fn demo_passphrases() -> BTreeMap<String, BTreeMap<String, String>> {
    let text = std::fs::read_to_string(repository().join("tests/demo-passphrases.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A start tag with its attributes, as it stands in well-formed HTML.
pub struct Tag<'h> {
    /// The element's name.
    pub name: &'h str,
    /// The attributes in order; empty when without value.
    pub attributes: Vec<(&'h str, &'h str)>,
}

impl<'h> Tag<'h> {
    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<&'h str> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| *value)
    }
}

/// The start tags of a document, in order. Both the templates and the sanitiser quote every value and escape `<` in texts.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            found.push(take_tag(&mut rest));
        }
    }
    found
}

fn take_tag<'h>(rest: &mut &'h str) -> Tag<'h> {
    let name_ends = |letter: char| letter.is_ascii_whitespace() || ">/=".contains(letter);
    let name = take_until(rest, name_ends);
    let mut attributes = Vec::new();
    loop {
        take_until(rest, |letter| {
            !letter.is_ascii_whitespace() && letter != '/'
        });
        if rest.is_empty() || rest.starts_with('>') {
            return Tag { name, attributes };
        }
        let attribute = take_until(rest, name_ends);
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            *rest = quoted;
            value = take_until(rest, |letter| letter == '"');
            *rest = &rest[1..];
        } else if let Some(bare) = rest.strip_prefix('=') {
            *rest = bare;
            value = take_until(rest, |letter| letter.is_ascii_whitespace() || letter == '>');
        }
        attributes.push((attribute, value));
    }
}

fn take_until<'h>(rest: &mut &'h str, ends: impl Fn(char) -> bool) -> &'h str {
    let (taken, left) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
    *rest = left;
    taken
}

#[test]
fn tags_are_taken_apart() {
    let html = "<!doctype html><p>a &lt; b</p><a href=\"x>y\" download><br/><img alt=a src=\"\">";
    let found: Vec<_> = tags(html)
        .into_iter()
        .map(|tag| (tag.name, tag.attributes))
        .collect();
    assert_eq!(
        found,
        [
            ("p", vec![]),
            ("a", vec![("href", "x>y"), ("download", "")]),
            ("br", vec![]),
            ("img", vec![("alt", "a"), ("src", "")]),
        ]
    );
}
