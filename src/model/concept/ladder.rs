//! The ladder: which states a concept goes through, and what each of them asks for.
//!
//! A concept ripens through the open states, in any order and as often as it takes: an open question sends it back, and a meeting may decide a
//! draft. What leaves them is a decision, or the end of the matter:
//!
//! - *accepted* holds. It is implemented, or put off, withdrawn or superseded; whoever wants something else writes another concept that supersedes
//!   it, so that nobody finds a yes turned into a no.
//! - *rejected* and *withdrawn* may come back, but only to be worked on: what was turned down is reviewed again before it is decided again.
//! - *deferred* waits, and goes on where it was or is decided on the spot: nothing but time stood in its way.
//! - *implemented* was accepted before, and is never undone on paper: only another concept takes its place.
//! - *superseded* is the end.

use super::super::choices::ConceptState;

impl ConceptState {
    /// Whether nobody need decide any more, or not for now.
    pub fn is_decided(self) -> bool {
        !matches!(
            self,
            Self::Idea | Self::Draft | Self::InReview | Self::DecisionReady
        )
    }

    /// Whether a concept may be in the state `next` after this one. Staying as it is always goes.
    pub fn may_become(self, next: Self) -> bool {
        use ConceptState::{
            Accepted, Deferred, Draft, Idea, Implemented, InReview, Rejected, Superseded, Withdrawn,
        };
        if self == next {
            return true;
        }
        match self {
            Superseded => false,
            Implemented => next == Superseded,
            Accepted => matches!(next, Implemented | Deferred | Withdrawn | Superseded),
            Rejected | Withdrawn => matches!(next, Idea | Draft | InReview | Superseded),
            Idea | Draft | InReview | Self::DecisionReady | Deferred => next != Implemented,
        }
    }

    /// Whether somebody must have decided that it is so.
    pub fn needs_decision(self) -> bool {
        matches!(
            self,
            Self::Accepted | Self::Rejected | Self::Deferred | Self::Implemented
        )
    }

    /// Whether one of the options was chosen.
    pub(super) fn needs_choice(self) -> bool {
        matches!(self, Self::Accepted | Self::Implemented)
    }

    /// Whether it has to be said why.
    pub(super) fn needs_reason(self) -> bool {
        matches!(self, Self::Rejected | Self::Deferred)
    }

    /// The order in which readers ask for concepts: what waits for a decision, what is on the way to one, what was decided.
    pub fn rank(self) -> usize {
        match self {
            Self::DecisionReady => 0,
            Self::InReview => 1,
            Self::Draft => 2,
            Self::Idea => 3,
            Self::Accepted => 4,
            Self::Deferred => 5,
            Self::Implemented => 6,
            Self::Rejected => 7,
            Self::Withdrawn => 8,
            Self::Superseded => 9,
        }
    }
}
