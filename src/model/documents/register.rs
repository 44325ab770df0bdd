//! The register: all documents of a portal or a project, what is open among them, and what they come to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::choices::{Basis, DocumentKind, DocumentState};
use super::super::page::{Page, Record};
use super::super::view::View;
use super::paper::Paper;
use crate::config::{Currency, Section};

/// The documents of a folder as the readers of a view see them.
#[derive(Debug, Default)]
pub struct Register<'a> {
    /// What somebody has to do something about: by the day it is due, those without a day last.
    pub open: Vec<Paper<'a>>,
    /// What holds until some day and waits for nothing, by that day.
    pub expiring: Vec<Paper<'a>>,
    /// All of them, the newest first, those without a day last.
    pub papers: Vec<Paper<'a>>,
    /// What they come to: never across currencies, never net and gross in one.
    pub sums: Vec<RegisterSum>,
}

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegisterGroup {
    /// Invoices of every kind.
    Invoices,
    /// Credit notes, less than nothing.
    Credits,
    /// Quotations.
    Quotations,
    /// Orders.
    Orders,
    /// Confirmations of orders.
    Confirmations,
}

impl RegisterGroup {
    /// Its name in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Quotations => "quotations",
            Self::Orders => "orders",
            Self::Confirmations => "confirmations",
            Self::Invoices => "invoices",
            Self::Credits => "credits",
        }
    }

    /// Where a kind of document is counted.
    pub fn of(kind: DocumentKind) -> Option<Self> {
        match kind {
            DocumentKind::Quotation => Some(Self::Quotations),
            DocumentKind::Order => Some(Self::Orders),
            DocumentKind::OrderConfirmation => Some(Self::Confirmations),
            DocumentKind::CreditNote => Some(Self::Credits),
            _ if kind.is_payable() => Some(Self::Invoices),
            _ => None,
        }
    }
}

/// The sum of documents of one group, currency, basis and state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterSum {
    /// What is counted.
    pub group: RegisterGroup,
    /// The currency, if it is known.
    pub currency: Option<Currency>,
    /// Whether tax is in the sum.
    pub basis: Basis,
    /// How far they have come.
    pub state: Option<DocumentState>,
    /// How many they are.
    pub count: usize,
    /// What they come to; none where no number is large enough.
    pub total: Option<Decimal>,
    /// What of it is still to be paid.
    pub open: Option<Decimal>,
}

impl<'a> View<'a> {
    /// The register on a page: of the portal with its projects, of one project, or of a folder of documents.
    pub fn register(&self, folder: &Page) -> Option<Register<'a>> {
        if folder.record != Record::Folder || folder.section != Section::Documents {
            return None;
        }
        let is_section = self.is_section(folder);
        let inside = format!("{}/", folder.path);
        let mut papers: Vec<Paper<'a>> = self
            .papers()
            .filter(|paper| match folder.project.as_deref() {
                _ if !is_section => paper.page.path.starts_with(&inside),
                Some(project) => paper.project() == Some(project),
                None => true,
            })
            .collect();
        papers.sort_by(|a, b| {
            let key = |paper: &Paper<'a>| (paper.date, paper.number);
            key(b)
                .cmp(&key(a))
                .then_with(|| a.page.path.cmp(&b.page.path))
        });
        let waits = |paper: &&Paper<'_>| paper.document.waits_for().is_some();
        let mut open: Vec<Paper<'a>> = papers.iter().filter(waits).copied().collect();
        open.sort_by_key(|paper| (paper.deadline().is_none(), paper.deadline(), paper.id));
        let mut expiring: Vec<Paper<'a>> = papers
            .iter()
            .filter(|paper| !waits(paper) && paper.expires().is_some())
            .copied()
            .collect();
        expiring.sort_by_key(|paper| (paper.expires(), Reverse(paper.date), paper.id));
        Some(Register {
            open,
            expiring,
            sums: sums(&papers),
            papers,
        })
    }
}

fn sums(papers: &[Paper<'_>]) -> Vec<RegisterSum> {
    let mut sums: BTreeMap<_, RegisterSum> = BTreeMap::new();
    for paper in papers {
        let Some(group) = paper.document.kind.and_then(RegisterGroup::of) else {
            continue;
        };
        let Some(amount) = paper.value() else {
            continue;
        };
        let (currency, state) = (paper.currency, paper.document.state);
        let code = currency.map(|currency| currency.as_str().to_owned());
        let sum = sums
            .entry((group, code, amount.basis, state))
            .or_insert(RegisterSum {
                group,
                currency,
                basis: amount.basis,
                state,
                count: 0,
                total: Some(Decimal::ZERO),
                open: None,
            });
        sum.count += 1;
        sum.total = sum.total.and_then(|total| total.checked_add(amount.value));
        if let Some(open) = paper.open() {
            sum.open = sum.open.unwrap_or_default().checked_add(open);
        }
    }
    sums.into_values().collect()
}
