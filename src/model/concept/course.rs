//! How a concept came to its state: whether the ladder has the step that it took last, as far as git knows.

use super::super::choices::ConceptState;
use super::check::Written;
use crate::config::Choice;
use crate::diag::{Finding, listed};

impl Written<'_> {
    /// The ladder does not lead from the state before to the one that is said now.
    pub(super) fn misstep(&self) -> Option<Finding> {
        let now = self.concept.state;
        let mut states = self
            .page
            .versions
            .list
            .iter()
            .filter_map(|version| version.state);
        let before = states.find(|state| *state != now)?;
        if before.may_become(now) {
            return None;
        }
        let message = format!(
            "this concept was `{}`, which does not become `{}`",
            before.word(),
            now.word()
        );
        let ways = <ConceptState as Choice>::ALL
            .iter()
            .filter(|(_, state)| *state != before && before.may_become(*state))
            .map(|(word, _)| *word);
        let ways = match listed(ways) {
            none if none.is_empty() => "nothing comes after it".to_owned(),
            some => format!("it may become {some}"),
        };
        let hint = format!("{ways}; what takes its place is another concept that `supersedes` it");
        Some(self.warning("refused-step", "state", message).hint(hint))
    }
}
