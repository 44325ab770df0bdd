//! The page of a document: the paper at a glance, what it belongs to, and where it was booked.

use rust_decimal::Decimal;

use super::super::context::documents::{BookingItem, ChainItem, DocumentContext};
use super::super::context::{Fact, Named};
use super::super::html::in_fragment;
use super::super::pages::Pages;
use crate::config::{Currency, Section};
use crate::model::{Basis, Page, PageId, Paper, PaperBooking, Record, parent};

/// Of a long chain, so many are shown from its beginning, and on either side of the document.
const NEAR: usize = 6;
/// How many bookings a page shows.
const BOOKINGS: usize = 20;

impl<'v> Pages<'_, 'v> {
    /// What the page of a document says apart from its text.
    pub(in crate::render) fn document(
        &self,
        id: PageId,
        page: &'v Page,
    ) -> Option<DocumentContext> {
        let paper = self.view.paper(id, page)?;
        let (chain, chain_more) = self.chain(id);
        let money = |amount| self.facts.notation.money(amount, paper.currency);
        let amount = paper.amount();
        let open = paper
            .open()
            .filter(|open| amount.is_none_or(|amount| amount.value.abs() != *open));
        let waits = self.waits(&paper);
        Some(DocumentContext {
            number: paper.number.map(str::to_owned),
            amount: amount.map(|amount| {
                let key = match amount.basis {
                    Basis::Gross => "gross",
                    Basis::Net => "net",
                };
                self.facts.fact(key, money(amount.value))
            }),
            open: open.map(|open| self.facts.fact("open", money(open))),
            state: paper
                .document
                .state
                .map(|state| self.facts.document_state(state)),
            waits,
            deadline: self.deadline(&paper),
            details: self.details(&paper),
            chain,
            chain_more,
            register: self.register_around(page),
            bookings: self.booked(&paper),
            is_file: page.body.is_none(),
        })
    }

    /// What it says besides what stands at a glance.
    fn details(&self, paper: &Paper<'_>) -> Vec<Fact> {
        let document = paper.document;
        let money = |key, amount: Option<Decimal>, currency: Option<Currency>| {
            let notation = self.facts.notation;
            amount.map(|amount| self.facts.fact(key, notation.money(amount, currency)))
        };
        let date = |day| self.facts.notation.date(day);
        let has_tax = paper.tax.is_some() && paper.amount().is_some();
        let from = document.from.map(|side| {
            let side = self.facts.locale.text(&format!("side-{}", side.word()));
            self.facts.fact("from", side)
        });
        let mut facts: Vec<Fact> = [
            from,
            paper
                .due
                .filter(|_| document.waits_for().is_none())
                .map(|day| self.facts.fact("due", date(day))),
            document
                .valid_until
                .filter(|_| paper.due.is_some() || document.is_over())
                .map(|day| self.facts.fact("valid-until", date(day))),
            money("net", paper.net.filter(|_| has_tax), paper.currency),
            money("tax", paper.tax, paper.currency),
            money("paid", document.paid, paper.currency),
            document
                .paid_on
                .map(|day| self.facts.fact("paid-on", date(day))),
        ]
        .into_iter()
        .flatten()
        .collect();
        let orders = document.order.iter();
        let orders = orders.map(|number| (number, self.facts.fact("order", number.clone())));
        let refers = document.refers.iter();
        let refers = refers.map(|number| (number, self.facts.fact("refers", number.clone())));
        facts.extend(orders.chain(refers).map(|(number, fact)| Fact {
            url: self.view.numbered(number).map(|id| self.url(id)),
            ..fact
        }));
        // A document in the folder of its project says so in the way to it.
        let project = document.project.as_deref();
        let project = project.filter(|project| paper.page.project.as_deref() != Some(project));
        if let Some(Named { title, lang, url }) = project.and_then(|folder| self.named(folder)) {
            facts.push(Fact {
                url: Some(url),
                lang,
                ..self.facts.fact("project", title)
            });
        }
        facts
    }

    /// What hangs together with a document, and how many more there are.
    fn chain(&self, id: PageId) -> (Vec<ChainItem>, usize) {
        let chain = self.view.chain(id);
        let at = chain.iter().position(|other| *other == id).unwrap_or(0);
        let is_near = |position: usize| position < NEAR || position.abs_diff(at) <= NEAR;
        let near = chain
            .iter()
            .enumerate()
            .filter(|(position, _)| is_near(*position));
        let items: Vec<ChainItem> = near
            .filter_map(|(_, other)| self.chain_item(*other, *other == id))
            .collect();
        let more = chain.len() - items.len();
        (items, more)
    }

    fn chain_item(&self, id: PageId, current: bool) -> Option<ChainItem> {
        let page = self.view.page(id);
        let paper = self.view.paper(id, page)?;
        Some(ChainItem {
            kind_label: self.kind_label(page),
            name: paper.number.map_or_else(|| self.title(page), str::to_owned),
            lang: self.title_lang(page).filter(|_| paper.number.is_none()),
            url: self.url(id),
            date: paper.date.map(|date| self.facts.day(date)),
            amount: self.amount_of(&paper),
            state: paper
                .document
                .state
                .map(|state| self.facts.document_state(state)),
            current,
        })
    }

    /// What a document comes to, in words.
    pub(super) fn amount_of(&self, paper: &Paper<'_>) -> Option<String> {
        let amount = paper.value()?;
        Some(self.facts.notation.money(amount.value, paper.currency))
    }

    /// The register that a document is found in.
    fn register_around(&self, page: &Page) -> Option<Named> {
        let mut path = page.path.as_str();
        while let Some(up) = parent(path) {
            let found = self.view.page_at(up).filter(|(_, page)| {
                page.record == Record::Folder && page.section == Section::Documents
            });
            if found.is_some() {
                return self.named(up);
            }
            path = up;
        }
        None
    }

    fn booked(&self, paper: &Paper<'_>) -> Vec<BookingItem> {
        let bookings = paper.number.and_then(|number| self.bookings.get(number));
        let bookings = bookings.map_or(&[][..], Vec::as_slice);
        let bookings = bookings.iter().take(BOOKINGS);
        bookings
            .filter_map(|booking| self.booking(booking))
            .collect()
    }

    fn booking(&self, booked: &PaperBooking<'_>) -> Option<BookingItem> {
        let PaperBooking {
            budget,
            page,
            booking,
        } = booked;
        let Record::Budget(record) = &page.record else {
            return None;
        };
        let url = match self.view.ledger_of(page) {
            Some((ledger, _)) => {
                let number = booking.document.as_deref().unwrap_or_default();
                format!("{}#q={}", self.url(ledger), in_fragment(number))
            }
            None => self.url(*budget),
        };
        let mut lines = record.lines.iter();
        let line = lines.find(|line| line.id == booking.line);
        let title = line.and_then(|line| line.title.clone());
        let currency = self.facts.currency(record.currency);
        let hours = booking
            .hours
            .map(|hours| format!("{}\u{a0}h", self.facts.notation.decimal(hours)));
        let amount = booking
            .amount
            .map(|amount| self.facts.notation.money(amount, currency));
        Some(BookingItem {
            budget: self.title(page),
            lang: self.title_lang(page),
            url,
            line: title.unwrap_or_else(|| booking.line.clone()),
            date: booking.date.map(|date| self.facts.day(date)),
            kind: booking
                .kind
                .map(|kind| self.facts.locale.text(&format!("booking-{}", kind.word()))),
            amount: amount.or(hours),
        })
    }
}
