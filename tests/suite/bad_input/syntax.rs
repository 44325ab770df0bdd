//! Text that is not TOML, not YAML, or not text.

use crate::support::{Site, snapshot, told_in_turn};

#[test]
fn broken_toml() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/portal.toml",
        "name = Acme Ltd\ncurrency = \"EUR\nkind = \"customer\"\n",
    );
    site.write("content/acme/people.toml", "[[person]\nid = \"anna\"\n");
    site.write(
        "content/acme/concepts/shop.md",
        "+++\ntitle = \"Shop\"\ntitle = \"Other\"\ntags = [\"a\", \"b\"\nstate = draft\n+++\nText\n",
    );
    snapshot("bad_input/broken_toml", site.refuses(1, &["build"]));
}

#[test]
fn broken_book_toml() {
    let site = Site::new();
    site.build();
    site.write(
        "book.toml",
        "[book\ntitle = \"Studio North\"\nlanguage = de\n",
    );
    snapshot("bad_input/broken_book_toml", site.refuses(1, &["build"]));
}

#[test]
fn broken_yaml() {
    let site = Site::new();
    site.build();
    for (name, yaml) in [
        ("alias", "title: &t Shop\nauthor: *t\n"),
        ("colon", "title: Shop: the second try\n"),
        (
            "duplicate",
            "title: Shop\ntags: [a]\ntitle: Other\ntags: [b]\n",
        ),
        ("list", "- title\n- Shop\n"),
        ("open-bracket", "title: Shop\ntags: [a, b\nauthor: ben\n"),
        ("open-quote", "title: \"Shop\nauthor: ben\n"),
        ("tab", "title: Shop\nneeds:\n\t- what: logo\n"),
        ("tag", "title: !!str Shop\n"),
        ("indent", "title: Shop\n  author: ben\n"),
        ("two-documents", "title: Shop\n...\nauthor: ben\n"),
    ] {
        site.write(
            &format!("content/acme/handbook/{name}.md"),
            format!("---\n{yaml}---\nText\n"),
        );
    }
    snapshot("bad_input/broken_yaml", site.refuses(1, &["build"]));
}

#[test]
fn unclosed_front_matter() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/status/2026-11-20-a.md",
        "+++\ntitle = \"Never closed\"\n\nText\n",
    );
    site.write(
        "content/acme/status/2026-11-21-b.md",
        "---\ntitle: Never closed\n\nText\n",
    );
    site.write(
        "content/acme/status/2026-11-22-c.md",
        "+++\ntitle = \"Closed otherwise\"\n---\nText\n",
    );
    snapshot(
        "bad_input/unclosed_front_matter",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn not_utf8() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/handbook/tone.md",
        b"# Tone\n\nGr\xfc\xdfe aus Bremen\n",
    );
    site.write(
        "content/acme/people.toml",
        b"[[person]]\nid = \"anna\"\nname = \"J\xf6rg\"\n",
    );
    snapshot("bad_input/not_utf8", site.refuses(1, &["build"]));
}

#[test]
fn settings_that_are_not_utf8() {
    let site = Site::new();
    site.build();
    site.write("content/acme/portal.toml", b"name = \"B\xfcro Nord\"\n");
    site.portal("bolt");
    site.write("content/bolt/keyring.toml", b"format = 1\n\xff");
    let build = site.refuses(1, &["build"]);
    let keyring = std::fs::read(site.path("content/bolt/keyring.toml")).unwrap();
    let add = site.refuses(1, &["access", "add", "bolt", "ben"]);
    let list = site.refuses(1, &["access", "list", "bolt"]);
    // Taken for absent, it would be replaced, and everybody locked out.
    assert_eq!(
        std::fs::read(site.path("content/bolt/keyring.toml")).unwrap(),
        keyring
    );
    snapshot(
        "bad_input/settings_that_are_not_utf8",
        told_in_turn([build, add, list]),
    );
}

#[test]
fn book_toml_is_not_utf8() {
    let site = Site::new();
    site.build();
    site.write("book.toml", b"[book]\ntitle = \"B\xfcro Nord\"\n");
    snapshot(
        "bad_input/book_toml_is_not_utf8",
        site.refuses(1, &["build"]),
    );
}
