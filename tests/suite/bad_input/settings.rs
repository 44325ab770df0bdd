//! `book.toml`, `portal.toml`, `people.toml` and `project.toml`.

use crate::support::{Site, snapshot, told_in_turn};

#[test]
fn book_toml() {
    let site = Site::new();
    site.build();
    site.write(
        "book.toml",
        r#"[book]
titel = "Studio North"
authors = "Studio North"
language = "german"
src = "../content"
multilingual = true

[biuld]
build-dir = "dist"

[build]
build-dir = "/var/www"
create-missing = false

[access]
keyfile = "north.key"

[limits]
attachment = "100 megs"

[output.html]
theme = "dark"
"#,
    );
    snapshot("bad_input/book_toml", site.refuses(1, &["build"]));
}

#[test]
fn book_toml_that_would_mix_content_and_output() {
    let site = Site::new();
    site.build();
    let book = "[book]\ntitle = \"Studio North\"\nlanguage = \"eo\"\n[build]\nbuild-dir = \"content/out\"\n";
    site.write("book.toml", book);
    let inside = site.refuses(1, &["build"]);
    site.write(
        "book.toml",
        "[book]\ntitle = \"Studio North\"\nsrc = \"dist\"\n",
    );
    let same = site.refuses(1, &["build"]);
    snapshot(
        "bad_input/book_toml_mixing_content_and_output",
        told_in_turn([inside, same]),
    );
}

#[test]
fn book_toml_without_its_table() {
    let site = Site::new();
    site.write("book.toml", "title = \"Studio North\"\n");
    snapshot(
        "bad_input/book_toml_without_its_table",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn portal_toml() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/portal.toml",
        r##"nmae = "Acme Ltd"
kind = "costumer"
languages = ["eo", "deutsch"]
time-zone = "Europe/Berlinn"
currency = "EURO"
accent = "green"
audience = ["board"]

[gate]
show_name = true
"##,
    );
    site.portal("bolt");
    site.write(
        "content/bolt/portal.toml",
        r#"name = ""
kind = 3
languages = "English"
currency = "eur"
accent = "1f6f5c"
gate = "open"
"#,
    );
    snapshot("bad_input/portal_toml", site.refuses(1, &["build"]));
}

#[test]
fn people_toml() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/people.toml",
        r#"[[person]]
id = "anna"
name = "Anna Berg"
side = "client"
email = "anna.berg"
tel = "call me"
languages = ["deutsch"]
phone = "+49 30 1234567"
away = [
  { from = 2026-12-24, to = 2026-12-01, substitute = "bem" },
  { from = "Christmas", until = 2027-01-06 },
]

[[person]]
id = "Ben Holm"
name = "Ben Holm"

[[person]]
id = "anna"
side = "agency"
substitute = "cleo"
counterpart = ["anna"]

[[persons]]
name = "Cleo"
"#,
    );
    snapshot("bad_input/people_toml", site.refuses(1, &["build"]));
}

#[test]
fn project_toml() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/shop/project.toml",
        "name = \"New shop\"\nowner = \"bne\"\nstart = 2026-13-01\ntarget = \"spring\"\n",
    );
    site.write(
        "content/acme/project.toml",
        "title = \"The portal is none\"\n",
    );
    site.write(
        "content/acme/shop/cart/project.toml",
        "title = \"Too deep\"\n",
    );
    site.write(
        "content/acme/status/project.toml",
        "title = \"A section is none\"\n",
    );
    site.write("content/acme/settings.toml", "colour = \"blue\"\n");
    site.write("content/acme/shop/people.toml", "");
    snapshot("bad_input/project_toml", site.refuses(1, &["build"]));
}

#[test]
fn no_site_here() {
    let site = Site::empty();
    snapshot("bad_input/no_site", site.refuses(2, &["build"]));
}

#[test]
fn no_content_folder() {
    let site = Site::new();
    site.build();
    site.remove("content");
    snapshot("bad_input/no_content_folder", site.refuses(1, &["build"]));
}

#[test]
fn no_portal_toml() {
    let site = Site::new();
    site.build();
    site.remove("content/acme/portal.toml");
    site.write("content/bolt/index.md", "# Bolt\n");
    site.write("content/notes.md", "Not in any portal.\n");
    snapshot("bad_input/no_portal_toml", site.refuses(1, &["build"]));
}
