//! The course of a year: what was spent day by day, beside what was planned and what is expected, with a mark of today.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::axes;
use super::canvas::{Area, Canvas, Hold, at};
use super::chart::{Chart, Kind, Series};
use super::figure::{Spoken, figure};
use super::measure::{LINE, TEXT, width};
use super::sheet::Sheet;
use super::ticks::Scale;
use crate::render::locale::Locale;

/// Between two names of months.
const GAP: f64 = 8.0;

/// A sum that grows over a year.
pub struct Growing {
    /// What it is the sum of.
    pub name: String,
    /// How much it is by the end of some days, oldest first.
    pub points: Vec<(Date, Decimal)>,
    /// Whether nothing changes between two of them, as between two bookings.
    pub is_stepped: bool,
}

/// What was spent, what was planned and what is expected.
pub struct Course {
    /// What its ids begin with.
    pub id: String,
    /// What the figure shows.
    pub caption: String,
    /// What it says, in one sentence.
    pub said: String,
    /// What the figures are counted in: a currency by code, or a word.
    pub unit: String,
    /// The first and the last day of the year.
    pub year: (Date, Date),
    /// What was spent, what was planned, what is expected.
    pub lines: [Growing; 3],
    /// The same by the end of each month, as `2026-11`, for the table.
    pub months: Vec<(String, [Option<Decimal>; 3])>,
    /// What the mark of the day of reading is called.
    pub today: String,
}

impl Course {
    /// The course as a `<figure>`.
    pub fn draw(&self, locale: &Locale) -> String {
        let spoken = Spoken {
            kind: locale.text("chart-kind-line"),
            said: self.said.clone(),
        };
        let draw = |sheet: &Sheet<'_>, canvas: &mut Canvas| self.drawn(sheet, canvas);
        figure(&self.chart(locale), "course", &spoken, locale, draw)
    }

    /// What the table has.
    fn chart(&self, locale: &Locale) -> Chart {
        let series = self.lines.iter().enumerate().map(|(index, line)| Series {
            name: line.name.clone(),
            values: self.months.iter().map(|(_, sums)| sums[index]).collect(),
        });
        Chart {
            kind: Kind::Line,
            caption: Some(self.caption.clone()),
            unit: self.unit.clone(),
            corner: locale.text("budget-course-month"),
            series: series.collect(),
            categories: self.months.iter().map(|(month, _)| month.clone()).collect(),
            least: None,
            most: None,
            horizontal: None,
            id: self.id.clone(),
        }
    }

    fn drawn(&self, sheet: &Sheet<'_>, canvas: &mut Canvas) -> f64 {
        let room = sheet.room.width();
        let top = sheet.head(canvas, true, |canvas, paint, x, y| {
            canvas.line(paint, &format!("M{} {}h14", at(x), at(y)));
        });
        let values = self.lines.iter().flat_map(|line| &line.points);
        let scale = Scale::from_zero(values.map(|(_, value)| *value), sheet.room.steps());
        let labels = sheet.ticks(&scale.ticks);
        let left = axes::left_of(&labels);
        let mark = width(&self.today) / 2.0;
        let plot = Area {
            x: left,
            y: top + LINE + TEXT / 2.0,
            width: room - left - mark.max(6.0),
            height: sheet.room.height() - TEXT,
        };
        axes::lines(canvas, &scale, plot, &labels);
        axes::ground(canvas, &scale, plot);
        // What was spent lies above what was only planned.
        for series in [1, 2, 0] {
            let line = &self.lines[series];
            let points = line.points.iter().map(|(day, value)| {
                let x = plot.x + plot.width * self.share(*day);
                (x, axes::height_of(&scale, plot, *value))
            });
            let points: Vec<(f64, f64)> = points.collect();
            let paint = sheet.paint(series);
            canvas.line(paint, &path(&points, line.is_stepped));
            if let Some((x, y)) = points.last().filter(|_| series != 1) {
                canvas.marker(paint, *x, *y);
            }
        }
        canvas.today(self.year, plot.width, |canvas| {
            canvas.rule("now", (plot.x, plot.y), (plot.x, plot.y + plot.height));
            let base = plot.y - TEXT * 0.4;
            canvas.write("now", Hold::Middle, plot.x, base, &self.today);
        });
        plot.y + plot.height + self.months(sheet, canvas, plot)
    }

    /// How much of the year is over when a day ends.
    fn share(&self, day: Date) -> f64 {
        let days = |until: Date| f64::from((until - self.year.0).get_days() + 1);
        (days(day) / days(self.year.1)).clamp(0.0, 1.0)
    }

    /// Writes as many months below the plot as there is room for, each in the middle of its days, and the year where it changes.
    fn months(&self, sheet: &Sheet<'_>, canvas: &mut Canvas, plot: Area) -> f64 {
        let notation = sheet.notation();
        let mut months = vec![self.year.0];
        while let Some(next) = months
            .last()
            .and_then(|month| month.checked_add(1.month()).ok())
            && next <= self.year.1
        {
            months.push(next);
        }
        let name = |month: &Date| notation.short_month(*month);
        let widest = months.iter().map(|month| width(&name(month)));
        let widest = widest.fold(0.0, f64::max).max(width("2026"));
        let each = plot.width / months.len() as f64;
        let step = [1, 2, 3, 4, 6, 12]
            .into_iter()
            .find(|step| each * f64::from(*step) >= widest + GAP)
            .unwrap_or(12);
        let (ground, base) = (plot.y + plot.height, plot.y + plot.height + LINE + 4.0);
        let mut year = None;
        for (index, month) in months.iter().enumerate() {
            let before = month.yesterday().unwrap_or(*month);
            let begins = plot.x + plot.width * self.share(before);
            canvas.rule("tick", (begins, ground), (begins, ground + 4.0));
            if index % step as usize != 0 {
                continue;
            }
            let x = begins + each / 2.0;
            canvas.write("soft", Hold::Middle, x, base, &name(month));
            if year != Some(month.year()) {
                year = Some(month.year());
                let text = month.year().to_string();
                canvas.write("soft", Hold::Middle, x, base + LINE, &text);
            }
        }
        LINE * 2.0 + 10.0
    }
}

fn path(points: &[(f64, f64)], is_stepped: bool) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let (x, y) = (at(*x), at(*y));
        path.push_str(&match index {
            0 => format!("M{x} {y}"),
            _ if is_stepped => format!("H{x}V{y}"),
            _ => format!("L{x} {y}"),
        });
    }
    path
}
