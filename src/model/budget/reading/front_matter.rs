//! The bookings in the front matter of a budget.

use super::super::record::{Booking, BudgetLine};
use super::super::year::FiscalYear;
use super::rules::{NOTHING, Origin, Seen, misleading, outside_year, repeated};
use crate::config::{AmountReading, Fields, Value};
use crate::diag::{did_you_mean, misleads};

/// Takes the bookings out of front matter.
pub(in super::super) fn take_bookings(
    fields: &mut Fields<'_>,
    lines: &[BudgetLine],
    year: Option<FiscalYear>,
    amounts: AmountReading,
) -> Vec<Booking> {
    let (mut bookings, mut spans) = (Vec::new(), Vec::new());
    for item in fields.items("bookings") {
        let Value::Table(table) = &item.value else {
            fields.error("wrong-type", item.span.clone(), "a booking is a table", "write `{ date = 2026-03-01, line = \"shop\", kind = \"actual\", amount = \"1200.00\" }`");
            continue;
        };
        let mut inner = fields.inside(table);
        let booking = take_booking(&mut inner, lines, year, amounts);
        inner.finish();
        bookings.push(booking);
        spans.push(item.span.clone());
    }
    let mut seen = Seen::default();
    for (before, (booking, span)) in bookings.iter().zip(spans).enumerate() {
        // What could not be read is told already, and not the same as anything.
        if booking.amount.or(booking.hours).is_none() {
            continue;
        }
        if let Some(first) = seen.again(booking, Origin::FrontMatter(before)) {
            let (code, message, hint) = repeated(first);
            fields.warning(code, span, message, hint);
        }
    }
    bookings
}

fn take_booking(
    inner: &mut Fields<'_>,
    lines: &[BudgetLine],
    year: Option<FiscalYear>,
    amounts: AmountReading,
) -> Booking {
    let line = inner.required_text("line", "\"shop\"").unwrap_or_default();
    let ids = lines.iter().map(|known| known.id.as_str());
    if !line.is_empty() && !ids.clone().any(|id| id == line) {
        let span = inner.span("line");
        let message = format!("there is no line `{line}`");
        inner.error("unknown-line", span, message, did_you_mean(&line, ids));
    }
    let date = inner.date("date");
    inner.missing("date", "add for example `date = 2026-03-01`");
    if let Some((code, message, hint)) = date.and_then(|date| outside_year(date, year)) {
        let span = inner.span("date");
        inner.error(code, span, message, hint);
    }
    let kind = inner.choice("kind");
    inner.missing("kind", "add for example `kind = \"actual\"`");
    if !inner.has("amount") && !inner.has("hours") && inner.is_whole() {
        let span = inner.span("");
        let (code, message, hint) = NOTHING;
        inner.error(code, span, message, hint);
    }
    let amount = inner.money("amount", amounts);
    let hours = inner.amount("hours", amounts.numbers);
    let mut words = |key: &'static str| {
        let text = inner.text(key)?;
        if text.contains(misleads) {
            let span = inner.span(key);
            let (code, message, hint) = misleading(key);
            inner.error(code, span, message, hint);
        }
        Some(text)
    };
    let (document, note) = (words("document"), words("note"));
    Booking {
        date,
        line,
        kind,
        amount,
        hours,
        document,
        note,
        row: None,
    }
}
