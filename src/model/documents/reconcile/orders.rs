//! What invoices ask for against what was ordered.
//!
//! An order and its confirmation are one: invoices name the number of either. A corrected invoice stands in place of the one it corrects, and a
//! credit note takes away. That less is invoiced than ordered is no finding before the order is settled.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::super::choices::{Basis, DocumentKind, DocumentState};
use super::papers::{Paper, Papers};
use crate::diag::{Findings, listed};

pub(super) fn check_orders(papers: &Papers<'_>, findings: &mut Findings) {
    let corrected: BTreeSet<&str> = papers
        .iter()
        .filter(|paper| {
            paper.document.kind == Some(DocumentKind::CorrectedInvoice) && paper.is_invoice()
        })
        .filter_map(|paper| paper.document.corrects.as_deref())
        .collect();
    let mut invoices: BTreeMap<&str, Vec<&Paper<'_>>> = BTreeMap::new();
    for paper in papers.iter().filter(|paper| paper.is_invoice()) {
        let is_replaced = corrected.contains(paper.number) && !paper.is_credit();
        if let Some(order) = order_of(paper, papers).filter(|_| !is_replaced) {
            invoices.entry(order).or_default().push(paper);
        }
    }
    let confirmed: BTreeSet<&str> = papers
        .iter()
        .filter(|paper| {
            paper.is_order() && paper.document.kind == Some(DocumentKind::OrderConfirmation)
        })
        .filter_map(|paper| paper.document.order.as_deref())
        .collect();
    for order in papers.iter().filter(|paper| paper.is_order()) {
        let root = root_of(order.number, papers);
        // Where order and confirmation both lie here, the confirmation is what was agreed on.
        let is_replaced =
            order.document.kind == Some(DocumentKind::Order) && confirmed.contains(order.number);
        if let Some(invoices) = invoices.get(root).filter(|_| !is_replaced) {
            compare(order, invoices, findings);
        }
    }
}

/// The number under which an invoice's order is known: its own, or that of what it corrects.
fn order_of<'a>(paper: &Paper<'a>, papers: &Papers<'a>) -> Option<&'a str> {
    let own = paper.document.order.as_deref();
    let order = own.or_else(|| {
        let corrected = paper.document.corrects.as_deref()?;
        let mut found = papers.numbered(corrected);
        found.find_map(|paper| paper.document.order.as_deref())
    })?;
    Some(root_of(order, papers))
}

/// A confirmation goes by the number of the order that it confirms.
fn root_of<'a>(number: &'a str, papers: &Papers<'a>) -> &'a str {
    let mut confirmations = papers
        .numbered(number)
        .filter(|paper| paper.document.kind == Some(DocumentKind::OrderConfirmation));
    let order = confirmations.find_map(|paper| paper.document.order.as_deref());
    order.unwrap_or(number)
}

fn compare(order: &Paper<'_>, invoices: &[&Paper<'_>], findings: &mut Findings) {
    let of_currency = |paper: &&&Paper<'_>| paper.currency == order.currency;
    if invoices.iter().filter(of_currency).count() < invoices.len() {
        return;
    }
    for basis in [Basis::Net, Basis::Gross] {
        let Some((key, ordered)) = order.amount(basis) else {
            continue;
        };
        let amounts: Option<Vec<Decimal>> = invoices
            .iter()
            .map(|paper| paper.amount(basis).map(|(_, amount)| amount))
            .collect();
        let sum = amounts.and_then(|amounts| {
            amounts
                .into_iter()
                .try_fold(Decimal::ZERO, Decimal::checked_add)
        });
        let Some(difference) = sum.and_then(|sum| sum.checked_sub(ordered)) else {
            continue;
        };
        let tolerance = order.unit() * Decimal::from(invoices.len());
        let is_settled = order.document.state == Some(DocumentState::Settled);
        let is_open = difference.is_sign_negative() && !is_settled;
        if difference.abs() <= tolerance || is_open {
            return;
        }
        let message = order.differs(basis, ordered, sum.unwrap_or_default(), "invoiced for it");
        let files = listed(invoices.iter().take(5).map(|paper| paper.shown.as_str()));
        let rest = match invoices.len().saturating_sub(5) {
            0 => String::new(),
            rest => format!(" and {rest} more"),
        };
        let finding = order.warning(key, "invoices-differ", message);
        findings.push(finding.hint(format!("it is invoiced in {files}{rest}")));
        return;
    }
}
