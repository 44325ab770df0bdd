//! Themes of a site: one file is enough, two lie over each other, and each portal chooses.

use crate::opening::{open_portal, within};
use crate::support::{PASSPHRASE, Site, read_tree};

const NORTH: &str = "[book]\ntitle = \"Studio North\"\n\n[output.html]\ntheme = \"north\"\n";

/// The first page of a portal, as Anna reads it.
fn home(site: &Site, portal: &str) -> String {
    let files = within(&read_tree(&site.path("dist")), portal);
    open_portal(&files, PASSPHRASE).pages["index.html"].clone()
}

/// A public file of a portal, whatever its folder is called.
fn public(site: &Site, portal: &str, name: &str) -> Option<String> {
    let files = within(&read_tree(&site.path("dist")), portal);
    let found = files.into_iter().find(|(file, _)| file.ends_with(name));
    found.map(|(_, bytes)| String::from_utf8(bytes).unwrap())
}

#[test]
fn one_template_text_or_sheet_is_enough() {
    let site = Site::new();
    site.write("book.toml", NORTH);
    site.write("themes/north/theme.toml", "");
    site.write("themes/north/locales/en.ftl", "lock = Close the door\n");
    site.build();
    assert!(home(&site, "acme").contains("Close the door"));
    site.write(
        "themes/north/templates/prose.html",
        "<div class=\"north\">{{ page.html|safe }}</div>\n",
    );
    site.write(
        "themes/north/style/north.css",
        "/* ours */\n.north { margin: 0 }\n",
    );
    site.write("themes/north/static/leaf.png", "leaf");
    site.build();
    let page = home(&site, "acme");
    assert!(
        page.contains("<div class=\"north\"><p>Good to see you."),
        "{page}"
    );
    assert!(page.contains("Close the door"));
    let style = public(&site, "acme", "style.css").unwrap();
    assert!(style.ends_with(".north{margin:0}"), "{style}");
    assert_eq!(public(&site, "acme", "leaf.png").as_deref(), Some("leaf"));
    site.remove("themes/north/style/north.css");
    site.write("themes/north/style/base.css", ":root { --paper: #fff }\n");
    site.build();
    let style = public(&site, "acme", "style.css").unwrap();
    assert!(style.starts_with(":root{--paper:#fff}"), "{style}");
}

#[test]
fn themes_lie_over_each_other() {
    let site = Site::new();
    site.write("book.toml", NORTH);
    site.write("themes/north/theme.toml", "extends = \"arctic\"\n");
    site.write("themes/north/locales/en.ftl", "lock = North\n");
    site.write("themes/arctic/theme.toml", "");
    site.write(
        "themes/arctic/locales/en.ftl",
        "lock = Arctic\nforget-device = Melt\n",
    );
    site.build();
    let page = home(&site, "acme");
    assert!(page.contains("North") && page.contains("Melt") && !page.contains("Arctic"));
}

#[cfg(feature = "tera")]
#[test]
fn each_portal_chooses() {
    let site = Site::new();
    site.portal("bolt");
    site.edit(
        "content/bolt/portal.toml",
        "name",
        "theme = \"plain\"\nname",
    );
    site.build();
    assert!(home(&site, "bolt").contains("<div class=\"plain\">"));
    assert!(!home(&site, "acme").contains("<div class=\"plain\">"));
    let again = site.published();
    site.build();
    assert!(again == site.published(), "the same in every run");
    site.write("book.toml", NORTH);
    site.write(
        "themes/north/theme.toml",
        "engine = \"tera\"\nextends = \"plain\"\n",
    );
    site.write(
        "themes/north/templates/prose.html",
        "<p>{{ t(key=\"lock\") }}!</p>\n",
    );
    site.build();
    let page = home(&site, "acme");
    assert!(
        page.contains("<div class=\"plain\">") && page.contains("<p>Lock!</p>"),
        "{page}"
    );
}

#[test]
fn the_gate_is_the_same_in_every_theme() {
    let site = Site::new();
    site.build();
    let gate = |site: &Site| {
        let page = site.read("dist/acme/index.html");
        let (_, gate) = page.split_once("<body>").unwrap();
        gate.split_once("<template").unwrap().0.to_owned()
    };
    let before = gate(&site);
    site.write("book.toml", NORTH);
    site.write("themes/north/theme.toml", "");
    site.write(
        "themes/north/templates/base.html",
        "<main id=\"content\">{% block main %}{% endblock %}</main>",
    );
    site.write(
        "themes/north/templates/home.html",
        "<main id=\"content\"><h1>{{ page.title }}</h1></main>",
    );
    site.build();
    assert_eq!(gate(&site), before);
    assert!(before.contains("id=\"gate-form\""));
}

#[test]
fn a_new_theme_builds_and_shows_what_templates_are_given() {
    let site = Site::new();
    let told = site.run(&["theme", "new", "north"]);
    assert_eq!(told.code, Some(0), "{told}");
    for file in told.stdout.lines() {
        assert!(site.path(file).exists(), "{file}");
    }
    site.write("book.toml", NORTH);
    let built = site.build();
    assert!(!built.stderr.contains("warning"), "{built}");

    let told = site.run(&["theme", "context", "acme", "/"]);
    assert_eq!(told.code, Some(0), "{told}");
    let context: serde_json::Value = serde_json::from_str(&told.stdout).unwrap();
    assert_eq!(context["page"]["title"], "Welcome");
    assert_eq!(context["portal"]["name"], "Acme Ltd");
    site.remove("extranet.key");
    site.write("content/acme/handbook/start.md", "# How we start\n");
    for typed in ["handbook/start.md", "/handbook/start", "handbook/start/"] {
        let told = site.run(&["theme", "context", "acme", typed]);
        assert!(
            told.stdout.contains("\"title\": \"How we start\""),
            "{told}"
        );
    }
}
