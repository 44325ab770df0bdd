//! What is paid of an invoice against what it asks for. Credit notes to it count as paid.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::super::choices::{Basis, DocumentState};
use super::papers::{Paper, Papers};
use crate::diag::Findings;

pub(super) fn check_payments(papers: &Papers<'_>, findings: &mut Findings) {
    let mut credits: BTreeMap<&str, Vec<&Paper<'_>>> = BTreeMap::new();
    for credit in papers
        .iter()
        .filter(|paper| paper.is_credit() && paper.is_invoice())
    {
        if let Some(number) = credit.document.corrects.as_deref() {
            credits.entry(number).or_default().push(credit);
        }
    }
    for paper in papers.iter().filter(|paper| paper.is_invoice()) {
        let credits = credits.get(paper.number).map_or(&[][..], Vec::as_slice);
        check_payment(paper, credits, findings);
    }
}

fn check_payment(paper: &Paper<'_>, credits: &[&Paper<'_>], findings: &mut Findings) {
    let Some((paid, (_, gross))) = paper.document.paid.zip(paper.amount(Basis::Gross)) else {
        return;
    };
    let gross = gross.abs();
    let credited: Decimal = credits
        .iter()
        .filter(|credit| credit.currency == paper.currency)
        .filter_map(|credit| credit.amount(Basis::Gross))
        .map(|(_, amount)| amount.abs())
        .sum();
    let state = paper.document.state;
    // A half-paid invoice that is paid in full contradicts itself, which is told where its keys are read.
    let is_more = paid > gross && state != Some(DocumentState::PartlyPaid);
    let is_less = state == Some(DocumentState::Paid) && paid + credited < gross;
    let (code, message) = if is_more {
        (
            "paid-too-much",
            format!(
                "{} of `{}` is paid, and it comes to {} with tax: {} more",
                paper.money(paid),
                paper.number,
                paper.money(gross),
                paper.money(paid - gross)
            ),
        )
    } else if is_less {
        (
            "paid-too-little",
            format!(
                "`{}` is `paid`, and of {} with tax only {} is: {} less",
                paper.number,
                paper.money(gross),
                paper.money(paid),
                paper.money(gross - paid)
            ),
        )
    } else {
        return;
    };
    let hint = match (is_more, credits) {
        (true, _) => "mend `paid`, or add the credit note for what was paid too much".to_owned(),
        (false, []) => "write `state = \"partly-paid\"`, mend `paid`, or add a credit note that says `corrects`".to_owned(),
        (false, [first, ..]) => format!(
            "its credit notes make {}, the first of them in `{}`: mend `paid` or `state`",
            paper.money(credited),
            first.shown
        ),
    };
    findings.push(paper.warning("paid", code, message).hint(hint));
}
