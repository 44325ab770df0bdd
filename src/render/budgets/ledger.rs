//! The page of a ledger: every booking, to be searched, sorted and summed up by the reader's browser.
//!
//! A ledger may have a hundred thousand rows. Only the newest few are HTML; all of them travel as lines of plain text, from which the reader's script draws
//! what somebody asks for.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::config::{Choice as _, Currency};
use crate::model::{Account, Booking, BookingKind, Document, DocumentKind, Figures, Page, Record};
use crate::render::context::ledger::{Choice, LedgerColumn, LedgerContext, LedgerRow, LedgerSum};
use crate::render::pages::Pages;

/// How many of the newest bookings can be read without the script.
const SHOWN: usize = 50;

/// The documents of a view by number, and which of their kind.
type Documents<'a> = BTreeMap<&'a str, Vec<(Option<DocumentKind>, &'a str)>>;

impl Pages<'_, '_> {
    /// What the page of a ledger says.
    pub(in crate::render) fn ledger(&self, page: &Page) -> Option<LedgerContext> {
        let (_, budget) = self.view.budget_of(page)?;
        let account = self.view.account(budget)?;
        let mut bookings: Vec<&Booking> = account.budget.bookings.iter().collect();
        // Of one day, what was booked last comes first.
        bookings.reverse();
        bookings.sort_by_key(|booking| std::cmp::Reverse(booking.date));
        let documents = self.documents_by_number();
        let url = |booking: &Booking| {
            let number = booking.document.as_deref()?;
            document_of(booking, documents.get(number)?)
        };
        let (lines, kinds) = (lines(&account, &bookings), self.kinds(&bookings));
        let (data, named) = data(&bookings, &lines, &kinds, url);
        let newest = bookings.iter().take(SHOWN);
        let rows = newest.map(|booking| self.ledger_row(booking, &account, &lines, url(booking)));
        Some(LedgerContext {
            budget: self.named(&budget.path)?,
            currency: account
                .currency
                .map(|currency| currency.as_str().to_owned()),
            decimals: account.currency.map_or(2, |currency| currency.decimals()),
            columns: self.ledger_columns(&bookings, lines.len() > 1, kinds.len() > 1),
            count: bookings.len(),
            rows: rows.collect(),
            sums: self.ledger_sums(&account, &bookings),
            lines,
            kinds,
            data,
            documents: named,
        })
    }

    fn documents_by_number(&self) -> Documents<'_> {
        let mut documents: Documents<'_> = BTreeMap::new();
        for (id, page) in self.view.pages() {
            if let Record::Document(Document {
                kind,
                number: Some(number),
                ..
            }) = &page.record
            {
                let known = documents.entry(number).or_default();
                known.push((*kind, self.urls.page(id)));
            }
        }
        documents
    }

    fn kinds(&self, bookings: &[&Booking]) -> Vec<Choice> {
        let words: BTreeSet<&str> = bookings
            .iter()
            .map(|booking| booking.kind().word())
            .collect();
        let known = BookingKind::ALL
            .iter()
            .filter(|(word, _)| words.contains(word));
        known
            .map(|(word, _)| Choice {
                value: (*word).to_owned(),
                label: self.facts.locale.text(&format!("booking-{word}")),
            })
            .collect()
    }

    fn ledger_columns(
        &self,
        bookings: &[&Booking],
        has_lines: bool,
        has_kinds: bool,
    ) -> Vec<LedgerColumn> {
        let any = |says: fn(&Booking) -> bool| bookings.iter().any(|booking| says(booking));
        let columns = [
            ("date", true),
            ("line", has_lines),
            ("kind", has_kinds),
            ("document", any(|booking| booking.document.is_some())),
            ("note", any(|booking| booking.note.is_some())),
            ("amount", any(|booking| booking.amount.is_some())),
            ("hours", any(|booking| booking.hours.is_some())),
        ];
        let said = columns.into_iter().filter(|(_, is_said)| *is_said);
        said.map(|(key, _)| LedgerColumn {
            key,
            label: self.facts.locale.text(&format!("column-{key}")),
        })
        .collect()
    }

    fn ledger_row(
        &self,
        booking: &Booking,
        account: &Account<'_>,
        lines: &[Choice],
        url: Option<&str>,
    ) -> LedgerRow {
        let line = lines.iter().find(|line| line.value == booking.line);
        let kind = booking.kind().word();
        LedgerRow {
            date: booking.date.map(|date| self.facts.day(date)),
            line: line.map(|line| line.label.clone()).unwrap_or_default(),
            kind: self.facts.locale.text(&format!("booking-{kind}")),
            amount: self.money_or_nothing(booking.amount, account.currency),
            hours: self.hours_or_nothing(booking.hours),
            document: booking.document.clone().unwrap_or_default(),
            url: url.map(str::to_owned),
            note: booking.note.clone().unwrap_or_default(),
        }
    }

    /// What was spent, and what is committed: two things that nobody adds up.
    fn ledger_sums(&self, account: &Account<'_>, bookings: &[&Booking]) -> Vec<LedgerSum> {
        let sums: [(&str, bool, fn(&Figures) -> Decimal); 2] = [
            ("ledger-spent", false, |figures| figures.actual),
            ("ledger-committed", true, |figures| figures.committed),
        ];
        sums.into_iter()
            .filter_map(|(label, is_committed, sum)| {
                let of_it = |booking: &&&Booking| {
                    (booking.kind() == BookingKind::Committed) == is_committed
                };
                let own: Vec<&&Booking> = bookings.iter().filter(of_it).collect();
                own.first()?;
                let has_money = own.iter().any(|booking| booking.amount.is_some());
                let has_hours = own.iter().any(|booking| booking.hours.is_some());
                let money = Some(sum(&account.money)).filter(|_| has_money);
                Some(LedgerSum {
                    key: if is_committed { "committed" } else { "spent" },
                    label: self.facts.locale.text(label),
                    amount: self.money_or_nothing(money, account.currency),
                    hours: self.hours_or_nothing(Some(sum(&account.hours)).filter(|_| has_hours)),
                })
            })
            .collect()
    }

    fn money_or_nothing(&self, amount: Option<Decimal>, currency: Option<Currency>) -> String {
        let notation = self.facts.notation;
        amount.map_or_else(String::new, |amount| notation.money(amount, currency))
    }

    fn hours_or_nothing(&self, hours: Option<Decimal>) -> String {
        hours.map_or_else(String::new, |hours| self.facts.notation.decimal(hours))
    }
}

/// The lines that are booked on, in the order of the budget.
fn lines(account: &Account<'_>, bookings: &[&Booking]) -> Vec<Choice> {
    let mut booked: BTreeSet<&str> = bookings
        .iter()
        .map(|booking| booking.line.as_str())
        .collect();
    let known = account
        .budget
        .lines
        .iter()
        .filter(|line| booked.remove(line.id.as_str()));
    let mut lines: Vec<Choice> = known
        .map(|line| Choice {
            value: line.id.clone(),
            label: line.title.clone().unwrap_or_else(|| line.id.clone()),
        })
        .collect();
    lines.extend(booked.into_iter().map(|id| Choice {
        value: id.to_owned(),
        label: id.to_owned(),
    }));
    lines
}

/// Which of the documents with its number a booking means: numbers are unique only among documents of one kind.
fn document_of<'a>(
    booking: &Booking,
    documents: &[(Option<DocumentKind>, &'a str)],
) -> Option<&'a str> {
    let is_order = |kind: &Option<DocumentKind>| {
        matches!(
            kind,
            Some(
                DocumentKind::Order
                    | DocumentKind::OrderConfirmation
                    | DocumentKind::Quotation
                    | DocumentKind::Contract
            )
        )
    };
    let wants_order = booking.kind() == BookingKind::Committed;
    let fitting = documents
        .iter()
        .find(|(kind, _)| is_order(kind) == wants_order);
    fitting.or(documents.first()).map(|(_, url)| *url)
}

/// All bookings and the documents that they name, as lines of plain text.
fn data<'a>(
    bookings: &[&'a Booking],
    lines: &[Choice],
    kinds: &[Choice],
    url: impl Fn(&'a Booking) -> Option<&'a str>,
) -> (String, String) {
    let places = |choices: &[Choice]| -> BTreeMap<String, usize> {
        let values = choices.iter().map(|choice| choice.value.clone());
        values.zip(0..).collect()
    };
    let (lines, kinds) = (places(lines), places(kinds));
    let place = |places: &BTreeMap<String, usize>, value: &str| {
        places
            .get(value)
            .map_or_else(String::new, ToString::to_string)
    };
    let mut documents: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    let (mut rows, mut named) = (String::new(), String::new());
    for &booking in bookings {
        let document = booking.document.as_deref().map(|number| {
            let next = documents.len();
            let url = url(booking);
            *documents.entry((number, url)).or_insert_with(|| {
                push_line(&mut named, &[number, url.unwrap_or_default()]);
                next
            })
        });
        let said = |number: Option<Decimal>| {
            number.map_or_else(String::new, |number| number.normalize().to_string())
        };
        push_line(
            &mut rows,
            &[
                &booking
                    .date
                    .map_or_else(String::new, |date| date.to_string()),
                &place(&lines, &booking.line),
                &place(&kinds, booking.kind().word()),
                &said(booking.amount),
                &said(booking.hours),
                &document.map_or_else(String::new, |document| document.to_string()),
                booking.note.as_deref().unwrap_or_default(),
            ],
        );
    }
    (rows, named)
}

/// What cannot stand in a line, or in HTML, becomes a space.
fn push_line(text: &mut String, fields: &[&str]) {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            text.push('\t');
        }
        text.extend(
            field
                .chars()
                .map(|letter| if letter.is_control() { ' ' } else { letter }),
        );
    }
    text.push('\n');
}
