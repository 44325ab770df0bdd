//! The page of dates, and the calendar that it offers.

use jiff::civil::Date;

use super::context::{DateContext, DatesContext, Day, MonthOfDates, Part, Save};
use super::icalendar::{Calendar, CalendarEntry};
use super::pages::Pages;
use super::sentences::Word;
use crate::config::{Moment, slugify};
use crate::model::{
    DateKind, Dated, Page, PageId, Record, Scope, events_of, label_slug, scope_of_dates,
};

const CALENDAR: &str = "text/calendar";

impl<'v> Pages<'_, 'v> {
    /// What a page of dates shows.
    pub(super) fn dates(&self, id: PageId, page: &Page) -> Option<DatesContext> {
        if page.record != Record::Dates {
            return None;
        }
        let scope = scope_of_dates(page);
        let dates = self.view.dates(scope);
        let mut months: Vec<MonthOfDates> = Vec::new();
        for dated in &dates {
            let title = self.facts.notation.month_and_year(dated.date);
            let date = self.date(dated, scope, self.facts.notation.short_date(dated.date));
            match months.last_mut().filter(|month| month.title == title) {
                Some(month) => month.dates.push(date),
                None => months.push(MonthOfDates {
                    title,
                    dates: vec![date],
                }),
            }
        }
        let last = dates.iter().map(Dated::last_day).max()?;
        let earlier = dates
            .iter()
            .rev()
            .map(|dated| self.date(dated, scope, self.facts.notation.date(dated.date)));
        Some(DatesContext {
            months,
            earlier: earlier.collect(),
            over_from: last.tomorrow().unwrap_or(last).to_string(),
            save: self.calendar(scope, &dates),
            others: self.other_dates(id),
        })
    }

    /// The events that a page itself names.
    pub(super) fn events(&self, id: PageId, page: &'v Page) -> Vec<DateContext> {
        let event = |dated: Dated<'v>| {
            let day = self.facts.notation.date(dated.date);
            self.date(&dated, Scope::Own, day)
        };
        events_of(id, page).map(event).collect()
    }

    /// One date of a list of a scope; `day` are the words for its day.
    pub(super) fn date(&self, dated: &Dated<'v>, scope: Scope<'_>, day: String) -> DateContext {
        let notation = self.facts.notation;
        let last = dated.last_day();
        DateContext {
            kind: dated.kind.word(),
            kind_label: self.date_kind(dated.kind),
            day: Day {
                iso: dated.date.to_string(),
                text: day,
            },
            days: dated.until.map(|until| notation.range(dated.date, until)),
            time: self.time(dated),
            until: last.to_string(),
            over_from: last.tomorrow().ok().map(|day| day.to_string()),
            stays_open: dated.kind.stays_open(),
            what: self.what(dated),
            url: self.url(dated.page),
            who: dated.who.map(|id| self.facts.someone(id)),
            place: dated.event.and_then(|event| event.place.clone()),
            project: self.project_of(dated).filter(|_| scope == Scope::Portal),
        }
    }

    fn date_kind(&self, kind: DateKind) -> String {
        self.facts
            .locale
            .text(&format!("dates-kind-{}", kind.word()))
    }

    fn time(&self, dated: &Dated<'_>) -> Option<String> {
        let event = dated.event?;
        let from = self.facts.notation.time(event.from.time?);
        let to = event.to.filter(|to| to.day == event.from.day);
        let to = to.and_then(|to| to.time);
        Some(match to {
            Some(to) => format!("{from}–{}", self.facts.notation.time(to)),
            None => from,
        })
    }

    /// What a date is about; a page under its title.
    fn what(&self, dated: &Dated<'_>) -> String {
        match dated.kind {
            DateKind::Decision | DateKind::Due | DateKind::ValidUntil => {
                self.title(self.view.page(dated.page))
            }
            DateKind::Target if self.is_of_project(dated) => {
                let folder = self.view.page(dated.page).project.as_deref();
                self.project_label(folder.unwrap_or_default())
            }
            DateKind::Need | DateKind::Target | DateKind::Event => dated.what.to_owned(),
        }
    }

    /// The project a date belongs to, unless it is the date of the project itself.
    fn project_of(&self, dated: &Dated<'_>) -> Option<String> {
        let folder = self.view.page(dated.page).project.as_deref()?;
        (!self.is_of_project(dated)).then(|| self.project_label(folder))
    }

    /// Whether a date is the target of a project as a whole.
    fn is_of_project(&self, dated: &Dated<'_>) -> bool {
        let folder = self.view.page(dated.page).project.as_deref();
        let mut projects = self.view.projects();
        dated.kind == DateKind::Target
            && projects.any(|project| {
                Some(project.folder.as_str()) == folder && project.title == dated.what
            })
    }

    fn project_label(&self, folder: &str) -> String {
        let page = self.view.page_at(folder);
        page.map_or_else(String::new, |(_, page)| self.label(page))
    }

    /// The pages of dates but this one.
    fn other_dates(&self, this: PageId) -> Vec<Part> {
        let lists = self.view.pages();
        let others = lists.filter(|(id, page)| page.record == Record::Dates && *id != this);
        let mut parts: Vec<(bool, Part)> = others
            .map(|(id, page)| {
                let name = self.dates_name(scope_of_dates(page));
                let part = Part {
                    text: name,
                    url: Some(self.url(id)),
                };
                (page.project.is_some(), part)
            })
            .collect();
        parts.sort_by_key(|(in_project, _)| *in_project);
        parts.into_iter().map(|(_, part)| part).collect()
    }

    /// What the dates of a scope are called among others.
    fn dates_name(&self, scope: Scope<'_>) -> String {
        match scope {
            Scope::Project(folder) => self.project_label(folder),
            Scope::Portal | Scope::Own | Scope::Topic(_) => self.facts.locale.text("dates-all"),
        }
    }

    /// All dates of a scope as one file.
    fn calendar(&self, scope: Scope<'_>, dates: &[Dated<'v>]) -> Save {
        let settings = self.view.settings();
        let name = match scope {
            Scope::Project(_) => format!("{}: {}", settings.name, self.dates_name(scope)),
            Scope::Portal | Scope::Own | Scope::Topic(_) => settings.name.clone(),
        };
        let calendar = Calendar {
            name: &name,
            language: self.view.language().as_str(),
            zone: settings.time_zone.as_deref(),
        };
        let said = |page: &Page| page.common.updated.max(page.common.date);
        let newest = self.view.pages().filter_map(|(_, page)| said(page)).max();
        let entry = |dated: &Dated<'v>| {
            let page = self.view.page(dated.page);
            // Pages without a day were there by the day of the newest one.
            let stamp = said(page).or(page.common.reviewed).or(newest);
            self.calendar_entry(dated, stamp.unwrap_or(dated.date))
        };
        let entries: Vec<CalendarEntry> = dates.iter().map(entry).collect();
        let slug = slugify(&name);
        let file = if slug.is_empty() { "dates" } else { &slug };
        Save::new(format!("{file}.ics"), CALENDAR, &calendar.write(&entries))
    }

    fn calendar_entry(&self, dated: &Dated<'v>, stamp: Date) -> CalendarEntry {
        let (kind, what) = (self.date_kind(dated.kind), self.what(dated));
        let page = self.view.page(dated.page);
        let whole_day = |day| Moment { day, time: None };
        let summary = match dated.kind {
            DateKind::Event => what.clone(),
            _ => {
                let words = vec![
                    ("kind", Word::Text(kind.clone())),
                    ("what", Word::Text(what.clone())),
                ];
                let parts = self.facts.sentence("dates-summary", words);
                parts.into_iter().map(|part| part.text).collect()
            }
        };
        let project = self.project_of(dated);
        let label = |key: &str, text: String| format!("{}: {text}", self.facts.locale.text(key));
        let who = dated.who.map(|id| self.facts.someone(id).name);
        let title = Some(self.title(page)).filter(|title| *title != what);
        let about = [
            who.map(|name| label("column-who", name)),
            project.clone().map(|name| label("fact-project", name)),
            title.map(|title| label("kind-page", title)),
        ];
        CalendarEntry {
            uid: self.uid(dated),
            stamp,
            from: dated
                .event
                .map_or(whole_day(dated.date), |event| event.from),
            to: match dated.event {
                Some(event) => event.to,
                None => dated.until.map(whole_day),
            },
            summary,
            description: about.into_iter().flatten().collect::<Vec<_>>().join("\n"),
            categories: [Some(kind), project].into_iter().flatten().collect(),
            place: dated.event.and_then(|event| event.place.clone()),
        }
    }

    /// What a calendar knows a date by: its page and the portal's page of dates, by which it stays the same in every build and every language. A
    /// target keeps its own while entry after entry moves it, so that it moves in the calendar, too.
    fn uid(&self, dated: &Dated<'_>) -> String {
        let page = self.view.page(dated.page);
        let (path, number) = match dated.kind {
            DateKind::Target => {
                let project = page.project.as_deref().unwrap_or_default();
                // By its bytes: two topics may differ in letters that no slug has.
                let topic = dated.topic.map(label_slug).unwrap_or_default();
                let bytes = topic.bytes().map(|byte| format!("{byte:02x}"));
                (project, bytes.collect())
            }
            _ => (page.path.as_str(), dated.number.to_string()),
        };
        let identity = |path: &str| self.identity(path).unwrap_or_default();
        let (page, portal) = (identity(path), identity("~dates"));
        format!("{page}.{}.{number}@{portal}", dated.kind.word())
    }
}
