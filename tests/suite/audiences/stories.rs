//! What people type about audiences, and what they are told.

use crate::opening::{open_what_opens, within};
use crate::support::{Site, keyring_of, read_tree};

use super::portals::PEOPLE;

/// What somebody does to a site.
type Edit<'a> = &'a dyn Fn(&Site);

/// A portal with a folder for the board alone; Anna is on the board, Ben is not.
fn site() -> Site {
    let site = Site::new();
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme\"\naudiences = [\"board\", \"finance\"]\n",
    );
    site.write(
        "content/acme/people.toml",
        "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\naudiences = [\"board\"]\n\n[[person]]\nid = \"ben\"\nname = \"Ben\"\nside = \"agency\"\n",
    );
    site.write("content/acme/keyring.toml", keyring_of(&PEOPLE[..2]));
    site.write(
        "content/acme/board/_section.toml",
        "audience = [\"board\"]\n",
    );
    site.write(
        "content/acme/board/merger.md",
        "# Merger\n\n[plan](plan.pdf)\n",
    );
    site.write("content/acme/board/plan.pdf", "%PDF-1.4");
    site.write(
        "content/acme/handbook/a.md",
        "# Handbook\n\n[Merger](../board/merger.md)\n",
    );
    site.write("content/acme/handbook/b.md", "# More\n");
    site
}

#[test]
fn access_is_recorded_before_anything_is_published() {
    let site = site();
    let told = site.refuses(1, &["build"]);
    insta::assert_snapshot!("build_without_a_record", told.stderr);
    let told = site.run(&["access", "lock", "acme"]);
    assert_eq!(told.code, Some(0), "{told}");
    insta::assert_snapshot!(
        "lock",
        format!("{}{}", told.stderr, site.read("content/acme/access.lock"))
    );
    site.build();
    let told = site.run(&["access", "lock", "acme"]);
    assert_eq!(
        (told.code, told.stderr.trim()),
        (Some(0), "content/acme/access.lock is up to date")
    );
}

#[test]
fn whoever_leaves_an_audience_keeps_no_key_of_it() {
    let site = site();
    site.edit(
        "content/acme/people.toml",
        "side = \"agency\"\n",
        "side = \"agency\"\naudiences = [\"board\"]\n",
    );
    assert_eq!(site.run(&["access", "lock", "acme"]).code, Some(0));
    site.build();
    let published = || within(&read_tree(&site.path("dist")), "acme");
    let before = published();
    let keyring = site.read("content/acme/keyring.toml");
    site.edit(
        "content/acme/people.toml",
        "side = \"agency\"\naudiences = [\"board\"]\n",
        "side = \"agency\"\n",
    );
    site.refuses(1, &["build"]);
    let key = site.read("extranet.key");
    site.remove("extranet.key");
    let told = site.run(&["access", "lock", "acme"]);
    assert_eq!(
        told.code,
        Some(1),
        "without the master key nothing is recorded: {told}"
    );
    site.refuses(1, &["build"]);
    site.write_key("extranet.key", key.trim());
    let told = site.run(&["access", "lock", "acme"]);
    assert_eq!(told.code, Some(0), "{told}");
    insta::assert_snapshot!("lock_of_somebody_who_left", told.stderr);
    assert_ne!(site.read("content/acme/keyring.toml"), keyring);
    site.build();
    let mut after = published();
    let (anna, ben) = (PEOPLE[0].1, PEOPLE[1].1);
    assert!(open_what_opens(&after, anna).pages.len() > open_what_opens(&after, ben).pages.len());
    // With the keys that he had.
    after.insert("access.json".to_owned(), before["access.json"].clone());
    let kept = open_what_opens(&after, ben);
    assert!(kept.pages.is_empty() && kept.attachments.is_empty());
    assert!(!open_what_opens(&before, ben).pages.is_empty());
}

#[test]
fn no_edit_lets_anybody_in_unseen() {
    let site = site();
    assert_eq!(site.run(&["access", "lock", "acme"]).code, Some(0));
    site.build();
    // A page is moved out of its folder, Ben joins the board, and the folder's limit is lifted.
    let text = site.read("content/acme/board/merger.md");
    let edits: [(&str, Edit<'_>); 3] = [
        ("moved", &|site| {
            site.remove("content/acme/board/merger.md");
            site.write(
                "content/acme/handbook/merger.md",
                text.replace("plan.pdf", "../board/plan.pdf"),
            );
            site.edit(
                "content/acme/handbook/a.md",
                "../board/merger.md",
                "merger.md",
            );
        }),
        ("joined", &|site| {
            site.edit(
                "content/acme/people.toml",
                "side = \"agency\"\n",
                "side = \"agency\"\naudiences = [\"board\"]\n",
            );
        }),
        ("lifted", &|site| {
            site.remove("content/acme/board/_section.toml");
        }),
    ];
    for (name, edit) in edits {
        edit(&site);
        let told = site.refuses(1, &["build"]);
        insta::assert_snapshot!(format!("build_{name}"), told.stderr);
        let told = site.run(&["access", "lock", "acme"]);
        insta::assert_snapshot!(format!("lock_{name}"), told.stderr);
        site.build();
    }
}

#[test]
fn who_reads_what_is_shown_for_people() {
    let site = site();
    site.write(
        "content/acme/money/a.md",
        "+++\naudience = \"finance\"\n+++\n# Secret\n",
    );
    assert_eq!(site.run(&["access", "lock", "acme"]).code, Some(0));
    let folded = site.run(&["access", "matrix"]);
    assert_eq!(folded.code, Some(0), "{folded}");
    insta::assert_snapshot!("matrix", folded.stdout);
    let all = site.run(&["access", "matrix", "acme", "--all"]);
    insta::assert_snapshot!("matrix_all", all.stdout);
    let told = site.run(&["access", "matrix", "acne"]);
    assert_eq!(told.code, Some(2));
    assert!(told.stderr.contains("did you mean `acme`?"), "{told}");
}

#[test]
fn links_that_nobody_can_follow_and_pages_that_nobody_reads_are_told() {
    let site = site();
    site.write(
        "content/acme/money/a.md",
        "+++\naudience = \"finance\"\n+++\n# Secret\n\n[gone](nowhere.md)\n",
    );
    site.write(
        "content/acme/handbook/b.md",
        "# More\n\n[Money](../money/a.md) ![](../board/plan.pdf)\n",
    );
    let told = site.run(&["access", "lock", "acme"]);
    assert!(
        told.code == Some(1) && told.stderr.contains("nowhere.md"),
        "what nobody reads is checked, too: {told}"
    );
    site.edit("content/acme/money/a.md", "[gone](nowhere.md)", "Text");
    site.edit(
        "content/acme/handbook/b.md",
        "![](../board/plan.pdf)",
        "[plan](../board/plan.pdf)",
    );
    assert_eq!(site.run(&["access", "lock", "acme"]).code, Some(0));
    let told = site.run(&["check"]);
    assert_eq!(told.code, Some(0), "{told}");
    insta::assert_snapshot!("check_dead_ends", told.stderr);
}

#[test]
fn files_are_recorded_with_the_readers_of_the_pages_that_use_them() {
    let site = site();
    site.write("content/acme/handbook/c.md", "+++\naudience = \"board\"\n+++\n# Costs\n\n[costs](costs.txt)\n\n```chart type=bar file=costs.csv\n```\n");
    site.write("content/acme/handbook/costs.txt", "secret");
    site.write(
        "content/acme/handbook/costs.csv",
        "Year,Costs\n2026,5\n2027,6\n",
    );
    site.write(
        "content/acme/documents/deal.md",
        "+++\nkind = \"report\"\ndate = 2026-11-01\naudience = \"board\"\n+++\n",
    );
    site.write("content/acme/documents/deal.pdf", "%PDF-1.4");
    assert_eq!(site.run(&["access", "lock", "acme"]).code, Some(0));
    insta::assert_snapshot!("lock_of_files", site.read("content/acme/access.lock"));
    site.build();
    let edits: [(&str, Edit<'_>); 3] = [
        ("linked", &|site| {
            site.edit(
                "content/acme/handbook/b.md",
                "# More\n",
                "# More\n\n[costs](costs.txt)\n",
            );
        }),
        ("drawn", &|site| {
            site.edit(
                "content/acme/handbook/b.md",
                "# More\n",
                "# More\n\n```chart type=bar file=costs.csv\n```\n",
            );
        }),
        ("orphaned", &|site| {
            site.remove("content/acme/documents/deal.md");
        }),
    ];
    for (name, edit) in edits {
        edit(&site);
        let told = site.refuses(1, &["build"]);
        insta::assert_snapshot!(format!("build_{name}"), told.stderr);
        assert_eq!(site.run(&["access", "lock", "acme"]).code, Some(0));
    }
}

#[test]
fn what_declares_audiences_has_a_record() {
    let site = site();
    for limited in ["board", "handbook/a.md"] {
        site.remove(&format!("content/acme/{limited}"));
    }
    site.edit("content/acme/people.toml", "audiences = [\"board\"]\n", "");
    let told = site.refuses(1, &["build"]);
    assert!(told.stderr.contains("error[no-access-lock]"), "{told}");
    assert_eq!(site.run(&["access", "lock", "acme"]).code, Some(0));
    site.build();
}

#[test]
fn a_link_of_the_file_system_does_not_shed_a_limit() {
    let site = site();
    std::os::unix::fs::symlink(
        "../board/merger.md",
        site.path("content/acme/handbook/m.md"),
    )
    .unwrap();
    let told = site.refuses(1, &["build"]);
    assert!(
        told.stderr
            .contains("a symbolic link to a file is not followed"),
        "{told}"
    );
}

#[test]
fn what_an_invoice_says_is_for_its_readers() {
    let site = site();
    let invoice = std::fs::read(
        crate::support::repository().join("tests/fixtures/invoices/allowance-ubl.xml"),
    );
    site.write("content/acme/documents/r.xml", invoice.unwrap());
    site.write(
        "content/acme/documents/r.md",
        "+++\nfile = \"r.xml\"\n+++\n",
    );
    site.write(
        "content/acme/documents/_section.toml",
        "[[file]]\nname = \"r.xml\"\naudience = \"board\"\n",
    );
    let told = site.refuses(1, &["build"]);
    assert!(
        told.stderr
            .contains("`documents/r.xml` is for fewer readers than this document"),
        "{told}"
    );
    site.edit(
        "content/acme/documents/r.md",
        "file =",
        "audience = \"board\"\nfile =",
    );
    assert_eq!(site.run(&["access", "lock", "acme"]).code, Some(0));
    site.build();
}
