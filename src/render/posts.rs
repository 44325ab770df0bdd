//! Status entries as timelines and their own pages show them.

use jiff::civil::Date;

use super::context::home::{Target, TargetStep};
use super::context::timeline::{Label, Neighbours, Post, PostNeed};
use super::context::{Day, Named};
use super::excerpt::Excerpt;
use super::pages::Pages;
use crate::model::{
    Entry, Need, NeedState, Page, PageId, Record, Status, StatusKind, TargetStep as Step,
    label_slug,
};

/// Steps of a target's history that are shown; with more than this, the oldest go without saying.
const STEPS: usize = 12;

impl<'v> Pages<'_, 'v> {
    /// A status entry. `shows_project` where it does not go without saying which project it belongs to.
    pub(super) fn post(&self, entry: &Entry<'v>, shows_project: bool) -> Post {
        let Entry { id, page, status } = *entry;
        let kind = status.kind.unwrap_or(StatusKind::Update);
        let lead = self.lead(page);
        let author = self.view.author(page);
        let project = page.project.as_deref().filter(|_| shows_project);
        let excerpt = self.texts.get(&id).and_then(|text| text.excerpt.as_ref());
        let text_lang = self.facts.lang_of(self.view.text_language(page));
        Post {
            url: self.url(id),
            title: self.title(page),
            lang: self.title_lang(page),
            is_titled: self.view.is_titled(page),
            kind: kind.word(),
            kind_label: self
                .facts
                .locale
                .text(&format!("status-kind-{}", kind.word())),
            when: self.when(page),
            author: author.map(|id| self.facts.someone(id)),
            author_id: author.map(str::to_owned),
            project: project.and_then(|folder| self.named(folder)),
            project_id: project.map(str::to_owned),
            topic: status.topic.as_ref().map(|topic| Label {
                name: topic.name.clone(),
                url: self.url_of(&format!("~topic/{}", topic.slug)),
            }),
            topic_id: status.topic.as_ref().map(|topic| topic.slug.clone()),
            tags: self.tags(page),
            lead: lead.map(|words| words.text.to_owned()),
            lead_lang: lead.and_then(|words| self.facts.lang_of(words.language)),
            health: status.health.map(|health| self.facts.health(health)),
            facts: self.facts.course(status),
            next: self.facts.next(page),
            target: self.target_of(id, status.target),
            needs: self.needs_of(entry),
            corrects: self
                .view
                .corrected_by(entry)
                .map(|entry| self.cited(&entry)),
            corrected_by: self
                .view
                .corrections_of(id)
                .iter()
                .map(|entry| self.cited(entry))
                .collect(),
            html: excerpt.and_then(|excerpt| excerpt.html.clone()),
            text_lang: text_lang.filter(|_| excerpt.is_some()),
            summary: self.summary_of(id, excerpt),
            reading: excerpt
                .filter(|excerpt| excerpt.words > 0)
                .map(|excerpt| self.facts.locale.count("reading-time", excerpt.minutes())),
        }
    }

    /// How a text begins that is not shown whole without being asked for.
    fn summary_of(&self, id: PageId, excerpt: Option<&Excerpt>) -> Option<String> {
        let excerpt = excerpt.filter(|excerpt| excerpt.words > 0)?;
        let is_whole = excerpt.is_short() && excerpt.html.is_some();
        let summary = self.texts.get(&id)?.summary.clone();
        (!is_whole).then(|| summary.unwrap_or_default())
    }

    /// The day of a page, with the time of a status entry that has one.
    pub(super) fn when(&self, page: &Page) -> Option<Day> {
        let date = page.common.date?;
        let day = self.facts.day(date);
        let Record::Status(Status {
            time: Some(time), ..
        }) = &page.record
        else {
            return Some(day);
        };
        let clock = self.facts.notation.time_in_text(*time);
        let values = [("date", day.text.clone()), ("time", clock)];
        let values = values.map(|(name, value)| (name.to_owned(), value));
        let text = self.facts.locale.format("date-and-time", &values.into());
        Some(Day {
            iso: format!("{}T{}", day.iso, time.strftime("%H:%M")),
            text: text.unwrap_or(day.text),
        })
    }

    /// Another entry, as this one names it.
    fn cited(&self, entry: &Entry<'v>) -> Named {
        Named {
            title: self.title(entry.page),
            lang: self.title_lang(entry.page),
            url: self.url(entry.id),
        }
    }

    /// A page's tags, each with the page about it; of an entry without the one that only says its topic again.
    pub(super) fn tags(&self, page: &Page) -> Vec<Label> {
        let topic = match &page.record {
            Record::Status(status) => status.topic.as_ref(),
            _ => None,
        };
        let is_topic = |tag: &str| topic.is_some_and(|topic| topic.slug == label_slug(tag));
        let tags = page.common.tags.iter().filter(|tag| !is_topic(tag));
        let label = |tag: &String| Label {
            name: tag.clone(),
            url: self.view.tag_page(tag).map(|(id, _)| self.url(id)),
        };
        tags.map(label).collect()
    }

    /// The target of an entry: what it was before, and how it got there. A target that was corrected stands without a history.
    fn target_of(&self, id: PageId, target: Option<Date>) -> Option<Target> {
        let target = target?;
        let slip = self.view.slip_of(id);
        let steps = match slip {
            Some(_) => self.view.targets_until(id),
            None => &[],
        };
        Some(Target {
            day: self.facts.day(target),
            was: slip.map(|(before, _)| self.facts.day(before)),
            slip: slip.and_then(|(before, _)| self.slip(before, target)),
            steps: self.steps(steps),
        })
    }

    /// How a target moved, step by step.
    pub(super) fn steps(&self, steps: &[Step]) -> Vec<TargetStep> {
        let skipped = steps.len().saturating_sub(STEPS);
        let mut before = skipped.checked_sub(1).map(|index| steps[index].target);
        let mut shown = Vec::new();
        for step in &steps[skipped..] {
            shown.push(TargetStep {
                day: self.facts.day(step.target),
                said_on: step.said_on.map(|day| self.facts.day(day)),
                url: step.entry.map(|entry| self.url(entry)),
                slip: before.and_then(|before| self.slip(before, step.target)),
            });
            before = Some(step.target);
        }
        shown
    }

    fn needs_of(&self, entry: &Entry<'v>) -> Vec<PostNeed> {
        let need = |(index, need): (usize, &'v Need)| {
            let state = self.view.need_state(entry, index);
            let late = need.by.and_then(|day| day.tomorrow().ok());
            let is_open = matches!(state, NeedState::Open);
            PostNeed {
                what: need.what.clone(),
                who: need.who.as_deref().map(|id| self.facts.someone(id)),
                by: need.by.map(|day| self.facts.day(day)),
                overdue_from: late.filter(|_| is_open).map(|day| day.to_string()),
                state: match state {
                    NeedState::Open => "open",
                    NeedState::Settled(_) => "settled",
                    NeedState::TakenBack => "taken-back",
                },
                settled_by: match state {
                    NeedState::Settled(by) => Some(self.cited(&by)),
                    _ => None,
                },
            }
        };
        entry.status.needs.iter().enumerate().map(need).collect()
    }

    /// The entries before and after one in the timeline it belongs to.
    pub(super) fn neighbours(&self, entry: &Entry<'v>) -> Neighbours {
        let (newer, older) = self.view.neighbours(entry);
        Neighbours {
            previous: older.map(|entry| self.cited(&entry)),
            next: newer.map(|entry| self.cited(&entry)),
        }
    }
}
