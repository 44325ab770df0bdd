//! The line of a budget that pays for a concept: `budget = "../budget/2026.md#shop"` names it.

use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::super::view::{Seen, View};
use super::account::{Account, LineAccount};

/// What pays for a concept.
#[derive(Debug)]
pub struct ConceptBudget<'a> {
    /// The budget's page.
    pub id: PageId,
    /// The budget's page.
    pub page: &'a Page,
    /// What the budget comes to.
    pub account: Account<'a>,
    /// Which of its lines it is; none when the concept names the budget as a whole.
    pub line: Option<usize>,
}

impl<'a> ConceptBudget<'a> {
    /// The line that pays.
    pub fn line(&self) -> Option<&LineAccount<'a>> {
        self.account.lines.get(self.line?)
    }
}

impl<'a> View<'a> {
    /// The budget that pays for a concept, if its readers may see it.
    pub fn concept_budget(&self, page: &Page) -> Option<ConceptBudget<'a>> {
        let Record::Concept(concept) = &page.record else {
            return None;
        };
        let from = &page.body.as_ref()?.file;
        let Ok(Seen::Page(id, page, fragment)) = self.find(from, concept.budget.as_deref()?) else {
            return None;
        };
        let account = self.account(page)?;
        let is_meant = |line: &LineAccount<'_>| Some(&line.line.id) == fragment.as_ref();
        Some(ConceptBudget {
            id,
            page,
            line: account.lines.iter().position(is_meant),
            account,
        })
    }
}
