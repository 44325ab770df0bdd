//! Pies and donuts: the slices with a list of what they are.

use std::f64::consts::TAU;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::{Canvas, Hold, Paint, at};
use super::chart::Kind;
use super::measure::{TEXT, bold_width, shorten};
use super::sheet::{Room, Sheet};

/// From one row of the list to the next.
const ROW: f64 = 26.0;
/// Slices smaller than this are too thin to be written on.
const WRITTEN: f64 = 0.08;

/// Draws the slices and their list, and returns how high the drawing is.
pub fn draw(sheet: &Sheet<'_>, canvas: &mut Canvas) -> f64 {
    let top = sheet.head(canvas, false, |_, _, _, _| {});
    let chart = sheet.chart;
    let whole: Decimal = chart.figures().map(|(_, _, value)| value).sum();
    let rows = chart.figures().count() as f64;
    let radius = 100.0;
    let list = ROW * rows;
    let (centre, left, list_top, height) = match sheet.room {
        Room::Wide => {
            let height = list.max(radius * 2.0);
            let centre = (radius, top + height / 2.0);
            (
                centre,
                radius * 2.0 + 36.0,
                top + (height - list) / 2.0,
                top + height,
            )
        }
        Room::Narrow => {
            let centre = (sheet.room.width() / 2.0, top + radius);
            let list_top = top + radius * 2.0 + 16.0;
            (centre, 0.0, list_top, list_top + list)
        }
    };
    let hole = if chart.kind == Kind::Donut {
        radius * 0.62
    } else {
        0.0
    };
    let mut from = Decimal::ZERO;
    for (index, (_, category, value)) in chart.figures().enumerate() {
        let paint = Paint::of(category, chart.categories.len());
        let (begin, end) = (turn(from, whole), turn(from + value, whole));
        from += value;
        if !value.is_zero() {
            canvas.area(
                "fill slice",
                paint,
                &slice(centre, radius, hole, begin, end),
            );
        }
        let share = sheet.share(value, whole);
        if end - begin >= WRITTEN {
            let middle = (radius + hole) / 2.0 * if hole > 0.0 { 1.0 } else { 1.28 };
            let (x, y) = point(centre, middle, (begin + end) / 2.0);
            let class = format!("inside s{}", paint.number);
            canvas.write(&class, Hold::Middle, x, y + TEXT * 0.35, &share);
        }
        row(
            sheet,
            canvas,
            paint,
            (left, list_top + ROW * index as f64),
            category,
            &sheet.label(value),
        );
    }
    if hole > 0.0 {
        let exact = sheet.figure(whole);
        // It is a quarter larger than other text.
        let total = match bold_width(&exact) * 1.25 <= hole * 1.8 {
            true => exact,
            false => sheet.rounded(whole),
        };
        canvas.write(
            "total",
            Hold::Middle,
            centre.0,
            centre.1 + TEXT * 0.35,
            &total,
        );
    }
    height + 4.0
}

/// A row of the list: sample, name, figure.
fn row(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    paint: Paint,
    (x, y): (f64, f64),
    category: usize,
    figure: &str,
) {
    let right = sheet.room.width();
    let name = shorten(
        &sheet.category(category),
        right - x - 34.0 - bold_width(figure),
    );
    let base = y + ROW / 2.0 + TEXT * 0.35;
    Sheet::swatch(canvas, paint, x, y + ROW / 2.0);
    canvas.write("name", Hold::Start, x + 20.0, base, &name);
    canvas.write("value", Hold::End, right, base, figure);
    if category + 1 < sheet.chart.categories.len() {
        canvas.rule("grid", (x, y + ROW), (right, y + ROW));
    }
}

/// Which part of a turn comes before.
fn turn(before: Decimal, whole: Decimal) -> f64 {
    (before / whole).to_f64().unwrap_or_default()
}

/// A point by its part of a turn from the top, clockwise.
fn point(centre: (f64, f64), radius: f64, turn: f64) -> (f64, f64) {
    let angle = turn * TAU;
    (
        centre.0 + radius * angle.sin(),
        centre.1 - radius * angle.cos(),
    )
}

/// The outline of a slice. An arc cannot end where it begins, so a whole circle is drawn as two halves.
fn slice(centre: (f64, f64), radius: f64, hole: f64, begin: f64, end: f64) -> String {
    let is_whole = end - begin > 0.9999;
    let spot = |radius: f64, turn: f64| {
        let (x, y) = point(centre, radius, turn);
        format!("{} {}", at(x), at(y))
    };
    let arc = |radius: f64, to: f64, sweep: u8, is_large: bool| {
        let (r, large) = (at(radius), u8::from(is_large));
        format!("A{r} {r} 0 {large} {sweep} {}", spot(radius, to))
    };
    let large = end - begin > 0.5 && !is_whole;
    let half = (begin + end) / 2.0;
    let mut path = format!("M{}", spot(radius, begin));
    if is_whole {
        path.push_str(&arc(radius, half, 1, false));
    }
    path.push_str(&arc(radius, end, 1, large));
    if hole > 0.0 {
        let joint = if is_whole { 'M' } else { 'L' };
        path.push_str(&format!("{joint}{}", spot(hole, end)));
        if is_whole {
            path.push_str(&arc(hole, half, 0, false));
        }
        path.push_str(&arc(hole, begin, 0, large));
    } else if !is_whole {
        path.push_str(&format!("L{} {}", at(centre.0), at(centre.1)));
    }
    path.push('Z');
    path
}
