//! Fiscal years: twelve months that may begin in any of them.

use jiff::civil::Date;

use super::stretch::Stretch;

/// A year of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FiscalYear {
    /// The calendar year that it begins in.
    pub year: i16,
    /// The month that it begins in, from 1 to 12.
    pub month: i8,
}

impl FiscalYear {
    /// Its first day.
    pub fn first(self) -> Date {
        Date::new(self.year, self.month, 1)
            .expect("years and months are checked when they are read")
    }

    /// Its last day.
    pub fn last(self) -> Date {
        let next = self.next().first().yesterday();
        next.expect("no year ends before the calendar")
    }

    /// All its days.
    pub fn stretch(self) -> Stretch {
        Stretch {
            first: self.first(),
            last: self.last(),
        }
    }

    /// The year after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            year: self.year + 1,
            month: self.month,
        }
    }

    /// The days of each of its months, in their order.
    pub fn months(self) -> [Stretch; 12] {
        std::array::from_fn(|index| {
            let month = i16::from(self.month) + i16::try_from(index).expect("there are twelve");
            let (year, month) = (self.year + (month - 1) / 12, (month - 1) % 12 + 1);
            let month = i8::try_from(month).expect("months end with twelve");
            let first = Date::new(year, month, 1);
            let first = first.expect("years and months are checked when they are read");
            Stretch {
                first,
                last: first.last_of_month(),
            }
        })
    }
}

/// `2026`, or `2026/27` for a year that does not begin in January.
impl std::fmt::Display for FiscalYear {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.month {
            1 => write!(formatter, "{}", self.year),
            _ => write!(formatter, "{}/{:02}", self.year, (self.year + 1) % 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::stretch::Stretch;
    use super::FiscalYear;

    #[test]
    fn years_begin_in_any_month() {
        let calendar = FiscalYear {
            year: 2026,
            month: 1,
        };
        assert_eq!(
            (calendar.to_string().as_str(), calendar.last()),
            ("2026", date(2026, 12, 31))
        );
        let autumn = FiscalYear {
            year: 1999,
            month: 9,
        };
        assert_eq!(autumn.to_string(), "1999/00");
        assert_eq!(autumn.last(), date(2000, 8, 31));
        let months = autumn.months();
        assert_eq!(months[4].first, date(2000, 1, 1));
        assert_eq!(months[5].last, date(2000, 2, 29));
        assert_eq!(months[11].last, autumn.last());
        assert_eq!(months.map(Stretch::days).iter().sum::<i64>(), 366);
        assert_eq!(autumn.stretch().days(), 366);
    }
}
