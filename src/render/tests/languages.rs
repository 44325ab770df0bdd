//! Pages in several languages: links stay in one, titles and texts say theirs, headings are looked for where readers will see them.

use std::collections::BTreeMap;

use super::urls_everywhere;
use crate::diag::Findings;
use crate::model::tests::portal;
use crate::model::{AudienceSet, Portal, View};
use crate::render::{Theme, render_view};

const TWO: &str = "name = \"Acme\"\nlanguages = [\"de\", \"en-GB\"]\n";

/// Every page in every language by its address, and what was found on the way.
fn rendered(portal: &Portal) -> (BTreeMap<String, String>, Vec<String>) {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let urls = urls_everywhere(portal);
    let mut findings = Findings::default();
    let mut pages = BTreeMap::new();
    let view = View::of(portal, AudienceSet::everyone());
    for language in &portal.settings.languages {
        let view = view.in_language(language);
        let shown = render_view(&view, "Studio North", &urls, &theme, &mut findings)
            .expect("the theme is whole");
        for (id, html) in shown.pages {
            let html = String::from_utf8_lossy(html.as_bytes()).into_owned();
            pages.insert(urls[language].page(id).to_owned(), html);
        }
    }
    let messages = findings.sorted().into_iter();
    let messages = messages.map(|finding| format!("{:?}: {}", finding.severity, finding.message));
    (pages, messages.collect())
}

fn portal_of(files: &[(&str, &str)]) -> Portal {
    let files: Vec<(&str, &str)> = [("portal.toml", TWO)]
        .iter()
        .chain(files)
        .copied()
        .collect();
    portal(&files).0
}

#[test]
fn links_stay_in_the_language_of_whoever_follows_them() {
    let portal = portal_of(&[
        ("index.md", "[a](a.md) <a href=\"a.md\">a</a> [[a]]\n"),
        ("a.md", "# Eins\n"),
        ("a.en.md", "# One\n"),
    ]);
    let (pages, messages) = rendered(&portal);
    assert_eq!(messages, Vec::<String>::new());
    let german = &pages["index.html"];
    assert!(german.contains("<a href=\"a.html\">Eins</a>"), "{german}");
    let english = &pages["~language_en_.html"];
    for expected in [
        "<html lang=\"en-GB\">",
        "<div class=\"prose\" lang=\"de\">",
        "<a href=\"~language_en_a.html\">a</a>",
        "<a href=\"~language_en_a.html\">One</a>",
        "<a class=\"brand\" href=\"~language_en_.html\">",
        "This page exists only in German.",
    ] {
        assert!(english.contains(expected), "{expected}: {english}");
    }
    // Nothing but the switch leads into the other language.
    assert_eq!(english.matches("href=\"a.html\"").count(), 0);
    assert_eq!(english.matches("href=\"index.html\"").count(), 1);
}

#[test]
fn headings_are_looked_for_in_the_text_that_readers_will_see() {
    let target = "# B\n\n## Nächste Schritte\n\n## Gleich {#same}\n";
    let translation = "# B\n\n## Next steps\n\n## Same {#same}\n";
    for (files, expected) in [
        // Both texts have it.
        (
            &[("a.md", "[b](b.md#same)"), ("a.en.md", "[b](b.md#same)")][..],
            &[][..],
        ),
        // Each leads to the text of its own language.
        (
            &[
                ("a.md", "[b](b.md#nächste-schritte)"),
                ("a.en.md", "[b](b.md#next-steps)"),
            ],
            &[],
        ),
        // A text without translation is shown in both languages.
        (
            &[("a.md", "[b](b.md#nächste-schritte)")],
            &["Warning: in `en-GB`, the page `b` has no heading `#nächste-schritte`"],
        ),
        (
            &[("a.md", "x"), ("a.en.md", "[b](b.md#nächste-schritte)")],
            &["Warning: in `en-GB`, the page `b` has no heading `#nächste-schritte`"],
        ),
        (
            &[("a.md", "[b](b.md#next-steps)")],
            &["Warning: in `de`, the page `b` has no heading `#next-steps`"],
        ),
        // Nobody's heading, told once.
        (
            &[("a.md", "[b](b.md#nowhere)")],
            &["Error: the page `b` has no heading `#nowhere`"],
        ),
        // A page that has no translation shows its own headings in both languages.
        (
            &[("a.md", "[c](c.md#eins)"), ("a.en.md", "[c](c.md#one)")],
            &["Error: the page `c` has no heading `#one`"],
        ),
    ] {
        let rest = [
            ("b.md", target),
            ("b.en.md", translation),
            ("c.md", "## Eins\n"),
        ];
        let all: Vec<(&str, &str)> = files.iter().chain(&rest).copied().collect();
        let (_, messages) = rendered(&portal_of(&all));
        assert_eq!(messages, expected, "{files:?}");
    }
}

#[test]
fn titles_say_their_language_wherever_it_is_not_the_readers() {
    let portal = portal_of(&[
        ("shop/project.toml", "title = \"Neuer Laden\"\n"),
        ("shop/status/2026-11-20-a.md", "# Angefangen\n"),
        ("concepts/b.md", "# Nur deutsch\n\nWorte\n"),
        (
            "concepts/c.md",
            "+++\nsupersedes = \"b.md\"\n+++\n# Beides\n",
        ),
        ("concepts/c.en.md", "# Both\n"),
        ("handbuch/d.en.md", "# Tone\n"),
    ]);
    let (pages, _) = rendered(&portal);
    let list = &pages["~language_en_concepts.html"];
    for expected in [
        "href=\"~language_en_concepts_b.html\" lang=\"de\">Nur deutsch</a>",
        "href=\"~language_en_concepts_c.html\">Both</a>",
        "<span lang=\"de\">Neuer Laden</span>",
        "<span lang=\"de\">Handbuch</span>",
        "<h1>Concepts</h1>",
    ] {
        assert!(list.contains(expected), "{expected}: {list}");
    }
    let home = &pages["~language_en_.html"];
    let summary = "<p class=\"entry-summary\" lang=\"de\">Worte</p>";
    assert!(home.contains(summary), "{home}");
    let concept = &pages["~language_en_concepts_c.html"];
    let link = "<a href=\"~language_en_concepts_b.html\" lang=\"de\">Nur deutsch</a>";
    assert!(concept.contains(link), "{concept}");
    let german = &pages["handbuch.html"];
    let link = "href=\"handbuch_d.html\" lang=\"en-GB\">Tone</a>";
    assert!(german.contains(link), "{german}");
    assert!(!pages["concepts.html"].contains("lang=\"de\">Nur"));
}

#[test]
fn a_project_is_called_as_its_page_says_in_the_readers_language() {
    let portal = portal_of(&[
        (
            "shop/project.toml",
            "title = \"Neuer Laden\"\nsummary = \"Ganz neu\"\n",
        ),
        ("shop/index.md", "Text\n"),
        ("shop/index.en.md", "# New shop\n\nText\n"),
    ]);
    let (pages, _) = rendered(&portal);
    assert!(pages["index.html"].contains("<span>Neuer Laden</span>"));
    assert!(pages["~language_en_.html"].contains("<span>New shop</span>"));
    let shop = &pages["~language_en_shop.html"];
    assert!(
        shop.contains("<h1>New shop</h1>") && shop.contains("lang=\"de\">Ganz neu"),
        "{shop}"
    );
}

#[test]
fn a_portal_of_one_language_says_nothing_of_languages() {
    let (portal, _) = portal(&[
        ("index.md", "Hello\n"),
        ("a.md", "+++\nlanguage = \"fr\"\n+++\n# Un\n\nMot\n"),
    ]);
    let (pages, _) = rendered(&portal);
    for html in pages.values() {
        for word in [
            "hreflang",
            "rel=\"alternate\"",
            "class=\"translation\"",
            "languages",
        ] {
            assert!(!html.contains(word), "{word}: {html}");
        }
    }
    assert!(pages["a.html"].contains("<h1 lang=\"fr\">Un</h1>"));
}
