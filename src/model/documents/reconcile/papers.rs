//! The documents of a portal by their numbers, and where their keys stand.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::super::choices::{Basis, DocumentKind, DocumentState};
use super::super::super::page::{Page, Record};
use super::super::super::portal::Portal;
use super::super::record::Document;
use crate::config::Currency;
use crate::diag::Finding;
use crate::load::MarkdownFile;

/// A document that has a number.
pub(super) struct Paper<'a> {
    pub(super) number: &'a str,
    pub(super) document: &'a Document,
    /// Its currency, or the portal's.
    pub(super) currency: Option<Currency>,
    page: &'a Page,
    file: Option<&'a MarkdownFile>,
    /// What findings call it that have no text to stand in.
    pub(super) shown: String,
}

/// All of them, in the order of their pages.
pub(super) struct Papers<'a> {
    all: Vec<Paper<'a>>,
    by_number: BTreeMap<&'a str, Vec<usize>>,
    /// Numbers as people confuse them: without signs, capitals and leading zeros.
    alike: BTreeMap<String, &'a str>,
}

impl<'a> Papers<'a> {
    pub(super) fn of(portal: &'a Portal, files: &'a [MarkdownFile]) -> Self {
        let files: BTreeMap<&str, &MarkdownFile> = files
            .iter()
            .map(|file| (file.file.as_str(), file))
            .collect();
        let mut papers = Self {
            all: Vec::new(),
            by_number: BTreeMap::new(),
            alike: BTreeMap::new(),
        };
        for page in &portal.pages {
            let Record::Document(document) = &page.record else {
                continue;
            };
            let Some(number) = document.number.as_deref() else {
                continue;
            };
            let body = page.body.as_ref();
            let named = body
                .map(|body| body.file.as_str())
                .or_else(|| Some(document.file.as_deref()?.trim_start_matches('/')));
            papers
                .by_number
                .entry(number)
                .or_default()
                .push(papers.all.len());
            papers.alike.entry(plain(number)).or_insert(number);
            papers.all.push(Paper {
                number,
                document,
                currency: document.currency.or(portal.settings.currency),
                page,
                file: body.and_then(|body| files.get(body.file.as_str()).copied()),
                shown: format!("{}/{}", portal.shown, named.unwrap_or(&page.path)),
            });
        }
        papers
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Paper<'a>> {
        self.all.iter()
    }

    /// The documents of a number: one of each kind at most, unless something is wrong that is told elsewhere.
    pub(super) fn numbered(&self, number: &str) -> impl Iterator<Item = &Paper<'a>> {
        let found = self.by_number.get(number).map_or(&[][..], Vec::as_slice);
        found.iter().map(|index| &self.all[*index])
    }

    /// Whether both an invoice and a credit note have this number.
    pub(super) fn are_both(&self, number: &str) -> bool {
        let asks = |paper: &Paper<'_>| paper.asks_or_gives() && !paper.is_credit();
        self.numbered(number).any(Paper::is_credit) && self.numbered(number).any(asks)
    }

    pub(super) fn knows(&self, number: &str) -> bool {
        self.by_number.contains_key(number)
    }

    /// A number that is typed a little differently.
    pub(super) fn alike(&self, number: &str) -> Option<&'a str> {
        self.alike.get(&plain(number)).copied()
    }
}

impl<'a> Paper<'a> {
    /// Whether it asks for money, or gives it back.
    pub(super) fn is_invoice(&self) -> bool {
        self.asks_or_gives() && !self.is_void()
    }

    fn asks_or_gives(&self) -> bool {
        matches!(
            self.document.kind,
            Some(
                DocumentKind::Invoice
                    | DocumentKind::PartialInvoice
                    | DocumentKind::CorrectedInvoice
                    | DocumentKind::CreditNote
            )
        )
    }

    /// Whether it gives money back.
    pub(super) fn is_credit(&self) -> bool {
        self.document.kind == Some(DocumentKind::CreditNote)
    }

    /// Whether it orders something for money.
    pub(super) fn is_order(&self) -> bool {
        let is_order = matches!(
            self.document.kind,
            Some(DocumentKind::Order | DocumentKind::OrderConfirmation)
        );
        is_order && !self.is_void()
    }

    fn is_void(&self) -> bool {
        matches!(
            self.document.state,
            Some(DocumentState::Draft | DocumentState::Rejected | DocumentState::Cancelled)
        )
    }

    /// Its amount without or with tax, and the key that says it. What gives money back is below zero, however it was typed.
    pub(super) fn amount(&self, basis: Basis) -> Option<(&'static str, Decimal)> {
        let Document {
            net, tax, gross, ..
        } = *self.document;
        let found = match basis {
            Basis::Net => net
                .map(|net| ("net", net))
                .or_else(|| Some(("gross", gross?.checked_sub(tax?)?))),
            Basis::Gross => gross
                .map(|gross| ("gross", gross))
                .or_else(|| Some(("net", net?.checked_add(tax?)?))),
        };
        found.map(|(key, amount)| match self.is_credit() {
            true => (key, -amount.abs()),
            false => (key, amount),
        })
    }

    /// A warning at one of its keys.
    pub(super) fn warning(&self, key: &str, code: &'static str, message: String) -> Finding {
        let typed = self.file.and_then(|file| file.front.table.get(key));
        match (typed, &self.page.body) {
            (Some(node), Some(body)) => {
                Finding::warning(code, &body.source, node.span.clone(), message)
            }
            _ => Finding::file_warning(code, self.shown.clone(), message),
        }
    }

    /// That it comes to `said`, and to another `sum` by what is `done`, such as booked on it.
    pub(super) fn differs(&self, basis: Basis, said: Decimal, sum: Decimal, done: &str) -> String {
        let difference = sum - said;
        let what = match basis {
            Basis::Net => "without tax",
            Basis::Gross => "with tax",
        };
        let more = if difference.is_sign_negative() {
            "less"
        } else {
            "more"
        };
        format!(
            "`{}` comes to {} {what}, and {} is {done}: {} {more}",
            self.number,
            self.money(said),
            self.money(sum),
            self.money(difference.abs())
        )
    }

    /// An amount in its currency.
    pub(super) fn money(&self, amount: Decimal) -> String {
        money(amount, self.currency)
    }

    /// The smallest unit of its currency.
    pub(super) fn unit(&self) -> Decimal {
        Decimal::new(1, self.currency.map_or(2, |currency| currency.decimals()))
    }
}

/// An amount as findings say it: plain, so that it can be searched for.
fn money(amount: Decimal, currency: Option<Currency>) -> String {
    let decimals = currency.map_or(2, |currency| currency.decimals()) as usize;
    let amount = amount.normalize();
    let decimals = decimals.max(amount.scale() as usize);
    match currency {
        Some(currency) => format!("{amount:.decimals$} {}", currency.as_str()),
        None => format!("{amount:.decimals$}"),
    }
}

/// The letters and digits of a number in groups, without leading zeros: `R 2026/118` is as good as `r-2026-0118`.
fn plain(number: &str) -> String {
    let mut groups: Vec<String> = Vec::new();
    let mut before = None;
    for letter in number.chars() {
        let class = letter.is_alphanumeric().then(|| letter.is_ascii_digit());
        if let Some(is_digit) = class {
            if before != class {
                groups.push(String::new());
            }
            let group = groups
                .last_mut()
                .expect("one was pushed for the first letter");
            if !(is_digit && letter == '0' && group.is_empty()) {
                group.extend(letter.to_uppercase());
            }
        }
        before = class;
    }
    groups.join("-")
}
