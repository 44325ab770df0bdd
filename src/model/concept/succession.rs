//! Which concept takes the place of which.

use std::collections::BTreeMap;

use super::super::choices::ConceptState;
use super::super::page::{Page, Record};
use super::super::places::{PageId, Target};
use super::super::portal::Portal;
use super::super::view::View;
use super::check::Written;
use super::record::Concept;
use crate::diag::{Finding, Findings};

/// The concepts of a portal that supersede another one.
#[derive(Debug, Default)]
pub(in crate::model) struct Succession {
    /// What each of them supersedes.
    replaced: BTreeMap<PageId, PageId>,
}

impl Succession {
    /// Finds out who supersedes whom, and notes what cannot be. `written` are the concepts with their files.
    pub(super) fn of(portal: &Portal, written: &[Written<'_>], findings: &mut Findings) -> Self {
        let mut succession = Self::default();
        for new in written {
            // What leads nowhere was noted with all other paths.
            let typed = new.concept.supersedes.as_deref();
            let found = typed.map(|typed| portal.places.find(&new.file.file, typed));
            let Some(Ok(found)) = found else { continue };
            let message = match found {
                Target::Page(id, _) if id == new.id => "a concept cannot supersede itself",
                Target::Page(id, _) if is_concept(&portal.pages[id.0]) => {
                    succession.replaced.insert(new.id, id);
                    continue;
                }
                _ => "only a concept can be superseded",
            };
            let hint = "name the file of the concept whose place this one takes, or leave `supersedes` out";
            findings.push(new.error("no-succession", "supersedes", message).hint(hint));
        }
        let rings: Vec<Finding> = written
            .iter()
            .filter_map(|new| succession.ring(portal, new))
            .collect();
        for finding in rings {
            findings.push(finding);
        }
        for concept in written {
            succession.check_states(portal, concept, findings);
        }
        succession
    }

    /// A ring is noted once, at the first of its pages.
    fn ring(&self, portal: &Portal, first: &Written<'_>) -> Option<Finding> {
        let mut ring = vec![first.id];
        let mut next = *self.replaced.get(&first.id)?;
        while next != first.id {
            if next < first.id || ring.contains(&next) {
                return None;
            }
            ring.push(next);
            next = *self.replaced.get(&next)?;
        }
        ring.push(first.id);
        let files = ring.iter().map(|id| {
            let body = portal.pages[id.0].body.as_ref();
            format!("`{}`", body.map_or("", |body| body.file.as_str()))
        });
        let files: Vec<String> = files.collect();
        let message = format!("these concepts supersede each other: {}", files.join(" → "));
        let finding = first.error("succession-ring", "supersedes", message);
        Some(finding.hint("take `supersedes` away from the oldest of them"))
    }

    /// Whoever takes a place does so once it is accepted; then the other one is superseded, and nobody else is.
    fn check_states(&self, portal: &Portal, this: &Written<'_>, findings: &mut Findings) {
        let state = this.concept.state;
        let holds = matches!(state, ConceptState::Accepted | ConceptState::Implemented);
        if let Some(old) = self.replaced.get(&this.id).filter(|_| holds)
            && let Some((concept, file)) = concept_of(&portal.pages[old.0])
            && concept.state != ConceptState::Superseded
        {
            let message = format!(
                "`{file}` is superseded by this, and yet `{}`",
                concept.state.word()
            );
            let finding = this.warning("not-superseded", "supersedes", message);
            findings.push(finding.hint(format!("write `state = \"superseded\"` in `{file}`")));
        }
        if state == ConceptState::Superseded && !self.replaced.values().any(|old| *old == this.id) {
            let message = "no concept supersedes this one";
            let finding = this.warning("no-successor", "state", message);
            let name = this.file.file.rsplit('/').next().unwrap_or_default();
            findings.push(finding.hint(format!(
                "write `supersedes = \"{name}\"` in the concept that takes its place, or call this one `withdrawn`"
            )));
        }
    }
}

fn is_concept(page: &Page) -> bool {
    matches!(page.record, Record::Concept(_))
}

fn concept_of(page: &Page) -> Option<(&Concept, &str)> {
    match (&page.record, &page.body) {
        (Record::Concept(concept), Some(body)) => Some((concept, &body.file)),
        _ => None,
    }
}

impl<'a> View<'a> {
    /// The concept whose place this one takes, unless it is hidden from these readers.
    pub fn supersedes(&self, id: PageId) -> Option<(PageId, &'a Page)> {
        let old = *self.portal.succession.replaced.get(&id)?;
        self.pages[old.0].then(|| (old, self.page(old)))
    }

    /// The concepts that take the place of this one, as far as these readers may know them.
    pub fn superseded_by(&self, id: PageId) -> Vec<(PageId, &'a Page)> {
        let pairs = self.portal.succession.replaced.iter();
        let new = pairs.filter(|(new, old)| **old == id && self.pages[new.0]);
        new.map(|(new, _)| (*new, self.page(*new))).collect()
    }
}
