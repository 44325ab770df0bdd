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
//!
//! A decimal holds 28 digits. Money has 15 before the point and no more decimals than its currency, three at most; hours, and amounts of no
//! currency, have ten and nine. So sums of a thousand million rows are exact, whatever their order, and no table has more than 200,000.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::choices::BookingKind;
use super::record::Booking;

/// What figures count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Money, in one currency.
    Money,
    /// Hours.
    Hours,
}

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

impl Measure {
    /// What a booking says in this measure.
    pub fn of(self, booking: &Booking) -> Decimal {
        let number = match self {
            Self::Money => booking.amount,
            Self::Hours => booking.hours,
        };
        number.unwrap_or_default()
    }
}

impl Figures {
    /// Adds a booking.
    pub fn book(&mut self, kind: BookingKind, amount: Decimal) {
        match kind.is_spent() {
            true => self.actual += amount,
            false => self.committed += amount,
        }
    }

    /// Whether nothing is said in this measure at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
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

    /// The share of the approved that will be spent in the end.
    pub fn forecast_share(&self) -> Option<Decimal> {
        self.forecast().checked_div(self.approved?)
    }

    /// What of the spent no invoice is there for.
    pub fn uninvoiced(&self) -> Decimal {
        self.actual - self.invoiced
    }

    /// What of the invoiced is still to be paid.
    pub fn unpaid(&self) -> Decimal {
        self.invoiced - self.paid
    }
}

impl BookingKind {
    /// Whether a booking of this kind counts as spent; what is only ordered does not.
    pub fn is_spent(self) -> bool {
        match self {
            Self::Committed => false,
            Self::Actual | Self::Credit | Self::Correction => true,
        }
    }
}

impl Booking {
    /// What it books: what is spent, when it does not say.
    pub fn kind(&self) -> BookingKind {
        self.kind.unwrap_or(BookingKind::Actual)
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

impl std::iter::Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), |mut sum, figures| {
            sum += figures;
            sum
        })
    }
}

/// So many decimals at most; halves go away from zero.
pub fn rounded(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::super::super::choices::BookingKind;
    use super::Figures;

    /// As many rows as a table has, each of them as long as a row may be, and one with the last decimal.
    #[test]
    fn sums_are_exact_up_to_the_limits() {
        for (largest, last) in [
            ("9999999999.999999999", "0.000000001"),
            ("999999999999999.999", "0.001"),
        ] {
            let (largest, last): (Decimal, Decimal) = (
                largest.parse().expect("a number"),
                last.parse().expect("a number"),
            );
            let rows = 200_000;
            let mut first = Figures::default();
            first.book(BookingKind::Actual, last);
            for _ in 0..rows {
                first.book(BookingKind::Actual, largest);
            }
            let mut other = Figures::default();
            for _ in 0..rows {
                other.book(BookingKind::Actual, largest);
            }
            other.book(BookingKind::Actual, last);
            assert_eq!(first, other);
            assert_eq!(first.actual.scale(), largest.scale());
            assert_eq!(first.actual - last, largest * Decimal::from(rows));
            // A thousand million of them still fit.
            let most = largest.mantissa().unsigned_abs() * 1_000_000_000;
            assert!(most < 10_u128.pow(28), "{largest}");
        }
    }
}
