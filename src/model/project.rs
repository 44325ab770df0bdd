//! Projects: folders inside a portal with a `project.toml` and the same sections again.

use std::sync::Arc;

use jiff::civil::Date;

use super::audience::AudienceSet;
use super::references::References;
use crate::config::{Fields, parse_file};
use crate::diag::{Findings, SourceText};

/// The checked settings of a project.
#[derive(Debug)]
pub struct Project {
    /// The folder's name.
    pub folder: String,
    /// `title`
    pub title: String,
    /// `summary`
    pub summary: Option<String>,
    /// `owner`: a person's id
    pub owner: Option<String>,
    /// `start`
    pub start: Option<Date>,
    /// `target`
    pub target: Option<Date>,
    pub(super) references: References,
}

impl Project {
    /// Reads `project.toml`. `audiences` are the names of those that there are; who may read the project is settled with all folders.
    pub fn parse(
        folder: &str,
        source: &Arc<SourceText>,
        audiences: &[&str],
        findings: &mut Findings,
    ) -> Self {
        let tree = parse_file(source, findings);
        let mut fields = Fields::new(source, &tree, findings);
        let mut references = References::default();
        let project = Self {
            folder: folder.to_owned(),
            title: fields
                .required_text("title", "\"New web shop\"")
                .unwrap_or_default(),
            summary: fields.text("summary"),
            owner: references.person(&mut fields, "owner"),
            start: fields.date("start"),
            target: fields.date("target"),
            references,
        };
        let _ = AudienceSet::take(&mut fields, "audience", audiences);
        fields.finish();
        project
    }
}
