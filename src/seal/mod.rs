//! The only place that knows secrets: keys, keyring, envelope, addresses. What leaves it may be published.

pub mod published;
