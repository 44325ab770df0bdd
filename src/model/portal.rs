//! A portal: pages, people, projects and attachments, put together from what was read and checked as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::audience::AudienceSet;
use super::budget::Budget;
use super::concept::Concept;
use super::document::Document;
use super::page::{Body, Common, Page, Record, first_heading, title_of_stem};
use super::person::{PeopleFile, Person};
use super::places::{AttachmentId, PageId, Places};
use super::project::Project;
use super::references::References;
use super::standing::{Section, Standing, parent};
use super::status::Status;
use crate::config::{BookSettings, Fields, PortalSettings};
use crate::diag::{Finding, Findings, SourceText, did_you_mean};
use crate::load::{AttachmentFile, MarkdownFile, PortalSources};

/// An attachment: a file that pages can show or offer.
#[derive(Debug)]
pub struct Attachment {
    /// The logical path: what the address is made of.
    pub path: String,
    /// The file itself.
    pub file: AttachmentFile,
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
}

impl Portal {
    /// Puts a portal together. Everything wrong becomes a finding; `None` only when there is no `portal.toml`.
    pub fn from_sources(
        sources: PortalSources,
        book: &BookSettings,
        findings: &mut Findings,
    ) -> Option<Self> {
        let Some(settings_file) = &sources.settings else {
            let finding = Finding::file_error(
                "no-settings",
                sources.shown.clone(),
                "this folder has no `portal.toml`",
            );
            findings.push(finding.hint("add one that holds `name = \"…\"`"));
            return None;
        };
        let settings = PortalSettings::parse(settings_file, book, findings);
        let mut assembly = Assembly::new(&sources, settings, findings);
        assembly.take_people();
        assembly.take_projects();
        for file in &sources.pages {
            assembly.take_page(file);
        }
        assembly.add_folders_and_people();
        assembly.check_documents();
        let (settings, people, projects, mut pages) = (
            assembly.settings,
            assembly.people,
            assembly.projects,
            assembly.pages,
        );
        let (drafts, sources_of) = (assembly.drafts, assembly.source_of);
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        let attachments: Vec<Attachment> = sources
            .attachments
            .into_iter()
            .map(|file| Attachment {
                path: standing_of(&file.file, &projects).path,
                file,
                audience: AudienceSet::everyone(),
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
        };
        portal.places = portal.find_places(drafts);
        portal.attach_ledgers();
        portal.check_references(&sources_of, findings);
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

    /// Notes the files that no page shows or offers, which are not published.
    pub fn warn_of_unused(&self, used: &BTreeSet<AttachmentId>, findings: &mut Findings) {
        for (index, attachment) in self.attachments.iter().enumerate() {
            if !used.contains(&AttachmentId(index)) {
                let place = format!("{}/{}", self.shown, attachment.file.file);
                let finding = Finding::file_warning(
                    "unused-file",
                    place,
                    "no page links to this file, so it is not published",
                );
                findings.push(finding.hint("link to it, or move it out of the portal"));
            }
        }
    }

    fn find_places(&self, drafts: BTreeSet<String>) -> Places {
        let mut places = Places {
            drafts,
            ..Places::default()
        };
        for (index, page) in self.pages.iter().enumerate() {
            let id = PageId(index);
            if page.record.is_folder() {
                places.folders.insert(page.path.clone(), id);
            }
            if let Some(body) = &page.body {
                places.files.insert(body.file.clone(), id);
                let folder_or_stem = body
                    .file
                    .strip_suffix("/index.md")
                    .or_else(|| body.file.strip_suffix(".md"))
                    .unwrap_or(&body.file);
                places.name(folder_or_stem, id);
                places.name(
                    folder_or_stem.rsplit('/').next().unwrap_or(folder_or_stem),
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
            places.name(&page.title, id);
        }
        for (index, attachment) in self.attachments.iter().enumerate() {
            places
                .attachments
                .insert(attachment.file.file.clone(), AttachmentId(index));
        }
        places
    }

    /// A budget's ledger lies beside it under the same name.
    fn attach_ledgers(&mut self) {
        for page in &mut self.pages {
            if let (Record::Budget(_), Some(body)) = (&page.record, &page.body) {
                let stem = body.file.trim_end_matches(".md");
                page.ledger = ["csv", "xlsx", "ods"]
                    .iter()
                    .map(|ending| format!("{stem}.{ending}"))
                    .find(|file| self.places.attachments.contains_key(file));
            }
        }
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
        for page in &self.pages {
            let Some(body) = &page.body else { continue };
            PeopleFile::check_references(&body.source, &page.references, &known, findings);
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
            if let Some(source) = sources.get(&project.folder) {
                PeopleFile::check_references(source, &project.references, &known, findings);
            }
        }
    }
}

fn standing_of(file: &str, projects: &[Project]) -> Standing {
    Standing::of(file, |folder| {
        projects.iter().any(|project| project.folder == folder)
    })
}

/// A portal while it is being put together.
struct Assembly<'a> {
    sources: &'a PortalSources,
    findings: &'a mut Findings,
    settings: PortalSettings,
    people: Vec<Person>,
    projects: Vec<Project>,
    pages: Vec<Page>,
    drafts: BTreeSet<String>,
    /// Who already has a logical path, to name both sides of a clash.
    taken: BTreeMap<String, String>,
    /// The `project.toml` of each project.
    source_of: BTreeMap<String, Arc<SourceText>>,
    people_references: References,
}

impl<'a> Assembly<'a> {
    fn new(
        sources: &'a PortalSources,
        settings: PortalSettings,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            sources,
            findings,
            settings,
            people: Vec::new(),
            projects: Vec::new(),
            pages: Vec::new(),
            drafts: BTreeSet::new(),
            taken: BTreeMap::new(),
            source_of: BTreeMap::new(),
            people_references: References::default(),
        }
    }

    fn take_people(&mut self) {
        if let Some(source) = &self.sources.people {
            let file = PeopleFile::parse(source, self.findings);
            self.people = file.people;
            self.people_references = file.references;
        }
    }

    fn take_projects(&mut self) {
        for (folder, source) in &self.sources.projects {
            if folder.is_empty()
                || folder.contains('/')
                || Section::of_folder(folder) != Section::Pages
            {
                let finding = Finding::file_error(
                    "misplaced-project",
                    source.path(),
                    "a project cannot stand here",
                );
                self.findings.push(finding.hint("put `project.toml` into a folder directly inside the portal, such as `shop/project.toml`"));
                continue;
            }
            self.projects
                .push(Project::parse(folder, source, self.findings));
            self.source_of.insert(folder.clone(), Arc::clone(source));
        }
    }

    fn take_page(&mut self, file: &MarkdownFile) {
        let standing = standing_of(&file.file, &self.projects);
        let source = &file.text;
        let stem = file
            .file
            .rsplit('/')
            .next()
            .unwrap_or(&file.file)
            .trim_end_matches(".md");
        let mut references = References::default();
        let mut fields = Fields::new(source, &file.front.table, self.findings);
        let common = Common::take(&mut fields, &mut references, stem);
        let record = match standing.section {
            _ if standing.path.is_empty() => Record::Home,
            _ if standing.is_index && standing.is_top => Record::Project,
            _ if standing.is_index => Record::Folder,
            Section::Status => Record::Status(Status::take(&mut fields, &mut references)),
            Section::Concepts => Record::Concept(Concept::take(&mut fields, &mut references)),
            Section::Budget => Record::Budget(Budget::take(&mut fields, stem)),
            Section::Documents => Record::Document(Document::take(&mut fields, &mut references)),
            Section::People => {
                if !self.people.iter().any(|person| person.id == stem) {
                    self.people
                        .push(Person::take(&mut fields, &mut references, stem.to_owned()));
                }
                Record::Person(stem.to_owned())
            }
            Section::Pages => Record::Plain,
        };
        fields.finish();
        if let Record::Document(document) = &record {
            self.check_project(document, file);
        }
        if common.draft {
            self.drafts.insert(file.file.clone());
            return;
        }
        for path in std::iter::once(&standing.path).chain(&common.aliases) {
            if let Some(first) = self.taken.insert(path.clone(), file.file.clone()) {
                let message = format!("`{}` and `{first}` would have one address", file.file);
                let finding = Finding::file_error("same-address", source.path(), message);
                self.findings
                    .push(finding.hint("rename one of them, or take the alias away"));
                return;
            }
        }
        let title = self.title_of(&common, &record, file, stem);
        let audience = common
            .audience
            .as_ref()
            .map_or_else(AudienceSet::everyone, AudienceSet::new);
        let body = Some(Body {
            source: Arc::clone(source),
            range: file.front.body.clone(),
            file: file.file.clone(),
        });
        let Standing {
            project,
            section,
            path,
            ..
        } = standing;
        self.pages.push(Page {
            path,
            project,
            section,
            title,
            common,
            record,
            body,
            audience,
            references,
            ledger: None,
        });
    }

    fn title_of(
        &self,
        common: &Common,
        record: &Record,
        file: &MarkdownFile,
        stem: &str,
    ) -> String {
        let given = common
            .title
            .clone()
            .or_else(|| first_heading(&file.text.text()[file.front.body.clone()]));
        given.unwrap_or_else(|| match record {
            Record::Home => self.settings.name.clone(),
            Record::Project => self.project_title(file.file.split('/').next().unwrap_or_default()),
            Record::Person(id) => self
                .people
                .iter()
                .find(|person| person.id == *id)
                .map_or_else(String::new, |person| person.name.clone()),
            Record::Status(Status {
                headline: Some(headline),
                ..
            }) => headline.clone(),
            Record::Document(Document {
                number: Some(number),
                ..
            }) => number.clone(),
            Record::Folder => String::new(),
            _ => title_of_stem(stem),
        })
    }

    fn project_title(&self, folder: &str) -> String {
        self.projects
            .iter()
            .find(|project| project.folder == folder)
            .map_or_else(String::new, |project| project.title.clone())
    }

    fn check_project(&mut self, document: &Document, file: &MarkdownFile) {
        let Some(project) = &document.project else {
            return;
        };
        let known: Vec<&str> = self
            .projects
            .iter()
            .map(|known| known.folder.as_str())
            .collect();
        if !known.contains(&project.as_str()) {
            let span = file
                .front
                .table
                .get("project")
                .map_or(0..0, |node| node.span.clone());
            let hint = if known.is_empty() {
                "this portal has no projects".to_owned()
            } else {
                did_you_mean(project, known)
            };
            self.findings.push(
                Finding::error(
                    "unknown-project",
                    &file.text,
                    span,
                    format!("unknown project `{project}`"),
                )
                .hint(hint),
            );
        }
    }

    /// Every folder with pages in it has a page of its own, and so has every person, project and the portal.
    fn add_folders_and_people(&mut self) {
        if let Some(source) = &self.sources.people {
            let known: Vec<&str> = self
                .people
                .iter()
                .map(|person| person.id.as_str())
                .collect();
            PeopleFile::check_references(source, &self.people_references, &known, self.findings);
        }
        for person in &self.people {
            let path = format!("people/{}", person.id);
            if !self.taken.contains_key(&path) {
                self.taken.insert(path.clone(), "people.toml".to_owned());
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
            if self.pages.iter().any(|page| page.path == path) {
                continue;
            }
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
            self.pages
                .push(generated(path, project, section, title, record));
        }
    }

    /// A document's number is unique among those of its kind.
    fn check_documents(&mut self) {
        let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for page in &self.pages {
            if let (
                Record::Document(Document {
                    kind: Some(kind),
                    number: Some(number),
                    ..
                }),
                Some(body),
            ) = (&page.record, &page.body)
            {
                if let Some(first) = seen.insert((kind.word(), number), &body.file) {
                    let message = format!("the number `{number}` is used twice: also in `{first}`");
                    self.findings.push(
                        Finding::file_error("repeated-number", body.source.path(), message)
                            .hint("numbers are unique among documents of one kind"),
                    );
                }
            }
        }
    }
}

/// Whether a path is the folder of a section itself, not one inside it.
pub(super) fn is_section(path: &str, project: Option<&str>, section: Section) -> bool {
    let inner = project.map_or(path, |project| {
        path.strip_prefix(project)
            .unwrap_or(path)
            .trim_start_matches('/')
    });
    section.word() == Some(inner)
}

fn generated(
    path: String,
    project: Option<String>,
    section: Section,
    title: String,
    record: Record,
) -> Page {
    Page {
        path,
        project,
        section,
        title,
        common: Common::default(),
        record,
        body: None,
        audience: AudienceSet::everyone(),
        references: References::default(),
        ledger: None,
    }
}
