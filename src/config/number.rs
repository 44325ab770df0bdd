//! Numbers as people type them into tables: exact, and read only where they can be read in one way.
//!
//! A number is plain (`1250.00`), or written as the portal's language writes it (`1.250,00`). A point or comma with three digits behind it may
//! stand for thousands or begin decimals: which of the two, the language tells unless a plain number would say otherwise, or else a setting.

use rust_decimal::Decimal;

/// More digits could not be drawn exactly.
const MOST_DIGITS: usize = 15;
const MOST_DECIMALS: usize = 9;

/// How numbers are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberReading {
    /// The decimal sign that the author named.
    pub said: Option<char>,
    /// That of the portal's language, if it speaks only one.
    pub home: Option<char>,
}

/// Why something is not read as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNumber {
    /// It is something else.
    Other,
    /// It may be one of two numbers.
    Doubtful,
    /// It has too many digits.
    TooLong,
}

impl NumberReading {
    /// Reads a cell; nothing where it is empty or holds a dash.
    ///
    /// # Errors
    /// When it is no number, or could be two.
    pub fn read(self, cell: &str) -> Result<Option<Decimal>, NoNumber> {
        let cell = cell.trim();
        if matches!(cell, "" | "-" | "–" | "—") {
            return Ok(None);
        }
        let (is_negative, digits) = match cell.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, cell.strip_prefix('+').unwrap_or(cell)),
        };
        let (whole, decimals) = self.halves(digits)?;
        let whole = ungrouped(whole).ok_or(NoNumber::Other)?;
        if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NoNumber::Other);
        }
        if whole.trim_start_matches('0').len() > MOST_DIGITS || decimals.len() > MOST_DECIMALS {
            return Err(NoNumber::TooLong);
        }
        let sign = if is_negative { "-" } else { "" };
        let number = match decimals {
            "" => format!("{sign}{whole}"),
            decimals => format!("{sign}{whole}.{decimals}"),
        };
        number.parse().map(Some).map_err(|_| NoNumber::Other)
    }

    /// The whole with its group signs, and the decimals.
    fn halves(self, digits: &str) -> Result<(&str, &str), NoNumber> {
        let signs: Vec<(usize, char)> = digits
            .char_indices()
            .filter(|(_, letter)| matches!(letter, '.' | ','))
            .collect();
        let (at, sign) = match signs.as_slice() {
            [] => return Ok((digits, "")),
            [.., last] => *last,
        };
        let alike = signs.iter().filter(|(_, other)| *other == sign).count();
        let (whole, decimals) = (&digits[..at], &digits[at + 1..]);
        if decimals.is_empty() {
            return Err(NoNumber::Other);
        }
        if let Some(said) = self.said {
            return Ok(if sign == said {
                (whole, decimals)
            } else {
                (digits, "")
            });
        }
        if alike > 1 {
            return Ok((digits, ""));
        }
        let is_plain_or_home = sign == '.' || self.home.is_none_or(|home| home == sign);
        let may_be_group = decimals.len() == 3
            && (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && signs.len() == 1
            && whole.bytes().all(|byte| byte.is_ascii_digit());
        if !may_be_group {
            return match is_plain_or_home {
                true => Ok((whole, decimals)),
                false => Err(NoNumber::Other),
            };
        }
        match self.home {
            Some(home) if home == sign => Ok((whole, decimals)),
            // No plain number has a comma, so this can only be thousands.
            Some(_) if sign == ',' => Ok((digits, "")),
            _ => Err(NoNumber::Doubtful),
        }
    }
}

/// The digits of a whole number whose group signs, if there are any, are all alike and stand after every three digits.
fn ungrouped(whole: &str) -> Option<String> {
    let is_sign = |letter: char| {
        matches!(
            letter,
            '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'
        )
    };
    let mut signs = whole.chars().filter(|letter| !letter.is_ascii_digit());
    let first = signs.next();
    if first.is_some_and(|first| !is_sign(first) || signs.any(|sign| sign != first)) {
        return None;
    }
    let groups: Vec<&str> = whole.split(is_sign).collect();
    let is_grouped = groups.len() == 1
        || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let digits = groups.concat();
    (is_grouped && !digits.is_empty() && !digits.starts_with(' ')).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::{NoNumber, NumberReading};

    fn read(
        said: Option<char>,
        home: Option<char>,
        cell: &str,
    ) -> Result<Option<String>, NoNumber> {
        let number = NumberReading { said, home }.read(cell);
        number.map(|number| number.map(|number| number.to_string()))
    }

    #[test]
    fn what_can_be_read_in_one_way_is_read() {
        let (german, english, both) = (Some(','), Some('.'), None);
        let everywhere = [
            ("0", "0"),
            (" 83 ", "83"),
            ("-12", "-12"),
            ("−12", "-12"),
            ("+7", "7"),
            ("1250.00", "1250.00"),
            ("0.125", "0.125"),
            ("1234.567", "1234.567"),
            ("1.234,50", "1234.50"),
            ("1,234.50", "1234.50"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1'234'567", "1234567"),
            ("12 345", "12345"),
            ("12\u{202f}345,5", "12345.5"),
            ("007", "7"),
        ];
        for home in [german, english, both] {
            for (cell, number) in everywhere {
                // A decimal comma is not English.
                if home == english && (cell.ends_with(",5") || cell.ends_with(",50")) {
                    assert_eq!(read(None, home, cell), Err(NoNumber::Other), "{cell}");
                    continue;
                }
                assert_eq!(
                    read(None, home, cell),
                    Ok(Some(number.to_owned())),
                    "{cell}"
                );
            }
            for empty in ["", "  ", "–", "-", "—"] {
                assert_eq!(read(None, home, empty), Ok(None), "{empty}");
            }
        }
    }

    #[test]
    fn what_could_be_two_numbers_is_asked_about() {
        let (german, english) = (Some(','), Some('.'));
        let table = [
            (None, german, "1.234", Err(NoNumber::Doubtful)),
            (None, german, "1,234", Ok("1.234")),
            (None, english, "1.234", Ok("1.234")),
            (None, english, "1,234", Ok("1234")),
            (None, None, "1.234", Err(NoNumber::Doubtful)),
            (None, None, "-1,234", Err(NoNumber::Doubtful)),
            (None, None, "1,5", Ok("1.5")),
            (None, english, "1,5", Err(NoNumber::Other)),
            (Some(','), None, "1.234", Ok("1234")),
            (Some('.'), german, "1.234", Ok("1.234")),
            (Some('.'), german, "1,234", Ok("1234")),
            (Some(','), german, "12.5", Err(NoNumber::Other)),
        ];
        for (said, home, cell, expected) in table {
            let expected = expected.map(|number| Some(number.to_owned()));
            assert_eq!(read(said, home, cell), expected, "{cell}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for cell in [
            "viele",
            "NaN",
            "inf",
            "1e3",
            "12%",
            "83 €",
            "0x10",
            "1..2",
            "1.2.3",
            "12,34,567",
            "1'234.567.8",
            ",",
            "5.",
            ".5",
            "--1",
            "1 2",
            "١٢",
            "1.234'567",
            "- 5",
            "1,234.567.890",
        ] {
            for home in [Some(','), Some('.'), None] {
                assert_eq!(read(None, home, cell), Err(NoNumber::Other), "{cell}");
            }
        }
        for cell in ["1234567890123456", "0.1234567891"] {
            assert_eq!(read(None, None, cell), Err(NoNumber::TooLong), "{cell}");
        }
    }
}
