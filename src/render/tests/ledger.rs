//! The page of a ledger: what travels for the reader's script, what stands there without it, and what leads to documents.

use super::urls_everywhere;
use crate::diag::Findings;
use crate::model::tests::portal;
use crate::model::{AudienceSet, Portal, View};
use crate::render::render_view;
use crate::render::theme::Theme;

const LINES: &str = "lines = [{ id = \"shop\", title = \"Shop & more\", approved = \"9000\" }, { id = \"care\", title = \"Care\" }]";

fn acme(bookings: &str) -> Portal {
    let budget = format!(
        "+++\ntitle = \"Year 2026\"\nbasis = \"net\"\n{LINES}\nbookings = [\n{bookings}]\n+++\n"
    );
    let document = |kind: &str| {
        format!(
            "+++\nkind = \"{kind}\"\nnumber = \"N-1\"\ndate = 2026-01-05\nstate = \"open\"\n+++\n# The {kind}\n"
        )
    };
    let (order, invoice) = (document("order"), document("invoice"));
    let (portal, _) = portal(&[
        (
            "portal.toml",
            "name = \"Acme\"\ncurrency = \"EUR\"\nlanguages = [\"de\"]\n",
        ),
        ("budget/2026.md", &budget),
        ("documents/a-order.md", &order),
        ("documents/b-invoice.md", &invoice),
    ]);
    portal
}

/// The page of the ledger.
fn ledger(portal: &Portal) -> String {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let view = View::of(portal, AudienceSet::everyone());
    let rendered = render_view(
        &view,
        "Studio",
        &urls_everywhere(portal),
        &theme,
        &mut Findings::default(),
    );
    let (ledger, _) = view
        .page_at("budget/2026/~ledger")
        .expect("there are bookings");
    let pages = rendered.expect("the theme is whole").pages;
    let (_, html) = pages
        .iter()
        .find(|(id, _)| *id == ledger)
        .expect("it is rendered");
    String::from_utf8(html.as_bytes().to_vec()).expect("pages are UTF-8")
}

/// What stands in the element that has this attribute.
fn data<'h>(html: &'h str, name: &str) -> &'h str {
    let start = format!("<pre {name} hidden>\n");
    let (_, rest) = html.split_once(&start).expect("the data are there");
    rest.split("</pre>").next().unwrap_or_default()
}

const THREE: &str = r#"    { date = 2026-03-01, line = "shop", kind = "actual", amount = "1200.50", document = "N-1", note = "a\tb\n<c>" },
    { date = 2026-03-01, line = "care", kind = "actual", hours = "7.25" },
    { date = 2026-04-01, line = "shop", kind = "committed", amount = "-800", document = "N-1" },
    { date = 2026-02-01, line = "shop", kind = "credit", amount = "-0.5", document = "N-2" },
"#;

#[test]
fn all_bookings_travel_as_lines_newest_first_and_texts_cannot_break_them() {
    let html = ledger(&acme(THREE));
    assert_eq!(
        data(&html, "data-bookings"),
        "2026-04-01\t0\t1\t-800\t\t0\t\n\
         2026-03-01\t1\t0\t\t7.25\t\t\n\
         2026-03-01\t0\t0\t1200.5\t\t1\ta b &lt;c&gt;\n\
         2026-02-01\t0\t2\t-0.5\t\t2\t\n"
    );
}

#[test]
fn a_commitment_leads_to_the_order_and_spending_to_the_invoice_of_that_number() {
    let html = ledger(&acme(THREE));
    assert_eq!(
        data(&html, "data-documents"),
        "N-1\tdocuments_a-order.html\nN-1\tdocuments_b-invoice.html\nN-2\t\n"
    );
    assert!(html.contains("<a href=\"documents_b-invoice.html\">N-1</a>"));
    assert!(!html.contains(">N-2</a>"));
}

#[test]
fn sums_keep_what_is_spent_apart_from_what_is_committed() {
    let html = ledger(&acme(THREE));
    let sum = |key: &str| {
        let (_, row) = html
            .split_once(&format!("<tr data-sum=\"{key}\">"))
            .expect("the sum is there");
        let cells = row
            .split("</tr>")
            .next()
            .unwrap_or_default()
            .split("<td class=\"of-");
        let told = cells.filter_map(|cell| cell.split_once("\">"));
        let told = told.filter(|(key, _)| matches!(*key, "amount" | "hours"));
        told.map(|(_, rest)| rest.split('<').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(sum("spent"), ["1.200,00\u{a0}€", "7,25"]);
    assert_eq!(sum("committed"), ["-800,00\u{a0}€", ""]);
}

#[test]
fn columns_and_choices_that_tell_nothing_are_not_there() {
    let html = ledger(&acme(
        "    { date = 2026-03-01, line = \"shop\", kind = \"actual\", amount = \"1\" },\n",
    ));
    for key in ["line", "kind", "document", "note", "hours"] {
        assert!(!html.contains(&format!("data-key=\"{key}\"")), "{key}");
    }
    assert!(html.contains("<label hidden><span>Posten</span>"));
    assert!(!html.contains("data-rest"));
}

#[test]
fn of_a_long_ledger_only_the_newest_are_html() {
    let rows: String = (1..=60)
        .map(|row| format!("    {{ date = 2026-03-01, line = \"shop\", kind = \"actual\", amount = \"{row}\", note = \"no. {row}.\" }},\n"))
        .collect();
    let html = ledger(&acme(&rows));
    assert_eq!(
        html.matches("<td class=\"of-note\">").count(),
        50 + 1,
        "the sum's row has one, too"
    );
    assert_eq!(data(&html, "data-bookings").lines().count(), 60);
    assert!(html.contains("insgesamt 60"));
}
