//! The bookings of a table beside a budget.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::super::choices::BookingKind;
use super::super::record::{Booking, Budget};
use super::super::year::FiscalYear;
use super::head::{BadHead, Column, EXAMPLE, Head};
use super::rules::{NOTHING, Origin, Seen, amounts_of, misleading, outside_year, repeated};
use super::told::{Spot, Told};
use super::words::{day_of, is_hours, kind_of, kinds};
use crate::config::{AmountReading, NoAmount, NoNumber, PortalSettings};
use crate::diag::{Finding, Findings, did_you_mean, listed, misleads, nearest};
use crate::load::{Cell, LedgerFile, Row, Rows};

/// Hours are never finer.
const MOST_DECIMALS: u32 = 9;

/// Takes the bookings of the file beside a budget; `shown` is its name in findings.
pub(in crate::model) fn take_rows(
    budget: &mut Budget,
    ledger: &LedgerFile,
    shown: &str,
    settings: &PortalSettings,
    findings: &mut Findings,
) {
    let rows = match ledger {
        LedgerFile::Rows(rows) => rows,
        LedgerFile::Unreadable { message, hint } => {
            let finding = Finding::file_error("unreadable-ledger", shown, message.clone());
            findings.push(finding.hint(hint.clone()));
            return;
        }
    };
    for remark in &rows.remarks {
        findings.push(Finding::file_note("ledger", shown, remark.clone()));
    }
    let Some((first, others)) = rows.rows.split_first() else {
        findings.push(empty(shown));
        return;
    };
    let amounts = amounts_of(budget.currency, settings);
    let mut told = Told::new(rows, shown, findings);
    let names = first.cells.iter().map(text_of).collect();
    let (head, bad) = Head::read(names, budget.basis, amounts);
    let is_sound = bad.is_empty();
    for BadHead {
        column,
        code,
        message,
        hint,
    } in bad
    {
        told.error(&Spot { row: first, column }, code, &message, hint);
    }
    let mut reader = Reader {
        rows,
        told,
        lines: budget.lines.iter().map(|line| line.id.as_str()).collect(),
        budget,
        year: budget.fiscal_year(settings),
        amounts,
        head,
    };
    // Where the head is not understood, every row would be wrong.
    let read: Vec<(u32, Booking)> = match is_sound {
        true => others
            .iter()
            .filter_map(|row| reader.booking(row))
            .collect(),
        false => Vec::new(),
    };
    let mut seen = Seen::default();
    for (before, booking) in budget.bookings.iter().enumerate() {
        seen.again(booking, Origin::FrontMatter(before));
    }
    for (number, booking) in &read {
        if let Some(first) = seen.again(booking, Origin::Row(*number))
            && let Ok(at) = rows.rows.binary_search_by_key(number, |row| row.number)
        {
            let (code, message, hint) = repeated(first);
            let spot = Spot {
                row: &rows.rows[at],
                column: None,
            };
            reader.told.warning(&spot, code, &message, hint);
        }
    }
    reader.told.finish();
    if others.is_empty() && is_sound {
        findings.push(empty(shown));
    }
    budget
        .bookings
        .extend(read.into_iter().map(|(_, booking)| booking));
}

fn empty(shown: &str) -> Finding {
    let finding = Finding::file_warning("empty-ledger", shown, "this table has no bookings");
    finding.hint("fill it in, or remove the file until there is something to book")
}

/// Reads row after row.
struct Reader<'f, 'r> {
    rows: &'r Rows,
    told: Told<'f, 'r>,
    budget: &'r Budget,
    /// The ids of its lines.
    lines: BTreeSet<&'r str>,
    year: Option<FiscalYear>,
    amounts: AmountReading,
    head: Head,
}

impl<'r> Reader<'_, 'r> {
    /// The booking of a row, unless something is wrong with it.
    fn booking(&mut self, row: &'r Row) -> Option<(u32, Booking)> {
        let is_named = self.check_cells(row);
        let date = self.date(row);
        let line = self.line(row);
        let kind = self.kind(row);
        let amount = self.amount(row);
        let hours = self.hours(row);
        if amount == Ok(None) && hours == Ok(None) {
            let (code, message, hint) = NOTHING;
            self.told
                .error(&Spot { row, column: None }, code, message, hint);
            return None;
        }
        let document = self.words(row, Column::Document);
        let note = self.words(row, Column::Note);
        is_named.then_some(())?;
        let booking = Booking {
            date: Some(date?),
            line: line?,
            kind: Some(kind?),
            amount: amount.ok()?,
            hours: hours.ok()?,
            document: document.ok()?,
            note: note.ok()?,
            row: Some(row.number),
        };
        Some((row.number, booking))
    }

    /// Whether every cell that says something stands under a name, and is a value.
    fn check_cells(&mut self, row: &Row) -> bool {
        let mut is_sound = true;
        for (place, cell) in row.cells.iter().enumerate() {
            let spot = Spot {
                row,
                column: Some(place),
            };
            if let Cell::Broken { message, hint } = cell {
                self.told.error(&spot, "no-value", message, *hint);
                is_sound = false;
            } else if *cell != Cell::Empty && self.head.name(place).is_none() {
                let hint = match self.rows.source.is_some() && self.rows.separator == ',' {
                    true => "put what holds a comma into quotation marks, as in `\"1,50\"`, or separate all cells by `;`".to_owned(),
                    false => format!("take it away, or {EXAMPLE}"),
                };
                let message = format!("`{}` stands in a column without a name", text_of(cell));
                self.told.error(&spot, "unnamed-column", &message, hint);
                is_sound = false;
            }
        }
        is_sound
    }

    /// A cell that says something, and where it stands.
    fn cell(&self, row: &'r Row, column: Column) -> Option<(&'r Cell, Spot<'r>)> {
        let place = self.head.place(column)?;
        let cell = row.cells.get(place).filter(|cell| **cell != Cell::Empty)?;
        let column = Some(place);
        Some((cell, Spot { row, column }))
    }

    /// A cell that must say something.
    fn required(
        &mut self,
        row: &'r Row,
        column: Column,
        hint: &str,
    ) -> Option<(&'r Cell, Spot<'r>)> {
        let found = self.cell(row, column);
        if found.is_none() {
            let column_at = self.head.place(column);
            let spot = Spot {
                row,
                column: column_at,
            };
            let message = format!("`{}` is missing", column.name());
            self.told.error(&spot, "missing-cell", &message, hint);
        }
        found.filter(|(cell, _)| !matches!(cell, Cell::Broken { .. }))
    }

    fn date(&mut self, row: &'r Row) -> Option<Date> {
        let (cell, spot) = self.required(row, Column::Date, "write the day, as in 2026-11-20")?;
        let day = match cell {
            Cell::Day(day) => Some(*day),
            Cell::Text(text) => day_of(text),
            _ => None,
        };
        let Some(day) = day else {
            let typed = text_of(cell);
            let hint = match typed.contains('/') {
                true => {
                    "write it as 2026-11-20 or 20.11.2026: with slashes, nobody knows whether the day or the month comes first"
                }
                false => "write it as 2026-11-20 or 20.11.2026",
            };
            let message = format!("`{typed}` is no day");
            self.told.error(&spot, "invalid-date", &message, hint);
            return None;
        };
        if let Some((code, message, hint)) = outside_year(day, self.year) {
            self.told.error(&spot, code, &message, hint);
            return None;
        }
        Some(day)
    }

    fn line(&mut self, row: &'r Row) -> Option<String> {
        let (cell, spot) =
            self.required(row, Column::Line, "write the id of a line of the budget")?;
        let typed = text_of(cell);
        if self.lines.contains(typed.as_str()) {
            return Some(typed);
        }
        let titled = self
            .budget
            .lines
            .iter()
            .find(|line| line.title.as_deref() == Some(&typed));
        let hint = match titled {
            Some(line) => format!("write its id, `{}`", line.id),
            None if self.lines.is_empty() => {
                "the budget has no lines: add them to its front matter".to_owned()
            }
            None => did_you_mean(&typed, self.lines.iter().copied()),
        };
        let message = format!("there is no line `{typed}`");
        self.told.error(&spot, "unknown-line", &message, hint);
        None
    }

    fn kind(&mut self, row: &'r Row) -> Option<BookingKind> {
        let words = "`actual`, `committed`, `credit` or `correction`";
        let (cell, spot) = self.required(row, Column::Kind, &format!("write {words}"))?;
        let typed = text_of(cell);
        let found = kind_of(&typed);
        if found.is_none() {
            let hint = match nearest(&typed, kinds()) {
                Some(word) => format!("did you mean `{word}`?"),
                None => format!("one of {}", listed(kinds())),
            };
            let message = format!("`{typed}` is no kind of booking");
            self.told.error(&spot, "unknown-kind", &message, hint);
        }
        found
    }

    fn amount(&mut self, row: &'r Row) -> Result<Option<Decimal>, ()> {
        let amounts = self.amounts;
        self.number(row, Column::Amount, amounts)
    }

    fn hours(&mut self, row: &'r Row) -> Result<Option<Decimal>, ()> {
        let currency = None;
        let numbers = AmountReading {
            currency,
            ..self.amounts
        };
        self.number(row, Column::Hours, numbers)
    }

    fn number(
        &mut self,
        row: &'r Row,
        column: Column,
        reading: AmountReading,
    ) -> Result<Option<Decimal>, ()> {
        let Some((cell, spot)) = self.cell(row, column) else {
            return Ok(None);
        };
        if column == Column::Amount
            && let Some(mark) = hours_in(cell)
        {
            let message = format!(
                "`{}` counts hours (`{mark}`), and this column holds money",
                text_of(cell)
            );
            let hint = "write hours into the column `hours`, and here what they cost, or nothing";
            self.told.error(&spot, "hours-as-amount", &message, hint);
            return Err(());
        }
        let read = match cell {
            Cell::Text(text) => reading.read(text),
            Cell::Number(number) => reading.exact(*number).map(Some),
            Cell::Money(number, mark) if column == Column::Hours => match is_hours(mark) {
                true => reading.exact(*number).map(Some),
                false => Err(NoAmount::Number(NoNumber::Other)),
            },
            Cell::Money(number, mark) => {
                let checked = reading.check_mark(mark);
                checked.and_then(|()| reading.exact(*number).map(Some))
            }
            // It has been told already.
            Cell::Broken { .. } => return Err(()),
            Cell::Empty | Cell::Day(_) => Err(NoAmount::Number(NoNumber::Other)),
        };
        match read {
            Ok(Some(number)) if number.scale() > MOST_DECIMALS => {
                let message = format!("`{number}` has more than {MOST_DECIMALS} decimals");
                let hint = "round it in the spreadsheet";
                self.told.error(&spot, "too-many-decimals", &message, hint);
                Err(())
            }
            Ok(number) => Ok(number),
            Err(why) => {
                let (code, message, hint) = why.told(column.name(), &text_of(cell), reading);
                let hint = match (cell, &why) {
                    (Cell::Number(_) | Cell::Money(..), NoAmount::TooFine(_)) => {
                        "round it in the spreadsheet: what is shown there is not what the cell holds".to_owned()
                    }
                    _ => hint,
                };
                self.told.error(&spot, code, &message, hint);
                Err(())
            }
        }
    }

    /// A cell of words, whatever the spreadsheet takes it for.
    fn words(&mut self, row: &'r Row, column: Column) -> Result<Option<String>, ()> {
        let Some((cell, spot)) = self.cell(row, column) else {
            return Ok(None);
        };
        if let Cell::Money(number, mark) = cell
            && let Err(NoAmount::UnknownMark(_)) = self.amounts.check_mark(mark)
        {
            let message = format!("`{number}` is shown with `{mark}`, which is not in the cell");
            let hint = "give the cell the format of a text, and write what it is to show";
            self.told.error(&spot, "unknown-mark", &message, hint);
            return Err(());
        }
        let text = text_of(cell);
        if text.contains(misleads) {
            let (code, message, hint) = misleading(column.name());
            self.told.error(&spot, code, &message, hint);
            return Err(());
        }
        // A number stands in one line, however the cell is broken.
        let text = match column {
            Column::Document => text.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => text,
        };
        Ok(Some(text).filter(|text| !text.is_empty()))
    }
}

/// What says of a cell that it counts hours.
fn hours_in(cell: &Cell) -> Option<&str> {
    let mark = match cell {
        Cell::Money(_, mark) => mark,
        Cell::Text(text) => {
            let digits = |letter: char| !letter.is_alphabetic();
            let mark = text.trim_start_matches(digits);
            (mark.len() < text.len()).then_some(mark)?
        }
        _ => return None,
    };
    is_hours(mark).then_some(mark)
}

fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Broken { .. } => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Money(number, mark) => format!("{number} {mark}"),
        Cell::Day(day) => day.to_string(),
    }
}
