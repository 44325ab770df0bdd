//! An electronic invoice in words and figures, beside the file it was read from.

use crate::model::Page;
use crate::render::context::invoice::InvoiceContext;
use crate::render::pages::Pages;

impl Pages<'_, '_> {
    /// The invoice that a document's file says, if a program can read it.
    pub(in crate::render) fn invoice(&self, page: &Page) -> Option<InvoiceContext> {
        let invoice = self.view.invoice(page)?;
        Some(InvoiceContext {
            number: invoice.number.clone(),
        })
    }
}
