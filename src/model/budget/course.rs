//! The course of a budget through its year: what was spent and ordered by each day, what was planned, and what is expected; ready to be drawn.
//!
//! A value is that at the end of its day. So a course begins on the day before the year, with nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::account::LineAccount;
use super::figures::{Measure, rounded};
use super::stretch::Stretch;
use super::year::FiscalYear;

/// How a budget goes through its year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The days of the year.
    pub stretch: Stretch,
    /// What was spent and ordered up to each day with a booking, from the day before the year until `as_of`. Between two points nothing
    /// changes: the line between them is a step.
    pub booked: Vec<BookedPoint>,
    /// What was to be spent by the end of each month; empty where nothing is approved.
    pub plan: Vec<Point>,
    /// From what is spent on `as_of` to what will have been spent on the last day: a straight line. Empty where no day is known.
    pub forecast: Vec<Point>,
    /// The same by months, for a table.
    pub months: Vec<CourseMonth>,
}

/// A value at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The value.
    pub value: Decimal,
}

/// What was booked until the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookedPoint {
    /// The day.
    pub date: Date,
    /// What was spent.
    pub actual: Decimal,
    /// What was ordered and not invoiced.
    pub committed: Decimal,
}

/// A month of a budget's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseMonth {
    /// Its days.
    pub stretch: Stretch,
    /// What was spent in it alone.
    pub spent: Decimal,
    /// What was spent and ordered by its end, or by `as_of` if that lies in it; none for months after that.
    pub booked: Option<BookedPoint>,
    /// What was to be spent by its end; none where nothing is approved.
    pub planned: Option<Decimal>,
}

impl Course {
    /// The course of some lines.
    pub(super) fn of(
        lines: &[&LineAccount<'_>],
        measure: Measure,
        year: FiscalYear,
        as_of: Option<Date>,
        decimals: u32,
    ) -> Option<Self> {
        let stretch = year.stretch();
        let before = stretch.first.yesterday().ok()?;
        let booked = booked(lines, measure, stretch, before, as_of);
        let is_approved = lines
            .iter()
            .any(|line| line.figures(measure).approved.is_some());
        let planned = |day: Date| -> Decimal {
            // Each line is rounded by itself, so that lines always add up.
            let parts = lines.iter().map(|line| line.planned(measure, year, day));
            parts.map(|part| rounded(part, decimals)).sum()
        };
        let ends = year.months().map(|month| month.last);
        let plan = std::iter::once(before).chain(ends).map(|date| Point {
            date,
            value: planned(date),
        });
        let plan: Vec<Point> = plan.filter(|_| is_approved).collect();
        let months = year.months().into_iter().enumerate().map(|(index, month)| {
            let at = |day: Date| {
                let past = booked.partition_point(|point| point.date <= day);
                booked[past.saturating_sub(1)]
            };
            let has_begun = as_of.is_some_and(|as_of| as_of >= month.first);
            let day_before = month.first.yesterday().unwrap_or(month.first);
            CourseMonth {
                stretch: month,
                spent: at(month.last).actual - at(day_before).actual,
                booked: has_begun.then(|| at(month.last)),
                planned: plan.get(index + 1).map(|point| point.value),
            }
        });
        let months = months.collect();
        let spent = booked.last().map_or(Decimal::ZERO, |point| point.actual);
        let expected: Decimal = lines
            .iter()
            .map(|line| line.figures(measure).forecast())
            .sum();
        let forecast = as_of.map(|as_of| {
            let start = Point {
                date: as_of.clamp(before, stretch.last),
                value: spent,
            };
            let end = Point {
                date: stretch.last,
                value: expected,
            };
            // When the year is over, nothing lies between the two.
            match start.date == end.date {
                true => vec![end],
                false => vec![start, end],
            }
        });
        Some(Self {
            stretch,
            booked,
            plan,
            forecast: forecast.unwrap_or_default(),
            months,
        })
    }
}

/// What lies outside the year or has no day counts at its nearer end.
fn booked(
    lines: &[&LineAccount<'_>],
    measure: Measure,
    stretch: Stretch,
    before: Date,
    as_of: Option<Date>,
) -> Vec<BookedPoint> {
    let mut days: BTreeMap<Date, (Decimal, Decimal)> = BTreeMap::new();
    for booking in lines.iter().flat_map(|line| &line.bookings) {
        let date = booking.date.unwrap_or(stretch.first);
        let day = days.entry(date.clamp(stretch.first, stretch.last));
        let (actual, committed) = day.or_default();
        match booking.kind().is_spent() {
            true => *actual += measure.of(booking),
            false => *committed += measure.of(booking),
        }
    }
    let mut point = BookedPoint {
        date: before,
        actual: Decimal::ZERO,
        committed: Decimal::ZERO,
    };
    let mut points = vec![point];
    for (date, (actual, committed)) in days {
        point.date = date;
        point.actual += actual;
        point.committed += committed;
        points.push(point);
    }
    let last = as_of.map(|as_of| as_of.clamp(before, stretch.last));
    if let Some(date) = last.filter(|last| *last > point.date) {
        points.push(BookedPoint { date, ..point });
    }
    points
}
