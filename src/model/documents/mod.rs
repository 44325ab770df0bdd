//! Documents: quotations, orders, invoices and whatever else has a number and a file.
//!
//! [`record`] holds what authors type, [`states`] what kinds and states mean, [`unwritten`] makes documents of files that nobody wrote a page
//! for, [`file_name`] reads their names. [`relations`] puts together what belongs together, [`check`] says what does not, [`register`] is all
//! of it as the readers of a view see it. [`invoice`] takes what an electronic invoice among the files says, [`sums`] checks its sums.

mod check;
mod file_name;
mod invoice;
mod kind_words;
mod paper;
mod reconcile;
mod record;
mod register;
mod relations;
mod states;
mod sums;
mod unwritten;

pub(super) use check::check;
pub(super) use invoice::{Found, check_invoices, said_kind};
pub use paper::{Amount, Paper, PaperBooking};
pub(super) use reconcile::reconcile;
pub use record::Document;
pub use register::{Register, RegisterGroup, RegisterSum};
pub(super) use relations::Chains;
pub use states::Waiting;
pub(super) use unwritten::{Papers, Unwritten};
