//! Status entries: dated, short, never edited.

use std::ops::Range;

use jiff::civil::{Date, Time};

use super::super::choices::{Health, StatusKind};
use super::super::page::Common;
use super::super::references::References;
use super::claims::Claims;
use super::label::label_slug;
use super::rules::Rules;
use crate::config::{Fields, Marked};

/// The keys of a status entry.
#[derive(Debug, Default, PartialEq)]
pub struct Status {
    /// The time of day behind `date`, in the portal's time zone.
    pub time: Option<Time>,
    /// Whether somebody gave it a title; else its title is how its text begins.
    pub is_titled: bool,
    /// `#words` of its heading that are not sorted into topic and tags yet.
    pub(super) words: Vec<Marked<String>>,
    /// What it is about; an update when not said.
    pub kind: Option<StatusKind>,
    /// How the project does.
    pub health: Option<Health>,
    /// What it belongs to, for following.
    pub topic: Option<Topic>,
    /// The phase the project is in.
    pub stage: Option<String>,
    /// Progress in percent.
    pub progress: Option<i64>,
    /// The day that is aimed at.
    pub target: Option<Date>,
    /// The entry in one sentence.
    pub headline: Option<String>,
    /// What comes next.
    pub next: Option<String>,
    /// What somebody has to do.
    pub needs: Vec<Need>,
    /// The earlier entry that this one corrects, as a path beside this file.
    pub corrects: Option<Marked<String>>,
    /// What is no longer needed: ids of needs, or paths of entries for all of theirs.
    pub settles: Vec<Marked<String>>,
}

/// What an entry belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// As it is written; everywhere in the portal alike.
    pub name: String,
    /// What two spellings have in common: the topic's identity.
    pub slug: String,
    /// Where it is typed.
    pub(super) span: Range<usize>,
}

/// Something that is needed of somebody.
#[derive(Debug, PartialEq, Eq)]
pub struct Need {
    /// What a later entry settles it by.
    pub id: Option<Marked<String>>,
    /// A person's id.
    pub who: Option<String>,
    /// What is needed.
    pub what: String,
    /// Until when.
    pub by: Option<Date>,
}

impl Topic {
    /// The topic that was typed.
    pub(super) fn new(typed: Marked<String>) -> Self {
        Self {
            slug: label_slug(&typed.value),
            name: typed.value,
            span: typed.span,
        }
    }
}

impl Status {
    /// Takes the keys of a status entry. `heading` is where the day stands for an entry below a heading, whose `common` has it already.
    pub(in crate::model) fn take(
        fields: &mut Fields<'_>,
        references: &mut References,
        common: &mut Common,
        rules: &Rules,
        heading: Option<Range<usize>>,
    ) -> Self {
        let mut time = None;
        if heading.is_none()
            && let Some(moment) = fields.moment_of_date("date", rules.zone.as_ref())
        {
            common.date = Some(moment.day);
            time = moment.time;
        }
        let place = heading.unwrap_or_else(|| fields.span("date"));
        match common.date {
            Some(date) => rules.check_date(fields, date, place),
            None if fields.has("date") || !fields.is_whole() => {}
            None => {
                let hint = "begin the file's name with the day, such as `2026-11-20-kickoff.md`, or add `date = 2026-11-20`";
                fields.error("missing-date", place, "this entry has no day", hint);
            }
        }
        let status = Self {
            time,
            is_titled: true,
            words: Vec::new(),
            kind: fields.choice("kind"),
            health: fields.choice("health"),
            topic: fields.marked_text("topic").map(Topic::new),
            stage: fields.text("stage"),
            progress: fields.integer("progress", 0..=100),
            target: fields.date("target"),
            headline: fields.text("headline"),
            next: fields.text("next"),
            needs: take_needs(fields, references, common.date),
            corrects: references.marked_file(fields, "corrects"),
            settles: fields.texts("settles"),
        };
        rules.check(fields, &status, common.date);
        status
    }

    /// Whether the keys alone say something, so that no text is missed.
    pub(super) fn says_something(&self) -> bool {
        !Claims::of(self).is_empty() || self.corrects.is_some() || !self.settles.is_empty()
    }
}

fn take_needs(
    fields: &mut Fields<'_>,
    references: &mut References,
    date: Option<Date>,
) -> Vec<Need> {
    let mut needs = Vec::new();
    for table in fields.tables("needs") {
        let mut need = fields.inside(table);
        let id = need.marked_text("id");
        let who = references.person(&mut need, "who");
        let what = need
            .required_text("what", "\"test data for the payment interface\"")
            .unwrap_or_default();
        let by = need.date("by");
        Rules::check_need(&mut need, by, date);
        need.finish();
        needs.push(Need { id, who, what, by });
    }
    needs
}
