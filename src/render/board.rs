//! The board of concepts: by state, and within a state those with the nearest day first.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::context::Part;
use super::context::concept::{BoardContext, CardContext, ColumnContext};
use super::lists::title_key;
use super::pages::Pages;
use crate::config::{Choice, Section};
use crate::model::{Concept, ConceptState, Page, PageId, Record};

/// How many concepts of a state are shown before somebody asks for all of them.
const AT_ONCE: usize = 8;

/// How many missing things a board names: an idea has nearly everything before it.
const FEW: usize = 2;

/// By when a concept wants its reader: what waits for a decision before what is on the way to one, the nearest day first, what has no day last;
/// of what was decided the newest first.
type Urgency = (usize, Reverse<Option<Date>>, bool, Option<Date>, String);

impl<'v> Pages<'_, 'v> {
    /// The concepts of a folder, if that is what it holds.
    pub(super) fn board(&self, folder: &Page) -> Option<BoardContext> {
        if folder.record != Record::Folder || folder.section != Section::Concepts {
            return None;
        }
        let concepts = self.concepts(folder);
        let mut states: Vec<ConceptState> = <ConceptState as Choice>::ALL
            .iter()
            .map(|(_, state)| *state)
            .collect();
        states.sort_by_key(|state| state.rank());
        let columns = |is_decided: bool| {
            let wanted = states
                .iter()
                .filter(|state| state.is_decided() == is_decided);
            let columns = wanted.map(|state| self.column(*state, &concepts));
            columns.flatten().collect::<Vec<_>>()
        };
        let decided = concepts
            .iter()
            .filter(|(_, _, concept)| concept.state.is_decided());
        Some(BoardContext {
            decided_count: decided.count(),
            open: columns(false),
            decided: columns(true),
            others: self.other_boards(folder),
        })
    }

    /// The concepts in a folder and below it, the most urgent first.
    pub(super) fn concepts(&self, folder: &Page) -> Vec<(PageId, &'v Page, &'v Concept)> {
        let inside = self.view.descendants(&folder.path);
        let mut concepts: Vec<(PageId, &Page, &Concept)> = inside
            .filter_map(|(id, page)| match &page.record {
                Record::Concept(concept) => Some((id, page, concept)),
                _ => None,
            })
            .collect();
        concepts.sort_by_cached_key(|(_, page, concept)| self.urgency(page, concept));
        concepts
    }

    fn urgency(&self, page: &Page, concept: &Concept) -> Urgency {
        let is_decided = concept.state.is_decided();
        let decided = concept.decision.as_ref().and_then(|decision| decision.on);
        let due = concept.decide_by.filter(|_| !is_decided);
        (
            concept.state.rank(),
            Reverse(decided),
            due.is_none(),
            due,
            title_key(&self.title(page)),
        )
    }

    fn column(
        &self,
        state: ConceptState,
        concepts: &[(PageId, &'v Page, &Concept)],
    ) -> Option<ColumnContext> {
        let of_state = concepts
            .iter()
            .filter(|(_, _, concept)| concept.state == state);
        let mut cards: Vec<CardContext> = of_state
            .map(|(id, page, concept)| self.concept_card(*id, page, concept))
            .collect();
        let more = cards.split_off(cards.len().min(AT_ONCE));
        let fact = self.facts.concept_state(state);
        (!cards.is_empty()).then(|| ColumnContext {
            state: state.word(),
            title: fact.text,
            tone: fact.tone,
            cards,
            more,
        })
    }

    fn concept_card(&self, id: PageId, page: &Page, concept: &Concept) -> CardContext {
        let is_open = !concept.state.is_decided();
        let decided = concept.decision.as_ref().and_then(|decision| decision.on);
        let decider = concept.decider.as_deref().filter(|_| is_open);
        CardContext {
            title: self.title(page),
            lang: self.title_lang(page),
            url: self.url(id),
            decider: decider.map(|id| self.facts.someone(id).name),
            decide_by: concept
                .decide_by
                .filter(|_| is_open)
                .map(|day| self.due(day, true)),
            maturity: self.maturity(page).filter(|_| is_open).map(|maturity| {
                match maturity.missing() <= FEW {
                    true => maturity.text,
                    false => maturity.short,
                }
            }),
            decided_on: decided.map(|on| self.facts.day(on)),
            freshness: self.freshness_marks(page),
        }
    }

    /// The other folders of concepts: those of the portal and of its projects.
    fn other_boards(&self, this: &Page) -> Vec<Part> {
        let boards = self.view.pages().filter(|(_, page)| {
            page.record == Record::Folder
                && page.section == Section::Concepts
                && self.view.is_section(page)
                && page.path != this.path
        });
        boards
            .map(|(id, page)| {
                let project = page.project.as_deref();
                let project = project.and_then(|folder| self.view.page_at(folder));
                Part {
                    text: match project {
                        Some((_, project)) => self.label(project),
                        None => self.view.settings().name.clone(),
                    },
                    url: Some(self.url(id)),
                }
            })
            .collect()
    }
}
