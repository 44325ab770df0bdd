//! A theme: templates, texts and public assets. The built-in one is part of the program.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use super::context::Context;
use super::locale::{Locale, LocaleError};
use super::page_html::PageHtml;
use super::shell::{CONTENT_SECURITY_POLICY, Shell, ShellContext};
use super::theme_files::{LOCALES, TEMPLATES};
use crate::config::Language;
use crate::model::View;

/// Where the sealed payload goes in the shell's template. Not a character of any text.
const SEALED_MARK: &str = "\u{fdd0}sealed\u{fdd0}";

/// A theme is wrong.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A template cannot be read or does not fit what it is given.
    #[error("theme: {}", describe(.0))]
    Template(#[from] Error),
    /// A locale file is broken.
    #[error("theme: {0}")]
    Locale(#[from] LocaleError),
    /// The shell's template does not say where the sealed payload goes.
    #[error("theme: `shell.html` must print `{{{{ sealed }}}}` exactly once")]
    NoPayload,
}

/// Templates and texts, ready to use from several threads.
pub struct Theme {
    environments: BTreeMap<String, Environment<'static>>,
    locales: BTreeMap<String, Locale>,
}

impl Theme {
    /// The theme that comes with the program.
    ///
    /// # Errors
    /// When one of its files is broken.
    pub fn built_in() -> Result<Self, ThemeError> {
        Self::with_locales(LOCALES)
    }

    /// The built-in theme in other languages: the names and texts of Fluent files, such as `fr.ftl`.
    ///
    /// # Errors
    /// When one of them, or a template, is broken.
    pub fn with_locales(files: &[(&str, &str)]) -> Result<Self, ThemeError> {
        let mut theme = Self {
            environments: BTreeMap::new(),
            locales: BTreeMap::new(),
        };
        for (name, text) in files {
            let language = name.strip_suffix(".ftl").unwrap_or(name);
            let locale = Locale::parse(language, text)?;
            theme
                .environments
                .insert(language.to_owned(), environment(&locale)?);
            theme.locales.insert(language.to_owned(), locale);
        }
        Ok(theme)
    }

    /// The texts of a language; its region does not matter.
    pub fn locale(&self, language: &Language) -> &Locale {
        self.locales
            .get(language.primary())
            .expect("settings allow only languages that the interface speaks")
    }

    /// Renders one page with the template of its kind.
    pub(super) fn page(&self, view: &View<'_>, context: &Context) -> Result<PageHtml, ThemeError> {
        let language = view.settings().language();
        let kind = match context.people {
            Some(_) => "people",
            None => context.page.kind,
        };
        let html = self.render(language, &format!("{kind}.html"), context)?;
        Ok(PageHtml::new(html, view))
    }

    /// Renders the public shell of a portal, the same for each of its pages.
    ///
    /// # Errors
    /// When the template fails.
    pub fn shell(
        &self,
        language: &Language,
        portal_name: Option<&str>,
        site_title: &str,
        assets: &str,
    ) -> Result<Shell, ThemeError> {
        let html = self.render(
            language,
            "shell.html",
            &ShellContext {
                lang: language.as_str(),
                assets,
                csp: CONTENT_SECURITY_POLICY,
                portal_name,
                site_title: portal_name.map(|_| site_title),
                sealed: SEALED_MARK,
            },
        )?;
        match html.split(SEALED_MARK).collect::<Vec<_>>().as_slice() {
            [before, after] => Ok(Shell::new((*before).to_owned(), (*after).to_owned())),
            _ => Err(ThemeError::NoPayload),
        }
    }

    fn render(
        &self,
        language: &Language,
        template: &str,
        context: &impl Serialize,
    ) -> Result<String, ThemeError> {
        let environment = self
            .environments
            .get(language.primary())
            .expect("there is an environment for each locale");
        Ok(environment
            .get_template(template)?
            .render(minijinja::value::Serde(context))?)
    }
}

fn environment(locale: &Locale) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    let texts = locale.clone();
    environment.add_function(
        "t",
        move |key: &str, values: Kwargs| -> Result<String, Error> {
            let names: Vec<String> = values.args().map(str::to_owned).collect();
            let mut filled = BTreeMap::new();
            for name in names {
                let value: Value = values.get(&name)?;
                filled.insert(name, value.to_string());
            }
            let text = texts.format(key, &filled);
            text.ok_or_else(|| {
                Error::new(
                    ErrorKind::InvalidOperation,
                    format!("there is no text `{key}`, or one of its variables is missing"),
                )
            })
        },
    );
    for (name, text) in TEMPLATES {
        environment.add_template(name, text)?;
    }
    Ok(environment)
}

/// The innermost error with its template and line.
fn describe(error: &Error) -> String {
    let mut innermost = error;
    while let Some(inner) =
        std::error::Error::source(innermost).and_then(|source| source.downcast_ref::<Error>())
    {
        innermost = inner;
    }
    match (innermost.name(), innermost.line()) {
        (Some(name), Some(line)) => format!("{name}:{line}: {innermost}"),
        _ => innermost.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;
    use crate::config::INTERFACE_LANGUAGES;

    #[test]
    fn all_languages_say_the_same_things() {
        let theme = Theme::built_in().expect("the built-in theme is whole");
        let keys = |language: &str| {
            let mut keys: Vec<String> = theme.locales[language].keys().map(str::to_owned).collect();
            keys.sort();
            keys
        };
        for language in INTERFACE_LANGUAGES {
            assert_eq!(keys(language), keys("en"), "{language}");
        }
    }
}
