//! The integration tests: one binary, one module per subject.

// Clippy's exception for tests does not reach the functions that tests call.
#![allow(clippy::unwrap_used)]

mod architecture;
mod vectors;
