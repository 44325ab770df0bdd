//! Lists of pages: what a folder lists, and the blocks of a home page.

use std::cmp::Reverse;

use super::context::{Block, Entry, Group};
use super::pages::Pages;
use crate::config::{Choice, Section};
use crate::model::{Page, PageId, Record, Side};

/// How many entries a block on a home page shows.
const BLOCK_ENTRIES: usize = 3;

/// The sections in the order in which a reader asks for them.
const SECTIONS: [Section; 5] = [
    Section::Status,
    Section::Concepts,
    Section::Budget,
    Section::Documents,
    Section::People,
];

impl Pages<'_, '_> {
    /// What a folder lists: status entries by month, documents by year, people by side, concepts as a board has them, the rest by title.
    pub(super) fn groups(&self, folder: &Page) -> Vec<Group> {
        let is_section = self.view.is_section(folder);
        let mut pages: Vec<(PageId, &Page)> = match folder.section {
            // Inside a section, folders are the author's order, not the reader's.
            Section::Pages => self.view.children(&folder.path).collect(),
            _ => self
                .view
                .descendants(&folder.path)
                .filter(|(_, page)| page.record.is_content())
                .collect(),
        };
        match folder.section {
            Section::Status | Section::Documents => pages.sort_by(|(_, a), (_, b)| {
                b.common
                    .date
                    .cmp(&a.common.date)
                    .then_with(|| b.path.cmp(&a.path))
            }),
            Section::Budget => pages.sort_by(|(_, a), (_, b)| b.path.cmp(&a.path)),
            Section::People if is_section => return self.people_by_side(&pages),
            Section::Concepts => {
                let concepts = self.concepts(folder).into_iter();
                pages = concepts.map(|(id, page, _)| (id, page)).collect();
            }
            _ => pages.sort_by_key(|(_, page)| title_key(&self.title(page))),
        }
        let notation = self.facts.notation;
        let mut groups: Vec<Group> = Vec::new();
        for (id, page) in pages {
            let title = page.common.date.and_then(|date| match folder.section {
                Section::Status => Some(notation.month_and_year(date)),
                Section::Documents => Some(date.year().to_string()),
                _ => None,
            });
            let entry = self.entry(id, page);
            match groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.entries.push(entry),
                None => groups.push(Group {
                    title,
                    entries: vec![entry],
                }),
            }
        }
        groups
    }

    /// What carries a tag: status entries first, by month, then everything else by kind.
    pub(super) fn tagged(&self, slug: &str) -> Vec<Group> {
        let mut pages: Vec<(PageId, &Page)> = self.view.tagged(slug).collect();
        pages.sort_by_key(|(_, page)| {
            let is_entry = matches!(page.record, Record::Status(_));
            let day = page.common.date.filter(|_| is_entry);
            let title = title_key(&self.title(page));
            (rank(page.section), Reverse(day), page.record.kind(), title)
        });
        let mut groups: Vec<Group> = Vec::new();
        for (id, page) in pages {
            let title = Some(match page.section.word() {
                Some(word) => self.facts.locale.text(&format!("section-{word}")),
                None => self.facts.locale.text("section-pages"),
            });
            let entry = self.entry(id, page);
            match groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.entries.push(entry),
                None => groups.push(Group {
                    title,
                    entries: vec![entry],
                }),
            }
        }
        groups
    }

    fn people_by_side(&self, pages: &[(PageId, &Page)]) -> Vec<Group> {
        let mut groups = Vec::new();
        for (word, side) in <Side as Choice>::ALL {
            let of_side = self
                .view
                .people()
                .filter(|person| person.side == Some(*side));
            let entries: Vec<Entry> = of_side
                .filter_map(|person| {
                    pages
                        .iter()
                        .find(|(_, page)| page.record == Record::Person(person.id.clone()))
                })
                .map(|(id, page)| self.entry(*id, page))
                .collect();
            if !entries.is_empty() {
                groups.push(Group {
                    title: Some(self.facts.locale.text(&format!("side-{word}"))),
                    entries,
                });
            }
        }
        groups
    }

    /// What a home page shows of each section.
    pub(super) fn blocks(&self, home: &Page) -> Vec<Block> {
        let mut parents = vec![home.path.as_str()];
        // A portal of one project shows it as its own home.
        if let (Record::Home, Some(only)) = (&home.record, self.only_project()) {
            parents.push(&only.folder);
        }
        let folders = parents
            .into_iter()
            .flat_map(|parent| self.view.children(parent))
            .filter(|(_, page)| page.record == Record::Folder)
            // The newest entries, those of projects among them, and people stand apart.
            .filter(|(_, page)| !matches!(page.section, Section::Status | Section::People));
        let mut blocks: Vec<(usize, Block)> = Vec::new();
        for (id, folder) in folders {
            let mut entries: Vec<Entry> = self
                .groups(folder)
                .into_iter()
                .flat_map(|group| group.entries)
                .collect();
            if entries.is_empty() {
                continue;
            }
            let more = entries.len().saturating_sub(BLOCK_ENTRIES);
            entries.truncate(BLOCK_ENTRIES);
            let kind = entry_kind(folder.section);
            let guest = folder.project.as_ref().filter(|_| home.project.is_none());
            let title = match guest.and_then(|project| self.view.page_at(project)) {
                Some((_, project)) => format!("{} · {}", self.label(folder), self.label(project)),
                None => self.label(folder),
            };
            blocks.push((
                rank(folder.section),
                Block {
                    kind,
                    title,
                    url: self.url(id),
                    entries,
                    more,
                },
            ));
        }
        blocks.sort_by(|(a, first), (b, second)| {
            a.cmp(b).then_with(|| first.title.cmp(&second.title))
        });
        blocks.into_iter().map(|(_, block)| block).collect()
    }

    pub(super) fn entry(&self, id: PageId, page: &Page) -> Entry {
        let kind = page.record.kind();
        let is_dated = matches!(page.record, Record::Status(_) | Record::Document(_));
        let is_entry = matches!(page.record, Record::Status(_));
        let words = is_entry.then(|| self.lead(page)).flatten();
        let lang = words.map_or(self.view.text_language(page), |words| words.language);
        let lead = words.map(|words| words.text.to_owned());
        let summary = match &page.record {
            Record::Document(_) | Record::Budget(_) => None,
            Record::Person(id) => self.view.person(id).map(|person| {
                let parts = [person.title.as_deref(), person.org.as_deref()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }),
            _ => lead.or_else(|| self.texts.get(&id).and_then(|text| text.summary.clone())),
        };
        Entry {
            title: self.title(page),
            lang: self.title_lang(page),
            url: self.url(id),
            kind,
            kind_label: self.kind_label(page),
            date: page
                .common
                .date
                .filter(|_| is_dated)
                .map(|date| self.facts.day(date)),
            summary_lang: self.facts.lang_of(lang).filter(|_| summary.is_some()),
            summary,
            facts: self.facts.for_list(page),
            author: self
                .view
                .author(page)
                .filter(|_| is_dated)
                .map(|person| self.facts.someone(person).name),
            freshness: self.freshness_marks(page),
            minor: matches!(&page.record, Record::Status(status) if status.health.is_none() && status.kind.is_none()),
        }
    }
}

/// A section's place in the order of [`SECTIONS`]; other folders come last.
pub(super) fn rank(section: Section) -> usize {
    SECTIONS
        .iter()
        .position(|known| *known == section)
        .unwrap_or(SECTIONS.len())
}

/// Titles sort as a person would look them up: case and umlauts do not matter (DIN 5007-1).
pub(super) fn title_key(title: &str) -> String {
    title
        .to_lowercase()
        .replace('ä', "a")
        .replace('ö', "o")
        .replace('ü', "u")
        .replace('ß', "ss")
}

/// The kind of the pages in a section, as templates know it.
pub(super) fn entry_kind(section: Section) -> &'static str {
    match section {
        Section::Status => "status",
        Section::Concepts => "concept",
        Section::Budget => "budget",
        Section::Documents => "document",
        Section::People => "person",
        Section::Pages => "page",
    }
}
