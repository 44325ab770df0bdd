//! A document as the readers of a view see it: what its page says, and what only the electronic invoice in its file does.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::budget::Booking;
use super::super::choices::{Basis, DocumentKind, DocumentState};
use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::super::status::Scope;
use super::super::view::View;
use super::record::Document;
use super::states::Waiting;
use crate::config::{Currency, Section};

/// A document of a view.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// Its page.
    pub id: PageId,
    /// Its page.
    pub page: &'a Page,
    /// Its keys as typed.
    pub document: &'a Document,
    /// Its number.
    pub number: Option<&'a str>,
    /// Its day.
    pub date: Option<Date>,
    /// When it is to be paid or answered.
    pub due: Option<Date>,
    /// Amount without tax.
    pub net: Option<Decimal>,
    /// Tax.
    pub tax: Option<Decimal>,
    /// Amount with tax.
    pub gross: Option<Decimal>,
    /// What the amounts are counted in.
    pub currency: Option<Currency>,
}

/// An amount, and whether tax is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How much.
    pub value: Decimal,
    /// Whether it includes tax.
    pub basis: Basis,
}

/// A booking that names a document, in a budget that these readers may see.
#[derive(Clone, Copy, Debug)]
pub struct PaperBooking<'a> {
    /// The budget.
    pub budget: PageId,
    /// The budget.
    pub page: &'a Page,
    /// The booking.
    pub booking: &'a Booking,
}

impl Paper<'_> {
    /// What it comes to: with tax if that is known, else without.
    pub fn amount(&self) -> Option<Amount> {
        let gross = self
            .gross
            .or_else(|| self.net?.checked_add(self.tax?))
            .map(|value| (value, Basis::Gross));
        let (value, basis) = gross.or(self.net.map(|value| (value, Basis::Net)))?;
        Some(Amount { value, basis })
    }

    /// The same as it counts in sums: a credit note takes away, whichever sign it is written with.
    pub fn value(&self) -> Option<Amount> {
        let amount = self.amount()?;
        Some(match self.document.kind {
            Some(DocumentKind::CreditNote) => Amount {
                value: -amount.value.abs(),
                ..amount
            },
            _ => amount,
        })
    }

    /// What is still to be paid of it, never less than nothing; of a credit note, what is still to be paid out. Nothing for what waits for
    /// no payment or has no known amount.
    pub fn open(&self) -> Option<Decimal> {
        if self.document.waits_for() != Some(Waiting::Payment) {
            return None;
        }
        let whole = self.amount()?.value;
        let whole = match self.document.kind {
            Some(DocumentKind::CreditNote) => whole.abs(),
            _ => whole,
        };
        let paid = self.document.paid.unwrap_or_default();
        let open = whole.checked_sub(paid)?;
        Some(open.max(Decimal::ZERO.min(whole)))
    }

    /// The day by which somebody should have done what an open document waits for.
    pub fn deadline(&self) -> Option<Date> {
        self.document.waits_for()?;
        self.due.or(self.document.valid_until)
    }

    /// The last day on which it holds, as long as anybody cares.
    pub fn expires(&self) -> Option<Date> {
        let day = self.document.valid_until?;
        let is_draft = self.document.state == Some(DocumentState::Draft);
        (!self.document.is_over() && !is_draft).then_some(day)
    }

    /// The folder of the project it belongs to.
    pub fn project(&self) -> Option<&str> {
        let own = self.document.project.as_deref();
        own.or(self.page.project.as_deref())
    }
}

impl<'a> View<'a> {
    /// A document with all that is known of it; none for other pages.
    pub fn paper(&self, id: PageId, page: &'a Page) -> Option<Paper<'a>> {
        let Record::Document(document) = &page.record else {
            return None;
        };
        let said = self.invoice(page);
        Some(Paper {
            id,
            page,
            document,
            number: document
                .number
                .as_deref()
                .or(said.and_then(|said| said.number.as_deref())),
            date: page.common.date.or(said.and_then(|said| said.issued)),
            due: document.due.or(said.and_then(|said| said.due)),
            net: document.net,
            tax: document.tax,
            gross: document.gross,
            currency: document.currency.or(self.settings().currency),
        })
    }

    /// Every document of this view, by logical path.
    pub fn papers(&self) -> impl Iterator<Item = Paper<'a>> {
        let pages = self.pages();
        let documents = pages.filter(|(_, page)| page.section == Section::Documents);
        documents.filter_map(|(id, page)| self.paper(id, page))
    }

    /// The open documents of a scope that wait for the readers' side, the most urgent first, those without a day last.
    pub fn papers_for_readers(&self, scope: Scope<'_>) -> Vec<Paper<'a>> {
        let readers = self.readers_side();
        let papers = self.papers();
        let mut waiting: Vec<Paper<'a>> = papers
            .filter(|paper| paper.document.is_for(readers))
            .filter(|paper| match scope {
                Scope::Project(folder) => paper.project() == Some(folder),
                _ => scope.holds(paper.page),
            })
            .collect();
        waiting.sort_by_key(|paper| (paper.deadline().is_none(), paper.deadline(), paper.id));
        waiting
    }

    /// The documents that hang together with one, in the order of a deal, itself included; empty when it stands alone.
    pub fn chain(&self, id: PageId) -> &[PageId] {
        self.chains.around(id)
    }

    /// A document by its number, whatever its kind.
    pub fn numbered(&self, number: &str) -> Option<PageId> {
        self.chains.numbered(number)
    }

    /// The bookings of each document, by its number.
    pub fn bookings_by_document(&self) -> BTreeMap<&'a str, Vec<PaperBooking<'a>>> {
        let mut bookings: BTreeMap<&str, Vec<PaperBooking<'a>>> = BTreeMap::new();
        for (id, page) in self.pages() {
            for booking in self.bookings(page) {
                if let Some(number) = booking.document.as_deref() {
                    bookings.entry(number).or_default().push(PaperBooking {
                        budget: id,
                        page,
                        booking,
                    });
                }
            }
        }
        bookings
    }
}
