//! A portal: pages, people, projects and attachments, put together from what was read and checked as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::assembly::{Assembled, assemble, standing_of};
use super::audience::AudienceSet;
use super::concept::{self, Succession};
use super::documents::reconcile;
use super::limits::Limits;
use super::page::Page;
use super::people::{self, PeopleFile, Person};
use super::places::{AttachmentId, PageId, Places};
use super::project::Project;
use super::status::Threads;
use super::translations::{Translation, without_language};
use super::{budget, dates, documents, freshness};
use crate::config::{BookSettings, PortalSettings};
use crate::diag::{Finding, Findings, SourceText};
use crate::load::{AttachmentFile, InvoiceFile, PortalSources, TableText};

/// An attachment: a file that pages can show or offer.
#[derive(Debug)]
pub struct Attachment {
    /// The logical path: what the address is made of.
    pub path: String,
    /// The file itself.
    pub file: AttachmentFile,
    /// What it says, if it is a `.csv` file.
    pub table: Option<TableText>,
    /// What it says, if it is an electronic invoice among documents.
    pub invoice: Option<InvoiceFile>,
    /// Who may read it.
    pub audience: AudienceSet,
}

/// One customer's room.
#[derive(Debug)]
pub struct Portal {
    /// The folder's name, which is public.
    pub folder: String,
    /// The folder as findings name it.
    pub shown: String,
    /// The checked `portal.toml`.
    pub settings: PortalSettings,
    /// Everybody, in the order of `people.toml`.
    pub people: Vec<Person>,
    /// The projects, sorted by folder.
    pub projects: Vec<Project>,
    /// The largest attachment allowed, in bytes.
    pub attachment_limit: u64,
    pub(super) pages: Vec<Page>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) places: Places,
    pub(super) threads: Threads,
    pub(super) succession: Succession,
    pub(super) limits: Limits,
}

impl Portal {
    /// Puts a portal together. Everything wrong becomes a finding; `None` only when there is no `portal.toml`. What is found may depend
    /// on `today`; the portal itself does not.
    pub fn from_sources(
        sources: PortalSources,
        book: &BookSettings,
        today: Date,
        findings: &mut Findings,
    ) -> Option<Self> {
        let Some(settings_file) = &sources.settings else {
            if findings.is_unreadable(&format!("{}/portal.toml", sources.shown)) {
                return None;
            }
            let finding = Finding::file_error(
                "no-settings",
                sources.shown.clone(),
                "this folder has no `portal.toml`",
            );
            findings.push(finding.hint("add one that holds `name = \"…\"`"));
            return None;
        };
        let settings = PortalSettings::parse(settings_file, book, findings);
        let Assembled {
            settings,
            people,
            projects,
            mut pages,
            drafts,
            project_files,
            gatherings,
            limits,
        } = assemble(&sources, settings, today, findings);
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        let (mut tables, mut invoices) = (sources.tables, sources.invoices);
        let attachments: Vec<Attachment> = sources
            .attachments
            .into_iter()
            .map(|file| Attachment {
                path: standing_of(&file.file, &projects).path,
                table: tables.remove(&file.file),
                invoice: invoices.remove(&file.file),
                audience: limits.of_file(&file.file),
                file,
            })
            .collect();
        let mut portal = Self {
            folder: sources.folder,
            shown: sources.shown,
            settings,
            people,
            projects,
            attachment_limit: book.attachment_limit,
            pages,
            attachments,
            places: Places::default(),
            threads: Threads::default(),
            succession: Succession::default(),
            limits,
        };
        portal.places = portal.find_places(drafts, &gatherings);
        portal.check_attachments(findings);
        portal.check_readers_of_invoices(findings);
        portal.check_references(&project_files, findings);
        portal.threads = Threads::of(&portal, findings);
        portal.succession = concept::check(&portal, &sources.pages, today, findings);
        people::check(&portal, &sources.pages, today, findings);
        freshness::check(&portal, &sources.pages, today, findings);
        dates::check(&portal, findings);
        let ledgers = &sources.ledgers;
        budget::check(&portal, &sources.pages, ledgers, today, findings);
        documents::check(&portal, &sources.pages, findings);
        reconcile(&portal, &sources.pages, ledgers, findings);
        Some(portal)
    }

    /// Everybody's id.
    pub fn people_ids(&self) -> Vec<&str> {
        self.people
            .iter()
            .map(|person| person.id.as_str())
            .collect()
    }

    /// Notes that no passphrase opens this portal.
    pub fn nobody_can_open(&self, findings: &mut Findings) {
        let person = self.people.first().map_or("PERSON", |person| &person.id);
        let finding = Finding::file_error(
            "nobody-can-open",
            self.shown.clone(),
            "nobody has a passphrase for this portal",
        );
        findings.push(finding.hint(format!(
            "run `extranet access add {} {person}`",
            self.folder
        )));
    }

    /// Notes the files that no page shows, offers or draws a chart of, which are not published.
    pub fn warn_of_unused(&self, used: &BTreeSet<AttachmentId>, findings: &mut Findings) {
        for (index, attachment) in self.attachments.iter().enumerate() {
            if used.contains(&AttachmentId(index)) {
                continue;
            }
            let file = attachment.file.file.as_str();
            let finding = self.stray_ledger(file).unwrap_or_else(|| {
                let message = "no page links to this file, so it is not published";
                let place = format!("{}/{file}", self.shown);
                let finding = Finding::file_warning("unused-file", place, message);
                finding.hint("link to it, or move it out of the portal")
            });
            findings.push(finding);
        }
    }

    fn find_places(
        &self,
        drafts: BTreeSet<String>,
        gatherings: &BTreeMap<String, Vec<String>>,
    ) -> Places {
        let mut places = Places {
            drafts,
            ..Places::default()
        };
        for (index, page) in self.pages.iter().enumerate() {
            let id = PageId(index);
            if page.record.is_folder() {
                places.folders.insert(page.path.clone(), id);
            }
            for translation in &page.translations {
                places.files.insert(translation.body.file.clone(), id);
                if let Some(title) = &translation.title {
                    places.name(title, id);
                }
            }
            if let Some(body) = &page.body {
                places.files.insert(body.file.clone(), id);
                let (name, language) = without_language(&body.file, &self.settings);
                if language.is_some() {
                    // Unless a file is really called so.
                    let unsaid = name.clone().into_owned();
                    places.files.entry(unsaid).or_insert(id);
                }
                let folder_or_stem = name
                    .strip_suffix("/index.md")
                    .or_else(|| name.strip_suffix(".md"))
                    .unwrap_or(&name);
                places.name(folder_or_stem, id);
                places.name(
                    folder_or_stem
                        .rsplit(['/', '#'])
                        .next()
                        .unwrap_or(folder_or_stem),
                    id,
                );
                // A folder is linked to by its real name, which need not be its logical one.
                let mut file = body.file.as_str();
                while let Some((folder, _)) = file.rsplit_once('/') {
                    let logical = standing_of(&format!("{folder}/index.md"), &self.projects).path;
                    if let Ok(found) = self
                        .pages
                        .binary_search_by(|other| other.path.cmp(&logical))
                    {
                        places
                            .folders
                            .entry(folder.to_owned())
                            .or_insert(PageId(found));
                    }
                    file = folder;
                }
            }
            // A list is called like what it lists, and must not take a name from a page that somebody wrote.
            if page.record.is_content() || page.record.is_folder() {
                places.name(&page.title, id);
            }
        }
        for (path, files) in gatherings {
            let Some((id, file)) = self.page_id(path).zip(files.first()) else {
                continue;
            };
            let (name, _) = without_language(file, &self.settings);
            let stem = name.rsplit('/').next().unwrap_or(&name);
            places.name(stem.trim_end_matches(".md"), id);
            for file in files {
                places.files.insert(file.clone(), id);
            }
            places.gatherings.insert(id, file.clone());
            places.files.entry(name.into_owned()).or_insert(id);
        }
        for (index, attachment) in self.attachments.iter().enumerate() {
            places
                .attachments
                .insert(attachment.file.file.clone(), AttachmentId(index));
        }
        places
    }

    /// Two files have one address when their folders are the same section in two languages.
    fn check_attachments(&self, findings: &mut Findings) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for attachment in &self.attachments {
            let file = attachment.file.file.as_str();
            if let Some(first) = seen.insert(&attachment.path, file) {
                let message = format!("`{file}` and `{first}` would have one address");
                let finding =
                    Finding::file_error("same-address", format!("{}/{file}", self.shown), message);
                findings.push(finding.hint("rename one of them"));
            }
        }
    }

    /// Whether somebody is missing cannot be said while the file of people is broken.
    pub fn knows_its_people(&self, findings: &Findings) -> bool {
        !findings.is_unreadable(&format!("{}/people.toml", self.shown))
    }

    fn check_references(
        &self,
        sources: &BTreeMap<String, Arc<SourceText>>,
        findings: &mut Findings,
    ) {
        let known: Vec<&str> = self
            .people
            .iter()
            .map(|person| person.id.as_str())
            .collect();
        let knows_people = self.knows_its_people(findings);
        for page in &self.pages {
            let Some(body) = &page.body else { continue };
            if knows_people {
                PeopleFile::check_references(&body.source, &page.references, &known, findings);
                for Translation {
                    body, references, ..
                } in &page.translations
                {
                    PeopleFile::check_references(&body.source, references, &known, findings);
                }
            }
            for reference in &page.references.files {
                if let Err(broken) = self.places.find(&body.file, &reference.value) {
                    findings.push(
                        Finding::error(
                            "broken-link",
                            &body.source,
                            reference.span.clone(),
                            broken.message,
                        )
                        .hint(broken.hint),
                    );
                }
            }
        }
        for project in &self.projects {
            if let Some(source) = sources.get(&project.folder).filter(|_| knows_people) {
                PeopleFile::check_references(source, &project.references, &known, findings);
            }
        }
    }
}
