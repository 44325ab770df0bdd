//! A chart in one sentence, in the reader's language.

use rust_decimal::Decimal;

use super::chart::Kind;
use super::sheet::Sheet;
use crate::render::locale::Locale;

/// What the figures say at first sight; empty when there are none.
pub fn sentence(sheet: &Sheet<'_>, locale: &Locale) -> String {
    let said = Said { sheet, locale };
    let figures = figures(sheet);
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else {
        return String::new();
    };
    let by_value = |figure: &&Figure| figure.value;
    let highest = figures.iter().rev().max_by_key(by_value).unwrap_or(first);
    let lowest = figures.iter().min_by_key(by_value).unwrap_or(first);
    let chart = sheet.chart;
    if figures.len() == 1 {
        return said.one(first);
    }
    match chart.kind {
        Kind::Pie | Kind::Donut => {
            said.share(highest, figures.iter().map(|figure| figure.value).sum())
        }
        _ if highest.value == lowest.value => said.same(first),
        kind if kind.is_continuous() && sheet.moments.is_some() && chart.series.len() == 1 => {
            said.change(first, last)
        }
        _ => said.extremes(highest, lowest),
    }
}

/// A figure with what it is about.
struct Figure {
    name: String,
    value: Decimal,
}

/// The figures that are compared: the sums of what is stacked.
fn figures(sheet: &Sheet<'_>) -> Vec<Figure> {
    let chart = sheet.chart;
    let is_stacked = matches!(chart.kind, Kind::Stacked | Kind::Area) && chart.series.len() > 1;
    if is_stacked {
        let categories = 0..chart.categories.len();
        let sums = categories.map(|category| Figure {
            name: sheet.category(category),
            value: chart.stacked(chart.series.len(), category),
        });
        return sums.collect();
    }
    let figures = chart.figures().map(|(series, category, value)| {
        let category = sheet.category(category);
        let name = match chart.series.len() {
            1 => category,
            _ => format!("{category}, {}", chart.series[series].name),
        };
        Figure { name, value }
    });
    figures.collect()
}

struct Said<'a> {
    sheet: &'a Sheet<'a>,
    locale: &'a Locale,
}

impl Said<'_> {
    fn one(&self, figure: &Figure) -> String {
        let (name, value) = (figure.name.clone(), self.figure(figure));
        self.say("chart-one", [("name", name), ("value", value)])
    }

    fn same(&self, figure: &Figure) -> String {
        self.say("chart-same", [("value", self.figure(figure))])
    }

    fn share(&self, largest: &Figure, whole: Decimal) -> String {
        let share = self.sheet.share(largest.value, whole);
        self.say(
            "chart-share",
            [("name", largest.name.clone()), ("share", share)],
        )
    }

    fn change(&self, first: &Figure, last: &Figure) -> String {
        let values = [
            ("from", first.name.clone()),
            ("first", self.figure(first)),
            ("to", last.name.clone()),
            ("last", self.figure(last)),
        ];
        self.say("chart-change", values)
    }

    fn extremes(&self, highest: &Figure, lowest: &Figure) -> String {
        let values = [
            ("most", highest.name.clone()),
            ("highest", self.figure(highest)),
            ("least", lowest.name.clone()),
            ("lowest", self.figure(lowest)),
        ];
        self.say("chart-extremes", values)
    }

    fn figure(&self, figure: &Figure) -> String {
        self.sheet.with_unit(figure.value)
    }

    fn say<const N: usize>(&self, key: &str, values: [(&str, String); N]) -> String {
        let values = values.map(|(name, value)| (name.to_owned(), value));
        let said = self.locale.format(key, &values.into_iter().collect());
        said.unwrap_or_default()
    }
}
