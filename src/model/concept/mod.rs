//! Concepts: pages that ripen from an idea to a decision, by exactly one decider.

mod check;
mod course;
mod decider;
mod decision;
mod ladder;
mod maturity;
mod readiness;
mod record;
mod succession;
mod summary;
#[cfg(test)]
mod tests;
mod verdict;

pub(super) use check::check;
pub use decision::Decision;
pub use maturity::{Maturity, Requirement};
pub use record::{Concept, ConceptOption, Question};
pub(super) use succession::Succession;
pub(super) use summary::summary_pages;
