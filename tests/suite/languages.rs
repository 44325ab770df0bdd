//! Portals in several languages, told as stories: built, opened in each language, changed, built again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use extranet::seal::{Passphrase, open, sign_in};

use crate::opening::{Files, Opened, Tag, open_portal, sealed_parts, tags};
use crate::support::{PASSPHRASE, PNG, Site, read_tree, snapshot};

const SETTINGS: &str = "name = \"Kornblume GmbH\"\nlanguages = [\"de\", \"en-GB\"]\n";

/// A portal in German and British English: translated, not translated, English alone, and a translation that is older than its page.
pub fn two_languages() -> Site {
    let site = Site::new();
    for (file, text) in [
        ("portal.toml", SETTINGS),
        (
            "index.md",
            "# Willkommen in der Kornblume\n\n[Neubau](concepts/neubau.md#nächste-schritte), [Regeln](handbuch/regeln.md), [Plan](plan.pdf)\n",
        ),
        (
            "index.en.md",
            "# Welcome to the cornflower\n\n[Rebuild](concepts/neubau.md#next-steps), [rules](handbuch/regeln.md), [plan](plan.pdf)\n",
        ),
        (
            "concepts/neubau.md",
            "+++\nstate = \"in-review\"\ndecide-by = 2026-12-24\nupdated = 2026-11-03\n+++\n# Neubau der Startseite\n\nAlles wird schneller.\n\n## Nächste Schritte\n\nEntwurf.\n",
        ),
        (
            "concepts/neubau.en.md",
            "+++\nupdated = 2026-10-20\n+++\n# Rebuild of the home page\n\nEverything gets faster.\n\n## Next steps\n\nA draft.\n",
        ),
        ("handbuch/regeln.md", "# Spielregeln\n\nWir duzen uns.\n"),
        ("handbuch/tone.en.md", "# Tone of voice\n\nWe say please.\n"),
        (
            "status/2026-11-20-auftakt.md",
            "+++\nhealth = \"on-track\"\nheadline = \"Es geht los\"\nnext = \"Der Entwurf\"\n+++\n# Auftakt\n\nSchön war es.\n",
        ),
        (
            "status/2026-11-20-auftakt.en.md",
            "+++\nheadline = \"Off we go\"\nnext = \"The draft\"\n+++\n# Kick-off\n\nIt was lovely.\n",
        ),
        (
            "status/2026-10.md",
            "Alles aus dem Oktober.\n\n## 2026-10-06 9:30 Fragen\n+++\nupdated = 2026-10-08\n+++\nWir haben gefragt, und das sind die [Antworten](#antworten).\n\n## 2026-10-05 Antworten {#antworten}\nSie kamen früher.\n",
        ),
        (
            "status/2026-10.en.md",
            "+++\ntitle = \"October\"\n+++\nAll of October.\n\n## 2026-10-06 9:30 Questions\n+++\nupdated = 2026-10-07\n+++\nWe have asked, and these are the [answers](2026-10.en.md#antworten).\n",
        ),
        ("plan.pdf", "%PDF-1.4\n"),
        ("status/2026-11-21-bild.md", "# Bild\n"),
        (
            "status/2026-11-21-bild.en.md",
            "# Picture\n\n![A picture](../englisch.png)\n",
        ),
    ] {
        site.write(&format!("content/acme/{file}"), text);
    }
    site.write("content/acme/englisch.png", PNG);
    site
}

fn published(site: &Site) -> Files {
    read_tree(&site.path("dist/acme"))
}

fn opened(site: &Site) -> Opened {
    open_portal(&published(site), PASSPHRASE)
}

fn pages(files: &Files) -> BTreeSet<&str> {
    let names = files.keys().map(String::as_str);
    names.filter(|file| file.ends_with(".html")).collect()
}

fn language_of(html: &str) -> &str {
    tags(html)[0].get("lang").unwrap()
}

/// The links of a page that lead to the same page in other languages, and to this one.
fn switch(html: &str) -> BTreeMap<&str, &str> {
    let all = tags(html);
    let switch = all.iter().filter(|tag| tag.get("rel") == Some("alternate"));
    switch
        .map(|tag| {
            assert_eq!(tag.get("lang"), tag.get("hreflang"));
            (tag.get("lang").unwrap(), tag.get("href").unwrap())
        })
        .collect()
}

fn between<'h>(html: &'h str, from: &str, until: &str) -> &'h str {
    let rest = html.split_once(from).map_or("", |(_, rest)| rest);
    rest.split(until).next().unwrap().trim()
}

/// The page of that title in that language.
fn page<'o>(opened: &'o Opened, language: &str, title: &str) -> &'o str {
    let mut pages = opened.pages.values();
    let found = pages.find(|html| {
        language_of(html) == language && between(html, "<title>", "</title>").starts_with(title)
    });
    found.unwrap_or_else(|| panic!("no page in {language} is called {title}"))
}

#[test]
fn every_page_is_there_in_every_language_and_counted_once() {
    let site = two_languages();
    let told = site.build();
    let opened = opened(&site);
    let mut lines: Vec<String> = opened
        .pages
        .values()
        .map(|html| {
            let heading = html.split_once("<h1").unwrap().1;
            let note = between(html, "<p class=\"translation\">", "</p>");
            format!(
                "{}: <h1{}: {}\n",
                language_of(html),
                heading.split("</h1>").next().unwrap(),
                note.split_whitespace().collect::<Vec<_>>().join(" "),
            )
        })
        .collect();
    lines.sort();
    let mut text = told.to_string();
    for line in lines {
        // Addresses say nothing.
        let address = between(&line, "href=\"", "\"").to_owned();
        text.push_str(&match address.as_str() {
            "" => line,
            address => line.replace(address, "…"),
        });
    }
    snapshot("languages_built", &text);
    let count = |language: &str| {
        let pages = opened.pages.values();
        pages.filter(|html| language_of(html) == language).count()
    };
    assert_eq!(count("de"), count("en-GB"));
    assert!(told.stderr.contains(&format!(" {} pages", count("de"))));
    assert_eq!(language_of(&opened.pages["index.html"]), "de");
}

#[test]
fn interface_lists_and_dates_are_in_the_language_of_the_view() {
    let site = two_languages();
    site.build();
    let opened = opened(&site);
    let home = page(&opened, "en-GB", "Welcome to the cornflower");
    for expected in [
        "Skip to content",
        "<span>Concepts</span>",
        "Rebuild of the home page",
        "24 December 2026",
        "Off we go",
        "lang=\"de\">Spielregeln</a>",
    ] {
        assert!(home.contains(expected), "{expected}: {home}");
    }
    for gone in [
        "Zum Inhalt",
        "Neubau",
        "24. Dezember",
        "Es geht los",
        "Auftakt",
    ] {
        assert!(!home.contains(gone), "{gone}: {home}");
    }
    let entry = page(&opened, "en-GB", "Kick-off");
    assert!(entry.contains("<p class=\"lead\">Off we go</p>"), "{entry}");
    assert!(entry.contains("The draft") && entry.contains("On track"));
    let concept = page(&opened, "en-GB", "Rebuild");
    // Its own day, not that of the text it is older than.
    assert!(
        concept.contains("Updated <time datetime=\"2026-10-20\">"),
        "{concept}"
    );
}

#[test]
fn the_switch_leads_to_the_same_page_and_back_and_all_other_links_stay() {
    let site = two_languages();
    site.build();
    let opened = opened(&site);
    let mut seen = BTreeSet::new();
    for (file, html) in &opened.pages {
        let links = switch(html);
        assert_eq!(links.len(), 2, "{file}");
        assert_eq!(links[language_of(html)], file);
        let current: Vec<Tag<'_>> = tags(html);
        let current = current.iter().filter(|tag| {
            tag.get("rel") == Some("alternate") && tag.get("aria-current") == Some("true")
        });
        assert_eq!(
            current
                .map(|tag| tag.get("href").unwrap())
                .collect::<Vec<_>>(),
            [file]
        );
        for (language, target) in &links {
            assert_eq!(language_of(&opened.pages[*target]), *language);
            assert_eq!(switch(&opened.pages[*target]), links);
        }
        seen.extend(links.values().map(|file| (*file).to_owned()));
        for tag in tags(html) {
            let href = tag.get("href").unwrap_or_default();
            let target = href.split('#').next().unwrap();
            if let Some(other) = opened
                .pages
                .get(target)
                .filter(|_| tag.get("hreflang").is_none())
            {
                assert_eq!(language_of(other), language_of(html), "{file}: {href}");
            }
        }
    }
    assert!(seen.iter().eq(opened.pages.keys()));
    let older = page(&opened, "en-GB", "Rebuild");
    let original = between(older, "<p class=\"translation\">", "</p>");
    let address = between(original, "href=\"", "\"");
    assert_eq!(&opened.pages[address], page(&opened, "de", "Neubau"));
}

#[test]
fn a_second_language_leaves_every_address_of_the_first_as_it_was() {
    let site = two_languages();
    let german = |site: &Site| {
        let files = published(site);
        let names = pages(&files).into_iter().map(str::to_owned);
        names.collect::<BTreeSet<_>>()
    };
    site.build();
    let both = german(&site);
    site.write(
        "content/acme/portal.toml",
        "name = \"Kornblume GmbH\"\nlanguages = [\"de\"]\n",
    );
    for file in [
        "index.en.md",
        "concepts/neubau.en.md",
        "handbuch/tone.en.md",
        "status/2026-11-20-auftakt.en.md",
        "status/2026-11-21-bild.en.md",
        "status/2026-10.en.md",
    ] {
        site.remove(&format!("content/acme/{file}"));
    }
    site.remove("content/acme/englisch.png");
    site.build();
    let one = german(&site);
    assert!(one.is_subset(&both));
    // The page that was there in English alone went in both.
    assert_eq!(both.len(), 2 * (one.len() + 1));
    for html in open_portal(&published(&site), PASSPHRASE).pages.values() {
        assert!(switch(html).is_empty() && !html.contains("class=\"languages\""));
    }
}

#[test]
fn a_region_may_change_and_an_alias_leads_on_in_every_language() {
    let site = two_languages();
    site.build();
    let before = published(&site);
    site.edit("content/acme/portal.toml", "en-GB", "en");
    site.build();
    assert_eq!(pages(&before), pages(&published(&site)));

    for file in ["neubau.md", "neubau.en.md"] {
        let text = site.read(&format!("content/acme/concepts/{file}"));
        site.remove(&format!("content/acme/concepts/{file}"));
        site.write(
            &format!("content/acme/concepts/{}", file.replace("neubau", "haus")),
            text,
        );
    }
    for file in ["index.md", "index.en.md"] {
        site.edit(&format!("content/acme/{file}"), "neubau.md", "haus.md");
    }
    site.edit(
        "content/acme/concepts/haus.md",
        "state =",
        "aliases = [\"concepts/neubau\"]\nstate =",
    );
    site.build();
    let after = published(&site);
    assert!(pages(&before).is_subset(&pages(&after)));
    assert_eq!(pages(&after).len(), pages(&before).len() + 2);
    let opened = open_portal(&after, PASSPHRASE);
    let rebuilds = opened
        .pages
        .values()
        .filter(|html| between(html, "<title>", "</title>").starts_with("Rebuild"));
    assert_eq!(rebuilds.count(), 2);
}

#[test]
fn a_changed_translation_changes_its_own_language_alone() {
    let site = two_languages();
    site.build();
    let before = published(&site);
    site.edit(
        "content/acme/concepts/neubau.en.md",
        "A draft",
        "Two drafts",
    );
    site.build();
    let after = published(&site);
    let changed: Vec<&str> = pages(&after)
        .into_iter()
        .filter(|file| before[*file] != after[*file])
        .collect();
    let opened = open_portal(&after, PASSPHRASE);
    assert_eq!(changed.len(), 1);
    assert_eq!(&opened.pages[changed[0]], page(&opened, "en-GB", "Rebuild"));
}

#[test]
fn entries_of_one_file_are_translated_one_by_one() {
    let site = two_languages();
    site.build();
    let before = published(&site);
    let opened_before = open_portal(&before, PASSPHRASE);
    let month = page(&opened_before, "en-GB", "October");
    assert!(month.contains("All of October."), "{month}");
    let questions = page(&opened_before, "en-GB", "Questions");
    assert!(questions.contains("We have asked") && !questions.contains("gefragt"));
    let note = between(questions, "<p class=\"translation\">", "</p>");
    assert!(note.contains("8 October 2026"), "{note}");
    let text = between(questions, "these are the", "</p>");
    let answers = &opened_before.pages[between(text, "href=\"", "\"")];
    assert_eq!(answers, page(&opened_before, "en-GB", "Antworten"));
    assert!(answers.contains("class=\"translation\"") && answers.contains("früher"));

    site.edit("content/acme/status/2026-10.en.md", "these are", "here are");
    let mut text = site.read("content/acme/status/2026-10.en.md");
    text.push_str("\n## 2026-10-05 Answers {#antworten}\nThey came early.\n");
    site.write("content/acme/status/2026-10.en.md", text);
    site.build();
    let after = published(&site);
    let opened = open_portal(&after, PASSPHRASE);
    assert_eq!(pages(&before), pages(&after));
    let answers = page(&opened, "en-GB", "Answers");
    assert!(answers.contains("They came early") && !answers.contains("class=\"translation\""));
    for (file, html) in &opened.pages {
        if language_of(html) == "de" {
            assert_eq!(html, &opened_before.pages[file], "{file}");
        }
    }
}

#[test]
fn who_is_removed_reads_no_language_any_more() {
    let site = two_languages();
    let words = "walnut ribbon glacier mitten oboe parsley";
    site.run_with(
        &["access", "add", "acme", "ben", "--passphrase-stdin"],
        words,
    );
    site.build();
    let before = published(&site);
    let ben = sign_in(&before["access.json"], &Passphrase::new(words)).unwrap();
    site.run(&["access", "remove", "acme", "ben"]);
    site.build();
    let after = published(&site);
    for file in pages(&after) {
        let address = file.strip_suffix(".html").unwrap();
        for sealed in sealed_parts(std::str::from_utf8(&after[file]).unwrap()) {
            assert!(open(&ben.keys, address, &sealed).is_err(), "{file}");
        }
    }
    assert!(before.keys().eq(after.keys()));
    assert_eq!(
        open_portal(&after, PASSPHRASE).pages.len(),
        pages(&after).len()
    );
}

#[test]
fn links_and_headings_are_there_in_every_language() {
    let site = two_languages();
    site.build();
    let opened = opened(&site);
    for (file, html) in &opened.pages {
        for tag in tags(html) {
            let Some((target, id)) = tag.get("href").and_then(|href| href.split_once('#')) else {
                continue;
            };
            let target = if target.is_empty() { file } else { target };
            let mut ids = tags(&opened.pages[target]).into_iter();
            assert!(
                ids.any(|tag| tag.get("id") == Some(id)),
                "{file}: {target}#{id}"
            );
        }
        let mut ids = BTreeSet::new();
        for id in tags(html).iter().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{file}: id {id} twice");
        }
    }
    // What only a translation shows is published too.
    assert_eq!(opened.attachments.len(), 2);
}

#[test]
fn a_page_with_its_switch_and_its_note_looks_as_reviewed() {
    let site = two_languages();
    site.build();
    let opened = opened(&site);
    let mut text = String::new();
    for (language, title) in [
        ("en-GB", "Rebuild"),
        ("en-GB", "Spielregeln"),
        ("de", "Neubau"),
    ] {
        let html = page(&opened, language, title);
        let header = between(html, "<header class=\"top\">", "<button");
        let head = between(html, "<header class=\"head\">", "</header>");
        writeln!(text, "{language}, {title}\n{header}\n…\n{head}\n").unwrap();
    }
    for (file, html) in &opened.pages {
        let title = between(html, "<title>", "</title>");
        text = text.replace(file, &format!("[{}: {title}]", language_of(html)));
    }
    snapshot("languages_pages", text);
}
