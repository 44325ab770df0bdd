//! Finds the entry that each translated one belongs to: by its own id, else as the one of that day and time.
//!
//! Where several may be meant, nothing is guessed: the words of one entry could be shown to those who may only read the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::gathered_pages::{GatheredPage, own_ids};
use super::gathering::Gathered;
use super::heading::DatedHeading;
use crate::diag::{Finding, Findings, SourceText, listed, nearest};
use crate::load::MarkdownFile;

/// Finds the entry that each of the texts belongs to, as its place among the entries.
pub(super) fn counterparts(
    entries: &[GatheredPage],
    texts: &[Gathered],
    source: &Arc<SourceText>,
    original: &MarkdownFile,
    findings: &mut Findings,
) -> Vec<Option<usize>> {
    let file = &original.file;
    let ids: BTreeMap<&str, usize> = entries
        .iter()
        .map(|entry| entry.id.as_str())
        .zip(0..)
        .collect();
    let own = own_ids(texts, source, findings);
    let mut places: Vec<Option<usize>> = vec![None; texts.len()];
    let mut named: BTreeSet<usize> = BTreeSet::new();
    let mut unnamed: BTreeMap<(Date, Option<Time>), Vec<usize>> = BTreeMap::new();
    for (index, text) in texts.iter().enumerate() {
        let Some(id) = &text.heading.id else {
            unnamed
                .entry(moment(&text.heading))
                .or_default()
                .push(index);
            continue;
        };
        // A second one is an error already.
        if own.get(id.value.as_str()) != Some(&&id.span) {
            continue;
        }
        match ids.get(id.value.as_str()) {
            Some(place) => {
                named.insert(*place);
                places[index] = Some(*place);
            }
            None => findings.push(unknown(entries, &text.heading, source, file)),
        }
    }
    let mut left: BTreeMap<(Date, Option<Time>), Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        if entry.heading.id.is_none() && !named.contains(&place) {
            left.entry(moment(&entry.heading)).or_default().push(place);
        }
    }
    for (moment, texts_then) in unnamed {
        let then = left.remove(&moment).unwrap_or_default();
        for (count, index) in texts_then.iter().enumerate() {
            let heading = &texts[*index].heading;
            match then.get(count) {
                None => findings.push(unknown(entries, heading, source, file)),
                Some(_) if then.len() > texts_then.len() => {
                    let ids = then.iter().map(|place| entries[*place].id.as_str());
                    findings.push(ambiguous(ids, heading, source, file));
                }
                place => places[*index] = place.copied(),
            }
        }
    }
    places
}

/// The day and the time that a heading says.
pub(super) fn moment(heading: &DatedHeading) -> (Date, Option<Time>) {
    (heading.date.value, heading.time)
}

/// `2026-11-20 14:30`
pub(super) fn day_and_time(heading: &DatedHeading) -> String {
    let time = heading.time;
    let clock = time.map(|time| time.strftime(" %H:%M").to_string());
    format!("{}{}", heading.date.value, clock.unwrap_or_default())
}

/// The finding about a translated entry that is not there in the original.
fn unknown(
    entries: &[GatheredPage],
    heading: &DatedHeading,
    source: &Arc<SourceText>,
    file: &str,
) -> Finding {
    let typed = heading.id.as_ref().map(|id| id.value.as_str());
    let (span, message) = match &heading.id {
        Some(id) => (
            id.span.clone(),
            format!("`{file}` has no entry `{}`", id.value),
        ),
        None => (
            heading.span.clone(),
            format!("`{file}` has no such entry of {}", day_and_time(heading)),
        ),
    };
    let that_day = entries
        .iter()
        .filter(|entry| entry.heading.date.value == heading.date.value)
        .map(|entry| {
            let id = entry.heading.id.as_ref();
            let id = id.map_or_else(String::new, |id| format!(" {{#{}}}", id.value));
            format!("## {}{id}", day_and_time(&entry.heading))
        });
    let that_day: Vec<String> = that_day.collect();
    let near = typed.and_then(|id| nearest(id, entries.iter().map(|entry| entry.id.as_str())));
    let hint = match near {
        Some(near) => format!("did you mean `{{#{near}}}`?"),
        None if that_day.is_empty() => {
            "write the entry there first: a translation repeats the day, time and id of its original".to_owned()
        }
        None => format!(
            "a translation repeats the day, time and id of its original; of that day there are {}",
            listed(that_day.iter().map(String::as_str))
        ),
    };
    Finding::error("no-original", source, span, message).hint(hint)
}

/// The finding about a translated entry that could be that of several.
fn ambiguous<'i>(
    ids: impl Iterator<Item = &'i str>,
    heading: &DatedHeading,
    source: &Arc<SourceText>,
    file: &str,
) -> Finding {
    let ids: Vec<String> = ids.map(|id| format!("{{#{id}}}")).collect();
    let message = format!(
        "`{file}` has {} entries of {}, and which of them this one translates is not clear",
        ids.len(),
        day_and_time(heading)
    );
    let finding = Finding::error(
        "ambiguous-translation",
        source,
        heading.span.clone(),
        message,
    );
    finding.hint(format!(
        "translate all of them in the same order, or say at the end of the heading which is meant: {}",
        listed(ids.iter().map(String::as_str))
    ))
}
