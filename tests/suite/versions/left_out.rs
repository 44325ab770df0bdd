//! What no version shows: drafts, what nobody can understand, what was cut off.

use super::repository::{
    BRITISH, Commit, PAGE, Repository, SETTINGS, git_in, opened, pages_of_versions, told,
};
use crate::support::{Site, snapshot};

#[test]
fn drafts_and_what_cannot_be_understood_are_in_no_version() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n");
    repository.page(2, "+++\ndraft = true\n+++\n# Shop\n\nA draft.\n");
    repository.page(3, "+++\ndraft = \"true\"\n+++\n# Shop\n\nNearly a draft.\n");
    repository.page(4, "+++\ndraft = true\n# Shop\n\nAn open end.\n");
    repository.page(5, "+++\ndraft = tru\n+++\n# Shop\n\nA typo.\n");
    repository.page(6, "\n---\ndraft: true\n---\n# Shop\n\nNot at the top.\n");
    repository.0.write(PAGE, b"# Shop\n\nLatin-1: \xe4\n");
    repository.commit(7);
    repository.page(
        8,
        "+++\ndraft = false\nunknown = \"x\"\n+++\n# Shop\n\nTwo.\n",
    );
    repository.page(9, "# Shop\n\nThree.\n");
    assert_eq!(
        repository.versions(),
        [
            "1 November 2026, 09:00, Ben Holm: Shop / Three.",
            "1 November 2026, 08:00, Ben Holm: Shop / Two.",
            "1 November 2026, 01:00, Ben Holm: Shop / One.",
        ]
    );
    // Once there was a draft of a page, its translations were not published either.
    let repository = Repository::of({
        let site = Site::new();
        site.write(
            SETTINGS,
            "name = \"Acme\"\nlanguages = [\"en-GB\", \"de\"]\n",
        );
        site
    });
    let german = "content/acme/concepts/shop.de.md";
    repository.0.write(german, "# Laden\n\nGeheim.\n");
    repository.page(1, "+++\ndraft = true\n+++\n# Shop\n\nSecret.\n");
    repository.0.write(german, "# Laden\n\nNoch geheim.\n");
    repository.commit(2);
    repository.page(3, "# Shop\n\nPublic.\n");
    for (hour, text) in [(4, "Eins."), (5, "Zwei.")] {
        repository.0.write(german, format!("# Laden\n\n{text}\n"));
        repository.commit(hour);
    }
    let pages = pages_of_versions(&repository.0);
    let found = told(&pages["Laden"]);
    assert_eq!(
        found,
        [
            "1. November 2026, 05:00, Ben Holm: Laden / Zwei.",
            "1. November 2026, 04:00, Ben Holm: Laden / Eins."
        ]
    );
    assert!(
        pages
            .values()
            .all(|html| !html.contains("geheim") && !html.contains("Geheim"))
    );
}

#[test]
fn what_was_cut_off_is_in_no_published_byte() {
    let repository = Repository::new();
    let secret = "the-password-is-cornflower";
    repository.page(30, &format!("# Shop\n\nOne: {secret}.\n"));
    repository.page(60, "# Shop\n\nTwo.\n");
    repository.page(90, "# Shop\n\nThree.\n");
    let finds = |site: &Site| {
        let pages = opened(site);
        pages.values().any(|html| html.contains("cornflower"))
    };
    assert!(finds(&repository.0), "the test would find nothing anyway");
    assert_eq!(repository.versions().len(), 3);
    for (file, text) in [
        (
            SETTINGS,
            "name = \"Acme Ltd\"\nhistory-since = 2026-11-03\n",
        ),
        (SETTINGS, "name = \"Acme Ltd\"\nversions = false\n"),
        (
            PAGE,
            "+++\nhistory-since = \"2026-11-03\"\n+++\n# Shop\n\nThree.\n",
        ),
        (PAGE, "+++\nversions = false\n+++\n# Shop\n\nThree.\n"),
        (
            PAGE,
            "---\nhistory-since: 2026-11-03\n---\n# Shop\n\nNot committed.\n",
        ),
    ] {
        let before = repository.0.read(file);
        repository.0.write(file, text);
        assert!(!finds(&repository.0), "{text}");
        let known = repository.versions();
        assert_eq!(
            known.is_empty(),
            text.contains("versions = false"),
            "{text}: {known:?}"
        );
        repository.0.write(file, before);
    }
    // What was there for some hours of the day from which on versions are shown, as is documented.
    let same_day = Repository::new();
    same_day.page(30, "# Shop\n\nOne.\n");
    same_day.page(57, &format!("# Shop\n\nTwo: {secret}.\n"));
    same_day.page(63, "# Shop\n\nThree.\n");
    same_day.page(90, "# Shop\n\nFour.\n");
    assert!(finds(&same_day.0));
    let since = format!("{BRITISH}history-since = 2026-11-03\n");
    same_day.0.write(SETTINGS, &since);
    assert!(!finds(&same_day.0));
    assert_eq!(
        same_day.versions(),
        [
            "4 November 2026, Ben Holm: Shop / Four.",
            "3 November 2026, Ben Holm: Shop / Three."
        ]
    );
    // Commits that are made anew bring nothing back.
    let rebase = ["rebase", "--quiet", "--root", "--force-rebase"];
    let by = Commit {
        hour: 200,
        author: b"Ben Holm",
    };
    git_in(&repository.0.path(""), &rebase, &by);
    assert_eq!(repository.versions().len(), 3);
    repository
        .0
        .write(SETTINGS, format!("{BRITISH}history-since = 2026-11-03\n"));
    assert!(!finds(&repository.0));
    assert_eq!(repository.versions().len(), 2);
    // The stricter of the two counts, and a day that is in the middle of the past cuts off all that lies behind it.
    repository.0.write(
        SETTINGS,
        "name = \"Acme Ltd\"\nhistory-since = 2026-11-04\n",
    );
    repository.0.write(
        PAGE,
        "+++\nhistory-since = 2026-11-01\n+++\n# Shop\n\nThree.\n",
    );
    assert_eq!(repository.versions(), [""; 0]);
}

#[test]
fn settings_of_versions_are_checked() {
    let site = Site::new();
    site.write(
        SETTINGS,
        "name = \"Acme Ltd\"\nversions = \"no\"\nhistory-since = \"yesterday\"\nversion = false\n",
    );
    site.write(
        PAGE,
        "+++\nversions = 0\nhistory-since = 2026-13-01\nhistory_since = 2026-01-01\n+++\n# Shop\n",
    );
    snapshot("versions-settings", site.refuses(1, &["check"]));
}
