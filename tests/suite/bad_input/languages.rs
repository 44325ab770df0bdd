//! Translations: names, keys and days that do not fit.

use crate::support::{Site, snapshot};

fn two_languages() -> Site {
    let site = Site::new();
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\nlanguages = [\"de\", \"en-GB\"]\n",
    );
    site.build();
    site
}

#[test]
fn languages_of_a_portal() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\nlanguages = [\"de\", \"eo\", \"en-GB\", \"deutsch\", \"en-US\", \"de\"]\n",
    );
    site.write("content/acme/tour.eo.md", "# Un tour\n");
    snapshot(
        "bad_input/languages_of_a_portal",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn names_of_translations() {
    let site = two_languages();
    for (file, text) in [
        ("concepts/relaunch.md", "# Relaunch\n"),
        ("concepts/relaunch.en.md", "# Relaunch\n"),
        ("concepts/relaunch.en-gb.md", "# The relaunch\n"),
        ("concepts/relaunch.eo.md", "# La relance\n"),
        ("concepts/shop.md", "# Laden\n"),
        ("concepts/shop.de.md", "# Der Laden\n"),
        (
            "concepts/fares.md",
            "+++\nlanguage = \"en\"\n+++\n# Fares\n",
        ),
        ("concepts/fares.en.md", "# All fares\n"),
        ("handbook/tone.en-US.md", "# Tone\n"),
        (
            "handbook/words.en.md",
            "+++\nlanguage = \"de\"\n+++\n# Worte\n",
        ),
        // Names like any other.
        ("handbook/version-1.2.md", "# Version\n"),
        ("handbook/notes.final.md", "# Notes\n"),
    ] {
        site.write(&format!("content/acme/{file}"), text);
    }
    snapshot(
        "bad_input/names_of_translations",
        site.refuses(1, &["build"]),
    );
    let one = Site::new();
    one.build();
    one.write("content/acme/handbook/tone.de.md", "# Ton\n");
    snapshot(
        "bad_input/translation_in_a_portal_of_one_language",
        one.refuses(1, &["build"]),
    );
}

#[test]
fn keys_of_a_translation() {
    let site = two_languages();
    site.write(
        "content/acme/status/2026-11-20-start.md",
        "+++\nhealth = \"on-track\"\n+++\n# Start\n\nText\n",
    );
    site.write(
        "content/acme/status/2026-11-20-start.en.md",
        r#"+++
titel = "Start"
health = "off-track"
audience = ["board"]
date = 2026-11-21
language = "en"
author = "bne"
updated = "yesterday"
draft = "no"
+++
Text
"#,
    );
    site.write("content/acme/concepts/shop.md", "# Laden\n");
    site.write(
        "content/acme/concepts/shop.en.md",
        "---\nheadline: In short\nstate: accepted\n---\n# Shop\n",
    );
    snapshot(
        "bad_input/keys_of_a_translation",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn translations_of_many_entries() {
    let site = two_languages();
    let german = "+++\nauthor = \"ben\"\n+++\n## 2026-11-20 14:30 #launch Start {#start}\nText.\n\n## 2026-11-19 Eins\nText.\n\n## 2026-11-19 Zwei\nText.\n\n## 2026-11-18 #launch Drei\n+++\nupdated = 2026-11-20\n+++\nText.\n";
    for name in ["2026-11", "empty", "file", "other"] {
        site.write(&format!("content/acme/status/{name}.md"), german);
    }
    site.write(
        "content/acme/status/2026-11.en.md",
        r#"## 2026-11-20 @anna #start Start {#start}
+++
title = "Start"
health = "on-track"
titel = "Start"
+++
Text.

## 2026-11-20 15:30 Later
Text.

## 2026-11-20 14:30 Start {#strat}
Text.

## 2026-11-19 Two
Text.

## 2026-11-18 Three
Text.

## 2026-11-17 Four
Text.
"#,
    );
    site.write("content/acme/status/empty.en.md", "");
    site.write(
        "content/acme/status/file.en.md",
        "+++\nauthor = \"anna\"\ntopic = \"launch\"\naudience = [\"everyone\"]\n+++\n## 2026-11-18\n\n## 2026-11-20 14:30 A {#start}\n\n## 2026-11-20 14:30 B {#start}\n",
    );
    site.write("content/acme/status/other.en.md", "\n# Start\n\nText.\n");
    site.write("content/acme/status/2026-11-20-one.md", "# Eins\n\nText.\n");
    site.write(
        "content/acme/status/2026-11-20-one.en.md",
        "# One\n\n## 2026-11-20 One\n\nText.\n",
    );
    site.write(
        "content/acme/status/mine.md",
        "## 2026-11-20 Mine\n+++\nlanguage = \"en\"\n+++\nText.\n",
    );
    site.write(
        "content/acme/status/mine.en.md",
        "## 2026-11-20 Mine\nText.\n",
    );
    snapshot(
        "bad_input/translations_of_many_entries",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn translations_that_lag_behind() {
    let site = two_languages();
    site.write(
        "content/acme/concepts/shop.md",
        "+++\nupdated = 2026-11-03\n+++\n# Laden\n\n[Regeln](../handbook/rules.md#los-geht-es)\n",
    );
    site.write(
        "content/acme/concepts/shop.en.md",
        "+++\nupdated = 2026-10-20\n+++\n# Shop\n\n[Rules](../handbook/rules.md#go), [more](../handbook/rules.md#los-geht-es), [none](../handbook/rules.md#losgehtes)\n",
    );
    site.write(
        "content/acme/handbook/rules.md",
        "+++\nupdated = 2026-11-03\n+++\n# Regeln\n\n## Los geht es\n",
    );
    site.write("content/acme/handbook/rules.en.md", "# Rules\n\n## Go\n");
    site.write("content/acme/handbook/empty.md", "# Viel\n\nText\n");
    site.write("content/acme/handbook/empty.en.md", "");
    snapshot(
        "bad_input/translations_that_lag_behind",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn aliases_where_other_languages_lie() {
    let site = two_languages();
    site.write(
        "content/acme/handbook/tone.md",
        "+++\naliases = [\"~language/en/handbook/tone\", \"handbook/~tone\"]\n+++\n# Ton\n",
    );
    snapshot(
        "bad_input/aliases_where_other_languages_lie",
        site.refuses(1, &["build"]),
    );
}
