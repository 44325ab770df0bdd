//! Where a page is in the portal's other languages, and what is said when its text is not in the reader's, or older than it should be.

use std::collections::BTreeMap;

use super::context::{LanguageLink, TranslationNote};
use super::pages::Pages;
use super::urls::Urls;
use crate::config::Language;
use crate::model::{Page, PageId};

/// The addresses of one language among those of all.
pub(super) fn urls_of<'a>(urls: &'a BTreeMap<Language, Urls>, language: &Language) -> &'a Urls {
    urls.get(language)
        .expect("every language of the portal was given addresses")
}

impl Pages<'_, '_> {
    /// The same page in each of the portal's languages; empty when there is only one.
    pub(super) fn languages(&self, id: PageId) -> Vec<LanguageLink> {
        let languages = &self.view.settings().languages;
        let several = languages.iter().filter(|_| languages.len() > 1);
        several
            .map(|language| {
                let name = self.theme.locale(language).language_name(language);
                self.language_link(id, language, name)
            })
            .collect()
    }

    /// What a reader should know about the language of a page's text.
    pub(super) fn translation_note(&self, id: PageId, page: &Page) -> Option<TranslationNote> {
        let has_text = self
            .texts
            .get(&id)
            .is_some_and(|text| !text.html.is_empty());
        if !has_text || self.view.settings().languages.len() < 2 {
            return None;
        }
        let locale = self.facts.locale;
        let say = |key: &str, values: BTreeMap<String, String>| {
            locale
                .format(key, &values)
                .unwrap_or_else(|| key.to_owned())
        };
        if let Some(day) = self.view.translation(page).and_then(|text| text.older_than) {
            let original = self.original(page).map(|language| {
                let name = locale.language_name(self.view.own_language(page));
                let label = say(
                    "translation-original",
                    [("language".to_owned(), name)].into(),
                );
                self.language_link(id, language, label)
            });
            let day = ("date".to_owned(), self.facts.notation.date(day));
            let text = say("translation-older", [day].into());
            return Some(TranslationNote { text, original });
        }
        self.view.is_foreign(page).then(|| {
            let language = locale.language_name(self.view.own_language(page));
            let wanted = locale.language_name(self.view.language());
            let (key, mut values) = match page.translations.is_empty() {
                true => ("translation-only", BTreeMap::new()),
                false => (
                    "translation-missing",
                    [("wanted".to_owned(), wanted)].into(),
                ),
            };
            values.insert("language".to_owned(), language);
            TranslationNote {
                text: say(key, values),
                original: None,
            }
        })
    }

    /// The language in which readers see a page's own text, if there is one.
    fn original(&self, page: &Page) -> Option<&Language> {
        let languages = &self.view.settings().languages;
        let own = self.view.own_language(page);
        let is_translated = |language: &Language| {
            let mut translations = page.translations.iter();
            translations.any(|translation| translation.language == *language)
        };
        let in_own = languages.iter().find(|language| language.is_same(own));
        in_own.or_else(|| languages.iter().find(|language| !is_translated(language)))
    }

    fn language_link(&self, id: PageId, language: &Language, name: String) -> LanguageLink {
        LanguageLink {
            name,
            lang: language.as_str().to_owned(),
            url: urls_of(self.everywhere, language).page(id).to_owned(),
            current: language == self.view.language(),
        }
    }
}
