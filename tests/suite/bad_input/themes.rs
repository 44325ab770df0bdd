//! Themes: what is wrong with their files, their templates in both engines, and with what they print.

use crate::support::{Site, snapshot, told_in_turn};

/// A site that chooses the theme `north`, and has built before it did.
fn site() -> Site {
    let site = Site::new();
    site.write(
        "content/acme/status/2026-11-20-start.md",
        "We have begun.\n",
    );
    site.build();
    site.write(
        "book.toml",
        "[book]\ntitle = \"Studio North\"\n\n[output.html]\ntheme = \"north\"\n",
    );
    site
}

const TERA: &str = "engine = \"tera\"\nextends = \"plain\"\n";

#[test]
fn choosing() {
    let site = site();
    site.write("themes/norht/theme.toml", "");
    let unknown = site.refuses(1, &["build"]);
    site.write(
        "book.toml",
        "theme = \"plain\"\n[book]\ntitle = \"Studio North\"\n[output.html]\ntheme = \"../north\"\n[output.epub]\n",
    );
    site.edit("content/acme/portal.toml", "name", "theme = 3\nname");
    let wrong = site.refuses(1, &["build"]);
    snapshot("bad_input/themes_choosing", told_in_turn([unknown, wrong]));
}

#[test]
fn theme_toml() {
    let site = site();
    site.write(
        "themes/north/theme.toml",
        "name = \"south\"\nversion = 1.0\nengine = \"handlebars\"\nextends = [\"default\"]\nmin_version = \"0.23\"\n",
    );
    let wrong = site.refuses(1, &["build"]);
    site.write("themes/north/theme.toml", "extends = \"east\"\n");
    site.write("themes/east/theme.toml", "extends = \"north\"\n");
    let circle = site.refuses(1, &["build"]);
    site.write("themes/east/theme.toml", "extends = \"plane\"\n");
    let nowhere = site.refuses(1, &["build"]);
    site.remove("themes/east/theme.toml");
    let bare = site.refuses(1, &["build"]);
    site.write("themes/north/theme.toml", "engine = tera\n");
    let broken = site.refuses(1, &["build"]);
    snapshot(
        "bad_input/themes_theme_toml",
        told_in_turn([wrong, circle, nowhere, bare, broken]),
    );
}

#[test]
fn files() {
    let site = site();
    site.write("themes/north/theme.toml", "");
    site.write("themes/north/README.md", "A theme.\n");
    site.write("themes/north/script.js", "alert(1)");
    site.write("themes/north/static/menu.js", "alert(1)");
    site.write("themes/north/static/fonts/a.woff2", "font");
    site.write("themes/north/static/our logo.png", "png");
    site.write("themes/north/static/huge.png", vec![0; 2_000_001]);
    site.write("themes/north/style/more.scss", "a { b {} }");
    site.write("themes/north/templates/page.hbs", "{{ page.title }}");
    site.write("themes/north/templates/staus.html", "{{ page.title }}");
    site.write("themes/north/templates/shell.html", "{{ sealed }}");
    site.write("themes/north/templates/long.html", "x".repeat(256_001));
    site.write("themes/north/templates/latin.html", b"<p>\xe4</p>");
    site.write("themes/north/locales/eo.ftl", "lock = Fermi\n");
    site.write("themes/north/locales/english.txt", "lock = Lock\n");
    snapshot("bad_input/themes_files", site.refuses(1, &["build"]));
}

#[cfg(unix)]
#[test]
fn links() {
    use std::os::unix::fs::symlink;
    let site = site();
    site.write("secret.html", "secret");
    site.write("themes/north/theme.toml", "");
    site.write("themes/north/templates/none.html", "");
    symlink(
        site.path("secret.html"),
        site.path("themes/north/templates/page.html"),
    )
    .unwrap();
    let file = site.refuses(1, &["build"]);
    site.write("elsewhere/theme.toml", "");
    site.remove("themes/north");
    symlink(site.path("elsewhere"), site.path("themes/north")).unwrap();
    let folder = site.refuses(1, &["build"]);
    snapshot("bad_input/themes_links", told_in_turn([file, folder]));
}

#[test]
fn texts() {
    let site = site();
    site.write("themes/north/theme.toml", "");
    site.write(
        "themes/north/locales/en.ftl",
        "lock = Lock { $who }\nmore = { $number } more\nlokc = Lock\nforget-device = Forget\nforget-device = Forget me\n",
    );
    site.write("themes/north/locales/de.ftl", "lock = { $\n");
    let wrong = site.refuses(1, &["build"]);
    site.write(
        "themes/north/locales/en.ftl",
        "months = January, February\n",
    );
    site.write("themes/north/locales/de.ftl", "lock = Zu\n    .at = Zua\n");
    let notation = site.refuses(1, &["build"]);
    snapshot("bad_input/themes_texts", told_in_turn([wrong, notation]));
}

/// What each template is told, one after the other.
fn told(settings: &str, templates: &[(&str, &str)]) -> String {
    let site = site();
    let turns = templates.iter().map(|(name, text)| {
        site.write("themes/north/theme.toml", settings);
        site.write(&format!("themes/north/templates/{name}"), text);
        let told = site.refuses(1, &["build"]);
        site.remove("themes/north");
        told
    });
    told_in_turn(turns)
}

#[test]
fn templates_in_minijinja() {
    let told = told(
        "",
        &[
            ("status.html", "<h1>{{ page.titel }}</h1>\n"),
            ("status.html", "{% if nowhere %}yes{% endif %}\n"),
            ("status.html", "<p>\n{{ page.title|uper }}\n"),
            ("status.html", "{{ translate(\"lock\") }}\n"),
            ("status.html", "{{ t(\"lokc\") }}\n"),
            ("status.html", "{{ t(\"more\") }}\n"),
            ("status.html", "{% if page.title %}\n<p>\n"),
            ("status.html", "{% include \"part.html\" %}\n"),
            ("status.html", "{% include \"status.html\" %}\n"),
            ("status.html", "{% extends \"status.html\" %}\n"),
            (
                "status.html",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}\n",
            ),
            ("status.html", "{{ page.title + 1 }}\n"),
            (
                "status.html",
                "{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}\n",
            ),
        ],
    );
    snapshot("bad_input/themes_minijinja", told);
}

#[cfg(feature = "tera")]
#[test]
fn templates_in_tera() {
    let told = told(
        TERA,
        &[
            ("status.html", "<h1>{{ page.titel }}</h1>\n"),
            ("status.html", "{{ nowhere }}\n"),
            (
                "status.html",
                "<p>\n{{ page.title | uper }} {{ page.title | lowr }}\n",
            ),
            ("status.html", "<p>ä {{ translate(key=\"lock\") }}\n"),
            ("status.html", "{{ t(key=\"lokc\") }}\n"),
            ("status.html", "{{ t(\"lock\") }}\n"),
            ("status.html", "{% if page.title %}\n<p>\n"),
            ("status.html", "{% include \"part.html\" %}\n"),
            ("status.html", "{% include \"status.html\" %}\n"),
            ("status.html", "{% extends \"status.html\" %}\n"),
            ("status.html", "{% extends \"layout.html\" %}\n"),
            (
                "status.html",
                "{% component m(a) %}{{<m a={a} />}}{% endcomponent m %}{{<m a={1} />}}\n",
            ),
            ("status.html", "{{ 1 + page.title }}\n"),
            (
                "status.html",
                "{% set all = range(end=90000) %}{% for a in all %}{% for b in all %}0123456789012345{% endfor %}{% endfor %}\n",
            ),
        ],
    );
    snapshot("bad_input/themes_tera", told);
}

#[test]
fn templates_in_a_circle() {
    let site = site();
    let engines = if cfg!(feature = "tera") {
        vec!["", TERA]
    } else {
        vec![""]
    };
    let mut turns = Vec::new();
    for settings in engines {
        site.write("themes/north/theme.toml", settings);
        for (one, other) in [
            (
                "<p>\n{% include 'mine.html' %}</p>\n",
                "{%- include \"status.html\" -%}\n",
            ),
            (
                "{% extends \"mine.html\" %}\n",
                "{# frame #}\n{% extends \"status.html\" %}\n",
            ),
        ] {
            site.write("themes/north/templates/status.html", one);
            site.write("themes/north/templates/mine.html", other);
            turns.push(site.refuses(1, &["build"]));
        }
    }
    snapshot("bad_input/themes_circles", told_in_turn(turns));
}

#[cfg(feature = "tera")]
#[test]
fn all_templates_at_once() {
    let site = site();
    site.write("themes/north/theme.toml", "engine = \"tera\"\n");
    site.write("themes/north/templates/page.html", "{{ page.title }}");
    let missing = site.refuses(1, &["build"]);
    site.write("themes/north/theme.toml", TERA);
    site.write("themes/north/templates/page.html", "{{ page.title");
    site.write("themes/north/templates/status.html", "{% for %}");
    let broken = site.refuses(1, &["build"]);
    site.write("themes/north/theme.toml", "");
    let broken_too = site.refuses(1, &["build"]);
    site.write("themes/north/templates/home.html", "{{ home.stant }}");
    site.write("themes/north/templates/page.html", "");
    site.write("themes/north/templates/status.html", "{{ post.titel }}");
    let undefined = site.refuses(1, &["build"]);
    snapshot(
        "bad_input/themes_all_templates_at_once",
        told_in_turn([missing, broken, broken_too, undefined]),
    );
}

#[test]
fn what_the_policy_blocks() {
    let site = site();
    site.write("themes/north/theme.toml", "");
    site.write(
        "themes/north/templates/status.html",
        "<script src=\"https://cdn.example/menu.js\"></script>\n<p style=\"color: red\" onclick=\"go()\">{{ page.title }}</p>\n\
            <img src=\"//cdn.example/{{ page.kind }}.png\" alt=\"\">\n<a href=\"javascript:go()\">x</a>\n",
    );
    site.write(
        "themes/north/style/north.css",
        "@import \"fonts.css\";\n/* url(https://nowhere) */\nbody { background: url(https://cdn.example/paper.png) }\n",
    );
    site.write(
        "themes/north/static/sign.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>go()</script></svg>",
    );
    let said = site.refuses(1, &["build"]);
    site.remove("themes/north");
    site.write("themes/north/theme.toml", "");
    site.write(
        "themes/north/templates/status.html",
        "{% set tag = \"script\" %}<{{ tag }}>{{ post.title }}</{{ tag }}>{{ \"<p style='x' onclick='y'>\"|safe }}\n",
    );
    let printed = site.refuses(1, &["build"]);
    snapshot("bad_input/themes_blocked", told_in_turn([said, printed]));
}

#[cfg(feature = "tera")]
#[test]
fn what_the_policy_blocks_in_tera() {
    let told = told(
        TERA,
        &[
            (
                "status.html",
                "<script>go()</script>\n<style>p { color: red }</style>\n<p style=\"color: red\">{{ page.title }}</p>\n",
            ),
            (
                "status.html",
                "{% set tag = \"script\" %}<{{ tag }}>{{ post.title }}</{{ tag }}>{{ \"<p style='x' onclick='y'>\" | safe }}\n",
            ),
        ],
    );
    snapshot("bad_input/themes_blocked_in_tera", told);
}

#[test]
fn commands() {
    let site = Site::new();
    site.write("content/acme/handbook/start.md", "# Start\n");
    let turns = [
        site.refuses(2, &["theme", "new", "Our Theme"]),
        site.refuses(2, &["theme", "new", "default"]),
        site.refuses(2, &["theme", "context", "acmee", "/"]),
        site.refuses(1, &["theme", "context", "acme", "handbok/start.md"]),
    ];
    site.write("themes/north/theme.toml", "");
    let taken = site.refuses(2, &["theme", "new", "north"]);
    let said = told_in_turn(turns.into_iter().chain([taken]));
    let root = site.path("").canonicalize().unwrap();
    snapshot(
        "bad_input/themes_commands",
        said.replace(root.to_str().unwrap(), "[site]"),
    );
}
