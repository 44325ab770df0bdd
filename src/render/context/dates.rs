//! Dates, as templates are given them.

use serde::Serialize;

use super::windows::{Part, Save};
use super::{Day, Someone};

/// The dates of a portal or a project.
#[derive(Clone, Debug, Serialize)]
pub struct DatesContext {
    /// All of them by month, for when they are ahead.
    pub months: Vec<MonthOfDates>,
    /// All of them, the newest first, for when they have passed.
    pub earlier: Vec<DateContext>,
    /// The first day on which none of them is ahead any more, in ISO 8601.
    pub over_from: String,
    /// All of them for a calendar.
    pub save: Save,
    /// The pages of the portal's other dates.
    pub others: Vec<Part>,
}

/// The dates of one month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthOfDates {
    /// The month and its year.
    pub title: String,
    /// Its dates.
    pub dates: Vec<DateContext>,
}

/// One date.
#[derive(Clone, Debug, Serialize)]
pub struct DateContext {
    /// What kind of date it is, such as `decision`.
    pub kind: &'static str,
    /// The kind in the reader's language.
    pub kind_label: String,
    /// The day: with its weekday where the month is a heading, else with its year.
    pub day: Day,
    /// All of its days, when there are several.
    pub days: Option<String>,
    /// The time of day.
    pub time: Option<String>,
    /// The last day on which it is ahead, in ISO 8601.
    pub until: String,
    /// The first day on which it has passed, in ISO 8601.
    pub over_from: Option<String>,
    /// Whether it stays to be done when it has passed.
    pub stays_open: bool,
    /// What it is about.
    pub what: String,
    /// The page that says so.
    pub url: String,
    /// Whose it is.
    pub who: Option<Someone>,
    /// Where.
    pub place: Option<String>,
    /// The project it belongs to, where that is not clear.
    pub project: Option<String>,
}
