//! Axes: from where to where, and at which round numbers they have lines.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::chart::{Chart, Kind};

/// An axis of exact numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Where it begins.
    pub least: Decimal,
    /// Where it ends; always above.
    pub most: Decimal,
    /// Round numbers on it, a 1, 2 or 5 with zeros apart.
    pub ticks: Vec<Decimal>,
}

impl Scale {
    /// An axis for a chart with at most about so many steps.
    pub fn of(chart: &Chart, steps: u32) -> Self {
        let (lowest, highest) = extent(chart);
        let whole = chart.figures().all(|(_, _, value)| value.fract().is_zero());
        Self::around(lowest, highest, (chart.least, chart.most), whole, steps)
    }

    /// An axis that holds zero and all of these numbers.
    pub fn from_zero(values: impl IntoIterator<Item = Decimal>, steps: u32) -> Self {
        let (mut lowest, mut highest) = (Decimal::ZERO, Decimal::ZERO);
        for value in values {
            lowest = lowest.min(value);
            highest = highest.max(value);
        }
        Self::around(lowest, highest, (None, None), true, steps)
    }

    /// An axis from one number to another, or to where it is said to begin and end. It begins and ends at ticks unless that is said.
    fn around(
        lowest: Decimal,
        highest: Decimal,
        said: (Option<Decimal>, Option<Decimal>),
        whole: bool,
        steps: u32,
    ) -> Self {
        let (mut least, mut most) = (said.0.unwrap_or(lowest), said.1.unwrap_or(highest));
        if least >= most {
            // All figures are the same, most of all nothing.
            match said.1 {
                Some(_) => least = most - Decimal::ONE,
                None => most = least + Decimal::ONE,
            }
        }
        let step = step(most - least, whole, steps);
        if said.0.is_none() {
            least = (least / step).floor() * step;
        }
        if said.1.is_none() {
            most = (most / step).ceil() * step;
        }
        let mut ticks = Vec::new();
        let mut tick = (least / step).ceil() * step;
        while tick <= most {
            ticks.push(tick.normalize());
            tick += step;
        }
        Self { least, most, ticks }
    }

    /// An axis that ends with its figures and has no ticks.
    pub fn tight(chart: &Chart) -> Self {
        let (lowest, highest) = extent(chart);
        let (least, most) = (chart.least.unwrap_or(lowest), chart.most.unwrap_or(highest));
        let most = match least < most {
            true => most,
            false => least + Decimal::ONE,
        };
        let ticks = Vec::new();
        Self { least, most, ticks }
    }

    /// Where a number lies, from 0 to 1.
    pub fn at(&self, value: Decimal) -> f64 {
        let part = (value - self.least) / (self.most - self.least);
        part.to_f64().unwrap_or_default().clamp(0.0, 1.0)
    }
}

/// The lowest and the highest figure, or sum of what is stacked.
pub fn extremes(chart: &Chart) -> (Decimal, Decimal) {
    let (mut lowest, mut highest) = (Decimal::MAX, Decimal::MIN);
    let mut include = |value: Decimal| {
        lowest = lowest.min(value);
        highest = highest.max(value);
    };
    if matches!(chart.kind, Kind::Stacked | Kind::Area) {
        for category in 0..chart.categories.len() {
            let values = (0..chart.series.len()).filter_map(|series| chart.value(series, category));
            let (below, above): (Vec<Decimal>, Vec<Decimal>) =
                values.partition(Decimal::is_sign_negative);
            for part in [below, above] {
                if !part.is_empty() {
                    include(part.iter().sum());
                }
            }
        }
    } else {
        chart.figures().for_each(|(_, _, value)| include(value));
    }
    match lowest <= highest {
        true => (lowest, highest),
        false => (Decimal::ZERO, Decimal::ZERO),
    }
}

/// The lowest and the highest number that an axis holds. Bars and areas are drawn from zero; lines too, unless that would flatten them.
pub fn extent(chart: &Chart) -> (Decimal, Decimal) {
    let (lowest, highest) = extremes(chart);
    let size = lowest.abs().max(highest.abs());
    let is_one_sided = lowest.is_sign_negative() == highest.is_sign_negative();
    let is_flattened = is_one_sided && highest - lowest < size / Decimal::from(3);
    let is_free = match chart.kind {
        Kind::Sparkline => true,
        Kind::Line => is_flattened,
        _ => false,
    };
    match is_free && lowest < highest {
        true => (lowest, highest),
        false => (lowest.min(Decimal::ZERO), highest.max(Decimal::ZERO)),
    }
}

/// The smallest 1, 2 or 5 with zeros of which at most so many fit into a range.
fn step(range: Decimal, whole: bool, steps: u32) -> Decimal {
    let mut unit = match whole {
        true => Decimal::ONE,
        false => Decimal::new(1, 9),
    };
    loop {
        for factor in [1, 2, 5] {
            let step = unit * Decimal::from(factor);
            if range / step <= Decimal::from(steps) {
                return step;
            }
        }
        unit *= Decimal::TEN;
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::Scale;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn ticks_are_round() {
        let table = [
            ("0", "83", "0 20 40 60 80 100"),
            ("0", "9", "0 2 4 6 8 10"),
            ("0", "1", "0 1"),
            ("0", "0", "0 1"),
            ("0", "0.03", "0 0.01 0.02 0.03"),
            ("0", "2.5", "0 0.5 1 1.5 2 2.5"),
            ("-12", "30", "-20 -10 0 10 20 30"),
            ("-7", "-1", "-8 -6 -4 -2 0"),
            ("960", "1010", "960 970 980 990 1000 1010"),
            (
                "0",
                "999999999999999",
                "0 200000000000000 400000000000000 600000000000000 800000000000000 1000000000000000",
            ),
            ("0", "0.000000001", "0 0.000000001"),
        ];
        for (lowest, highest, ticks) in table {
            let (lowest, highest) = (number(lowest), number(highest));
            let whole = lowest.fract().is_zero() && highest.fract().is_zero();
            let scale = Scale::around(lowest, highest, (None, None), whole, 5);
            let shown: Vec<String> = scale.ticks.iter().map(ToString::to_string).collect();
            assert_eq!(shown.join(" "), ticks);
            assert!(scale.least <= lowest && scale.most >= highest && scale.least < scale.most);
        }
    }

    #[test]
    fn an_axis_begins_and_ends_where_it_is_told_to() {
        let scale = Scale::around(
            number("12"),
            number("83"),
            (Some(number("5")), Some(number("93"))),
            true,
            5,
        );
        assert_eq!((scale.least, scale.most), (number("5"), number("93")));
        assert_eq!(scale.ticks, [20, 40, 60, 80].map(Decimal::from));
        let same = Scale::around(number("0"), number("0"), (None, Some(number("0"))), true, 5);
        assert_eq!((same.least, same.most), (number("-1"), number("0")));
    }

    #[test]
    fn numbers_lie_where_they_belong() {
        let scale = Scale::around(number("-50"), number("150"), (None, None), true, 5);
        for (value, at) in [
            ("-50", 0.0),
            ("0", 0.25),
            ("50", 0.5),
            ("150", 1.0),
            ("900", 1.0),
        ] {
            assert_eq!(scale.at(number(value)), at, "{value}");
        }
    }
}
