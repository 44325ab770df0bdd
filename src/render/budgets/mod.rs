//! Budgets: what one comes to in words, figures and charts, and all of them over the years.

mod bullet;
mod ledger;

use super::context::budget::{BudgetContext, BudgetsContext};
use super::pages::Pages;
use crate::config::Section;
use crate::model::{Page, Record};

impl<'v> Pages<'_, 'v> {
    /// What the page of a budget says apart from its text.
    pub(super) fn budget(&self, page: &'v Page) -> Option<BudgetContext> {
        let account = self.view.account(page)?;
        Some(BudgetContext {
            message: self
                .facts
                .notation
                .money(account.money.actual, account.currency),
        })
    }

    /// What the page of the section says of all its budgets.
    pub(super) fn budgets(&self, page: &Page) -> Option<BudgetsContext> {
        let is_section = page.record == Record::Folder && page.section == Section::Budget;
        is_section.then_some(BudgetsContext { message: None })
    }
}
