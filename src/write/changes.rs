//! What a commit changes, in numbers.

use std::ops::AddAssign;

/// Counts of a portal's files. `manifest.json` is not counted as a file, but in `bytes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there.
    pub created: usize,
    /// Files that were there with other bytes.
    pub updated: usize,
    /// Files of an earlier build that are no longer produced.
    pub removed: usize,
    /// Files that are left alone.
    pub unchanged: usize,
    /// Bytes that are written, the manifest's included.
    pub bytes: u64,
}

impl Changes {
    /// Whether nothing is written and nothing removed.
    pub fn is_empty(&self) -> bool {
        self.created + self.updated + self.removed == 0 && self.bytes == 0
    }
}

impl AddAssign for Changes {
    fn add_assign(&mut self, other: Self) {
        self.created += other.created;
        self.updated += other.updated;
        self.removed += other.removed;
        self.unchanged += other.unchanged;
        self.bytes += other.bytes;
    }
}
