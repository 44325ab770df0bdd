//! Status entries, and what follows from them.

mod record;

pub use record::{Need, Status};
