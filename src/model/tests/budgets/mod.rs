//! What budgets come to, and what is wrong with them.

mod cases;
mod facts;
mod findings;
mod properties;
mod scopes;

use super::super::{Account, AudienceSet, Portal, View};

/// What the readers of everything see of a budget.
fn with_account<T>(portal: &Portal, path: &str, read: impl FnOnce(&Account<'_>) -> T) -> T {
    let view = View::of(portal, AudienceSet::everyone());
    let (_, page) = view.page_at(path).expect("the budget is there");
    read(&view.account(page).expect("it is a budget"))
}
