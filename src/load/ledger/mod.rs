//! Ledgers: the rows of a table beside a budget, whichever program wrote it. What they mean, the model says.
//!
//! A table is a text, an XLSX or an ODS file. Numbers are exact: those of spreadsheets are taken as the program shows them, for a cell of a
//! spreadsheet holds the nearest binary fraction of what was typed. What a file may cost is limited before it is looked into: its own size,
//! the size of each part when it is unpacked, its rows and its columns. What is no plain table of values (formulas without a value, merged
//! cells, macros) is told, never guessed.

mod archive;
mod figure;
mod number_format;
mod ods;
mod ods_cell;
mod ods_formats;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod xlsx;

use std::io::Read;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::LoadError;
use super::text_file::open_file;
use crate::diag::SourceText;

/// What a table beside a budget holds.
#[derive(Clone, Debug)]
pub enum LedgerFile {
    /// Its rows, the head first.
    Rows(Rows),
    /// It cannot be read at all.
    Unreadable {
        /// Why.
        message: String,
        /// What to do.
        hint: String,
    },
}

/// The rows of a table.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The text they were read from, if the table is one: findings quote it.
    pub source: Option<Arc<SourceText>>,
    /// What separates the cells of that text.
    pub separator: char,
    /// The rows in their order, those without anything in them left out.
    pub rows: Vec<Row>,
    /// What is odd about the table and does not keep it from being read, such as a hidden sheet beside it.
    pub remarks: Vec<String>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number as the program that made the table shows it, from 1; in a text that of its first line.
    pub number: u32,
    /// Where it stands in the text, if the table is one.
    pub span: Range<usize>,
    /// Its cells from the left.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, also of a number in a text file.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A number that the spreadsheet shows with something beside it, such as the sign or the code of a currency.
    Money(Decimal, String),
    /// A day.
    Day(Date),
    /// Something that is no value.
    Broken {
        /// Why, with the cell's name.
        message: String,
        /// What to do.
        hint: &'static str,
    },
}

/// Why a table cannot be read, and what to do.
#[derive(Debug)]
struct Refusal {
    message: String,
    hint: &'static str,
}

impl Refusal {
    fn new(message: impl Into<String>, hint: &'static str) -> Self {
        let message = message.into();
        Self { message, hint }
    }

    fn damaged(why: impl std::fmt::Display) -> Self {
        let message = format!("this file is damaged: {why}");
        Self::new(
            message,
            "open it in a spreadsheet program, and save it anew",
        )
    }
}

/// 64 MiB of text: 200,000 rows with long notes.
const MOST_TEXT: u64 = 64 << 20;
/// 32 MiB of a packed file: far more than 200,000 rows.
const MOST_PACKED: u64 = 32 << 20;

/// Whether a file may be a ledger, by its name.
pub(super) fn is_table(name: &str) -> bool {
    ["csv", "xlsx", "ods"]
        .iter()
        .any(|known| has_ending(name, known))
}

fn has_ending(name: &str, known: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known))
}

/// Reads a table.
pub(super) fn read_ledger(path: &Path, shown: String) -> Result<LedgerFile, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    let Some(file) = open_file(path).map_err(failed)? else {
        let refusal = Refusal::new("this is no file", "remove it, and put a table there");
        return Ok(refusal.into());
    };
    let is_text = has_ending(&shown, "csv");
    let most = if is_text { MOST_TEXT } else { MOST_PACKED };
    let mut bytes = Vec::new();
    // One more than allowed, for the file may grow while it is read.
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > most {
        let message = format!("this table has more than {} MiB", most >> 20);
        return Ok(Refusal::new(message, table::DIVIDE).into());
    }
    Ok(LedgerFile::from_bytes(shown, bytes))
}

impl LedgerFile {
    /// The table in these bytes; what it is, its name says.
    pub fn from_bytes(shown: String, bytes: Vec<u8>) -> Self {
        let read = if has_ending(&shown, "xlsx") {
            xlsx::read(&bytes)
        } else if has_ending(&shown, "ods") {
            ods::read(&bytes)
        } else {
            text::decode(bytes).and_then(|(text, remark)| {
                let mut rows = text::read(SourceText::new(shown, text))?;
                rows.remarks.extend(remark);
                Ok(rows)
            })
        };
        read.map_or_else(Self::from, Self::Rows)
    }

    /// The rows of a text whose cells are divided by commas, semicolons or tabs.
    pub fn from_csv(source: Arc<SourceText>) -> Self {
        text::read(source).map_or_else(Self::from, Self::Rows)
    }
}

impl From<Refusal> for LedgerFile {
    fn from(Refusal { message, hint }: Refusal) -> Self {
        let hint = hint.to_owned();
        Self::Unreadable { message, hint }
    }
}

impl Rows {
    /// Where a cell stands in the text, if the table is one: the row if the row has no such cell.
    pub fn span_of(&self, row: &Row, column: usize) -> Range<usize> {
        let text = self.source.as_ref().map_or("", |source| source.text());
        text::span_of(text, row, column, self.separator)
    }

    /// The name of a cell as spreadsheets show it, if the table is one: `D17`.
    pub fn name_of(&self, row: &Row, column: usize) -> Option<String> {
        let is_sheet = self.source.is_none();
        is_sheet.then(|| figure::cell_name(row.number, column))
    }
}
