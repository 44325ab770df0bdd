//! Days and kinds of bookings as people type them.

use jiff::civil::Date;

use super::super::super::choices::BookingKind;
use crate::config::{Choice, parse_date};

/// What a kind of booking may be called besides its own word.
const GERMAN: [(&str, BookingKind); 9] = [
    ("ist", BookingKind::Actual),
    ("ausgegeben", BookingKind::Actual),
    ("obligo", BookingKind::Committed),
    ("beauftragt", BookingKind::Committed),
    ("gebunden", BookingKind::Committed),
    ("bestellt", BookingKind::Committed),
    ("gutschrift", BookingKind::Credit),
    ("korrektur", BookingKind::Correction),
    ("umbuchung", BookingKind::Correction),
];

/// The kind that a word means.
pub(super) fn kind_of(word: &str) -> Option<BookingKind> {
    let word = word.to_lowercase();
    let known = BookingKind::ALL.iter().chain(&GERMAN);
    let mut found = known.filter(|(known, _)| *known == word);
    found.next().map(|(_, kind)| *kind)
}

/// All words that mean a kind.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> + Clone {
    BookingKind::ALL
        .iter()
        .chain(&GERMAN)
        .map(|(word, _)| *word)
}

/// Whether something that stands beside a number only says that it counts hours.
pub(super) fn is_hours(mark: &str) -> bool {
    let word = mark.trim_end_matches('.').to_lowercase();
    matches!(
        word.as_str(),
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden"
    )
}

/// A day as ISO 8601 writes it, or with points, where the day always comes first. With slashes, nobody knows what comes first.
pub(super) fn day_of(text: &str) -> Option<Date> {
    let text = text.trim();
    parse_date(text).or_else(|| {
        let mut parts = text.split('.').map(|part| {
            let digits = part.trim();
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits
                .parse::<i16>()
                .ok()
                .filter(|_| is_number && digits.len() <= 4)
        });
        let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
        // Two digits of a year may be any century's.
        let is_whole = parts.next().is_none() && year > 999;
        let day = i8::try_from(day).ok().filter(|_| is_whole)?;
        Date::new(year, i8::try_from(month).ok()?, day).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::super::choices::BookingKind;
    use super::{day_of, is_hours, kind_of};

    #[test]
    fn days_are_read_in_two_ways_and_never_guessed() {
        for (typed, day) in [
            ("2026-03-01", "2026-03-01"),
            ("2026-03-01T08:00:00", "2026-03-01"),
            ("01.03.2026", "2026-03-01"),
            ("1.3.2026", "2026-03-01"),
            (" 31.12.2026 ", "2026-12-31"),
            ("1. 3. 2026", "2026-03-01"),
        ] {
            let read = day_of(typed).map(|day| day.to_string());
            assert_eq!(read.as_deref(), Some(day), "{typed}");
        }
        for typed in [
            "01/03/2026",
            "3/1/26",
            "01.03.26",
            "31.02.2026",
            "1.3.",
            "2026",
            "2026.03.01",
            "1.3.2026.4",
            "1.3.02026",
            "+1.3.2026",
            "1. März 2026",
            "",
            "46082",
        ] {
            assert_eq!(day_of(typed), None, "{typed}");
        }
    }

    #[test]
    fn hours_may_say_that_they_are_some() {
        for mark in ["h", "H", "Std.", "hrs", "Stunden"] {
            assert!(is_hours(mark), "{mark}");
        }
        for mark in ["", "€", "d", "min", "h/d", "k"] {
            assert!(!is_hours(mark), "{mark}");
        }
    }

    #[test]
    fn kinds_are_known_in_two_languages() {
        assert_eq!(kind_of("actual"), Some(BookingKind::Actual));
        assert_eq!(kind_of("Ist"), Some(BookingKind::Actual));
        assert_eq!(kind_of("Ausgegeben"), Some(BookingKind::Actual));
        assert_eq!(kind_of("OBLIGO"), Some(BookingKind::Committed));
        assert_eq!(kind_of("Gutschrift"), Some(BookingKind::Credit));
        assert_eq!(kind_of("actuals"), None);
    }
}
