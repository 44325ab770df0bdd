//! Dates, amounts and sizes as a language writes them (CLDR 47, reduced to what the interface speaks).

use jiff::civil::Date;
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
    use jiff::civil::date;
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
