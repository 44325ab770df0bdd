//! Tables that are texts: cells divided by commas, semicolons or tabs (RFC 4180, with the habits of spreadsheets).

use std::ops::Range;
use std::sync::Arc;

use super::table::{MOST_COLUMNS, MOST_ROWS, too_long, too_wide};
use super::{Cell, Refusal, Row, Rows};
use crate::diag::SourceText;

/// The letters of Windows-1252 between 0x80 and 0x9F; those that mean nothing are no letters.
const WINDOWS_1252: &str = "€\u{0}‚ƒ„…†‡ˆ‰Š‹Œ\u{0}Ž\u{0}\u{0}‘’“”•–—˜™š›œ\u{0}žŸ";

const SAVE_AS: &str = "save it as CSV with the encoding UTF-8";

/// The text of a file, and what is odd about its encoding.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Option<String>), Refusal> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Refusal::new("this text is encoded as UTF-16", SAVE_AS));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let message = "this is a spreadsheet, and no text";
        return Err(Refusal::new(
            message,
            "give it its own ending, or save it as CSV",
        ));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Ok((text, None)),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if bytes.starts_with(b"\xef\xbb\xbf") {
        let message = "this text says that it is UTF-8, and is not";
        return Err(Refusal::new(message, SAVE_AS));
    }
    let high: Vec<char> = WINDOWS_1252.chars().collect();
    let letters = bytes.iter().map(|byte| match byte {
        0x80..=0x9f => high[usize::from(byte - 0x80)],
        byte => char::from(*byte),
    });
    let text: String = letters.collect();
    if text.contains('\0') {
        let message = "this is no text: it is neither UTF-8 nor Windows-1252";
        return Err(Refusal::new(message, SAVE_AS));
    }
    let remark = "this table is not UTF-8 and is read as Windows-1252";
    Ok((text, Some(remark.to_owned())))
}

/// The rows of a text.
pub(super) fn read(source: Arc<SourceText>) -> Result<Rows, Refusal> {
    let text = source.text();
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut line = 1;
    let separator = match separator_line(&text[at..]) {
        Some((separator, length)) => {
            at += length;
            line += 1;
            separator
        }
        None => separator(&text[at..]),
    };
    let mut rows = Vec::new();
    while at < text.len() {
        let record = Record::read(text, at, separator);
        let cells: Vec<Cell> = (record.cells.iter())
            .map(|(_, cell)| match cell.as_str() {
                "" => Cell::Empty,
                cell => Cell::Text(cell.to_owned()),
            })
            .collect();
        if cells.iter().any(|cell| *cell != Cell::Empty) {
            if rows.len() > MOST_ROWS {
                return Err(too_long());
            }
            if cells
                .iter()
                .skip(MOST_COLUMNS)
                .any(|cell| *cell != Cell::Empty)
            {
                return Err(too_wide());
            }
            rows.push(Row {
                number: line,
                span: at..at + text[at..record.end].trim_end().len(),
                cells,
            });
        }
        if record.is_open {
            let message = format!("a quotation mark in line {line} is never closed");
            return Err(Refusal::new(message, "close it, or take it away"));
        }
        let lines = text[at..record.end].matches('\n').count().max(1);
        line = line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        at = record.end;
    }
    Ok(Rows {
        source: Some(source),
        separator,
        rows,
        remarks: Vec::new(),
    })
}

/// Where a cell of a row stands.
pub(super) fn span_of(text: &str, row: &Row, column: usize, separator: char) -> Range<usize> {
    if text.get(row.span.clone()).is_none_or(str::is_empty) {
        return row.span.clone();
    }
    let record = Record::read(text, row.span.start, separator);
    let found = record.cells.into_iter().nth(column);
    let span = found.map_or(row.span.clone(), |(span, _)| span);
    if span.is_empty() {
        row.span.clone()
    } else {
        span
    }
}

/// `sep=;`, with which some spreadsheets begin a text.
fn separator_line(text: &str) -> Option<(char, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let sign = line.trim_end().strip_prefix("sep=")?;
    let mut letters = sign.chars();
    let found = letters.next().filter(|_| letters.next().is_none())?;
    matches!(found, ',' | ';' | '\t').then_some((found, line.len()))
}

/// What stands between the cells of the first row that says something.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let mut is_quoted = false;
    let bare = first.unwrap_or_default().chars().filter(|letter| {
        is_quoted ^= *letter == '"';
        !is_quoted
    });
    let bare: String = bare.collect();
    let found = ['\t', ';', ',']
        .into_iter()
        .find(|sign| bare.contains(*sign));
    found.unwrap_or(',')
}

/// The cells between two line breaks that are not inside quotation marks.
struct Record {
    cells: Vec<(Range<usize>, String)>,
    /// Behind its line break.
    end: usize,
    /// Whether a quotation mark is never closed.
    is_open: bool,
}

impl Record {
    fn read(text: &str, start: usize, separator: char) -> Self {
        let mut cells = Vec::new();
        let mut at = start;
        loop {
            let cell = CellText::read(text, at, separator);
            cells.push((cell.span, cell.text));
            let rest = &text[cell.end..];
            match rest.chars().next() {
                Some(sign) if sign == separator => at = cell.end + sign.len_utf8(),
                Some('\r') if rest.starts_with("\r\n") => {
                    return Self::new(cells, cell.end + 2, false);
                }
                Some(_) => return Self::new(cells, cell.end + 1, false),
                None => return Self::new(cells, cell.end, cell.is_open),
            }
        }
    }

    fn new(cells: Vec<(Range<usize>, String)>, end: usize, is_open: bool) -> Self {
        Self {
            cells,
            end,
            is_open,
        }
    }
}

struct CellText {
    /// What it says, without the quotation marks and spaces around it.
    text: String,
    span: Range<usize>,
    /// Where the separator or line break behind it stands.
    end: usize,
    is_open: bool,
}

impl CellText {
    fn read(text: &str, start: usize, separator: char) -> Self {
        let is_end = |letter: char| letter == separator || matches!(letter, '\n' | '\r');
        let bare = |from: usize| {
            let found = text[from..].find(is_end);
            found.map_or(text.len(), |length| from + length)
        };
        let lead = text[start..bare(start)].trim_start();
        let from = bare(start) - lead.len();
        if !lead.starts_with('"') {
            let end = bare(start);
            let trimmed = lead.trim_end();
            return Self {
                text: trimmed.to_owned(),
                span: from..from + trimmed.len(),
                end,
                is_open: false,
            };
        }
        let mut inside = String::new();
        let mut at = from + 1;
        loop {
            let Some(length) = text[at..].find('"') else {
                inside.push_str(&text[at..]);
                return Self {
                    text: inside,
                    span: from..from + 1,
                    end: text.len(),
                    is_open: true,
                };
            };
            inside.push_str(&text[at..at + length]);
            at += length + 1;
            if !text[at..].starts_with('"') {
                break;
            }
            inside.push('"');
            at += 1;
        }
        // What follows the last quotation mark belongs to the cell, for something is wrong with it and will be told.
        let end = bare(at);
        inside.push_str(&text[at..end]);
        Self {
            text: inside.trim().to_owned(),
            span: from..from + text[from..end].trim_end().len(),
            end,
            is_open: false,
        }
    }
}
