//! Findings about someone's content: what is wrong, where it stands, and what to do about it.
//!
//! A finding is never a reason to stop looking: a stage notes it in [`Findings`] and goes on, so that one run shows all of them.

mod contained;
mod printable;
mod text;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

pub use contained::{contained, is_contained};
pub use printable::{misleads, printable, steers_terminals};
pub use text::Style;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published while one of these stands.
    Error,
    /// Worth a look; the build goes on.
    Warning,
    /// Worth knowing: nothing is wrong with the content.
    Note,
}

/// The text of one content file together with the name its author knows it by.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    path: String,
    text: String,
}

impl SourceText {
    /// `path` is relative to the site's root, with `/` between its parts.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            path: path.into(),
            text: text.into(),
        })
    }

    /// The file's name, relative to the site's root.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file or folder as a whole; the path is relative to the site's root.
    File(String),
    /// Some bytes of a file's text.
    Span(Arc<SourceText>, Range<usize>),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it stops a build.
    pub severity: Severity,
    /// A stable short name such as `unknown-key`.
    pub code: &'static str,
    /// What is wrong: lower case, no full stop, what was typed in backticks.
    pub message: String,
    /// Where.
    pub place: Place,
    /// A few words beside the marked source.
    pub label: Option<String>,
    /// What to do next.
    pub hint: Option<String>,
}

impl Finding {
    /// An error at some bytes of a text.
    pub fn error(
        code: &'static str,
        source: &Arc<SourceText>,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(
            Severity::Error,
            code,
            Place::Span(Arc::clone(source), span),
            message.into(),
        )
    }

    /// A warning at some bytes of a text.
    pub fn warning(
        code: &'static str,
        source: &Arc<SourceText>,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(
            Severity::Warning,
            code,
            Place::Span(Arc::clone(source), span),
            message.into(),
        )
    }

    /// An error about a file or folder as a whole.
    pub fn file_error(
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(
            Severity::Error,
            code,
            Place::File(path.into()),
            message.into(),
        )
    }

    /// A warning about a file or folder as a whole.
    pub fn file_warning(
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(
            Severity::Warning,
            code,
            Place::File(path.into()),
            message.into(),
        )
    }

    /// Something worth knowing about a file or folder as a whole.
    pub fn file_note(
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(
            Severity::Note,
            code,
            Place::File(path.into()),
            message.into(),
        )
    }

    fn new(severity: Severity, code: &'static str, place: Place, message: String) -> Self {
        Self {
            severity,
            code,
            message,
            place,
            label: None,
            hint: None,
        }
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same as something worth a look.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Adds a few words beside the marked source.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    fn order(&self) -> (&str, usize, Severity) {
        match &self.place {
            Place::File(path) => (path, 0, self.severity),
            Place::Span(source, span) => (source.path(), span.start, self.severity),
        }
    }
}

/// All findings of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Notes one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Notes all of another run's.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether anything here stops a build.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether a file could not be understood as a whole, so that what seems to be missing in it may well be there.
    pub fn is_unreadable(&self, path: &str) -> bool {
        self.0.iter().any(|finding| {
            matches!(
                finding.code,
                "broken-syntax" | "not-utf8" | "too-long" | "not-a-file"
            ) && finding.order().0 == path
        })
    }

    /// Those about the given files alone.
    #[must_use]
    pub fn about(mut self, paths: &[&str]) -> Self {
        self.0.retain(|finding| paths.contains(&finding.order().0));
        self
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// The findings by file and position, each once.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.0.sort_by(|a, b| {
            a.order()
                .cmp(&b.order())
                .then_with(|| a.message.cmp(&b.message))
        });
        self.0.dedup();
        self.0
    }
}

/// The nearest of `known` to what was typed, if one is near enough to be meant.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&typed, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, candidate)| {
            let longer = candidate.chars().count().max(typed.chars().count());
            *distance <= 1 + longer / 4 && *distance < longer
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The hint for something unknown: the nearest of `known`, or all of them.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(typed, known.clone()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => format!("one of {}", listed(known)),
    }
}

/// Names in backticks with commas between, each once.
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut seen = BTreeSet::new();
    names
        .into_iter()
        .filter(|name| seen.insert(*name))
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Finding, Findings, SourceText, did_you_mean, nearest};

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        assert_eq!(
            nearest("audiense", ["author", "audience"]),
            Some("audience")
        );
        assert_eq!(nearest("Titel", ["title", "date"]), Some("title"));
        assert_eq!(nearest("zzz", ["title", "date"]), None);
        assert_eq!(
            did_you_mean("zzz", ["title", "date"]),
            "one of `title`, `date`"
        );
    }

    #[test]
    fn findings_come_by_file_and_position() {
        let source = SourceText::new("b.md", "one two");
        let mut findings = Findings::default();
        findings.push(Finding::error("x", &source, 4..7, "second"));
        findings.push(Finding::error("x", &source, 0..3, "first"));
        findings.push(Finding::file_error("x", "a.md", "before"));
        findings.push(Finding::file_error("x", "a.md", "before"));
        let messages: Vec<_> = findings
            .sorted()
            .into_iter()
            .map(|finding| finding.message)
            .collect();
        assert_eq!(messages, ["before", "first", "second"]);
    }
}
