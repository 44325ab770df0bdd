//! The lines of a budget: a bar for each, and a table with all figures.

use rust_decimal::Decimal;

use super::amounts::Amounts;
use super::bullet::{Mark, Reach, bullet};
use super::key_figures::is_approved_throughout;
use crate::model::{Account, Figures, FiscalYear, LineAccount, Measure, Thresholds};
use crate::render::context::budget::{Bar, BarGroup, BarKey, Bars, SumCell, SumRow, SumTable};
use crate::render::context::{Column, Part};
use crate::render::html::in_fragment;
use crate::render::pages::Pages;

/// How many bars of a group are shown before somebody asks for all of them.
const AT_ONCE: usize = 12;
/// How many bars may be few enough to be shown at once, so that nobody unfolds two.
const FEW: usize = 3;

/// What a bar stands for.
pub struct Barred<'a> {
    pub anchor: Option<String>,
    pub name: String,
    pub url: Option<String>,
    pub figures: &'a Figures,
    pub thresholds: Thresholds,
    pub year: Option<FiscalYear>,
}

impl Pages<'_, '_> {
    /// Lines as bars, where there are any of that measure. `ledger` is the page of their bookings.
    pub(super) fn line_bars(
        &self,
        account: &Account<'_>,
        amounts: Amounts<'_>,
        ledger: Option<&str>,
    ) -> Option<Bars> {
        let measure = amounts.measure;
        let is_shown = |line: &LineAccount<'_>| {
            let figures = line.figures(measure);
            match measure {
                Measure::Money => !figures.is_empty(),
                // Hours that only stand beside money are in the table.
                Measure::Hours => figures.approved.is_some(),
            }
        };
        let shown: Vec<&LineAccount<'_>> =
            account.lines.iter().filter(|line| is_shown(line)).collect();
        if shown.is_empty() {
            return None;
        }
        let groups: Vec<_> = account
            .projects
            .iter()
            .filter(|sum| {
                sum.lines
                    .iter()
                    .any(|index| is_shown(&account.lines[*index]))
            })
            .collect();
        let sums = groups.iter().map(|sum| match measure {
            Measure::Money => &sum.money,
            Measure::Hours => &sum.hours,
        });
        let sums: Vec<&Figures> = sums.collect();
        let lines = shown.iter().map(|line| line.figures(measure));
        let drawn: Vec<&Figures> = match groups.len() {
            1 => lines.collect(),
            _ => lines.chain(sums.iter().copied()).collect(),
        };
        let reach = Reach::of(drawn.iter().copied());
        let word = match measure {
            Measure::Money => "lines",
            Measure::Hours => "hours",
        };
        let bar = |id: String, anchor, name, url, figures| {
            let barred = Barred {
                anchor,
                name,
                url,
                figures,
                thresholds: account.thresholds(),
                year: account.year,
            };
            self.bar(&id, barred, reach, amounts)
        };
        let groups_of = groups
            .iter()
            .zip(&sums)
            .enumerate()
            .map(|(number, (sum, figures))| {
                let name = self.share_name(sum.project);
                let of_group = sum
                    .lines
                    .iter()
                    .filter(|index| is_shown(&account.lines[**index]));
                let mut bars: Vec<Bar> = of_group
                    .map(|index| {
                        let line = &account.lines[*index];
                        let url = ledger.filter(|_| !line.bookings.is_empty());
                        let url = url
                            .map(|ledger| format!("{ledger}#line={}", in_fragment(&line.line.id)));
                        let id = format!("{word}{index}");
                        // Of a line that is drawn twice, the money is what links mean.
                        let is_first = measure == Measure::Money || line.money.is_empty();
                        let anchor = is_first.then(|| in_fragment(&line.line.anchor()));
                        bar(id, anchor, title(line), url, line.figures(measure))
                    })
                    .collect();
                let more = match bars.len() > AT_ONCE + FEW {
                    true => bars.split_off(AT_ONCE),
                    false => Vec::new(),
                };
                let url = sum.project.and_then(|project| self.url_of(project));
                // One line is its own sum.
                let (sum, title) = match (groups.len(), bars.as_slice()) {
                    (1, _) => (None, None),
                    (_, [only]) => (
                        None,
                        (only.name != name).then_some(Part { text: name, url }),
                    ),
                    _ => (
                        Some(bar(format!("{word}-of{number}"), None, name, url, *figures)),
                        None,
                    ),
                };
                BarGroup {
                    sum,
                    title,
                    bars,
                    more,
                }
            });
        Some(Bars {
            title: self.facts.locale.text(match measure {
                Measure::Money => "budget-lines",
                Measure::Hours => "budget-lines-hours",
            }),
            groups: groups_of.collect(),
            key: self.bar_key(word, &drawn),
        })
    }

    /// What the parts of some bars mean.
    pub(super) fn bar_key(&self, id: &str, drawn: &[&Figures]) -> Vec<BarKey> {
        let marks = Mark::of(drawn);
        let keys = marks.into_iter().map(|mark| BarKey {
            sample: mark.sample(&format!("{id}-key")),
            text: self.facts.locale.text(mark.key()),
        });
        keys.collect()
    }

    /// A bar with its words.
    pub(super) fn bar(
        &self,
        id: &str,
        barred: Barred<'_>,
        reach: Reach,
        amounts: Amounts<'_>,
    ) -> Bar {
        let Barred { figures, .. } = barred;
        let spent = amounts.text(figures.actual);
        let text = match figures.approved {
            None => self
                .facts
                .worded("budget-spent-of-none", [("spent", spent)]),
            Some(approved) => {
                let values = [("spent", spent), ("approved", amounts.text(approved))];
                self.facts.worded("budget-spent-of", values)
            }
        };
        let marks = self.facts.marks(figures, barred.thresholds, barred.year);
        Bar {
            anchor: barred.anchor,
            name: barred.name,
            lang: None,
            url: barred.url,
            svg: bullet(id, figures, reach),
            text,
            share: figures.used().map(|used| amounts.percent(used)),
            marks: marks
                .into_iter()
                .filter(|mark| mark.tone != "good")
                .collect(),
            remarks: Vec::new(),
        }
    }

    /// All figures of the lines, sums of projects below their lines, and the sum of all.
    pub(super) fn line_table(
        &self,
        account: &Account<'_>,
        amounts: Amounts<'_>,
    ) -> Option<SumTable> {
        if account.lines.is_empty() {
            return None;
        }
        let has_hours = amounts.measure == Measure::Money && !account.hours.is_empty();
        let row = |kind, anchor, name: String, money: &Figures, hours: &Figures| {
            let figures = match amounts.measure {
                Measure::Money => money,
                Measure::Hours => hours,
            };
            let mut cells = vec![SumCell::text(name)];
            cells.extend(self.figure_cells(figures, amounts));
            if has_hours {
                let hour = amounts.of(Measure::Hours);
                let spent = Some(hours.actual).filter(|_| !hours.is_empty());
                cells.push(SumCell::amount(spent, hour));
                if account.hours.approved.is_some() {
                    cells.push(SumCell::amount(hours.approved, hour));
                }
            }
            SumRow {
                kind,
                anchor,
                cells,
            }
        };
        let mut rows = Vec::new();
        let several = account.projects.len() > 1;
        for sum in &account.projects {
            for line in sum.lines.iter().map(|index| &account.lines[*index]) {
                let anchor = Some(in_fragment(&line.line.anchor()));
                rows.push(row("line", anchor, title(line), &line.money, &line.hours));
            }
            if several && sum.lines.len() > 1 {
                let name = self.share_name(sum.project);
                let name = self.facts.worded("budget-sum-of", [("name", name)]);
                rows.push(row("part", None, name, &sum.money, &sum.hours));
            }
        }
        if account.lines.len() > 1 {
            let name = self.facts.locale.text("sheet-sum");
            let hours = Figures {
                approved: account
                    .hours
                    .approved
                    .filter(|_| is_approved_throughout(account, Measure::Hours)),
                ..account.hours
            };
            rows.push(row("sum", None, name, &account.money, &hours));
        }
        let mut columns = self.figure_columns("column-line");
        if has_hours {
            columns.push(self.numeric_column("budget-hours-spent"));
            if account.hours.approved.is_some() {
                columns.push(self.numeric_column("budget-hours-approved"));
            }
        }
        let caption = self.table_caption("budget-table", &amounts.unit());
        Some(SumTable::new(caption, columns, rows))
    }

    /// What a table shows, and what its amounts are counted in.
    pub(super) fn table_caption(&self, key: &str, unit: &str) -> String {
        let name = self.facts.locale.text(key);
        if unit.is_empty() {
            return name;
        }
        let values = [("name", name), ("unit", unit.to_owned())];
        self.facts.worded("budget-table-in", values)
    }

    /// The columns of [`Pages::figure_cells`], after one that names the row.
    pub(super) fn figure_columns(&self, first: &str) -> Vec<Column> {
        let names = [
            "sheet-approved",
            "sheet-actual",
            "sheet-committed",
            "sheet-available",
            "sheet-forecast",
            "sheet-variance",
            "sheet-used",
        ];
        let first = Column {
            label: self.facts.locale.text(first),
            numeric: false,
        };
        let others = names.map(|name| self.numeric_column(name));
        [first].into_iter().chain(others).collect()
    }

    pub(super) fn numeric_column(&self, key: &str) -> Column {
        Column {
            label: self.facts.locale.text(key),
            numeric: true,
        }
    }

    pub(super) fn figure_cells(&self, figures: &Figures, amounts: Amounts<'_>) -> Vec<SumCell> {
        let cell = |amount| SumCell::amount(amount, amounts);
        let used = figures.used().map(|used| amounts.percent(used));
        vec![
            cell(figures.approved),
            cell(Some(figures.actual)),
            cell(Some(figures.committed)),
            cell(figures.available()),
            cell(Some(figures.forecast())),
            cell(figures.variance()),
            SumCell::text(used.unwrap_or_else(|| "–".to_owned())),
        ]
    }

    /// What a project is called, or what is for all of them.
    pub(super) fn share_name(&self, project: Option<&str>) -> String {
        let named = project.and_then(|project| self.named(project));
        named.map_or_else(
            || self.facts.locale.text("budget-of-portal"),
            |named| named.title,
        )
    }
}

impl SumCell {
    /// Words.
    pub fn text(text: String) -> Self {
        Self {
            text,
            url: None,
            negative: false,
        }
    }

    /// An amount without its unit; a dash where there is none.
    pub fn amount(amount: Option<Decimal>, amounts: Amounts<'_>) -> Self {
        let text = amount.map(|amount| amounts.number(amount));
        Self {
            negative: amount.is_some_and(|amount| amount < Decimal::ZERO),
            ..Self::text(text.unwrap_or_else(|| "–".to_owned()))
        }
    }
}

impl SumTable {
    /// A table without the columns in which no row says anything.
    pub fn new(caption: String, columns: Vec<Column>, rows: Vec<SumRow>) -> Self {
        let says = |index: usize| {
            let mut cells = rows.iter().filter_map(|row| row.cells.get(index));
            index == 0 || cells.any(|cell| cell.text != "–")
        };
        let kept: Vec<bool> = (0..columns.len()).map(says).collect();
        let keep = |index: &usize| kept[*index];
        let rows = rows.into_iter().map(|row| SumRow {
            kind: row.kind,
            anchor: row.anchor,
            cells: row
                .cells
                .into_iter()
                .enumerate()
                .filter(|(index, _)| keep(index))
                .map(|(_, cell)| cell)
                .collect(),
        });
        let rows = rows.collect();
        let columns = columns.into_iter().enumerate();
        let columns = columns.filter(|(index, _)| keep(index));
        Self {
            caption,
            columns: columns.map(|(_, column)| column).collect(),
            rows,
        }
    }
}

/// What a line is called.
pub(super) fn title(line: &LineAccount<'_>) -> String {
    line.line
        .title
        .clone()
        .unwrap_or_else(|| line.line.id.clone())
}
