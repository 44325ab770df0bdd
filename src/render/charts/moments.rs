//! Categories that are days, months or years, which lie on an axis as far apart as they are.

use jiff::civil::{Date, date};

use crate::render::notation::Notation;

/// How fine the categories are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// `2026-11-20`
    Days,
    /// `2026-11`
    Months,
    /// `2026`
    Years,
}

/// All categories as days; months and years as their first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moments {
    grain: Grain,
    dates: Vec<Date>,
}

impl Moments {
    /// Reads the categories. `None` unless all of them are of one grain.
    pub fn of(categories: &[String]) -> Option<Self> {
        let (grain, _) = parse(categories.first()?)?;
        let dates = categories.iter().map(|text| {
            let (own, date) = parse(text)?;
            (own == grain).then_some(date)
        });
        Some(Self {
            grain,
            dates: dates.collect::<Option<_>>()?,
        })
    }

    /// The first category that is before the one above it.
    pub fn first_that_goes_back(&self) -> Option<usize> {
        let pairs = self.dates.windows(2);
        let mut pairs = pairs.enumerate();
        pairs
            .find(|(_, pair)| pair[1] < pair[0])
            .map(|(index, _)| index + 1)
    }

    /// Where each lies, from 0 for the first to 1 for the last.
    pub fn positions(&self) -> Vec<f64> {
        let days = |date: &Date| f64::from((*date - self.dates[0]).get_days());
        let all = self.dates.last().map_or(0.0, days).max(1.0);
        self.dates.iter().map(|date| days(date) / all).collect()
    }

    /// A category in full: `20. November 2026`, `November 2026`, `2026`.
    pub fn full(&self, index: usize, notation: &Notation) -> String {
        let date = self.dates[index];
        match self.grain {
            Grain::Days => notation.date(date),
            Grain::Months => notation.month_and_year(date),
            Grain::Years => date.year().to_string(),
        }
    }

    /// What an axis says of a category: `20. Nov.`, `Nov`, `2026`.
    pub fn short(&self, index: usize, notation: &Notation) -> String {
        let date = self.dates[index];
        match self.grain {
            Grain::Days => notation.day_and_month(date),
            Grain::Months => notation.short_month(date),
            Grain::Years => date.year().to_string(),
        }
    }

    /// The year, where it is not in the short form already.
    pub fn year(&self, index: usize) -> Option<String> {
        (self.grain != Grain::Years).then(|| self.dates[index].year().to_string())
    }
}

/// An ISO 8601 day, month or year.
fn parse(text: &str) -> Option<(Grain, Date)> {
    let is_iso = text.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    if !is_iso || !(1_000..=9_999).contains(&number(0..4)?) {
        return None;
    }
    let day = |month: i16, day: i16| {
        let (month, day) = (month.try_into().ok()?, day.try_into().ok()?);
        Date::new(number(0..4)?, month, day).ok()
    };
    match text.len() {
        4 => Some((Grain::Years, date(number(0..4)?, 1, 1))),
        7 => Some((Grain::Months, day(number(5..7)?, 1)?)),
        10 => Some((Grain::Days, day(number(5..7)?, number(8..10)?)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Moments;

    fn moments(categories: &[&str]) -> Option<Moments> {
        let categories: Vec<String> = categories.iter().map(|&text| text.to_owned()).collect();
        Moments::of(&categories)
    }

    #[test]
    fn days_months_and_years_lie_as_far_apart_as_they_are() {
        let table: [(&[&str], Option<Vec<f64>>); 9] = [
            (
                &["2026-01-01", "2026-01-02", "2026-01-05"],
                Some(vec![0.0, 0.25, 1.0]),
            ),
            (
                &["2025-01", "2025-03", "2025-12"],
                Some(vec![0.0, 59.0 / 334.0, 1.0]),
            ),
            (&["2025", "2026"], Some(vec![0.0, 1.0])),
            (&["2026-02-29"], None),
            (&["2026-13"], None),
            (&["2026", "2026-01"], None),
            (&["0026"], None),
            (&["2026-1"], None),
            (&["20é6"], None),
        ];
        for (categories, positions) in table {
            let found = moments(categories).map(|moments| moments.positions());
            assert_eq!(found, positions, "{categories:?}");
        }
    }

    #[test]
    fn what_goes_back_is_found() {
        for (categories, back) in [
            (["2026-01", "2026-02", "2026-03"], None),
            (["2026-01", "2026-03", "2026-02"], Some(2)),
        ] {
            let moments = moments(&categories).expect("they are months");
            assert_eq!(moments.first_that_goes_back(), back);
        }
    }
}
