//! A view: the portal with everything removed that its readers may not see, in one of its languages.
//!
//! Rendering gets a view and nothing else, so whatever it counts, lists or links is filtered already.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::audience::AudienceSet;
use super::dates::scope_of_dates;
use super::documents::Chains;
use super::page::{Page, Record};
use super::people::Person;
use super::places::{AttachmentId, BrokenLink, PageId, Places, Target};
use super::portal::{Attachment, Portal};
use super::project::Project;
use super::standing::{is_section, parent};
use super::status::{Chronicle, Scope, Timelines};
use super::tags::Tagged;
use crate::config::{Language, PortalSettings, Section};
use crate::diag::nearest;

/// The portal as one set of readers sees it.
pub struct View<'a> {
    pub(super) portal: &'a Portal,
    readable: AudienceSet,
    pub(super) pages: Vec<bool>,
    pub(super) chronicle: Arc<Chronicle<'a>>,
    pub(super) timelines: Arc<Timelines<'a>>,
    pub(super) tagged: Arc<Tagged>,
    pub(super) chains: Arc<Chains>,
    language: &'a Language,
}

/// What a link leads to, for the readers of a view.
pub enum Seen<'a> {
    /// A page, perhaps a heading on it.
    Page(PageId, &'a Page, Option<String>),
    /// An attachment.
    Attachment(AttachmentId, &'a Attachment),
    /// Something that is there, but not for these readers. What it is must not be told to them.
    Hidden(Target),
}

impl<'a> View<'a> {
    /// The portal for readers who belong to these audiences, in its default language.
    pub fn of(portal: &'a Portal, readable: AudienceSet) -> Self {
        let mut pages: Vec<bool> = portal
            .pages
            .iter()
            .map(|page| readable.may_read(&page.audience))
            .collect();
        // A folder that nobody wrote a text for is only there for what is in it.
        let mut filled: BTreeSet<&str> = BTreeSet::new();
        let mut filing: BTreeSet<&str> = BTreeSet::new();
        for (page, seen) in portal.pages.iter().zip(&pages) {
            let mut path = page.path.as_str();
            let counts = *seen && (page.body.is_some() || page.record.is_content());
            while let Some(up) = parent(path).filter(|_| counts) {
                filled.insert(up);
                path = up;
            }
            if *seen && matches!(page.record, Record::Status(_)) {
                // The portal's timeline has the entries of projects too.
                filled.insert("status");
            }
            if *seen && matches!(page.record, Record::Document(_)) {
                filing.extend(page.project.as_deref());
            }
        }
        if filing.len() > 1 {
            // And so has its register; of one project alone it would say nothing more.
            filled.insert("documents");
        }
        for (page, seen) in portal.pages.iter().zip(&mut pages) {
            let generated = page.body.is_none()
                && match page.record {
                    Record::Folder => true,
                    // A project that is only just beginning is empty for everybody.
                    Record::Project => {
                        let inside = |other: &Page| {
                            let is_list = !other.record.is_content() && !other.record.is_folder();
                            other.project.as_deref() == Some(&page.path) && !is_list
                        };
                        portal.pages.iter().filter(|other| inside(other)).count() > 1
                    }
                    _ => false,
                };
            *seen &= !generated || filled.contains(page.path.as_str());
        }
        let chronicle = Arc::new(Chronicle::of(portal, |id| pages[id.0]));
        let mut view = Self {
            portal,
            readable,
            pages,
            chronicle,
            timelines: Arc::default(),
            tagged: Arc::default(),
            chains: Arc::default(),
            language: portal.settings.language(),
        };
        view.timelines = Arc::new(Timelines::of(&view));
        view.tagged = Arc::new(Tagged::of(&view));
        view.chains = Arc::new(Chains::of(view.pages()));
        view.leave_out_empty_lists();
        view
    }

    /// A list is there for what its readers find on it.
    fn leave_out_empty_lists(&mut self) {
        let lists: Vec<PageId> = self
            .pages()
            .filter(|(id, page)| match &page.record {
                Record::Dates => self.dates(scope_of_dates(page)).is_empty(),
                Record::Topic(slug) => self.entries(Scope::Topic(slug)).is_empty(),
                Record::Archive(_) => !self.timelines.have(*id),
                Record::Tag(slug) => !self.tagged.have(slug),
                Record::Summary => self.summarised(page).is_none(),
                Record::Versions(path) => self.page_at(path).is_none(),
                Record::Ledger => self.budget_of(page).is_none(),
                Record::Sheet => !self.is_reported(page),
                _ => false,
            })
            .map(|(id, _)| id)
            .collect();
        for PageId(index) in lists {
            self.pages[index] = false;
        }
    }

    /// The same in another of the portal's languages. What readers may see does not depend on it.
    #[must_use]
    pub fn in_language(&self, language: &'a Language) -> Self {
        Self {
            portal: self.portal,
            readable: self.readable.clone(),
            pages: self.pages.clone(),
            chronicle: Arc::clone(&self.chronicle),
            timelines: Arc::clone(&self.timelines),
            tagged: Arc::clone(&self.tagged),
            chains: Arc::clone(&self.chains),
            language,
        }
    }

    /// The language of everything that this view shows, as far as it is there.
    pub fn language(&self) -> &'a Language {
        self.language
    }

    /// The audiences whose pages are in this view.
    pub fn readable(&self) -> &AudienceSet {
        &self.readable
    }

    /// The portal's settings.
    pub fn settings(&self) -> &'a PortalSettings {
        &self.portal.settings
    }

    /// The largest attachment allowed, in bytes.
    pub fn attachment_limit(&self) -> u64 {
        self.portal.attachment_limit
    }

    /// The pages, sorted by logical path.
    pub fn pages(&self) -> impl Iterator<Item = (PageId, &'a Page)> + Clone {
        let portal = self.portal;
        self.pages
            .iter()
            .enumerate()
            .filter(|(_, seen)| **seen)
            .map(move |(index, _)| (PageId(index), &portal.pages[index]))
    }

    /// The page of a logical path.
    pub fn page_at(&self, path: &str) -> Option<(PageId, &'a Page)> {
        let id = self.portal.page_id(path)?;
        self.pages[id.0].then(|| (id, &self.portal.pages[id.0]))
    }

    /// A page of this view by its number.
    pub fn page(&self, id: PageId) -> &'a Page {
        assert!(self.pages[id.0], "numbers of pages come from the view");
        &self.portal.pages[id.0]
    }

    /// The pages directly inside a folder.
    pub fn children(&self, folder: &str) -> impl Iterator<Item = (PageId, &'a Page)> {
        self.pages()
            .filter(move |(_, page)| parent(&page.path) == Some(folder))
    }

    /// The pages anywhere inside a folder.
    pub fn descendants(&self, folder: &str) -> impl Iterator<Item = (PageId, &'a Page)> {
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        self.pages()
            .filter(move |(_, page)| page.path.starts_with(&prefix) && !page.path.is_empty())
    }

    /// Whether a page is a section's own folder, which has a localised name.
    pub fn is_section(&self, page: &Page) -> bool {
        is_section(&page.path, page.project.as_deref(), page.section)
    }

    /// Everybody whom its readers may know of: those of `people.toml`, and those whose own page they may read.
    pub fn people(&self) -> impl Iterator<Item = &'a Person> {
        let people = self.portal.people.iter();
        people.filter(|person| self.knows(person))
    }

    /// A person by id.
    pub fn person(&self, id: &str) -> Option<&'a Person> {
        self.people().find(|person| person.id == id)
    }

    /// Whether its readers may know of a person.
    pub(super) fn knows(&self, person: &Person) -> bool {
        let page = person.page.as_deref();
        page.is_none_or(|path| self.page_at(path).is_some())
    }

    /// The projects whose home is in this view.
    pub fn projects(&self) -> impl Iterator<Item = &'a Project> {
        self.portal
            .projects
            .iter()
            .filter(|project| self.page_at(&project.folder).is_some())
    }

    /// What a path typed in a file means to these readers.
    ///
    /// # Errors
    /// When it leads nowhere for anybody.
    pub fn find(&self, from: &str, typed: &str) -> Result<Seen<'a>, BrokenLink> {
        self.places()
            .find(from, typed)
            .map(|target| self.see(target))
    }

    /// The page that somebody names from outside the portal: by its path, or as a link in a file at the top would.
    ///
    /// # Errors
    /// When there is no such page.
    pub fn page_called(&self, typed: &str) -> Result<PageId, BrokenLink> {
        let path = typed.trim_matches('/');
        if let Some((id, _)) = self.page_at(path) {
            return Ok(id);
        }
        match self.find("index.md", &format!("/{path}")) {
            Ok(Seen::Page(id, _, _)) => Ok(id),
            Ok(Seen::Attachment(..) | Seen::Hidden(_)) => Err(BrokenLink {
                message: format!("`{typed}` is no page"),
                hint: "name a page, as links in the portal do".to_owned(),
            }),
            Err(_) => {
                let bare = path.strip_suffix(".md").unwrap_or(path);
                let known = self.pages().map(|(_, page)| page.path.as_str());
                Err(BrokenLink {
                    message: format!("there is no page `{typed}`"),
                    hint: match nearest(bare, known) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "name it as links in the portal do, such as `concepts/relaunch.md`"
                            .to_owned(),
                    },
                })
            }
        }
    }

    /// What a wiki link means to these readers.
    ///
    /// # Errors
    /// When no page or more than one has that name.
    pub fn find_wiki(&self, from: &str, typed: &str) -> Result<Seen<'a>, BrokenLink> {
        self.places()
            .find_wiki(from, typed)
            .map(|target| self.see(target))
    }

    /// A file of the portal, by its path, if these readers may have it.
    pub fn file(&self, file: &str) -> Option<(AttachmentId, &'a Attachment)> {
        let mut files = self.portal.attachments();
        let (id, found) = files.find(|(_, attachment)| attachment.file.file == file)?;
        self.readable
            .may_read(&found.audience)
            .then_some((id, found))
    }

    /// The path of an attachment inside the portal.
    pub fn attachment_name(&self, id: AttachmentId) -> &'a str {
        &self.portal.attachments[id.0].file.file
    }

    /// An attachment as findings name it.
    pub fn attachment_place(&self, id: AttachmentId) -> String {
        format!("{}/{}", self.portal.shown, self.attachment_name(id))
    }

    /// The size of an attachment in bytes.
    pub fn attachment_size(&self, id: AttachmentId) -> u64 {
        self.portal.attachments[id.0].file.size
    }

    pub(super) fn places(&self) -> &'a Places {
        &self.portal.places
    }

    pub(super) fn see(&self, target: Target) -> Seen<'a> {
        match target {
            Target::Page(id, fragment) if self.pages[id.0] => {
                Seen::Page(id, &self.portal.pages[id.0], fragment)
            }
            Target::Attachment(id)
                if self
                    .readable
                    .may_read(&self.portal.attachments[id.0].audience) =>
            {
                Seen::Attachment(id, &self.portal.attachments[id.0])
            }
            hidden => Seen::Hidden(hidden),
        }
    }
}

impl Portal {
    /// The page of a logical path, whoever may read it.
    pub(super) fn page_id(&self, path: &str) -> Option<PageId> {
        let found = self
            .pages
            .binary_search_by(|page| page.path.as_str().cmp(path));
        found.ok().map(PageId)
    }

    /// An attachment by its number.
    pub fn attachment(&self, id: AttachmentId) -> &Attachment {
        &self.attachments[id.0]
    }

    /// Every attachment with its number.
    pub fn attachments(&self) -> impl Iterator<Item = (AttachmentId, &Attachment)> {
        self.attachments
            .iter()
            .enumerate()
            .map(|(index, attachment)| (AttachmentId(index), attachment))
    }

    /// Whether a page has figures that readers may want to reckon with.
    pub fn has_figures(&self, id: PageId) -> bool {
        let page = &self.pages[id.0];
        match page.record {
            Record::Budget(_) | Record::Ledger => true,
            Record::Folder => matches!(page.section, Section::Budget | Section::Documents),
            _ => false,
        }
    }

    /// Who may read a page.
    pub fn readers_of(&self, id: PageId) -> &AudienceSet {
        &self.pages[id.0].audience
    }

    /// The file that a page was written in, relative to the portal's folder.
    pub fn file_of(&self, id: PageId) -> Option<&str> {
        let body = self.pages[id.0].body.as_ref();
        body.map(|body| body.file.as_str())
    }

    /// Every page's number, in the order of the logical paths.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.pages.len()).map(PageId)
    }

    /// The logical paths of a page: its own and its aliases.
    pub fn paths(&self, id: PageId) -> impl Iterator<Item = &str> {
        let page = &self.pages[id.0];
        std::iter::once(page.path.as_str()).chain(page.common.aliases.iter().map(String::as_str))
    }

    /// The same in one of the portal's languages. In all but the default one they lie in a folder that no file can lie in; it is called
    /// by the language alone, so that a region may change.
    pub fn paths_in(&self, id: PageId, language: &Language) -> impl Iterator<Item = Cow<'_, str>> {
        let is_default = language == self.settings.language();
        let folder = format!("~language/{}", language.primary());
        self.paths(id).map(move |path| match is_default {
            true => Cow::Borrowed(path),
            false => Cow::Owned(format!("{folder}/{path}")),
        })
    }
}
