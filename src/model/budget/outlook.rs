//! What the year after a budget's may bring: three ways from the end of its forecast.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::course::Point;
use super::figures::Figures;
use super::record::Outlook;
use super::year::FiscalYear;

/// The outlook as a fan that opens where the forecast ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fan<'a> {
    /// The year looked at.
    pub year: FiscalYear,
    /// What the budget's own year will have cost, on its last day: where the fan opens.
    pub start: Point,
    /// The last day of the year looked at, on which its amounts are reached.
    pub end: Date,
    /// Low, likely and high.
    pub scenarios: [Scenario; 3],
    /// What they rest on.
    pub assumptions: &'a [String],
}

/// One way a year may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// What the year will cost.
    pub amount: Decimal,
    /// How much more than the year before, as a share of that; below zero when less. None when that one costs nothing.
    pub change: Option<Decimal>,
}

impl<'a> Fan<'a> {
    /// Opens a fan. None as long as one of its three amounts is missing.
    pub(super) fn of(outlook: &'a Outlook, year: FiscalYear, money: &Figures) -> Option<Self> {
        let forecast = money.forecast();
        let [low, likely, high] = outlook.scenarios;
        let scenario = |amount: Decimal| Scenario {
            amount,
            change: change(amount, forecast),
        };
        let next = FiscalYear {
            year: outlook
                .year
                .and_then(|year| i16::try_from(year).ok())
                .unwrap_or(year.year + 1),
            month: year.month,
        };
        Some(Self {
            year: next,
            start: Point {
                date: year.last(),
                value: forecast,
            },
            end: next.last(),
            scenarios: [low?, likely?, high?].map(scenario),
            assumptions: &outlook.assumptions,
        })
    }
}

/// How much more something is than it was, as a share of that. None when it was nothing or less.
pub(super) fn change(now: Decimal, before: Decimal) -> Option<Decimal> {
    if before <= Decimal::ZERO {
        return None;
    }
    (now - before).checked_div(before)
}
