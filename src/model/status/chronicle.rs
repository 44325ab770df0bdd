//! What follows from the status entries of one view. It is worked out once, from what the view's readers see and nothing else.

use std::collections::BTreeMap;

use super::super::places::PageId;
use super::super::portal::Portal;
use super::super::project::Project;
use super::super::view::View;
use super::claims::{Claim, Claims};
use super::entry::{Entry, Scope};
use super::needs::NeedId;
use super::targets::TargetLines;

/// Every entry of a view, in order, and how they bear on each other.
pub(in crate::model) struct Chronicle<'a> {
    /// Newest first; entries without a day come last.
    entries: Vec<Entry<'a>>,
    /// Which of these belong to which scope.
    scopes: BTreeMap<Scope<'a>, Vec<usize>>,
    /// The corrections of each entry that has some, oldest first.
    corrections: BTreeMap<PageId, Vec<Entry<'a>>>,
    /// What entries say that a correction of theirs, or a correction of that one, has taken back.
    taken_back: BTreeMap<PageId, Claims>,
    /// The first entry that settles a need, by the need's entry and number.
    pub(super) settled: BTreeMap<NeedId, Entry<'a>>,
    pub(super) targets: TargetLines<'a>,
}

impl<'a> Chronicle<'a> {
    /// The entries of a portal that `sees` lets through.
    pub(in crate::model) fn of(portal: &'a Portal, sees: impl Fn(PageId) -> bool) -> Self {
        let pages = portal.pages.iter().enumerate();
        let mut entries: Vec<Entry<'a>> = pages
            .map(|(index, page)| (PageId(index), page))
            .filter(|(id, _)| sees(*id))
            .filter_map(|(id, page)| Entry::of(id, page))
            .collect();
        entries.sort_by(|a, b| b.order().cmp(&a.order()));
        let mut scopes: BTreeMap<Scope<'a>, Vec<usize>> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            for scope in [Scope::Portal, entry.home()] {
                scopes.entry(scope).or_default().push(index);
            }
            if let Some(topic) = &entry.status.topic {
                let scope = Scope::Topic(&topic.slug);
                scopes.entry(scope).or_default().push(index);
            }
        }
        let mut chronicle = Self {
            entries,
            scopes,
            corrections: BTreeMap::new(),
            taken_back: BTreeMap::new(),
            settled: BTreeMap::new(),
            targets: TargetLines::default(),
        };
        chronicle.follow_threads(portal, &sees);
        let seen = |project: &&Project| portal.page_id(&project.folder).is_some_and(&sees);
        let projects = portal.projects.iter().filter(seen);
        chronicle.targets = TargetLines::of(projects, &chronicle);
        chronicle
    }

    fn follow_threads(&mut self, portal: &'a Portal, sees: &impl Fn(PageId) -> bool) {
        for entry in self.entries.iter().rev() {
            if let Some(corrected) = corrected_in(portal, entry, sees) {
                self.corrections
                    .entry(corrected.id)
                    .or_default()
                    .push(*entry);
            }
            for need in portal.threads.settles.get(&entry.id).into_iter().flatten() {
                self.settled.entry(*need).or_insert(*entry);
            }
        }
        // What corrects a correction comes before it.
        let mut open: BTreeMap<PageId, usize> = BTreeMap::new();
        for (corrected, corrections) in &self.corrections {
            open.insert(*corrected, corrections.len());
        }
        let untouched = |entry: &&Entry<'a>| !self.corrections.contains_key(&entry.id);
        let mut done: Vec<Entry<'a>> = self.entries.iter().filter(untouched).copied().collect();
        while let Some(entry) = done.pop() {
            let Some(corrected) = corrected_in(portal, &entry, sees) else {
                continue;
            };
            let said = Claims::of(entry.status).and(self.taken_back_of(entry.id));
            let known = self.taken_back.entry(corrected.id).or_default();
            *known = known.and(said);
            if let Some(left) = open.get_mut(&corrected.id) {
                *left -= 1;
                if *left == 0 {
                    done.push(corrected);
                }
            }
        }
    }

    fn taken_back_of(&self, entry: PageId) -> Claims {
        self.taken_back.get(&entry).copied().unwrap_or_default()
    }

    /// The entries of a scope, newest first.
    pub(super) fn entries<'s>(
        &'s self,
        scope: Scope<'s>,
    ) -> impl DoubleEndedIterator<Item = Entry<'a>> + use<'a, 's> {
        let indices = self.scopes.get(&scope).map_or(&[][..], Vec::as_slice);
        indices.iter().map(|index| self.entries[*index])
    }

    /// Whether what an entry says in this field still stands: it says it, and no correction says otherwise.
    pub(super) fn counts(&self, entry: &Entry<'_>, claim: Claim) -> bool {
        Claims::of(entry.status).has(claim) && !self.taken_back_of(entry.id).has(claim)
    }
}

impl<'a> View<'a> {
    /// The status entries of a scope, newest first; of the same day and time the one with the later path first.
    pub fn entries(&self, scope: Scope<'_>) -> Vec<Entry<'a>> {
        self.chronicle.entries(scope).collect()
    }

    /// Whether what an entry says in this field still stands: it says it, and no correction says otherwise.
    pub fn counts(&self, entry: &Entry<'_>, claim: Claim) -> bool {
        self.chronicle.counts(entry, claim)
    }

    /// The entries that correct this one, oldest first.
    pub fn corrections_of(&self, entry: PageId) -> &[Entry<'a>] {
        let corrections = self.chronicle.corrections.get(&entry);
        corrections.map_or(&[], Vec::as_slice)
    }

    /// The entries next to one in the timeline it belongs to: the newer and the older.
    pub fn neighbours(&self, entry: &Entry<'_>) -> (Option<Entry<'a>>, Option<Entry<'a>>) {
        let Chronicle {
            entries, scopes, ..
        } = &*self.chronicle;
        let order = entry.order();
        let place = entries.binary_search_by(|other| order.cmp(&other.order()));
        let (Ok(place), Some(scope)) = (place, scopes.get(&entry.home())) else {
            return (None, None);
        };
        let at = scope.partition_point(|index| *index < place);
        let neighbour = |at: Option<usize>| scope.get(at?).map(|index| entries[*index]);
        (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)))
    }

    /// The entry that this one corrects.
    pub fn corrected_by(&self, entry: &Entry<'_>) -> Option<Entry<'a>> {
        corrected_in(self.portal, entry, &|id| self.pages[id.0])
    }
}

/// The entry that `entry` corrects, if `sees` lets it through.
fn corrected_in<'a>(
    portal: &'a Portal,
    entry: &Entry<'_>,
    sees: &impl Fn(PageId) -> bool,
) -> Option<Entry<'a>> {
    let corrected = portal.threads.corrects.get(&entry.id).copied()?;
    sees(corrected).then(|| Entry::of(corrected, &portal.pages[corrected.0]))?
}
