//! Budgets: what is approved, booked and expected, and everything that follows from it, exactly.
//!
//! [`record`] holds what authors type, [`reading`] takes bookings from a ledger, [`figures`] derives, [`account`] is a budget as the readers of a
//! view see it. A ledger has a page of its own below its budget.

mod account;
mod check;
mod concept_line;
mod course;
mod figures;
mod ledger_page;
mod level;
mod outlook;
mod pace;
mod reading;
mod record;
mod retainer;
mod settled;
mod stray;
mod stretch;
mod year;
mod years;

pub use account::{Account, LineAccount, ProjectAccount};
pub(super) use check::check;
pub use concept_line::ConceptBudget;
pub use course::{BookedPoint, Course, CourseMonth, Point};
pub use figures::{Figures, Measure};
pub(super) use ledger_page::ledger_pages;
pub use level::{Level, Thresholds};
pub use outlook::{Fan, Scenario};
pub use pace::{Pace, PaceWindows};
pub(super) use reading::take_rows;
pub use record::{Booking, Budget, BudgetLine, Outlook, Retainer};
pub use retainer::{Allowance, RetainerPeriod};
pub use stretch::Stretch;
pub use year::FiscalYear;
pub use years::{Change, Track, YearOfProject, YearPart, YearSum};
