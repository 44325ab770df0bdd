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

    /// What a page is known by where it is taken along: its address in the default language. It is the same in every build, unlike that of any
    /// other portal's page, and says nothing to whoever comes across it.
    pub(super) fn identity(&self, path: &str) -> Option<&str> {
        let (id, _) = self.view.page_at(path)?;
        let urls = urls_of(self.everywhere, self.view.settings().language());
        urls.page(id).strip_suffix(".html")
    }

    /// What a reader should know about the language of a page's text.
    pub(super) fn translation_note(&self, id: PageId, page: &Page) -> Option<TranslationNote> {
        let own = self.name(self.view.own_language(page));
        if let Some(day) = self.view.translated(page).and_then(|text| text.older_than) {
            let label = self.say("translation-original", [("language", own)]);
            return Some(TranslationNote {
                text: self.say(
                    "translation-older",
                    [("date", self.facts.notation.date(day))],
                ),
                original: self
                    .original(page)
                    .map(|language| self.language_link(id, language, label)),
            });
        }
        let text = self.texts.get(&id).filter(|text| !text.html.is_empty());
        if text.is_none() || self.view.settings().languages.len() < 2 {
            return None;
        }
        let mut translations = page.translations.iter();
        let text = match translations.any(|translation| translation.has_text) {
            true => {
                let wanted = self.name(self.view.language());
                self.say(
                    "translation-missing",
                    [("wanted", wanted), ("language", own)],
                )
            }
            false => self.say("translation-only", [("language", own)]),
        };
        self.view.is_foreign(page).then_some(TranslationNote {
            text,
            original: None,
        })
    }

    fn name(&self, language: &Language) -> String {
        self.facts.locale.language_name(language)
    }

    fn say<const N: usize>(&self, key: &str, values: [(&str, String); N]) -> String {
        let values = values.map(|(name, value)| (name.to_owned(), value));
        let text = self.facts.locale.format(key, &values.into());
        text.unwrap_or_else(|| key.to_owned())
    }

    /// The language in which readers see a page's own text, if there is one.
    fn original(&self, page: &Page) -> Option<&Language> {
        let languages = &self.view.settings().languages;
        let own = self.view.own_language(page);
        let shows_own = |language: &&Language| {
            let view = self.view.in_language(language);
            view.translated(page).is_none()
        };
        let in_own = languages.iter().find(|language| language.is_same(own));
        in_own.or_else(|| languages.iter().find(shows_own))
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
