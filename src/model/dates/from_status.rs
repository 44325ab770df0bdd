//! Dates that status entries say: needs, and the targets that are aimed at now.

use jiff::civil::Date;

use super::super::choices::Health;
use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::super::status::{Scope, Status};
use super::super::view::View;
use super::{DateKind, Dated, holds};

/// A status entry of a view.
#[derive(Clone, Copy)]
struct Entry<'a> {
    id: PageId,
    page: &'a Page,
    status: &'a Status,
}

/// What is needed of somebody until some day.
pub(super) fn needs<'a>(view: &View<'a>, scope: Scope<'_>) -> Vec<Dated<'a>> {
    let mut dates = Vec::new();
    for Entry { id, page, status } in entries(view, scope) {
        for (number, need) in status.needs.iter().enumerate() {
            dates.extend(need.by.map(|by| Dated {
                who: need.who.as_deref(),
                number,
                ..Dated::new(DateKind::Need, by, (id, page), &need.what)
            }));
        }
    }
    dates
}

/// The targets of a scope: that of each project, and that of each topic which has one of its own.
pub(super) fn targets<'a>(view: &View<'a>, scope: Scope<'_>) -> Vec<Dated<'a>> {
    match scope {
        Scope::Portal => {
            let mut dates = targets(view, Scope::Own);
            for project in view.projects() {
                dates.extend(targets(view, Scope::Project(&project.folder)));
            }
            dates
        }
        Scope::Own => by_topic(&entries(view, scope), &view.settings().name),
        Scope::Project(folder) => of_project(view, folder),
        Scope::Topic(_) => target(&entries(view, scope), &view.settings().name)
            .into_iter()
            .collect(),
    }
}

/// A project's own target, and those of its topics that aim at another day.
fn of_project<'a>(view: &View<'a>, folder: &str) -> Vec<Dated<'a>> {
    let Some(project) = view.projects().find(|project| project.folder == folder) else {
        return Vec::new();
    };
    let entries = entries(view, Scope::Project(folder));
    if is_done(&entries) {
        return Vec::new();
    }
    let typed = project
        .target
        .zip(view.page_at(folder))
        .map(|(day, page)| Dated::new(DateKind::Target, day, page, &project.title));
    let mut dates: Vec<Dated<'a>> = target(&entries, &project.title)
        .or(typed)
        .into_iter()
        .collect();
    for date in &mut dates {
        date.what = &project.title;
        date.who = project.owner.as_deref();
    }
    let own = dates.first().map(|date| date.date);
    let topics = by_topic(&entries, &project.title).into_iter();
    dates.extend(topics.filter(|topic| Some(topic.date) != own));
    dates
}

/// The targets of the entries, one for each topic; those of no topic stand for the whole.
fn by_topic<'a>(entries: &[Entry<'a>], whole: &'a str) -> Vec<Dated<'a>> {
    let mut topics: Vec<Option<&str>> = entries
        .iter()
        .map(|entry| entry.status.topic.as_deref())
        .collect();
    topics.sort_unstable();
    topics.dedup();
    let of_topic = |topic: Option<&str>| {
        let own = entries
            .iter()
            .filter(|entry| entry.status.topic.as_deref() == topic);
        target(&own.copied().collect::<Vec<_>>(), whole)
    };
    topics.into_iter().filter_map(of_topic).collect()
}

/// What entries, the newest first, aim at now; nothing once they say that it is done.
fn target<'a>(entries: &[Entry<'a>], whole: &'a str) -> Option<Dated<'a>> {
    let said = |entry: &Entry<'a>| Some((entry.status.target?, *entry));
    let (day, entry): (Date, Entry<'a>) = entries
        .iter()
        .find_map(said)
        .filter(|_| !is_done(entries))?;
    let what = entry.status.topic.as_deref().unwrap_or(whole);
    let page = (entry.id, entry.page);
    Some(Dated::new(DateKind::Target, day, page, what))
}

fn is_done(entries: &[Entry<'_>]) -> bool {
    let health = entries.iter().find_map(|entry| entry.status.health);
    health == Some(Health::Done)
}

/// The status entries of a scope, the newest first.
fn entries<'a>(view: &View<'a>, scope: Scope<'_>) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = view
        .pages()
        .filter(|(_, page)| holds(scope, page))
        .filter_map(|(id, page)| match &page.record {
            Record::Status(status) => Some(Entry { id, page, status }),
            _ => None,
        })
        .collect();
    entries.sort_by(|a, b| {
        let day = |entry: &Entry<'_>| (entry.page.common.date, entry.id);
        day(b).cmp(&day(a))
    });
    entries
}
