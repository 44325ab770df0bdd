//! Which documents belong together: a quotation, the order it led to, its confirmation, invoices, what corrects them.
//!
//! Documents name each other by number. Whatever hangs together by `quotation`, `order` and `corrects` is a chain; `refers` only points.

use std::collections::BTreeMap;

use super::super::choices::DocumentKind;
use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::record::Document;

/// A key that names another document by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    Quotation,
    Order,
    Corrects,
    Refers,
}

impl Relation {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Order => "order",
            Self::Corrects => "corrects",
            Self::Refers => "refers",
        }
    }

    /// The kinds of documents that it may name.
    pub(super) fn fits(self, kind: Option<DocumentKind>) -> bool {
        match (self, kind) {
            (Self::Refers, _) | (_, None) => true,
            (Self::Quotation, Some(kind)) => kind == DocumentKind::Quotation,
            (Self::Order, Some(kind)) => {
                matches!(kind, DocumentKind::Order | DocumentKind::OrderConfirmation)
            }
            (Self::Corrects, Some(kind)) => kind.is_payable() || kind == DocumentKind::CreditNote,
        }
    }

    /// Whether it makes a chain.
    pub(super) fn binds(self) -> bool {
        self != Self::Refers
    }
}

/// What a number leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Related {
    Known(PageId),
    /// Only a document of a kind that the key does not mean has this number.
    Unfit(PageId),
    Unknown,
}

impl Document {
    /// The documents it names, earlier ones.
    pub(super) fn relations(&self) -> impl Iterator<Item = (Relation, &str)> {
        let own = [
            (Relation::Quotation, &self.quotation),
            (Relation::Order, &self.order),
            (Relation::Corrects, &self.corrects),
        ];
        let own = own
            .into_iter()
            .filter_map(|(relation, number)| Some((relation, number.as_deref()?)));
        let refers = self.refers.iter();
        own.chain(refers.map(|number| (Relation::Refers, number.as_str())))
    }
}

/// Documents by number.
pub(super) struct Numbers<'a> {
    by_number: BTreeMap<&'a str, Vec<(PageId, Option<DocumentKind>)>>,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(pages: impl Iterator<Item = (PageId, &'a Page)>) -> Self {
        let mut by_number: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (id, page) in pages {
            if let Record::Document(document) = &page.record
                && let Some(number) = &document.number
            {
                let known = by_number.entry(number).or_default();
                known.push((id, document.kind));
            }
        }
        Self { by_number }
    }

    /// What the document `own` means by a number.
    pub(super) fn find(&self, own: PageId, relation: Relation, number: &str) -> Related {
        let Some(known) = self.by_number.get(number) else {
            return Related::Unknown;
        };
        // An order before its confirmation, if they share a number; and a credit note may have the number of its invoice.
        let mut fit = known.iter().filter(|(_, kind)| relation.fits(*kind));
        let mut others = known.iter().filter(|(id, _)| *id != own);
        match fit.clone().find(|(id, _)| *id != own).or(fit.next()) {
            Some((id, _)) => Related::Known(*id),
            None => others
                .next()
                .or(known.first())
                .map_or(Related::Unknown, |(id, _)| Related::Unfit(*id)),
        }
    }

    pub(super) fn known(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.by_number.keys().copied()
    }
}

/// The chains of documents, as far as pages are given.
#[derive(Debug, Default)]
pub(in crate::model) struct Chains {
    /// The number of the chain of each document that has relatives.
    of: BTreeMap<PageId, usize>,
    chains: Vec<Vec<PageId>>,
    /// The first document with each number.
    numbered: BTreeMap<String, PageId>,
}

impl Chains {
    /// Puts together what hangs together, in the order of a deal: by stage, then by day.
    pub(in crate::model) fn of<'a>(
        pages: impl Iterator<Item = (PageId, &'a Page)> + Clone,
    ) -> Self {
        let numbers = Numbers::of(pages.clone());
        let documents = pages.filter_map(|(id, page)| match &page.record {
            Record::Document(document) => Some((id, page, document)),
            _ => None,
        });
        let mut groups = Groups::default();
        for (id, _, document) in documents.clone() {
            for (relation, number) in document.relations() {
                if relation.binds()
                    && let Related::Known(other) = numbers.find(id, relation, number)
                    && other != id
                {
                    groups.join(id, other);
                }
            }
        }
        let mut sorted: BTreeMap<PageId, Vec<_>> = BTreeMap::new();
        for (id, page, document) in documents {
            if groups.parents.contains_key(&id) {
                let key = (stage(document.kind), page.common.date, id);
                sorted.entry(groups.root(id)).or_default().push(key);
            }
        }
        let first = numbers.by_number.iter().filter_map(|(number, known)| {
            let (id, _) = known.first()?;
            Some(((*number).to_owned(), *id))
        });
        let mut chains = Self {
            numbered: first.collect(),
            ..Self::default()
        };
        for mut chain in sorted.into_values() {
            chain.sort_unstable();
            let ids: Vec<PageId> = chain.into_iter().map(|(_, _, id)| id).collect();
            chains
                .of
                .extend(ids.iter().map(|id| (*id, chains.chains.len())));
            chains.chains.push(ids);
        }
        chains
    }

    /// The chain that a document belongs to, itself included; empty when it stands alone.
    pub(in crate::model) fn around(&self, id: PageId) -> &[PageId] {
        self.of.get(&id).map_or(&[], |chain| &self.chains[*chain])
    }

    /// A document by its number.
    pub(super) fn numbered(&self, number: &str) -> Option<PageId> {
        self.numbered.get(number).copied()
    }

    /// Every chain.
    pub(super) fn all(&self) -> impl Iterator<Item = &[PageId]> {
        self.chains.iter().map(Vec::as_slice)
    }
}

/// Where in a deal a kind of document comes.
fn stage(kind: Option<DocumentKind>) -> usize {
    match kind {
        Some(DocumentKind::Contract | DocumentKind::Nda | DocumentKind::Dpa) => 0,
        Some(DocumentKind::Quotation) => 1,
        Some(DocumentKind::Order) => 2,
        Some(DocumentKind::OrderConfirmation) => 3,
        Some(DocumentKind::DeliveryNote | DocumentKind::Timesheet) => 4,
        Some(
            DocumentKind::Invoice | DocumentKind::PartialInvoice | DocumentKind::CorrectedInvoice,
        ) => 5,
        Some(DocumentKind::CreditNote) => 6,
        _ => 7,
    }
}

/// Sets that grow together (union-find, halving paths).
#[derive(Default)]
struct Groups {
    parents: BTreeMap<PageId, PageId>,
}

impl Groups {
    fn root(&mut self, id: PageId) -> PageId {
        let mut at = id;
        loop {
            let up = *self.parents.entry(at).or_insert(at);
            if up == at {
                return at;
            }
            let above = *self.parents.entry(up).or_insert(up);
            self.parents.insert(at, above);
            at = above;
        }
    }

    fn join(&mut self, a: PageId, b: PageId) {
        let (a, b) = (self.root(a), self.root(b));
        // The smaller number stays on top, so that nothing depends on the order.
        self.parents.insert(a.max(b), a.min(b));
    }
}
