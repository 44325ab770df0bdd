//! Spreadsheets of LibreOffice and those that write its format (OpenDocument 1.2), read event by event.
//!
//! No library is taken for it: the one there is holds every cell of every sheet, repeated ones too, and waits forever for the end of a note in a
//! file that was cut off. Here nothing is kept but the rows of the first visible sheet, and every repetition is limited.

use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::figure::{cell_name, column_name};
use super::ods_cell::{CellStart, count, damaged};
use super::ods_formats::{Format, Formats};
use super::table::{MOST_COLUMNS, Table, is_empty};
use super::xlsx::{MERGED, first_visible, remarks};
use super::{Cell, Refusal, Rows, archive};

/// The first sheet that is not hidden.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, Refusal> {
    let mut parts = archive::open(bytes)?;
    archive::is_protected(&mut parts)?;
    let mut formats = Formats::default();
    if let Ok(styles) = parts.by_name("styles.xml") {
        let mut book = Book::new(styles, formats);
        book.read()?;
        formats = book.formats;
    }
    let content = parts.by_name("content.xml").map_err(Refusal::damaged)?;
    let mut book = Book::new(content, formats);
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
    formats: Formats,
    /// The styles of the columns from the left, and how many have each of them.
    columns: Vec<(usize, Option<String>)>,
}

/// Cells that are merged into one.
struct Area {
    rows: (u32, u32),
    columns: (usize, usize),
}

impl<R: Read> Book<R> {
    fn new(part: R, formats: Formats) -> Self {
        let mut reader = Reader::from_reader(BufReader::new(part));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            hidden: Vec::new(),
            sheets: Vec::new(),
            table: Table::default(),
            areas: Vec::new(),
            formats,
            columns: Vec::new(),
        }
    }

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
                    "style:style" => {
                        style = attribute(&start, "style:name")?;
                        let format = attribute(&start, "style:data-style-name")?;
                        let parent = attribute(&start, "style:parent-style-name")?;
                        if let Some(name) = style.clone() {
                            self.formats.add_style(name, format, parent);
                        }
                    }
                    kind @ ("number:number-style"
                    | "number:currency-style"
                    | "number:percentage-style") => {
                        let kind = kind.to_owned();
                        let name = attribute(&start, "style:name")?.unwrap_or_default();
                        let format = self.read_format(&kind)?;
                        self.formats.add_format(name, format);
                    }
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

    /// A format up to its end.
    fn read_format(&mut self, kind: &str) -> Result<Format, Refusal> {
        let mut format = Format {
            is_percent: kind == "number:percentage-style",
            ..Format::default()
        };
        loop {
            match self.next()? {
                Event::Start(start) => match start.name().as_ref() {
                    "number:number" => {
                        let factor = attribute(&start, "number:display-factor")?;
                        format.is_scaled |= factor.is_some_and(|factor| factor != "1");
                        format.texts.push(' ');
                    }
                    "style:map" => {
                        let other = attribute(&start, "style:apply-style-name")?;
                        format.others.extend(other);
                    }
                    _ => {}
                },
                Event::Text(text) => format.texts.push_str(&text.xml10_content()),
                Event::End(end) if end.name().as_ref() == kind => return Ok(format),
                _ => {}
            }
        }
    }

    /// The style of a cell that names none itself, in a row that names this one.
    fn style_of(&self, column: usize, of_row: Option<&str>) -> Option<String> {
        if let Some(style) = of_row {
            return Some(style.to_owned());
        }
        let mut end: usize = 0;
        let mut columns = self.columns.iter();
        let found = columns.find(|(count, _)| {
            end = end.saturating_add(*count);
            column < end
        });
        found?.1.clone()
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
                    let style = attribute(&start, "table:default-cell-style-name")?;
                    self.read_row(row, times, style.as_deref())?;
                    row = row.saturating_add(times);
                }
                Event::Start(start) if start.name().as_ref() == "table:table-column" => {
                    let count = repeated(&start, "table:number-columns-repeated")?;
                    let style = attribute(&start, "table:default-cell-style-name")?;
                    self.columns.push((count as usize, style));
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

    fn read_row(&mut self, row: u32, times: u32, style: Option<&str>) -> Result<(), Refusal> {
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
                let found = start.cell(&text, row, column);
                let style = start.style.clone().or_else(|| self.style_of(column, style));
                let shown = style.map(|style| self.formats.of_style(&style));
                let name = || cell_name(row, column);
                // Formats have no text of their own here.
                let seen = format!("as `{}`", text.trim());
                let changed = shown.and_then(|shown| shown.of(&found, name, &seen));
                changed.unwrap_or(found)
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
