//! The axes of drawings that stand upright: figures on the left with a fine line each, categories below.

use rust_decimal::Decimal;

use super::canvas::{Area, Canvas, Hold};
use super::measure::{LINE, TEXT, width, wrap};
use super::sheet::Sheet;
use super::ticks::Scale;

/// Between the figures of an axis and the plot.
const GAP: f64 = 8.0;

/// How much room the figures of an axis need on the left.
pub fn left_of(labels: &[String]) -> f64 {
    let widest = labels.iter().map(|label| width(label));
    widest.fold(0.0, f64::max) + GAP
}

/// Where a number lies on an upright axis.
pub fn height_of(scale: &Scale, plot: Area, value: Decimal) -> f64 {
    plot.y + plot.height * (1.0 - scale.at(value))
}

/// Draws the lines of an axis and their figures.
pub fn lines(canvas: &mut Canvas, scale: &Scale, plot: Area, labels: &[String]) {
    for (tick, label) in scale.ticks.iter().zip(labels) {
        let y = height_of(scale, plot, *tick);
        if !tick.is_zero() {
            canvas.rule("grid", (plot.x, y), (plot.x + plot.width, y));
        }
        canvas.write("soft", Hold::End, plot.x - GAP, y + TEXT * 0.35, label);
    }
}

/// Draws the line from which everything is counted; the bottom of the plot when zero is not on the axis.
pub fn ground(canvas: &mut Canvas, scale: &Scale, plot: Area) {
    let value = Decimal::ZERO.clamp(scale.least, scale.most);
    let y = height_of(scale, plot, value);
    let class = if value.is_zero() { "zero" } else { "grid" };
    canvas.rule(class, (plot.x, y), (plot.x + plot.width, y));
}

/// Draws the categories below a plot, each in the middle of its place, and returns how much room they took. `room` is for each of them.
pub fn categories(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    places: &[f64],
    plot: Area,
    room: f64,
) -> f64 {
    let base = plot.y + plot.height + LINE + 2.0;
    match &sheet.moments {
        Some(_) => moments(sheet, canvas, places, plot, base),
        None => words(sheet, canvas, places, base, room),
    }
}

/// Words stand under every category if there is room, in up to two lines; else under every second, third …
fn words(sheet: &Sheet<'_>, canvas: &mut Canvas, places: &[f64], base: f64, room: f64) -> f64 {
    let all = 0..places.len();
    let labels: Vec<Vec<String>> = all
        .map(|index| wrap(&sheet.short_category(index), room, 2))
        .collect();
    let widths: Vec<f64> = labels.iter().map(|lines| widest(lines)).collect();
    let limits = (0.0, sheet.room.width());
    let mut lines = 0;
    for (index, x) in shown(places, &widths, limits) {
        lines = lines.max(labels[index].len());
        for (line, text) in labels[index].iter().enumerate() {
            canvas.write("name", Hold::Middle, x, base + line as f64 * LINE, text);
        }
    }
    LINE * lines as f64 + 6.0
}

/// Days and months stand under as many points as there is room for; the year stands below where it changes.
fn moments(sheet: &Sheet<'_>, canvas: &mut Canvas, places: &[f64], plot: Area, base: f64) -> f64 {
    let Some(moments) = &sheet.moments else {
        return 0.0;
    };
    let labels: Vec<String> = (0..places.len())
        .map(|index| sheet.short_category(index))
        .collect();
    let year = |index: usize| moments.year(index);
    let widths: Vec<f64> = labels
        .iter()
        .enumerate()
        .map(|(index, label)| width(label).max(year(index).map_or(0.0, |year| width(&year))))
        .collect();
    let mut last = None;
    let mut has_years = false;
    for (index, x) in shown(places, &widths, (0.0, sheet.room.width())) {
        let at = places[index];
        canvas.rule(
            "tick",
            (at, plot.y + plot.height),
            (at, plot.y + plot.height + 4.0),
        );
        canvas.write("soft", Hold::Middle, x, base + 2.0, &labels[index]);
        let year = year(index);
        if year != last {
            if let Some(year) = &year {
                canvas.write("soft", Hold::Middle, x, base + 2.0 + LINE, year);
                has_years = true;
            }
            last = year;
        }
    }
    LINE * if has_years { 2.0 } else { 1.0 } + 8.0
}

/// The labels that there is room for, every first, second, third …, with the middle of each, moved inwards where it would stick out.
fn shown(places: &[f64], widths: &[f64], limits: (f64, f64)) -> Vec<(usize, f64)> {
    let middle = |index: usize| {
        let half = widths[index] / 2.0;
        places[index].clamp(limits.0 + half, (limits.1 - half).max(limits.0 + half))
    };
    let is_clear = |first: usize, second: usize| {
        let ends = middle(first) + widths[first] / 2.0;
        let begins = middle(second) - widths[second] / 2.0;
        begins - ends >= 6.0
    };
    let all: Vec<usize> = (0..places.len()).collect();
    let chosen = match is_even(places) {
        true => {
            let every = |step: usize| all.iter().copied().step_by(step).collect::<Vec<_>>();
            let mut steps = (1..=places.len()).map(every);
            let clear =
                |chosen: &Vec<usize>| chosen.windows(2).all(|pair| is_clear(pair[0], pair[1]));
            steps.find(clear).unwrap_or_default()
        }
        false => from_both_ends(&all, is_clear),
    };
    chosen
        .into_iter()
        .map(|index| (index, middle(index)))
        .collect()
}

/// Whether points are about equally far apart, as months are.
fn is_even(places: &[f64]) -> bool {
    let gaps = || places.windows(2).map(|pair| pair[1] - pair[0]);
    let (narrow, broad) = (gaps().fold(f64::MAX, f64::min), gaps().fold(0.0, f64::max));
    broad <= narrow * 1.25
}

/// The first, the last, and whatever has room between them.
fn from_both_ends(all: &[usize], is_clear: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let Some((&last, before)) = all.split_last() else {
        return Vec::new();
    };
    let mut chosen: Vec<usize> = Vec::new();
    for &index in before {
        let follows = chosen
            .last()
            .is_none_or(|&previous| is_clear(previous, index));
        if follows && (chosen.is_empty() || is_clear(index, last)) {
            chosen.push(index);
        }
    }
    if chosen
        .last()
        .is_none_or(|&previous| is_clear(previous, last))
    {
        chosen.push(last);
    }
    chosen
}

fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| width(line)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn labels_are_left_out_evenly_until_none_covers_another() {
        let places: Vec<f64> = (0..10).map(|index| f64::from(index) * 20.0).collect();
        for (width, expected) in [(8.0, 10), (20.0, 5), (40.0, 3), (400.0, 1)] {
            let found = shown(&places, &[width; 10], (0.0, 180.0));
            assert_eq!(found.len(), expected, "{width}");
            assert!(found.iter().all(|(_, x)| *x >= width / 2.0));
        }
        assert_eq!(shown(&[], &[], (0.0, 1.0)), []);
    }

    #[test]
    fn points_that_are_not_even_keep_the_first_and_the_last_label() {
        let chosen = |places: &[f64], width: f64| {
            let widths = vec![width; places.len()];
            let found = shown(places, &widths, (0.0, 100.0)).into_iter();
            found.map(|(index, _)| index).collect::<Vec<_>>()
        };
        assert_eq!(chosen(&[0.0, 10.0, 50.0, 90.0, 100.0], 20.0), [0, 2, 4]);
        assert_eq!(chosen(&[0.0, 10.0, 100.0], 90.0), [0]);
    }
}
