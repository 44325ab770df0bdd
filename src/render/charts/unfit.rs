//! What cannot be drawn, or would mislead if it were.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::chart::{Chart, Kind};
use super::moments::Moments;
use super::ticks::extremes;

/// More than anybody tells apart.
pub const MOST_SERIES: usize = 8;
/// Bars of one chart.
const MOST_BARS: usize = 100;
/// Points of one line.
const MOST_POINTS: usize = 1_000;
/// Slices of a pie.
const MOST_SLICES: usize = 8;
/// Figures beyond it could not be summed up exactly, and nobody could read them.
pub const LARGEST: Decimal = Decimal::from_parts(0xa4c6_8000, 0x0003_8d7e, 0, false, 0);

/// Why a chart is not drawn, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Where it shows.
    pub at: At,
}

/// The part of a chart that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// All of it.
    Chart,
    /// A setting.
    Setting(&'static str),
    /// A series, by number.
    Series(usize),
    /// A category, by number.
    Category(usize),
    /// A figure, by the numbers of its series and category.
    Figure(usize, usize),
}

/// Everything that keeps a chart from being drawn.
pub fn unfit(chart: &Chart) -> Vec<Unfit> {
    let mut found = Vec::new();
    sizes(chart, &mut found);
    names(chart, &mut found);
    if found.is_empty() {
        figures(chart, &mut found);
        bounds(chart, &mut found);
    }
    found
}

fn say(found: &mut Vec<Unfit>, at: At, message: impl Into<String>, hint: impl Into<String>) {
    found.push(Unfit {
        message: message.into(),
        hint: hint.into(),
        at,
    });
}

fn sizes(chart: &Chart, found: &mut Vec<Unfit>) {
    let (kind, word) = (chart.kind, chart.kind.word());
    let (series, categories) = (chart.series.len(), chart.categories.len());
    if categories == 0 || series == 0 {
        let hint = "write the names of the columns in the first row, then a row for each category: its name, then its figures";
        return say(found, At::Chart, "this chart has no figures", hint);
    }
    if series > 1 && kind.is_single() {
        let hint = match kind {
            Kind::Bar => "set `type=grouped` or `type=stacked`, or leave columns out",
            Kind::Sparkline => "set `type=line`, or leave columns out",
            _ => "set `type=stacked`, or leave columns out",
        };
        let message = format!("`type={word}` draws one column of figures; here are {series}");
        say(found, At::Series(1), message, hint);
    } else if series > MOST_SERIES {
        let message = format!(
            "this chart has {series} columns of figures; the most that anybody tells apart are {MOST_SERIES}"
        );
        let hint = "draw several charts, or sum up the small ones";
        say(found, At::Series(MOST_SERIES), message, hint);
    }
    let (what, count, most, hint) = match kind {
        _ if kind.is_bars() => (
            "bars",
            categories * series.min(MOST_SERIES),
            MOST_BARS,
            "sum some up, or set `type=line` if they are days, months or years",
        ),
        _ if kind.is_continuous() => (
            "points on a line",
            categories,
            MOST_POINTS,
            "sum them up, by month for example",
        ),
        _ => (
            "slices",
            categories,
            MOST_SLICES,
            "set `type=bar`, or sum up the small ones",
        ),
    };
    if count > most {
        let message = format!("this chart has {count} {what}; the most are {most}");
        say(found, At::Category(most.min(categories - 1)), message, hint);
    }
    if kind.is_continuous() && categories < 2 {
        let message = format!("`type={word}` needs two points at least; here is one");
        say(
            found,
            At::Category(0),
            message,
            "set `type=bar`, or write the figure into the text",
        );
    }
}

fn names(chart: &Chart, found: &mut Vec<Unfit>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, series) in chart.series.iter().enumerate() {
        let column = index + 2;
        if series.name.is_empty() {
            let message = format!("column {column} has no name");
            say(
                found,
                At::Series(index),
                message,
                "write what it counts into the first row",
            );
        } else if let Some(first) = seen.insert(&series.name, column) {
            let message = format!(
                "two columns are called `{}`: {first} and {column}",
                series.name
            );
            say(
                found,
                At::Series(index),
                message,
                "give each a name of its own",
            );
        }
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, name) in chart.categories.iter().enumerate() {
        if name.is_empty() {
            let hint = "write what the figures of the row are about into its first cell";
            say(found, At::Category(index), "this row has no name", hint);
        } else if seen.insert(name, index).is_some() {
            let message = format!("two rows are called `{name}`");
            say(
                found,
                At::Category(index),
                message,
                "give each a name of its own, or add them up",
            );
        }
    }
    if let Some(moments) = Moments::of(&chart.categories)
        && chart.kind.is_continuous()
        && let Some(index) = moments.first_that_goes_back()
    {
        let (name, before) = (&chart.categories[index], &chart.categories[index - 1]);
        let message = format!("`{name}` stands after `{before}`, which is later");
        say(found, At::Category(index), message, "sort the rows by time");
    }
}

fn figures(chart: &Chart, found: &mut Vec<Unfit>) {
    let word = chart.kind.word();
    if chart.figures().next().is_none() {
        let hint = "write a number into at least one cell";
        return say(found, At::Category(0), "this chart has no figures", hint);
    }
    for (series, category, value) in chart.figures() {
        if value.abs() >= LARGEST {
            let message = format!("`{value}` is too large to be drawn exactly");
            let hint = "count in thousands or millions, and say so with `unit=`";
            say(found, At::Figure(series, category), message, hint);
        } else if chart.kind.is_sum() && value.is_sign_negative() && !value.is_zero() {
            let message =
                format!("`type={word}` shows parts of a whole, and `{value}` is less than nothing");
            let hint = match chart.kind {
                Kind::Area => "set `type=line` or `type=stacked`, which can show less than nothing",
                _ => "set `type=bar`, which can show less than nothing",
            };
            say(found, At::Figure(series, category), message, hint);
        }
    }
    let is_share = matches!(chart.kind, Kind::Pie | Kind::Donut);
    if is_share && found.is_empty() && chart.figures().all(|(_, _, value)| value.is_zero()) {
        let message = format!("`type={word}` shows parts of a whole, and the whole is nothing");
        say(
            found,
            At::Category(0),
            message,
            "set `type=bar`, or wait until there is something to share",
        );
    }
}

/// An axis that leaves figures out hides them, and bars that do not begin at nothing exaggerate.
fn bounds(chart: &Chart, found: &mut Vec<Unfit>) {
    if !found.is_empty() {
        return;
    }
    if chart.horizontal.is_some() && !chart.kind.is_bars() {
        let message = format!(
            "`horizontal` is for bars, not for `type={}`",
            chart.kind.word()
        );
        say(found, At::Setting("horizontal"), message, "take it away");
    }
    let (lowest, highest) = extremes(chart);
    for (key, bound) in [("min", chart.least), ("max", chart.most)] {
        let Some(bound) = bound else { continue };
        let is_least = key == "min";
        let from_zero = chart.kind.is_bars() || chart.kind == Kind::Area;
        if matches!(chart.kind, Kind::Pie | Kind::Donut | Kind::Sparkline) {
            let message = format!(
                "`{key}` is for axes, and `type={}` has none",
                chart.kind.word()
            );
            say(found, At::Setting(key), message, "take it away");
        } else if bound.abs() >= LARGEST {
            let message = format!("`{key}={bound}` is too large");
            say(
                found,
                At::Setting(key),
                message,
                "count in thousands or millions",
            );
        } else if is_least && bound > lowest || !is_least && bound < highest {
            let (side, figure) = match is_least {
                true => ("lowest", lowest),
                false => ("highest", highest),
            };
            let message =
                format!("`{key}={bound}` leaves out the {side} figure, which is {figure}");
            say(
                found,
                At::Setting(key),
                message,
                "an axis must hold all figures",
            );
        } else if from_zero
            && (is_least && bound > Decimal::ZERO || !is_least && bound < Decimal::ZERO)
        {
            let message =
                format!("`{key}={bound}` would cut off what is drawn from nothing upwards");
            let hint = "bars and areas begin at 0: cut off, they would exaggerate; a line may begin elsewhere";
            say(found, At::Setting(key), message, hint);
        }
    }
    if let (Some(least), Some(most)) = (chart.least, chart.most)
        && least >= most
        && found.is_empty()
    {
        let message = format!("`max={most}` is not above `min={least}`");
        say(found, At::Setting("max"), message, "an axis goes up");
    }
}
