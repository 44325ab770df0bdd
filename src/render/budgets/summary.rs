//! How a budget stands, in a sentence, a bar and a few words. What depends on the day of reading is worded for every part of time.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::amounts::Amounts;
use super::bullet::{Reach, bullet};
use crate::model::{
    Account, Basis, Figures, FiscalYear, Level, Measure, Pace, Stretch, Thresholds,
};
use crate::render::context::budget::{BudgetMark, BudgetMessage, BudgetSummary, Days, MessagePart};
use crate::render::context::{Part, Window};
use crate::render::facts::Facts;

/// Stands where the elapsed share of the year belongs. Not a character of any text.
const ELAPSED: char = '\u{fdd3}';

/// What is said of: a budget, or all of a year.
pub struct Subject<'a> {
    pub figures: &'a Figures,
    pub measure: Measure,
    pub year: Option<FiscalYear>,
    pub amounts: Amounts<'a>,
    pub thresholds: Thresholds,
    pub basis: Option<Basis>,
    pub pace: Option<Pace>,
    pub as_of: Option<Date>,
}

/// Shares below this one, a twentieth of a percent, are told in words: so many zeros say nothing.
const SLIGHT: Decimal = Decimal::from_parts(5, 0, 0, false, 4);

impl<'a> Subject<'a> {
    /// A budget as a whole.
    pub fn of(account: &'a Account<'_>, amounts: Amounts<'a>) -> Self {
        let measure = amounts.measure;
        Self {
            figures: account.figures(measure),
            measure,
            year: account.year,
            thresholds: account.thresholds(),
            basis: account.budget.basis.filter(|_| measure == Measure::Money),
            pace: account.pace(measure),
            as_of: account.as_of,
            amounts,
        }
    }
}

impl Facts<'_, '_> {
    /// What a subject comes to. `id` is what the ids of its drawing begin with.
    pub fn summary(&self, id: &str, subject: &Subject<'_>) -> BudgetSummary {
        let figures = subject.figures;
        BudgetSummary {
            messages: self.messages(subject),
            marks: self.marks(figures, subject.thresholds, subject.year),
            pace: self.pace(subject),
            bar: bullet(id, figures, Reach::of([figures])),
            terms: self.terms(subject),
            as_of: subject.as_of.map(|day| self.day(day)),
        }
    }

    fn messages(&self, subject: &Subject<'_>) -> Vec<BudgetMessage> {
        let whole = |key| vec![self.message(key, subject, None, None)];
        let Some(year) = subject.year else {
            return whole("budget-message-any");
        };
        let (first, last) = (year.first(), year.last());
        vec![
            self.message(
                "budget-message-before",
                subject,
                None,
                first.yesterday().ok(),
            ),
            self.message("budget-message-now", subject, Some(first), Some(last)),
            self.message("budget-message-over", subject, last.tomorrow().ok(), None),
        ]
    }

    fn message(
        &self,
        key: &str,
        subject: &Subject<'_>,
        from: Option<Date>,
        until: Option<Date>,
    ) -> BudgetMessage {
        let Subject {
            figures, amounts, ..
        } = subject;
        let share = |share: Option<Decimal>| share.map(|share| amounts.percent(share));
        let approved = figures
            .approved
            .filter(|approved| *approved > Decimal::ZERO);
        let variance = figures.variance().unwrap_or_default();
        let off = approved.and_then(|approved| variance.abs().checked_div(approved));
        let is_slight = off.is_some_and(|off| off < SLIGHT);
        let side = match approved {
            None => "none",
            Some(_) if variance.is_zero() => "exact",
            Some(_) if variance > Decimal::ZERO && is_slight => "just-below",
            Some(_) if variance > Decimal::ZERO => "below",
            Some(_) if is_slight => "just-above",
            Some(_) => "above",
        };
        let first = subject.year.map(|year| self.notation.date(year.first()));
        let values = [
            ("side", side.to_owned()),
            ("used", share(figures.used()).unwrap_or_default()),
            ("share", share(off).unwrap_or_default()),
            ("elapsed", ELAPSED.to_string()),
            ("approved", amounts.text(approved.unwrap_or_default())),
            ("spent", amounts.text(figures.actual)),
            ("forecast", amounts.text(figures.forecast())),
            ("day", first.unwrap_or_default()),
        ];
        let text = self.worded(key, values);
        let mut parts = Vec::new();
        for (index, piece) in text.split(ELAPSED).enumerate() {
            if let (Some(year), true) = (subject.year, index > 0) {
                parts.push(MessagePart {
                    text: String::new(),
                    elapsed: Some(days(year.stretch())),
                });
            }
            parts.push(MessagePart {
                text: piece.to_owned(),
                elapsed: None,
            });
        }
        BudgetMessage {
            from: iso(from),
            until: iso(until),
            parts,
        }
    }

    /// Where figures stand between their limits. A threshold says nothing any more when the year is over: a budget is there to be spent.
    pub fn marks(
        &self,
        figures: &Figures,
        thresholds: Thresholds,
        year: Option<FiscalYear>,
    ) -> Vec<BudgetMark> {
        let mark = |tone, text| BudgetMark {
            tone,
            text,
            from: None,
            until: None,
        };
        let word = |level: Level| self.locale.text(&format!("budget-level-{}", level.word()));
        let Some(used) = thresholds.of_used(figures) else {
            return Vec::new();
        };
        let forecast = thresholds.of_forecast(figures);
        let mut marks = match used {
            Level::Over => vec![mark("bad", word(Level::Over))],
            Level::Within => vec![mark("good", word(Level::Within))],
            Level::Warn | Level::Alert => {
                let (tone, key, percent) = match used {
                    Level::Alert => ("bad", "budget-level-alert", thresholds.alert),
                    _ => ("warn", "budget-level-warn", thresholds.warn),
                };
                let percent = self.notation.percent(percent.unwrap_or_default().into());
                let during = BudgetMark {
                    until: iso(year.map(FiscalYear::last)),
                    ..mark(tone, self.worded(key, [("percent", percent)]))
                };
                let after = year.and_then(|year| year.last().tomorrow().ok());
                let after = after.map(|day| BudgetMark {
                    from: Some(day.to_string()),
                    ..mark("good", word(Level::Within))
                });
                [during].into_iter().chain(after).collect()
            }
        };
        if forecast == Some(Level::Over) && used != Level::Over {
            // What will not do is not fine so far.
            marks.retain(|mark| mark.tone != "good" || mark.from.is_some());
            marks.push(mark("warn", self.locale.text("budget-level-forecast-over")));
        }
        marks
    }

    /// Whether money goes faster than time, in words for each part of the year.
    fn pace(&self, subject: &Subject<'_>) -> Vec<Window> {
        let Some(pace) = &subject.pace else {
            return Vec::new();
        };
        let window = |state: &'static str, key: &str, stretch: Option<Stretch>| {
            let stretch = stretch?;
            Some(Window {
                state,
                from: iso(Some(stretch.first)),
                until: iso(Some(stretch.last)),
                parts: vec![Part::text(&self.locale.text(key))],
            })
        };
        let windows = pace.windows;
        let windows = [
            window("ahead", "budget-pace-ahead", windows.ahead),
            window("level", "budget-pace-level", windows.level),
            window("behind", "budget-pace-behind", windows.behind),
        ];
        windows.into_iter().flatten().collect()
    }

    fn terms(&self, subject: &Subject<'_>) -> String {
        let year = subject.year.map(|year| match year.month {
            1 => year.to_string(),
            _ => self.notation.range(year.first(), year.last()),
        });
        let currency = subject.amounts.currency;
        let currency = currency.filter(|_| subject.measure == Measure::Money);
        let basis = subject.basis;
        let terms = [
            year,
            currency.map(|currency| currency.as_str().to_owned()),
            basis.map(|basis| self.locale.text(&format!("budget-basis-{}", basis.word()))),
        ];
        terms.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// A text with its variables filled in.
    pub fn worded<const N: usize>(&self, key: &str, values: [(&str, String); N]) -> String {
        let values = values.map(|(name, value)| (name.to_owned(), value));
        let text = self.locale.format(key, &values.into());
        text.unwrap_or_else(|| key.to_owned())
    }
}

/// A stretch for templates.
pub fn days(stretch: Stretch) -> Days {
    Days {
        first: stretch.first.to_string(),
        last: stretch.last.to_string(),
    }
}

fn iso(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}
