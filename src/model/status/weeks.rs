//! Health week by week, for a strip that shows how it went.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::super::choices::Health;
use super::super::view::View;
use super::claims::Claim;
use super::entry::Scope;

/// How many weeks a strip has.
const WEEKS: i64 = 12;

/// The last health that was known at a week's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekOfHealth {
    /// The Monday that the week begins with (ISO 8601).
    pub monday: Date,
    /// The number of the week in its year.
    pub number: i8,
    /// The health; none before it was first said.
    pub health: Option<Health>,
}

impl<'a> View<'a> {
    /// The twelve weeks up to that of `last`, oldest first.
    pub fn weeks_of_health(&self, scope: Scope<'_>, last: Date) -> Vec<WeekOfHealth> {
        let mut said: BTreeMap<Date, Health> = BTreeMap::new();
        for entry in self.chronicle.entries(scope).rev() {
            if let (Some(date), Some(health)) = (entry.page.common.date, entry.status.health)
                && self.counts(&entry, Claim::Health)
            {
                said.insert(date, health);
            }
        }
        let week = last.iso_week_date();
        let week = ISOWeekDate::new(week.year(), week.week(), Weekday::Monday)
            .expect("every week has a Monday");
        let last_monday = week.date();
        let weeks = (0..WEEKS).rev().filter_map(|ago| {
            let monday = last_monday.checked_sub(ago.weeks()).ok()?;
            let sunday = monday.checked_add(6.days()).ok()?;
            Some(WeekOfHealth {
                monday,
                number: monday.iso_week_date().week(),
                health: said.range(..=sunday).next_back().map(|(_, health)| *health),
            })
        });
        weeks.collect()
    }
}
