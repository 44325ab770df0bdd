//! What budgets are given: the page of one, and the overview of all.

use serde::Serialize;

/// A budget, on its page.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetContext {
    /// What it comes to, in one sentence.
    pub message: String,
}

/// The budgets of a portal or a project over the years, on the page of the section.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetsContext {
    /// What they come to, in one sentence.
    pub message: Option<String>,
}
