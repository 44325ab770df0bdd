//! Whether a concept that says it was decided tells by whom, and whether that was theirs to decide.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::people::{Person, Presence, presence_on};
use super::check::Written;
use super::decision::Decision;
use crate::config::Value;
use crate::diag::Finding;

impl Written<'_> {
    /// It says that it was decided, and not everything is told that belongs to it.
    pub(super) fn undecided(&self) -> Option<Finding> {
        let state = self.concept.state;
        if !state.needs_decision() {
            return None;
        }
        let record = self.concept.decision.as_ref();
        let is_typed = |key: &str| record.is_none() || self.decision(key).is_some();
        let is_whole = match self.keys().get("decision").map(|node| &node.value) {
            Some(Value::Table(table)) => !table.is_broken,
            Some(_) => return None,
            None => true,
        };
        let needs_option = state.needs_choice() && !self.concept.options.is_empty();
        let parts = [
            ("on", true, "the day"),
            ("by", true, "who decided"),
            ("option", needs_option, "the id of what was chosen"),
            ("reason", state.needs_reason(), "why"),
        ];
        let parts: Vec<(&str, &str)> = parts
            .into_iter()
            .filter(|(_, is_needed, _)| *is_needed)
            .map(|(key, _, meaning)| (key, meaning))
            .collect();
        let mut missing: Vec<String> = Vec::new();
        let mut hints: Vec<String> = Vec::new();
        if self.keys().get("decider").is_none() {
            missing.push("`decider`".to_owned());
            hints.push("`decider`, the one person who decides".to_owned());
        }
        if record.is_none() {
            missing.push("`decision`".to_owned());
            let keys = parts.iter().map(|(key, _)| match *key {
                "on" => "on = 2026-11-20".to_owned(),
                key => format!("{key} = \"…\""),
            });
            let keys: Vec<String> = keys.collect();
            hints.push(format!("`decision = {{ {} }}`", keys.join(", ")));
        }
        for (key, meaning) in parts.iter().filter(|(key, _)| is_whole && !is_typed(key)) {
            missing.push(format!("`decision.{key}`"));
            hints.push(format!("`decision.{key}`, {meaning}"));
        }
        if missing.is_empty() {
            return None;
        }
        let message = format!(
            "a concept that is `{}` needs the record of its decision, missing: {}",
            state.word(),
            missing.join(", ")
        );
        let finding = self.error("not-decided", "state", message);
        Some(finding.hint(format!("add {}", hints.join("; "))))
    }

    /// Decided by somebody who is neither the decider nor stood in on that day.
    pub(super) fn usurped(&self, people: &[Person], decision: &Decision) -> Option<Finding> {
        let (by, on) = (decision.by.as_deref()?, decision.on?);
        let decider = self.concept.decider.as_deref()?;
        let is_known = |id: &str| people.iter().any(|person| person.id == id);
        if by == decider || !is_known(by) || !is_known(decider) {
            return None;
        }
        let (why, hint) = match presence_on(people, decider, on) {
            Presence::Away(Some(stand_in)) if stand_in.id == by => return None,
            Presence::Away(Some(stand_in)) => (
                format!("`{}` stood in for `{decider}`", stand_in.id),
                format!(
                    "write `by = \"{}\"`, or the `substitute` of that time in `away`",
                    stand_in.id
                ),
            ),
            Presence::Away(None) => (
                format!("nobody stood in for `{decider}`"),
                format!("name `{by}` as the `substitute` of that time in `away` of `{decider}`"),
            ),
            Presence::There => (
                format!("`{decider}` was there"),
                format!(
                    "write `by = \"{decider}\"`; if `{by}` stood in, add the time to `away` of `{decider}`, and keep it there"
                ),
            ),
        };
        let span = self.decision("by")?.span.clone();
        let message = format!("`{by}` could not decide this on {on}: {why}");
        Some(Finding::error("not-the-decider", &self.file.text, span, message).hint(hint))
    }

    /// No error: a machine whose clock is wrong must build the same.
    pub(super) fn ahead(&self, decision: &Decision, today: Date) -> Option<Finding> {
        let on = decision
            .on
            .filter(|on| *on > today.saturating_add(1.day()))?;
        let span = self.decision("on")?.span.clone();
        let message = format!("this cannot have been decided on {on}, which is still ahead");
        let finding = Finding::warning("date-ahead", &self.file.text, span, message);
        Some(finding.hint("check the year, or the clock of this machine"))
    }
}
