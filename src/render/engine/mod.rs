//! Theme engines: two languages for templates behind one trait, with the same context, filters and functions.
//!
//! Templates are compiled once per theme. An engine *speaks* one locale, because the function `t` does; engines of other locales share what was
//! compiled. Whatever is wrong with a template is a [`Fault`]; what it means for the theme's author is said in `theme/`.

mod minijinja_engine;
#[cfg(feature = "tera")]
mod tera_engine;
#[cfg(all(test, feature = "tera"))]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::context::Context;
use super::locale::Locale;
use crate::config::EngineName;
use crate::diag::SourceText;

pub(super) use minijinja_engine::MinijinjaEngine;

/// Templates by their name, with the files they come from.
pub(super) type Templates = BTreeMap<String, Arc<SourceText>>;

/// The filters that both engines have, with the same arguments and the same results.
pub(super) const FILTERS: [&str; 12] = [
    "default", "escape", "first", "join", "last", "length", "lower", "replace", "safe", "split",
    "trim", "upper",
];

/// The functions that both engines have.
pub(super) const FUNCTIONS: [&str; 1] = ["t"];

/// Compiled templates that speak one language.
pub(super) trait Engine: Send + Sync {
    /// Prints a page with a template.
    fn render(&self, template: &str, context: &Context) -> Result<String, Box<Fault>>;

    /// The same templates in another language.
    fn speaking(&self, locale: &Locale) -> Box<dyn Engine>;
}

/// Something is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The template, where that is known.
    pub(super) template: Option<String>,
    /// Where in it.
    pub(super) span: Option<Range<usize>>,
    /// The same as a line, from 1 on, and bytes of it, where the engine says no more.
    pub(super) in_line: Option<(usize, Range<usize>)>,
    /// What is wrong: lower case, no full stop.
    pub(super) message: String,
    /// What to do about it.
    pub(super) hint: Option<String>,
    /// Whether it took all that a page may take, so that nobody should try again.
    pub(super) is_endless: bool,
}

impl Fault {
    fn new(template: Option<&str>, span: Option<Range<usize>>, message: impl Into<String>) -> Self {
        Self {
            template: template.map(str::to_owned),
            span,
            in_line: None,
            message: message.into(),
            hint: None,
            is_endless: false,
        }
    }

    /// The template took all that a page may take.
    fn endless(self) -> Self {
        Self {
            message: "this template does not come to an end".to_owned(),
            is_endless: true,
            ..self
        }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// How far templates are trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// They are the program's own.
    Own,
    /// They are a theme's: what they may take of memory and time is limited.
    Limited,
}

/// Compiles templates. All that is wrong with them is told, as far as the engine goes on after a fault.
///
/// # Errors
/// With every fault that was found.
pub(super) fn compile(
    engine: EngineName,
    templates: &Templates,
    trust: Trust,
) -> Result<Box<dyn Engine>, Vec<Fault>> {
    match engine {
        EngineName::Minijinja => Ok(Box::new(MinijinjaEngine::compile(templates, trust)?)),
        #[cfg(feature = "tera")]
        EngineName::Tera => Ok(Box::new(tera_engine::TeraEngine::compile(templates)?)),
        #[cfg(not(feature = "tera"))]
        EngineName::Tera => {
            let fault = Fault::new(None, None, "this program was built without Tera");
            Err(vec![fault.hint(
                "build it with the feature `tera`, or choose a theme for minijinja",
            )])
        }
    }
}

/// What `t` says to a key and its variables.
fn say(locale: &Locale, key: &str, values: &BTreeMap<String, String>) -> Result<String, String> {
    locale.format(key, values).ok_or_else(|| {
        if locale.keys().any(|known| known == key) {
            format!("the text `{key}` needs a variable that is not given")
        } else {
            format!("there is no text `{key}`")
        }
    })
}

/// Prints no page but what its template is given, as JSON.
pub(super) struct Contexts;

impl Engine for Contexts {
    fn render(&self, _: &str, context: &Context) -> Result<String, Box<Fault>> {
        let mut bytes = Vec::new();
        let mut json = serde_json::Serializer::pretty(&mut bytes);
        let text = context.serialize(&mut json).map(|()| bytes);
        let text = text.map_err(|error| Box::new(Fault::new(None, None, error.to_string())))?;
        Ok(String::from_utf8(text).expect("JSON is UTF-8"))
    }

    fn speaking(&self, _: &Locale) -> Box<dyn Engine> {
        Box::new(Self)
    }
}
