//! What made files hold: read again with another library, and compared as texts.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::file_name::file_name;
use super::sheet::{Cell, Sheet};
use super::style::Style;
use super::{csv, xlsx};
use crate::config::{Currency, Language, parse_date};
use crate::diag::Findings;
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, Portal, View};
use crate::render::made_file::Format;
use crate::render::tests::urls_everywhere;
use crate::render::theme::Theme;
use crate::render::{RenderedView, render_view};

const BUDGET: &str = r#"+++
title = "Year 2026"
basis = "net"
outlook = { year = 2027, scenarios = { low = "50000", likely = "60000", high = "80000" }, assumptions = ["no new fair"] }
lines = [
    { id = "shop", title = "=Shop", approved = "60000.00", etc = "1500.50", etc-on = 2026-11-01 },
    { id = "care", title = "Care", approved-hours = "120" },
]
bookings = [
    { date = 2026-03-01, line = "shop", kind = "actual", amount = "1200.10", document = "R-1", note = "+49 30 1234; \"Gäste\"" },
    { date = 2026-04-01, line = "shop", kind = "committed", amount = "800" },
    { date = 2026-05-01, line = "shop", kind = "credit", amount = "-0.30" },
    { date = 2026-06-30, line = "care", kind = "actual", hours = "7.25" },
]
+++
"#;

fn acme(language: &str) -> Portal {
    let settings =
        format!("name = \"Acme: Ltd\"\ncurrency = \"EUR\"\nlanguages = [\"{language}\"]\n");
    sound_portal(&[("portal.toml", &settings), ("budget/2026.md", BUDGET)])
}

fn rendered(portal: &Portal) -> RenderedView {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let view = View::of(portal, AudienceSet::everyone());
    render_view(
        &view,
        "Studio",
        &urls_everywhere(portal),
        &theme,
        &mut Findings::default(),
    )
    .unwrap()
}

/// What a portal makes, by name.
fn made(portal: &Portal) -> BTreeMap<String, Vec<u8>> {
    let rendered = rendered(portal);
    let made = rendered.made.iter();
    made.map(|file| (file.name().to_owned(), file.content().to_vec()))
        .collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A sheet that a workbook holds, a line for each row.
fn rows(workbook: &[u8], name: &str) -> Vec<String> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook)).unwrap();
    let range = workbook.worksheet_range(name).unwrap();
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => format!("day {}", day.as_f64()),
        Data::Float(number) => format!("number {number}"),
        Data::Empty => String::new(),
        other => format!("{other:?}"),
    };
    range
        .rows()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | "))
        .collect()
}

fn styled(sheets: &[Sheet], language: &str) -> Style {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let language = Language::parse(language).unwrap();
    Style::of(sheets, theme.locale(&language), &language)
}

fn sheet(columns: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: "Figures".to_owned(),
        columns: columns.iter().map(|&title| title.to_owned()).collect(),
        rows,
        sums: Vec::new(),
    }
}

#[test]
fn a_budget_a_ledger_and_a_section_are_made() {
    let files = made(&acme("de"));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "Buchungen Year 2026 Acme- Ltd.csv",
            "Budget Acme- Ltd.csv",
            "Budget Acme- Ltd.xlsx",
            "Year 2026 Acme- Ltd.csv",
            "Year 2026 Acme- Ltd.xlsx",
        ]
    );
}

#[test]
fn a_spreadsheet_has_numbers_days_and_texts() {
    let files = made(&acme("en"));
    let workbook = &files["Year 2026 Acme- Ltd.xlsx"];
    assert_eq!(
        rows(workbook, "Lines"),
        [
            "String(\"Line\") | String(\"Approved\") | String(\"Spent\") | String(\"Used\") | String(\"Committed\") | String(\"Remaining\") | \
             String(\"Available\") | String(\"Still expected\") | String(\"Forecast\") | String(\"Variance\") | String(\"Approved (hours)\") | \
             String(\"Spent (hours)\") | String(\"Used (hours)\") | String(\"Committed (hours)\") | String(\"Remaining (hours)\") | \
             String(\"Available (hours)\") | String(\"Still expected (hours)\") | String(\"Forecast (hours)\") | String(\"Variance (hours)\")",
            "String(\"=Shop\") | number 60000 | number 1199.8 | number 0.019997 | number 800 | number 58800.2 | number 58000.2 | \
             number 1500.5 | number 2700.3 | number 57299.7 |  |  |  |  |  |  |  |  | ",
            "String(\"Care\") |  |  |  |  |  |  |  |  |  | number 120 | number 7.25 | number 0.060417 | number 0 | number 112.75 | \
             number 112.75 | number 0 | number 7.25 | number 112.75",
            "String(\"Total\") | number 60000 | number 1199.8 | number 0.019997 | number 800 | number 58800.2 | number 58000.2 | \
             number 1500.5 | number 2700.3 | number 57299.7 | number 120 | number 7.25 | number 0.060417 | number 0 | number 112.75 | \
             number 112.75 | number 0 | number 7.25 | number 112.75",
        ]
    );
    assert_eq!(
        rows(workbook, "Bookings"),
        [
            "String(\"Date\") | String(\"Line\") | String(\"Kind\") | String(\"Amount\") | String(\"Hours\") | String(\"Document\") | String(\"Note\")",
            "day 46082 | String(\"=Shop\") | String(\"Spent\") | number 1200.1 |  | String(\"R-1\") | String(\"+49 30 1234; \\\"Gäste\\\"\")",
            "day 46113 | String(\"=Shop\") | String(\"Committed\") | number 800 |  |  | ",
            "day 46143 | String(\"=Shop\") | String(\"Credit\") | number -0.3 |  |  | ",
            "day 46203 | String(\"Care\") | String(\"Spent\") |  | number 7.25 |  | ",
        ]
    );
    assert_eq!(
        rows(workbook, "Outlook 2027"),
        [
            "String(\"Scenario\") | String(\"Amount\") | String(\"Assumptions\")",
            "String(\"Low\") | number 50000 | ",
            "String(\"Likely\") | number 60000 | ",
            "String(\"High\") | number 80000 | ",
            " |  | String(\"no new fair\")",
        ]
    );
}

#[test]
fn a_text_has_the_signs_of_its_language() {
    let english = made(&acme("en"));
    assert_eq!(
        text(&english["Bookings Year 2026 Acme- Ltd.csv"]),
        "\u{feff}Date,Line,Kind,Amount,Hours,Document,Note\r\n\
         2026-03-01,'=Shop,Spent,1200.10,,R-1,\"'+49 30 1234; \"\"Gäste\"\"\"\r\n\
         2026-04-01,'=Shop,Committed,800,,,\r\n\
         2026-05-01,'=Shop,Credit,-0.30,,,\r\n\
         2026-06-30,Care,Spent,,7.25,,\r\n"
    );
    let german = made(&acme("de"));
    assert_eq!(
        text(&german["Buchungen Year 2026 Acme- Ltd.csv"]),
        "\u{feff}Datum;Posten;Art;Betrag;Stunden;Beleg;Notiz\r\n\
         2026-03-01;'=Shop;Ausgegeben;1200,10;;R-1;\"'+49 30 1234; \"\"Gäste\"\"\"\r\n\
         2026-04-01;'=Shop;Beauftragt;800;;;\r\n\
         2026-05-01;'=Shop;Gutschrift;-0,30;;;\r\n\
         2026-06-30;Care;Ausgegeben;;7,25;;\r\n"
    );
}

#[test]
fn texts_that_a_spreadsheet_could_run_are_made_harmless_and_numbers_stay() {
    for (typed, written) in [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "\"'\r=1\""),
        ("a=1", "a=1"),
        ("a,b", "\"a,b\""),
        ("a\nb", "\"a\nb\""),
        ("say \"a\"", "\"say \"\"a\"\"\""),
        ("", "\"\""),
    ] {
        let sheets = [sheet(&["=A"], vec![vec![Cell::Text(typed.to_owned())]])];
        let written = format!("\u{feff}'=A\r\n{written}\r\n");
        assert_eq!(
            text(&csv::write(&sheets[0], &styled(&sheets, "en"))),
            written,
            "{typed:?}"
        );
        let workbook = xlsx::write(&sheets, &styled(&sheets, "en"));
        let read = rows(&workbook, "Figures");
        let kept = format!("String({typed:?})");
        assert_eq!(read[0], "String(\"=A\")");
        assert!(typed.is_empty() || read[1] == kept, "{read:?}");
    }
}

#[test]
fn what_binary_numbers_cannot_hold_becomes_a_text() {
    let euro = Currency::parse("EUR");
    for (number, read) in [
        ("123456789012345", "number 123456789012345"),
        ("1234567890123.45", "number 1234567890123.45"),
        ("1234567890123400000", "number 1234567890123400000"),
        ("1234567890123456", "String(\"1234567890123456\")"),
        ("12345678901234.567", "String(\"12345678901234,567\")"),
        ("-0.000000001", "number -0.000000001"),
    ] {
        let sheets = [sheet(
            &["A"],
            vec![vec![Cell::Money(number.parse().unwrap(), euro)]],
        )];
        let workbook = xlsx::write(&sheets, &styled(&sheets, "de"));
        assert_eq!(rows(&workbook, "Figures")[1], read, "{number}");
    }
    let early = parse_date("1899-12-31").unwrap();
    let sheets = [sheet(&["A"], vec![vec![Cell::Day(early)]])];
    let workbook = xlsx::write(&sheets, &styled(&sheets, "de"));
    assert_eq!(rows(&workbook, "Figures")[1], "String(\"1899-12-31\")");
}

#[test]
fn amounts_have_the_sign_where_the_language_has_it() {
    for (language, currency, format) in [
        ("de", "EUR", "#,##0.00\\ [$€-407]"),
        ("en", "EUR", "[$€-409]#,##0.00"),
        ("en-GB", "GBP", "[$£-809]#,##0.00"),
        ("de", "JPY", "#,##0\\ [$¥-407]"),
        ("de", "KWD", "#,##0.000\\ [$KWD-407]"),
        ("en", "CHF", "[$CHF-409]\\ #,##0.00"),
    ] {
        let currency = Currency::parse(currency);
        let sheets = [sheet(&["A"], vec![vec![Cell::Money(1.into(), currency)]])];
        assert_eq!(
            styled(&sheets, language).money(currency),
            format,
            "{language} {currency:?}"
        );
    }
    assert_eq!(styled(&[], "de").share, "0.0\\ %");
    assert_eq!(styled(&[], "en").share, "0.0%");
    assert_eq!(styled(&[], "de").money(None), "#,##0.00");
}

#[test]
fn sheets_of_any_name_make_a_workbook() {
    let long = "A name that is much longer than a workbook takes: [*]";
    let named = |name: &str| Sheet {
        name: name.to_owned(),
        ..sheet(&["A"], Vec::new())
    };
    let sheets = ["", "'a'", "A", "history", "a/b\\c?d*e[f]g:h", long, long, "x\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}"].map(named);
    let workbook = xlsx::write(&sheets, &styled(&sheets, "en"));
    let workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook)).unwrap();
    assert_eq!(workbook.sheet_names().len(), sheets.len());
    let text = "x".repeat(40_000);
    let sheets = [sheet(&["A"], vec![vec![Cell::Text(text)]])];
    let workbook = xlsx::write(&sheets, &styled(&sheets, "en"));
    assert_eq!(
        rows(&workbook, "Figures")[1].len(),
        32_767 + "String(\"\")".len()
    );
}

#[test]
fn files_are_called_so_that_every_system_takes_the_name() {
    for (words, name) in [
        (
            &["Budget 2026", "Nordlicht"][..],
            "Budget 2026 Nordlicht.csv",
        ),
        (&["Straße & Söhne"], "Straße & Söhne.csv"),
        (&["a/b\\c:d|e"], "a-b-c-d-e.csv"),
        (&["../../etc/passwd"], "etc-passwd.csv"),
        (&["what?", "\"now\" <b>*"], "what now b.csv"),
        (&["a\u{202e}xslx", "b\u{0}\n\tc"], "a xslx b c.csv"),
        (&["...", "  "], "extranet.csv"),
        (&["con"], "_con.csv"),
        (&["COM1.budget"], "_COM1.budget.csv"),
        (&["common"], "common.csv"),
        (&[], "extranet.csv"),
    ] {
        assert_eq!(file_name(words, "csv"), name, "{words:?}");
    }
    assert_eq!(
        file_name(&["ä".repeat(300).as_str()], "xlsx")
            .chars()
            .count(),
        105
    );
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    assert!(made(&acme("de")) == made(&acme("de")));
}

#[test]
fn pages_offer_what_was_made_of_them() {
    let portal = acme("en");
    let rendered = rendered(&portal);
    let offered = |path: &str| {
        let (id, _) = View::of(&portal, AudienceSet::everyone())
            .page_at(path)
            .unwrap();
        let (_, html) = rendered.pages.iter().find(|(page, _)| *page == id).unwrap();
        let html = text(html.as_bytes());
        let found = html.split("download=\"").skip(1);
        found
            .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        offered("budget/2026"),
        ["Year 2026 Acme- Ltd.xlsx", "Year 2026 Acme- Ltd.csv"]
    );
    assert_eq!(
        offered("budget"),
        ["Budget Acme- Ltd.xlsx", "Budget Acme- Ltd.csv"]
    );
    assert_eq!(
        rendered
            .made
            .iter()
            .filter(|file| file.format() == Format::Xlsx)
            .count(),
        2
    );
}

#[test]
fn a_project_that_is_hidden_has_no_name_in_a_file() {
    let budget = "+++\nyear = 2026\nbasis = \"net\"\nlines = [{ id = \"a\", project = \"merger\", approved = \"1\" }, { id = \"b\", project = \"shop\", approved = \"2\" }]\n+++\n";
    let portal = sound_portal(&[
        (
            "portal.toml",
            "name = \"Acme\"\ncurrency = \"EUR\"\naudiences = [\"board\"]\n",
        ),
        ("budget/2026.md", budget),
        ("shop/project.toml", "title = \"Web shop\"\n"),
        (
            "merger/project.toml",
            "title = \"Merger\"\naudience = \"board\"\n",
        ),
    ]);
    let made = made(&portal).into_iter();
    let texts: Vec<String> = made
        .filter(|(name, _)| name.ends_with(".csv"))
        .map(|(_, content)| text(&content))
        .collect();
    assert!(
        texts.iter().any(|text| text.contains("Web shop")),
        "{texts:?}"
    );
    assert!(
        !texts.concat().to_lowercase().contains("merger"),
        "{texts:?}"
    );
}
