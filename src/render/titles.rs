//! What pages are called: in their own head, where they are only named, and on the way to them.

use super::context::Named;
use super::pages::Pages;
use crate::model::{Document, Page, Record, StatusKind, Words, parent};

impl<'v> Pages<'_, 'v> {
    /// What a page is, as precisely as its record says: an invoice, a risk.
    pub(super) fn kind_label(&self, page: &Page) -> String {
        let locale = self.facts.locale;
        match &page.record {
            Record::Document(Document {
                kind: Some(kind), ..
            }) => locale.text(&format!("document-kind-{}", kind.word())),
            Record::Status(status) => {
                let kind = status.kind.unwrap_or(StatusKind::Update);
                locale.text(&format!("status-kind-{}", kind.word()))
            }
            record => locale.text(&format!("kind-{}", record.kind())),
        }
    }

    /// What a record says of itself in one sentence, apart from its text.
    pub(super) fn lead<'p>(&self, page: &'p Page) -> Option<Words<'p>>
    where
        'v: 'p,
    {
        match &page.record {
            Record::Status(_) => {
                let title = self.view.title(page).text;
                let headline = self.view.headline(page);
                headline.filter(|headline| headline.text != title)
            }
            Record::Project => {
                let mut projects = self.view.projects();
                let project = projects.find(|project| project.folder == page.path)?;
                Some(Words {
                    text: project.summary.as_deref()?,
                    language: self.view.settings().language(),
                })
            }
            _ => None,
        }
    }

    pub(super) fn crumbs(&self, page: &Page) -> Vec<Named> {
        let mut crumbs = Vec::new();
        let mut path = page.place();
        if path != page.path {
            crumbs.extend(self.named(path));
        }
        while let Some(up) = parent(path) {
            crumbs.extend(self.named(up));
            path = up;
        }
        crumbs.reverse();
        crumbs
    }

    pub(super) fn named(&self, path: &str) -> Option<Named> {
        let (id, page) = self.view.page_at(path)?;
        Some(Named {
            title: self.label(page),
            lang: self.label_lang(page),
            url: self.url(id),
        })
    }

    /// A page's title; sections without a text of their own are called as the language calls them.
    pub(super) fn title(&self, page: &Page) -> String {
        if page.record == Record::Dates {
            return self.facts.locale.text("dates-title");
        }
        if let Some((_, concept)) = self.view.summarised(page) {
            return self.title(concept);
        }
        if let Some((_, budget)) = self.view.budget_of(page) {
            return self.title(budget);
        }
        if let Some((_, home)) = self.view.home_of(page) {
            return match home.record {
                Record::Home => self.view.settings().name.clone(),
                _ => self.label(home),
            };
        }
        if let Record::Versions(path) = &page.record
            && let Some((_, page)) = self.view.page_at(path)
        {
            return self.title(page);
        }
        let title = self.view.title(page).text;
        if !title.is_empty() {
            return title.to_owned();
        }
        if let Some(period) = page.period() {
            return self.period(period);
        }
        match page.section.word() {
            Some(word) => self.facts.locale.text(&format!("section-{word}")),
            None => page.path.rsplit('/').next().unwrap_or_default().to_owned(),
        }
    }

    /// The language of a page's title, where it is not the reader's.
    pub(super) fn title_lang(&self, page: &Page) -> Option<String> {
        if let Some((_, concept)) = self.view.summarised(page) {
            return self.title_lang(concept);
        }
        if let Some((_, budget)) = self.view.budget_of(page) {
            return self.title_lang(budget);
        }
        let title = self.view.title(page);
        let lang = self.facts.lang_of(title.language);
        lang.filter(|_| !title.text.is_empty())
    }

    /// What a page is called where it is only named, not read: short, and the same in every portal.
    pub(super) fn label(&self, page: &Page) -> String {
        match &page.record {
            Record::Home => self.facts.locale.text("kind-home"),
            Record::Folder if self.view.is_section(page) => {
                let word = page.section.word().unwrap_or("pages");
                self.facts.locale.text(&format!("section-{word}"))
            }
            _ => self
                .project_name(page)
                .map_or_else(|| self.title(page), |name| name.text.to_owned()),
        }
    }

    /// The language of [`Pages::label`], where it is not the reader's.
    pub(super) fn label_lang(&self, page: &Page) -> Option<String> {
        match &page.record {
            Record::Home => None,
            Record::Folder if self.view.is_section(page) => None,
            _ => match self.project_name(page) {
                Some(name) => self.facts.lang_of(name.language),
                None => self.title_lang(page),
            },
        }
    }

    /// What `project.toml` calls a project, unless a translation of its page has a title.
    fn project_name(&self, page: &Page) -> Option<Words<'v>> {
        if page.record != Record::Project || self.view.has_translated_title(page) {
            return None;
        }
        let mut projects = self.view.projects();
        let project = projects.find(|project| project.folder == page.path)?;
        Some(Words {
            text: &project.title,
            language: self.view.settings().language(),
        })
    }
}
