//! Every kind of chart as it is written, in both languages.

use super::{Chart, Kind, chart, drawn};

fn snapshot(name: &str, chart: &Chart, language: &str) {
    // One shape per line, so that a change can be read.
    let html = drawn(chart, language).replace("><", ">\n<");
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, html));
}

#[test]
fn bar() {
    let months = chart(
        Kind::Bar,
        "",
        "Cancellations",
        &["2026-04 31", "2026-05 47", "2026-06 –", "2026-07 83"],
    );
    snapshot("bar", &months, "de");
    let mut long = chart(
        Kind::Bar,
        "EUR",
        "Cost",
        &[
            "Matching_all_article_numbers_of_eleven_shops 6480",
            "Nightly_file 18640.5",
            "Credit -250",
        ],
    );
    long.caption = Some("What it costs & why".to_owned());
    snapshot("bar_lying", &long, "en-GB");
}

#[test]
fn grouped() {
    let piers = chart(
        Kind::Grouped,
        "min",
        "Paper Scan",
        &["Skerrow 23 8", "Oransdale 9 –"],
    );
    snapshot("grouped", &piers, "en-GB");
}

#[test]
fn stacked() {
    let quarters = chart(
        Kind::Stacked,
        "",
        "Concept Code Care",
        &["Q1 4 12 3", "Q2 3 -2 3"],
    );
    snapshot("stacked", &quarters, "de");
}

#[test]
fn line() {
    let lines = chart(
        Kind::Line,
        "%",
        "Shop Phone",
        &["2026-01-05 1.5 7", "2026-01-20 – 6", "2026-03-01 4 2.25"],
    );
    snapshot("line", &lines, "en-US");
}

#[test]
fn area() {
    let areas = chart(
        Kind::Area,
        "",
        "Shop Phone",
        &[
            "2024 1500000 700000",
            "2025 2500000 –",
            "2026 4000000 200000",
        ],
    );
    snapshot("area", &areas, "de");
}

#[test]
fn pie_and_donut() {
    let shares = |kind| {
        chart(
            kind,
            "£",
            "Cost",
            &["Code 60", "Care 39.5", "Rest 0.5", "None 0"],
        )
    };
    snapshot("pie", &shares(Kind::Pie), "en-GB");
    snapshot("donut", &shares(Kind::Donut), "de");
    snapshot("pie_of_one", &chart(Kind::Donut, "", "n", &["All 5"]), "en");
}

#[test]
fn sparkline() {
    let line = chart(
        Kind::Sparkline,
        "",
        "Orders",
        &["2024 1402", "2025 1795", "2026 1964"],
    );
    snapshot("sparkline", &line, "en");
}
