//! Folder names, and two files that want one address.

use crate::support::{Site, snapshot};

#[test]
fn folders_that_are_no_slugs() {
    let site = Site::new();
    site.build();
    site.portal("Bolt & Söhne");
    site.portal("-");
    site.write("content/acme/Häufige Fragen/index.md", "# Questions\n");
    site.write("content/acme/handbook/Teil 1/a.md", "# Part 1\n");
    snapshot(
        "bad_input/folders_that_are_no_slugs",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn two_pages_with_one_address() {
    let site = Site::new();
    site.build();
    site.write("content/acme/handbook.md", "# Handbook\n");
    site.write("content/acme/handbook/index.md", "# Handbook, too\n");
    site.write("content/acme/konzepte/shop.md", "# Shop\n");
    site.write("content/acme/concepts/shop.md", "# Shop, too\n");
    site.write(
        "content/acme/status/2026-11-20-a.md",
        "+++\naliases = [\"concepts/shop\"]\n+++\n# A\n",
    );
    site.write(
        "content/acme/status/2026-11-20-links.md",
        "[Shop](../concepts/shop.md)\n",
    );
    site.write(
        "content/acme/status/2026-11-20-b.md",
        "+++\naliases = [\"old/place\", \"status/2026-11-20-b\"]\n+++\n# B\n",
    );
    site.write(
        "content/acme/status/2026-11-20-c.md",
        "+++\naliases = [\"old/place.md\"]\n+++\n# C\n",
    );
    site.write(
        "content/acme/status/2026-11-20-d.md",
        "+++\naliases = [\"status\", \"people/anna\"]\n+++\n# D\n",
    );
    snapshot(
        "bad_input/two_pages_with_one_address",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn two_files_with_one_address() {
    let site = Site::new();
    site.build();
    site.write("content/acme/konzepte/plan.pdf", "%PDF-1.4 one\n");
    site.write("content/acme/concepts/plan.pdf", "%PDF-1.4 two\n");
    site.write(
        "content/acme/index.md",
        "# Welcome\n\n[One](konzepte/plan.pdf) and [two](concepts/plan.pdf).\n",
    );
    snapshot(
        "bad_input/two_files_with_one_address",
        site.refuses(1, &["build"]),
    );
}

#[cfg(unix)]
#[test]
fn names_that_nobody_sees_as_they_are() {
    let site = Site::new();
    site.build();
    for name in [
        "offer\u{202e}fdp.exe",
        "a\u{1b}]0;owned\u{7}.md",
        "b\nerror: none.pdf",
        "c\u{200b}.md",
        "d\u{feff}.pdf",
        "e\u{9b}31m.pdf",
        "\u{1b}[2J/index.md",
    ] {
        site.write(&format!("content/acme/{name}"), "# A\n");
    }
    site.write("content/f\u{1b}[31m.txt", "a file\n");
    let told = site.refuses(1, &["build"]);
    assert!(
        !told
            .stderr
            .contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}'])
    );
    snapshot("bad_input/names_that_nobody_sees", told);
}

#[test]
fn names_of_people_do_not_steer_the_terminal() {
    let site = Site::new();
    site.edit(
        "content/acme/people.toml",
        "name = \"Anna Berg\"",
        "name = \"Anna\\u001b[2J\\nben\\tBen\\u202e\"",
    );
    let told = site.run(&["access", "list", "acme"]);
    assert_eq!(told.stdout.lines().count(), 1, "{told}");
    assert!(!told.stdout.contains(['\u{1b}', '\u{202e}']), "{told}");
    let failed = site.refuses(2, &["access", "list", "a\u{1b}[2J\nb"]);
    assert!(!failed.stderr.contains('\u{1b}'), "{failed}");
    assert_eq!(failed.stderr.lines().count(), 1, "{failed}");
}
