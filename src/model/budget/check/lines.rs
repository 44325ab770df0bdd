//! Each line of a budget: its amounts, the day of its estimate, its plan and its project.

use jiff::ToSpan;
use rust_decimal::Decimal;

use super::super::record::{Budget, BudgetLine};
use super::{Known, bookings, refuse_negative};
use crate::config::Fields;
use crate::diag::did_you_mean;

/// Estimates older than this many months say little about what is still to come.
const OLD_AFTER_MONTHS: i64 = 3;

pub(super) fn check(fields: &mut Fields<'_>, budget: &Budget, known: &Known<'_>) {
    let tables = fields.tables("lines");
    let approves = |line: &BudgetLine| line.approved.or(line.approved_hours).is_some();
    // Who approves nothing at all keeps a record of what things cost.
    let has_approved = budget.lines.iter().any(approves);
    for (table, line) in tables.into_iter().zip(&budget.lines) {
        let mut inner = fields.inside(table);
        check_amounts(&mut inner, line, has_approved);
        check_project(&mut inner, line, &known.projects);
        check_estimate(&mut inner, line, known);
        check_days(&mut inner, line, known);
        check_plan(&mut inner, line);
        bookings::check(&mut inner, line, budget);
    }
}

fn check_amounts(fields: &mut Fields<'_>, line: &BudgetLine, has_approved: bool) {
    let says_nothing = !fields.has("approved") && !fields.has("approved-hours");
    if has_approved && says_nothing && fields.is_whole() && !line.id.is_empty() {
        let span = fields.span("id");
        fields.warning(
            "no-approved",
            span,
            format!("nothing is approved for the line `{}`", line.id),
            "add for example `approved = \"1200.00\"`; without it, there is nothing to compare with",
        );
    }
    for (key, amount) in [
        ("approved", line.approved),
        ("approved-hours", line.approved_hours),
        ("etc", line.etc),
        ("etc-hours", line.etc_hours),
    ] {
        refuse_negative(fields, key, amount);
    }
}

fn check_project(fields: &mut Fields<'_>, line: &BudgetLine, projects: &[&str]) {
    let Some(project) = &line.project else {
        return;
    };
    if projects.contains(&project.as_str()) {
        return;
    }
    let hint = match projects.is_empty() {
        true => "this portal has no projects".to_owned(),
        false => did_you_mean(project, projects.iter().copied()),
    };
    let span = fields.span("project");
    fields.error(
        "unknown-project",
        span,
        format!("unknown project `{project}`"),
        hint,
    );
}

/// An estimate has a day, which is in the year and not long ago.
fn check_estimate(fields: &mut Fields<'_>, line: &BudgetLine, known: &Known<'_>) {
    let has_estimate = line.etc.is_some() || line.etc_hours.is_some();
    let Some(day) = line.etc_on else {
        if has_estimate && known.updated.is_none() && !fields.has("etc-on") && fields.is_whole() {
            let key = if line.etc.is_some() {
                "etc"
            } else {
                "etc-hours"
            };
            let span = fields.span(key);
            fields.warning(
                "no-day",
                span,
                "nobody knows of which day this estimate is",
                "add for example `etc-on = 2026-11-20`: what is spent after that day is taken off",
            );
        }
        return;
    };
    let is_expecting = [line.etc, line.etc_hours]
        .into_iter()
        .flatten()
        .any(|etc| etc > Decimal::ZERO);
    let year = known.year.map(|year| (year, year.stretch()));
    let is_old = known
        .today
        .checked_sub(OLD_AFTER_MONTHS.months())
        .is_ok_and(|oldest| day < oldest);
    let span = fields.span("etc-on");
    if day > known.today {
        fields.warning(
            "date-ahead",
            span,
            "this estimate is of a day in the future",
            "write the day on which somebody estimated it",
        );
    } else if let Some((year, stretch)) = year.filter(|(_, stretch)| !stretch.contains(day)) {
        fields.warning(
            "day-outside-year",
            span,
            format!("this estimate is not of a day in {year}"),
            format!("the year lasts from {} to {}", stretch.first, stretch.last),
        );
    } else if is_old && is_expecting && year.is_some_and(|(_, all)| all.contains(known.today)) {
        fields.warning(
            "old-estimate",
            span,
            "this estimate is more than three months old",
            "estimate anew what is still to come, and write the day",
        );
    }
}

/// The days that a line is meant for are in order and within the year.
fn check_days(fields: &mut Fields<'_>, line: &BudgetLine, known: &Known<'_>) {
    if let (Some(from), Some(until)) = (line.from, line.until)
        && until < from
    {
        let span = fields.span("until");
        fields.error(
            "invalid-days",
            span,
            format!("`until` is before `from`, which is {from}"),
            "swap them, or mend one of them",
        );
        return;
    }
    let Some(year) = known.year else { return };
    let stretch = year.stretch();
    for (key, day) in [("from", line.from), ("until", line.until)] {
        if day.is_some_and(|day| !stretch.contains(day)) {
            let span = fields.span(key);
            fields.warning(
                "day-outside-year",
                span,
                format!("`{key}` is not a day in {year}"),
                format!("the year lasts from {} to {}", stretch.first, stretch.last),
            );
        }
    }
}

/// A plan says for each month of the year what of the approved is to be spent.
fn check_plan(fields: &mut Fields<'_>, line: &BudgetLine) {
    // What could not be read has been noted already, and is missing here.
    let typed = fields.items("plan").len();
    if typed == 0 {
        return;
    }
    let span = fields.span("plan");
    let sum: Decimal = line.plan.iter().sum();
    if typed != 12 {
        fields.error(
            "invalid-plan",
            span,
            format!("a plan has twelve amounts, and this one has {typed}"),
            "write one for each month, from the first month of the budget's year; `0` where nothing is planned",
        );
    } else if line.from.is_some() || line.until.is_some() {
        fields.error(
            "invalid-plan",
            span,
            "a line has either a plan or the days that it is meant for",
            "take `plan` away, or `from` and `until`",
        );
    } else if let Some(approved) = line.approved.filter(|_| line.plan.len() == typed)
        && approved != sum
    {
        fields.error(
            "invalid-plan",
            span,
            format!("the plan comes to {sum}, and {approved} is approved"),
            "mend one of them: the plan says when the approved is spent",
        );
    } else if line.approved.is_none() && !fields.has("approved") {
        fields.error(
            "invalid-plan",
            span,
            "a plan says when the approved is spent, and nothing is approved",
            "add for example `approved = \"1200.00\"`",
        );
    }
}
