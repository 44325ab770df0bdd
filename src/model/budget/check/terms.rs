//! What is said of a budget as a whole: thresholds, retainer and outlook.

use super::super::record::{Budget, Retainer};
use super::{Known, refuse_negative};
use crate::config::Fields;
use crate::diag::did_you_mean;

pub(super) fn check(fields: &mut Fields<'_>, budget: &Budget, known: &Known<'_>) {
    check_thresholds(fields, budget);
    check_retainer(fields, budget, known);
    check_outlook(fields, budget, known);
}

fn check_thresholds(fields: &mut Fields<'_>, budget: &Budget) {
    let (Some(warn), Some(alert)) = (budget.warn, budget.alert) else {
        return;
    };
    let Some(table) = fields.table("thresholds").filter(|_| warn >= alert) else {
        return;
    };
    let mut inner = fields.inside(table);
    let span = inner.span("alert");
    inner.error(
        "invalid-thresholds",
        span,
        format!("`alert` is {alert}, which is not more than `warn` with {warn}"),
        "write a smaller `warn` or a larger `alert`",
    );
}

fn check_retainer(fields: &mut Fields<'_>, budget: &Budget, known: &Known<'_>) {
    let (Some(retainer), Some(table)) = (&budget.retainer, fields.table("retainer")) else {
        return;
    };
    let mut inner = fields.inside(table);
    if !inner.has("hours") && !inner.has("amount") && inner.is_whole() {
        let span = table.span.clone();
        inner.error(
            "missing-key",
            span,
            "a retainer has `hours` or `amount` for each period",
            "add for example `hours = 16`",
        );
    }
    for (key, amount) in [
        ("hours", retainer.hours),
        ("amount", retainer.amount),
        ("cap", retainer.cap),
        ("cap-amount", retainer.cap_amount),
    ] {
        refuse_negative(&mut inner, key, amount);
    }
    check_caps(&mut inner, retainer);
    let ids = budget.lines.iter().map(|line| line.id.as_str());
    if let Some(line) = &retainer.line
        && !ids.clone().any(|id| id == line)
    {
        let span = inner.span("line");
        let message = format!("there is no line `{line}`");
        inner.error("unknown-line", span, message, did_you_mean(line, ids));
    }
    if let Some((from, year)) = retainer.from.zip(known.year)
        && !year.stretch().contains(from)
    {
        let span = inner.span("from");
        let (first, last) = (year.first(), year.last());
        inner.error(
            "day-outside-year",
            span,
            format!("`from` is not a day in {year}"),
            format!("the first period begins in the year, which lasts from {first} to {last}"),
        );
    }
}

/// A cap needs something that it can limit.
fn check_caps(inner: &mut Fields<'_>, retainer: &Retainer) {
    let has_no_money = retainer.amount.is_none() && !inner.has("amount");
    let of_money = retainer.cap_amount.filter(|_| !has_no_money);
    for (key, cap) in [("cap", retainer.cap), ("cap-amount", of_money)] {
        if cap.is_some() && !inner.has("carry-over") && inner.is_whole() {
            let span = inner.span(key);
            inner.warning(
                "no-effect",
                span,
                format!("`{key}` limits what is carried over, and nothing is"),
                "add for example `carry-over = \"P3M\"`, or take it away",
            );
        }
    }
    if retainer.cap_amount.is_some() && has_no_money {
        let span = inner.span("cap-amount");
        inner.warning(
            "no-effect",
            span,
            "`cap-amount` is of money, and the retainer has none",
            "write `cap` for hours, or add `amount`",
        );
    }
}

fn check_outlook(fields: &mut Fields<'_>, budget: &Budget, known: &Known<'_>) {
    let (Some(outlook), Some(table)) = (&budget.outlook, fields.table("outlook")) else {
        return;
    };
    let mut inner = fields.inside(table);
    if let Some((typed, year)) = outlook.year.zip(known.year)
        && typed != i64::from(year.year) + 1
    {
        let span = inner.span("year");
        let next = year.next();
        inner.error(
            "invalid-outlook",
            span,
            format!("`{typed}` is not the year after {year}"),
            format!(
                "write `year = {}`, or leave it out: it is {next}",
                next.year
            ),
        );
    }
    let Some(table) = inner.table("scenarios") else {
        inner.missing(
            "scenarios",
            "add `scenarios = { low = \"50000.00\", likely = \"60000.00\", high = \"80000.00\" }`",
        );
        return;
    };
    let mut three = inner.inside(table);
    for (key, amount) in ["low", "likely", "high"].into_iter().zip(outlook.scenarios) {
        three.missing(key, "an outlook has `low`, `likely` and `high`");
        refuse_negative(&mut three, key, amount);
    }
    let [low, likely, high] = outlook.scenarios;
    for (key, other, smaller, larger) in [
        ("likely", "low", low, likely),
        ("high", "likely", likely, high),
    ] {
        if let Some((smaller, larger)) = smaller.zip(larger)
            && larger < smaller
        {
            let span = three.span(key);
            three.error(
                "invalid-outlook",
                span,
                format!("`{key}` is {larger}, which is less than `{other}` with {smaller}"),
                "write `low`, `likely` and `high` from the least to the most",
            );
        }
    }
}
