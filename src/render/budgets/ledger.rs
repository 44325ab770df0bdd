//! The page of a ledger: every booking, to be searched, sorted and summed up by the reader's browser.

use crate::model::Page;
use crate::render::context::ledger::LedgerContext;
use crate::render::pages::Pages;

impl Pages<'_, '_> {
    /// What the page of a ledger says.
    pub(in crate::render) fn ledger(&self, page: &Page) -> Option<LedgerContext> {
        let (_, budget) = self.view.budget_of(page)?;
        Some(LedgerContext {
            budget: self.named(&budget.path)?,
        })
    }
}
