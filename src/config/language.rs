//! Language tags (BCP 47).

use unic_langid::LanguageIdentifier;

/// The languages that the interface itself speaks: the names of the built-in theme's locale files, as `build.rs` finds them.
pub const INTERFACE_LANGUAGES: &[&str] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// A well-formed language tag such as `de`, `de-AT` or `en-GB`, in canonical case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// Reads a tag; `None` when it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let identifier: LanguageIdentifier = text.parse().ok()?;
        // `und` and names such as `german` are well-formed to the grammar and never meant.
        let length = identifier.language.as_str().len();
        let meant = (2..=3).contains(&length) && identifier.language.as_str() != "und";
        meant.then(|| Self(identifier.to_string()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without region and script: `de` of `de-AT`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn tags_are_checked_and_written_in_canonical_case() {
        assert_eq!(
            Language::parse("de-at").map(|tag| tag.as_str().to_owned()),
            Some("de-AT".to_owned())
        );
        assert_eq!(
            Language::parse("en").map(|tag| tag.primary().to_owned()),
            Some("en".to_owned())
        );
        for bad in ["", "german", "d", "de_", "12", "und"] {
            assert_eq!(Language::parse(bad), None, "{bad}");
        }
    }
}
