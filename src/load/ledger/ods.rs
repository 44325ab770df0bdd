//! Spreadsheets of LibreOffice and those that write its format (OpenDocument 1.2), read event by event.
//!
//! No library is taken for it: the one there is holds every cell of every sheet, repeated ones too, and waits forever for the end of a note in a
//! file that was cut off. Here nothing is kept but the rows of the first visible sheet, and every repetition is limited.

use std::io::{BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use super::figure::{cell_name, column_name, number};
use super::table::{MOST_COLUMNS, Table, is_empty};
use super::xlsx::{ERROR_VALUE, MERGED, NO_TIME, NO_VALUE, first_visible, remarks};
use super::{Cell, Refusal, Rows, archive};
use crate::config::parse_date;

/// The first sheet that is not hidden.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, Refusal> {
    let mut parts = archive::open(bytes)?;
    archive::is_protected(&mut parts)?;
    let content = parts.by_name("content.xml").map_err(Refusal::damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut book = Book {
        reader,
        buffer: Vec::new(),
        hidden: Vec::new(),
        sheets: Vec::new(),
        table: Table::default(),
        areas: Vec::new(),
    };
    book.read()?;
    let Book {
        sheets,
        mut table,
        areas,
        ..
    } = book;
    let name = first_visible(&sheets)?;
    for area in areas {
        area.mark(&mut table);
    }
    Ok(Rows {
        rows: table.into_rows(),
        remarks: remarks(&sheets, name),
        ..Rows::default()
    })
}

/// A part of a file that is being read.
struct Book<R> {
    reader: Reader<BufReader<R>>,
    buffer: Vec<u8>,
    /// The styles of hidden sheets.
    hidden: Vec<String>,
    /// The name of each sheet, and whether it is visible.
    sheets: Vec<(String, bool)>,
    table: Table,
    areas: Vec<Area>,
}

/// Cells that are merged into one.
struct Area {
    rows: (u32, u32),
    columns: (usize, usize),
}

/// What the start of a cell says.
struct CellStart {
    kind: String,
    value: Option<String>,
    currency: Option<String>,
    is_error: bool,
    has_formula: bool,
    repeated: usize,
    spanned: (u32, usize),
}

impl<R: Read> Book<R> {
    fn next(&mut self) -> Result<Event<'_>, Refusal> {
        self.buffer.clear();
        match self
            .reader
            .read_event_into(&mut self.buffer)
            .map_err(damaged)?
        {
            Event::Eof => Err(Refusal::damaged("it ends amid its table")),
            event => Ok(event),
        }
    }

    fn read(&mut self) -> Result<(), Refusal> {
        let mut style = None;
        loop {
            self.buffer.clear();
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(damaged)?;
            match event {
                Event::Start(start) => match start.name().as_ref() {
                    "style:style" => style = attribute(&start, "style:name")?,
                    "style:table-properties" => {
                        let shown = attribute(&start, "table:display")?;
                        if shown.as_deref() == Some("false") {
                            self.hidden.extend(style.take());
                        }
                    }
                    "table:table" => {
                        let style = attribute(&start, "table:style-name")?.unwrap_or_default();
                        let name = attribute(&start, "table:name")?.unwrap_or_default();
                        let is_visible = !self.hidden.contains(&style);
                        let is_first = is_visible && !self.sheets.iter().any(|(_, shown)| *shown);
                        self.sheets.push((name, is_visible));
                        match is_first {
                            true => self.read_sheet()?,
                            false => self.skip("table:table")?,
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Passes over everything up to the end of an element, also over those of its name inside it.
    fn skip(&mut self, name: &str) -> Result<(), Refusal> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Event::Start(start) if start.name().as_ref() == name => depth += 1,
                Event::End(end) if end.name().as_ref() == name => depth -= 1,
                _ => {}
            }
        }
        Ok(())
    }

    fn read_sheet(&mut self) -> Result<(), Refusal> {
        let mut row: u32 = 1;
        loop {
            match self.next()? {
                Event::Start(start) if start.name().as_ref() == "table:table-row" => {
                    let times = repeated(&start, "table:number-rows-repeated")?;
                    self.read_row(row, times)?;
                    row = row.saturating_add(times);
                }
                // Drawings on the sheet may hold tables and texts of their own.
                Event::Start(start) if start.name().as_ref() == "table:shapes" => {
                    self.skip("table:shapes")?;
                }
                Event::End(end) if end.name().as_ref() == "table:table" => return Ok(()),
                _ => {}
            }
        }
    }

    fn read_row(&mut self, row: u32, times: u32) -> Result<(), Refusal> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut column = 0;
        loop {
            let (start, is_covered) = match self.next()? {
                Event::Start(start) => match start.name().as_ref() {
                    "table:table-cell" => (CellStart::of(&start)?, false),
                    "table:covered-table-cell" => (CellStart::of(&start)?, true),
                    _ => continue,
                },
                Event::End(end) if end.name().as_ref() == "table:table-row" => break,
                _ => continue,
            };
            let name = if is_covered {
                "table:covered-table-cell"
            } else {
                "table:table-cell"
            };
            let text = self.read_text(name)?;
            let found = if is_covered {
                Cell::Empty
            } else {
                start.cell(&text, row, column)
            };
            if start.spanned != (1, 1) {
                self.areas.push(Area {
                    rows: (row, row.saturating_add(start.spanned.0 - 1)),
                    columns: (column, column.saturating_add(start.spanned.1 - 1)),
                });
            }
            if !is_empty(&found) {
                // One more than allowed is told of by the table.
                let until = column.saturating_add(start.repeated).min(MOST_COLUMNS + 1);
                cells.resize(column.min(MOST_COLUMNS + 1), Cell::Empty);
                cells.resize(until.max(cells.len()), found.clone());
                if column > MOST_COLUMNS {
                    cells.push(found);
                }
            }
            column = column.saturating_add(start.repeated);
        }
        if cells.iter().all(is_empty) {
            return Ok(());
        }
        for number in row..row.saturating_add(times) {
            for (column, cell) in cells.iter().enumerate() {
                self.table.put(number, column, cell.clone())?;
            }
        }
        Ok(())
    }

    /// The paragraphs of a cell, its notes and drawings aside.
    fn read_text(&mut self, name: &str) -> Result<String, Refusal> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(part) => {
                    let letter = match part.as_ref() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => part.resolve_char_ref().map_err(damaged)?,
                    };
                    let unknown = || Refusal::damaged("a text in it holds an unknown entity");
                    text.push(letter.ok_or_else(unknown)?);
                }
                Event::Start(start) => match start.name().as_ref() {
                    "office:annotation" => self.skip("office:annotation")?,
                    "draw:frame" => self.skip("draw:frame")?,
                    "text:p" if !text.is_empty() => text.push('\n'),
                    "text:s" | "text:tab" | "text:line-break" => text.push(' '),
                    _ => {}
                },
                Event::End(end) if end.name().as_ref() == name => return Ok(text),
                _ => {}
            }
        }
    }
}

impl CellStart {
    fn of(start: &BytesStart<'_>) -> Result<Self, Refusal> {
        let mut found = Self {
            kind: String::new(),
            value: None,
            currency: None,
            is_error: false,
            has_formula: false,
            repeated: 1,
            spanned: (1, 1),
        };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(Refusal::damaged)?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(damaged)?;
            match attribute.key.as_ref() {
                "office:value-type" => found.kind = value.into_owned(),
                "office:value"
                | "office:date-value"
                | "office:boolean-value"
                | "office:string-value"
                | "office:time-value" => {
                    found.value = Some(value.into_owned());
                }
                "office:currency" => found.currency = Some(value.into_owned()),
                "calcext:value-type" => found.is_error = value == "error",
                "table:formula" => found.has_formula = true,
                "table:number-columns-repeated" => found.repeated = count(&value)? as usize,
                "table:number-columns-spanned" => found.spanned.1 = count(&value)? as usize,
                "table:number-rows-spanned" => found.spanned.0 = count(&value)?,
                _ => {}
            }
        }
        Ok(found)
    }

    fn cell(&self, text: &str, row: u32, column: usize) -> Cell {
        let broken = |what: String, hint| Cell::Broken {
            message: format!("`{}` {what}", cell_name(row, column)),
            hint,
        };
        let shown = text.trim();
        // Older programs mark errors by their text alone.
        let is_error = self.is_error
            || self.has_formula && (shown.starts_with("Err:") || shown.starts_with('#'));
        if is_error {
            return broken(format!("holds the error `{shown}`"), ERROR_VALUE);
        }
        let value = self.value.as_deref();
        match (self.kind.as_str(), value) {
            ("", _) if self.has_formula => {
                broken("holds a formula without its value".to_owned(), NO_VALUE)
            }
            ("", _) => Cell::Empty,
            ("float" | "percentage" | "currency", Some(typed)) => {
                let stored = typed.parse().ok().and_then(number);
                match (stored, &self.currency) {
                    (Some(number), Some(currency)) if self.kind == "currency" => {
                        Cell::Money(number, currency.clone())
                    }
                    (Some(number), _) => Cell::Number(number),
                    (None, _) => broken(
                        "holds a number with too many digits".to_owned(),
                        "round it, and write no more than 15 digits",
                    ),
                }
            }
            ("date", Some(typed)) => match parse_date(typed) {
                Some(day) => Cell::Day(day),
                None => broken("holds a time and no day".to_owned(), NO_TIME),
            },
            ("time", _) => broken("holds a time and no day".to_owned(), NO_TIME),
            (_, Some(typed)) => Cell::Text(typed.trim().to_owned()),
            ("string", None) => Cell::Text(shown.to_owned()),
            (_, None) => broken("holds a formula without its value".to_owned(), NO_VALUE),
        }
    }
}

impl Area {
    fn mark(&self, table: &mut Table) {
        let names = format!(
            "{}{}:{}{}",
            column_name(self.columns.0),
            self.rows.0,
            column_name(self.columns.1),
            self.rows.1
        );
        let message = format!("the cells `{names}` are merged");
        let cell = Cell::Broken {
            message,
            hint: MERGED,
        };
        table.break_area(self.rows, self.columns.0, cell);
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    let Some(found) = start.try_get_attribute(name).map_err(Refusal::damaged)? else {
        return Ok(None);
    };
    let value = found
        .normalized_value(XmlVersion::Implicit1_0)
        .map_err(damaged)?;
    Ok(Some(value.into_owned()))
}

fn repeated(start: &BytesStart<'_>, name: &str) -> Result<u32, Refusal> {
    attribute(start, name)?.map_or(Ok(1), |value| count(&value))
}

/// How often something is repeated: at least once.
fn count(value: &str) -> Result<u32, Refusal> {
    let found = value.parse().ok().filter(|count| *count > 0);
    found.ok_or_else(|| Refusal::damaged(format!("`{value}` is no number of cells")))
}

fn damaged(error: Error) -> Refusal {
    Refusal::damaged(error)
}
