//! What holds for every booking, wherever it is written down.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::super::choices::BookingKind;
use super::super::record::Booking;
use super::super::year::FiscalYear;
use crate::config::{AmountReading, Currency, NumberReading, PortalSettings};

/// How the amounts of a budget are read.
pub(in super::super) fn amounts_of(
    currency: Option<Currency>,
    settings: &PortalSettings,
) -> AmountReading {
    AmountReading {
        numbers: NumberReading::of_portal(&settings.languages),
        currency: currency.or(settings.currency),
    }
}

/// A code, a message and a hint about a day that is not in a budget's year.
pub(super) fn outside_year(
    date: Date,
    year: Option<FiscalYear>,
) -> Option<(&'static str, String, String)> {
    let year = year?;
    let (first, last) = (year.first(), year.last());
    if (first..=last).contains(&date) {
        return None;
    }
    let message = format!("{date} is not in the year {year}, which goes from {first} to {last}");
    let hint = "book it in the ledger of its own year, or on a day of this one";
    Some(("outside-year", message, hint.to_owned()))
}

/// The code, the message and the hint about a booking of nothing.
pub(super) const NOTHING: (&str, &str, &str) = (
    "missing-cell",
    "this booking has neither `amount` nor `hours`",
    "write one of them, `0` if it books nothing",
);

/// The code, the message and the hint about words that show something else than they say.
pub(in super::super) fn misleading(column: &str) -> (&'static str, String, &'static str) {
    let message = format!(
        "`{column}` holds characters that nobody sees and that turn its text around, or controls"
    );
    let hint = "type it anew instead of copying it";
    ("misleading-text", message, hint)
}

/// Bookings that have been read, to tell those that are there twice.
#[derive(Default)]
pub(super) struct Seen<'b> {
    first: HashMap<Same<'b>, Origin>,
}

/// Where a booking was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// In front matter: how many bookings stand before it there.
    FrontMatter(usize),
    /// In a table: the number of its row.
    Row(u32),
}

type Same<'b> = (
    Option<Date>,
    &'b str,
    Option<&'static str>,
    [Option<Decimal>; 2],
    [Option<&'b str>; 2],
);

impl<'b> Seen<'b> {
    /// Where a booking was read before that is the same in everything.
    pub(super) fn again(&mut self, booking: &'b Booking, origin: Origin) -> Option<Origin> {
        let same = (
            booking.date,
            booking.line.as_str(),
            booking.kind.map(BookingKind::word),
            [booking.amount, booking.hours],
            [booking.document.as_deref(), booking.note.as_deref()],
        );
        match self.first.entry(same) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(free) => {
                free.insert(origin);
                None
            }
        }
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::FrontMatter(before) => {
                write!(formatter, "booking {} of the front matter", before + 1)
            }
            Self::Row(number) => write!(formatter, "row {number}"),
        }
    }
}

/// The code, the message and the hint about a booking that is there twice.
pub(super) fn repeated(first: Origin) -> (&'static str, String, &'static str) {
    let message = format!("this booking is the same as {first}");
    let hint = "take one of them away, or tell them apart by their notes";
    ("repeated-booking", message, hint)
}
