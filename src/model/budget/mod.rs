//! Budgets: what is approved, booked and expected, and everything that follows from it, exactly.
//!
//! [`record`] holds what authors type, [`reading`] takes bookings from a ledger, [`figures`] derives, [`account`] is a budget as the readers of a
//! view see it. A ledger has a page of its own below its budget.

mod account;
mod figures;
mod ledger_page;
mod reading;
mod record;
mod year;

pub use account::{Account, LineAccount};
pub use figures::Figures;
pub(super) use ledger_page::ledger_pages;
pub(super) use reading::take_rows;
pub use record::{Booking, Budget, BudgetLine, Outlook, Retainer};
pub use year::FiscalYear;
