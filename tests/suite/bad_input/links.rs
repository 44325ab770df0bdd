//! Links, images and wiki links in the text.

use crate::support::{Site, snapshot};

#[test]
fn broken_links() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/concepts/relaunch.md",
        "# Relaunch\n\n## Next steps\n\nText\n",
    );
    site.write(
        "content/acme/concepts/secret.md",
        "+++\ndraft = true\n+++\n# Not yet\n",
    );
    site.write(
        "content/acme/status/2026-11-20-kickoff.md",
        r"# Kick-off

See [the concept](../concepts/relunch.md), [its steps](../concepts/relaunch.md#next-step),
[the offer](../documents/offer.pdf) and [somebody else's room](../../bolt/index.md).

This is [not published](../concepts/secret.md), this is [on this page](#nowhere), this is
[from the wrong folder](relaunch.md), and this has [another case](../concepts/Relaunch.md).

An [empty one](), a [folder that is not there](../offers/), a [reference][ref].

[ref]: ../concepts/missing.md
",
    );
    snapshot("bad_input/broken_links", site.refuses(1, &["build"]));
}

#[test]
fn wiki_links() {
    let site = Site::new();
    site.build();
    site.write("content/acme/concepts/relaunch.md", "# Relaunch\n");
    site.write("content/acme/handbook/relaunch.md", "# The relaunch\n");
    site.write("content/acme/handbook/tone.md", "# Tone of voice\n\nText\n");
    site.write(
        "content/acme/index.md",
        "# Welcome\n\n[[relaunch]], [[tone of voise]], [[nothing like it]], [[handbook/tnoe]],\n[[tone#loud]] and [[relaunch|with a name]].\n",
    );
    snapshot("bad_input/wiki_links", site.refuses(1, &["build"]));
}

#[test]
fn unsafe_links() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/index.md",
        "# Welcome

[plain](javascript:alert(1)) [shouted](JAVASCRIPT:alert(1)) [entity](&#106;avascript:alert(1))
[tab](<java\tscript:alert(1)>) [tab entity](java&Tab;script:alert(1)) [newline entity](java&NewLine;script:alert(1))
[space](<  javascript:alert(1)>) [control](<\u{1}javascript:alert(1)>) [data](data:text/html;base64,PHNjcmlwdD4=)
[vbscript](vbscript:msgbox) [file](file:///etc/passwd) [ftp](ftp://example.com/a) [blob](blob:https://example.com/1)
<javascript:alert(1)> [reference][ref]

[ref]: javascript:alert(1)
",
    );
    snapshot("bad_input/unsafe_links", site.refuses(1, &["build"]));
}

#[test]
fn images() {
    let site = Site::new();
    site.build();
    site.write("content/acme/offer.pdf", "%PDF-1.4\n");
    site.write(
        "content/acme/index.md",
        "# Welcome

![logo](https://example.com/logo.png) ![logo](//example.com/logo.png) ![dot](data:image/png;base64,AAAA)
![offer](offer.pdf) ![page](index.md) ![missing](logo.png) ![outside](../bolt/logo.png)
",
    );
    snapshot("bad_input/images", site.refuses(1, &["build"]));
}

#[test]
fn raw_html() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/index.md",
        "# Welcome

<a href=\"offer.pdf\">offer</a>

<details><summary>More</summary><a href=\"handbook/tone.md\">tone</a> <img src=\"logo.png\"></details>
",
    );
    snapshot("bad_input/raw_html", site.refuses(1, &["build"]));
}

/// What is drawn is put into the page last; whatever a text does to its place there, nothing is put anywhere else.
#[test]
fn drawings_that_find_no_place() {
    let site = Site::new();
    site.build();
    let code = "\n\n```text\ndrawn\n```\n\n";
    for (name, text) in [
        (
            "a",
            format!("<b title=\"&#xFDD0;0&#xFDD0;\">x</b> a <script>{code}</script>\n"),
        ),
        ("b", format!("&#64976;0&#64976;{code}<br>\n")),
        ("c", format!("\u{FDD0}0\u{FDD0}{code}<br>\n")),
        ("d", format!("a <style> b{code}end\n")),
    ] {
        site.write(
            &format!("content/acme/{name}.md"),
            format!("# {name}\n\n{text}"),
        );
    }
    // An attribute that holds the character goes, and nothing else happens.
    site.write(
        "content/acme/e.md",
        format!("# e\n\n<b title=\"&#xFDD0;0&#xFDD0;\">x</b>{code}"),
    );
    snapshot(
        "bad_input/drawings_without_a_place",
        site.refuses(1, &["build"]),
    );
}
