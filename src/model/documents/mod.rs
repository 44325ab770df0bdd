//! Documents: quotations, orders, invoices and whatever else has a number and a file.

mod invoice;
mod reconcile;
mod record;

pub(super) use reconcile::reconcile;
pub use record::Document;
pub(super) use record::check_numbers;
