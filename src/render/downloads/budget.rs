//! The figures of budgets as sheets: the lines, the bookings, the outlook, and all budgets of a section.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::sheet::{Cell, Sheet};
use crate::config::Currency;
use crate::model::{Account, Allowance, Booking, Budget, Figures, Page};
use crate::render::pages::Pages;

/// What is said of money, and then of hours.
const FIGURES: [&str; 11] = [
    "approved",
    "actual",
    "used",
    "committed",
    "remaining",
    "available",
    "invoiced",
    "paid",
    "etc",
    "forecast",
    "variance",
];

impl<'v> Pages<'_, 'v> {
    /// All figures of a budget: the lines first.
    pub(super) fn budget_sheets(&self, page: &'v Page) -> Option<Vec<Sheet>> {
        let account = self.view.account(page)?;
        let mut sheets = vec![self.lines_sheet(&account)];
        if !self.view.bookings(page).is_empty() {
            sheets.push(self.bookings_sheet(account.budget, account.currency));
        }
        sheets.extend(self.retainer_sheet(&account));
        sheets.extend(self.outlook_sheet(account.budget, account.currency));
        Some(sheets)
    }

    /// The bookings of the budget whose ledger a page is.
    pub(super) fn ledger_sheets(&self, page: &Page) -> Option<Vec<Sheet>> {
        let (_, budget) = self.view.budget_of(page)?;
        let account = self.view.account(budget)?;
        Some(vec![self.bookings_sheet(account.budget, account.currency)])
    }

    /// The years of a portal or a project, and then its budgets where a year has several.
    pub(super) fn years_sheets(&self, page: &Page) -> Option<Vec<Sheet>> {
        let locale = self.facts.locale;
        let tracks = self.view.budget_years(page.project.as_deref());
        let (mut years, mut parts, mut is_split) = (Vec::new(), Vec::new(), false);
        for track in &tracks {
            let basis = track
                .basis
                .map(|basis| locale.text(&format!("basis-{}", basis.word())));
            for year in &track.years {
                let name = Cell::Text(year.year.to_string());
                is_split |= year.parts.len() > 1;
                parts.extend(year.parts.iter().map(|part| Row {
                    names: vec![
                        name.clone(),
                        Cell::Text(self.title(part.page)),
                        Cell::text(basis.as_deref()),
                    ],
                    money: part.money,
                    hours: part.hours,
                    currency: track.currency,
                }));
                years.push(Row {
                    names: vec![name, Cell::text(basis.as_deref())],
                    money: year.money,
                    hours: year.hours,
                    currency: track.currency,
                });
            }
        }
        if years.is_empty() {
            return None;
        }
        let [year, title, basis] =
            ["column-year", "column-title", "fact-basis"].map(|key| locale.text(key));
        let names = [year.clone(), basis.clone()];
        let mut sheets = vec![self.figures_sheet(locale.text("sheet-years"), &names, &years, None)];
        if is_split {
            let names = [year, title, basis];
            sheets.push(self.figures_sheet(locale.text("section-budget"), &names, &parts, None));
        }
        Some(sheets)
    }

    fn lines_sheet(&self, account: &Account<'_>) -> Sheet {
        let locale = self.facts.locale;
        let rows = account.lines.iter().map(|line| {
            let title = line.line.title.as_ref().unwrap_or(&line.line.id);
            let project = line.line.project.as_deref();
            // A project that these readers may not see has no name for them.
            let project = project.and_then(|folder| Some(self.named(folder)?.title));
            Row {
                names: vec![Cell::Text(title.clone()), Cell::text(project.as_deref())],
                money: line.money,
                hours: line.hours,
                currency: account.currency,
            }
        });
        let sum = Row {
            names: vec![Cell::Text(locale.text("sheet-sum")), Cell::Empty],
            money: account.money,
            hours: account.hours,
            currency: account.currency,
        };
        let names = [locale.text("column-line"), locale.text("kind-project")];
        self.figures_sheet(
            locale.text("sheet-lines"),
            &names,
            &rows.collect::<Vec<_>>(),
            Some(&sum),
        )
    }

    fn figures_sheet(
        &self,
        name: String,
        names: &[String],
        rows: &[Row],
        sum: Option<&Row>,
    ) -> Sheet {
        let locale = self.facts.locale;
        let mut columns = names.to_vec();
        let figures = FIGURES.map(|figure| locale.text(&format!("sheet-{figure}")));
        let in_hours = figures.clone().map(|figure| self.in_hours(figure));
        columns.extend(figures.into_iter().chain(in_hours));
        let sheet = Sheet {
            name,
            columns,
            rows: rows.iter().map(Row::cells).collect(),
            sums: sum.map(Row::cells).unwrap_or_default(),
        };
        sheet.without_empty_columns()
    }

    fn in_hours(&self, figure: String) -> String {
        let values = BTreeMap::from([("figure".to_owned(), figure)]);
        let said = self.facts.locale.format("sheet-in-hours", &values);
        said.unwrap_or_default()
    }

    fn bookings_sheet(&self, budget: &Budget, currency: Option<Currency>) -> Sheet {
        let locale = self.facts.locale;
        let columns = [
            "date", "line", "kind", "amount", "hours", "document", "note",
        ];
        let row = |booking: &Booking| {
            let line = budget.lines.iter().find(|line| line.id == booking.line);
            let title = line
                .and_then(|line| line.title.as_ref())
                .unwrap_or(&booking.line);
            let kind = locale.text(&format!("booking-{}", booking.kind().word()));
            vec![
                Cell::day(booking.date),
                Cell::Text(title.clone()),
                Cell::Text(kind),
                Cell::money(booking.amount, currency),
                Cell::hours(booking.hours),
                Cell::text(booking.document.as_deref()),
                Cell::text(booking.note.as_deref()),
            ]
        };
        Sheet {
            name: locale.text("kind-ledger"),
            columns: columns
                .map(|column| locale.text(&format!("column-{column}")))
                .into(),
            rows: budget.bookings.iter().map(row).collect(),
            sums: Vec::new(),
        }
        .without_empty_columns()
    }

    fn retainer_sheet(&self, account: &Account<'_>) -> Option<Sheet> {
        let locale = self.facts.locale;
        let periods = account.retainer();
        let figures = ["allowance", "carried", "used-up", "left", "expired"];
        let figures = figures.map(|figure| locale.text(&format!("sheet-{figure}")));
        let mut columns = vec![locale.text("sheet-from"), locale.text("sheet-until")];
        columns.extend(figures.clone().map(|figure| self.in_hours(figure)));
        columns.extend(figures);
        let rows = periods.iter().map(|period| {
            let of = |allowance: Option<&Allowance>| {
                let figures = |sum: &Allowance| {
                    [sum.allowance, sum.carried, sum.used, sum.left, sum.expired].map(Some)
                };
                allowance.map_or([None; 5], figures)
            };
            let mut cells = vec![
                Cell::Day(period.stretch.first),
                Cell::Day(period.stretch.last),
            ];
            cells.extend(of(period.hours.as_ref()).map(Cell::hours));
            cells.extend(
                of(period.money.as_ref()).map(|amount| Cell::money(amount, account.currency)),
            );
            cells
        });
        let sheet = Sheet {
            name: locale.text("fact-retainer"),
            columns,
            rows: rows.collect(),
            sums: Vec::new(),
        };
        (!periods.is_empty()).then(|| sheet.without_empty_columns())
    }

    fn outlook_sheet(&self, budget: &Budget, currency: Option<Currency>) -> Option<Sheet> {
        let locale = self.facts.locale;
        let outlook = budget.outlook.as_ref()?;
        let scenarios = ["low", "likely", "high"].into_iter().zip(outlook.scenarios);
        let mut rows: Vec<Vec<Cell>> = scenarios
            .filter(|(_, amount)| amount.is_some())
            .map(|(scenario, amount)| {
                let name = locale.text(&format!("column-{scenario}"));
                vec![Cell::Text(name), Cell::money(amount, currency), Cell::Empty]
            })
            .collect();
        let assumptions = outlook.assumptions.iter();
        rows.extend(
            assumptions.map(|text| vec![Cell::Empty, Cell::Empty, Cell::Text(text.clone())]),
        );
        let year = outlook
            .year
            .map(|year| format!(" {year}"))
            .unwrap_or_default();
        (!rows.is_empty()).then(|| Sheet {
            name: format!("{}{year}", locale.text("sheet-outlook")),
            columns: ["sheet-scenario", "column-amount", "column-assumptions"]
                .map(|key| locale.text(key))
                .into(),
            rows,
            sums: Vec::new(),
        })
    }
}

/// What a sheet says of a line, a budget or a sum.
struct Row {
    names: Vec<Cell>,
    money: Figures,
    hours: Figures,
    currency: Option<Currency>,
}

impl Row {
    fn cells(&self) -> Vec<Cell> {
        let currency = self.currency;
        let mut cells = self.names.clone();
        cells.extend(figures(&self.money, |amount| Cell::money(amount, currency)));
        cells.extend(figures(&self.hours, Cell::hours));
        cells
    }
}

/// In the order of [`FIGURES`]. Figures of which nothing is said are none, not zero.
fn figures(figures: &Figures, cell: impl Fn(Option<Decimal>) -> Cell) -> Vec<Cell> {
    let is_said = !figures.is_empty();
    let always = |number: Decimal| cell(Some(number).filter(|_| is_said));
    let perhaps = |number: Decimal| cell(Some(number).filter(|number| !number.is_zero()));
    vec![
        cell(figures.approved),
        always(figures.actual),
        Cell::share(figures.used()),
        always(figures.committed),
        cell(figures.remaining()),
        cell(figures.available()),
        perhaps(figures.invoiced),
        perhaps(figures.paid),
        always(figures.etc),
        always(figures.forecast()),
        cell(figures.variance()),
    ]
}
