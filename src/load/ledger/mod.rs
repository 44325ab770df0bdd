//! Ledgers: the rows of a table beside a budget, whichever program wrote it. What they mean, the model says.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::LoadError;
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
    /// The rows in their order, those without anything in them left out.
    pub rows: Vec<Row>,
    /// What is odd about the table and does not keep it from being read, such as a hidden sheet beside it.
    pub remarks: Vec<String>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number as the program that made the table shows it, from 1.
    pub number: u32,
    /// Where it stands in the text, if the table is one.
    pub span: std::ops::Range<usize>,
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
    /// A day.
    Day(Date),
    /// Something that is no value: why.
    Broken(String),
}

/// Whether a file may be a ledger, by its name.
pub(super) fn is_table(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| {
        ["csv", "xlsx", "ods"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// Reads a table.
pub(super) fn read_ledger(path: &Path, shown: String) -> Result<LedgerFile, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    let text = std::fs::read_to_string(path).map_err(failed)?;
    Ok(LedgerFile::from_csv(SourceText::new(shown, text)))
}

impl LedgerFile {
    /// The rows of a text whose cells are divided by commas or semicolons.
    pub fn from_csv(source: Arc<SourceText>) -> Self {
        let mut rows = Vec::new();
        let mut at = 0;
        for (index, line) in source.text().split_inclusive('\n').enumerate() {
            let cells = line.trim_end().split(',');
            let cells = cells.map(|cell| match cell.trim_matches('"') {
                "" => Cell::Empty,
                text => Cell::Text(text.to_owned()),
            });
            rows.push(Row {
                number: u32::try_from(index).unwrap_or_default() + 1,
                span: at..at + line.trim_end().len(),
                cells: cells.collect(),
            });
            at += line.len();
        }
        Self::Rows(Rows {
            source: Some(source),
            rows,
            remarks: Vec::new(),
        })
    }
}
