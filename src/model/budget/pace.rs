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
    /// The day on which everything approved is spent at this rate; `as_of` when it is already. None if never.
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
            windows: used.map_or_else(PaceWindows::default, |used| PaceWindows::of(used, stretch)),
            runway: runway(figures, days, as_of),
        })
    }
}

impl PaceWindows {
    fn of(used: Decimal, stretch: Stretch) -> Self {
        // Days of the stretch at whose end the elapsed share is still below another one.
        let below = |share: Decimal| days_below(share, stretch);
        let ahead = below(used - TOLERANCE);
        // On pace as long as elapsed ≤ used + tolerance.
        let not_behind = days_up_to(used + TOLERANCE, stretch);
        let day = |number: i64| days_after(stretch.first, number);
        let window = |from: i64, to: i64| {
            (from < to).then_some(Stretch {
                first: day(from)?,
                last: day(to - 1)?,
            })
        };
        let meets = Some(below(used)).filter(|days| *days < stretch.days() && used > Decimal::ZERO);
        Self {
            ahead: window(0, ahead).filter(|_| ahead > 0),
            level: window(ahead, not_behind),
            behind: window(not_behind, stretch.days()),
            meets: meets.and_then(day),
        }
    }
}

/// How many days of a stretch end with an elapsed share below another one.
fn days_below(share: Decimal, stretch: Stretch) -> i64 {
    let all = stretch.days();
    // The day number n, counted from one, is below it as long as n < share × all.
    let bound = share.checked_mul(Decimal::from(all));
    let days = bound.and_then(|bound| bound.ceil().to_i64());
    days.map_or(all, |days| (days - 1).clamp(0, all))
}

/// How many days of a stretch end with an elapsed share that is not above another one.
fn days_up_to(share: Decimal, stretch: Stretch) -> i64 {
    let all = stretch.days();
    let bound = share.checked_mul(Decimal::from(all));
    let days = bound.and_then(|bound| bound.floor().to_i64());
    days.map_or(all, |days| days.clamp(0, all))
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
