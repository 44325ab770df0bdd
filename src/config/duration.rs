//! Calendar durations as ISO 8601 writes them: `P3M`, `P2W`, `P1Y6M`.

use jiff::ToSpan;
use jiff::civil::Date;

/// Years, months, weeks and days; at least one of them is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarDuration {
    /// Years.
    pub years: u16,
    /// Months.
    pub months: u16,
    /// Weeks.
    pub weeks: u16,
    /// Days.
    pub days: u16,
}

impl CalendarDuration {
    /// What an author is told to write.
    pub const EXPECTED: &'static str =
        "a duration such as \"P3M\" (three months), \"P2W\" (two weeks) or \"P1Y\"";

    /// Reads a duration; `None` when it is not one. Times of day (`PT1H`) are not for calendars.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim().strip_prefix('P')?;
        let mut duration = Self::default();
        let mut last_unit = 0;
        while !rest.is_empty() {
            let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
            let number: u16 = rest[..digits].parse().ok()?;
            let (order, field) = match rest.as_bytes()[digits] {
                b'Y' => (1, &mut duration.years),
                b'M' => (2, &mut duration.months),
                b'W' => (3, &mut duration.weeks),
                b'D' => (4, &mut duration.days),
                _ => return None,
            };
            if order <= last_unit {
                return None;
            }
            *field = number;
            last_unit = order;
            rest = &rest[digits + 1..];
        }
        (duration != Self::default()).then_some(duration)
    }

    /// The day that lies this duration `times` over after a day, by the calendar: a month after 31 January is the end of February.
    /// `None` past the end of the calendar.
    pub fn after(self, day: Date, times: i64) -> Option<Date> {
        let whole = |count: u16| i64::from(count) * times;
        let span = 0.days().try_years(whole(self.years));
        let span = span
            .and_then(|span| span.try_months(whole(self.months)))
            .and_then(|span| span.try_weeks(whole(self.weeks)))
            .and_then(|span| span.try_days(whole(self.days)));
        day.checked_add(span.ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::CalendarDuration;

    #[test]
    fn durations_are_iso_8601() {
        assert_eq!(
            CalendarDuration::parse("P1Y6M"),
            Some(CalendarDuration {
                years: 1,
                months: 6,
                ..Default::default()
            })
        );
        for bad in [
            "", "P", "3M", "P3", "PM", "PT1H", "P0D", "P1D1M", "P1M1M", "P99999D",
        ] {
            assert_eq!(CalendarDuration::parse(bad), None, "{bad}");
        }
    }
}
