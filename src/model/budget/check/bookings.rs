//! What is booked on a line, as far as its kind says something about it.

use rust_decimal::Decimal;

use super::super::super::choices::BookingKind;
use super::super::record::{Booking, Budget, BudgetLine};
use crate::config::Fields;

/// What the bookings of each line say by their kinds.
#[derive(Default)]
struct Booked<'a> {
    /// What is ordered and not booked back.
    committed: Decimal,
    /// The first credit that adds to what is spent.
    credit: Option<&'a Booking>,
}

pub(super) fn check(fields: &mut Fields<'_>, line: &BudgetLine, budget: &Budget) {
    if line.id.is_empty() {
        return;
    }
    let mut booked = Booked::default();
    let own = |booking: &&Booking| booking.line == line.id;
    for booking in budget.bookings.iter().filter(own) {
        let amount = booking.amount.unwrap_or_default();
        match booking.kind {
            Some(BookingKind::Committed) => booked.committed += amount,
            // Where a document is named, the two are compared with each other.
            Some(BookingKind::Credit) if amount > Decimal::ZERO && booking.document.is_none() => {
                booked.credit.get_or_insert(booking);
            }
            _ => {}
        }
    }
    if booked.committed < Decimal::ZERO {
        let span = fields.span("id");
        let more = -booked.committed;
        fields.warning(
            "released-too-much",
            span,
            format!(
                "{more} more is taken back of what is ordered for `{}` than was ever ordered",
                line.id
            ),
            "book the order as `committed` first, or mend the rows with a minus",
        );
    }
    if let Some(credit) = booked.credit {
        let span = fields.span("id");
        let amount = credit.amount.unwrap_or_default();
        let place = match (credit.row, credit.date) {
            (Some(row), _) => format!(" in row {row} of the ledger"),
            (None, Some(day)) => format!(" of {day}"),
            (None, None) => String::new(),
        };
        fields.warning(
            "credit-adds",
            span,
            format!(
                "the credit{place} on `{}` is {amount}, which adds to what is spent",
                line.id
            ),
            "what comes back has a minus; write `actual` or `correction` if it is none",
        );
    }
}
