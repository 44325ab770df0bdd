//! Code, callouts and footnotes.

use super::{html_of, portal, show, show_text};

/// The texts of a page in German.
fn german(text: &str) -> String {
    let settings = "name = \"Acme\"\nlanguages = [\"de\"]\n";
    let (portal, _) = portal(&[("portal.toml", settings), ("index.md", text)]);
    show(&portal, "").rendered.html
}

#[test]
fn callouts_say_what_they_are_in_the_language_of_the_page() {
    for (typed, name, english, said) in [
        ("NOTE", "note", "Note", "Hinweis"),
        ("TIP", "tip", "Tip", "Tipp"),
        ("IMPORTANT", "important", "Important", "Wichtig"),
        ("WARNING", "warning", "Warning", "Achtung"),
        ("caution", "caution", "Caution", "Vorsicht"),
    ] {
        let text = format!("> [!{typed}]\n> Mind *the* gap\n");
        let expected = |word: &str| {
            format!(
                "<div class=\"callout callout-{name}\" role=\"note\">\n<p class=\"callout-title\">{word}</p>\n\n<p>Mind <em>the</em> gap</p>\n</div>"
            )
        };
        assert_eq!(html_of(&text), expected(english));
        assert_eq!(german(&text).trim_end(), expected(said));
    }
    assert_eq!(
        html_of("> Just a quotation\n"),
        "<blockquote>\n<p>Just a quotation</p>\n</blockquote>"
    );
}

#[test]
fn callouts_hold_what_texts_hold_and_stand_beside_raw_html() {
    let html = html_of(
        "> [!TIP]\n> - [x] done\n>\n> ```sh\n> ls\n> ```\n>\n> > [!NOTE]\n> > Inner[^1]\n\n<br>\n\n[^1]: Note\n",
    );
    for expected in [
        "class=\"callout callout-tip\" role=\"note\"",
        "type=\"checkbox\"",
        "<span class=\"code-function\">ls</span>",
        "class=\"callout callout-note\" role=\"note\"",
        "Inner<sup",
        "<br>",
    ] {
        #[cfg(not(feature = "highlight"))]
        if expected.contains("code-function") {
            continue;
        }
        assert!(html.contains(expected), "{expected}: {html}");
    }
    let ends = |html: &str| (html.matches("<div").count(), html.matches("</div>").count());
    assert_eq!(ends(&html), (2, 2), "{html}");
}

#[test]
fn footnotes_are_numbered_as_they_are_referred_to_and_come_last() {
    let html = html_of(
        "One[^b], two[^A], one more[^B].\n\n[^a]: Aside.\n\n[^b]: See[^deep].\n\n[^deep]: Below.\n\nThe end.\n",
    );
    let order: Vec<usize> = ["The end.", "<ol>", "See", "Aside.", "Below."]
        .iter()
        .map(|text| html.find(text).expect("it is there"))
        .collect();
    assert!(order.is_sorted(), "{html}");
    for expected in [
        "One<sup class=\"footnote\"><a id=\"fnref.1\" href=\"#fn.1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup>,",
        "two<sup class=\"footnote\"><a id=\"fnref.2\" href=\"#fn.2\"",
        "one more<sup class=\"footnote\"><a id=\"fnref.1.2\" href=\"#fn.1\"",
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">",
        "<li id=\"fn.2\">\n<p>Aside. <a class=\"footnote-back\" href=\"#fnref.2\" role=\"doc-backlink\" aria-label=\"Back to the text\">",
        "href=\"#fnref.1\" role=\"doc-backlink\" aria-label=\"Back to the text, place 1\">",
        "href=\"#fnref.1.2\" role=\"doc-backlink\" aria-label=\"Back to the text, place 2\">",
        "<li id=\"fn.3\">\n<p>Below.",
    ] {
        assert!(html.contains(expected), "{expected}: {html}");
    }
    assert_eq!(html.matches("<li").count(), html.matches("</li>").count());
    assert!(german("Eins[^1].\n\n[^1]: Nebenbei.\n").contains("aria-label=\"Zurück zum Text\""));
}

#[test]
fn no_id_of_a_footnote_is_taken_by_a_heading() {
    let html = html_of("## Own {#fn.1}\n\n<b id=\"fnref.1\">x</b> One[^1].\n\n[^1]: Aside.\n");
    for id in ["id=\"fn.1\"", "id=\"fnref.1\""] {
        assert_eq!(html.matches(id).count(), 1, "{html}");
    }
}

#[test]
fn a_footnote_may_hold_blocks_and_stand_before_what_is_drawn() {
    let html = html_of(
        "One[^1].\n\n[^1]: First.\n\n    ```text\n    in the note\n    ```\n\n```text\nin the text\n```\n",
    );
    let place = |text: &str| html.find(text).expect("it is there");
    assert!(place("in the text") < place("in the note"), "{html}");
    assert!(
        html.contains("in the note\n</code></pre>\n <a class=\"footnote-back\""),
        "{html}"
    );
}

#[test]
fn footnotes_that_do_not_meet_their_references_are_told() {
    let shown = show_text(
        "One[^a] and two[^b].\n\n[^a]: Aside.\n\n[^a]: Once more.\n\n[^c]: Alone.\n\n    ```\n    drawn\n    ```\n",
    );
    assert_eq!(
        shown.findings,
        [
            "warning[missing-footnote]: there is no footnote `b`",
            "warning[repeated-footnote]: the footnote `a` is written twice",
            "warning[unused-footnote]: nothing refers to the footnote `c`",
        ]
    );
    let html = shown.rendered.html;
    for gone in ["Once more", "Alone", "drawn"] {
        assert!(!html.contains(gone), "{html}");
    }
    assert!(html.contains("two[^b]."), "{html}");
    // What only looks like a reference is none.
    for text in [
        "`[^b]`",
        "\\[^b]",
        "    [^b]",
        "[^](https://example.com)",
        "a[^ b]",
        "[^b c]",
        "[ ^b]",
        "[^b](https://example.com)",
    ] {
        html_of(text);
    }
}

#[test]
fn code_is_set_with_its_caption_and_can_be_reached_when_it_scrolls() {
    assert_eq!(
        html_of("```klingon\nfn <main>\n```\n"),
        "<pre><code class=\"language-klingon\">fn &lt;main&gt;\n</code></pre>"
    );
    assert_eq!(
        html_of("    indented\n"),
        "<pre><code>indented\n</code></pre>"
    );
    let long = "x".repeat(60);
    assert_eq!(
        html_of(&format!("```\n{long}\n```\n")),
        format!(
            "<pre role=\"group\" tabindex=\"0\" aria-label=\"Code\"><code>{long}\n</code></pre>"
        )
    );
    assert_eq!(
        html_of(&format!("```text The \"longest\" line\n{long}\n```\n")),
        format!(
            "<figure class=\"code\"><figcaption>The &quot;longest&quot; line</figcaption>\
             <pre role=\"group\" tabindex=\"0\" aria-label=\"The &quot;longest&quot; line\">\
             <code class=\"language-text\">{long}\n</code></pre></figure>"
        )
    );
}

#[cfg(feature = "highlight")]
#[test]
fn code_is_coloured_also_beside_raw_html() {
    for text in [
        "```rust\nfn main() {}\n```\n",
        "```rust\nfn main() {}\n```\n\n<br>\n",
        "> ```rust\n> fn main() {}\n> ```\n",
    ] {
        let html = html_of(text);
        assert!(
            html.contains("<code class=\"language-rust\"><span class=\"code-keyword\">fn</span>"),
            "{html}"
        );
    }
}

#[test]
fn a_language_is_nobodys_mistake_but_for_what_would_be_drawn() {
    for (language, name) in [
        ("mermiad", Some("mermaid")),
        ("Mermaid", Some("mermaid")),
        ("charts", Some("chart")),
        ("klingon", None),
        ("doc", None),
        ("text", None),
        ("c", None),
    ] {
        let findings = show_text(&format!("```{language}\nx\n```\n")).findings;
        let expected = name.map(|_| {
            format!(
                "warning[misspelt-drawing]: `{language}` is no language that is drawn, so this is set as code"
            )
        });
        assert_eq!(findings, Vec::from_iter(expected));
    }
}
