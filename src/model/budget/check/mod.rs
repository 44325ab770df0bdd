//! Checks budgets once the whole portal is known: [`lines`] each line against its year, its projects and itself, [`bookings`] what is booked on it, [`days`]
//! those that are still ahead, [`terms`] what is said of the budget as a whole, [`links`] one budget against another and against the concepts that it pays for.

mod bookings;
mod days;
mod lines;
mod links;
mod terms;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::page::{Page, Record};
use super::super::portal::Portal;
use super::record::Budget;
use super::year::FiscalYear;
use crate::config::Fields;
use crate::diag::Findings;
use crate::load::{LedgerFile, MarkdownFile};

/// What a budget is checked against.
struct Known<'a> {
    /// The folders of the portal's projects.
    projects: Vec<&'a str>,
    /// The budget's year.
    year: Option<FiscalYear>,
    /// When its page was last changed.
    updated: Option<Date>,
    /// The day of the check.
    today: Date,
}

/// Notes what is wrong with budgets, and what is odd about them.
pub(in crate::model) fn check(
    portal: &Portal,
    files: &[MarkdownFile],
    ledgers: &BTreeMap<String, LedgerFile>,
    today: Date,
    findings: &mut Findings,
) {
    let budgets: Vec<(&Page, &Budget)> = portal
        .pages
        .iter()
        .filter_map(|page| match &page.record {
            Record::Budget(budget) => Some((page, budget)),
            _ => None,
        })
        .collect();
    if budgets.is_empty() {
        return links::check_concepts(portal, files, findings);
    }
    let by_name: BTreeMap<&str, &MarkdownFile> = files
        .iter()
        .map(|file| (file.file.as_str(), file))
        .collect();
    let projects: Vec<&str> = portal
        .projects
        .iter()
        .map(|project| project.folder.as_str())
        .collect();
    for (page, budget) in &budgets {
        let Some(file) = page
            .body
            .as_ref()
            .and_then(|body| by_name.get(body.file.as_str()))
        else {
            continue;
        };
        let known = Known {
            projects: projects.clone(),
            year: budget.fiscal_year(&portal.settings),
            updated: page.common.updated,
            today,
        };
        let mut fields = Fields::new(&file.text, &file.front.table, findings);
        lines::check(&mut fields, budget, &known);
        terms::check(&mut fields, budget, &known);
        let ledger = page.ledger.as_deref();
        let ledger =
            ledger.and_then(|file| Some((ledgers.get(file)?, format!("{}/{file}", portal.shown))));
        let ahead = days::check(&mut fields, budget, ledger, &known);
        links::check_double(&mut fields, (page, budget), &budgets, &portal.settings);
        if let Some(finding) = ahead {
            findings.push(finding);
        }
    }
    links::check_concepts(portal, files, findings);
}

/// Notes an amount below zero where there is no such thing.
fn refuse_negative(fields: &mut Fields<'_>, key: &'static str, amount: Option<Decimal>) {
    if amount.is_some_and(|amount| amount < Decimal::ZERO) {
        let span = fields.span(key);
        fields.error(
            "negative-amount",
            span,
            format!("`{key}` is below zero"),
            "write what it is without a minus, or leave it out",
        );
    }
}
