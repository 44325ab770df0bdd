//! The integration tests: one binary, one module per subject.

// Clippy's exception for tests does not reach the functions that tests call.
#![allow(clippy::unwrap_used)]

mod access;
mod access_merged;
mod architecture;
mod audiences;
mod bad_input;
mod build;
mod key_command;
mod key_rotation;
mod languages;
mod leak;
mod locales;
mod opened;
mod opening;
mod reproducible;
mod support;
mod themes;
mod vectors;
mod versions;
