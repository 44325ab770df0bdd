//! How far back a text is followed: through new names, branches and what is not committed, and never to another page.

use super::repository::{Commit, PAGE, Repository, git_in, pages_of_versions};

#[test]
fn a_new_name_alone_keeps_the_past_and_a_guess_does_not() {
    let repository = Repository::new();
    // Nobody could know a short text again.
    let remark = format!("<!-- {} -->", "A long remark. ".repeat(8));
    let shop = |text: &str| format!("# Shop\n\n{text}\n\n{remark}\n");
    repository
        .0
        .write("content/acme/konzepte/laden.md", shop("One."));
    repository.commit(9);
    repository
        .0
        .write("content/acme/konzepte/laden.md", shop("Two."));
    repository.commit(33);
    repository.git(&["mv", "content/acme/konzepte", "content/acme/concepts"]);
    repository.commit(34);
    repository.git(&["mv", "content/acme/concepts/laden.md", PAGE]);
    repository.commit(35);
    repository.page(57, &shop("Three."));
    assert_eq!(
        repository.versions(),
        [
            "3 November 2026, Ben Holm: Shop / Three.",
            "2 November 2026, Ben Holm: Shop / Two.",
            "1 November 2026, Ben Holm: Shop / One.",
        ]
    );
    // One letter more, and it may as well be another page.
    repository.git(&["mv", PAGE, "content/acme/concepts/store.md"]);
    repository
        .0
        .write("content/acme/concepts/store.md", shop("Three!"));
    repository.commit(58);
    assert_eq!(repository.versions(), [""; 0]);
}

#[test]
fn nothing_comes_from_another_portal_another_section_or_another_page() {
    let repository = Repository::new();
    repository.0.portal("bolt");
    let secret = "# Shop\n\nFor nobody else.\n";
    for file in [
        "content/bolt/concepts/shop.md",
        "content/acme/handbook/shop.md",
        "notes.md",
    ] {
        repository.0.write(file, secret);
        repository.git(&["add", file]);
        repository.commit(9);
        let same = format!("# Shop\n\n{}\n", "The same. ".repeat(12));
        repository.0.write(file, same);
        repository.git(&["add", file]);
        repository.commit(33);
        // Git itself would call this one file that has moved.
        repository.git(&["mv", file, "content/acme/moved.md"]);
        std::fs::create_dir_all(repository.0.path("content/acme/concepts")).unwrap();
        repository.git(&["mv", "content/acme/moved.md", PAGE]);
        repository.commit(34);
        repository.page(57, "# Shop\n\nChanged.\n");
        let versions = repository.versions();
        let expected = if file.starts_with("content/acme") {
            0
        } else {
            2
        };
        assert_eq!(versions.len(), expected, "{file}: {versions:?}");
        assert!(
            versions.iter().all(|version| !version.contains("nobody")),
            "{file}: {versions:?}"
        );
        repository.0.remove(PAGE);
        repository.commit(58);
    }
    // A page that takes the place of one that was deleted.
    repository.page(60, "# Shop\n\nQuite new.\n");
    repository.page(61, "# Shop\n\nQuite new and better.\n");
    let versions = repository.versions();
    assert_eq!(versions.len(), 2, "{versions:?}");
}

#[test]
fn branches_are_told_once_and_only_as_far_as_they_mattered() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n\nLast.\n");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.page(2, "# Shop\n\nOne.\n\nLast, from the side.\n");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.page(3, "# Shop\n\nOne, from the main line.\n\nLast.\n");
    // A branch whose change nobody took.
    repository.git(&["checkout", "--quiet", "-b", "dead", "main~1"]);
    repository.page(4, "# Shop\n\nNobody wanted this.\n\nLast.\n");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.0.write("content/acme/other.md", "# Other\n");
    repository.commit(5);
    let merge = [
        "merge",
        "--quiet",
        "--no-edit",
        "--strategy",
        "ours",
        "dead",
    ];
    let by = |hour, author: &'static [u8]| Commit { hour, author };
    git_in(&repository.0.path(""), &merge, &by(5, b"Ben Holm"));
    let merge = ["merge", "--quiet", "--no-edit", "side"];
    git_in(&repository.0.path(""), &merge, &by(6, b"Anna Berg"));
    assert_eq!(
        repository.versions(),
        [
            "1 November 2026, 06:00, Anna Berg: Shop / One, from the main line. / Last, from the side.",
            "1 November 2026, 03:00, Ben Holm: Shop / One, from the main line. / Last.",
            "1 November 2026, 02:00, Ben Holm: Shop / One. / Last, from the side.",
            "1 November 2026, 01:00, Ben Holm: Shop / One. / Last.",
        ]
    );
    // Taking a change back is a change.
    repository.page(7, "# Shop\n\nOne.\n\nLast.\n");
    assert_eq!(repository.versions().len(), 5);
}

#[test]
fn what_is_not_committed_is_the_newest_version() {
    let repository = Repository::new();
    repository.page(9, "# Shop\n\nOne.\n");
    repository.0.write(PAGE, "# Shop\n\nTwo.\n");
    assert_eq!(
        repository.versions(),
        [
            "Current text: Shop / Two.",
            "1 November 2026, Ben Holm: Shop / One."
        ]
    );
    repository
        .0
        .write("content/acme/concepts/untracked.md", "# Untracked\n");
    repository.git(&["mv", PAGE, "content/acme/concepts/store.md"]);
    assert_eq!(pages_of_versions(&repository.0).len(), 0);
}
