//! Home pages: where things stand, what is needed of the reader, what is new.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::context::home::{
    HomeContext, NeedItem, NextUpdate, PhaseStep, ProjectCard, ReviewItem, Stand, Target,
};
use super::context::{DateContext, Day, Entry};
use super::pages::Pages;
use crate::config::Phase;
use crate::model::{
    DateKind, Health, Page, PageId, Person, Project, Record, Scope, Side, Situation, TargetHistory,
};

/// How many entries a home page shows.
const LATEST: usize = 5;
/// How many dates it carries: those that are over by the day of reading are left out then.
const DATES: usize = 20;
/// How many people it shows.
const CONTACTS: usize = 3;

impl Pages<'_, '_> {
    /// What the portal's home or a project's says apart from its text and its blocks.
    pub(super) fn home(&self, page: &Page) -> HomeContext {
        let project = (page.record == Record::Project).then_some(page.path.as_str());
        let scope = project.map_or(Scope::Portal, Scope::Project);
        let stand = match project {
            Some(folder) => self.stand(Scope::Project(folder)),
            // A portal of one project stands where the project does.
            None => self
                .stand(Scope::Own)
                .or_else(|| self.stand_of_only_project()),
        };
        let cards = match self.only_project() {
            _ if project.is_some() => Vec::new(),
            Some(_) if self.view.entries(Scope::Own).is_empty() => Vec::new(),
            _ => self.project_cards(),
        };
        let entries = self.view.entries(scope);
        let contacts = self.contacts(page);
        let latest = entries.iter().take(LATEST);
        let settings = self.view.settings();
        HomeContext {
            projects: cards,
            needs: self.needs_of_readers(scope),
            sheet: self.view.sheet_of(page).map(|(id, _)| self.url(id)),
            latest: latest
                .map(|entry| self.entry(entry.id, entry.page))
                .collect(),
            more: entries.len().saturating_sub(LATEST),
            timeline: self.timeline(project),
            budgets: self.budgets_now(project),
            budgets_url: self.url_of(&within(project, "budget")),
            dates: self.next_dates(scope),
            dates_url: self.url_of(&within(project, "~dates")),
            people: contacts
                .iter()
                .take(CONTACTS)
                .map(|person| self.card(person))
                .collect(),
            more_people: self.view.people().count() - contacts.len().min(CONTACTS),
            people_url: self.url_of("people"),
            review: self.review(scope),
            update_every: settings
                .update_every
                .and_then(|every| self.facts.every(every)),
            stand,
        }
    }

    /// The project of a portal that has exactly one.
    pub(super) fn only_project(&self) -> Option<&Project> {
        let mut projects = self.view.projects();
        projects.next().filter(|_| projects.next().is_none())
    }

    fn stand_of_only_project(&self) -> Option<Stand> {
        self.stand(Scope::Project(&self.only_project()?.folder))
    }

    fn project_cards(&self) -> Vec<ProjectCard> {
        let card = |project: &Project| {
            let (id, page) = self.view.page_at(&project.folder)?;
            Some(ProjectCard {
                title: self.label(page),
                url: self.url(id),
                summary: project.summary.clone(),
                stand: self.stand(Scope::Project(&project.folder)),
            })
        };
        self.view.projects().filter_map(card).collect()
    }

    /// Where a scope stands, once somebody has said something about it.
    fn stand(&self, scope: Scope<'_>) -> Option<Stand> {
        let situation = self.view.situation(scope);
        let newest = situation.newest?;
        let page = newest.page;
        let (phases, stage) = self.phases(&situation);
        let Entry {
            summary,
            summary_lang,
            ..
        } = self.entry(newest.id, page);
        let next = situation
            .next
            .and_then(|(_, entry)| self.view.next(entry.page));
        Some(Stand {
            health: situation
                .health
                .map(|(health, _)| self.facts.health(health)),
            title: self.title(page),
            title_lang: self.title_lang(page),
            url: self.url(newest.id),
            summary,
            summary_lang,
            date: self.facts.day(page.common.date?),
            author: self
                .view
                .author(page)
                .map(|person| self.facts.someone(person)),
            target: situation.target.as_ref().map(|target| self.target(target)),
            phases,
            stage,
            progress: situation
                .progress
                .map(|(percent, _)| self.facts.notation.percent(percent.into())),
            next: next.map(|next| next.text.to_owned()),
            next_lang: next.and_then(|next| self.facts.lang_of(next.language)),
            next_update: self.next_update(&situation),
        })
    }

    /// The phases of the portal with the current one among them, or the stage as it was typed.
    fn phases(&self, situation: &Situation<'_>) -> (Vec<PhaseStep>, Option<String>) {
        let phases = &self.view.settings().phases;
        let Some((stage, _)) = situation.stage else {
            return (Vec::new(), None);
        };
        let Some(current) = phases.iter().position(|phase| phase.name == stage) else {
            return (Vec::new(), Some(stage.to_owned()));
        };
        let step = |(index, phase): (usize, &Phase)| PhaseStep {
            label: self.facts.phase(phase),
            state: match index.cmp(&current) {
                std::cmp::Ordering::Less => "past",
                std::cmp::Ordering::Equal => "current",
                std::cmp::Ordering::Greater => "ahead",
            },
        };
        (phases.iter().enumerate().map(step).collect(), None)
    }

    /// A target with all that it was before.
    fn target(&self, history: &TargetHistory) -> Target {
        let mut steps = self.steps(&history.steps);
        if steps.len() == 1 {
            steps.clear();
        }
        Target {
            day: self.facts.day(history.current()),
            was: history.previous().map(|day| self.facts.day(day)),
            slip: history
                .previous()
                .and_then(|before| self.slip(before, history.current())),
            steps,
        }
    }

    /// By how much a day moved, in words.
    pub(super) fn slip(&self, from: Date, to: Date) -> Option<String> {
        let days = (to - from).get_days();
        let key = if days > 0 {
            "slip-later"
        } else {
            "slip-earlier"
        };
        let count = [("count".to_owned(), days.abs().to_string())].into();
        self.facts.locale.format(key, &count)
    }

    /// What is to come of the dates that do not stand among the needs. Nothing before the newest source can be.
    fn next_dates(&self, scope: Scope<'_>) -> Vec<DateContext> {
        let newest = self.newest_source();
        let dates = self.view.dates(scope).into_iter();
        let needed = self.view.papers_for_readers(scope);
        let needed: BTreeSet<PageId> = needed.iter().map(|paper| paper.id).collect();
        let ahead = dates
            .filter(|dated| match dated.kind {
                DateKind::Need | DateKind::Decision => false,
                DateKind::Due | DateKind::ValidUntil => !needed.contains(&dated.page),
                DateKind::Target | DateKind::Event => true,
            })
            .filter(|dated| newest.is_none_or(|newest| dated.last_day() >= newest));
        ahead
            .take(DATES)
            .map(|dated| self.date(&dated, scope, self.facts.notation.date(dated.date)))
            .collect()
    }

    /// Those whom a reader talks to: the agency, and on a project's home its owner first.
    fn contacts(&self, page: &Page) -> Vec<&Person> {
        let people = self.view.people();
        let mut contacts: Vec<&Person> = people
            .filter(|person| person.side == Some(Side::Agency))
            .collect();
        let mut projects = self.view.projects();
        let project = projects.find(|project| project.folder == page.path);
        let owner = project.and_then(|project| project.owner.as_deref());
        contacts.sort_by_key(|person| owner != Some(&person.id));
        contacts
    }

    /// The pages of a scope that will be due for review, the longest overdue first.
    fn review(&self, scope: Scope<'_>) -> Vec<ReviewItem> {
        let due = self.view.due_for_review().into_iter();
        let own = due.filter(|(_, page, _)| scope.holds(page));
        own.map(|(id, page, freshness)| ReviewItem {
            title: self.title(page),
            lang: self.title_lang(page),
            url: self.url(id),
            reviewed: self.facts.day(freshness.reviewed),
            due_from: freshness.due_from.to_string(),
            ask: freshness.ask.map(|person| self.facts.someone(person)),
        })
        .collect()
    }

    /// The page with all entries.
    fn timeline(&self, project: Option<&str>) -> Option<String> {
        self.url_of(&within(project, "status"))
    }

    pub(super) fn url_of(&self, path: &str) -> Option<String> {
        self.view.page_at(path).map(|(id, _)| self.url(id))
    }

    /// The cadence of the portal, counted from the newest entry, unless nothing more is to be expected.
    fn next_update(&self, situation: &Situation<'_>) -> Option<NextUpdate> {
        let every = self.view.settings().update_every?;
        let rests = |health| matches!(health, Health::Done | Health::OnHold);
        if situation.health.is_some_and(|(health, _)| rests(health)) {
            return None;
        }
        let due = every.after(situation.newest?.page.common.date?, 1)?;
        Some(NextUpdate {
            late_from: due.tomorrow().ok()?.to_string(),
            due: Day {
                iso: due.to_string(),
                text: self.facts.notation.short_date(due),
            },
        })
    }

    /// Open needs of the readers' side and decisions that wait for it, those with the nearest day first.
    fn needs_of_readers(&self, scope: Scope<'_>) -> Vec<NeedItem> {
        let mut items: Vec<(Option<Date>, NeedItem)> = Vec::new();
        let readers = self.view.readers_side();
        for open in self.view.open_needs(scope) {
            if open.side == readers {
                let who = open.need.who.as_deref();
                let what = open.need.what.clone();
                let item = self.need_item("need", what, who, open.entry.id, open.need.by);
                items.push((open.need.by, item));
            }
        }
        for due in self.view.due_decisions(scope) {
            let (who, by) = (due.concept.decider.as_deref(), due.concept.decide_by);
            let what = self.title(due.page);
            items.push((by, self.need_item("decision", what, who, due.id, by)));
        }
        for paper in self.view.papers_for_readers(scope) {
            items.push((paper.deadline(), self.paper_needed(&paper)));
        }
        items.sort_by_key(|(by, _)| (by.is_none(), *by));
        items.into_iter().map(|(_, item)| item).collect()
    }

    pub(super) fn need_item(
        &self,
        kind: &'static str,
        what: String,
        who: Option<&str>,
        page: PageId,
        by: Option<Date>,
    ) -> NeedItem {
        let late = by.and_then(|day| day.tomorrow().ok());
        NeedItem {
            kind,
            what,
            who: who.map(|person| self.facts.someone(person)),
            url: self.url(page),
            by: by.map(|day| self.facts.day(day)),
            overdue_from: late.map(|day| day.to_string()),
        }
    }
}

/// A logical path in the portal or in a project.
fn within(project: Option<&str>, path: &str) -> String {
    project.map_or_else(|| path.to_owned(), |folder| format!("{folder}/{path}"))
}
