//! Which files are one page in several languages, and what a view in one of them shows.

use super::{portal, sound_portal};
use crate::config::Language;
use crate::model::{AudienceSet, Page, Portal, View};

const TWO: &str = "name = \"Acme Ltd\"\nlanguages = [\"de\", \"en-GB\"]\n";

fn language(tag: &str) -> Language {
    Language::parse(tag).expect("a tag")
}

/// The pages that somebody wrote, each with the languages of its texts, its own first.
fn texts(files: &[&str]) -> (Vec<String>, Vec<String>) {
    let texts = files.iter().map(|file| (*file, "Text\n"));
    let files: Vec<(&str, &str)> = [("portal.toml", TWO)].into_iter().chain(texts).collect();
    let (portal, messages) = portal(&files);
    let view = View::of(&portal, AudienceSet::everyone());
    let line = |page: &Page| {
        let own = view.own_language(page);
        let translations = page.translations.iter().map(|text| &text.language);
        let languages: Vec<&str> = std::iter::once(own)
            .chain(translations)
            .map(Language::as_str)
            .collect();
        format!("{}: {}", page.path, languages.join(", "))
    };
    let written = view.pages().filter(|(_, page)| page.body.is_some());
    (written.map(|(_, page)| line(page)).collect(), messages)
}

#[test]
fn files_that_differ_by_a_language_are_one_page() {
    for (files, expected) in [
        (&["a.md", "a.en.md"][..], &["a: de, en-GB"][..]),
        (&["a.EN.md", "a.md"], &["a: de, en-GB"]),
        (&["a.md", "a.en-gb.md"], &["a: de, en-GB"]),
        (&["a.en.md"], &["a: en-GB"]),
        (&["a.de.md"], &["a: de"]),
        (&["a.de.md", "a.en.md"], &["a: de, en-GB"]),
        (&["index.md", "index.en.md"], &[": de, en-GB"]),
        (&["index.en.md"], &[": en-GB"]),
        (&["konzepte/index.en.md"], &["concepts: en-GB"]),
        (
            &["status/2026-11-20-a.md", "status/2026-11-20-a.en.md"],
            &["status/2026-11-20-a: de, en-GB"],
        ),
        (&["x/a.md", "y/a.en.md"], &["x/a: de", "y/a: en-GB"]),
        // Names like any other.
        (&["v1.2.md"], &["v1.2: de"]),
        (&["v1.2.md", "v1.2.en.md"], &["v1.2: de, en-GB"]),
        (&["notes.final.md"], &["notes.final: de"]),
        (
            &["notes.old.md", "notes.md"],
            &["notes: de", "notes.old: de"],
        ),
        (&["todo.my-plan.md"], &["todo.my-plan: de"]),
        (&["en.md", "de.md"], &["de: de", "en: de"]),
    ] {
        let (found, messages) = texts(files);
        assert_eq!(found, expected, "{files:?}");
        assert_eq!(messages, Vec::<String>::new(), "{files:?}");
    }
}

#[test]
fn two_texts_in_one_language_and_languages_that_nobody_speaks_are_told() {
    for (files, message) in [
        (
            &["a.md", "a.en.md", "a.en-GB.md"][..],
            "`a.en-GB.md` and `a.en.md` are one page in one language",
        ),
        (
            &["a.en-GB.md", "a.en.md"],
            "`a.en.md` and `a.en-GB.md` are one page in one language",
        ),
        (
            &["a.md", "a.de.md"],
            "`a.de.md` and `a.md` are one page in one language",
        ),
        (&["a.eo.md"], "`eo` is none of this portal's languages"),
        (
            &["a.md", "a.en-US.md"],
            "`en-US` is none of this portal's languages",
        ),
    ] {
        let (_, messages) = texts(files);
        assert!(
            messages.iter().any(|found| found == message),
            "{files:?}: {messages:?}"
        );
    }
}

#[test]
fn a_page_in_a_third_language_may_have_texts_in_all_of_the_portals() {
    let portal = sound_portal(&[
        ("portal.toml", TWO),
        ("a.md", "+++\nlanguage = \"eo\"\n+++\n# Un\n"),
        ("a.de.md", "# Eins\n"),
        ("a.en.md", "# One\n"),
        ("b.en.md", "+++\nlanguage = \"en\"\n+++\n# Two\n"),
    ]);
    let titles = |tag: &str| titles_in(&portal, tag);
    assert_eq!(titles("de"), ["a: Eins (de)", "b: Two (en)"]);
    assert_eq!(titles("en-GB"), ["a: One (en-GB)", "b: Two (en)"]);
}

/// The title of every page that somebody wrote, as a view in this language shows it.
fn titles_in(portal: &Portal, tag: &str) -> Vec<String> {
    let language = language(tag);
    let view = View::of(portal, AudienceSet::everyone());
    let view = view.in_language(&language);
    let written = view.pages().filter(|(_, page)| page.body.is_some());
    written
        .map(|(_, page)| {
            let title = view.title(page);
            format!(
                "{}: {} ({})",
                page.path,
                title.text,
                title.language.as_str()
            )
        })
        .collect()
}

#[test]
fn a_view_shows_what_there_is_in_its_language_and_else_the_pages_own() {
    let portal = sound_portal(&[
        ("portal.toml", TWO),
        (
            "people.toml",
            "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\n[[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"agency\"\n",
        ),
        (
            "status/2026-11-20-a.md",
            "+++\nheadline = \"Kurz\"\nnext = \"Weiter\"\nauthor = \"ben\"\n+++\n# Eins\n\nDeutsch\n",
        ),
        (
            "status/2026-11-20-a.en.md",
            "+++\nheadline = \"In short\"\nupdated = 2026-11-21\nauthor = \"anna\"\n+++\nEnglish\n",
        ),
        ("b.md", "# Nur hier\n"),
    ]);
    let english = language("en-GB");
    let german = View::of(&portal, AudienceSet::everyone());
    let view = german.in_language(&english);
    let (_, page) = view.page_at("status/2026-11-20-a").expect("it is there");
    let words = |words: Option<crate::model::Words<'_>>| {
        words.map(|words| format!("{} ({})", words.text, words.language.as_str()))
    };
    // A translation without a heading is called as it says of itself in one sentence.
    assert_eq!(view.title(page).text, "In short");
    assert_eq!(
        words(view.headline(page)).as_deref(),
        Some("In short (en-GB)")
    );
    assert_eq!(words(view.next(page)).as_deref(), Some("Weiter (de)"));
    assert_eq!(view.author(page), Some("anna"));
    assert_eq!(german.author(page), Some("ben"));
    assert_eq!(
        view.updated(page).map(|day| day.to_string()).as_deref(),
        Some("2026-11-21")
    );
    assert_eq!(german.updated(page), None);
    assert!(!view.is_foreign(page) && !german.is_foreign(page));
    let (_, other) = view.page_at("b").expect("it is there");
    assert!(view.is_foreign(other) && !german.is_foreign(other));
    assert_eq!(view.text_language(other).as_str(), "de");
    // Nobody wrote it, so it is in the language of whoever looks.
    let (_, folder) = view.page_at("status").expect("it is there");
    assert_eq!(view.text_language(folder).as_str(), "en-GB");
}

#[test]
fn a_title_may_be_translated_alone() {
    let portal = sound_portal(&[
        ("portal.toml", TWO),
        (
            "documents/a.md",
            "+++\nkind = \"contract\"\nupdated = 2026-11-03\n+++\n# Vertrag\n\nText\n",
        ),
        ("documents/a.en.md", "+++\ntitle = \"Contract\"\n+++\n"),
    ]);
    let english = language("en-GB");
    let view = View::of(&portal, AudienceSet::everyone()).in_language(&english);
    let (_, page) = view.page_at("documents/a").expect("it is there");
    assert_eq!(view.title(page).text, "Contract");
    assert!(view.is_foreign(page));
    let file = view.body(page).map(|body| body.file.as_str());
    assert_eq!(file, Some("documents/a.md"));
    assert_eq!(view.updated(page), page.common.updated);
}

#[test]
fn drafts_stay_drafts_in_every_language() {
    let (portal, messages) = portal(&[
        ("portal.toml", TWO),
        ("a.md", "# Eins\n"),
        ("a.en.md", "+++\ndraft = true\n+++\n# Soon\n"),
        ("b.md", "+++\ndraft = true\n+++\n# Bald\n"),
        ("b.en.md", "# Soon, too\n"),
        ("index.md", "[a](a.md) [b](b.en.md)\n[[Soon]]\n"),
    ]);
    assert_eq!(messages, Vec::<String>::new());
    let view = View::of(&portal, AudienceSet::everyone());
    assert!(view.page_at("b").is_none());
    let (_, page) = view.page_at("a").expect("it is there");
    assert!(page.translations.is_empty());
    for typed in ["b.en.md", "a.en.md", "b.md"] {
        let broken = view.find("index.md", typed).err().expect("a draft");
        assert!(broken.message.contains("draft"), "{typed}");
    }
    assert!(view.find_wiki("index.md", "Soon").is_err());
}

#[test]
fn a_translation_says_words_and_no_facts() {
    let (_, messages) = portal(&[
        ("portal.toml", TWO),
        ("status/a.md", "+++\nhealth = \"on-track\"\n+++\nText\n"),
        (
            "status/a.en.md",
            "+++\ntitle = \"A\"\nheadline = \"B\"\nnext = \"C\"\nhealth = \"off-track\"\naudience = [\"everyone\"]\nlanguage = \"en\"\ndate = 2026-11-20\nheatlh = \"x\"\n+++\nText\n",
        ),
        ("b.md", "Text\n"),
        ("b.en.md", "+++\nheadline = \"No entry\"\n+++\nText\n"),
        ("c.md", "Text\n"),
        ("c.en.md", ""),
        ("e.md", "Text\n"),
        ("e.en.md", "+++\nauthor = \"nobody\"\n+++\n"),
        ("d.en.md", "+++\nlanguage = \"de\"\n+++\nText\n"),
    ]);
    assert_eq!(
        messages,
        [
            "unknown key `headline`",
            "this translation says nothing",
            "`language` is `de`, and the file's name says `en-GB`",
            "unknown person `nobody`",
            "`health` belongs to `status/a.md`",
            "`audience` belongs to `status/a.md`",
            "the file's name says the language of a translation",
            "`date` belongs to `status/a.md`",
            "unknown key `heatlh`",
            "this entry has no day",
        ]
    );
}

#[test]
fn a_translation_is_older_when_the_page_changed_after_it() {
    for (own, translated, older) in [
        ("", "", None),
        ("date = 2026-10-01", "", None),
        (
            "date = 2026-10-01\nupdated = 2026-11-03",
            "",
            Some("2026-11-03"),
        ),
        ("updated = 2026-11-03", "", Some("2026-11-03")),
        (
            "updated = 2026-11-03",
            "updated = 2026-11-02",
            Some("2026-11-03"),
        ),
        ("updated = 2026-11-03", "updated = 2026-11-03", None),
        ("updated = 2026-11-03", "updated = 2026-11-04", None),
        (
            "date = 2026-11-03",
            "updated = 2026-11-02",
            Some("2026-11-03"),
        ),
        ("", "updated = 2026-11-02", None),
    ] {
        let page = format!("+++\n{own}\n+++\nText\n");
        let translation = format!("+++\n{translated}\n+++\nText\n");
        let (portal, messages) = portal(&[
            ("portal.toml", TWO),
            ("a.md", &page),
            ("a.en.md", &translation),
        ]);
        let view = View::of(&portal, AudienceSet::everyone());
        let (_, page) = view.page_at("a").expect("it is there");
        let found = page.translations[0].older_than.map(|day| day.to_string());
        assert_eq!(found.as_deref(), older, "{own} / {translated}");
        let message = older.map(|day| format!("this translation is older than `a.md` of {day}"));
        assert_eq!(messages, Vec::from_iter(message));
    }
}

#[test]
fn a_ledger_and_a_link_do_not_mind_a_language_in_a_name() {
    let portal = sound_portal(&[
        ("portal.toml", TWO),
        (
            "budget/2026.en.md",
            "+++\nbasis = \"net\"\n[[lines]]\nid = \"shop\"\n+++\n",
        ),
        (
            "budget/2026.csv",
            "date,line,kind,amount\n2026-01-05,shop,actual,5\n",
        ),
        ("a.md", "# Eins\n"),
        ("a.en.md", "# One\n"),
        ("c.en.md", "# Sea\n"),
        ("c.en.en.md", "# See\n"),
    ]);
    let view = View::of(&portal, AudienceSet::everyone());
    let (id, page) = view.page_at("budget/2026").expect("it is there");
    assert_eq!(page.ledger.as_deref(), Some("budget/2026.csv"));
    let led_to = |found: Result<crate::model::Seen<'_>, _>| match found {
        Ok(crate::model::Seen::Page(id, ..)) => Some(id),
        _ => None,
    };
    for typed in ["budget/2026.md", "budget/2026.en.md", "budget/2026"] {
        assert_eq!(led_to(view.find("a.en.md", typed)), Some(id), "{typed}");
    }
    assert_eq!(led_to(view.find_wiki("a.md", "2026")), Some(id));
    let (id, _) = view.page_at("a").expect("it is there");
    for typed in ["One", "Eins", "a"] {
        assert_eq!(led_to(view.find_wiki("a.md", typed)), Some(id), "{typed}");
    }
    assert_eq!(led_to(view.find("a.en.md", "#x")), Some(id));
    let (id, _) = view.page_at("c").expect("it is there");
    assert_eq!(led_to(view.find("a.md", "c.en.md")), Some(id));
}

#[test]
fn other_languages_have_paths_that_no_file_and_no_alias_has() {
    let portal = sound_portal(&[
        ("portal.toml", TWO),
        ("b.md", "+++\naliases = [\"old/b\"]\n+++\n# B\n"),
    ]);
    let paths = |tag: &str| {
        let language = language(tag);
        let paths = portal.page_ids().flat_map(|id| {
            let paths = portal.paths_in(id, &language);
            paths.map(std::borrow::Cow::into_owned).collect::<Vec<_>>()
        });
        paths.collect::<Vec<_>>()
    };
    assert_eq!(paths("de"), ["", "b", "old/b"]);
    assert_eq!(
        paths("en-GB"),
        ["~language/en/", "~language/en/b", "~language/en/old/b"]
    );
    let (_, messages) = super::portal(&[(
        "b.md",
        "+++\naliases = [\"~language/en/b\", \"handbook/~notes\"]\n+++\n# B\n",
    )]);
    let expected = [
        "`~language/en/b` is no place in the portal",
        "`handbook/~notes` is no place in the portal",
    ];
    assert_eq!(messages, expected);
}
