//! A day with or without a time of day, as authors type it: `2026-12-08`, `2026-12-08T10:00` or `2026-12-08 10:00`.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

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
        let (moment, offset) = Self::and_offset(text)?;
        offset.is_empty().then_some(moment)
    }

    /// Reads a moment that may have an offset from UTC, as other programs write it: it becomes the time of `zone`. Without a zone the
    /// clock stays as it is typed.
    pub fn parse_in(text: &str, zone: Option<&TimeZone>) -> Option<Self> {
        let (moment, offset) = Self::and_offset(text)?;
        let Some(time) = moment.time.filter(|_| !offset.is_empty()) else {
            return offset.is_empty().then_some(moment);
        };
        let clock = DateTime::from_parts(moment.day, time);
        let absolute: Timestamp = format!("{clock}{offset}").parse().ok()?;
        let local = zone.map_or(clock, |zone| zone.to_datetime(absolute));
        Some(Self {
            day: local.date(),
            time: Some(local.time()),
        })
    }

    /// The clock, and what stands behind it.
    fn and_offset(text: &str) -> Option<(Self, &str)> {
        let text = text.trim();
        let day = parse_date(text.get(..10)?)?;
        let Some(rest) = text[10..].strip_prefix(['T', 't', ' ']) else {
            return text[10..]
                .is_empty()
                .then_some((Self { day, time: None }, ""));
        };
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && !":.".contains(letter));
        let (clock, offset) = rest.split_at(end.unwrap_or(rest.len()));
        // Fractions of a second order nothing that people write.
        let clock = clock.split('.').next().unwrap_or(clock);
        let time = Some(parse_time(clock).filter(|_| clock.as_bytes().get(2) == Some(&b':'))?);
        Some((Self { day, time }, offset))
    }
}

/// A time of day: `10:00`, `9:05` or `10:00:30`.
pub fn parse_time(text: &str) -> Option<Time> {
    let number = |part: &str, shortest: usize| -> Option<i8> {
        let plain = (shortest..=2).contains(&part.len());
        let digits = plain && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| digits)
    };
    match text.split(':').collect::<Vec<_>>().as_slice() {
        [hour, minute] => Time::new(number(hour, 1)?, number(minute, 2)?, 0, 0).ok(),
        [hour, minute, second] => {
            Time::new(number(hour, 1)?, number(minute, 2)?, number(second, 2)?, 0).ok()
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

    /// The same for a key of which [`Fields::date`] takes the day, and says so when it is none; here an offset from UTC is understood.
    pub fn moment_of_date(&mut self, key: &'static str, zone: Option<&TimeZone>) -> Option<Moment> {
        let node = self.take(key)?;
        let (Value::Date(text) | Value::Text(text)) = &node.value else {
            return None;
        };
        parse_date(text)?;
        let moment = Moment::parse_in(text, zone);
        if moment.is_none() {
            self.expected_as("invalid-date", node, key, Moment::EXPECTED);
        }
        moment
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use jiff::tz::TimeZone;

    use super::Moment;

    #[test]
    fn an_offset_from_utc_becomes_the_time_of_the_portal() {
        let berlin = TimeZone::get("Europe/Berlin").expect("it is there");
        let at = |typed: &str, zone: Option<&TimeZone>| {
            let moment = Moment::parse_in(typed, zone)?;
            let time = moment.time.map(|time| time.strftime(" %H:%M").to_string());
            Some(format!("{}{}", moment.day, time.unwrap_or_default()))
        };
        for (typed, expected) in [
            ("2026-11-20", Some("2026-11-20")),
            ("2026-11-20 14:30", Some("2026-11-20 14:30")),
            ("2026-11-20T14:30:00.5", Some("2026-11-20 14:30")),
            ("2026-11-20T14:30:00+01:00", Some("2026-11-20 14:30")),
            ("2026-12-31T23:30:00Z", Some("2027-01-01 00:30")),
            // In summer the same offset is another hour.
            ("2026-06-30T22:30:00Z", Some("2026-07-01 00:30")),
            ("2026-11-20 25:00", None),
            ("2026-11-20T14:30:00+Berlin", None),
        ] {
            assert_eq!(at(typed, Some(&berlin)).as_deref(), expected, "{typed}");
        }
        let unzoned = at("2026-11-20T23:30:00Z", None);
        assert_eq!(unzoned.as_deref(), Some("2026-11-20 23:30"));
    }

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
