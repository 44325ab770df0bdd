//! What an entry is called, and which part of its text stands below that.

use std::ops::Range;

use super::super::page::Body;
use super::super::translations::Translation;
use super::record::Status;
use super::title::{FirstSentence, first_sentence};
use crate::diag::{Finding, Findings};

/// The title of an entry: what is given, else the headline, else what the file's name says, else the first sentence, which is taken out of
/// the body where it says it all. An entry without any words is an error at `place`, unless its keys say something.
pub(in crate::model) fn name(
    status: &mut Status,
    given: Option<String>,
    of_file: Option<String>,
    body: &mut Body,
    place: Range<usize>,
    findings: &mut Findings,
) -> String {
    let is_empty = body.is_blank() && given.is_none() && !status.says_something();
    // An entry that is the whole file may have lost its words to front matter that is not closed.
    let may_be_lost = place.is_empty() && findings.is_unreadable(body.source.path());
    if is_empty && !may_be_lost {
        let finding = Finding::error(
            "empty-entry",
            &body.source,
            place,
            "this entry says nothing",
        );
        findings.push(finding.hint("write a sentence below it, or take it away"));
    }
    if let Some(title) = given.or_else(|| status.headline.clone()).or(of_file) {
        return title;
    }
    status.is_titled = false;
    take_first_sentence(body).unwrap_or_default()
}

/// The title of an entry's translation where neither has one: how its own text begins.
pub(in crate::model) fn name_translation(translation: &mut Translation) {
    if translation.title.is_none() {
        translation.is_titled = false;
        translation.title = take_first_sentence(&mut translation.body);
    }
}

/// The first sentence of a text, which need not stand below it again if there is no other.
fn take_first_sentence(body: &mut Body) -> Option<String> {
    let FirstSentence { title, is_all } = first_sentence(body.markdown())?;
    if is_all {
        body.range.start = body.range.end;
    }
    Some(title)
}
