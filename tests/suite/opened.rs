//! What readers see: every page of the demo, opened with each passphrase, and what must never be in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::opening::{Opened, demo_opened, open_portal, tags};
use crate::support::{PASSPHRASE, Site, read_tree, repository, snapshot};

/// Every element that templates and texts may use.
const ELEMENTS: &str = "a article aside b blockquote body br button caption cite code col colgroup dd del details dfn div dl dt em \
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd li main mark meta nav ol p path pre q s \
    samp section small span strike strong sub summary sup svg table tbody td template tfoot th thead time title tr tt u ul use var wbr \
    abbr acronym area bdi bdo center data map menu rp rt rtc ruby address hgroup search label option output progress select title \
     circle defs desc ellipse g line marker pattern polygon polyline rect text tspan";

fn title_of(html: &str) -> &str {
    let from = html.find("<title>").unwrap() + "<title>".len();
    &html[from..from + html[from..].find("</title>").unwrap()]
}

/// Puts titles and real names in the place of addresses, which say nothing.
pub fn with_meanings(html: &str, opened: &Opened) -> String {
    let mut text = html.to_owned();
    for (file, page) in &opened.pages {
        if file != "index.html" {
            text = text.replace(file, &format!("[{}]", title_of(page)));
        }
    }
    let mut names = BTreeMap::new();
    for tag in opened.pages.values().flat_map(|page| tags(page)) {
        if let (Some(href), Some(name)) = (tag.get("href"), tag.get("download"))
            && opened.attachments.contains_key(href)
        {
            names.insert(href, name);
        }
        if let (Some(src), Some(alt)) = (tag.get("data-src"), tag.get("alt")) {
            names.entry(src).or_insert(alt);
        }
    }
    for (file, name) in names {
        text = text.replace(file, &format!("[file {name}]"));
    }
    without_hashes(&text)
}

/// The folder of public files without its name, which changes with every word of a script or a style sheet.
fn without_hashes(text: &str) -> String {
    let mut parts = text.split("\"_/");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let file = part.split_once('/').map_or(part, |(_, file)| file);
        plain.push_str("\"_/[public]/");
        plain.push_str(file);
    }
    plain
}

/// Everything that could run, style, phone home or ask for a passphrase.
fn assert_harmless(place: &str, html: &str) {
    let known: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
    for tag in tags(html) {
        let name = tag.name;
        assert!(known.contains(name), "{place}: <{name}>");
        for (attribute, value) in &tag.attributes {
            let lower = attribute.to_ascii_lowercase();
            let forbidden = [
                "style",
                "srcdoc",
                "formaction",
                "action",
                "ping",
                "background",
                "srcset",
                "http-equiv",
                "xlink:href",
            ];
            assert!(
                !lower.starts_with("on") && !forbidden.contains(&lower.as_str()),
                "{place}: <{name} {attribute}>"
            );
            if [
                "href", "src", "data-src", "cite", "poster", "data", "longdesc",
            ]
            .contains(&lower.as_str())
            {
                let cleaned: String = value
                    .chars()
                    .filter(|letter| !letter.is_whitespace() && !letter.is_control())
                    .collect();
                let scheme = cleaned
                    .split_once(':')
                    .map(|(scheme, _)| scheme.to_ascii_lowercase());
                let is_safe = scheme.is_none_or(|scheme| {
                    ["http", "https", "mailto", "tel"].contains(&scheme.as_str())
                });
                assert!(is_safe, "{place}: {attribute}={value}");
                assert!(
                    name == "a" || !cleaned.contains("//"),
                    "{place}: {attribute}={value}"
                );
            }
        }
        let is_tick_box = tag.get("type") == Some("checkbox") && tag.get("disabled").is_some();
        // What a ledger is searched for never leaves the browser: its form has nowhere to send it.
        let is_search = tag.get("type") == Some("search")
            && html.contains("<form class=\"filter\" data-ledger ");
        assert!(
            name != "input" || is_tick_box || is_search,
            "{place}: an input that takes input"
        );
        assert!(
            name != "meta" || tag.get("charset").is_some() || tag.get("name").is_some(),
            "{place}: <meta>"
        );
    }
}

#[test]
fn every_page_has_its_title_and_shape() {
    let demo = demo_opened();
    let mut text = String::new();
    for (portal, opened) in demo {
        writeln!(text, "{portal}, {}", opened.person).unwrap();
        let mut lines = Vec::new();
        for html in opened.pages.values() {
            let tags = tags(html);
            let count =
                |names: &[&str]| tags.iter().filter(|tag| names.contains(&tag.name)).count();
            let files = tags
                .iter()
                .filter(|tag| tag.get("download").is_some())
                .count();
            lines.push(format!(
                "  {}: {} links, {files} files, {} images, {} tables, {} headings\n",
                title_of(html),
                count(&["a"]) - files,
                count(&["img"]),
                count(&["table"]),
                count(&["h1", "h2", "h3", "h4", "h5", "h6"]),
            ));
        }
        lines.sort();
        text.extend(lines);
    }
    snapshot("opened_pages", text);
}

#[test]
fn pages_of_each_kind_look_as_reviewed() {
    let demo = demo_opened();
    let seen = |portal: &str| &demo.iter().find(|(known, _)| known == portal).unwrap().1;
    for (portal, title, kind, name) in [
        ("nordlicht", "Moin", "home", "home"),
        ("nordlicht", "Eine Woche später", "status", "status"),
        ("nordlicht", "Kassen und Warenbestand", "concept", "concept"),
        (
            "nordlicht",
            "Rechnung Juli und August",
            "document",
            "document",
        ),
        (
            "nordlicht",
            "Rechnung September und Oktober",
            "document",
            "invoice",
        ),
        ("nordlicht", "Status", "section", "timeline"),
        ("nordlicht", "Kassenanbindung", "topic", "topic"),
        ("harbour", "The year 2026", "budget", "budget"),
        ("harbour", "Morag Ashgrove-Tully", "person", "person"),
        ("harbour", "Documents", "section", "section"),
        ("harbour", "What the boards are for", "project", "project"),
        ("harbour", "screen-readers", "tag", "tag"),
    ] {
        let opened = seen(portal);
        let of_kind = format!("<main id=\"content\" class=\"is-{kind}\"");
        let found = opened
            .pages
            .values()
            .find(|html| title_of(html).starts_with(title) && html.contains(&of_kind));
        let Some(html) = found else {
            let titles: Vec<&str> = opened.pages.values().map(|html| title_of(html)).collect();
            panic!("no page is called {title}: {titles:#?}");
        };
        snapshot(&format!("opened_{name}"), with_meanings(html, opened));
    }
}

#[test]
fn everybody_with_the_same_audiences_sees_the_same() {
    let demo = demo_opened();
    for pair in demo.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        assert!(pair[0].1.pages == pair[1].1.pages);
        assert!(pair[0].1.attachments == pair[1].1.attachments);
    }
}

#[test]
fn links_lead_to_files_and_headings_that_are_there() {
    let demo = demo_opened();
    for (portal, opened) in demo {
        let ids = |html: &str| -> BTreeSet<String> {
            tags(html)
                .iter()
                .filter_map(|tag| tag.get("id"))
                .map(str::to_owned)
                .collect()
        };
        for (file, html) in &opened.pages {
            let place = format!("{portal}: {}", title_of(html));
            for tag in tags(html) {
                if let Some(src) = tag.get("data-src") {
                    assert!(opened.attachments.contains_key(src), "{place}: image {src}");
                    assert!(
                        tag.get("alt").is_some() && tag.get("data-type").is_some(),
                        "{place}"
                    );
                }
                let Some(href) = tag.get("href").filter(|href| !href.contains(':')) else {
                    continue;
                };
                let (target, fragment) = href.split_once('#').unwrap_or((href, ""));
                let target = if target.is_empty() { file } else { target };
                if tag.get("data-attachment").is_some() {
                    assert!(opened.attachments.contains_key(target), "{place}: {href}");
                    assert!(
                        tag.get("download")
                            .or(tag.get("data-name"))
                            .is_some_and(|name| !name.is_empty()),
                        "{place}: {href}"
                    );
                } else if tag.name == "a" {
                    let page = opened
                        .pages
                        .get(target)
                        .unwrap_or_else(|| panic!("{place}: {href}"));
                    assert!(
                        // What a ledger is searched for is no heading.
                        fragment.is_empty()
                            || fragment.starts_with("q=")
                            || fragment.starts_with("line=")
                            || ids(page).contains(fragment),
                        "{place}: {href}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_page_is_one_document_with_one_heading_and_nothing_that_runs() {
    let demo = demo_opened();
    for (portal, opened) in demo {
        for html in opened.pages.values() {
            let place = format!("{portal}: {}", title_of(html));
            let tags = tags(html);
            assert_eq!(
                tags.iter().filter(|tag| tag.name == "h1").count(),
                1,
                "{place}"
            );
            assert!(
                tags.iter()
                    .any(|tag| tag.name == "html" && tag.get("lang").is_some()),
                "{place}"
            );
            let mut ids = BTreeSet::new();
            for id in tags.iter().filter_map(|tag| tag.get("id")) {
                assert!(ids.insert(id), "{place}: id {id} twice");
            }
            assert_harmless(&place, html);
        }
    }
}

#[test]
fn attachments_arrive_as_they_were() {
    let demo = demo_opened();
    let sources: BTreeSet<Vec<u8>> = read_tree(&repository().join("content"))
        .into_values()
        .collect();
    for (_, opened) in demo {
        assert!(opened.attachments.len() > 10);
        // All others are made of figures: spreadsheets and texts with a byte order mark.
        let (arrived, made): (Vec<_>, Vec<_>) = opened
            .attachments
            .values()
            .partition(|bytes| sources.contains(*bytes));
        assert!(arrived.len() > 10 && made.len() > 5);
        let heads: [&[u8]; 2] = [b"PK\x03\x04", b"\xef\xbb\xbf"];
        let is_made = |bytes: &&Vec<u8>| heads.iter().any(|head| bytes.starts_with(head));
        assert!(made.iter().all(is_made));
    }
}

/// After OWASP's XSS filter evasion cheat sheet, one or more for each way in.
const VECTORS: &str = include_str!("../fixtures/xss.txt");

#[test]
fn nothing_an_author_types_as_html_can_run() {
    let site = Site::new();
    site.write("content/acme/dot.png", b"\x89PNG\r\n\x1a\n");
    let vectors: Vec<&str> = VECTORS.trim_end().split("\n%%\n").collect();
    assert!(vectors.len() >= 40);
    for (number, vector) in vectors.iter().enumerate() {
        let block = format!("# Block {number:02}\n\nBefore \n\n{vector}\n\nand after\n");
        site.write(
            &format!("content/acme/handbook/block-{number:02}.md"),
            block,
        );
        let line = format!("# Line {number:02}\n\nBefore {vector} and after\n");
        site.write(&format!("content/acme/handbook/line-{number:02}.md"), line);
    }
    site.build();
    let opened = open_portal(&read_tree(&site.path("dist/acme")), PASSPHRASE);
    assert!(opened.pages.len() > 2 * vectors.len());
    let mut text = String::new();
    for (number, vector) in vectors.iter().enumerate() {
        for kind in ["Block", "Line"] {
            let title = format!("{kind} {number:02}");
            let mut pages = opened.pages.values();
            let html = pages
                .find(|html| title_of(html).starts_with(&title))
                .unwrap();
            assert_harmless(vector, html);
            let from = html.rfind("Before").unwrap();
            let until = html.rfind(" after").unwrap_or(html.len());
            // What becomes of each, for the reviewer's eye.
            writeln!(
                text,
                "{title}: {vector}\n=> {}\n",
                &html[from..until.max(from)]
            )
            .unwrap();
        }
    }
    snapshot("opened_vectors", with_meanings(&text, &opened));
}
