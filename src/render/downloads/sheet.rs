//! A table of a made file, before anybody has said in which format: what stands in a cell is a number, a day or a text, never a formula.

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::config::Currency;

/// A named table with a head, and with sums at its foot if it has any.
pub struct Sheet {
    /// What it is called, in the reader's language.
    pub name: String,
    /// What stands above each column.
    pub columns: Vec<String>,
    /// As many cells as there are columns in each.
    pub rows: Vec<Vec<Cell>>,
    /// The row below all others; empty where nothing can be added up. A spreadsheet shows it, a text with commas has rows of one kind only.
    pub sums: Vec<Cell>,
}

/// What stands in one place.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, whatever they look like: `=1+1` is a text.
    Text(String),
    /// A day.
    Day(Date),
    /// An amount; without a currency where nobody has named one.
    Money(Decimal, Option<Currency>),
    /// Hours.
    Hours(Decimal),
    /// A share of something: 1 is all of it.
    Share(Decimal),
}

impl Cell {
    /// A text, or nothing.
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// A day, or nothing.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// An amount, or nothing.
    pub fn money(amount: Option<Decimal>, currency: Option<Currency>) -> Self {
        amount.map_or(Self::Empty, |amount| Self::Money(amount, currency))
    }

    /// Hours, or nothing.
    pub fn hours(hours: Option<Decimal>) -> Self {
        hours.map_or(Self::Empty, Self::Hours)
    }

    /// A share, or nothing. It is the only figure that is rounded: a third has no end.
    pub fn share(share: Option<Decimal>) -> Self {
        let away = RoundingStrategy::MidpointAwayFromZero;
        share.map_or(Self::Empty, |share| {
            Self::Share(share.round_dp_with_strategy(6, away))
        })
    }
}

impl Sheet {
    /// Takes out the columns in which nothing stands, for they tell nothing.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|column| {
                let said =
                    |row: &Vec<Cell>| row.get(column).is_some_and(|cell| *cell != Cell::Empty);
                self.rows.iter().any(said)
            })
            .collect();
        keep(&mut self.columns, &kept);
        keep(&mut self.sums, &kept);
        for row in &mut self.rows {
            keep(row, &kept);
        }
        self
    }
}

fn keep<T>(row: &mut Vec<T>, kept: &[bool]) {
    let mut column = kept.iter();
    row.retain(|_| column.next().copied().unwrap_or_default());
}
