//! A sheet as a text with commas (RFC 4180), or with semicolons where the comma is a decimal sign. It begins with a byte order mark, by which spreadsheets
//! know UTF-8.
//!
//! A spreadsheet takes a text that begins with `=` for a formula, and formulas can fetch addresses and start programs: such texts get an apostrophe in front
//! (OWASP, CSV injection). Numbers keep their minus.

use super::sheet::{Cell, Sheet};
use super::style::Style;

const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What makes a text a formula.
const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The bytes of a sheet without its sums.
pub fn write(sheet: &Sheet, style: &Style) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(style.separator())
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let head = sheet.columns.iter().map(|title| harmless(title));
    let written = writer.write_record(head).and_then(|()| {
        sheet
            .rows
            .iter()
            .try_for_each(|row| writer.write_record(row.iter().map(|cell| field(cell, style))))
    });
    written.expect("all rows are as long as the head");
    writer
        .into_inner()
        .expect("a buffer in memory takes everything")
}

fn field(cell: &Cell, style: &Style) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Day(day) => day.to_string(),
        Cell::Money(number, _) | Cell::Hours(number) | Cell::Share(number) => style.plain(*number),
    }
}

fn harmless(text: &str) -> String {
    match text.starts_with(DANGEROUS) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}
