//! People on both sides: who they are, how they are reached, who stands in.

mod absence;
mod check;
mod person;
mod privacy;

pub use absence::Absence;
pub(super) use absence::{Presence, presence_on};
pub(super) use check::check;
pub use person::{Away, PeopleFile, Person};
