//! The pages of one view: texts first, because lists quote them, then templates.

use std::collections::{BTreeMap, BTreeSet};

use super::anchors::Anchors;
use super::brand::{Letterhead, logo_files};
use super::context::timeline::FilterChoice;
use super::context::{Context, NavEntry, PageContext, ProjectEntry, SiteContext, TocEntry};
use super::downloads::Offers;
use super::facts::Facts;
use super::frame::Frame;
use super::languages::urls_of;
use super::link::HiddenLink;
use super::links::Links;
use super::made_file::MadeFile;
use super::markdown::{self, Rendered};
use super::page_html::PageHtml;
use super::theme::{Theme, ThemeError};
use super::urls::Urls;
use crate::config::{Language, Section};
use crate::diag::Findings;
use crate::model::{AttachmentId, Entry as StatusEntry, Page, PageId, PaperBooking, Record, View};

/// The pages of a view as its readers will see them, and the attachments that these show or offer.
pub struct RenderedView {
    /// The view's language.
    pub language: Language,
    /// Each page with its HTML, in the order of the view.
    pub pages: Vec<(PageId, PageHtml)>,
    /// The attachments that some page uses.
    pub attachments: Vec<AttachmentId>,
    /// The attachments whose figures some chart draws. They need not be published themselves.
    pub charted: BTreeSet<AttachmentId>,
    /// What was made of the figures of its pages.
    pub made: Vec<MadeFile>,
    /// The attachments that each page shows, offers or draws by itself.
    pub uses: BTreeSet<(PageId, AttachmentId)>,
    /// Links that stay text for these readers.
    pub hidden: Vec<HiddenLink>,
}

/// Renders every page of a view. `urls` are those of each language that the portal speaks.
///
/// # Errors
/// When a template of the theme fails; what is wrong with the content becomes findings.
pub fn render_view<'a>(
    view: &View<'_>,
    letterhead: impl Into<Letterhead<'a>>,
    urls: &BTreeMap<Language, Urls>,
    theme: &Theme,
    findings: &mut Findings,
) -> Result<RenderedView, ThemeError> {
    let (language, everywhere) = (view.language(), urls);
    let urls = urls_of(everywhere, language);
    let locale = theme.locale(language);
    let mut links = Links::new(view, urls, locale);
    let mut texts: BTreeMap<PageId, Rendered> = BTreeMap::new();
    let mut files: BTreeMap<PageId, Vec<(AttachmentId, String)>> = BTreeMap::new();
    for (id, page) in view.pages() {
        links.from = Some(id);
        files.insert(id, record_files(page, &mut links));
        let Some(body) = view.body(page) else {
            continue;
        };
        let title = view.title(page).text;
        let render = match page.record {
            Record::Status(_) => markdown::render_entry,
            _ => markdown::render,
        };
        texts.insert(id, render(body, title, &mut links));
    }
    let anchors = Anchors {
        view,
        urls,
        locale,
        texts: &texts,
    };
    for anchor in std::mem::take(&mut links.anchors) {
        if let Some(finding) = anchors.check(anchor) {
            links.findings.push(finding);
        }
    }
    links.used.extend(logo_files(view));
    let attachments = links.used.iter().copied().collect();
    let charted = std::mem::take(&mut links.charted);
    let hidden = std::mem::take(&mut links.hidden);
    findings.extend(std::mem::take(&mut links.findings));
    let facts = Facts {
        view,
        urls,
        locale,
        notation: locale.notation(),
    };
    let mut writer = Pages {
        view,
        theme,
        urls,
        everywhere,
        facts,
        texts,
        files,
        letterhead: letterhead.into(),
        filters: BTreeMap::new(),
        offers: Offers::default(),
        bookings: view.bookings_by_document(),
    };
    let made = view.pages().flat_map(|(id, page)| writer.made(id, page));
    let made: Vec<MadeFile> = made.collect();
    writer.offers = Offers::of(&made);
    writer.filters = writer.filters();
    let frame = writer.frame();
    let mut pages = Vec::new();
    for (id, page) in view.pages() {
        let html = theme.page(view, &writer.context(&frame, id, page), findings)?;
        pages.extend(html.map(|html| (id, html)));
    }
    Ok(RenderedView {
        language: language.clone(),
        made,
        pages,
        attachments,
        charted,
        uses: links.uses,
        hidden,
    })
}

/// The files that a record names: a document's own, a budget's ledger.
fn record_files(page: &Page, links: &mut Links<'_, '_>) -> Vec<(AttachmentId, String)> {
    let body = page.body.as_ref();
    match &page.record {
        Record::Document(document) => document
            .all_files()
            .filter_map(|file| {
                let Some(body) = body else {
                    return links.dropped(file);
                };
                let mut typed = page.references.files.iter();
                let typed = typed.find(|typed| typed.value == file);
                links.offered(body, typed.map_or(0..0, |typed| typed.span.clone()), file)
            })
            .collect(),
        Record::Budget(_) => {
            let file = page.ledger.as_deref().zip(body);
            let own = file.and_then(|(file, body)| links.offered(body, 0..0, &format!("/{file}")));
            own.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Makes the contexts of a view's pages.
pub(super) struct Pages<'a, 'v> {
    pub(super) view: &'a View<'v>,
    pub(super) theme: &'a Theme,
    pub(super) urls: &'a Urls,
    pub(super) everywhere: &'a BTreeMap<Language, Urls>,
    pub(super) facts: Facts<'a, 'v>,
    pub(super) texts: BTreeMap<PageId, Rendered>,
    pub(super) files: BTreeMap<PageId, Vec<(AttachmentId, String)>>,
    pub(super) letterhead: Letterhead<'a>,
    /// What the entries of each timeline can be filtered by.
    pub(super) filters: BTreeMap<PageId, Vec<FilterChoice>>,
    /// What was made of figures.
    pub(super) offers: Offers,
    /// What was booked for each document, by its number.
    pub(super) bookings: BTreeMap<&'v str, Vec<PaperBooking<'v>>>,
}

impl<'v> Pages<'_, 'v> {
    fn context(&self, frame: &Frame, id: PageId, page: &'v Page) -> Context {
        let frame = frame.clone();
        let timeline = self.timeline_of(id);
        let entry = StatusEntry::of(id, page);
        let within = |folder: &str| {
            page.place() == folder
                || page
                    .place()
                    .strip_prefix(folder)
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        let people = self.people(page);
        Context {
            lang: self.view.language().as_str().to_owned(),
            languages: self.languages(id),
            site: SiteContext {
                title: self.letterhead.title.to_owned(),
            },
            agency: frame.agency,
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
            groups: match &page.record {
                Record::Folder
                    if timeline.is_none()
                        && people.is_none()
                        && !matches!(page.section, Section::Concepts | Section::Documents) =>
                {
                    self.groups(page)
                }
                Record::Tag(slug) => self.tagged(slug),
                _ => Vec::new(),
            },
            concept: self.concept(id, page),
            budget: self.budget(id, page),
            budgets: self.budgets(page),
            ledger: self.ledger(page),
            document: self.document(id, page),
            invoice: self.invoice(page),
            register: self.register(page),
            board: self.board(page),
            timeline,
            post: entry.map(|entry| self.post(&entry, false)),
            neighbours: entry.map(|entry| self.neighbours(&entry)),
            answering: self.answering(page),
            blocks: if matches!(page.record, Record::Home | Record::Project) {
                self.blocks(page)
            } else {
                Vec::new()
            },
            people,
            dates: self.dates(id, page),
            versions: self.versions(page),
            home: match page.record {
                Record::Home | Record::Project => Some(self.home(page)),
                _ => self.view.home_of(page).map(|(_, home)| self.home(home)),
            },
            source_date: frame.newest.map(|date| self.facts.day(date)),
        }
    }

    fn page(&self, id: PageId, page: &'v Page) -> PageContext {
        let text = self.texts.get(&id);
        let kind = page.record.kind();
        let facts = &self.facts;
        let lead = self.lead(page);
        PageContext {
            title: self.title(page),
            title_lang: self.title_lang(page),
            kind,
            kind_label: self.kind_label(page),
            url: self.url(id),
            language: self.view.text_language(page).as_str().to_owned(),
            date: self.when(page),
            updated: self.view.updated(page).map(|date| facts.day(date)),
            reviewed: page.common.reviewed.map(|date| facts.day(date)),
            freshness: self.freshness(page),
            author: self.view.author(page).map(|person| facts.someone(person)),
            owner: page
                .common
                .owner
                .as_deref()
                .map(|person| facts.someone(person)),
            tags: self.tags(page),
            events: self.events(id, page),
            draft: page.common.draft,
            summary: lead.map(|words| words.text.to_owned()),
            summary_lang: lead.and_then(|words| facts.lang_of(words.language)),
            translation: self.translation_note(id, page),
            html: text.map(|text| text.html.clone()).unwrap_or_default(),
            toc: text
                .map(|text| {
                    text.headings
                        .iter()
                        .filter(|heading| heading.level <= 3)
                        .map(TocEntry::of)
                        .collect()
                })
                .unwrap_or_default(),
            facts: facts.of_page(page),
            files: self.files_of(id),
            downloads: self.downloads(id, page),
            people: match &page.record {
                Record::Person(id) => {
                    let person = self.view.person(id);
                    person.map(|person| self.card(person)).into_iter().collect()
                }
                _ => Vec::new(),
            },
            versions: self.versions_note(page),
        }
    }

    pub(super) fn url(&self, id: PageId) -> String {
        self.urls.page(id).to_owned()
    }
}
