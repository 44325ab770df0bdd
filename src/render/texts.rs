//! The messages of one Fluent file, as one region words them.
//!
//! A message's value is what the language says everywhere; an attribute named like a region (`.AT`) is what is said there instead.
//! Attributes in lower case belong to the message's meaning (`.alone`, a month without its day) and are looked up by name.

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern};
use unic_langid::LanguageIdentifier;

/// Stands around a number that is to be grouped as the region groups. Not a character of any text.
const MARK: char = '\u{fdd0}';

/// A Fluent file that is not one, or that does not say what the interface needs.
#[derive(Debug, thiserror::Error)]
#[error("locale `{language}` is broken: {message}")]
pub struct LocaleError {
    language: String,
    message: String,
}

impl LocaleError {
    /// The language of the file, without its region.
    pub(super) fn language(&self) -> &str {
        self.language.split('-').next().unwrap_or_default()
    }
}

/// The messages of a file in one region. Cheap to copy.
#[derive(Clone)]
pub struct Texts {
    language: Arc<str>,
    bundle: Arc<FluentBundle<FluentResource>>,
    keys: Arc<[String]>,
    regions: Arc<BTreeSet<String>>,
    region: Option<String>,
}

impl Texts {
    /// Reads a Fluent file, as it is worded without a region.
    ///
    /// # Errors
    /// When it has a syntax error, says a key twice, or has an attribute whose meaning nobody knows.
    pub fn parse(language: &str, text: &str) -> Result<Self, LocaleError> {
        Self::layered(language, &[text])
    }

    /// Reads Fluent files that lie over each other, the lowest first: a message takes the place of the one below with the same key.
    ///
    /// # Errors
    /// As [`Texts::parse`]; only the lowest may not say a key twice.
    pub fn layered(language: &str, layers: &[&str]) -> Result<Self, LocaleError> {
        let failed = |message: String| LocaleError {
            language: language.to_owned(),
            message,
        };
        let tag: LanguageIdentifier = language
            .parse()
            .map_err(|_| failed("no language tag".to_owned()))?;
        let (mut keys, mut regions) = (Vec::<String>::new(), BTreeSet::new());
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would end up in titles and file names.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) if number.options.use_grouping => {
                Some(format!("{MARK}{}{MARK}", number.as_string()))
            }
            _ => None,
        }));
        for (at, text) in layers.iter().enumerate() {
            let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| {
                let errors = errors.iter();
                let told = errors.map(|error| format!("{error} at byte {}", error.pos.start));
                failed(told.collect::<Vec<_>>().join("; "))
            })?;
            for entry in resource.entries() {
                let Entry::Message(message) = entry else {
                    continue;
                };
                if at == 0 || !keys.iter().any(|key| key == message.id.name) {
                    keys.push(message.id.name.to_owned());
                }
                for name in message.attributes.iter().map(|attribute| attribute.id.name) {
                    if is_region(name) {
                        regions.insert(name.to_owned());
                    } else if name != "alone" {
                        let key = message.id.name;
                        return Err(failed(format!(
                            "`.{name}` of `{key}` is neither a region such as `.AT` nor `.alone`"
                        )));
                    }
                }
            }
            if at == 0 {
                bundle
                    .add_resource(resource)
                    .map_err(|errors| failed(format!("{errors:?}")))?;
            } else {
                bundle.add_resource_overriding(resource);
            }
        }
        Ok(Self {
            language: language.into(),
            bundle: Arc::new(bundle),
            keys: keys.into(),
            regions: Arc::new(regions),
            region: None,
        })
    }

    /// The same messages as a region words them.
    pub fn in_region(&self, region: &str) -> Self {
        Self {
            region: Some(region.to_owned()),
            ..self.clone()
        }
    }

    /// The regions in which some message is worded in another way.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.regions.iter().map(String::as_str)
    }

    /// The keys, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// A message with its variables filled in; `None` when the key is unknown or a variable is missing. A variable that is a whole
    /// number chooses the plural form; `group` writes the one named `count`, others stand as they were given.
    pub fn format<'a>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, &'a str)>,
        group: impl Fn(&str) -> String,
    ) -> Option<String> {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            match value.parse::<i64>() {
                // `007` is no number of things
                Ok(number) if number.to_string() == value => {
                    let mut number = FluentNumber::from(number);
                    number.options.use_grouping = name == "count";
                    arguments.set(name, FluentValue::Number(number));
                }
                _ => arguments.set(name, FluentValue::from(value)),
            }
        }
        let text = self.fill(self.pattern(key)?, &arguments)?;
        if !text.contains(MARK) {
            return Some(text);
        }
        let parts = text.split(MARK).enumerate();
        let written = parts.map(|(index, part)| match index % 2 {
            1 => group(part),
            _ => part.to_owned(),
        });
        Some(written.collect())
    }

    /// A message without variables, or its attribute in lower case.
    pub fn plain(&self, key: &str, attribute: Option<&str>) -> Option<String> {
        let pattern = match attribute {
            None => self.pattern(key)?,
            Some(name) => self
                .bundle
                .get_message(key)?
                .get_attribute(name)
                .map(|attribute| attribute.value())?,
        };
        self.fill(pattern, &FluentArgs::new())
    }

    /// A message without variables as it is worded without a region.
    pub fn everywhere(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        self.fill(pattern, &FluentArgs::new())
    }

    /// Something is wrong with what the messages say.
    pub fn error(&self, problems: &[String]) -> LocaleError {
        let region = self.region.iter().map(|region| format!("-{region}"));
        LocaleError {
            language: format!("{}{}", self.language, region.collect::<String>()),
            message: problems.join("; "),
        }
    }

    fn pattern(&self, key: &str) -> Option<&Pattern<&str>> {
        let message = self.bundle.get_message(key)?;
        let regional = self
            .region
            .as_deref()
            .and_then(|region| message.get_attribute(region));
        match regional {
            Some(attribute) => Some(attribute.value()),
            None => message.value(),
        }
    }

    fn fill(&self, pattern: &Pattern<&str>, arguments: &FluentArgs<'_>) -> Option<String> {
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(arguments), &mut errors)
            .into_owned();
        errors.is_empty().then_some(text)
    }
}

/// A region as Fluent can name it: `AT`. Those of three digits cannot be attributes.
fn is_region(name: &str) -> bool {
    name.len() == 2 && name.bytes().all(|letter| letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::Texts;

    const TEXT: &str = "\
hello = Guten Tag
    .CH = Grüezi
files = { $count ->
    [one] eine Datei von { $year }
   *[other] { $count } Dateien von { $year }
}
";

    fn texts() -> Texts {
        Texts::parse("de", TEXT).expect("it is well-formed")
    }

    #[test]
    fn texts_are_found_and_filled_in() {
        let with = |count| {
            let values = [("count", count), ("year", "2026")];
            texts().format("files", values, |number| format!("<{number}>"))
        };
        assert_eq!(with("1").as_deref(), Some("eine Datei von 2026"));
        assert_eq!(with("3000").as_deref(), Some("<3000> Dateien von 2026"));
        assert_eq!(with("x").as_deref(), Some("x Dateien von 2026"));
        assert_eq!(with("03").as_deref(), Some("03 Dateien von 2026"));
        assert_eq!(texts().format("files", [], str::to_owned), None);
        assert_eq!(texts().format("nowhere", [], str::to_owned), None);
        assert_eq!(texts().keys().collect::<Vec<_>>(), ["hello", "files"]);
    }

    #[test]
    fn regions_word_what_they_word_differently() {
        for (region, hello) in [("CH", "Grüezi"), ("AT", "Guten Tag")] {
            let said = texts().in_region(region).plain("hello", None);
            assert_eq!(said.as_deref(), Some(hello));
        }
        assert_eq!(texts().regions().collect::<Vec<_>>(), ["CH"]);
    }

    #[test]
    fn a_broken_file_is_told() {
        for (text, message) in [
            ("hello = { $\n", "at byte"),
            ("hello = A\nhello = B\n", "hello"),
            (
                "hello = A\n    .ch = B\n",
                "`.ch` of `hello` is neither a region",
            ),
        ] {
            let Err(error) = Texts::parse("de", text) else {
                panic!("{text}");
            };
            assert!(error.to_string().contains(message), "{error}");
        }
    }
}
