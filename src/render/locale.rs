//! The interface's texts and notation in one language, as one region has them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::notation::Notation;
use super::texts::{LocaleError, Texts};
use crate::config::Language;

/// One language's texts and notation. Cheap to copy.
#[derive(Clone)]
pub struct Locale {
    texts: Texts,
    notation: Arc<Notation>,
}

impl Locale {
    /// The locale of these texts.
    ///
    /// # Errors
    /// When they do not say how days and numbers are written.
    pub fn new(texts: Texts) -> Result<Self, LocaleError> {
        let notation = Arc::new(Notation::read(&texts)?);
        Ok(Self { texts, notation })
    }

    /// How days, numbers and lists are written.
    pub fn notation(&self) -> &Notation {
        &self.notation
    }

    /// The keys, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys()
    }

    /// A text without variables; the key itself when there is none.
    pub fn text(&self, key: &str) -> String {
        self.filled(key, []).unwrap_or_else(|| key.to_owned())
    }

    /// A text about a number of things, in its plural form: `3 entries`. The key itself when there is none.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.filled(key, [("count", count.to_string().as_str())])
            .unwrap_or_else(|| key.to_owned())
    }

    /// What a language is called; its tag when there is no text for it.
    pub fn language_name(&self, language: &Language) -> String {
        self.filled(&format!("language-{}", language.primary()), [])
            .unwrap_or_else(|| language.as_str().to_owned())
    }

    /// A text with its variables filled in; `None` when the key is unknown or a variable is missing. A whole number chooses the plural
    /// form; the one named `count` is written with the group signs of the language, a year is not.
    pub fn format(&self, key: &str, values: &BTreeMap<String, String>) -> Option<String> {
        let values = values.iter();
        self.filled(
            key,
            values.map(|(name, value)| (name.as_str(), value.as_str())),
        )
    }

    fn filled<'a>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Option<String> {
        let group = |number: &str| match number.parse() {
            Ok(number) => self.notation.decimal(number),
            Err(_) => number.to_owned(),
        };
        self.texts.format(key, values, group)
    }
}
