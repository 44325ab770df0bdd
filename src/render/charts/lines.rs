//! Lines, areas and sparklines: figures that are joined with those of their neighbours.

use std::fmt::Write;

use rust_decimal::Decimal;

use super::axes;
use super::canvas::{Area, Canvas, Hold, Paint, at};
use super::chart::Kind;
use super::measure::{LINE, Label, TEXT, bold_width, fits, spread, width, wrap};
use super::sheet::{Room, Sheet};
use super::ticks::Scale;

/// Up to so many points each has a marker.
const MARKED: usize = 24;
/// Between the end of a line and its name.
const GAP: f64 = 10.0;
/// What a sample takes up before a name.
const MARK: f64 = 16.0;
/// The height of a sparkline.
const SPARK: f64 = 48.0;

/// Draws lines or areas with their axes, and returns how high the drawing is.
pub fn draw(sheet: &Sheet<'_>, canvas: &mut Canvas) -> f64 {
    let chart = sheet.chart;
    let room = sheet.room.width();
    let names = end_names(sheet);
    let widest = names
        .iter()
        .flatten()
        .map(|line| bold_width(line))
        .fold(0.0, f64::max);
    let rows: usize = names.iter().map(Vec::len).sum();
    let is_direct = widest <= room * 0.34 && LINE * rows as f64 <= sheet.room.height();
    let is_area = chart.kind == Kind::Area;
    let top = sheet.head(
        canvas,
        !is_direct && chart.series.len() > 1,
        |canvas, paint, x, y| match is_area {
            true => Sheet::swatch(canvas, paint, x, y),
            false => {
                canvas.line(paint, &format!("M{} {}h14", at(x), at(y)));
                canvas.marker(paint, x + 7.0, y);
            }
        },
    );
    let scale = Scale::of(chart, sheet.room.steps());
    let labels = sheet.ticks(&scale.ticks);
    let left = axes::left_of(&labels);
    let mark = if chart.series.len() > 1 { MARK } else { 0.0 };
    let right = if is_direct && widest > 0.0 {
        widest + GAP + mark
    } else {
        6.0
    };
    let plot = Area {
        x: left,
        y: top + TEXT / 2.0,
        width: room - left - right,
        height: sheet.room.height() - TEXT,
    };
    axes::lines(canvas, &scale, plot, &labels);
    let places = places(sheet, plot);
    let mut ends = Vec::new();
    for index in 0..chart.series.len() {
        let points = points(sheet, index, &scale, plot, &places);
        if is_area {
            ends.push(area(sheet, canvas, index, &scale, plot, &points));
        } else {
            line(canvas, sheet.paint(index), &points);
            let last = points.iter().rev().flatten().next();
            ends.push(last.map_or(plot.y, |(_, y)| *y));
        }
    }
    axes::ground(canvas, &scale, plot);
    if is_direct && widest > 0.0 {
        let labels = names.iter().zip(&ends).map(|(lines, end)| Label {
            middle: *end,
            height: LINE * lines.len() as f64,
        });
        let labels: Vec<Label> = labels.collect();
        let range = (plot.y - LINE / 2.0, plot.y + plot.height + LINE / 2.0);
        for (series, middle) in spread(&labels, range).into_iter().enumerate() {
            name(
                sheet,
                canvas,
                series,
                &names[series],
                (plot.x + plot.width + GAP, middle),
            );
        }
    }
    let step = plot.width / (places.len().max(2) - 1) as f64;
    plot.y + plot.height + axes::categories(sheet, canvas, &places, plot, step.max(60.0))
}

/// Writes what stands at the end of a line, behind its marker if there are several.
fn name(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    series: usize,
    lines: &[String],
    (x, middle): (f64, f64),
) {
    let is_alone = sheet.chart.series.len() == 1;
    let first = middle + TEXT * 0.35 - LINE * (lines.len().max(1) - 1) as f64 / 2.0;
    let x = if is_alone { x } else { x + MARK };
    for (index, line) in lines.iter().enumerate() {
        let class = if is_alone { "value" } else { "name" };
        canvas.write(class, Hold::Start, x, first + LINE * index as f64, line);
    }
    if sheet.chart.kind == Kind::Line && !is_alone {
        canvas.marker(sheet.paint(series), x - 8.0, first - TEXT * 0.35);
    } else if !is_alone {
        Sheet::swatch(canvas, sheet.paint(series), x - MARK, first - TEXT * 0.35);
    }
}

/// Draws a sparkline between its first and its last figure, and returns how high the drawing is.
pub fn spark(sheet: &Sheet<'_>, canvas: &mut Canvas) -> f64 {
    let chart = sheet.chart;
    let top = sheet.head(canvas, false, |_, _, _, _| {});
    let scale = Scale::tight(chart);
    let mut known = chart.figures().map(|(_, _, value)| value);
    let first = known.next().unwrap_or_default();
    let last = known.last().unwrap_or(first);
    let (first, last) = (sheet.label(first), sheet.label(last));
    let left = width(&first) + GAP;
    let room = sheet.room.width() - left - bold_width(&last) - GAP;
    let plot = Area {
        x: left,
        y: top + 4.0,
        width: room.clamp(40.0, SPARK * 5.0),
        height: SPARK - 8.0,
    };
    let places = places(sheet, plot);
    let points = points(sheet, 0, &scale, plot, &places);
    let paint = sheet.paint(0);
    canvas.line(paint, &path(&points));
    let mut known = points.iter().flatten();
    if let Some((_, y)) = known.next() {
        canvas.write("soft", Hold::End, plot.x - GAP, y + TEXT * 0.35, &first);
    }
    if let Some((x, y)) = points.iter().rev().flatten().next() {
        canvas.marker(paint, *x, *y);
        let beside = plot.x + plot.width + GAP;
        canvas.write("value", Hold::Start, beside, y + TEXT * 0.35, &last);
    }
    plot.y + plot.height + 8.0
}

/// What stands at the end of each line: its name, or the last figure where there is only one.
fn end_names(sheet: &Sheet<'_>) -> Vec<Vec<String>> {
    let chart = sheet.chart;
    let column = sheet.room.width() * if sheet.room == Room::Wide { 0.24 } else { 0.3 };
    let categories = chart.categories.len();
    let names = chart.series.iter().enumerate().map(|(index, series)| {
        let last = (0..categories)
            .rev()
            .find_map(|category| chart.value(index, category));
        match (chart.series.len(), last) {
            (1, Some(last)) => vec![sheet.label(last)],
            (1, None) => Vec::new(),
            // One that is too long makes all of them stand above.
            _ if !fits(&series.name, column, 2) => vec![series.name.clone()],
            _ => wrap(&series.name, column, 2),
        }
    });
    names.collect()
}

/// Where the categories lie: as far apart as they are in time, else evenly.
fn places(sheet: &Sheet<'_>, plot: Area) -> Vec<f64> {
    let count = sheet.chart.categories.len();
    let parts = match &sheet.moments {
        Some(moments) => moments.positions(),
        None => (0..count)
            .map(|index| index as f64 / (count.max(2) - 1) as f64)
            .collect(),
    };
    parts
        .iter()
        .map(|part| plot.x + plot.width * part)
        .collect()
}

type Point = Option<(f64, f64)>;

fn points(
    sheet: &Sheet<'_>,
    series: usize,
    scale: &Scale,
    plot: Area,
    places: &[f64],
) -> Vec<Point> {
    let chart = sheet.chart;
    let is_area = chart.kind == Kind::Area;
    let is_stacked = is_area && chart.series.len() > 1;
    let points = places.iter().enumerate().map(|(category, x)| {
        let value = match is_stacked {
            true => Some(chart.stacked(series + 1, category)),
            false => chart.value(series, category),
        };
        Some((*x, axes::height_of(scale, plot, value?)))
    });
    points.collect()
}

fn line(canvas: &mut Canvas, paint: Paint, points: &[Point]) {
    canvas.line(paint, &path(points));
    let is_marked = points.len() <= MARKED;
    for (index, point) in points.iter().enumerate() {
        let Some((x, y)) = point else { continue };
        let neighbour = |other: Option<usize>| {
            let point = other.and_then(|other| points.get(other));
            point.is_some_and(Option::is_some)
        };
        let is_alone = !neighbour(index.checked_sub(1)) && !neighbour(Some(index + 1));
        let is_last = points[index + 1..].iter().all(Option::is_none);
        if is_marked || is_alone || is_last {
            canvas.marker(paint, *x, *y);
        }
    }
}

/// Fills between a series and what lies below it, and returns where its name belongs.
fn area(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    series: usize,
    scale: &Scale,
    plot: Area,
    points: &[Point],
) -> f64 {
    let chart = sheet.chart;
    let paint = sheet.paint(series);
    let below = |category: usize| {
        let base = match chart.series.len() {
            1 => Decimal::ZERO,
            _ => chart.stacked(series, category),
        };
        axes::height_of(scale, plot, base)
    };
    let mut outline = String::new();
    for run in runs(points) {
        let there = run.iter().map(|(_, x, y)| format!("{} {}", at(*x), at(*y)));
        let back = run
            .iter()
            .rev()
            .map(|(category, x, _)| format!("{} {}", at(*x), at(below(*category))));
        let all: Vec<String> = there.chain(back).collect();
        write!(outline, "M{}Z", all.join("L")).expect("a string takes everything");
    }
    canvas.area("fill area", paint, &outline);
    canvas.line(paint, &path(points));
    let last = points
        .iter()
        .enumerate()
        .rev()
        .find_map(|(category, point)| point.map(|(_, y)| (category, y)));
    last.map_or(plot.y, |(category, y)| match chart.series.len() {
        1 => y,
        _ => (y + below(category)) / 2.0,
    })
}

/// The points without gaps between them.
fn runs(points: &[Point]) -> Vec<Vec<(usize, f64, f64)>> {
    let mut runs: Vec<Vec<(usize, f64, f64)>> = Vec::new();
    let mut is_open = false;
    for (index, point) in points.iter().enumerate() {
        match (point, runs.last_mut()) {
            (Some((x, y)), Some(run)) if is_open => run.push((index, *x, *y)),
            (Some((x, y)), _) => runs.push(vec![(index, *x, *y)]),
            (None, _) => {}
        }
        is_open = point.is_some();
    }
    runs
}

fn path(points: &[Point]) -> String {
    let runs = runs(points);
    let lines = runs.iter().filter(|run| run.len() > 1).map(|run| {
        let points: Vec<String> = run
            .iter()
            .map(|(_, x, y)| format!("{} {}", at(*x), at(*y)))
            .collect();
        format!("M{}", points.join("L"))
    });
    lines.collect()
}
