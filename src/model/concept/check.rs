//! What can be said about concepts only when everybody and everything is known: whether they are what their state says.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::super::portal::Portal;
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
            found.extend(written.misstep());
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
    /// The front matter.
    pub(super) fn keys(&self) -> &Table {
        &self.file.front.table
    }

    /// A key of the record of its decision.
    pub(super) fn decision(&self, key: &str) -> Option<&Node> {
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
}
