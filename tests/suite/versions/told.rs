//! What a version tells: its day, its author, its words, and which texts have any.

use super::repository::{
    BRITISH, PAGE, Repository, SETTINGS, opened, pages_of_versions, told, versions,
};

#[test]
fn every_change_is_a_version_with_its_day_and_author() {
    let repository = Repository::new();
    repository.page(9, "# Shop\n\nOne.\n");
    repository.page(33, "# Shop\n\nTwo.\n\n- a\n- b\n");
    // Two changes on one day have a time; one that nobody sees is none.
    repository.0.write(PAGE, "# Shop\n\nThree.\n");
    repository.commit_by(57, "Anna \u{202e}Berg\u{1b}[2J".as_bytes());
    repository.page(58, "# Shop\n\n\nThree.\n<!-- nobody reads this -->\n");
    repository.page(59, "# Shop\n\nFour.\n");
    assert_eq!(
        repository.versions(),
        [
            "3 November 2026, 11:00, Ben Holm: Shop / Four.",
            "3 November 2026, 09:00, Anna \u{fffd}Berg\u{fffd}[2J: Shop / Three.",
            "2 November 2026, Ben Holm: Shop / Two. / a / b",
            "1 November 2026, Ben Holm: Shop / One.",
        ]
    );
    let pages = opened(&repository.0);
    let page = pages
        .values()
        .find(|html| html.contains("versions-note"))
        .unwrap();
    assert!(page.contains("Changed 3 times, last on 3 November 2026."));
    for (file, html) in &pages {
        for secret in [
            "secret-address",
            "secret message",
            "nobody reads this",
            "Robot",
        ] {
            assert!(!html.contains(secret), "{file}: {secret}");
        }
    }
}

#[test]
fn clocks_are_those_of_the_portal_and_names_those_of_the_mailmap() {
    let repository = Repository::new();
    repository.0.write(
        SETTINGS,
        format!("{BRITISH}time-zone = \"Pacific/Kiritimati\"\n"),
    );
    repository
        .0
        .write(".mailmap", "Benjamin Holm <secret-address@example.test>\n");
    repository.page(9, "# Shop\n\nOne.\n");
    repository.page(34, "# Shop\n\nTwo.\n");
    assert_eq!(
        repository.versions(),
        [
            "2 November 2026, Benjamin Holm: Shop / Two.",
            "1 November 2026, Benjamin Holm: Shop / One."
        ]
    );
}

#[test]
fn a_name_in_another_encoding_is_shown_as_far_as_it_can_be_read() {
    let repository = Repository::new();
    repository.page(9, "# Shop\n\nOne.\n");
    repository.0.write(PAGE, "# Shop\n\nTwo.\n");
    repository.commit_by(10, b"J\xfcrgen");
    let versions = repository.versions();
    assert_eq!(
        versions[0],
        "1 November 2026, 10:00, J\u{fffd}rgen: Shop / Two."
    );
}

#[test]
fn facts_of_front_matter_are_compared_too() {
    let repository = Repository::new();
    repository.page(
        1,
        "---\ntitle: Shop\nstate: draft\noptions:\n  - { id: a, title: Buy, cost: \"1200.00\" }\nquestions: [Who pays?]\ndriver: ben\n---\nText.\n",
    );
    repository.page(
        2,
        "+++\ntitle = \"Shop\"\nstate = \"in-review\"\ndecide-by = 2026-12-01\ndriver = \"ben\"\nrecommendation = \"a\"\nquestions = [{ text = \"Who pays?\", answer = \"We do.\" }]\noptions = [{ id = \"a\", title = \"Buy\", cost = \"1300.00\", effort = \"2 days\" }]\n+++\nText.\n",
    );
    repository.0.write(
        "content/acme/documents/1.md",
        "+++\nkind = \"invoice\"\nnumber = \"1\"\nstate = \"open\"\nnet = \"10.00\"\n+++\n",
    );
    repository.commit(3);
    repository
        .0
        .edit("content/acme/documents/1.md", "open", "paid");
    repository.commit(4);
    assert_eq!(
        repository.versions(),
        [
            "1 November 2026, 02:00, Ben Holm: Shop / State: In review / Decide by: 1 December 2026 / Driver: Ben Holm / Option a: Buy · 2 days · 1,300.00 / Recommended: Buy / Question: Who pays? Answer: We do. / Text.",
            "1 November 2026, 01:00, Ben Holm: Shop / State: Draft / Driver: Ben Holm / Option a: Buy · 1,200.00 / Question: Who pays? / Text.",
        ]
    );
    assert_eq!(
        versions(&repository.0, "1"),
        [
            "1 November 2026, 04:00, Ben Holm: State: Paid / Number: 1 / Net: 10.00",
            "1 November 2026, 03:00, Ben Holm: State: Open / Number: 1 / Net: 10.00",
        ]
    );
}

#[test]
fn entries_and_people_have_no_versions_and_the_newest_twenty_are_shown() {
    let repository = Repository::new();
    for hour in 1..=23 {
        repository.0.write(
            "content/acme/status/2026-11-20.md",
            format!("Entry {hour}.\n"),
        );
        repository
            .0
            .write("content/acme/people/ben.md", format!("Ben {hour}.\n"));
        repository.page(hour, &format!("# Shop\n\nNumber {hour}.\n"));
    }
    let pages = pages_of_versions(&repository.0);
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["Shop"]);
    let versions = told(&pages["Shop"]);
    assert_eq!(versions.len(), 20);
    assert!(!pages["Shop"].contains("Number 3."));
    assert!(versions[19].ends_with("Number 4."), "{versions:?}");
    let note = opened(&repository.0)
        .into_values()
        .find(|html| html.contains("versions-note"))
        .unwrap();
    assert!(note.contains("Changed many times, last on 1 November 2026."));
}

#[test]
fn home_and_sections_have_versions_of_their_texts() {
    let repository = Repository::new();
    repository
        .0
        .write("content/acme/handbook/index.md", "# Handbook\n\nOne.\n");
    repository.0.write("content/acme/handbook/a.md", "# A\n");
    repository.commit(1);
    repository.0.write(
        "content/acme/index.md",
        "# Welcome\n\nGood to see you again.\n",
    );
    repository
        .0
        .write("content/acme/handbook/index.md", "# Handbook\n\nTwo.\n");
    repository.commit(2);
    let pages = pages_of_versions(&repository.0);
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["Handbook", "Welcome"]);
    let all = opened(&repository.0);
    let handbook = all
        .values()
        .find(|html| html.contains("<h1>Handbook</h1>") && html.contains("is-section"))
        .unwrap();
    // The list of what is in the section names none of these pages.
    assert_eq!(handbook.matches("class=\"entry-title\"").count(), 1);
}
