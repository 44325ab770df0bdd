//! A fan: the years so far as a line that opens into what the next may cost at least, probably, and at most.

use rust_decimal::Decimal;

use super::axes;
use super::canvas::{Area, Canvas, Hold, Paint, at};
use super::chart::{Chart, Kind, Series};
use super::figure::{Spoken, figure};
use super::measure::{LINE, Label, TEXT, bold_width, shorten, spread, width};
use super::sheet::Sheet;
use super::ticks::Scale;
use crate::render::locale::Locale;

/// Between the end of a line and its name.
const GAP: f64 = 12.0;

/// The next year after some others.
pub struct Fan {
    /// What its ids begin with.
    pub id: String,
    /// What the figure shows.
    pub caption: String,
    /// What it says, in one sentence.
    pub said: String,
    /// What the figures are counted in: a currency by code, or a word.
    pub unit: String,
    /// What the years so far have in common, such as "spent or expected".
    pub name: String,
    /// The years so far, oldest first; at least one.
    pub years: Vec<(String, Decimal)>,
    /// The year looked at.
    pub next: String,
    /// What it may come to, with a name each: the lowest first.
    pub ends: Vec<(String, Decimal)>,
}

impl Fan {
    /// The fan as a `<figure>`.
    pub fn draw(&self, locale: &Locale) -> String {
        let spoken = Spoken {
            kind: locale.text("budget-fan"),
            said: self.said.clone(),
        };
        let draw = |sheet: &Sheet<'_>, canvas: &mut Canvas| self.drawn(sheet, canvas);
        figure(&self.chart(locale), "fan", &spoken, locale, draw)
    }

    fn chart(&self, locale: &Locale) -> Chart {
        let so_far = self.years.iter().map(|(_, value)| Some(*value));
        let mut series = vec![Series {
            name: self.name.clone(),
            values: so_far.chain([None]).collect(),
        }];
        series.extend(self.ends.iter().map(|(name, value)| {
            Series {
                name: name.clone(),
                values: std::iter::repeat_n(None, self.years.len())
                    .chain([Some(*value)])
                    .collect(),
            }
        }));
        let years = self.years.iter().map(|(year, _)| year);
        Chart {
            kind: Kind::Line,
            caption: Some(self.caption.clone()),
            unit: self.unit.clone(),
            corner: locale.text("column-year"),
            categories: years.chain([&self.next]).cloned().collect(),
            series,
            least: None,
            most: None,
            horizontal: None,
            id: self.id.clone(),
        }
    }

    fn drawn(&self, sheet: &Sheet<'_>, canvas: &mut Canvas) -> f64 {
        let room = sheet.room.width();
        let top = sheet.head(canvas, false, |_, _, _, _| {});
        let values = self.years.iter().chain(&self.ends);
        let scale = Scale::from_zero(values.map(|(_, value)| *value), sheet.room.steps());
        let labels = sheet.ticks(&scale.ticks);
        let left = axes::left_of(&labels);
        let value = |value: Decimal| sheet.label(value);
        let names = self.ends.iter().map(|(name, _)| width(name));
        let values = self.ends.iter().map(|(_, end)| bold_width(&value(*end)));
        let right = names.chain(values).fold(0.0, f64::max).min(room * 0.36);
        let plot = Area {
            x: left,
            y: top + TEXT / 2.0,
            width: room - left - right - GAP,
            height: sheet.room.height() - TEXT,
        };
        axes::lines(canvas, &scale, plot, &labels);
        axes::ground(canvas, &scale, plot);
        let count = self.years.len();
        let x = |index: usize| plot.x + plot.width * (index as f64 + 0.5) / (count as f64 + 0.5);
        let y = |value: Decimal| axes::height_of(&scale, plot, value);
        let point = |(x, y): (f64, f64)| format!("{} {}", at(x), at(y));
        let (own, soft) = (Paint { number: 1 }, Paint { number: 0 });
        let past = self.years.iter().enumerate();
        let past: Vec<(f64, f64)> = past
            .map(|(index, (_, value))| (x(index), y(*value)))
            .collect();
        let start = past
            .last()
            .copied()
            .unwrap_or((plot.x, plot.y + plot.height));
        let ends = self
            .ends
            .iter()
            .map(|(_, value)| (plot.x + plot.width, y(*value)));
        let ends: Vec<(f64, f64)> = ends.collect();
        if let (Some(lowest), Some(highest)) = (ends.first(), ends.last())
            && ends.len() > 1
        {
            let corners = [start, *lowest, *highest].map(point);
            canvas.filled("fill area", soft, &format!("M{}Z", corners.join("L")));
        }
        for (index, end) in ends.iter().enumerate() {
            let is_outer = ends.len() > 1 && (index == 0 || index + 1 == ends.len());
            let paint = if is_outer {
                Paint { number: 3 }
            } else {
                Paint { number: 2 }
            };
            canvas.line(paint, &format!("M{}L{}", point(start), point(*end)));
        }
        if past.len() > 1 {
            let path: Vec<String> = past.iter().copied().map(point).collect();
            canvas.line(own, &format!("M{}", path.join("L")));
        }
        for (x, y) in past.iter().chain(&ends) {
            canvas.marker(own, *x, *y);
        }
        self.names(sheet, canvas, plot, &ends, right);
        let base = plot.y + plot.height + LINE + 2.0;
        let each = plot.width / (count as f64 + 0.5) - 4.0;
        for (index, (year, _)) in self.years.iter().enumerate() {
            canvas.write("soft", Hold::Middle, x(index), base, &shorten(year, each));
        }
        let next = shorten(&self.next, right + GAP + each / 2.0);
        let reach = (plot.x + plot.width).min(room - width(&next) / 2.0);
        canvas.write("soft", Hold::Middle, reach, base, &next);
        base + 8.0
    }

    /// What each end is called and what it comes to, beside it.
    fn names(
        &self,
        sheet: &Sheet<'_>,
        canvas: &mut Canvas,
        plot: Area,
        ends: &[(f64, f64)],
        room: f64,
    ) {
        let wanted: Vec<Label> = ends
            .iter()
            .map(|(_, y)| Label {
                middle: *y,
                height: LINE * 2.0 + 2.0,
            })
            .collect();
        let range = (plot.y - LINE / 2.0, plot.y + plot.height + LINE / 2.0);
        let x = plot.x + plot.width + GAP;
        for (middle, (name, value)) in spread(&wanted, range).into_iter().zip(&self.ends) {
            canvas.write("name", Hold::Start, x, middle - 3.0, &shorten(name, room));
            canvas.write(
                "value",
                Hold::Start,
                x,
                middle + LINE - 4.0,
                &sheet.label(*value),
            );
        }
    }
}
