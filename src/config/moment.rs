//! A day with or without a time of day, as authors type it: `2026-12-08`, `2026-12-08T10:00` or `2026-12-08 10:00`.

use jiff::civil::{Date, Time};

use super::fields::{Fields, Marked};
use super::tree::Value;
use super::values::parse_date;

/// A day, perhaps with a time of day, in the time zone of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The time of that day; none for the whole day.
    pub time: Option<Time>,
}

impl Moment {
    /// What an author is told to write.
    pub const EXPECTED: &'static str = "a day such as 2026-12-08, or a time such as \"2026-12-08 10:00\" in the portal's time zone";

    /// Reads a moment; `None` when it is not one. An offset from UTC is none of it: the portal has one time zone.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = parse_date(text.get(..10)?)?;
        let time = match &text[10..] {
            "" => None,
            rest => Some(parse_time(rest.strip_prefix(['T', 't', ' '])?)?),
        };
        Some(Self { day, time })
    }
}

/// `10:00` or `10:00:00`.
fn parse_time(text: &str) -> Option<Time> {
    let parts: Vec<&str> = text.split(':').collect();
    let number = |part: &str| -> Option<i8> {
        let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| plain)
    };
    match parts.as_slice() {
        [hour, minute] => Time::new(number(hour)?, number(minute)?, 0, 0).ok(),
        [hour, minute, second] => {
            Time::new(number(hour)?, number(minute)?, number(second)?, 0).ok()
        }
        _ => None,
    }
}

impl Fields<'_> {
    /// A day or a time of a day, from TOML's dates or from text.
    pub fn moment(&mut self, key: &'static str) -> Option<Marked<Moment>> {
        let node = self.take(key)?;
        let moment = match &node.value {
            Value::Date(text) | Value::Text(text) => Moment::parse(text),
            _ => None,
        };
        if moment.is_none() {
            self.expected_as("invalid-date", node, key, Moment::EXPECTED);
        }
        moment.map(|value| Marked {
            value,
            span: node.span.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::Moment;

    #[test]
    fn a_moment_is_a_day_or_a_time_of_it() {
        let day = date(2026, 12, 8);
        for (text, expected) in [
            ("2026-12-08", None),
            ("2026-12-08 09:05", Some(time(9, 5, 0, 0))),
            ("2026-12-08T23:59:30", Some(time(23, 59, 30, 0))),
        ] {
            let expected = Moment {
                day,
                time: expected,
            };
            assert_eq!(Moment::parse(text), Some(expected), "{text}");
        }
        for bad in [
            "",
            "2026-12-08T10:00+01:00",
            "2026-12-08T10:00:00Z",
            "2026-12-08T24:00",
            "2026-12-08 9:00",
            "2026-12-08 ten",
            "2026-12-08x",
            "8.12.2026 10:00",
            "2026-02-29",
        ] {
            assert_eq!(Moment::parse(bad), None, "{bad}");
        }
    }
}
