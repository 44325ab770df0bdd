//! Documents: quotations, orders, invoices and whatever else has a number and a file.

mod invoice;
mod record;
mod sums;

pub(super) use invoice::{Found, check as check_invoices};
pub use record::Document;
pub(super) use record::check_numbers;
