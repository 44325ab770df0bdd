//! Status entries, and what follows from them: timelines, how things stand, targets and their slips, open needs.

mod chronicle;
mod claims;
mod entry;
mod label;
mod needs;
mod record;
mod situation;
mod targets;
#[cfg(test)]
mod tests;
mod threads;
mod weeks;

pub(super) use chronicle::Chronicle;
pub use claims::Claim;
pub use entry::{Entry, Scope};
pub use label::label_slug;
pub use needs::{NeedState, OpenNeed};
pub use record::{Need, Status, Topic};
pub use situation::Situation;
pub use targets::{TargetHistory, TargetStep};
pub(super) use threads::Threads;
pub use weeks::WeekOfHealth;
