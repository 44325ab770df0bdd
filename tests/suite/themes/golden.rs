//! The demo in both themes: one page of each kind, by its headings and by what can be done on it, and as it is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::opened::with_meanings;
use crate::opening::{demo_opened, demo_passphrases, open_portal, tags, within};
use crate::support::{Site, read_tree, snapshot};

/// The kind of a page, as the default theme says it.
fn kind_of(html: &str) -> &str {
    let (_, rest) = html.split_once("<main ").unwrap();
    let (_, rest) = rest.split_once("class=\"is-").unwrap();
    rest.split(['"', ' ']).next().unwrap()
}

/// The kinds whose page in the default theme stands in a snapshot of its own already, see `opened.rs`.
const OPENED: [&str; 10] = [
    "budget", "concept", "document", "home", "person", "project", "section", "status", "tag",
    "topic",
];

/// What a page says apart from the frame that all of them share.
fn content(html: &str) -> String {
    let from = html.find("<main ").unwrap();
    let until = html.find("</main>").unwrap();
    format!("{}</main>\n", &html[from..until])
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headings of a page and how much of what there is.
fn outline(html: &str) -> String {
    let main = html.split_once("<main ").unwrap().1;
    let main = main.split_once("</main>").unwrap().0;
    let mut text = String::new();
    for (at, _) in main.match_indices("<h") {
        let level = &main[at + 2..at + 3];
        let rest = &main[at..];
        if let Some(end) = rest.find(&format!("</h{level}>")) {
            let indent = "  ".repeat(level.parse().unwrap_or(1));
            writeln!(text, "{indent}{}", without_tags(&rest[..end])).unwrap();
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in tags(main) {
        if ["a", "button", "details", "form", "table", "time"].contains(&tag.name) {
            *counts.entry(tag.name).or_default() += 1;
        }
    }
    let counts: Vec<String> = counts
        .into_iter()
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    writeln!(text, "  ({})", counts.join(", ")).unwrap();
    text
}

#[test]
fn the_demo_in_both_themes() {
    let site = Site::demo();
    site.edit(
        "book.toml",
        "[build]",
        "[output.html]\ntheme = \"plain\"\n\n[build]",
    );
    site.build();
    let published = read_tree(&site.path("dist"));
    let mut kinds: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (portal, people) in demo_passphrases() {
        let (person, passphrase) = people.iter().next().unwrap();
        let mut opened = demo_opened().iter();
        let (_, in_default) = opened
            .find(|(known, seen)| *known == portal && seen.person == *person)
            .unwrap();
        let in_plain = open_portal(&within(&published, &portal), passphrase);
        assert!(
            in_default.pages.keys().eq(in_plain.pages.keys()),
            "{portal}"
        );
        for (file, html) in &in_default.pages {
            let plain = &in_plain.pages[file];
            for tag in tags(plain) {
                let handler = tag
                    .attributes
                    .iter()
                    .find(|(name, _)| name.starts_with("on"));
                assert!(!["script", "style"].contains(&tag.name) && handler.is_none());
                assert_eq!(tag.get("style"), None, "{plain}");
            }
            kinds.entry(kind_of(html).to_owned()).or_insert_with(|| {
                (
                    with_meanings(html, in_default),
                    with_meanings(plain, &in_plain),
                )
            });
        }
    }
    let mut text = String::new();
    for (kind, (default, plain)) in &kinds {
        writeln!(
            text,
            "{kind}\n default\n{} plain\n{}",
            outline(default),
            outline(plain)
        )
        .unwrap();
    }
    for (kind, (default, plain)) in &kinds {
        snapshot(&format!("themes_plain_{kind}"), content(plain));
        if !OPENED.contains(&kind.as_str()) {
            snapshot(&format!("themes_default_{kind}"), content(default));
        }
    }
    snapshot("themes_both", text);
}
