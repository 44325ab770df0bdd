//! Dates, amounts and sizes as a language writes them (CLDR 47, reduced to what the interface speaks).

use jiff::civil::{Date, Time};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::config::{Currency, Language};

const GERMAN_MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const GERMAN_MONTHS_SHORT: [&str; 12] = [
    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
];
const GERMAN_WEEKDAYS_SHORT: [&str; 7] = ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."];
const ENGLISH_WEEKDAYS_SHORT: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How one language writes things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notation {
    german: bool,
    american: bool,
    /// Switzerland and Liechtenstein group with an apostrophe and use a point.
    swiss: bool,
}

impl Notation {
    /// The notation of a language.
    pub fn of(language: &Language) -> Self {
        let tag = language.as_str();
        let german = language.primary() == "de";
        Self {
            german,
            american: matches!(tag, "en" | "en-US"),
            swiss: german && (tag.ends_with("-CH") || tag.ends_with("-LI")),
        }
    }

    /// A day: `20. November 2026`, `November 20, 2026`, `20 November 2026`.
    pub fn date(self, date: Date) -> String {
        let (day, year, month) = (date.day(), date.year(), self.month(date));
        match (self.german, self.american) {
            (true, _) => format!("{day}. {month} {year}"),
            (_, true) => format!("{month} {day}, {year}"),
            _ => format!("{day} {month} {year}"),
        }
    }

    /// A month with its year: `November 2026`.
    pub fn month_and_year(self, date: Date) -> String {
        format!("{} {}", self.month(date), date.year())
    }

    /// A day of a year that goes without saying: `Fr., 27. Nov.`, `Fri, Nov 27`, `Fri 27 Nov`.
    pub fn short_date(self, date: Date) -> String {
        let weekday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        let (day, month) = (date.day(), usize::from(date.month().unsigned_abs()) - 1);
        match (self.german, self.american) {
            (true, _) => {
                let (weekdays, months) = (GERMAN_WEEKDAYS_SHORT, GERMAN_MONTHS_SHORT);
                format!("{}, {day}. {}", weekdays[weekday], months[month])
            }
            (_, american) => {
                let (weekday, month) = (ENGLISH_WEEKDAYS_SHORT[weekday], &ENGLISH_MONTHS[month]);
                let month = month.get(..3).unwrap_or(month);
                match american {
                    true => format!("{weekday}, {month} {day}"),
                    false => format!("{weekday} {day} {month}"),
                }
            }
        }
    }

    /// A time of day that stands alone: `14:30`, `2:30 PM`.
    pub fn time(self, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match self.american {
            true => {
                let half = if hour < 12 { "AM" } else { "PM" };
                format!("{}:{minute:02}\u{a0}{half}", (hour + 11) % 12 + 1)
            }
            false => format!("{hour:02}:{minute:02}"),
        }
    }

    /// All days from one to another, both included: `7.–11. Dezember 2026`, `28. November – 3. Dezember 2026`; one day when they are the same.
    pub fn range(self, from: Date, to: Date) -> String {
        let until = self.date(to);
        let (day, month) = (from.day(), self.month(from));
        if from == to {
            return until;
        }
        if from.year() != to.year() {
            return format!("{} – {until}", self.date(from));
        }
        match (self.german, self.american, from.month() == to.month()) {
            (true, _, true) => format!("{day}.–{until}"),
            (true, _, false) => format!("{day}. {month} – {until}"),
            (_, true, true) => format!("{month} {day}–{}, {}", to.day(), to.year()),
            (_, true, false) => format!("{month} {day} – {until}"),
            (_, _, true) => format!("{day}–{until}"),
            _ => format!("{day} {month} – {until}"),
        }
    }

    /// Things in a row: `A, B und C`, `A, B, and C`.
    pub fn list(self, items: &[String]) -> String {
        let and = if self.german { " und " } else { " and " };
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first, second] => format!("{first}{and}{second}"),
            [most @ .., last] => {
                let comma = if self.american { "," } else { "" };
                format!("{}{comma}{and}{last}", most.join(", "))
            }
        }
    }

    /// An amount of money with its currency: `1.234,50 €`, `€1,234.50`. Halves round away from zero.
    pub fn money(self, amount: Decimal, currency: Option<Currency>) -> String {
        let decimals = currency.map_or(2, |currency| currency.decimals());
        let number = self.number(amount.abs(), decimals);
        let sign = if amount.is_sign_negative() && !amount.is_zero() {
            "-"
        } else {
            ""
        };
        let Some(currency) = currency else {
            return format!("{sign}{number}");
        };
        let symbol = match currency.as_str() {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            "JPY" => "¥",
            code => code,
        };
        match self.german {
            true if self.swiss => format!("{symbol}\u{a0}{sign}{number}"),
            true => format!("{sign}{number}\u{a0}{symbol}"),
            false if symbol.len() == 3 && symbol.is_ascii() => {
                format!("{sign}{symbol}\u{a0}{number}")
            }
            false => format!("{sign}{symbol}{number}"),
        }
    }

    /// A plain decimal without trailing zeros, such as hours.
    pub fn decimal(self, number: Decimal) -> String {
        let normal = number.normalize();
        let sign = if normal.is_sign_negative() { "-" } else { "" };
        format!("{sign}{}", self.number(normal.abs(), normal.scale()))
    }

    /// A file's size with a decimal unit: `24 kB`, `1,2 MB`.
    pub fn size(self, bytes: u64) -> String {
        let (unit, factor) = match bytes {
            0..1_000 => return format!("{bytes}\u{a0}B"),
            1_000..1_000_000 => ("kB", 1_000),
            1_000_000..1_000_000_000 => ("MB", 1_000_000),
            _ => ("GB", 1_000_000_000),
        };
        let value = Decimal::from(bytes) / Decimal::from(factor);
        let decimals = u32::from(value < Decimal::TEN && factor > 1_000);
        format!(
            "{}\u{a0}{unit}",
            self.number(value.max(Decimal::ONE), decimals)
        )
    }

    fn month(self, date: Date) -> &'static str {
        let months = if self.german {
            &GERMAN_MONTHS
        } else {
            &ENGLISH_MONTHS
        };
        months[usize::from(date.month().unsigned_abs()) - 1]
    }

    fn number(self, positive: Decimal, decimals: u32) -> String {
        let (group, point) = match (self.german, self.swiss) {
            (_, true) => ('’', '.'),
            (true, _) => ('.', ','),
            _ => (',', '.'),
        };
        let rounded =
            positive.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let text = format!("{rounded:.precision$}", precision = decimals as usize);
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let mut written = String::with_capacity(text.len() + 4);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                written.push(group);
            }
            written.push(digit);
        }
        if !part.is_empty() {
            written.push(point);
            written.push_str(part);
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use rust_decimal::Decimal;

    use super::Notation;
    use crate::config::{Currency, Language};

    fn notation(tag: &str) -> Notation {
        Notation::of(&Language::parse(tag).expect("a tag"))
    }

    #[test]
    fn dates_follow_the_language() {
        let day = date(2026, 3, 5);
        assert_eq!(notation("de").date(day), "5. März 2026");
        assert_eq!(notation("en").date(day), "March 5, 2026");
        assert_eq!(notation("en-GB").date(day), "5 March 2026");
        assert_eq!(notation("de-AT").month_and_year(day), "März 2026");
    }

    #[test]
    fn short_dates_ranges_times_and_lists_follow_the_language() {
        let (from, same, next, year) = (
            date(2026, 12, 7),
            date(2026, 12, 11),
            date(2027, 1, 3),
            date(2026, 11, 30),
        );
        let list = ["A", "B", "C"].map(str::to_owned);
        for (tag, expected) in [
            (
                "de",
                [
                    "Mo., 7. Dez.",
                    "7.–11. Dezember 2026",
                    "7. Dezember 2026 – 3. Januar 2027",
                    "30. November – 7. Dezember 2026",
                    "09:05",
                    "A, B und C",
                ],
            ),
            (
                "en",
                [
                    "Mon, Dec 7",
                    "December 7–11, 2026",
                    "December 7, 2026 – January 3, 2027",
                    "November 30 – December 7, 2026",
                    "9:05\u{a0}AM",
                    "A, B, and C",
                ],
            ),
            (
                "en-GB",
                [
                    "Mon 7 Dec",
                    "7–11 December 2026",
                    "7 December 2026 – 3 January 2027",
                    "30 November – 7 December 2026",
                    "09:05",
                    "A, B and C",
                ],
            ),
        ] {
            let notation = notation(tag);
            let written = [
                notation.short_date(from),
                notation.range(from, same),
                notation.range(from, next),
                notation.range(year, from),
                notation.time(time(9, 5, 0, 0)),
                notation.list(&list),
            ];
            assert_eq!(written, expected, "{tag}");
            assert_eq!(notation.range(from, from), notation.date(from));
        }
    }

    #[test]
    fn money_follows_the_language_and_the_currency() {
        let money = |tag: &str, amount: &str, code: &str| {
            notation(tag).money(amount.parse().expect("an amount"), Currency::parse(code))
        };
        assert_eq!(money("de", "-12345.605", "EUR"), "-12.345,61\u{a0}€");
        assert_eq!(money("en", "12345.6", "EUR"), "€12,345.60");
        assert_eq!(money("en", "-999", "CHF"), "-CHF\u{a0}999.00");
        assert_eq!(money("de-CH", "12345.6", "CHF"), "CHF\u{a0}12’345.60");
        assert_eq!(money("de", "1234.5", "JPY"), "1.235\u{a0}¥");
        assert_eq!(money("de", "-0.00", "EUR"), "0,00\u{a0}€");
    }

    #[test]
    fn plain_numbers_and_sizes() {
        let hours: Decimal = "1250.50".parse().expect("a number");
        assert_eq!(notation("de").decimal(hours), "1.250,5");
        assert_eq!(notation("de").size(999), "999\u{a0}B");
        assert_eq!(notation("en").size(24_300), "24\u{a0}kB");
        assert_eq!(notation("de").size(1_240_000), "1,2\u{a0}MB");
        assert_eq!(notation("de").size(100_000_000), "100\u{a0}MB");
    }
}
