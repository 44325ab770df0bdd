//! `theme.toml`: what a theme says of itself; and the name of a theme where a site or a portal chooses one.

use std::ops::Range;
use std::sync::Arc;

use super::fields::{Choice, Fields, Marked};
use super::parse::parse_file;
use super::slug::is_slug;
use crate::diag::{Finding, Findings, SourceText, did_you_mean};

/// The themes that come with the program; the first is taken where nobody chooses.
pub const BUILT_IN_THEMES: [&str; 2] = ["default", "plain"];

/// A theme's name as somebody typed it in `book.toml`, `portal.toml` or `theme.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeName {
    /// The name: that of a folder in `themes/`, or one of [`BUILT_IN_THEMES`].
    pub name: String,
    source: Arc<SourceText>,
    span: Range<usize>,
}

impl ThemeName {
    /// Takes the name out of a table.
    pub(super) fn take(fields: &mut Fields<'_>, key: &'static str) -> Option<Self> {
        let expected = "the name of a folder in `themes/`, or \"plain\", which comes with the program; lower-case letters, digits and `-`";
        let slug = |text: &str| is_slug(text).then(|| text.to_owned());
        let Marked { value, span } = fields.parsed(key, "invalid-theme", expected, slug)?;
        Some(Self {
            name: value,
            source: Arc::clone(fields.source()),
            span,
        })
    }

    /// Another name that follows from this choice.
    pub fn called(&self, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..self.clone()
        }
    }

    /// Whether the program brings it.
    pub fn is_built_in(&self) -> bool {
        BUILT_IN_THEMES.contains(&self.name.as_str())
    }

    /// Something is wrong with the choice.
    pub fn finding(&self, code: &'static str, message: impl Into<String>) -> Finding {
        Finding::error(code, &self.source, self.span.clone(), message)
    }

    /// There is no such theme.
    pub fn unknown(&self, there: &[String]) -> Finding {
        let known = there.iter().map(String::as_str).chain(BUILT_IN_THEMES);
        let hint = did_you_mean(&self.name, known);
        self.finding(
            "unknown-theme",
            format!("there is no theme `{}`", self.name),
        )
        .hint(hint)
    }
}

/// The language of a theme's templates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineName {
    /// Jinja as minijinja 3 reads it.
    #[default]
    Minijinja,
    /// Tera 2, as in Zola since 0.23.
    Tera,
}

impl Choice for EngineName {
    const ALL: &'static [(&'static str, Self)] =
        &[("minijinja", Self::Minijinja), ("tera", Self::Tera)];
}

impl EngineName {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Minijinja => "minijinja",
            Self::Tera => "tera",
        }
    }
}

/// The checked `theme.toml`. What a theme says besides (`version`, `license` and the like) is read by people alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeSettings {
    /// `engine`: of its templates.
    pub engine: EngineName,
    /// `extends`: the theme that it overlays; the built-in one when absent.
    pub extends: Option<ThemeName>,
}

impl ThemeSettings {
    /// Reads and checks the whole file of the theme in the folder of this name.
    pub fn parse(source: &Arc<SourceText>, folder: &str, findings: &mut Findings) -> Self {
        let tree = parse_file(source, findings);
        let mut fields = Fields::new(source, &tree, findings);
        if let Some(name) = fields.marked_text("name")
            && name.value != folder
        {
            let message = format!("`name` is `{}`, but the folder is `{folder}`", name.value);
            let hint = "call both the same: a theme is chosen by the name of its folder";
            fields.error("invalid-theme", name.span, message, hint);
        }
        for key in ["version", "description", "license", "homepage"] {
            fields.text(key);
        }
        let settings = Self {
            engine: fields.choice("engine").unwrap_or_default(),
            extends: ThemeName::take(&mut fields, "extends"),
        };
        fields.finish();
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::{EngineName, ThemeSettings};
    use crate::diag::{Findings, SourceText};

    fn read(text: &str) -> (ThemeSettings, Vec<String>) {
        let mut findings = Findings::default();
        let source = SourceText::new("themes/north/theme.toml", text);
        let settings = ThemeSettings::parse(&source, "north", &mut findings);
        let messages = findings.sorted().into_iter();
        (settings, messages.map(|finding| finding.message).collect())
    }

    #[test]
    fn an_empty_file_is_a_theme() {
        let (settings, messages) = read("");
        assert_eq!(messages, Vec::<String>::new());
        assert_eq!(settings.engine, EngineName::Minijinja);
        assert_eq!(settings.extends, None);
    }

    #[test]
    fn every_value_is_checked() {
        let text = "name = \"south\"\nversion = 1\nengine = \"terra\"\nextends = \"../x\"\nextend = \"plain\"\n";
        assert_eq!(
            read(text).1,
            [
                "`name` is `south`, but the folder is `north`",
                "`version` cannot be `1`",
                "`terra` is no `engine`",
                "`extends` cannot be `../x`",
                "unknown key `extend`",
            ]
        );
        let (settings, _) = read("engine = \"tera\"\nextends = \"plain\"\n");
        assert_eq!(settings.engine, EngineName::Tera);
        assert!(settings.extends.is_some_and(|theme| theme.is_built_in()));
    }
}
