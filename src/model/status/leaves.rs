//! A long timeline on several pages: the newest entries on the first, older ones by year, or by month where a year is full.
//!
//! A month is never divided, so that the pages of old months stay as they are when something new is posted.

use std::ops::Range;

use super::super::page::Period;

/// How many entries the first page holds, unless the newest month alone has more.
pub(super) const FIRST_PAGE: usize = 50;

/// How many entries a year may have to stand on one page.
const FULL_YEAR: usize = 80;

/// One page of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    /// What it holds of the calendar; none for the first, which holds what is newest.
    pub(super) period: Option<Period>,
    /// Which of the entries, newest first.
    pub(super) entries: Range<usize>,
}

/// Divides the entries of a timeline, newest first and each with its month. Those without a day go with the oldest.
pub(super) fn leaves(months: &[Option<Period>]) -> Vec<Leaf> {
    let mut stretches = stretches(months, |period| period);
    if months.len() <= FIRST_PAGE {
        return vec![Leaf {
            period: None,
            entries: 0..months.len(),
        }];
    }
    let fits = |stretch: &&(Option<Period>, Range<usize>)| stretch.1.end <= FIRST_PAGE;
    let first = stretches.iter().take_while(fits).count().max(1);
    let rest = stretches.split_off(first);
    let end = stretches.last().map_or(0, |(_, range)| range.end);
    let mut leaves = vec![Leaf {
        period: None,
        entries: 0..end,
    }];
    let year = |period: Period| Period {
        month: None,
        ..period
    };
    let months: Vec<Option<Period>> = months[end..].to_vec();
    for (period, range) in self::stretches(&months, year) {
        let range = end + range.start..end + range.end;
        let Some(period) = period else {
            if let Some(last) = leaves.last_mut() {
                last.entries.end = range.end;
            }
            continue;
        };
        if range.len() <= FULL_YEAR {
            leaves.push(Leaf {
                period: Some(period),
                entries: range,
            });
            continue;
        }
        let inside = rest
            .iter()
            .filter(|(_, month)| range.contains(&month.start));
        leaves.extend(inside.map(|(period, month)| Leaf {
            period: *period,
            entries: month.clone(),
        }));
    }
    leaves
}

/// Neighbours that have the same period.
fn stretches(
    months: &[Option<Period>],
    of: impl Fn(Period) -> Period,
) -> Vec<(Option<Period>, Range<usize>)> {
    let mut stretches: Vec<(Option<Period>, Range<usize>)> = Vec::new();
    for (index, month) in months.iter().enumerate() {
        let period = month.map(&of);
        match stretches.last_mut().filter(|(last, _)| *last == period) {
            Some((_, range)) => range.end = index + 1,
            None => stretches.push((period, index..index + 1)),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::{Leaf, Period, leaves};

    /// The pages of a timeline with so many entries in each month.
    fn pages(months: &[(i16, i8, usize)]) -> Vec<String> {
        let months = months.iter().flat_map(|(year, month, count)| {
            let period = Period {
                year: *year,
                month: Some(*month),
            };
            std::iter::repeat_n(Some(period), *count)
        });
        let months: Vec<_> = months.collect();
        let leaves = leaves(&months);
        let covered: usize = leaves.iter().map(|leaf| leaf.entries.len()).sum();
        assert_eq!(covered, months.len());
        leaves.iter().map(name).collect()
    }

    fn name(leaf: &Leaf) -> String {
        let period = leaf
            .period
            .map_or("first".to_owned(), |period| period.to_string());
        format!("{period}: {}", leaf.entries.len())
    }

    #[test]
    fn whole_months_up_to_fifty_entries_are_on_the_first_page() {
        for (months, expected) in [
            (vec![], vec!["first: 0"]),
            (vec![(2026, 11, 50)], vec!["first: 50"]),
            (vec![(2026, 11, 51)], vec!["first: 51"]),
            (vec![(2026, 11, 30), (2026, 10, 20)], vec!["first: 50"]),
            (
                vec![(2026, 11, 30), (2026, 10, 21)],
                vec!["first: 30", "2026: 21"],
            ),
            (
                vec![(2026, 11, 300), (2025, 12, 1)],
                vec!["first: 300", "2025: 1"],
            ),
            (
                vec![(2026, 1, 30), (2025, 12, 10), (2025, 11, 20), (2024, 3, 5)],
                vec!["first: 40", "2025: 20", "2024: 5"],
            ),
        ] {
            assert_eq!(pages(&months), expected, "{months:?}");
        }
    }

    #[test]
    fn a_full_year_is_divided_by_month() {
        assert_eq!(
            pages(&[(2026, 1, 50), (2025, 12, 40), (2025, 11, 41), (2024, 2, 80)]),
            ["first: 50", "2025-12: 40", "2025-11: 41", "2024: 80"]
        );
    }

    #[test]
    fn what_has_no_day_goes_with_the_oldest() {
        let day = Some(Period {
            year: 2026,
            month: Some(11),
        });
        let mut months = vec![day; 60];
        months.extend([None, None]);
        assert_eq!(
            leaves(&months).iter().map(name).collect::<Vec<_>>(),
            ["first: 62"]
        );
    }
}
