//! The interface's texts in one language, from Fluent files.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::config::Language;

/// A Fluent file that is not one.
#[derive(Debug, thiserror::Error)]
#[error("locale `{language}` is broken: {message}")]
pub struct LocaleError {
    language: String,
    message: String,
}

/// One language's texts.
#[derive(Clone)]
pub struct Locale {
    bundle: Arc<FluentBundle<FluentResource>>,
    keys: Arc<Vec<String>>,
}

impl Locale {
    /// Reads a Fluent file.
    ///
    /// # Errors
    /// When it has a syntax error or says a key twice.
    pub fn parse(language: &str, text: &str) -> Result<Self, LocaleError> {
        let failed = |message: String| LocaleError {
            language: language.to_owned(),
            message,
        };
        let tag: LanguageIdentifier = language
            .parse()
            .map_err(|_| failed("no language tag".to_owned()))?;
        let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
            failed(
                errors
                    .iter()
                    .map(|error| format!("{error} at byte {}", error.pos.start))
                    .collect::<Vec<_>>()
                    .join("; "),
            )
        })?;
        let keys = text
            .lines()
            .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()))
            .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
            .collect();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would end up in titles and file names.
        bundle.set_use_isolating(false);
        bundle
            .add_resource(resource)
            .map_err(|errors| failed(format!("{errors:?}")))?;
        Ok(Self {
            bundle: Arc::new(bundle),
            keys: Arc::new(keys),
        })
    }

    /// The keys, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// A text without variables; the key itself when there is none.
    pub fn text(&self, key: &str) -> String {
        self.format(key, &BTreeMap::new())
            .unwrap_or_else(|| key.to_owned())
    }

    /// What a language is called; its tag when there is no text for it.
    pub fn language_name(&self, language: &Language) -> String {
        let key = format!("language-{}", language.primary());
        self.format(&key, &BTreeMap::new())
            .unwrap_or_else(|| language.as_str().to_owned())
    }

    /// A text with its variables filled in; `None` when the key is unknown or a variable is missing.
    pub fn format(&self, key: &str, values: &BTreeMap<String, String>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            // A number chooses a plural form; anything else is text.
            match value.parse::<i64>() {
                Ok(number) => arguments.set(name.as_str(), FluentValue::from(number)),
                Err(_) => arguments.set(name.as_str(), FluentValue::from(value.as_str())),
            }
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&arguments), &mut errors)
            .into_owned();
        errors.is_empty().then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Locale;

    #[test]
    fn texts_are_found_and_filled_in() {
        let locale = Locale::parse("de", "hello = Guten Tag\nfiles = { $count ->\n    [one] eine Datei\n   *[other] { $count } Dateien\n}\n").expect("it is well-formed");
        let with = |count: &str| {
            locale.format(
                "files",
                &BTreeMap::from([("count".to_owned(), count.to_owned())]),
            )
        };
        assert_eq!(locale.text("hello"), "Guten Tag");
        assert_eq!(with("1").as_deref(), Some("eine Datei"));
        assert_eq!(with("3").as_deref(), Some("3 Dateien"));
        assert_eq!(locale.format("files", &BTreeMap::new()), None);
        assert_eq!(locale.text("nowhere"), "nowhere");
        assert_eq!(locale.keys().collect::<Vec<_>>(), ["hello", "files"]);
    }

    #[test]
    fn a_broken_file_is_told() {
        assert!(Locale::parse("de", "hello = { $\n").is_err());
    }
}
