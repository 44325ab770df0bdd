//! Numbers, amounts of money and sizes as a language writes them.

use rust_decimal::{Decimal, RoundingStrategy};

use super::number_pattern::NumberPattern;
use super::reading::Reading;
use crate::config::Currency;

/// Signs that mean money everywhere, even where a language writes the currency in another way.
const WORLDWIDE_SIGNS: [&str; 4] = ["€", "$", "£", "¥"];

/// Signs and patterns.
pub struct Numbers {
    decimal_sign: String,
    minus_sign: String,
    /// How many digits stand at least before the first group sign.
    least_before_group: usize,
    number: Style,
    percent: Style,
    money: Style,
    currencies: Vec<(String, String)>,
    sizes: [String; 4],
}

/// A pattern with its group sign, for money can have another.
struct Style {
    pattern: NumberPattern,
    group_sign: String,
}

impl Numbers {
    /// Reads both.
    pub fn read(reading: &mut Reading<'_>) -> Self {
        let mut style = |pattern, group_sign| Style {
            pattern: reading.number_pattern(pattern),
            group_sign: reading.text(group_sign),
        };
        Self {
            number: style("number", "group-sign"),
            percent: style("percent", "group-sign"),
            money: style("money", "money-group-sign"),
            decimal_sign: reading.text("decimal-sign"),
            minus_sign: reading.text("minus-sign"),
            least_before_group: reading.number("least-before-group"),
            currencies: reading.signs("currency-signs"),
            sizes: reading.names("size-units"),
        }
    }

    pub fn decimal_sign(&self) -> &str {
        &self.decimal_sign
    }

    pub fn decimal(&self, number: Decimal) -> String {
        self.write(&self.number, number.normalize(), "")
    }

    pub fn percent(&self, hundredths: Decimal) -> String {
        self.write(&self.percent, hundredths.normalize(), "")
    }

    pub fn money(&self, amount: Decimal, currency: Option<Currency>) -> String {
        let decimals = currency.map_or(2, |currency| currency.decimals());
        let amount = rounded(amount, decimals);
        let Some(currency) = currency else {
            return self.write(&self.number, amount, "");
        };
        let code = currency.as_str();
        // a region's sign stands behind that of the language
        let known = self.currencies.iter().rfind(|(known, _)| known == code);
        self.write(&self.money, amount, known.map_or(code, |(_, sign)| sign))
    }

    pub fn quantity(&self, number: Decimal, unit: &str) -> String {
        match unit {
            "" => self.write(&self.number, number, ""),
            "%" => self.write(&self.percent, number, ""),
            _ => match self.money_sign(unit) {
                Some(sign) => self.write(&self.money, number, sign),
                None => format!("{}\u{a0}{unit}", self.write(&self.number, number, "")),
            },
        }
    }

    pub fn is_money(&self, unit: &str) -> bool {
        self.money_sign(unit).is_some()
    }

    /// The sign of the currency that a unit stands for, as a code or as a sign itself.
    fn money_sign<'a>(&'a self, unit: &'a str) -> Option<&'a str> {
        let sign = |(_, sign): &'a (String, String)| sign.as_str();
        if Currency::parse(unit).is_some() {
            let known = self.currencies.iter().rfind(|(known, _)| known == unit);
            return Some(known.map_or(unit, sign));
        }
        let is_sign = self.currencies.iter().any(|(_, sign)| sign == unit);
        (is_sign || WORLDWIDE_SIGNS.contains(&unit)).then_some(unit)
    }

    pub fn size(&self, bytes: u64) -> String {
        let [bytes_unit, kilo, mega, giga] = &self.sizes;
        let (unit, factor) = match bytes {
            0..1_000 => (bytes_unit, 1),
            1_000..1_000_000 => (kilo, 1_000),
            1_000_000..1_000_000_000 => (mega, 1_000_000),
            _ => (giga, 1_000_000_000),
        };
        let value = Decimal::from(bytes) / Decimal::from(factor);
        let decimals = u32::from(value < Decimal::TEN && factor > 1_000);
        let number = self.write(&self.number, rounded(value, decimals), "");
        format!("{number}\u{a0}{unit}")
    }

    /// Writes a number with as many decimals as it has.
    fn write(&self, style: &Style, number: Decimal, currency: &str) -> String {
        let around = match number.is_sign_negative() && !number.is_zero() {
            true => &style.pattern.negative,
            false => &style.pattern.positive,
        };
        let mut text = String::with_capacity(24);
        self.push_around(&around.before, currency, &mut text);
        // CLDR's currencySpacing: a code and a digit do not touch
        if around.before.ends_with('¤') && currency.ends_with(is_word) {
            text.push('\u{a0}');
        }
        self.push_digits(style, number.abs(), &mut text);
        if around.after.starts_with('¤') && currency.starts_with(is_word) {
            text.push('\u{a0}');
        }
        self.push_around(&around.after, currency, &mut text);
        text
    }

    fn push_around(&self, pattern: &str, currency: &str, text: &mut String) {
        for sign in pattern.chars() {
            match sign {
                '¤' => text.push_str(currency),
                '-' => text.push_str(&self.minus_sign),
                other => text.push(other),
            }
        }
    }

    fn push_digits(&self, style: &Style, positive: Decimal, text: &mut String) {
        let digits = positive.to_string();
        let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
        let (first, others) = (style.pattern.first_group, style.pattern.other_groups);
        let is_grouped = first > 0 && whole.len() >= first + self.least_before_group;
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            if is_grouped && index > 0 && left >= first && (left - first).is_multiple_of(others) {
                text.push_str(&style.group_sign);
            }
            text.push(digit);
        }
        if !part.is_empty() {
            text.push_str(&self.decimal_sign);
            text.push_str(part);
        }
    }
}

/// Exactly so many decimals; halves go away from zero.
fn rounded(number: Decimal, decimals: u32) -> Decimal {
    let mut rounded = number;
    if number.scale() > decimals {
        rounded = number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    }
    rounded.rescale(decimals);
    rounded
}

/// Letters, and the dot that cuts a word short.
fn is_word(letter: char) -> bool {
    letter.is_alphabetic() || letter == '.'
}
