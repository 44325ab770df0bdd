//! Pages of budgets, all years, and how a budget stands at home and beside a concept.

use super::home::{html, words};
use crate::model::Portal;
use crate::model::tests::sound_portal;

const BUDGET: &str = "+++\nyear = 2026\nbasis = \"net\"\nupdated = 2026-10-31\nthresholds = { warn = 80, alert = 95 }\n\
    lines = [{ id = \"care\", title = \"Care & <hosting>\", approved = \"1200\", etc = \"300\", etc-on = 2026-10-31 }, \
    { id = \"shop one\", title = \"Shop\", approved = \"1000\", approved-hours = 10, etc = \"0\", etc-on = 2026-10-31 }, \
    { id = \"idea\", title = \"An idea\", approved = \"500\", etc = \"500\", etc-on = 2026-10-31 }]\n\
    retainer = { hours = 4, period = \"P1M\", carry-over = \"P1M\", line = \"care\", from = 2026-05-01 }\n\
    outlook = { year = 2027, scenarios = { low = \"2000\", likely = \"2600.50\", high = \"4000\" }, assumptions = [\"Rates stay.\"] }\n\
    bookings = [{ date = 2026-02-10, line = \"shop one\", kind = \"committed\", amount = \"400\" }, \
    { date = 2026-05-31, line = \"care\", kind = \"actual\", amount = \"500.50\", hours = 5 }, \
    { date = 2026-06-15, line = \"shop one\", kind = \"actual\", amount = \"1234.5\", hours = 12 }, \
    { date = 2026-06-20, line = \"shop one\", kind = \"credit\", amount = \"-34.5\" }, \
    { date = 2026-06-30, line = \"care\", kind = \"actual\", amount = \"480\", hours = 2 }]\n+++\n\
    # Budget 2026\n\nWe are *careful*.\n\nMore.\n";

const BEFORE: &str = "+++\nyear = 2025\nbasis = \"net\"\nlines = [{ id = \"care\", approved = \"1000\", etc = \"0\", etc-on = 2025-12-31 }]\n\
    bookings = [{ date = 2025-12-31, line = \"care\", kind = \"actual\", amount = \"990\" }]\n+++\n# Budget 2025\n\nNearly all.\n";

fn portal(language: &str, files: &[(&str, &str)]) -> Portal {
    let settings = format!("name = \"Acme\"\ncurrency = \"EUR\"\nlanguages = [\"{language}\"]\n");
    let mut all = vec![("portal.toml", settings.as_str())];
    all.extend(files);
    sound_portal(&all)
}

/// The content of a page, a tag to a line.
fn content(portal: &Portal, path: &str) -> String {
    let html = html(portal, path);
    let (_, rest) = html.split_once("<main").expect("a page has content");
    let (main, _) = rest.split_once("</main>").expect("content ends");
    let lines = main.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n").replace("><", ">\n<")
}

fn golden(name: &str, html: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("budgets");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, html));
}

#[test]
fn a_budget_says_how_it_stands_and_what_it_comes_to() {
    for language in ["de", "en-GB"] {
        let portal = portal(
            language,
            &[("budget/2026.md", BUDGET), ("budget/2025.md", BEFORE)],
        );
        golden(
            &format!("budget-{language}"),
            &content(&portal, "budget/2026"),
        );
        golden(&format!("years-{language}"), &content(&portal, "budget"));
    }
}

#[test]
fn the_sentence_is_worded_for_every_part_of_time() {
    let portal = portal("en-GB", &[("budget/2026.md", BUDGET)]);
    let page = html(&portal, "budget/2026");
    for expected in [
        "data-until=\"2025-12-31\" hidden>The year begins on 1 January 2026. €2,700.00 is approved.</p>",
        "data-from=\"2026-01-01\" data-until=\"2026-12-31\" hidden>81% used, \
         <span data-elapsed=\"2026-01-01\" data-elapsed-until=\"2026-12-31\"></span> of the year gone, forecast 10% above budget.</p>",
        "data-from=\"2027-01-01\" hidden>The year is over: 81% used, 10% above budget in the end.</p>",
        "data-until=\"2026-12-31\" hidden>Note: 80% reached</span>",
        "<span class=\"badge tone-warn\">Forecast above budget</span>",
        "<g class=\"today\" data-today=\"2026-01-01\" data-today-until=\"2026-12-31\" data-today-width=\"",
        "href=\"budget_2026_~ledger.html#line=shop%20one\">Shop</a>",
        "Care &amp; &lt;hosting&gt;",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    assert!(!page.contains(" style="), "{page}");
}

#[test]
fn budgets_that_say_little_are_shown_as_they_are() {
    let line = "{ id = \"a\", etc = \"0\", etc-on = 2026-01-31 }";
    let many: Vec<String> = (0..60)
        .map(|index| format!("{{ id = \"l{index}\", approved = \"{}\" }}", index * 100))
        .collect();
    for (lines, bookings, message) in [
        (
            String::new(),
            "",
            "€0.00 spent, of the year gone, €0.00 expected by its end. No budget is approved yet.",
        ),
        (
            line.to_owned(),
            "",
            "€0.00 spent, of the year gone, €0.00 expected by its end. No budget is approved yet.",
        ),
        (
            "{ id = \"a\", approved = \"0\" }".to_owned(),
            "{ date = 2026-01-31, line = \"a\", amount = \"12\" }",
            "€12.00 spent, of the year gone, €12.00 expected by its end. No budget is approved yet.",
        ),
        (
            "{ id = \"a\", approved = \"100\" }".to_owned(),
            "{ date = 2026-01-31, line = \"a\", amount = \"400\" }",
            "400% used, of the year gone, forecast 300% above budget.",
        ),
        (
            "{ id = \"a\", approved = \"1000000\" }".to_owned(),
            "{ date = 2026-01-31, line = \"a\", amount = \"1000000.01\" }",
            "100% used, of the year gone, forecast slightly above budget.",
        ),
        (
            "{ id = \"a\", approved = \"1000\", etc = \"999.6\" }".to_owned(),
            "",
            "0% used, of the year gone, forecast slightly below budget.",
        ),
        (
            "{ id = \"a\", approved = \"1000\", etc = \"999.5\" }".to_owned(),
            "",
            "0% used, of the year gone, forecast 0.1% below budget.",
        ),
        (
            "{ id = \"a\", approved = \"100\" }".to_owned(),
            "{ date = 2026-01-31, line = \"a\", kind = \"credit\", amount = \"-50\" }",
            "-50% used, of the year gone, forecast 150% below budget.",
        ),
        (
            many.join(", "),
            "",
            "0% used, of the year gone, forecast 100% below budget.",
        ),
    ] {
        let text = format!(
            "+++\nyear = 2026\nbasis = \"gross\"\nupdated = 2026-01-31\nlines = [{lines}]\nbookings = [{bookings}]\n+++\n"
        );
        let (portal, _) = crate::model::tests::portal(&[
            (
                "portal.toml",
                "name = \"Acme\"\ncurrency = \"EUR\"\nlanguages = [\"en-GB\"]\n",
            ),
            ("budget/2026.md", &text),
        ]);
        let page = html(&portal, "budget/2026");
        let said = words(
            &page,
            "data-from=\"2026-01-01\" data-until=\"2026-12-31\" hidden>",
            "</p>",
        );
        let said = said
            .split_once('>')
            .map_or(said.as_str(), |(_, said)| said.trim());
        assert_eq!(said.replace('−', "-"), message, "{lines}");
        for path in ["budget", ""] {
            html(&portal, path);
        }
    }
}

#[test]
fn money_in_two_currencies_is_told_apart() {
    let other = BEFORE
        .replace("2025-12-31", "2026-10-31")
        .replace("2025", "2026")
        .replace("basis", "currency = \"CHF\"\nbasis");
    let portal = portal(
        "de",
        &[("budget/2026.md", BUDGET), ("budget/schweiz.md", &other)],
    );
    let page = html(&portal, "budget");
    assert!(page.contains("Alle Jahre (EUR, netto)"), "{page}");
    assert!(page.contains("Alle Jahre (CHF, netto)"), "{page}");
}

#[test]
fn home_shows_the_budget_of_the_running_year() {
    let portal = portal(
        "en-GB",
        &[("budget/2026.md", BUDGET), ("budget/2025.md", BEFORE)],
    );
    let page = html(&portal, "");
    let block = words(&page, "<section class=\"block block-budget\"", "</section>");
    assert!(block.starts_with("Budget Budget 2026"), "{block}");
    for expected in [
        "<div class=\"budget-now\" data-from=\"2026-01-01\" hidden>",
        "<div class=\"budget-now\" data-until=\"2025-12-31\" hidden>",
        "<h2><a href=\"budget.html\">Budget</a></h2>",
    ] {
        assert_eq!(page.matches(expected).count(), 1, "{expected}\n{page}");
    }
}

#[test]
fn lines_for_several_projects_are_summed_up_by_project() {
    let text = "+++\nyear = 2026\nbasis = \"net\"\nlines = [{ id = \"a\", approved = \"100\" }, \
        { id = \"b\", project = \"shop\", approved = \"200\" }, { id = \"c\", project = \"shop\", approved = \"300\" }]\n+++\n# B\n";
    let portal = portal(
        "en-GB",
        &[
            ("budget/2026.md", text),
            ("shop/project.toml", "title = \"The shop\"\n"),
        ],
    );
    let page = html(&portal, "budget/2026");
    let table = words(&page, "<tbody", "</tbody>");
    assert!(table.contains("Total The shop 500.00"), "{table}");
    assert!(!table.contains("Total General"), "{table}");
    assert!(
        page.contains("<a href=\"shop.html\">The shop</a>"),
        "{page}"
    );
    let home = html(&portal, "shop");
    assert!(home.contains("block-budget"), "{home}");
}

#[test]
fn a_concept_names_its_line_and_what_is_left_of_it() {
    let concept = "+++\nbudget = \"../budget/2026.md#care\"\n+++\n# Care\n";
    for (language, said) in [
        ("en-GB", "Care & <hosting>: €219.50 still available"),
        ("de", "Care & <hosting>: noch 219,50\u{a0}€ verfügbar"),
    ] {
        let portal = portal(
            language,
            &[("budget/2026.md", BUDGET), ("concepts/care.md", concept)],
        );
        let page = html(&portal, "concepts/care");
        let said = said
            .replace('&', "&amp;")
            .replace("<hosting>", "&lt;hosting&gt;");
        assert!(page.contains(&said), "{page}");
    }
}

#[test]
fn links_lead_to_lines() {
    let page = "# Why\n\n[a](budget/2026.md#care) [b](budget/2026.md#line-care) [c](budget/2026.md#shop%20one)\n";
    let portal = portal("en-GB", &[("budget/2026.md", BUDGET), ("why.md", page)]);
    let links = html(&portal, "why");
    let budget = html(&portal, "budget/2026");
    for (anchor, count) in [("line-care", 2), ("line-shop%20one", 1)] {
        let link = format!("href=\"budget_2026.html#{anchor}\"");
        assert_eq!(links.matches(&link).count(), count, "{links}");
        let id = format!(" id=\"{anchor}\"");
        assert_eq!(budget.matches(&id).count(), 1, "{budget}");
    }
}

#[test]
fn a_retainer_says_what_is_carried_over_at_most() {
    let capped = BUDGET.replace("carry-over = \"P1M\"", "carry-over = \"P1M\", cap = 1.5");
    for (text, said) in [
        (BUDGET, "usable for another month. What"),
        (&capped, "usable for another month, up to 1.5\u{a0}h. What"),
    ] {
        let portal = portal("en-GB", &[("budget/2026.md", text)]);
        let page = html(&portal, "budget/2026");
        assert!(page.contains(said), "{page}");
    }
}

#[test]
fn one_booking_and_two_are_told_as_people_do() {
    let line =
        "{ date = 2026-01-31, line = \"a\", kind = \"actual\", amount = \"1\", note = \"n\" }";
    for (count, german, english) in [
        (1, "Die Buchung ansehen", "See the booking"),
        (2, "Beide Buchungen ansehen", "See both bookings"),
        (3, "Alle 3 Buchungen ansehen", "See all 3 bookings"),
    ] {
        let bookings: Vec<String> = (0..count)
            .map(|index| line.replace("\"n\"", &format!("\"n{index}\"")))
            .collect();
        let text = format!(
            "+++\nyear = 2026\nbasis = \"gross\"\nlines = [{{ id = \"a\", approved = \"9\" }}]\nbookings = [{}]\n+++\n",
            bookings.join(", ")
        );
        for (language, said) in [("de", german), ("en-GB", english)] {
            let portal = portal(language, &[("budget/2026.md", &text)]);
            let page = html(&portal, "budget/2026");
            assert!(page.contains(said), "{page}");
        }
    }
}
