//! Days with a time of day, as authors type them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::fields::Fields;
use super::tree::Value;
use super::values::parse_date;

impl Fields<'_> {
    /// A day with its time, where there is one. What is no day at all is left to [`Fields::date`].
    pub fn moment(
        &mut self,
        key: &'static str,
        zone: Option<&TimeZone>,
    ) -> Option<(Date, Option<Time>)> {
        let node = self.take(key)?;
        let (Value::Date(text) | Value::Text(text)) = &node.value else {
            return None;
        };
        parse_date(text)?;
        let moment = parse_moment(text, zone);
        if moment.is_none() {
            let expected = "a date with a time such as \"2026-11-20 14:30\"";
            self.expected_as("invalid-date", node, key, expected);
        }
        moment
    }
}

/// A day, perhaps with a time of day behind it: `2026-11-20 14:30`, `2026-11-20T14:30:00+01:00`. A time with an offset from UTC becomes
/// that of `zone`; without a zone it stays as it is typed.
pub fn parse_moment(text: &str, zone: Option<&TimeZone>) -> Option<(Date, Option<Time>)> {
    let text = text.trim();
    let date = parse_date(text)?;
    if text.len() == 10 {
        return Some((date, None));
    }
    let typed = text[11..].trim_start();
    let clock = typed.find(|letter: char| !letter.is_ascii_digit() && !":.".contains(letter));
    let (clock, offset) = typed.split_at(clock.unwrap_or(typed.len()));
    let time = parse_time(clock)?;
    let datetime = DateTime::from_parts(date, time);
    if offset.is_empty() {
        return Some((date, Some(time)));
    }
    let absolute: Timestamp = format!("{datetime}{}", offset.trim()).parse().ok()?;
    let local = zone.map_or(datetime, |zone| zone.to_datetime(absolute));
    Some((local.date(), Some(local.time())))
}

/// A time of day, `14:30` or `9:05:30`.
pub fn parse_time(text: &str) -> Option<Time> {
    let mut parts = text.splitn(3, ':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next());
    let number = |part: &str, shortest: usize| {
        let plain = (shortest..=2).contains(&part.len());
        let digits = plain && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok())?
    };
    // Fractions of a second order nothing that people write.
    let second = second.map_or("00", |second| second.split('.').next().unwrap_or(second));
    Time::new(number(hour, 1)?, number(minute, 2)?, number(second, 2)?, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use jiff::tz::TimeZone;

    use super::parse_moment;

    #[test]
    fn moments_have_a_time_in_the_zone_of_the_portal() {
        let berlin = TimeZone::get("Europe/Berlin").expect("it is there");
        let at = |day: i8, hour: i8, minute: i8| {
            Some((date(2026, 11, day), Some(time(hour, minute, 0, 0))))
        };
        for (typed, expected) in [
            ("2026-11-20", Some((date(2026, 11, 20), None))),
            ("2026-11-20 14:30", at(20, 14, 30)),
            ("2026-11-20T14:30:00.5", at(20, 14, 30)),
            (" 2026-11-20t9:05 ", at(20, 9, 5)),
            ("2026-11-20T23:30:00Z", at(21, 0, 30)),
            ("2026-11-20T14:30:00+01:00", at(20, 14, 30)),
            ("2026-11-20 25:00", None),
            ("2026-11-20 14", None),
            ("2026-11-20 14:3", None),
            ("2026-11-20T14:30:00+Berlin", None),
            ("2026-13-20 14:30", None),
            ("2026-11-20 ", Some((date(2026, 11, 20), None))),
        ] {
            assert_eq!(parse_moment(typed, Some(&berlin)), expected, "{typed}");
        }
        assert_eq!(parse_moment("2026-11-20T23:30:00Z", None), at(20, 23, 30));
        // In summer the same offset is another hour.
        assert_eq!(
            parse_moment("2026-06-30T22:30:00Z", Some(&berlin)),
            Some((date(2026, 7, 1), Some(time(0, 30, 0, 0))))
        );
    }
}
