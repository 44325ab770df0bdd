//! A budget as the readers of a view see it: the figures of its lines and of the whole.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::choices::BookingKind;
use super::super::page::{Page, Record};
use super::super::view::View;
use super::figures::Figures;
use super::record::{Booking, Budget, BudgetLine};
use super::year::FiscalYear;
use crate::config::Currency;

/// What a budget comes to.
#[derive(Debug)]
pub struct Account<'a> {
    /// The budget as typed.
    pub budget: &'a Budget,
    /// Its year.
    pub year: Option<FiscalYear>,
    /// What its amounts are counted in.
    pub currency: Option<Currency>,
    /// Each line, in the order they were typed in.
    pub lines: Vec<LineAccount<'a>>,
    /// The money of all lines.
    pub money: Figures,
    /// The hours of all lines.
    pub hours: Figures,
    /// The day that the figures are of: that of the newest booking or estimate, or of the page if that is newer.
    pub as_of: Option<Date>,
}

/// What a line of a budget comes to.
#[derive(Debug)]
pub struct LineAccount<'a> {
    /// The line as typed.
    pub line: &'a BudgetLine,
    /// Its money.
    pub money: Figures,
    /// Its hours.
    pub hours: Figures,
    /// Its bookings, in the order of the ledger.
    pub bookings: Vec<&'a Booking>,
}

impl<'a> View<'a> {
    /// What a budget comes to for the readers of this view; none for other pages.
    pub fn account(&self, page: &'a Page) -> Option<Account<'a>> {
        let Record::Budget(budget) = &page.record else {
            return None;
        };
        let settings = self.settings();
        let lines: Vec<LineAccount<'a>> = budget
            .lines
            .iter()
            .map(|line| line_account(line, budget))
            .collect();
        let (mut money, mut hours) = (Figures::default(), Figures::default());
        for line in &lines {
            money += line.money;
            hours += line.hours;
        }
        let month = budget.year_start.unwrap_or(1);
        let booked = budget.bookings.iter().filter_map(|booking| booking.date);
        let estimated = budget.lines.iter().filter_map(|line| line.etc_on);
        Some(Account {
            budget,
            year: budget.year.and_then(|year| {
                Some(FiscalYear {
                    year: i16::try_from(year).ok()?,
                    month: i8::try_from(month).ok()?,
                })
            }),
            currency: budget.currency.or(settings.currency),
            lines,
            money,
            hours,
            as_of: booked.chain(estimated).chain(page.common.updated).max(),
        })
    }
}

fn line_account<'a>(line: &'a BudgetLine, budget: &'a Budget) -> LineAccount<'a> {
    let own = |booking: &&Booking| booking.line == line.id;
    let bookings: Vec<&Booking> = budget.bookings.iter().filter(own).collect();
    let figures = |approved: Option<Decimal>,
                   etc: Option<Decimal>,
                   of: &dyn Fn(&Booking) -> Option<Decimal>| {
        let mut figures = Figures {
            approved,
            etc: etc.unwrap_or_default(),
            ..Figures::default()
        };
        for booking in &bookings {
            let kind = booking.kind.unwrap_or(BookingKind::Actual);
            figures.book(kind, of(booking).unwrap_or_default());
        }
        figures
    };
    LineAccount {
        line,
        money: figures(line.approved, line.etc, &|booking| booking.amount),
        hours: figures(line.approved_hours, line.etc_hours, &|booking| {
            booking.hours
        }),
        bookings,
    }
}
