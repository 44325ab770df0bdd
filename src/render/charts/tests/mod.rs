//! Charts as a whole: what every kind looks like in SVG, and what holds for each of them whatever the figures are.

mod golden;
mod layout;

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::chart::{Chart, Kind, Series};
use crate::config::Language;
use crate::render::theme::Theme;

static THEME: LazyLock<Theme> =
    LazyLock::new(|| Theme::built_in().expect("the built-in theme is whole"));

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// A chart of rows such as `April 31 47`; `–` is a figure that nobody knows.
fn chart(kind: Kind, unit: &str, names: &str, rows: &[&str]) -> Chart {
    let mut series: Vec<Series> = names
        .split_whitespace()
        .map(|name| Series {
            name: name.to_owned(),
            values: Vec::new(),
        })
        .collect();
    let mut categories = Vec::new();
    for row in rows {
        let mut cells = row.split_whitespace();
        categories.push(cells.next().expect("a name").replace('_', " "));
        for (series, cell) in series.iter_mut().zip(cells) {
            series.values.push((cell != "–").then(|| number(cell)));
        }
    }
    Chart {
        kind,
        caption: None,
        unit: unit.to_owned(),
        corner: "What".to_owned(),
        categories,
        series,
        least: None,
        most: None,
        horizontal: None,
        id: "chart-1".to_owned(),
    }
}

/// The figure in a language.
fn drawn(chart: &Chart, language: &str) -> String {
    let language = Language::parse(language).expect("a tag");
    chart
        .draw(THEME.locale(&language))
        .expect("it can be drawn")
}

/// The values of an attribute of all shapes that begin like this.
fn attribute(svg: &str, begins: &str, name: &str) -> Vec<f64> {
    let shapes = svg.split('<').filter(|shape| shape.starts_with(begins));
    let values = shapes.map(|shape| {
        let (_, rest) = shape.split_once(&format!(" {name}=\"")).expect("it has it");
        let (value, _) = rest.split_once('"').expect("it ends");
        value.parse().expect("a number")
    });
    values.collect()
}
