//! Fiscal years: twelve months that may begin in any of them.

use jiff::civil::Date;

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
        let next = Date::new(self.year + 1, self.month, 1);
        let next = next.expect("years and months are checked when they are read");
        next.yesterday().expect("no year ends before the calendar")
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
