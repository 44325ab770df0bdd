//! Documents: quotations, orders, invoices and whatever else has a number and a file.

mod invoice;
mod record;

pub use record::Document;
pub(super) use record::check_numbers;
