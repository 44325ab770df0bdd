//! Audiences: the named groups that a page, an attachment or a person belongs to, and sets of them.

use std::collections::BTreeSet;

use crate::config::{EVERYONE, Fields, Marked};
use crate::diag::{did_you_mean, nearest};

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

    /// Takes the names of a key, all of which must be among `known`. It limits something, so there must be one.
    pub(super) fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        known: &[&str],
    ) -> Option<Marked<Self>> {
        let names = take_names(fields, key, known)?;
        let span = fields.span(key);
        if fields.is_empty_list(key) {
            let message = "this list of audiences is empty, so nobody could read this";
            let hint = "name one, or leave the key out";
            fields.error("unknown-audience", span.clone(), message, hint);
        }
        Some(Marked {
            value: Self::new(names),
            span,
        })
    }

    /// The names, sorted by their bytes.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether it holds everybody.
    pub fn is_everyone(&self) -> bool {
        self.0.contains(EVERYONE)
    }

    /// Whether everybody in this set belongs to `limit` too, as far as the names tell.
    pub fn is_within(&self, limit: &Self) -> bool {
        limit.is_everyone() || self.0.is_subset(&limit.0)
    }

    /// Whoever is in one of the two sets.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// What a person of these audiences reads: that of everyone, too.
    #[must_use]
    pub fn with_everyone(mut self) -> Self {
        self.0.insert(EVERYONE.to_owned());
        self
    }

    /// Whether readers of `self` may read what is limited to `limit`.
    pub fn may_read(&self, limit: &Self) -> bool {
        !self.0.is_disjoint(&limit.0)
    }
}

/// The names of audiences, all of which must be among `known`: a misspelt one must never publish to everyone.
pub(super) fn take_names(
    fields: &mut Fields<'_>,
    key: &'static str,
    known: &[&str],
) -> Option<Vec<String>> {
    let typed = fields.texts(key);
    fields.has(key).then_some(())?;
    let (names, unknown): (Vec<_>, Vec<_>) = typed
        .into_iter()
        .partition(|typed| known.contains(&typed.value.as_str()));
    for Marked { value, span } in unknown {
        let hint = match (known, nearest(&value, known.iter().copied())) {
            ([_], None) => format!("declare it in `portal.toml`: `audiences = [\"{value}\"]`"),
            _ => did_you_mean(&value, known.iter().copied()),
        };
        let message = format!("unknown audience `{value}`");
        fields.error("unknown-audience", span, message, hint);
    }
    Some(names.into_iter().map(|name| name.value).collect())
}

/// A set of views, each told by the audiences whose pages are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ViewSet(BTreeSet<AudienceSet>);

impl ViewSet {
    /// Adds a view.
    pub fn insert(&mut self, view: &AudienceSet) {
        self.0.insert(view.clone());
    }

    /// Whether a view is one of them.
    pub fn contains(&self, view: &AudienceSet) -> bool {
        self.0.contains(view)
    }

    /// The names of the views, sorted: of each the names of its audiences, joined by `+`, which no name holds.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let names = |view: &AudienceSet| view.names().collect::<Vec<_>>().join("+");
        let names: BTreeSet<String> = self.0.iter().map(names).collect();
        names.into_iter()
    }
}

impl<'a> FromIterator<&'a AudienceSet> for ViewSet {
    fn from_iter<T: IntoIterator<Item = &'a AudienceSet>>(views: T) -> Self {
        Self(views.into_iter().cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{AudienceSet, ViewSet};

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

    #[test]
    fn views_are_named_by_their_audiences() {
        let [everyone, both] = [
            AudienceSet::everyone(),
            AudienceSet::new(["team", "everyone"]),
        ];
        let views: ViewSet = [&both, &everyone, &both].into_iter().collect();
        assert_eq!(
            views.names().collect::<Vec<_>>(),
            ["everyone", "everyone+team"]
        );
        assert!(views.contains(&both) && !views.contains(&AudienceSet::new(["team"])));
    }

    #[test]
    fn a_set_is_within_another_when_all_of_its_names_are() {
        let limit = AudienceSet::new(["team", "finance"]);
        assert!(AudienceSet::new(["team"]).is_within(&limit));
        assert!(!AudienceSet::new(["team", "management"]).is_within(&limit));
        assert!(!AudienceSet::everyone().is_within(&limit));
        assert!(AudienceSet::new(["team"]).is_within(&AudienceSet::everyone()));
        let open = AudienceSet::new(["team"]).with_everyone();
        assert!(open.is_everyone() && limit.is_within(&open));
    }
}
