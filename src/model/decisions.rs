//! Decisions that are due: concepts that wait for a yes or a no.

use super::choices::{ConceptState, Side};
use super::concept::Concept;
use super::page::{Page, Record};
use super::places::PageId;
use super::status::Scope;
use super::view::View;
use crate::config::PortalKind;

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

/// The side that a portal of this kind is made for.
pub(super) fn side_of_readers(kind: PortalKind) -> Side {
    match kind {
        PortalKind::Supplier => Side::Supplier,
        PortalKind::Partner => Side::Partner,
        PortalKind::Customer | PortalKind::Prospect | PortalKind::Applicant => Side::Customer,
    }
}

impl<'a> View<'a> {
    /// The concepts that somebody on the readers' side has to decide, the most urgent first, those without a day last.
    pub fn due_decisions(&self, scope: Scope<'_>) -> Vec<DueDecision<'a>> {
        let mut due: Vec<DueDecision<'a>> = self
            .pages()
            .filter_map(|(id, page)| match &page.record {
                Record::Concept(concept) => Some(DueDecision { id, page, concept }),
                _ => None,
            })
            .filter(|due| due.concept.state == ConceptState::DecisionReady)
            .filter(|due| scope.holds(due.page))
            .filter(|due| self.is_for_readers(due.concept.decider.as_deref()))
            .collect();
        due.sort_by_key(|due| (due.concept.decide_by.is_none(), due.concept.decide_by));
        due
    }

    /// The side that the portal is made for.
    pub fn readers_side(&self) -> Side {
        side_of_readers(self.settings().kind)
    }

    /// Whether it falls to the readers' side; what falls to nobody does.
    fn is_for_readers(&self, person: Option<&str>) -> bool {
        let known = person.and_then(|id| self.person(id));
        known.is_none_or(|person| person.side == Some(self.readers_side()))
    }
}
