//! What a page says in the language of a view: its translation, or, where there is none, its own text.

use jiff::civil::Date;

use super::page::{Body, Page, Record};
use super::translations::Translation;
use super::view::View;
use crate::config::Language;

/// A few words, and the language they are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// The words.
    pub text: &'a str,
    /// Their language.
    pub language: &'a Language,
}

impl<'a> View<'a> {
    /// The language that a page's own text is in.
    pub fn own_language<'p>(&self, page: &'p Page) -> &'p Language
    where
        'a: 'p,
    {
        let own = page.common.language.as_ref();
        own.unwrap_or(self.settings().language())
    }

    /// The translation into this view's language.
    fn translation<'p>(&self, page: &'p Page) -> Option<&'p Translation> {
        let mut translations = page.translations.iter();
        translations.find(|translation| translation.language == *self.language())
    }

    /// The translation whose text this view shows in the place of a page's own.
    pub fn translated<'p>(&self, page: &'p Page) -> Option<&'p Translation> {
        let translation = self.translation(page);
        translation.filter(|translation| translation.has_text)
    }

    /// A page's text.
    pub fn body<'p>(&self, page: &'p Page) -> Option<&'p Body> {
        let translated = self.translated(page).map(|translation| &translation.body);
        translated.or(page.body.as_ref())
    }

    /// The language of [`View::body`]; for a page that nobody wrote, the view's.
    pub fn text_language<'p>(&self, page: &'p Page) -> &'p Language
    where
        'a: 'p,
    {
        match self.translated(page) {
            Some(translation) => &translation.language,
            None if page.body.is_some() => self.own_language(page),
            None => self.language(),
        }
    }

    /// Whether a page has a text that is not in this view's language, because there is none.
    pub fn is_foreign(&self, page: &Page) -> bool {
        page.body.is_some() && !self.text_language(page).is_same(self.language())
    }

    /// A page's title. It may be the page's own where everything else is translated.
    pub fn title<'p>(&self, page: &'p Page) -> Words<'p>
    where
        'a: 'p,
    {
        let translated = self.in_translation(page, |text| text.title.as_deref());
        // As a page that these readers may read spells it.
        let spelt = match &page.record {
            Record::Tag(slug) => self.spelling_of_tag(slug),
            Record::Topic(slug) => self.spelling_of_topic(slug),
            _ => None,
        };
        let language = match page.record {
            // The portal's name and a person's are the same in every language.
            Record::Home | Record::Person(_) if page.body.is_none() => self.language(),
            _ => self.own_language(page),
        };
        translated.unwrap_or(Words {
            text: spelt.unwrap_or(&page.title),
            language,
        })
    }

    /// A status entry in one sentence.
    pub fn headline<'p>(&self, page: &'p Page) -> Option<Words<'p>>
    where
        'a: 'p,
    {
        let Record::Status(status) = &page.record else {
            return None;
        };
        let translated = self.in_translation(page, |text| text.headline.as_deref());
        translated.or_else(|| self.in_own(page, status.headline.as_deref()))
    }

    /// What a status entry says comes next.
    pub fn next<'p>(&self, page: &'p Page) -> Option<Words<'p>>
    where
        'a: 'p,
    {
        let Record::Status(status) = &page.record else {
            return None;
        };
        let translated = self.in_translation(page, |text| text.next.as_deref());
        translated.or_else(|| self.in_own(page, status.next.as_deref()))
    }

    /// Whether this view has a title of its own for a page.
    pub fn has_translated_title(&self, page: &Page) -> bool {
        let translation = self.translation(page);
        translation.is_some_and(|translation| translation.title.is_some())
    }

    /// Whether somebody gave a page the title that this view shows; else its title is how its text begins.
    pub fn is_titled(&self, page: &Page) -> bool {
        let translation = self.translation(page);
        match (
            translation.filter(|text| text.title.is_some()),
            &page.record,
        ) {
            (Some(translation), _) => translation.is_titled,
            (None, Record::Status(status)) => status.is_titled,
            (None, _) => true,
        }
    }

    /// Who wrote the text that this view shows.
    pub fn author<'p>(&self, page: &'p Page) -> Option<&'p str> {
        let translated = self.translated(page);
        translated
            .and_then(|translation| translation.author.as_deref())
            .or(page.common.author.as_deref())
    }

    /// When the text that this view shows was last changed.
    pub fn updated(&self, page: &Page) -> Option<Date> {
        match self.translated(page) {
            Some(translation) => translation.updated,
            None => page.common.updated,
        }
    }

    fn in_translation<'p>(
        &self,
        page: &'p Page,
        take: impl Fn(&'p Translation) -> Option<&'p str>,
    ) -> Option<Words<'p>> {
        let translation = self.translation(page)?;
        Some(Words {
            text: take(translation)?,
            language: &translation.language,
        })
    }

    fn in_own<'p>(&self, page: &'p Page, text: Option<&'p str>) -> Option<Words<'p>>
    where
        'a: 'p,
    {
        Some(Words {
            text: text?,
            language: self.own_language(page),
        })
    }
}
