//! Days as people write them when they do not think of ISO 8601: found to say what to write instead, never to guess.

use std::ops::Range;

use jiff::civil::Date;

/// Months by their first letters, German and English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mär", "mar", "mrz"],
    &["apr"],
    &["mai", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dez", "dec"],
];

/// Whether a text begins with something that is meant as a day: where it stands, and the day if it can only be that one.
pub(super) fn nearly_date(text: &str) -> Option<(Range<usize>, Option<Date>)> {
    let text = text.trim_end();
    let first = text.split_whitespace().next()?;
    let start = text.len() - text.trim_start().len();
    let word = first.trim_end_matches([',', ':', ';', '.']);
    in_digits(word)
        .map(|date| (start..start + word.len(), date))
        .or_else(|| in_words(&text[start..]).map(|(length, date)| (start..start + length, date)))
}

/// `20.11.2026`, `2026/11/20`, `2026-1-5`, `20261120`.
fn in_digits(word: &str) -> Option<Option<Date>> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if word.len() == 8 && is_digits(word) {
        let date = date_of(&word[..4], &word[4..6], &word[6..]);
        return date.map(Some);
    }
    let mut parts = word.split(['.', '/', '-', '‐', '‑', '–', '—', '−']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || ![a, b, c].into_iter().all(is_digits) {
        return None;
    }
    match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => Some(date_of(a, b, c)),
        // Which of the two is the month is only sure where the other cannot be one.
        (1..=2, 1..=2, 4) => {
            let day_first = date_of(c, b, a);
            let month_first = date_of(c, a, b).filter(|_| !word.contains('.'));
            Some(match (day_first, month_first) {
                (Some(date), None) | (None, Some(date)) => Some(date),
                _ => None,
            })
        }
        (1..=2, 1..=2, 2) if c >= "20" => date_of(&format!("20{c}"), b, a).map(Some),
        _ => None,
    }
}

/// `20. November 2026`, `November 20, 2026`, `20 Nov 2026`.
fn in_words(text: &str) -> Option<(usize, Option<Date>)> {
    let mut words = text.split_whitespace();
    let parts = [words.next()?, words.next()?, words.next()?];
    let length = parts[2].as_ptr() as usize - text.as_ptr() as usize
        + parts[2].trim_end_matches([',', ':', ';']).len();
    let [a, b, year] = parts.map(|part| part.trim_end_matches([',', '.', ':', ';']));
    let (day, month) = month_of(b)
        .map(|month| (a, month))
        .or_else(|| Some((b, month_of(a)?)))?;
    let is_day = (1..=2).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_day && is_year).then(|| (length, date_of(year, &month.to_string(), day)))
}

fn month_of(word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    let found = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)));
    found.map(|index| index + 1)
}

fn date_of(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::nearly_date;

    #[test]
    fn days_are_found_as_people_write_them() {
        for (text, found, date) in [
            ("20.11.2026 Text", "20.11.2026", "2026-11-20"),
            ("5.1.2026: Text", "5.1.2026", "2026-01-05"),
            ("2026/11/20", "2026/11/20", "2026-11-20"),
            ("2026.11.20", "2026.11.20", "2026-11-20"),
            ("20261120 Text", "20261120", "2026-11-20"),
            ("11/20/2026", "11/20/2026", "2026-11-20"),
            ("20.11.26", "20.11.26", "2026-11-20"),
            ("20. November 2026 Text", "20. November 2026", "2026-11-20"),
            ("November 20, 2026: Text", "November 20, 2026", "2026-11-20"),
            ("5 Mar 2026", "5 Mar 2026", "2026-03-05"),
        ] {
            let (range, day) = nearly_date(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[range], found);
            assert_eq!(
                day.map(|day| day.to_string()).as_deref(),
                Some(date),
                "{text}"
            );
        }
        // The fourth of March or the third of April: nobody knows.
        assert_eq!(nearly_date("3/4/2026").map(|(_, date)| date), Some(None));
        assert_eq!(nearly_date("40.11.2026").map(|(_, date)| date), Some(None));
    }

    #[test]
    fn other_words_and_numbers_are_left_alone() {
        for text in [
            "1.2.3",
            "12345678",
            "10.0.0.1",
            "March 2026",
            "Marketing 20 2026x",
            "2026",
            "",
            "a b c",
            "1.2. Part",
        ] {
            assert_eq!(nearly_date(text), None, "{text}");
        }
    }
}
