//! The figures of a budget as a whole, each with what it is made of.

use rust_decimal::Decimal;

use super::amounts::Amounts;
use crate::model::{Account, Figures, Measure, Pace};
use crate::render::context::budget::KeyFigure;
use crate::render::facts::Facts;

/// Figures that say nothing as long as only some lines have something approved.
const AGAINST_APPROVED: [&str; 3] = ["approved", "available", "variance"];

/// Whether something is approved for every line that has figures of a measure.
pub fn is_approved_throughout(account: &Account<'_>, measure: Measure) -> bool {
    let mut figures = account.lines.iter().map(|line| line.figures(measure));
    figures.all(|figures| figures.is_empty() || figures.approved.is_some())
}

impl Facts<'_, '_> {
    /// The figures, in the order in which money goes.
    pub fn key_figures(&self, account: &Account<'_>, amounts: Amounts<'_>) -> Vec<KeyFigure> {
        let figures = account.figures(amounts.measure);
        let hours = (amounts.measure == Measure::Money && !account.hours.is_empty())
            .then_some(&account.hours);
        let is_whole = is_approved_throughout(account, Measure::Hours);
        let figure = |key: &'static str, note: String, of: &dyn Fn(&Figures) -> Option<Decimal>| {
            let amount = of(figures)?;
            let is_told = is_whole || !AGAINST_APPROVED.contains(&key);
            let beside = hours.filter(|_| is_told).and_then(of);
            let beside = beside.filter(|hours| !hours.is_zero());
            Some(KeyFigure {
                key,
                label: self.locale.text(&format!("sheet-{key}")),
                text: amounts.text(amount),
                hours: beside.map(|hours| amounts.of(Measure::Hours).text(hours)),
                note,
                tone: if amount < Decimal::ZERO {
                    "bad"
                } else {
                    "neutral"
                },
            })
        };
        let note = |key: &str| self.locale.text(&format!("budget-note-{key}"));
        let some = |amount: Decimal| Some(amount).filter(|amount| !amount.is_zero());
        let expected = [("etc", amounts.text(figures.etc))];
        let made = [
            figure("approved", note("approved"), &|figures| figures.approved),
            figure("actual", note("actual"), &|figures| Some(figures.actual)),
            figure("committed", note("committed"), &|figures| {
                some(figures.committed)
            }),
            figure("available", note("available"), &Figures::available),
            figure(
                "forecast",
                self.filled("budget-note-forecast", expected),
                &|figures| Some(figures.forecast()),
            ),
            figure("variance", note("variance"), &Figures::variance),
            figure("invoiced", note("invoiced"), &|figures| {
                some(figures.invoiced)
            }),
            figure("paid", note("paid"), &|figures| {
                some(figures.invoiced).map(|_| figures.paid)
            }),
        ];
        let pace = account.pace(amounts.measure);
        let speed = pace.map(|pace| self.speed(&pace, amounts));
        made.into_iter()
            .flatten()
            .chain(speed.into_iter().flatten())
            .collect()
    }

    /// How much a month costs, and until when the money lasts at that.
    fn speed(&self, pace: &Pace, amounts: Amounts<'_>) -> Vec<KeyFigure> {
        let neutral = |key: &'static str, label: &str, text: String, note: String| KeyFigure {
            key,
            label: self.locale.text(label),
            text,
            hours: None,
            note,
            tone: "neutral",
        };
        let day = [("day", self.notation.date(pace.as_of))];
        let rate = (pace.burn_rate > Decimal::ZERO).then(|| {
            let text = amounts.text(pace.burn_rate);
            let note = self.filled("budget-burn-rate-note", day);
            neutral("burn-rate", "budget-burn-rate", text, note)
        });
        let runway = pace.runway.filter(|runway| *runway > pace.as_of);
        let runway = runway.map(|runway| {
            let text = self.notation.date(runway);
            let note = self.locale.text("budget-runway-note");
            neutral("runway", "budget-runway", text, note)
        });
        rate.into_iter().chain(runway).collect()
    }
}
