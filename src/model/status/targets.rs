//! Target days and how they moved.
//!
//! Like is compared with like: entries of one project and one topic make a line, and a target slips against the one before it in its
//! line. A project's plan, the `target` of its `project.toml`, is the first step of the line that tells of the project as a whole: the one
//! without a topic, or the only one there is.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::choices::Health;
use super::super::places::PageId;
use super::super::project::Project;
use super::super::view::View;
use super::chronicle::Chronicle;
use super::claims::Claim;
use super::entry::{Entry, Scope};

/// The targets of a line, each where it differs from the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetHistory {
    /// Oldest first; at least one.
    pub steps: Vec<TargetStep>,
}

/// A target, and where it was said first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetStep {
    /// The day that was aimed at.
    pub target: Date,
    /// The entry that said so; none for the plan in `project.toml`.
    pub entry: Option<PageId>,
    /// The day of that entry.
    pub said_on: Option<Date>,
}

impl TargetHistory {
    /// What is aimed at now.
    pub fn current(&self) -> Date {
        self.steps.last().expect("there is at least one").target
    }

    /// What was aimed at before.
    pub fn previous(&self) -> Option<Date> {
        let before = self.steps.len().checked_sub(2)?;
        Some(self.steps[before].target)
    }

    /// The days from the previous target to the current one; negative when it was brought forward.
    pub fn slipped_days(&self) -> Option<i64> {
        self.previous()
            .map(|previous| days_between(previous, self.current()))
    }

    /// The days from the first target to the current one; zero when it never moved.
    pub fn total_days(&self) -> i64 {
        days_between(self.steps[0].target, self.current())
    }
}

/// Signed days from one day to another.
fn days_between(from: Date, to: Date) -> i64 {
    (to - from).get_days().into()
}

/// Whether the line of a project and a topic belongs to a scope.
fn is_in(scope: Scope<'_>, project: Option<&str>, topic: Option<&str>) -> bool {
    match scope {
        Scope::Portal => true,
        Scope::Own => project.is_none(),
        Scope::Project(folder) => project == Some(folder),
        Scope::Topic(slug) => topic == Some(slug),
    }
}

/// A project's folder and a topic's slug.
type LineKey<'a> = (Option<&'a str>, Option<&'a str>);

/// The target lines of a view.
#[derive(Default)]
pub(super) struct TargetLines<'a> {
    lines: BTreeMap<LineKey<'a>, Vec<TargetStep>>,
    /// Where in which line the target of an entry is, for entries whose target counts.
    places: BTreeMap<PageId, (LineKey<'a>, usize)>,
}

impl<'a> TargetLines<'a> {
    /// The lines of a view, with the plans of the projects in it.
    pub(super) fn of(
        projects: impl Iterator<Item = &'a Project>,
        chronicle: &Chronicle<'a>,
    ) -> Self {
        let mut targets = Self::default();
        let mut said = Vec::new();
        for entry in chronicle.entries(Scope::Portal).rev() {
            let Some(target) = entry.status.target else {
                continue;
            };
            if chronicle.counts(&entry, Claim::Target) {
                let topic = entry.status.topic.as_ref();
                let key = (
                    entry.page.project.as_deref(),
                    topic.map(|topic| topic.slug.as_str()),
                );
                targets.lines.entry(key).or_default();
                said.push((key, target, entry));
            }
        }
        for project in projects {
            let folder = Some(project.folder.as_str());
            if let Some(target) = project.target {
                // Without any entry the plan is a line of its own.
                let main = targets.main(|(project, _)| project == folder);
                targets.lines.insert(
                    main.unwrap_or((folder, None)),
                    vec![TargetStep {
                        target,
                        entry: None,
                        said_on: None,
                    }],
                );
            }
        }
        for (key, target, entry) in said {
            let line = targets.lines.entry(key).or_default();
            if line.last().is_none_or(|last| last.target != target) {
                line.push(TargetStep {
                    target,
                    entry: Some(entry.id),
                    said_on: entry.page.common.date,
                });
            }
            targets.places.insert(entry.id, (key, line.len() - 1));
        }
        targets
    }

    /// The line that speaks for several: the one without a topic, or the only one there is.
    fn main(&self, belongs: impl Fn(LineKey<'a>) -> bool) -> Option<LineKey<'a>> {
        let lines: Vec<LineKey<'a>> = self
            .lines
            .keys()
            .copied()
            .filter(|key| belongs(*key))
            .collect();
        let mut plain = lines.iter().filter(|(_, topic)| topic.is_none());
        match (plain.next(), plain.next(), lines.as_slice()) {
            (Some(only), None, _) | (None, _, [only]) => Some(*only),
            // Of several projects and the portal itself, the portal speaks for all.
            (Some(first), Some(_), _) if first.0.is_none() => Some(*first),
            _ => None,
        }
    }
}

impl<'a> View<'a> {
    /// The target of a scope with its history.
    pub fn target(&self, scope: Scope<'_>) -> Option<TargetHistory> {
        let targets = &self.chronicle.targets;
        let key = targets.main(|(project, topic)| is_in(scope, project, topic))?;
        Some(TargetHistory {
            steps: targets.lines[&key].clone(),
        })
    }

    /// The targets of every line of a scope that is not done, with the name of its topic if it has one.
    pub fn target_lines(&self, scope: Scope<'_>) -> Vec<(Option<&'a str>, TargetHistory)> {
        let lines = self.chronicle.targets.lines.iter();
        let own = lines.filter(|(key, _)| is_in(scope, key.0, key.1) && !self.is_done(**key));
        let named = own.map(|((_, topic), steps)| {
            let name = topic.map(|slug| self.topic_name(slug));
            let steps = steps.clone();
            (name, TargetHistory { steps })
        });
        named.collect()
    }

    fn is_done(&self, (project, topic): LineKey<'_>) -> bool {
        let scope = project.map_or(Scope::Own, Scope::Project);
        let slug = |entry: &Entry<'a>| entry.status.topic.as_ref().map(|own| own.slug.as_str());
        let mut entries = self.chronicle.entries(scope);
        let said = entries.find(|entry| slug(entry) == topic && self.counts(entry, Claim::Health));
        said.is_some_and(|entry| entry.status.health == Some(Health::Done))
    }

    fn topic_name(&self, slug: &'a str) -> &'a str {
        let entry = self.chronicle.entries(Scope::Topic(slug)).next();
        let topic = entry.and_then(|entry| entry.status.topic.as_ref());
        topic.map_or(slug, |topic| &topic.name)
    }

    /// The targets of an entry's line up to its own, oldest first; empty when its target does not count.
    pub fn targets_until(&self, entry: PageId) -> &[TargetStep] {
        let targets = &self.chronicle.targets;
        let place = targets.places.get(&entry);
        place.map_or(&[], |(key, last)| &targets.lines[key][..=*last])
    }

    /// The days by which an entry moves the target of its line, where it does.
    pub fn slip_of(&self, entry: PageId) -> Option<(Date, i64)> {
        match self.targets_until(entry) {
            [.., before, own] if own.entry == Some(entry) => {
                Some((before.target, days_between(before.target, own.target)))
            }
            _ => None,
        }
    }
}
