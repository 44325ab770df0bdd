//! What the entries of a portal are checked against, and the checks that need nothing but the entry itself.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::super::choices::Health;
use super::super::limits::Limits;
use super::record::Status;
use crate::config::{Fields, Phase, PortalSettings};
use crate::diag::did_you_mean;

/// Nobody posted status entries before.
const FIRST_DAY: Date = date(2000, 1, 1);
/// The last day on which a portal of our days can have news.
const LAST_DAY: Date = date(2099, 12, 31);

/// What entries are checked against.
#[derive(Debug)]
pub(in crate::model) struct Rules {
    /// For times with an offset from UTC.
    pub(super) zone: Option<TimeZone>,
    phases: Vec<Phase>,
    /// Who may read what lies where.
    pub(in crate::model) limits: Limits,
    /// For findings alone.
    today: Date,
}

impl Rules {
    /// The rules of a portal.
    pub(in crate::model) fn of(settings: &PortalSettings, limits: Limits, today: Date) -> Self {
        let zone = settings.time_zone.as_deref();
        Self {
            zone: zone.and_then(|name| TimeZoneDatabase::bundled().get(name).ok()),
            phases: settings.phases.clone(),
            limits,
            today,
        }
    }

    /// The day of an entry, which stands at `place`.
    pub(super) fn check_date(&self, fields: &mut Fields<'_>, date: Date, place: Range<usize>) {
        let message = format!("nothing can have happened on {date}");
        if !(FIRST_DAY..=LAST_DAY).contains(&date) {
            let hint = "check the year: entries are dated from 2000 to 2099";
            fields.error("implausible-date", place, message, hint);
        } else if date > self.today.saturating_add(2.years()) {
            // No error: a machine whose clock is wrong must build the same.
            let hint = "check the year, or the clock of this machine";
            fields.warning("implausible-date", place, message, hint);
        } else if date > self.today.saturating_add(1.day()) {
            let message = format!("this entry is dated ahead: it stands on top until {date}");
            let hint = "if something is planned for that day, say so in `target` or `next`";
            fields.warning("date-ahead", place, message, hint);
        }
    }

    /// The keys of an entry of this day.
    pub(super) fn check(&self, fields: &mut Fields<'_>, status: &Status, date: Option<Date>) {
        if let Some(stage) = &status.stage {
            let names = self.phases.iter().map(|phase| phase.name.as_str());
            if !self.phases.is_empty() && !names.clone().any(|name| name == stage) {
                let span = fields.span("stage");
                let message = format!("`{stage}` is none of the portal's phases");
                fields.error("unknown-stage", span, message, did_you_mean(stage, names));
            }
        }
        let Some((target, date)) = status.target.zip(date) else {
            return;
        };
        let span = fields.span("target");
        if target < date && status.health != Some(Health::Done) {
            let message = format!("the target {target} is earlier than the entry itself");
            let hint =
                "write the day that is aimed at now; what is reached has `health = \"done\"`";
            fields.warning("target-passed", span, message, hint);
        } else if target > date.saturating_add(10.years()) {
            let message = format!("the target {target} is more than ten years away");
            fields.warning("implausible-date", span, message, "check the year");
        }
    }

    /// The day until which something is needed, in an entry of this day.
    pub(super) fn check_need(fields: &mut Fields<'_>, by: Option<Date>, date: Option<Date>) {
        match by.zip(date) {
            Some((by, date)) if by < date => {
                let span = fields.span("by");
                let message = format!("this is needed by {by}, before it is asked for");
                fields.warning("need-passed", span, message, "check the year");
            }
            None if by.is_none() && !fields.has("by") => {
                let span = fields.span("what");
                let message = "this need says no day, so nobody is reminded of it";
                fields.warning(
                    "need-without-day",
                    span,
                    message,
                    "add for example `by = 2026-11-27`",
                );
            }
            _ => {}
        }
    }
}
