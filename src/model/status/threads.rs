//! How entries hang together: which corrects which, and which settles what. Found once for the portal, before views leave anything out.

use std::collections::{BTreeMap, BTreeSet};

use super::super::places::{BrokenLink, PageId, Target};
use super::super::portal::Portal;
use super::entry::Entry;
use super::needs::NeedId;
use crate::config::Marked;
use crate::diag::{Finding, Findings, did_you_mean};

/// What entries refer to, checked.
#[derive(Debug, Default)]
pub(in crate::model) struct Threads {
    /// The entry that each correction corrects. Following these never leads back.
    pub(super) corrects: BTreeMap<PageId, PageId>,
    /// The needs that an entry settles.
    pub(super) settles: BTreeMap<PageId, Vec<NeedId>>,
}

impl Threads {
    /// Follows what the entries of a portal name. What leads to no entry is a finding.
    pub(in crate::model) fn of(portal: &Portal, findings: &mut Findings) -> Self {
        let spinner = Spinner {
            portal,
            needs: need_ids(portal, findings),
        };
        let mut threads = Self::default();
        for entry in entries(portal) {
            if let Some(corrected) = spinner.corrected(&entry, findings) {
                threads.corrects.insert(entry.id, corrected);
            }
            let settled = spinner.settled(&entry, findings);
            if !settled.is_empty() {
                threads.settles.insert(entry.id, settled);
            }
        }
        threads.cut_rings(portal, findings);
        threads.check_order(portal, findings);
        threads
    }

    /// Corrections that lead back to where they began say nothing.
    fn cut_rings(&mut self, portal: &Portal, findings: &mut Findings) {
        let mut done: BTreeSet<PageId> = BTreeSet::new();
        let starts: Vec<PageId> = self.corrects.keys().copied().collect();
        for start in starts {
            let mut walked = Vec::new();
            let mut at = Some(start);
            while let Some(id) = at.filter(|id| done.insert(*id)) {
                walked.push(id);
                at = self.corrects.get(&id).copied();
            }
            let Some(first) = at.and_then(|again| walked.iter().position(|id| *id == again)) else {
                continue;
            };
            let ring = &walked[first..];
            let names: Vec<String> = ring
                .iter()
                .chain([&ring[0]])
                .filter_map(|id| Some(format!("`{}`", portal.entry(*id)?.file()?)))
                .collect();
            let message = match ring {
                [_] => "this entry corrects itself".to_owned(),
                _ => format!(
                    "these entries correct each other in a ring: {}",
                    names.join(" → ")
                ),
            };
            if let Some(entry) = portal.entry(ring[0]) {
                let typed = entry.status.corrects.as_ref();
                let hint = "a correction names an entry that is older than itself";
                note(
                    &entry,
                    typed,
                    "circular-correction",
                    message,
                    hint,
                    findings,
                );
            }
            for id in ring {
                self.corrects.remove(id);
            }
        }
    }

    fn check_order(&self, portal: &Portal, findings: &mut Findings) {
        for (later, earlier) in &self.corrects {
            if let (Some(entry), Some(corrected)) = (portal.entry(*later), portal.entry(*earlier))
                && corrected.is_newer_than(&entry)
            {
                let typed = entry.status.corrects.as_ref();
                let message = format!(
                    "this corrects an entry that is newer: `{}`",
                    corrected.file().unwrap_or_default()
                );
                let hint = "write `corrects` into the later of the two";
                note(&entry, typed, "newer-entry", message, hint, findings);
            }
        }
    }
}

/// Looks up what entries name.
struct Spinner<'a> {
    portal: &'a Portal,
    needs: BTreeMap<&'a str, NeedId>,
}

impl Spinner<'_> {
    fn corrected(&self, entry: &Entry<'_>, findings: &mut Findings) -> Option<PageId> {
        let typed = entry.status.corrects.as_ref()?;
        // A broken path is found where all references are checked.
        match self.portal.places.find(entry.file()?, &typed.value).ok()? {
            Target::Page(id, _) if self.portal.entry(id).is_some() => Some(id),
            _ => {
                let message = format!("`{}` is no status entry", typed.value);
                let hint = "name the entry that this one corrects, such as `2026-11-20-kickoff.md` or `2026-11.md#2026-11-20`";
                note(entry, Some(typed), "not-an-entry", message, hint, findings);
                None
            }
        }
    }

    fn settled(&self, entry: &Entry<'_>, findings: &mut Findings) -> Vec<NeedId> {
        let mut settled = Vec::new();
        for typed in &entry.status.settles {
            match self.settled_by(entry, &typed.value) {
                Ok(needs) => settled.extend(needs),
                Err(BrokenLink { message, hint }) => {
                    note(entry, Some(typed), "unknown-need", message, hint, findings);
                }
            }
        }
        settled
    }

    /// A need by its id, or all needs of the entry at a path.
    fn settled_by(&self, entry: &Entry<'_>, typed: &str) -> Result<Vec<NeedId>, BrokenLink> {
        let needs = match self.needs.get(typed) {
            Some(need) => vec![*need],
            None => self.needs_at(entry, typed)?,
        };
        let asking = needs
            .first()
            .and_then(|(asking, _)| self.portal.entry(*asking));
        match asking {
            Some(asking) if asking.id == entry.id => Err(broken(
                format!("`{typed}` is asked for by this very entry"),
                "a need is settled by a later entry; what is not needed need not be asked for",
            )),
            Some(asking) if asking.is_newer_than(entry) => Err(broken(
                format!(
                    "`{typed}` is only asked for later: in `{}`",
                    asking.file().unwrap_or_default()
                ),
                "write `settles` into the entry that says so at last",
            )),
            _ => Ok(needs),
        }
    }

    fn needs_at(&self, entry: &Entry<'_>, typed: &str) -> Result<Vec<NeedId>, BrokenLink> {
        let found = self
            .portal
            .places
            .find(entry.file().unwrap_or_default(), typed);
        let asking = match found {
            Ok(Target::Page(id, _)) => self.portal.entry(id),
            Ok(Target::Attachment(_)) => None,
            Err(link) if typed.contains(['/', '.', '#']) => return Err(link),
            Err(_) => {
                let ids = self.needs.keys().copied();
                let hint = match self.needs.is_empty() {
                    true => "no need of this portal has an `id`: give it one, or write the path of the entry for all of its needs".to_owned(),
                    false => did_you_mean(typed, ids),
                };
                return Err(broken(format!("no need has the id `{typed}`"), hint));
            }
        };
        let count = asking.map_or(0, |asking| asking.status.needs.len());
        match asking {
            Some(asking) if count > 0 => Ok((0..count).map(|index| (asking.id, index)).collect()),
            _ => Err(broken(
                format!("nothing is needed by `{typed}`"),
                "name an entry that has `needs`, or the `id` of one of them",
            )),
        }
    }
}

/// The needs that have an id, which must be their own.
fn need_ids<'a>(portal: &'a Portal, findings: &mut Findings) -> BTreeMap<&'a str, NeedId> {
    let mut known: BTreeMap<&str, NeedId> = BTreeMap::new();
    for entry in entries(portal) {
        for (index, need) in entry.status.needs.iter().enumerate() {
            let Some(id) = &need.id else { continue };
            match known
                .get(id.value.as_str())
                .and_then(|(first, _)| portal.entry(*first))
            {
                Some(first) => {
                    let message = format!(
                        "two needs have the id `{}`: also in `{}`",
                        id.value,
                        first.file().unwrap_or_default()
                    );
                    note(
                        &entry,
                        Some(id),
                        "repeated-id",
                        message,
                        "give each its own",
                        findings,
                    );
                }
                None => {
                    known.insert(&id.value, (entry.id, index));
                }
            }
        }
    }
    known
}

/// Every entry, by path.
fn entries(portal: &Portal) -> impl Iterator<Item = Entry<'_>> {
    let pages = portal.pages.iter().enumerate();
    pages.filter_map(|(index, page)| Entry::of(PageId(index), page))
}

fn broken(message: String, hint: impl Into<String>) -> BrokenLink {
    BrokenLink {
        message,
        hint: hint.into(),
    }
}

/// Notes an error at what was typed in an entry.
fn note(
    entry: &Entry<'_>,
    typed: Option<&Marked<String>>,
    code: &'static str,
    message: String,
    hint: impl Into<String>,
    findings: &mut Findings,
) {
    if let (Some(body), Some(typed)) = (&entry.page.body, typed) {
        let finding = Finding::error(code, &body.source, typed.span.clone(), message);
        findings.push(finding.hint(hint));
    }
}

impl Portal {
    fn entry(&self, id: PageId) -> Option<Entry<'_>> {
        Entry::of(id, &self.pages[id.0])
    }
}
