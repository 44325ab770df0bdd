//! The shared test vectors, read through the public door of `seal`.
