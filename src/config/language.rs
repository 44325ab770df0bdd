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

    /// The region, when the tag has one: `AT` of `de-AT`.
    pub fn region(&self) -> Option<&str> {
        let is_region = |part: &&str| {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            part.len() == 2 || (part.len() == 3 && digits)
        };
        self.0.split('-').skip(1).find(is_region)
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
        for (tag, region) in [
            ("de-AT", Some("AT")),
            ("es-419", Some("419")),
            ("zh-Hant-TW", Some("TW")),
            ("de", None),
            ("de-1996", None),
        ] {
            let language = Language::parse(tag).expect("a tag");
            assert_eq!(language.region(), region, "{tag}");
        }
        for bad in ["", "german", "d", "de_", "12", "und"] {
            assert_eq!(Language::parse(bad), None, "{bad}");
        }
    }
}
