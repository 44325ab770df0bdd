//! Electronic invoices beside documents: what their files say fills what the author left out, and must not say anything else.
//!
//! 1. [`check_invoices`] looks at every invoice by itself: its sums, as EN 16931 wants them, its currency and its kind;
//! 2. [`Found::of`] finds the one that speaks for a document: the first among its files;
//! 3. [`fill`] takes from it what the author left out, and [`Found::compare`] tells where the two, or two files, disagree.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::choices::DocumentKind;
use super::super::page::{Page, Record};
use super::super::places::{Target, file_at};
use super::super::portal::Portal;
use super::super::view::{Seen, View};
use super::record::Document;
use super::sums::{faults, shown};
use crate::config::{Currency, Value};
use crate::diag::{Finding, Findings};
use crate::load::{Invoice, InvoiceFile, MarkdownFile, PortalSources};

/// The endings of files that may hold an invoice.
const ENDINGS: [&str; 4] = ["xml", "XML", "pdf", "PDF"];

/// The invoice that speaks for a document, and others that say they do.
#[derive(Debug)]
pub struct Found<'s> {
    shown: &'s str,
    file: String,
    invoice: &'s Invoice,
    others: Vec<(String, &'s Invoice)>,
}

impl<'a> View<'a> {
    /// The invoice that a document's files say, if a program can read it.
    pub fn invoice(&self, page: &Page) -> Option<&'a Invoice> {
        self.invoice_and_file(page).map(|(_, invoice)| invoice)
    }

    /// The same with the file that says it.
    pub fn invoice_and_file(&self, page: &Page) -> Option<(&'a str, &'a Invoice)> {
        let Record::Document(document) = &page.record else {
            return None;
        };
        let from = page.body.as_ref().map_or("", |body| body.file.as_str());
        let mut found = document.all_files().filter_map(|file| {
            let Ok(Seen::Attachment(_, attachment)) = self.find(from, file) else {
                return None;
            };
            let invoice = as_invoice(attachment.invoice.as_ref()?)?;
            Some((attachment.file.file.as_str(), invoice))
        });
        found.next()
    }
}

impl Portal {
    /// What an invoice fills in stands on the page of its document, so it must be for all who may read that.
    pub(in crate::model) fn check_readers_of_invoices(&self, findings: &mut Findings) {
        for page in &self.pages {
            let Record::Document(document) = &page.record else {
                continue;
            };
            let from = page.body.as_ref().map_or("", |body| body.file.as_str());
            for file in document.all_files() {
                let Ok(Target::Attachment(id)) = self.places.find(from, file) else {
                    continue;
                };
                let attachment = &self.attachments[id.0];
                let is_read = attachment.invoice.as_ref().and_then(as_invoice).is_some();
                if is_read && !page.audience.is_within(&attachment.audience) {
                    let name = &attachment.file.file;
                    let place = match from {
                        "" => format!("{}/{name}", self.shown),
                        from => format!("{}/{from}", self.shown),
                    };
                    let message = format!(
                        "`{name}` is for fewer readers than this document, which says what stands in it"
                    );
                    let finding = Finding::file_error("wider-audience", place, message);
                    findings.push(finding.hint("limit the document as the file is limited"));
                }
            }
        }
    }
}

fn as_invoice(file: &InvoiceFile) -> Option<&Invoice> {
    match file {
        InvoiceFile::Invoice(invoice) => Some(invoice),
        InvoiceFile::Unreadable { .. } | InvoiceFile::Unseen { .. } => None,
    }
}

/// The kind that an invoice says it is of, if there is one in a file that a document names, or that is called like its page.
pub(in crate::model) fn said_kind(
    sources: &PortalSources,
    file: &MarkdownFile,
) -> Option<DocumentKind> {
    let typed = |key| file.front.table.get(key).map(|node| &node.value);
    let text = |value: &Value| match value {
        Value::Text(text) => file_at(&file.file, text),
        _ => None,
    };
    let more = match typed("files") {
        Some(Value::List(items)) => items.iter().filter_map(|item| text(&item.value)).collect(),
        Some(one) => text(one).into_iter().collect(),
        None => Vec::new(),
    };
    let stem = file.file.trim_end_matches(".md");
    let beside = ENDINGS.map(|ending| format!("{stem}.{ending}"));
    let files = typed("file")
        .and_then(text)
        .into_iter()
        .chain(more)
        .chain(beside);
    let mut invoices = files.filter_map(|file| sources.invoices.get(&file).and_then(as_invoice));
    kind_of(invoices.next()?.type_code.as_deref()?)
}

/// What UNTDID 1001 says of an invoice, as far as it is one.
fn kind_of(code: &str) -> Option<DocumentKind> {
    match code {
        // Invoices: commercial, self-billed, factored, for the books alone, for construction, in advance.
        "380" | "82" | "386" | "388" | "389" | "390" | "393" | "395" | "575" | "623" | "751"
        | "780" | "877" | "935" => Some(DocumentKind::Invoice),
        "326" | "875" | "876" => Some(DocumentKind::PartialInvoice),
        "384" => Some(DocumentKind::CorrectedInvoice),
        "381" | "83" | "261" | "262" | "296" | "308" | "396" | "420" | "458" | "532" => {
            Some(DocumentKind::CreditNote)
        }
        _ => None,
    }
}

fn currency_of(invoice: &Invoice) -> Option<Currency> {
    Currency::parse(invoice.currency.as_deref()?)
}

/// Takes from an invoice what the author left out of a document and its `date`.
pub(in crate::model) fn fill(document: &mut Document, date: &mut Option<Date>, invoice: &Invoice) {
    fn take<T: Clone>(ours: &mut Option<T>, theirs: &Option<T>) {
        if ours.is_none() {
            ours.clone_from(theirs);
        }
    }
    take(
        &mut document.kind,
        &invoice.type_code.as_deref().and_then(kind_of),
    );
    take(&mut document.number, &invoice.number);
    take(date, &invoice.issued);
    take(&mut document.due, &invoice.due);
    take(&mut document.order, &invoice.order);
    take(&mut document.corrects, &invoice.preceding);
    let currency = currency_of(invoice);
    take(&mut document.currency, &currency);
    // An amount of nobody knows what, or of something else than the author says, would be shown in the wrong currency.
    if currency.is_some() && document.currency == currency {
        take(&mut document.net, &invoice.net);
        take(&mut document.tax, &invoice.tax);
        take(&mut document.gross, &invoice.gross);
        let prepaid = invoice.prepaid.filter(|paid| *paid > Decimal::ZERO);
        take(&mut document.paid, &prepaid);
    }
}

/// Whether a difference can make somebody pay the wrong amount, or the wrong invoice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Heavy,
    Light,
}

/// What an invoice says of a key of documents: the key, the term of EN 16931, the value, and how much it weighs.
fn said(invoice: &Invoice) -> [(&'static str, &'static str, Option<String>, Weight); 9] {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    [
        ("number", "BT-1", invoice.number.clone(), Weight::Heavy),
        ("date", "BT-2", day(invoice.issued), Weight::Light),
        ("due", "BT-9", day(invoice.due), Weight::Light),
        ("currency", "BT-5", invoice.currency.clone(), Weight::Heavy),
        ("net", "BT-109", invoice.net.map(shown), Weight::Heavy),
        ("tax", "BT-110", invoice.tax.map(shown), Weight::Heavy),
        ("gross", "BT-112", invoice.gross.map(shown), Weight::Heavy),
        ("order", "BT-13", invoice.order.clone(), Weight::Light),
        (
            "corrects",
            "BT-25",
            invoice.preceding.clone(),
            Weight::Light,
        ),
    ]
}

/// The same of a document, as its author says it.
fn typed(document: &Document, date: Option<Date>) -> [Option<String>; 9] {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    [
        document.number.clone(),
        day(date),
        day(document.due),
        document
            .currency
            .map(|currency| currency.as_str().to_owned()),
        document.net.map(shown),
        document.tax.map(shown),
        document.gross.map(shown),
        document.order.clone(),
        document.corrects.clone(),
    ]
}

impl<'s> Found<'s> {
    /// Looks for the invoice of a document that is described in the file `from`.
    pub(in crate::model) fn of(
        sources: &'s PortalSources,
        from: &str,
        document: &Document,
    ) -> Option<Self> {
        let mut found = document.all_files().filter_map(|file| {
            let file = file_at(from, file)?;
            let invoice = sources.invoices.get(&file).and_then(as_invoice)?;
            Some((file, invoice))
        });
        let (file, invoice) = found.next()?;
        Some(Self {
            shown: &sources.shown,
            file,
            invoice,
            others: found.collect(),
        })
    }

    fn place(&self, file: &str) -> String {
        format!("{}/{file}", self.shown)
    }

    /// Takes what the author left out, and tells where author and file, or two files, disagree. `file` is where the author typed.
    pub(in crate::model) fn take(
        &self,
        document: &mut Document,
        date: &mut Option<Date>,
        file: &MarkdownFile,
        findings: &mut Findings,
    ) {
        self.compare(document, *date, file, findings);
        self.compare_files(findings);
        fill(document, date, self.invoice);
    }

    fn compare(
        &self,
        document: &Document,
        date: Option<Date>,
        file: &MarkdownFile,
        findings: &mut Findings,
    ) {
        let (source, table) = (&file.text, &file.front.table);
        let place = self.place(&self.file);
        let mut tell = |key: &str, ours: &str, theirs: &str, term: &str, weight| {
            let span = table.get(key).map_or(0..0, |node| node.span.clone());
            let message = format!("`{key}` is `{ours}`, but `{place}` says `{theirs}` ({term})");
            let finding = match weight {
                Weight::Heavy => Finding::error("invoice-disagrees", source, span, message),
                Weight::Light => Finding::warning("invoice-disagrees", source, span, message),
            };
            findings.push(
                finding
                    .hint("mend the one that is wrong; what you leave out is taken from the file"),
            );
        };
        for (ours, (key, term, theirs, weight)) in
            typed(document, date).into_iter().zip(said(self.invoice))
        {
            if let (Some(ours), Some(theirs)) = (ours, theirs)
                && ours.trim() != theirs.trim()
            {
                tell(key, &ours, &theirs, term, weight);
            }
        }
        let theirs = self.invoice.type_code.as_deref().and_then(kind_of);
        if let (Some(ours), Some(theirs)) = (document.kind, theirs) {
            let is_credit = |kind| kind == DocumentKind::CreditNote;
            // Most programs have no other code for a part of a sum.
            let may_be = ours == DocumentKind::PartialInvoice && theirs == DocumentKind::Invoice;
            if ours != theirs && !may_be {
                let weight = match is_credit(ours) == is_credit(theirs) {
                    true => Weight::Light,
                    false => Weight::Heavy,
                };
                tell("kind", ours.word(), theirs.word(), "BT-3", weight);
            }
        }
    }

    /// A document has one invoice, in however many files.
    pub(in crate::model) fn compare_files(&self, findings: &mut Findings) {
        for (file, other) in &self.others {
            let pairs = said(self.invoice).into_iter().zip(said(other));
            for ((key, term, ours, weight), (_, _, theirs, _)) in pairs {
                if ours == theirs
                    || (weight == Weight::Light && (ours.is_none() || theirs.is_none()))
                {
                    continue;
                }
                let value = |value: Option<String>| {
                    value.map_or_else(|| "nothing".to_owned(), |value| format!("`{value}`"))
                };
                let message = format!(
                    "these are two invoices: for `{key}` ({term}), `{}` says {}, and this file says {}",
                    self.place(&self.file),
                    value(ours),
                    value(theirs)
                );
                let finding = match weight {
                    Weight::Heavy => {
                        Finding::file_error("invoices-disagree", self.place(file), message)
                    }
                    Weight::Light => {
                        Finding::file_warning("invoices-disagree", self.place(file), message)
                    }
                };
                findings.push(finding.hint(
                    "a document has one invoice, in however many files: take one of them away, or mend it",
                ));
            }
        }
    }
}

/// Looks at every invoice by itself.
pub(in crate::model) fn check_invoices(sources: &PortalSources, findings: &mut Findings) {
    for (file, found) in &sources.invoices {
        let place = format!("{}/{file}", sources.shown);
        match found {
            InvoiceFile::Unreadable { message, hint } => {
                findings.push(
                    Finding::file_warning("unreadable-invoice", place, message.clone())
                        .hint(hint.clone()),
                );
            }
            InvoiceFile::Unseen { message, hint } => {
                findings.push(
                    Finding::file_note("unseen-invoice", place, message.clone()).hint(hint.clone()),
                );
            }
            InvoiceFile::Invoice(invoice) => {
                for (code, message) in oddities(invoice) {
                    let hint =
                        "ask whoever wrote it for a corrected one; readers are shown what it says";
                    findings.push(Finding::file_warning(code, place.clone(), message).hint(hint));
                }
            }
        }
    }
}

/// What is odd about an invoice, whatever a document says.
fn oddities(invoice: &Invoice) -> Vec<(&'static str, String)> {
    let mut odd: Vec<(&'static str, String)> = faults(invoice)
        .into_iter()
        .map(|message| ("invoice-sums", message))
        .collect();
    match invoice.currency.as_deref() {
        Some(code) if Currency::parse(code).is_none() => {
            odd.push((
                "invoice-code",
                format!(
                    "`{code}` is no currency (BT-5), so no amounts are taken from this invoice"
                ),
            ));
        }
        Some(_) => {}
        None => odd.push((
            "invoice-code",
            "this invoice names no currency (BT-5), so no amounts are taken from it".to_owned(),
        )),
    }
    match invoice.type_code.as_deref() {
        Some(code) if kind_of(code).is_none() => odd.push((
            "invoice-code",
            format!("`{code}` is no kind of invoice (BT-3)"),
        )),
        Some(_) => {}
        None => odd.push((
            "invoice-code",
            "this invoice does not say what kind it is (BT-3)".to_owned(),
        )),
    }
    if let (Some(issued), Some(due)) = (invoice.issued, invoice.due)
        && due < issued
    {
        odd.push((
            "invoice-dates",
            format!("it is due on {due} (BT-9), before its own day, {issued} (BT-2)"),
        ));
    }
    odd
}
