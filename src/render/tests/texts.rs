//! Markdown without links.

use super::{html_of, show_text};

#[test]
fn the_title_is_not_said_twice_and_stays_the_only_one_of_its_level() {
    assert_eq!(html_of("# Welcome\n\nText"), "<p>Text</p>");
    let html = html_of("+++\ntitle = \"Other\"\n+++\n# Welcome\n\nText");
    assert!(html.starts_with("<h2 id=\"welcome\">Welcome"), "{html}");
    assert!(!html_of("# One\n\n# Two\n\n# Three\n").contains("<h1"));
}

#[test]
fn headings_get_ids_that_are_single_and_leave_the_frame_alone() {
    let shown = show_text(
        "## Größe & Maß\n\n## Größe & Maß\n\n## Gate\n\n### `code` *and* more\n\n## …\n\n## Own {#my-id}\n",
    );
    let ids: Vec<&str> = shown
        .rendered
        .headings
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "größe--maß",
            "größe--maß-1",
            "gate-",
            "code-and-more",
            "section",
            "my-id"
        ]
    );
    assert_eq!(shown.rendered.headings[3].level, 3);
    assert_eq!(shown.rendered.headings[3].title, "code and more");
    for id in ids {
        assert!(
            shown.rendered.html.contains(&format!("id=\"{id}\"")),
            "{id}"
        );
    }
}

#[test]
fn nothing_but_the_id_is_taken_from_a_headings_attributes() {
    let html = html_of("## Own {#my-id .gate onclick=alert(1) style=color:red}\n");
    assert!(html.contains("<h2 id=\"my-id\">"), "{html}");
    for gone in ["onclick", "style", "class=\"gate\""] {
        assert!(!html.contains(gone), "{html}");
    }
}

#[test]
fn the_extensions_are_on() {
    for (text, expected) in [
        ("~~old~~", "<del>old</del>"),
        ("Shop\n: Where one buys\n", "<dt>Shop</dt>"),
        ("- [x] done\n", "type=\"checkbox\""),
        ("- [x] done\n", "disabled"),
        (
            "| a | b |\n|---|--:|\n| 1 | 2 |\n",
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=",
        ),
        (
            "| | a |\n|---|--:|\n| 1 | 2 |\n",
            "<tr><td></td><th scope=\"col\" class=\"numeric\">a</th></tr>",
        ),
    ] {
        let html = html_of(text);
        assert!(html.contains(expected), "{text}: {html}");
    }
    // Maths is off: a price is a price.
    assert_eq!(html_of("It costs $5 or $6."), "<p>It costs $5 or $6.</p>");
}

#[test]
fn alignment_needs_no_inline_style() {
    let html = html_of("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n");
    assert!(!html.contains("style="), "{html}");
}

#[test]
fn what_looks_like_html_in_text_and_code_is_text() {
    assert_eq!(html_of("1 < 2 & 3 > 2"), "<p>1 &lt; 2 &amp; 3 &gt; 2</p>");
    assert_eq!(html_of("`<script>`"), "<p><code>&lt;script&gt;</code></p>");
    assert!(html_of("```\n<script>alert(1)</script>\n```\n").contains("&lt;script&gt;"));
    assert!(!html_of("``` \"><script>alert(1)</script>\nx\n```\n").contains("<script>"));
}

#[test]
fn lists_quote_the_first_paragraph_cut_between_words() {
    let summary = |text: &str| show_text(text).rendered.summary;
    assert_eq!(
        summary("# Title\n\nFirst *words* and\n`code`.\n\nMore.\n").as_deref(),
        Some("First words and code.")
    );
    assert_eq!(summary("- a list\n"), None);
    let long = summary(&"zwölf Boxkämpfer ".repeat(30)).unwrap_or_default();
    assert!(
        long.chars().count() < 185 && long.ends_with(" zwölf …"),
        "{long}"
    );
}

#[test]
fn an_empty_text_is_empty() {
    assert_eq!(html_of(""), "");
    assert_eq!(html_of("# Only a title\n"), "");
}
