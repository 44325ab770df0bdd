//! A chart as HTML: the caption, a drawing for each room, and the figures as a table.

use super::canvas::Canvas;
use super::chart::{Chart, Kind};
use super::sentence::sentence;
use super::sheet::{Room, Sheet};
use super::unfit::{Unfit, unfit};
use super::{bars, lines, slices};
use crate::render::html::escape;
use crate::render::locale::Locale;

impl Chart {
    /// The chart as a `<figure>`. Style sheets show one of its two drawings, the one that fits.
    ///
    /// # Errors
    /// When it cannot be drawn, or would mislead; all of the reasons.
    pub fn draw(&self, locale: &Locale) -> Result<String, Vec<Unfit>> {
        let unfit = unfit(self);
        if !unfit.is_empty() {
            return Err(unfit);
        }
        let said = sentence(&Sheet::new(self, Room::Wide, locale), locale);
        let kind = self.kind.word();
        let spoken = Spoken {
            kind: locale.text(&format!("chart-kind-{kind}")),
            said,
        };
        Ok(figure(self, kind, &spoken, locale, drawn))
    }
}

/// A chart for those who cannot see it.
pub struct Spoken {
    /// What is drawn, such as "bar chart".
    pub kind: String,
    /// What it says, in one sentence.
    pub said: String,
}

/// The figure of a chart that is drawn in its own way.
pub fn figure(
    chart: &Chart,
    class: &str,
    spoken: &Spoken,
    locale: &Locale,
    draw: impl Fn(&Sheet<'_>, &mut Canvas) -> f64,
) -> String {
    let Spoken { kind, said } = spoken;
    let sheet = |room| Sheet::new(chart, room, locale);
    let title = chart.caption.as_ref().unwrap_or(kind);
    let description = match &chart.caption {
        Some(_) => format!("{kind}. {said}"),
        None => said.clone(),
    };
    let drawings = [(Room::Wide, "wide"), (Room::Narrow, "narrow")].map(|(room, word)| {
        let mut canvas = Canvas::new(format!("{}-{}", chart.id, &word[..1]));
        let height = draw(&sheet(room), &mut canvas);
        canvas.finish(word, (room.width(), height), title, &description)
    });
    let caption = chart.caption.as_ref().unwrap_or(said);
    let own = if chart.caption.is_some() {
        " class=\"own\""
    } else {
        ""
    };
    format!(
        "<figure class=\"chart chart-{class}\" id=\"{}\"><figcaption{own}>{}</figcaption>\n{}{}\n{}</figure>\n",
        chart.id,
        escape(caption),
        drawings[0],
        drawings[1],
        table(&sheet(Room::Wide), locale)
    )
}

fn drawn(sheet: &Sheet<'_>, canvas: &mut Canvas) -> f64 {
    match sheet.chart.kind {
        Kind::Bar | Kind::Grouped | Kind::Stacked => bars::draw(sheet, canvas),
        Kind::Line | Kind::Area => lines::draw(sheet, canvas),
        Kind::Sparkline => lines::spark(sheet, canvas),
        Kind::Pie | Kind::Donut => slices::draw(sheet, canvas),
    }
}

/// The exact figures.
fn table(sheet: &Sheet<'_>, locale: &Locale) -> String {
    let chart = sheet.chart;
    let corner = match chart.corner.as_str() {
        "" => "<td></td>".to_owned(),
        corner => format!("<th scope=\"col\">{}</th>", escape(corner)),
    };
    let head: String = chart
        .series
        .iter()
        .map(|series| {
            let name = match sheet.is_unit_apart() {
                true => format!("{} ({})", series.name, chart.unit),
                false => series.name.clone(),
            };
            format!("<th scope=\"col\" class=\"numeric\">{}</th>", escape(&name))
        })
        .collect();
    let row = |category: usize| {
        let cells = (0..chart.series.len()).map(|series| {
            let value = chart.value(series, category);
            let text = value.map_or_else(|| "–".to_owned(), |value| sheet.figure(value));
            format!("<td class=\"numeric\">{}</td>", escape(&text))
        });
        let cells: String = cells.collect();
        let name = escape(&sheet.category(category));
        format!("<tr><th scope=\"row\">{name}</th>{cells}</tr>\n")
    };
    let rows: String = (0..chart.categories.len()).map(row).collect();
    format!(
        "<details><summary>{}</summary><div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{}\"><table>\
         <thead><tr>{corner}{head}</tr></thead>\n<tbody>{rows}</tbody></table></div></details>",
        escape(&locale.text("chart-figures")),
        escape(&locale.text("table-region"))
    )
}
