//! What links, wiki links and images in Markdown become.

use super::{html_of, show, show_text, urls_everywhere};
use crate::diag::Findings;
use crate::model::tests::{portal, sound_portal};
use crate::model::{AudienceSet, View};
use crate::render::{Theme, render_view};

#[test]
fn links_to_pages_and_files_become_addresses_and_marks() {
    for (text, expected) in [
        (
            "[shop](concepts/shop.md)",
            "<a href=\"concepts_shop.html\">shop</a>",
        ),
        (
            "[shop](concepts/shop#next-steps)",
            "<a href=\"concepts_shop.html#next-steps\">shop</a>",
        ),
        ("[all](concepts/)", "<a href=\"concepts.html\">all</a>"),
        (
            "[offer](<Offer No. 1.pdf>)",
            "<a href=\"Offer No 1pdf.bin\" download=\"Offer No. 1.pdf\" type=\"application/pdf\" data-attachment=\"\">offer</a>",
        ),
        (
            "[offer](Offer%20No.%201.pdf)",
            "download=\"Offer No. 1.pdf\"",
        ),
        (
            "![The *plan*](plan.png)",
            "<img data-src=\"planpng.bin\" data-type=\"image/png\" alt=\"The plan\" width=\"640\" height=\"480\">",
        ),
        ("[[shop]]", "<a href=\"concepts_shop.html\">New shop</a>"),
        (
            "[[New shop]]",
            "<a href=\"concepts_shop.html\">New shop</a>",
        ),
        (
            "[[concepts/shop|our shop]]",
            "<a href=\"concepts_shop.html\">our shop</a>",
        ),
        (
            "<anna@example.com>",
            "<a href=\"mailto:anna@example.com\">anna@example.com</a>",
        ),
        (
            "[call](tel:+49301234)",
            "<a href=\"tel:+49301234\">call</a>",
        ),
    ] {
        let html = html_of(text);
        assert!(html.contains(expected), "{text}: {html}");
    }
}

#[test]
fn links_out_of_the_portal_open_beside_it_and_do_not_tell_where_from() {
    for text in [
        "[w](https://example.com/?a=1&b=2)",
        "<https://example.com/?a=1&b=2>",
        "[w](//example.com/?a=1&b=2)",
    ] {
        let html = html_of(text);
        assert!(html.contains("href=\"https://example.com/?a=1&amp;b=2\" rel=\"noopener noreferrer\" target=\"_blank\""), "{html}");
    }
}

#[test]
fn a_quote_in_an_address_stays_inside_its_attribute() {
    for text in [
        "[w](https://example.com/\"onclick=alert(1))",
        "![a\"b onerror=alert(1)](plan.png)",
    ] {
        let html = html_of(text);
        assert!(
            !html.contains("\"onclick") && !html.contains("a\"b"),
            "{html}"
        );
    }
}

#[test]
fn what_must_not_be_linked_is_text_and_a_finding() {
    for (text, html, code) in [
        ("[x](javascript:alert(1))", "<p>x</p>", "unsafe-link"),
        ("[x](data:text/html,x)", "<p>x</p>", "unsafe-link"),
        ("[x](nowhere.md)", "<p>x</p>", "broken-link"),
        ("[x](../elsewhere.md)", "<p>x</p>", "broken-link"),
        ("[x](concepts/soon.md)", "<p>x</p>", "broken-link"),
        ("[[nothing]]", "<p>nothing</p>", "broken-link"),
        (
            "![x](https://example.com/x.png)",
            "<p>x</p>",
            "external-image",
        ),
        ("![x](<Offer No. 1.pdf>)", "<p>x</p>", "not-an-image"),
    ] {
        let shown = show_text(text);
        assert_eq!(shown.rendered.html.trim_end(), html, "{text}");
        assert_eq!(shown.findings.len(), 1, "{text}");
        assert!(
            shown.findings[0].starts_with(&format!("error[{code}]")),
            "{:?}",
            shown.findings
        );
    }
}

#[test]
fn links_to_what_readers_may_not_see_are_text_and_no_finding() {
    let mut portal = sound_portal(&[
        (
            "index.md",
            "[a](board/salaries.md) [b](plan.pdf) ![c](chart.png) [[salaries]] [[salaries|d]]\n",
        ),
        ("board/salaries.md", "# What everybody earns\n"),
        ("plan.pdf", "%PDF"),
        ("chart.png", "PNG"),
    ]);
    for path in ["board/salaries", "plan.pdf", "chart.png"] {
        portal.limit(path, "board");
    }
    let shown = show(&portal, "");
    assert_eq!(shown.rendered.html.trim_end(), "<p>a b c salaries d</p>");
    assert_eq!(shown.findings, Vec::<String>::new());
}

#[test]
fn a_whole_view_says_nothing_of_what_is_hidden() {
    let mut portal = sound_portal(&[
        (
            "people.toml",
            "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\n",
        ),
        ("index.md", "# Welcome\n\n[a](concepts/takeover.md)\n"),
        (
            "concepts/shop.md",
            "+++\nsupersedes = \"takeover.md\"\nbudget = \"../budget/2026.md\"\n+++\n# Shop\n",
        ),
        (
            "concepts/takeover.md",
            "# Takeover of Bolt\n\nIn strict confidence.\n",
        ),
        (
            "budget/2026.md",
            "+++\nbasis = \"net\"\ntitle = \"War chest\"\n+++\n",
        ),
        (
            "documents/a.md",
            "+++\nkind = \"contract\"\nproject = \"merger\"\n+++\n# Terms\n",
        ),
        (
            "merger/project.toml",
            "title = \"Project Falcon\"\nsummary = \"Hush\"\n",
        ),
        ("merger/status/2026-11-20-signed.md", "# Signed in Zurich\n"),
    ]);
    for path in [
        "concepts/takeover",
        "budget/2026",
        "merger/status/2026-11-20-signed",
    ] {
        portal.limit(path, "board");
    }
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let render = |readable: AudienceSet| {
        let mut findings = Findings::default();
        let view = View::of(&portal, readable);
        let rendered = render_view(
            &view,
            "Studio North",
            &urls_everywhere(&portal),
            &theme,
            &mut findings,
        );
        assert!(!findings.has_errors());
        let pages = rendered.expect("the theme is whole").pages;
        pages
            .iter()
            .map(|(_, html)| String::from_utf8_lossy(html.as_bytes()).into_owned())
            .collect::<String>()
    };
    let secrets = [
        "Takeover",
        "takeover",
        "confidence",
        "War chest",
        "budget_2026",
        "Falcon",
        "Hush",
        "merger",
        "Zurich",
    ];
    let everyone = render(AudienceSet::everyone());
    let board = render(AudienceSet::new(["board", "everyone"]));
    for secret in secrets {
        assert!(!everyone.contains(secret), "{secret}");
        assert!(board.contains(secret), "{secret} would not be found");
    }
}

#[test]
fn a_link_to_a_heading_that_is_not_there_is_found_once_all_pages_are_rendered() {
    let (portal, _) = portal(&[
        (
            "index.md",
            "[a](b.md#there) [b](b.md#thare) [c](#nowhere)\n",
        ),
        ("b.md", "# B\n\n## There\n"),
    ]);
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let mut findings = Findings::default();
    let view = View::of(&portal, AudienceSet::everyone());
    render_view(
        &view,
        "Studio North",
        &urls_everywhere(&portal),
        &theme,
        &mut findings,
    )
    .expect("the theme is whole");
    let messages: Vec<String> = findings
        .sorted()
        .into_iter()
        .map(|finding| finding.message)
        .collect();
    assert_eq!(
        messages,
        [
            "the page `b` has no heading `#thare`",
            "the page `index` has no heading `#nowhere`"
        ]
    );
}
