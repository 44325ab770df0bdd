//! Dates that status entries say: open needs, and the targets that are aimed at now.

use super::super::choices::Health;
use super::super::status::Scope;
use super::super::view::View;
use super::{DateKind, Dated};

/// What is still needed of somebody until some day.
pub(super) fn needs<'a>(view: &View<'a>, scope: Scope<'_>) -> Vec<Dated<'a>> {
    let open = view.open_needs(scope).into_iter();
    let dated = open.filter_map(|open| {
        Some(Dated {
            who: open.need.who.as_deref(),
            number: open.index,
            ..Dated::new(
                DateKind::Need,
                open.need.by?,
                open.entry.id,
                &open.need.what,
            )
        })
    });
    dated.collect()
}

/// The targets of a scope: that of each project, and those of topics which aim at another day. Nothing is aimed at where it is done.
pub(super) fn targets<'a>(view: &View<'a>, scope: Scope<'_>) -> Vec<Dated<'a>> {
    match scope {
        Scope::Portal => {
            let mut dates = targets(view, Scope::Own);
            for project in view.projects() {
                dates.extend(targets(view, Scope::Project(&project.folder)));
            }
            dates
        }
        Scope::Own | Scope::Topic(_) => of_topics(view, scope, None),
        Scope::Project(_) if is_done(view, scope) => Vec::new(),
        Scope::Project(folder) => of_project(view, folder),
    }
}

/// A project's own target, and those of its topics that aim at another day.
fn of_project<'a>(view: &View<'a>, folder: &str) -> Vec<Dated<'a>> {
    let scope = Scope::Project(folder);
    let Some(project) = view.projects().find(|project| project.folder == folder) else {
        return Vec::new();
    };
    let own = view.target(scope).zip(view.page_at(folder));
    let mut dates: Vec<Dated<'a>> = own
        .into_iter()
        .map(|(target, (home, _))| {
            let said = target.steps.last().and_then(|step| step.entry);
            Dated {
                who: project.owner.as_deref(),
                ..Dated::new(
                    DateKind::Target,
                    target.current(),
                    said.unwrap_or(home),
                    &project.title,
                )
            }
        })
        .collect();
    let taken = dates.first().map(|date| date.date);
    dates.extend(of_topics(view, scope, taken));
    dates
}

/// The target of each line of a scope, but those on a day that is `taken`.
fn of_topics<'a>(
    view: &View<'a>,
    scope: Scope<'_>,
    taken: Option<jiff::civil::Date>,
) -> Vec<Dated<'a>> {
    let lines = view.target_lines(scope).into_iter();
    let dated = lines.filter_map(|(topic, target)| {
        let entry = target.steps.last()?.entry?;
        let what = topic.unwrap_or(&view.settings().name);
        Some(Dated {
            topic,
            ..Dated::new(DateKind::Target, target.current(), entry, what)
        })
    });
    dated.filter(|date| Some(date.date) != taken).collect()
}

fn is_done(view: &View<'_>, scope: Scope<'_>) -> bool {
    let health = view.situation(scope).health;
    health.is_some_and(|(health, _)| health == Health::Done)
}
