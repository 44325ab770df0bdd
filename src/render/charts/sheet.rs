//! What all kinds share while they are drawn: the room there is, how figures and categories are written, the key to the colours.

use rust_decimal::Decimal;

use super::canvas::{Area, Canvas, Hold, Paint};
use super::chart::{Chart, Kind};
use super::measure::{LINE, TEXT, bold_width, shorten, width};
use super::moments::Moments;
use crate::render::locale::Locale;
use crate::render::notation::Notation;

/// Words longer than this do not stand beside a figure.
const SHORT_UNIT: f64 = 48.0;
/// The part of the room that a figure beside its bar may take up.
const MOST_OF_ROOM: f64 = 0.3;

/// For which room a chart is drawn. It is drawn for both, for text that shrinks with a drawing cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A column of text on a desk.
    Wide,
    /// A phone.
    Narrow,
}

impl Room {
    /// The width of the drawing.
    pub fn width(self) -> f64 {
        match self {
            Self::Wide => 600.0,
            Self::Narrow => 330.0,
        }
    }

    /// The height of a plot.
    pub fn height(self) -> f64 {
        match self {
            Self::Wide => 250.0,
            Self::Narrow => 210.0,
        }
    }

    /// How many steps an axis should have.
    pub fn steps(self) -> u32 {
        match self {
            Self::Wide => 5,
            Self::Narrow => 4,
        }
    }
}

/// A chart that is to be drawn for a room in a language.
pub struct Sheet<'a> {
    pub chart: &'a Chart,
    pub room: Room,
    pub moments: Option<Moments>,
    notation: &'a Notation,
    locale: &'a Locale,
    decimals: u32,
}

impl<'a> Sheet<'a> {
    pub fn new(chart: &'a Chart, room: Room, locale: &'a Locale) -> Self {
        let decimals = chart
            .figures()
            .map(|(_, _, value)| value.normalize().scale());
        let decimals = decimals.max().unwrap_or_default();
        let notation = locale.notation();
        // 12,5 € is no price
        let is_money = notation.is_money(&chart.unit) && decimals == 1;
        Self {
            chart,
            room,
            moments: Moments::of(&chart.categories),
            notation,
            locale,
            decimals: decimals + u32::from(is_money),
        }
    }

    /// How days and numbers are written.
    pub fn notation(&self) -> &'a Notation {
        self.notation
    }

    /// The paint of a series.
    pub fn paint(&self, series: usize) -> Paint {
        Paint::of(series, self.chart.series.len())
    }

    /// Whether the unit stands once above the drawing, as words do, and not beside every figure.
    pub fn is_unit_apart(&self) -> bool {
        let unit = self.chart.unit.as_str();
        let has_axes =
            self.chart.kind.is_bars() || matches!(self.chart.kind, Kind::Line | Kind::Area);
        let is_short = width(unit) <= SHORT_UNIT;
        (has_axes || !is_short) && !unit.is_empty() && unit != "%" && !self.notation.is_money(unit)
    }

    /// A figure as it stands beside its bar: exact, all with the same decimals, with its unit unless that stands apart.
    pub fn figure(&self, value: Decimal) -> String {
        let unit = if self.is_unit_apart() {
            ""
        } else {
            &self.chart.unit
        };
        self.notation.quantity(self.even(value), unit)
    }

    /// The same as long as there is room for it; else rounded, as on an axis. The table has the exact figure.
    pub fn label(&self, value: Decimal) -> String {
        let exact = self.figure(value);
        match bold_width(&exact) <= self.room.width() * MOST_OF_ROOM {
            true => exact,
            false => self.rounded(value),
        }
    }

    /// A figure with three digits at least, in thousands of millions or millions if it is large.
    pub fn rounded(&self, value: Decimal) -> String {
        let size = Size::of(value);
        let value = value / size.divisor;
        let decimals = if value.abs() < Decimal::ONE_HUNDRED {
            1
        } else {
            0
        };
        let unit = match self.is_unit_apart() {
            true => "",
            false => &self.chart.unit,
        };
        self.sized(value.round_dp(decimals).normalize(), size, unit)
    }

    /// A figure as it stands in a sentence.
    pub fn with_unit(&self, value: Decimal) -> String {
        self.notation.quantity(self.even(value), &self.chart.unit)
    }

    /// A part of a whole in percent, rounded.
    pub fn share(&self, part: Decimal, whole: Decimal) -> String {
        let hundredths = part * Decimal::ONE_HUNDRED / whole;
        let least = Decimal::ONE;
        match hundredths < least && !part.is_zero() {
            true => format!("< {}", self.notation.percent(least)),
            false => self.notation.percent(hundredths.round()),
        }
    }

    fn even(&self, value: Decimal) -> Decimal {
        let mut value = value;
        value.rescale(self.decimals);
        value
    }

    /// The ticks of an axis as they are written: large ones in millions, the highest with its unit.
    pub fn ticks(&self, ticks: &[Decimal]) -> Vec<String> {
        let largest = ticks.iter().map(Decimal::abs).max().unwrap_or_default();
        let size = Size::of(largest);
        let divided = ticks.iter().map(|tick| (tick / size.divisor).normalize());
        let divided: Vec<Decimal> = divided.collect();
        let decimals = divided.iter().map(Decimal::scale).max().unwrap_or_default();
        let last = ticks.len().saturating_sub(1);
        let written = divided.into_iter().enumerate().map(|(index, mut tick)| {
            tick.rescale(decimals);
            let is_named = index == last && !self.is_unit_apart();
            let unit = if is_named {
                self.chart.unit.as_str()
            } else {
                ""
            };
            match tick.is_zero() {
                true => self.notation.quantity(tick, unit),
                false => self.sized(tick, size, unit),
            }
        });
        written.collect()
    }

    /// A number of millions, say, with its unit.
    fn sized(&self, number: Decimal, size: Size, unit: &str) -> String {
        let with_unit = self.notation.quantity(number, unit);
        let digits = self.notation.quantity(number.abs(), "");
        let values = [("number".to_owned(), digits.clone())]
            .into_iter()
            .collect();
        match size.key.and_then(|key| self.locale.format(key, &values)) {
            // The sign of a currency may stand before the number.
            Some(large) => with_unit.replacen(&digits, &large, 1),
            None => with_unit,
        }
    }

    /// A category in full.
    pub fn category(&self, index: usize) -> String {
        match &self.moments {
            Some(moments) => moments.full(index, self.notation),
            None => self.chart.categories[index].clone(),
        }
    }

    /// A category as an axis has it, in one line.
    pub fn short_category(&self, index: usize) -> String {
        match &self.moments {
            Some(moments) => moments.short(index, self.notation),
            None => self.chart.categories[index].clone(),
        }
    }

    /// What stands above a drawing: the unit if it is long, and the key if there is one. Returns where the drawing may begin.
    pub fn head(
        &self,
        canvas: &mut Canvas,
        with_key: bool,
        sample: impl Fn(&mut Canvas, Paint, f64, f64),
    ) -> f64 {
        let mut top = 0.0;
        if self.is_unit_apart() {
            let unit = shorten(&self.chart.unit, self.room.width());
            canvas.write("soft", Hold::Start, 0.0, top + TEXT, &unit);
            top += LINE + 7.0;
        }
        if !with_key {
            return top + 8.0;
        }
        let room = self.room.width();
        let mut x = 0.0;
        for (index, series) in self.chart.series.iter().enumerate() {
            let name = shorten(&series.name, room - 20.0);
            let needed = 20.0 + width(&name);
            if x > 0.0 && x + needed > room {
                x = 0.0;
                top += LINE + 4.0;
            }
            sample(canvas, self.paint(index), x, top + 7.0);
            canvas.write("name", Hold::Start, x + 18.0, top + 12.0, &name);
            x += needed + 14.0;
        }
        top + LINE + 14.0
    }

    /// A sample of a fill, by its middle on the left.
    pub fn swatch(canvas: &mut Canvas, paint: Paint, x: f64, y: f64) {
        let area = Area {
            x,
            y: y - 6.0,
            width: 12.0,
            height: 12.0,
        };
        canvas.rect("fill", paint, area);
    }
}

/// In what large numbers are counted.
#[derive(Clone, Copy)]
struct Size {
    divisor: Decimal,
    key: Option<&'static str>,
}

impl Size {
    fn of(value: Decimal) -> Self {
        let (million, billion) = (Decimal::from(1_000_000), Decimal::from(1_000_000_000));
        let (divisor, key) = match value.abs() / million {
            large if large >= Decimal::from(2_000) => (billion, Some("chart-billions")),
            large if large >= Decimal::TWO => (million, Some("chart-millions")),
            _ => (Decimal::ONE, None),
        };
        Self { divisor, key }
    }
}
