//! A text that may differ by language: `"Imprint"`, or `{ de = "Impressum", en = "Imprint" }`.

use super::super::fields::Fields;
use super::super::language::{INTERFACE_LANGUAGES, Language};
use super::super::tree::{Node, Value};
use crate::diag::listed;

/// A text in one or more languages; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localised(Vec<(Option<Language>, String)>);

impl Localised {
    /// The text for readers of a language, and which language it is in, if that is known and another one. Where a language is not there, the
    /// first that was written stands in.
    pub fn in_language(&self, language: &Language) -> (&str, Option<&Language>) {
        let same = |exact: bool| {
            self.0.iter().find(|(written, _)| match written {
                Some(written) if exact => written == language,
                Some(written) => written.is_same(language),
                None => true,
            })
        };
        let (written, text) = same(true).or_else(|| same(false)).unwrap_or(&self.0[0]);
        let foreign = written
            .as_ref()
            .filter(|written| !written.is_same(language));
        (text, foreign)
    }

    /// The value of a key. `check` notes what is wrong with each of the texts, and says whether it can stand.
    pub(in crate::config) fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        check: impl Fn(&mut Fields<'_>, &Node, &str) -> Option<String>,
    ) -> Option<Self> {
        let node = fields.take(key)?;
        let Value::Table(table) = &node.value else {
            let text = check(fields, node, key)?;
            return Some(Self(vec![(None, text)]));
        };
        let mut texts: Vec<(Option<Language>, String)> = Vec::new();
        for (name, node) in table.entries() {
            let spoken = |language: &Language| INTERFACE_LANGUAGES.contains(&language.primary());
            let Some(language) = Language::parse(&name.name).filter(spoken) else {
                let message = format!("the interface does not speak `{}`", name.name);
                let hint = format!("it speaks {}", listed(INTERFACE_LANGUAGES.iter().copied()));
                fields.error("invalid-language", name.span.clone(), message, hint);
                continue;
            };
            let text = check(fields, node, key);
            texts.extend(text.map(|text| (Some(language), text)));
        }
        if texts.is_empty() && table.entries().next().is_none() {
            fields.error(
                "wrong-type",
                node.span.clone(),
                format!("`{key}` is empty"),
                "write some text, or leave the key out",
            );
        }
        (!texts.is_empty()).then_some(Self(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::Localised;
    use crate::config::Language;

    fn language(tag: &str) -> Language {
        Language::parse(tag).expect("a tag")
    }

    #[test]
    fn the_nearest_language_is_taken() {
        let texts = [("de", "Impressum"), ("en", "Imprint"), ("en-US", "Legal")];
        let texts = texts.map(|(tag, text)| (Some(language(tag)), text.to_owned()));
        let localised = Localised(texts.to_vec());
        for (tag, text, foreign) in [
            ("de", "Impressum", None),
            ("de-AT", "Impressum", None),
            ("en-GB", "Imprint", None),
            ("en-US", "Legal", None),
            ("fr", "Impressum", Some("de")),
        ] {
            let (found, spoken) = localised.in_language(&language(tag));
            assert_eq!(found, text, "{tag}");
            assert_eq!(spoken.map(Language::as_str), foreign, "{tag}");
        }
        let everywhere = Localised(vec![(None, "AGB".to_owned())]);
        assert_eq!(everywhere.in_language(&language("en")), ("AGB", None));
    }
}
