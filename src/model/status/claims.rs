//! What an entry says about how things stand, one field at a time: a correction takes back only what it says itself.

use super::record::Status;

/// A field of an entry that tells how things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// `health`
    Health,
    /// `stage`
    Stage,
    /// `progress`
    Progress,
    /// `target`
    Target,
    /// `next`
    Next,
    /// `headline`
    Headline,
    /// `needs`
    Needs,
}

/// A set of such fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Claims(u8);

impl Claims {
    /// The fields that an entry says.
    pub(super) fn of(status: &Status) -> Self {
        let mut claims = Self::default();
        for (claim, said) in [
            (Claim::Health, status.health.is_some()),
            (Claim::Stage, status.stage.is_some()),
            (Claim::Progress, status.progress.is_some()),
            (Claim::Target, status.target.is_some()),
            (Claim::Next, status.next.is_some()),
            (Claim::Headline, status.headline.is_some()),
            (Claim::Needs, !status.needs.is_empty()),
        ] {
            if said {
                claims.0 |= 1 << claim as u8;
            }
        }
        claims
    }

    pub(super) fn has(self, claim: Claim) -> bool {
        self.0 & (1 << claim as u8) != 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}
