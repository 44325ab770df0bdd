//! Bullet bars: what is spent (solid), ordered (hatched) and expected (outlined) of something, against what was approved for it (a tick).
//!
//! A bar has no text and no size of its own: it is drawn in parts of its width, so that one drawing fits every room. What lies beyond the approved is
//! drawn in another colour. The figures stand beside it and in the table below, so it says nothing to those who do not see it.

use std::fmt::Write;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::Figures;

/// From the upper edge to the bar.
const TOP: u32 = 5;
/// How thick a bar is.
const THICK: u32 = 12;
/// The whole height.
const HEIGHT: u32 = 22;

/// From where to where all bars of a list reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    least: Decimal,
    most: Decimal,
}

impl Reach {
    /// So far that every one of these has room.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Figures>) -> Self {
        let mut reach = Self {
            least: Decimal::ZERO,
            most: Decimal::ZERO,
        };
        for figures in all {
            let ends = [figures.actual, ordered(figures), figures.forecast()];
            for value in ends.into_iter().chain(figures.approved) {
                reach.least = reach.least.min(value);
                reach.most = reach.most.max(value);
            }
        }
        reach
    }

    /// Where a value lies, in hundredths of the width. A little is left at the right for the tick.
    fn at(self, value: Decimal) -> f64 {
        let part = (value - self.least).checked_div(self.most - self.least);
        let part = part.and_then(|part| part.to_f64()).unwrap_or_default();
        (part * 99.0 + 0.5).clamp(0.0, 100.0)
    }
}

/// Up to where something is spent or ordered.
fn ordered(figures: &Figures) -> Decimal {
    figures.actual.max(Decimal::ZERO) + figures.committed.max(Decimal::ZERO)
}

/// What of a bar is drawn, such as for the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Solid.
    Spent,
    /// Hatched.
    Committed,
    /// Outlined.
    Forecast,
    /// A tick.
    Approved,
    /// Solid, beyond what was approved.
    Beyond,
}

impl Mark {
    /// What the bars of a list are made of, for its key.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Figures> + Clone) -> Vec<Self> {
        let any = |holds: fn(&Figures) -> bool| all.clone().into_iter().any(holds);
        let marks = [
            (Self::Spent, any(|figures| !figures.actual.is_zero())),
            (
                Self::Committed,
                any(|figures| figures.committed > Decimal::ZERO),
            ),
            (
                Self::Forecast,
                any(|figures| figures.forecast() > figures.actual),
            ),
            (Self::Approved, any(|figures| figures.approved.is_some())),
            (
                Self::Beyond,
                any(|figures| {
                    let reached = ordered(figures).max(figures.forecast());
                    figures.approved.is_some_and(|approved| reached > approved)
                }),
            ),
        ];
        let shown = marks.into_iter().filter(|(_, is_there)| *is_there);
        shown.map(|(mark, _)| mark).collect()
    }

    /// Its message.
    pub fn key(self) -> &'static str {
        match self {
            Self::Spent => "budget-key-spent",
            Self::Committed => "budget-key-committed",
            Self::Forecast => "budget-key-forecast",
            Self::Approved => "budget-key-approved",
            Self::Beyond => "budget-key-beyond",
        }
    }

    /// A sample of it.
    pub fn sample(self, id: &str) -> String {
        let mut bar = Bar::new(id);
        match self {
            Self::Spent => bar.rect("spent", 1.0, 99.0),
            Self::Committed => bar.rect("committed", 1.0, 99.0),
            Self::Forecast => bar.rect("forecast", 5.0, 95.0),
            Self::Approved => bar.tick(50.0),
            Self::Beyond => bar.rect("spent beyond", 1.0, 99.0),
        }
        bar.finish()
    }
}

/// The bar of some figures. `id` is unique on the page.
pub fn bullet(id: &str, figures: &Figures, reach: Reach) -> String {
    let mut bar = Bar::new(id);
    let (zero, limit) = (Decimal::ZERO, figures.approved);
    bar.shape(format_args!(
        "<rect class=\"track\" x=\"{:.2}%\" y=\"{}\" width=\"{:.2}%\" height=\"2\"/>",
        reach.at(zero),
        TOP + THICK / 2 - 1,
        reach.at(limit.unwrap_or_default().max(zero)) - reach.at(zero)
    ));
    bar.part("forecast", (zero, figures.forecast()), limit, reach);
    bar.part("spent", (zero, figures.actual), limit, reach);
    let spent = figures.actual.max(zero);
    bar.part("committed", (spent, ordered(figures)), limit, reach);
    if reach.least < zero {
        bar.line("ground", reach.at(zero), HEIGHT);
    }
    if let Some(approved) = limit {
        bar.tick(reach.at(approved));
    }
    bar.finish()
}

/// A drawing that grows.
struct Bar {
    id: String,
    shapes: String,
    hatches: Vec<&'static str>,
}

impl Bar {
    /// No heading of a text has an id with a dot.
    fn new(id: &str) -> Self {
        Self {
            id: format!("bar.{id}"),
            shapes: String::new(),
            hatches: Vec::new(),
        }
    }

    /// From one value to another, in two parts where the limit lies between them.
    fn part(
        &mut self,
        class: &'static str,
        (from, to): (Decimal, Decimal),
        limit: Option<Decimal>,
        reach: Reach,
    ) {
        let (from, to) = (from.min(to), from.max(to));
        let limit = limit.unwrap_or(to).clamp(from, to);
        let beyond = match class {
            "spent" => "spent beyond",
            "committed" => "committed beyond",
            _ => "forecast beyond",
        };
        for (class, from, to) in [(class, from, limit), (beyond, limit, to)] {
            if from < to {
                self.rect(class, reach.at(from), reach.at(to));
            }
        }
    }

    fn rect(&mut self, class: &'static str, from: f64, to: f64) {
        let fill = match class.strip_prefix("committed") {
            None => String::new(),
            Some(rest) => {
                let rest = rest.trim_start();
                if !self.hatches.contains(&rest) {
                    self.hatches.push(rest);
                }
                format!(" fill=\"url(#{}{rest})\"", self.id)
            }
        };
        // Something that is there is seen, however little it is.
        let width = (to - from).max(0.3);
        self.shape(format_args!(
            "<rect class=\"{class}\" x=\"{from:.2}%\" y=\"{TOP}\" width=\"{width:.2}%\" height=\"{THICK}\"{fill}/>"
        ));
    }

    fn tick(&mut self, x: f64) {
        self.line("approved", x, HEIGHT);
    }

    fn line(&mut self, class: &str, x: f64, height: u32) {
        self.shape(format_args!(
            "<line class=\"{class}\" x1=\"{x:.2}%\" y1=\"0\" x2=\"{x:.2}%\" y2=\"{height}\"/>"
        ));
    }

    fn shape(&mut self, shape: std::fmt::Arguments<'_>) {
        self.shapes
            .write_fmt(shape)
            .expect("a string takes everything");
    }

    fn finish(self) -> String {
        let Self {
            id,
            shapes,
            hatches,
        } = self;
        let hatches = hatches.iter().map(|class| {
            format!(
                "<pattern id=\"{id}{class}\" class=\"{class}\" patternUnits=\"userSpaceOnUse\" width=\"6\" height=\"6\">\
                 <path d=\"M-1 7L7-1M-4 4L4-4M2 10L10 2\"/></pattern>"
            )
        });
        let hatches: String = hatches.collect();
        format!(
            "<svg class=\"bullet\" aria-hidden=\"true\" height=\"{HEIGHT}\">{hatches}{shapes}</svg>"
        )
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Mark, Reach, bullet};
    use crate::model::Figures;

    fn figures(approved: Option<i64>, actual: i64, committed: i64, etc: i64) -> Figures {
        Figures {
            approved: approved.map(Decimal::from),
            actual: actual.into(),
            committed: committed.into(),
            etc: etc.into(),
            ..Figures::default()
        }
    }

    /// The shapes of a bar: `class from+width`.
    fn shapes(figures: &Figures) -> String {
        let svg = bullet("b", figures, Reach::of([figures]));
        let shapes = svg.split('<').filter_map(|shape| {
            let value = |name: &str| {
                let (_, rest) = shape.split_once(&format!(" {name}=\""))?;
                rest.split('"').next()
            };
            match (value("class")?, value("x"), value("x1")) {
                ("track", ..) => None,
                (class, Some(x), _) => Some(format!("{class} {x}+{}", value("width")?)),
                (class, None, Some(x)) => Some(format!("{class} {x}")),
                _ => None,
            }
        });
        shapes.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn what_lies_beyond_the_approved_is_drawn_apart() {
        for (given, drawn) in [
            (
                figures(Some(100), 50, 20, 40),
                "forecast 0.50%+89.10%, spent 0.50%+49.50%, committed 50.00%+19.80%, approved 99.50%",
            ),
            (
                figures(Some(100), 400, 0, 0),
                "forecast 0.50%+24.75%, forecast beyond 25.25%+74.25%, spent 0.50%+24.75%, spent beyond 25.25%+74.25%, approved 25.25%",
            ),
            (
                figures(Some(0), 10, 0, 0),
                "forecast beyond 0.50%+99.00%, spent beyond 0.50%+99.00%, approved 0.50%",
            ),
            (
                figures(None, 10, 5, 0),
                "forecast 0.50%+66.00%, spent 0.50%+66.00%, committed 66.50%+33.00%",
            ),
            (
                figures(Some(100), -100, 50, 100),
                "spent 0.50%+49.50%, committed 50.00%+24.75%, ground 50.00%, approved 99.50%",
            ),
            (figures(None, 0, 0, 0), ""),
        ] {
            assert_eq!(shapes(&given), drawn, "{given:?}");
        }
    }

    #[test]
    fn a_key_names_only_what_is_drawn() {
        let plain = figures(Some(100), 50, 0, 0);
        assert_eq!(Mark::of([&plain]), [Mark::Spent, Mark::Approved]);
        let all = [plain, figures(Some(1), 50, 3, 9)];
        assert_eq!(
            Mark::of(&all),
            [
                Mark::Spent,
                Mark::Committed,
                Mark::Forecast,
                Mark::Approved,
                Mark::Beyond
            ]
        );
        assert_eq!(Mark::of(&[] as &[Figures]), []);
    }
}
