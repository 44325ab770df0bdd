//! What readers are told of versions: below each text that has changed, and on a page that compares them.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::Serialize;

use super::context::{Day, VersionContext, VersionsContext, VersionsNote};
use super::pages::Pages;
use crate::model::{Block, BlockKind, Budget, Document, FactValue, Page, Record, Version};

/// As many as are ever shown: there may have been more.
const MANY: usize = 20;

/// What the reader compares.
#[derive(Serialize)]
struct Texts<'a> {
    blocks: Vec<(&'static str, String)>,
    versions: Vec<&'a [usize]>,
}

impl<'v> Pages<'_, 'v> {
    /// How often a text has changed, and where to see it.
    pub(super) fn versions_note(&self, page: &'v Page) -> Option<VersionsNote> {
        let (versions, _) = self.view.versions(page)?;
        let (id, _) = self.view.versions_page(page)?;
        let changes = versions.list.len() - 1;
        let newest = versions.list.first()?;
        let mut values = BTreeMap::from([("count".to_owned(), changes.to_string())]);
        let last = newest.when(self.view.clocks().as_ref());
        let key = match last {
            Some(last) => {
                let day = self.facts.notation.date(last.date());
                values.insert("day".to_owned(), day);
                match versions.list.len() {
                    MANY => "versions-changed-often",
                    _ => "versions-changed-last",
                }
            }
            None => "versions-changed",
        };
        Some(VersionsNote {
            text: self.facts.locale.format(key, &values)?,
            url: self.url(id),
        })
    }

    /// What a page of versions shows.
    pub(super) fn versions(&self, page: &Page) -> Option<VersionsContext> {
        let Record::Versions(path) = &page.record else {
            return None;
        };
        let (_, page) = self.view.page_at(path)?;
        let (versions, language) = self.view.versions(page)?;
        let zone = self.view.clocks();
        let times: Vec<Option<DateTime>> = versions
            .list
            .iter()
            .map(|version| version.when(zone.as_ref()))
            .collect();
        let listed = versions.list.iter().zip(&times).rev().enumerate().rev();
        let listed = listed.map(|(index, (version, time))| {
            let is_same_day = |other: &&DateTime| Some(other.date()) == time.map(DateTime::date);
            let several = times.iter().flatten().filter(is_same_day).count() > 1;
            self.version(index + 1, version, *time, several)
        });
        let blocks = versions.blocks.iter();
        let texts = Texts {
            blocks: blocks.map(|block| self.block(block, page)).collect(),
            versions: versions
                .list
                .iter()
                .rev()
                .map(|version| version.blocks.as_slice())
                .collect(),
        };
        Some(VersionsContext {
            of: self.named(path)?,
            lang: self.facts.lang_of(language),
            list: listed.collect(),
            data: serde_json::to_string(&texts).expect("texts and numbers can always be written"),
        })
    }

    fn version(
        &self,
        number: usize,
        version: &Version,
        time: Option<DateTime>,
        with_time: bool,
    ) -> VersionContext {
        let notation = self.facts.notation;
        let day = |time: DateTime| Day {
            iso: time.date().to_string(),
            text: notation.date(time.date()),
        };
        VersionContext {
            number,
            day: time.map(day),
            time: time
                .filter(|_| with_time)
                .map(|time| notation.time(time.time())),
            author: version.author().map(ToString::to_string),
            state: version.state.map(|state| self.facts.concept_state(state)),
        }
    }

    /// A block's kind and text as the reader knows them.
    fn block(&self, block: &Block, page: &Page) -> (&'static str, String) {
        let kind = match &block.kind {
            // The page has a heading of level 1 already.
            BlockKind::Heading(1 | 2) => "h2",
            BlockKind::Heading(3) => "h3",
            BlockKind::Heading(4) => "h4",
            BlockKind::Heading(5) => "h5",
            BlockKind::Heading(_) => "h6",
            BlockKind::Paragraph => "p",
            BlockKind::Item => "li",
            BlockKind::Row => "row",
            BlockKind::Quote => "blockquote",
            BlockKind::Code => "pre",
            BlockKind::Fact(key, value) => return ("fact", self.fact_in_words(key, value, page)),
        };
        (kind, block.text.clone())
    }

    fn fact_in_words(&self, key: &str, value: &FactValue, page: &Page) -> String {
        let locale = self.facts.locale;
        let own = match &page.record {
            Record::Document(Document { currency, .. })
            | Record::Budget(Budget { currency, .. }) => *currency,
            _ => None,
        };
        let money = |amount| self.facts.notation.money(amount, self.facts.currency(own));
        let text = match value {
            FactValue::Text(text) => text.clone(),
            FactValue::ConceptState(word) => locale.text(&format!("concept-state-{word}")),
            FactValue::DocumentState(word) => locale.text(&format!("document-state-{word}")),
            FactValue::Day(day) => self.facts.notation.date(*day),
            FactValue::Amount(amount) => money(*amount),
            FactValue::Person(id) => self.facts.someone(id).name,
            FactValue::Option { id, cost, words } => {
                let label = locale.text("versions-option");
                let words = words.iter().cloned().chain(cost.map(money));
                return format!("{label} {id}: {}", words.collect::<Vec<_>>().join(" · "));
            }
            FactValue::Question(question, answer) => {
                let label = locale.text("versions-question");
                let answer = answer
                    .as_ref()
                    .map(|answer| format!(" {}: {answer}", locale.text("versions-answer")));
                return format!("{label}: {question}{}", answer.unwrap_or_default());
            }
        };
        let label = match key {
            "recommendation" => locale.text("options-recommended"),
            key => locale.text(&format!("fact-{key}")),
        };
        format!("{label}: {text}")
    }
}
