//! What an electronic invoice is given beside the document it is attached to: everything it says, in the reader's notation.

use serde::Serialize;

/// An invoice as its file says it.
#[derive(Clone, Debug, Serialize)]
pub struct InvoiceContext {
    /// The file it was read from.
    pub file: String,
    /// Number, days and references.
    pub facts: Vec<InvoiceFact>,
    /// Who sells.
    pub seller: PartyContext,
    /// Who buys.
    pub buyer: PartyContext,
    /// The lines.
    pub lines: Vec<InvoiceLineContext>,
    /// How many lines there are, in words.
    pub count: String,
    /// Tax per rate.
    pub taxes: Vec<TaxContext>,
    /// From the sum of the lines to what is to be paid.
    pub totals: Vec<InvoiceFact>,
    /// How to pay.
    pub payment: Vec<InvoiceFact>,
    /// Whatever else it says.
    pub notes: Vec<String>,
}

/// A labelled value.
#[derive(Clone, Debug, Serialize)]
pub struct InvoiceFact {
    /// What it is.
    pub label: String,
    /// The value.
    pub text: String,
    /// Whether it is what readers look for.
    pub main: bool,
}

/// Who sells or buys.
#[derive(Clone, Debug, Serialize)]
pub struct PartyContext {
    /// The name.
    pub name: Option<String>,
    /// The address, line by line.
    pub address: Vec<String>,
    /// The number for value added tax.
    pub vat_id: Option<String>,
}

/// A line.
#[derive(Clone, Debug, Serialize)]
pub struct InvoiceLineContext {
    /// Its number.
    pub number: Option<String>,
    /// What it is.
    pub title: Option<String>,
    /// More about it.
    pub text: Option<String>,
    /// How many, with the unit.
    pub quantity: Option<String>,
    /// The price of one, or of as many as it says.
    pub price: Option<String>,
    /// Quantity and price in one, for narrow pages.
    pub reckoning: Option<String>,
    /// The rate of tax.
    pub rate: Option<String>,
    /// The net amount.
    pub net: Option<String>,
}

/// Tax of one rate.
#[derive(Clone, Debug, Serialize)]
pub struct TaxContext {
    /// The rate.
    pub rate: Option<String>,
    /// Why there is none.
    pub reason: Option<String>,
    /// What is taxed.
    pub base: Option<String>,
    /// The tax.
    pub tax: Option<String>,
}
