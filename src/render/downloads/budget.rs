//! The figures of budgets as sheets: the lines, the bookings, the outlook, and all budgets of a section.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::sheet::{Cell, Sheet};
use crate::config::Currency;
use crate::model::{Account, Booking, Budget, Figures, Page, Record};
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
        if !account.budget.bookings.is_empty() {
            sheets.push(self.bookings_sheet(account.budget, account.currency));
        }
        sheets.extend(self.outlook_sheet(account.budget, account.currency));
        Some(sheets)
    }

    /// The bookings of the budget whose ledger a page is.
    pub(super) fn ledger_sheets(&self, page: &Page) -> Option<Vec<Sheet>> {
        let (_, budget) = self.view.budget_of(page)?;
        let account = self.view.account(budget)?;
        Some(vec![self.bookings_sheet(account.budget, account.currency)])
    }

    /// All budgets of a section, a row for each.
    pub(super) fn years_sheets(&self, page: &Page) -> Option<Vec<Sheet>> {
        let locale = self.facts.locale;
        let rows: Vec<Row> = self
            .view
            .children(&page.path)
            .filter(|(_, page)| matches!(page.record, Record::Budget(_)))
            .filter_map(|(_, page)| {
                let account = self.view.account(page)?;
                let year = account.year.map(|year| year.to_string());
                Some(Row {
                    names: vec![Cell::text(year.as_deref()), Cell::Text(self.title(page))],
                    money: account.money,
                    hours: account.hours,
                    currency: account.currency,
                })
            })
            .collect();
        let names = [locale.text("column-year"), locale.text("column-title")];
        let sheet = self.figures_sheet(locale.text("section-budget"), &names, rows, None);
        (!sheet.rows.is_empty()).then(|| vec![sheet])
    }

    fn lines_sheet(&self, account: &Account<'_>) -> Sheet {
        let locale = self.facts.locale;
        let rows = account.lines.iter().map(|line| {
            let title = line.line.title.as_ref().unwrap_or(&line.line.id);
            let project = line.line.project.as_deref();
            let project = project.map(|folder| match self.named(folder) {
                Some(project) => project.title,
                None => folder.to_owned(),
            });
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
            rows.collect(),
            Some(sum),
        )
    }

    fn figures_sheet(
        &self,
        name: String,
        names: &[String],
        rows: Vec<Row>,
        sum: Option<Row>,
    ) -> Sheet {
        let locale = self.facts.locale;
        let mut columns = names.to_vec();
        let figures = FIGURES.map(|figure| locale.text(&format!("sheet-{figure}")));
        let in_hours = figures.clone().map(|figure| {
            let values = BTreeMap::from([("figure".to_owned(), figure)]);
            locale.format("sheet-in-hours", &values).unwrap_or_default()
        });
        columns.extend(figures.into_iter().chain(in_hours));
        let sheet = Sheet {
            name,
            columns,
            rows: rows.iter().map(Row::cells).collect(),
            sums: sum.iter().flat_map(Row::cells).collect(),
        };
        sheet.without_empty_columns()
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
            let kind = booking
                .kind
                .map(|kind| locale.text(&format!("booking-{}", kind.word())));
            vec![
                Cell::day(booking.date),
                Cell::Text(title.clone()),
                Cell::text(kind.as_deref()),
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
    let is_said = *figures != Figures::default();
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
