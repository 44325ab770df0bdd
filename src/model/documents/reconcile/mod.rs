//! Reconciliation: what is booked against what documents say, invoices against their order, and what is paid against what is asked for.
//!
//! Nothing is mended here: a difference is a warning at one of the two places, and names the other one. Amounts may differ by the smallest unit
//! of their currency for each row that was rounded. Documents that are drafts, rejected or cancelled are known, and ask nobody for money.

mod bookings;
mod orders;
mod papers;
mod payments;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use self::bookings::check_bookings;
use self::orders::check_orders;
use self::papers::Papers;
use self::payments::check_payments;
use super::super::portal::Portal;
use crate::diag::Findings;
use crate::load::{LedgerFile, MarkdownFile};

/// Compares the documents of a portal with each other and with its ledgers. Each booking and each document is looked at once.
pub(in crate::model) fn reconcile(
    portal: &Portal,
    files: &[MarkdownFile],
    ledgers: &BTreeMap<String, LedgerFile>,
    findings: &mut Findings,
) {
    let papers = Papers::of(portal, files);
    // Where no document lies in the portal, ledgers name those that lie elsewhere.
    if papers.is_empty() {
        return;
    }
    check_bookings(portal, &papers, files, ledgers, findings);
    check_orders(&papers, findings);
    check_payments(&papers, findings);
}
