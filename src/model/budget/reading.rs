//! From the rows of a ledger to bookings.

use super::super::choices::BookingKind;
use super::record::{Booking, Budget};
use crate::config::{Choice, NumberReading, parse_date};
use crate::diag::Findings;
use crate::load::{Cell, LedgerFile};

/// Takes the bookings of the file beside a budget.
pub(in crate::model) fn take_rows(
    budget: &mut Budget,
    ledger: &LedgerFile,
    _findings: &mut Findings,
) {
    let LedgerFile::Rows(rows) = ledger else {
        return;
    };
    let mut rows = rows.rows.iter();
    let Some(head) = rows.next() else { return };
    let names: Vec<&str> = head.cells.iter().map(text).collect();
    for row in rows {
        let cell = |name: &str| {
            let at = names.iter().position(|known| *known == name)?;
            Some(text(row.cells.get(at)?)).filter(|text| !text.is_empty())
        };
        let number = |name| NumberReading::default().read(cell(name)?).ok().flatten();
        let kind = |word: &str| {
            let found = BookingKind::ALL.iter().find(|(known, _)| *known == word);
            found.map(|(_, kind)| *kind)
        };
        budget.bookings.push(Booking {
            date: cell("date").and_then(parse_date),
            line: cell("line").unwrap_or_default().to_owned(),
            kind: cell("kind").and_then(kind),
            amount: number("amount"),
            hours: number("hours"),
            document: cell("document").map(str::to_owned),
            note: cell("note").map(str::to_owned),
        });
    }
}

fn text(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text,
        _ => "",
    }
}
