//! What an entry is called, and which part of its text stands below that.

use std::ops::Range;
use std::sync::Arc;

use super::super::translations::Translation;
use super::record::Status;
use super::title::{FirstSentence, first_sentence};
use crate::diag::{Finding, Findings, SourceText};

/// The title of an entry and the range of its text: what is given, else the headline, else what the file's name says, else the first
/// sentence. An entry without any words is an error at `place`, unless its keys say something.
pub(in crate::model) fn name(
    status: &mut Status,
    given: Option<String>,
    of_file: Option<String>,
    source: &Arc<SourceText>,
    range: Range<usize>,
    place: Range<usize>,
    findings: &mut Findings,
) -> (String, Range<usize>) {
    let text = &source.text()[range.clone()];
    if text.trim().is_empty() && given.is_none() && !status.says_something() {
        let finding = Finding::error("empty-entry", source, place, "this entry says nothing");
        findings.push(finding.hint("write a sentence below it, or take it away"));
    }
    if let Some(title) = given.or_else(|| status.headline.clone()).or(of_file) {
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

/// The title of an entry's translation where neither has one: how its own text begins.
pub(in crate::model) fn name_translation(translation: &mut Translation) {
    if translation.title.is_none() {
        let sentence = first_sentence(translation.body.markdown());
        translation.title = sentence.map(|sentence| sentence.title);
    }
}
