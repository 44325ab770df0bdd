//! Who is behind a portal, and what it looks like: the agency of `book.toml`, the colours and the logo of `portal.toml`.
//!
//! What `[agency]` says is the agency's own shop sign and may stand on public gates. What `portal.toml` says of logo and contact is sealed.

mod agency;
mod colour;
mod contact;
mod localised;

use std::ops::Range;
use std::sync::Arc;

pub use agency::{Agency, AgencyLink};
pub use colour::Colour;
pub use contact::{Contact, parse_email, parse_phone};
pub use localised::Localised;

use super::fields::Fields;
use crate::diag::{Finding, SourceText};

/// A checked value with the place where it was typed, for checks of later stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed<T> {
    /// The value.
    pub value: T,
    source: Arc<SourceText>,
    span: Range<usize>,
}

impl<T> Typed<T> {
    /// An error where the value was typed.
    pub fn error(&self, code: &'static str, message: impl Into<String>) -> Finding {
        Finding::error(code, &self.source, self.span.clone(), message)
    }

    /// A warning where the value was typed.
    pub fn warning(&self, code: &'static str, message: impl Into<String>) -> Finding {
        Finding::warning(code, &self.source, self.span.clone(), message)
    }
}

/// The accent colour: of buttons, links and marks, and a shade of all grounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accent {
    /// `accent`: the colour on light grounds.
    pub light: Option<Typed<Colour>>,
    /// `accent-dark`: the colour on dark grounds. Absent: the theme makes one of `accent`.
    pub dark: Option<Typed<Colour>>,
}

impl Accent {
    pub(super) fn take(fields: &mut Fields<'_>) -> Self {
        let accent = Self {
            light: take_colour(fields, "accent"),
            dark: take_colour(fields, "accent-dark"),
        };
        if accent.light.is_none()
            && !fields.has("accent")
            && let Some(dark) = &accent.dark
        {
            fields.error(
                "missing-key",
                dark.span.clone(),
                "`accent-dark` stands without `accent`",
                "add the colour for light grounds, such as `accent = \"#1f6f5c\"`",
            );
        }
        accent
    }
}

/// The files of a logo, as paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logo {
    /// `logo`: on light grounds, and everywhere if there is no other.
    pub light: Option<Typed<String>>,
    /// `logo-dark`: on dark grounds.
    pub dark: Option<Typed<String>>,
}

impl Logo {
    pub(super) fn take(fields: &mut Fields<'_>) -> Self {
        let logo = Self {
            light: take_file(fields, "logo", "logo.svg"),
            dark: take_file(fields, "logo-dark", "logo-dark.svg"),
        };
        if logo.light.is_none()
            && !fields.has("logo")
            && let Some(dark) = &logo.dark
        {
            fields.error(
                "missing-key",
                dark.span.clone(),
                "`logo-dark` stands without `logo`",
                "add the logo for light grounds, such as `logo = \"logo.svg\"`",
            );
        }
        logo
    }

    /// Both files.
    pub fn files(&self) -> impl Iterator<Item = &Typed<String>> {
        self.light.iter().chain(&self.dark)
    }
}

fn take_colour(fields: &mut Fields<'_>, key: &'static str) -> Option<Typed<Colour>> {
    let typed = fields.marked_text(key)?;
    match Colour::parse(&typed.value) {
        Ok(value) => Some(Typed {
            value,
            source: Arc::clone(fields.source()),
            span: typed.span,
        }),
        Err(hint) => {
            let message = format!("`{key}` cannot be `{}`", typed.value);
            fields.error("invalid-colour", typed.span, message, hint);
            None
        }
    }
}

/// The path of a file below the folder of the settings.
fn take_file(fields: &mut Fields<'_>, key: &'static str, example: &str) -> Option<Typed<String>> {
    let inside = |text: &str| {
        let mut parts = text.split('/');
        let names = parts.all(|part| !part.is_empty() && part != "." && part != "..");
        (names && !text.contains(['\\', ':'])).then(|| text.to_owned())
    };
    let expected = format!("a file below this folder, such as \"{example}\"");
    let typed = fields.parsed(key, "invalid-path", &expected, inside)?;
    Some(Typed {
        value: typed.value,
        source: Arc::clone(fields.source()),
        span: typed.span,
    })
}
