//! Who reads a portal, and which audiences each of them belongs to.

use std::collections::{BTreeMap, BTreeSet};

use super::audience::AudienceSet;

/// The people with a slot, each with what they may read.
#[derive(Debug, Default)]
pub struct Readers(BTreeMap<String, AudienceSet>);

impl Readers {
    /// These people, who all belong to the one audience of a portal that declares none.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a str>) -> Self {
        Self(
            people
                .into_iter()
                .map(|person| (person.to_owned(), AudienceSet::everyone()))
                .collect(),
        )
    }

    /// Each person and what they may read, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &AudienceSet)> {
        self.0
            .iter()
            .map(|(person, readable)| (person.as_str(), readable))
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The views that are needed: one for each set of audiences that somebody has. Without readers, the one that readers
    /// would have, so that content can be checked before anybody has a passphrase.
    pub fn views(&self) -> BTreeSet<AudienceSet> {
        if self.0.is_empty() {
            [AudienceSet::everyone()].into()
        } else {
            self.0.values().cloned().collect()
        }
    }
}
