//! Status entries: dated, short, never edited.

use jiff::civil::{Date, Time};

use super::super::choices::{Health, StatusKind};
use super::super::references::References;
use super::label::label_slug;
use crate::config::{Fields, Marked};

/// The keys of a status entry.
#[derive(Debug, Default, PartialEq)]
pub struct Status {
    /// The time of day behind `date`, in the portal's time zone.
    pub time: Option<Time>,
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
    /// The topic of this name.
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            slug: label_slug(&name),
            name,
        }
    }
}

impl Status {
    /// Takes the keys of a status entry.
    pub fn take(fields: &mut Fields<'_>, references: &mut References) -> Self {
        Self {
            time: None,
            kind: fields.choice("kind"),
            health: fields.choice("health"),
            topic: fields.text("topic").map(Topic::new),
            stage: fields.text("stage"),
            progress: fields.integer("progress", 0..=100),
            target: fields.date("target"),
            headline: fields.text("headline"),
            next: fields.text("next"),
            needs: take_needs(fields, references),
            corrects: references.marked_file(fields, "corrects"),
            settles: fields.texts("settles"),
        }
    }
}

fn take_needs(fields: &mut Fields<'_>, references: &mut References) -> Vec<Need> {
    let mut needs = Vec::new();
    for table in fields.tables("needs") {
        let mut need = fields.inside(table);
        let id = need.marked_text("id");
        let who = references.person(&mut need, "who");
        let what = need
            .required_text("what", "\"test data for the payment interface\"")
            .unwrap_or_default();
        let by = need.date("by");
        need.finish();
        needs.push(Need { id, who, what, by });
    }
    needs
}
