//! What the page of a ledger is given.

use serde::Serialize;

use super::{Day, Named};

/// The bookings of a budget.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerContext {
    /// The budget.
    pub budget: Named,
    /// The code of the currency, if there is one.
    pub currency: Option<String>,
    /// The digits of an amount behind its point.
    pub decimals: u32,
    /// What stands above the columns in which something stands.
    pub columns: Vec<LedgerColumn>,
    /// The lines that are booked on.
    pub lines: Vec<Choice>,
    /// The kinds of bookings that there are.
    pub kinds: Vec<Choice>,
    /// How many bookings there are.
    pub count: usize,
    /// The newest of them.
    pub rows: Vec<LedgerRow>,
    /// What they all come to.
    pub sums: Vec<LedgerSum>,
    /// All of them for the reader's script, newest first: in each line the day, the places of line and kind in their lists, the amount, the hours, the
    /// place of the document and the note, with tabs between them. What stands there is a plain decimal or nothing.
    pub data: String,
    /// The documents that they name: in each line the number and, where these readers can see it, the address.
    pub documents: String,
}

/// A column of the ledger.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerColumn {
    /// Which it is.
    pub key: &'static str,
    /// What stands above it.
    pub label: String,
}

/// Something to choose bookings by.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// How the fragment names it.
    pub value: String,
    /// How people name it.
    pub label: String,
}

/// A booking as it is shown where no script is at work.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerRow {
    /// The day.
    pub date: Option<Day>,
    /// The line.
    pub line: String,
    /// What it books.
    pub kind: String,
    /// Money.
    pub amount: String,
    /// Hours.
    pub hours: String,
    /// The document.
    pub document: String,
    /// Where the document is, if these readers can see it.
    pub url: Option<String>,
    /// A remark.
    pub note: String,
}

/// What bookings come to that can be added up.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerSum {
    /// `spent` or `committed`.
    pub key: &'static str,
    /// What it is called.
    pub label: String,
    /// Money.
    pub amount: String,
    /// Hours.
    pub hours: String,
}
