//! Gathers the cells of a spreadsheet into rows, as far as a ledger may go.

use super::figure::cell_name;
use super::number_format::Shown;
use super::{Cell, Refusal, Row};

/// More bookings than a year has minutes at work.
pub(super) const MOST_ROWS: usize = 200_000;
/// A ledger has seven; a table of the author's own may stand beside them.
pub(super) const MOST_COLUMNS: usize = 50;

/// What to do about a table that is too large.
pub(super) const DIVIDE: &str = "divide it: a budget has a ledger of its own for each year";

/// Rows that are being gathered, from the top.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// Adds a cell. Rows are counted from 1, columns from 0; cells come as the sheet is read.
    pub(super) fn put(&mut self, number: u32, column: usize, cell: Cell) -> Result<(), Refusal> {
        if is_empty(&cell) {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(too_wide());
        }
        if self.rows.last().is_none_or(|row| row.number != number) {
            if self.rows.last().is_some_and(|row| row.number > number) {
                return Err(Refusal::damaged("its rows are not in their order"));
            }
            self.check_room()?;
            self.rows.push(Row {
                number,
                span: 0..0,
                cells: Vec::new(),
            });
        }
        let cells = &mut self.rows.last_mut().expect("one was pushed").cells;
        if cells.len() > column {
            return Err(Refusal::damaged("a cell stands in it twice"));
        }
        cells.resize(column, Cell::Empty);
        cells.push(cell);
        Ok(())
    }

    fn check_room(&self) -> Result<(), Refusal> {
        // The head is no booking.
        match self.rows.len() > MOST_ROWS {
            true => Err(too_long()),
            false => Ok(()),
        }
    }

    /// Puts something into the first cell of an area that is broken, unless nothing of the table is there.
    pub(super) fn break_area(&mut self, rows: (u32, u32), column: usize, cell: Cell) {
        let first = self.rows.partition_point(|row| row.number < rows.0);
        let Some(row) = self.rows.get_mut(first).filter(|row| row.number <= rows.1) else {
            return;
        };
        if column < MOST_COLUMNS {
            let length = row.cells.len().max(column + 1);
            row.cells.resize(length, Cell::Empty);
            row.cells[column] = cell;
        }
    }

    /// Makes of a number what its format, which is named to its author, makes of it.
    pub(super) fn show(&mut self, (number, column): (u32, usize), shown: &Shown, format: &str) {
        if let Ok(at) = self.rows.binary_search_by_key(&number, |row| row.number)
            && let Some(cell) = self.rows[at].cells.get_mut(column)
        {
            let name = || cell_name(number, column);
            if let Some(changed) = shown.of(cell, name, &format!("by its format `{format}`")) {
                *cell = changed;
            }
        }
    }

    pub(super) fn into_rows(self) -> Vec<Row> {
        self.rows
    }
}

pub(super) fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => text.is_empty(),
        _ => false,
    }
}

pub(super) fn too_long() -> Refusal {
    Refusal::new("this table has more than 200,000 rows", DIVIDE)
}

pub(super) fn too_wide() -> Refusal {
    let message = format!("this table has more than {MOST_COLUMNS} columns");
    Refusal::new(message, "keep a table of bookings alone in this file")
}
