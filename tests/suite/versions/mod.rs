//! Versions from git: real repositories with every turn that a past can take, and what readers are shown of it, opened as they open it.

mod apart;
mod followed;
mod left_out;
mod places;
mod repository;
mod told;
