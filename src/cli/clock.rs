//! Which day it is.

use anyhow::Context;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Today in UTC, or the day of `SOURCE_DATE_EPOCH` (seconds since 1970, as reproducible-builds.org specifies it).
pub(super) fn today() -> anyhow::Result<Date> {
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Err(_) => Timestamp::now(),
        Ok(typed) => typed
            .parse()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok())
            .with_context(|| format!("SOURCE_DATE_EPOCH is `{typed}`, not seconds since 1970"))?,
    };
    Ok(now.to_zoned(TimeZone::UTC).date())
}
