//! A theme: templates, texts and public assets. The built-in one is part of the program.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use super::assets::PublicAssets;
use super::brand::Letterhead;
use super::context::Context;
use super::locale::Locale;
use super::page_html::PageHtml;
use super::shell::{CONTENT_SECURITY_POLICY, Shell, ShellContext};
use super::texts::{LocaleError, Texts};
use super::theme_files::{LOCALES, TEMPLATES};
use crate::config::{Language, PortalSettings};
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
    interfaces: BTreeMap<String, Interface>,
}

/// One language in all its regions.
struct Interface {
    /// Where no region of the locale file is meant.
    anywhere: Variant,
    regions: BTreeMap<String, Variant>,
    /// The region of tags that name none.
    likely_region: String,
}

/// What a region reads: its texts, and the templates with them.
struct Variant {
    locale: Locale,
    templates: Environment<'static>,
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
        let templates = templates()?;
        let mut interfaces = BTreeMap::new();
        for (name, text) in files {
            let language = name.strip_suffix(".ftl").unwrap_or(name);
            let texts = Texts::parse(language, text)?;
            interfaces.insert(language.to_owned(), Interface::new(&texts, &templates)?);
        }
        Ok(Self { interfaces })
    }

    /// The texts and the notation of a language in its region.
    pub fn locale(&self, language: &Language) -> &Locale {
        &self.variant(language).locale
    }

    fn variant(&self, language: &Language) -> &Variant {
        self.interfaces
            .get(language.primary())
            .expect("settings allow only languages that the interface speaks")
            .variant(language.region())
    }

    /// Every language of the interface with its texts.
    pub(super) fn locales(&self) -> impl Iterator<Item = (&str, &Locale)> {
        self.interfaces
            .iter()
            .map(|(language, interface)| (language.as_str(), &interface.variant(None).locale))
    }

    /// Renders one page with the template of its kind.
    pub(super) fn page(&self, view: &View<'_>, context: &Context) -> Result<PageHtml, ThemeError> {
        let kind = match context.people {
            Some(_) => "people",
            None => context.page.kind,
        };
        let html = self.render(view.language(), &format!("{kind}.html"), context)?;
        Ok(PageHtml::new(html, view))
    }

    /// Renders the public shell of a portal, the same for each of its pages.
    ///
    /// # Errors
    /// When the template fails.
    pub fn shell(
        &self,
        settings: &PortalSettings,
        letterhead: Letterhead<'_>,
        assets: &PublicAssets,
    ) -> Result<Shell, ThemeError> {
        let language = settings.language();
        let html = self.render(
            language,
            "shell.html",
            &ShellContext {
                lang: language.as_str(),
                assets: assets.folder(),
                csp: CONTENT_SECURITY_POLICY,
                portal_name: settings.gate_shows_name.then_some(settings.name.as_str()),
                agency: letterhead.at_gate(settings, self.locale(language)),
                favicon: &assets.favicon(),
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
        let variant = self.variant(language);
        Ok(variant
            .templates
            .get_template(template)?
            .render(minijinja::value::Serde(context))?)
    }
}

impl Interface {
    fn new(texts: &Texts, templates: &Environment<'static>) -> Result<Self, LocaleError> {
        let variant = |texts: Texts| {
            let locale = Locale::new(texts)?;
            let templates = with_texts(templates, &locale);
            Ok(Variant { locale, templates })
        };
        let regional = |region: &str| Ok((region.to_owned(), variant(texts.in_region(region))?));
        Ok(Self {
            anywhere: variant(texts.clone())?,
            regions: texts.regions().map(regional).collect::<Result<_, _>>()?,
            likely_region: texts.plain("likely-region", None).unwrap_or_default(),
        })
    }

    fn variant(&self, region: Option<&str>) -> &Variant {
        let region = region.unwrap_or(&self.likely_region);
        self.regions.get(region).unwrap_or(&self.anywhere)
    }
}

/// The templates, which say nothing yet.
fn templates() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    for (name, text) in TEMPLATES {
        environment.add_template(name, text)?;
    }
    Ok(environment)
}

/// The templates with the texts of a locale: `t("key", count=3)`.
fn with_texts(templates: &Environment<'static>, locale: &Locale) -> Environment<'static> {
    let mut environment = templates.clone();
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
    environment
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
