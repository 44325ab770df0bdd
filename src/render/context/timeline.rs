//! What timelines, topics and status entries are given.

use serde::Serialize;

use super::home::Target;
use super::{Day, Fact, Named, Someone};

/// A status entry, in a timeline or on its own page.
#[derive(Clone, Debug, Serialize)]
pub struct Post {
    /// Its own page.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub lang: Option<String>,
    /// Whether somebody gave it that title; else it is how the text begins.
    pub is_titled: bool,
    /// What it is about: `risk`.
    pub kind: &'static str,
    /// The same in the reader's language.
    pub kind_label: String,
    /// The day, and the time if there is one.
    pub when: Option<Day>,
    /// Who wrote it.
    pub author: Option<Someone>,
    /// Their id, for the filter.
    pub author_id: Option<String>,
    /// The project it belongs to, where that does not go without saying.
    pub project: Option<Named>,
    /// The project's folder, for the filter.
    pub project_id: Option<String>,
    /// The topic.
    pub topic: Option<Label>,
    /// The topic's slug, for the filter.
    pub topic_id: Option<String>,
    /// The tags.
    pub tags: Vec<Label>,
    /// What it says in one sentence, apart from the text.
    pub lead: Option<String>,
    /// The language of that, where it is not the reader's.
    pub lead_lang: Option<String>,
    /// How the project does.
    pub health: Option<Fact>,
    /// Stage and progress.
    pub facts: Vec<Fact>,
    /// What comes next.
    pub next: Option<Fact>,
    /// The day that is aimed at, and what it was before.
    pub target: Option<Target>,
    /// What is needed of somebody.
    pub needs: Vec<PostNeed>,
    /// The entry that this one corrects.
    pub corrects: Option<Named>,
    /// The entries that correct this one.
    pub corrected_by: Vec<Named>,
    /// The text; none where it cannot stand here, or there is none.
    pub html: Option<String>,
    /// The text's language, where it is not the reader's.
    pub text_lang: Option<String>,
    /// How the text begins, where it is not shown whole.
    pub summary: Option<String>,
    /// How long it takes to read, in words; none where there is nothing to read.
    pub reading: Option<String>,
}

/// A topic or tag.
#[derive(Clone, Debug, Serialize)]
pub struct Label {
    /// As it is spelt.
    pub name: String,
    /// The page about it.
    pub url: Option<String>,
}

/// Something that an entry asks for.
#[derive(Clone, Debug, Serialize)]
pub struct PostNeed {
    /// What is needed.
    pub what: String,
    /// Of whom.
    pub who: Option<Someone>,
    /// Until when.
    pub by: Option<Day>,
    /// The first day on which it is overdue; none once nobody has to see to it any more.
    pub overdue_from: Option<String>,
    /// `open`, `settled` or `taken-back`.
    pub state: &'static str,
    /// The entry that says it is done.
    pub settled_by: Option<Named>,
}

/// A timeline, or the part of it that one page shows.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineContext {
    /// The entries by month, newest first.
    pub months: Vec<Month>,
    /// What they can be filtered by.
    pub filter: Vec<FilterChoice>,
    /// How health went.
    pub strip: Option<Strip>,
    /// The page with newer entries.
    pub newer: Option<Named>,
    /// The page with older entries.
    pub older: Option<Named>,
}

/// The entries of a month.
#[derive(Clone, Debug, Serialize)]
pub struct Month {
    /// `November 2026`; none for entries without a day.
    pub title: Option<String>,
    /// The entries.
    pub posts: Vec<Post>,
}

/// A field of the filter.
#[derive(Clone, Debug, Serialize)]
pub struct FilterChoice {
    /// `kind`, `topic`, `author` or `project`.
    pub name: &'static str,
    /// The same in the reader's language.
    pub label: String,
    /// What can be chosen.
    pub options: Vec<FilterOption>,
}

/// One of the values that occur.
#[derive(Clone, Debug, Serialize)]
pub struct FilterOption {
    /// What items say.
    pub value: String,
    /// What readers see.
    pub label: String,
}

/// Health week by week.
#[derive(Clone, Debug, Serialize)]
pub struct Strip {
    /// The days it covers.
    pub range: String,
    /// One for each project, and one for what belongs to none.
    pub rows: Vec<StripRow>,
}

/// One row of it.
#[derive(Clone, Debug, Serialize)]
pub struct StripRow {
    /// What it is about; none when there is only one.
    pub title: Option<Named>,
    /// How it does now.
    pub now: Fact,
    /// The weeks, oldest first.
    pub weeks: Vec<StripWeek>,
}

/// One week.
#[derive(Clone, Debug, Serialize)]
pub struct StripWeek {
    /// `Week 47`
    pub label: String,
    /// The number alone.
    pub number: i8,
    /// `good`, `warn`, `bad` or `neutral`; `none` before anything was said.
    pub tone: &'static str,
    /// The health in words.
    pub word: String,
}

/// A status entry's own page, apart from the entry.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbours {
    /// The entry before it in its timeline.
    pub previous: Option<Named>,
    /// The one after it.
    pub next: Option<Named>,
}
