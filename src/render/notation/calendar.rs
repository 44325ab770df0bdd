//! Days and times of day as a language writes them.

use jiff::civil::{Date, Time};

use super::day_pattern::DayPattern;
use super::reading::Reading;

const DAY_LETTERS: &str = "dMLyE";
const TIME_LETTERS: &str = "Hham";

/// What months, weekdays and halves of the day are called.
pub struct Names {
    pub months: [String; 12],
    pub months_short: [String; 12],
    pub months_alone: [String; 12],
    pub months_short_alone: [String; 12],
    /// From Monday.
    pub weekdays: [String; 7],
    pub weekdays_short: [String; 7],
    /// Before and after noon.
    pub half_days: [String; 2],
}

/// The names and the patterns.
pub struct Calendar {
    names: Names,
    long: DayPattern,
    short: DayPattern,
    day_and_month: DayPattern,
    month_and_year: DayPattern,
    time: DayPattern,
    time_in_text: DayPattern,
    in_one_month: Range,
    in_one_year: Range,
    over_years: Range,
}

type Range = (DayPattern, DayPattern);

impl Calendar {
    /// Reads both.
    pub fn read(reading: &mut Reading<'_>) -> Self {
        Self {
            names: Names {
                months: reading.names("months"),
                months_short: reading.names("months-short"),
                months_alone: reading.names_alone("months"),
                months_short_alone: reading.names_alone("months-short"),
                weekdays: reading.names("weekdays"),
                weekdays_short: reading.names("weekdays-short"),
                half_days: reading.names("half-days"),
            },
            long: reading.day_pattern("date-long", DAY_LETTERS),
            short: reading.day_pattern("date-short", DAY_LETTERS),
            day_and_month: reading.day_pattern("day-and-month", DAY_LETTERS),
            month_and_year: reading.day_pattern("month-and-year", DAY_LETTERS),
            time: reading.day_pattern("time", TIME_LETTERS).unbroken(),
            time_in_text: reading.day_pattern("time-in-text", TIME_LETTERS).unbroken(),
            in_one_month: reading.range_pattern("range-in-one-month", DAY_LETTERS),
            in_one_year: reading.range_pattern("range-in-one-year", DAY_LETTERS),
            over_years: reading.range_pattern("range-over-years", DAY_LETTERS),
        }
    }

    pub fn long(&self, date: Date) -> String {
        self.day(&self.long, date)
    }

    pub fn short(&self, date: Date) -> String {
        self.day(&self.short, date)
    }

    pub fn month_and_year(&self, date: Date) -> String {
        self.day(&self.month_and_year, date)
    }

    pub fn day_and_month(&self, date: Date) -> String {
        self.day(&self.day_and_month, date)
    }

    pub fn month_alone(&self, date: Date) -> &str {
        let month = usize::from(date.month().unsigned_abs());
        &self.names.months_alone[month - 1]
    }

    pub fn short_month(&self, date: Date) -> &str {
        let month = usize::from(date.month().unsigned_abs());
        &self.names.months_short_alone[month - 1]
    }

    pub fn weekday(&self, date: Date) -> &str {
        self.names.weekday(date, true)
    }

    pub fn time(&self, time: Time) -> String {
        self.time_of_day(&self.time, time)
    }

    pub fn time_in_text(&self, time: Time) -> String {
        self.time_of_day(&self.time_in_text, time)
    }

    /// From a day to one that is not before it.
    pub fn range(&self, from: Date, to: Date) -> String {
        if from == to {
            return self.long(from);
        }
        let (first, second) = if from.year() != to.year() {
            &self.over_years
        } else if from.month() != to.month() {
            &self.in_one_year
        } else {
            &self.in_one_month
        };
        let mut text = self.day(first, from);
        second.write(to.to_datetime(Time::midnight()), &self.names, &mut text);
        text
    }

    fn day(&self, pattern: &DayPattern, date: Date) -> String {
        let mut text = String::with_capacity(48);
        pattern.write(date.to_datetime(Time::midnight()), &self.names, &mut text);
        text
    }

    fn time_of_day(&self, pattern: &DayPattern, time: Time) -> String {
        let mut text = String::with_capacity(16);
        pattern.write(Date::ZERO.to_datetime(time), &self.names, &mut text);
        text
    }
}

impl Names {
    pub fn weekday(&self, date: Date, long: bool) -> &str {
        let from_monday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        match long {
            true => &self.weekdays[from_monday],
            false => &self.weekdays_short[from_monday],
        }
    }

    /// Names that say what they stand for.
    #[cfg(test)]
    pub fn numbered() -> Self {
        fn named<const N: usize>(name: &str) -> [String; N] {
            std::array::from_fn(|index| format!("{name}{}", index + 1))
        }
        Self {
            months: named("month"),
            months_short: named("m"),
            months_alone: named("alone"),
            months_short_alone: named("a"),
            weekdays: named("weekday"),
            weekdays_short: named("w"),
            half_days: named("half"),
        }
    }
}
