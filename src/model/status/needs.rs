//! What is still needed of somebody: asked for by an entry, not taken back by a correction, not settled by a later entry.

use super::super::choices::Side;
use super::super::places::PageId;
use super::super::view::View;
use super::claims::Claim;
use super::entry::{Entry, Scope};
use super::record::Need;

/// A need: the entry that asks, and which of its needs.
pub type NeedId = (PageId, usize);

/// Something that somebody still has to do.
#[derive(Clone, Copy, Debug)]
pub struct OpenNeed<'a> {
    /// The entry that asks for it.
    pub entry: Entry<'a>,
    /// Its position among the needs of that entry.
    pub index: usize,
    /// What is needed.
    pub need: &'a Need,
    /// The side that it is needed of; that of the readers when nobody is named.
    pub side: Side,
    /// Whether that is the agency's side.
    pub is_ours: bool,
}

/// How a need stands.
#[derive(Clone, Copy, Debug)]
pub enum NeedState<'a> {
    /// Somebody has to see to it.
    Open,
    /// An entry says that it is done.
    Settled(Entry<'a>),
    /// A correction of the entry says other needs in its place.
    TakenBack,
}

impl<'a> View<'a> {
    /// What is still needed, by day; what has no day comes last.
    pub fn open_needs(&self, scope: Scope<'_>) -> Vec<OpenNeed<'a>> {
        let mut open = Vec::new();
        for entry in self.chronicle.entries(scope).rev() {
            for (index, need) in entry.status.needs.iter().enumerate() {
                if matches!(self.need_state(&entry, index), NeedState::Open) {
                    let side = self.side_of(need);
                    open.push(OpenNeed {
                        entry,
                        index,
                        need,
                        side,
                        is_ours: side == Side::Agency,
                    });
                }
            }
        }
        // Those of one day stay in the order in which they were asked for.
        open.sort_by_key(|open| (open.need.by.is_none(), open.need.by));
        open
    }

    /// How one of an entry's needs stands.
    pub fn need_state(&self, entry: &Entry<'_>, index: usize) -> NeedState<'a> {
        if let Some(by) = self.chronicle.settled.get(&(entry.id, index)) {
            return NeedState::Settled(*by);
        }
        match self.counts(entry, Claim::Needs) {
            true => NeedState::Open,
            false => NeedState::TakenBack,
        }
    }

    fn side_of(&self, need: &Need) -> Side {
        let person = need.who.as_deref().and_then(|id| self.person(id));
        person
            .and_then(|person| person.side)
            .unwrap_or(self.readers_side())
    }
}
