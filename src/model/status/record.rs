//! Status entries: dated, short, never edited.

use jiff::civil::Date;

use super::super::choices::{Health, StatusKind};
use super::super::references::References;
use crate::config::Fields;

/// The keys of a status entry.
#[derive(Debug, Default, PartialEq)]
pub struct Status {
    /// What it is about; an update when not said.
    pub kind: Option<StatusKind>,
    /// How the project does.
    pub health: Option<Health>,
    /// What it belongs to, for following.
    pub topic: Option<String>,
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
    pub corrects: Option<String>,
}

/// Something that is needed of somebody.
#[derive(Debug, PartialEq, Eq)]
pub struct Need {
    /// A person's id.
    pub who: Option<String>,
    /// What is needed.
    pub what: String,
    /// Until when.
    pub by: Option<Date>,
}

impl Status {
    /// Takes the keys of a status entry.
    pub fn take(fields: &mut Fields<'_>, references: &mut References) -> Self {
        let mut needs = Vec::new();
        for table in fields.tables("needs") {
            let mut need = fields.inside(table);
            let who = references.person(&mut need, "who");
            let what = need
                .required_text("what", "\"test data for the payment interface\"")
                .unwrap_or_default();
            let by = need.date("by");
            need.finish();
            needs.push(Need { who, what, by });
        }
        Self {
            kind: fields.choice("kind"),
            health: fields.choice("health"),
            topic: fields.text("topic"),
            stage: fields.text("stage"),
            progress: fields.integer("progress", 0..=100),
            target: fields.date("target"),
            headline: fields.text("headline"),
            next: fields.text("next"),
            needs,
            corrects: references.file(fields, "corrects"),
        }
    }
}
