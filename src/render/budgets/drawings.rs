//! The course of a budget's year and the fan of the next, as drawings.

use rust_decimal::Decimal;

use super::amounts::Amounts;
use crate::model::{Account, FiscalYear, Page, PageId, Point};
use crate::render::charts::course::{Course, Growing};
use crate::render::charts::fan::Fan;
use crate::render::context::budget::OutlookContext;
use crate::render::pages::Pages;

/// How many years before the next one a fan shows.
const PAST: usize = 4;

impl Pages<'_, '_> {
    /// What was spent by each day of the year, beside plan and forecast. Nothing where nothing was spent or planned.
    pub(super) fn course(&self, account: &Account<'_>, amounts: Amounts<'_>) -> Option<String> {
        let course = account.course(amounts.measure)?;
        let figures = account.figures(amounts.measure);
        let is_flat = figures.approved.is_none_or(|approved| approved.is_zero())
            && figures.actual.is_zero()
            && figures.etc.is_zero();
        if is_flat {
            return None;
        }
        let locale = self.facts.locale;
        let pairs = |points: &[Point]| -> Vec<_> {
            let pairs = points.iter().map(|point| (point.date, point.value));
            pairs.collect()
        };
        let booked = course.booked.iter();
        let growing = |key: &str, points, is_stepped| Growing {
            name: locale.text(key),
            points,
            is_stepped,
        };
        let lines = [
            growing(
                "sheet-actual",
                booked.map(|point| (point.date, point.actual)).collect(),
                true,
            ),
            growing("budget-plan", pairs(&course.plan), false),
            growing("sheet-forecast", pairs(&course.forecast), false),
        ];
        let count = course.months.len();
        let months = course.months.iter().enumerate().map(|(index, month)| {
            let expected = course.forecast.last().filter(|_| index + 1 == count);
            let sums = [
                month.booked.map(|booked| booked.actual),
                month.planned,
                expected.map(|point| point.value),
            ];
            let first = month.stretch.first;
            (format!("{:04}-{:02}", first.year(), first.month()), sums)
        });
        let as_of = account.as_of.map(|day| self.facts.notation.date(day));
        let values = [
            ("spent", amounts.text(figures.actual)),
            ("day", as_of.unwrap_or_default()),
            ("forecast", amounts.text(figures.forecast())),
        ];
        let drawing = Course {
            id: "budget.course".to_owned(),
            caption: locale.text("budget-course"),
            said: self.facts.filled("budget-course-said", values),
            unit: amounts.unit(),
            year: (course.stretch.first, course.stretch.last),
            lines,
            months: months.collect(),
            today: locale.text("budget-today"),
        };
        Some(drawing.draw(locale))
    }

    /// What the next year may bring, after the years so far.
    pub(super) fn outlook(
        &self,
        id: PageId,
        page: &Page,
        account: &Account<'_>,
        amounts: Amounts<'_>,
    ) -> Option<OutlookContext> {
        let fan = account.fan()?;
        let locale = self.facts.locale;
        let own = account.year?;
        let mut years = self.years_before(id, page, own);
        years.push((own.to_string(), account.money.forecast()));
        let names = ["column-low", "column-likely", "column-high"];
        let ends = names.iter().zip(&fan.scenarios);
        let ends = ends.map(|(name, scenario)| (locale.text(name), scenario.amount));
        let [low, likely, high] = fan.scenarios;
        let values = [
            ("year", fan.year.to_string()),
            ("low", amounts.text(low.amount)),
            ("likely", amounts.text(likely.amount)),
            ("high", amounts.text(high.amount)),
        ];
        let drawing = Fan {
            id: "budget.fan".to_owned(),
            caption: self.facts.filled("budget-fan-caption", values.clone()),
            said: self.facts.filled("budget-fan-said", values.clone()),
            unit: amounts.unit(),
            name: locale.text("budget-fan-so-far"),
            years,
            next: fan.year.to_string(),
            ends: ends.collect(),
        };
        Some(OutlookContext {
            title: self.facts.filled("budget-outlook", values),
            html: drawing.draw(locale),
            assumptions: fan.assumptions.to_vec(),
        })
    }

    /// What the budgets in the same place came to in the years before one, the oldest first.
    fn years_before(&self, id: PageId, page: &Page, own: FiscalYear) -> Vec<(String, Decimal)> {
        let tracks = self.view.budget_years(page.project.as_deref());
        let is_own = |track: &&crate::model::Track<'_>| {
            let parts = track.years.iter().flat_map(|year| &year.parts);
            parts.into_iter().any(|part| part.id == id)
        };
        let Some(track) = tracks.iter().find(is_own) else {
            return Vec::new();
        };
        let before = track.years.iter().filter(|sum| sum.year < own);
        let mut years: Vec<_> = before
            .filter_map(|sum| {
                let same = sum
                    .parts
                    .iter()
                    .filter(|part| part.page.project == page.project);
                let sums = same.map(|part| part.account.money.forecast());
                let sums: Vec<Decimal> = sums.collect();
                (!sums.is_empty()).then(|| (sum.year.to_string(), sums.iter().sum()))
            })
            .take(PAST)
            .collect();
        years.reverse();
        years
    }
}
