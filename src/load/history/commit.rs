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
    /// When the author says that it was written. It stays when a commit is made anew, as by a rebase.
    pub written: Option<Timestamp>,
    /// The author's name, as the repository's `.mailmap` spells it, without characters that could mislead.
    pub author: Option<Arc<str>>,
}

impl Commit {
    /// When it was by the clocks of a zone; without one, by the committer's own.
    pub fn when(&self, zone: Option<&TimeZone>) -> Option<DateTime> {
        let (time, offset) = self.time?;
        Some(at(time, offset, zone))
    }

    /// When it was at the earliest, as far as anybody says; none when a clock was broken.
    pub fn earliest(&self, zone: Option<&TimeZone>) -> Option<DateTime> {
        let (time, offset) = self.time?;
        Some(at(time.min(self.written?), offset, zone))
    }
}

fn at(time: Timestamp, offset: Offset, zone: Option<&TimeZone>) -> DateTime {
    match zone {
        Some(zone) => zone.to_datetime(time),
        None => offset.to_datetime(time),
    }
}
