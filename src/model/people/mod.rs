//! People on both sides: who they are, how they are reached, who stands in.

mod person;

pub use person::{Away, PeopleFile, Person};
