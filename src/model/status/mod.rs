//! Status entries, and what follows from them.

mod record;

pub use record::{Need, Status};

/// Which part of a portal is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// All of it, projects included.
    Portal,
    /// What belongs to no project.
    Own,
    /// A project, by its folder.
    Project(&'a str),
    /// A topic.
    Topic(&'a str),
}
