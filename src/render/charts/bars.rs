//! Bars: standing, or lying where their names are long; one per category, side by side, or on top of each other.

use rust_decimal::Decimal;

use super::axes;
use super::canvas::{Area, Canvas, Hold, Paint};
use super::chart::Kind;
use super::measure::{LINE, TEXT, bold_width, fits, width, wrap};
use super::sheet::{Room, Sheet};
use super::ticks::Scale;

/// Between a bar and what is written beside it.
const GAP: f64 = 6.0;
/// The thickness of lying bars: alone, and side by side.
const THICK: f64 = 22.0;
const THIN: f64 = 18.0;
/// No standing bar is broader.
const BROADEST: f64 = 64.0;

/// A bar, or a part of a stacked one.
struct Bar {
    category: usize,
    /// Which of the bars side by side.
    slot: usize,
    paint: Paint,
    from: Decimal,
    to: Decimal,
    value: Decimal,
}

/// Draws the bars and returns how high the drawing is.
pub fn draw(sheet: &Sheet<'_>, canvas: &mut Canvas) -> f64 {
    let top = sheet.head(canvas, sheet.chart.series.len() > 1, Sheet::swatch);
    let lies = match sheet.chart.horizontal {
        Some(true) => true,
        // On a phone, names that nobody can read help nobody.
        Some(false) => sheet.room == Room::Narrow && !can_stand(sheet),
        None => !can_stand(sheet),
    };
    match lies {
        true => lying(sheet, canvas, top),
        false => standing(sheet, canvas, top),
    }
}

fn bars(sheet: &Sheet<'_>) -> Vec<Bar> {
    let chart = sheet.chart;
    let mut bars = Vec::new();
    for category in 0..chart.categories.len() {
        let (mut above, mut below) = (Decimal::ZERO, Decimal::ZERO);
        for index in 0..chart.series.len() {
            let Some(value) = chart.value(index, category) else {
                continue;
            };
            let (slot, from) = match chart.kind {
                Kind::Stacked if value.is_sign_negative() => (0, below),
                Kind::Stacked => (0, above),
                _ => (index, Decimal::ZERO),
            };
            let to = from + value;
            above = above.max(to);
            below = below.min(to);
            bars.push(Bar {
                category,
                slot,
                paint: sheet.paint(index),
                from,
                to,
                value,
            });
        }
    }
    bars
}

fn slots(sheet: &Sheet<'_>) -> usize {
    match sheet.chart.kind {
        Kind::Grouped => sheet.chart.series.len(),
        _ => 1,
    }
}

/// The sums of stacked bars, where they have one sign and more than one part.
fn totals(sheet: &Sheet<'_>) -> Vec<Option<Decimal>> {
    let chart = sheet.chart;
    let is_sum = chart.kind == Kind::Stacked
        && chart.series.len() > 1
        && chart
            .figures()
            .all(|(_, _, value)| !value.is_sign_negative());
    let categories = 0..chart.categories.len();
    categories
        .map(|category| is_sum.then(|| chart.stacked(chart.series.len(), category)))
        .collect()
}

/// Whether the names of all categories fit below standing bars, in two lines at most.
fn can_stand(sheet: &Sheet<'_>) -> bool {
    let count = sheet.chart.categories.len();
    let ticks = Scale::of(sheet.chart, sheet.room.steps()).ticks;
    let left = axes::left_of(&sheet.ticks(&ticks));
    let step = (sheet.room.width() - left) / count as f64;
    let least = if sheet.chart.kind == Kind::Grouped {
        10.0
    } else {
        8.0
    };
    let is_broad = step * 0.7 / slots(sheet) as f64 >= least;
    let names = (0..count).all(|index| fits(&sheet.short_category(index), step - GAP, 2));
    is_broad && (sheet.moments.is_some() || names) || sheet.moments.is_some() && count > 40
}

fn standing(sheet: &Sheet<'_>, canvas: &mut Canvas, top: f64) -> f64 {
    let chart = sheet.chart;
    let bars = bars(sheet);
    let totals = totals(sheet);
    let scale = Scale::of(chart, sheet.room.steps());
    let room = sheet.room.width();
    let count = chart.categories.len();
    let broad = |step: f64| {
        let slots = slots(sheet) as f64;
        (step * 0.74 / slots).min(BROADEST)
    };
    // Where every bar says how long it is, nobody needs an axis.
    let whole_step = room / count as f64;
    let place = match slots(sheet) {
        1 => whole_step - GAP,
        _ => broad(whole_step) + 2.0,
    };
    let has_values = match chart.kind {
        Kind::Stacked => {
            totals
                .iter()
                .flatten()
                .all(|total| bold_width(&sheet.label(*total)) <= place)
                && totals.iter().all(Option::is_some)
        }
        _ => bars
            .iter()
            .all(|bar| bold_width(&sheet.label(bar.value)) <= place),
    };
    let is_quiet = has_values && chart.least.is_none() && chart.most.is_none();
    let labels = sheet.ticks(&scale.ticks);
    let left = if is_quiet {
        0.0
    } else {
        axes::left_of(&labels)
    };
    let scale = if is_quiet { Scale::tight(chart) } else { scale };
    let head = if has_values { LINE } else { TEXT / 2.0 };
    let foot = if has_values && scale.least.is_sign_negative() {
        LINE
    } else {
        0.0
    };
    let is_nothing = is_quiet && bars.iter().all(|bar| bar.value.is_zero());
    let plot = Area {
        x: left,
        y: top + head,
        width: room - left,
        height: match is_nothing {
            true => LINE,
            false => sheet.room.height() - head - foot,
        },
    };
    if !is_quiet {
        axes::lines(canvas, &scale, plot, &labels);
    }
    let step = plot.width / count as f64;
    let broad = broad(step);
    let middle = |category: usize| plot.x + step * (category as f64 + 0.5);
    for bar in &bars {
        let all = broad * slots(sheet) as f64;
        let x = middle(bar.category) - all / 2.0 + broad * bar.slot as f64;
        let (from, to) = (
            axes::height_of(&scale, plot, bar.from),
            axes::height_of(&scale, plot, bar.to),
        );
        let gap = if slots(sheet) > 1 { 1.0 } else { 0.0 };
        let area = Area {
            x: x + gap,
            y: from.min(to),
            width: broad - 2.0 * gap,
            height: (from - to).abs(),
        };
        canvas.rect("fill", bar.paint, area);
        let label = sheet.label(bar.value);
        let x = x + broad / 2.0;
        if chart.kind == Kind::Stacked {
            if area.height >= LINE && area.width >= width(&label) + 4.0 {
                inside(
                    canvas,
                    bar.paint,
                    Hold::Middle,
                    x,
                    area.y + area.height / 2.0 + TEXT * 0.35,
                    &label,
                );
            }
        } else if has_values {
            let y = match bar.value.is_sign_negative() && !bar.value.is_zero() {
                true => to + TEXT + 1.0,
                false => to - 5.0,
            };
            canvas.write("value", Hold::Middle, x, y, &label);
        }
    }
    for (category, total) in totals.iter().enumerate() {
        if let Some(total) = total.filter(|_| has_values) {
            let y = axes::height_of(&scale, plot, total) - 5.0;
            canvas.write(
                "value",
                Hold::Middle,
                middle(category),
                y,
                &sheet.label(total),
            );
        }
    }
    axes::ground(canvas, &scale, plot);
    let places: Vec<f64> = (0..count).map(middle).collect();
    let below = Area {
        height: plot.height + foot,
        ..plot
    };
    below.y + below.height + axes::categories(sheet, canvas, &places, below, step - GAP)
}

fn lying(sheet: &Sheet<'_>, canvas: &mut Canvas, top: f64) -> f64 {
    let chart = sheet.chart;
    let (bars, totals) = (bars(sheet), totals(sheet));
    let scale = Scale::tight(chart);
    let count = chart.categories.len();
    let room = sheet.room.width();
    let column = room * if sheet.room == Room::Wide { 0.36 } else { 0.34 };
    let names: Vec<String> = (0..count).map(|index| sheet.category(index)).collect();
    let is_outside = chart.kind != Kind::Stacked;
    let wide = |negative: bool| {
        let own = bars.iter().filter(|bar| {
            is_outside && (bar.value.is_sign_negative() && !bar.value.is_zero()) == negative
        });
        let own = own.map(|bar| bold_width(&sheet.label(bar.value)) + GAP);
        let sums = totals.iter().flatten().filter(|_| !negative);
        let sums = sums.map(|total| bold_width(&sheet.label(*total)) + GAP);
        own.chain(sums).fold(0.0, f64::max)
    };
    let (before, behind) = (wide(true), wide(false));
    let in_column = |name: &String| wrap(name, column, 2);
    let lines = names.iter().flat_map(in_column);
    let widest = lines.map(|line| width(&line)).fold(0.0, f64::max) + 10.0;
    let is_beside =
        names.iter().all(|name| fits(name, column, 2)) && widest + before + behind <= room * 0.7;
    let lines = |index: usize| match is_beside {
        true => in_column(&names[index]),
        false => wrap(&names[index], room, 2),
    };
    let left = if is_beside { widest } else { 0.0 };
    let x = left + before;
    let plot = Area {
        x,
        y: top,
        width: room - x - behind,
        height: 0.0,
    };
    let across = |value: Decimal| plot.x + plot.width * scale.at(value);

    let slots = slots(sheet);
    let thick = if slots > 1 { THIN } else { THICK };
    let mut y = top;
    let mut tops = Vec::with_capacity(count);
    for category in 0..count {
        let lines = lines(category);
        let block = LINE * lines.len() as f64;
        let all = thick * slots as f64;
        if is_beside {
            let row = all.max(block);
            for (index, line) in lines.iter().enumerate() {
                let base = y + (row - block) / 2.0 + LINE * index as f64 + TEXT * 0.98;
                canvas.write("name", Hold::End, left - 10.0, base, line);
            }
            tops.push(y + (row - all) / 2.0);
            y += row + if slots > 1 { 14.0 } else { 9.0 };
        } else {
            for (index, line) in lines.iter().enumerate() {
                canvas.write(
                    "name",
                    Hold::Start,
                    0.0,
                    y + LINE * index as f64 + TEXT * 0.9,
                    line,
                );
            }
            tops.push(y + block);
            y += block + all + 14.0;
        }
    }
    for bar in &bars {
        let (from, to) = (across(bar.from), across(bar.to));
        let gap = if slots > 1 { 1.0 } else { 0.0 };
        let area = Area {
            x: from.min(to),
            y: tops[bar.category] + thick * bar.slot as f64 + gap,
            width: (to - from).abs(),
            height: thick - 2.0 * gap,
        };
        canvas.rect("fill", bar.paint, area);
        let label = sheet.label(bar.value);
        let base = area.y + area.height / 2.0 + TEXT * 0.35;
        if !is_outside {
            if area.width >= width(&label) + 8.0 {
                inside(
                    canvas,
                    bar.paint,
                    Hold::Middle,
                    area.x + area.width / 2.0,
                    base,
                    &label,
                );
            }
        } else if bar.value.is_sign_negative() && !bar.value.is_zero() {
            canvas.write("value", Hold::End, to - GAP, base, &label);
        } else {
            canvas.write("value", Hold::Start, to + GAP, base, &label);
        }
    }
    for (category, total) in totals.iter().enumerate() {
        if let Some(total) = total {
            let base = tops[category] + thick / 2.0 + TEXT * 0.35;
            canvas.write(
                "value",
                Hold::Start,
                across(*total) + GAP,
                base,
                &sheet.label(*total),
            );
        }
    }
    let zero = across(Decimal::ZERO.clamp(scale.least, scale.most));
    let end = y - if slots > 1 || !is_beside { 12.0 } else { 7.0 };
    if is_beside {
        canvas.rule("zero", (zero, top - 2.0), (zero, end));
    } else {
        // Names stand above the bars here, where a line would cross them.
        for bar_top in &tops {
            canvas.rule(
                "zero",
                (zero, *bar_top - 1.0),
                (zero, bar_top + thick * slots as f64 + 1.0),
            );
        }
    }
    end + 4.0
}

/// A figure on its bar, with the bar's colour around it so that no texture runs through it.
fn inside(canvas: &mut Canvas, paint: Paint, hold: Hold, x: f64, y: f64, label: &str) {
    canvas.write(&format!("inside s{}", paint.number), hold, x, y, label);
}
