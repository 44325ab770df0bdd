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
        "content/acme/status/a.md",
        "+++\naliases = [\"concepts/shop\"]\n+++\n# A\n",
    );
    site.write(
        "content/acme/status/links.md",
        "[Shop](../concepts/shop.md)\n",
    );
    site.write(
        "content/acme/status/b.md",
        "+++\naliases = [\"old/place\", \"status/b\"]\n+++\n# B\n",
    );
    site.write(
        "content/acme/status/c.md",
        "+++\naliases = [\"old/place.md\"]\n+++\n# C\n",
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
