//! Electronic invoices (EN 16931): what an XRechnung, or the XML inside a ZUGFeRD or Factur-X file, says of itself.

use std::path::Path;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::LoadError;

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
    /// The period it is for (BT-73, BT-74).
    pub period: Option<(Date, Date)>,
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
    /// Total without tax (BT-109).
    pub net: Option<Decimal>,
    /// Total of tax (BT-110).
    pub tax: Option<Decimal>,
    /// Total with tax (BT-112).
    pub gross: Option<Decimal>,
    /// What has been paid already (BT-113).
    pub prepaid: Option<Decimal>,
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
    /// Net price of one (BT-146).
    pub price: Option<Decimal>,
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

/// Reads the invoice in a file; nothing where there is none.
pub(super) fn read_invoice(_path: &Path) -> Result<Option<InvoiceFile>, LoadError> {
    Ok(None)
}
