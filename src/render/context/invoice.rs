//! What an electronic invoice is given beside the document it is attached to.

use serde::Serialize;

/// An invoice as its file says it.
#[derive(Clone, Debug, Serialize)]
pub struct InvoiceContext {
    /// Its number.
    pub number: Option<String>,
}
