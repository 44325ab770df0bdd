//! Single values as authors type them: days and amounts. Strict on purpose, for a guess can be wrong.

use std::str::FromStr;

use jiff::civil::Date;
use rust_decimal::Decimal;

/// A day as ISO 8601 writes it, `2026-11-20`; a time behind it is allowed and not looked at.
pub fn parse_date(text: &str) -> Option<Date> {
    let day = text.trim().get(..10)?;
    let rest = &text.trim()[10..];
    let strict = day.bytes().enumerate().all(|(index, byte)| {
        if index == 4 || index == 7 {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    });
    let timed = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    if strict && timed {
        Date::from_str(day).ok()
    } else {
        None
    }
}

/// A decimal number with a point: no exponent, no separators, at most 15 digits before the point.
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str, longest: usize| {
        (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if plain(whole, 15) && plain(part, 9) {
        Decimal::from_str(text).ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{parse_date, parse_decimal};

    #[test]
    fn dates_are_strict() {
        for good in [
            "2026-11-20",
            "2024-02-29",
            "2026-11-20T14:30:00",
            "2026-11-20 14:30",
        ] {
            assert!(parse_date(good).is_some(), "{good}");
        }
        for bad in [
            "2026-02-29",
            "20.11.2026",
            "2026-1-2",
            "2026-11-20x",
            "2026",
            "+2026-11-20",
            "2026-11-2ü",
        ] {
            assert!(parse_date(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn decimals_are_never_guessed() {
        for good in ["1250.00", "-3", "0.5"] {
            assert!(parse_decimal(good).is_some(), "{good}");
        }
        for bad in ["1.250,00", "1,5", "1e3", "", ".5", "5.", "NaN", "1_000"] {
            assert!(parse_decimal(bad).is_none(), "{bad}");
        }
    }
}
