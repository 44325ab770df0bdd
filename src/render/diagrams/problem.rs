//! What is wrong with a diagram, and where in its text.

use std::ops::Range;

/// Something wrong with the text of a diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The code of the finding.
    pub code: &'static str,
    /// Whether the diagram is drawn all the same.
    pub is_warning: bool,
    /// The bytes of the diagram's text; the whole block when nobody knows.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    /// An error about the whole diagram.
    pub fn whole(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            is_warning: false,
            span: None,
            message: message.into(),
            hint: None,
        }
    }

    /// An error at some bytes.
    pub fn at(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            span: Some(span),
            ..Self::whole(code, message)
        }
    }

    /// The same with a word about what to do.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }

    /// The same as something worth a look, which keeps nothing from being drawn.
    pub fn into_warning(self) -> Self {
        Self {
            is_warning: true,
            ..self
        }
    }
}
