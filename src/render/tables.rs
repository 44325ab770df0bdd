//! What a record says in rows: budget lines, bookings, scenarios.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::context::{Column, Table};
use super::facts::Facts;
use crate::model::{Booking, Budget, Outlook, Page, Record};

impl Facts<'_, '_> {
    /// The record's tables.
    pub fn tables(&self, page: &Page) -> Vec<Table> {
        match &page.record {
            Record::Budget(budget) => [
                self.lines(budget),
                self.ledger(budget),
                budget
                    .outlook
                    .as_ref()
                    .and_then(|outlook| self.scenarios(budget, outlook)),
            ]
            .into_iter()
            .flatten()
            .collect(),
            _ => Vec::new(),
        }
    }

    fn lines(&self, budget: &Budget) -> Option<Table> {
        let currency = self.currency(budget.currency);
        let money = |amount: Option<Decimal>| {
            amount.map_or_else(String::new, |amount| self.notation.money(amount, currency))
        };
        let rows = budget.lines.iter().map(|line| {
            let title = line.title.clone().unwrap_or_else(|| line.id.clone());
            vec![
                title,
                money(line.approved),
                money(line.etc),
                self.cell_date(line.etc_on),
            ]
        });
        self.table(
            "lines",
            &[
                ("title", false),
                ("approved", true),
                ("etc", true),
                ("etc-on", false),
            ],
            rows.collect(),
        )
    }

    fn ledger(&self, budget: &Budget) -> Option<Table> {
        let currency = self.currency(budget.currency);
        let row = |booking: &Booking| {
            let line = budget
                .lines
                .iter()
                .find(|line| line.id == booking.line)
                .and_then(|line| line.title.clone());
            vec![
                self.cell_date(booking.date),
                line.unwrap_or_else(|| booking.line.clone()),
                booking.kind.map_or_else(String::new, |kind| {
                    self.locale.text(&format!("booking-{}", kind.word()))
                }),
                booking
                    .amount
                    .map_or_else(String::new, |amount| self.notation.money(amount, currency)),
                booking
                    .hours
                    .map_or_else(String::new, |hours| self.notation.decimal(hours)),
                booking.document.clone().unwrap_or_default(),
                booking.note.clone().unwrap_or_default(),
            ]
        };
        let columns = [
            ("date", false),
            ("line", false),
            ("kind", false),
            ("amount", true),
            ("hours", true),
            ("document", false),
            ("note", false),
        ];
        self.table(
            "ledger",
            &columns,
            budget.bookings.iter().map(row).collect(),
        )
    }

    fn scenarios(&self, budget: &Budget, outlook: &Outlook) -> Option<Table> {
        let currency = self.currency(budget.currency);
        if outlook.scenarios.iter().all(Option::is_none) {
            return None;
        }
        let mut row = vec![
            outlook
                .year
                .map_or_else(String::new, |year| year.to_string()),
        ];
        row.extend(outlook.scenarios.iter().map(|amount| {
            amount.map_or_else(String::new, |amount| self.notation.money(amount, currency))
        }));
        row.push(sentences(&outlook.assumptions));
        self.table(
            "scenarios",
            &[
                ("year", false),
                ("low", true),
                ("likely", true),
                ("high", true),
                ("assumptions", false),
            ],
            vec![row],
        )
    }

    fn table(
        &self,
        key: &'static str,
        columns: &[(&str, bool)],
        rows: Vec<Vec<String>>,
    ) -> Option<Table> {
        if rows.is_empty() {
            return None;
        }
        // A column in which nothing stands tells nothing.
        let kept: Vec<bool> = (0..columns.len())
            .map(|column| rows.iter().any(|row| !row[column].is_empty()))
            .collect();
        let keep = |index: usize| kept[index];
        let column = |(name, numeric): &(&str, bool)| Column {
            label: self.locale.text(&format!("column-{name}")),
            numeric: *numeric,
        };
        Some(Table {
            key,
            caption: self.locale.text(&format!("table-{key}")),
            columns: columns
                .iter()
                .enumerate()
                .filter(|(index, _)| keep(*index))
                .map(|(_, named)| column(named))
                .collect(),
            rows: rows
                .into_iter()
                .map(|row| {
                    row.into_iter()
                        .enumerate()
                        .filter(|(index, _)| keep(*index))
                        .map(|(_, cell)| cell)
                        .collect()
                })
                .collect(),
        })
    }

    fn cell_date(&self, date: Option<Date>) -> String {
        date.map_or_else(String::new, |date| self.notation.date(date))
    }
}

/// Several remarks in one cell: sentences follow each other, anything else is set apart.
fn sentences(remarks: &[String]) -> String {
    let mut text = String::new();
    for remark in remarks {
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', '!', '?']) {
                " "
            } else {
                "; "
            });
        }
        text.push_str(remark.trim());
    }
    text
}
