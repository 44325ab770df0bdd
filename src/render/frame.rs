//! What is the same for every page of a view: the portal, its navigation and its projects.

use jiff::civil::Date;

use super::brand::customer_logo;
use super::context::brand::AgencyContext;
use super::context::{NavEntry, PortalContext, ProjectEntry};
use super::lists::{entry_kind, rank};
use super::pages::Pages;
use crate::config::{Choice, PortalKind, Section};
use crate::model::{Common, Project, Record, Scope};

/// What is the same for every page of a view.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) portal: PortalContext,
    pub(super) agency: AgencyContext,
    pub(super) nav: Vec<(String, NavEntry)>,
    pub(super) projects: Vec<(String, ProjectEntry)>,
    pub(super) newest: Option<Date>,
}

impl Pages<'_, '_> {
    pub(super) fn frame(&self) -> Frame {
        let settings = self.view.settings();
        let kind = <PortalKind as Choice>::ALL
            .iter()
            .find(|(_, kind)| *kind == settings.kind)
            .map_or("customer", |(word, _)| *word);
        Frame {
            portal: PortalContext {
                name: settings.name.clone(),
                kind,
                kind_label: self.facts.locale.text(&format!("portal-kind-{kind}")),
                home: self
                    .view
                    .page_at("")
                    .map_or_else(|| "index.html".to_owned(), |(id, _)| self.url(id)),
                zone: settings.time_zone.clone(),
                logo: customer_logo(self.view, self.urls),
            },
            agency: self
                .letterhead
                .inside(settings, self.view.language(), self.facts.locale),
            nav: self.nav(),
            projects: self.projects(),
            newest: self.newest_source(),
        }
    }

    /// The day of the newest source.
    pub(super) fn newest_source(&self) -> Option<Date> {
        let days = self.view.pages().filter_map(|(_, page)| {
            let Common { date, updated, .. } = page.common;
            date.max(updated).max(self.view.updated(page))
        });
        days.max()
    }

    fn nav(&self) -> Vec<(String, NavEntry)> {
        let mut entries = Vec::new();
        let folders = self
            .view
            .children("")
            .filter(|(_, page)| page.record == Record::Folder);
        let mut folders: Vec<_> = folders
            .map(|(id, page)| (id, page, self.label(page)))
            .collect();
        folders.sort_by(|(_, a, a_title), (_, b, b_title)| {
            rank(a.section)
                .cmp(&rank(b.section))
                .then_with(|| a_title.cmp(b_title))
        });
        for (id, page, title) in folders {
            let kind = entry_kind(page.section);
            let inside = self.view.descendants(&page.path);
            let count = match page.section {
                // Its timeline has the entries of projects too.
                Section::Status => self.view.entries(Scope::Portal).len(),
                _ => inside.filter(|(_, page)| page.record.is_content()).count(),
            };
            entries.push((
                page.path.clone(),
                NavEntry {
                    title,
                    lang: self.label_lang(page),
                    url: self.url(id),
                    kind,
                    current: false,
                    count: Some(count).filter(|count| *count > 0),
                },
            ));
        }
        if let Some((id, page)) = self.view.page_at("~dates") {
            let entry = NavEntry {
                title: self.label(page),
                lang: None,
                url: self.url(id),
                kind: "dates",
                current: false,
                count: None,
            };
            entries.push((page.path.clone(), entry));
        }
        entries
    }

    fn projects(&self) -> Vec<(String, ProjectEntry)> {
        let entry = |project: &Project| {
            let (id, page) = self.view.page_at(&project.folder)?;
            let count = self
                .view
                .descendants(&project.folder)
                .filter(|(_, page)| page.record.is_content())
                .count();
            let entry = ProjectEntry {
                title: self.label(page),
                lang: self.label_lang(page),
                url: self.url(id),
                current: false,
                summary: project.summary.clone(),
                count,
            };
            Some((project.folder.clone(), entry))
        };
        self.view.projects().filter_map(entry).collect()
    }
}
