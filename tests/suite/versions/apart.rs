//! Whose past a text has: never another customer's, another page's, or that of a draft, however files and folders change their names.

use super::repository::{BRITISH, PAGE, Repository, SETTINGS, opened, pages_of_versions};
use crate::support::{Site, keyring_text};

const KEYRING: &str = "content/acme/keyring.toml";

/// Long enough to be known again.
const LONG: &str = "This is long enough that nobody writes it twice by chance, and so a file that holds it can be known again by it.";

fn finds(site: &Site, words: &str) -> bool {
    opened(site).values().any(|html| html.contains(words))
}

#[test]
fn customers_whose_folders_change_their_names_do_not_get_what_others_had() {
    let exchange = [
        ["content/acme", "content/tmp"],
        ["content/bolt", "content/acme"],
        ["content/tmp", "content/bolt"],
    ];
    let replace = [
        ["content/acme", "content/acme-old"],
        ["content/bolt", "content/acme"],
    ];
    for moves in [&exchange[..], &replace] {
        let repository = Repository::new();
        // By the keyring alone the folders are the same.
        repository.0.portal("bolt");
        repository.0.write("content/bolt/portal.toml", BRITISH);
        repository
            .0
            .write("content/bolt/concepts/shop.md", "# Shop\n\nFor Bolt.\n");
        repository.page(1, "# Shop\n\nA cornflower for Acme.\n");
        repository.page(2, "# Shop\n\nTwo cornflowers for Acme.\n");
        assert!(finds(&repository.0, "A cornflower"));
        for [from, to] in moves {
            repository.git(&["mv", from, to]);
        }
        repository.commit(3);
        repository.page(4, "# Shop\n\nMore for Bolt.\n");
        assert_eq!(
            repository.versions(),
            [
                "1 November 2026, 04:00, Ben Holm: Shop / More for Bolt.",
                "1 November 2026, 03:00, Ben Holm: Shop / For Bolt."
            ],
            "{moves:?}"
        );
        assert!(!finds(&repository.0, "cornflower"), "{moves:?}");
    }
}

#[test]
fn a_folder_shows_nothing_from_when_it_was_another_portal() {
    let repository = Repository::new();
    repository.0.write(KEYRING, "portal = \"aprospect\"\n");
    repository.page(1, "# Shop\n\nFor a prospect.\n");
    repository.0.remove(KEYRING);
    repository.page(2, "# Shop\n\nFor nobody yet.\n");
    repository.0.write(KEYRING, keyring_text());
    repository.page(3, "# Shop\n\nFor Acme.\n");
    // Other people in the same keyring.
    repository
        .0
        .write(KEYRING, format!("# Ours.\n{}", keyring_text()));
    repository.page(4, "# Shop\n\nMore for Acme.\n");
    assert_eq!(
        repository.versions(),
        [
            "1 November 2026, 04:00, Ben Holm: Shop / More for Acme.",
            "1 November 2026, 03:00, Ben Holm: Shop / For Acme.",
            "1 November 2026, 02:00, Ben Holm: Shop / For nobody yet.",
        ]
    );
    assert!(!finds(&repository.0, "prospect"));
    // The next customer, whose keyring nobody has committed yet.
    let repository = Repository::new();
    repository.0.write(KEYRING, "portal = \"aprospect\"\n");
    repository.page(1, "# Shop\n\nFor a prospect.\n");
    repository.page(2, "# Shop\n\nFor the same prospect.\n");
    repository.0.write(KEYRING, keyring_text());
    repository.0.write(PAGE, "# Shop\n\nFor Acme.\n");
    assert_eq!(repository.versions(), [""; 0]);
    assert!(!finds(&repository.0, "prospect"));
}

#[test]
fn files_that_exchange_their_names_do_not_exchange_their_pasts() {
    let repository = Repository::new();
    let other = "content/acme/concepts/other.md";
    repository
        .0
        .write(other, "# Shop\n\nThe other cornflower.\n");
    repository.page(1, "# Shop\n\nThe shop.\n");
    repository
        .0
        .write(other, "# Shop\n\nThe other cornflower, changed.\n");
    repository.page(2, "# Shop\n\nThe shop, changed.\n");
    for [from, to] in [
        [PAGE, "content/x.md"],
        [other, PAGE],
        ["content/x.md", other],
    ] {
        repository.git(&["mv", from, to]);
    }
    repository.commit(3);
    assert_eq!(pages_of_versions(&repository.0).len(), 0);
}

#[test]
fn short_texts_do_not_join_pasts() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nA cornflower.\n");
    repository.page(2, "TBD\n");
    repository.0.remove(PAGE);
    let next = "content/acme/concepts/next.md";
    repository.0.write(next, "TBD\n");
    repository.commit(3);
    repository.0.write(next, "# Next\n\nMore.\n");
    repository.commit(4);
    let pages = pages_of_versions(&repository.0);
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["Next"]);
    assert!(!finds(&repository.0, "cornflower"));
}

/// A repository of a portal in two languages.
fn bilingual() -> Repository {
    let site = Site::new();
    site.write(
        SETTINGS,
        "name = \"Acme\"\nlanguages = [\"en-GB\", \"de\"]\n",
    );
    let repository = Repository::of(site);
    for (name, front) in [("draft", "+++\ndraft = true\n+++\n"), ("public", "")] {
        repository.0.write(
            &format!("content/acme/concepts/{name}.md"),
            format!("{front}# Shop\n\nIn English.\n"),
        );
    }
    repository.0.write(
        "content/acme/concepts/draft.de.md",
        format!("# Laden\n\nEine Kornblume. {LONG}\n"),
    );
    repository.commit(1);
    repository.0.write(
        "content/acme/concepts/draft.de.md",
        format!("# Laden\n\nHarmlos. {LONG}\n"),
    );
    repository.commit(2);
    repository
}

#[test]
fn a_translation_brings_nothing_from_a_page_that_was_a_draft() {
    let draft = "content/acme/concepts/draft.de.md";
    for name in ["public.de.md", "page.md", "other.de.md"] {
        let repository = bilingual();
        let file = format!("content/acme/concepts/{name}");
        repository.git(&["mv", draft, &file]);
        repository.commit(3);
        for (hour, text) in [(4, "Eins."), (5, "Zwei.")] {
            repository.0.write(&file, format!("# Laden\n\n{text}\n"));
            repository.commit(hour);
        }
        let found = opened(&repository.0);
        assert!(found.values().any(|html| html.contains("Zwei.")), "{name}");
        for word in ["Kornblume", "Harmlos"] {
            assert!(
                found.values().all(|html| !html.contains(word)),
                "{name}: {word}"
            );
        }
    }
}

#[test]
fn a_translation_shows_nothing_from_before_it_had_this_page() {
    // Its page is gone, and it is a page of its own, or has that of another file.
    for takes in [None, Some("content/acme/concepts/public.md")] {
        let repository = bilingual();
        let draft = "content/acme/concepts/draft.md";
        repository.0.remove(draft);
        repository.commit(3);
        if let Some(other) = takes {
            repository
                .0
                .write(other, format!("# Shop\n\nIn English. {LONG}\n"));
            repository.commit(4);
            repository.git(&["mv", other, draft]);
            repository.commit(5);
        }
        let german = "content/acme/concepts/draft.de.md";
        repository.0.write(german, "# Laden\n\nNeu.\n");
        repository.commit(6);
        let found = opened(&repository.0);
        assert!(found.values().any(|html| html.contains("Neu.")));
        assert!(found.values().all(|html| !html.contains("Kornblume")));
        assert!(found.values().all(|html| !html.contains("Harmlos")));
    }
}
