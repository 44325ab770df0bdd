//! Sheets as a spreadsheet of Office Open XML (ECMA-376). Numbers are numbers and days are days; nothing in it is a formula, and nothing tells when it was made.
//!
//! A spreadsheet reckons in binary with some 15 digits. A number that it could not hold as it is becomes a text: better not to be reckoned with than wrong.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::sheet::{Cell, Sheet};
use super::style::Style;

/// The most digits that a spreadsheet keeps.
const DIGITS: usize = 15;
/// The most characters that fit into a cell.
const LONGEST_TEXT: usize = 32_767;
/// The most characters of a sheet's name.
const LONGEST_NAME: usize = 31;
/// The most rows of a sheet, without its head and its foot.
const MOST_ROWS: usize = 1_048_574;
/// Before this day, spreadsheets count in different ways.
const FIRST_DAY: Date = Date::constant(1900, 3, 1);

/// Whether the sheets are not too long for the format.
pub fn fits(sheets: &[Sheet]) -> bool {
    sheets.iter().all(|sheet| sheet.rows.len() <= MOST_ROWS)
}

/// The bytes of a workbook.
pub fn write(sheets: &[Sheet], style: &Style) -> Vec<u8> {
    workbook(sheets, style).expect("names, texts and rows are kept within the format's limits")
}

fn workbook(sheets: &[Sheet], style: &Style) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same input, the same bytes: the moment of the build is no part of them.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut formats = Formats {
        style,
        known: BTreeMap::new(),
    };
    let names = names(sheets);
    for (sheet, name) in sheets.iter().zip(&names) {
        let page = workbook.add_worksheet();
        page.set_name(name)?;
        fill(page, sheet, &mut formats)?;
    }
    workbook.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet, formats: &mut Formats<'_>) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap();
    let head = head.set_align(FormatAlign::Top);
    for (column, title) in (0u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, cut(title), &head)?;
        let cells = sheet.rows.iter().chain([&sheet.sums]);
        let lengths = cells.filter_map(|row| row.get(usize::from(column)));
        let longest = lengths.map(length).max().unwrap_or_default();
        let width = longest.max(title.chars().count().min(24)).clamp(8, 60) + 2;
        page.set_column_width(column, f64::from(u32::try_from(width).unwrap_or(60)))?;
    }
    let mut row = 0;
    for cells in &sheet.rows {
        row += 1;
        for (column, cell) in (0u16..).zip(cells) {
            put(page, (row, column), cell, formats, false)?;
        }
    }
    for (column, cell) in (0u16..).zip(&sheet.sums) {
        put(page, (row + 1, column), cell, formats, true)?;
    }
    let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or_default();
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.autofilter(0, 0, row, last)?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &mut Formats<'_>,
    is_sum: bool,
) -> Result<(), XlsxError> {
    let style = formats.style;
    let format = formats.of(cell, is_sum);
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            page.write_string_with_format(row, column, cut(text), format)?;
        }
        Cell::Day(day) => match excel_day(*day) {
            Some(day) => {
                page.write_datetime_with_format(row, column, &day, format)?;
            }
            None => {
                page.write_string_with_format(row, column, day.to_string(), format)?;
            }
        },
        Cell::Money(number, _) | Cell::Hours(number) | Cell::Share(number) => match binary(*number)
        {
            Some(number) => {
                page.write_number_with_format(row, column, number, format)?;
            }
            None => {
                page.write_string_with_format(row, column, style.plain(*number), format)?;
            }
        },
    }
    Ok(())
}

/// The formats of cells, each made once.
struct Formats<'a> {
    style: &'a Style,
    known: BTreeMap<(String, bool), Format>,
}

impl Formats<'_> {
    fn of(&mut self, cell: &Cell, is_sum: bool) -> &Format {
        let code = match cell {
            Cell::Empty | Cell::Text(_) => "@",
            Cell::Day(_) => &self.style.day,
            Cell::Money(_, currency) => self.style.money(*currency),
            Cell::Hours(_) => "#,##0.00",
            Cell::Share(_) => &self.style.share,
        };
        let key = (code.to_owned(), is_sum);
        self.known.entry(key).or_insert_with_key(|(code, _)| {
            let format = Format::new().set_num_format(code);
            match is_sum {
                true => format
                    .set_bold()
                    .set_border_top(rust_xlsxwriter::FormatBorder::Thin),
                false => format,
            }
        })
    }
}

/// A number as a spreadsheet keeps it, if it can.
fn binary(number: Decimal) -> Option<f64> {
    let digits = number.normalize().mantissa().unsigned_abs().to_string();
    let digits = digits.trim_end_matches('0').len();
    number.to_f64().filter(|_| digits <= DIGITS)
}

fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year())
        .ok()
        .filter(|_| day >= FIRST_DAY)?;
    let (month, day) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// How wide a cell is, about, in characters.
fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.chars().count(),
        Cell::Day(_) => 12,
        Cell::Money(number, _) => {
            let whole = number.trunc().to_string().len();
            whole + whole / 3 + 6
        }
        Cell::Hours(number) | Cell::Share(number) => number.to_string().len() + 2,
    }
}

/// A text that fits into a cell. What a cell cannot hold is not worth the whole file.
fn cut(text: &str) -> String {
    // Counted in UTF-16, as spreadsheets do.
    let mut left = LONGEST_TEXT;
    text.chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= left;
            left = left.saturating_sub(letter.len_utf16());
            fits
        })
        .collect()
}

/// Names that a workbook takes: without the signs of addresses, short, and each only once, whatever its capitals.
fn names(sheets: &[Sheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let clean: String = sheet
            .name
            .chars()
            .map(|letter| match letter {
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
                letter if letter.is_control() => ' ',
                letter => letter,
            })
            .take(LONGEST_NAME / 2 + LONGEST_NAME % 2)
            .collect();
        let clean = clean.trim_matches([' ', '\'']);
        let is_taken = names
            .iter()
            .any(|name| name.to_lowercase() == clean.to_lowercase());
        // `History` is a name that Excel keeps for itself.
        let is_refused = clean.is_empty() || clean.eq_ignore_ascii_case("history");
        names.push(match is_taken || is_refused {
            true => format!("{clean} {}", index + 1).trim().to_owned(),
            false => clean.to_owned(),
        });
    }
    names
}
