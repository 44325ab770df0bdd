//! Whether a concept that says it can be decided has everything that a decision needs.

use super::super::choices::{ConceptState, Side};
use super::super::decisions::side_of_readers;
use super::super::portal::Portal;
use super::check::Written;
use super::maturity::{Maturity, Requirement};
use crate::config::{Node, Value};
use crate::diag::Finding;

impl Written<'_> {
    /// It says that it can be decided, and something is missing. What was typed wrong has been noted where it stands.
    pub(super) fn unready(&self, portal: &Portal, knows_people: bool) -> Option<Finding> {
        if self.concept.state != ConceptState::DecisionReady {
            return None;
        }
        let readers = side_of_readers(portal.settings.kind);
        let maturity = Maturity::of(self.page, self.concept, |id| {
            let mut people = portal.people.iter();
            people.any(|person| person.id == id && person.side == Some(readers))
        });
        let is_typed = |requirement| match requirement {
            Requirement::Decider => self.keys().get("decider").is_some(),
            Requirement::DecideBy => self.keys().get("decide-by").is_some(),
            Requirement::Recommendation => self.keys().get("recommendation").is_some(),
            Requirement::Contributor => !knows_people,
            Requirement::Cost => {
                !self.concept.options.is_empty() && self.unweighed_options().is_empty()
            }
            _ => false,
        };
        let missing: Vec<Requirement> = maturity
            .missing()
            .filter(|requirement| !is_typed(*requirement))
            .collect();
        if missing.is_empty() {
            return None;
        }
        let (met, total) = (maturity.total() - missing.len(), maturity.total());
        let names: Vec<&str> = missing.iter().map(|missing| named(*missing)).collect();
        let message = format!(
            "this is not `decision-ready`: {met} of {total}, missing: {}",
            names.join(", ")
        );
        let hints = missing.iter().map(|missing| self.remedy(*missing, readers));
        let hints: Vec<String> = hints.collect();
        let hint = format!("{}; until then it is `in-review`", hints.join("; "));
        Some(self.error("not-ready", "state", message).hint(hint))
    }

    /// The options that say neither what they cost nor what work they take.
    fn unweighed_options(&self) -> Vec<String> {
        let Some(Value::List(options)) = self.keys().get("options").map(|node| &node.value) else {
            return Vec::new();
        };
        let is_unweighed = |option: &Node| match &option.value {
            Value::Table(table) => table.get("cost").or(table.get("effort")).is_none(),
            _ => false,
        };
        let options = options.iter().zip(&self.concept.options);
        options
            .filter(|(typed, _)| is_unweighed(typed))
            .map(|(_, option)| format!("`{}`", option.id))
            .collect()
    }

    fn remedy(&self, missing: Requirement, readers: Side) -> String {
        match missing {
            Requirement::Text => "write below the front matter what it is about".to_owned(),
            Requirement::Contributor => format!(
                "name somebody of the side `{}` as `driver`, `decider`, `author` or in `consulted`",
                readers.word()
            ),
            Requirement::Options => {
                "add `options` until there are two: leaving everything as it is can be one of them"
                    .to_owned()
            }
            Requirement::Cost => match self.unweighed_options().as_slice() {
                [] => "give each a `cost` or an `effort`".to_owned(),
                ids => format!("give {} a `cost` or an `effort`", ids.join(" and ")),
            },
            Requirement::Answers => {
                let open = self.concept.open_questions();
                let open: Vec<String> = open.map(|open| format!("`{}`", open.text)).collect();
                format!("write an `answer` to {}", open.join(" and "))
            }
            Requirement::Recommendation => {
                "add `recommendation` with the id of an option".to_owned()
            }
            Requirement::Decider => "add `decider`, the one person who decides".to_owned(),
            Requirement::DecideBy => "add `decide-by`, such as `decide-by = 2026-12-04`".to_owned(),
        }
    }
}

fn named(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::Text => "a text",
        Requirement::Contributor => "somebody of the readers' side",
        Requirement::Options => "two `options`",
        Requirement::Cost => "`cost` or `effort`",
        Requirement::Answers => "answers",
        Requirement::Recommendation => "`recommendation`",
        Requirement::Decider => "`decider`",
        Requirement::DecideBy => "`decide-by`",
    }
}
