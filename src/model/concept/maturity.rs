//! Maturity: what a concept needs before it can be decided, and what of it is there. A checklist, never a percentage.
//!
//! The same list is what `decision-ready` asks for, what the page of a concept shows, and what lists count.

use super::super::choices::Side;
use super::super::page::{Page, Record};
use super::super::view::View;
use super::record::{Concept, ConceptOption};

/// One thing that a concept needs before it can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requirement {
    /// A text that says what it is about.
    Text,
    /// Somebody who decides.
    Decider,
    /// A day until when.
    DecideBy,
    /// Two options at least, for else there is nothing to decide.
    Options,
    /// What each option costs, or what work it takes.
    Cost,
    /// The option that is recommended.
    Recommendation,
    /// An answer to every question.
    Answers,
    /// Somebody of the readers' side among those who worked on it.
    Contributor,
}

impl Requirement {
    /// All of them, in the order in which an author meets them.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Contributor,
        Self::Options,
        Self::Cost,
        Self::Answers,
        Self::Recommendation,
        Self::Decider,
        Self::DecideBy,
    ];

    /// A word for it, in keys of messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Decider => "decider",
            Self::DecideBy => "decide-by",
            Self::Options => "options",
            Self::Cost => "cost",
            Self::Recommendation => "recommendation",
            Self::Answers => "answers",
            Self::Contributor => "contributor",
        }
    }
}

/// How far a concept is from being ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maturity(Vec<(Requirement, bool)>);

impl Maturity {
    /// The maturity of a page's concept; `is_readers` says who sits on the side that the portal is for.
    pub(super) fn of(page: &Page, concept: &Concept, is_readers: impl Fn(&str) -> bool) -> Self {
        let named = [&concept.driver, &concept.decider, &page.common.author];
        let contributors = || named.into_iter().flatten().chain(&concept.consulted);
        let options = &concept.options;
        let is_there = |requirement| match requirement {
            Requirement::Text => has_text(page),
            Requirement::Decider => concept.decider.is_some(),
            Requirement::DecideBy => concept.decide_by.is_some(),
            Requirement::Options => options.len() >= 2,
            Requirement::Cost => {
                !options.is_empty() && options.iter().all(ConceptOption::is_weighed)
            }
            Requirement::Recommendation => concept.recommendation.is_some(),
            Requirement::Answers => concept.open_questions().next().is_none(),
            Requirement::Contributor => contributors().any(|id| is_readers(id)),
        };
        Self(Requirement::ALL.map(|item| (item, is_there(item))).into())
    }

    /// Everything that is needed, and whether it is there.
    pub fn items(&self) -> impl Iterator<Item = (Requirement, bool)> {
        self.0.iter().copied()
    }

    /// How much of it is there.
    pub fn met(&self) -> usize {
        self.items().filter(|(_, is_there)| *is_there).count()
    }

    /// How much there is to be.
    pub fn total(&self) -> usize {
        self.0.len()
    }

    /// What is missing.
    pub fn missing(&self) -> impl Iterator<Item = Requirement> {
        let missing = self.items().filter(|(_, is_there)| !is_there);
        missing.map(|(requirement, _)| requirement)
    }
}

impl View<'_> {
    /// How ripe a concept is, as far as these readers know the people it names.
    pub fn maturity(&self, page: &Page) -> Option<Maturity> {
        let Record::Concept(concept) = &page.record else {
            return None;
        };
        let readers: Side = self.readers_side();
        Some(Maturity::of(page, concept, |id| {
            let person = self.person(id);
            person.is_some_and(|person| person.side == Some(readers))
        }))
    }
}

/// Whether there is more than headings.
fn has_text(page: &Page) -> bool {
    let Some(body) = &page.body else { return false };
    let mut lines = body.markdown().lines().map(str::trim);
    lines.any(|line| !line.is_empty() && !line.starts_with('#'))
}
