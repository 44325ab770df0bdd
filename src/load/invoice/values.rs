//! Values in the XML of invoices, as XML Schema and UN/EDIFACT write them: amounts and days.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// More digits are not drawn exactly.
const MOST_DIGITS: usize = 15;
const MOST_DECIMALS: usize = 9;

/// A decimal number of XML Schema.
pub fn amount(text: &str) -> Option<Decimal> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = match decimals.len() > 2 {
        true => decimals.trim_end_matches('0'),
        false => decimals,
    };
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let short = whole.trim_start_matches('0');
    let fits = short.len() <= MOST_DIGITS && decimals.len() <= MOST_DECIMALS;
    let is_number =
        are_digits(whole) && are_digits(decimals) && !(whole.is_empty() && decimals.is_empty());
    (fits && is_number).then_some(())?;
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}0{short}{point}{decimals}").parse().ok()
}

/// A day without signs between its parts.
pub fn basic_day(text: &str) -> Option<Date> {
    let is_day = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_day.then_some(())?;
    Date::new(
        text[..4].parse().ok()?,
        text[4..6].parse().ok()?,
        text[6..].parse().ok()?,
    )
    .ok()
}

/// A day of XML Schema, which may name its time zone.
pub fn iso_day(text: &str) -> Option<Date> {
    let (day, zone) = text.split_at_checked(10)?;
    let is_zone = matches!(zone, "" | "Z") || (zone.len() == 6 && zone.starts_with(['+', '-']));
    let strict = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (is_zone && strict).then(|| day.parse().ok()).flatten()
}

/// As much of a text as a message can quote.
pub fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let short: String = letters.by_ref().take(40).collect();
    match letters.next() {
        Some(_) => short + "…",
        None => short,
    }
}

#[cfg(test)]
mod tests {
    use super::{amount, basic_day, iso_day};

    #[test]
    fn amounts_are_exact() {
        for (text, number) in [
            ("0", "0"),
            ("100.10", "100.10"),
            ("-12.5", "-12.5"),
            ("+7", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("0012.3400000000000", "12.34"),
            ("100.00", "100.00"),
            ("999999999999999.999999999", "999999999999999.999999999"),
        ] {
            assert_eq!(
                amount(text).map(|number| number.to_string()).as_deref(),
                Some(number),
                "{text}"
            );
        }
        for text in [
            "",
            ".",
            "1e3",
            "1,5",
            "1 000",
            "1.2.3",
            "--1",
            "12 €",
            "1000000000000000",
            "0.0000000001",
            "NaN",
        ] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_strict() {
        assert_eq!(basic_day("20261120"), iso_day("2026-11-20"));
        assert!(iso_day("2026-11-20+01:00").is_some() && iso_day("2026-11-20Z").is_some());
        for text in ["20261131", "2026112", "202611201", "2026-11-20", "２026112"] {
            assert_eq!(basic_day(text), None, "{text}");
        }
        for text in ["2026-11-31", "20.11.2026", "2026-11-20T10:00", "2026-1-20"] {
            assert_eq!(iso_day(text), None, "{text}");
        }
    }
}
