//! A theme: templates, texts and public assets. The built-in ones are part of the program; those of a site lie over them.
//!
//! Whatever is wrong with a theme of a site becomes findings. Every page that such a theme prints is looked at before it is sealed, for what the
//! published policy would block; the built-in themes, which tests look at, are spared that. The public shell is the program's own in every theme: it
//! asks for the passphrase.

mod built_in;
mod checks;
mod forbidden;
mod interface;
mod layers;
mod locales;
mod themes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::assets::PublicAssets;
use super::brand::Letterhead;
use super::context::Context;
use super::engine::{Contexts, Engine, Fault, MinijinjaEngine, Templates, Trust, compile};
use super::locale::Locale;
use super::page_html::PageHtml;
use super::shell::{CONTENT_SECURITY_POLICY, Shell, ShellContext};
use super::style_sheet::compact;
use super::texts::{LocaleError, Texts};
use crate::config::{Language, PortalSettings};
use crate::diag::{Finding, Findings, SourceText};
use crate::load::ThemeFiles;
use crate::model::View;
use interface::{Interface, Variant};
use layers::Layers;

pub use themes::Themes;

/// Where the sealed payload goes in the shell's template. Not a character of any text.
const SEALED_MARK: &str = "\u{fdd0}sealed\u{fdd0}";

/// The shell's template.
const SHELL: &str = "shell.html";
/// What it is made of.
const SHELL_PARTS: [&str; 2] = [SHELL, "brand.html"];

/// A theme of the program's own is wrong.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A template cannot be read or does not fit what it is given.
    #[error("theme: {0}")]
    Template(String),
    /// A locale file is broken.
    #[error("theme: {0}")]
    Locale(#[from] LocaleError),
    /// The shell's template does not say where the sealed payload goes.
    #[error("theme: `shell.html` must print `{{{{ sealed }}}}` exactly once")]
    NoPayload,
}

/// Templates, texts and assets, ready to use from several threads.
pub struct Theme {
    interfaces: BTreeMap<String, Interface>,
    /// Of a site's theme: what findings are about.
    own: Option<Own>,
    style: String,
    files: BTreeMap<String, Vec<u8>>,
}

/// A site's theme, as its author knows it.
struct Own {
    /// `themes/north`
    shown: String,
    templates: Templates,
    /// Templates that came to no end: they are not tried again for each of a thousand pages.
    endless: Mutex<BTreeSet<String>>,
    /// What was found in the templates' own texts: no page need tell it again.
    told: BTreeSet<String>,
}

impl Theme {
    /// The theme that comes with the program.
    ///
    /// # Errors
    /// When one of its files is broken.
    pub fn built_in() -> Result<Self, ThemeError> {
        Self::of_program(&[built_in::default_theme()])
    }

    /// The sober theme that comes with the program.
    ///
    /// # Errors
    /// When one of its files is broken, or the program was built without Tera.
    pub fn plain() -> Result<Self, ThemeError> {
        Self::of_program(&[built_in::default_theme(), built_in::plain_theme()])
    }

    /// The built-in theme in other languages: the names and texts of Fluent files, such as `fr.ftl`.
    ///
    /// # Errors
    /// When one of them, or a template, is broken.
    pub fn with_locales(files: &[(&str, &str)]) -> Result<Self, ThemeError> {
        let mut theme = built_in::default_theme();
        theme.locales = files
            .iter()
            .map(|(name, text)| {
                let language = name.strip_suffix(".ftl").unwrap_or(name);
                (language.to_owned(), SourceText::new(*name, *text))
            })
            .collect();
        Self::of_program(&[theme])
    }

    /// Prints no pages but what the templates of pages are given, as JSON.
    ///
    /// # Errors
    /// When a locale of the built-in theme is broken.
    pub fn of_contexts() -> Result<Self, ThemeError> {
        Self::speaking(&Layers::of(&[built_in::default_theme()]), &Contexts, None)
    }

    /// The built-in theme with pages of this engine.
    #[cfg(test)]
    pub(super) fn of_pages(pages: &dyn Engine) -> Self {
        let layers = Layers::of(&[built_in::default_theme()]);
        Self::speaking(&layers, pages, None).expect("the built-in theme is whole")
    }

    fn of_program(layers: &[ThemeFiles]) -> Result<Self, ThemeError> {
        let layers = Layers::of(layers);
        let pages = compile(layers.engine, &layers.templates, Trust::Own);
        let pages = pages.map_err(|mut faults| template_error(&faults.swap_remove(0)))?;
        Self::speaking(&layers, pages.as_ref(), None)
    }

    /// The theme of these layers, which `pages` prints, in every language.
    fn speaking(layers: &Layers, pages: &dyn Engine, own: Option<Own>) -> Result<Self, ThemeError> {
        let mut shell = built_in::default_theme().templates;
        shell.retain(|name, _| SHELL_PARTS.contains(&name.as_str()));
        let shell = MinijinjaEngine::compile(&shell, Trust::Own);
        let shell = shell.map_err(|mut faults| template_error(&faults.swap_remove(0)))?;
        let mut interfaces = BTreeMap::new();
        for (language, sources) in &layers.locales {
            let texts: Vec<&str> = sources.iter().map(|source| source.text()).collect();
            let texts = Texts::layered(language, &texts)?;
            interfaces.insert(language.clone(), Interface::new(&texts, pages, &shell)?);
        }
        let styles = layers.styles.iter();
        Ok(Self {
            interfaces,
            own,
            style: styles.map(|(_, sheet)| compact(sheet.text())).collect(),
            files: layers.files.clone(),
        })
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

    /// The published style sheet, without a portal's colours.
    pub(super) fn style(&self) -> &str {
        &self.style
    }

    /// Public files by name.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.files.iter();
        files.map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Renders one page with the template of its kind; `None`, and a finding, when a site's theme cannot.
    pub(super) fn page(
        &self,
        view: &View<'_>,
        context: &Context,
        findings: &mut Findings,
    ) -> Result<Option<PageHtml>, ThemeError> {
        let kind = match context.people {
            Some(_) => "people",
            None => context.page.kind,
        };
        let template = format!("{kind}.html");
        if let Some(own) = &self.own
            && (own.endless().contains(&template) || !own.templates.contains_key(&template))
        {
            return Ok(None);
        }
        let printed = self
            .variant(view.language())
            .pages
            .render(&template, context);
        let html = match (printed, &self.own) {
            (Ok(html), None) => html,
            (Ok(html), Some(own)) => {
                checks::check_page(&html, &own.place_of(&template), &own.told, findings);
                html
            }
            (Err(fault), None) => return Err(template_error(&fault)),
            (Err(fault), Some(own)) => {
                findings.push(own.finding(&fault, &template));
                if fault.is_endless {
                    own.endless().insert(template);
                }
                return Ok(None);
            }
        };
        Ok(Some(PageHtml::new(html, view)))
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
        let html = self.variant(language).shell.print(
            SHELL,
            &ShellContext {
                lang: language.as_str(),
                assets: assets.folder(),
                csp: CONTENT_SECURITY_POLICY,
                portal_name: settings.gate_shows_name.then_some(settings.name.as_str()),
                agency: letterhead.at_gate(settings, self.locale(language)),
                favicon: &assets.favicon(),
                sealed: SEALED_MARK,
            },
        );
        let html = html.map_err(|fault| template_error(&fault))?;
        match html.split(SEALED_MARK).collect::<Vec<_>>().as_slice() {
            [before, after] => Ok(Shell::new((*before).to_owned(), (*after).to_owned())),
            _ => Err(ThemeError::NoPayload),
        }
    }
}

impl Own {
    fn new(shown: &str, templates: &Templates) -> Self {
        Self {
            shown: shown.to_owned(),
            templates: templates.clone(),
            endless: Mutex::default(),
            told: checks::blocked_in(templates),
        }
    }

    fn endless(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.endless.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file of a template as findings name it.
    fn place_of(&self, template: &str) -> String {
        self.templates.get(template).map_or_else(
            || format!("{}/templates/{template}", self.shown),
            |source| source.path().to_owned(),
        )
    }

    /// What a fault of the engine means to the theme's author. `template` was to be printed.
    fn finding(&self, fault: &Fault, template: &str) -> Finding {
        let name = fault.template.as_deref().unwrap_or(template);
        let finding = match self
            .templates
            .get(name)
            .zip(span_in(fault, self.templates.get(name)))
        {
            Some((source, span)) => Finding::error("template", source, span, fault.message.clone()),
            None => Finding::file_error("template", self.place_of(name), fault.message.clone()),
        };
        match &fault.hint {
            Some(hint) => finding.hint(hint.clone()),
            None => finding,
        }
    }
}

/// The bytes that a fault is about, if they can be marked.
fn span_in(fault: &Fault, source: Option<&Arc<SourceText>>) -> Option<std::ops::Range<usize>> {
    let text = source?.text();
    let span = match (&fault.span, &fault.in_line) {
        (Some(span), _) => span.clone(),
        (None, Some((line, bytes))) => {
            let before: usize = text
                .split_inclusive('\n')
                .take(line.checked_sub(1)?)
                .map(str::len)
                .sum();
            before + bytes.start..before + bytes.end
        }
        (None, None) => return None,
    };
    text.get(span.clone()).map(|_| span)
}

fn template_error(fault: &Fault) -> ThemeError {
    let place = fault.template.as_deref().unwrap_or("template");
    ThemeError::Template(format!("{place}: {}", fault.message))
}
