//! Stretches of days, and how much of one has passed at the end of a day.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// All days from one to another, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl Stretch {
    /// How many days it has.
    pub fn days(self) -> i64 {
        days_between(self.first, self.last) + 1
    }

    /// Whether a day is in it.
    pub fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// How many of its days have passed at the end of a day: none before it, all after it.
    pub fn elapsed_days(self, day: Date) -> i64 {
        (days_between(self.first, day) + 1).clamp(0, self.days())
    }

    /// The share of it that has passed at the end of a day, from 0 to 1.
    pub fn elapsed(self, day: Date) -> Decimal {
        Decimal::from(self.elapsed_days(day)) / Decimal::from(self.days())
    }

    /// What of an amount that is spread evenly over it falls on the days until the end of a day.
    pub fn part(self, amount: Decimal, day: Date) -> Decimal {
        share_of(amount, self.elapsed_days(day), self.days())
    }

    /// Its part within another stretch; none where they do not meet.
    pub fn within(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }
}

/// So many days after a day, negative ones before it. None past the ends of the calendar.
pub fn days_after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(0.days().try_days(days).ok()?).ok()
}

/// How many days lie between two, negative when the second is the earlier one.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// `part` out of `whole` of an amount.
pub fn share_of(amount: Decimal, part: i64, whole: i64) -> Decimal {
    if part == whole {
        return amount;
    }
    let (part, whole) = (Decimal::from(part), Decimal::from(whole));
    let exact = amount.checked_mul(part);
    let share = exact.and_then(|product| product.checked_div(whole));
    // Amounts too large for that lose their last digits rather than stop the build.
    share
        .or_else(|| amount.checked_div(whole)?.checked_mul(part))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rust_decimal::Decimal;

    use super::{Stretch, days_after, share_of};

    #[test]
    fn the_last_day_completes_a_stretch() {
        let year = Stretch {
            first: date(2026, 1, 1),
            last: date(2026, 12, 31),
        };
        assert_eq!(year.days(), 365);
        for (day, days) in [
            (date(2025, 12, 31), 0),
            (date(2026, 1, 1), 1),
            (date(2026, 7, 1), 182),
            (date(2026, 12, 31), 365),
            (date(2027, 3, 1), 365),
        ] {
            assert_eq!(year.elapsed_days(day), days, "{day}");
        }
        assert_eq!(year.elapsed(date(2026, 12, 31)), Decimal::ONE);
        assert_eq!(
            year.part(Decimal::from(365), date(2026, 1, 31)),
            Decimal::from(31)
        );
    }

    #[test]
    fn the_largest_amounts_do_not_stop_the_build() {
        let share = share_of(Decimal::MAX, 364, 365);
        assert!(share > Decimal::ZERO && share < Decimal::MAX);
        assert_eq!(share_of(Decimal::MAX, 365, 365), Decimal::MAX);
        assert_eq!(days_after(date(2026, 1, 1), i64::MAX), None);
        assert_eq!(days_after(date(2026, 1, 1), -1), Some(date(2025, 12, 31)));
    }
}
