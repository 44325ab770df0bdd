//! Charts: their settings, their tables, and figures that cannot be drawn or would mislead.

use std::fmt::Write as _;

use crate::support::{Site, snapshot};

/// A page of charts, each with its first line and its table.
fn page(charts: &[(&str, &str)]) -> String {
    charts
        .iter()
        .fold("# Figures\n".to_owned(), |mut page, (line, table)| {
            write!(page, "\n```chart {line}\n{table}\n```\n").unwrap();
            page
        })
}

#[test]
fn charts_with_wrong_settings() {
    let site = Site::new();
    site.build();
    let table = "Month,Orders\nApril,31\nMay,47";
    site.write(
        "content/acme/index.md",
        page(&[
            ("type=bars", table),
            ("type=radar", table),
            ("typ=bar unit=€", table),
            ("type=bar type=line", table),
            ("type=line min=50 max=10", table),
            ("type=line min=a max=1,5", table),
            ("type=bar min=10", table),
            ("type=bar max=40", table),
            ("type=pie min=0", table),
            ("type=line horizontal=yes", table),
            ("type=bar horizontal=true", table),
            ("type=bar decimal=,", table),
            ("Orders Type=bar", table),
            ("unit=\"per month\" Orders of the year unit=€", table),
            ("colour=red width=\"100 %\" Orders", table),
        ]),
    );
    snapshot(
        "bad_input/charts_with_wrong_settings",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn charts_without_a_table() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/index.md",
        page(&[
            ("type=bar Nothing", ""),
            ("type=bar", "Orders were fine\nin April"),
            ("type=bar", "Month,Orders"),
            ("type=bar", "Month,Orders\nApril\nMay,4,7\nJune,12,"),
            ("type=bar", "Month;Orders\nApril;31;\nMay"),
            ("type=bar", "Month,Orders\n\"April,31\nMay,47"),
            ("type=bar", "Month,\nApril,31"),
            (
                "type=grouped",
                "Month,Orders,Orders\nApril,31,1\nApril,30,2\n,29,3",
            ),
        ]) + "\n- In a list:\n\n  ```chart type=bar\n  Month,Orders\n  April,many\n  ```\n"
            + "\n```chart type=bar\r\nMonth,Orders\r\nApril,\"1,5\"\r\nMay,few\r\n```\r\n",
    );
    snapshot(
        "bad_input/charts_without_a_table",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn charts_with_words_for_numbers() {
    let site = Site::new();
    site.build();
    let table = "Month;Orders\nApril;many\nMay;83 €\nJune;12%\nJuly;NaN\nAugust;inf\nSeptember;1e3\nOctober;1,5\nNovember;n/a\nDecember;1234567890123456\n\
        January;0.0000000001\nFebruary;1.2.3\nMarch;12,34,567";
    site.write("content/acme/index.md", page(&[("type=bar", table)]));
    site.write(
        "content/acme/relaunch.md",
        page(&[
            ("type=bar", "Month;Orders\nApril;1000000000000000"),
            ("type=line decimal=comma", "Month;Orders\nApril;1.5\nMay;2"),
        ]),
    );
    let many = (0..30).fold("Day;Orders".to_owned(), |text, day| {
        format!("{text}\nD{day};x{day}")
    });
    site.write("content/acme/many.md", page(&[("type=bar", &many)]));
    snapshot(
        "bad_input/charts_with_words_for_numbers",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn charts_with_numbers_that_could_be_two() {
    let site = Site::new();
    site.edit(
        "content/acme/portal.toml",
        "name",
        "languages = [\"de\"]\nname",
    );
    site.portal("bolt");
    site.edit(
        "content/bolt/portal.toml",
        "name",
        "languages = [\"en\", \"de\"]\nname",
    );
    let table = "Monat;Bestellungen\nApril;1.234\nMai;1,234\nJuni;1.234,5\nJuli;0,125";
    site.write("content/acme/index.md", page(&[("type=bar", table)]));
    site.write("content/bolt/index.md", page(&[("type=bar", table)]));
    snapshot(
        "bad_input/charts_with_numbers_that_could_be_two",
        site.refuses(1, &["build"]),
    );
    for portal in ["acme", "bolt"] {
        site.edit(
            &format!("content/{portal}/index.md"),
            "type=bar",
            "type=bar decimal=comma",
        );
    }
    site.build();
}

#[test]
fn charts_that_would_mislead() {
    let site = Site::new();
    site.build();
    let below = "Month,Orders\nApril,31\nMay,-4";
    let zeros = "Month,Orders\nApril,0\nMay,0";
    site.write(
        "content/acme/index.md",
        page(&[
            ("type=pie", below),
            ("type=donut", below),
            ("type=area", below),
            ("type=pie", zeros),
            ("type=bar", "Month,Orders\nApril,\nMay,–"),
            ("type=line", "Month,Orders\nApril,31"),
            ("type=sparkline", "Month,Orders\nApril,31"),
            ("type=bar", "Month,Orders,Calls\nApril,31,5"),
            ("type=donut", "Month,Orders,Calls\nApril,31,5"),
            ("type=sparkline", "Month,Orders,Calls\nApril,31,5\nMay,30,6"),
            (
                "type=line",
                "Month,Orders\n2026-04,31\n2026-06,30\n2026-05,29",
            ),
        ]),
    );
    snapshot(
        "bad_input/charts_that_would_mislead",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn charts_with_more_than_anybody_sees() {
    let site = Site::new();
    site.build();
    let rows = |count: usize| {
        (0..count).fold("Point,n".to_owned(), |text, row| {
            format!("{text}\nP{row},{row}")
        })
    };
    let columns = |count: usize| {
        let names: String = (0..count).map(|column| format!(",S{column}")).collect();
        format!(
            "Row{names}\nA{}\nB{}",
            ",1".repeat(count),
            ",2".repeat(count)
        )
    };
    site.write(
        "content/acme/index.md",
        page(&[
            ("type=line", &rows(10_000)),
            ("type=bar", &rows(101)),
            ("type=pie", &rows(9)),
            ("type=line", &columns(200)),
            ("type=grouped", &columns(9)),
        ]),
    );
    snapshot(
        "bad_input/charts_with_more_than_anybody_sees",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn files_of_charts() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/figures/broken.csv",
        "Month;Orders\r\nApril;31\r\nMay;viele\r\n",
    );
    site.write(
        "content/acme/figures/latin.csv",
        b"Monat;Auftr\xe4ge\nM\xe4rz;31\n",
    );
    site.write(
        "content/acme/figures/long.csv",
        format!("a;b\n{}", "x;1\n".repeat(300_000)),
    );
    site.write("content/acme/figures/empty.csv", "\u{feff}");
    site.write("content/acme/figures/plan.png", "PNG");
    site.write("content/bolt.csv", "a,b\nc,1\n");
    let beside = |file: &str| (format!("type=bar file={file}"), String::new());
    let mut charts: Vec<(String, String)> = [
        "figures/broken.csv",
        "figures/latin.csv",
        "figures/long.csv",
        "figures/empty.csv",
        "figures/plan.png",
        "figures/borken.csv",
        "index.md",
        "../bolt.csv",
        "https://example.com/a.csv",
    ]
    .map(beside)
    .into();
    charts.push((
        "type=bar file=figures/broken.csv".to_owned(),
        "a,b\nc,1".to_owned(),
    ));
    let charts: Vec<(&str, &str)> = charts
        .iter()
        .map(|(line, table)| (line.as_str(), table.as_str()))
        .collect();
    site.write("content/acme/index.md", page(&charts));
    snapshot("bad_input/files_of_charts", site.refuses(1, &["build"]));
}

#[cfg(unix)]
#[test]
fn files_of_charts_that_lie_elsewhere() {
    let site = Site::new();
    site.build();
    site.write("secret.csv", "Name,Salary\nBen,1\n");
    std::os::unix::fs::symlink("../../secret.csv", site.path("content/acme/salaries.csv")).unwrap();
    site.write(
        "content/acme/index.md",
        page(&[("type=bar file=salaries.csv", "")]),
    );
    let told = site.refuses(1, &["build"]);
    assert!(!told.stderr.contains("Salary"), "{told}");
    snapshot("bad_input/files_of_charts_that_lie_elsewhere", told);
}

/// A file that only a chart shows is neither published nor missed.
#[test]
fn files_of_charts_are_not_unused() {
    let site = Site::new();
    let before = site.build();
    assert_eq!(before.stderr.matches("warning").count(), 0, "{before}");
    let files = site.published().len();
    site.write(
        "content/acme/orders.csv",
        "\u{feff}Month;Orders\r\nApril;31\r\nMay;47,5\r\n",
    );
    site.write(
        "content/acme/index.md",
        page(&[("type=bar decimal=comma file=orders.csv Orders", "")]),
    );
    let told = site.build();
    assert!(!told.stderr.contains("orders.csv"), "{told}");
    assert_eq!(site.published().len(), files);
}

/// The cell's place in the text is a guess, for it is longer there than it is.
#[test]
fn quotation_marks_before_letters_of_two_bytes() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/index.md",
        "# Welcome\n\n- item\n\n  ```chart type=bar\n  K,A\n  x,\"a\"\"éé\"b\n  y,2\n  ```\n",
    );
    snapshot(
        "bad_input/chart_quotation_marks",
        site.refuses(1, &["build"]),
    );
}
