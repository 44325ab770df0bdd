//! Days, times, numbers, amounts and lists as a language writes them in a region: the patterns of CLDR, which the locale's Fluent file holds.
//!
//! Patterns are read once, with the theme; to write a day or an amount asks no message and reads no pattern.

mod calendar;
mod day_pattern;
mod number_pattern;
mod numbers;
mod reading;

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::texts::{LocaleError, Texts};
use crate::config::Currency;
use calendar::Calendar;
use numbers::Numbers;
use reading::Reading;

/// How one language writes things in one region.
pub struct Notation {
    calendar: Calendar,
    numbers: Numbers,
    lists: Joints,
}

/// What stands between the items of a list.
struct Joints {
    pair: String,
    middle: String,
    end: String,
}

impl Notation {
    /// Reads the messages that say how things are written.
    ///
    /// # Errors
    /// When one is missing or not what it should be; all of them are named.
    pub fn read(texts: &Texts) -> Result<Self, LocaleError> {
        let mut reading = Reading::new(texts);
        let notation = Self {
            calendar: Calendar::read(&mut reading),
            numbers: Numbers::read(&mut reading),
            lists: Joints {
                pair: reading.joint("list-pair"),
                middle: reading.joint("list-middle"),
                end: reading.joint("list-end"),
            },
        };
        reading.finish().map(|()| notation)
    }

    /// A day: `20. November 2026`, `November 20, 2026`, `20 November 2026`.
    pub fn date(&self, date: Date) -> String {
        self.calendar.long(date)
    }

    /// A day of a year that goes without saying: `Fr., 27. Nov.`, `Fri, Nov 27`, `Fri 27 Nov`.
    pub fn short_date(&self, date: Date) -> String {
        self.calendar.short(date)
    }

    /// A month with its year: `November 2026`.
    pub fn month_and_year(&self, date: Date) -> String {
        self.calendar.month_and_year(date)
    }

    /// A month that stands alone: `January`.
    pub fn month_alone(&self, date: Date) -> String {
        self.calendar.month_alone(date).to_owned()
    }

    /// The same, cut short: `Jan`.
    pub fn short_month(&self, date: Date) -> String {
        self.calendar.short_month(date).to_owned()
    }

    /// A day without weekday and year: `27. Nov.`, `Nov 27`, `27 Nov`.
    pub fn day_and_month(&self, date: Date) -> String {
        self.calendar.day_and_month(date)
    }

    /// The sign between the whole and its decimals.
    pub fn decimal_sign(&self) -> &str {
        self.numbers.decimal_sign()
    }

    /// The day of the week: `Freitag`, `Friday`.
    pub fn weekday(&self, date: Date) -> String {
        self.calendar.weekday(date).to_owned()
    }

    /// A time of day that stands alone: `14:30`, `2:30 PM`.
    pub fn time(&self, time: Time) -> String {
        self.calendar.time(time)
    }

    /// A time of day within a sentence: `14:30 Uhr`, `2:30 PM`.
    pub fn time_in_text(&self, time: Time) -> String {
        self.calendar.time_in_text(time)
    }

    /// All days from one to another, both included: `7.–11. Dezember 2026`, `28. November – 3. Dezember 2026`; one day when they are the same.
    pub fn range(&self, from: Date, to: Date) -> String {
        self.calendar.range(from.min(to), from.max(to))
    }

    /// An amount of money with its currency: `1.234,50 €`, `€1,234.50`. Halves round away from zero.
    pub fn money(&self, amount: Decimal, currency: Option<Currency>) -> String {
        self.numbers.money(amount, currency)
    }

    /// A plain decimal without trailing zeros, such as hours.
    pub fn decimal(&self, number: Decimal) -> String {
        self.numbers.decimal(number)
    }

    /// A number of hundredths without trailing zeros: 62.5 is `62,5 %`, `62.5%`.
    pub fn percent(&self, hundredths: Decimal) -> String {
        self.numbers.percent(hundredths)
    }

    /// A number with the decimals that it has and its unit, which may be money: `1.234,50 €`, `€1,234.50`, `83 %`, `23 min`. The unit may be empty.
    pub fn quantity(&self, number: Decimal, unit: &str) -> String {
        self.numbers.quantity(number, unit)
    }

    /// Whether a unit is a currency, by its code or a sign.
    pub fn is_money(&self, unit: &str) -> bool {
        self.numbers.is_money(unit)
    }

    /// A file's size with a decimal unit: `24 kB`, `1,2 MB`.
    pub fn size(&self, bytes: u64) -> String {
        self.numbers.size(bytes)
    }

    /// Things in a row: `A, B und C`, `A, B, and C`.
    pub fn list(&self, items: &[String]) -> String {
        let mut text = String::new();
        for (index, item) in items.iter().enumerate() {
            let is_last = index + 1 == items.len();
            text.push_str(match index {
                0 => "",
                1 if is_last => &self.lists.pair,
                _ if is_last => &self.lists.end,
                _ => &self.lists.middle,
            });
            text.push_str(item);
        }
        text
    }
}
