//! Numbers that spreadsheets show with something beside them, or as other numbers.

use rust_decimal::Decimal;
use rust_xlsxwriter::Format;

use super::super::Cell;
use super::{cells, number, ods_of_sheets, rows, xlsx};

#[test]
fn currencies_that_cells_are_shown_with_are_known() {
    let bytes = xlsx(|book| {
        let sheet = book.add_worksheet();
        let formats = [
            "#,##0.00 [$\u{20ac}-407]",
            "[$USD] #,##0.00",
            "#,##0.00 \"CHF\"",
            "$#,##0.00",
            "[$-407]0.00",
            "0.00",
            "\u{a3}#,##0.00",
            "#,##0.00\\ \u{20ac}",
            "\\$#,##0",
            "#,##0 \"Tsd. \u{20ac}\"",
        ];
        for (column, code) in (0..).zip(formats) {
            sheet
                .write_with_format(0, column, 5, &Format::new().set_num_format(code))
                .expect("fits");
        }
    });
    let money = |mark: &str| Cell::Money(Decimal::from(5), mark.to_owned());
    let expected = vec![
        money("\u{20ac}"),
        money("USD"),
        money("CHF"),
        money("$"),
        number("5"),
        number("5"),
        money("\u{a3}"),
        money("\u{20ac}"),
        money("$"),
        money("Tsd. \u{20ac}"),
    ];
    assert_eq!(cells("a.xlsx", &bytes), [(1, expected)]);
}

fn broken_cells(name: &str, bytes: &[u8]) -> Vec<String> {
    rows(name, bytes)
        .into_iter()
        .flat_map(|row| row.cells)
        .map(|cell| match cell {
            Cell::Broken { message, .. } => message,
            other => format!("{other:?}"),
        })
        .collect()
}

#[test]
fn numbers_that_are_shown_as_others_are_broken() {
    let bytes = xlsx(|book| {
        let sheet = book.add_worksheet();
        for (column, code) in (0..).zip(["0%", "0.00%", "#,##0,", "0.0,,\"M\""]) {
            sheet
                .write_with_format(4, column, 0.5, &Format::new().set_num_format(code))
                .expect("fits");
        }
    });
    assert_eq!(
        broken_cells("a.xlsx", &bytes),
        [
            "`A5` is shown as a percentage, by its format `0%`",
            "`B5` is shown as a percentage, by its format `0.00%`",
            "`C5` is shown in thousands or millions, by its format `#,##0,`",
            "`D5` is shown in thousands or millions, by its format `0.0,,\"M\"`",
        ]
    );
}

/// As LibreOffice writes formats: of the cell, of its row, of its column and of a style of the document.
#[test]
fn formats_of_an_opendocument_table_are_looked_at() {
    let styles = concat!(
        "<number:number-style style:name=\"N1\"><number:number number:display-factor=\"1000\"/><number:text> Tsd. \u{20ac}</number:text></number:number-style>",
        "<number:number-style style:name=\"N2\"><number:text>\u{a3}</number:text><number:number/></number:number-style>",
        "<number:currency-style style:name=\"N3P0\"><number:number/><number:text> </number:text><number:currency-symbol>\u{20ac}</number:currency-symbol></number:currency-style>",
        "<number:currency-style style:name=\"N3\"><number:text>-</number:text><number:number/><number:text> </number:text><number:currency-symbol>\u{20ac}</number:currency-symbol><style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"N3P0\"/></number:currency-style>",
        "<style:style style:name=\"scaled\" style:data-style-name=\"N1\"/>",
        "<style:style style:name=\"pounds\" style:data-style-name=\"N2\"/>",
        "<style:style style:name=\"euros\" style:data-style-name=\"N3\"/>",
        "<style:style style:name=\"upon\" style:parent-style-name=\"euros\"/>",
    );
    let cell = |more: &str, kind: &str| {
        format!(
            "<table:table-cell {more} office:value-type=\"{kind}\" office:value=\"5\"><text:p>five</text:p></table:table-cell>"
        )
    };
    let float = |style: &str| cell(&format!("table:style-name=\"{style}\""), "float");
    let sheet = format!(
        "<table:table table:name=\"A\"><table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:default-cell-style-name=\"pounds\"/>\
        <table:table-row>{}{}{}{}</table:table-row><table:table-row table:default-cell-style-name=\"scaled\">{}{}</table:table-row></table:table>",
        float("scaled"),
        float("upon"),
        cell("", "float"),
        cell("", "percentage"),
        cell("", "float"),
        float("none"),
    );
    let bytes = ods_of_sheets(styles, &sheet);
    let money = |mark: &str| format!("{:?}", Cell::Money(Decimal::from(5), mark.to_owned()));
    assert_eq!(
        broken_cells("a.ods", &bytes),
        [
            "`A1` is shown in thousands or millions, as `five`".to_owned(),
            money("\u{20ac}"),
            money("\u{a3}"),
            "`D1` is shown as a percentage, as `five`".to_owned(),
            "`A2` is shown in thousands or millions, as `five`".to_owned(),
            format!("{:?}", number("5")),
        ]
    );
}
