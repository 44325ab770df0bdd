//! The views of a portal, rendered: those that readers have, and one to check what nobody reads.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::urls;
use crate::diag::{Finding, Findings};
use crate::model::{AttachmentId, AudienceSet, PageId, Portal, Readers, Target, View, ViewSet};
use crate::render::{HiddenLink, Letterhead, RenderedView, Theme, ThemeError, render_view};
use crate::seal::PortalKeys;

/// What every view of a portal is rendered with.
#[derive(Clone, Copy)]
pub(super) struct Rendering<'a> {
    pub(super) portal: &'a Portal,
    pub(super) readers: &'a Readers,
    pub(super) theme: &'a Theme,
    pub(super) letterhead: Letterhead<'a>,
    /// Absent in a check, which makes no files and needs no address of any.
    pub(super) keys: Option<&'a PortalKeys>,
}

/// Every view of a portal in every language.
pub(super) struct Views {
    /// With what its readers may read.
    published: Vec<(AudienceSet, RenderedView)>,
    /// What has no reader is checked all the same, and never sealed.
    unread: Vec<RenderedView>,
}

impl Rendering<'_> {
    pub(super) fn views(self, findings: &mut Findings) -> Result<Views, ThemeError> {
        let mut views = Views {
            published: Vec::new(),
            unread: Vec::new(),
        };
        for readable in self.readers.views() {
            for rendered in self.view(&readable, findings)? {
                views.published.push((readable.clone(), rendered));
            }
        }
        if self.readers.leave_pages_unread(self.portal, findings) {
            let all = AudienceSet::new(self.portal.settings.audience_names());
            views.unread = self.view(&all, findings)?;
        }
        views.note_dead_ends(self.portal, findings);
        Ok(views)
    }

    /// A view in every language.
    fn view(
        self,
        readable: &AudienceSet,
        findings: &mut Findings,
    ) -> Result<Vec<RenderedView>, ThemeError> {
        let Self {
            portal,
            theme,
            letterhead,
            ..
        } = self;
        let urls = urls(portal, readable, self.keys);
        let view = View::of(portal, readable.clone());
        let languages = portal.settings.languages.iter();
        languages
            .map(|language| {
                let view = view.in_language(language);
                render_view(&view, letterhead, &urls, theme, findings)
            })
            .collect()
    }
}

impl Views {
    /// What is to be sealed.
    pub(super) fn published(&self) -> impl Iterator<Item = &RenderedView> + Clone {
        self.published.iter().map(|(_, rendered)| rendered)
    }

    /// What is to be sealed, with what its readers may read.
    pub(super) fn by_readers(&self) -> impl Iterator<Item = (&AudienceSet, &RenderedView)> {
        self.published
            .iter()
            .map(|(readable, view)| (readable, view))
    }

    fn all(&self) -> impl Iterator<Item = &RenderedView> + Clone {
        self.published().chain(&self.unread)
    }

    /// How many pages and attachments there are, in whichever view and language: of those that are published, or of all.
    pub(super) fn counts(&self, published: bool) -> (usize, usize) {
        let unread = self.unread.iter().filter(|_| !published);
        let views = self.published().chain(unread);
        let pages = views.clone().flat_map(|view| &view.pages);
        let pages: BTreeSet<PageId> = pages.map(|(id, _)| *id).collect();
        let attachments: BTreeSet<AttachmentId> = views
            .flat_map(|view| view.attachments.iter().copied())
            .collect();
        (pages.len(), attachments.len())
    }

    /// The attachments that some page shows or offers, each with the views in which it is.
    pub(super) fn attachments(&self) -> BTreeMap<AttachmentId, ViewSet> {
        let mut attachments: BTreeMap<AttachmentId, ViewSet> = BTreeMap::new();
        for (readable, rendered) in &self.published {
            for id in &rendered.attachments {
                attachments.entry(*id).or_default().insert(readable);
            }
        }
        attachments
    }

    /// The attachments that some page shows, offers or draws a chart of.
    pub(super) fn needed(&self) -> BTreeSet<AttachmentId> {
        let needed = |view: &RenderedView| {
            let used = view.attachments.iter().copied();
            used.chain(view.charted.iter().copied()).collect::<Vec<_>>()
        };
        self.all().flat_map(needed).collect()
    }

    /// Who may have each attachment: whoever may read one of the pages that use it.
    pub(super) fn file_readers(&self, portal: &Portal) -> BTreeMap<AttachmentId, AudienceSet> {
        let mut readers: BTreeMap<AttachmentId, AudienceSet> = BTreeMap::new();
        for (page, id) in self.all().flat_map(|view| &view.uses) {
            let of_page = portal.readers_of(*page);
            readers
                .entry(*id)
                .and_modify(|known| *known = known.or(of_page))
                .or_insert_with(|| of_page.clone());
        }
        readers
    }

    /// A link that some readers of its page cannot follow is text for them; one that none of them can follow is a slip.
    fn note_dead_ends(&self, portal: &Portal, findings: &mut Findings) {
        let sees = |(readable, rendered): &(AudienceSet, RenderedView), link: &HiddenLink| {
            let has = |page: PageId| rendered.pages.iter().any(|(id, _)| *id == page);
            has(link.from)
                && match &link.to {
                    Target::Page(id, _) => has(*id),
                    Target::Attachment(id) => readable.may_read(&portal.attachment(*id).audience),
                }
        };
        let hidden = self.published().flat_map(|view| &view.hidden);
        let dead = hidden.filter(|link| !self.published.iter().any(|view| sees(view, link)));
        let dead: Vec<Finding> = dead.map(|link| link.finding.clone()).collect();
        for finding in dead {
            findings.push(finding);
        }
    }
}
