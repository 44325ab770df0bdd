//! From the rows of a ledger, in a file or in front matter, to bookings.
//!
//! Everything that is wrong is told in one run, with its file, row and column; of one thing that is wrong over and over, the first twenty. A row
//! with an error is no booking: errors stop a build, so that no sum is ever published that lacks it.

mod front_matter;
mod head;
mod rules;
mod table;
#[cfg(test)]
mod tests;
mod told;
mod words;

pub(super) use front_matter::take_bookings;
pub(super) use rules::{amounts_of, misleading};
pub(in crate::model) use table::take_rows;
pub(super) use told::warning_at_row;
