//! Exact figures of a line, a project, a budget or a year, in money or in hours. Only what is typed and booked is kept: all else follows from it.
//!
//! | figure | formula |
//! |---|---|
//! | actual | sum of bookings of kind `actual`, `credit` and `correction` |
//! | committed | sum of bookings of kind `committed`: what is ordered is booked, what is invoiced of it is booked back |
//! | remaining | approved − actual |
//! | available | remaining − committed |
//! | forecast | actual + etc |
//! | variance | approved − forecast |

use rust_decimal::Decimal;

use super::super::choices::BookingKind;

/// The figures of something that has a budget. All of them in one currency, or in hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// What was approved; none where nothing is said about it.
    pub approved: Option<Decimal>,
    /// What is ordered and not invoiced yet.
    pub committed: Decimal,
    /// What was spent.
    pub actual: Decimal,
    /// The part of it that invoices are there for.
    pub invoiced: Decimal,
    /// The part of that which is paid.
    pub paid: Decimal,
    /// Estimate to complete: what is still expected to be spent.
    pub etc: Decimal,
}

impl Figures {
    /// Adds a booking.
    pub fn book(&mut self, kind: BookingKind, amount: Decimal) {
        match kind {
            BookingKind::Committed => self.committed += amount,
            BookingKind::Actual | BookingKind::Credit | BookingKind::Correction => {
                self.actual += amount;
            }
        }
    }

    /// What of the approved is not spent; negative when too much is.
    pub fn remaining(&self) -> Option<Decimal> {
        Some(self.approved? - self.actual)
    }

    /// What of it is not ordered either.
    pub fn available(&self) -> Option<Decimal> {
        Some(self.remaining()? - self.committed)
    }

    /// What will have been spent in the end.
    pub fn forecast(&self) -> Decimal {
        self.actual + self.etc
    }

    /// What will be left of the approved in the end; negative when it will not do.
    pub fn variance(&self) -> Option<Decimal> {
        Some(self.approved? - self.forecast())
    }

    /// The share of the approved that is spent: 1 is all of it. None where nothing is approved.
    pub fn used(&self) -> Option<Decimal> {
        self.actual.checked_div(self.approved?)
    }
}

impl std::ops::AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.approved = match (self.approved, other.approved) {
            (None, None) => None,
            (one, another) => Some(one.unwrap_or_default() + another.unwrap_or_default()),
        };
        self.committed += other.committed;
        self.actual += other.actual;
        self.invoiced += other.invoiced;
        self.paid += other.paid;
        self.etc += other.etc;
    }
}
