//! Electronic invoices (EN 16931): what an XRechnung, or the XML inside a ZUGFeRD or Factur-X file, says of itself.
//!
//! Most files among documents are no invoices, so the cheap questions come first:
//!
//! 1. the file's ending: `.xml` and `.pdf` alone are opened;
//! 2. a PDF is searched for the marks that an embedded file leaves in it, and without one it is never parsed;
//! 3. the XML is read into a tree, its names resolved by namespace, and the tree into an [`Invoice`].
//!
//! A supplier's file is nobody's own: sizes, depth and counts are bounded, and what breaks a bound is told, not read.

mod cii;
mod pdf;
#[cfg(test)]
mod tests;
mod ubl;
mod values;
mod xml;

use std::io::Read;
use std::path::Path;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::LoadError;
use super::text_file::open_file;
use pdf::Embedded;
use xml::{Broken, Element, Space};

/// 64 MiB: a PDF that is longer is not looked into.
const PDF_LIMIT: u64 = 64 << 20;
/// 10 MiB: an invoice that is longer is not read, embedded or not.
const XML_LIMIT: u64 = 10 << 20;
/// More lines than that nobody reads on a page.
const MOST_LINES: usize = 5_000;

/// What a file among documents holds.
#[derive(Clone, Debug, PartialEq)]
pub enum InvoiceFile {
    /// An invoice that a program can read.
    Invoice(Box<Invoice>),
    /// It should hold one and cannot be read.
    Unreadable {
        /// Why.
        message: String,
        /// What to do.
        hint: String,
    },
    /// It may hold one, and nobody looked. Nothing need be wrong with it.
    Unseen {
        /// Why.
        message: String,
        /// What to do.
        hint: String,
    },
}

/// The way an invoice is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// UN/CEFACT Cross Industry Invoice.
    Cii,
    /// OASIS Universal Business Language.
    Ubl,
}

/// An invoice as EN 16931 means it. Terms are named by their numbers there; nothing is worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    /// How it is written.
    pub syntax: Syntax,
    /// The profile or specification (BT-24).
    pub profile: Option<String>,
    /// The number (BT-1).
    pub number: Option<String>,
    /// The type as UNTDID 1001 codes it (BT-3), such as `380`.
    pub type_code: Option<String>,
    /// The day of issue (BT-2).
    pub issued: Option<Date>,
    /// When it is due (BT-9).
    pub due: Option<Date>,
    /// When the goods or services were delivered (BT-72).
    pub delivered: Option<Date>,
    /// The first day of the period it is for (BT-73).
    pub period_start: Option<Date>,
    /// The last day of that period (BT-74).
    pub period_end: Option<Date>,
    /// The currency as typed (BT-5).
    pub currency: Option<String>,
    /// The buyer's reference, in Germany the Leitweg-ID (BT-10).
    pub buyer_reference: Option<String>,
    /// The number of the order (BT-13).
    pub order: Option<String>,
    /// The number of the invoice that this one corrects (BT-25).
    pub preceding: Option<String>,
    /// Who sells.
    pub seller: Party,
    /// Who buys.
    pub buyer: Party,
    /// The lines.
    pub lines: Vec<InvoiceLine>,
    /// Tax per rate (BG-23).
    pub taxes: Vec<TaxLine>,
    /// The sum of the lines (BT-106).
    pub lines_total: Option<Decimal>,
    /// What is taken off the sum of the lines (BT-107).
    pub allowances: Option<Decimal>,
    /// What is added to it (BT-108).
    pub charges: Option<Decimal>,
    /// Total without tax (BT-109).
    pub net: Option<Decimal>,
    /// Total of tax (BT-110).
    pub tax: Option<Decimal>,
    /// Total with tax (BT-112).
    pub gross: Option<Decimal>,
    /// What has been paid already (BT-113).
    pub prepaid: Option<Decimal>,
    /// What was rounded (BT-114).
    pub rounding: Option<Decimal>,
    /// What is to be paid (BT-115).
    pub payable: Option<Decimal>,
    /// The terms of payment (BT-20).
    pub terms: Option<String>,
    /// Account to pay to (BT-84).
    pub iban: Option<String>,
    /// Notes (BT-22).
    pub notes: Vec<String>,
}

/// Who sells or buys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The name (BT-27, BT-44).
    pub name: Option<String>,
    /// Street, further lines, postcode and city, country, one line each.
    pub address: Vec<String>,
    /// The number for value added tax (BT-31, BT-48).
    pub vat_id: Option<String>,
}

/// A line of an invoice (BG-25).
#[derive(Clone, Debug, PartialEq)]
pub struct InvoiceLine {
    /// Its number (BT-126).
    pub number: Option<String>,
    /// What it is (BT-153).
    pub title: Option<String>,
    /// More about it (BT-154).
    pub text: Option<String>,
    /// How many (BT-129).
    pub quantity: Option<Decimal>,
    /// Of what (BT-130), as UN/ECE Recommendation 20 codes it.
    pub unit: Option<String>,
    /// Net price (BT-146) of as many as `price_of` says.
    pub price: Option<Decimal>,
    /// How many the price is for (BT-149); one when absent.
    pub price_of: Option<Decimal>,
    /// Net amount of the line (BT-131).
    pub net: Option<Decimal>,
    /// The rate of tax in percent (BT-152).
    pub rate: Option<Decimal>,
}

/// Tax of one rate (BG-23).
#[derive(Clone, Debug, PartialEq)]
pub struct TaxLine {
    /// The rate in percent (BT-119).
    pub rate: Option<Decimal>,
    /// The category (BT-118), such as `S`.
    pub category: Option<String>,
    /// What is taxed (BT-116).
    pub base: Option<Decimal>,
    /// The tax (BT-117).
    pub tax: Option<Decimal>,
    /// Why there is none (BT-120).
    pub reason: Option<String>,
}

impl InvoiceFile {
    /// What an XML among documents holds; nothing if it is no invoice.
    pub fn from_xml(bytes: &[u8]) -> Option<Self> {
        of_xml_file(bytes)
    }
}

/// Reads the invoice in a file; nothing where there is none.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn read_invoice(path: &Path) -> Result<Option<InvoiceFile>, LoadError> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let read = match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("xml") => InvoiceFile::from_xml,
        Some("pdf") => of_pdf_file,
        _ => return Ok(None),
    };
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    let Some(mut file) = open_file(path).map_err(failed)? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    // One more than allowed, for the file may grow while it is read.
    file.by_ref()
        .take(PDF_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(read(&bytes))
}

fn of_xml_file(bytes: &[u8]) -> Option<InvoiceFile> {
    if !xml::may_be_invoice(bytes) {
        return None;
    }
    if bytes.len() as u64 > XML_LIMIT {
        return Some(InvoiceFile::Unseen {
            message: "this invoice has more than 10 MiB, so it is not read".to_owned(),
            hint: "readers can still download it".to_owned(),
        });
    }
    of_xml(bytes, "this file")
}

fn of_pdf_file(bytes: &[u8]) -> Option<InvoiceFile> {
    if bytes.len() as u64 > PDF_LIMIT {
        return Some(InvoiceFile::Unseen {
            message: "this PDF has more than 64 MiB, so nobody looked for an invoice in it"
                .to_owned(),
            hint: "make it smaller if there is one; readers can download it as it is".to_owned(),
        });
    }
    match pdf::embedded(bytes) {
        Embedded::Nothing => None,
        Embedded::Locked => Some(InvoiceFile::Unseen {
            message: "this PDF is encrypted, so nobody looked for an invoice among the files in it".to_owned(),
            hint: "if it holds an electronic invoice, ask for one without a password: the standard forbids encryption".to_owned(),
        }),
        Embedded::Broken(why) => Some(InvoiceFile::Unseen {
            message: format!("this PDF seems to hold files, but cannot be taken apart: {why}"),
            hint: "if it holds an electronic invoice, ask for an undamaged one; readers can download it as it is".to_owned(),
        }),
        Embedded::TooLong(name) => Some(unreadable(
            format!("`{name}` in this PDF has more than 10 MiB"),
        )),
        Embedded::Damaged(name) => Some(unreadable(
            format!("`{name}` in this PDF cannot be unpacked"),
        )),
        Embedded::Invoice(name, bytes) => of_xml(&bytes, &format!("`{name}` in this PDF")).or_else(|| {
            Some(unreadable(format!("`{name}` in this PDF is no invoice in CII or UBL")))
        }),
    }
}

/// The invoice in a text; nothing if it is something else. `place` names the text.
fn of_xml(bytes: &[u8], place: &str) -> Option<InvoiceFile> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some(unreadable(format!("{place} is not UTF-8")));
    };
    let read = xml::read(text).and_then(|root| invoice_of(&root));
    match read {
        Ok(Some(invoice)) => Some(InvoiceFile::Invoice(Box::new(invoice))),
        Ok(None) => None,
        Err(Broken { line, message }) => Some(unreadable(format!(
            "{place} is broken in line {line}: {message}"
        ))),
    }
}

/// The invoice that a tree is; nothing if it is something else.
fn invoice_of(root: &Element) -> Result<Option<Invoice>, Broken> {
    let invoice = match (root.space, root.name.as_str()) {
        (Space::Rsm, "CrossIndustryInvoice") => cii::invoice(root)?,
        (Space::UblInvoice, "Invoice") | (Space::UblCreditNote, "CreditNote") => {
            ubl::invoice(root)?
        }
        (Space::OldCii, _) => {
            return Err(root.broken("this is ZUGFeRD 1.0, which is older than EN 16931"));
        }
        _ => return Ok(None),
    };
    if invoice.lines.len() > MOST_LINES {
        let message = format!("more than {MOST_LINES} lines are not read");
        return Err(root.broken(message));
    }
    Ok(Some(invoice))
}

fn unreadable(message: String) -> InvoiceFile {
    let hint = "ask whoever wrote it for a valid one (a validator for EN 16931 names every fault); readers can download it as it is";
    InvoiceFile::Unreadable {
        message,
        hint: hint.to_owned(),
    }
}
