//! Who reads a portal, and which audiences each of them belongs to.

use std::collections::{BTreeMap, BTreeSet};

use super::audience::AudienceSet;
use super::page::Page;
use super::people::Person;
use super::portal::Portal;
use crate::diag::{Finding, Findings};

/// The people with a slot, each with what they may read.
#[derive(Debug, Default)]
pub struct Readers(BTreeMap<String, AudienceSet>);

impl Readers {
    /// These people, each with what `portal` says of them. Who is not on its list of people belongs to no audience but that of everyone.
    pub fn of<'a>(portal: &Portal, people: impl IntoIterator<Item = &'a str>) -> Self {
        let readable = |id: &str| {
            let mut known = portal.people.iter();
            known
                .find(|person| person.id == id)
                .map_or_else(AudienceSet::everyone, Person::readable)
        };
        let people = people.into_iter();
        Self(people.map(|id| (id.to_owned(), readable(id))).collect())
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

    /// The views that are needed: one for each set of audiences that somebody has.
    pub fn views(&self) -> BTreeSet<AudienceSet> {
        self.0.values().cloned().collect()
    }
}

impl Readers {
    /// Whether there are pages that nobody reads. That an audience of pages has no member is noted, once for each such set of audiences.
    pub fn leave_pages_unread(&self, portal: &Portal, findings: &mut Findings) -> bool {
        if self.is_empty() {
            // Told already: nobody can open anything.
            return true;
        }
        let views = self.views();
        let mut unread: BTreeMap<&AudienceSet, Vec<&Page>> = BTreeMap::new();
        for page in &portal.pages {
            if !views.iter().any(|view| view.may_read(&page.audience)) {
                unread.entry(&page.audience).or_default().push(page);
            }
        }
        for (audience, pages) in &unread {
            let names: Vec<&str> = audience.names().collect();
            if names.is_empty() {
                // What names nobody that there is was told to be wrong.
                continue;
            }
            let first = pages.iter().find_map(|page| page.body.as_ref());
            let first = first.map_or("", |body| &body.file);
            let message = format!(
                "nobody with a passphrase belongs to `{}`, so nobody can read `{first}`",
                names.join("` or `")
            );
            let finding = Finding::file_warning("unread-pages", &portal.shown, message);
            findings.push(finding.hint(
                "name the audience in somebody's `audiences` in `people.toml`, or limit the pages otherwise",
            ));
        }
        !unread.is_empty()
    }
}

impl Person {
    /// What the person may read.
    pub fn readable(&self) -> AudienceSet {
        AudienceSet::new(self.audiences.iter().cloned()).with_everyone()
    }
}
