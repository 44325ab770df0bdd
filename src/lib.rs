//! `extranet` compiles per-customer Markdown folders into sealed portals for any static host.
//!
//! The modules stand in the order in which a site passes through them; a later one may name an earlier one, never the reverse.

pub mod diag;

pub mod config;
pub mod load;
pub mod model;
pub mod render;
pub mod seal;
pub mod write;

pub mod pipeline;
