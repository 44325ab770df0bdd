//! Decisions that are due: concepts that wait for a yes or a no.

use super::choices::{ConceptState, Side};
use super::concept::Concept;
use super::page::{Page, Record};
use super::places::PageId;
use super::status::Scope;
use super::view::View;

/// A concept that waits for its decision.
#[derive(Clone, Copy, Debug)]
pub struct DueDecision<'a> {
    /// The concept's page.
    pub id: PageId,
    /// The concept's page.
    pub page: &'a Page,
    /// The concept.
    pub concept: &'a Concept,
}

impl<'a> View<'a> {
    /// The concepts that somebody who is not of the agency has to decide, the most urgent first, those without a day last.
    pub fn due_decisions(&self, scope: Scope<'_>) -> Vec<DueDecision<'a>> {
        let mut due: Vec<DueDecision<'a>> = self
            .pages()
            .filter_map(|(id, page)| match &page.record {
                Record::Concept(concept) => Some(DueDecision { id, page, concept }),
                _ => None,
            })
            .filter(|due| due.concept.state == ConceptState::DecisionReady)
            .filter(|due| scope.holds(due.page))
            .filter(|due| !self.is_of_the_agency(due.concept.decider.as_deref()))
            .collect();
        due.sort_by_key(|due| (due.concept.decide_by.is_none(), due.concept.decide_by));
        due
    }

    /// Whether somebody sits on the agency's side; nobody in particular does not.
    pub fn is_of_the_agency(&self, person: Option<&str>) -> bool {
        person
            .and_then(|id| self.person(id))
            .is_some_and(|person| person.side == Some(Side::Agency))
    }
}
