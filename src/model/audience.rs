//! Audiences: the named groups that a page, an attachment or a person belongs to, and sets of them.

use std::collections::BTreeSet;

/// The audience of a portal that declares none: everybody with a slot.
pub const EVERYONE: &str = "everyone";

/// A set of audiences, sorted and without repetition.
///
/// For a page it means *who may read this*, for a person *what may be read*.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AudienceSet(BTreeSet<String>);

impl AudienceSet {
    /// The set of exactly these names.
    pub fn new<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        Self(names.into_iter().map(Into::into).collect())
    }

    /// The set that holds only [`EVERYONE`].
    pub fn everyone() -> Self {
        Self::new([EVERYONE])
    }

    /// The names, sorted by their bytes.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether readers of `self` may read what is limited to `limit`.
    pub fn may_read(&self, limit: &Self) -> bool {
        !self.0.is_disjoint(&limit.0)
    }
}

#[cfg(test)]
mod tests {
    use super::AudienceSet;

    #[test]
    fn names_are_sorted_and_single() {
        let set = AudienceSet::new(["team", "finance", "team"]);
        assert_eq!(set.names().collect::<Vec<_>>(), ["finance", "team"]);
    }

    #[test]
    fn one_common_audience_is_enough_to_read() {
        let reader = AudienceSet::new(["team", "finance"]);
        assert!(reader.may_read(&AudienceSet::new(["finance", "management"])));
        assert!(!reader.may_read(&AudienceSet::new(["management"])));
        assert!(!reader.may_read(&AudienceSet::new(Vec::<String>::new())));
    }
}
