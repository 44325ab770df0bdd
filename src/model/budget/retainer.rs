//! Retainers: an allowance per period, and what is carried on from one period to the next.
//!
//! What is left of a period is carried into every period that begins before `carry-over` has passed since its end, and used up oldest first;
//! of more than `cap`, the oldest expires. What was used too much is carried too, until later allowances have made up for it. Without
//! `carry-over`, each period stands for itself.

use std::collections::VecDeque;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::figures::Measure;
use super::record::{Booking, Retainer};
use super::stretch::Stretch;
use super::year::FiscalYear;
use crate::config::CalendarDuration;

/// How long a period is when nothing is said.
const A_MONTH: CalendarDuration = CalendarDuration {
    years: 0,
    months: 1,
    weeks: 0,
    days: 0,
};

/// More periods than this are not worked out.
const MOST_PERIODS: usize = 3_660;

/// One period of a retainer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetainerPeriod {
    /// Its days.
    pub stretch: Stretch,
    /// Its money, if the retainer is in money.
    pub money: Option<Allowance>,
    /// Its hours, if the retainer is in hours.
    pub hours: Option<Allowance>,
}

/// What may be used in a period, and what was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// What the period itself brings.
    pub allowance: Decimal,
    /// What earlier periods left; below zero when they used too much.
    pub carried: Decimal,
    /// What was booked.
    pub used: Decimal,
    /// What of all that is left at the end of the period, whether or not it can be carried on; below zero when too much was used.
    pub left: Decimal,
    /// What of that can no longer be used after the period.
    pub expired: Decimal,
}

impl RetainerPeriod {
    /// Its money or its hours.
    pub fn allowance(&self, measure: Measure) -> Option<&Allowance> {
        match measure {
            Measure::Money => self.money.as_ref(),
            Measure::Hours => self.hours.as_ref(),
        }
    }
}

impl Retainer {
    /// What each period brings.
    fn allowance(&self, measure: Measure) -> Option<Decimal> {
        match measure {
            Measure::Money => self.amount,
            Measure::Hours => self.hours,
        }
    }

    /// The most that is carried on. A `cap` is of hours where there are hours.
    pub fn cap(&self, measure: Measure) -> Option<Decimal> {
        match (measure, self.hours) {
            (Measure::Money, Some(_)) => self.cap_amount,
            (Measure::Money, None) => self.cap_amount.or(self.cap),
            (Measure::Hours, _) => self.cap,
        }
    }

    /// Whether a booking uses the retainer.
    fn counts(&self, booking: &Booking) -> bool {
        let line = self.line.as_deref();
        booking.kind().is_spent() && line.is_none_or(|line| line == booking.line)
    }
}

/// Every period that begins within a year, and what became of it.
pub(super) fn retainer_periods(
    retainer: &Retainer,
    year: FiscalYear,
    bookings: &[Booking],
) -> Vec<RetainerPeriod> {
    let stretches = stretches(retainer, year);
    let own: Vec<&Booking> = bookings
        .iter()
        .filter(|booking| retainer.counts(booking))
        .collect();
    let allowances = |measure| {
        let allowance = retainer.allowance(measure)?;
        let used = used(&own, &stretches, measure);
        Some(carry(retainer, &stretches, allowance, &used, measure))
    };
    let (money, hours) = (allowances(Measure::Money), allowances(Measure::Hours));
    let of = |all: &Option<Vec<Allowance>>, index: usize| all.as_ref().map(|all| all[index]);
    let periods = stretches.iter().enumerate();
    periods
        .map(|(index, stretch)| RetainerPeriod {
            stretch: *stretch,
            money: of(&money, index),
            hours: of(&hours, index),
        })
        .collect()
}

/// Periods are counted from the first one, so that a month after 31 January does not make every later month end on the 28th.
fn stretches(retainer: &Retainer, year: FiscalYear) -> Vec<Stretch> {
    let period = retainer.period.unwrap_or(A_MONTH);
    let first = retainer.from.unwrap_or_else(|| year.first());
    let mut stretches = Vec::new();
    let mut begins = first;
    for times in 1.. {
        let Some(next) = period.after(first, times).filter(|next| *next > begins) else {
            break;
        };
        // More than a period a day for ten years is no retainer, but a slip of the pen, which is told elsewhere.
        if begins > year.last() || stretches.len() >= MOST_PERIODS {
            break;
        }
        let last = next
            .yesterday()
            .expect("a day after another has one before it");
        stretches.push(Stretch {
            first: begins,
            last,
        });
        begins = next;
    }
    stretches
}

/// What was booked in each period.
fn used(bookings: &[&Booking], stretches: &[Stretch], measure: Measure) -> Vec<Decimal> {
    let mut used = vec![Decimal::ZERO; stretches.len()];
    for booking in bookings {
        let Some(day) = booking.date else { continue };
        let after = stretches.partition_point(|stretch| stretch.first <= day);
        let at = after.checked_sub(1);
        if let Some(at) = at.filter(|at| stretches[*at].contains(day)) {
            used[at] += measure.of(booking);
        }
    }
    used
}

/// What is left of a period.
struct Surplus {
    amount: Decimal,
    /// The first day on which no period may begin any more that it is carried into.
    ends: Option<Date>,
}

fn carry(
    retainer: &Retainer,
    stretches: &[Stretch],
    allowance: Decimal,
    used: &[Decimal],
    measure: Measure,
) -> Vec<Allowance> {
    let mut surpluses: VecDeque<Surplus> = VecDeque::new();
    let mut deficit = Decimal::ZERO;
    let mut allowances = Vec::with_capacity(stretches.len());
    for (stretch, used) in stretches.iter().zip(used) {
        let kept: Decimal = surpluses.iter().map(|surplus| surplus.amount).sum();
        let carried = kept - deficit;
        let next = stretch.last.tomorrow().ok();
        let ends = |after: CalendarDuration| next.and_then(|next| after.after(next, 1));
        surpluses.push_back(Surplus {
            amount: allowance,
            ends: retainer.carry_over.map_or(next, ends),
        });
        let short = take(&mut surpluses, *used + deficit);
        let left = carried + allowance - *used;
        let mut expired = Decimal::ZERO;
        let is_over = |surplus: &Surplus| {
            let can_end = surplus.ends.zip(next);
            can_end.is_some_and(|(ends, next)| ends <= next)
        };
        while let Some(surplus) = surpluses.pop_front_if(|surplus| is_over(surplus)) {
            expired += surplus.amount;
        }
        let kept: Decimal = surpluses.iter().map(|surplus| surplus.amount).sum();
        if let Some(cap) = retainer.cap(measure).filter(|cap| kept > *cap) {
            expired += kept - cap;
            take(&mut surpluses, kept - cap);
        }
        deficit = match retainer.carry_over {
            Some(_) => short,
            None => Decimal::ZERO,
        };
        allowances.push(Allowance {
            allowance,
            carried,
            used: *used,
            left,
            expired,
        });
    }
    allowances
}

/// Takes an amount out of what is left, oldest first; what is missing is returned. Less than nothing comes back to the newest.
fn take(surpluses: &mut VecDeque<Surplus>, amount: Decimal) -> Decimal {
    if amount < Decimal::ZERO {
        if let Some(newest) = surpluses.back_mut() {
            newest.amount -= amount;
        }
        return Decimal::ZERO;
    }
    let mut missing = amount;
    while let Some(oldest) = surpluses.front_mut() {
        if oldest.amount > missing {
            oldest.amount -= missing;
            return Decimal::ZERO;
        }
        missing -= oldest.amount;
        surpluses.pop_front();
    }
    missing
}
