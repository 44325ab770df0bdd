//! The keys of a budget: lines, bookings, retainer and outlook, as typed. Nothing is worked out here.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::audience::AudienceSet;
use super::super::choices::{Basis, BookingKind};
use super::reading::{amounts_of, misleading, take_bookings};
use crate::config::{AmountReading, CalendarDuration, Currency, Fields, Marked, PortalSettings};
use crate::diag::misleads;

/// The keys of a budget page.
#[derive(Debug, PartialEq)]
pub struct Budget {
    /// The year it is for, from the key or the file name.
    pub year: Option<i64>,
    /// `year-start`: the month its year begins in, from 1 to 12; the portal's when absent.
    pub year_start: Option<i64>,
    /// The currency of all amounts; the portal's when absent.
    pub currency: Option<Currency>,
    /// Whether amounts include tax.
    pub basis: Option<Basis>,
    /// What money is set aside for.
    pub lines: Vec<BudgetLine>,
    /// An allowance per period.
    pub retainer: Option<Retainer>,
    /// From which used share, in percent, a warning is shown.
    pub warn: Option<i64>,
    /// From which used share, in percent, an alert is shown.
    pub alert: Option<i64>,
    /// What the next year may bring.
    pub outlook: Option<Outlook>,
    /// `ledger-audience`: who may see its bookings, while pages are taken.
    pub(in crate::model) ledger_audience: Option<Marked<AudienceSet>>,
    /// Who may see its bookings; none when all who may read the page.
    pub(in crate::model) ledger_readers: Option<AudienceSet>,
    /// The rows of its ledger: those of the front matter, then those of the file beside it.
    pub bookings: Vec<Booking>,
}

/// One line of a budget.
#[derive(Debug, PartialEq)]
pub struct BudgetLine {
    /// A short id that bookings name.
    pub id: String,
    /// What it is called.
    pub title: Option<String>,
    /// The folder of the project that it is for.
    pub project: Option<String>,
    /// What was approved.
    pub approved: Option<Decimal>,
    /// `approved-hours`
    pub approved_hours: Option<Decimal>,
    /// Estimate to complete: what is still expected to be spent.
    pub etc: Option<Decimal>,
    /// `etc-hours`
    pub etc_hours: Option<Decimal>,
    /// The day of that estimate.
    pub etc_on: Option<Date>,
    /// `plan`: how much of the approved is to be spent in each month of the year; empty when evenly.
    pub plan: Vec<Decimal>,
    /// The first day that the money is meant for; that of the year when absent.
    pub from: Option<Date>,
    /// The last day that the money is meant for.
    pub until: Option<Date>,
}

/// An allowance of hours or money per period.
#[derive(Debug, PartialEq)]
pub struct Retainer {
    /// Hours per period.
    pub hours: Option<Decimal>,
    /// Money per period.
    pub amount: Option<Decimal>,
    /// How long a period is.
    pub period: Option<CalendarDuration>,
    /// How long what is left stays usable.
    pub carry_over: Option<CalendarDuration>,
    /// The most that can be carried over: hours if there are hours, else money.
    pub cap: Option<Decimal>,
    /// `cap-amount`: the most money that can be carried over beside hours.
    pub cap_amount: Option<Decimal>,
    /// The line whose bookings use it; those of all lines when absent.
    pub line: Option<String>,
    /// The first day of the first period; that of the year when absent.
    pub from: Option<Date>,
}

/// Three ways the next year may go.
#[derive(Debug, PartialEq)]
pub struct Outlook {
    /// The year looked at.
    pub year: Option<i64>,
    /// Low, likely and high.
    pub scenarios: [Option<Decimal>; 3],
    /// What they rest on.
    pub assumptions: Vec<String>,
}

/// One row of a ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Booking {
    /// The day.
    pub date: Option<Date>,
    /// The line it is booked on.
    pub line: String,
    /// What it books.
    pub kind: Option<BookingKind>,
    /// Money.
    pub amount: Option<Decimal>,
    /// Hours.
    pub hours: Option<Decimal>,
    /// The document's number.
    pub document: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// The row of the file beside the budget that it stands in; none where it stands in front matter.
    pub row: Option<u32>,
}

impl BudgetLine {
    /// The id of the line on its page. No heading has it by chance.
    pub fn anchor(&self) -> String {
        format!("line-{}", self.id)
    }
}

impl Budget {
    /// Takes the keys of a budget; `stem` is the file's name, which may be the year.
    pub fn take(
        fields: &mut Fields<'_>,
        stem: &str,
        settings: &PortalSettings,
        audiences: &[&str],
    ) -> Self {
        let years = 1990..=2200;
        let year = fields
            .integer("year", years.clone())
            .or_else(|| stem.parse().ok().filter(|year| years.contains(year)));
        if year.is_none() {
            fields.missing(
                "year",
                "add for example `year = 2026`, or call the file `2026.md`",
            );
        }
        let basis = fields.choice("basis");
        fields.missing(
            "basis",
            "add `basis = \"net\"` or `basis = \"gross\"`: an amount without it can be misread",
        );
        let currency = fields.currency("currency");
        let amounts = amounts_of(currency, settings);
        let (warn, alert) = take_thresholds(fields);
        let mut budget = Self {
            year,
            year_start: fields.integer("year-start", 1..=12),
            currency,
            basis,
            lines: take_lines(fields, amounts),
            retainer: take_retainer(fields, amounts),
            warn,
            alert,
            outlook: take_outlook(fields, amounts),
            ledger_audience: AudienceSet::take(fields, "ledger-audience", audiences),
            ledger_readers: None,
            bookings: Vec::new(),
        };
        let year = budget.fiscal_year(settings);
        budget.bookings = take_bookings(fields, &budget.lines, year, amounts);
        budget
    }
}

fn take_lines(fields: &mut Fields<'_>, amounts: AmountReading) -> Vec<BudgetLine> {
    let mut lines: Vec<BudgetLine> = Vec::new();
    for table in fields.tables("lines") {
        let mut inner = fields.inside(table);
        let line = BudgetLine {
            id: inner.required_text("id", "\"shop\"").unwrap_or_default(),
            title: inner.text("title"),
            project: inner.text("project"),
            approved: inner.money("approved", amounts),
            approved_hours: inner.amount("approved-hours", amounts.numbers),
            etc: inner.money("etc", amounts),
            etc_hours: inner.amount("etc-hours", amounts.numbers),
            etc_on: inner.date("etc-on"),
            plan: inner.all_money("plan", amounts),
            from: inner.date("from"),
            until: inner.date("until"),
        };
        if line
            .title
            .as_deref()
            .is_some_and(|title| title.contains(misleads))
        {
            let span = inner.span("title");
            let (code, message, hint) = misleading("title");
            inner.error(code, span, message, hint);
        }
        if !line.id.is_empty() && lines.iter().any(|known| known.id == line.id) {
            let span = inner.span("id");
            inner.error(
                "repeated-id",
                span,
                format!("two lines have the id `{}`", line.id),
                "give each its own id",
            );
        }
        inner.finish();
        lines.push(line);
    }
    lines
}

fn take_retainer(fields: &mut Fields<'_>, amounts: AmountReading) -> Option<Retainer> {
    let table = fields.table("retainer")?;
    let mut inner = fields.inside(table);
    let mut duration = |key| {
        inner
            .parsed(
                key,
                "invalid-duration",
                CalendarDuration::EXPECTED,
                CalendarDuration::parse,
            )
            .map(|found| found.value)
    };
    let (period, carry_over) = (duration("period"), duration("carry-over"));
    let retainer = Retainer {
        hours: inner.amount("hours", amounts.numbers),
        amount: inner.money("amount", amounts),
        period,
        carry_over,
        cap: inner.amount("cap", amounts.numbers),
        cap_amount: inner.money("cap-amount", amounts),
        line: inner.text("line"),
        from: inner.date("from"),
    };
    inner.finish();
    Some(retainer)
}

fn take_thresholds(fields: &mut Fields<'_>) -> (Option<i64>, Option<i64>) {
    let Some(table) = fields.table("thresholds") else {
        return (None, None);
    };
    let mut inner = fields.inside(table);
    let both = (
        inner.integer("warn", 1..=1000),
        inner.integer("alert", 1..=1000),
    );
    inner.finish();
    both
}

fn take_outlook(fields: &mut Fields<'_>, amounts: AmountReading) -> Option<Outlook> {
    let table = fields.table("outlook")?;
    let mut inner = fields.inside(table);
    let year = inner.integer("year", 1990..=2200);
    let mut scenarios = [None; 3];
    if let Some(table) = inner.table("scenarios") {
        let mut three = inner.inside(table);
        scenarios = ["low", "likely", "high"].map(|key| three.money(key, amounts));
        three.finish();
    }
    let assumptions = inner
        .texts("assumptions")
        .into_iter()
        .map(|text| text.value)
        .collect();
    inner.finish();
    Some(Outlook {
        year,
        scenarios,
        assumptions,
    })
}
