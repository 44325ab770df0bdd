//! Pages that nobody wrote, and that a portal has all the same: of folders, projects, people, and home.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::documents::{Found, Unwritten};
use super::super::generated::generated;
use super::super::page::{Record, title_of_stem};
use super::super::people::PeopleFile;
use super::super::standing::{is_section, parent};
use super::{Assembly, standing_of};
use crate::config::Section;
use crate::diag::{Finding, Findings, SourceText};
use crate::load::PortalSources;

impl Assembly<'_> {
    /// A file among the documents that no page names is a document by itself.
    pub(super) fn add_unwritten_documents(&mut self) {
        let standing = |file: &str| standing_of(file, &self.projects);
        let language = self.settings.language();
        let unwritten = self.papers.unwritten(self.sources, standing, language);
        for Unwritten {
            mut page,
            file,
            finding,
        } in unwritten
        {
            page.audience = self.rules.limits.of_file(&file);
            if let Some(first) = self.taken.insert(page.path.clone(), file.clone()) {
                let message = format!("`{file}` and `{first}` would have one address");
                let place = format!("{}/{file}", self.sources.shown);
                let finding = Finding::file_error("same-address", place, message);
                self.findings.push(finding.hint("rename one of them"));
                continue;
            }
            if let Some(finding) = finding {
                self.findings.push(finding);
            }
            if let Record::Document(document) = &page.record
                && let Some(invoice) = Found::of(self.sources, &file, document)
            {
                invoice.compare_files(self.findings);
            }
            self.pages.push(page);
        }
    }

    /// Every folder with pages in it has a page of its own, and so has every person, project and the portal.
    pub(super) fn add_folders_and_people(&mut self) {
        let is_whole = |source: &&Arc<SourceText>| !self.findings.is_unreadable(source.path());
        if let Some(source) = self.sources.people.as_ref().filter(is_whole) {
            let known: Vec<&str> = self
                .people
                .iter()
                .map(|person| person.id.as_str())
                .collect();
            PeopleFile::check_references(source, &self.people_references, &known, self.findings);
        }
        let mut written: BTreeSet<String> =
            self.pages.iter().map(|page| page.path.clone()).collect();
        for person in &self.people {
            let path = format!("people/{}", person.id);
            if written.insert(path.clone()) {
                check_aliases(&self.taken, &path, self.sources, self.findings);
                self.pages.push(generated(
                    path,
                    None,
                    Section::People,
                    person.name.clone(),
                    Record::Person(person.id.clone()),
                ));
            }
        }
        let mut missing: BTreeMap<String, (Option<String>, Section)> = BTreeMap::new();
        missing.insert(String::new(), (None, Section::Pages));
        for project in &self.projects {
            missing.insert(
                project.folder.clone(),
                (Some(project.folder.clone()), Section::Pages),
            );
        }
        // As soon as several projects have documents, there is one place for all of them.
        let of_projects: BTreeSet<&str> = self
            .pages
            .iter()
            .filter(|page| matches!(page.record, Record::Document(_)))
            .filter_map(|page| page.project.as_deref())
            .collect();
        if of_projects.len() > 1 {
            missing.insert("documents".to_owned(), (None, Section::Documents));
        }
        for page in &self.pages {
            let mut path = page.path.as_str();
            while let Some(up) = parent(path) {
                if !up.is_empty() {
                    missing
                        .entry(up.to_owned())
                        .or_insert_with(|| (page.project.clone(), page.section));
                }
                path = up;
            }
        }
        for (path, (project, section)) in missing {
            if written.contains(&path) {
                continue;
            }
            check_aliases(&self.taken, &path, self.sources, self.findings);
            let record = match &project {
                _ if path.is_empty() => Record::Home,
                Some(folder) if *folder == path => Record::Project,
                _ => Record::Folder,
            };
            let title = match record {
                Record::Home => self.settings.name.clone(),
                Record::Project => self.project_title(&path),
                // A section's name is localised where it is shown.
                _ if is_section(&path, project.as_deref(), section) => String::new(),
                _ => title_of_stem(path.rsplit('/').next().unwrap_or(&path)),
            };
            let mut page = generated(path, project, section, title, record);
            if page.record == Record::Project {
                page.audience = self.rules.limits.of_folder(&page.path);
            }
            self.pages.push(page);
        }
    }
}

/// No alias may be the address of a page that is made for a folder or a person.
fn check_aliases(
    taken: &BTreeMap<String, String>,
    path: &str,
    sources: &PortalSources,
    findings: &mut Findings,
) {
    let Some(file) = taken.get(path).and_then(|file| file.split('#').next()) else {
        return;
    };
    let place = format!("{}/{file}", sources.shown);
    let message = format!("the alias `{path}` is the address of a folder or a person");
    findings.push(Finding::file_error("same-address", place, message).hint("take the alias away"));
}
