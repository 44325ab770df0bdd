//! A fenced block as a chart: its settings, and the table in it or in a file beside the page.

use std::ops::Range;
use std::sync::Arc;

use data_encoding::BASE32_NOPAD;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::chart::{Chart, Kind, Series};
use super::grid::{Cell, Grid};
use super::settings::Settings;
use super::unfit::{At, Unfit};
use crate::config::{NoNumber, NumberReading};
use crate::diag::{Finding, SourceText};
use crate::load::TableText;
use crate::model::Seen;
use crate::render::fences::Fence;
use crate::render::html::escape;
use crate::render::links::Links;

/// So many problems of one table are named.
const MOST_PROBLEMS: usize = 20;

/// What is drawn, and where its parts stand.
struct Reader<'f, 'a, 'v, 'l> {
    fence: &'f Fence<'f>,
    links: &'l mut Links<'a, 'v>,
    settings: Settings<'f>,
    /// The file that the table stands in, if it is not in the block.
    file: Option<Arc<SourceText>>,
    /// How many problems of the table have been found.
    problems: usize,
}

/// Draws a fenced block; what is wrong with it becomes a finding.
pub fn draw(fence: &Fence<'_>, links: &mut Links<'_, '_>) -> String {
    let settings = Settings::read(fence, links);
    let mut reader = Reader {
        fence,
        links,
        settings,
        file: None,
        problems: 0,
    };
    let drawn = reader.draw().unwrap_or_default();
    reader.tell_of_more();
    drawn
}

impl Reader<'_, '_, '_, '_> {
    fn draw(&mut self) -> Option<String> {
        let text = match self.settings.file {
            Some(_) => {
                let Some(source) = self.beside()? else {
                    // Not for these readers: they see what the caption says and no more, as with images.
                    let caption = self.fence.info.caption.unwrap_or_default();
                    return Some(format!("<p>{}</p>\n", escape(caption)));
                };
                self.file = Some(Arc::clone(&source));
                source.text().to_owned()
            }
            None => self.fence.text.to_owned(),
        };
        let grid = match Grid::parse(&text) {
            Ok(grid) => grid,
            Err(broken) => {
                for problem in broken {
                    self.report("broken-table", problem.range, problem.message, problem.hint);
                }
                return None;
            }
        };
        let chart = self.chart(&grid)?;
        if self.settings.is_broken {
            return None;
        }
        match chart.draw(self.links.locale()) {
            Ok(figure) => Some(figure),
            Err(unfit) => {
                for problem in unfit {
                    self.unfit(problem, &grid);
                }
                None
            }
        }
    }

    /// The table in a file beside the page. Inside it is nothing when these readers may not see the file.
    fn beside(&mut self) -> Option<Option<Arc<SourceText>>> {
        let file = self.settings.file.clone()?;
        let typed = file.value;
        if !self.fence.text.trim().is_empty() {
            let hint = "leave the block empty, or take `file` away";
            self.at(
                file.range,
                "the figures stand in this block and in a file",
                hint,
            );
            return None;
        }
        let (id, attachment) = match self.links.view().find(&self.fence.body.file, typed) {
            Ok(Seen::Attachment(id, attachment)) => (id, attachment),
            Ok(Seen::Hidden(_)) => return Some(None),
            Ok(Seen::Page(..)) => {
                let message = format!("`{typed}` is a page, and no table");
                self.at(file.range, message, "name a `.csv` file");
                return None;
            }
            Err(broken) => {
                let message = format!("there is no file `{typed}`");
                self.at(file.range, message, broken.hint);
                return None;
            }
        };
        self.links.draw(id);
        let (message, hint) = match &attachment.table {
            Some(TableText::Text(source)) => return Some(Some(Arc::clone(source))),
            Some(TableText::TooLong) => (
                format!("`{typed}` has more than 1 MiB, which nobody could see in a chart"),
                "sum its figures up".to_owned(),
            ),
            Some(TableText::NotUtf8(why)) => (
                format!("`{typed}` cannot be read: {why}"),
                "save it with the encoding UTF-8".to_owned(),
            ),
            None => (
                format!("`{typed}` is no `.csv` file"),
                "save the table as CSV, and name that file".to_owned(),
            ),
        };
        self.at(file.range, message, hint);
        None
    }

    /// The chart of a table; `None` when there are cells that are no numbers.
    fn chart(&mut self, grid: &Grid) -> Option<Chart> {
        let reading = NumberReading {
            said: self.settings.decimal,
            home: self.home_sign(),
        };
        let names = grid.head.iter().skip(1);
        let mut series: Vec<Series> = names
            .map(|cell| Series {
                name: cell.text.clone(),
                values: Vec::with_capacity(grid.rows.len()),
            })
            .collect();
        let mut is_whole = true;
        for row in &grid.rows {
            for (series, cell) in series.iter_mut().zip(&row[1..]) {
                let value = reading.read(&cell.text).unwrap_or_else(|why| {
                    is_whole = false;
                    self.no_number(&cell.text, cell.range.clone(), why);
                    None
                });
                series.values.push(value);
            }
        }
        let unit = self.fence.info.setting("unit").unwrap_or_default();
        let settings = &self.settings;
        is_whole.then(|| Chart {
            kind: settings.kind.unwrap_or(Kind::Bar),
            caption: self.fence.info.caption.map(str::to_owned),
            unit: unit.trim().to_owned(),
            corner: grid
                .head
                .first()
                .map_or(String::new(), |cell| cell.text.clone()),
            categories: grid.rows.iter().map(|row| row[0].text.clone()).collect(),
            series,
            least: settings.least,
            most: settings.most,
            horizontal: settings.horizontal,
            id: self.id(),
        })
    }

    /// The decimal sign of the portal. Where it speaks several languages, the same table is shown in all of them.
    fn home_sign(&self) -> Option<char> {
        let speaks_one = self.links.view().settings().languages.len() == 1;
        let sign = self.links.locale().notation().decimal_sign();
        sign.chars().next().filter(|_| speaks_one)
    }

    /// The same in every build, and unique even where several texts stand on one page.
    fn id(&self) -> String {
        let place = format!("{}\0{}", self.fence.body.file, self.fence.range.start);
        let hash = Sha256::digest(place.as_bytes());
        format!("chart-{}", BASE32_NOPAD.encode(&hash[..5]).to_lowercase())
    }

    fn no_number(&mut self, typed: &str, range: Range<usize>, why: NoNumber) {
        let (message, hint) = match why {
            NoNumber::Other => (
                format!("`{typed}` is no number"),
                "write digits, as in `1250.50`; leave the cell empty where no figure is known; what is counted belongs into `unit=`".to_owned(),
            ),
            NoNumber::Doubtful => {
                let whole: String = typed.chars().filter(|letter| !matches!(letter, '.' | ',')).collect();
                (
                    format!("`{typed}` can be read as two numbers"),
                    format!("write `{whole}` if that is meant; else say in the chart's first line what begins the decimals: `decimal=comma` or `decimal=point`"),
                )
            }
            NoNumber::TooLong => (
                format!("`{typed}` has more digits than can be drawn"),
                "round it, or count in thousands or millions, and say so with `unit=`".to_owned(),
            ),
        };
        self.report("invalid-number", range, message, hint);
    }

    fn unfit(&mut self, unfit: Unfit, grid: &Grid) {
        let cell = |row: Option<&Vec<Cell>>, column: usize| {
            let cell = row.and_then(|row| row.get(column));
            cell.map(|cell| cell.range.clone())
        };
        let range = match unfit.at {
            At::Setting(key) => {
                let range = self.settings.range_of(key);
                return self.at(range, unfit.message, unfit.hint);
            }
            At::Chart => None,
            At::Series(series) => cell(Some(&grid.head), series + 1),
            At::Category(category) => cell(grid.rows.get(category), 0),
            At::Figure(series, category) => cell(grid.rows.get(category), series + 1),
        };
        match range {
            Some(range) => self.report("unfit-chart", range, unfit.message, unfit.hint),
            None => self.at(self.settings.line.clone(), unfit.message, unfit.hint),
        }
    }

    /// Notes what is wrong with the table.
    fn report(&mut self, code: &'static str, range: Range<usize>, message: String, hint: String) {
        self.problems += 1;
        if self.problems > MOST_PROBLEMS {
            return;
        }
        let finding = match &self.file {
            Some(source) => Finding::error(code, source, range, message),
            None => Finding::error(code, &self.fence.body.source, self.place(range), message),
        };
        self.links.findings.push(finding.hint(hint));
    }

    /// Where a part of the block stands in the page's file, line by line where the block is indented or has line breaks of another system.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let fence = self.fence;
        let whole = fence.place(range.clone());
        if whole != fence.range {
            return whole;
        }
        let before = &fence.text[..range.start];
        let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
        let block = &fence.body.source.text()[fence.range.clone()];
        let mut at = fence.range.start;
        for (row, line) in block.split_inclusive('\n').enumerate() {
            if row == before.matches('\n').count() + 1 {
                let rest = line.get(column..).unwrap_or_default();
                let found = rest.find(fence.text.get(range.clone()).unwrap_or_default().trim_end());
                return match found {
                    Some(found) => at + column + found..at + column + found + range.len(),
                    None => at..at + line.trim_end().len(),
                };
            }
            at += line.len();
        }
        whole
    }

    /// Notes how many problems have not been named, where a table is wrong from top to bottom.
    fn tell_of_more(&mut self) {
        let more = self.problems.saturating_sub(MOST_PROBLEMS);
        if more > 0 {
            let message = format!("the table of this chart has {more} more problems");
            self.at(
                self.settings.line.clone(),
                message,
                "mend those first that are named",
            );
        }
    }

    /// Notes what is wrong with the first line, at bytes of the page's file.
    fn at(&mut self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        let finding = Finding::error("unfit-chart", &self.fence.body.source, range, message);
        self.links.findings.push(finding.hint(hint));
    }
}

/// A number in a setting is plain.
pub fn plain(text: &str) -> Option<Decimal> {
    let reading = NumberReading {
        said: Some('.'),
        home: None,
    };
    reading.read(text).ok().flatten()
}
