//! All years: how the running one stands, and what those before it came to, on one scale.

use rust_decimal::Decimal;

use super::amounts::{Amounts, measure_of};
use super::bullet::Reach;
use super::lines::Barred;
use super::summary::Subject;
use crate::model::{Figures, FiscalYear, Page, Record, Thresholds, Track, YearPart, YearSum};
use crate::render::context::Entry;
use crate::render::context::budget::{
    Bar, BarGroup, Bars, BudgetNow, BudgetsContext, Remark, SumCell, SumRow, SumTable, TrackContext,
};
use crate::render::opening::opening;
use crate::render::pages::Pages;

/// How many years take turns in being the running one: the next may be approved while this one lasts.
const TURNS: usize = 3;

impl<'v> Pages<'_, 'v> {
    /// What the page of a section says of the budgets of the portal, or of a project.
    pub(super) fn all_years(&self, page: &Page) -> BudgetsContext {
        let tracks = self.tracks(page.project.as_deref());
        let names: Vec<String> = tracks.iter().map(|track| self.track_name(track)).collect();
        let drawn = tracks.iter().enumerate().map(|(index, track)| {
            let name = names[index].as_str();
            self.track(&format!("track{index}"), track, name, tracks.len() > 1)
        });
        BudgetsContext {
            now: self.now(&tracks),
            tracks: drawn.collect(),
            others: self.without_year(page),
        }
    }

    /// How the budgets of the running year stand, whichever that is on the day of reading: for a project, or for the portal with all of them.
    pub(in crate::render) fn budgets_now(&self, project: Option<&str>) -> Vec<BudgetNow> {
        self.now(&self.tracks(project))
    }

    /// Years that can be compared, those of the scope's own budgets before those of projects in it.
    fn tracks(&self, project: Option<&str>) -> Vec<Track<'v>> {
        let mut tracks = self.view.budget_years(project);
        tracks.sort_by_key(|track| {
            let parts = track.years.iter().flat_map(|sum| &sum.parts);
            !parts
                .into_iter()
                .any(|part| part.page.project.as_deref() == project)
        });
        tracks
    }

    fn now(&self, tracks: &[Track<'_>]) -> Vec<BudgetNow> {
        let tracks = tracks.iter().enumerate();
        let turns = tracks.flat_map(|(number, track)| {
            let years = &track.years[..track.years.len().min(TURNS)];
            years.iter().enumerate().map(move |(index, sum)| {
                let newer = index.checked_sub(1).map(|newer| years[newer].year);
                let is_oldest = index + 1 == years.len();
                let until = newer.and_then(|newer| newer.first().yesterday().ok());
                let from = (!is_oldest).then(|| sum.year.first());
                let id = format!("now{number}-{index}");
                self.year_now(&id, track, sum, (from, until))
            })
        });
        turns.collect()
    }

    fn year_now(
        &self,
        id: &str,
        track: &Track<'_>,
        sum: &YearSum<'_>,
        (from, until): (Option<jiff::civil::Date>, Option<jiff::civil::Date>),
    ) -> BudgetNow {
        let amounts = self.amounts_of(track, sum);
        let measure = amounts.measure;
        let only = only(sum);
        let subject = Subject {
            figures: sum.figures(measure),
            measure,
            year: Some(sum.year),
            amounts,
            thresholds: only.map_or_else(Thresholds::default, |part| part.account.thresholds()),
            basis: track
                .basis
                .filter(|_| measure == crate::model::Measure::Money),
            pace: only.and_then(|part| part.account.pace(measure)),
            as_of: sum.parts.iter().filter_map(|part| part.account.as_of).max(),
        };
        BudgetNow {
            title: match only {
                Some(part) => self.title(part.page),
                None => self.year_name(sum.year),
            },
            lang: only.and_then(|part| self.title_lang(part.page)),
            url: only.map(|part| self.url(part.id)),
            from: from.map(|day| day.to_string()),
            until: until.map(|day| day.to_string()),
            summary: self.facts.summary(id, &subject),
        }
    }

    fn track(&self, id: &str, track: &Track<'_>, name: &str, several: bool) -> TrackContext {
        let newest = track.years.first();
        let measure = newest.map(|sum| self.amounts_of(track, sum));
        let amounts = measure.unwrap_or(Amounts {
            notation: self.facts.notation,
            measure: crate::model::Measure::Money,
            currency: track.currency,
        });
        let figures = track.years.iter().map(|sum| sum.figures(amounts.measure));
        let figures: Vec<&Figures> = figures.collect();
        let reach = Reach::of(figures.iter().copied());
        let bars = track.years.iter().enumerate().map(|(index, sum)| {
            let barred = Barred {
                anchor: None,
                name: self.year_name(sum.year),
                url: only(sum).map(|part| self.url(part.id)),
                figures: figures[index],
                thresholds: Thresholds::default(),
                year: Some(sum.year),
            };
            Bar {
                remarks: self.remarks(sum),
                ..self.bar(&format!("{id}-{index}"), barred, reach, amounts)
            }
        });
        let title = self.facts.locale.text("budget-years");
        Bars {
            title: match several {
                true => format!("{title} ({name})"),
                false => title,
            },
            key: self.bar_key(id, &figures),
            groups: vec![BarGroup {
                sum: None,
                title: None,
                bars: bars.collect(),
                more: Vec::new(),
            }],
        }
        .with_table(self.year_table(track, name, amounts))
    }

    fn year_table(&self, track: &Track<'_>, name: &str, amounts: Amounts<'_>) -> SumTable {
        let change = |share: Option<Decimal>| match share {
            None => "–".to_owned(),
            Some(share) if share > Decimal::ZERO => format!("+{}", amounts.percent(share)),
            Some(share) => amounts.percent(share),
        };
        let several = track.years.iter().any(|sum| sum.projects.len() > 1);
        let mut rows = Vec::new();
        for sum in &track.years {
            let row = |kind, name: SumCell, figures: &Figures, share| {
                let mut cells = vec![name];
                cells.extend(self.figure_cells(figures, amounts));
                cells.push(SumCell::text(change(share)));
                SumRow {
                    kind,
                    anchor: None,
                    cells,
                }
            };
            let name = SumCell {
                url: only(sum).map(|part| self.url(part.id)),
                ..SumCell::text(self.year_name(sum.year))
            };
            let share = sum.change.and_then(|change| change.forecast);
            let kind = if several { "part" } else { "line" };
            rows.push(row(kind, name, sum.figures(amounts.measure), share));
            let has_parts = sum.projects.len() > 1;
            for of_project in sum.projects.iter().filter(|_| has_parts) {
                let figures = match amounts.measure {
                    crate::model::Measure::Money => &of_project.money,
                    crate::model::Measure::Hours => &of_project.hours,
                };
                let name = SumCell::text(self.share_name(of_project.project));
                rows.push(row("line", name, figures, None));
            }
        }
        let mut columns = self.figure_columns("column-year");
        columns.push(self.numeric_column("budget-change"));
        // Not what the heading says: both are landmarks.
        let caption = self.table_caption("budget-table", name);
        SumTable::new(caption, columns, rows)
    }

    /// What the budgets of a year say of themselves. One that is alone needs no title: the year leads to it.
    fn remarks(&self, sum: &YearSum<'_>) -> Vec<Remark> {
        let is_alone = only(sum).is_some();
        let remarks = sum.parts.iter().map(|part| {
            let body = self.view.body(part.page);
            let text = body.and_then(|body| opening(body.markdown()));
            let lang = self.facts.lang_of(self.view.text_language(part.page));
            Remark {
                title: (!is_alone).then(|| self.title(part.page)),
                title_lang: self.title_lang(part.page),
                url: self.url(part.id),
                lang: lang.filter(|_| text.is_some()),
                text,
            }
        });
        let remarks = remarks.filter(|remark| remark.title.is_some() || remark.text.is_some());
        remarks.collect()
    }

    /// Budgets of the section that are for no year.
    fn without_year(&self, folder: &Page) -> Vec<Entry> {
        let pages = self.view.descendants(&folder.path);
        let others = pages.filter(|(_, page)| match &page.record {
            Record::Budget(budget) => budget.year.is_none(),
            record => record.is_content(),
        });
        others.map(|(id, page)| self.entry(id, page)).collect()
    }

    /// What the amounts of a track are: `EUR, net`.
    fn track_name(&self, track: &Track<'_>) -> String {
        let currency = track.currency.map(|currency| currency.as_str().to_owned());
        let basis = track.basis.map(|basis| {
            let word = basis.word();
            self.facts.locale.text(&format!("budget-basis-{word}"))
        });
        let month = (track.month != 1).then(|| {
            let first = jiff::civil::Date::new(2026, track.month, 1);
            let month = first.map(|day| self.facts.notation.month_alone(day));
            self.facts
                .worded("budget-years-from", [("month", month.unwrap_or_default())])
        });
        let parts = [currency, basis, month];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn year_name(&self, year: FiscalYear) -> String {
        year.to_string()
    }

    fn amounts_of(&self, track: &Track<'_>, sum: &YearSum<'_>) -> Amounts<'_> {
        Amounts {
            notation: self.facts.notation,
            measure: measure_of(&sum.money, &sum.hours),
            currency: track.currency,
        }
    }
}

impl Bars {
    fn with_table(self, table: SumTable) -> TrackContext {
        TrackContext { bars: self, table }
    }
}

/// The budget of a year that has one, all of which counts.
fn only<'a, 'v>(sum: &'a YearSum<'v>) -> Option<&'a YearPart<'v>> {
    match sum.parts.as_slice() {
        [part] if part.is_whole => Some(part),
        _ => None,
    }
}
