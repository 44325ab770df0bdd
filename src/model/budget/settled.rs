//! Which of the spent is invoiced, and which of the invoiced is paid, by the documents that bookings name.
//!
//! An invoice counts once it has been sent: drafts, rejected and cancelled ones do not. Of a partly paid one, the paid share of its amount
//! with tax counts, per line of the budget and rounded to the smallest unit: so it does not matter how often it is booked.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::choices::{BookingKind, DocumentKind, DocumentState};
use super::super::documents::Document;
use super::super::page::Record;
use super::super::view::View;
use super::figures::{Measure, rounded};
use super::record::Booking;

/// What is paid of each invoice that the readers of a view may see, by its number and whether it is a credit note: numbers are unique among those of
/// one kind alone.
#[derive(Debug, Default)]
pub(super) struct Invoices<'a> {
    paid: BTreeMap<(&'a str, bool), PaidShare>,
}

/// A share of an invoice, kept as a fraction so that it is exact.
#[derive(Clone, Copy, Debug)]
struct PaidShare {
    paid: Decimal,
    whole: Decimal,
}

impl<'a> Invoices<'a> {
    /// Those of a view.
    pub(super) fn of(view: &View<'a>) -> Self {
        let mut paid = BTreeMap::new();
        for (_, page) in view.pages() {
            let Record::Document(document) = &page.record else {
                continue;
            };
            let invoice = view.invoice(page);
            let said = invoice.and_then(|invoice| invoice.number.as_deref());
            let number = document.number.as_deref().or(said);
            if let Some(number) = number.filter(|_| counts(document)) {
                let is_credit = document.kind == Some(DocumentKind::CreditNote);
                paid.entry((number, is_credit))
                    .or_insert_with(|| paid_share(document));
            }
        }
        Self { paid }
    }

    /// The invoice that a booking names: a credit note if it is a credit, should there be both of that number.
    fn named<'b>(&self, booking: &'b Booking) -> Option<(&'b str, bool)> {
        let number = booking.document.as_deref()?;
        let is_credit = booking.kind() == BookingKind::Credit;
        let mut kinds = [is_credit, !is_credit].into_iter();
        let kind = kinds.find(|kind| self.paid.contains_key(&(number, *kind)))?;
        Some((number, kind))
    }

    /// What of bookings of one line is invoiced, and what of that is paid.
    pub(super) fn settle(
        &self,
        bookings: &[&Booking],
        measure: Measure,
        decimals: u32,
    ) -> (Decimal, Decimal) {
        let mut invoiced: BTreeMap<(&str, bool), Decimal> = BTreeMap::new();
        for booking in bookings.iter().filter(|booking| booking.kind().is_spent()) {
            if let Some(named) = self.named(booking) {
                *invoiced.entry(named).or_default() += measure.of(booking);
            }
        }
        let paid = invoiced
            .iter()
            .map(|(named, amount)| self.paid[named].of(*amount, decimals));
        (invoiced.values().sum(), paid.sum())
    }
}

impl PaidShare {
    fn of(self, amount: Decimal, decimals: u32) -> Decimal {
        if self.paid == self.whole {
            return amount;
        }
        let exact = amount.checked_mul(self.paid);
        let share = exact.and_then(|product| product.checked_div(self.whole));
        // Amounts too large for that lose their last digits rather than stop the build.
        let share = share.or_else(|| self.paid.checked_div(self.whole)?.checked_mul(amount));
        rounded(share.unwrap_or_default(), decimals)
    }
}

/// Whether somebody is asked for money by a document, or gets it back.
fn counts(document: &Document) -> bool {
    let is_invoice = matches!(
        document.kind,
        Some(
            DocumentKind::Invoice
                | DocumentKind::PartialInvoice
                | DocumentKind::CorrectedInvoice
                | DocumentKind::CreditNote
        )
    );
    let is_void = matches!(
        document.state,
        Some(DocumentState::Draft | DocumentState::Rejected | DocumentState::Cancelled)
    );
    is_invoice && !is_void
}

fn paid_share(document: &Document) -> PaidShare {
    let all = PaidShare {
        paid: Decimal::ONE,
        whole: Decimal::ONE,
    };
    if matches!(
        document.state,
        Some(DocumentState::Paid | DocumentState::Settled)
    ) {
        return all;
    }
    let with_tax = || Some(document.net? + document.tax?);
    let gross = document.gross.or_else(with_tax).or(document.net);
    match (document.paid, gross) {
        // A credit note's amounts may be written with a minus or without.
        (Some(paid), Some(gross)) if !gross.is_zero() => PaidShare {
            paid: paid.abs().min(gross.abs()),
            whole: gross.abs(),
        },
        _ => PaidShare {
            paid: Decimal::ZERO,
            whole: Decimal::ONE,
        },
    }
}
