//! What can be said about concepts only when everybody and everything is known: whether they are what their state says.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::choices::{ConceptState, Side};
use super::super::decisions::side_of_readers;
use super::super::page::{Page, Record};
use super::super::people::{Person, Presence, presence_on};
use super::super::places::PageId;
use super::super::portal::Portal;
use super::decision::Decision;
use super::maturity::{Maturity, Requirement};
use super::record::Concept;
use super::succession::Succession;
use crate::config::{Node, Table, Value};
use crate::diag::{Finding, Findings};
use crate::load::MarkdownFile;

/// A concept and the file it stands in.
pub(super) struct Written<'a> {
    pub(super) id: PageId,
    pub(super) page: &'a Page,
    pub(super) concept: &'a Concept,
    pub(super) file: &'a MarkdownFile,
}

/// Notes what is wrong with the concepts of a portal, which stand in `files`, and tells which of them take the place of another.
pub(in crate::model) fn check(
    portal: &Portal,
    files: &[MarkdownFile],
    today: Date,
    findings: &mut Findings,
) -> Succession {
    let files: BTreeMap<&str, &MarkdownFile> = files
        .iter()
        .map(|file| (file.file.as_str(), file))
        .collect();
    let written = portal.pages.iter().enumerate().filter_map(|(index, page)| {
        let Record::Concept(concept) = &page.record else {
            return None;
        };
        Some(Written {
            id: PageId(index),
            page,
            concept,
            file: files.get(page.body.as_ref()?.file.as_str())?,
        })
    });
    let written: Vec<Written<'_>> = written.collect();
    let knows_people = portal.knows_its_people(findings);
    let mut found: Vec<Finding> = Vec::new();
    for written in &written {
        // What seems to be missing may be lost.
        if !written.keys().is_broken {
            found.extend(written.unready(portal, knows_people));
            found.extend(written.undecided());
        }
        if let Some(decision) = &written.concept.decision {
            let usurped = knows_people.then(|| written.usurped(&portal.people, decision));
            found.extend(usurped.flatten());
            found.extend(written.ahead(decision, today));
        }
    }
    for finding in found {
        findings.push(finding);
    }
    Succession::of(portal, &written, findings)
}

impl Written<'_> {
    fn keys(&self) -> &Table {
        &self.file.front.table
    }

    fn decision(&self, key: &str) -> Option<&Node> {
        match &self.keys().get("decision")?.value {
            Value::Table(table) => table.get(key),
            _ => None,
        }
    }

    fn place(&self, key: &str) -> std::ops::Range<usize> {
        self.keys().get(key).map_or(0..0, |node| node.span.clone())
    }

    /// An error at a key of the front matter.
    pub(super) fn error(
        &self,
        code: &'static str,
        key: &str,
        message: impl Into<String>,
    ) -> Finding {
        Finding::error(code, &self.file.text, self.place(key), message)
    }

    /// A warning at a key of the front matter.
    pub(super) fn warning(
        &self,
        code: &'static str,
        key: &str,
        message: impl Into<String>,
    ) -> Finding {
        Finding::warning(code, &self.file.text, self.place(key), message)
    }

    /// It says that it can be decided, and something is missing. What was typed wrong has been noted where it stands.
    fn unready(&self, portal: &Portal, knows_people: bool) -> Option<Finding> {
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

    /// It says that it was decided, and not everything is told that belongs to it.
    fn undecided(&self) -> Option<Finding> {
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
    fn usurped(&self, people: &[Person], decision: &Decision) -> Option<Finding> {
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
    fn ahead(&self, decision: &Decision, today: Date) -> Option<Finding> {
        let on = decision
            .on
            .filter(|on| *on > today.saturating_add(1.day()))?;
        let span = self.decision("on")?.span.clone();
        let message = format!("this cannot have been decided on {on}, which is still ahead");
        let finding = Finding::warning("date-ahead", &self.file.text, span, message);
        Some(finding.hint("check the year, or the clock of this machine"))
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
