//! Timelines: entries by month, what they can be filtered by, how health went, and the way to older ones.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::context::timeline::{
    FilterChoice, FilterOption, Month, Strip, StripRow, StripWeek, TimelineContext,
};
use super::context::{Fact, Named, PersonCard};
use super::lists::title_key;
use super::pages::Pages;
use crate::config::Choice;
use crate::model::{Page, PageId, Period, Project, Record, Scope, StatusKind, WeekOfHealth};

/// Fewer entries than this are looked through faster than they are filtered.
const FILTERED: usize = 6;

/// The fields of the filter, in their order.
const FIELDS: [&str; 4] = ["kind", "topic", "author", "project"];

impl<'v> Pages<'_, 'v> {
    /// The part of a timeline that a page shows.
    pub(super) fn timeline_of(&self, id: PageId) -> Option<TimelineContext> {
        let page = self.view.timeline(id)?;
        let shows_project = !matches!(page.scope, Scope::Project(_));
        let is_first = page.first == id;
        let mut months: Vec<Month> = Vec::new();
        for entry in &page.entries {
            let date = entry.page.common.date;
            let title = date.map(|date| self.facts.notation.month_and_year(date));
            let post = self.post(entry, shows_project);
            match months.last_mut().filter(|month| month.title == title) {
                Some(month) => month.posts.push(post),
                None => months.push(Month {
                    title,
                    posts: vec![post],
                }),
            }
        }
        Some(TimelineContext {
            months,
            filter: self.filters.get(&page.first).cloned().unwrap_or_default(),
            strip: is_first.then(|| self.strip(page.scope)).flatten(),
            newer: self.leaf(page.newer),
            older: self.leaf(page.older),
        })
    }

    /// Another page of a timeline, by what it holds.
    fn leaf(&self, id: Option<PageId>) -> Option<Named> {
        let id = id?;
        let title = match &self.view.page(id).record {
            Record::Archive(period) => self.period(*period),
            _ => self.facts.locale.text("timeline-newest"),
        };
        Some(Named {
            title,
            lang: None,
            url: self.url(id),
        })
    }

    /// A year, or one of its months.
    pub(super) fn period(&self, period: Period) -> String {
        let month = period
            .month
            .and_then(|month| Date::new(period.year, month, 1).ok());
        match month {
            Some(first) => self.facts.notation.month_and_year(first),
            None => period.year.to_string(),
        }
    }

    /// What the entries of each timeline can be filtered by, by its first page: the values that occur, where there are several.
    pub(super) fn filters(&self) -> BTreeMap<PageId, Vec<FilterChoice>> {
        let pages = self.view.pages();
        let firsts = pages.filter_map(|(id, _)| {
            let timeline = self.view.timeline(id)?;
            (timeline.first == id).then_some((id, timeline.scope))
        });
        firsts.map(|(id, scope)| (id, self.filter(scope))).collect()
    }

    fn filter(&self, scope: Scope<'_>) -> Vec<FilterChoice> {
        let entries = self.view.entries(scope);
        if entries.len() < FILTERED {
            return Vec::new();
        }
        let mut values: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
        for entry in entries {
            let kind = entry.status.kind.unwrap_or(StatusKind::Update);
            let topic = entry.status.topic.as_ref();
            let project = entry.page.project.as_deref();
            let found = [
                ("kind", Some((kind.word().to_owned(), String::new()))),
                (
                    "topic",
                    topic.map(|topic| (topic.slug.clone(), topic.name.clone())),
                ),
                (
                    "author",
                    self.view
                        .author(entry.page)
                        .map(|id| (id.to_owned(), String::new())),
                ),
                (
                    "project",
                    project.map(|folder| (folder.to_owned(), String::new())),
                ),
            ];
            for (field, value) in found {
                let known = values.entry(field).or_default();
                known.extend(value);
            }
        }
        let mut choices = Vec::new();
        for field in FIELDS {
            let found = values.remove(field).unwrap_or_default();
            let is_needless = match (field, scope) {
                ("project", Scope::Project(_)) | ("topic", Scope::Topic(_)) => true,
                // Besides the projects there is what belongs to none.
                ("project", _) => found.is_empty(),
                _ => found.len() < 2,
            };
            if !is_needless {
                choices.push(FilterChoice {
                    name: field,
                    label: self.facts.locale.text(&format!("filter-by-{field}")),
                    options: self.options(field, found),
                });
            }
        }
        choices
    }

    fn options(&self, field: &str, found: BTreeMap<String, String>) -> Vec<FilterOption> {
        let option = |value: String, label: String| FilterOption { value, label };
        if field == "kind" {
            let words = <StatusKind as Choice>::ALL.iter().map(|(word, _)| *word);
            let found = words.filter(|word| found.contains_key(*word));
            let label = |word: &str| self.facts.locale.text(&format!("status-kind-{word}"));
            return found
                .map(|word| option(word.to_owned(), label(word)))
                .collect();
        }
        let mut options: Vec<FilterOption> = found
            .into_iter()
            .map(|(value, name)| {
                let label = match field {
                    "author" => self.facts.someone(&value).name,
                    "project" => self
                        .named(&value)
                        .map_or_else(|| value.clone(), |page| page.title),
                    _ => name,
                };
                option(value, label)
            })
            .collect();
        options.sort_by_key(|option| title_key(&option.label));
        options
    }

    /// The strip of weeks: for the portal a row for each project and one for what belongs to none.
    fn strip(&self, scope: Scope<'v>) -> Option<Strip> {
        let newest = self.view.situation(scope).newest?;
        let last = newest.page.common.date?;
        let projects: Vec<&Project> = match scope {
            Scope::Portal => self.view.projects().collect(),
            _ => Vec::new(),
        };
        let mut rows: Vec<StripRow> = projects
            .iter()
            .filter_map(|project| {
                let title = self.named(&project.folder);
                self.strip_row(title, Scope::Project(&project.folder), last)
            })
            .collect();
        let rest = if projects.is_empty() {
            scope
        } else {
            Scope::Own
        };
        let title = (!rows.is_empty()).then(|| Named {
            title: self.facts.locale.text("strip-own"),
            lang: None,
            url: String::new(),
        });
        rows.extend(self.strip_row(title, rest, last));
        let weeks = self.view.weeks_of_health(scope, last);
        let (first, last) = (weeks.first()?.monday, weeks.last()?.monday);
        let sunday = last.checked_add(6.days()).unwrap_or(last);
        (!rows.is_empty()).then(|| Strip {
            range: self.facts.notation.range(first, sunday),
            rows,
        })
    }

    fn strip_row(&self, title: Option<Named>, scope: Scope<'_>, last: Date) -> Option<StripRow> {
        let weeks = self.view.weeks_of_health(scope, last);
        let now = weeks.last()?.health?;
        Some(StripRow {
            title,
            now: self.facts.health(now),
            weeks: weeks.iter().map(|week| self.strip_week(week)).collect(),
        })
    }

    fn strip_week(&self, week: &WeekOfHealth) -> StripWeek {
        let health: Option<Fact> = week.health.map(|health| self.facts.health(health));
        let number = week.number;
        let values = [("number".to_owned(), number.to_string())].into();
        let label = self.facts.locale.format("strip-week", &values);
        StripWeek {
            label: label.unwrap_or_else(|| number.to_string()),
            number,
            tone: health.as_ref().map_or("none", |health| health.tone),
            word: health.map_or_else(
                || self.facts.locale.text("strip-nothing"),
                |health| health.text,
            ),
        }
    }

    /// Everybody who answers for a topic.
    pub(super) fn answering(&self, page: &Page) -> Vec<PersonCard> {
        let Record::Topic(slug) = &page.record else {
            return Vec::new();
        };
        let people = self.view.people_of_topic(slug);
        people.map(|person| self.card(person)).collect()
    }
}
