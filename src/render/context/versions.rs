//! Versions of a text, as templates are given them.

use serde::Serialize;

use super::{Day, Fact, Named};

/// What stands below a text that has changed.
#[derive(Clone, Debug, Serialize)]
pub struct VersionsNote {
    /// How often, and when last.
    pub text: String,
    /// The page that compares.
    pub url: String,
}

/// The versions of a text.
#[derive(Clone, Debug, Serialize)]
pub struct VersionsContext {
    /// The page that they are versions of.
    pub of: Named,
    /// The language of the text, where it is not the reader's.
    pub lang: Option<String>,
    /// The newest first.
    pub list: Vec<VersionContext>,
    /// All texts for the reader to compare: `{"blocks": [["h2", "Aim"], …], "versions": [[0, …], …]}`, the oldest version first, each a list of the
    /// numbers of its blocks. Kinds of blocks are `h2` to `h6`, `p`, `li`, `row`, `blockquote`, `pre` and `fact`.
    pub data: String,
}

/// One version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionContext {
    /// The oldest is 1.
    pub number: usize,
    /// The day; none for what is not committed.
    pub day: Option<Day>,
    /// The time, where another version is of the same day.
    pub time: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The state of a concept.
    pub state: Option<Fact>,
}
