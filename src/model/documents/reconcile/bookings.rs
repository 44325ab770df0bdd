//! Bookings that name a document: whether it is there, and whether they come to what it says.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::super::budget::{Booking, Budget};
use super::super::super::choices::{Basis, BookingKind};
use super::super::super::page::{Page, Record};
use super::super::super::portal::Portal;
use super::papers::{Paper, Papers};
use crate::config::{Currency, Value};
use crate::diag::{Finding, Findings, listed};
use crate::load::{LedgerFile, MarkdownFile};

/// So many warnings of one code are told of a ledger.
const MOST: usize = 20;
/// So many rows are named.
const MOST_ROWS: usize = 5;

/// The ledger of one budget.
struct Ledger<'a> {
    page: &'a Page,
    budget: &'a Budget,
    /// The file beside it, and what findings call that.
    file: Option<(&'a LedgerFile, String)>,
    front: Option<&'a MarkdownFile>,
    currency: Option<Currency>,
    /// How many warnings of each code were told.
    told: BTreeMap<&'static str, usize>,
}

/// What is booked on one document.
#[derive(Clone, Default)]
struct Booked {
    sum: Decimal,
    rows: usize,
    /// Where the first of them stand: the file and the row.
    places: Vec<(String, String)>,
    bases: BTreeSet<Basis>,
    currencies: BTreeSet<Option<Currency>>,
}

pub(super) fn check_bookings(
    portal: &Portal,
    papers: &Papers<'_>,
    files: &[MarkdownFile],
    ledgers: &BTreeMap<String, LedgerFile>,
    findings: &mut Findings,
) {
    let fronts: BTreeMap<&str, &MarkdownFile> = files
        .iter()
        .map(|file| (file.file.as_str(), file))
        .collect();
    // An invoice and a credit note may bear one number: what is booked as a credit is kept apart.
    let mut spent: BTreeMap<(&str, bool), Booked> = BTreeMap::new();
    let mut ordered: BTreeMap<&str, Booked> = BTreeMap::new();
    for page in &portal.pages {
        let Record::Budget(budget) = &page.record else {
            continue;
        };
        let file = page
            .ledger
            .as_deref()
            .and_then(|file| Some((ledgers.get(file)?, format!("{}/{file}", portal.shown))));
        let body = page.body.as_ref();
        let mut ledger = Ledger {
            page,
            budget,
            file,
            front: body.and_then(|body| fronts.get(body.file.as_str()).copied()),
            currency: budget.currency.or(portal.settings.currency),
            told: BTreeMap::new(),
        };
        ledger.check_numbers(papers, findings);
        for (index, booking) in budget.bookings.iter().enumerate() {
            let Some(number) = booking.document.as_deref() else {
                continue;
            };
            ledger.check_credit(index, booking, papers, findings);
            let (Some(amount), Some(kind)) = (booking.amount, booking.kind) else {
                continue;
            };
            let booked = match kind {
                // What is booked back is the release of what was ordered.
                BookingKind::Committed if amount.is_sign_negative() => continue,
                BookingKind::Committed => ordered.entry(number).or_default(),
                _ => spent
                    .entry((number, kind == BookingKind::Credit))
                    .or_default(),
            };
            booked.add(&ledger, index, amount);
        }
        ledger.tell_rest(findings);
    }
    for paper in papers.iter() {
        if paper.is_invoice() {
            let of_kind = |is_credit| spent.get(&(paper.number, is_credit));
            let own = of_kind(paper.is_credit());
            let other = of_kind(!paper.is_credit()).filter(|_| !papers.are_both(paper.number));
            match (own, other) {
                (Some(own), Some(other)) => own.with(other).compare(paper, findings),
                (Some(booked), None) | (None, Some(booked)) => booked.compare(paper, findings),
                (None, None) => {}
            }
        } else if let Some(booked) = ordered.get(paper.number).filter(|_| paper.is_order()) {
            booked.compare(paper, findings);
        }
    }
}

impl<'a> Ledger<'a> {
    /// Numbers that no document has: those that are nearly right one by one, all others in one note, for not every document must be here.
    /// Where none of a ledger is, its documents lie elsewhere.
    fn check_numbers(&mut self, papers: &Papers<'_>, findings: &mut Findings) {
        let mut missing: BTreeSet<&str> = BTreeSet::new();
        let mut is_known = false;
        for (index, booking) in self.budget.bookings.iter().enumerate() {
            let Some(number) = booking.document.as_deref() else {
                continue;
            };
            if papers.knows(number) {
                is_known = true;
                continue;
            }
            let Some(near) = papers.alike(number) else {
                missing.insert(number);
                continue;
            };
            is_known = true;
            let message = format!("no document has the number `{number}`");
            let hint = format!("did you mean `{near}`?");
            let warning = self
                .warning(index, "document", "unknown-document", message)
                .hint(hint);
            self.warn(warning, findings);
        }
        let Some(first) = missing.first().filter(|_| is_known) else {
            return;
        };
        let message = match missing.len() {
            1 => format!("the document `{first}` that is booked here is not in this portal"),
            count => format!(
                "{count} documents that are booked here are not in this portal, `{first}` and `{}` among them",
                missing.iter().nth(1).unwrap_or(first)
            ),
        };
        let finding = Finding::file_note("unknown-document", self.shown(), message);
        findings.push(finding.hint("put them into a folder `documents`, so that readers can open them and sums can be compared"));
    }

    /// A credit note lowers what is spent, by a booking of its own kind.
    fn check_credit(
        &mut self,
        index: usize,
        booking: &Booking,
        papers: &Papers<'_>,
        findings: &mut Findings,
    ) {
        let number = booking.document.as_deref().unwrap_or_default();
        let mut credits = papers.numbered(number).filter(|paper| paper.is_credit());
        let Some(credit) = credits.next() else { return };
        let lies_in = format!("the credit note is `{}`", credit.shown);
        if booking.kind == Some(BookingKind::Actual) && !papers.are_both(number) {
            let message = format!("the credit note `{number}` is booked as `actual`");
            let hint = format!("book it as `credit`; {lies_in}");
            let warning = self
                .warning(index, "kind", "credit-note", message)
                .hint(hint);
            self.warn(warning, findings);
        }
        let is_cost = booking.amount.is_some_and(|amount| amount > Decimal::ZERO);
        if is_cost && booking.kind == Some(BookingKind::Credit) {
            let message = format!(
                "the credit note `{number}` is booked above zero, which adds to what is spent"
            );
            let hint = format!("book it with a minus; {lies_in}");
            let warning = self
                .warning(index, "amount", "credit-note", message)
                .hint(hint);
            self.warn(warning, findings);
        }
    }

    /// Notes a warning, unless enough of its code have been told.
    fn warn(&mut self, warning: Finding, findings: &mut Findings) {
        let told = self.told.entry(warning.code).or_default();
        *told += 1;
        if *told <= MOST {
            findings.push(warning);
        }
    }

    /// How many warnings of each code were left out.
    fn tell_rest(&self, findings: &mut Findings) {
        for (code, told) in &self.told {
            if let Some(rest) = told.checked_sub(MOST).filter(|rest| *rest > 0) {
                let place = self
                    .file
                    .as_ref()
                    .map_or_else(|| self.page.path.clone(), |(_, shown)| shown.clone());
                let message = format!("and {rest} more of this kind");
                findings.push(Finding::file_warning(code, place, message));
            }
        }
    }

    /// A warning at a booking.
    fn warning(&self, index: usize, key: &str, code: &'static str, message: String) -> Finding {
        let booking = &self.budget.bookings[index];
        let Some(number) = booking.row else {
            let typed = self.front.and_then(|front| {
                let Value::List(items) = &front.front.table.get("bookings")?.value else {
                    return None;
                };
                let item = items.get(index)?;
                let Value::Table(table) = &item.value else {
                    return Some(item);
                };
                Some(table.get(key).unwrap_or(item))
            });
            return match (typed, &self.page.body) {
                (Some(node), Some(body)) => {
                    Finding::warning(code, &body.source, node.span.clone(), message)
                }
                _ => Finding::file_warning(code, self.shown(), message),
            };
        };
        if let Some((LedgerFile::Rows(rows), _)) = &self.file
            && let Some(source) = &rows.source
            && let Ok(at) = rows.rows.binary_search_by_key(&number, |row| row.number)
        {
            return Finding::warning(code, source, rows.rows[at].span.clone(), message);
        }
        Finding::file_warning(code, self.shown(), format!("row {number}: {message}"))
    }

    /// What findings call the file beside the budget, or its page.
    fn shown(&self) -> String {
        match (&self.file, &self.page.body) {
            (Some((_, shown)), _) => shown.clone(),
            (None, Some(body)) => body.source.path().to_owned(),
            (None, None) => self.page.path.clone(),
        }
    }

    /// The file and the place in it where a booking stands.
    fn place(&self, index: usize) -> (String, String) {
        match (self.budget.bookings[index].row, &self.page.body) {
            (Some(row), _) => (self.shown(), row.to_string()),
            (None, Some(body)) => (
                body.source.path().to_owned(),
                format!("booking {}", index + 1),
            ),
            (None, None) => (self.shown(), format!("booking {}", index + 1)),
        }
    }
}

impl Booked {
    fn add(&mut self, ledger: &Ledger<'_>, index: usize, amount: Decimal) {
        // No more than fifteen digits each, so that no file is long enough to fill the sum.
        self.sum = self.sum.checked_add(amount).unwrap_or(self.sum);
        self.rows += 1;
        if self.places.len() < MOST_ROWS {
            self.places.push(ledger.place(index));
        }
        self.bases.extend(ledger.budget.basis);
        self.currencies.insert(ledger.currency);
    }

    /// Both together.
    fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.sum = both.sum.checked_add(other.sum).unwrap_or(both.sum);
        both.rows += other.rows;
        both.places.extend(other.places.iter().cloned());
        both.places.truncate(MOST_ROWS);
        both.bases.extend(&other.bases);
        both.currencies.extend(&other.currencies);
        both
    }

    fn compare(&self, paper: &Paper<'_>, findings: &mut Findings) {
        // Budgets with and without tax that share a document cannot be summed up.
        let [basis] = self.bases.iter().copied().collect::<Vec<_>>()[..] else {
            return;
        };
        let Some((key, said)) = paper.amount(basis) else {
            return;
        };
        if let Some(Some(other)) = self
            .currencies
            .iter()
            .find(|currency| **currency != paper.currency)
        {
            let message = format!(
                "`{}` is counted in {}, and booked in {}",
                paper.number,
                paper
                    .currency
                    .as_ref()
                    .map_or("no currency", Currency::as_str),
                other.as_str()
            );
            let finding = paper.warning("currency", "other-currency", message);
            findings.push(finding.hint(format!("it is booked in {}", self.shown())));
            return;
        }
        let difference = self.sum - said;
        let tolerance = paper.unit() * Decimal::from(self.rows);
        if difference.abs() <= tolerance {
            return;
        }
        let message = paper.differs(basis, said, self.sum, "booked on it");
        let finding = paper.warning(key, "bookings-differ", message);
        findings.push(finding.hint(format!("it is booked in {}", self.shown())));
    }

    /// The files and rows of the bookings, in words.
    fn shown(&self) -> String {
        let mut files: Vec<(&str, Vec<&str>)> = Vec::new();
        for (file, place) in &self.places {
            match files.iter_mut().find(|(known, _)| known == file) {
                Some((_, places)) => places.push(place),
                None => files.push((file, vec![place])),
            }
        }
        let files = files.iter().map(|(file, places)| {
            let is_row = |place: &&&str| !place.starts_with("booking");
            let rows = places.iter().filter(is_row).count();
            let word = match rows {
                0 => "",
                1 => "row ",
                _ => "rows ",
            };
            format!("{}, {word}{}", listed([*file]), places.join(", "))
        });
        let files: Vec<String> = files.collect();
        let more = match self.rows - self.places.len() {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        format!("{}{more}", files.join("; "))
    }
}
