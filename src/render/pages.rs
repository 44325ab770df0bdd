//! The pages of one view: texts first, because lists quote them, then templates.

use std::collections::BTreeMap;

use super::context::{
    Context, File, Named, NavEntry, PageContext, ProjectEntry, SiteContext, TocEntry,
};
use super::facts::Facts;
use super::frame::Frame;
use super::links::Links;
use super::markdown::{self, Rendered};
use super::media::media_type;
use super::notation::Notation;
use super::page_html::PageHtml;
use super::theme::{Theme, ThemeError};
use super::urls::Urls;
use crate::diag::Findings;
use crate::model::{AttachmentId, Document, Page, PageId, Record, Status, View, parent};

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
    };
    let frame = writer.frame();
    let pages = view
        .pages()
        .map(|(id, page)| Ok((id, theme.page(view, &writer.context(&frame, id, page))?)))
        .collect::<Result<_, ThemeError>>()?;
    Ok(RenderedView { pages, attachments })
}

/// The files that a record names: a document's own, a budget's ledger.
fn record_files(page: &Page, links: &mut Links<'_, '_>) -> Vec<(AttachmentId, String)> {
    let Some(body) = &page.body else {
        return Vec::new();
    };
    let own = match &page.record {
        Record::Document(document) => document.file.as_deref().and_then(|file| {
            let typed = page
                .references
                .files
                .iter()
                .find(|typed| typed.value == file);
            links.offered(body, typed.map_or(0..0, |typed| typed.span.clone()), file)
        }),
        Record::Budget(_) => page
            .ledger
            .as_deref()
            .and_then(|file| links.offered(body, 0..0, &format!("/{file}"))),
        _ => None,
    };
    own.into_iter().collect()
}

/// Makes the contexts of a view's pages.
pub(super) struct Pages<'a, 'v> {
    pub(super) view: &'a View<'v>,
    pub(super) urls: &'a Urls,
    pub(super) facts: Facts<'a, 'v>,
    pub(super) texts: BTreeMap<PageId, Rendered>,
    pub(super) files: BTreeMap<PageId, Vec<(AttachmentId, String)>>,
    pub(super) site_title: &'a str,
}

impl<'v> Pages<'_, 'v> {
    fn context(&self, frame: &Frame, id: PageId, page: &'v Page) -> Context {
        let frame = frame.clone();
        let within = |folder: &str| {
            page.path == folder
                || page
                    .path
                    .strip_prefix(folder)
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        let language = self.view.settings().language();
        let people = self.people(page);
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
            groups: if page.record == Record::Folder && people.is_none() {
                self.groups(page)
            } else {
                Vec::new()
            },
            blocks: if matches!(page.record, Record::Home | Record::Project) {
                self.blocks(page)
            } else {
                Vec::new()
            },
            people,
            dates: self.dates(id, page),
            source_date: frame.newest.map(|date| self.facts.day(date)),
        }
    }

    fn page(&self, id: PageId, page: &'v Page) -> PageContext {
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
            kind_label: self.kind_label(page),
            url: self.url(id),
            language: language.as_str().to_owned(),
            date: page.common.date.map(|date| facts.day(date)),
            updated: page.common.updated.map(|date| facts.day(date)),
            reviewed: page.common.reviewed.map(|date| facts.day(date)),
            freshness: self.freshness(page),
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
            events: self.events(id, page),
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
                Record::Person(id) => {
                    let person = self.view.person(id);
                    person.map(|person| self.card(person)).into_iter().collect()
                }
                _ => Vec::new(),
            },
            title,
        }
    }

    /// What a page is, as precisely as its record says: an invoice, a risk.
    pub(super) fn kind_label(&self, page: &Page) -> String {
        let locale = self.facts.locale;
        match &page.record {
            Record::Document(Document {
                kind: Some(kind), ..
            }) => locale.text(&format!("document-kind-{}", kind.word())),
            Record::Status(Status {
                kind: Some(kind), ..
            }) => locale.text(&format!("status-kind-{}", kind.word())),
            record => locale.text(&format!("kind-{}", record.kind())),
        }
    }

    /// What a record says of itself in one sentence, apart from its text.
    fn lead(&self, page: &Page) -> Option<String> {
        match &page.record {
            Record::Status(status) => status
                .headline
                .clone()
                .filter(|headline| *headline != page.title),
            Record::Project => self
                .view
                .projects()
                .find(|project| project.folder == page.path)
                .and_then(|project| project.summary.clone()),
            _ => None,
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
            title: self.label(page),
            url: self.url(id),
        })
    }

    /// A page's title; sections without a text of their own are called as the language calls them.
    pub(super) fn title(&self, page: &Page) -> String {
        if page.record == Record::Dates {
            return self.facts.locale.text("dates-title");
        }
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

    /// What a page is called where it is only named, not read: short, and the same in every portal.
    pub(super) fn label(&self, page: &Page) -> String {
        match &page.record {
            Record::Home => self.facts.locale.text("kind-home"),
            Record::Project => self
                .view
                .projects()
                .find(|project| project.folder == page.path)
                .map_or_else(|| self.title(page), |project| project.title.clone()),
            Record::Folder if self.view.is_section(page) => {
                let word = page.section.word().unwrap_or("pages");
                self.facts.locale.text(&format!("section-{word}"))
            }
            _ => self.title(page),
        }
    }

    pub(super) fn url(&self, id: PageId) -> String {
        self.urls.page(id).to_owned()
    }
}

fn toc_entry(heading: &markdown::Heading) -> TocEntry {
    TocEntry {
        id: heading.id.clone(),
        title: heading.title.clone(),
        level: heading.level,
    }
}
