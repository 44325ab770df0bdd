//! Charts on pages: where their figures come from, who sees them, and what they are called.

use std::collections::BTreeSet;

use super::{html_of, show, show_text, urls};
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, View};
use crate::render::links::Links;
use crate::render::markdown::render;
use crate::render::theme::Theme;

const ORDERS: &str = "Month;Orders\n2026-04;31\n2026-05;47\n";

#[test]
fn a_table_in_the_text_and_one_in_a_file_are_drawn_alike() {
    let inside = html_of(&format!("```chart type=line Orders\n{ORDERS}```\n"));
    let portal = sound_portal(&[
        (
            "index.md",
            "```chart type=line file=figures/orders.csv Orders\n```\n",
        ),
        (
            "figures/orders.csv",
            &format!("\u{feff}{}", ORDERS.replace('\n', "\r\n")),
        ),
    ]);
    let shown = show(&portal, "");
    assert_eq!(shown.findings, Vec::<String>::new());
    assert_eq!(shown.rendered.html.trim_end(), inside);
    assert!(
        inside.contains("<figcaption class=\"own\">Orders</figcaption>"),
        "{inside}"
    );
    assert!(
        inside.contains("<th scope=\"row\">April 2026</th><td class=\"numeric\">31</td>"),
        "{inside}"
    );
}

#[test]
fn a_file_is_charted_and_not_published() {
    let portal = sound_portal(&[
        ("index.md", "```chart file=orders.csv\n```\n"),
        ("orders.csv", ORDERS),
    ]);
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let view = View::of(&portal, AudienceSet::everyone());
    let urls = urls(&portal);
    let mut links = Links::new(&view, &urls, theme.locale(view.settings().language()));
    let (_, page) = view.page_at("").expect("the page is there");
    let body = page.body.as_ref().expect("it has a text");
    let html = render(body, &page.title, &mut links).html;
    assert!(
        html.contains("Highest: May 2026 with 47; lowest: April 2026 with 31."),
        "{html}"
    );
    assert_eq!(links.used, BTreeSet::new());
    let charted: Vec<&str> = links
        .charted
        .iter()
        .map(|id| view.attachment_name(*id))
        .collect();
    assert_eq!(charted, ["orders.csv"]);
}

#[test]
fn figures_that_readers_may_not_see_are_not_drawn() {
    let mut portal = sound_portal(&[
        (
            "index.md",
            "Before\n\n```chart file=orders.csv What we <ordered>\n```\n\nAfter\n",
        ),
        ("orders.csv", ORDERS),
    ]);
    portal.limit("orders.csv", "board");
    let shown = show(&portal, "");
    assert_eq!(shown.findings, Vec::<String>::new());
    assert_eq!(
        shown.rendered.html.trim_end(),
        "<p>Before</p>\n<p>What we &lt;ordered&gt;</p>\n\n<p>After</p>"
    );
}

#[test]
fn charts_of_one_page_have_ids_of_their_own_and_words_are_escaped() {
    let chart = "```chart type=grouped unit=<u> A & B <i>\n<k>,<s>,\"a,b\"\n<script>,1,2\n```\n";
    let html = html_of(&format!("{chart}\n{chart}\n<br>\n"));
    let ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    assert!(ids.len() >= 12, "{ids:?}");
    for typed in ["<script", "<i>", "<u>", "<k>", "<s>"] {
        assert!(!html.contains(typed), "{html}");
    }
    assert!(html.contains("&lt;script&gt;"), "{html}");
}

#[test]
fn a_chart_that_is_wrong_is_told_and_not_drawn() {
    let shown = show_text("```chart type=bar\nMonth,Orders\nApril,many\nMay,few\n```\n");
    assert_eq!(
        shown.findings,
        [
            "error[invalid-number]: `many` is no number",
            "error[invalid-number]: `few` is no number"
        ]
    );
    assert!(
        !shown.rendered.html.contains("<svg"),
        "{}",
        shown.rendered.html
    );
}
