//! Randomness from the operating system.

/// Fills a buffer; without a working source of randomness there is no safe way on.
pub(super) fn system(buffer: &mut [u8]) {
    getrandom::fill(buffer).expect("the operating system has no randomness to give");
}
