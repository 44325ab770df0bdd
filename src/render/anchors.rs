//! Checks links to headings, once all pages of a view are rendered: each against the text that its readers will see.

use std::collections::BTreeMap;

use super::html::typed_id;
use super::links::Links;
use super::locale::Locale;
use super::markdown::{self, Rendered};
use super::urls::Urls;
use crate::diag::{Finding, Severity, nearest};
use crate::model::{PageId, View};

/// A link to a heading, checked once all pages are rendered.
pub struct Anchor {
    /// The page it leads to.
    pub page: PageId,
    /// The heading's id.
    pub id: String,
    /// The finding in case there is no such heading.
    pub finding: Finding,
}

/// What the anchors of a view are checked with.
pub struct Anchors<'a, 'v> {
    /// The view.
    pub view: &'a View<'v>,
    /// Its addresses.
    pub urls: &'a Urls,
    /// Its language's texts.
    pub locale: &'a Locale,
    /// Its pages' texts.
    pub texts: &'a BTreeMap<PageId, Rendered>,
}

impl Anchors<'_, '_> {
    /// The finding about an anchor, if there is no such heading. One that is missing in this language alone is a warning: readers land
    /// at the top of the page.
    pub fn check(&self, anchor: Anchor) -> Option<Finding> {
        let text = self.texts.get(&anchor.page);
        if text.is_some_and(|text| text.ids.contains(&anchor.id)) {
            return None;
        }
        let others = self.other_texts(anchor.page);
        if others.iter().any(|other| other.ids.contains(&anchor.id)) {
            let language = self.view.language().as_str();
            let finding = anchor.finding;
            return Some(
                Finding {
                    severity: Severity::Warning,
                    message: format!("in `{language}`, {}", finding.message),
                    ..finding
                }
                .hint(format!(
                    "give the heading the same id in each language: `## … {{#{}}}`",
                    typed_id(&anchor.id)
                )),
            );
        }
        let mut known: Vec<&str> = text
            .into_iter()
            .chain(&others)
            .flat_map(|text| &text.headings)
            .map(|heading| heading.id.as_str())
            .collect();
        // In one order for all languages, so that they give one hint.
        known.sort_unstable();
        let hint = match nearest(&anchor.id, known) {
            Some(near) => format!("did you mean `#{}`?", typed_id(near)),
            None => "an anchor is a heading's text in lower case, with `-` for spaces".to_owned(),
        };
        Some(anchor.finding.hint(hint))
    }

    /// What a page says in languages other than the view's. What is wrong with it is found where it is shown.
    fn other_texts(&self, id: PageId) -> Vec<Rendered> {
        let Some((_, page)) = self.view.pages().find(|(known, _)| *known == id) else {
            return Vec::new();
        };
        let own = page.body.iter().map(|body| (body, page.title.as_str()));
        let translated = page.translations.iter().map(|text| {
            let title = text.title.as_ref().unwrap_or(&page.title);
            (&text.body, title.as_str())
        });
        let shown = self.view.body(page).map(|body| &body.file);
        let others = own.chain(translated);
        others
            .filter(|(body, _)| Some(&body.file) != shown)
            .map(|(body, title)| {
                let mut unheard = Links::new(self.view, self.urls, self.locale);
                markdown::render(body, title, &mut unheard)
            })
            .collect()
    }
}
