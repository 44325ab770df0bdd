//! Electronic invoices beside documents: what their files say fills what the author left out, and must not say anything else.

use super::super::page::{Page, Record};
use super::super::view::{Seen, View};
use crate::load::{Invoice, InvoiceFile};

impl<'a> View<'a> {
    /// The invoice that a document's file says, if a program can read it.
    pub fn invoice(&self, page: &Page) -> Option<&'a Invoice> {
        let Record::Document(document) = &page.record else {
            return None;
        };
        let file = document.file.as_deref()?;
        let Ok(Seen::Attachment(_, attachment)) = self.find(&page.body.as_ref()?.file, file) else {
            return None;
        };
        match attachment.invoice.as_ref()? {
            InvoiceFile::Invoice(invoice) => Some(invoice),
            InvoiceFile::Unreadable { .. } => None,
        }
    }
}
