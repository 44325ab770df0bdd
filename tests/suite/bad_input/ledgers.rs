//! Ledgers: tables beside budgets and bookings in front matter, and amounts wherever they are typed.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Site, snapshot, told_in_turn};

const BUDGET: &str = "+++\nbasis = \"net\"\ncurrency = \"EUR\"\n\n[[lines]]\nid = \"shop\"\ntitle = \"The shop\"\napproved = \"1000.00\"\n\n[[lines]]\nid = \"care\"\napproved = \"500.00\"\n+++\n";
const HEAD: &str = "date,line,kind,amount,hours,document,note\n";

/// A site with a budget of 2026 and this table beside it.
fn site_with(ending: &str, table: impl AsRef<[u8]>) -> Site {
    let site = Site::new();
    site.build();
    site.write("content/acme/budget/2026.md", BUDGET);
    site.write(&format!("content/acme/budget/2026.{ending}"), table);
    site
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn ledgers_whose_head_is_wrong() {
    let told = [
        "2026-01-05,shop,actual,5\n",
        "Datum;Posten;Art;Betrg;Stunde;Farbe\n05.01.2026;shop;Ist;5;1;rot\n",
        "date,line,kind,amount,Betrag,date\n2026-01-05,shop,actual,5,6,7\n",
        "date,line,amount\n2026-01-05,shop,5\n",
        "date,line,kind,gross\n2026-01-05,shop,actual,5\n",
        "date,line,kind,amount (USD)\n2026-01-05,shop,actual,5\n",
    ]
    .map(|table| site_with("csv", table).refuses(1, &["build"]));
    snapshot("bad_input/ledgers_whose_head_is_wrong", told_in_turn(told));
}

#[test]
fn ledgers_with_wrong_cells() {
    let rows = "2026-01-05,shop,actual,many,,,\n2026-01-06,shop,actual,5 USD,,,\n2026-01-07,shop,actual,£5,,,\n05/01/2026,shop,actual,5,,,\nsoon,shop,actual,5,,,\n\
        2027-01-01,shop,actual,5,,,\n,shop,actual,5,,,\n2026-01-08,shp,actual,5,,,\n2026-01-08,The shop,actual,5,,,\n2026-01-09,,actual,5,,,\n2026-01-10,shop,actuals,5,,,\n\
        2026-01-10,shop,,5,,,\n2026-01-11,shop,actual,,,,nothing\n2026-01-12,shop,actual,1.234,,,\n2026-01-13,shop,actual,\"1,234\",,,\n2026-01-14,shop,actual,\"0,125\",,,\n\
        2026-01-15,shop,actual,1,50,,a note, and more\n2026-01-16,shop,actual,1234567890123456,,,\n2026-01-17,shop,actual,,2 h,,\n2026-01-18,shop,actual,12 %,,,\n";
    let table = format!("{HEAD}{rows}");
    let told = ["de", "en"].map(|language| {
        let site = site_with("csv", &table);
        let languages = format!("languages = [\"{language}\"]\nname");
        site.edit("content/acme/portal.toml", "name", &languages);
        site.refuses(1, &["build"])
    });
    snapshot("bad_input/ledgers_with_wrong_cells", told_in_turn(told));
}

#[test]
fn bookings_that_contradict_themselves_or_their_looks() {
    let rows = "2026-01-05,shop,actual,8 h,,,\n2026-01-06,shop,actual,8 Std.,8,,\n\
        2026-01-09,shop,actual,5,,R-\u{202e}8110,\n2026-01-10,shop,actual,5,,,a \u{2066}note\n2026-01-11,shop,actual,5,,\"R-1\n of May\",\"a\u{7}bell\"\n\
        2026-01-12,shop,actual,,10000000000,,\n";
    let table = site_with("csv", format!("{HEAD}{rows}"));
    let front = Site::new();
    front.build();
    let bookings = "bookings = [\n\
        { date = 2026-01-05, line = \"shop\", kind = \"actual\", amount = 6, document = \"R-\\u202E8110\", note = \"a \\u2066note\" },\n\
        { date = 2026-01-05, line = \"shop\", kind = \"actual\", amount = 1000000000000000 },\n\
        { date = 2026-01-05, line = \"shop\", kind = \"actual\", hours = 10000000000 },\n]\n\n[[lines]]\nid = \"shop\"\ntitle = \"a\\u202Eshop\"\n";
    let text = format!("+++\nbasis = \"net\"\ncurrency = \"EUR\"\n{bookings}+++\n");
    front.write("content/acme/budget/2026.md", text);
    let document = "+++\nkind = \"invoice\"\nnumber = \"R-1\\n2\"\norder = \"O-\\u202E1\"\nstate = \"paid\"\n+++\n";
    front.write("content/acme/documents/odd.md", document);
    let told = [table, front].map(|site| site.refuses(1, &["build"]));
    snapshot(
        "bad_input/bookings_that_contradict_themselves_or_their_looks",
        told_in_turn(told),
    );
}

#[test]
fn ledgers_that_are_wrong_from_top_to_bottom() {
    let rows = (1..=60).fold(String::new(), |text, row| {
        format!("{text}2026-01-05,shop,actual,x{row},,,\n")
    });
    let site = site_with("csv", format!("{HEAD}{rows}"));
    snapshot(
        "bad_input/ledgers_that_are_wrong_from_top_to_bottom",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn spreadsheets_with_wrong_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(HEAD.trim().split(',')) {
        sheet.write(0, column, name).unwrap();
    }
    let dollars = Format::new().set_num_format("[$USD] #,##0.00");
    let time = Format::new().set_num_format("[h]:mm");
    for row in 1..=10 {
        sheet.write(row, 0, "2026-01-05").unwrap();
        sheet.write(row, 1, "shop").unwrap();
        sheet.write(row, 2, "actual").unwrap();
        sheet.write(row, 3, row).unwrap();
    }
    sheet.write(1, 3, 1.0 / 3.0).unwrap();
    sheet.write_with_format(2, 3, 5, &dollars).unwrap();
    sheet.write(3, 3, "1.234").unwrap();
    let broken = Formula::new("=1/0").set_result("#DIV/0!");
    sheet.write(4, 3, broken).unwrap();
    sheet.write_with_format(5, 4, 0.0625, &time).unwrap();
    sheet.write(6, 0, 46_000).unwrap();
    sheet.write(7, 4, 1e20).unwrap();
    sheet.write(8, 8, "beside").unwrap();
    sheet
        .merge_range(9, 1, 10, 1, "shop", &Format::new())
        .unwrap();
    book.add_worksheet().set_hidden(true);
    let site = site_with("xlsx", book.save_to_buffer().unwrap());
    snapshot(
        "bad_input/spreadsheets_with_wrong_cells",
        site.refuses(1, &["build"]),
    );
}

/// A sheet with a row of `shop` for each of these formats of its amount.
fn sheet_with_formats(formats: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(HEAD.trim().split(',')) {
        sheet.write(0, column, name).unwrap();
    }
    for (row, code) in (1..).zip(formats) {
        sheet
            .write(row, 0, format!("2026-01-{:02}", row + 1))
            .unwrap();
        sheet.write(row, 1, "shop").unwrap();
        sheet.write(row, 2, "actual").unwrap();
        let format = Format::new().set_num_format(*code);
        sheet.write_with_format(row, 3, 5, &format).unwrap();
    }
    let number = Format::new().set_num_format("\"R-\"0000");
    sheet.write_with_format(1, 5, 118, &number).unwrap();
    let hours = Format::new().set_num_format("0.0 \"Std.\"");
    sheet.write_with_format(1, 4, 2.5, &hours).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn spreadsheets_whose_numbers_are_shown_as_others() {
    let formats = [
        "#,##0.00\\ €",
        "£#,##0.00",
        "\\$#,##0",
        "#,##0 \"Tsd. €\"",
        "0.0\"k\"",
        "#,##0,",
        "0.00%",
    ];
    let site = site_with("xlsx", sheet_with_formats(&formats));
    snapshot(
        "bad_input/spreadsheets_whose_numbers_are_shown_as_others",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn ledgers_that_cannot_be_read() {
    let ole: Vec<u8> = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let office = include_bytes!("../../fixtures/ledgers/office.xlsx");
    let entities = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
    let long = format!(
        "{HEAD}{}",
        "2026-01-05,shop,actual,1,,,\n".repeat(1_000_000)
    );
    let wide = format!("{HEAD}{}", ",1".repeat(60));
    let files: [(&str, Vec<u8>); 13] = [
        ("xlsx", b"no spreadsheet".to_vec()),
        ("xlsx", office[..office.len() / 2].to_vec()),
        ("xlsx", ole.clone()),
        ("xlsx", [&ole[..8], b"old"].concat()),
        ("xlsx", packed(&[("xl/vbaProject.bin", "Sub Auto_Open()")])),
        ("xlsx", packed(&[("xl/sharedStrings.xml", entities)])),
        (
            "xlsx",
            packed(&[("xl/sharedStrings.xml", &" ".repeat(60 << 20))]),
        ),
        (
            "ods",
            packed(&[
                ("content.xml", "<a/>"),
                ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
            ]),
        ),
        ("csv", b"\xff\xfed\0a\0".to_vec()),
        (
            "csv",
            format!("{HEAD}2026-01-05,shop,actual,1,,,\"open\n").into_bytes(),
        ),
        ("csv", long.into_bytes()),
        ("csv", wide.into_bytes()),
        ("csv", vec![b'\n'; (64 << 20) + 1]),
    ];
    let told = files.map(|(ending, bytes)| site_with(ending, bytes).refuses(1, &["build"]));
    snapshot("bad_input/ledgers_that_cannot_be_read", told_in_turn(told));
}

/// A cell so far to the right that the library, which counts columns in 32 bits, panics.
#[test]
fn spreadsheets_that_break_the_library() {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"{relation}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let sheet = |cell: &str| {
        packed(&[
            (
                "_rels/.rels",
                &relations("officeDocument", "xl/workbook.xml"),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                &relations("worksheet", "worksheets/sheet1.xml"),
            ),
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"A\" r:id=\"a\"/></sheets></workbook>",
            ),
            (
                "xl/worksheets/sheet1.xml",
                &format!(
                    "<worksheet><sheetData><row r=\"1\"><c r=\"{cell}\"><v>1</v></c></row></sheetData></worksheet>"
                ),
            ),
        ])
    };
    let told = ["AAAAAAAAAA1", "A99999999999"]
        .map(|cell| site_with("xlsx", sheet(cell)).refuses(1, &["build"]));
    snapshot(
        "bad_input/spreadsheets_that_break_the_library",
        told_in_turn(told),
    );
}

#[test]
fn ledgers_that_are_odd() {
    let mut book = Workbook::new();
    let old = book.add_worksheet();
    old.set_name("Old").unwrap().set_hidden(true);
    let sheet = book.add_worksheet();
    sheet.set_name("Ledger").unwrap().set_active(true);
    for (column, name) in (0..).zip(HEAD.trim().split(',')) {
        sheet.write(0, column, name).unwrap();
    }
    for (column, value) in (0..).zip(["2026-01-05", "shop", "actual", "5"]) {
        sheet.write(1, column, value).unwrap();
        sheet.write(2, column, value).unwrap();
    }
    book.add_worksheet();
    let twice = "2026-01-05,shop,actual,5,,R-1,one\n".repeat(2);
    let told = [
        site_with("csv", ""),
        site_with("csv", HEAD),
        site_with(
            "csv",
            format!("{HEAD}{twice}2026-01-05,shop,actual,5,,R-1,two\n"),
        ),
        site_with(
            "csv",
            b"Datum;Posten;Art;Betrag;Notiz\r\n05.01.2026;shop;Ist;5.50;\xfcber\r\n",
        ),
        site_with("xlsx", book.save_to_buffer().unwrap()),
    ]
    .map(|site| site.build());
    snapshot("bad_input/ledgers_that_are_odd", told_in_turn(told));
}

#[test]
fn ledgers_that_are_not_read() {
    let site = Site::new();
    site.write("content/acme/budget/2026.md", BUDGET);
    let draft = BUDGET.replacen("+++\n", "+++\ndraft = true\n", 1);
    site.write("content/acme/budget/2027.md", draft);
    let table = format!("{HEAD}2027-01-05,shop,actual,5,,,\n");
    for (file, content) in [
        ("budget/2026.xls", "old"),
        ("budget/2026.XLSM", "macros"),
        ("budget/2026.numbers", "apple"),
        ("budget/2026.tsv", "date\tline\n"),
        ("budget/2026.pdf", "no table"),
        ("budget/other.xls", "of no budget"),
        ("budget/2027.csv", &table),
        ("budget/2027.xlsb", "of a draft"),
    ] {
        site.write(&format!("content/acme/{file}"), content);
    }
    snapshot("bad_input/ledgers_that_are_not_read", site.run(&["check"]));
}

#[test]
fn bookings_that_are_ahead() {
    let site = site_with(
        "csv",
        format!(
            "{HEAD}2026-11-01,shop,actual,5,,,\n2026-12-24,shop,actual,6,,,\n2026-12-01,shop,actual,7,,,\n"
        ),
    );
    let typed = "basis = \"net\"\nupdated = 2026-12-02\n";
    site.edit("content/acme/budget/2026.md", "basis = \"net\"\n", typed);
    let front = Site::new();
    let booking = "bookings = [{ date = 2026-12-24, line = \"shop\", kind = \"actual\", amount = 5 }]\n\n[[lines]]\nid = \"shop\"";
    let text = BUDGET.replace("[[lines]]\nid = \"shop\"", booking);
    front.write("content/acme/budget/2026.md", text);
    let told = [site, front].map(|site| site.build());
    snapshot("bad_input/bookings_that_are_ahead", told_in_turn(told));
}

#[test]
fn two_ledgers_of_one_budget() {
    let site = site_with("csv", format!("{HEAD}2026-01-05,shop,actual,5,,,\n"));
    let office = include_bytes!("../../fixtures/ledgers/office.xlsx");
    site.write("content/acme/budget/2026.xlsx", office);
    snapshot(
        "bad_input/two_ledgers_of_one_budget",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn amounts_and_bookings_in_front_matter() {
    let site = Site::new();
    site.build();
    site.edit(
        "content/acme/portal.toml",
        "name",
        "languages = [\"de\"]\nname",
    );
    let line =
        |id: &str, approved: &str| format!("[[lines]]\nid = \"{id}\"\napproved = {approved}\n\n");
    let lines: String = [
        ("a", "\"34.200,00\""),
        ("b", "\"1.234\""),
        ("c", "\"1,234\""),
        ("d", "1234.5"),
        ("e", "1.234"),
        ("f", "\"1.250,00 $\""),
        ("g", "\"viel\""),
        ("h", "\"–\""),
        ("i", "1e3"),
        ("j", "true"),
    ]
    .map(|(id, approved)| line(id, approved))
    .concat();
    let bookings = "bookings = [\n\
        { date = 2026-01-05, line = \"a\", kind = \"actual\", amount = \"1.250,00\" },\n\
        { date = 2026-01-05, line = \"a\", kind = \"actual\", amount = 1250 },\n\
        { line = \"a\", kind = \"actual\", amount = \"5\" },\n\
        { date = 2026-01-05, line = \"a\", amount = \"5\" },\n\
        { date = 2026-01-05, line = \"a\", kind = \"actual\" },\n\
        { date = 2025-12-31, line = \"a\", kind = \"actual\", hours = \"1,5\" },\n\
        { date = 2026-01-05, line = \"x\", kind = \"actual\", hours = \"1.234\" },\n\
        \"5\",\n]\n";
    site.write(
        "content/acme/budget/2026.md",
        format!("+++\nbasis = \"net\"\ncurrency = \"EUR\"\n{bookings}\n{lines}+++\n"),
    );
    snapshot(
        "bad_input/amounts_and_bookings_in_front_matter",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn documents_that_do_not_reconcile() {
    let site = site_with(
        "csv",
        format!(
            "{HEAD}2026-01-05,shop,committed,1000.00,,O-1,\n2026-01-06,shop,actual,400.00,,R-1,\n2026-01-06,care,actual,100.02,,R-1,\n\
            2026-01-07,shop,actual,300.00,,r 2,\n2026-01-08,shop,actual,1.00,,R-77,\n2026-01-08,shop,actual,2.00,,R-78,\n\
            2026-01-09,shop,actual,-50.00,,C-1,\n2026-01-10,shop,credit,50.00,,C-2,\n"
        ),
    );
    let document = |name: &str, keys: &str| {
        site.write(
            &format!("content/acme/documents/{name}.md"),
            format!("+++\n{keys}\ncurrency = \"EUR\"\n+++\n"),
        );
    };
    document(
        "order",
        "kind = \"order\"\nnumber = \"O-1\"\nnet = \"900.00\"\nstate = \"accepted\"",
    );
    document(
        "one",
        "kind = \"partial-invoice\"\nnumber = \"R-1\"\nnet = \"500.00\"\ntax = \"95.00\"\ngross = \"595.00\"\nstate = \"paid\"\npaid = \"590.00\"\norder = \"O-1\"",
    );
    document(
        "two",
        "kind = \"invoice\"\nnumber = \"R-002\"\nnet = \"450.00\"\ntax = \"85.50\"\ngross = \"535.50\"\nstate = \"open\"\npaid = \"600.00\"\norder = \"O-1\"",
    );
    document(
        "credit",
        "kind = \"credit-note\"\nnumber = \"C-1\"\nnet = \"50.00\"\nstate = \"open\"",
    );
    document(
        "another",
        "kind = \"credit-note\"\nnumber = \"C-2\"\nnet = \"50.00\"\nstate = \"open\"",
    );
    snapshot(
        "bad_input/documents_that_do_not_reconcile",
        site.run(&["check"]),
    );
}
