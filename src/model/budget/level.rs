//! How close a budget is to its end, in words: thresholds that authors set, and where figures stand between them.

use rust_decimal::Decimal;

use super::figures::Figures;
use super::record::Budget;

/// From which share of the approved a warning and an alert are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    /// From which percentage on there is a warning.
    pub warn: Option<i64>,
    /// From which percentage on there is an alert.
    pub alert: Option<i64>,
}

/// Where a share of the approved stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Below every threshold.
    Within,
    /// At or above the first one.
    Warn,
    /// At or above the second one.
    Alert,
    /// More than everything.
    Over,
}

impl Level {
    /// The word for templates and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Warn => "warn",
            Self::Alert => "alert",
            Self::Over => "over",
        }
    }
}

impl Budget {
    /// Its thresholds.
    pub fn thresholds(&self) -> Thresholds {
        Thresholds {
            warn: self.warn,
            alert: self.alert,
        }
    }
}

impl Thresholds {
    /// Where what is spent stands. None where nothing is approved and nothing is spent.
    pub fn of_used(self, figures: &Figures) -> Option<Level> {
        self.level(figures.actual, figures.approved?)
    }

    /// Where what will be spent in the end stands.
    pub fn of_forecast(self, figures: &Figures) -> Option<Level> {
        self.level(figures.forecast(), figures.approved?)
    }

    fn level(self, part: Decimal, approved: Decimal) -> Option<Level> {
        if part > approved {
            return Some(Level::Over);
        }
        let share = part.checked_div(approved)?;
        let has_reached =
            |percent: Option<i64>| percent.is_some_and(|percent| share >= Decimal::new(percent, 2));
        if has_reached(self.alert) {
            return Some(Level::Alert);
        }
        Some(match has_reached(self.warn) {
            true => Level::Warn,
            false => Level::Within,
        })
    }
}
