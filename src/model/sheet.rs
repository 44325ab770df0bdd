//! The sheet: where the portal or a project stands, what is needed and what comes next, on one page to print once a week.

use super::generated::generated;
use super::page::{Page, Record};
use super::places::PageId;
use super::project::Project;
use super::standing::parent;
use super::status::Scope;
use super::view::View;
use crate::config::Section;

/// The last part of the logical path of a sheet.
const NAME: &str = "~sheet";

/// A sheet for the portal and for each project, as soon as somebody has reported.
pub(super) fn sheet_pages(pages: &[Page], projects: &[Project]) -> Vec<Page> {
    let is_reported = |scope: Scope<'_>| {
        let mut entries = pages
            .iter()
            .filter(|page| matches!(page.record, Record::Status(_)));
        entries.any(|page| scope.holds(page))
    };
    let folders = projects.iter().map(|project| project.folder.as_str());
    let projects = folders.filter(|folder| is_reported(Scope::Project(folder)));
    let portal = Some("").filter(|_| is_reported(Scope::Portal));
    portal.into_iter().chain(projects).map(sheet).collect()
}

fn sheet(home: &str) -> Page {
    let project = Some(home).filter(|folder| !folder.is_empty());
    let path = path_of(home);
    let project = project.map(str::to_owned);
    generated(path, project, Section::Pages, String::new(), Record::Sheet)
}

fn path_of(home: &str) -> String {
    match home {
        "" => NAME.to_owned(),
        folder => format!("{folder}/{NAME}"),
    }
}

impl<'a> View<'a> {
    /// The home of the portal or project that a sheet is about.
    pub fn home_of(&self, sheet: &Page) -> Option<(PageId, &'a Page)> {
        let path = parent(&sheet.path).filter(|_| sheet.record == Record::Sheet)?;
        self.page_at(path)
    }

    /// The sheet of the portal or of a project.
    pub fn sheet_of(&self, home: &Page) -> Option<(PageId, &'a Page)> {
        self.page_at(&path_of(&home.path))
    }

    /// Whether a sheet has anything to tell its readers.
    pub(super) fn is_reported(&self, sheet: &Page) -> bool {
        let scope = sheet
            .project
            .as_deref()
            .map_or(Scope::Portal, Scope::Project);
        self.home_of(sheet).is_some() && !self.entries(scope).is_empty()
    }
}
