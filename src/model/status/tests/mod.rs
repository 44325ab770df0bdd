//! What follows from status entries, in tables: small portals of entries that say one thing each.

mod corrections;
mod gatherings;
mod needs;
mod situations;
mod targets;
mod timelines;
mod translations;
mod weeks;

use std::collections::BTreeMap;

use super::{Entry, Scope};
use crate::model::tests::{portal, sound_portal};
use crate::model::{AudienceSet, Portal, View};

pub(super) const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\n\
    [[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"agency\"\n";

/// A portal of entries: the file without ending, and its front matter in TOML. Each has the same short text.
pub(super) fn entries(entries: &[(&str, &str)]) -> Portal {
    sound_portal(&borrowed(&files(entries)))
}

/// The same where something is wrong, with what was found.
pub(super) fn wrong(entries: &[(&str, &str)]) -> (Portal, Vec<String>) {
    portal(&borrowed(&files(entries)))
}

fn files(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    files.insert("people.toml".to_owned(), PEOPLE.to_owned());
    for (file, front) in entries {
        if file.ends_with(".toml") || file.ends_with(".md") {
            files.insert((*file).to_owned(), (*front).to_owned());
        } else {
            let text = format!("+++\n{front}\n+++\nText.\n");
            files.insert(format!("{file}.md"), text);
        }
    }
    files
}

fn borrowed(files: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    let pairs = files.iter();
    pairs
        .map(|(file, text)| (file.as_str(), text.as_str()))
        .collect()
}

pub(super) fn everybody(portal: &Portal) -> View<'_> {
    View::of(portal, AudienceSet::everyone())
}

/// The paths of a scope's entries, without the folder.
pub(super) fn paths(view: &View<'_>, scope: Scope<'_>) -> Vec<String> {
    let entries = view.entries(scope);
    entries.iter().map(name).collect()
}

pub(super) fn name(entry: &Entry<'_>) -> String {
    entry.page.path.replace("status/", "")
}
