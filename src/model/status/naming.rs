//! What an entry is called, and which part of its text stands below that.

use std::ops::Range;
use std::sync::Arc;

use super::super::translations::Translation;
use super::record::Status;
use super::title::{FirstSentence, first_sentence};
use crate::diag::{Finding, Findings, SourceText};

/// What an entry can be called by.
pub(in crate::model) struct Naming<'a> {
    /// What somebody wrote as its title.
    pub(in crate::model) given: Option<String>,
    /// What its file's name says.
    pub(in crate::model) of_file: Option<String>,
    pub(in crate::model) source: &'a Arc<SourceText>,
    /// The text.
    pub(in crate::model) range: Range<usize>,
    /// Where it begins, for findings.
    pub(in crate::model) place: Range<usize>,
}

impl Naming<'_> {
    /// The title and the range of the text below it: what is given, else the headline, else what the file's name says, else the first
    /// sentence. An entry without any words is an error, unless its keys say something.
    pub(in crate::model) fn name(
        self,
        status: &mut Status,
        findings: &mut Findings,
    ) -> (String, Range<usize>) {
        let range = self.range;
        let text = &self.source.text()[range.clone()];
        let is_silent = text.trim().is_empty() && self.given.is_none() && !status.says_something();
        // What is lost in a broken file may well have said something.
        if is_silent && !findings.is_unreadable(self.source.path()) {
            let message = "this entry says nothing";
            let finding = Finding::error("empty-entry", self.source, self.place, message);
            findings.push(finding.hint("write a sentence below it, or take it away"));
        }
        let headline = || status.headline.clone();
        if let Some(title) = self.given.or_else(headline).or(self.of_file) {
            return (title, range);
        }
        status.is_titled = false;
        match first_sentence(text) {
            Some(FirstSentence {
                title,
                is_all: true,
            }) => (title, range.end..range.end),
            Some(FirstSentence { title, .. }) => (title, range),
            None => (String::new(), range),
        }
    }
}

/// The title of an entry's translation where neither has one: how its own text begins.
pub(in crate::model) fn name_translation(translation: &mut Translation) {
    if translation.title.is_none() {
        let sentence = first_sentence(translation.body.markdown());
        translation.title = sentence.map(|sentence| sentence.title);
    }
}
