//! Language tags (BCP 47).

use unic_langid::LanguageIdentifier;

/// The languages that the interface itself speaks: the names of the built-in theme's locale files, as `build.rs` finds them.
pub const INTERFACE_LANGUAGES: &[&str] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The languages that a file's name may end with: those with a code of two letters (ISO 639-1), and Europe's written ones without. All
/// codes of three letters would be too many: almost every short word is one, `old`, `new` and `doc` among them.
const KNOWN: &str = "\
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr \
fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li \
ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg \
si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
ast dsb frr fur gsw hsb lld nds rue sco smn stq szl";

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

    /// Whether both are one language, wherever it is spoken: `en` and `en-GB`.
    pub fn is_same(&self, other: &Self) -> bool {
        self.primary() == other.primary()
    }

    /// Whether somebody who names a file so means a language: one that is known, alone or with a region. Scripts are left out,
    /// because `my-plan` is a language in one, to the grammar.
    pub fn is_likely_suffix(&self) -> bool {
        let region = self.0[self.primary().len()..].trim_start_matches('-');
        KNOWN.split(' ').any(|known| known == self.primary()) && matches!(region.len(), 0 | 2 | 3)
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

    #[test]
    fn a_language_is_the_same_in_every_region() {
        let language = |tag: &str| Language::parse(tag).expect("a tag");
        assert!(language("en").is_same(&language("en-GB")));
        assert!(!language("en").is_same(&language("de")));
    }

    #[test]
    fn suffixes_that_mean_a_language_are_told_from_words() {
        let is_likely = |suffix: &str| {
            Language::parse(suffix).is_some_and(|language| language.is_likely_suffix())
        };
        for suffix in ["en", "EN", "en-GB", "en_gb", "pt-br", "es-419", "frr"] {
            assert!(is_likely(suffix), "{suffix}");
        }
        for word in [
            "2", "final", "new", "old", "doc", "v2", "xx", "my-plan", "no-1", "de-1996", "en-GB-x",
        ] {
            assert!(!is_likely(word), "{word}");
        }
    }
}
