//! Tables as programs write them.

mod formats;
mod refused;

use std::io::{Cursor, Write};

use jiff::civil::date;
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Cell, LedgerFile, Row};

const OFFICE: [(&str, &[u8]); 3] = [
    (
        "a.csv",
        include_bytes!("../../../../tests/fixtures/ledgers/office.csv"),
    ),
    (
        "a.xlsx",
        include_bytes!("../../../../tests/fixtures/ledgers/office.xlsx"),
    ),
    (
        "a.ods",
        include_bytes!("../../../../tests/fixtures/ledgers/office.ods"),
    ),
];

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn number(text: &str) -> Cell {
    Cell::Number(text.parse().expect("a number"))
}

fn rows(name: &str, bytes: &[u8]) -> Vec<Row> {
    match LedgerFile::from_bytes(name.to_owned(), bytes.to_vec()) {
        LedgerFile::Rows(rows) => rows.rows,
        LedgerFile::Unreadable { message, .. } => panic!("{name}: {message}"),
    }
}

fn remarks(name: &str, bytes: &[u8]) -> Vec<String> {
    match LedgerFile::from_bytes(name.to_owned(), bytes.to_vec()) {
        LedgerFile::Rows(rows) => rows.remarks,
        LedgerFile::Unreadable { message, .. } => panic!("{name}: {message}"),
    }
}

fn refusal(name: &str, bytes: &[u8]) -> String {
    match LedgerFile::from_bytes(name.to_owned(), bytes.to_vec()) {
        LedgerFile::Rows(rows) => panic!("{name} is read: {rows:?}"),
        LedgerFile::Unreadable { message, .. } => message,
    }
}

fn cells(name: &str, bytes: &[u8]) -> Vec<(u32, Vec<Cell>)> {
    let rows = rows(name, bytes).into_iter();
    rows.map(|row| (row.number, row.cells)).collect()
}

/// A packed file of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("it is in memory");
        zip.write_all(content.as_bytes()).expect("it is in memory");
    }
    zip.finish().expect("it is in memory").into_inner()
}

/// An ODS file whose only sheet holds these rows.
fn ods(rows: &str) -> Vec<u8> {
    let sheet = format!("<table:table table:name=\"A\">{rows}</table:table>");
    ods_of_sheets("", &sheet)
}

fn ods_of_sheets(styles: &str, sheets: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content>{styles}<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

fn xlsx(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("it is in memory")
}

#[test]
fn separators_quotes_and_line_breaks_are_those_of_the_text() {
    let expected = vec![
        (1, vec![text("date"), text("note"), text("amount")]),
        (
            2,
            vec![text("2026-01-01"), text("a, b; \"c\""), text("1.234,50")],
        ),
        (4, vec![text("2026-01-02"), Cell::Empty, text("5")]),
    ];
    for written in [
        "date,note,amount\n2026-01-01,\"a, b; \"\"c\"\"\",\"1.234,50\"\n\n2026-01-02,,5\n",
        "date;note;amount\r\n2026-01-01;\"a, b; \"\"c\"\"\";1.234,50\r\n\r\n2026-01-02;;5",
        "\u{feff}date\tnote\tamount\n2026-01-01\ta, b; \"c\"\t1.234,50\n,\n2026-01-02\t\t5\n",
        " date , note , amount \n 2026-01-01 , \"a, b; \"\"c\"\"\" ,\"1.234,50\" \n,,\n2026-01-02, ,5,\n",
    ] {
        let mut read = cells("a.csv", written.as_bytes());
        // What stands behind the last separator is a cell of its own.
        if read[2].1.len() == 4 {
            assert_eq!(read[2].1.pop(), Some(Cell::Empty));
        }
        if written.starts_with('\u{feff}') {
            assert_eq!(read.remove(2).1, [text(",")]);
        }
        assert_eq!(read, expected, "{written:?}");
    }
    let announced = cells("a.csv", b"sep=;\nline;note\nshop;a,b\n");
    assert_eq!(announced[1], (3, vec![text("shop"), text("a,b")]));
    let broken_lines = cells("a.csv", b"line,note\nshop,\"one\ntwo\"\nweb,three\n");
    assert_eq!(broken_lines[1], (2, vec![text("shop"), text("one\ntwo")]));
    assert_eq!(broken_lines[2].0, 4);
    assert_eq!(cells("a.csv", b""), []);
    assert_eq!(cells("a.csv", b"\n;;\n,,\n").len(), 1);
}

#[test]
fn cells_of_a_text_know_where_they_stand() {
    let written = "date,note\n2026-01-01,\"gr\u{fc}n, \"\"so\"\"\"\n";
    let LedgerFile::Rows(rows) = LedgerFile::from_bytes("a.csv".to_owned(), written.into()) else {
        panic!("it is read");
    };
    let row = &rows.rows[1];
    assert_eq!(&written[rows.span_of(row, 0)], "2026-01-01");
    assert_eq!(&written[rows.span_of(row, 1)], "\"gr\u{fc}n, \"\"so\"\"\"");
    assert_eq!(rows.span_of(row, 7), row.span);
    assert_eq!(rows.name_of(row, 1), None);
}

#[test]
fn other_encodings_are_read_or_refused() {
    let (name, latin) = ("a.csv", b"Notiz\nGr\xfc\xdfe \x80 5 \x96 \x84so\x93\n");
    assert_eq!(
        cells(name, latin)[1].1,
        [text(
            "Gr\u{fc}\u{df}e \u{20ac} 5 \u{2013} \u{201e}so\u{201c}"
        )]
    );
    assert_eq!(remarks(name, latin).len(), 1);
    for (bytes, why) in [
        (&b"\xff\xfed\0a\0"[..], "this text is encoded as UTF-16"),
        (
            b"date\n\x81\x8d",
            "this is no text: it is neither UTF-8 nor Windows-1252",
        ),
        (
            b"date\0line",
            "this is no text: it is neither UTF-8 nor Windows-1252",
        ),
        (b"PK\x03\x04rest", "this is a spreadsheet, and no text"),
        (
            b"date,note\n\n2026-01-01,\"open\nmore\n",
            "a quotation mark in line 3 is never closed",
        ),
    ] {
        assert_eq!(refusal(name, bytes), why);
    }
}

#[test]
fn programs_write_the_same_table_in_all_formats() {
    let [from_text, from_xlsx, from_ods] = OFFICE.map(|(name, bytes)| cells(name, bytes));
    assert_eq!(from_xlsx, from_ods);
    assert_eq!(from_xlsx.len(), from_text.len());
    assert_eq!(
        from_ods[2].1[..4],
        [
            Cell::Day(date(2026, 3, 12)),
            text("finder"),
            text("committed"),
            number("14750")
        ]
    );
    assert_eq!(
        from_ods[2].1[6],
        text("Auftrag; mit Komma, und \"Anf\u{fc}hrung\"")
    );
    assert_eq!(from_xlsx[4].1[3], number("-1154.1"));
    assert_eq!(from_ods[3].1[6], from_text[3].1[6]);
}

#[test]
fn numbers_days_and_empty_cells_of_a_spreadsheet() {
    let bytes = xlsx(|book| {
        let day = Format::new().set_num_format("dd.mm.yyyy");
        let money = Format::new().set_num_format("#,##0.00 [$\u{20ac}-407]");
        let sheet = book.add_worksheet();
        sheet.write(2, 1, "date").expect("fits");
        let moment = ExcelDateTime::from_ymd(2026, 2, 28).expect("a day");
        sheet.write_with_format(4, 1, &moment, &day).expect("fits");
        sheet
            .write_with_format(4, 2, 0.1 + 0.2, &money)
            .expect("fits");
        sheet.write(4, 5, 1_154.1).expect("fits");
        sheet.write(5, 1, true).expect("fits");
        let sum = Formula::new("=1+1").set_result("2");
        sheet.write(6, 1, sum).expect("fits");
    });
    let read = cells("a.xlsx", &bytes);
    let e = Cell::Empty;
    let money = Cell::Money(Decimal::new(3, 1), "\u{20ac}".to_owned());
    assert_eq!(
        read,
        [
            (3, vec![e.clone(), text("date")]),
            (
                5,
                vec![
                    e.clone(),
                    Cell::Day(date(2026, 2, 28)),
                    money,
                    e.clone(),
                    e.clone(),
                    number("1154.1")
                ]
            ),
            (6, vec![e.clone(), text("true")]),
            (7, vec![e, number("2")]),
        ]
    );
}

#[test]
fn cells_without_a_value_are_named() {
    let bytes = xlsx(|book| {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "amount").expect("fits");
        sheet
            .write(17, 3, Formula::new("=1/0").set_result("#DIV/0!"))
            .expect("fits");
        let time = Format::new().set_num_format("[h]:mm");
        sheet.write_with_format(18, 0, 0.0625, &time).expect("fits");
        sheet.write(19, 0, 1e20).expect("fits");
        sheet
            .merge_range(20, 0, 20, 1, "sum", &Format::new())
            .expect("fits");
    });
    let broken: Vec<String> = rows("a.xlsx", &bytes)
        .into_iter()
        .flat_map(|row| row.cells)
        .filter_map(|cell| match cell {
            Cell::Broken { message, .. } => Some(message),
            _ => None,
        })
        .collect();
    assert_eq!(
        broken,
        [
            "`D18` holds the error `#DIV/0!`",
            "`A19` holds a time and no day",
            "`A20` holds a number with too many digits",
            "the cells `A21:B21` are merged",
        ]
    );
}

/// As programs write it that do not count themselves.
#[test]
fn formulas_that_nobody_has_worked_out_are_named() {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = packed(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"A\" r:id=\"a\"/></sheets></workbook>",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r=\"17\"><c r=\"A17\"><v>1.10</v></c><c r=\"D17\"><f>A1+A2</f></c><c r=\"E17\"><f>A1</f><v></v></c><c r=\"F17\"><f>A1</f><v>2</v></c></row></sheetData></worksheet>",
        ),
    ]);
    let broken = |name: &str| Cell::Broken {
        message: format!("`{name}` holds a formula without its value"),
        hint: super::xlsx::NO_VALUE,
    };
    let expected = vec![
        number("1.1"),
        Cell::Empty,
        Cell::Empty,
        broken("D17"),
        broken("E17"),
        number("2"),
    ];
    assert_eq!(cells("a.xlsx", &book), [(17, expected)]);
}

#[test]
fn the_first_visible_sheet_is_read() {
    let bytes = xlsx(|book| {
        book.add_worksheet()
            .set_name("Old")
            .expect("a name")
            .set_hidden(true)
            .write(0, 0, "old")
            .expect("fits");
        let sheet = book.add_worksheet().set_name("Ledger").expect("a name");
        sheet.set_active(true).write(0, 0, "date").expect("fits");
        book.add_worksheet().set_name("Notes").expect("a name");
    });
    assert_eq!(cells("a.xlsx", &bytes), [(1, vec![text("date")])]);
    let told = remarks("a.xlsx", &bytes);
    assert_eq!(told.len(), 2);
    assert!(
        told[0].contains("2 visible sheets; the first one, `Ledger`, is read"),
        "{told:?}"
    );
    assert!(told[1].contains("the sheet `Old` is hidden"), "{told:?}");
    let styles = "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>";
    let row = |word: &str| {
        format!(
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>{word}</text:p></table:table-cell></table:table-row>"
        )
    };
    let sheets = format!(
        "<table:table table:name=\"Old\" table:style-name=\"h\">{}</table:table><table:table table:name=\"Ledger\">{}</table:table><table:table table:name=\"Notes\">{}</table:table>",
        row("old"),
        row("date"),
        row("note")
    );
    let bytes = ods_of_sheets(styles, &sheets);
    assert_eq!(cells("a.ods", &bytes), [(1, vec![text("date")])]);
    assert_eq!(remarks("a.ods", &bytes), told);
}

#[test]
fn an_opendocument_table_is_read_cell_by_cell() {
    let bytes = ods(concat!(
        "<table:shapes><draw:frame><table:table><table:table-row/></table:table></draw:frame></table:shapes>",
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>",
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"0.30000000000000004\"><text:p>0,3</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>",
        "<table:table-row><table:table-cell office:value-type=\"currency\" office:currency=\"USD\" office:value=\"1.5\"/><table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation><text:p>a &amp;<text:s/>b</text:p><text:p>c</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-01T12:00:00\"/></table:table-row>",
        "<table:table-row><table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell table:formula=\"of:=1\"/><table:table-cell office:value-type=\"time\" office:time-value=\"PT1H\"/></table:table-row>",
        "<table:table-row><table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell><table:covered-table-cell/></table:table-row>",
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>",
    ));
    let read = cells("a.ods", &bytes);
    let numbers: Vec<u32> = read.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [4, 5, 6, 7, 8]);
    assert_eq!(read[0].1, [number("0.3"), number("0.3")]);
    assert_eq!(
        read[2].1,
        [
            Cell::Money(Decimal::new(15, 1), "USD".to_owned()),
            text("a & b\nc"),
            Cell::Day(date(2026, 3, 1))
        ]
    );
    let broken: Vec<&str> = read[3..]
        .iter()
        .flat_map(|(_, cells)| cells)
        .filter_map(|cell| match cell {
            Cell::Broken { message, .. } => Some(message.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        broken,
        [
            "`A7` holds the error `#DIV/0!`",
            "`B7` holds a formula without its value",
            "`C7` holds a time and no day",
            "the cells `A8:B8` are merged",
        ]
    );
}
