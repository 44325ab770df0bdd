//! How fast money or hours go: burn rate, pace and runway, all of the day that the figures are of.
//!
//! | figure | formula |
//! |---|---|
//! | elapsed | days from the first to `as_of`, both included ÷ days of the stretch |
//! | burn rate | actual ÷ (12 × elapsed days ÷ days of the year): per twelfth of a year |
//! | pace | used − elapsed |
//! | runway | `as_of` + remaining ÷ (actual ÷ elapsed days), in whole days, a day begun counting as one |

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figures::Figures;
use super::stretch::{Stretch, days_after, share_of};

/// How far used and elapsed shares may lie apart and still be on pace: five points of a hundred.
const TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// How fast something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The days that it is meant for.
    pub stretch: Stretch,
    /// The day that all of this is of.
    pub as_of: Date,
    /// The share of those days that had passed then, from 0 to 1.
    pub elapsed: Decimal,
    /// What is spent in a month, which is a twelfth of a year.
    pub burn_rate: Decimal,
    /// The used share less the elapsed one: above zero, spending is ahead of time. None where nothing is approved.
    pub ahead_by: Option<Decimal>,
    /// When spending is ahead of time, on pace and behind it, as long as nothing more is booked.
    pub windows: PaceWindows,
    /// The day on which everything approved is spent at this rate; `as_of` when it is already. None if never, and once the stretch is over.
    pub runway: Option<Date>,
}

/// The days of a stretch on which the used share is ahead of the elapsed one, within five points of it, and behind it. Together they are the
/// whole stretch; none of them where nothing is approved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaceWindows {
    /// More than five points ahead.
    pub ahead: Option<Stretch>,
    /// On pace.
    pub level: Option<Stretch>,
    /// More than five points behind.
    pub behind: Option<Stretch>,
    /// The first day on which at least as much time has passed as money is used; none if that is not within the stretch.
    pub meets: Option<Date>,
}

impl Pace {
    /// The pace of some figures over a stretch. None when not one of its days had passed.
    pub(super) fn of(
        figures: &Figures,
        stretch: Stretch,
        as_of: Date,
        days_of_year: i64,
    ) -> Option<Self> {
        let days = stretch.elapsed_days(as_of);
        if days == 0 {
            return None;
        }
        let elapsed = stretch.elapsed(as_of);
        let used = figures.used();
        Some(Self {
            stretch,
            as_of,
            elapsed,
            burn_rate: share_of(figures.actual, days_of_year, 12 * days),
            ahead_by: used.map(|used| used - elapsed),
            windows: PaceWindows::of(figures, stretch).unwrap_or_default(),
            runway: runway(figures, days, as_of).filter(|_| as_of < stretch.last),
        })
    }
}

impl PaceWindows {
    fn of(figures: &Figures, stretch: Stretch) -> Option<Self> {
        let approved = figures.approved.filter(|approved| !approved.is_zero())?;
        let all = stretch.days();
        // As many days as a share of them stands for. Divided at the very end, so that a whole number of days is one.
        let days = |tolerance: Decimal| {
            let part = figures
                .actual
                .checked_add(approved.checked_mul(tolerance)?)?;
            part.checked_mul(Decimal::from(all))?.checked_div(approved)
        };
        // Day n of the stretch, counted from one, has less elapsed than that share as long as n is below these days.
        let below = |days: Decimal| count(days.ceil(), all + 1).saturating_sub(1).max(0);
        let ahead = below(days(-TOLERANCE)?);
        let not_behind = count(days(TOLERANCE)?.floor(), all);
        let before_meeting = below(days(Decimal::ZERO)?);
        let day = |number: i64| days_after(stretch.first, number);
        let window = |from: i64, to: i64| {
            let (first, last) = (day(from)?, day(to - 1)?);
            (from < to).then_some(Stretch { first, last })
        };
        Some(Self {
            ahead: window(0, ahead),
            level: window(ahead, not_behind),
            behind: window(not_behind, all),
            meets: day(before_meeting).filter(|_| before_meeting < all),
        })
    }
}

/// A whole number from zero to a highest one.
fn count(number: Decimal, highest: i64) -> i64 {
    let whole = number.clamp(Decimal::ZERO, Decimal::from(highest));
    whole.to_i64().unwrap_or(highest)
}

/// More days than this are never.
const FURTHEST: i64 = 100 * 366;

fn runway(figures: &Figures, days: i64, as_of: Date) -> Option<Date> {
    let remaining = figures.remaining()?;
    if remaining <= Decimal::ZERO {
        return (figures.actual > Decimal::ZERO).then_some(as_of);
    }
    if figures.actual <= Decimal::ZERO {
        return None;
    }
    let left = remaining.checked_mul(Decimal::from(days))?;
    let left = left.checked_div(figures.actual)?.ceil().to_i64()?;
    days_after(as_of, left).filter(|_| left <= FURTHEST)
}
