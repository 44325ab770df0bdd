//! A retainer: what is left of it in the period of the reader's day, and every period of the year in a table.

use rust_decimal::Decimal;

use super::amounts::Amounts;
use super::bullet::{Reach, bullet};
use super::summary::days;
use crate::config::CalendarDuration;
use crate::model::{Account, Allowance, Figures, Measure, Retainer, RetainerPeriod, Stretch};
use crate::render::context::budget::{Bar, RetainerContext, RetainerNow};
use crate::render::context::{Column, Table};
use crate::render::facts::{Facts, units};

impl Facts<'_, '_> {
    /// The retainer of a budget, if it has one with a year.
    pub fn retainer_of(
        &self,
        account: &Account<'_>,
        amounts: Amounts<'_>,
    ) -> Option<RetainerContext> {
        let retainer = account.budget.retainer.as_ref()?;
        let periods = account.retainer();
        if periods.is_empty() {
            return None;
        }
        let measures = [Measure::Hours, Measure::Money];
        let kept = measures.map(|measure| amounts.of(measure));
        let is_kept = |amounts: &&Amounts<'_>| {
            let allowance = periods[0].allowance(amounts.measure);
            allowance.is_some()
        };
        let kept: Vec<&Amounts<'_>> = kept.iter().filter(is_kept).collect();
        let now = periods
            .iter()
            .enumerate()
            .map(|(index, period)| RetainerNow {
                days: days(period.stretch),
                name: self.stretch(period.stretch),
                bars: kept
                    .iter()
                    .filter_map(|amounts| {
                        let id = format!("retainer{index}{}", amounts.unit());
                        Some(self.period(&id, period.allowance(amounts.measure)?, **amounts))
                    })
                    .collect(),
            });
        Some(RetainerContext {
            terms: self.retainer_terms(
                &kept
                    .iter()
                    .filter_map(|amounts| {
                        let allowance = periods[0].allowance(amounts.measure)?;
                        Some(amounts.text(allowance.allowance))
                    })
                    .collect::<Vec<_>>(),
                retainer,
                &kept
                    .iter()
                    .filter_map(|amounts| Some(amounts.text(retainer.cap(amounts.measure)?)))
                    .collect::<Vec<_>>(),
            ),
            tables: kept
                .iter()
                .map(|amounts| self.periods(&periods, **amounts))
                .collect(),
            periods: now.collect(),
        })
    }

    fn retainer_terms(
        &self,
        allowances: &[String],
        retainer: &Retainer,
        caps: &[String],
    ) -> String {
        let month = CalendarDuration::parse("P1M").expect("a month is a duration");
        let every = self
            .every(retainer.period.unwrap_or(month))
            .unwrap_or_default();
        let values = [
            ("allowance", self.notation.list(allowances)),
            ("every", every),
        ];
        let terms = self.worded("budget-retainer-terms", values);
        let carried = match retainer.carry_over {
            None => self.locale.text("budget-retainer-no-carry"),
            Some(duration) => {
                let parts = units(duration).into_iter().map(|(unit, count)| {
                    let count = usize::from(count);
                    self.locale.count(&format!("budget-carry-{unit}"), count)
                });
                let duration = self.notation.list(&parts.collect::<Vec<_>>());
                let key = match caps {
                    [] => "budget-retainer-carry",
                    _ => "budget-retainer-carry-capped",
                };
                let values = [("duration", duration), ("cap", self.notation.list(caps))];
                self.worded(key, values)
            }
        };
        format!("{terms} {carried}")
    }

    /// What is used and left of a period.
    fn period(&self, id: &str, allowance: &Allowance, amounts: Amounts<'_>) -> Bar {
        let usable = allowance.allowance + allowance.carried;
        let figures = Figures {
            approved: Some(usable),
            actual: allowance.used,
            ..Figures::default()
        };
        let values = [
            ("used", amounts.text(allowance.used)),
            ("allowance", amounts.text(allowance.allowance)),
            ("usable", amounts.text(usable)),
            ("left", amounts.text(allowance.left.abs())),
            ("carried", amounts.text(allowance.carried.abs())),
            ("side", side(allowance.left).to_owned()),
            ("carry", side(allowance.carried).to_owned()),
        ];
        Bar {
            anchor: None,
            name: self.worded("budget-retainer-left", values.clone()),
            lang: None,
            url: None,
            svg: bullet(id, &figures, Reach::of([&figures])),
            text: self.worded("budget-retainer-used", values),
            share: None,
            marks: Vec::new(),
            remarks: Vec::new(),
        }
    }

    fn periods(&self, periods: &[RetainerPeriod], amounts: Amounts<'_>) -> Table {
        let columns = [
            "budget-retainer-period",
            "budget-retainer-allowance",
            "budget-retainer-carried",
            "budget-retainer-booked",
            "budget-retainer-rest",
            "budget-retainer-expired",
        ];
        let columns = columns.into_iter().enumerate().map(|(index, key)| Column {
            label: self.locale.text(key),
            numeric: index > 0,
        });
        let rows = periods.iter().filter_map(|period| {
            let allowance = period.allowance(amounts.measure)?;
            let figures = [
                allowance.allowance,
                allowance.carried,
                allowance.used,
                allowance.left,
                allowance.expired,
            ];
            let name = self.stretch(period.stretch);
            let figures = figures.map(|amount| amounts.number(amount));
            Some([name].into_iter().chain(figures).collect())
        });
        let name = self.locale.text("budget-retainer-table");
        let caption = match amounts.unit().as_str() {
            "" => name,
            unit => self.worded(
                "budget-table-in",
                [("name", name), ("unit", unit.to_owned())],
            ),
        };
        Table {
            key: "retainer",
            caption,
            columns: columns.collect(),
            rows: rows.collect(),
        }
    }

    /// A month by its name, other days from one to another.
    fn stretch(&self, stretch: Stretch) -> String {
        let is_month = stretch.first.day() == 1 && stretch.first.last_of_month() == stretch.last;
        match is_month {
            true => self.notation.month_and_year(stretch.first),
            false => self.notation.range(stretch.first, stretch.last),
        }
    }
}

/// Which wording an amount wants.
fn side(amount: Decimal) -> &'static str {
    match amount.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Less => "less",
        std::cmp::Ordering::Equal => "none",
        std::cmp::Ordering::Greater => "more",
    }
}
