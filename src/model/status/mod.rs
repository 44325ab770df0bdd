//! Status entries, and what follows from them: timelines, how things stand, targets and their slips, open needs.

mod chronicle;
mod claims;
mod counterparts;
mod entry;
mod gathered_pages;
mod gathered_translations;
mod gathering;
mod heading;
mod label;
mod leaves;
mod naming;
mod nearly_date;
mod needs;
mod record;
mod rules;
mod situation;
mod sorting;
mod targets;
#[cfg(test)]
mod tests;
mod threads;
mod timelines;
mod title;
mod weeks;

pub(super) use chronicle::Chronicle;
pub use claims::Claim;
pub use entry::{Entry, Scope};
pub(super) use gathered_pages::GatheredPages;
pub(super) use gathered_translations::refuse_gatherings;
pub(super) use gathering::Gathering;
pub use label::label_slug;
pub(super) use naming::{name as name_entry, name_translation};
pub use needs::{NeedState, OpenNeed};
pub use record::{Need, Status, Topic};
pub(super) use rules::Rules;
pub use situation::Situation;
pub(super) use sorting::sort_words;
pub use targets::{TargetHistory, TargetStep};
pub(super) use threads::Threads;
pub use timelines::TimelinePage;
pub(super) use timelines::{Timelines, timeline_pages};
pub use title::cut_between_words;
pub use weeks::WeekOfHealth;
