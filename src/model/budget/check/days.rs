//! Days that are still ahead: figures are *as of* the newest one, so that a slip of the pen would move all of them into the future.

use super::super::reading::warning_at_row;
use super::super::record::{Booking, Budget};
use super::Known;
use crate::config::{Fields, Value};
use crate::diag::Finding;
use crate::load::LedgerFile;

/// Notes a budget that was changed in the future, and the newest of the bookings that are of such a day: a finding to be noted if it stands in
/// `ledger`, the table beside the budget.
pub(super) fn check(
    fields: &mut Fields<'_>,
    budget: &Budget,
    ledger: Option<(&LedgerFile, String)>,
    known: &Known<'_>,
) -> Option<Finding> {
    if known.updated.is_some_and(|updated| updated > known.today) {
        let span = fields.span("updated");
        fields.warning(
            "date-ahead",
            span,
            "this budget was changed on a day in the future",
            "write the day on which it was changed: figures are as of that day",
        );
    }
    let is_ahead = |booking: &&Booking| booking.date.is_some_and(|date| date > known.today);
    let ahead = || budget.bookings.iter().filter(is_ahead);
    let newest = ahead().max_by_key(|booking| booking.date)?;
    let more = match ahead().count() - 1 {
        0 => String::new(),
        more => format!(
            ", and so {} {more} more",
            if more == 1 { "is" } else { "are" }
        ),
    };
    let message = format!("this booking is of a day in the future{more}");
    let hint = "mend the day if it is wrong: all figures are as of the newest booking. What is only expected is an estimate, `etc`";
    match (newest.row, ledger) {
        (Some(row), Some((ledger, shown))) => {
            let warning = warning_at_row(ledger, &shown, row, "date-ahead", &message);
            Some(warning.hint(hint))
        }
        _ => {
            let of_front = |booking: &&Booking| booking.row.is_none();
            let front: Vec<&Booking> = budget.bookings.iter().filter(of_front).collect();
            let place = front
                .iter()
                .position(|booking| std::ptr::eq(*booking, newest));
            let items = fields.items("bookings");
            let found = place.and_then(|place| items.get(place));
            let span = match found.map(|item| (&item.value, item)) {
                Some((Value::Table(table), item)) => table.get("date").unwrap_or(item).span.clone(),
                _ => fields.span("bookings"),
            };
            fields.warning("date-ahead", span, message, hint);
            None
        }
    }
}
