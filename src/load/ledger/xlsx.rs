//! Spreadsheets of Excel and those that write its format (ECMA-376), read by calamine cell by cell.

use std::io::Cursor;

use calamine::{
    DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError,
};
use jiff::civil::Date;

use super::archive;
use super::figure::{cell_name, column_name, number};
use super::number_format::{Shown, shown};
use super::table::Table;
use super::{Cell, Refusal, Rows};
use crate::config::parse_date;
use crate::diag::contained;

pub(super) const NO_VALUE: &str = "open the file in a spreadsheet program and save it, so that it keeps the values of its formulas; or put the value itself there";
pub(super) const ERROR_VALUE: &str = "mend the formula, or put the value itself there";
pub(super) const MERGED: &str = "take the cells apart, and fill in each of them";
const ROUND: &str = "round it, and write no more than 15 digits";

/// The first sheet that is not hidden.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, Refusal> {
    archive::open(bytes)?;
    // The library trusts the numbers in a file here and there; one that was made to break it must not end the program.
    let read = contained(|| read_book(bytes));
    read.unwrap_or_else(|| Err(Refusal::damaged("its cells contradict each other")))
}

fn read_book(bytes: &[u8]) -> Result<Rows, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let sheets: Vec<(String, bool)> = (book.sheets_metadata().iter())
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let name = first_visible(&sheets)?;
    let mut table = Table::default();
    let mut cells = book.worksheet_cells_reader(name).map_err(refused)?;
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(refused)? {
        let (row, column) = (record.pos.0.saturating_add(1), record.pos.1 as usize);
        let cell = match record.formula {
            Some(_) if record.value == DataRef::Empty => {
                let name = cell_name(row, column);
                let message = format!("`{name}` holds a formula without its value");
                Cell::Broken {
                    message,
                    hint: NO_VALUE,
                }
            }
            _ => cell(record.value, row, column),
        };
        table.put(row, column, cell)?;
    }
    let styles = cells.styles().to_vec();
    let formats: Vec<Option<(Shown, &str)>> = styles.iter().map(shown_by).collect();
    drop(cells);
    if formats.iter().any(Option::is_some) {
        let mut cells = book.worksheet_cells_reader(name).map_err(refused)?;
        while let Some((row, column, style)) = cells.next_style_id().map_err(refused)? {
            if let Some((shown, format)) = &formats[style] {
                let place = (row.saturating_add(1), column as usize);
                table.show(place, shown, format);
            }
        }
    }
    for area in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        break_merged(&mut table, area);
    }
    Ok(Rows {
        rows: table.into_rows(),
        remarks: remarks(&sheets, name),
        ..Rows::default()
    })
}

/// How a style shows a number.
fn shown_by(style: &Style) -> Option<(Shown, &str)> {
    let format = style.number_format.as_ref()?;
    let found = shown(&format.format_code, format.format_id);
    (found != Shown::Plain).then_some((found, format.format_code.as_str()))
}

/// The name of the first sheet that is shown.
pub(super) fn first_visible(sheets: &[(String, bool)]) -> Result<&str, Refusal> {
    let shown = sheets.iter().find(|(_, is_visible)| *is_visible);
    let (name, _) = shown.ok_or_else(|| {
        Refusal::new(
            "this spreadsheet has no visible sheet",
            "show the one that holds the table",
        )
    })?;
    Ok(name)
}

/// What is to be known about a file of several sheets.
pub(super) fn remarks(sheets: &[(String, bool)], read: &str) -> Vec<String> {
    let others = sheets.iter().filter(|(name, _)| name != read);
    let (shown, hidden): (Vec<_>, Vec<_>) = others.partition(|(_, is_visible)| *is_visible);
    let mut remarks = Vec::new();
    if !shown.is_empty() {
        remarks.push(format!(
            "this file has {} visible sheets; the first one, `{read}`, is read",
            shown.len() + 1
        ));
    }
    if let Some((name, _)) = hidden.first() {
        let more = match hidden.len() {
            1 => String::new(),
            count => format!(" and {} more", count - 1),
        };
        remarks.push(format!(
            "the sheet `{name}`{more} is hidden and not read; whoever may download this file gets it all the same"
        ));
    }
    remarks
}

fn cell(value: DataRef<'_>, row: u32, column: usize) -> Cell {
    let broken = |what: &str, hint| Cell::Broken {
        message: format!("`{}` {what}", cell_name(row, column)),
        hint,
    };
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(whole) => Cell::Number(whole.into()),
        DataRef::Float(stored) => match number(stored) {
            Some(number) => Cell::Number(number),
            None => broken("holds a number with too many digits", ROUND),
        },
        DataRef::String(text) => Cell::Text(text.trim().to_owned()),
        DataRef::SharedString(text) => Cell::Text(text.trim().to_owned()),
        DataRef::Bool(flag) => Cell::Text(flag.to_string()),
        DataRef::DateTime(moment) => match day_of(moment) {
            Some(day) => Cell::Day(day),
            None => broken("holds a time and no day", NO_TIME),
        },
        DataRef::DateTimeIso(text) => match parse_date(&text) {
            Some(day) => Cell::Day(day),
            None => broken("holds a time and no day", NO_TIME),
        },
        DataRef::DurationIso(_) => broken("holds a time and no day", NO_TIME),
        DataRef::Error(error) => broken(&format!("holds the error `{error}`"), ERROR_VALUE),
    }
}

pub(super) const NO_TIME: &str = "write hours as a number such as 1.5, and a day as a date";

fn day_of(moment: ExcelDateTime) -> Option<Date> {
    // Below one it is a time of day; the last day that spreadsheets know is the 31st of December 9999.
    if !moment.is_datetime() || !(1.0..2_958_466.0).contains(&moment.as_f64()) {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

fn break_merged(table: &mut Table, area: Dimensions) {
    let (from, to) = (area.start, area.end);
    let names = format!(
        "{}{}:{}{}",
        column_name(from.1 as usize),
        from.0.saturating_add(1),
        column_name(to.1 as usize),
        to.0.saturating_add(1)
    );
    let message = format!("the cells `{names}` are merged");
    let rows = (from.0.saturating_add(1), to.0.saturating_add(1));
    let cell = Cell::Broken {
        message,
        hint: MERGED,
    };
    table.break_area(rows, from.1 as usize, cell);
}

fn refused(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::new(
            "this spreadsheet is protected by a password",
            "save it without a password: the portal is protected by its own",
        ),
        XlsxError::CellError(error) => {
            Refusal::new(format!("a cell holds the error `{error}`"), ERROR_VALUE)
        }
        error => Refusal::damaged(error),
    }
}
