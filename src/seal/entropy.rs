//! Where randomness comes from: a parameter, so that this stage asks the system for nothing and tests repeat themselves.

/// A source of random bytes, fit for keys unless it is a test's.
pub trait Entropy {
    /// Fills `bytes` completely. A source that cannot must not return.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<F: FnMut(&mut [u8])> Entropy for F {
    fn fill(&mut self, bytes: &mut [u8]) {
        self(bytes);
    }
}
