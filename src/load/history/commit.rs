//! When something was committed, and by whom.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// What readers may learn of a commit. Its message, and anybody's address, are not among it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commit {
    /// The moment, and how far from UTC the clock stood; none when the clock was broken.
    pub time: Option<(Timestamp, Offset)>,
    /// The author's name, as the repository's `.mailmap` spells it, without characters that could mislead.
    pub author: Option<Arc<str>>,
}

impl Commit {
    /// When it was by the clocks of a zone; without one, by the committer's own.
    pub fn when(&self, zone: Option<&TimeZone>) -> Option<DateTime> {
        let (time, offset) = self.time?;
        Some(match zone {
            Some(zone) => zone.to_datetime(time),
            None => offset.to_datetime(time),
        })
    }
}
