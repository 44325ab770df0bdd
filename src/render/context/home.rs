//! What home pages are given: where things stand, what is needed, what comes next.

use serde::Serialize;

use super::budget::BudgetNow;
use super::{DateContext, Day, Entry, Fact, PersonCard, Someone};

/// The parts of a home page apart from its text and its blocks.
#[derive(Clone, Debug, Serialize)]
pub struct HomeContext {
    /// Where the portal or the project stands.
    pub stand: Option<Stand>,
    /// The projects of the portal, each with where it stands.
    pub projects: Vec<ProjectCard>,
    /// What is needed of the readers' side.
    pub needs: Vec<NeedItem>,
    /// The page to print.
    pub sheet: Option<String>,
    /// How the budgets of the running year stand, each shown in its year.
    pub budgets: Vec<BudgetNow>,
    /// The page with all of them.
    pub budgets_url: Option<String>,
    /// The newest status entries.
    pub latest: Vec<Entry>,
    /// The page with all of them.
    pub timeline: Option<String>,
    /// How many more of them there are.
    pub more: usize,
    /// What comes next, apart from what is needed, each shown until its day has passed.
    pub dates: Vec<DateContext>,
    /// The page with all of them.
    pub dates_url: Option<String>,
    /// Whom to talk to.
    pub people: Vec<PersonCard>,
    /// How many more people there are.
    pub more_people: usize,
    /// The page with all of them.
    pub people_url: Option<String>,
    /// The pages that will be due for review, each shown from that day on.
    pub review: Vec<ReviewItem>,
    /// How often news may be expected, in words.
    pub update_every: Option<String>,
}

/// Where a portal or a project stands.
#[derive(Clone, Debug, Serialize)]
pub struct Stand {
    /// How it does, and when that was said if not now.
    pub health: Option<Fact>,
    /// The newest entry in one sentence.
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    /// The newest entry.
    pub url: String,
    /// What it says besides.
    pub summary: Option<String>,
    /// The summary's language, where it is not the page's.
    pub summary_lang: Option<String>,
    /// When.
    pub date: Day,
    /// By whom.
    pub author: Option<Someone>,
    /// The day that is aimed at.
    pub target: Option<Target>,
    /// Where in its phases a project is.
    pub phases: Vec<PhaseStep>,
    /// The stage, when there are no phases.
    pub stage: Option<String>,
    /// Progress in percent, in words.
    pub progress: Option<String>,
    /// What comes next.
    pub next: Option<String>,
    /// Its language, where it is not the page's.
    pub next_lang: Option<String>,
    /// When the next entry may be expected.
    pub next_update: Option<NextUpdate>,
}

/// One of the phases of a project.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseStep {
    /// What it is called.
    pub label: String,
    /// `past`, `current` or `ahead`.
    pub state: &'static str,
}

/// A day that is aimed at, and how it moved.
#[derive(Clone, Debug, Serialize)]
pub struct Target {
    /// What is aimed at now.
    pub day: Day,
    /// What was aimed at before.
    pub was: Option<Day>,
    /// By how much it moved, in words.
    pub slip: Option<String>,
    /// How it moved since the beginning, oldest first; empty when it never did.
    pub steps: Vec<TargetStep>,
}

/// A target and where it was said.
#[derive(Clone, Debug, Serialize)]
pub struct TargetStep {
    /// The target.
    pub day: Day,
    /// When that was said; none for the plan.
    pub said_on: Option<Day>,
    /// The entry that says so.
    pub url: Option<String>,
    /// By how much it moved, in words.
    pub slip: Option<String>,
}

/// When the next entry may be expected.
#[derive(Clone, Debug, Serialize)]
pub struct NextUpdate {
    /// The day, as long as it lies ahead.
    pub due: Day,
    /// The first day on which it is late.
    pub late_from: String,
}

/// A project among several.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectCard {
    /// Its title.
    pub title: String,
    /// Its home.
    pub url: String,
    /// What it is about.
    pub summary: Option<String>,
    /// Where it stands.
    pub stand: Option<Stand>,
}

/// A page that will be due for review.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewItem {
    /// Its title.
    pub title: String,
    /// The title's language, where it is not the page's.
    pub lang: Option<String>,
    /// Its address.
    pub url: String,
    /// When it was last reviewed.
    pub reviewed: Day,
    /// The first day on which a review is due.
    pub due_from: String,
    /// Whom to ask.
    pub ask: Option<Someone>,
}

/// Something that is needed of the readers' side.
#[derive(Clone, Debug, Serialize)]
pub struct NeedItem {
    /// `need` or `decision`.
    pub kind: &'static str,
    /// What is needed.
    pub what: String,
    /// Of whom.
    pub who: Option<Someone>,
    /// The page that says so.
    pub url: String,
    /// Until when.
    pub by: Option<Day>,
    /// The first day on which it is overdue.
    pub overdue_from: Option<String>,
}
