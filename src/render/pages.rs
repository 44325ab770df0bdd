//! The pages of one view: texts first, because lists quote them, then templates.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::context::{
    Block, Context, Entry, File, Group, Named, NavEntry, PageContext, PersonCard, PortalContext,
    ProjectEntry, SiteContext, Someone, TocEntry,
};
use super::facts::Facts;
use super::links::Links;
use super::markdown::{self, Rendered};
use super::media::media_type;
use super::notation::Notation;
use super::page_html::PageHtml;
use super::theme::{Theme, ThemeError};
use super::urls::Urls;
use crate::config::Choice;
use crate::diag::Findings;
use crate::model::{AttachmentId, Page, PageId, Record, Section, Status, View, parent};

/// How many entries a block on a home page shows.
const BLOCK_ENTRIES: usize = 5;

/// The sections in the order in which a reader asks for them.
const SECTIONS: [Section; 5] = [
    Section::Status,
    Section::Concepts,
    Section::Budget,
    Section::Documents,
    Section::People,
];

/// The pages of a view as its readers will see them, and the attachments that these show or offer.
pub struct RenderedView {
    /// Each page with its HTML, in the order of the view.
    pub pages: Vec<(PageId, PageHtml)>,
    /// The attachments that some page uses.
    pub attachments: Vec<AttachmentId>,
}

/// Renders every page of a view.
///
/// # Errors
/// When a template of the theme fails; what is wrong with the content becomes findings.
pub fn render_view(
    view: &View<'_>,
    site_title: &str,
    urls: &Urls,
    theme: &Theme,
    findings: &mut Findings,
) -> Result<RenderedView, ThemeError> {
    let language = view.settings().language();
    let locale = theme.locale(language);
    let mut links = Links::new(view, urls, locale);
    let mut texts: BTreeMap<PageId, Rendered> = BTreeMap::new();
    let mut files: BTreeMap<PageId, Vec<(AttachmentId, String)>> = BTreeMap::new();
    for (id, page) in view.pages() {
        let Some(body) = &page.body else { continue };
        texts.insert(id, markdown::render(body, &page.title, &mut links));
        files.insert(id, record_files(page, &mut links));
    }
    for anchor in std::mem::take(&mut links.anchors) {
        if !texts
            .get(&anchor.page)
            .is_some_and(|text| text.ids.contains(&anchor.id))
        {
            let known = texts
                .get(&anchor.page)
                .map(|text| {
                    text.headings
                        .iter()
                        .map(|heading| heading.id.clone())
                        .collect::<Vec<_>>()
                })
                .unwrap_or_default();
            let hint = match crate::diag::nearest(&anchor.id, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `#{near}`?"),
                None => {
                    "an anchor is a heading's text in lower case, with `-` for spaces".to_owned()
                }
            };
            links.findings.push(anchor.finding.hint(hint));
        }
    }
    let attachments = links.used.iter().copied().collect();
    findings.extend(std::mem::take(&mut links.findings));
    let facts = Facts {
        view,
        urls,
        locale,
        notation: Notation::of(language),
    };
    let writer = Pages {
        view,
        urls,
        facts,
        texts,
        files,
        site_title,
        frame: None,
    };
    let writer = Pages {
        frame: Some(writer.frame()),
        ..writer
    };
    let pages = view
        .pages()
        .map(|(id, page)| Ok((id, theme.page(language, &writer.context(id, page))?)))
        .collect::<Result<_, ThemeError>>()?;
    Ok(RenderedView { pages, attachments })
}

/// The files that a record names: a document's own, a budget's ledger.
fn record_files(page: &Page, links: &mut Links<'_, '_>) -> Vec<(AttachmentId, String)> {
    let Some(body) = &page.body else {
        return Vec::new();
    };
    let own = match &page.record {
        Record::Document(document) => document
            .file
            .as_deref()
            .and_then(|file| links.offered(body, file)),
        Record::Budget(_) => page
            .ledger
            .as_deref()
            .and_then(|file| links.offered(body, &format!("/{file}"))),
        _ => None,
    };
    own.into_iter().collect()
}

/// What is the same for every page of a view.
#[derive(Clone)]
struct Frame {
    portal: PortalContext,
    nav: Vec<(String, NavEntry)>,
    projects: Vec<(String, ProjectEntry)>,
    newest: Option<Date>,
}

struct Pages<'a, 'v> {
    view: &'a View<'v>,
    urls: &'a Urls,
    facts: Facts<'a, 'v>,
    texts: BTreeMap<PageId, Rendered>,
    files: BTreeMap<PageId, Vec<(AttachmentId, String)>>,
    site_title: &'a str,
    frame: Option<Frame>,
}

impl<'v> Pages<'_, 'v> {
    fn frame(&self) -> Frame {
        let settings = self.view.settings();
        let kind = <crate::config::PortalKind as Choice>::ALL
            .iter()
            .find(|(_, kind)| *kind == settings.kind)
            .map_or("customer", |(word, _)| *word);
        Frame {
            portal: PortalContext {
                name: settings.name.clone(),
                kind,
                kind_label: self.facts.locale.text(&format!("portal-kind-{kind}")),
                home: "index.html".to_owned(),
            },
            nav: self.nav(),
            projects: self.projects(),
            newest: self
                .view
                .pages()
                .filter_map(|(_, page)| page.common.updated.max(page.common.date))
                .max(),
        }
    }

    fn nav(&self) -> Vec<(String, NavEntry)> {
        let mut entries = Vec::new();
        let folders = self
            .view
            .children("")
            .filter(|(_, page)| page.record == Record::Folder);
        let mut folders: Vec<_> = folders
            .map(|(id, page)| (id, page, self.title(page)))
            .collect();
        folders.sort_by(|(_, a, a_title), (_, b, b_title)| {
            rank(a.section)
                .cmp(&rank(b.section))
                .then_with(|| a_title.cmp(b_title))
        });
        for (id, page, title) in folders {
            let kind = page.section.word().unwrap_or("pages");
            let count = self
                .view
                .descendants(&page.path)
                .filter(|(_, page)| !page.record.is_folder())
                .count();
            entries.push((
                page.path.clone(),
                NavEntry {
                    title,
                    url: self.url(id),
                    kind,
                    current: false,
                    count: Some(count).filter(|count| *count > 0),
                },
            ));
        }
        entries
    }

    fn projects(&self) -> Vec<(String, ProjectEntry)> {
        let entry = |project: &crate::model::Project| {
            let (id, page) = self.view.page_at(&project.folder)?;
            let count = self
                .view
                .descendants(&project.folder)
                .filter(|(_, page)| !page.record.is_folder())
                .count();
            let entry = ProjectEntry {
                title: page.title.clone(),
                url: self.url(id),
                current: false,
                summary: project.summary.clone(),
                count,
            };
            Some((project.folder.clone(), entry))
        };
        self.view.projects().filter_map(entry).collect()
    }

    fn context(&self, id: PageId, page: &'v Page) -> Context {
        let frame = self
            .frame
            .clone()
            .expect("the frame is made before the first page");
        let within = |folder: &str| {
            page.path == folder
                || page
                    .path
                    .strip_prefix(folder)
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        let language = self.view.settings().language();
        Context {
            lang: language.as_str().to_owned(),
            site: SiteContext {
                title: self.site_title.to_owned(),
            },
            portal: frame.portal,
            project: page
                .project
                .as_deref()
                .and_then(|folder| self.named(folder)),
            nav: frame
                .nav
                .into_iter()
                .map(|(folder, entry)| NavEntry {
                    current: within(&folder),
                    ..entry
                })
                .collect(),
            projects: frame
                .projects
                .into_iter()
                .map(|(folder, entry)| ProjectEntry {
                    current: within(&folder),
                    ..entry
                })
                .collect(),
            crumbs: self.crumbs(page),
            page: self.page(id, page),
            groups: if page.record == Record::Folder {
                self.groups(page)
            } else {
                Vec::new()
            },
            blocks: if matches!(page.record, Record::Home | Record::Project) {
                self.blocks(page)
            } else {
                Vec::new()
            },
            source_date: frame.newest.map(|date| self.facts.day(date)),
        }
    }

    fn page(&self, id: PageId, page: &Page) -> PageContext {
        let text = self.texts.get(&id);
        let kind = page.record.kind();
        let language = page
            .common
            .language
            .as_ref()
            .unwrap_or(self.view.settings().language());
        let facts = &self.facts;
        let file = |(attachment, file): &(AttachmentId, String)| File {
            name: file.rsplit('/').next().unwrap_or(file).to_owned(),
            url: self.urls.attachment(*attachment).to_owned(),
            media_type: media_type(file),
            size: facts.notation.size(self.view.attachment_size(*attachment)),
        };
        let title = self.title(page);
        PageContext {
            kind,
            kind_label: facts.locale.text(&format!("kind-{kind}")),
            url: self.url(id),
            language: language.as_str().to_owned(),
            date: page.common.date.map(|date| facts.day(date)),
            updated: page.common.updated.map(|date| facts.day(date)),
            reviewed: page.common.reviewed.map(|date| facts.day(date)),
            author: page
                .common
                .author
                .as_deref()
                .map(|person| facts.someone(person)),
            owner: page
                .common
                .owner
                .as_deref()
                .map(|person| facts.someone(person)),
            tags: page.common.tags.clone(),
            draft: page.common.draft,
            summary: self.lead(page),
            html: text.map(|text| text.html.clone()).unwrap_or_default(),
            toc: text
                .map(|text| {
                    text.headings
                        .iter()
                        .filter(|heading| heading.level <= 3)
                        .map(toc_entry)
                        .collect()
                })
                .unwrap_or_default(),
            facts: facts.of_page(page),
            tables: facts.tables(page),
            files: self
                .files
                .get(&id)
                .map(|files| files.iter().map(file).collect())
                .unwrap_or_default(),
            people: match &page.record {
                Record::Person(person) => self.person(person).into_iter().collect(),
                _ => Vec::new(),
            },
            title,
        }
    }

    /// What a record says of itself in one sentence, apart from its text.
    fn lead(&self, page: &Page) -> Option<String> {
        match &page.record {
            Record::Status(status) => status.headline.clone().filter(|headline| *headline != page.title),
            Record::Project => self.view.projects().find(|project| project.folder == page.path).and_then(|project| project.summary.clone()),
            _ => None,
        }
    }

    fn person(&self, id: &str) -> Option<PersonCard> {
        let person = self.view.person(id)?;
        let someone = |id: &Option<String>| id.as_deref().map(|id| self.facts.someone(id));
        let Someone { name, url } = self.facts.someone(id);
        Some(PersonCard {
            id: id.to_owned(),
            name,
            url,
            title: person.title.clone(),
            org: person.org.clone(),
            roles: person.roles.clone(),
            email: person.email.clone(),
            tel: person.tel.clone(),
            languages: person
                .languages
                .iter()
                .map(|language| self.facts.locale.language_name(language))
                .collect(),
            topics: person.topics.clone(),
            substitute: someone(&person.substitute),
            counterpart: someone(&person.counterpart),
        })
    }

    /// What a folder lists: status entries by month, documents by year, people by side, the rest by title.
    fn groups(&self, folder: &Page) -> Vec<Group> {
        let is_section = self.view.is_section(folder);
        let mut pages: Vec<(PageId, &Page)> = match folder.section {
            // Inside a section, folders are the author's order, not the reader's.
            Section::Pages => self.view.children(&folder.path).collect(),
            _ => self
                .view
                .descendants(&folder.path)
                .filter(|(_, page)| !page.record.is_folder())
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

    fn people_by_side(&self, pages: &[(PageId, &Page)]) -> Vec<Group> {
        let mut groups = Vec::new();
        for (word, side) in <crate::model::Side as Choice>::ALL {
            let of_side = self
                .view
                .people()
                .iter()
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
    fn blocks(&self, home: &Page) -> Vec<Block> {
        let folders: Vec<(PageId, &Page)> = self
            .view
            .children(&home.path)
            .filter(|(_, page)| page.record == Record::Folder)
            .collect();
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
            let kind = folder.section.word().unwrap_or("pages");
            blocks.push((
                rank(folder.section),
                Block {
                    kind,
                    title: self.title(folder),
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

    fn entry(&self, id: PageId, page: &Page) -> Entry {
        let kind = page.record.kind();
        let is_dated = matches!(page.record, Record::Status(_) | Record::Document(_));
        let summary = match &page.record {
            Record::Status(Status {
                headline: Some(headline),
                ..
            }) if *headline != page.title => Some(headline.clone()),
            Record::Document(_) | Record::Budget(_) | Record::Person(_) => None,
            _ => self.texts.get(&id).and_then(|text| text.summary.clone()),
        };
        Entry {
            title: self.title(page),
            url: self.url(id),
            kind,
            kind_label: self.facts.locale.text(&format!("kind-{kind}")),
            date: page
                .common
                .date
                .filter(|_| is_dated)
                .map(|date| self.facts.day(date)),
            summary,
            facts: self.facts.for_list(page),
            author: page
                .common
                .author
                .as_deref()
                .filter(|_| is_dated)
                .map(|person| self.facts.someone(person).name),
            minor: matches!(&page.record, Record::Status(status) if status.health.is_none() && status.kind.is_none()),
        }
    }

    fn crumbs(&self, page: &Page) -> Vec<Named> {
        let mut crumbs = Vec::new();
        let mut path = page.path.as_str();
        while let Some(up) = parent(path) {
            crumbs.extend(self.named(up));
            path = up;
        }
        crumbs.reverse();
        crumbs
    }

    fn named(&self, path: &str) -> Option<Named> {
        let (id, page) = self.view.page_at(path)?;
        Some(Named {
            title: self.title(page),
            url: self.url(id),
        })
    }

    /// A page's title; sections without a text of their own are called as the language calls them.
    fn title(&self, page: &Page) -> String {
        match page.section.word() {
            Some(word) if page.title.is_empty() => {
                self.facts.locale.text(&format!("section-{word}"))
            }
            _ if page.title.is_empty() => {
                page.path.rsplit('/').next().unwrap_or_default().to_owned()
            }
            _ => page.title.clone(),
        }
    }

    fn url(&self, id: PageId) -> String {
        self.urls.page(id).to_owned()
    }
}

fn rank(section: Section) -> usize {
    SECTIONS
        .iter()
        .position(|known| *known == section)
        .unwrap_or(SECTIONS.len())
}

fn toc_entry(heading: &markdown::Heading) -> TocEntry {
    TocEntry {
        id: heading.id.clone(),
        title: heading.title.clone(),
        level: heading.level,
    }
}

/// Titles sort as a person would look them up: case and umlauts do not matter (DIN 5007-1).
fn title_key(title: &str) -> String {
    title
        .to_lowercase()
        .replace('ä', "a")
        .replace('ö', "o")
        .replace('ü', "u")
        .replace('ß', "ss")
}
