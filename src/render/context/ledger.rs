//! What the page of a ledger is given.

use serde::Serialize;

use super::Named;

/// The bookings of a budget.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerContext {
    /// The budget.
    pub budget: Named,
}
